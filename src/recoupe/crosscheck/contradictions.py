"""Pairs of documents that first carry statements that can't both hold."""

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Final, get_args

from recoupe.crosscheck import wording
from recoupe.crosscheck.origins import DERIVED
from recoupe.lineage.standing import Standing
from recoupe.model.judgement import Contradiction, Figure, Lineage, Origin
from recoupe.model.vocabulary import DocumentStance, Tongue

TENS: Final = 10
BOUNDS: Final[dict[Tongue, tuple[str, str, str]]] = {
    "fr": ("à", "au moins", "au plus"),
    "en": ("to", "at least", "at most"),
}
ROUGHLY: Final = 0.25
"""How far from a number with one digit that tells (« une cinquantaine ») another may lie and not clash with it."""


def contradictions(
    found: tuple[Origin, ...],
    held: Mapping[str, DocumentStance],
    numbers: tuple[Figure, ...],
    lineages: Mapping[str, Lineage],
    standings: Mapping[str, Standing],
) -> tuple[Contradiction, ...]:
    """Return what clashes: a statement and its denial, a text and its retraction, two numbers for one thing."""
    made = (*_denials(found), *_retractions(held, lineages), *_numbers(numbers, found, lineages, standings, held))
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
    numbers: tuple[Figure, ...],
    found: tuple[Origin, ...],
    lineages: Mapping[str, Lineage],
    standings: Mapping[str, Standing],
    held: Mapping[str, DocumentStance],
) -> Iterator[Contradiction]:
    by_document = {figure.document: figure for figure in _latest(numbers, found, standings)}
    told = {origin.document for origin in found if origin.independent and origin.stance == "supports"}
    sites = {standings[key].site for key in told if standings[key].official}
    first = {key for key in by_document if key in told or standings[key].site in sites}
    first |= {key for key in by_document if standings[key].retracts and held[key] == "supports"}
    pairs = {frozenset(pair) for pair in combinations(sorted(first), 2)}
    pairs |= {frozenset(pair) for key in by_document for pair in _distorted(key, by_document, lineages[key])}
    for pair in sorted(sorted(each) for each in pairs):
        one, other = (by_document[key] for key in pair)
        if clash(one, other):
            yield wording.figures(_texts(one), _texts(other), one.unit, (one.document, other.document))


def _latest(
    numbers: tuple[Figure, ...], found: tuple[Origin, ...], standings: Mapping[str, Standing]
) -> tuple[Figure, ...]:
    """Return the figures without those that an institution has replaced since: a toll that rises contradicts none."""
    bodies = {standings[each.document].site for each in found if each.kind == "organisation"}
    last = {site: figure.document for figure in numbers if (site := standings[figure.document].site) in bodies}
    return tuple(each for each in numbers if last.get(standings[each.document].site, each.document) == each.document)


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


def _texts(figure: Figure) -> dict[Tongue, str]:
    return {tongue: in_words(figure, tongue) for tongue in get_args(Tongue)}


def in_words(figure: Figure, tongue: Tongue = "fr") -> str:
    """Return a number or range as people write it."""
    to, least, most = BOUNDS[tongue]
    low, high = (None if bound is None else spoken(bound, tongue) for bound in (figure.low, figure.high))
    if low is not None and high is not None:
        return low if low == high else f"{low} {to} {high}"
    return f"{least} {low}" if low is not None else f"{most} {high or 0}"


def spoken(value: float, tongue: Tongue = "fr") -> str:
    """Return a number as French (42 000 000, 9,5) or English (42,000,000, 9.5) writes it."""
    whole = f"{value:,.0f}" if value == int(value) else f"{value:,.2f}".rstrip("0")
    return whole if tongue == "en" else whole.replace(",", "\u202f").replace(".", ",")
