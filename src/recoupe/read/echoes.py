"""Words that repeat what stands earlier on the page: quotations, marked or not."""

import re
from collections import Counter
from functools import lru_cache
from itertools import islice
from typing import Final
from unicodedata import combining, normalize

from recoupe.lang.fr.text import straighten
from recoupe.read.draft import Draft

SHINGLE: Final = 5
"""Words that a line must have before its repetition counts as a quotation where no mark says so."""

MEMORY: Final = 1_024
"""Texts whose words are kept: the same lines are looked up several times."""

_CANDIDATES: Final = 8
_LONGEST: Final = 400
_LEAST_EDITED: Final = 12
_SHARE: Final = 0.8
_TELLING: Final = 6
_RECENT: Final = 60
_WORD: Final = re.compile(r"\w+")


@lru_cache(maxsize=MEMORY)
def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower case, without punctuation."""
    return tuple(_WORD.findall(straighten(text).lower()))


def fold(word: str) -> str:
    """Return a word without its accents."""
    return "".join(letter for letter in normalize("NFD", word) if not combining(letter))


class Echoes:
    """The drafts of a page so far, by the word sequences they hold."""

    def __init__(self) -> None:
        """Start with nothing read."""
        self._holders = dict[int, list[Draft]]()
        self._texts: dict[int, str] = {}
        self._order: list[Draft] = []

    def add(self, draft: Draft) -> None:
        """Remember a draft's words."""
        words = tuple(word for line in draft.lines for word in words_of(line.text))
        self._texts[id(draft)] = f" {' '.join(words)} "
        self._order.append(draft)
        for key in _shingles(words):
            holders = self._holders.setdefault(key, [])
            if len(holders) < _CANDIDATES:
                holders.append(draft)

    def find(self, text: str) -> Draft | None:
        """Return the earliest draft that holds all these words in this order, None for fewer than five words.

        Of texts of twelve words and more, four fifths of their word sequences are enough: quotations get trimmed.
        """
        words = words_of(text)
        if len(words) < SHINGLE:
            return None
        return self._holder(self._holders.get(_key(words, 0), ()), words) or self._most(words)

    def find_marked(self, text: str, author: str | None = None) -> Draft | None:
        """Return the draft that words marked as a quotation come from, the named author's before others."""
        words = words_of(text)
        if not words:
            return None
        recent = list(islice(reversed(self._order), _RECENT))
        recent.sort(key=lambda draft: author is None or draft.author != author)
        return self.find(text) or self._holder(recent, words)

    def holds(self, draft: Draft, text: str) -> bool:
        """Tell whether a draft holds these words in this order."""
        words = words_of(text)
        return bool(words) and (f" {' '.join(words)} " in self._texts[id(draft)] or self._most(words) is draft)

    def sharing(self, text: str) -> list[Draft]:
        """Return the drafts that share a telling sequence of five words with a text, where at most two share it."""
        words = words_of(text)[:_LONGEST]
        found: list[Draft] = []
        for place in range(len(words) - SHINGLE + 1):
            holders = self._holders.get(_key(words, place), ())
            if len(holders) <= 2 and max(map(len, words[place : place + SHINGLE])) >= _TELLING:  # noqa: PLR2004
                found += holders
        return found

    def _most(self, words: tuple[str, ...]) -> Draft | None:
        """Return the draft that holds at least four fifths of the word sequences of a longer text."""
        if len(words) < _LEAST_EDITED or len(words) > _LONGEST:
            return None
        counts = Counter[int]()
        drafts: dict[int, Draft] = {}
        for key in _shingles(words):
            for draft in self._holders.get(key, ()):
                counts[id(draft)] += 1
                drafts[id(draft)] = draft
        best, count = counts.most_common(1)[0] if counts else (0, 0)
        return drafts[best] if count >= _SHARE * (len(words) - SHINGLE + 1) else None

    def _holder(self, drafts: "list[Draft] | tuple[Draft, ...]", words: tuple[str, ...]) -> Draft | None:
        wanted = f" {' '.join(words)} "
        return next((draft for draft in drafts if wanted in self._texts[id(draft)]), None)


def _shingles(words: tuple[str, ...]) -> set[int]:
    return set(map(hash, zip(*(words[place:] for place in range(SHINGLE)), strict=False)))


def _key(words: tuple[str, ...], place: int) -> int:
    return hash(words[place : place + SHINGLE])
