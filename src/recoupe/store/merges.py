"""What people's judgements come to: which are in force, the last word on each matter, which actors are one."""

from collections.abc import Iterable
from typing import Final

from recoupe.model.judgement import Judgement
from recoupe.model.vocabulary import JudgementKind

SAME: Final[JudgementKind] = "same-actor"
NOT_SAME: Final[JudgementKind] = "not-same-actor"
PAIRS: Final[dict[JudgementKind, str]] = {
    SAME: "actor",
    NOT_SAME: "actor",
    "same-claim": "claim",
    "not-same-claim": "claim",
}
"""Kinds that say of two things whether they are one, with what they are about."""
Pair = tuple[str, str]
Matter = tuple[str, str, str]


def taken_back(judgements: Iterable[Judgement]) -> set[str]:
    """Return the ids of what was taken back, retractions too; who takes a retraction back revives what it undid."""
    gone: set[str] = set()
    for each in reversed(_in_order(judgements)):
        if each.kind == "retraction" and each.id not in gone:
            gone.add(each.subject)
    return gone


def in_force(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Return the judgements that nobody took back, the oldest first."""
    every = _in_order(judgements)
    gone = taken_back(every)
    return [each for each in every if each.id not in gone and each.kind != "retraction"]


def _in_order(judgements: Iterable[Judgement]) -> list[Judgement]:
    return sorted(judgements, key=lambda each: (each.made, each.id))


def last_words(judgements: Iterable[Judgement]) -> dict[Matter, Judgement]:
    """Return the last word that is in force on each matter."""
    return {_matter(each): each for each in in_force(judgements)}


def standing(judgements: Iterable[Judgement]) -> dict[Pair, Judgement]:
    """Return for each pair of actors the last word that was said on it."""
    found = last_words(judgements).items()
    return {(one, other): each for (kind, one, other), each in found if kind == PAIRS[SAME]}


def merged(judgements: Iterable[Judgement]) -> dict[str, str]:
    """Return the actor that stands for each merged one: of all that are one, the first by id."""
    return leaders(pair for pair, judgement in standing(judgements).items() if judgement.kind == SAME)


def one_with(actor: str, judgements: Iterable[Judgement]) -> tuple[str, ...]:
    """Return all actors that are held to be the same as this one, itself included, by id."""
    leader = merged(judgements)
    return tuple(sorted({actor, *(key for key, value in leader.items() if value == leader.get(actor))}))


def leaders(pairs: Iterable[Pair]) -> dict[str, str]:
    """Return for each member of a pair the first, by id, of all that pairs connect it with.

    Takes a time that grows with the pairs as good as linearly, by union-find with path halving.
    """
    above: dict[str, str] = {}

    def top(key: str) -> str:
        while (over := above.setdefault(key, key)) != key:
            key = above[key] = above[over]
        return key

    for one, other in pairs:
        keep, drop = sorted((top(one), top(other)))
        above[drop] = keep
    return {key: top(key) for key in sorted(above)}


def _matter(judgement: Judgement) -> Matter:
    about = PAIRS.get(judgement.kind)
    if about is None:
        return judgement.kind, judgement.subject, judgement.object
    one, other = sorted((judgement.subject, judgement.object))
    return about, one, other
