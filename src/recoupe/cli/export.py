"""`recoupe export`: what the store holds, as a table for other programs."""

import sys
from pathlib import Path
from typing import get_args

import click

from recoupe.api import open_collection
from recoupe.cli.options import store_option
from recoupe.errors import UsageError
from recoupe.export.files import whole_file
from recoupe.export.sheets import SHEETS
from recoupe.export.writers import WRITERS, Kind


@click.command("export")
@click.argument("what", type=click.Choice(list(SHEETS)))
@store_option
@click.option("--format", "kind", type=click.Choice(get_args(Kind)), help="[as the file's name says, else csv]")
@click.option(
    "--output", metavar="FILE", type=click.Path(path_type=Path), help="Write it there; what is there is replaced."
)
def command(what: str, store: str | None, *, kind: Kind | None, output: Path | None) -> None:
    """Write the documents (claims, dossiers, origins, figures, events) of the store as CSV, JSON Lines or Parquet."""
    chosen = kind or _by_name(output)
    if chosen == "parquet" and output is None and sys.stdout.isatty():
        raise UsageError("Parquet is nothing for the screen: name a file with --output.")
    sheet = SHEETS[what]
    with open_collection(store, create=False) as collection:
        rows = sheet.rows(collection.store)
        if output is None:
            WRITERS[chosen](sheet.header, rows, sys.stdout.buffer)
            return
        with whole_file(output) as out:
            WRITERS[chosen](sheet.header, rows, out)


def _by_name(output: Path | None) -> Kind:
    """Return the format that a file's name asks for, CSV for none. Raises ``UsageError`` for another name."""
    ending = output.suffix.lstrip(".").lower() if output else "csv"
    for each in WRITERS:
        if each == ending:
            return each
    raise UsageError(f"Say with --format what “{output}” is to be: {', '.join(WRITERS)}.")
