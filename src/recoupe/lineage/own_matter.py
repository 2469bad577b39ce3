"""Matter of one's own: what a document has from its own sources, and whom it names besides."""

from typing import Final

from recoupe.lineage import wording
from recoupe.lineage.cues import find_cues
from recoupe.lineage.named import named
from recoupe.lineage.profile import Profile
from recoupe.lineage.standing import Standing, quotes
from recoupe.lineage.story import REWRITE, Story, Verdict

QUOTE: Final = 4
"""Words that make a quotation."""
NEW: Final = 0.4
"""Share of its words that no earlier document has, for a quotation to be new."""


def own_matter(one: Profile, found: Standing, before: list[Profile], story: Story) -> Verdict | None:
    """Return what a document is that has something first-hand, None for others."""
    taken = found.reposts or (found.official and bool(found.credited))
    if taken or not (found.first_hand or _witness(one, found, before, story)):
        return None
    verdict = Verdict("independent", reasons=[wording.first_hand(found)])
    if found.official or (found.interviews and not found.talks):
        return verdict
    for parent in named(one, found, before, story):
        verdict.add(parent, "cites", wording.names(parent))
    return verdict


def _witness(one: Profile, found: Standing, before: list[Profile], story: Story) -> bool:
    """Tell whether somebody tells what he saw himself, or claims sources and quotes them, and nobody told it before."""
    if found.credited or found.outside:
        return False
    strengths = {cue.strength for cue in found.firsthand if cue.strength != "witness" or not found.named}
    near = max((story.nearness.near(one, p) for p in before), default=0.0)
    if near < REWRITE and strengths & {"witness", "claimed"}:
        return True
    claims = "claimed" in strengths or (not found.named and bool(find_cues("anonymous_cues", one.lead)))
    return claims and near < 2 * REWRITE and quotes_anew(one, before)


def quotes_anew(one: Profile, before: list[Profile]) -> bool:
    """Tell whether somebody is quoted whom no earlier document quotes."""
    known = {key for other in before for key in other.vector}
    for start, end in quotes(one.plain):
        said = {word.key for word in one.words if word.weight and start <= word.start < end}
        if len(said) >= QUOTE and len(said - known) >= NEW * len(said):
            return True
    return False
