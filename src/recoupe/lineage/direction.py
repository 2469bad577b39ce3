"""Which of two documents was there first."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cmp_to_key
from typing import TypeVar

from recoupe.lineage.profile import UNDATED, Profile
from recoupe.lineage.standing import Standing

Rank = TypeVar("Rank", str, int, bool)


def precedes(one: Profile, other: Profile, standings: Mapping[str, Standing]) -> bool:
    """Tell whether one document was there before another.

    Dates decide as far as both are precise; then who credits or names whom, then what readers wrote comes after what
    they discuss, then the longer text, then the id.
    """
    if one.id == other.id:
        return False
    votes = (
        _by_date(one.document.published, other.document.published),
        _by_credit(standings[one.id], standings[other.id]),
        _less(_readers(one), _readers(other)),
        _less(-len(one.words), -len(other.words)),
    )
    return next((vote for vote in votes if vote is not None), one.id < other.id)


def in_order(found: Iterable[Profile], standings: Mapping[str, Standing]) -> list[Profile]:
    """Return documents as they appeared, as far as that can be told; the order they are given in changes nothing."""
    by_id = sorted(found, key=lambda profile: profile.id)
    dated = sorted(by_id, key=lambda profile: profile.document.published or UNDATED)

    def compare(one: Profile, other: Profile) -> int:
        return -1 if precedes(one, other, standings) else 1

    return sorted(dated, key=cmp_to_key(compare))


def _by_date(one: str | None, other: str | None) -> bool | None:
    if not one or not other:
        return None
    size = min(len(one), len(other))
    return _less(one[:size], other[:size])


def _by_credit(one: Standing, other: Standing) -> bool | None:
    """Tell whether the other one credits, or else names, this one and not the reverse."""
    return _less(_leaning(one, other), _leaning(other, one))


def _leaning(one: Standing, other: Standing) -> int:
    return 2 * (other.site in one.credited) + any(naming.site == other.site for naming in one.named)


def _readers(profile: Profile) -> bool:
    return any(passage.kind in {"post", "repost"} for passage in profile.document.passages)


def _less(one: Rank, other: Rank) -> bool | None:
    return None if one == other else one < other


def days_between(one: str | None, other: str | None) -> int | None:
    """Return the days between two dates of publication, None where one is missing or no full date."""
    try:
        return abs((date.fromisoformat((one or "")[:10]) - date.fromisoformat((other or "")[:10])).days)
    except ValueError:
        return None
