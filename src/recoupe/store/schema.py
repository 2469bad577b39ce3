"""The tables of a store. Names are the records' own; ``stop`` is ``end``, which SQL reserves.

Positions (``position``, ``passage``, ``attribution``, ``reply_to`` …) count from 0 within a document, in reading order;
``start`` and ``stop`` count Unicode code points of ``documents.text``, half-open.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final, TypeVar

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, Table, UniqueConstraint
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.schema import CreateColumn

from recoupe.model.annotation import (
    Attribution,
    EventMention,
    Mention,
    Participant,
    PublicStatement,
    Quantity,
    Stance,
    TimeExpression,
)
from recoupe.model.discourse import Claim, SourceLink
from recoupe.model.document import Document, Passage, Rejection
from recoupe.model.judgement import (
    Contradiction,
    Derivation,
    Dossier,
    Event,
    EventParty,
    Evidence,
    Figure,
    Judgement,
    Lineage,
    Origin,
    SourceMark,
    SourceRecord,
    Telling,
)
from recoupe.model.sketch import Sketch
from recoupe.store.columns import TEXT, Json, columns

METADATA: Final = MetaData()
SIDES: Final = {"actors": "actor", "recipients": "recipient"}
PARTIES: Final = tuple(SIDES)
CHAIN: Final = ("chain",)
INDEXED: Final = ("fingerprints", "words")
"""Fields of a sketch that are tables of their own."""
Key = TypeVar("Key", str, tuple[str, int])
SLICE: Final = 500
"""Values that a query names at most."""
PARTS: Final = ("documents", "origins", "evidence", "figures", "contradictions")
EVENT_PARTS: Final = ("actors", "recipients", "mentions")

NOTES: Final[Mapping[str, str]] = {
    "digest": "content id of title, text, published and outlet",
    "published": "EDTF",
    "updated": "EDTF",
    "language": "ISO 639-1",
    "country": "ISO 3166-1 alpha-3, IGO or NGO",
    "sector": "PLOVER sector",
    "value": "EDTF; empty for a duration or a set",
    "timex_value": "TIMEX3",
    "low": "lower bound; empty is open",
    "high": "upper bound; empty is open",
    "of": "country code or words",
    "rule": "the rule or model that found it",
    "modality": "asserted, hedged, denied or open",
    "factuality": "FactBank value per source, the writer first",
    "cameo": "CAMEO code",
    "type": "PLOVER event type",
    "mode": "PLOVER mode",
    "contexts": "PLOVER contexts",
    "attitude": "support, deny, query or comment",
    "basis": "named, anonymous, conditional, denied or own word",
    "grade_reliability": "Admiralty code A to E; F cannot be judged",
    "grade_credibility": "Admiralty code 1 to 5; 6 cannot be judged",
    "independent": "1 where it does not repeat another origin",
    "reply_to": "position of the passage that it answers",
    "quotes": "position of the passage that it repeats",
}
SKETCHED: Final[Mapping[str, str]] = {
    "mass": "sum of the weights of its telling words, in hundredths",
    "prints": "number of its fingerprints",
    "outlet": "telling words of the name of its outlet",
    "names": "its words with a capital",
}


@compiles(CreateColumn, "sqlite")
def _with_comment(element: CreateColumn, compiler: Any, **options: Any) -> str:
    """Return a column's definition with its comment, which `.schema` and Datasette then show."""
    text: str = compiler.visit_create_column(element, **options)
    comment = element.element.comment
    return f"{text} /* {comment} */" if comment else text


def _table(name: str, *parts: Any, rowid: bool = True) -> Table:
    return Table(name, METADATA, *parts, sqlite_strict=True, sqlite_with_rowid=rowid)


def _document(**options: Any) -> Column[str]:
    return Column("document", TEXT, ForeignKey("documents.id", ondelete="CASCADE"), nullable=False, **options)


def _position() -> Column[int]:
    return Column("position", Integer, primary_key=True, autoincrement=False)


def _found(name: str, kind: type, *parts: Any, without: tuple[str, ...] = ()) -> Table:
    """Return the table of a list of a document's records, in reading order."""
    head = (_document(primary_key=True), _position())
    return _table(name, *head, *columns(kind, NOTES, without=without), *parts, rowid=False)


def _numbered(name: str, *parts: Any) -> Table:
    """Return the same for what is searched: the full-text index needs a number to point to."""
    number = Column("number", Integer, primary_key=True, comment="row of the full-text index")
    head = (number, _document(), Column("position", Integer, nullable=False))
    return _table(name, *head, *parts, UniqueConstraint("document", "position"))


def _keyed(name: str, key: str, kind: type, *, without: tuple[str, ...] = ()) -> Table:
    rest = [each for each in columns(kind, NOTES, without=without) if each.name != key]
    return _table(name, Column(key, TEXT, primary_key=True), *rest, rowid=False)


def _of_dossier(name: str, kind: type | None, *parts: Any) -> Table:
    dossier = Column("dossier", TEXT, ForeignKey("dossiers.id", ondelete="CASCADE"), primary_key=True)
    return _table(name, dossier, _position(), *parts, *(columns(kind, NOTES) if kind else ()), rowid=False)


meta: Final = _table("meta", Column("name", TEXT, primary_key=True), Column("value", TEXT, nullable=False))

