"""`recoupe lineage`: who copied, rewrote, cited or denied whom."""

import click

from recoupe.api import open_collection
from recoupe.cli.options import json_option, store_option
from recoupe.cli.output import print_json, print_table
from recoupe.store.view import View


@click.command("lineage")
@store_option
@json_option
def command(store: str | None, *, as_json: bool) -> None:
    """Show each document's relation to the others, its parents, and whether it credits its source."""
    with open_collection(store, create=False) as collection:
        if as_json:
            print_json({"documents": _public(collection.view)})
        else:
            _show(collection.view)


def _public(view: View) -> dict[str, object]:
    return {
        key: {"relation": each.relation, "parents": each.parents, "credit": each.credit}
        for key, each in view.lineages().items()
    }


def _show(view: View) -> None:
    documents = {document.id: document for document in view.documents()}
    rows = []
    for key, each in sorted(view.lineages().items(), key=lambda pair: documents[pair[0]].published or ""):
        document = documents[key]
        parents = ", ".join(documents[parent].outlet or parent for parent in each.parents)
        reasons = " ".join(reason.detail for reason in each.reasons)
        rows.append((document.published, document.outlet or document.title or key, each.relation, parents, reasons))
    print_table("Lineage", ("date", "document", "relation", "from", "because"), rows)
