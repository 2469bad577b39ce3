"""Passages in the making: lines of a text gathered under a kind, before they get their places."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from recoupe.model.document import Passage
from recoupe.model.vocabulary import PassageKind

_LINE: Final = re.compile(r"[^\n]+")
_INVISIBLE: Final = re.compile("[\u00ad\u200b\u2060\ufeff]")


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One line without the white space around it; ``gap`` is the number of blank lines before it."""

    start: int
    text: str
    gap: int = 0

    @property
    def end(self) -> int:
        """Return where the line ends in the text."""
        return self.start + len(self.text)

    def after(self, characters: int) -> "Line":
        """Return the line without its first characters and the white space that follows them."""
        rest = self.text[characters:]
        kept = rest.lstrip()
        return Line(self.start + characters + len(rest) - len(kept), kept.rstrip(), self.gap)


@dataclass(slots=True, eq=False)
class Draft:
    """A passage whose links are other drafts and whose text is still lines."""

    kind: PassageKind
    lines: list[Line]
    author: str | None = None
    published: str | None = None
    source: str | None = None
    poster: str | None = None
    posted: str | None = None
    edited: str | None = None
    permalink: str | None = None
    reply_to: "Draft | None" = None
    quotes: "Draft | None" = None
    within: "Draft | None" = None
    continues: "Draft | None" = None

    @property
    def text(self) -> str:
        """Return the words, lines apart, paragraphs further apart."""
        return join(self.lines)


@dataclass(slots=True)
class Layout:
    """What a reader of plain text finds: the page's title, outlet and date, and its drafts in reading order."""

    drafts: list[Draft] = field(default_factory=list)
    title: str | None = None
    outlet: str | None = None
    published: str | None = None


def clean(text: str) -> str:
    """Return text without characters that nobody sees (soft hyphens, zero-width spaces) and with plain line ends."""
    return _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def lines_of(text: str) -> list[Line]:
    """Return the lines that hold more than white space."""
    return list(_lines(text))


def _lines(text: str) -> Iterator[Line]:
    last = 0
    for found in _LINE.finditer(text):
        words = found[0].strip()
        if words:
            start = found.start() + found[0].index(words[0])
            yield Line(start, words, text.count("\n", last, found.start()) - 1 if last else 0)
            last = found.end()


def join(lines: Sequence[Line]) -> str:
    """Return lines as text: a blank line stays one blank line, whatever its length."""
    pieces = [("\n\n" if line.gap > 0 else "\n") + line.text for line in lines]
    return "".join(pieces).lstrip("\n")


def compose(drafts: Sequence[Draft]) -> tuple[str, tuple[Passage, ...]]:
    """Return a new text that holds the drafts alone, a blank line between two, and their passages in it."""
    drafts = [draft for draft in drafts if draft.text]
    texts = [draft.text for draft in drafts]
    starts = [0]
    for text in texts:
        starts.append(starts[-1] + len(text) + 2)
    places = {id(draft): number for number, draft in enumerate(drafts)}
    spans = zip(drafts, starts, texts, strict=False)
    return "\n\n".join(texts), tuple(_passage(draft, start, text, places) for draft, start, text in spans)


def in_place(text: str, drafts: Sequence[Draft]) -> tuple[Passage, ...]:
    """Return the drafts' passages as spans of the text that they were read from."""
    drafts = [draft for draft in drafts if draft.lines]
    places = {id(draft): number for number, draft in enumerate(drafts)}
    ends = [(draft.lines[0].start, draft.lines[-1].end) for draft in drafts]
    pairs = zip(drafts, ends, strict=True)
    return tuple(_passage(draft, start, text[start:end], places) for draft, (start, end) in pairs)


def _passage(draft: Draft, start: int, text: str, places: dict[int, int]) -> Passage:
    def place(other: Draft | None) -> int | None:
        return places.get(id(other)) if other is not None else None

    return Passage(
        kind=draft.kind,
        text=text,
        start=start,
        end=start + len(text),
        author=draft.author,
        published=draft.published,
        source=draft.source,
        poster=draft.poster,
        posted=draft.posted,
        edited=draft.edited,
        permalink=draft.permalink,
        reply_to=place(draft.reply_to),
        quotes=place(draft.quotes),
        within=place(draft.within),
        continues=place(draft.continues),
    )
