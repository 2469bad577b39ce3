"""What people's judgements mean for dossiers: which claims say the same, which do not, how one is to be read."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Final

from recoupe.crosscheck import wording
from recoupe.model.judgement import Judgement, Reason
from recoupe.model.vocabulary import DocumentStance
from recoupe.store.merges import PAIRS, SAME, last_words, leaders

MISREAD: Final = "misread"
"""The value of a correction that takes a claim out of every dossier."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulings:
    """The judgements in force, by what they change.

    ``same`` gives for a claim all that are held to say the same, ``pairs`` what was judged of two; ``corrected`` is
    keyed by claim and document (empty: wherever the claim stands); ``documents`` says where a claim stands;
    ``sources`` gives for each merged source the one that stands for it; ``bonds`` are documents that are to be looked
    at together.
    """

    same: Mapping[str, frozenset[str]] = field(default_factory=dict)
    corrected: Mapping[tuple[str, str], Judgement] = field(default_factory=dict)
    accepted: Mapping[str, Judgement] = field(default_factory=dict)
    documents: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    bonds: tuple[tuple[str, ...], ...] = ()
    pairs: Mapping[frozenset[str], Judgement] = field(default_factory=dict)

    def bound(self, documents: Collection[str]) -> set[str]:
        """Return the documents that judgements bind some documents to, directly or through others."""
        found, new = set[str](), set(documents)
        while new:
            found |= new
            new = {each for bond in self.bonds if not found.isdisjoint(bond) for each in bond} - found
        return found.difference(documents)


NONE: Final = Rulings()


def rulings(judgements: Iterable[Judgement]) -> Rulings:
    """Return what judgements come to; the order in which they are given changes nothing."""
    last = last_words(judgements)
    pairs = {frozenset(key[1:]): each for key, each in last.items() if key[0] == "claim"}
    same = {pair: each for pair, each in pairs.items() if each.kind == "same-claim"}
    corrected = {key[1:]: each for key, each in last.items() if key[0] == "correct"}
    return Rulings(
        same=_groups(same.values()),
        corrected=corrected,
        accepted={key[1]: each for key, each in last.items() if key[0] == "accept"},
        documents=dict(place for each in last.values() for place in _places(each)),
        sources=leaders(key[1:] for key, each in last.items() if key[0] == PAIRS[SAME] and each.kind == SAME),
        bonds=tuple(each.documents for each in (*same.values(), *corrected.values()) if len(set(each.documents)) > 1),
        pairs=pairs,
    )


def reliabilities(judgements: Iterable[Judgement]) -> dict[str, Judgement]:
    """Return for each source whose reliability a person set the last word on it."""
    return {key[1]: each for key, each in last_words(judgements).items() if key[0] == "reliability"}


def _groups(pairs: Iterable[Judgement]) -> dict[str, frozenset[str]]:
    leader = leaders((each.subject, each.object) for each in pairs)
    return {key: frozenset(other for other, value in leader.items() if value == leader[key]) for key in leader}


def _places(judgement: Judgement) -> Iterator[tuple[str, str]]:
    """Yield the claims that a judgement names with their documents, which stand in the same order."""
    named = (judgement.subject,) if judgement.kind == "correct" else (judgement.subject, judgement.object)
    return zip(filter(None, named), judgement.documents, strict=False)


def separated(claims: Mapping[str, str], head: str, found: Rulings) -> Iterator[tuple[str, Reason]]:
    """Yield the documents that are to leave a dossier, given its claims by document in order, with the reason.

    Of two claims that are not the same the one goes that does not head the dossier, else the later one.
    """
    places = defaultdict[str, list[int]](list)
    for place, claim in enumerate(claims.values()):
        places[claim].append(place)
    apart = [
        (min(both), max(both), judged)
        for pair, judged in found.pairs.items()
        if judged.kind == "not-same-claim" and places.keys() >= pair
        for both in product(*(places[claim] for claim in pair))
    ]
    documents = list(claims.items())
    for earlier, later, judged in sorted(apart, key=lambda each: each[:2]):
        out = documents[earlier if documents[later][1] == head else later][0]
        yield out, wording.taken_out(out, judged)


def corrections(
    claims: Mapping[str, str], head: str, found: Rulings
) -> Iterator[tuple[str, DocumentStance | None, Reason]]:
    """Yield the stances that people set for the documents of a dossier, None where one is to leave it."""
    about = [head, *(claim for claim in claims.values() if claim != head)]
    judged = [(key, found.corrected.get((claim, ""))) for key, claim in claims.items()]
    judged += [(key[1], each) for key, each in found.corrected.items() if key[1] and key[0] in about]
    for document, each in judged:
        if each is not None:
            stance: DocumentStance | None = None if each.value == MISREAD else each.value  # type: ignore[assignment]
            yield document, stance, wording.corrected(document, each)


def marks(claims: Collection[str], head: str, found: Rulings) -> Iterator[Reason]:
    """Yield the reasons for what people joined or accepted in a dossier."""
    here = {head, *claims}
    for pair, judged in sorted(found.pairs.items(), key=lambda each: each[1].made):
        if judged.kind == "same-claim" and pair <= here:
            yield wording.joined(judged)
    yield from (wording.accepted(found.accepted[claim]) for claim in sorted(here & found.accepted.keys()))
