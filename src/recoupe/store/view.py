"""The reader of a store: command line, web page, notebook and export all look through it."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, Engine, RowMapping, Table, func, select

from recoupe.errors import UsageError
from recoupe.model.analysis import Analysis
from recoupe.model.annotation import (
    Attribution,
    EventMention,
    Mention,
    Participant,
    PublicStatement,
    Quantity,
    Stance,
    TimeExpression,
)
from recoupe.model.discourse import Claim, SourceLink
from recoupe.model.document import Document, Passage, Rejection
from recoupe.model.judgement import (
    Contradiction,
    Derivation,
    Dossier,
    Evidence,
    Figure,
    Judgement,
    Lineage,
    Origin,
)
from recoupe.store import schema as s
from recoupe.store.columns import record
from recoupe.store.engine import reading
from recoupe.store.records import Records
from recoupe.store.search import find

Found = TypeVar("Found")
By = dict[str, list[RowMapping]]
Parts = dict[tuple[Any, ...], list[RowMapping]]
PAGE: Final = 100
"""Documents that are read together: memory holds one page, and no page keeps a writer waiting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A passage that answers a query; its span in the document, and its score (higher is better)."""

    document: str
    passage: int
    start: int
    end: int
    text: str
    score: float


class View:
    """Reads a store; everything comes in the order of ids, whatever the order of arrival."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def documents(self) -> Iterator[Document]:
        """Yield the documents by id."""
        yield from self._paged(s.documents, _documents)

    def document(self, document: str) -> Document | None:
        """Return one document, None where there is none with that id."""
        with reading(self._engine) as connection:
            return next(iter(_documents(connection, [document])), None)

    def analyses(self) -> Iterator[Analysis]:
        """Yield each document with all that was found in it, by id."""
        yield from self._paged(s.documents, _analyses)

    def analysis(self, document: str) -> Analysis:
        """Return one document with all that was found in it, equal to what was added.

        Raises ``UsageError`` for an unknown id.
        """
        with reading(self._engine) as connection:
            for found in _analyses(connection, [document]):
                return found
        raise UsageError(f"There is no document “{document}” in this store.")

    def analyses_of(self, documents: Collection[str]) -> Iterator[Analysis]:
        """Yield some documents with all that was found in them, by id; unknown ids are left out."""
        for some in s.slices(documents):
            with reading(self._engine) as connection:
                page = list(_analyses(connection, some))
            yield from page

    def documents_of(self, documents: Collection[str]) -> Iterator[Document]:
        """Yield some documents by id; unknown ids are left out."""
        for some in s.slices(documents):
            with reading(self._engine) as connection:
                page = _documents(connection, some)
            yield from page

    def lineages_of(self, documents: Collection[str]) -> dict[str, Lineage]:
        """Return the lineage of some documents, by document."""
        found: dict[str, Lineage] = {}
        with reading(self._engine) as connection:
            for some in s.slices(documents):
                query = select(s.lineages).where(s.lineages.c.document.in_(some)).order_by(s.lineages.c.document)
                rows = connection.execute(query).mappings()
                found |= {each["document"]: record(Lineage, each) for each in rows}
        return found

    def standings_of(self, documents: Collection[str]) -> dict[str, Any]:
        """Return how some documents stand by themselves, as the JSON that was stored."""
        found: dict[str, Any] = {}
        with reading(self._engine) as connection:
            for some in s.slices(documents):
                query = select(s.standings).where(s.standings.c.document.in_(some))
                found |= {each["document"]: each["standing"] for each in connection.execute(query).mappings()}
        return found

    def clusters_of(self, documents: Collection[str]) -> dict[str, str]:
        """Return the cluster of each of some documents that is in one."""
        found: dict[str, str] = {}
        columns = (s.sketches.c.document, s.sketches.c.cluster)
        with reading(self._engine) as connection:
            for some in s.slices(documents):
                query = select(*columns).where(columns[0].in_(some), columns[1].is_not(None))
                found |= {each.document: each.cluster for each in connection.execute(query)}
        return found

    def kin(self, documents: Collection[str]) -> set[str]:
        """Return the documents that depend on some documents, or on which they depend, directly."""
        found: set[str] = set()
        child, parent = s.derivations.c.document, s.derivations.c.parent
        with reading(self._engine) as connection:
            for some in s.slices(documents):
                found.update(connection.scalars(select(parent).where(child.in_(some))))
                found.update(connection.scalars(select(child).where(parent.in_(some))))
        return found.difference(documents)

    def claims(self) -> Iterator[Claim]:
        """Yield all claims, by document and in reading order."""
        for found in self._paged(s.documents, lambda connection, ids: _claims(connection, ids).values()):
            yield from found

    def claims_like(self, query: str, limit: int = 50) -> list[Claim]:
        """Return claims that share words with these, best first: candidates that a finer match then judges."""
        with reading(self._engine) as connection:
            found = dict(find(connection, s.claims, query, limit, broad=True))
            rows = connection.execute(select(s.claims).where(s.claims.c.number.in_(found))).mappings().all()
            links = _links(connection, {each["document"] for each in rows})
        best = sorted(rows, key=lambda each: (-found[each["number"]], each["document"], each["position"]))
        return [_claim(each, links) for each in best]

    def lineages(self) -> dict[str, Lineage]:
        """Return the lineage of each document that has one, by document."""
        return {each.document: each for each in self._all(s.lineages, Lineage)}

    def derivations(self) -> list[Derivation]:
        """Return what depends on what, by document and parent."""
        return self._all(s.derivations, Derivation)

    def judgements(self) -> list[Judgement]:
        """Return the human decisions, by id."""
        return self._all(s.judgements, Judgement)

    def rejections(self) -> list[Rejection]:
        """Return the refused inputs, by id."""
        return self._all(s.rejections, Rejection)

    def _all(self, table: Table, kind: type[Found]) -> list[Found]:
        with reading(self._engine) as connection:
            rows = connection.execute(select(table).order_by(*table.primary_key)).mappings()
            return [record(kind, each) for each in rows]

    def dossiers(self) -> Iterator[Dossier]:
        """Yield the dossiers by id."""
        yield from self._paged(s.dossiers, _dossiers)

    def document_of_claim(self, claim: str) -> str | None:
        """Return the document that a claim stands in, None where no claim or evidence has that id."""
        with reading(self._engine) as connection:
            for table, key in ((s.claims, s.claims.c.id), (s.evidence, s.evidence.c.claim)):
                query = select(table.c.document).where(key == claim).order_by(table.c.document).limit(1)
                found: str | None = connection.scalar(query)
                if found is not None:
                    return found
        return None

    def documents_of_sources(self, sources: Collection[str]) -> set[str]:
        """Return the documents of the origins that have one of some sources."""
        found: set[str] = set()
        with reading(self._engine) as connection:
            for some in s.slices(sources):
                found.update(connection.scalars(select(s.origins.c.document).where(s.origins.c.source.in_(some))))
        return found

    def outlets(self) -> list[str]:
        """Return the outlets of the documents, by name."""
        outlet = s.documents.c.outlet
        with reading(self._engine) as connection:
            return list(connection.scalars(select(outlet).where(outlet.is_not(None)).distinct().order_by(outlet)))

    def mentions_actor(self, actor: str) -> bool:
        """Tell whether some document mentions an actor."""
        held = s.mentions.c
        with reading(self._engine) as connection:
            return connection.scalar(select(held.document).where(held.actor == actor).limit(1)) is not None

    def records(self) -> Records:
        """Return the records of sources."""
        return Records(self._engine)

    def dossier(self, dossier: str) -> Dossier | None:
        """Return one dossier by its id or the unambiguous beginning of it, None where there is none.

        Raises ``UsageError`` where several begin so.
        """
        key = s.dossiers.c.id
        with reading(self._engine) as connection:
            begun = key.startswith(dossier, autoescape=True)
            ids = list(connection.scalars(select(key).where(begun).order_by(key).limit(2)))
            if len(ids) > 1 and ids[0] != dossier:
                raise UsageError(f"Several dossiers begin with “{dossier}”; give more of the id.")
            return next(iter(_dossiers(connection, ids[:1])), None)

    def counts(self) -> dict[str, int]:
        """Return the number of rows of each table."""
        tables = [each for each in s.METADATA.sorted_tables if each is not s.meta]
        with reading(self._engine) as connection:
            return {each.name: connection.scalar(select(func.count()).select_from(each)) or 0 for each in tables}

    def search(self, query: str, limit: int = 20, *, broad: bool = False) -> list[Hit]:
        """Return the passages with all words of a query, or where there are none (``broad``: at once) with any."""
        with reading(self._engine) as connection:
            found = dict(find(connection, s.passages, query, limit, broad=broad))
            rows = connection.execute(select(s.passages).where(s.passages.c.number.in_(found))).mappings().all()
        hits = [_hit(each, found[each["number"]]) for each in rows]
        return sorted(hits, key=lambda hit: (-hit.score, hit.document, hit.passage))

    def _paged(self, table: Table, load: Callable[[Connection, list[str]], Iterable[Found]]) -> Iterator[Found]:
        """Yield by id what ``load`` returns for a page of ids; between pages no connection is held."""
        key, last = table.c.id, None
        while True:
            with reading(self._engine) as connection:
                query = select(key).order_by(key).limit(PAGE)
                ids = list(connection.scalars(query if last is None else query.where(key > last)))
                page = list(load(connection, ids)) if ids else []
            if not ids:
                return
            yield from page
            last = ids[-1]


