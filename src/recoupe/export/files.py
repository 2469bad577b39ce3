"""Reports as files: their formats, and how a file is written so that nobody sees half of it."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, Literal

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
    """Write a file whole or not at all, in the place of one with its name.

    Raises ``UsageError`` where that can't be done.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with draft.open("xb") as file:
            file.write(data)
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise UsageError(f"Nothing can be written to {path}: {error.strerror}.") from error
