"""Full-text search in SQLite."""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection, Float, Integer, Subquery, Table, literal_column, select, text

from recoupe.store.words import forms, prepared, stem

WEIGHTS: Final = "2.0, 1.0"
"""Of the written form against the stem, in the rank."""


class Fts5:
    """The index of a numbered table as one contentless FTS5 table: the words stand once, where it points to."""

    def __init__(self, indexed: Table) -> None:
        self._indexed = indexed.name
        self._table = f"{indexed.name}_search"

    def create(self, connection: Connection) -> None:
        """Make the empty index."""
        connection.exec_driver_sql(
            f"CREATE VIRTUAL TABLE {self._table} USING fts5("
            "exact, stem, content='', tokenize='unicode61 remove_diacritics 0')"
        )

    def add(self, connection: Connection, rows: Iterable[tuple[int, str]]) -> None:
        """Index the words of numbered rows."""
        new = [(number, *prepared(text)) for number, text in rows]
        if new:
            insert = f"INSERT INTO {self._table} (rowid, exact, stem) VALUES (?, ?, ?)"  # noqa: S608 - our own name
            connection.exec_driver_sql(insert, new)

    def match(self, connection: Connection, words: list[str], limit: int, *, every: bool) -> list[tuple[int, float]]:
        """Return number and score (higher is better) of rows with every word, or with any, best first."""
        query = (
            f"SELECT number, -bm25({self._table}, {WEIGHTS}) AS score FROM {self._table} "  # noqa: S608 - our own names
            f"JOIN {self._indexed} ON number = {self._table}.rowid "
            f"WHERE {self._table} MATCH ? ORDER BY score DESC, document, position LIMIT ?"
        )
        expression = _expression(words, every=every)
        return [(number, score) for number, score in connection.exec_driver_sql(query, (expression, limit))]

    def hits(self, words: list[str], *, every: bool) -> Subquery:
        """Return the query of number and score of all rows with every word, or with any."""
        number = literal_column(f"{self._table}.rowid", Integer).label("number")
        score = literal_column(f"-bm25({self._table}, {WEIGHTS})", Float).label("score")
        holds = text(f"{self._table} MATCH :words").bindparams(words=_expression(words, every=every))
        return select(number, score).select_from(text(self._table)).where(holds).subquery()


def _expression(words: list[str], *, every: bool) -> str:
    return (" AND " if every else " OR ").join(map(_quoted, words))


def _quoted(word: str) -> str:
    written = " OR ".join(f'exact:"{form}"' for form in forms(word))
    return f'({written} OR stem:"{stem(word)}")'
