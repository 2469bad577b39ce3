"""The numbers that documents put forward for the matter of a statement."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from recoupe.crosscheck.match import Match
from recoupe.crosscheck.statement import Statement
from recoupe.crosscheck.tolls import DEADLY, toll
from recoupe.lineage.profile import Sentence
from recoupe.model.annotation import Quantity
from recoupe.model.judgement import Figure, Lineage

OWN: Final = frozenset({"origin", "independent", "denies"})
FAR: Final = 0.5
"""How far, in shares of the statement's number, another number may lie and still be meant for the same thing."""


def figures(asked: Statement, found: Mapping[str, Match], lineages: Mapping[str, Lineage]) -> tuple[Figure, ...]:
    """Return one figure a document, in the order of publication: of the unit that the statement is about."""
    order = sorted(found, key=lambda key: found[key].profile.order)
    unit = unit_of(asked, [found[key] for key in order if lineages[key].relation in OWN])
    if unit is None:
        return ()
    every = (_figure(key, unit, found[key], asked) for key in order)
    return tuple(figure for figure in every if figure is not None)


def unit_of(asked: Statement, found: Sequence[Match]) -> str | None:
    """Return the unit of a statement's number; without one, deaths, or the unit that several first-hand texts share."""
    units = [quantity.unit for quantity in asked.quantities if quantity.unit != "other"]
    if units:
        return units[0]
    if DEADLY & set(asked.worth):
        return "deaths"
    told = Counter(unit for match in found for unit in {each.unit for each in _best(match)} - {"other"})
    return next(
        (unit for unit, number in sorted(told.items(), key=lambda each: (-each[1], each[0])) if number > 1), None
    )


def _best(match: Match) -> list[Quantity]:
    return [each for each in match.profile.analysis.quantities if _within(each, match.sentence)]


def _here(match: Match) -> list[Quantity]:
    every = sorted(match.sentences, key=lambda each: each != match.sentence)
    return [each for sentence in every for each in match.profile.analysis.quantities if _within(each, sentence)]


def _figure(key: str, unit: str, match: Match, asked: Statement) -> Figure | None:
    """Return the number that a document puts forward: the one nearest to the statement's, else its first."""
    if unit == "deaths" and not asked.numbers:
        return toll(key, match)
    wanted = [each.low for each in asked.quantities if each.unit == unit and each.low is not None]
    here = [each for each in _here(match) if each.unit == unit or (each.unit == "other" and each.low in wanted)]
    if wanted:
        here = [each for each in here if _distance(each, wanted[0]) <= FAR * wanted[0]]
        here.sort(key=lambda each: _distance(each, wanted[0]))
    return Figure(document=key, low=here[0].low, high=here[0].high, unit=unit) if here else None


def _distance(one: Quantity, wanted: float) -> float:
    return min(abs(value - wanted) for value in (one.low, one.high) if value is not None)


def _within(quantity: Quantity, sentence: Sentence) -> bool:
    return sentence.start <= quantity.start < sentence.end
