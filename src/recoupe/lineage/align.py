"""Alignment of two documents: the exact words that they share."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from recoupe.lang.fr.stems import Word
from recoupe.lineage.fingerprints import GRAM, windows
from recoupe.lineage.profile import Profile
from recoupe.model.judgement import SharedPassage

OPEN: Final = '«“"'
CLOSE: Final = '»”"'


@dataclass(frozen=True, slots=True)
class Run:
    """Words shared in one piece: places of the first word in child and parent, number, whether all quoted there."""

    child: int
    parent: int
    size: int
    quoted: bool


@dataclass(frozen=True, slots=True)
class Alignment:
    """What a child shares with a parent: the runs and the share of each document's words that they cover."""

    runs: tuple[Run, ...]
    child_share: float
    parent_share: float

    @property
    def longest(self) -> int:
        """Return the words of the longest run that is more than a quotation."""
        return max((run.size for run in self.runs if not run.quoted), default=0)

    @property
    def quoted(self) -> int:
        """Return the words of the longest quotation that both carry."""
        return max((run.size for run in self.runs if run.quoted), default=0)

    @property
    def covered(self) -> frozenset[int]:
        """Return the places of the child's words that are copied."""
        return frozenset(
            place for run in self.runs if not run.quoted for place in range(run.child, run.child + run.size)
        )


def align(child: Profile, parent: Profile) -> Alignment:
    """Return what two documents share, longest runs first where several fit; no word of the child counts twice."""
    runs = tuple(_runs(child, parent))
    plain = [run for run in runs if not run.quoted]
    total = sum(run.size for run in plain)
    of_parent = len({place for run in plain for place in range(run.parent, run.parent + run.size)})
    return Alignment(runs, total / max(1, len(child.words)), of_parent / max(1, len(parent.words)))


def shared_passages(alignment: Alignment, child: Profile, parent: Profile) -> tuple[SharedPassage, ...]:
    """Return the runs as code points of both texts."""
    return tuple(
        SharedPassage(
            start=child.words[run.child].start,
            end=child.words[run.child + run.size - 1].end,
            parent_start=parent.words[run.parent].start,
            parent_end=parent.words[run.parent + run.size - 1].end,
        )
        for run in alignment.runs
    )


def _runs(child: Profile, parent: Profile) -> list[Run]:
    ours, theirs = [word.form for word in child.words], [word.form for word in parent.words]
    places = _places(theirs)
    inside = quoted_words(child)
    runs, place = [], 0
    while place <= len(ours) - GRAM:
        starts = places.get(tuple(ours[place : place + GRAM]), ())
        size, start = max(((_length(ours, theirs, place, each), -each) for each in starts), default=(0, 0))
        if size:
            runs.append(Run(place, -start, size, all(inside[place : place + size])))
        place += size or 1
    return runs


def _places(forms: Sequence[str]) -> dict[tuple[str, ...], list[int]]:
    places = defaultdict[tuple[str, ...], list[int]](list)
    for place, gram in enumerate(windows(forms)):
        places[gram].append(place)
    return places


def _length(ours: Sequence[str], theirs: Sequence[str], place: int, start: int) -> int:
    size = GRAM
    while place + size < len(ours) and start + size < len(theirs) and ours[place + size] == theirs[start + size]:
        size += 1
    return size


def quoted_words(profile: Profile) -> list[bool]:
    """Return for each word whether it stands between quotation marks."""
    text, depth, place = profile.document.text, 0, 0
    found = []
    for word in profile.words:
        depth = _depth(text, place, word, depth)
        found.append(depth > 0)
        place = word.end
    return found


def _depth(text: str, place: int, word: Word, depth: int) -> int:
    for char in text[place : word.start]:
        if char == '"':
            depth = 1 - min(depth, 1)
        elif char in OPEN:
            depth = 1
        elif char in CLOSE or char == "\n":
            depth = 0
    return depth
