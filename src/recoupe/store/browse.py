"""Paged looks at a store for pages: what answers a question, counted by facet, and the heads of documents and dossiers.

Everything is asked in a few queries. Those for what a page shows are answered by indexes and cost what the page holds;
``holding``, ``largest_dossiers``, ``facets`` and ``actors`` count, and cost what there is to count: the whole store,
its dossiers' documents, the pool of an answer, the mentions.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Select, and_, func, or_, select

from recoupe.model.judgement import Derivation, Event
from recoupe.model.vocabulary import Credibility, DocumentStance, ReaderStance, Reliability
from recoupe.store import schema as s
from recoupe.store.answers import POOL, TABLES, Counted, Facets, Filters, Found, Part, Pool, best, spreads, ultimate
from recoupe.store.columns import record
from recoupe.store.engine import reading
from recoupe.store.view import View
from recoupe.store.words import asked

SOUGHT: Final = 32
"""Words of a question that are looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A document as a list shows it."""

    id: str
    title: str | None
    outlet: str | None
    published: str | None
    path: str | None = None
    url: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierHead:
    """A dossier as a list shows it; ``first`` is the day of its earliest document, None where none has a date."""

    id: str
    claim: str
    reliability: Reliability
    credibility: Credibility
    documents: int
    supporting: int
    denying: int
    first: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """How much a store holds, and of which days."""

    documents: int
    passages: int
    claims: int
    events: int
    dossiers: int
    rejections: int
    outlets: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A document's part in a dossier."""

    dossier: str
    claim: str
    stance: DocumentStance


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaction:
    """What a reader says under a document, and with which attitude."""

    document: str
    position: int
    start: int
    end: int
    author: str | None
    text: str
    attitude: ReaderStance


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words of a document and where they stand."""

    document: str
    start: int
    end: int
    text: str


class Browse(View):
    """A view that also pages."""

    def holding(self) -> Holding:
        """Return how much there is."""
        tables = {"documents": s.documents, "passages": s.passages, "claims": s.claims, "events": s.event_mentions,
                  "dossiers": s.dossiers, "rejections": s.rejections}  # fmt: skip
        published, outlet = s.documents.c.published, s.documents.c.outlet
        with reading(self._engine) as connection:
            counts = {name: connection.scalar(select(func.count()).select_from(t)) for name, t in tables.items()}
            outlets = connection.scalar(select(func.count(outlet.distinct())))
            first, last = connection.execute(select(func.min(published), func.max(published))).one()
        return Holding(
            **{name: count or 0 for name, count in counts.items()}, outlets=outlets or 0, first=first, last=last
        )

    def pool(self, part: Part, query: str, filters: Filters) -> Pool:
        """Return what answers a question with all its words, else with any; the latest where nothing is asked."""
        table, words = TABLES[part], asked(query)[:SOUGHT]
        with reading(self._engine) as connection:
            found = best(connection, table, words, filters, every=True)
            if words and not found:
                found = best(connection, table, words, filters, every=False)
        return Pool(numbers=tuple(found[:POOL]), more=len(found) > POOL)

    def found(self, part: Part, numbers: Collection[int]) -> list[Found]:
        """Return passages or claims by their numbers, in the order of these."""
        table = TABLES[part]
        columns = table.c
        own = [columns.number, columns.document, columns.position, columns.start, columns.stop, columns.text]
        more = [columns.kind, columns.author] if part == "passages" else [columns.basis, ultimate(table)]
        with reading(self._engine) as connection:
            rows = connection.execute(select(*own, *more).where(columns.number.in_(numbers))).all()
        by_number = {row[0]: _found(*row) for row in rows}
        return [by_number[number] for number in numbers if number in by_number]

    def facets(self, part: Part, pool: Pool) -> Facets:
        """Return how a pool spreads over outlets, actors, event types, kinds of sources, grades and years."""
        table = TABLES[part]
        with reading(self._engine) as connection:
            counted = {name: _counted(connection, query) for name, query in spreads(table, pool.numbers).items()}
        return Facets(**counted)

    def heads(self, documents: Collection[str]) -> dict[str, Head]:
        """Return the heads of some documents, by id; unknown ids are left out."""
        found: dict[str, Head] = {}
        with reading(self._engine) as connection:
            for some in s.slices(set(documents)):
                found |= _heads(connection, select(*HEAD).where(s.documents.c.id.in_(some)))
        return found

    def latest(self, limit: int, offset: int = 0) -> list[Head]:
        """Return heads of documents, the latest first, those without a date last."""
        published = s.documents.c.published
        order = (published.is_(None), published.desc(), s.documents.c.id)
        with reading(self._engine) as connection:
            return list(_heads(connection, select(*HEAD).order_by(*order).limit(limit).offset(offset)).values())

    def dossiers_about(self, part: Part, numbers: Collection[int]) -> list[str]:
        """Return the dossiers that rest on words of these passages or claims, in the order of these."""
        table, words = TABLES[part], s.evidence.c
        query = select(table.c.number, words.dossier).join(
            table, and_(table.c.document == words.document, words.start < table.c.stop, words.stop > table.c.start)
        )
        with reading(self._engine) as connection:
            rows = connection.execute(query.where(table.c.number.in_(numbers)).order_by(words.dossier)).all()
        rank = {number: place for place, number in enumerate(numbers)}
        return list(dict.fromkeys(dossier for _, dossier in sorted(rows, key=lambda row: (rank[row[0]], row[1]))))

    def dossier_heads(self, dossiers: Collection[str]) -> list[DossierHead]:
        """Return the heads of some dossiers, in the order of their ids as given."""
        with reading(self._engine) as connection:
            rows = connection.execute(_dossier_heads().where(s.dossiers.c.id.in_(dossiers))).mappings()
            found = {row["id"]: DossierHead(**row) for row in rows}
        return [found[key] for key in dossiers if key in found]

    def largest_dossiers(self, limit: int) -> list[DossierHead]:
        """Return the heads of the dossiers with most documents."""
        count: Any = func.count()
        about = s.dossier_documents.c.dossier
        with reading(self._engine) as connection:
            query = select(about).group_by(about).order_by(count.desc(), about).limit(limit)
            ids = list(connection.scalars(query))
        return self.dossier_heads(ids)

    def standings_in(self, document: str) -> list[Standing]:
        """Return the dossiers that rest on a document."""
        held = s.dossier_documents.c
        query = (
            select(held.dossier, s.dossiers.c.claim, held.stance)
            .join(s.dossiers, s.dossiers.c.id == held.dossier)
            .where(held.document == document)
            .order_by(held.dossier)
        )
        with reading(self._engine) as connection:
            return [Standing(**row) for row in connection.execute(query).mappings()]

    def reactions(self, documents: Collection[str], limit: int) -> list[Reaction]:
        """Return what readers say under some documents, those that take a side first."""
        words, held = s.passages.c, s.stances.c
        own = [words[name] for name in ("document", "position", "start", "author", "text")]
        query = (
            select(*own, words.stop.label("end"), held.attitude)
            .join(s.stances, and_(held.document == words.document, held.passage == words.position))
            .where(held.document.in_(documents))
            .order_by(held.attitude == "comment", words.document, words.position)
            .limit(limit)
        )
        with reading(self._engine) as connection:
            return [Reaction(**row) for row in connection.execute(query).mappings()]

    def actors(self, among: Collection[str] | None = None, limit: int = 200) -> list[tuple[str, int]]:
        """Return actors that are mentioned and how often, most first; ``among`` holds them to some ids."""
        actor, count = s.mentions.c.actor, func.count()
        query = select(actor, count).where(actor.is_not(None)).group_by(actor).order_by(count.desc(), actor)
        with reading(self._engine) as connection:
            if among is None:
                return [(key, many) for key, many in connection.execute(query.limit(limit))]
            rows = [row for some in s.slices(set(among)) for row in connection.execute(query.where(actor.in_(some)))]
        return sorted(((key, many) for key, many in rows), key=lambda row: (-row[1], row[0]))[:limit]

    def triggers(self, events: Collection[Event]) -> dict[str, Words]:
        """Return by the id of each event the words that first tell it."""
        first = {(each.mentions[0].document, each.mentions[0].mention): each.id for each in events if each.mentions}
        told = s.event_mentions.c
        columns = (told.document, told.position, told.trigger_start, told.trigger_stop, told.trigger_text)
        found: dict[str, Words] = {}
        with reading(self._engine) as connection:
            for some in s.slices(first):
                # SQLite looks each pair up for an OR; for pairs in a list it would go through the whole table
                places = or_(*(and_(told.document == document, told.position == mention) for document, mention in some))
                query = select(*columns).where(places)
                for document, position, start, end, text in connection.execute(query):
                    words = Words(document=document, start=start, end=end, text=text)
                    found[first[document, position]] = words
        return found

    def said_by(self, who: str, limit: int, *, registered: bool) -> list[Found]:
        """Return claims that somebody, given by an actor's id or by name, is the ultimate source of; latest first."""
        told, claims, published = s.claim_sources.c, s.claims.c, s.documents.c.published
        whose = told.actor if registered else told.name
        query = (
            select(claims.number)
            .join(s.claim_sources, and_(told.document == claims.document, told.claim == claims.position))
            .join(s.documents, s.documents.c.id == claims.document)
            .where(whose == who, told.position > 0)
            .order_by(published.is_(None), published.desc(), claims.document, claims.position)
            .limit(limit)
        )
        with reading(self._engine) as connection:
            numbers = list(dict.fromkeys(connection.scalars(query)))
        return self.found("claims", numbers)

    def mentioning(self, actor: str, limit: int) -> tuple[int, list[Head]]:
        """Return how many documents mention an actor, and the latest of them."""
        held, documents = s.mentions.c, s.documents.c
        named = select(held.document).where(held.actor == actor).distinct()
        query = select(*HEAD).where(documents.id.in_(named))
        order = (documents.published.is_(None), documents.published.desc(), documents.id)
        with reading(self._engine) as connection:
            count = connection.scalar(select(func.count()).select_from(named.subquery())) or 0
            return count, list(_heads(connection, query.order_by(*order).limit(limit)).values())

    def dossiers_of_claim(self, claim: str) -> list[str]:
        """Return the dossiers that a claim is evidence in."""
        words = s.evidence.c
        with reading(self._engine) as connection:
            query = select(words.dossier).where(words.claim == claim).distinct().order_by(words.dossier)
            return list(connection.scalars(query))

    def words_of_claim(self, claim: str) -> str | None:
        """Return the words of a claim, None where there is none with that id."""
        with reading(self._engine) as connection:
            known = connection.scalar(select(s.claims.c.text).where(s.claims.c.id == claim))
            evidence = select(s.evidence.c.text).where(s.evidence.c.claim == claim).limit(1)
            return known or connection.scalar(evidence)

    def derivations_around(self, documents: Collection[str]) -> list[Derivation]:
        """Return on what some documents depend, and what depends on them."""
        table = s.derivations
        found: dict[tuple[str, str, str], Derivation] = {}
        with reading(self._engine) as connection:
            for some in s.slices(set(documents)):
                query = select(table).where(or_(table.c.document.in_(some), table.c.parent.in_(some)))
                for row in connection.execute(query).mappings():
                    found[row["document"], row["parent"], row["kind"]] = record(Derivation, row)
        return [found[key] for key in sorted(found)]


