"""What one statement finds in a collection: who speaks to it, in which words, and what each holds of it."""

from collections.abc import Collection as Some
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from recoupe.crosscheck.claims import claim_of
from recoupe.crosscheck.collection import Collection
from recoupe.crosscheck.comparison import compared
from recoupe.crosscheck.figures import figures
from recoupe.crosscheck.match import Match, best_sentence, matches
from recoupe.crosscheck.rulings import Rulings
from recoupe.crosscheck.second import Ruled, by_own_words, looked_again
from recoupe.crosscheck.stance import stances
from recoupe.crosscheck.statement import Statement, statement
from recoupe.crosscheck.weigh import FEW, Weighed, weighable, weighed
from recoupe.lineage.profile import Profile, Sentence
from recoupe.lineage.retelling import in_same_words
from recoupe.lineage.weigh import MANY
from recoupe.model.analysis import Analysis
from recoupe.model.document import Document, Passage
from recoupe.model.ids import content_id
from recoupe.model.judgement import Figure
from recoupe.model.vocabulary import DocumentStance

SUPPORTS: Final[DocumentStance] = "supports"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A statement, the collection it was put to, and what was found there.

    ``unsure`` are the documents that may well not speak to it: they vouch for nothing.
    """

    asked: Statement
    known: Collection
    found: dict[str, Match]
    held: dict[str, DocumentStance]
    numbers: tuple[Figure, ...]
    compares: bool
    unsure: frozenset[str] = frozenset()

    def claims(self) -> dict[str, str]:
        """Return the claim in which each document speaks, the earliest document first."""
        order = sorted(self.held, key=lambda key: self.found[key].profile.order)
        return {key: claim_key(self.found[key].profile, self.found[key].sentence) for key in order}


def told(query: Analysis, known: Collection) -> Told | None:
    """Return what a collection says to one statement, None where it says nothing."""
    asked = statement(query)
    by_rule = ruled(asked, known)
    best = _best(asked, by_rule, known)
    if not best.held:
        return None
    numbers = figures(asked, best.found, known.lineages)
    sides = compared(asked, numbers, best.found, known.standings)
    spoken = {key: best.found[key] for key in best.held}
    return Told(
        asked=asked, known=known, found=spoken, held=best.held, numbers=numbers, compares=bool(sides),
        unsure=best.unsure,
    )  # fmt: skip


def _best(asked: Statement, by_rule: Ruled, known: Collection) -> Weighed:
    """Return what all evidence says, where there are documents enough to weigh it; elsewhere what the rules say."""
    if FEW <= len(by_rule.likely) <= MANY and in_same_words(by_rule.likely.values()):
        return by_own_words(asked, by_rule, known)
    if by_rule.found and weighable(asked, by_rule.likely):
        first = weighed(asked, by_rule.found, by_rule.held, known, by_rule.likely)
        return looked_again(asked, by_rule, first, known)
    return Weighed(found=dict(by_rule.found), held=dict(by_rule.held), unsure=frozenset())


def ruled(asked: Statement, known: Collection) -> Ruled:
    """Return what the rules alone say of the documents that may speak to a statement."""
    likely = known.likely(asked.worth)
    found = matches(asked, likely, known.lineages)
    numbers = figures(asked, found, known.lineages)
    held = stances(asked, found, known.lineages, known.standings, numbers)
    return Ruled(found=found, held=held, likely=likely)


def joined(first: Told, group: Sequence[Collection], rulings: Rulings) -> list[Told]:
    """Return a statement's finds and those of every claim that people hold to say the same."""
    parts, seen = [first], set(first.claims().values())
    todo = _same(seen, rulings)
    while todo:
        claim = min(todo)
        seen.add(claim)
        part = _of_claim(claim, group, rulings)
        if part is not None:
            parts.append(part)
            seen.update(part.claims().values())
        todo = _same(seen, rulings)
    return parts


def _same(claims: Some[str], rulings: Rulings) -> set[str]:
    return {other for claim in claims for other in rulings.same.get(claim, ())}.difference(claims)


def _of_claim(claim: str, group: Sequence[Collection], rulings: Rulings) -> Told | None:
    document = rulings.documents.get(claim, "")
    known = next((each for each in group if document in each.profiles), None)
    sentence = None if known is None else sentence_of(known.profiles[document], claim)
    if known is None or sentence is None:
        return None
    query = query_of(sentence)
    asked, part = statement(query), told(query, known)
    if part is not None and document in part.held:
        return part
    match = best_sentence(asked, known.profiles[document])
    alone = Told(asked=asked, known=known, found={}, held={}, numbers=(), compares=False) if part is None else part
    alone.found[document], alone.held[document] = match, SUPPORTS
    return alone


def query_of(sentence: Sentence) -> Analysis:
    """Return a sentence as a statement to be checked."""
    text = sentence.text
    passage = Passage(kind="body", text=text, start=0, end=len(text), language="fr")
    document = Document(id=content_id("query", text), text=text, passages=(passage,), language="fr")
    return Analysis(document=document)


def sentence_of(profile: Profile, claim: str) -> Sentence | None:
    """Return the first sentence that a claim stands in."""
    return next((each for each in profile.sentences if claim_key(profile, each) == claim), None)


def claim_key(profile: Profile, sentence: Sentence) -> str:
    """Return the id of the claim that a sentence makes, or one made of its place."""
    claim = claim_of(profile, sentence)
    return claim.id if claim else content_id("clm", profile.id, sentence.start, sentence.end)


def heads(group: Sequence[Collection]) -> Iterator[tuple[Collection, Profile]]:
    """Yield the documents of some collections in the order in which they appeared."""
    every = ((known, profile) for known in group for profile in known.profiles.values())
    yield from sorted(every, key=lambda each: each[1].order)
