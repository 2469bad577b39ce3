"""`recoupe check`: who says a statement, who denies it, how many origins there are."""

import sys
from typing import Final

import click

from recoupe.api import open_collection
from recoupe.cli.options import json_option, store_option, tongue_option
from recoupe.cli.output import print_json
from recoupe.cli.show import show_dossier
from recoupe.model.codec import public_dossier
from recoupe.model.vocabulary import Tongue

STDIN: Final = "-"
NOTHING: Final[dict[Tongue, str]] = {
    "fr": "Rien dans la collection n’en parle.",
    "en": "Nothing in the collection speaks to this.",
}


def read_words() -> str:
    """Return the words on standard input, which are UTF-8; what is not becomes the replacement character."""
    return sys.stdin.buffer.read().decode("utf-8-sig", "replace")


@click.command("check")
@click.argument("statement")
@store_option
@json_option
@tongue_option
@click.option("--all", "everything", is_flag=True, help="Show every dossier that answers, not the best alone.")
def command(statement: str, store: str | None, *, as_json: bool, tongue: Tongue, everything: bool) -> None:
    """Show who says STATEMENT (- reads standard input), who denies it, and how many independent origins there are."""
    if statement == STDIN:
        statement = read_words()
    with open_collection(store, create=False) as collection:
        found = collection.check(statement)
        named = {key for each in found for key in each.documents}
        documents = {document.id: document for document in collection.view.documents_of(named)}
    if as_json:
        print_json({"query": statement, "dossiers": [public_dossier(dossier) for dossier in found]})
        return
    if not found:
        click.echo(NOTHING[tongue])
    for dossier in found if everything else found[:1]:
        show_dossier(dossier, documents, tongue)
