"""What the index keeps of a document, so that those that may have to do with each other are found among many."""

from dataclasses import dataclass, field
from typing import Final

SHIFT: Final = 7
"""Bits of a holder's code (number × 128 + weight) that are the weight of the word."""
MASK: Final = (1 << SHIFT) - 1
"""These bits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """A document's fingerprints and telling words, and what else decides whether two documents belong together.

    ``mass`` is the sum of the weights of the telling words, in hundredths, so that sums are exact; ``prints`` the
    number of fingerprints; ``outlet`` the telling words of the outlet's name; ``names`` all words with a capital.
    """

    document: str
    published: str | None
    site: str | None
    mass: int
    prints: int
    outlet: tuple[str, ...]
    names: tuple[str, ...]
    fingerprints: tuple[int, ...] = ()
    words: dict[str, int] = field(default_factory=dict)
