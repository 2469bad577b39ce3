"""`recoupe judge`: people's decisions, which are kept with author and day and can be taken back."""

from typing import Final, cast

import click

from recoupe.api import Collection, open_collection
from recoupe.cli.options import json_option, store_option
from recoupe.cli.output import print_json, print_table
from recoupe.errors import UsageError
from recoupe.model.judgement import Judgement
from recoupe.model.vocabulary import JudgementKind

COLUMNS: Final = ("id", "day", "author", "kind", "subject", "object", "value", "note", "in force")
MOST: Final = 4
"""Words of a judgement: kind, subject, object, value."""


@click.command("judge")
@click.argument("words", nargs=-1, metavar="[KIND SUBJECT [OBJECT] [VALUE] | ID]")
@click.option("--list", "mode", flag_value="list", help="Show all judgements and which are in force.")
@click.option("--undo", "mode", flag_value="undo", help="Take the judgement ID back.")
@click.option("--author", default="", metavar="NAME", help="Who decides so; every judgement is signed.")
@click.option("--note", default="", help="Why.")
@store_option
@json_option
def command(
    words: tuple[str, ...], *, mode: str | None, author: str, note: str, store: str | None, as_json: bool
) -> None:  # fmt: skip
    """Judge what a claim, dossier, source or actor is; KIND is one of docs/grading.md."""
    with open_collection(store, create=False) as collection:
        if mode == "list":
            _show(collection, as_json=as_json)
            return
        made = _judged(collection, words, mode, author=author, note=note)
    if as_json:
        print_json({"id": made.id, "judgement": made})
    else:
        click.echo(f"{made.id}: {' '.join(filter(None, (made.kind, made.subject, made.object, made.value)))}")


def _judged(collection: Collection, words: tuple[str, ...], mode: str | None, *, author: str, note: str) -> Judgement:
    if mode == "undo" and len(words) == 1:
        return collection.undo(words[0], author=author, note=note)
    if mode == "undo" or not 1 < len(words) <= MOST:
        raise UsageError("Say what is judged: `recoupe judge KIND SUBJECT [OBJECT] [VALUE] --author NAME`.")
    kind, subject, other, value = (*words, "", "")[:MOST]
    return collection.judge(cast("JudgementKind", kind), subject, other, author=author, note=note, value=value)


def _show(collection: Collection, *, as_json: bool) -> None:
    valid = {each.id for each in collection.judgements()}
    every = collection.judgements(undone=True)
    if as_json:
        print_json([{"id": each.id, "judgement": each, "in_force": each.id in valid} for each in every])
        return
    rows = (
        (j.id, j.made[:10], j.author, j.kind, j.subject, j.object, j.value, j.note, "yes" if j.id in valid else "")
        for j in every
    )
    print_table("judgements", COLUMNS, rows)
