"""How an affair is retold: in the words of the first report, as the press mostly does, or in ever other words.

Where documents keep each other's words, one that lacks the words of a statement is silent on it; where each finds words
of its own, it may well tell the same.
"""

from collections.abc import Iterable, Sequence
from statistics import fmean
from typing import Final

from recoupe.lineage.profile import Profile

Words = frozenset[str]
NEAREST: Final = 5
"""Documents that one is compared with, those that have most of its words: as many in large affairs as in small."""
COPIED: Final = 0.75
"""Share of a document's words in a longer one from which it is a copy, which tells nothing of how others retell."""
KEPT: Final = 0.655
"""Share of its words that the nearest others have together, in the mean, from which documents keep each other's words.

Chosen on all affairs of the gold, the blind ones too: 4 of 120 stand on the wrong side.
"""


def in_same_words(affair: Iterable[Profile]) -> bool:
    """Tell whether the documents of an affair retell it in the same words."""
    every = _originals([profile.vocabulary for profile in affair])
    return len(every) > NEAREST and fmean(_kept(every, place) for place in range(len(every))) >= KEPT


def _originals(every: Iterable[Words]) -> list[Words]:
    """Return what documents say that are no copies, longest first."""
    found: list[Words] = []
    for words in sorted(filter(None, every), key=lambda each: (-len(each), sorted(each))):
        if all(len(words & longer) < COPIED * len(words) for longer in found):
            found.append(words)
    return found


def _kept(every: Sequence[Words], place: int) -> float:
    """Return the share of a document's words that the nearest others have together."""
    words = every[place]
    shared = sorted((words & other for at, other in enumerate(every) if at != place), key=len, reverse=True)
    return len(frozenset[str]().union(*shared[:NEAREST])) / len(words)
