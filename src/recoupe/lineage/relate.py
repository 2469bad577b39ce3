"""What a document is to the others: its parents and its relation, with the reasons."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Final

from recoupe.lineage import wording
from recoupe.lineage.align import Alignment
from recoupe.lineage.cues import find_cues
from recoupe.lineage.denials import denying
from recoupe.lineage.direction import days_between, precedes
from recoupe.lineage.nearness import Nearness
from recoupe.lineage.overlap import Overlap
from recoupe.lineage.profile import Profile, plain
from recoupe.lineage.standing import Standing, denies, quotes
from recoupe.model.judgement import Reason
from recoupe.model.vocabulary import DerivationKind, DocumentRelation

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
SAME: Final = 0.92
"""Share of the best copy's coverage from which another can't be told apart from it."""
NAMED: Final = 0.06
"""Nearness that a document needs to be a parent because its outlet is named, without a credit."""
CREDITED: Final = 0.02
"""Nearness that it needs when it is credited."""
SOON: Final = 21
"""Days within which a text without credit is likely to follow another one."""
FAR: Final = 3.0
"""How many times nearer it must be beyond that, or where a date is missing."""
REWRITE: Final = 0.1
"""Nearness from which a text without source or credit is a rewrite of an earlier one."""
ANSWERED: Final = 0.05
"""Nearness that a document needs to be what a denial answers."""
ALSO: Final = 0.6
"""Share of the best one's nearness that a further document needs to be answered too."""
RELAYED: Final = 0.8
"""Worth of the words that the relay of a denial must share, where it names a document, to have taken from it."""
RELAYED_CREDIT: Final = 0.5
"""The same where it credits that document."""
MATTER: Final = 0.4
"""Share of a sentence's worth that must stand in a document, for the sentence to have been taken from it."""
QUOTE: Final = 4
"""Words that make a quotation."""
NEW: Final = 0.4
"""Share of its words that no earlier document has, for a quotation to be new."""
LATE: Final = 0.25
"""Share of a text before it first comes to its source, for it to have a matter of its own."""
TITLED: Final = 0.9
"""Worth of the headline's words that a source explains from which the text is about that."""
OPINION: Final = 2
"""Words in the first person singular, outside quotations, that make a text of its own."""


@dataclass(slots=True)
class Verdict:
    """What was decided of one document: relation, parents with the kind of dependence, the reasons."""

    relation: DocumentRelation
    parents: dict[str, DerivationKind] = field(default_factory=dict)
    reasons: list[Reason] = field(default_factory=list)
    credit: bool = False

    def add(self, parent: Profile, kind: DerivationKind, reason: Reason) -> None:
        """Keep a parent, the first reason deciding its kind."""
        self.parents.setdefault(parent.id, kind)
        self.reasons.append(reason)


@dataclass(frozen=True, slots=True)
class Story:
    """What was found before the decisions: profiles, their standing, copies, nearness and earlier verdicts."""

    profiles: Mapping[str, Profile]
    standings: Mapping[str, Standing]
    copies: Mapping[str, Mapping[str, Alignment]]
    nearness: Nearness
    ranks: Mapping[str, int]
    verdicts: dict[str, Verdict] = field(default_factory=dict)

    def earlier(self, one: Profile, others: Iterable[Profile]) -> list[Profile]:
        """Return those of the others that appeared before one document and are decided.

        Undated documents are decided last, though a credit may put one before a dated document.
        """
        return [other for other in others if other.id in self.verdicts and precedes(other, one, self.standings)]

    def told(self, one: Profile, among: Iterable[Profile]) -> bool:
        """Tell whether a document belongs to the affair: it has a place in it, or another one took from it."""
        verdict = self.verdicts[one.id]
        return verdict.relation != "unrelated" or any(one.id in self.verdicts[p.id].parents for p in among)

    def rooted(self, key: str) -> bool:
        """Tell whether a document has matter of its own: no parent in the collection, or first-hand."""
        verdict = self.verdicts.get(key)
        return verdict is None or not verdict.parents or verdict.relation in {"origin", "independent", "denies"}