HEAD: Final = tuple(s.documents.c[name] for name in ("id", "title", "outlet", "published", "path", "url", "language"))


def _heads(connection: Connection, query: Select[Any]) -> dict[str, Head]:
    return {row["id"]: Head(**row) for row in connection.execute(query).mappings()}


def _dossier_heads() -> Select[Any]:
    """Return the query of heads of dossiers."""
    own, origin, held = s.dossiers.c, s.origins.c, s.dossier_documents.c

    def independent(stance: str) -> Any:
        standing = (origin.independent.is_(True), origin.stance == stance, origin.retracted_by.is_(None))
        return select(func.count()).where(origin.dossier == own.id, *standing).scalar_subquery()

    first = select(func.min(s.documents.c.published)).join_from(
        s.dossier_documents, s.documents, s.documents.c.id == held.document
    )
    return select(
        own.id,
        own.claim,
        own.grade_reliability.label("reliability"),
        own.grade_credibility.label("credibility"),
        select(func.count()).where(held.dossier == own.id).scalar_subquery().label("documents"),
        independent("supports").label("supporting"),
        independent("denies").label("denying"),
        first.where(held.dossier == own.id).scalar_subquery().label("first"),
    )


def _counted(connection: Connection, query: Select[Any]) -> tuple[Counted, ...]:
    return tuple(Counted(value=str(value), count=count) for value, count in connection.execute(query))


def _found(number: int, document: str, position: int, start: int, end: int, text: str, *more: Any) -> Found:
    return Found(number=number, document=document, position=position, start=start, end=end, text=text,
                 kind=more[0], source=more[1])  # fmt: skip
