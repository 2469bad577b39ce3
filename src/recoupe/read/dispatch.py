"""Streams of bytes → documents: what a file is, by its name and its first bytes, and who reads it."""

import gzip
import re
import shutil
import tempfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, Final, cast

import msgspec

from recoupe.errors import ReadError
from recoupe.model.document import Document, Rejection, document_id
from recoupe.pipeline import guarded
from recoupe.read.containers.archive import Member, members
from recoupe.read.containers.feeds import feed_items
from recoupe.read.containers.mail import mbox_items, message_item
from recoupe.read.containers.pdf import pdf_text
from recoupe.read.containers.tables import csv_rows, parquet_rows
from recoupe.read.containers.warc import warc_items
from recoupe.read.encoding import declared_charset, decode
from recoupe.read.html import read_html
from recoupe.read.item import Item, read_limited, refused
from recoupe.read.jsonl import Given, read_given, read_lines, read_object
from recoupe.read.plain import read_plain
from recoupe.read.software.exports import is_disqus, is_topic, read_disqus, read_topic
from recoupe.settings import Settings

Outcomes = Iterator[Document | Rejection]

DEEPEST: Final = 3
"""Archives inside archives that are opened."""

SUFFIXES: Final = {
    ".jsonl": "lines", ".ndjson": "lines", ".zip": "zip", ".wacz": "zip", ".warc": "warc", ".mbox": "mbox",
    ".csv": "table", ".tsv": "table", ".parquet": "parquet", ".gz": "gzip",
}  # fmt: skip
MAGIC: Final = {b"PK\x03\x04": "zip", b"WARC/": "warc", b"PAR1": "parquet", b"\x1f\x8b": "gzip"}
_OBJECT: Final = re.compile(rb"\s*\{\s*\"")
_MARKUP: Final = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_FEED: Final = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!.{0,2000}?>\s*|<\?[^>]*>\s*)*<(?:rss|feed|rdf:RDF)\b", re.DOTALL
)
_MESSAGE: Final = re.compile(r"\A(?:[A-Za-z][\w-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}\s*\n")


def read_stream(stream: BinaryIO, name: str, settings: Settings, depth: int = 0) -> Outcomes:
    """Yield the documents that a stream holds, or their rejections; one document is in memory at a time."""
    kind = _kind(stream, name)
    if depth > DEEPEST:
        yield Rejection(path=name, code="bomb", detail=f"More than {DEEPEST} archives inside each other.")
        return
    try:
        yield from READERS[kind](stream, name, settings, depth)
    except ReadError as error:
        yield refused(name, error)
    except (OSError, EOFError, zlib.error) as error:
        yield Rejection(path=name, code="truncated", detail=f"It breaks off: {error}.")


def read_items(items: Iterable[Item | Rejection]) -> Outcomes:
    """Yield the documents of items, and rejections as they are."""
    for item in items:
        if isinstance(item, Rejection):
            yield item
        else:
            yield from read_item(item)


def read_item(item: Item) -> Outcomes:
    """Yield the document of an item, or those of a feed's entries or of a comment export's threads."""
    head = item.data[:4096].decode("latin-1")
    try:
        if _FEED.match(head):
            yield from read_items(feed_items(item.data, item.path))
        elif is_disqus(head):
            yield from read_disqus(decode(item.data, declared=item.charset), item.path)
        else:
            yield from guarded(_document, [item], lambda each: each.path)
    except ReadError as error:
        yield refused(item.path, error)


def _document(item: Item) -> Document:
    return with_given(read_bytes(item), item)


def read_bytes(item: Item) -> Document:
    """Return the document of one page, message, PDF or plain text. Raises ``ReadError``."""
    name = item.path.lower()
    if not item.data.strip():
        raise ReadError("empty", "The file holds nothing but white space.")
    if item.data.startswith(b"%PDF-"):
        return read_plain(pdf_text(item.data), item.path)
    if item.media_type == "message/rfc822" or (name.endswith(".eml") and not item.media_type):
        return _document(message_item(item.data, item.path))
    text = decode(item.data, declared=item.charset or declared_charset(item.data))
    if not text.strip():
        raise ReadError("empty", "The file holds nothing but white space.")
    if name.endswith(".json") or item.media_type == "application/json":
        return _read_json(text, item.path)
    markup = name.endswith((".html", ".htm", ".xhtml")) or "html" in item.media_type or _MARKUP.match(text)
    return read_html(text, item.path, seen=item.seen) if markup else read_plain(text, item.path)


def _read_json(text: str, path: str) -> Document:
    try:
        value = msgspec.json.decode(text)
    except msgspec.DecodeError as error:
        raise ReadError("json", f"{error}.") from error
    if isinstance(value, dict) and is_topic(value):
        return read_topic(value, path)
    return read_object(text, path)


