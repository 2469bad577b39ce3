"""Where the rules may be wrong: what all evidence together says of a document's relation and parents."""

from dataclasses import dataclass
from typing import Final, cast

from recoupe.lang.odds import odds
from recoupe.lineage import wording
from recoupe.lineage.credit import credit
from recoupe.lineage.evidence import Weighing
from recoupe.lineage.profile import Profile
from recoupe.lineage.retelling import in_same_words
from recoupe.lineage.story import Story, Verdict
from recoupe.model.vocabulary import DerivationKind, DocumentRelation

ALONE: Final[DocumentRelation] = "unrelated"
COPIES: Final = frozenset({"reprint", "partial"})
EVEN: Final = 0.5
"""Likelihood from which a document is a parent where the rules have the relation wrong."""
FEW: Final = 8
MANY: Final = 60
"""Documents of a cluster under which, and beyond which, the rules alone decide: the weights were learnt on affairs of a
dozen."""


@dataclass(frozen=True, slots=True)
class Tables:
    """What weighs the evidence for relations and for parents, and when the rules give way.

    ``surer`` is how many times likelier another relation must be; ``parent`` the likelihood from which a document is a
    parent that the rules don't name (a named one needs what is left of 1); ``copied`` the share of a text that must be
    another's for it to be a copy whatever else it is.
    """

    relations: str
    parents: str
    surer: float
    parent: float
    copied: float


IN_OTHER_WORDS: Final = Tables("relations", "parents", surer=2.0, parent=0.8, copied=0.0)
IN_SAME_WORDS: Final = Tables("relations_plain", "parents_plain", surer=1.2, parent=0.6, copied=0.75)


def weigh(story: Story) -> None:
    """Change the verdicts of a story where the evidence clearly speaks against them, earliest document first."""
    if not FEW <= len(story.profiles) <= MANY:
        return
    evidence = Weighing(story)
    tables = IN_SAME_WORDS if in_same_words(story.profiles.values()) else IN_OTHER_WORDS
    for key, one in story.profiles.items():
        if not _surely_copied(one, story, tables) and not story.standings[key].retracts:
            _weigh(one, story, evidence, tables)


def _surely_copied(one: Profile, story: Story, tables: Tables) -> bool:
    """Tell whether a document has more of another's words than a background paragraph that all repeat."""
    relation = story.verdicts[one.id].relation
    share = max((found.child_share for found in story.copies.get(one.id, {}).values()), default=0.0)
    return relation == "reprint" or (relation == "partial" and share >= tables.copied)


def _weigh(one: Profile, story: Story, evidence: Weighing, tables: Tables) -> None:
    verdict = story.verdicts[one.id]
    found = evidence.with_copying(one) if tables is IN_SAME_WORDS else evidence.of_document(one)
    ruled, likely = verdict.relation, odds(tables.relations).likely(found)
    barred = (COPIES | {ALONE} if _copied(one, story) else COPIES) - {ruled}
    able = {ruled, ALONE} if not evidence.before(one) else set(likely)
    best = max((each for each in likely if each in able - barred), key=lambda each: likely[each], default=ruled)
    changed = likely[best] > tables.surer * likely[ruled]
    if changed:
        verdict.relation = cast("DocumentRelation", best)
        verdict.reasons.append(wording.weighed(best, likely[best]))
    _reparent(one, story, evidence, tables, trusted=not changed)
    if changed:
        _no_copies(verdict)
        before = story.earlier(one, evidence.before(one))
        verdict.credit = verdict.relation not in {"origin", ALONE} and credit(one, verdict, before, story)


def _copied(one: Profile, story: Story) -> bool:
    """Tell whether others copied a document: then it is not unrelated to them."""
    return any(one.id in each.parents and each.relation in COPIES for each in story.verdicts.values())


def _reparent(one: Profile, story: Story, evidence: Weighing, tables: Tables, *, trusted: bool) -> None:
    """Add the parents that the evidence speaks for, and take out those that it speaks against."""
    verdict = story.verdicts[one.id]
    if verdict.relation == ALONE:
        verdict.parents = {}
        return
    for other in evidence.before(one):
        found = evidence.of_pair(one, other, verdict.relation, story.verdicts[other.id].relation)
        likely = odds(tables.parents).likely(found)["parent"]
        named = other.id in verdict.parents
        if likely > ((1 - tables.parent if named else tables.parent) if trusted else EVEN):
            if not named:
                verdict.add(other, _kind(verdict), wording.likely_parent(other, likely))
        elif named:
            del verdict.parents[other.id]


def _no_copies(verdict: Verdict) -> None:
    """Let what a document took be no copy where the document is none."""
    if verdict.relation not in COPIES:
        verdict.parents = {key: _kind(verdict) if kind in COPIES else kind for key, kind in verdict.parents.items()}


def _kind(verdict: Verdict) -> DerivationKind:
    return "rewrite" if verdict.relation == "rewrite" else "cites"
