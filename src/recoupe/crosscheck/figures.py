"""The numbers that documents put forward for the matter of a statement."""

from collections import Counter
from collections.abc import Mapping
from typing import Final

from recoupe.crosscheck.match import Match
from recoupe.crosscheck.statement import Statement
from recoupe.lang.fr.stems import stem
from recoupe.model.annotation import Quantity
from recoupe.model.judgement import Figure

DEADLY: Final = frozenset(stem(word) for word in ("mort", "morts", "tué", "tués", "bilan", "victimes", "décès", "tuer"))


def figures(asked: Statement, found: Mapping[str, Match]) -> tuple[Figure, ...]:
    """Return one figure a document, in the order of publication: the unit is the statement's."""
    unit = _unit(asked)
    if unit is None:
        return ()
    order = sorted(found, key=lambda key: found[key].profile.order)
    every = (_figure(key, unit, found[key]) for key in order)
    return tuple(figure for figure in every if figure is not None)


def _unit(asked: Statement) -> str | None:
    units = Counter(quantity.unit for quantity in asked.quantities if quantity.unit != "other")
    if units:
        return units.most_common(1)[0][0]
    return "deaths" if DEADLY & set(asked.worth) else None


def _figure(key: str, unit: str, match: Match) -> Figure | None:
    quantities = [each for each in match.profile.analysis.quantities if each.unit == unit]
    here = [each for each in quantities if _inside(each, match)] or quantities[:1]
    lows = [each.low for each in here if each.low is not None]
    highs = [each.high for each in here if each.high is not None]
    if not here or not (lows or highs):
        return None
    high = max(highs) if len(highs) == len(here) else None
    return Figure(document=key, low=min(lows) if len(lows) == len(here) else None, high=high, unit=unit)


def _inside(quantity: Quantity, match: Match) -> bool:
    return any(each.start <= quantity.start < each.end for each in match.sentences)
