"""Where a store's file stands: whether it can be made, read and written there."""

import os
import sqlite3
from pathlib import Path
from typing import Final
from urllib.parse import quote

from recoupe.errors import StoreError, UsageError

MEMORY: Final = (None, "", ":memory:")
URI: Final = "file:"
"""What a path begins with that SQLite reads with options of its own."""


def on_disk(database: str | None) -> Path | None:
    """Return the path of a store's file, None where it is in memory or says itself how it is to be opened."""
    return None if database in MEMORY or database.startswith(URI) else Path(database)


def refuse_unusable(path: Path, *, create: bool) -> None:
    """Raise ``StoreError`` or ``UsageError`` with the reason where a store can't be opened at a path, or made there."""
    if path.is_dir():
        raise StoreError(f"{path} is a folder: name a file in it, such as {path / 'recoupe.db'}.")
    if path.exists():
        if not os.access(path, os.R_OK):
            raise StoreError(f"The file {path} can't be read.")
    elif not create:
        raise UsageError(f"There is no store at {path}; add documents first.")
    elif not path.parent.is_dir():
        raise StoreError(f"There is no folder {path.parent}: make it first.")
    elif reason := unwritable(path):
        raise StoreError(reason)


def unwritable(path: Path) -> str | None:
    """Return in a sentence why a store at a path can't be written, None where it can.

    The folder counts as much as the file: SQLite keeps its log beside the file.
    """
    if not os.access(path.parent, os.W_OK | os.X_OK):
        return f"The folder {path.parent} can't be written."
    if path.exists() and not os.access(path, os.W_OK):
        return f"The file {path} can't be written."
    return None


def only_read(path: Path) -> sqlite3.Connection:
    """Return a connection to a file that can't be written.

    Without a log beside it nobody is writing, and SQLite is told so (``immutable``): else it would want to make one.
    """
    logged = path.with_name(f"{path.name}-wal").exists()
    options = "mode=ro" if logged else "mode=ro&immutable=1"
    return sqlite3.connect(f"{URI}{quote(str(path.absolute()))}?{options}", uri=True, check_same_thread=False)
