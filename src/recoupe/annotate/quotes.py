"""Where a line quotes: French, curly and straight quotation marks."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

CLOSERS: Final = {"«": "»", "“": "”", "„": "”", '"': '"'}
OPENERS: Final = frozenset(CLOSERS)
MARKS: Final = OPENERS | frozenset(CLOSERS.values())


@dataclass(frozen=True, slots=True)
class Quote:
    """Places of the quotation marks in a line's words; ``last`` is the line's length where the quote stays open."""

    first: int
    last: int
    closed: bool = True

    def holds(self, place: int) -> bool:
        """Tell whether a word stands between the marks."""
        return self.first < place < self.last


def find_quotes(words: Sequence[str]) -> tuple[Quote, ...]:
    """Return the outermost quotes of a line's words, in order; inner quotes are part of the outer one."""
    found: list[Quote] = []
    place = 0
    while place < len(words):
        if words[place] in OPENERS:
            quote = _quote_from(words, place)
            found.append(quote)
            place = quote.last
        place += 1
    return tuple(found)


def _quote_from(words: Sequence[str], first: int) -> Quote:
    opener, closer, depth = words[first], CLOSERS[words[first]], 1
    for place in range(first + 1, len(words)):
        if words[place] == closer:
            depth -= 1
        elif words[place] == opener:
            depth += 1
        if not depth:
            return Quote(first, place)
    if opener == '"':  # a lone straight mark says nothing: no quote of more than the mark
        return Quote(first, first, closed=False)
    return Quote(first, len(words), closed=False)
