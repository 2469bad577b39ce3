"""How spans are compared and paired."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, TypeVar

Interval = tuple[int, int]
"""Half-open offsets in code points."""

Gold = TypeVar("Gold")
Found = TypeVar("Found")
HALF: Final = 0.5


def interval(span: Mapping[str, Any] | None) -> Interval | None:
    """Return the offsets of an answer's span, None where it has none."""
    if not span or span.get("start") is None:
        return None
    return span["start"], span["end"]


def shared(one: Interval | None, other: Interval | None) -> float:
    """Return intersection over union: 1 for the same span (or none on both sides), 0 for nothing in common."""
    if one is None or other is None:
        return float(one is other)
    common = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    return common / (max(one[1], other[1]) - min(one[0], other[0]) or 1)


def touching(one: Interval | None, other: Interval | None) -> bool:
    """Tell whether two spans have a character in common."""
    return one is not None and other is not None and min(one[1], other[1]) > max(one[0], other[0])


def best_pairs(
    gold: Sequence[Gold], found: Sequence[Found], likeness: Callable[[Gold, Found], float], *, least: float
) -> list[tuple[int, int]]:
    """Return one-to-one pairs of places (gold, found), most alike first, each at least ``least`` and above 0 alike.

    Between equals the earlier gold one comes first, then the earlier answer.
    """
    scored = [(-likeness(one, other), i, j) for i, one in enumerate(gold) for j, other in enumerate(found)]
    pairs: list[tuple[int, int]] = []
    taken: set[int] = set()
    given: set[int] = set()
    for value, i, j in sorted(scored):
        if value <= -least and value < 0 and i not in taken and j not in given:
            pairs.append((i, j))
            taken.add(i)
            given.add(j)
    return pairs
