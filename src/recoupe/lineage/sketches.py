"""The sketch of a document, and an index of sketches in memory."""

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Final, Protocol, TypeAlias

from recoupe.lang.fr.stems import function_words, words
from recoupe.lineage.fingerprints import fingerprints
from recoupe.lineage.profile import Profile
from recoupe.lineage.sites import named, site_of
from recoupe.model.sketch import SHIFT, Sketch

Numbers: TypeAlias = "array[int]"
"""Numbers of documents (8 bytes each)."""
TELLING: Final = 0.5
"""Weight from which a word tells what a text is about."""
HUNDRED: Final = 100


class Postings(Protocol):
    """An index of numbered sketches: who holds what."""

    def sketches(self, of: Collection[int]) -> dict[int, Sketch]:
        """Return sketches by number, without fingerprints and words."""

    def holders_of_prints(self, of: Collection[int], limit: int) -> dict[int, Numbers]:
        """Return all holders of each fingerprint of some documents that two or more hold, none where over ``limit``."""

    def holders_of_words(self, of: Collection[int], limit: int) -> dict[str, Numbers]:
        """Return all holders of each word of some documents that 2 to ``limit`` hold, as number × 128 + weight."""

    def pages(self, of: Collection[int]) -> dict[int, frozenset[int]]:
        """Return the fingerprints of documents by number."""


def sketch(profile: Profile) -> Sketch:
    """Return the sketch of a document; it depends on nothing else in the collection."""
    site = site_of(profile.document)
    telling = {key: round(HUNDRED * weight) for key, weight in sorted(profile.vector.items()) if weight >= TELLING}
    prints = tuple(sorted(fingerprints([word.form for word in profile.words])))
    return Sketch(
        document=profile.id,
        published=profile.document.published,
        site=site,
        mass=sum(telling.values()),
        prints=len(prints),
        outlet=tuple(sorted({word.key for word in words(named(site or "")) if word.form not in function_words()})),
        names=tuple(sorted({word.key for word in (*profile.title, *profile.words) if word.capital})),
        fingerprints=prints,
        words=telling,
    )


class Sketches:
    """An index in memory."""

    def __init__(self, made: Iterable[Sketch]) -> None:
        """Give the sketches numbers in their order."""
        self._sketches = dict(enumerate(made))
        self._prints = defaultdict[int, Numbers](lambda: array("q"))
        self._words = defaultdict[str, Numbers](lambda: array("q"))
        for number, each in self._sketches.items():
            for value in each.fingerprints:
                self._prints[value].append(number)
            for word, weight in each.words.items():
                self._words[word].append(number << SHIFT | weight)

    @property
    def numbers(self) -> frozenset[int]:
        """Return the numbers of all documents."""
        return frozenset(self._sketches)

    def sketches(self, of: Collection[int]) -> dict[int, Sketch]:
        """Return sketches by number."""
        return {number: self._sketches[number] for number in of}

    def holders_of_prints(self, of: Collection[int], limit: int) -> dict[int, Numbers]:
        """Return all holders of each fingerprint of some documents that two or more hold, none where over ``limit``."""
        values = {value for number in of for value in self._sketches[number].fingerprints}
        found = {value: self._prints[value] for value in values if len(self._prints[value]) > 1}
        return {value: holders if len(holders) <= limit else array("q") for value, holders in found.items()}

    def holders_of_words(self, of: Collection[int], limit: int) -> dict[str, Numbers]:
        """Return all holders of each word of some documents that 2 to ``limit`` hold, as number × 128 + weight."""
        found = {word for number in of for word in self._sketches[number].words}
        return {word: self._words[word] for word in found if 1 < len(self._words[word]) <= limit}

    def pages(self, of: Collection[int]) -> dict[int, frozenset[int]]:
        """Return the fingerprints of documents by number."""
        return {number: frozenset(self._sketches[number].fingerprints) for number in of}
