"""Which documents may have to do with each other: through an index of fingerprints and telling words."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import inf
from typing import Final

from recoupe.lineage.fingerprints import TEMPLATE, is_template, needed
from recoupe.lineage.sketches import Numbers, Postings
from recoupe.model.sketch import MASK, SHIFT, Sketch

COMMON_PRINT: Final = 400
"""Documents that may share a fingerprint before it says nothing any more."""
COMMON_WORD: Final = 300
"""The same for a word."""
TOGETHER: Final = 5_000
"""Documents whose fingerprints and words are looked up together: memory holds no more."""


@dataclass(frozen=True, slots=True)
class Link:
    """Two documents by number that may have to do with each other, from 1 (barely) to infinity (shared wording)."""

    one: int
    other: int
    strength: float


def links(of: Collection[int], postings: Postings) -> Iterator[Link]:
    """Yield what links some documents with any others; it depends on the two, and on what all have in common."""
    from recoupe.lineage.matter import Matter  # noqa: PLC0415 - a question needs no NumPy

    numbers = sorted(of)
    for place in range(0, len(numbers), TOGETHER):
        some = frozenset(numbers[place : place + TOGETHER])
        words = postings.holders_of_words(some, COMMON_WORD)
        prints = postings.holders_of_prints(some, COMMON_PRINT)
        silent = muted(prints, postings)
        copies = _by_document({key: held for key, held in prints.items() if key not in silent}, some)
        telling = _words_by_document(words, some)
        known = postings.sketches(_holders(words, prints) | some)
        matter = Matter(words, known)
        for one in sorted(some):
            copied = _copied(one, copies.get(one, ()), prints, known)
            found = matter.strengths(one, telling.get(one, ())) | dict.fromkeys(copied, inf)
            yield from (Link(one, other, strength) for other, strength in found.items())


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


def _holders(words: Mapping[str, Numbers], prints: Mapping[int, Numbers]) -> set[int]:
    found = {code >> SHIFT for held in words.values() for code in held}
    return found.union(*prints.values())


def _copied(one: int, own: Iterable[int], prints: Mapping[int, Numbers], known: Mapping[int, Sketch]) -> Iterator[int]:
    """Yield the documents that share enough fingerprints with one."""
    shared = Counter(other for key in own for other in prints[key])
    for other, count in shared.items():
        if other != one and count >= needed(known[one].prints, known[other].prints):
            yield other