documents: Final = _table(
    "documents",
    Column("id", TEXT, primary_key=True),
    *sorted(columns(Document, NOTES, without=("id", "passages")), key=lambda each: each.name == "text"),
    Column("digest", TEXT, nullable=False, comment=NOTES["digest"]),
    Index("documents_by_published", "published"),
    Index("documents_by_outlet", "outlet"),
)
passages: Final = _numbered("passages", *columns(Passage, NOTES))
mentions: Final = _found("mentions", Mention, Index("mentions_by_actor", "actor"))
times: Final = _found("times", TimeExpression)
quantities: Final = _found("quantities", Quantity)
attributions: Final = _found("attributions", Attribution)
event_mentions: Final = _found("event_mentions", EventMention, without=PARTIES)
event_parties: Final = _table(
    "event_parties",
    _document(primary_key=True),
    Column("event", Integer, primary_key=True, autoincrement=False, comment="position of its event mention"),
    Column("side", TEXT, primary_key=True, comment="actor or recipient"),
    _position(),
    *columns(Participant, NOTES),
    rowid=False,
)
stances: Final = _found("stances", Stance)
statements: Final = _found("statements", PublicStatement)
claims: Final = _numbered(
    "claims",
    Column("id", TEXT, nullable=False),
    *columns(Claim, NOTES, without=("id", "document", *CHAIN)),
    Column("basis", TEXT, nullable=False, comment=NOTES["basis"]),
    Index("claims_by_id", "id"),
)
claim_sources: Final = _table(
    "claim_sources",
    _document(primary_key=True),
    Column("claim", Integer, primary_key=True, autoincrement=False, comment="position of its claim"),
    Column("position", Integer, primary_key=True, autoincrement=False, comment="0 is the reader's end"),
    *columns(SourceLink, NOTES),
    Index("claim_sources_by_name", "name"),
    Index("claim_sources_by_actor", "actor"),
    rowid=False,
)
SEARCHED: Final = (passages, claims)
rejections: Final = _table("rejections", Column("id", TEXT, primary_key=True), *columns(Rejection, NOTES), rowid=False)

sketches: Final = _table(
    "sketches",
    Column("number", Integer, primary_key=True, comment="under which the index has the document"),
    _document(unique=True),
    *columns(Sketch, {**NOTES, **SKETCHED}, without=("document", *INDEXED)),
    Column("component", TEXT, comment="first document of all that links connect it with"),
    Column("cluster", TEXT, comment="content id of the documents that its conclusions rest on; empty: to be drawn"),
    Index("sketches_by_component", "component"),
    Index("sketches_by_cluster", "cluster"),
)


def _number() -> Column[int]:
    sketch = ForeignKey("sketches.number", ondelete="CASCADE")
    return Column("number", Integer, sketch, primary_key=True, autoincrement=False)


fingerprints: Final = _table(
    "fingerprints",
    Column("hash", Integer, primary_key=True, autoincrement=False, comment="of five words in a row"),
    _number(),
    Index("fingerprints_by_number", "number"),
    rowid=False,
)
telling_words: Final = _table(
    "telling_words",
    Column("word", TEXT, primary_key=True, comment="stem or number"),
    _number(),
    Column("weight", Integer, nullable=False, comment="in hundredths"),
    Index("telling_words_by_number", "number"),
    rowid=False,
)
standings: Final = _table(
    "standings",
    _document(primary_key=True),
    Column("standing", Json(), nullable=False, comment="whom it names and credits, what it has first-hand or denies"),
    rowid=False,
)
derivations: Final = _table(
    "derivations",
    _document(primary_key=True),
    Column("parent", TEXT, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("kind", TEXT, primary_key=True, comment="reprint, partial, rewrite, cites or quotes"),
    *columns(Derivation, NOTES, without=("document", "parent", "kind")),
    Index("derivations_by_parent", "parent"),
    rowid=False,
)
lineages: Final = _table(
    "lineages", _document(primary_key=True), *columns(Lineage, NOTES, without=("document",)), rowid=False
)
dossiers: Final = _table(
    "dossiers",
    Column("id", TEXT, primary_key=True),
    *(each for each in columns(Dossier, NOTES, without=PARTS) if each.name != "id"),
    Column("graded", Integer, nullable=False, server_default="0", comment="1 where the records of its sources count"),
    rowid=False,
)
dossier_documents: Final = _of_dossier(
    "dossier_documents",
    None,
    Column("document", TEXT, nullable=False),
    Column("stance", TEXT, nullable=False, comment="supports, denies, doubts or retracts"),
    Index("dossiers_by_document", "document"),
)
origins: Final = _of_dossier("origins", Origin)
evidence: Final = _of_dossier(
    "evidence",
    None,
    *columns(Evidence, NOTES),
    Index("evidence_by_document", "document"),
    Index("evidence_by_claim", "claim"),
)
figures: Final = _of_dossier("figures", Figure)
contradictions: Final = _of_dossier("contradictions", Contradiction)
events: Final = _keyed("events", "id", Event, without=EVENT_PARTS)


def _of_event(name: str, *parts: Any) -> Table:
    event = Column("event", TEXT, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True)
    return _table(name, event, *parts, rowid=False)


event_sides: Final = _of_event(
    "event_sides",
    Column("side", TEXT, primary_key=True, comment="actor or recipient"),
    _position(),
    *columns(EventParty, NOTES),
    Index("events_by_party", "key"),
    Index("events_by_country", "country"),
)
event_tellings: Final = _of_event(
    "event_tellings",
    _position(),
    *columns(Telling, NOTES),
    Index("events_by_document", "document"),
)
source_marks: Final = _of_dossier(
    "source_marks", None, *columns(SourceMark, NOTES), Index("source_marks_by_source", "source")
)
sources: Final = _keyed("sources", "key", SourceRecord)
judgements: Final = _table("judgements", Column("id", TEXT, primary_key=True), *columns(Judgement, NOTES), rowid=False)


def slices(values: Collection[Key]) -> Iterator[list[Key]]:
    """Yield the values in order, as many as a query may name at a time."""
    ordered = sorted(values)
    yield from (ordered[place : place + SLICE] for place in range(0, len(ordered), SLICE))
