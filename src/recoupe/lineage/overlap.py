"""Which sentences of one document another one explains."""

from collections.abc import Collection
from typing import Final

from recoupe.lineage.nearness import Nearness
from recoupe.lineage.outlets import Naming
from recoupe.lineage.profile import Profile, Sentence

REST: Final = 2.2
"""Worth of words in a whole document that only another explains, for it to be a parent too."""
REST_HERE: Final = 1.3
"""The same within one sentence."""
RETOLD: Final = 0.15
"""Share of a sentence that must stand in one of the other's for it to retell that."""
RETOLD_WORTH: Final = 1.0
"""Worth that this must have."""
PART: Final = 0.4
"""Share of the sentence that these words must make."""


class Overlap:
    """The words that one document shares with another, sentence by sentence."""

    def __init__(self, one: Profile, other: Profile, nearness: Nearness) -> None:
        """Compare two documents."""
        self._one = one
        self._other = other
        self._nearness = nearness

    def naming(self, naming: Naming) -> tuple[float, float]:
        """Return worth and share of what the other explains in the sentence that names it, the name apart."""
        for sentence in self._one.sentences:
            if sentence.start <= naming.start < sentence.end:
                return self._explained(sentence, naming, frozenset())
        return 0.0, 0.0

    def beyond(self, known: Collection[str]) -> bool:
        """Tell whether the other explains much that is not known already."""
        rest = {key: weight for key, weight in self._one.vector.items() if key not in known}
        if self._nearness.shared(rest, self._other.vector) >= REST:
            return True
        found = (self._explained(sentence, None, known) for sentence in self._one.sentences)
        return any(worth >= REST_HERE and share >= PART for worth, share in found)

    def retold(self) -> bool:
        """Tell whether one sentence retells one of the other's, in whatever words remain the same."""
        theirs = [frozenset(word.key for word in sentence.words) for sentence in self._other.sentences]
        return any(self._alike(sentence.vector(), theirs) for sentence in self._one.sentences)

    def _alike(self, vector: dict[str, float], theirs: list[frozenset[str]]) -> bool:
        needed = max(RETOLD * self._nearness.mass(vector), RETOLD_WORTH)
        return any(self._nearness.shared(vector, keys) >= needed for keys in theirs)

    def _explained(self, sentence: Sentence, naming: Naming | None, known: Collection[str]) -> tuple[float, float]:
        vector = {
            word.key: word.weight
            for word in sentence.words
            if word.weight and not (naming and naming.start <= word.start < naming.end)
        }
        mass = self._nearness.mass(vector)
        rest = {key: weight for key, weight in vector.items() if key not in known}
        worth = self._nearness.shared(rest, self._other.vector)
        return worth, worth / mass if mass else 0.0
