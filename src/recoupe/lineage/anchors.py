"""Letters that a pattern can't match without: most patterns of a lexicon need not be tried on most texts."""

import re
from collections.abc import Iterable
from typing import Final

LEAST: Final = 3
"""Letters that an anchor has at least; a shorter one stands in nearly every text."""
PIECE: Final = re.compile(
    r"(?P<look>\(\?<?[!=])|(?P<open>\((?:\?(?:P<\w+>|[a-z]*:))?)|(?P<close>\))|(?P<or>\|)"
    r"|(?P<other>\[(?:\\.|[^\]])+\]|\\[A-Za-z]|[.^$]|\{[xX]\})|\\?(?P<letter>.)",
    re.DOTALL,
)
TIMES: Final = re.compile(r"(?P<none>[?*]|\{0?,\d*\}|\{0\})[?+]?|(?:\+|\{\d+(?:,\d*)?\})[?+]?")
Anchors = frozenset[str]


def anchors(pattern: str) -> Anchors:
    """Return strings in lower case one of which stands in whatever a pattern matches, none where that can't be told."""
    return _Reader(pattern).alternatives()


class _Reader:
    """Reads a pattern from left to right."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._place = 0

    def alternatives(self) -> Anchors:
        """Read up to the end of the group; return the anchors of the branches together, none if one has none."""
        branches, more = list[Anchors](), True
        while more:
            found, more = self._branch()
            branches.append(found)
        return frozenset().union(*branches) if all(branches) else frozenset()

    def _branch(self) -> tuple[Anchors, bool]:
        """Read one branch; return its best anchors and whether another branch follows."""
        parts, run = list[Anchors](), ""
        while piece := PIECE.match(self._pattern, self._place):
            self._place = piece.end()
            kind = piece.lastgroup
            if kind in {"close", "or"}:
                return _best([*parts, frozenset({run})]), kind == "or"
            inner = self.alternatives() if kind in {"open", "look"} else frozenset[str]()
            times = TIMES.match(self._pattern, self._place)
            self._place = times.end() if times else self._place
            sure = times is None or not times["none"]
            letter = piece["letter"].lower() if kind == "letter" and sure else ""
            run += letter
            if times or not letter:
                parts += [frozenset({run}), inner if kind == "open" and sure else frozenset()]
                run = ""
        return _best([*parts, frozenset({run})]), False


def _best(parts: Iterable[Anchors]) -> Anchors:
    """Return the anchors of which the shortest is longest."""
    long = [part for part in parts if part and min(map(len, part)) >= LEAST]
    return max(long, key=lambda part: min(map(len, part)), default=frozenset())
