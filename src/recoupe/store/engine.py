"""Connections to a store: one SQLite file that several may read while one writes."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any, Final

from sqlalchemy import Connection, Engine, StaticPool, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError

from recoupe.errors import StoreError
from recoupe.store.files import MEMORY, on_disk, only_read, refuse_unusable, unwritable

BUSY_MILLISECONDS: Final = 30_000
BACKENDS: Final = ("sqlite", "postgresql")
UNWRITABLE: Final = "unwritable"
"""The engine's option that says why it can't write."""
OLDEST: Final = (3, 38, 0)
"""The first SQLite with STRICT tables and ``->>``."""


def locate(url: str, *, create: bool) -> URL:
    """Return the URL of a store that is given as such or as a path.

    Raises ``UsageError`` where the file is missing and must not be made, ``StoreError`` where it can't be
    opened or made and for a database of another kind.
    """
    where = _parsed(url) if "://" in url else URL.create("sqlite", database=url)
    if where.get_backend_name() not in BACKENDS:
        raise StoreError(f"A store is an SQLite file or a PostgreSQL database, not “{where.get_backend_name()}”.")
    path = on_disk(where.database) if where.get_backend_name() == "sqlite" else None
    if path is not None:
        refuse_unusable(path, create=create)
    return where


def _parsed(url: str) -> URL:
    try:
        return make_url(url)
    except (ArgumentError, ValueError) as error:
        raise StoreError(f"“{url}” is neither a path nor a database's URL.") from error


def connect(where: URL) -> Engine:
    """Return the engine of a store; the connections are made when they are needed.

    Raises ``StoreError`` where the database's driver is missing or too old.
    """
    if where.get_backend_name() == "sqlite":
        return _sqlite(where)
    try:
        if where.drivername == "postgresql":
            where = where.set(drivername="postgresql+psycopg")
        return create_engine(where, isolation_level="REPEATABLE READ")
    except ImportError as error:
        raise StoreError("PostgreSQL needs its driver: install recoupe[postgresql].") from error


def _sqlite(where: URL) -> Engine:
    if sqlite3.sqlite_version_info < OLDEST:
        raise StoreError(f"SQLite {sqlite3.sqlite_version} is too old: 3.38 or newer is needed.")
    path = on_disk(where.database)
    reason = unwritable(path) if path else None
    if path and reason:
        engine = create_engine(where, creator=partial(only_read, path), execution_options={UNWRITABLE: reason})
    else:
        options: dict[str, Any] = {"poolclass": StaticPool} if where.database in MEMORY else {}
        engine = create_engine(where, connect_args={"check_same_thread": False}, **options)
    event.listen(engine, "connect", _prepare)
    if not reason:
        event.listen(engine, "connect", _log_ahead)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver would begin too late for a snapshot; `_begin` does it
    _set(connection, f"busy_timeout={BUSY_MILLISECONDS}", "foreign_keys=ON")


def _log_ahead(connection: Any, _record: object) -> None:
    _set(connection, "journal_mode=WAL", "synchronous=NORMAL")


def _set(connection: Any, *pragmas: str) -> None:
    for pragma in pragmas:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    # A writer takes its lock at once: one that asks for it halfway may be refused, whatever the busy timeout.
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Give a connection that sees one state of the store."""
    with _failures(engine), engine.connect() as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give a connection whose changes are kept together, or not at all where an error is raised.

    Raises ``StoreError`` with the reason where the file or its folder can't be written.
    """
    if reason := _only_reads(engine):
        raise StoreError(reason)
    with _failures(engine), engine.execution_options(writes=True).begin() as connection:
        yield connection


def _only_reads(engine: Engine) -> str | None:
    """Return why a store can't be written."""
    reason: str | None = engine.get_execution_options().get(UNWRITABLE)
    return reason


@contextmanager
def _failures(engine: Engine) -> Iterator[None]:
    try:
        yield
    except IntegrityError:
        raise  # a fault of the program, not of the file
    except DBAPIError as error:
        raise _explained(engine, error.orig) from error
    except sqlite3.Error as error:  # while a connection is prepared
        raise _explained(engine, error) from error


def _explained(engine: Engine, error: BaseException | None) -> StoreError:
    return StoreError(f"{shown(engine)} can't be used as a store: {str(error).splitlines()[0].rstrip('.')}.")


def shown(engine: Engine) -> str:
    """Return a store's name for messages: the file, or the URL without its password."""
    url = engine.url
    return url.database or "memory" if url.get_backend_name() == "sqlite" else str(url)


def truncate_log(engine: Engine) -> None:
    """Write SQLite's log back into the file and empty it; it grows with every ingest."""
    if engine.dialect.name != "sqlite" or _only_reads(engine):
        return
    with _failures(engine):
        raw = engine.raw_connection()
        try:
            raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            raw.close()
