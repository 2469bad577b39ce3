"""How much of one document's matter stands in another: weighted words, rarer in the collection counting more."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from math import log, sqrt
from typing import Final

from recoupe.lineage.profile import Profile

COMMON: Final = 500
"""Documents that may hold a word before it leads to no candidates any more."""
LEAST: Final = 12
"""Documents that count at least, so that a word is worth much the same in a small cluster as in a large one."""
NEAREST: Final = 40
"""Candidates that are looked at for each document."""


class Nearness:
    """The words of a collection and in which documents they stand."""

    def __init__(self, found: Sequence[Profile]) -> None:
        """Count the words."""
        self._profiles = {profile.id: profile for profile in found}
        self._count = max(LEAST, len(found))
        self._near: dict[tuple[str, str], float] = {}
        self._candidates: dict[str, list[Profile]] = {}
        self._frequency = Counter(key for profile in found for key in profile.vector)

    @cached_property
    def _holders(self) -> dict[str, list[str]]:
        holders = defaultdict[str, list[str]](list)
        for profile in self._profiles.values():
            for key in profile.vector:
                if self._frequency[key] <= COMMON:
                    holders[key].append(profile.id)
        return holders

    def worth(self, key: str, weight: float) -> float:
        """Return a word's weight, less where many documents of the collection have it."""
        rarity = (1 + log(self._count / max(1, self._frequency[key]))) / (1 + log(self._count))
        return weight * rarity

    def mass(self, vector: dict[str, float]) -> float:
        """Return what all words of a vector are worth."""
        return sum(self.worth(key, weight) for key, weight in vector.items())

    def shared(self, one: dict[str, float], other: Iterable[str]) -> float:
        """Return what the words of a vector are worth that also stand in the other."""
        held = other if isinstance(other, dict | frozenset) else set(other)
        return sum(self.worth(key, weight) for key, weight in one.items() if key in held)

    def near(self, one: Profile, other: Profile) -> float:
        """Return how near two documents are, from 0 (no word in common) to 1 (the same words)."""
        pair = (one.id, other.id)
        if pair not in self._near:
            size = sqrt(self._masses[one.id] * self._masses[other.id])
            self._near[pair] = self.shared(one.vector, other.vector) / size if size else 0.0
        return self._near[pair]

    def holding(self, worth: Mapping[str, float], limit: int, least: float = 0.0) -> list[str]:
        """Return the ids of documents that hold the words of most worth, most first, those below ``least`` left out."""
        scores: dict[str, float] = defaultdict(float)
        for key, value in worth.items():
            for holder in self._holders.get(key, ()):
                scores[holder] += value
        enough = (key for key, score in scores.items() if score >= least)
        return sorted(enough, key=lambda key: (-scores[key], key))[:limit]

    def candidates(self, one: Profile) -> list[Profile]:
        """Return the documents that share most with one, nearest first."""
        if one.id not in self._candidates:
            worth = {key: self.worth(key, weight) for key, weight in one.vector.items()}
            best = self.holding(worth, NEAREST + 1)
            found = [self._profiles[key] for key in best if key != one.id]
            self._candidates[one.id] = sorted(found, key=lambda other: (-self.near(one, other), other.order))
        return self._candidates[one.id]

    @cached_property
    def _masses(self) -> dict[str, float]:
        return {key: self.mass(profile.vector) for key, profile in self._profiles.items()}
