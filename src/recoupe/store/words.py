"""The words of a text and of a query, as the search indexes take them.

Words are indexed twice: ``exact`` (lower case, œ → oe, no accents, unstemmed) and ``stem`` (Snowball French with its
accents: stemming and then folding would make « armée » meet « arme »).
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

import snowballstemmer

WORD: Final = re.compile(r"[^\W_]+")
LIGATURES: Final = str.maketrans({"œ": "oe", "æ": "ae"})
ELIDED: Final = frozenset("cdjlmnst") | {"qu"}
ARTICLES: Final = frozenset({"le", "la", "les", "un", "une", "des", "du", "de", "au", "aux", "à", "a"})
JOINING: Final = frozenset(
    {"et", "ou", "mais", "en", "dans", "sur", "par", "pour", "avec", "entre"}
    | {"que", "qui", "comme", "ne", "pas", "plus"}
)
POINTING: Final = frozenset(
    {"ce", "cet", "cette", "ces", "son", "sa", "ses", "leur", "leurs", "se", "y", "on", "je", "tu", "il", "elle"}
    | {"nous", "vous", "ils", "elles", "est", "sont"}
)
EMPTY: Final = ELIDED | ARTICLES | JOINING | POINTING
"""Words that say nothing in a query; looked for only where nothing else is asked."""
SHORT: Final = 3
"""Letters of a word that may lose no plural mark (« pas », « six »)."""
KEPT: Final = 1 << 16
"""Words whose forms are remembered: a language's frequent words make most of a text."""


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


def asked(query: str) -> list[str]:
    """Return the words that a query asks for, each once; those that say nothing only where there are no others."""
    found = list(dict.fromkeys(words(query)))
    return [word for word in found if word not in EMPTY] or found


def prepared(text: str) -> tuple[str, str]:
    """Return the text's words, folded and stemmed, for the columns ``exact`` and ``stem``."""
    found = words(text)
    return " ".join(map(fold, found)), " ".join(map(stem, found))
