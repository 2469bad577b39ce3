"""Full-text search that ignores accents and case and folds French inflection.

Words are indexed twice: ``exact`` (lower case, œ → oe, no accents, unstemmed) and ``stem`` (Snowball French with its
accents: stemming and then folding would make « armée » meet « arme »). The index is contentless: the words stand once,
in the tables it points to by their ``number``.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, Protocol

import snowballstemmer
from sqlalchemy import Connection

WORD: Final = re.compile(r"[^\W_]+")
LIGATURES: Final = str.maketrans({"œ": "oe", "æ": "ae"})
ELIDED: Final = frozenset("cdjlmnst") | {"qu"}
ARTICLES: Final = frozenset({"le", "la", "les", "un", "une", "des", "du", "de", "au", "aux", "à", "a"})
JOINING: Final = frozenset(
    {"et", "ou", "en", "dans", "sur", "par", "pour", "que", "qui", "ce", "se", "ne", "pas", "il"}
)
EMPTY: Final = ELIDED | ARTICLES | JOINING
"""Words that say nothing in a query; looked for only where nothing else is asked."""
SHORT: Final = 3
"""Letters of a word that may lose no plural mark (« pas », « six »)."""
KEPT: Final = 1 << 16
"""Words whose forms are remembered: a language's frequent words make most of a text."""
WEIGHTS: Final = "2.0, 1.0"
"""Of the written form against the stem, in the rank."""


class SearchIndex(Protocol):
    """Finds the numbers of the rows whose words answer a query."""

    def create(self, connection: Connection) -> None:
        """Make the empty index."""

    def add(self, connection: Connection, rows: Iterable[tuple[int, str]]) -> None:
        """Index the words of numbered rows."""

    def find(self, connection: Connection, query: str, limit: int, *, broad: bool = False) -> list[tuple[int, float]]:
        """Return number and score, best first, of rows with all words, or where there are none (``broad``: at once)
        with any.
        """  # noqa: D205 - one sentence


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, composed, ligatures opened."""
    return WORD.findall(unicodedata.normalize("NFC", text).lower().translate(LIGATURES))


@lru_cache(maxsize=KEPT)
def fold(word: str) -> str:
    """Return the word without the marks on its letters."""
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


@lru_cache(maxsize=KEPT)
def stem(word: str) -> str:
    """Return the Snowball French stem; a stemmer of its own a word, since one holds state and threads may ask."""
    return str(snowballstemmer.stemmer("french").stemWord(word))


def forms(word: str) -> list[str]:
    """Return the written form, plural and singular: who types no accents gets them although the stem needs accents."""
    written = fold(word)
    single = written[:-1] if len(written) > SHORT and written[-1] in "sx" else written
    return list(dict.fromkeys((written, single, single + "s")))


def _quoted(word: str) -> str:
    written = " OR ".join(f'exact:"{form}"' for form in forms(word))
    return f'({written} OR stem:"{stem(word)}")'


def _asked(query: str) -> list[str]:
    asked = list(dict.fromkeys(words(query)))
    return [word for word in asked if word not in EMPTY] or asked


class Fts5:
    """The index of a numbered table as one contentless FTS5 table of SQLite."""

    def __init__(self, indexed: str) -> None:
        self._indexed = indexed
        self._table = f"{indexed}_search"

    @property
    def definition(self) -> str:
        """Return the statement that makes the table."""
        return (
            f"CREATE VIRTUAL TABLE {self._table} USING fts5("
            "exact, stem, content='', tokenize='unicode61 remove_diacritics 0')"
        )

    def create(self, connection: Connection) -> None:
        """Make the empty index."""
        connection.exec_driver_sql(self.definition)

    def add(self, connection: Connection, rows: Iterable[tuple[int, str]]) -> None:
        """Index the words of numbered rows."""
        prepared = list(self._prepared(rows))
        if prepared:
            insert = f"INSERT INTO {self._table} (rowid, exact, stem) VALUES (?, ?, ?)"  # noqa: S608 - our own name
            connection.exec_driver_sql(insert, prepared)

    def _prepared(self, rows: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str, str]]:
        for number, text in rows:
            found = words(text)
            yield number, " ".join(map(fold, found)), " ".join(map(stem, found))

    def find(self, connection: Connection, query: str, limit: int, *, broad: bool = False) -> list[tuple[int, float]]:
        """Return number and score (higher is better), best first."""
        asked = [_quoted(word) for word in _asked(query)]
        found = [] if broad or not asked else self._match(connection, " AND ".join(asked), limit)
        return found or (self._match(connection, " OR ".join(asked), limit) if asked else [])

    def _match(self, connection: Connection, expression: str, limit: int) -> list[tuple[int, float]]:
        query = (
            f"SELECT number, -bm25({self._table}, {WEIGHTS}) AS score FROM {self._table} "  # noqa: S608 - our own names
            f"JOIN {self._indexed} ON number = {self._table}.rowid "
            f"WHERE {self._table} MATCH ? ORDER BY score DESC, document, position LIMIT ?"
        )
        return [(number, score) for number, score in connection.exec_driver_sql(query, (expression, limit))]


PASSAGES: Final = Fts5("passages")
CLAIMS: Final = Fts5("claims")
