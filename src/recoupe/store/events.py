"""What the judgement of events reads and keeps: event mentions of all documents in brief, and the events themselves."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    RowMapping,
    Select,
    and_,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
)

from recoupe.model.judgement import Derivation, Event, SharedPassage
from recoupe.model.vocabulary import EventStatus, EventType, SourceKind
from recoupe.store import schema as s
from recoupe.store.columns import row
from recoupe.store.engine import reading, writing

TAKEN: Final = ("reprint", "partial", "rewrite", "cites")
"""Relations in which a document has what it tells from another one."""
FLAT: Final = tuple(str(each.name) for each in s.events.columns)
MARK: Final = "events"
DAY: Final = len("2024-08-04")
YEAR: Final = len("2024")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event mention in brief, with who tells it.

    ``start`` is the trigger's; parties are (country, sector, actor); ``source`` is the kind, name and actor of the one
    whose words it stands in, None where the document tells it itself; ``spot`` the registry's id of the place.
    """

    document: str
    position: int
    start: int
    type: EventType
    status: EventStatus
    mode: str | None
    contexts: tuple[str, ...]
    date: str | None
    place: str | None
    historical: bool
    published: str | None
    outlet: str | None
    actors: tuple[tuple[str | None, str | None, str | None], ...]
    recipients: tuple[tuple[str | None, str | None, str | None], ...]
    source: tuple[SourceKind, str | None, str | None] | None
    spot: str | None = None


class Events:
    """The events of a store: read, replaced, looked for."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def told(self, types: Collection[str] | None = None) -> list[Told]:
        """Return all event mentions (of some types), by document and in reading order."""
        query = _mentions()
        if types is not None:
            query = query.where(s.event_mentions.c.type.in_(sorted(types)))
        with reading(self._engine) as connection:
            sides = _parties(connection, types)
            rows = connection.execute(query).mappings().all()
            spots = _spots(connection, {each["document"] for each in rows if each["place"]})
            return [_told(each, sides, spots) for each in rows]

    def types_in(self, documents: Collection[str]) -> set[str]:
        """Return the types of the events that documents tell."""
        e, found = s.event_mentions.c, set[str]()
        with reading(self._engine) as connection:
            for some in s.slices(documents):
                found.update(connection.scalars(select(e.type).where(e.document.in_(some)).distinct()))
        return found

    def mark(self) -> str | None:
        """Return under which conditions all events were drawn, None where some may be missing."""
        with reading(self._engine) as connection:
            return connection.scalar(select(s.meta.c.value).where(s.meta.c.name == MARK))

    def forget_mark(self) -> None:
        """Note that events may be missing until they are replaced."""
        with writing(self._engine) as connection:
            connection.execute(delete(s.meta).where(s.meta.c.name == MARK))

    def taken(self) -> list[Derivation]:
        """Return what documents have from each other, with the words that they share; the reasons are left out."""
        d = s.derivations
        query = (
            select(d.c.document, d.c.parent, d.c.kind, d.c.shared)
            .join(s.lineages, s.lineages.c.document == d.c.document)
            .where(s.lineages.c.relation.in_(TAKEN))
            .order_by(d.c.document, d.c.parent, d.c.kind)
        )
        with reading(self._engine) as connection:
            return [_derivation(each) for each in connection.execute(query).mappings()]

    def replace(self, events: Iterable[Event], types: Collection[str] | None = None, mark: str = "") -> None:
        """Put these in the place of all events (of some types); what is the same stays untouched."""
        new = {each.id: each for each in events}
        known = {each.id: each for each in self.find(types=types)}
        gone = [key for key, each in known.items() if new.get(key) != each]
        rows = _rows(each for key, each in new.items() if known.get(key) != each)
        with writing(self._engine) as connection:
            for some in s.slices(gone):
                connection.execute(delete(s.events).where(s.events.c.id.in_(some)))
            for table, values in rows.items():
                if values:
                    connection.execute(insert(table), values)
            connection.execute(delete(s.meta).where(s.meta.c.name == MARK))
            connection.execute(insert(s.meta).values(name=MARK, value=mark))

    def find(
        self,
        *,
        party: str | None = None,
        other: str | None = None,
        document: str | None = None,
        types: Collection[str] | None = None,
        period: tuple[str | None, str | None] = (None, None),
    ) -> list[Event]:
        """Return events by id: those of a party (id, state and sector, or country), with another, of a document.

        Of a ``period`` (EDTF, None is open) all that may lie in it; ``crosscheck.network.within`` tells for sure.
        """
        query = select(s.events)
        for each in (party, other):
            if each is not None:
                query = query.where(_has(each))
        if document is not None:
            told = s.event_tellings
            query = query.where(exists().where(told.c.event == s.events.c.id, told.c.document == document))
        if types is not None:
            query = query.where(s.events.c.type.in_(sorted(types)))
        query = query.where(*_begun(*period))
        with reading(self._engine) as connection:
            return _events(connection, query.order_by(s.events.c.id))

    def published(self) -> Counter[str]:
        """Return how many documents were published on each day."""
        day = func.substr(s.documents.c.published, 1, DAY)
        with reading(self._engine) as connection:
            rows = connection.execute(select(day, func.count()).where(day.is_not(None)).group_by(day))
            return Counter({str(key): number for key, number in rows})


def _begun(since: str | None, until: str | None) -> Iterator[ColumnElement[bool]]:
    """Yield what the begin of an event's date must be; one that tells no day may begin before the period does."""
    begin, wide = func.coalesce(s.events.c.date, s.events.c.told), func.length(s.events.c.date) != DAY
    if since:
        yield or_(
            begin >= since[:DAY], and_(wide, begin >= since[:YEAR]), s.events.c.date.contains("/"), begin.is_(None)
        )
    if until:
        yield or_(begin <= f"{until[:DAY]}~", begin.is_(None))