def relate(one: Profile, story: Story) -> Verdict:
    """Return what a document is to those that were decided before it."""
    found = story.standings[one.id]
    before = story.earlier(one, story.nearness.candidates(one))
    verdict = (
        _copy(one, story)
        or _retraction(found, before, story)
        or _denial(one, found, before, story)
        or _own_matter(one, found, before, story)
        or _borrowed(one, found, before, story)
        or Verdict("unrelated")
    )
    verdict.credit = _credit(found, verdict, before, story)
    return verdict


def _copy(one: Profile, story: Story) -> Verdict | None:
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
        _further(one, verdict, story, story.earlier(one, story.nearness.candidates(one)))
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


def _retraction(found: Standing, before: list[Profile], story: Story) -> Verdict | None:
    own = [p for p in before if story.standings[p.id].site == found.site and found.site is not None]
    if not found.retracts:
        return None
    verdict = Verdict("denies", credit=True, reasons=[wording.cued("retraction", found.retractions)])
    if own:
        verdict.add(own[0], "cites", wording.withdraws(own[0]))
    return verdict


def _denial(one: Profile, found: Standing, before: list[Profile], story: Story) -> Verdict | None:
    speaks = found.official or found.interviews or _guest(found) or _heard(one, found)
    others = [p for p in before if story.standings[p.id].site != found.site and story.told(p, before)]
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
    return any("guest" in cue.rule or "to-our-reporter" in cue.rule for cue in found.firsthand) and not found.credited


def _heard(one: Profile, found: Standing) -> bool:
    """Tell whether somebody denies to the outlet itself, which reports that before all else."""
    told = any(cue.strength == "self-next" for cue in found.firsthand) and not found.credited
    return told and any(cue.strength == "strong" for cue in find_cues("denial_cues", one.lead))


def _answered(one: Profile, before: list[Profile], story: Story) -> list[Profile]:
    """Return what a denial answers: what it names, else the documents with matter of their own nearest to it."""
    named = {naming.site for naming in story.standings[one.id].named if naming.full and not naming.body}
    leant = {naming.site for naming in story.standings[one.id].named if naming.body}
    roots = [p for p in before if _assertive(p, story) and story.nearness.near(one, p) >= ANSWERED]
    roots = [p for p in roots if not (story.standings[p.id].official and story.standings[p.id].site in leant)]
    told = [p for p in roots if story.standings[p.id].site in named]
    best = max((story.nearness.near(one, p) for p in roots), default=0.0)
    return told or [p for p in roots if story.nearness.near(one, p) >= ALSO * best]


def _assertive(other: Profile, story: Story) -> bool:
    """Tell whether a document asserts something as its own: first-hand, or with sources that it claims to have."""
    found, verdict = story.standings[other.id], story.verdicts[other.id]
    claims = any(cue.strength in {"claimed", "hollow"} for cue in found.firsthand) and verdict.relation == "rewrite"
    return (story.rooted(other.id) or claims) and verdict.relation != "denies"


def _own_matter(one: Profile, found: Standing, before: list[Profile], story: Story) -> Verdict | None:
    if found.reposts or not (found.first_hand or _witness(one, found, before, story)):
        return None
    verdict = Verdict("independent", reasons=[wording.first_hand(found)])
    if found.official or found.interviews:
        return verdict
    for parent in _named(one, found, before, story):
        verdict.add(parent, "cites", wording.names(parent))
    return verdict


def _witness(one: Profile, found: Standing, before: list[Profile], story: Story) -> bool:
    """Tell whether somebody tells what he saw himself, or claims sources and quotes them, and nobody told it before."""
    if found.credited or found.outside:
        return False
    strengths = {cue.strength for cue in found.firsthand}
    near = max((story.nearness.near(one, p) for p in before), default=0.0)
    if near < REWRITE and strengths & {"witness", "claimed"}:
        return True
    claims = "claimed" in strengths or (not found.named and bool(find_cues("anonymous_cues", one.lead)))
    return claims and near < 2 * REWRITE and _quotes_anew(one, before)


def _quotes_anew(one: Profile, before: list[Profile]) -> bool:
    """Tell whether somebody is quoted whom no earlier document quotes."""
    known = {key for other in before for key in other.vector}
    for start, end in quotes(one.plain):
        said = {word.key for word in one.words if word.weight and start <= word.start < end}
        if len(said) >= QUOTE and len(said - known) >= NEW * len(said):
            return True
    return False


