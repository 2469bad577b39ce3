"""Which candidates are events: the rules' choice, mended by weights that were trained on annotated texts."""

from collections.abc import Iterable
from typing import Final

from recoupe.annotate.coding.candidates import Candidate, Outcome, select
from recoupe.annotate.coding.evidence import evidence, first_evidence
from recoupe.annotate.coding.rules import french
from recoupe.annotate.coding.triggers import Trigger

LEAST: Final[dict[Outcome, float]] = {"kept": 0.25, "swallowed": 0.6, "private": 0.8, "support": 1.0}
"""How likely a candidate must be, by what the rules make of it; chosen by cross-validation on the ordinary texts."""
ELSE: Final = 0.4
"""The same for what the rules only leave out because the lexicon's conditions fail, or another line comes first."""
HOPELESS: Final = -2.5
"""What the rules did not choose and whose first evidence weighs less is no candidate: none ever became an event."""


def hopeless(trigger: Trigger, outcome: Outcome, readings: int) -> bool:
    """Tell whether a trigger that the rules did not choose can't become an event, whoever takes part."""
    first = first_evidence(trigger, outcome, readings)
    return outcome == "support" or french().weights("event_triggers").score(first) < HOPELESS


def ranked(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates that are events, in reading order; of those that share a word the likeliest."""
    likely = ((likelihood(candidate), candidate) for candidate in candidates)
    return select((value, each) for value, each in likely if value >= LEAST.get(each.outcome, ELSE))


def likelihood(candidate: Candidate) -> float:
    """Return how likely a candidate is an event of its type, from 0 to 1."""
    return french().weights("event_triggers").probability(evidence(candidate))
