"""One message of a thread → its pieces: own words, quotations, reposts, signature."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from recoupe.read.dates import whole_stamp
from recoupe.read.draft import Draft, Line
from recoupe.read.echoes import Echoes, words_of
from recoupe.read.marks import Note, credit, said_by
from recoupe.read.register import features, score

LEAST_REPOST: Final = 200
"""Characters under which words over an address are the member's own."""

_OPENED: Final = re.compile(r"[\"«“]")
_CLOSED: Final = re.compile(r"[\"»”](?:\s*\w?\s*)$")
_OWN_TONE: Final = 1.0
_LED_IN: Final = 2.0
_ARROW: Final = re.compile(r"(?:>|&gt;)+\s*")


@dataclass(slots=True, kw_only=True)
class Message:
    """A message before it is cut into pieces: its lines, signature and what its block says of it."""

    lines: list[Line]
    signature: list[Line] = field(default_factory=list)
    author: str | None = None
    published: str | None = None
    note: Note | None = None
    kind: str = "post"

    @property
    def writer(self) -> str | None:
        """Return who wrote it, as its block or its edit note says."""
        return self.author or (self.note.author if self.note else None)


@dataclass(slots=True)
class Cutter:
    """Goes through the lines of one message and opens a piece wherever their function changes."""

    message: Message
    echoes: Echoes
    pieces: list[Draft] = field(default_factory=list)

    def run(self) -> list[Draft]:
        """Return the pieces in reading order, the signature last."""
        lines, place = self.message.lines, 0
        while place < len(lines):
            place = self._take(lines, place)
        self._link()
        if self.message.signature:
            self.pieces.append(Draft("signature", self.message.signature, author=self.message.writer))
        return self.pieces

    def _take(self, lines: Sequence[Line], place: int) -> int:
        """Add the line at a place, or the block it opens; return the place after it."""
        line = lines[place]
        if _ARROW.match(line.text):
            return self._arrows(lines, place, None)
        said = said_by(line.text) if place + 1 < len(lines) else None
        if said is not None:
            dated = whole_stamp(lines[place + 1].text) if place + 2 < len(lines) else None
            start = place + 2 if dated else place + 1
            return self._quotation(lines, start, said.author, said.published or dated)
        quoted = self.echoes.find(line.text)
        if quoted is not None:
            return self._echo(lines, place, quoted)
        if not self._repost(line):
            self._own(line)
        return place + 1

    def _own(self, line: Line) -> None:
        if self.pieces and self.pieces[-1].kind == "post":
            self.pieces[-1].lines.append(line)
        else:
            self.pieces.append(Draft("post", [line]))

    def _quotation(self, lines: Sequence[Line], place: int, author: str | None, published: str | None) -> int:
        """Add the words under « X a écrit » that stand above too; where none do, the paragraph under it."""
        if _ARROW.match(lines[place].text):
            return self._arrows(lines, place, author)
        end, source = place, self.echoes.find_marked(lines[place].text, author)
        while source and end < len(lines) and self.echoes.holds(source, lines[end].text):
            end += 1
        if source is None:
            end = place + 1
            while end < len(lines) and lines[end].gap == 0 and any(line.gap for line in lines[end:]):
                end += 1
        quote = Draft("quote", list(lines[place:end]), author=author, published=published, quotes=source)
        self.pieces.append(quote)
        return end

    def _arrows(self, lines: Sequence[Line], place: int, author: str | None) -> int:
        """Add the lines that « > » marks, without the marks."""
        end = place
        while end < len(lines) and _ARROW.match(lines[end].text):
            end += 1
        stripped = [line.after(len(_mark(line.text))) for line in lines[place:end]]
        kept = [line for line in stripped if line.text]
        said = said_by(kept[0].text) if len(kept) > 1 else None
        if said is not None:
            kept, author = kept[1:], said.author or author
        if kept:
            source = self.echoes.find_marked(" ".join(line.text for line in kept), author)
            self.pieces.append(Draft("quote", kept, author=author, quotes=source))
        return end

    def _echo(self, lines: Sequence[Line], place: int, source: Draft) -> int:
        end = place + 1
        while end < len(lines) and len(words_of(lines[end].text)) > 2 and self.echoes.holds(source, lines[end].text):  # noqa: PLR2004 - two words prove nothing
            end += 1
        self.pieces.append(Draft("quote", list(lines[place:end]), quotes=source))
        return end

    def _repost(self, line: Line) -> bool:
        """Turn the words over a credit line into a repost; tell whether the line was one."""
        found = credit(line.text)
        if not found or not self.pieces or self.pieces[-1].kind != "post":
            return False
        lines = self.pieces[-1].lines
        start = repost_start(lines)
        block = lines[start:]
        if sum(len(each.text) for each in block) < LEAST_REPOST or not _from_elsewhere(block):
            return False
        if start == 0 and found.published is None and not _reports(block):
            return False  # a link under one's own words
        self._set_apart(lines, start)
        self.pieces[-1].source, self.pieces[-1].published = found.source, found.published
        self.pieces[-1].author = found.author
        return True

    def _set_apart(self, lines: list[Line], start: int) -> None:
        repost = Draft("repost", lines[start:])
        if start:
            self.pieces[-1].lines = lines[:start]
            self.pieces.append(repost)
        else:
            self.pieces[-1] = repost

    def _link(self) -> None:
        """Set who wrote the pieces, which goes with which, and whom they answer."""
        own = [piece for piece in self.pieces if piece.kind == "post"]
        note = self.message.note
        for piece in own:
            piece.author, piece.published = self.message.writer, self.message.published
            piece.continues = own[0] if piece is not own[0] else None
        if own and note:
            own[0].edited = note.edited
        for place, piece in enumerate(self.pieces):
            if piece.kind == "quote":
                piece.within = _beside(self.pieces, place, own)
            elif piece.kind == "repost":
                self._credit_poster(piece, _beside(self.pieces, place, own))

    def _credit_poster(self, repost: Draft, beside: Draft | None) -> None:
        repost.within = beside
        if beside is None:
            repost.poster, repost.posted = self.message.writer, self.message.published
            repost.edited = self.message.note.edited if self.message.note else None


