"""Dossiers keep how they came to stand as they do, and numbers that only went on."""

from sqlalchemy import Connection


def upgrade(connection: Connection) -> None:
    """Add the columns; they are filled when a dossier is drawn anew."""
    for column in ("developments", "history"):
        connection.exec_driver_sql(f"ALTER TABLE dossiers ADD COLUMN {column} TEXT NOT NULL DEFAULT '[]'")
