"""Candidates for copies: word 5-grams, winnowed (Schleimer, Wilkerson & Aiken 2003), in an inverted index."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Final
from zlib import crc32

from recoupe.lineage.profile import Profile
from recoupe.lineage.sites import site_of

GRAM: Final = 5
WINDOW: Final = 4
SHARED: Final = 2
"""Fingerprints that two documents must share to be compared."""
COMMON: Final = 400
"""Documents that may share a fingerprint before it says nothing any more."""
TEMPLATE: Final = 3
"""Differing pages of one site that share a fingerprint before it is the site's template."""


def grams(forms: Sequence[str]) -> list[int]:
    """Return a hash of each run of ``GRAM`` words; the same on every machine."""
    return [crc32(" ".join(forms[place : place + GRAM]).encode()) for place in range(len(forms) - GRAM + 1)]


def fingerprints(forms: Sequence[str]) -> frozenset[int]:
    """Return the least hash of each window: any ``GRAM + WINDOW - 1`` words that are shared leave one in common."""
    hashes = grams(forms)
    if len(hashes) <= WINDOW:
        return frozenset(hashes)
    return frozenset(min(hashes[place : place + WINDOW]) for place in range(len(hashes) - WINDOW + 1))


def copy_candidates(found: Iterable[Profile]) -> set[tuple[str, str]]:
    """Return the pairs of documents (ids, in order) that share enough fingerprints to be aligned."""
    prints = {profile.id: fingerprints([word.form for word in profile.words]) for profile in found}
    sites = {profile.id: site_of(profile.document) for profile in found}
    counts: Counter[tuple[str, str]] = Counter()
    for holders in _index(prints).values():
        if 1 < len(holders) <= COMMON and not _template(holders, sites, prints):
            counts.update(combinations(sorted(holders), 2))
    return {pair for pair, shared in counts.items() if shared >= _needed(pair, prints)}


def _needed(pair: tuple[str, str], prints: dict[str, frozenset[int]]) -> int:
    return min(SHARED, *(max(1, len(prints[key])) for key in pair))


def _index(prints: dict[str, frozenset[int]]) -> dict[int, list[str]]:
    index = defaultdict[int, list[str]](list)
    for key, hashes in prints.items():
        for value in hashes:
            index[value].append(key)
    return index


def _template(holders: list[str], sites: dict[str, str | None], prints: dict[str, frozenset[int]]) -> bool:
    """Tell whether several pages of one site share this fingerprint that are not copies of each other."""
    shared = Counter(sites[key] for key in holders if sites[key])
    return any(
        number >= TEMPLATE and _distinct([prints[key] for key in holders if sites[key] == site]) >= TEMPLATE
        for site, number in shared.items()
    )


def _distinct(pages: list[frozenset[int]]) -> int:
    kept: list[frozenset[int]] = []
    for page in pages:
        if all(_unlike(page, other) for other in kept):
            kept.append(page)
        if len(kept) >= TEMPLATE:
            break
    return len(kept)


def _unlike(one: frozenset[int], other: frozenset[int]) -> bool:
    return 2 * len(one & other) < min(len(one), len(other))


def windows(forms: Sequence[str], size: int = GRAM) -> Iterator[tuple[str, ...]]:
    """Yield each run of ``size`` words."""
    return (tuple(forms[place : place + size]) for place in range(len(forms) - size + 1))
