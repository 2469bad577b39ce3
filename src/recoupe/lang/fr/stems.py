"""French words for comparison: regular forms, stems and how much a stem tells."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from math import log
from pathlib import Path
from typing import Any, Final, NamedTuple

from recoupe.lang.fr.numbers import fold, number_pattern, number_value
from recoupe.lang.fr.text import straighten

TABLE: Final = Path(__file__).parent / "tables" / "frequencies.tsv"
FUNCTION_TABLE: Final = TABLE.with_name("function_words.txt")
WORD: Final = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|\w+")
LEAST: Final = 0.25
"""Weight of the most common content words."""
COMMON_NUMBER: Final = 10
YEARS: Final = range(1900, 2100)


class Word(NamedTuple):
    """A word or number of a text: code points, regular form in lower case, whether it begins with a capital.

    ``key`` is what is compared: the stem, or the value of a number whether in words or figures. A tuple, since a large
    collection has hundreds of millions of them.
    """

    start: int
    end: int
    form: str
    key: str
    weight: float
    capital: bool


def words(text: str, offset: int = 0) -> Iterator[Word]:
    """Yield the words and numbers of a text; an apostrophe or hyphen parts words, not numbers.

    Places count from ``offset``, the text's own place in a longer one.
    """
    place = 0
    for start, end, value in _numbers(text):
        yield from _plain_words(text, place, start, offset)
        form = number_form(value)
        yield Word(start + offset, end + offset, form, form, _number_weight(value), capital=False)
        place = end
    yield from _plain_words(text, place, len(text), offset)


def number_form(value: float) -> str:
    """Return the one spelling under which equal numbers compare as equal."""
    return f"{value:.12g}"


def _plain_words(text: str, place: int, end: int, offset: int) -> Iterator[Word]:
    for found in WORD.finditer(text, place, end):
        yield Word(found.start() + offset, found.end() + offset, *_told(found.group()))


@lru_cache(maxsize=100_000)
def _told(written: str) -> tuple[str, str, float, bool]:
    """Return form, key and weight of a word as it is written, and whether with a capital."""
    form = regular(written)
    return form, stem(form), weight(form), written[0].isupper()


def _numbers(text: str) -> Iterator[tuple[int, int, float]]:
    for found in _number().finditer(fold(text)):
        value = number_value(found.group())
        if value is not None and (value > 1 or found.group()[0].isdigit()):
            yield found.start(), found.end(), value


def _number_weight(value: float) -> float:
    """Return how much a number tells: small round ones little, others as much as a rare word."""
    if value < COMMON_NUMBER or value in YEARS:
        return LEAST
    return 1.0 if value % 10 or value > 10 * COMMON_NUMBER else 2 * LEAST


@cache
def _number() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w,.])(?:{number_pattern()})(?!\w)")


@lru_cache(maxsize=100_000)
def regular(word: str) -> str:
    """Return the spelling under which words are compared."""
    return straighten(word).lower().replace("œ", "oe")


@lru_cache(maxsize=100_000)
def stem(form: str) -> str:
    """Return the stem (Snowball French) of a regular form; a number is its own stem."""
    return form if form[:1].isdigit() else str(_stemmer().stemWord(form))


@lru_cache(maxsize=100_000)
def weight(form: str) -> float:
    """Return how much a word tells, from 0 (function word) to 1 (unknown to the frequency table)."""
    if form in function_words() or (len(form) == 1 and not form.isdigit()):
        return 0.0
    if form[0].isdigit():
        return LEAST
    share = _shares().get(stem(form))
    return 1.0 if share is None else max(LEAST, log(share) / log(_rarest()))


@cache
def function_words() -> frozenset[str]:
    """Return the words that tell nothing of a text's matter: articles, pronouns, prepositions, auxiliaries."""
    lines = FUNCTION_TABLE.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


@cache
def _stemmer() -> Any:
    import snowballstemmer  # noqa: PLC0415 - 50 ms that only comparisons pay

    return snowballstemmer.stemmer("french")


@cache
def _shares() -> dict[str, float]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return {key: float(share) for key, share in (line.split("\t") for line in lines if not line.startswith("#"))}


@cache
def _rarest() -> float:
    return min(_shares().values()) / 2