def _hit(row: RowMapping, score: float) -> Hit:
    return Hit(
        document=row["document"],
        passage=row["position"],
        start=row["start"],
        end=row["stop"],
        text=row["text"],
        score=score,
    )


def _grouped(connection: Connection, table: Table, owners: Iterable[str], owner: str = "document") -> By:
    """Return the rows of some documents (or dossiers) by their owner, in reading order."""
    column = table.c[owner]
    keys = [each for each in (*table.primary_key, table.c.position) if each.name != "number"]
    found: By = defaultdict(list)
    for each in connection.execute(select(table).where(column.in_(list(owners))).order_by(*keys)).mappings():
        found[each[owner]].append(each)
    return found


def _by(found: By, *keys: str) -> Parts:
    """Return the same rows by the values of these columns."""
    parts: Parts = defaultdict(list)
    for row in chain.from_iterable(found.values()):
        parts[tuple(row[key] for key in keys)].append(row)
    return parts


def _records(rows: Iterable[RowMapping], kind: type[Found], **more: Any) -> tuple[Found, ...]:
    return tuple(record(kind, each, **more) for each in rows)


def _documents(connection: Connection, ids: list[str]) -> list[Document]:
    passages = _grouped(connection, s.passages, ids)
    rows = connection.execute(select(s.documents).where(s.documents.c.id.in_(ids)).order_by(s.documents.c.id))
    return [
        record(Document, each, without=("passages",), passages=_records(passages[each["id"]], Passage))
        for each in rows.mappings()
    ]


