"""The writer of a store."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Engine, Table, bindparam, delete, insert, select, update

from recoupe.errors import ReadError, UsageError
from recoupe.model.analysis import Analysis
from recoupe.model.document import Document, Rejection
from recoupe.model.judgement import Derivation, Dossier, Judgement, Lineage, SourceMark
from recoupe.store import schema as s
from recoupe.store.browse import Browse
from recoupe.store.columns import row
from recoupe.store.engine import connect, locate, reading, shown, truncate_log, writing
from recoupe.store.events import Events
from recoupe.store.migrations import bring_up, is_newest, version
from recoupe.store.postings import StoredPostings
from recoupe.store.records import Records
from recoupe.store.search import search_index
from recoupe.store.view import View

Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusions:
    """What follows from the documents of a cluster.

    ``standings`` is what is known of each by itself, as JSON; ``marks`` what each dossier says of its sources.
    """

    cluster: str
    documents: Collection[str]
    lineages: Iterable[Lineage]
    derivations: Iterable[Derivation]
    dossiers: Iterable[Dossier]
    standings: Mapping[str, Any]
    marks: Mapping[str, Iterable[SourceMark]] = field(default_factory=dict)


class Store:
    """One collection: what was read, what was found in it and what is concluded."""

    def __init__(self, url: str, *, create: bool = True) -> None:
        self._engine: Engine = connect(locate(url, create=create))
        try:
            self._bring_up(create=create)
        except BaseException:
            self.close()
            raise

    def _bring_up(self, *, create: bool) -> None:
        with reading(self._engine) as connection:
            newest = is_newest(connection)
            if not create and version(connection) == 0:
                raise UsageError(f"There is no store at {shown(self._engine)}; add documents first.")
        if not newest:  # who only reads must not wait for who writes
            with writing(self._engine) as connection:
                bring_up(connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def view(self) -> View:
        """Return the reader of the same store."""
        return View(self._engine)

    def browse(self) -> Browse:
        """Return the reader that pages, for the web pages."""
        return Browse(self._engine)

    def events(self) -> Events:
        """Return the reader and writer of events."""
        return Events(self._engine)

    def add(self, analysis: Analysis) -> bool:
        """Keep a document with all that was found in it; return False where it is there already.

        Raises ``ReadError`` (``id-taken``) where its id belongs to a document with other words.
        """
        with writing(self._engine) as connection:
            if _is_known(connection, analysis.document):
                return False
            for table, rows in _rows(analysis).items():
                _insert(connection, table, rows)
            _index(connection, analysis.document.id)
        return True

    def reject(self, rejection: Rejection) -> None:
        """Keep the rejection of an input, once."""
        with writing(self._engine) as connection:
            _append(connection, s.rejections, row(rejection, id=rejection.id))

    def judge(self, judgement: Judgement, touched: Collection[str] = ()) -> None:
        """Append a human decision, once; what is concluded from the documents that it touches is to be drawn anew."""
        with writing(self._engine) as connection:
            _append(connection, s.judgements, row(judgement, id=judgement.id))
            for some in s.slices(touched):
                clusters = select(s.sketches.c.cluster).where(s.sketches.c.document.in_(some))
                connection.execute(update(s.sketches).where(s.sketches.c.cluster.in_(clusters)).values(cluster=None))

    def replace_lineage(self, lineages: Iterable[Lineage], derivations: Iterable[Derivation]) -> None:
        """Put these in the place of all lineages and derivations."""
        new = {s.lineages: [row(each) for each in lineages], s.derivations: [row(each) for each in derivations]}
        self._replace((s.lineages, s.derivations), new)

    def replace_dossiers(self, dossiers: Iterable[Dossier]) -> None:
        """Put these in the place of all dossiers."""
        new: dict[Table, Rows] = {}
        for dossier in dossiers:
            for table, rows in _dossier_rows(dossier).items():
                new.setdefault(table, []).extend(rows)
        self._replace((s.dossiers,), new)

    def postings(self) -> StoredPostings:
        """Return the index of fingerprints and telling words."""
        return StoredPostings(self._engine)

    def records(self) -> Records:
        """Return the records of sources."""
        return Records(self._engine)

    def assign(self, components: Iterable[tuple[str, Iterable[str]]], open_again: Iterable[str]) -> None:
        """Put documents into their components; what is concluded from those that are open again is to be drawn anew."""
        table = s.sketches
        change = update(table).where(table.c.document == bindparam("key"))
        placed = [{"key": document, "to": name} for name, documents in components for document in documents]
        opened = [{"key": document} for document in open_again]
        with writing(self._engine) as connection:
            if placed:
                connection.execute(change.values(component=bindparam("to")), placed)
            if opened:
                connection.execute(change.values(cluster=None), opened)

    def conclude(self, concluded: Iterable[Conclusions]) -> None:
        """Put conclusions in the place of all that were drawn from the same documents."""
        new: dict[Table, Rows] = {}
        with writing(self._engine) as connection:
            for each in concluded:
                _forget(connection, each.documents)
                for table, rows in _concluded_rows(each).items():
                    new.setdefault(table, []).extend(rows)
                change = update(s.sketches).values(cluster=each.cluster)
                for some in s.slices(each.documents):
                    connection.execute(change.where(s.sketches.c.document.in_(some)))
            for table, rows in new.items():
                _insert(connection, table, rows)

    def forget_conclusions(self) -> None:
        """Delete all that `rebuild` makes: index, lineage, dossiers and events."""
        tables = (s.fingerprints, s.telling_words, s.sketches, s.standings, s.lineages, s.derivations, s.dossiers)
        self._replace((*tables, s.events), {})

    def _replace(self, old: Iterable[Table], new: dict[Table, Rows]) -> None:
        with writing(self._engine) as connection:
            for table in old:
                connection.execute(delete(table))
            for table, rows in new.items():
                _insert(connection, table, rows)

    def finish(self) -> None:
        """Leave one compact file behind after an ingest."""
        truncate_log(self._engine)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()


def open_store(url: str, *, create: bool = True) -> Store:
    """Return the store at a path or SQLAlchemy URL, made or upgraded where that is needed.

    Raises ``UsageError`` where there is none and none may be made, ``StoreError`` where it can't be used.
    """
    return Store(url, create=create)


def _append(connection: Connection, table: Table, new: dict[str, Any]) -> None:
    if connection.scalar(select(table.c.id).where(table.c.id == new["id"])) is None:
        connection.execute(insert(table), new)


def _is_known(connection: Connection, document: Document) -> bool:
    known = connection.scalar(select(s.documents.c.digest).where(s.documents.c.id == document.id))
    if known not in (None, document.digest):
        raise ReadError("id-taken", f"Another document with other words already has the id “{document.id}”.")
    return known is not None


def _insert(connection: Connection, table: Table, rows: Rows) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _index(connection: Connection, document: str) -> None:
    for table in s.SEARCHED:
        query = select(table.c.number, table.c.text).where(table.c.document == document)
        search_index(connection, table).add(connection, [(number, text) for number, text in connection.execute(query)])


def _rows(analysis: Analysis) -> dict[Table, Rows]:
    """Return the rows of a document's records, in an order that foreign keys allow."""
    document = analysis.document
    return {
        s.documents: [row(document, without=("passages",), digest=document.digest)],
        s.passages: _listed(document.id, document.passages),
        s.mentions: _listed(document.id, analysis.mentions),
        s.times: _listed(document.id, analysis.times),
        s.quantities: _listed(document.id, analysis.quantities),
        s.attributions: _listed(document.id, analysis.attributions),
        s.event_mentions: _listed(document.id, analysis.events, without=s.PARTIES),
        s.event_parties: _party_rows(analysis),
        s.stances: _listed(document.id, analysis.stances),
        s.statements: _listed(document.id, analysis.statements),
        s.claims: _claim_rows(analysis),
        s.claim_sources: _source_rows(analysis),
    }


