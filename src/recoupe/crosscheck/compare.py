"""Whether two statements agree, contradict each other or speak of different things, by typed comparison."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

from recoupe.crosscheck import wording
from recoupe.crosscheck.opposites import opposed
from recoupe.crosscheck.polarity import negated_places
from recoupe.crosscheck.senses import alike
from recoupe.lang.fr.stems import Word, words
from recoupe.lineage.profile import plain
from recoupe.model.analysis import Analysis
from recoupe.model.annotation import Quantity
from recoupe.model.judgement import Reason

Verdict = Literal["agree", "contradict", "unrelated"]
RELATED: Final = 0.2
"""Share of the words' worth that two statements must have in common to be about one thing."""
FALSEHOOD: Final = re.compile(
    r"\b(?:faux|fausse(?:s|ment)?|infox|intox|trompeu\w+|erroné\w*|inexact\w*|dément\w*|réfut\w*|mensong\w*|infondé\w*|"
    r"à tort|canular|truqué\w*|hors contexte)\b",
    re.IGNORECASE,
)
LIMIT: Final = 0.9
"""Points from which two statements about one thing contradict each other; what they share counts too."""
NEGATED: Final = 1.2
SCOPE: Final = 1.0
FALSE: Final = 1.5
OPPOSED: Final = 0.8
NUMBERS: Final = 0.6
YEARS: Final = 0.6
YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What two statements are to each other, and why."""

    verdict: Verdict
    reasons: tuple[Reason, ...]


class Side:
    """A statement as what can be compared: words, what it negates, numbers."""

    def __init__(self, analysis: Analysis) -> None:
        """Look at a statement."""
        self.quantities = analysis.quantities
        self.text = plain(analysis.document.text)
        self.words: tuple[Word, ...] = tuple(words(self.text))

    @cached_property
    def worth(self) -> dict[str, float]:
        """Return the weight of each key."""
        return {word.key: word.weight for word in self.words if word.weight}

    @cached_property
    def negated(self) -> frozenset[str]:
        """Return the keys of the words that a negation reaches."""
        spans = negated_places(self.text)
        return frozenset(word.key for word in self.words if any(start <= word.start < end for start, end in spans))

    @cached_property
    def negative(self) -> bool:
        """Tell whether anything is negated."""
        return bool(negated_places(self.text))

    @cached_property
    def false(self) -> bool:
        """Tell whether the statement calls something false."""
        return FALSEHOOD.search(self.text) is not None


def compare(a: Analysis, b: Analysis) -> Comparison:
    """Return whether two statements agree, contradict each other, or are unrelated, with the reasons."""
    one, other = Side(a), Side(b)
    shared = _shared(one, other)
    if shared < RELATED:
        return Comparison(verdict="unrelated", reasons=(wording.little_shared(shared),))
    found = tuple(_clashes(one, other))
    points = shared + sum(weight for weight, _ in found)
    same = wording.shared(shared)
    if points > LIMIT and found:
        return Comparison(verdict="contradict", reasons=(same, *(reason for _, reason in found)))
    return Comparison(
        verdict="agree", reasons=(same, *(reason for _, reason in found)) if found else (same, wording.NO_CLASH)
    )


def _shared(one: Side, other: Side) -> float:
    """Return the share of the words' worth that both have, in the same sense at least."""
    both = sum(value for key, value in one.worth.items() if _has(other, key))
    both += sum(value for key, value in other.worth.items() if _has(one, key))
    whole = sum(one.worth.values()) + sum(other.worth.values())
    return both / whole if whole else 0.0


def _has(side: Side, key: str) -> bool:
    return key in side.worth or not alike(key).isdisjoint(side.worth)


def _clashes(one: Side, other: Side) -> list[tuple[float, Reason]]:
    found = []
    if one.negative != other.negative:
        found.append((NEGATED, wording.ONE_NEGATES))
    common = {key: value for key, value in one.worth.items() if key in other.worth}
    turned = {key for key in common if (key in one.negated) != (key in other.negated)}
    if turned:
        share = sum(common[key] for key in turned) / sum(common.values())
        found.append((SCOPE * share, wording.turned(sorted(_forms(one, turned)))))
    if one.false != other.false:
        found.append((FALSE, wording.ONE_CALLS_FALSE))
    pair = opposed({word.key for word in one.words}, {word.key for word in other.words})
    if pair:
        found.append((OPPOSED, wording.opposed(_forms(one, {pair[0]})[0], _forms(other, {pair[1]})[0])))
    numbers = _numbers(one, other)
    found += [(NUMBERS, wording.numbers(*numbers))] if numbers else []
    years = YEAR.findall(one.text), YEAR.findall(other.text)
    if all(years) and set(years[0]).isdisjoint(years[1]):
        found.append((YEARS, wording.years(years[0][0], years[1][0])))
    return found


def _forms(side: Side, keys: set[str]) -> list[str]:
    return list(dict.fromkeys(word.form for word in side.words if word.key in keys))


def _numbers(one: Side, other: Side) -> tuple[str, str] | None:
    """Return two numbers of one unit that can't both hold, where no number of that unit meets one of the other's."""
    for first in one.quantities:
        rest = [each for each in other.quantities if each.unit == first.unit != "other"]
        if rest and not any(_meet(first, each) for each in rest):
            return first.text, rest[0].text
    return None


def _meet(one: Quantity, other: Quantity) -> bool:
    low, high = max(one.low or 0.0, other.low or 0.0), float("inf")
    return low <= min(high if one.high is None else one.high, high if other.high is None else other.high)
