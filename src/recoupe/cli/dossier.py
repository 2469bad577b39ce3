"""`recoupe dossier`: one dossier whole, on the screen or as a report."""

import sys
from pathlib import Path
from typing import get_args

import click

from recoupe.api import open_collection
from recoupe.cli.options import json_option, store_option, tongue_option
from recoupe.cli.output import print_json
from recoupe.cli.show import show_dossier
from recoupe.errors import UsageError
from recoupe.export.files import Format, write
from recoupe.model.codec import public_dossier
from recoupe.model.vocabulary import Tongue


@click.command("dossier")
@click.argument("key", metavar="ID")
@store_option
@json_option
@tongue_option
@click.option("--format", "kind", type=click.Choice(get_args(Format)), help="Write a report to file or send instead.")
@click.option(
    "--output", metavar="FILE", type=click.Path(path_type=Path), help="Write it there; what is there is replaced."
)
def command(
    key: str, store: str | None, *, as_json: bool, tongue: Tongue, kind: Format | None, output: Path | None
) -> None:
    """Show the dossier ID (its beginning is enough) with everything that supports it."""
    if as_json and (kind is not None or output is not None):
        raise UsageError("--json prints the dossier for a program; --format and --output write a report: ask for one.")
    with open_collection(store, create=False) as collection:
        if kind is not None or output is not None:
            _deliver(collection.report(key, kind or _by_name(output), tongue=tongue), output)
            return
        dossier = collection.dossier(key)
        documents = {document.id: document for document in collection.view.documents_of(dossier.documents)}
    if as_json:
        print_json(public_dossier(dossier))
    else:
        show_dossier(dossier, documents, tongue)


def _by_name(output: Path | None) -> Format:
    """Return the format that a file's name asks for. Raises ``UsageError`` for a name that asks for none."""
    ending = output.suffix.lstrip(".").lower() if output else ""
    for each in get_args(Format):
        if each == ending:
            return each  # type: ignore[no-any-return]  # get_args is not typed
    raise UsageError(f"Say with --format what “{output}” is to be: {', '.join(get_args(Format))}.")


def _deliver(report: bytes, output: Path | None) -> None:
    if output is not None:
        write(output, report)
    elif report.startswith(b"%PDF") and sys.stdout.isatty():
        raise UsageError("A PDF is nothing for the screen: name a file with --output.")
    else:
        sys.stdout.buffer.write(report)
