"""Which of two documents was there first."""

from collections.abc import Mapping
from typing import Final

from recoupe.lineage.profile import Profile
from recoupe.lineage.standing import Standing

MISSING: Final = ("", "9999")


def precedes(one: Profile, other: Profile, standings: Mapping[str, Standing]) -> bool:
    """Tell whether one document was there before another.

    Dates decide as far as both are precise; then a credit, then the longer text, then the id.
    """
    if one.id == other.id:
        return False
    order = _by_date(one.document.published, other.document.published)
    if order is None:
        order = _by_credit(standings[one.id], standings[other.id])
    if order is None and len(one.words) != len(other.words):
        order = len(one.words) > len(other.words)
    return one.id < other.id if order is None else order


def _by_date(one: str | None, other: str | None) -> bool | None:
    if not one or not other:
        return None
    size = min(len(one), len(other))
    first, second = one[:size], other[:size]
    return None if first == second else first < second


def _by_credit(one: Standing, other: Standing) -> bool | None:
    theirs, ours = one.site in other.credited, other.site in one.credited
    return None if theirs == ours else theirs
