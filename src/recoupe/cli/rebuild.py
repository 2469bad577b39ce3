"""`recoupe rebuild`: recompute lineage and dossiers from what is stored."""

import click

from recoupe.api import open_collection
from recoupe.cli.options import store_option
from recoupe.cli.output import progress_bar


@click.command("rebuild")
@store_option
def command(store: str | None) -> None:
    """Recompute lineage and dossiers from the stored documents and the human decisions, with the same result."""
    with open_collection(store, create=False) as collection, progress_bar() as tell:
        collection.rebuild(tell)
        counts = collection.view.counts()
    click.echo(f"{counts.get('documents', 0)} documents, {counts.get('dossiers', 0)} dossiers.")
