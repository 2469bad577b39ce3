"""Dates, numbers, excerpts: how values are written for people."""

import re
from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from typing import Final
from urllib.parse import urlsplit

from babel.dates import format_date, format_time
from babel.numbers import format_decimal

from recoupe.model.typography import spaced as spaced  # noqa: PLC0414 - the pages' words are all found here
from recoupe.model.vocabulary import Tongue
from recoupe.store.words import WORD, asked, fold, stem

DAY: Final = 10
MONTH: Final = 7
EXCERPT: Final = 320
"""Characters of a passage that a list shows."""
BEGIN: Final = 2
"""Letters that a word and its stem share."""
BEFORE: Final = 80
"""Of these, before the first word that was asked for."""


@lru_cache(maxsize=4096)
def day(edtf: str | None, tongue: Tongue) -> str:
    """Return a date (EDTF) in words, with its hour where it has one; an unusual one as it is."""
    if not edtf:
        return ""
    try:
        if len(edtf) > DAY:
            moment = datetime.fromisoformat(edtf)
            return f"{_date(moment, tongue)}, {format_time(moment, 'HH:mm', locale=tongue)}"
        if len(edtf) == DAY:
            return _date(datetime.fromisoformat(edtf), tongue)
        if len(edtf) == MONTH:
            return format_date(datetime.fromisoformat(f"{edtf}-01"), "LLLL y", tongue)
    except ValueError:
        pass
    return edtf


def _date(moment: datetime, tongue: Tongue) -> str:
    first = tongue == "fr" and moment.day == 1
    return format_date(moment, "'1er' MMMM y" if first else "long", tongue)


def amount(low: float | None, high: float | None, tongue: Tongue) -> str:
    """Return the bounds of a number; an open one is an ellipsis."""
    shown = ["…" if bound is None else format_decimal(bound, locale=tongue) for bound in (low, high)]
    return shown[0] if low == high else f"{shown[0]} – {shown[1]}"


def signed(value: float, tongue: Tongue) -> str:
    """Return a number with its sign and one decimal."""
    text = format_decimal(round(abs(value), 1), "0.0", tongue)
    return f"{'−' if value < 0 else '+'}{text}" if round(value, 1) else text


def web(address: str | None) -> str | None:
    """Return an address that may stand behind a link: http or https with a host, None for all others."""
    if not address:
        return None
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    return address.strip() if parts.scheme in {"http", "https"} and parts.netloc else None


def excerpt(text: str, query: str = "") -> list[tuple[str, bool]]:
    """Return the part of a text where a question's words stand, in pieces, each with whether it is such a word."""
    wanted = {form for word in asked(query) for form in (fold(word), stem(word))}
    begins = frozenset(fold(form)[:BEGIN] for form in wanted)
    hits = [(found.start(), found.end()) for found in WORD.finditer(text) if _answers(found[0], wanted, begins)]
    start = _begin(text, hits[0][0] - BEFORE) if hits and hits[0][0] > EXCERPT - BEFORE else 0
    end = len(text) if len(text) <= start + EXCERPT else start + len(text[start : start + EXCERPT].rsplit(" ", 1)[0])
    return list(_pieces(text, start, end, hits))


def _answers(word: str, wanted: set[str], begins: frozenset[str]) -> bool:
    form = word.lower()
    written = fold(form)  # cheaper than the stem, which few words need
    return written[:BEGIN] in begins and (written in wanted or stem(form) in wanted)


def _begin(text: str, place: int) -> int:
    found = re.search(r"\s", text[max(0, place) :])
    return max(0, place) + found.end() if found else place


def _pieces(text: str, start: int, end: int, hits: list[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    if start:
        yield "… ", False
    place = start
    for first, last in hits:
        if place <= first and last <= end:
            yield text[place:first], False
            yield text[first:last], True
            place = last
    yield text[place:end], False
    if end < len(text):
        yield " …", False
