"""The numbers that documents put forward for the matter of a statement."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from recoupe.crosscheck.match import Match
from recoupe.crosscheck.statement import Statement
from recoupe.crosscheck.tolls import DEADLY, toll
from recoupe.lang.fr.stems import stem
from recoupe.lineage.profile import Sentence
from recoupe.model.annotation import Quantity
from recoupe.model.judgement import Figure

MONEY: Final = frozenset(
    stem(word) for word in ("argent", "payer", "payé", "verser", "versé", "coût", "financer", "somme", "montant", "fonds")
)
FAR: Final = 0.5
"""How far, in shares of the statement's number, another number may lie and still be meant for the same thing."""
CURRENCY: Final = re.compile(r"[A-Z]{3}")


def figures(asked: Statement, found: Mapping[str, Match]) -> tuple[Figure, ...]:
    """Return one figure a document, in the order of publication: of the unit that the statement is about."""
    order = sorted(found, key=lambda key: found[key].profile.order)
    unit = unit_of(asked, [found[key] for key in order])
    if unit is None:
        return ()
    every = (_figure(key, unit, found[key], asked) for key in order)
    return tuple(figure for figure in every if figure is not None)


def unit_of(asked: Statement, found: Sequence[Match]) -> str | None:
    """Return the unit of a statement's number; without one, that of the tolls or sums which its words ask for."""
    units = [quantity.unit for quantity in asked.quantities if quantity.unit != "other"]
    if units:
        return units[0]
    if DEADLY & set(asked.worth):
        return "deaths"
    if MONEY & set(asked.worth):
        sums = Counter(each.unit for match in found for each in _here(match) if CURRENCY.fullmatch(each.unit))
        return sums.most_common(1)[0][0] if sums else None
    return None


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
