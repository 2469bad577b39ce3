"""Names in running text: a trie over folded words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from recoupe.lang.fr.spelling import fold

Way = Literal["name", "capital", "seat", "surname", "place"]
"""How a name means its target: as itself, as its capital or seat, as a last name, as a place."""

_WORD: Final = re.compile(r"(?<![\w'])(?:[cdjlmst]|qu)'(?=\w)|[\w][\w'.&/+-]*[\w.]|\w|[^\s\w]")


Case = Literal["upper", "title", "any"]
"""What capitals a name needs in text: all of them (short acronyms), one, or none."""

LONGEST_ACRONYM: Final = 4


@dataclass(frozen=True, slots=True)
class Sense:
    """What a name may mean: the id of an actor or place, how, and which capitals the name needs."""

    target: str
    way: Way
    case: Case = "title"


@dataclass(frozen=True, slots=True)
class Hit:
    """A name in a list of words: first word, end (after the last one), all that it may mean."""

    start: int
    end: int
    senses: tuple[Sense, ...]


@dataclass(slots=True)
class _Node:
    children: dict[str, "_Node"] = field(default_factory=dict)
    senses: tuple[Sense, ...] = ()


class NameTrie:
    """Names by their folded words; the longest name wins."""

    def __init__(self) -> None:
        """Start without names."""
        self._root = _Node()

    def add(self, words: Sequence[str], sense: Sense) -> None:
        """Add a name, given as its folded words."""
        node = self._root
        for word in words:
            node = node.children.setdefault(word, _Node())
        if words and sense not in node.senses:
            node.senses = (*node.senses, sense)

    def opens(self, word: str) -> bool:
        """Tell whether a name begins with this folded word."""
        return word in self._root.children

    def find(self, words: Sequence[str], begin: Sequence[bool]) -> list[Hit]:
        """Return the names in folded words, longest first, without overlap; a name starts where ``begin`` says so."""
        hits: list[Hit] = []
        place, first = 0, self._root.children
        while place < len(words):
            hit = self._longest(words, place) if begin[place] and words[place] in first else None
            if hit:
                hits.append(hit)
            place = hit.end if hit else place + 1
        return hits

    def _longest(self, words: Sequence[str], start: int) -> Hit | None:
        node, best = self._root, None
        for place in range(start, len(words)):
            following = node.children.get(words[place])
            if following is None:
                break
            node = following
            if node.senses:
                best = Hit(start, place + 1, node.senses)
        return best


def name_words(name: str) -> tuple[str, ...]:
    """Return a name's folded words as the tokenizer cuts them: elisions apart, hyphenated words whole."""
    return tuple(_WORD.findall(fold(name)))


def case_of(name: str) -> Case:
    """Return which capitals a name needs in running text, judged by how it is registered."""
    if name.upper() == name and len(name) <= LONGEST_ACRONYM:
        return "upper"
    return "any" if name.lower() == name else "title"
