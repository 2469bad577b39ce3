"""`recoupe lineage`: who copied, rewrote, cited or denied whom."""

import click
from rich.markup import escape

from recoupe.api import open_collection
from recoupe.cli.options import json_option, store_option, tongue_option
from recoupe.cli.output import console, print_json
from recoupe.cli.show import label
from recoupe.model.codec import said
from recoupe.model.vocabulary import Tongue
from recoupe.store.view import View


@click.command("lineage")
@store_option
@json_option
@tongue_option
def command(store: str | None, *, as_json: bool, tongue: Tongue) -> None:
    """Show each document's relation to the others, its parents, and whether it credits its source."""
    with open_collection(store, create=False) as collection:
        if as_json:
            print_json({"documents": _public(collection.view)})
        else:
            _show(collection.view, tongue)


def _public(view: View) -> dict[str, object]:
    return {
        key: {"relation": each.relation, "parents": each.parents, "credit": each.credit}
        for key, each in view.lineages().items()
    }


def _show(view: View, tongue: Tongue) -> None:
    documents = {document.id: document for document in view.documents()}
    found = view.lineages()
    out = console()
    for key in sorted(found, key=lambda each: (documents[each].published or "9999", each)):
        lineage = found[key]
        parents = "; ".join(label(parent, documents) for parent in lineage.parents)
        source = f" of {escape(parents)}" if parents else ""
        credit = " (credited)" if lineage.credit and parents else ""
        out.print(f"{escape(label(key, documents))}: [bold]{lineage.relation}[/]{source}{credit}")
        for reason in lineage.reasons:
            out.print(f"   · {escape(said(reason, tongue))} [dim]{escape(f'[{reason.rule}]')}[/]")
