"""Which of two documents was there first."""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby
from typing import Final, TypeVar

from recoupe.lineage.profile import Profile
from recoupe.lineage.standing import Standing

DAY: Final = len("2024-08-09")
CROWDED: Final = 200
"""Documents of one day beyond which only dates order them."""
Rank = TypeVar("Rank", str, int, bool)


def precedes(one: Profile, other: Profile, standings: Mapping[str, Standing]) -> bool:
    """Tell whether one document was there before another.

    Dates decide as far as both are precise; then who credits or names whom; then an agency was there before those who
    print its texts, a dated document before an undated one, what readers discuss before what they wrote, then the
    longer text, then the id.
    """
    if one.id == other.id:
        return False
    votes = (
        _by_date(one.document.published, other.document.published),
        _by_credit(standings[one.id], standings[other.id]),
        _less(not standings[one.id].agency, not standings[other.id].agency),
        _less(not one.dated, not other.dated),
        _less(_readers(one), _readers(other)),
        _less(-len(one.words), -len(other.words)),
    )
    return next((vote for vote in votes if vote is not None), one.id < other.id)


def in_order(found: Iterable[Profile], standings: Mapping[str, Standing]) -> list[Profile]:
    """Return documents as they appeared, as far as that can be told; the order they are given in changes nothing."""
    every = sorted(found, key=lambda each: each.order)
    days = groupby((each for each in every if each.dated), key=lambda each: (each.document.published or "")[:DAY])
    order = [profile for _, day in days for profile in _within_a_day(list(day), standings)]
    leaned_on = {naming.site for each in standings.values() for naming in each.named}
    for profile in (each for each in every if not each.dated):
        known = standings[profile.id].site in leaned_on
        order.insert(_before_heirs(profile, order, standings) if known else len(order), profile)
    return order


def _within_a_day(day: list[Profile], standings: Mapping[str, Standing]) -> list[Profile]:
    """Return one day's documents in order; those without a time stand after the last that was there before them."""
    if len(day) > CROWDED:
        return day
    order: list[Profile] = []
    for profile in sorted(day, key=lambda each: -len(each.document.published or "")):
        before = (place for place, other in enumerate(order, start=1) if precedes(other, profile, standings))
        order.insert(max(before, default=0), profile)
    return order


def _before_heirs(profile: Profile, order: list[Profile], standings: Mapping[str, Standing]) -> int:
    """Return where an undated document belongs: before the first that leans on it."""
    heirs = (place for place, other in enumerate(order) if precedes(profile, other, standings))
    return next(heirs, len(order))


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
