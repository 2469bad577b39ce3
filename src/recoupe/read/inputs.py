"""Paths → documents, one at a time: files, folders and standard input."""

import os
import re
import sys
from collections.abc import Iterable, Iterator
from functools import partial
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO, Final

from recoupe.errors import ReadError
from recoupe.model.document import Document, Rejection
from recoupe.pipeline import guarded
from recoupe.read.encoding import declared_charset, decode
from recoupe.read.html import read_html
from recoupe.read.jsonl import read_lines, read_object
from recoupe.read.plain import read_plain
from recoupe.settings import Settings

STANDARD_INPUT: Final = "-"
COLLECTIONS: Final = (".jsonl", ".ndjson")
_MARKUP: Final = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_OBJECT: Final = re.compile(rb"\s*\{\s*\"")


def read_paths(paths: Iterable[str], settings: Settings) -> Iterator[Document | Rejection]:
    """Yield the document of each input, or its rejection, in the order of the paths and, in a folder, of the names.

    ``-`` is standard input. One document is held at a time, of a ``.jsonl`` file one line.
    """
    for path in paths:
        for file in _files(path):
            if isinstance(file, Rejection):
                yield file
            elif file == STANDARD_INPUT and _holds_objects(sys.stdin.buffer):
                yield from read_lines(sys.stdin.buffer, file, settings.max_bytes)
            elif file.lower().endswith(COLLECTIONS):
                yield from _collection(file, settings)
            else:
                yield from guarded(partial(_read_file, settings=settings), [file], str)


def _holds_objects(stream: BinaryIO) -> bool:
    """Tell whether a stream opens with a JSON object, without taking anything from it."""
    return isinstance(stream, BufferedReader) and _OBJECT.match(stream.peek()) is not None


def _files(path: str) -> Iterator[str | Rejection]:
    """Yield a file as it is, the files below a folder, hidden ones left out."""
    if path == STANDARD_INPUT or not Path(path).is_dir():
        yield path
        return
    refused: list[Rejection] = []
    for folder, folders, files in os.walk(path, onerror=lambda error: refused.append(_refusal(error))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (str(Path(folder, name)) for name in sorted(files) if not name.startswith("."))
    yield from refused


def _refusal(error: OSError) -> Rejection:
    return Rejection(path=str(error.filename), code="unreadable", detail=_reason(error))


def _reason(error: OSError) -> str:
    return f"{error.strerror or type(error).__name__}."


def _collection(path: str, settings: Settings) -> Iterator[Document | Rejection]:
    try:
        with Path(path).open("rb") as lines:
            yield from read_lines(lines, path, settings.max_bytes)
    except FileNotFoundError:
        yield Rejection(path=path, code="missing", detail="There is no such file.")
    except OSError as error:
        yield Rejection(path=path, code="unreadable", detail=_reason(error))


def _read_file(path: str, settings: Settings) -> Document:
    data = sys.stdin.buffer.read(settings.max_bytes + 1) if path == STANDARD_INPUT else _bytes(path, settings.max_bytes)
    if len(data) > settings.max_bytes:
        raise _too_large(settings.max_bytes)
    return read_bytes(data, path)


def _bytes(path: str, limit: int) -> bytes:
    try:
        if Path(path).stat().st_size > limit:
            raise _too_large(limit)
        with Path(path).open("rb") as file:
            return file.read(limit + 1)
    except FileNotFoundError as error:
        raise ReadError("missing", "There is no such file.") from error
    except (OSError, ValueError) as error:
        raise ReadError("unreadable", _reason(error) if isinstance(error, OSError) else "This is no path.") from error


def _too_large(limit: int) -> ReadError:
    return ReadError("too-large", f"Larger than {limit} bytes; raise RECOUPE_MAX_BYTES to read it.")


def read_bytes(data: bytes, path: str) -> Document:
    """Return the document of one page or plain text. Raises ``ReadError``."""
    if not data.strip():
        raise ReadError("empty", "The file holds nothing but white space.")
    markup = path.lower().endswith((".html", ".htm", ".xhtml"))
    text = decode(data, declared=declared_charset(data))
    if not text.strip():
        raise ReadError("empty", "The file holds nothing but white space.")
    if path.lower().endswith(".json"):
        return read_object(text, path)
    return read_html(text, path) if markup or _MARKUP.match(text) else read_plain(text, path)
