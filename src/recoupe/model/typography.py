"""Spaces: those that French wants beside its signs, at which a line may not break, and those that are too many."""

import re
from typing import Final

from recoupe.model.vocabulary import Tongue

WIDE: Final = re.compile(r"(?<=«) | (?=[:»])|(?<=\d) (?=%)")
NARROW: Final = re.compile(r" (?=[;!?])")
BLANK: Final = re.compile(r"[^\S\u00a0\u202f]+")


def spaced(text: str, tongue: Tongue) -> str:
    """Return a sentence with the no-break spaces of its tongue; what has them already stays as it is."""
    return NARROW.sub("\u202f", WIDE.sub("\u00a0", text)) if tongue == "fr" else text


def squeezed(text: str) -> str:
    """Return a text on one line with single spaces; no-break spaces stay."""
    return BLANK.sub(" ", text).strip()