def _analyses(connection: Connection, ids: list[str]) -> Iterator[Analysis]:
    kinds = {
        s.mentions: Mention, s.times: TimeExpression, s.quantities: Quantity, s.attributions: Attribution,
        s.stances: Stance, s.statements: PublicStatement,
    }  # fmt: skip
    lists: dict[str, dict[str, Any]] = {
        table.name: {owner: _records(rows, kind) for owner, rows in _grouped(connection, table, ids).items()}
        for table, kind in kinds.items()
    }
    events, claims = _events(connection, ids), _claims(connection, ids)
    for document in _documents(connection, ids):
        yield Analysis(
            document=document,
            **{name: found.get(document.id, ()) for name, found in lists.items()},
            events=tuple(events[document.id]),
            claims=tuple(claims[document.id]),
        )


def _events(connection: Connection, ids: list[str]) -> dict[str, list[EventMention]]:
    parties = _by(_grouped(connection, s.event_parties, ids), "document", "event", "side")
    found: dict[str, list[EventMention]] = defaultdict(list)
    for document, rows in _grouped(connection, s.event_mentions, ids).items():
        for each in rows:
            own = {
                field: _records(parties[document, each["position"], side], Participant)
                for field, side in s.SIDES.items()
            }
            found[document].append(record(EventMention, each, without=s.PARTIES, **own))
    return found


def _claims(connection: Connection, ids: Iterable[str]) -> dict[str, list[Claim]]:
    rows = _grouped(connection, s.claims, ids)
    links = _links(connection, rows)
    found: dict[str, list[Claim]] = defaultdict(list)
    return found | {document: [_claim(each, links) for each in own] for document, own in rows.items()}


def _links(connection: Connection, documents: Iterable[str]) -> Parts:
    return _by(_grouped(connection, s.claim_sources, documents), "document", "claim")


def _claim(row: RowMapping, links: Parts) -> Claim:
    told = {"links": _records(links[row["document"], row["position"]], SourceLink)}
    return record(Claim, row, without=s.CHAIN, chain=told)


def _dossiers(connection: Connection, ids: list[str]) -> list[Dossier]:
    stances = _grouped(connection, s.dossier_documents, ids, "dossier")
    parts = {
        name: (kind, _grouped(connection, s.METADATA.tables[name], ids, "dossier"))
        for name, kind in {
            "origins": Origin,
            "evidence": Evidence,
            "figures": Figure,
            "contradictions": Contradiction,
        }.items()
    }
    rows = connection.execute(select(s.dossiers).where(s.dossiers.c.id.in_(ids)).order_by(s.dossiers.c.id)).mappings()
    return [
        record(
            Dossier, each, without=s.PARTS,
            documents={row["document"]: row["stance"] for row in stances[each["id"]]},
            **{name: _records(found[each["id"]], kind) for name, (kind, found) in parts.items()},
        )
        for each in rows
    ]  # fmt: skip
