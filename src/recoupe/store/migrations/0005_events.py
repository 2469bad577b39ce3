"""Events: each once, with its parties and where it is told."""

from typing import Final

from sqlalchemy import Connection

TABLES: Final = """
CREATE TABLE events (
    id TEXT NOT NULL,
    type TEXT NOT NULL /* PLOVER event type */,
    status TEXT NOT NULL,
    score REAL NOT NULL,
    origins INTEGER NOT NULL,
    denials INTEGER NOT NULL,
    reasons TEXT NOT NULL,
    mode TEXT /* PLOVER mode */,
    cameo TEXT /* CAMEO code */,
    date TEXT,
    told TEXT,
    place TEXT,
    spot TEXT,
    PRIMARY KEY (id)
) WITHOUT ROWID,
 STRICT;

CREATE TABLE event_sides (
    event TEXT NOT NULL,
    side TEXT NOT NULL /* actor or recipient */,
    position INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    country TEXT /* ISO 3166-1 alpha-3, IGO or NGO */,
    sector TEXT /* PLOVER sector */,
    PRIMARY KEY (event, side, position),
    FOREIGN KEY(event) REFERENCES events (id) ON DELETE CASCADE
) WITHOUT ROWID,
 STRICT;

CREATE INDEX events_by_country ON event_sides (country);

CREATE INDEX events_by_party ON event_sides ("key");

CREATE TABLE event_tellings (
    event TEXT NOT NULL,
    position INTEGER NOT NULL,
    document TEXT NOT NULL,
    mention INTEGER NOT NULL,
    status TEXT NOT NULL,
    PRIMARY KEY (event, position),
    FOREIGN KEY(event) REFERENCES events (id) ON DELETE CASCADE
) WITHOUT ROWID,
 STRICT;

CREATE INDEX events_by_document ON event_tellings (document)
"""


def upgrade(connection: Connection) -> None:
    """Make them; the next `add` or `rebuild` fills them."""
    for statement in TABLES.split(";\n"):
        connection.exec_driver_sql(statement)
