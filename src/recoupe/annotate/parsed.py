"""A document with its grammar: every paragraph that is analysed, parsed, with its place in the text."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, tee
from typing import Any

from recoupe.lang.pack import language_pack
from recoupe.model.document import Document, Passage
from recoupe.model.span import Span
from recoupe.model.vocabulary import ANALYSED

Token = Any
"""A spaCy ``Token``; its modules carry no types that mypy can read."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of a passage: its spaCy ``Doc``, where it starts in the document's text, its passage's place.

    ``text`` and ``tokens`` are kept, since spaCy makes both anew each time that it is asked.
    """

    doc: Any
    start: int
    passage: int
    text: str = field(init=False, repr=False, compare=False)
    tokens: tuple[Token, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Read the text and the tokens once."""
        object.__setattr__(self, "text", self.doc.text)
        object.__setattr__(self, "tokens", tuple(self.doc))

    def span(self, first: Token, last: Token) -> Span:
        """Return the document's span from one token to another, both included."""
        begin, end = first.idx, last.idx + len(last)
        return cut_at(self.text, begin, end, self.start)

    def chars(self, begin: int, end: int) -> Span:
        """Return the document's span of characters of this paragraph."""
        return cut_at(self.text, begin, end, self.start)

    def place(self, token: Token) -> int:
        """Return where a token starts in the document's text."""
        return int(self.start + token.idx)


def cut_at(text: str, begin: int, end: int, offset: int) -> Span:
    """Return characters of a text, without white space at their ends, as a span that is ``offset`` further on."""
    piece = text[begin:end]
    inner = piece.strip()
    start = begin + offset + len(piece) - len(piece.lstrip())
    return Span(start=start, end=start + len(inner), text=inner)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document and its paragraphs in reading order. ``notes`` is where a component leaves what others need."""

    document: Document
    paragraphs: tuple[Paragraph, ...]
    notes: dict[str, Any] = field(default_factory=dict)

    def passage(self, paragraph: Paragraph) -> Passage:
        """Return the passage that a paragraph belongs to."""
        return self.document.passages[paragraph.passage]

    def paragraph_at(self, place: int) -> Paragraph | None:
        """Return the paragraph that holds a place of the document's text."""
        number = bisect_right(self.paragraphs, place, key=lambda paragraph: paragraph.start) - 1
        paragraph = self.paragraphs[number] if number >= 0 else None
        return paragraph if paragraph and place < paragraph.start + len(paragraph.text) else None


def parse(documents: Iterable[Document], *, pipeline: str = "", batch: int = 64) -> Iterator[Parsed]:
    """Yield each document with its grammar, paragraphs parsed in batches across documents.

    Passages that are no one's own words (quotes, signatures, boilerplate) and those in a language without a pack are
    left out.
    """
    pack = language_pack("fr")
    if pack is None:  # pragma: no cover - French is always there
        return
    first, second = tee(documents)
    lines = chain.from_iterable(_lines(document) for document in first)
    parsed = pack.pipeline(pipeline).pipe(lines, as_tuples=True, batch_size=batch)
    for document in second:
        count = sum(1 for _ in _lines(document))
        paragraphs = (next(parsed) for _ in range(count))
        yield Parsed(document, tuple(Paragraph(doc, *context) for doc, context in paragraphs))


def _lines(document: Document) -> Iterator[tuple[str, tuple[int, int]]]:
    for number, passage in enumerate(document.passages):
        if passage.kind not in ANALYSED or not _ours(passage, document):
            continue
        start = passage.start
        for line in passage.text.splitlines(keepends=True):
            if line.strip():
                yield line.rstrip(), (start, number)
            start += len(line)


def _ours(passage: Passage, document: Document) -> bool:
    return (passage.language or document.language or "fr") == "fr"