def _beside(pieces: Sequence[Draft], place: int, own: Sequence[Draft]) -> Draft | None:
    """Return the own words that a quotation or repost goes with: those after a quotation, before a repost."""
    if not own:
        return None
    if pieces[place].kind == "quote":
        return next((piece for piece in pieces[place:] if piece.kind == "post"), own[-1])
    return next((piece for piece in reversed(pieces[:place]) if piece.kind == "post"), own[0])


def repost_start(lines: Sequence[Line]) -> int:
    """Return where, over a credit line, the words from elsewhere begin.

    At a quotation mark that its own line leaves open, after a line that ends in a colon, or where the member's tone
    ends; else at the first line.
    """
    for place, line in enumerate(lines):
        if _OPENED.match(line.text) and len(lines) - place > 1 and not _CLOSED.search(line.text):
            return place
    for place, line in enumerate(lines[:-1]):
        if line.text.endswith(":"):
            return place + 1
    return _tone_ends(lines)


def _tone_ends(lines: Sequence[Line]) -> int:
    best, gain, start = 0.0, 0.0, 0
    for place, line in enumerate(lines[:-1]):
        gain += score(features(line.text))
        if gain > best:
            best, start = gain, place + 1
    return start if best >= _LED_IN else 0


def _from_elsewhere(lines: Sequence[Line]) -> bool:
    """Tell whether a block's tone, paragraph by paragraph weighed by length, is a reporter's more than a member's."""
    weights = [(score(features(line.text)), len(line.text)) for line in lines]
    return sum(tone * size for tone, size in weights) / sum(size for _, size in weights) < _OWN_TONE


def _reports(lines: Sequence[Line]) -> bool:
    """Tell whether some line has a reporter's words."""
    return any(features(line.text).press < 0 for line in lines)


def _mark(text: str) -> str:
    found = _ARROW.match(text)
    return found[0] if found else ""
