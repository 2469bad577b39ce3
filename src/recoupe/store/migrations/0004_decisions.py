"""Judgements set a value and name the documents that they are about; origins name the source whose record they make."""

from sqlalchemy import Connection

COLUMNS = ("judgements ADD COLUMN value", "judgements ADD COLUMN documents", "origins ADD COLUMN source")


def upgrade(connection: Connection) -> None:
    """Add the columns; the conclusions of an older version get their sources when they are drawn anew."""
    for column in COLUMNS:
        empty = "[]" if column.endswith("documents") else ""
        connection.exec_driver_sql(f"ALTER TABLE {column} TEXT NOT NULL DEFAULT '{empty}'")