def _listed(document: str, records: Iterable[Any], without: tuple[str, ...] = ()) -> Rows:
    return [row(each, without=without, document=document, position=position) for position, each in enumerate(records)]


def _party_rows(analysis: Analysis) -> Rows:
    return [
        row(party, document=analysis.document.id, event=place, side=side, position=position)
        for place, event in enumerate(analysis.events)
        for field, side in s.SIDES.items()
        for position, party in enumerate(getattr(event, field))
    ]


def _claim_rows(analysis: Analysis) -> Rows:
    return [
        row(claim, without=s.CHAIN, position=position, basis=claim.basis)
        for position, claim in enumerate(analysis.claims)
    ]


def _source_rows(analysis: Analysis) -> Rows:
    return [
        row(link, document=analysis.document.id, claim=place, position=position)
        for place, claim in enumerate(analysis.claims)
        for position, link in enumerate(claim.chain.links)
    ]


def _dossier_rows(dossier: Dossier) -> dict[Table, Rows]:
    stances = enumerate(dossier.documents.items())
    return {
        s.dossiers: [row(dossier, without=s.PARTS)],
        s.dossier_documents: [
            {"dossier": dossier.id, "position": position, "document": document, "stance": stance}
            for position, (document, stance) in stances
        ],
        s.origins: _part(dossier, dossier.origins),
        s.evidence: _part(dossier, dossier.evidence),
        s.figures: _part(dossier, dossier.figures),
        s.contradictions: _part(dossier, dossier.contradictions),
    }


def _part(dossier: Dossier, records: Iterable[Any]) -> Rows:
    return [row(each, dossier=dossier.id, position=position) for position, each in enumerate(records)]


def _concluded_rows(concluded: Conclusions) -> dict[Table, Rows]:
    new: dict[Table, Rows] = {
        s.lineages: [row(each) for each in concluded.lineages],
        s.derivations: [row(each) for each in concluded.derivations],
        s.standings: [{"document": key, "standing": each} for key, each in concluded.standings.items()],
    }
    for dossier in concluded.dossiers:
        for table, rows in _dossier_rows(dossier).items():
            new.setdefault(table, []).extend(rows)
        new.setdefault(s.source_marks, []).extend(_part(dossier, concluded.marks.get(dossier.id, ())))
    return new


def _forget(connection: Connection, documents: Collection[str]) -> None:
    """Delete what was concluded from documents."""
    for some in s.slices(documents):
        about = select(s.dossier_documents.c.dossier).where(s.dossier_documents.c.document.in_(some))
        connection.execute(delete(s.dossiers).where(s.dossiers.c.id.in_(about)))
        for table in (s.lineages, s.derivations, s.standings):
            connection.execute(delete(table).where(table.c.document.in_(some)))
