"""The records of sources, which dossiers make and from which their grades follow."""

from typing import Final

from sqlalchemy import Connection

TABLES: Final = """
ALTER TABLE dossiers ADD COLUMN graded INTEGER NOT NULL DEFAULT 0 /* 1 where the records of its sources count */;

CREATE TABLE source_marks (
    dossier TEXT NOT NULL,
    position INTEGER NOT NULL,
    source TEXT NOT NULL,
    name TEXT NOT NULL,
    told INTEGER NOT NULL,
    confirmed INTEGER NOT NULL,
    denied INTEGER NOT NULL,
    retracted INTEGER NOT NULL,
    disputed INTEGER NOT NULL,
    copied INTEGER NOT NULL,
    anonymous INTEGER NOT NULL,
    PRIMARY KEY (dossier, position),
    FOREIGN KEY(dossier) REFERENCES dossiers (id) ON DELETE CASCADE
) WITHOUT ROWID,
 STRICT;

CREATE INDEX source_marks_by_source ON source_marks (source);

CREATE TABLE sources (
    "key" TEXT NOT NULL,
    name TEXT NOT NULL,
    reliability TEXT NOT NULL,
    reasons TEXT NOT NULL,
    told INTEGER NOT NULL,
    confirmed INTEGER NOT NULL,
    denied INTEGER NOT NULL,
    retracted INTEGER NOT NULL,
    disputed INTEGER NOT NULL,
    copied INTEGER NOT NULL,
    anonymous INTEGER NOT NULL,
    PRIMARY KEY ("key")
) WITHOUT ROWID,
 STRICT
"""


def upgrade(connection: Connection) -> None:
    """Make them; dossiers of an older version add to records when they are drawn anew."""
    for statement in TABLES.split(";\n"):
        connection.exec_driver_sql(statement)
