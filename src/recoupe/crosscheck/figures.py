"""The numbers that documents put forward for the matter of a statement."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from recoupe.crosscheck.counts import counts
from recoupe.crosscheck.match import Match
from recoupe.crosscheck.senses import alike
from recoupe.crosscheck.statement import DEADLY, Statement
from recoupe.crosscheck.tolls import of_infants, toll
from recoupe.lang.fr.stems import stem, words
from recoupe.lineage.profile import plain
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
SOME: Final = re.compile(r"(?:plusieurs|de nombreux|de nombreuses|d'autres|des) ", re.IGNORECASE)
"""How a statement begins that tells there were some, not how many."""
ASIDE: Final = re.compile(
    r"(?:\b(?:dont|et non(?: pas)?|non pas|au lieu de|et pas|mais pas)|\bpas d[e'])\s*$", re.IGNORECASE
)
"""What stands before a number that is a part of another, or set aside."""
BEFORE: Final = 14
"""Characters before a number in which that stands."""
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
        if _currency(self.unit) and quantity.unit in LOOSE:
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
    told = asked.quantities or _several(asked)
    if told:
        first = told[0]
        return Measure(unit=_unit(first.unit), things=_things(first), wanted=first.low if _told(first) else None)
    counts = Counter(
        thing for match in found for thing in {each for quantity in _here(match) for each in _things(quantity)}
    )
    named = [(number, thing) for thing, number in counts.items() if thing in asked.core and number >= COUNTED]
    if named:
        return Measure(unit="other", things=frozenset({max(named)[1]}))
    telling = found if not MONEY.isdisjoint(asked.worth) else first_hand
    paid = Counter(unit for match in telling for unit in {_unit(each.unit) for each in _here(match)} if _currency(unit))
    best = min(paid, key=lambda unit: (-paid[unit], unit), default=None)
    return Measure(unit=best) if best is not None and paid[best] >= COUNTED else None


def _several(asked: Statement) -> tuple[Quantity, ...]:
    """Return what a statement counts that leaves the number open: « Des chauffeurs ont été enlevés »."""
    text = plain(asked.text)
    found = SOME.match(text)
    told = counts(f"cent {text[found.end() :]}") if found else ()
    return tuple(replace(each, low=None, high=None) for each in told[:1] if each.start == 0)


def _figure(key: str, measure: Measure, match: Match, lineage: Lineage) -> Figure | None:
    """Return the number that a document puts forward: the one nearest to the statement's, else its first."""
    here = [each for each in _here(match) if measure.fits(each)]
    if not here and lineage.parents:
        here = [each for each in match.profile.analysis.quantities if measure.fits(each)]
    here = [each for each in here if not _aside(each, match)] or here
    wanted = measure.wanted
    if wanted and _currency(measure.unit):
        here = [each for each in here if _distance(each, wanted) <= WIDE * wanted or _misread(each, wanted)]
        here.sort(key=lambda each: _distance(each, wanted))
    unit = measure.unit if measure.unit != "other" or not here else here[0].unit
    return Figure(document=key, low=here[0].low, high=here[0].high, unit=unit) if here else None


def _aside(quantity: Quantity, match: Match) -> bool:
    """Tell whether a number is a part of another one, or set aside: « deux, et non six »."""
    return ASIDE.search(match.profile.plain[max(0, quantity.start - BEFORE) : quantity.start]) is not None


def _told(quantity: Quantity) -> bool:
    """Tell whether a statement gives a number, not only that there were some (« des dizaines »)."""
    return quantity.high is not None


def _here(match: Match) -> list[Quantity]:
    every = sorted(match.sentences, key=lambda each: each != match.sentence)
    told = match.profile.analysis.quantities
    return [each for sentence in every for each in told if sentence.start <= each.start < sentence.end]


def _distance(one: Quantity, wanted: float) -> float:
    return min((abs(value - wanted) for value in (one.low, one.high) if value is not None), default=0.0)


def _misread(one: Quantity, wanted: float) -> bool:
    """Tell whether a number has the digits of another one, as misplaced by who copied it: 25 for 2,5, 83 for 38."""
    digits, other = (_digits(value) for value in (one.low or 0.0, wanted))
    return len(digits) > 1 and digits == other


def _digits(value: float) -> list[str]:
    return sorted(f"{value:.15g}".replace(".", "").strip("0"))


def _things(quantity: Quantity) -> frozenset[str]:
    """Return the stems of what a quantity counts, and those of the same sense."""
    kept = {word.key for word in words(quantity.text) if word.weight and not word.key[0].isdigit()}
    return frozenset(kept.union(*(alike(key) for key in kept)))


def _unit(unit: str) -> str:
    return "XAF" if unit in FRANCS else unit


def _currency(unit: str) -> bool:
    return len(unit) == CURRENCY and unit.isupper()
