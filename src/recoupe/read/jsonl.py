"""JSON Lines: a document a line, its text kept exactly as it is given."""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO, Final

import msgspec

from recoupe.errors import ReadError
from recoupe.model.document import Document, Rejection, document_id
from recoupe.pipeline import guarded
from recoupe.read.language import document_language, with_languages
from recoupe.read.plain import passages_in_place

_CHUNK: Final = 1 << 20
_FOREIGN: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Given(msgspec.Struct, frozen=True):
    """The keys that a line may have; others are left alone."""

    text: str
    id: str | int | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a file: its number, and its bytes, None where there were too many."""

    number: int
    data: bytes | None


def read_lines(lines: BinaryIO, path: str, limit: int) -> Iterator[Document | Rejection]:
    """Yield the document of each line, or its rejection under ``path:LINE``; blank lines are passed over."""
    return guarded(partial(_read_row, path=path), _rows(lines, limit), lambda row: f"{path}:{row.number}")


def _rows(lines: BinaryIO, limit: int) -> Iterator[Row]:
    number = 0
    while data := lines.readline(limit + 1):
        number += 1
        if len(data) > limit and not data.endswith(b"\n"):
            _skip_line(lines)
            yield Row(number, None)
        elif data.strip():
            yield Row(number, data.removeprefix(codecs.BOM_UTF8) if number == 1 else data)


def _skip_line(lines: BinaryIO) -> None:
    while (piece := lines.readline(_CHUNK)) and not piece.endswith(b"\n"):
        pass


def _read_row(row: Row, path: str) -> Document:
    if row.data is None:
        raise ReadError("too-large", "The line is longer than RECOUPE_MAX_BYTES.")
    if row.data.startswith(_FOREIGN):
        raise ReadError("encoding", "JSON Lines are UTF-8; this file is UTF-16.")
    return read_object(row.data, f"{path}:{row.number}")


def read_object(data: bytes | str, path: str) -> Document:
    """Return the document of one JSON object. Raises ``ReadError`` (``json``, ``no-text``)."""
    try:
        given = msgspec.json.decode(data, type=Given)
    except (msgspec.DecodeError, UnicodeError) as error:
        raise ReadError("json", f"{error}.") from error
    if not given.text.strip():
        raise ReadError("no-text", "Its text is empty.")
    return read_given(given, path)


def read_given(given: Given, path: str) -> Document:
    """Return the document of one line: a single body, or the posts or comments that its text clearly consists of."""
    passages = passages_in_place(given.text)
    language = document_language(passages)
    own = document_id(url=given.url, outlet=given.outlet, published=given.published, title=given.title, text=given.text)
    return Document(
        id=own if given.id in (None, "") else str(given.id),
        text=given.text,
        passages=with_languages(passages, language),
        path=path,
        url=given.url,
        title=given.title,
        outlet=given.outlet,
        author=given.author,
        published=given.published,
        language=language,
    )
