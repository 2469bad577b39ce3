"""Public statements, and what each source commits to (FactBank)."""

from typing import Final

from sqlalchemy import Connection

TABLE: Final = """
CREATE TABLE statements (
    document TEXT NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    cue_start INTEGER NOT NULL,
    cue_stop INTEGER NOT NULL,
    cue_text TEXT NOT NULL,
    source_kind TEXT NOT NULL,
    source_start INTEGER,
    source_stop INTEGER,
    source_text TEXT,
    source_resolved TEXT,
    source_actor TEXT,
    source_count INTEGER,
    source_described TEXT,
    cameo TEXT NOT NULL /* CAMEO code */,
    rule TEXT NOT NULL /* the rule or model that found it */,
    content_start INTEGER,
    content_stop INTEGER,
    content_text TEXT,
    about_start INTEGER,
    about_stop INTEGER,
    about_text TEXT,
    about_country TEXT,
    about_sector TEXT,
    about_actor TEXT,
    attribution INTEGER,
    event INTEGER,
    PRIMARY KEY (document, position),
    FOREIGN KEY(document) REFERENCES documents (id) ON DELETE CASCADE
) WITHOUT ROWID,
 STRICT
"""
FACTS: Final = ("attributions", "event_mentions", "claims")


def upgrade(connection: Connection) -> None:
    """Make the table; what was found before has no commitments until it is annotated again."""
    connection.exec_driver_sql(TABLE)
    for table in FACTS:
        connection.exec_driver_sql(f"ALTER TABLE {table} ADD COLUMN factuality TEXT NOT NULL DEFAULT '[]'")
