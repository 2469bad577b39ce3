"""Which actors people hold to be one: what their judgements come to."""

from collections.abc import Iterable
from typing import Final

from recoupe.model.judgement import Judgement
from recoupe.model.vocabulary import JudgementKind

SAME: Final[JudgementKind] = "same-actor"
NOT_SAME: Final[JudgementKind] = "not-same-actor"
Pair = tuple[str, str]


def standing(judgements: Iterable[Judgement]) -> dict[Pair, Judgement]:
    """Return for each pair of actors the last word that was said on it."""
    last: dict[Pair, Judgement] = {}
    for each in sorted(judgements, key=lambda judgement: (judgement.made, judgement.id)):
        if each.kind in {SAME, NOT_SAME}:
            last[_pair(each)] = each
    return last


def merged(judgements: Iterable[Judgement]) -> dict[str, str]:
    """Return the actor that stands for each merged one: of all that are one, the first by id."""
    leader: dict[str, str] = {}
    for (one, other), judgement in sorted(standing(judgements).items()):
        if judgement.kind == SAME:
            keep, drop = sorted((leader.get(one, one), leader.get(other, other)))
            leader = {key: keep if value == drop else value for key, value in leader.items()} | {one: keep, other: keep}
    return leader


def one_with(actor: str, judgements: Iterable[Judgement]) -> tuple[str, ...]:
    """Return all actors that are held to be the same as this one, itself included, by id."""
    leader = merged(judgements)
    return tuple(sorted({actor, *(key for key, value in leader.items() if value == leader.get(actor))}))


def _pair(judgement: Judgement) -> Pair:
    one, other = sorted((judgement.subject, judgement.object))
    return one, other
