"""Where the rules may be wrong: what all evidence together says of a document's relation and parents."""

from typing import Final, cast

from recoupe.lang.odds import odds
from recoupe.lineage import wording
from recoupe.lineage.credit import credit
from recoupe.lineage.evidence import Weighing
from recoupe.lineage.profile import Profile
from recoupe.lineage.story import Story, Verdict
from recoupe.model.vocabulary import DerivationKind, DocumentRelation

ALONE: Final[DocumentRelation] = "unrelated"
FIRST: Final[DocumentRelation] = "origin"
ROOTS: Final = frozenset({FIRST, ALONE})
COPIES: Final = frozenset({"reprint", "partial"})
BORROWED: Final = frozenset({"rewrite", "cites", "denies"})
"""Relations that are hardly ever without a parent."""
SURER: Final = 3.0
"""How many times likelier it must be that a text took nothing from anybody, where it credits a parent by the rules."""
LIKELY: Final = 0.5
"""Likelihood from which a document is a parent."""
ONLY: Final = 0.25
"""The same for the likeliest parent of a document that took from others, or denies them, if there is no other."""
CLEAR: Final = 0.8
"""The same for parents of copies besides those that the alignment shows; these need what is left of 1."""
FEW: Final = 8
MANY: Final = 60
"""Documents of a cluster under which, and beyond which, the rules alone decide: the weights were learnt on affairs of a
dozen."""


def weigh(story: Story) -> None:
    """Change the verdicts of a story where the evidence speaks against them, earliest document first."""
    if not FEW <= len(story.profiles) <= MANY:
        return
    evidence = Weighing(story)
    for key, one in story.profiles.items():
        if story.standings[key].retracts:
            continue
        if story.verdicts[key].relation not in COPIES:
            _relate(one, story, evidence)
        _reparent(one, story, evidence)


def _relate(one: Profile, story: Story, evidence: Weighing) -> None:
    """Give a document the relation that is likeliest."""
    verdict = story.verdicts[one.id]
    relations = {key: each.relation for key, each in story.verdicts.items()}
    ruled, likely = verdict.relation, odds("relations").likely(evidence.of_document(one, relations))
    barred = COPIES | {ALONE} if _copied(one, story) else COPIES
    able = {each: value for each, value in likely.items() if evidence.before(one) or each in ROOTS}
    if ruled in BORROWED and any(_credited(one, key, story) for key in verdict.parents):
        able = {each: value / (SURER if each in ROOTS else 1.0) for each, value in able.items()}
    best = max((each for each in able if each not in barred), key=lambda each: able[each], default=ruled)
    if best != ruled:
        verdict.relation, verdict.credit = cast("DocumentRelation", best), False
        verdict.reasons.append(wording.weighed(best, likely[best]))


def _credited(one: Profile, key: str, story: Story) -> bool:
    return story.standings[key].site in story.standings[one.id].credited


def _copied(one: Profile, story: Story) -> bool:
    """Tell whether others copied a document: then it is not unrelated to them."""
    return any(one.id in each.parents and each.relation in COPIES for each in story.verdicts.values())


def _reparent(one: Profile, story: Story, evidence: Weighing) -> None:
    """Add the parents that the evidence speaks for, and take out those that it speaks against."""
    verdict, before = story.verdicts[one.id], evidence.before(one)
    verdict.credit = False
    if verdict.relation in ROOTS:
        verdict.parents = {}
        return
    likely = {other.id: _likely(one, other, story, evidence) for other in before}
    least = _needed(verdict, likely, outside=bool(story.standings[one.id].outside))
    for other in before:
        if likely[other.id] <= least[other.id]:
            verdict.parents.pop(other.id, None)
        elif other.id not in verdict.parents:
            verdict.add(other, _kind(verdict), wording.likely_parent(other, likely[other.id]))
    verdict.credit = credit(one, verdict, story.earlier(one, before), story)


def _likely(one: Profile, other: Profile, story: Story, evidence: Weighing) -> float:
    own, theirs = story.verdicts[one.id].relation, story.verdicts[other.id].relation
    return odds("parents").likely(evidence.of_pair(one, other, own, theirs))["parent"]


def _needed(verdict: Verdict, likely: dict[str, float], *, outside: bool) -> dict[str, float]:
    """Return from which likelihood each document is a parent, if the text credits an ``outside`` paper or not."""
    if verdict.relation in COPIES:
        return {key: 1 - CLEAR if key in verdict.parents else CLEAR for key in likely}
    best = max(likely, key=lambda key: likely[key], default=None)
    alone = verdict.relation in BORROWED and not outside and all(value <= LIKELY for value in likely.values())
    return {key: ONLY if alone and key == best else LIKELY for key in likely}


def _kind(verdict: Verdict) -> DerivationKind:
    if verdict.relation == "partial":
        return "partial"
    return "rewrite" if verdict.relation == "rewrite" else "cites"
