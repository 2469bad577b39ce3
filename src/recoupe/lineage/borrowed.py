"""Borrowed matter: rewrites, relays of denials and texts that only mention what others told."""

from typing import Final

from recoupe.lineage import wording
from recoupe.lineage.direction import days_between
from recoupe.lineage.further import further
from recoupe.lineage.named import named
from recoupe.lineage.opinion import opinion
from recoupe.lineage.overlap import Overlap
from recoupe.lineage.profile import Profile
from recoupe.lineage.standing import Standing, denies
from recoupe.lineage.story import REWRITE, SAME, Story, Verdict

SOON: Final = 21
"""Days within which a text without credit is likely to follow another one."""
FAR: Final = 3.0
"""How many times nearer it must be beyond that, or where a date is missing."""
LATE: Final = 0.25
"""Share of a text before it first comes to its source, for it to have a matter of its own."""
TITLED: Final = 0.9
"""Worth of the headline's words that a source explains from which the text is about that."""


def borrowed(one: Profile, found: Standing, before: list[Profile], story: Story) -> Verdict | None:
    """Return what a document is that took its matter from others, None where nothing shows that it did."""
    verdict = Verdict("rewrite")
    before = [p for p in before if found.site is None or story.standings[p.id].site != found.site]
    relay = denies(one, found) and not opinion(one)
    if relay:
        _denials_first(one, verdict, before, story)
    for parent in named(one, found, before, story):
        verdict.add(parent, "rewrite", wording.names(parent))
    if not verdict.parents:
        _nearest(one, verdict, before, story)
    if not verdict.parents and not found.outside:
        return None
    if verdict.parents and not relay and not opinion(one):
        further(one, verdict, story, before)
    elif not verdict.parents:
        verdict.reasons.append(wording.outside(found.outside[0]))
    if found.reposts:
        verdict.relation = "partial"
    elif verdict.parents and _aside(one, verdict, found, story):
        verdict.relation = "cites"
        verdict.parents = dict.fromkeys(verdict.parents, "cites")
        verdict.reasons.append(wording.OPINION)
    return verdict


def _denials_first(one: Profile, verdict: Verdict, before: list[Profile], story: Story) -> None:
    found = [p for p in before if story.verdicts[p.id].relation == "denies" and story.nearness.near(one, p) >= REWRITE]
    for parent in found:
        verdict.add(parent, "rewrite", wording.relays(parent))


def _nearest(one: Profile, verdict: Verdict, before: list[Profile], story: Story) -> None:
    """Add the nearest document of which a sentence is retold; of several as near, the earliest."""
    near = {p.id: story.nearness.near(one, p) for p in before}
    enough = [p for p in before if near[p.id] >= _needed(one, p, story)]
    told = [p for p in enough if Overlap(one, p, story.nearness).retold()]
    if not told:
        return
    best = max(near[p.id] for p in told)
    parent = min((p for p in told if near[p.id] >= SAME * best), key=lambda p: story.ranks[p.id])
    verdict.add(parent, "rewrite", wording.near(parent, best))


def _needed(one: Profile, other: Profile, story: Story) -> float:
    """Return how near a text must be to be a rewrite of another: more where dates do not bring them together.

    Who credits an outlet outside the collection needs no other parent.
    """
    apart = days_between(one.document.published, other.document.published)
    far = apart is None or apart > SOON or bool(story.standings[one.id].outside)
    return REWRITE * (FAR if far else 1.0)


def _aside(one: Profile, verdict: Verdict, found: Standing, story: Story) -> bool:
    """Tell whether a text has a matter of its own: an opinion, or one that comes late to its source."""
    if opinion(one):
        return True
    keys = {key for parent in verdict.parents for key in story.profiles[parent].vector}
    named = (naming.start for naming in found.named if naming.full)
    place = next((start for start in named if start >= one.sentences[0].start), None) if one.sentences else None
    first = next((each for each in one.sentences if place is not None and each.start <= place < each.end), None)
    end = one.sentences[-1].end if one.sentences else 0
    late = first is not None and first.paragraph > 0 and first.start >= LATE * end
    titled = {word.key: word.weight for word in one.title if word.weight and word.key in keys}
    return late and story.nearness.mass(titled) < TITLED