def _borrowed(one: Profile, found: Standing, before: list[Profile], story: Story) -> Verdict | None:
    verdict = Verdict("rewrite")
    before = [p for p in before if found.site is None or story.standings[p.id].site != found.site]
    relay = denies(one, found) and not _opinion(one)
    if relay:
        _denials_first(one, verdict, before, story)
    for parent in _named(one, found, before, story):
        verdict.add(parent, "rewrite", wording.names(parent))
    if not verdict.parents:
        _nearest(one, verdict, before, story)
    if not verdict.parents and not found.outside:
        return None
    if verdict.parents and not relay and not _opinion(one):
        _further(one, verdict, story, before)
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


def _named(one: Profile, found: Standing, before: list[Profile], story: Story) -> list[Profile]:
    """Return for each outlet or issuer that is named its earlier document that is nearest, if it is near enough."""
    parents = []
    relay = denies(one, found) and not found.first_hand
    for site in dict.fromkeys(naming.site for naming in found.named) | dict.fromkeys(sorted(found.credited)):
        only_body = all(naming.body for naming in found.named if naming.site == site) and site not in found.credited
        theirs = [p for p in before if story.standings[p.id].site == site and _asserts(p, story)]
        theirs = [p for p in theirs if story.standings[p.id].official or not only_body]
        if theirs and _leans(one, theirs[0], site, story, relay=relay):
            parents.append(theirs[0])
    return parents


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
    return share >= MATTER or near >= (NAMED if full else REWRITE)


def _asserts(other: Profile, story: Story) -> bool:
    return not story.standings[other.id].retracts


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


def _further(one: Profile, verdict: Verdict, story: Story, before: list[Profile]) -> None:
    """Add first-hand documents that alone explain much of what the parents leave unexplained."""
    known = {key for parent in verdict.parents for key in story.profiles[parent].vector}
    above = _ancestors(verdict.parents, story)
    for other in before:
        if other.id in verdict.parents or other.id in above or not (story.rooted(other.id) and _asserts(other, story)):
            continue
        if story.told(other, before) and Overlap(one, other, story.nearness).beyond(known):
            verdict.add(other, "partial" if verdict.relation == "partial" else "rewrite", wording.explains(other))
            known |= set(other.vector)


def _ancestors(keys: Iterable[str], story: Story) -> set[str]:
    found: set[str] = set()
    todo = list(keys)
    while todo:
        verdict = story.verdicts.get(todo.pop())
        new = set(verdict.parents) - found if verdict else set()
        found |= new
        todo.extend(sorted(new))
    return found


def _aside(one: Profile, verdict: Verdict, found: Standing, story: Story) -> bool:
    """Tell whether a text has a matter of its own: an opinion, or one that comes late to its source."""
    if _opinion(one):
        return True
    keys = {key for parent in verdict.parents for key in story.profiles[parent].vector}
    named = (naming.start for naming in found.named if naming.full)
    place = next((start for start in named if start >= one.sentences[0].start), None) if one.sentences else None
    first = next((each for each in one.sentences if place is not None and each.start <= place < each.end), None)
    end = one.sentences[-1].end if one.sentences else 0
    late = first is not None and first.paragraph > 0 and first.start >= LATE * end
    titled = {word.key: word.weight for word in one.title if word.weight and word.key in keys}
    return late and story.nearness.mass(titled) < TITLED


def _opinion(one: Profile) -> bool:
    if find_cues("opinion_cues", plain(one.document.title or "")) or find_cues("opinion_cues", one.document.url or ""):
        return True
    said = quotes(one.plain)
    own = [cue for cue in find_cues("first_person_cues", one.plain) if not any(a <= cue.start < b for a, b in said)]
    return len(own) >= OPINION


def _credit(found: Standing, verdict: Verdict, before: list[Profile], story: Story) -> bool:
    """Tell whether a document names, as its source, an outlet or issuer that it took from."""
    if verdict.credit:
        return True
    if verdict.relation in {"denies", "origin", "unrelated"}:
        return False
    if found.credited or found.outside:
        return True
    copied = verdict.relation in {"reprint", "partial"}
    there = {story.standings[p.id].site for p in before}
    return any((naming.full or naming.site in there) and not (copied and naming.body) for naming in found.named)
