"""The index of sketches in the store: who holds which fingerprint and which telling word."""

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final, TypeAlias

from sqlalchemy import Column, Connection, Engine, Integer, MetaData, Select, Table, func, insert, select

from recoupe.model.sketch import SHIFT, Sketch
from recoupe.store import schema as s
from recoupe.store.columns import record, row
from recoupe.store.engine import reading, writing

Numbers: TypeAlias = "array[int]"
WANTED: Final = Table("wanted", MetaData(), Column("number", Integer, primary_key=True), prefixes=["TEMPORARY"])
"""The numbers that a query is about: more than a statement may have parameters."""


class StoredPostings:
    """The index as one update sees it; sketches are read once."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._known: dict[int, Sketch] = {}
        self._names: dict[str, str] = {}

    def keep(self, sketches: Iterable[Sketch]) -> None:
        """Store sketches of documents that have none."""
        made = list(sketches)
        with writing(self._engine) as connection:
            rows = [row(each, without=s.INDEXED) for each in made]
            if rows:
                connection.execute(insert(s.sketches), rows)
            numbers = _numbers(connection, [each.document for each in made])
            prints = [{"hash": v, "number": numbers[each.document]} for each in made for v in each.fingerprints]
            words = [
                {"word": word, "number": numbers[each.document], "weight": weight}
                for each in made
                for word, weight in each.words.items()
            ]
            for table, new in ((s.fingerprints, prints), (s.telling_words, words)):
                if new:
                    connection.execute(insert(table), new)

    def unsketched(self) -> list[str]:
        """Return the ids of the documents without a sketch."""
        known = select(s.sketches.c.document)
        query = select(s.documents.c.id).where(s.documents.c.id.not_in(known)).order_by(s.documents.c.id)
        with reading(self._engine) as connection:
            return list(connection.scalars(query))

    def settled(self) -> bool:
        """Tell whether any document is in a component."""
        query = select(s.sketches.c.number).where(s.sketches.c.component.is_not(None)).limit(1)
        with reading(self._engine) as connection:
            return connection.scalar(query) is not None

    def unplaced(self) -> set[int]:
        """Return the numbers of the documents that are in no cluster yet."""
        with reading(self._engine) as connection:
            return set(connection.scalars(select(s.sketches.c.number).where(s.sketches.c.cluster.is_(None))))

    def sketches(self, of: Collection[int]) -> dict[int, Sketch]:
        """Return sketches by number, without fingerprints and words."""
        missing = [number for number in of if number not in self._known]
        if missing:
            with self._about(missing) as (connection, wanted):
                query = select(s.sketches).where(s.sketches.c.number.in_(wanted))
                for each in connection.execute(query).mappings():
                    self._known[each["number"]] = self._lean(record(Sketch, each, without=s.INDEXED))
        return {number: self._known[number] for number in of}

    def _lean(self, found: Sketch) -> Sketch:
        """Return the sketch with each name in memory once."""
        names = tuple(self._names.setdefault(name, name) for name in found.names)
        object.__setattr__(found, "names", names)
        return found

    def holders_of_prints(self, of: Collection[int], limit: int) -> dict[int, Numbers]:
        """Return all holders of each fingerprint of some documents that two or more hold, none where over ``limit``."""
        table = s.fingerprints
        found: dict[int, Numbers] = defaultdict(lambda: array("q"))
        with self._about(of) as (connection, wanted):
            own = select(table.c.hash).where(table.c.number.in_(wanted)).distinct()
            common = _common(table.c.hash, own).having(func.count() > 1).subquery()
            rest = select(common.c.hash).where(common.c.held > limit)
            found.update({value: array("q") for value in connection.scalars(rest)})
            few = select(table.c.hash, table.c.number).join(common, common.c.hash == table.c.hash)
            for value, number in connection.execute(few.where(common.c.held <= limit)):
                found[value].append(number)
        return dict(found)

    def holders_of_words(self, of: Collection[int], limit: int) -> dict[str, Numbers]:
        """Return all holders of each word of some documents that 2 to ``limit`` hold, as number × 128 + weight."""
        table = s.telling_words
        found: dict[str, Numbers] = defaultdict(lambda: array("q"))
        with self._about(of) as (connection, wanted):
            own = select(table.c.word).where(table.c.number.in_(wanted)).distinct()
            common = _common(table.c.word, own).having(func.count() > 1, func.count() <= limit).subquery()
            few = select(table.c.word, table.c.number, table.c.weight).join(common, common.c.word == table.c.word)
            for word, number, weight in connection.execute(few):
                found[word].append(number << SHIFT | weight)
        return dict(found)

    def pages(self, of: Collection[int]) -> dict[int, frozenset[int]]:
        """Return the fingerprints of documents by number."""
        table = s.fingerprints
        found: dict[int, set[int]] = {number: set() for number in of}
        with self._about(of) as (connection, wanted):
            query = select(table.c.number, table.c.hash).where(table.c.number.in_(wanted))
            for number, value in connection.execute(query):
                found[number].add(value)
        return {number: frozenset(values) for number, values in found.items()}

    def components_of(self, numbers: Collection[int]) -> set[str]:
        """Return the components of documents, those without one left out."""
        column = s.sketches.c.component
        with self._about(numbers) as (connection, wanted):
            query = select(column).where(s.sketches.c.number.in_(wanted), column.is_not(None)).distinct()
            return set(connection.scalars(query))

    def members(self, components: Collection[str]) -> set[int]:
        """Return the documents of components."""
        found: set[int] = set()
        with reading(self._engine) as connection:
            for some in s.slices(components):
                query = select(s.sketches.c.number).where(s.sketches.c.component.in_(some))
                found.update(connection.scalars(query))
        return found

    def clusters_of(self, numbers: Collection[int]) -> set[str]:
        """Return the ids of the clusters that documents are in."""
        column = s.sketches.c.cluster
        with self._about(numbers) as (connection, wanted):
            query = select(column).where(s.sketches.c.number.in_(wanted), column.is_not(None)).distinct()
            return set(connection.scalars(query))

    def numbers_of(self, documents: Collection[str]) -> set[int]:
        """Return the numbers of documents, unknown ids left out."""
        with reading(self._engine) as connection:
            return set(_numbers(connection, list(documents)).values())

    @contextmanager
    def _about(self, numbers: Collection[int]) -> Iterator[tuple[Connection, Any]]:
        """Give a connection and what stands for the numbers in a query."""
        with reading(self._engine) as connection:
            if len(numbers) <= s.SLICE:
                yield connection, list(numbers)
                return
            WANTED.create(connection)
            connection.execute(insert(WANTED), [{"number": number} for number in numbers])
            yield connection, select(WANTED.c.number)
            WANTED.drop(connection)


def _common(column: Column[Any], own: Select[Any]) -> Select[Any]:
    return select(column, func.count().label("held")).where(column.in_(own)).group_by(column)


def _numbers(connection: Connection, documents: list[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for some in s.slices(documents):
        query = select(s.sketches.c.document, s.sketches.c.number).where(s.sketches.c.document.in_(some))
        found |= {each.document: each.number for each in connection.execute(query)}
    return found
