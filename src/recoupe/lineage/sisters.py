"""Outlets of one owner: said where they pass for independent of each other, or take from each other."""

from itertools import combinations
from typing import Final

from recoupe.lineage import wording
from recoupe.lineage.ownership import ownership, same_owner
from recoupe.lineage.story import Story

FIRST_HAND: Final = frozenset({"origin", "independent"})


def flag_sisters(story: Story) -> None:
    """Add a reason to each document whose outlet has the owner of one that it takes from or passes for independent of.

    Nothing else changes: who owns a paper does not tell whether its reporters worked on their own.
    """
    known = ownership()
    owned = [profile for profile in story.profiles.values() if known.owners(profile.document)]
    for earlier, later in combinations(owned, 2):
        verdict, other = story.verdicts[later.id], story.verdicts[earlier.id]
        apart = verdict.relation in FIRST_HAND and other.relation in FIRST_HAND
        if not (apart or earlier.id in verdict.parents):
            continue
        owner = same_owner(earlier.document, later.document, known)
        if owner:
            verdict.reasons.append(wording.same_owner(earlier, owner))
