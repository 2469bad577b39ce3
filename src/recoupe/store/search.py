"""Full-text search that ignores accents and case and folds French inflection, whatever the database."""

from collections.abc import Iterable
from typing import Protocol

from sqlalchemy import Connection, Subquery, Table

from recoupe.store.fts5 import Fts5
from recoupe.store.words import asked


class SearchIndex(Protocol):
    """Finds the numbers of the rows of one table whose words answer a query."""

    def create(self, connection: Connection) -> None:
        """Make the empty index."""

    def add(self, connection: Connection, rows: Iterable[tuple[int, str]]) -> None:
        """Index the words of numbered rows."""

    def match(self, connection: Connection, words: list[str], limit: int, *, every: bool) -> list[tuple[int, float]]:
        """Return number and score (higher is better) of rows with every word, or with any, best first."""

    def hits(self, words: list[str], *, every: bool) -> Subquery:
        """Return the query of number and score of all rows with every word, or with any."""


def search_index(connection: Connection, indexed: Table) -> SearchIndex:
    """Return the index of a table in the database at hand."""
    if connection.dialect.name != "postgresql":
        return Fts5(indexed)
    from recoupe.store.tsvector import Tsvector  # noqa: PLC0415 - brings PostgreSQL's dialect: only its users pay

    return Tsvector(indexed)


def find(
    connection: Connection, indexed: Table, query: str, limit: int, *, broad: bool = False
) -> list[tuple[int, float]]:
    """Return number and score, best first, of rows with all words of a query, or where there are none with any.

    ``broad`` takes any word at once.
    """
    words, index = asked(query), search_index(connection, indexed)
    if not words:
        return []
    found = [] if broad else index.match(connection, words, limit, every=True)
    return found or index.match(connection, words, limit, every=False)
