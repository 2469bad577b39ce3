"""Numbered steps, each from the version before; a new file is made at once in the newest.

``NNNN_name.py`` holds ``upgrade(connection)``. A test compares what all steps make with ``schema``: a change of a table
needs a step.
"""

from importlib import import_module
from typing import Final

from sqlalchemy import Connection, delete, insert, inspect, select
from sqlalchemy.exc import DatabaseError

from recoupe.errors import StoreError
from recoupe.store.schema import METADATA, SEARCHED, meta
from recoupe.store.search import search_index
from recoupe.store.views import create_views

STEPS: Final = (
    "0001_first",
    "0002_statements",
    "0003_english",
    "0004_decisions",
    "0005_events",
    "0006_sources",
    "0007_history",
    "0008_pages",
)
NEWEST: Final = len(STEPS)


def version(connection: Connection) -> int:
    """Return the version of a store, 0 for an empty database.

    Raises ``StoreError`` for a database of another program.
    """
    if not inspect(connection).get_table_names():
        return 0
    try:
        found = connection.scalar(select(meta.c.value).where(meta.c.name == "version"))
    except DatabaseError:
        found = None
    if found is None:
        raise StoreError("This database belongs to another program; name another file as the store.")
    return int(found)


def is_newest(connection: Connection) -> bool:
    """Tell whether a store needs no change. Raises ``StoreError`` where a newer version wrote it."""
    found = version(connection)
    if found > NEWEST:
        raise StoreError(f"The store has version {found}, this program knows {NEWEST}: install a newer Recoupe.")
    return found == NEWEST


def bring_up(connection: Connection) -> None:
    """Make the tables of an empty database, or bring those of an older version to the newest."""
    if is_newest(connection):  # another process was faster
        return
    found = version(connection)
    if found:
        upgrade(connection, found)
    else:
        create(connection)
    create_views(connection)
    connection.execute(delete(meta).where(meta.c.name == "version"))
    connection.execute(insert(meta).values(name="version", value=str(NEWEST)))


def create(connection: Connection) -> None:
    """Make all tables and indexes as they are now."""
    METADATA.create_all(connection)
    for table in SEARCHED:
        search_index(connection, table).create(connection)


def upgrade(connection: Connection, found: int) -> None:
    """Take the steps after version ``found``."""
    for step in STEPS[found:]:
        import_module(f"{__name__}.{step}").upgrade(connection)
