"""`recoupe demo`: all of it on the bundled sample collection."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import click

from recoupe.api import example_paths, open_collection
from recoupe.cli.options import tongue_option
from recoupe.cli.output import progress_bar
from recoupe.cli.serve import port_option, serve
from recoupe.cli.show import show_dossier
from recoupe.model.vocabulary import Tongue

STATEMENT: Final = "La Mauritanie a cédé le port de Ras Selma au groupe norvégien Fjordal."


@click.command("demo")
@click.option("--keep", type=click.Path(dir_okay=False), help="Keep the store in this file.")
@click.option("--serve", "as_pages", is_flag=True, help="Show it as web pages too, until Ctrl-C.")
@port_option
@tongue_option
def command(keep: str | None, *, as_pages: bool, port: int, tongue: Tongue) -> None:
    """Read a bundled affair (invented outlets and people) and show the dossier on its main claim."""
    with TemporaryDirectory() as folder:
        store = keep or str(Path(folder) / "demo.db")
        with open_collection(store) as collection:
            with progress_bar() as tell:
                added = collection.add(example_paths(), tell)
            click.echo(f"recoupe add examples  →  {added.new} documents, {sum(added.passages.values())} passages")
            click.echo(f"recoupe check “{STATEMENT}”\n")
            found = collection.check(STATEMENT)
            documents = {document.id: document for document in collection.view.documents()}
        show_dossier(found[0], documents, tongue)
        if as_pages:
            serve(store, port=port)
