"""The toll that a document puts forward: its headline's, else the first in its text, parts added up."""

import re
from collections.abc import Iterator
from typing import Final

from recoupe.crosscheck.match import Match
from recoupe.crosscheck.statement import BODIES, KILLED
from recoupe.lang.fr.stems import Word, words
from recoupe.lineage.profile import Profile
from recoupe.model.annotation import Quantity
from recoupe.model.judgement import Figure

MILITARY: Final = re.compile(r"soldat|militaire|gendarme|policier|combattant|garde", re.IGNORECASE)
CIVIL: Final = re.compile(r"civil|chauffeur|conducteur|enfant|femme|habitant|villageois|passager", re.IGNORECASE)
INFANTS: Final = re.compile(r"\b(?:bébés?|nouveau-?nés?|nouvelles?-nées?|nourrissons?|prématurés?)\b", re.IGNORECASE)
COUNTED: Final = frozenset({"deaths", "soldiers", "persons"})
ADDED: Final = frozenset({"supplémentaires", "supplémentaire", "nouveaux", "nouvelles", "autres"})
BETWEEN: Final = ("entre", "et")
EITHER: Final = ("ou",)
LEAST: Final = frozenset({("au", "moins"), ("plus", "de"), ("plus", "d")})


def toll(key: str, match: Match, *, infants: bool = False) -> Figure | None:
    """Return a document's toll, None where it gives none; that of ``infants`` or that of all others."""
    profile = match.profile
    every = [each for each in profile.analysis.quantities if each.unit in COUNTED]
    told = [each for each in every if of_infants(_whole(each, profile)) == infants]
    found = _of_infants(told) if infants else _counted(profile.title) or _of_text(told)
    if found is None and not infants and len(told) == len(every):
        found = _counted(profile.words)
    return None if found is None else Figure(document=key, low=found[0], high=found[1], unit="deaths")


def of_infants(text: str) -> bool:
    """Tell whether a text is about newborn children: theirs and the others' are two tolls."""
    return INFANTS.search(text) is not None


def _whole(quantity: Quantity, profile: Profile) -> str:
    """Return the words of a quantity, of a bare number its sentence."""
    if " " in quantity.text.strip():
        return quantity.text
    return next((each.text for each in profile.sentences if each.start <= quantity.start < each.end), quantity.text)


def _of_infants(told: list[Quantity]) -> tuple[float | None, float | None] | None:
    return (told[0].low, told[0].high) if told else None


def _counted(text: tuple[Word, ...]) -> tuple[float | None, float | None] | None:
    """Return the first number of dead that words tell: « 84 corps », « entre 50 et 84 morts », « tué 31 personnes »."""
    for place, word in enumerate(text[1:], start=1):
        before = text[place - 1]
        if before.key[0].isdigit() and word.key in BODIES and not _more(text, place):
            return _bounds(text, place - 1)
        if word.key[0].isdigit() and before.key in KILLED:
            return float(word.key), float(word.key)
    return None


def _bounds(text: tuple[Word, ...], place: int) -> tuple[float | None, float | None]:
    """Return the bounds of a number by the words before it: « entre 50 et 84 », « 58 ou 71 », « au moins 9 »."""
    high = float(text[place].key)
    ahead = tuple(each.form for each in text[max(0, place - 2) : place])
    forms = tuple(each.form for each in text[max(0, place - 3) : place : 2])
    if _numeric(text, place - 2) and (forms == BETWEEN or ahead[1:] == EITHER):
        return float(text[place - 2].key), high
    return (high, None) if ahead in LEAST else (high, high)


def _more(text: tuple[Word, ...], place: int) -> bool:
    """Tell whether a number only adds to others (« sept corps supplémentaires »)."""
    return any(word.form in ADDED for word in text[place + 1 : place + 2])


def _numeric(title: tuple[Word, ...], place: int) -> bool:
    return place >= 0 and title[place].key[0].isdigit()


def _of_text(every: list[Quantity]) -> tuple[float | None, float | None] | None:
    counted = [each for each in every if not ADDED & {word.form for word in words(each.text)}]
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
