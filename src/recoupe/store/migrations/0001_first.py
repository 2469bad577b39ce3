"""The first version: all tables and indexes as they were then."""

from typing import Final

from sqlalchemy import Connection

TABLES: Final = """
CREATE TABLE meta (
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (name)
) STRICT;

CREATE TABLE documents (
    id TEXT NOT NULL,
    path TEXT,
    url TEXT,
    title TEXT,
    outlet TEXT,
    author TEXT,
    published TEXT /* EDTF */,
    updated TEXT /* EDTF */,
    language TEXT /* ISO 639-1 */,
    links TEXT NOT NULL,
    credits TEXT NOT NULL,
    text TEXT NOT NULL,
    digest TEXT NOT NULL /* content id of title, text, published and outlet */,
    PRIMARY KEY (id)
) STRICT;

CREATE TABLE rejections (
    id TEXT NOT NULL,
    path TEXT NOT NULL,
    code TEXT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (id)
) WITHOUT ROWID,
 STRICT;

CREATE TABLE dossiers (
    id TEXT NOT NULL,
    claim TEXT NOT NULL,
    grade_reliability TEXT NOT NULL /* Admiralty code A to E; F cannot be judged */,
    grade_credibility INTEGER NOT NULL /* Admiralty code 1 to 5; 6 cannot be judged */,
    grade_reasons TEXT NOT NULL,
    readers TEXT NOT NULL,
    PRIMARY KEY (id)
) WITHOUT ROWID,
 STRICT;

CREATE TABLE judgements (
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    object TEXT NOT NULL,
    author TEXT NOT NULL,
    made TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (id)
) WITHOUT ROWID,
 STRICT;

CREATE TABLE passages (
    number INTEGER NOT NULL /* row of the full-text index */,
    document TEXT NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    author TEXT,
    published TEXT /* EDTF */,
    reply_to INTEGER /* position of the passage that it answers */,
    quotes INTEGER /* position of the passage that it repeats */,
    source TEXT,
    within INTEGER,
    continues INTEGER,
    poster TEXT,
    posted TEXT,
    edited TEXT,
    permalink TEXT,
    language TEXT /* ISO 639-1 */,
    PRIMARY KEY (number),
    UNIQUE (document, position),
    FOREIGN KEY(document) REFERENCES documents (id) ON DELETE CASCADE
) STRICT;

CREATE TABLE mentions (
    document TEXT NOT NULL,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    text TEXT NOT NULL,
    label TEXT NOT NULL,
    rule TEXT NOT NULL /* the rule or model that found it */,
    actor TEXT,
    country TEXT /* ISO 3166-1 alpha-3, IGO or NGO */,
    sector TEXT /* PLOVER sector */,
    resolved TEXT,
    PRIMARY KEY (document, position),
    FOREIGN KEY(document) REFERENCES documents (id) ON DELETE CASCADE
) WITHOUT ROWID,
 STRICT;

CREATE TABLE times (
    document TEXT NOT NULL,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    text TEXT NOT NULL,
    value TEXT /* EDTF; empty for a duration or a set */,
    timex_type TEXT NOT NULL,
    timex_value TEXT /* TIMEX3 */,
    timex_mod TEXT,
    rule TEXT NOT NULL /* the rule or model that found it */,
    PRIMARY KEY (document, position),
    FOREIGN KEY(document) REFERENCES documents (id) ON DELETE CASCADE
) WITHOUT ROWID,
 STRICT;

CREATE TABLE quantities (
    document TEXT NOT NULL,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    text TEXT NOT NULL,
    low REAL /* lower bound; empty is open */,
    high REAL /* upper bound; empty is open */,
    unit TEXT NOT NULL,
    rule TEXT NOT NULL /* the rule or model that found it */,
    "of" TEXT /* country code or words */,
    per TEXT,
    PRIMARY KEY (document, position),
    FOREIGN KEY(document) REFERENCES documents (id) ON DELETE CASCADE
) WITHOUT ROWID,
 STRICT;

CREATE TABLE attributions (
    document TEXT NOT NULL,
    position INTEGER NOT NULL,
    source_kind TEXT NOT NULL,
    source_start INTEGER,
    source_stop INTEGER,
    source_text TEXT,
    source_resolved TEXT,
    source_actor TEXT,
    source_count INTEGER,
    source_described TEXT,
    cue_start INTEGER,
    cue_stop INTEGER,
    cue_text TEXT,
    content_start INTEGER NOT NULL,
    content_stop INTEGER NOT NULL,
    content_text TEXT NOT NULL,
    modality TEXT NOT NULL /* asserted, hedged, denied or open */,
    rule TEXT NOT NULL /* the rule or model that found it */,
    via TEXT NOT NULL,
    PRIMARY KEY (document, position),
    FOREIGN KEY(document) REFERENCES documents (id) ON DELETE CASCADE
) WITHOUT ROWID,
 STRICT;

CREATE TABLE event_mentions (
    document TEXT NOT NULL,
    position INTEGER NOT NULL,
    trigger_start INTEGER NOT NULL,
    trigger_stop INTEGER NOT NULL,
    trigger_text TEXT NOT NULL,
    type TEXT NOT NULL /* PLOVER event type */,
    status TEXT NOT NULL,
    rule TEXT NOT NULL /* the rule or model that found it */,
    mode TEXT /* PLOVER mode */,
    contexts TEXT NOT NULL /* PLOVER contexts */,
    date TEXT,
    place TEXT,
    attribution INTEGER,
    historical INTEGER NOT NULL,
    PRIMARY KEY (document, position),
    FOREIGN KEY(document) REFERENCES documents (id) ON DELETE CASCADE
) WITHOUT ROWID,
 STRICT;

CREATE TABLE event_parties (
    document TEXT NOT NULL,
    event INTEGER NOT NULL /* position of its event mention */,
    side TEXT NOT NULL /* actor or recipient */,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    text TEXT NOT NULL,
    country TEXT /* ISO 3166-1 alpha-3, IGO or NGO */,
    sector TEXT /* PLOVER sector */,
    actor TEXT,
    PRIMARY KEY (document, event, side, position),
    FOREIGN KEY(document) REFERENCES documents (id) ON DELETE CASCADE
) WITHOUT ROWID,
 STRICT;

CREATE TABLE stances (
    document TEXT NOT NULL,
    position INTEGER NOT NULL,
    passage INTEGER NOT NULL,
    attitude TEXT NOT NULL /* support, deny, query or comment */,
    rule TEXT NOT NULL /* the rule or model that found it */,
    PRIMARY KEY (document, position),
    FOREIGN KEY(document) REFERENCES documents (id) ON DELETE CASCADE
) WITHOUT ROWID,
 STRICT;

CREATE TABLE claims (
    number INTEGER NOT NULL /* row of the full-text index */,
    document TEXT NOT NULL,
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    text TEXT NOT NULL,
    passage INTEGER NOT NULL,
    modality TEXT NOT NULL /* asserted, hedged, denied or open */,
    polarity TEXT NOT NULL,
    rule TEXT NOT NULL /* the rule or model that found it */,
    attribution INTEGER,
    events TEXT NOT NULL,
    quantities TEXT NOT NULL,
    mentions TEXT NOT NULL,
    basis TEXT NOT NULL /* named, anonymous, conditional, denied or own word */,
    PRIMARY KEY (number),
    UNIQUE (document, position),
    FOREIGN KEY(document) REFERENCES documents (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX claims_by_id ON claims (id);

CREATE TABLE claim_sources (
    document TEXT NOT NULL,
    claim INTEGER NOT NULL /* position of its claim */,
    position INTEGER NOT NULL /* 0 is the reader's end */,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    actor TEXT,
    count INTEGER,
    PRIMARY KEY (document, claim, position),
    FOREIGN KEY(document) REFERENCES documents (id) ON DELETE CASCADE
) WITHOUT ROWID,
 STRICT;

CREATE TABLE derivations (
    document TEXT NOT NULL,
    parent TEXT NOT NULL,
    kind TEXT NOT NULL /* reprint, partial, rewrite, cites or quotes */,
    reasons TEXT NOT NULL,
    shared TEXT NOT NULL,
    PRIMARY KEY (document, parent, kind),
    FOREIGN KEY(document) REFERENCES documents (id) ON DELETE CASCADE,
    FOREIGN KEY(parent) REFERENCES documents (id) ON DELETE CASCADE
) WITHOUT ROWID,
 STRICT;

CREATE TABLE lineages (
    document TEXT NOT NULL,
    relation TEXT NOT NULL,
    parents TEXT NOT NULL,
    credit INTEGER NOT NULL,
    reasons TEXT NOT NULL,
    PRIMARY KEY (document),
    FOREIGN KEY(document) REFERENCES documents (id) ON DELETE CASCADE
) WITHOUT ROWID,
 STRICT;

CREATE TABLE dossier_documents (
    dossier TEXT NOT NULL,
    position INTEGER NOT NULL,
    document TEXT NOT NULL,
    stance TEXT NOT NULL /* supports, denies, doubts or retracts */,
    PRIMARY KEY (dossier, position),
    FOREIGN KEY(dossier) REFERENCES dossiers (id) ON DELETE CASCADE
) WITHOUT ROWID,
 STRICT;

CREATE TABLE origins (
    dossier TEXT NOT NULL,
    position INTEGER NOT NULL,
    label TEXT NOT NULL,
    kind TEXT NOT NULL,
    document TEXT NOT NULL,
    stance TEXT NOT NULL,
    independent INTEGER NOT NULL /* 1 where it does not repeat another origin */,
    reasons TEXT NOT NULL,
    claim TEXT,
    retracted_by TEXT,
    PRIMARY KEY (dossier, position),
    FOREIGN KEY(dossier) REFERENCES dossiers (id) ON DELETE CASCADE
) WITHOUT ROWID,
 STRICT;

CREATE TABLE evidence (
    dossier TEXT NOT NULL,
    position INTEGER NOT NULL,
    document TEXT NOT NULL,
    claim TEXT NOT NULL,
    passage INTEGER NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    text TEXT NOT NULL,
    stance TEXT NOT NULL,
    source TEXT NOT NULL,
    basis TEXT NOT NULL /* named, anonymous, conditional, denied or own word */,
    PRIMARY KEY (dossier, position),
    FOREIGN KEY(dossier) REFERENCES dossiers (id) ON DELETE CASCADE
) WITHOUT ROWID,
 STRICT;

CREATE TABLE figures (
    dossier TEXT NOT NULL,
    position INTEGER NOT NULL,
    document TEXT NOT NULL,
    low REAL /* lower bound; empty is open */,
    high REAL /* upper bound; empty is open */,
    unit TEXT NOT NULL,
    PRIMARY KEY (dossier, position),
    FOREIGN KEY(dossier) REFERENCES dossiers (id) ON DELETE CASCADE
) WITHOUT ROWID,
 STRICT;

CREATE TABLE contradictions (
    dossier TEXT NOT NULL,
    position INTEGER NOT NULL,
    documents TEXT NOT NULL,
    about TEXT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (dossier, position),
    FOREIGN KEY(dossier) REFERENCES dossiers (id) ON DELETE CASCADE
) WITHOUT ROWID,
 STRICT;

CREATE TABLE sketches (
    number INTEGER NOT NULL /* under which the index has the document */,
    document TEXT NOT NULL,
    published TEXT /* EDTF */,
    site TEXT,
    mass INTEGER NOT NULL /* sum of the weights of its telling words, in hundredths */,
    prints INTEGER NOT NULL /* number of its fingerprints */,
    outlet TEXT NOT NULL /* telling words of the name of its outlet */,
    names TEXT NOT NULL /* its words with a capital */,
    component TEXT /* first document of all that links connect it with */,
    cluster TEXT /* content id of the documents that its conclusions rest on; empty: to be drawn */,
    PRIMARY KEY (number),
    UNIQUE (document),
    FOREIGN KEY(document) REFERENCES documents (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX sketches_by_cluster ON sketches (cluster);

CREATE INDEX sketches_by_component ON sketches (component);

CREATE TABLE fingerprints (
    hash INTEGER NOT NULL /* of five words in a row */,
    number INTEGER NOT NULL,
    PRIMARY KEY (hash, number),
    FOREIGN KEY(number) REFERENCES sketches (number) ON DELETE CASCADE
) WITHOUT ROWID,
 STRICT;

CREATE INDEX fingerprints_by_number ON fingerprints (number);

CREATE TABLE telling_words (
    word TEXT NOT NULL /* stem or number */,
    number INTEGER NOT NULL,
    weight INTEGER NOT NULL /* in hundredths */,
    PRIMARY KEY (word, number),
    FOREIGN KEY(number) REFERENCES sketches (number) ON DELETE CASCADE
) WITHOUT ROWID,
 STRICT;

CREATE INDEX telling_words_by_number ON telling_words (number);

CREATE TABLE standings (
    document TEXT NOT NULL,
    standing TEXT NOT NULL /* whom it names and credits, what it has first-hand or denies */,
    PRIMARY KEY (document),
    FOREIGN KEY(document) REFERENCES documents (id) ON DELETE CASCADE
) WITHOUT ROWID,
 STRICT;

CREATE INDEX derivations_by_parent ON derivations (parent);

CREATE INDEX dossiers_by_document ON dossier_documents (document);

CREATE VIRTUAL TABLE passages_search USING fts5(exact, stem, content='', tokenize='unicode61 remove_diacritics 0');

CREATE VIRTUAL TABLE claims_search USING fts5(exact, stem, content='', tokenize='unicode61 remove_diacritics 0')
"""


def upgrade(connection: Connection) -> None:
    """Make them."""
    for statement in TABLES.split(";\n"):
        connection.exec_driver_sql(statement)
