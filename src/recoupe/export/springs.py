"""Where the parties of a network stand: springs between those that have to do with each other, all others apart.

Fruchterman and Reingold (1991), from a circle, without chance: the same ties give the same drawing.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import combinations
from math import cos, hypot, pi, sin, sqrt
from typing import Final

ROUNDS: Final = 200
HEAT: Final = 0.12
"""Step of the first round, as a share of the drawing; it cools down to nothing."""
NEAREST: Final = 1e-3
Point = tuple[float, float]


def laid_out(ties: Iterable[tuple[str, str, float]]) -> dict[str, Point]:
    """Return the place of each party, from 0 to 1 both ways; a tie is two parties and its strength."""
    found = sorted(ties)
    names = sorted({name for one, other, _ in found for name in (one, other)})
    at = {name: _on_circle(place, len(names)) for place, name in enumerate(names)}
    strongest = max((strength for *_, strength in found), default=1.0)
    pulls = [(one, other, 0.4 + 0.6 * sqrt(strength / strongest)) for one, other, strength in found]
    length = 1 / sqrt(len(names) or 1)
    for step in range(ROUNDS):
        _move(at, pulls, length, HEAT * (1 - step / ROUNDS))
    return _fitted(at)


def _on_circle(place: int, number: int) -> Point:
    angle = 2 * pi * place / max(number, 1)
    return 0.5 + 0.4 * cos(angle), 0.5 + 0.4 * sin(angle)


def _move(at: dict[str, Point], pulls: Iterable[tuple[str, str, float]], length: float, heat: float) -> None:
    """Take one step: all push each other away, ties pull together, everything leans to the middle."""
    force = {name: (0.5 - x, 0.5 - y) for name, (x, y) in at.items()}
    for one, other in combinations(at, 2):
        _push(force, at, one, other, lambda gap: length * length / gap)
    for one, other, pull in pulls:
        _push(force, at, one, other, partial(_spring, pull / length))
    for name, (x, y) in force.items():
        far = hypot(x, y) or 1.0
        step = min(far, heat) / far
        at[name] = at[name][0] + x * step, at[name][1] + y * step


def _spring(strength: float, gap: float) -> float:
    return -strength * gap * gap


def _push(
    force: dict[str, Point], at: Mapping[str, Point], one: str, other: str, strength: Callable[[float], float]
) -> None:
    across, down = at[one][0] - at[other][0], at[one][1] - at[other][1]
    gap = hypot(across, down) or NEAREST
    push = strength(gap) / gap
    x, y = across * push, down * push
    force[one] = force[one][0] + x, force[one][1] + y
    force[other] = force[other][0] - x, force[other][1] - y


def _fitted(at: Mapping[str, Point]) -> dict[str, Point]:
    """Return the places stretched to fill the drawing."""
    across, down = [x for x, _ in at.values()], [y for _, y in at.values()]
    if not across:
        return {}
    return {name: (_share(x, across), _share(y, down)) for name, (x, y) in at.items()}


def _share(value: float, among: Sequence[float]) -> float:
    """Return where a value lies between the least and the greatest, the middle where they are one."""
    spread = max(among) - min(among)
    return (value - min(among)) / spread if spread > NEAREST else 0.5