def _has(party: str) -> Any:
    side = s.event_sides
    return exists().where(side.c.event == s.events.c.id, or_(side.c.key == party, side.c.country == party))


def _mentions() -> Select[Any]:
    e, d, a = s.event_mentions, s.documents, s.attributions
    said = (a.c.document == e.c.document) & (a.c.position == e.c.attribution)
    own = (
        e.c.document,
        e.c.position,
        e.c.type,
        e.c.status,
        e.c.mode,
        e.c.contexts,
        e.c.date,
        e.c.place,
        e.c.historical,
    )
    whose = (a.c.source_kind, a.c.source_resolved, a.c.source_text, a.c.source_actor)
    return (
        select(*own, e.c.trigger_start, d.c.published, d.c.outlet, *whose)
        .join(d, d.c.id == e.c.document)
        .outerjoin(a, said)
        .order_by(e.c.document, e.c.position)
    )


def _parties(
    connection: Connection, types: Collection[str] | None
) -> Mapping[tuple[str, int, str], list[tuple[str | None, str | None, str | None]]]:
    p = s.event_parties
    found = defaultdict[tuple[str, int, str], list[tuple[str | None, str | None, str | None]]](list)
    columns = (p.c.document, p.c.event, p.c.side, p.c.country, p.c.sector, p.c.actor)
    query = select(*columns).order_by(*p.primary_key)
    if types is not None:
        e = s.event_mentions.c
        here = (e.document == p.c.document) & (e.position == p.c.event)
        query = query.join(s.event_mentions, here).where(e.type.in_(sorted(types)))
    for document, event, side, *party in connection.execute(query):
        found[document, event, side].append((party[0], party[1], party[2]))
    return found


def _spots(connection: Connection, documents: Collection[str]) -> dict[tuple[str, str], str]:
    """Return what the names of places mean in their documents: the registry's ids, the first that is known."""
    m, found = s.mentions.c, dict[tuple[str, str], str]()
    for some in s.slices(documents):
        query = select(m.document, m.text, m.actor).where(m.document.in_(some), m.label == "LOC", m.actor.is_not(None))
        for document, text, actor in connection.execute(query.order_by(m.document, m.position)):
            found.setdefault((document, text), actor)
    return found


def _told(
    found: RowMapping, sides: Mapping[tuple[str, int, str], list[Any]], spots: Mapping[tuple[str, str], str]
) -> Told:
    kind = found["source_kind"]
    return Told(
        document=found["document"],
        position=found["position"],
        start=found["trigger_start"],
        type=found["type"],
        status=found["status"],
        mode=found["mode"],
        contexts=tuple(found["contexts"]),
        date=found["date"],
        place=found["place"],
        historical=found["historical"],
        published=found["published"],
        outlet=found["outlet"],
        actors=tuple(sides.get((found["document"], found["position"], "actor"), ())),
        recipients=tuple(sides.get((found["document"], found["position"], "recipient"), ())),
        source=(kind, found["source_resolved"] or found["source_text"], found["source_actor"]) if kind else None,
        spot=spots.get((found["document"], found["place"] or "")),
    )


def _derivation(found: RowMapping) -> Derivation:
    shared = tuple(SharedPassage(**each) for each in found["shared"])
    return Derivation(document=found["document"], parent=found["parent"], kind=found["kind"], reasons=(), shared=shared)


def _rows(events: Iterable[Event]) -> dict[Any, list[dict[str, Any]]]:
    rows: dict[Any, list[dict[str, Any]]] = {s.events: [], s.event_sides: [], s.event_tellings: []}
    for event in events:
        rows[s.events].append(row(event, without=s.EVENT_PARTS))
        for field, side in s.SIDES.items():
            parties = enumerate(getattr(event, field))
            rows[s.event_sides] += [row(each, event=event.id, side=side, position=place) for place, each in parties]
        told = enumerate(event.mentions)
        rows[s.event_tellings] += [row(each, event=event.id, position=place) for place, each in told]
    return rows


def _events(connection: Connection, query: Select[Any]) -> list[Event]:
    """Return the events of a query, converted together: a network is made of tens of thousands."""
    found: list[dict[str, Any]] = [dict(zip(FLAT, each, strict=True)) for each in connection.execute(query)]
    parts: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for some in s.slices([each["id"] for each in found]):
        for key, part in _event_parts(connection, some):
            parts[key].append(part)
    for each in found:
        each.update({name: parts.get((each["id"], name), ()) for name in s.EVENT_PARTS})
    events: list[Event] = msgspec.convert(found, list[Event])
    return events


def _event_parts(connection: Connection, ids: list[str]) -> Iterator[tuple[tuple[str, str], dict[str, Any]]]:
    """Yield parties and tellings of events with the field that they belong to."""
    names = {side: name for name, side in s.SIDES.items()}
    t, e = s.event_sides, s.event_tellings
    sides = select(t.c.event, t.c.side, t.c.key, t.c.country, t.c.sector).where(t.c.event.in_(ids))
    for event, side, key, country, sector in connection.execute(sides.order_by(*t.primary_key)):
        yield (event, names[side]), {"key": key, "country": country, "sector": sector}
    told = select(e.c.event, e.c.document, e.c.mention, e.c.status).where(e.c.event.in_(ids))
    for event, document, mention, status in connection.execute(told.order_by(*e.primary_key)):
        yield (event, "mentions"), {"document": document, "mention": mention, "status": status}
