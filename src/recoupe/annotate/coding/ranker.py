"""Which candidates are events: the rules' choice, mended by weights that were trained on annotated texts."""

from collections.abc import Iterable
from typing import Final

from recoupe.annotate.coding.candidates import Candidate, select
from recoupe.annotate.coding.evidence import evidence
from recoupe.annotate.coding.rules import french

KEEP: Final = 0.2
"""What the rules call an event is dropped where the weights find it less likely than this."""
FIRM: Final = frozenset({"support", "swallowed", "private"})
"""What the rules find no event by what it is a part of, or by who takes part, stays none."""
ADD: Final = 0.4
"""What the rules drop is an event where the weights find it at least this likely."""


def ranked(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates that are events, in reading order; of those that share a word the likeliest.

    What the rules chose comes before what only the weights add.
    """
    free = (candidate for candidate in candidates if candidate.outcome not in FIRM)
    likely = [(likelihood(candidate), candidate) for candidate in free]
    return select(
        (value + (candidate.outcome == "kept"), candidate)
        for value, candidate in likely
        if value >= (KEEP if candidate.outcome == "kept" else ADD)
    )


def likelihood(candidate: Candidate) -> float:
    """Return how likely a candidate is an event of its type, from 0 to 1."""
    return french().weights("event_triggers").probability(evidence(candidate))
