"""Clusters: documents of a collection that may have to do with each other, and with no others.

Lineage and dossiers of a cluster depend on its documents alone, so that new documents change only what they touch.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Protocol

from recoupe.lineage.links import COMMON_PRINT, COMMON_WORD, Link, links, muted
from recoupe.lineage.sketches import Numbers, Postings
from recoupe.model.ids import content_id
from recoupe.model.sketch import SHIFT

LARGEST: Final = 300
"""Documents of a cluster; what is larger falls apart at its weakest links, as far as it does."""
STRICTER: Final = 1.5
"""How much stronger the links must be at each step of that."""
STEPS: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Documents that belong together, by id; what is muted among their shared fingerprints; their component.

    The component, named after its first document, is all that links connect; it is the cluster itself unless too large.
    """

    documents: tuple[str, ...]
    muted: tuple[int, ...]
    component: str

    @property
    def id(self) -> str:
        """Return the content id: of two clusters with one id, all conclusions are the same."""
        return content_id("sto", self.documents, self.muted)


class Components(Protocol):
    """Which documents hung together before."""

    def components_of(self, numbers: Collection[int]) -> set[str]:
        """Return the components of documents, those without one left out."""

    def members(self, components: Collection[str]) -> set[int]:
        """Return the documents of components."""


def clusters(of: Collection[int], postings: Postings) -> list[Cluster]:
    """Return the clusters of documents that are linked with no others, in a fixed order."""
    names = {number: each.document for number, each in postings.sketches(of).items()}
    groups = _connected(of, links(of, postings))
    made = (
        _cluster(part, min(names[each] for each in group), postings)
        for group in groups
        for part in _parts(group, postings)
    )
    return sorted(made, key=lambda cluster: cluster.documents)


def _cluster(part: frozenset[int], component: str, postings: Postings) -> Cluster:
    documents = tuple(sorted(each.document for each in postings.sketches(part).values()))
    return Cluster(documents=documents, muted=_silent(part, postings), component=component)


def _silent(part: frozenset[int], postings: Postings) -> tuple[int, ...]:
    """Return the fingerprints that several documents share but that say nothing."""
    if len(part) == 1:
        return ()
    shared = Counter(value for page in postings.pages(part).values() for value in page)
    silent = muted(postings.holders_of_prints(part, COMMON_PRINT), postings)
    return tuple(sorted(value for value in silent if shared[value] > 1))


def _parts(group: frozenset[int], postings: Postings) -> Iterator[frozenset[int]]:
    """Yield a group, in pieces where it is too large: of links that grow stronger until the pieces are small enough."""
    if len(group) <= LARGEST:
        yield group
        return
    within = list(links(group, postings))
    todo = [(group, 1)]
    while todo:
        piece, step = todo.pop()
        if len(piece) <= LARGEST or step > STEPS:
            yield piece
            continue
        strong = [each for each in within if each.strength >= STRICTER**step and each.one in piece]
        todo += [(smaller, step + 1) for smaller in _connected(piece, strong)]


def _connected(of: Collection[int], found: Iterable[Link]) -> list[frozenset[int]]:
    """Return the sets of documents that links connect; links that lead elsewhere count for nothing."""
    above = {number: number for number in of}
    for link in found:
        if link.one in above and link.other in above:
            one, other = _top(above, link.one), _top(above, link.other)
            above[max(one, other)] = min(one, other)
    sets = defaultdict[int, set[int]](set)
    for number in above:
        sets[_top(above, number)].add(number)
    return [frozenset(each) for each in sets.values()]


def _top(above: dict[int, int], number: int) -> int:
    while above[number] != number:
        above[number] = above[above[number]]
        number = above[number]
    return number


def touched(new: Collection[int], postings: Postings, components: Components) -> set[int]:
    """Return the documents whose clusters new ones may change, themselves too."""
    near = {link.other for link in links(new, postings)}
    return components.members(components.components_of(near | _unsettled(frozenset(new), postings))).union(new)


def _unsettled(new: frozenset[int], postings: Postings) -> set[int]:
    """Return the documents that hold a fingerprint or word which says something only without, or with, the new ones."""
    found: set[int] = set()
    for held in postings.holders_of_words(new, COMMON_WORD + len(new)).values():
        numbers = {code >> SHIFT for code in held}
        if len(numbers - new) <= COMMON_WORD < len(numbers):
            found |= numbers
    prints = postings.holders_of_prints(new, COMMON_PRINT + len(new))
    after = {key: _within(held, COMMON_PRINT) for key, held in prints.items()}
    before = {
        key: _within(array("q", (each for each in held if each not in new)), COMMON_PRINT)
        for key, held in prints.items()
    }
    before = {key: held for key, held in before.items() if len(held) > 1}
    for key in muted(before, postings) ^ muted({key: after[key] for key in before}, postings):
        found.update(prints[key])
    return found - new


def _within(held: Numbers, limit: int) -> Numbers:
    return held if len(held) <= limit else array("q")
