"""A piece of a document's text."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

BLOCK: Final = 512
"""Characters by which an index of spans looks them up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Characters ``start`` to ``end`` (Unicode code points, half-open) of a document's text, and these words."""

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        """Refuse a span that is empty or does not have the length of its words."""
        if self.start < 0 or self.end - self.start != len(self.text) or not self.text:
            raise ValueError(f"no span of its text: {self.start}–{self.end} {self.text!r}")

    def overlaps(self, other: "Span") -> bool:
        """Tell whether both share a character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Span") -> bool:
        """Tell whether the other lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


def cut(text: str, start: int, end: int) -> Span:
    """Return the span of a text, without the white space at its ends.

    Raises ``ValueError`` where nothing is left.
    """
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return Span(start=start, end=start + len(piece.strip()), text=piece.strip())


class SpanIndex:
    """Spans, of which those near a stretch of text are found without a look at all: threads have thousands."""

    def __init__(self, spans: Iterable[Span | None]) -> None:
        """Sort the spans by the blocks of text that they touch; None keeps its place and is never found."""
        self._spans = tuple(spans)
        self._blocks = defaultdict[int, list[int]](list)
        for place, span in enumerate(self._spans):
            for block in _blocks(span) if span else ():
                self._blocks[block].append(place)

    def touching(self, stretch: Span) -> dict[int, Span]:
        """Return the spans that share a character with a stretch, by the places at which they came."""
        near = {place for block in _blocks(stretch) for place in self._blocks.get(block, ())}
        found = {place: span for place in sorted(near) if (span := self._spans[place])}
        return {place: span for place, span in found.items() if span.overlaps(stretch)}

    def inside(self, stretch: Span) -> tuple[int, ...]:
        """Return the places of those that lie wholly inside a stretch."""
        return tuple(place for place, span in self.touching(stretch).items() if stretch.holds(span))

    def around(self, stretch: Span) -> tuple[int, ...]:
        """Return the places of those that a stretch lies wholly inside of."""
        return tuple(place for place, span in self.touching(stretch).items() if span.holds(stretch))


def _blocks(span: Span) -> range:
    return range(span.start // BLOCK, span.end // BLOCK + 1)
