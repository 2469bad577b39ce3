"""`recoupe add`: read files or folders into the store."""

from collections import Counter
from typing import Final

import click

from recoupe.api import Added, open_collection
from recoupe.cli.options import REFUSED, json_option, paths_argument, store_option
from recoupe.cli.output import print_json, print_nothing, print_refusal, progress_bar

INTERRUPTED: Final = 130
"""Exit status after Ctrl-C, as shells have it."""


@click.command("add")
@paths_argument
@store_option
@json_option
@click.pass_context
def command(ctx: click.Context, paths: tuple[str, ...], store: str | None, *, as_json: bool) -> None:
    """Read files, folders or standard input (-) into the store, then cross-check.

    Adding the same document again changes nothing. What can't be read is stored as a rejection with its code; the rest
    goes on, and the exit status is 2, as it is where there is nothing to read. After Ctrl-C, the same command goes on.
    """
    try:
        with open_collection(store) as collection, progress_bar() as tell:
            added = collection.add(paths, tell)
    except KeyboardInterrupt:
        click.echo("recoupe: interrupted. What was read is kept; the same command goes on from there.", err=True)
        ctx.exit(INTERRUPTED)
    for rejection in added.rejections:
        print_refusal(rejection)
    nothing = not (added.new or added.known or added.rejections)
    if nothing:
        print_nothing(paths)
    if as_json:
        print_json(_summary(added))
    else:
        click.echo(_sentence(added))
    if added.rejections or nothing:
        ctx.exit(REFUSED)


def _summary(added: Added) -> dict[str, object]:
    return {
        "new": added.new,
        "known": added.known,
        "passages": dict(sorted(added.passages.items())),
        "rejections": [{"path": r.path, "code": r.code, "detail": r.detail} for r in added.rejections],
    }


def _sentence(added: Added) -> str:
    codes = Counter(rejection.code for rejection in added.rejections)
    passages, refused = _counts(added.passages), _counts(codes)
    return f"{added.new} new documents{passages}, {added.known} known already, {codes.total()} refused{refused}."


def _counts(counts: Counter[str]) -> str:
    return f" ({', '.join(f'{name} {count}' for name, count in sorted(counts.items()))})" if counts else ""
