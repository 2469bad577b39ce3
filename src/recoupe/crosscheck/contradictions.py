"""Pairs of documents that first carry statements that can't both hold."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

from recoupe.crosscheck import wording
from recoupe.crosscheck.amounts import in_tongues
from recoupe.crosscheck.days import clashing
from recoupe.crosscheck.developments import replaced
from recoupe.crosscheck.origins import DERIVED
from recoupe.lineage.standing import Standing
from recoupe.model.judgement import Contradiction, Development, Figure, Lineage, Origin
from recoupe.model.vocabulary import DocumentStance

TENS: Final = 10
ROUGHLY: Final = 0.25
"""How far from a number with one digit that tells (« une cinquantaine ») another may lie and not clash with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """What the documents of a dossier count and when they put it; which figures only went on."""

    figures: tuple[Figure, ...] = ()
    developments: tuple[Development, ...] = ()
    days: Mapping[str, str] = field(default_factory=dict)


def contradictions(
    found: tuple[Origin, ...],
    held: Mapping[str, DocumentStance],
    told: Numbers,
    lineages: Mapping[str, Lineage],
    standings: Mapping[str, Standing],
) -> tuple[Contradiction, ...]:
    """Return what clashes: a statement and its denial, a text and its retraction, two numbers or days for one thing."""
    made = (
        *_denials(found),
        *_retractions(held, lineages),
        *_numbers(told, found, lineages, standings, held),
        *_days(told.days, found),
    )
    unique = {(frozenset(each.documents), each.about): each for each in made}
    return tuple(sorted(unique.values(), key=lambda each: (each.about, each.documents)))


def _denials(found: tuple[Origin, ...]) -> Iterator[Contradiction]:
    for one in found:
        for other in found:
            if one.stance == "supports" and other.stance == "denies" and one.document != other.document:
                yield wording.denied_by(one.label, other.label, (one.document, other.document))


def _retractions(held: Mapping[str, DocumentStance], lineages: Mapping[str, Lineage]) -> Iterator[Contradiction]:
    for key, stance in held.items():
        for parent in lineages[key].parents if stance == "retracts" else ():
            if held.get(parent) in {"supports", "doubts"}:
                yield wording.withdrawn((parent, key))


def _numbers(
    numbers: Numbers,
    found: tuple[Origin, ...],
    lineages: Mapping[str, Lineage],
    standings: Mapping[str, Standing],
    held: Mapping[str, DocumentStance],
) -> Iterator[Contradiction]:
    old = replaced(numbers.developments)
    by_document = {figure.document: figure for figure in numbers.figures if figure.document not in old}
    told = {origin.document for origin in found if origin.independent and origin.stance == "supports"}
    sites = {standings[key].site for key in told if standings[key].official}
    first = {key for key in by_document if key in told or standings[key].site in sites}
    first |= {key for key in by_document if standings[key].retracts and held[key] == "supports"}
    pairs = {frozenset(pair) for pair in combinations(sorted(first), 2)}
    pairs |= {frozenset(pair) for key in by_document for pair in _distorted(key, by_document, lineages[key])}
    for pair in sorted(sorted(each) for each in pairs):
        one, other = (by_document[key] for key in pair)
        if clash(one, other):
            yield wording.figures(in_tongues(one), in_tongues(other), one.unit, (one.document, other.document))


def _days(days: Mapping[str, str], found: tuple[Origin, ...]) -> Iterator[Contradiction]:
    """Yield the pairs of first tellers who put the matter on different days."""
    told = [each for each in found if each.stance == "supports" and each.document in days]
    for one, other in combinations(told, 2):
        if one.document != other.document and clashing(days[one.document], days[other.document]):
            pair = (one.document, other.document)
            yield wording.dates((one.label, days[one.document]), (other.label, days[other.document]), pair)


def _distorted(key: str, by_document: Mapping[str, Figure], lineage: Lineage) -> Iterator[tuple[str, str]]:
    """Yield a copy with each parent where its number is none of theirs."""
    parents = [parent for parent in lineage.parents if parent in by_document]
    if lineage.relation in DERIVED and all(clash(by_document[key], by_document[parent]) for parent in parents):
        yield from ((key, parent) for parent in parents)


def clash(one: Figure, other: Figure) -> bool:
    """Tell whether two ranges can't both hold: neither reaches into the other, and neither is the other one rounded."""
    return (_above(one, other) or _above(other, one)) and not (_rounds(one, other) or _rounds(other, one))


def _above(one: Figure, other: Figure) -> bool:
    return one.low is not None and other.high is not None and one.low > other.high


def _rounds(one: Figure, other: Figure) -> bool:
    """Tell whether the first number is the second with fewer digits (« une quarantaine » for 42)."""
    if one.low is None or one.low != one.high or not one.low or not other.low or other.low != other.high:
        return False
    digits = len(f"{one.low:.15g}".replace(".", "").strip("0"))
    return digits == 1 and one.low >= TENS and abs(other.low - one.low) <= ROUGHLY * one.low
