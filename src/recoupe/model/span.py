"""A piece of a document's text."""

from dataclasses import dataclass


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
