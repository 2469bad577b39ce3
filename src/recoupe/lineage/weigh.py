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
COPIES: Final = frozenset({"reprint", "partial"})
SURER: Final = 2.0
"""How many times likelier another relation must be for the rules to give way."""
PARENT: Final = 0.8
"""Likelihood from which a document is a parent that the rules don't name; a named one needs what is left of 1."""
EVEN: Final = 0.5
"""The same where the rules have the relation wrong."""
FEW: Final = 8
MANY: Final = 60
"""Documents of a cluster under which, and beyond which, the rules alone decide: the weights were learnt on affairs of a
dozen."""


def weigh(story: Story) -> None:
    """Change the verdicts of a story where the evidence clearly speaks against them, earliest document first."""
    if not FEW <= len(story.profiles) <= MANY:
        return
    evidence = Weighing(story)
    for key, one in story.profiles.items():
        if story.verdicts[key].relation not in COPIES and not story.standings[key].retracts:
            _weigh(one, story, evidence)


def _weigh(one: Profile, story: Story, evidence: Weighing) -> None:
    verdict = story.verdicts[one.id]
    ruled, likely = verdict.relation, odds("relations").likely(evidence.of_document(one))
    barred = COPIES | {ALONE} if _copied(one, story) else COPIES
    able = {ruled, ALONE} if not evidence.before(one) else set(likely)
    best = max((each for each in likely if each in able - barred), key=lambda each: likely[each], default=ruled)
    changed = likely[best] > SURER * likely[ruled]
    if changed:
        verdict.relation = cast("DocumentRelation", best)
        verdict.reasons.append(wording.weighed(best, likely[best]))
    _reparent(one, story, evidence, trusted=not changed)
    if changed:
        before = story.earlier(one, evidence.before(one))
        verdict.credit = verdict.relation not in {"origin", ALONE} and credit(one, verdict, before, story)


def _copied(one: Profile, story: Story) -> bool:
    """Tell whether others copied a document: then it is not unrelated to them."""
    return any(one.id in each.parents and each.relation in COPIES for each in story.verdicts.values())


def _reparent(one: Profile, story: Story, evidence: Weighing, *, trusted: bool) -> None:
    """Add the parents that the evidence speaks for, and take out those that it speaks against."""
    verdict = story.verdicts[one.id]
    if verdict.relation == ALONE:
        verdict.parents = {}
        return
    for other in evidence.before(one):
        found = evidence.of_pair(one, other, verdict.relation, story.verdicts[other.id].relation)
        likely = odds("parents").likely(found)["parent"]
        named = other.id in verdict.parents
        if likely > ((1 - PARENT if named else PARENT) if trusted else EVEN):
            if not named:
                verdict.add(other, _kind(verdict), wording.likely_parent(other, likely))
        elif named:
            del verdict.parents[other.id]


def _kind(verdict: Verdict) -> DerivationKind:
    return "rewrite" if verdict.relation == "rewrite" else "cites"
