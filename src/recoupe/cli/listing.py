"""`recoupe list`: what the store holds."""

from collections.abc import Callable, Iterable
from typing import Final

import click
import msgspec

from recoupe.api import open_collection
from recoupe.cli.options import json_option, store_option, tongue_option
from recoupe.cli.output import print_json, print_table
from recoupe.export.words import head, word
from recoupe.model.vocabulary import Tongue
from recoupe.store.view import View

Row = tuple[object, ...]
CLOSED: Final = frozenset({"basis", "modality", "status"})
"""Columns whose values are words of closed lists."""


def _documents(view: View) -> Iterable[Row]:
    return ((d.id, d.published, d.outlet, d.title or d.path) for d in view.documents())


def _dossiers(view: View) -> Iterable[Row]:
    return (
        (
            d.id,
            f"{d.grade.reliability}{d.grade.credibility}",
            d.independent("supports"),
            d.independent("denies"),
            d.claim,
        )
        for d in view.dossiers()
    )


def _claims(view: View) -> Iterable[Row]:
    return ((c.document, c.chain.ultimate.name, c.basis, c.modality, c.text) for c in view.claims())


def _events(view: View) -> Iterable[Row]:
    for analysis in view.analyses():
        for event in analysis.events:
            sides = (", ".join(party.text for party in side) for side in (event.actors, event.recipients))
            yield (analysis.document.id, event.date, event.type, event.mode, event.status, *sides)


def _rejections(view: View) -> Iterable[Row]:
    return ((r.path, r.code, r.detail) for r in view.rejections())


LISTS: Final[dict[str, tuple[tuple[str, ...], Callable[[View], Iterable[Row]]]]] = {
    "documents": (("id", "published", "outlet", "title"), _documents),
    "dossiers": (("id", "grade", "for", "against", "claim"), _dossiers),
    "claims": (("document", "source", "basis", "modality", "words"), _claims),
    "events": (("document", "date", "type", "mode", "status", "actors", "recipients"), _events),
    "rejections": (("path", "code", "detail"), _rejections),
}


@click.command("list")
@click.argument("what", type=click.Choice(list(LISTS)), default="documents")
@store_option
@json_option
@tongue_option
def command(what: str, store: str | None, *, as_json: bool, tongue: Tongue) -> None:
    """List the documents (or dossiers, claims, events, rejections) of the store."""
    columns, rows_of = LISTS[what]
    with open_collection(store, create=False) as collection:
        rows = list(rows_of(collection.view))
    if as_json:
        print_json(msgspec.to_builtins([dict(zip(columns, row, strict=True)) for row in rows]))
    else:
        names = (head(each, tongue) for each in columns)
        print_table(head(what, tongue), names, (_worded(columns, row, tongue) for row in rows))


def _worded(columns: Iterable[str], row: Row, tongue: Tongue) -> Row:
    """Return a row with the values of closed lists as words."""
    cells = zip(columns, row, strict=True)
    return tuple(word(str(cell), tongue) if name in CLOSED and cell else cell for name, cell in cells)
