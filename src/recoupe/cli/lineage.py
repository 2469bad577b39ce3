"""`recoupe lineage`: who copied, rewrote, cited or denied whom."""

import click
from rich.markup import escape

from recoupe.api import open_collection
from recoupe.cli.options import json_option, store_option, tongue_option
from recoupe.cli.output import console, print_json
from recoupe.cli.show import Documents, label
from recoupe.export.words import word
from recoupe.model.codec import said
from recoupe.model.judgement import Lineage
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
        colon = "\u00a0: " if tongue == "fr" else ": "
        out.print(f"{escape(label(key, documents))}{colon}{_relation(lineage, documents, tongue)}")
        for reason in lineage.reasons:
            out.print(f"   · {escape(said(reason, tongue))} [dim]{escape(f'[{reason.rule}]')}[/]")


def _relation(lineage: Lineage, documents: Documents, tongue: Tongue) -> str:
    """Return what a document is to its parents, and whether it names them."""
    relation = f"[bold]{word(lineage.relation, tongue)}[/]"
    if not lineage.parents:
        return relation
    french, names = tongue == "fr", (escape(label(parent, documents)) for parent in lineage.parents)
    parents = ("\u202f; " if french else "; ").join(names)
    between = " — " if french else " " if lineage.relation == "denies" else " of "
    credit = (" (source nommée)" if french else " (credited)") if lineage.credit else ""
    return f"{relation}{between}{parents}{credit}"
