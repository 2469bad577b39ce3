"""Candidates for copies: word 5-grams, winnowed (Schleimer, Wilkerson & Aiken 2003), in an inverted index."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final
from zlib import crc32

from recoupe.lineage.profile import Profile

GRAM: Final = 5
WINDOW: Final = 4
SHARED: Final = 2
"""Fingerprints that two documents must share to be compared."""
TEMPLATE: Final = 3
"""Differing pages of one site that share a fingerprint before it is the site's template."""
LOOKED_AT: Final = 12
"""Pages of a site that are compared to tell a template."""
POSITIVE: Final = 0x7FFFFFFF
"""31 bits, which every database takes as an integer."""


def grams(forms: Sequence[str]) -> list[int]:
    """Return a hash of each run of ``GRAM`` words; the same on every machine."""
    runs = (" ".join(forms[place : place + GRAM]) for place in range(len(forms) - GRAM + 1))
    return [crc32(run.encode()) & POSITIVE for run in runs]


def fingerprints(forms: Sequence[str]) -> frozenset[int]:
    """Return the least hash of each window: any ``GRAM + WINDOW - 1`` words that are shared leave one in common."""
    hashes = grams(forms)
    if len(hashes) <= WINDOW:
        return frozenset(hashes)
    return frozenset(min(hashes[place : place + WINDOW]) for place in range(len(hashes) - WINDOW + 1))


def copy_candidates(found: Iterable[Profile], muted: Collection[int] = frozenset()) -> dict[tuple[str, str], int]:
    """Return how many fingerprints, muted ones apart, the pairs (ids, in order) share that share enough of them."""
    prints = {profile.id: fingerprints([word.form for word in profile.words]) for profile in found}
    index = defaultdict[int, list[str]](list)
    for key in sorted(prints):
        for value in prints[key].difference(muted):
            index[value].append(key)
    counts: Counter[tuple[str, str]] = Counter()
    for holders in index.values():
        counts.update(combinations(holders, 2))
    return {(a, b): n for (a, b), n in counts.items() if n >= needed(len(prints[a]), len(prints[b]))}


def needed(one: int, other: int) -> int:
    """Return how many fingerprints two documents must share, given how many each has."""
    return min(SHARED, max(1, one), max(1, other))


def is_template(pages: Mapping[str, Collection[int]]) -> bool:
    """Tell whether pages of one site (fingerprints by id) that share a fingerprint are no copies of each other."""
    kept: list[frozenset[int]] = []
    for key in sorted(pages)[:LOOKED_AT]:
        page = frozenset(pages[key])
        if all(_unlike(page, other) for other in kept):
            kept.append(page)
    return len(kept) >= TEMPLATE


def _unlike(one: frozenset[int], other: frozenset[int]) -> bool:
    return 3 * len(one & other) < 2 * min(len(one), len(other))


def windows(forms: Sequence[str], size: int = GRAM) -> Iterator[tuple[str, ...]]:
    """Yield each run of ``size`` words."""
    return (tuple(forms[place : place + size]) for place in range(len(forms) - size + 1))
