"""Denials and retractions: which documents they answer or withdraw."""

from typing import Final

from recoupe.lineage import wording
from recoupe.lineage.cues import find_cues
from recoupe.lineage.denials import denying
from recoupe.lineage.fingerprints import windows
from recoupe.lineage.further import ancestors
from recoupe.lineage.outlets import owners
from recoupe.lineage.profile import Profile
from recoupe.lineage.standing import Standing, quotes
from recoupe.lineage.story import Story, Verdict

NAME: Final = 2
"""Words of a name by which somebody is known."""
FIRST_PERSON: Final = ("i-did-not@1", "i-never-said@1")
"""Rules of the denials that somebody utters for himself."""
ANSWERED: Final = 0.05
"""Nearness that a document needs to be what a denial answers."""
ALSO: Final = 0.6
"""Share of the best one's nearness that a further document needs to be answered too."""


def retraction(found: Standing, before: list[Profile], story: Story) -> Verdict | None:
    """Return what a document is that withdraws or corrects what its outlet carried, None for others."""
    own = [p for p in before if story.standings[p.id].site == found.site and found.site is not None]
    if not found.retracts:
        return None
    verdict = Verdict("denies", credit=True, reasons=[wording.cued("retraction", found.retractions)])
    if own:
        verdict.add(own[0], "cites", wording.withdraws(own[0]))
    return verdict


def denial(one: Profile, found: Standing, before: list[Profile], story: Story) -> Verdict | None:
    """Return what a document is in which somebody denies what others assert, None for others."""
    speaks = found.official or found.interviews or _guest(found) or _heard(one, found) or _naming(one, before)
    named = {naming.site for naming in found.named if naming.full and not naming.body}
    others = [p for p in before if story.standings[p.id].site != found.site]
    others = [p for p in others if story.told(p, before) or story.standings[p.id].site in named]
    if not (speaks and denying(one, found, others, story.nearness)):
        return None
    answered = _answered(one, others, story)
    if not answered:
        return None
    verdict = Verdict("denies", reasons=[wording.denies(one, found)])
    for parent in answered:
        verdict.add(parent, "cites", wording.answers(parent))
    return verdict


def _guest(found: Standing) -> bool:
    """Tell whether a party has the word: as a guest, or by its right of reply."""
    if any(cue.strength == "party" for cue in found.firsthand):
        return True
    return any("guest" in cue.rule or "to-our-reporter" in cue.rule for cue in found.firsthand) and not found.credited


def _naming(one: Profile, before: list[Profile]) -> list[Profile]:
    """Return the documents that write about somebody who answers them, in the first person, on a page of his own."""
    said = quotes(one.plain)
    own = (cue for cue in find_cues("denial_cues", one.plain) if cue.rule.endswith(FIRST_PERSON))
    if all(any(start <= cue.start < end for start, end in said) for cue in own):
        return []
    names = {name for name in owners(one.document.outlet or "") if len(name) == NAME}
    return [other for other in before if not names.isdisjoint(windows(_forms(other), NAME))]


def _forms(other: Profile) -> list[str]:
    return [word.form for word in (*other.title, *other.words)]


def _heard(one: Profile, found: Standing) -> bool:
    """Tell whether somebody denies to the outlet itself, which reports that before all else."""
    told = any(cue.strength == "self-next" for cue in found.firsthand) and not found.credited
    return told and any(cue.strength == "strong" for cue in find_cues("denial_cues", one.lead))


def _answered(one: Profile, before: list[Profile], story: Story) -> list[Profile]:
    """Return what a denial answers: what it names, else the documents with matter of their own nearest to it."""
    named = {naming.site for naming in story.standings[one.id].named if naming.full and not naming.body}
    leant = {naming.site for naming in story.standings[one.id].named if naming.body}
    about = _naming(one, before)
    near = [p for p in about or before if story.nearness.near(one, p) >= ANSWERED]
    twisted = [p for p in about if _twists(one, p, story)]
    if twisted:
        return twisted
    roots = [p for p in near if _assertive(p, story)]
    roots = [p for p in roots if not (story.standings[p.id].official and story.standings[p.id].site in leant)]
    told = [p for p in roots if story.standings[p.id].site in named]
    best = max((story.nearness.near(one, p) for p in roots), default=0.0)
    return told or [p for p in roots if story.nearness.near(one, p) >= ALSO * best]


def _twists(one: Profile, other: Profile, story: Story) -> bool:
    """Tell whether a denial negates a figure that a document gives and those that it took from do not."""
    above = ancestors(other.id, story)
    if not above:
        return False
    theirs = {key for key in other.vector if key[0].isdigit()}
    own = theirs.difference(*(story.profiles[key].vector for key in above))
    return any(word.key in own for sentence in one.negated for word in sentence.words)


def _assertive(other: Profile, story: Story) -> bool:
    """Tell whether a document asserts something as its own: first-hand, or with sources that it claims to have."""
    found, verdict = story.standings[other.id], story.verdicts[other.id]
    claims = any(cue.strength in {"claimed", "hollow"} for cue in found.firsthand) and verdict.relation == "rewrite"
    return (story.rooted(other.id) or claims) and verdict.relation != "denies"
