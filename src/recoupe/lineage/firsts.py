"""Who was the first to tell what a document tells: of each telling word, the earliest document that holds it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from recoupe.lineage.profile import Profile
from recoupe.lineage.story import Story

TELLING: Final = 0.5
"""Weight from which a word tells something."""


def firsts(one: Profile, before: Sequence[Profile], story: Story) -> Mapping[str, float]:
    """Return of each earlier document what those of one document's words are worth that it was the first to use."""
    early = sorted(before, key=lambda other: story.ranks[other.id])
    found = defaultdict[str, float](float)
    for key, weight in one.vector.items():
        holder = next((other.id for other in early if key in other.vector), None) if weight >= TELLING else None
        if holder:
            found[holder] += story.nearness.worth(key, weight)
    return found
