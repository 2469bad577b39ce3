"""`recoupe dossier`: one dossier whole."""

import click

from recoupe.api import open_collection
from recoupe.cli.options import json_option, store_option, tongue_option
from recoupe.cli.output import print_json
from recoupe.cli.show import show_dossier
from recoupe.model.codec import public_dossier
from recoupe.model.vocabulary import Tongue


@click.command("dossier")
@click.argument("key", metavar="ID")
@store_option
@json_option
@tongue_option
def command(key: str, store: str | None, *, as_json: bool, tongue: Tongue) -> None:
    """Show the dossier ID (its beginning is enough) with everything that supports it."""
    with open_collection(store, create=False) as collection:
        dossier = collection.dossier(key)
        documents = {document.id: document for document in collection.view.documents_of(dossier.documents)}
    if as_json:
        print_json(public_dossier(dossier))
    else:
        show_dossier(dossier, documents, tongue)
