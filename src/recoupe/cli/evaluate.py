"""`recoupe eval`: score the program against the gold, and hold the floors."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from recoupe.api import analyses, open_collection, read_document
from recoupe.cli.options import json_option
from recoupe.cli.output import print_json, print_table
from recoupe.evaluate.corpus import gold_folder
from recoupe.evaluate.gate import check, raise_floors, read_floors
from recoupe.evaluate.report import Report, evaluate
from recoupe.evaluate.table import HEADER, table, to_json
from recoupe.model.analysis import Analysis
from recoupe.model.document import Document
from recoupe.model.judgement import Dossier, Lineage


class Program:
    """What the gold is given to: the program as users run it."""

    def annotate(self, path: Path) -> Iterable[Analysis]:
        """Return the analyses of a collection."""
        return (outcome for outcome in analyses([str(path)]) if isinstance(outcome, Analysis))

    def read(self, path: Path) -> Document:
        """Return the document of a page."""
        return read_document(path)

    def story(self, path: Path, statements: Sequence[str]) -> tuple[Iterable[Lineage], Mapping[str, Sequence[Dossier]]]:
        """Return the lineage of a story and the dossiers of each statement, from an empty store."""
        with TemporaryDirectory() as folder, open_collection(str(Path(folder) / "story.db")) as collection:
            collection.add([str(path)])
            return list(collection.view.lineages().values()), {text: collection.check(text) for text in statements}


@click.command("eval")
@click.argument("sets", nargs=-1)
@click.option("--gate", is_flag=True, help="Fail (status 1) where a score is under its floor.")
@click.option("--raise-floors", "raising", is_flag=True, help="Pin the floors just under today's scores; none sinks.")
@click.option("--errors", type=int, default=0, metavar="N", help="List the first N mistakes of each set.")
@json_option
@click.pass_context
def command(
    ctx: click.Context, sets: tuple[str, ...], *, gate: bool, raising: bool, errors: int, as_json: bool
) -> None:
    """Score the program against the gold: all of it, or the named SETS (press, structure, lineage-2…)."""
    report = evaluate(sets, Program())
    if raising:
        raise_floors(report, gold_folder())
    _print(report, errors, as_json=as_json)
    failures = check(report, read_floors(gold_folder())) if gate else []
    for failure in failures:
        click.echo(f"gate: {failure.sentence}", err=True)
    if failures:
        ctx.exit(1)


def _print(report: Report, errors: int, *, as_json: bool) -> None:
    if as_json:
        print_json(to_json(report))
        return
    print_table("Scores", HEADER, table(report, read_floors(gold_folder()).floors))
    for name, mistakes in report.mistakes.items():
        for mistake in mistakes[:errors]:
            click.echo(f"{name}: {mistake}")
