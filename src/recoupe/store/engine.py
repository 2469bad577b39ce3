"""Connections to a store: one SQLite file that several may read while one writes."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, StaticPool, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError

from recoupe.errors import StoreError, UsageError

BUSY_MILLISECONDS: Final = 30_000
BACKENDS: Final = ("sqlite", "postgresql")
OLDEST: Final = (3, 38, 0)
"""The first SQLite with STRICT tables and ``->>``."""


def locate(url: str, *, create: bool) -> URL:
    """Return the URL of a store that is given as such or as a path.

    Raises ``UsageError`` where the file is missing and must not be made, ``StoreError`` for a database of another kind.
    """
    where = _parsed(url) if "://" in url else URL.create("sqlite", database=url)
    if where.get_backend_name() not in BACKENDS:
        raise StoreError(f"A store is an SQLite file or a PostgreSQL database, not “{where.get_backend_name()}”.")
    path = where.database if where.get_backend_name() == "sqlite" else None
    if path and path != ":memory:" and not create and not Path(path).exists():
        raise UsageError(f"There is no store at {path}; add documents first.")
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
    in_memory = where.database in (None, "", ":memory:")
    options: dict[str, Any] = {"poolclass": StaticPool} if in_memory else {}
    engine = create_engine(where, connect_args={"check_same_thread": False}, **options)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver would begin too late for a snapshot; `_begin` does it
    for pragma in (
        f"busy_timeout={BUSY_MILLISECONDS}",
        "journal_mode=WAL",
        "synchronous=NORMAL",
        "foreign_keys=ON",
    ):
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
    """Give a connection whose changes are kept together, or not at all where an error is raised."""
    with _failures(engine), engine.execution_options(writes=True).begin() as connection:
        yield connection


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
    if engine.dialect.name != "sqlite":
        return
    with _failures(engine):
        raw = engine.raw_connection()
        try:
            raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            raw.close()
