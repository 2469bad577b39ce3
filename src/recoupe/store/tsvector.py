"""Full-text search in PostgreSQL: the same words as in SQLite, compared as they are (configuration ``simple``)."""

from collections.abc import Iterable
from functools import reduce
from typing import Any, Final

from sqlalchemy import Column as Col
from sqlalchemy import (
    ColumnElement,
    Connection,
    ForeignKey,
    Index,
    MetaData,
    Subquery,
    Table,
    and_,
    bindparam,
    func,
    insert,
    or_,
    select,
)
from sqlalchemy.dialects.postgresql import TSVECTOR

from recoupe.store.words import forms, prepared, stem

WEIGHTS: Final = (2.0, 1.0)
"""Of the written form against the stem, in the rank."""
CONFIGURATION: Final = "simple"


class Tsvector:
    """The index of a numbered table as a table of two vectors."""

    def __init__(self, indexed: Table) -> None:
        self._indexed = indexed
        name = f"{indexed.name}_search"
        self._table = Table(
            name,
            MetaData(),
            Col("number", ForeignKey(indexed.c.number, ondelete="CASCADE"), primary_key=True),
            Col("exact", TSVECTOR, nullable=False),
            Col("stem", TSVECTOR, nullable=False),
            Index(f"{name}_exact", "exact", postgresql_using="gin"),
            Index(f"{name}_stem", "stem", postgresql_using="gin"),
        )

    def create(self, connection: Connection) -> None:
        """Make the empty index."""
        self._table.create(connection)

    def add(self, connection: Connection, rows: Iterable[tuple[int, str]]) -> None:
        """Index the words of numbered rows."""
        new = [dict(zip(("n", "e", "s"), (number, *prepared(text)), strict=True)) for number, text in rows]
        vectors = {"exact": _vector("e"), "stem": _vector("s")}
        if new:
            connection.execute(insert(self._table).values(number=bindparam("n"), **vectors), new)

    def match(self, connection: Connection, words: list[str], limit: int, *, every: bool) -> list[tuple[int, float]]:
        """Return number and score (higher is better) of rows with every word, or with any, best first."""
        rows, found = self._indexed.c, self.hits(words, every=every).c
        query = (
            select(found.number, found.score)
            .join(self._indexed, rows.number == found.number)
            .order_by(found.score.desc(), rows.document, rows.position)
            .limit(limit)
        )
        return [(number, rank) for number, rank in connection.execute(query)]

    def hits(self, words: list[str], *, every: bool) -> Subquery:
        """Return the query of number and score of all rows with every word, or with any."""
        found = self._table.c
        written = [form for word in words for form in forms(word)]
        exact = func.ts_rank(found.exact, _any(written)) * WEIGHTS[0]
        score = exact + func.ts_rank(found.stem, _any(map(stem, words))) * WEIGHTS[1]
        holds = (and_ if every else or_)(*map(self._holds, words))
        return select(found.number, score.label("score")).where(holds).subquery()

    def _holds(self, word: str) -> ColumnElement[bool]:
        exact, stems = self._table.c.exact, self._table.c.stem
        return or_(exact.bool_op("@@")(_any(forms(word))), stems.bool_op("@@")(_any([stem(word)])))


def _vector(name: str) -> ColumnElement[Any]:
    return func.to_tsvector(CONFIGURATION, bindparam(name))


def _any(words: Iterable[str]) -> ColumnElement[Any]:
    """Return the query of any of these words; PostgreSQL reads no syntax in them."""
    queries: list[ColumnElement[Any]] = [func.phraseto_tsquery(CONFIGURATION, word) for word in words]
    return reduce(lambda left, right: left.op("||")(right), queries)
