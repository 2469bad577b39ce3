"""The numbers that documents put forward for the matter of a statement."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from recoupe.crosscheck.match import Match
from recoupe.crosscheck.senses import alike
from recoupe.crosscheck.statement import DEADLY, Statement
from recoupe.crosscheck.tolls import of_infants, toll
from recoupe.lang.fr.stems import stem, words
from recoupe.model.annotation import Quantity
from recoupe.model.judgement import Figure, Lineage

OWN: Final = frozenset({"origin", "independent", "denies"})
FRANCS: Final = frozenset({"XAF", "XOF"})
"""Two francs that bear one name and have one worth."""
MONEY: Final = frozenset(
    stem(word) for word in ("argent", "payer", "payé", "coût", "coûter", "prix", "somme", "montant", "verser", "fonds")
)
LARGE: Final = 1e6
"""Number that may be money where no unit is told."""
WIDE: Final = 1.0
"""How far from a statement's sum, in shares of it, a sum may lie that is put forward for the same."""
LOOSE: Final = frozenset({"other", "persons"})
"""Units under which very different things are counted."""
CURRENCY: Final = 3
"""Letters of a currency's code."""
COUNTED: Final = 2
"""Documents that must count a thing for it to be what a statement without a number is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What the numbers of a statement are of: their unit, the stems of what they count, the number that is stated."""

    unit: str
    things: frozenset[str] = frozenset()
    wanted: float | None = None

    def fits(self, quantity: Quantity) -> bool:
        """Tell whether a quantity is of the same thing."""
        if _unit(quantity.unit) == self.unit and self.unit not in LOOSE:
            return True
        if _currency(self.unit) and quantity.unit == "other":
            return (quantity.low or 0.0) >= LARGE
        return not self.things.isdisjoint(_things(quantity))


def figures(asked: Statement, found: Mapping[str, Match], lineages: Mapping[str, Lineage]) -> tuple[Figure, ...]:
    """Return one figure a document, in the order of publication: of what the statement is about."""
    order = sorted(found, key=lambda key: found[key].profile.order)
    if not any(_told(each) for each in asked.quantities) and asked.tolls and DEADLY & set(asked.worth):
        every = [toll(key, found[key], infants=of_infants(asked.text)) for key in order]
    else:
        first_hand = [found[key] for key in order if lineages[key].relation in OWN]
        measure = measured(asked, [found[key] for key in order], first_hand)
        every = [_figure(key, measure, found[key], lineages[key]) for key in order] if measure else []
    return tuple(figure for figure in every if figure is not None)


def measured(asked: Statement, found: Sequence[Match], first_hand: Sequence[Match]) -> Measure | None:
    """Return what a statement's number is of; without one, what several documents count that it names, or money.

    Money, where the statement is about a payment or several first-hand documents give a sum.
    """
    if asked.quantities:
        first = asked.quantities[0]
        return Measure(unit=_unit(first.unit), things=_things(first), wanted=first.low if _told(first) else None)
    counts = Counter(
        thing for match in found for thing in {each for quantity in _here(match) for each in _things(quantity)}
    )
    named = [(number, thing) for thing, number in counts.items() if thing in asked.core and number >= COUNTED]
    if named:
        return Measure(unit="other", things=frozenset({max(named)[1]}))
    told = found if not MONEY.isdisjoint(asked.worth) else first_hand
    paid = Counter(unit for match in told for unit in {_unit(each.unit) for each in _here(match)} if _currency(unit))
    best = min(paid, key=lambda unit: (-paid[unit], unit), default=None)
    return Measure(unit=best) if best is not None and paid[best] >= COUNTED else None


def _figure(key: str, measure: Measure, match: Match, lineage: Lineage) -> Figure | None:
    """Return the number that a document puts forward: the one nearest to the statement's, else its first."""
    here = [each for each in _here(match) if measure.fits(each)]
    if not here and lineage.parents:
        here = [each for each in match.profile.analysis.quantities if measure.fits(each)]
    wanted = measure.wanted
    if wanted and _currency(measure.unit):
        here = [each for each in here if _distance(each, wanted) <= WIDE * wanted]
        here.sort(key=lambda each: _distance(each, wanted))
    unit = measure.unit if measure.unit != "other" or not here else here[0].unit
    return Figure(document=key, low=here[0].low, high=here[0].high, unit=unit) if here else None


def _told(quantity: Quantity) -> bool:
    """Tell whether a statement gives a number, not only that there were some (« des dizaines »)."""
    return quantity.high is not None


def _here(match: Match) -> list[Quantity]:
    every = sorted(match.sentences, key=lambda each: each != match.sentence)
    told = match.profile.analysis.quantities
    return [each for sentence in every for each in told if sentence.start <= each.start < sentence.end]


def _distance(one: Quantity, wanted: float) -> float:
    return min((abs(value - wanted) for value in (one.low, one.high) if value is not None), default=0.0)


def _things(quantity: Quantity) -> frozenset[str]:
    """Return the stems of what a quantity counts, and those of the same sense."""
    kept = {word.key for word in words(quantity.text) if word.weight and not word.key[0].isdigit()}
    return frozenset(kept.union(*(alike(key) for key in kept)))


def _unit(unit: str) -> str:
    return "XAF" if unit in FRANCS else unit


def _currency(unit: str) -> bool:
    return len(unit) == CURRENCY and unit.isupper()
