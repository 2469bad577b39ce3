"""Which documents may have to do with each other: through an index of fingerprints and telling words."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import inf, sqrt
from typing import Final

from recoupe.lineage.direction import days_between
from recoupe.lineage.fingerprints import TEMPLATE, is_template, needed
from recoupe.lineage.sketches import Numbers, Postings
from recoupe.model.sketch import SHIFT, Sketch

COMMON_PRINT: Final = 400
"""Documents that may share a fingerprint before it says nothing any more."""
COMMON_WORD: Final = 300
"""The same for a word."""
ENOUGH: Final = 200
"""Weight of shared words, in hundredths, that links two documents."""
PART: Final = 0.12
"""Share of their words that this must be."""
NAMED: Final = 100
"""Weight of shared words that links a document with one whose outlet it names."""
SOON: Final = 21
"""Days beyond which, or where a date is missing, ``FAR`` times as much is needed."""
FAR: Final = 3
TOGETHER: Final = 5_000
"""Documents whose fingerprints are looked up together."""
MASK: Final = (1 << SHIFT) - 1


@dataclass(frozen=True, slots=True)
class Link:
    """Two documents by number that may have to do with each other, from 1 (barely) to infinity (shared wording)."""

    one: int
    other: int
    strength: float


def links(of: Collection[int], postings: Postings) -> Iterator[Link]:
    """Yield what links some documents with any others; it depends on the two, and on what all have in common."""
    words = postings.holders_of_words(of, COMMON_WORD)
    numbers = sorted(of)
    for place in range(0, len(numbers), TOGETHER):
        some = frozenset(numbers[place : place + TOGETHER])
        prints = postings.holders_of_prints(some, COMMON_PRINT)
        silent = muted(prints, postings)
        copies = _by_document({key: held for key, held in prints.items() if key not in silent}, some)
        telling = _words_by_document(words, some)
        near = {
            one: _near(one, copies.get(one, ()), prints, _common(telling.get(one, ()), words)) for one in sorted(some)
        }
        known = postings.sketches({one for each in near.values() for one in each} | some)
        for one, others in near.items():
            yield from _links(one, others, known)


def muted(prints: Mapping[int, Numbers], postings: Postings) -> set[int]:
    """Return the fingerprints that say nothing: those that too many hold, or that belong to a site's template."""
    numbers = {number for held in prints.values() if len(held) >= TEMPLATE for number in held}
    sites = {number: each.site for number, each in postings.sketches(numbers).items()}
    template = _Templates(postings)
    return {key for key, held in prints.items() if not held or template.among(held, sites)}


class _Templates:
    """Tells templates from copies, each set of pages once."""

    def __init__(self, postings: Postings) -> None:
        self._known: dict[tuple[int, ...], bool] = {}
        self._postings = postings

    def among(self, held: Collection[int], sites: Mapping[int, str | None]) -> bool:
        if len(held) < TEMPLATE:
            return False
        by_site = defaultdict[str, list[int]](list)
        for number in held:
            site = sites[number]
            if site:
                by_site[site].append(number)
        return any(self._is(tuple(sorted(pages))) for pages in by_site.values() if len(pages) >= TEMPLATE)

    def _is(self, pages: tuple[int, ...]) -> bool:
        if pages not in self._known:
            named = {number: each.document for number, each in self._postings.sketches(pages).items()}
            found = self._postings.pages(pages)
            self._known[pages] = is_template({named[number]: found[number] for number in pages})
        return self._known[pages]


def _by_document(holders: Mapping[int, Numbers], of: Collection[int]) -> dict[int, list[int]]:
    wanted, found = frozenset(of), defaultdict[int, list[int]](list)
    for key, held in holders.items():
        for number in held:
            if number in wanted:
                found[number].append(key)
    return found


def _words_by_document(holders: Mapping[str, Numbers], of: Collection[int]) -> dict[int, list[tuple[str, int]]]:
    wanted, found = frozenset(of), defaultdict[int, list[tuple[str, int]]](list)
    for word, held in holders.items():
        for code in held:
            if code >> SHIFT in wanted:
                found[code >> SHIFT].append((word, code & MASK))
    return found


def _common(telling: Collection[tuple[str, int]], words: Mapping[str, Numbers]) -> dict[int, int]:
    """Return the weight of the words that a document shares with each other one."""
    found: dict[int, int] = {}
    for word, weight in telling:
        for code in words[word]:
            other, theirs = code >> SHIFT, code & MASK
            found[other] = found.get(other, 0) + min(weight, theirs)
    return found


def _near(
    one: int, copied: Iterable[int], prints: Mapping[int, Numbers], common: Mapping[int, int]
) -> dict[int, tuple[int, int]]:
    """Return for each document that may be linked with one the number of shared prints and the weight of the words."""
    shared = Counter(other for key in copied for other in prints[key])
    others = {other for other, weight in common.items() if weight >= NAMED}.union(shared) - {one}
    return {other: (shared[other], common.get(other, 0)) for other in others}


def _links(one: int, others: Mapping[int, tuple[int, int]], known: Mapping[int, Sketch]) -> Iterator[Link]:
    for other, (shared, weight) in others.items():
        if shared >= needed(known[one].prints, known[other].prints):
            yield Link(one, other, inf)
        elif (strength := _strength(known[one], known[other], weight)) >= 1:
            yield Link(one, other, strength)


def _strength(one: Sketch, other: Sketch, weight: int) -> float:
    near = weight / sqrt(one.mass * other.mass) if weight else 0.0
    found = min(weight / ENOUGH, near / PART)
    if weight / NAMED > found and (_names(one, other) or _names(other, one)):
        found = weight / NAMED
    return found / (1 if found < 1 or _soon(one.published, other.published) else FAR)


def _names(one: Sketch, other: Sketch) -> bool:
    """Tell whether one document has the words of the other's outlet with capitals."""
    return bool(other.outlet) and set(other.outlet).issubset(one.names) and one.site != other.site


@lru_cache(maxsize=1 << 16)
def _soon(one: str | None, other: str | None) -> bool:
    days = days_between(one, other)
    return days is None or days <= SOON