def with_given(document: Document, item: Item) -> Document:
    """Return a document with what its container says of it; what the page itself says stays where the two meet."""
    facts = {name: getattr(document, name) or getattr(item, name) for name in ("url", "outlet", "title", "author")}
    published = _finer(document.published, item.published)
    key = document_id(
        url=facts["url"], outlet=facts["outlet"], published=published, title=facts["title"], text=document.text
    )
    return replace(document, id=key, published=published, **facts)


def _finer(own: str | None, given: str | None) -> str | None:
    """Return the finer of two dates of the same day, else the page's own."""
    same = own and given and given.startswith(own)
    return given if same else own or given


def _kind(stream: BinaryIO, name: str) -> str:
    suffix = Path(name.lower()).suffix
    head: bytes = stream.peek(16) if hasattr(stream, "peek") else b""
    magic = next((kind for start, kind in MAGIC.items() if head.startswith(start)), None)
    if magic == "gzip" and name.lower().endswith(".warc.gz"):
        return "warc"
    if magic == "zip" and suffix in {".docx", ".odt", ".epub", ".xlsx", ".ods", ".pptx"}:
        return "item"
    given = SUFFIXES.get(suffix, "lines" if name == "-" and _OBJECT.match(head) else "item")
    return magic or ("item" if given in {"zip", "gzip"} else given)


def _single(stream: BinaryIO, name: str, settings: Settings, _depth: int) -> Outcomes:
    yield from read_item(Item(path=name, data=read_limited(stream, settings.max_bytes)))


def _lines(stream: BinaryIO, name: str, settings: Settings, _depth: int) -> Outcomes:
    yield from read_lines(stream, name, settings.max_bytes)


def _warc(stream: BinaryIO, name: str, settings: Settings, _depth: int) -> Outcomes:
    yield from read_items(warc_items(stream, name, settings.max_bytes))


def _zip(stream: BinaryIO, name: str, settings: Settings, depth: int) -> Outcomes:
    with _seekable(stream) as file:
        for member in members(file, name):
            if isinstance(member, Member):
                yield from read_stream(member.stream, member.name, settings, depth + 1)
            else:
                yield member


def _gzip(stream: BinaryIO, name: str, settings: Settings, depth: int) -> Outcomes:
    with gzip.GzipFile(fileobj=stream) as plain:
        yield from read_stream(plain, name.removesuffix(".gz"), settings, depth + 1)  # type: ignore[arg-type]


def _mbox(stream: BinaryIO, name: str, settings: Settings, _depth: int) -> Outcomes:
    with _on_disk(stream) as path:
        for item in mbox_items(path, settings.max_bytes):
            yield from read_items([_renamed(item, str(path), name)])


def _table(stream: BinaryIO, name: str, settings: Settings, _depth: int) -> Outcomes:
    yield from _rows(csv_rows(stream, settings.max_bytes), name)


def _parquet(stream: BinaryIO, name: str, _settings: Settings, _depth: int) -> Outcomes:
    with _on_disk(stream) as path:
        yield from _rows(parquet_rows(path), name)


def _rows(rows: Iterable[Mapping[str, Any]], name: str) -> Outcomes:
    numbered = ((number, row) for number, row in enumerate(rows, start=1))
    yield from guarded(partial(_row, name), numbered, lambda pair: f"{name}:{pair[0]}")


def _row(name: str, pair: tuple[int, Mapping[str, Any]]) -> Document:
    number, row = pair
    if not str(row.get("text") or "").strip():
        raise ReadError("no-text", "Its text is empty.")
    return read_given(msgspec.convert(dict(row), Given), f"{name}:{number}")


READERS: Final[dict[str, Callable[[BinaryIO, str, Settings, int], Outcomes]]] = {
    "item": _single,
    "lines": _lines,
    "zip": _zip,
    "gzip": _gzip,
    "warc": _warc,
    "mbox": _mbox,
    "table": _table,
    "parquet": _parquet,
}


@contextmanager
def _on_disk(stream: BinaryIO) -> Iterator[Path]:
    """Give a path at which the stream's bytes lie: its own, or that of a copy for as long as it is needed."""
    own = getattr(stream, "name", None)
    if isinstance(own, str) and stream.tell() == 0 and Path(own).is_file():
        yield Path(own)
        return
    with tempfile.NamedTemporaryFile() as copy:
        shutil.copyfileobj(stream, copy)
        copy.flush()
        yield Path(copy.name)


@contextmanager
def _seekable(stream: BinaryIO) -> Iterator[BinaryIO]:
    if stream.seekable():
        yield stream
        return
    with tempfile.TemporaryFile() as copy:
        shutil.copyfileobj(stream, copy)
        copy.seek(0)
        yield cast("BinaryIO", copy)


def _renamed(item: Item | Rejection, old: str, new: str) -> Item | Rejection:
    return replace(item, path=item.path.replace(old, new, 1))
