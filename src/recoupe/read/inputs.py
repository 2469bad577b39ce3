"""Paths → documents, one at a time: files, folders, standard input and web addresses."""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from recoupe.errors import ReadError
from recoupe.model.document import Document, Rejection
from recoupe.read.containers.web import fetch, is_address
from recoupe.read.dispatch import SUFFIXES, read_item, read_stream
from recoupe.read.item import refused, too_large
from recoupe.settings import Settings

STANDARD_INPUT: Final = "-"


def read_paths(paths: Iterable[str], settings: Settings) -> Iterator[Document | Rejection]:
    """Yield the documents of each input, or their rejections, in the order of the paths and, in a folder, of the names.

    ``-`` is standard input; an ``http(s)`` address is fetched. One document is held in memory at a time.
    """
    for path in paths:
        if is_address(path):
            yield from _read_address(path, settings)
        elif path == STANDARD_INPUT:
            yield from read_stream(sys.stdin.buffer, path, settings)
        else:
            yield from _read_files(path, settings)


def _read_address(address: str, settings: Settings) -> Iterator[Document | Rejection]:
    try:
        yield from read_item(fetch(address, settings))
    except ReadError as error:
        yield refused(address, error)


def _read_files(path: str, settings: Settings) -> Iterator[Document | Rejection]:
    for file in _files(path):
        if isinstance(file, Rejection):
            yield file
        else:
            yield from _read_file(file, settings)


def _files(path: str) -> Iterator[str | Rejection]:
    """Yield a file as it is, the files below a folder, hidden ones left out."""
    if not Path(path).is_dir():
        yield path
        return
    refusals: list[Rejection] = []
    for folder, folders, files in os.walk(path, onerror=lambda error: refusals.append(_refusal(error))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (str(Path(folder, name)) for name in sorted(files) if not name.startswith("."))
    yield from refusals


def _read_file(path: str, settings: Settings) -> Iterator[Document | Rejection]:
    try:
        if Path(path).suffix.lower() not in SUFFIXES and Path(path).stat().st_size > settings.max_bytes:
            raise too_large(settings.max_bytes)  # before a byte of it is read
        with Path(path).open("rb") as stream:
            yield from read_stream(stream, path, settings)
    except ReadError as error:
        yield refused(path, error)
    except FileNotFoundError:
        yield Rejection(path=path, code="missing", detail="There is no such file.")
    except OSError as error:
        yield _refusal(error, path)
    except ValueError:
        yield Rejection(path=path, code="unreadable", detail="This is no path.")


def _refusal(error: OSError, path: str | None = None) -> Rejection:
    detail = f"{error.strerror or type(error).__name__}."
    return Rejection(path=path or str(error.filename), code="unreadable", detail=detail)
