"""Copies: which earlier document a text takes its very words from, and how much of it that is."""

from collections.abc import Mapping
from itertools import takewhile
from typing import Final

from recoupe.lineage import wording
from recoupe.lineage.align import Alignment
from recoupe.lineage.further import further
from recoupe.lineage.profile import Profile
from recoupe.lineage.story import SAME, Story, Verdict
from recoupe.model.vocabulary import DocumentRelation

REPRINT: Final = 0.75
"""Share of a text's words that must be another's for a reprint."""
PARTIAL: Final = 12
"""Words in one piece, outside quotation marks, that make a partial copy."""
LONG: Final = 18
"""The same, however small a part of the text they are."""
PASTED: Final = 30
"""Words of another text that stand between quotation marks, for it to be pasted rather than quoted."""
SHARE: Final = 0.15
"""Share of the text that shorter pieces must make."""


def copy(one: Profile, story: Story) -> Verdict | None:
    """Return what a document is that has passages of an earlier one, None for others."""
    found = story.copies.get(one.id, {})
    earlier = [p for p in story.earlier(one, [story.profiles[key] for key in found]) if _copied(one, p, story)]
    parents = sorted(earlier, key=lambda p: (-found[p.id].child_share, story.ranks[p.id]))
    if not parents or story.standings[one.id].retracts:
        return None
    top = found[parents[0].id].child_share
    alike = takewhile(lambda p: found[p.id].child_share >= SAME * top, parents)
    parent = min(alike, key=lambda p: story.ranks[p.id])
    whole = top >= REPRINT and not _discussed(one)
    relation: DocumentRelation = "reprint" if whole else "partial"
    verdict = Verdict(relation)
    verdict.add(parent, "reprint" if relation == "reprint" else "partial", wording.copied(parent, found[parent.id]))
    if relation == "partial":
        _further_copies(verdict, parent, parents, found)
        further(one, verdict, story, story.earlier(one, story.nearness.candidates(one)))
    return verdict


def _discussed(one: Profile) -> bool:
    """Tell whether readers' words stand beside the text, so that it is but a part of the page."""
    return any(passage.kind == "post" for passage in one.document.passages)


def _copied(one: Profile, parent: Profile, story: Story) -> bool:
    """Tell whether so much is shared that no common formula explains it; who speaks himself is quoted, not copied."""
    found = story.copies[one.id][parent.id]
    speaks = story.standings[parent.id].official or story.standings[parent.id].interviews
    if found.quoted >= PASTED and not speaks:
        return True
    return found.longest >= LONG or (found.longest >= PARTIAL and found.child_share >= SHARE)


def _further_copies(verdict: Verdict, parent: Profile, others: list[Profile], found: Mapping[str, Alignment]) -> None:
    covered = set(found[parent.id].covered)
    for other in others:
        new = found[other.id].covered - covered
        if other is not parent and len(new) >= PARTIAL:
            verdict.add(other, "partial", wording.copied(other, found[other.id]))
            covered |= new
