"""Reports as files: their formats, and how a file is written so that nobody sees half of it."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final, Literal

from recoupe.errors import UsageError
from recoupe.export.html import html
from recoupe.export.markdown import markdown
from recoupe.export.pdf import pdf
from recoupe.export.report import Report

Format = Literal["html", "md", "pdf"]


def _html(report: Report) -> bytes:
    return html(report).encode()


def _markdown(report: Report) -> bytes:
    return markdown(report).encode()


FORMATS: Final[Mapping[Format, Callable[[Report], bytes]]] = {"html": _html, "md": _markdown, "pdf": pdf}


def write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, in the place of one with its name. Raises ``UsageError`` as ``whole_file``."""
    with whole_file(path) as out:
        out.write(data)


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Give what a file is to hold; it takes its name when all of it is written, and nothing is left after an error.

    Raises ``UsageError`` where it can't be written.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with draft.open("xb") as out:
            yield out
        draft.replace(path)
    except OSError as error:
        raise UsageError(f"Nothing can be written to {path}: {error.strerror}.") from error
    finally:
        draft.unlink(missing_ok=True)
