"""Where documents stand in a drawing of who took what from whom: one row each, families together, time to the right.

A child stands below its parent and to its right. A family is drawn as a tree: each document hangs on its first parent;
what it took from others is drawn over that.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import accumulate, pairwise
from math import log1p
from typing import Final

HOUR: Final = 3600.0
STEP: Final = 0.6
"""Least distance between a parent and its child, and between two moments: an hour is log(2) ≈ 0.7."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A document's row, its place on the axis of time, the parent that it hangs on, how many depend on it."""

    document: str
    row: int
    x: float
    parent: str | None
    reach: int


def moment(published: str | None) -> float | None:
    """Return the seconds since 1970 at which an EDTF date begins, None where none can be told."""
    digits = (published or "").rstrip("Z~?%")
    padded = digits + "0000-01-01T00:00:00"[len(digits) :]
    try:
        return datetime.fromisoformat(padded).replace(tzinfo=UTC).timestamp()
    except ValueError:
        return None


def placed(times: Mapping[str, float | None], parents: Mapping[str, Sequence[str]]) -> list[Placed]:
    """Return where each document stands, by row; ``times`` names them all, a parent that it doesn't name is left out.

    Undated documents stand at the beginning, or right after their parent. The order of the mappings changes nothing.
    """
    first = _first_parents(times, parents)
    order = list(_walk(times, first))
    place = _axis(times, first, order)
    reach = _reach(times, parents)
    return [
        Placed(document=key, row=row, x=place[key], parent=first.get(key), reach=reach[key])
        for row, key in enumerate(order)
    ]


def _rank(times: Mapping[str, float | None], key: str) -> tuple[float, str]:
    when = times[key]
    return (float("-inf") if when is None else when, key)


def _first_parents(times: Mapping[str, float | None], parents: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return the earliest parent of each document; of a circle one stays without."""
    found: dict[str, str] = {}
    for key in sorted(times, key=lambda each: _rank(times, each)):
        for parent in sorted((each for each in parents.get(key, ()) if each in times), key=lambda p: _rank(times, p)):
            if key not in _line(parent, found):
                found[key] = parent
                break
    return found


def _line(key: str, found: Mapping[str, str]) -> Iterator[str]:
    """Yield a document and those that it hangs on, up to the first."""
    yield key
    while key in found:
        key = found[key]
        yield key


def _walk(times: Mapping[str, float | None], first: Mapping[str, str]) -> Iterator[str]:
    """Yield the documents family by family, each before what hangs on it, the earliest first."""
    below = defaultdict[str | None, list[str]](list)
    for key in sorted(times, key=lambda each: _rank(times, each), reverse=True):
        below[first.get(key)].append(key)
    waiting = list(below[None])
    while waiting:
        key = waiting.pop()
        yield key
        waiting.extend(below[key])


def _axis(times: Mapping[str, float | None], first: Mapping[str, str], order: Iterable[str]) -> dict[str, float]:
    """Return places that grow with time, long silences drawn together (logarithm of the hours between)."""
    moments = sorted({when for when in times.values() if when is not None})
    steps = (max(STEP, log1p((later - when) / HOUR)) for when, later in pairwise(moments))
    axis = dict(zip(moments, accumulate(steps, initial=0.0), strict=False))
    found: dict[str, float] = {}
    for key in order:
        when, parent = times[key], first.get(key)
        own = 0.0 if when is None else axis[when]
        found[key] = own if parent is None else max(own, found[parent] + STEP)
    return found


def _reach(times: Mapping[str, float | None], parents: Mapping[str, Sequence[str]]) -> Counter[str]:
    """Return how many documents depend on each, directly or through others."""
    count = Counter[str]()
    for key in times:
        above, waiting = set[str](), [key]
        while waiting:
            new = {each for each in parents.get(waiting.pop(), ()) if each in times} - above
            above |= new
            waiting.extend(new)
        count.update(above - {key})
    return count


def ticks(times: Mapping[str, float | None], spots: Iterable[Placed], apart: float) -> list[tuple[float, float]]:
    """Return (place, moment) of the marks on the axis: the first document of a day, none nearer than ``apart``."""
    found: list[tuple[float, float]] = []
    days: set[int] = set()
    dated = ((each.x, when) for each in spots if (when := times[each.document]) is not None)
    for x, when in sorted(dated, key=lambda pair: (pair[1], pair[0])):
        day = int(when // (24 * HOUR))
        if day not in days and (not found or x - found[-1][0] >= apart):
            found.append((x, when))
        days.add(day)
    return found
