"""A parsed paragraph as a row of words: its sentences and quotes, cut by typography, not by the parser."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from recoupe.annotate.parsed import Paragraph, Parsed, Token, cut_at
from recoupe.annotate.quotes import MARKS, OPENERS, Quote, find_quotes
from recoupe.model.span import Span

STOPS: Final = frozenset({".", "!", "?", "…", "...", "!!", "!!!", "??", "???", "?!", "!?"})
NOTE: Final = "lines"
Range = tuple[int, int]
"""First and last word, both included."""


@dataclass(frozen=True)
class Line:
    """One paragraph's words without white space; places count these words."""

    paragraph: Paragraph
    memo: dict[tuple[str, int], Any] = field(default_factory=dict, compare=False, repr=False)
    """What rules have worked out for a place, by rule and place, so that it is worked out once."""

    @cached_property
    def words(self) -> tuple[Token, ...]:
        """Return the tokens that are no white space."""
        return tuple(token for token in self.paragraph.doc if not token.is_space)

    @cached_property
    def text(self) -> str:
        """Return the paragraph's text, which spaCy joins anew each time that it is asked."""
        return self.paragraph.text

    @cached_property
    def norms(self) -> tuple[str, ...]:
        """Return the words in lower case with straight apostrophes."""
        return tuple(token.norm_ for token in self.words)

    @cached_property
    def place_of(self) -> dict[int, int]:
        """Return the place of each token by its number in the ``Doc``."""
        return {token.i: place for place, token in enumerate(self.words)}

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """Return the outermost quotes."""
        return find_quotes([token.text for token in self.words])

    @cached_property
    def _quote_of(self) -> dict[int, Quote]:
        return {place: quote for quote in reversed(self.quotes) for place in range(quote.first + 1, quote.last)}

    @cached_property
    def sentences(self) -> tuple[Range, ...]:
        """Return first and last word of each sentence; a stop inside a quote ends none but at the quote's end."""
        ends = [place for place in range(len(self.words)) if self._ends(place)]
        starts = [0, *(end + 1 for end in ends)]
        return tuple(
            (start, end) for start, end in zip(starts, [*ends, len(self.words) - 1], strict=True) if start <= end
        )

    @cached_property
    def _sentence_of(self) -> tuple[Range, ...]:
        return tuple(each for each in self.sentences for _ in range(each[0], each[1] + 1))

    def sentence(self, place: int) -> Range:
        """Return the sentence that holds a word, the last one for a place after the line's end."""
        return self._sentence_of[min(max(place, 0), len(self.words) - 1)]

    def quote_at(self, place: int) -> Quote | None:
        """Return the quote that a word stands in; its own marks stand outside."""
        return self._quote_of.get(place)

    def quote_from(self, place: int) -> Quote | None:
        """Return the quote whose opening mark is this word."""
        return next((quote for quote in self.quotes if quote.first == place and quote.last > place), None)

    def quote_to(self, place: int) -> Quote | None:
        """Return the quote whose closing mark is this word."""
        return next((quote for quote in self.quotes if quote.last == place and quote.closed), None)

    def norm(self, place: int) -> str:
        """Return a word in lower case, an empty string outside the line."""
        return self.norms[place] if 0 <= place < len(self.norms) else ""

    def said(self, first: int, last: int) -> str:
        """Return words in lower case with one space between them."""
        return " ".join(self.norms[max(first, 0) : last + 1])

    def span(self, first: int, last: int) -> Span:
        """Return the document's span of words, both included."""
        begin, end = self.words[first].idx, self.words[last].idx + len(self.words[last])
        return cut_at(self.text, begin, end, self.paragraph.start)

    def trimmed(self, first: int, last: int) -> Range | None:
        """Return words without commas, stops and a pair of quotation marks at their ends; None if nothing is left."""
        while first <= last and self._loose(last, first, last):
            last -= 1
        while first <= last and self._loose(first, first, last):
            first += 1
        whole = self.quote_from(first) if first <= last else None
        if whole and whole.last == last:
            return self.trimmed(first + 1, last - 1)
        return (first, last) if first <= last else None

    def _loose(self, place: int, first: int, last: int) -> bool:
        text = self.words[place].text
        if text in MARKS:
            quote = next((q for q in self.quotes if place in (q.first, q.last)), None)
            return quote is None or not (first <= quote.first and quote.last <= last)
        return text in {",", ";", ":", ".", "…", "...", "–", "—", "-", "("} and not (
            text in {"…", "...", "-", "("} and place == first
        )

    def _ends(self, place: int) -> bool:
        text = self.words[place].text
        if self.quote_at(place) is not None:
            return False
        if text in STOPS:
            closes = place + 1 < len(self.words) and self.quote_to(place + 1) is not None
            return not closes and self._opens(place + 1)
        quote = self.quote_to(place)
        return quote is not None and self.words[place - 1].text in STOPS and self._opens(place + 1)

    def _opens(self, place: int) -> bool:
        if place >= len(self.words) - 1:
            return False
        text = self.words[place].text
        return text in OPENERS or text[0].isupper() or text[0].isdigit() or text in {"–", "—", "-", "@", "#"}


def lines_of(parsed: Parsed) -> tuple[Line, ...]:
    """Return a document's paragraphs as lines, the same ones each time: rules leave notes in them."""
    if NOTE not in parsed.notes:
        parsed.notes[NOTE] = tuple(Line(paragraph) for paragraph in parsed.paragraphs)
    found: tuple[Line, ...] = parsed.notes[NOTE]
    return found
