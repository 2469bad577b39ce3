"""The text as it was read."""

from dataclasses import dataclass

from recoupe.model.ids import content_id
from recoupe.model.vocabulary import PassageKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A part of a document's text that has one author and one function.

    ``start`` and ``end`` count code points of ``Document.text``; ``reply_to``, ``quotes``, ``within`` and
    ``continues`` are places in ``Document.passages``; ``published`` is EDTF; ``source`` is the outlet or URL that a
    repost comes from; ``language`` is an ISO 639-1 code, None where the text is too short to tell.
    """

    kind: PassageKind
    text: str
    start: int
    end: int
    author: str | None = None
    published: str | None = None
    reply_to: int | None = None
    quotes: int | None = None
    source: str | None = None
    within: int | None = None
    continues: int | None = None
    poster: str | None = None
    posted: str | None = None
    edited: str | None = None
    permalink: str | None = None
    language: str | None = None

    def __post_init__(self) -> None:
        """Refuse a passage whose ends do not fit its words."""
        if self.start < 0 or self.end - self.start != len(self.text) or not self.text:
            raise ValueError(f"no passage of its text: {self.start}–{self.end} {self.text[:40]!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One page, article, thread or line of a collection.

    ``id`` is the collection's own where it gives one, else it follows from the content. ``published`` is EDTF in the
    wall-clock time that the reader sees. Passages stand in reading order and do not overlap; what lies between them
    is white space or interface words.
    """

    id: str
    text: str
    passages: tuple[Passage, ...]
    path: str | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    updated: str | None = None
    language: str | None = None
    links: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse passages that overlap, lie outside the text or point nowhere."""
        end = 0
        for passage in self.passages:
            if passage.start < end or self.text[passage.start : passage.end] != passage.text:
                raise ValueError(f"passage outside the text or out of order: {passage.text[:40]!r}")
            end = passage.end
            for other in (passage.reply_to, passage.quotes, passage.within, passage.continues):
                if other is not None and not 0 <= other < len(self.passages):
                    raise ValueError(f"passage points to {other}, which is not there")

    @property
    def digest(self) -> str:
        """Return an id of what was read, whatever the document is called."""
        return content_id("t", self.title, self.text, self.published, self.outlet)


def document_id(*, url: str | None, outlet: str | None, published: str | None, title: str | None, text: str) -> str:
    """Return the content id of a document that brings none."""
    return content_id("doc", url, outlet, published, title, text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """An input that was refused, with one of ``errors.REJECTION_CODES`` and a sentence."""

    path: str
    code: str
    detail: str

    @property
    def id(self) -> str:
        """Return the content id."""
        return content_id("rej", self.path, self.code, self.detail)
