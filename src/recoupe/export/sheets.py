"""What a store holds, as tables: each with a header and a stream of rows."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from recoupe.export.table import Cell, Table
from recoupe.model.judgement import Event, EventParty
from recoupe.store.store import Store

Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A kind of table: its header, and what yields its rows from a store, in the order of ids."""

    header: tuple[str, ...]
    rows: Callable[[Store], Iterator[Row]]

    def table(self, store: Store) -> Table:
        """Return the whole table of a store."""
        return Table(header=self.header, rows=tuple(self.rows(store)))


def _documents(store: Store) -> Iterator[Row]:
    lineages = store.view().lineages()
    for each in store.view().documents():
        found = lineages.get(each.id)
        relation, parents = (found.relation, " ".join(found.parents)) if found else (None, "")
        yield each.id, each.outlet, each.published, each.title, each.url, each.language, relation, parents


def _claims(store: Store) -> Iterator[Row]:
    for each in store.view().claims():
        who = each.chain.ultimate
        via = " › ".join(link.name for link in each.chain.links)
        said = (who.name, who.kind, who.actor, each.basis, each.modality, each.polarity, via)
        yield each.id, each.document, each.passage, each.start, each.end, each.text, *said, each.rule


def _dossiers(store: Store) -> Iterator[Row]:
    for each in store.view().dossiers():
        grade = (each.grade.reliability, each.grade.credibility)
        counts = (each.independent("supports"), each.independent("denies"), len(each.documents))
        yield each.id, each.claim, *grade, *counts


def _origins(store: Store) -> Iterator[Row]:
    for dossier in store.view().dossiers():
        for each in dossier.origins:
            reasons = " ".join(reason.detail for reason in each.reasons)
            yield (
                dossier.id, each.stance, each.label, each.kind, int(each.independent), each.document, each.retracted_by,
                reasons,
            )  # fmt: skip


def _figures(store: Store) -> Iterator[Row]:
    for dossier in store.view().dossiers():
        for each in dossier.figures:
            yield dossier.id, each.document, each.low, each.high, each.unit


def _events(store: Store) -> Iterator[Row]:
    return (event_row(each) for each in store.events().find())


def event_row(event: Event) -> Row:
    """Return an event under the header of the sheet of events."""
    told = (len({each.document for each in event.mentions}), event.origins, event.denials)
    where = (event.place, event.spot)
    parties = (_keys(event.actors), _keys(event.recipients))
    kind = (event.type, event.mode, event.status, event.cameo, event.score)
    return (event.id, event.date, event.told, *kind, *parties, *where, *told)


def _keys(parties: tuple[EventParty, ...]) -> str:
    return " ".join(each.key for each in parties)


SHEETS: Final[Mapping[str, Sheet]] = {
    "documents": Sheet(
        ("id", "outlet", "published", "title", "url", "language", "relation", "parents"), _documents
    ),
    "claims": Sheet(
        ("id", "document", "passage", "start", "end", "text", "source", "source_kind", "source_actor", "basis",
         "modality", "polarity", "chain", "rule"),
        _claims,
    ),
    "dossiers": Sheet(
        ("id", "claim", "reliability", "credibility", "independent_for", "independent_against", "documents"), _dossiers
    ),
    "origins": Sheet(
        ("dossier", "stance", "label", "kind", "independent", "document", "retracted_by", "reasons"), _origins
    ),
    "figures": Sheet(("dossier", "document", "low", "high", "unit"), _figures),
    "events": Sheet(
        ("id", "date", "told", "type", "mode", "status", "cameo", "score", "actors", "recipients", "place", "spot",
         "documents", "origins", "denials"),
        _events,
    ),
}  # fmt: skip
