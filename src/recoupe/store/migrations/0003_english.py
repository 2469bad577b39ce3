"""Contradictions are told in English too."""

from sqlalchemy import Connection


def upgrade(connection: Connection) -> None:
    """Add the column; what an older version concluded has no English until it is drawn anew."""
    connection.exec_driver_sql("ALTER TABLE contradictions ADD COLUMN english TEXT NOT NULL DEFAULT ''")
