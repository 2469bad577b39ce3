"""The toll that a document puts forward: its headline's, else the first in its text, parts added up."""

import re
from collections.abc import Iterator
from typing import Final

from recoupe.crosscheck.match import Match
from recoupe.lang.fr.stems import Word, stem
from recoupe.model.annotation import Quantity
from recoupe.model.judgement import Figure

DEADLY: Final = frozenset(stem(word) for word in ("mort", "morts", "tué", "tués", "bilan", "victimes", "décès", "tuer"))
BODIES: Final = DEADLY - {stem("bilan")} | {stem(word) for word in ("corps", "dépouilles", "cadavres", "tuées")}
MILITARY: Final = re.compile(r"soldat|militaire|gendarme|policier|combattant|garde", re.IGNORECASE)
CIVIL: Final = re.compile(r"civil|chauffeur|conducteur|enfant|femme|habitant|villageois|passager", re.IGNORECASE)
COUNTED: Final = frozenset({"deaths", "soldiers", "persons"})
BETWEEN: Final = ("entre", "et")


def toll(key: str, match: Match) -> Figure | None:
    """Return a document's toll, None where it gives none."""
    found = _of_title(match.profile.title)
    if found is None:
        found = _of_text([each for each in match.profile.analysis.quantities if each.unit in COUNTED])
    return None if found is None else Figure(document=key, low=found[0], high=found[1], unit="deaths")


def _of_title(title: tuple[Word, ...]) -> tuple[float | None, float | None] | None:
    for place, word in enumerate(title[1:], start=1):
        before = title[place - 1]
        if word.key in BODIES and before.key[0].isdigit():
            high = float(before.key)
            forms = tuple(each.form for each in title[max(0, place - 4) : place - 1 : 2])
            return (
                (float(title[place - 3].key), high) if forms == BETWEEN and _numeric(title, place - 3) else (high, high)
            )
    return None


def _numeric(title: tuple[Word, ...], place: int) -> bool:
    return place >= 0 and title[place].key[0].isdigit()


def _of_text(counted: list[Quantity]) -> tuple[float | None, float | None] | None:
    for place, first in enumerate(counted):
        rest = counted[place + 1 : place + 2]
        if rest and _parts(first, rest[0]):
            return _sum(first.low, rest[0].low), _sum(first.high, rest[0].high)
        if first.unit == "deaths":
            return first.low, first.high
    return None


def _parts(one: Quantity, other: Quantity) -> bool:
    """Tell whether two counts are the military and the civil part of one toll."""
    pairs: Iterator[tuple[Quantity, Quantity]] = iter(((one, other), (other, one)))
    return any(MILITARY.search(first.text) and CIVIL.search(second.text) for first, second in pairs)


def _sum(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one + other
