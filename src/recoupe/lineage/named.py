"""Named parents: which documents a text takes from, among those of the outlets and issuers that it names."""

from typing import Final

from recoupe.lineage.cues import find_cues
from recoupe.lineage.overlap import Overlap
from recoupe.lineage.profile import Profile
from recoupe.lineage.standing import Standing, denies
from recoupe.lineage.story import REWRITE, Story

NAMED: Final = 0.06
"""Nearness that a document needs to be a parent because its outlet is named, without a credit."""
CREDITED: Final = 0.02
"""Nearness that it needs when it is credited."""
RELAYED: Final = 0.8
"""Worth of the words that the relay of a denial must share, where it names a document, to have taken from it."""
RELAYED_CREDIT: Final = 0.5
"""The same where it credits that document."""
MATTER: Final = 0.4
"""Share of a sentence's worth that must stand in a document, for the sentence to have been taken from it."""


def named(one: Profile, found: Standing, before: list[Profile], story: Story) -> list[Profile]:
    """Return for each outlet or issuer that is named its earlier document that is nearest, if it is near enough."""
    parents = []
    relay = denies(one, found) and not found.first_hand
    for site in dict.fromkeys(naming.site for naming in found.named) | dict.fromkeys(sorted(found.credited)):
        only_body = all(naming.body for naming in found.named if naming.site == site) and site not in found.credited
        theirs = [p for p in before if story.standings[p.id].site == site and asserts(p, story)]
        theirs = [p for p in theirs if story.standings[p.id].official or not only_body]
        theirs.sort(key=lambda p: (p.id not in found.linked, story.verdicts[p.id].relation == "unrelated"))
        if theirs and _leans(one, theirs[0], site, story, relay=relay):
            parents.append(theirs[0])
    return parents or _issued(one, before, story)


def _issued(one: Profile, before: list[Profile], story: Story) -> list[Profile]:
    """Return the nearest text of an institution for one that tells what a communiqué says without naming its issuer."""
    issued = [p for p in before if story.standings[p.id].official and story.nearness.near(one, p) >= NAMED]
    return issued[:1] if relays_communique(one) else []


def relays_communique(one: Profile) -> bool:
    """Tell whether a text says that it has something from a communiqué."""
    return bool(find_cues("communique_cues", one.plain))


def _leans(one: Profile, other: Profile, site: str, story: Story, *, relay: bool) -> bool:
    """Tell whether a document takes from one that it names: the naming sentence, or the whole, shows it."""
    found = story.standings[one.id]
    overlap = Overlap(one, other, story.nearness)
    here = [overlap.naming(naming) for naming in found.named if naming.site == site]
    worth = max((value for value, _ in here), default=0.0)
    share = max((part for _, part in here), default=0.0)
    near = story.nearness.near(one, other)
    full = any(naming.full for naming in found.named if naming.site == site)
    if relay:
        least = RELAYED_CREDIT if site in found.credited else RELAYED
        return (full or share >= MATTER) and (worth >= least or share >= MATTER)
    if site in found.credited:
        return near >= CREDITED
    spoken_of = all(naming.body for naming in found.named if naming.site == site)
    return share >= MATTER or near >= (NAMED if full and not spoken_of else REWRITE)


def asserts(other: Profile, story: Story) -> bool:
    """Tell whether a document stands by what it tells: it withdraws nothing."""
    return not story.standings[other.id].retracts
