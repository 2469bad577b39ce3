"""How much of the telling words two documents share: over all the holders of a document's words at once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from recoupe.lineage.sketches import Numbers
from recoupe.model.sketch import MASK, SHIFT, Sketch

Ints: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]
Flags: TypeAlias = NDArray[np.bool_]
ENOUGH: Final = 200
"""Weight of shared words, in hundredths, that links two documents."""
PART: Final = 0.08
"""Share of their words that this must be."""
NAMED: Final = 100
"""Weight of shared words that links a document with one whose outlet it names."""
SOON: Final = 21
"""Days beyond which ``FAR`` times as much is needed."""
FAR: Final = 3
NEVER: Final = -1


class Matter:
    """Masses, dates, sites and outlets of numbered sketches, as columns."""

    def __init__(self, words: Mapping[str, Numbers], known: Mapping[int, Sketch]) -> None:
        """Lay out what is known of all holders of the words."""
        size = max(known, default=0) + 1
        self._words = words
        self._mass, self._day = np.ones(size), np.full(size, NEVER, np.int64)
        self._site, self._outlet = np.full(size, NEVER, np.int64), np.full(size, NEVER, np.int64)
        self._named: dict[int, list[int]] = {}
        sites, outlets = dict[str, int](), dict[tuple[str, ...], int]()
        for number, each in known.items():
            self._mass[number], self._day[number] = each.mass, _day(each.published)
            self._site[number] = sites.setdefault(each.site, len(sites)) if each.site else NEVER
            self._outlet[number] = outlets.setdefault(each.outlet, len(outlets)) if each.outlet else NEVER
        self._name(known, outlets)

    def strengths(self, one: int, telling: Collection[tuple[str, int]]) -> dict[int, float]:
        """Return how strongly shared words link one document with each other that they link, from 1 on.

        ``telling`` are its own words with their weights.
        """
        weights = self._weights(telling)
        others = np.flatnonzero(weights >= NAMED)
        others = others[others != one]
        weight = weights[others]
        near = np.minimum(weight / ENOUGH, weight / np.sqrt(self._mass[one] * self._mass[others]) / PART)
        found = np.where(self._naming(one, others), np.maximum(near, weight / NAMED), near)
        found = np.where((found < 1) | self._soon(one, others), found, found / FAR)
        return dict(zip(others[found >= 1].tolist(), found[found >= 1].tolist(), strict=True))

    def _weights(self, telling: Collection[tuple[str, int]]) -> Floats:
        if not telling:
            return np.zeros(0)
        held = [np.frombuffer(self._words[word], np.int64) for word, _ in telling]
        own = np.repeat(np.array([weight for _, weight in telling], np.int64), [len(each) for each in held])
        codes = np.concatenate(held)
        return np.bincount(codes >> SHIFT, np.minimum(codes & MASK, own)).astype(np.float64)

    def _naming(self, one: int, others: Ints) -> Flags:
        """Tell which of the others have an outlet that one names with capitals, or name its outlet; not of its site."""
        named: Flags = np.isin(self._outlet[others], self._named.get(one, []))
        names: Flags = np.isin(others, self._namers.get(int(self._outlet[one]), []))
        other: Flags = self._site[others] != self._site[one]
        return (named | names) & other

    def _soon(self, one: int, others: Ints) -> Flags:
        days = self._day[others]
        unknown: Flags = (days == NEVER) | (self._day[one] == NEVER)
        near: Flags = np.abs(days - self._day[one]) <= SOON
        return unknown | near

    def _name(self, known: Mapping[int, Sketch], outlets: Mapping[tuple[str, ...], int]) -> None:
        """Note which outlets each document names, and who names each outlet."""
        begun = defaultdict[str, list[tuple[frozenset[str], int]]](list)
        for words, key in outlets.items():
            begun[words[0]].append((frozenset(words), key))
        namers = defaultdict[int, list[int]](list)
        for number, each in known.items():
            self._named[number] = _named(each.names, begun)
            for outlet in self._named[number]:
                namers[outlet].append(number)
        self._namers = dict(namers)


def _named(names: Collection[str], begun: Mapping[str, Iterable[tuple[frozenset[str], int]]]) -> list[int]:
    whole = frozenset(names)
    return [key for name in names for words, key in begun.get(name, ()) if words <= whole]


def _day(published: str | None) -> int:
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return NEVER
