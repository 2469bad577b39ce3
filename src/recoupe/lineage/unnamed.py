"""The unnamed sources of a document: those whom it lets speak, not all unnamed people that it mentions."""

import re
from typing import Final

from recoupe.lineage.cues import Cue, find_cues
from recoupe.lineage.profile import Profile

HIDDEN: Final = ("cover", "in-the-shadow")
"""Cues that by themselves say that a source is unnamed."""
ACCORDING: Final = re.compile(r"\b(?:selon|d'après)\s\Z", re.IGNORECASE)


def unnamed(one: Profile) -> tuple[Cue, ...]:
    """Return the cues of unnamed sources that a document quotes or reports (« selon deux sources »)."""
    return tuple(cue for cue in find_cues("anonymous_cues", one.plain) if _hidden(cue) or _speaks(cue, one))


def _hidden(cue: Cue) -> bool:
    return any(f".{name}@" in cue.rule for name in HIDDEN)


def _speaks(cue: Cue, one: Profile) -> bool:
    """Tell whether those whom a cue names follow « selon », or something else is attributed to them."""
    if ACCORDING.search(one.plain, 0, cue.start):
        return True
    sources = (said.source for said in one.analysis.attributions if said.source)
    return any((each.start or 0) < cue.end and cue.start < (each.end or 0) for each in sources)
