"""What answers a question under limits, and how the answers spread: the queries behind a search page."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final, Literal

from sqlalchemy import ColumnElement, Connection, Select, Table, exists, func, select

from recoupe.model.vocabulary import Credibility, EventType, SourceKind
from recoupe.store import schema as s
from recoupe.store.search import search_index

POOL: Final = 200
"""Answers that are found for a question, best first; pages and facets are cut from them."""
LAST: Final = "~"
"""Sorts after every digit and sign of EDTF: the end of a period holds all that begins so."""
Part = Literal["passages", "claims"]
TABLES: Final[dict[Part, Table]] = {"passages": s.passages, "claims": s.claims}


MOST: Final = 12
"""Values of a facet that are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What answers are held to: period (EDTF, both ends included), outlet, actor, event type, source kind, grade."""

    since: str | None = None
    until: str | None = None
    outlet: str | None = None
    actor: str | None = None
    event: EventType | None = None
    source: SourceKind | None = None
    grade: Credibility | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A passage or claim that answers: its number in the index, its place, its words."""

    number: int
    document: str
    position: int
    start: int
    end: int
    text: str
    kind: str
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """One value of a facet and how many answers have it."""

    value: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """The numbers of what answers a question, best first; ``more`` where there are others."""

    numbers: tuple[int, ...] = ()
    more: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """How the answers of a pool spread."""

    outlet: tuple[Counted, ...] = ()
    actor: tuple[Counted, ...] = ()
    event: tuple[Counted, ...] = ()
    source: tuple[Counted, ...] = ()
    grade: tuple[Counted, ...] = ()
    year: tuple[Counted, ...] = ()


def best(connection: Connection, table: Table, words: list[str], filters: Filters, *, every: bool) -> list[int]:
    """Return the numbers of the rows with every word, or with any, best first; the latest first for no words."""
    held = _held(table, filters)
    if words:
        index = search_index(connection, table)
        hits = index.hits(words, every=every)
        query = select(hits.c.number).order_by(hits.c.score.desc(), hits.c.number)
        if held:
            query = query.join(table, table.c.number == hits.c.number)
    else:
        published = s.documents.c.published
        query = select(table.c.number).order_by(
            published.is_(None), published.desc(), s.documents.c.id, table.c.position
        )
    if held or not words:
        query = query.join(s.documents, s.documents.c.id == table.c.document).where(*held)
    return list(connection.scalars(query.limit(POOL + 1)))


def _held(table: Table, filters: Filters) -> list[ColumnElement[bool]]:
    """Return the conditions that filters put on a passage or claim."""
    published, c = s.documents.c.published, table.c
    conditions: dict[str, Callable[[Any], ColumnElement[bool]]] = {
        "since": lambda since: published >= since,
        "until": lambda until: published <= until + LAST,
        "outlet": lambda outlet: s.documents.c.outlet == outlet,
        "actor": lambda actor: exists().where(*_inside(s.mentions, c, "start"), s.mentions.c.actor == actor),
        "event": lambda event: exists().where(
            *_inside(s.event_mentions, c, "trigger_start"), s.event_mentions.c.type == event
        ),
        "source": lambda kind: exists().where(*_sourced(table), s.claim_sources.c.kind == kind),
        "grade": lambda grade: exists().where(*_graded(table), s.dossiers.c.grade_credibility == grade),
    }
    given = {name: getattr(filters, name) for name in conditions}
    return [conditions[name](value) for name, value in given.items() if value]


def _inside(found: Table, unit: Any, start: str) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions that hold for records that begin inside a passage or claim."""
    return found.c.document == unit.document, found.c[start] >= unit.start, found.c[start] < unit.stop


def _sourced(table: Table) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions that hold for the last link of the chain of a claim, or of a passage's claims."""
    own, told = s.claims.alias(), s.claim_sources.c
    later = s.claim_sources.alias()
    beyond = exists().where(
        later.c.document == told.document, later.c.claim == told.claim, later.c.position > told.position
    )
    here = (told.document == table.c.document, ~beyond)
    if table is s.claims:
        return (*here, told.claim == table.c.position)
    return (*here, own.c.document == told.document, own.c.position == told.claim, own.c.passage == table.c.position)


def _graded(table: Table) -> tuple[ColumnElement[bool], ...]:
    words = s.evidence.c
    return (
        words.document == table.c.document,
        words.start < table.c.stop,
        words.stop > table.c.start,
        s.dossiers.c.id == words.dossier,
    )


def ultimate(table: Table) -> Any:
    """Return the query of the name of who is said to know what a claim says."""
    told = s.claim_sources.c
    own = (told.document == table.c.document, told.claim == table.c.position)
    return select(told.name).where(*own).order_by(told.position.desc()).limit(1).scalar_subquery()


def spreads(table: Table, numbers: Iterable[int]) -> dict[str, Select[Any]]:
    """Return for each facet the query of its values and of how many of the numbered rows have each."""
    chosen = table.c.number.in_(numbers)
    how_many = func.count(table.c.number.distinct())
    documents = s.documents.c

    def spread(value: Any, *conditions: ColumnElement[bool]) -> Select[Any]:
        query = select(value, how_many).where(chosen, value.is_not(None), *conditions)
        return query.group_by(value).order_by(how_many.desc(), value).limit(MOST)

    of_document = documents.id == table.c.document
    return {
        "outlet": spread(documents.outlet, of_document),
        "year": spread(func.substr(documents.published, 1, 4), of_document),
        "actor": spread(s.mentions.c.actor, *_inside(s.mentions, table.c, "start")),
        "event": spread(s.event_mentions.c.type, *_inside(s.event_mentions, table.c, "trigger_start")),
        "source": spread(s.claim_sources.c.kind, *_sourced(table)),
        "grade": spread(s.dossiers.c.grade_credibility, *_graded(table)),
    }
