"""What we conclude: derived records, each with its reasons, and the human decisions that steer them."""

from dataclasses import dataclass

from recoupe.model.ids import content_id
from recoupe.model.vocabulary import (
    ContradictionAbout,
    Credibility,
    DerivationKind,
    DocumentRelation,
    DocumentStance,
    EventType,
    JudgementKind,
    OriginKind,
    OriginStance,
    ReaderStance,
    Reliability,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a conclusion was drawn: the rule, a sentence in French and in English, the ids of the records it rests on."""

    rule: str
    detail: str
    evidence: tuple[str, ...] = ()
    english: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedPassage:
    """Words that two documents share: code points of the child's text and of the parent's."""

    start: int
    end: int
    parent_start: int
    parent_end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """A document that depends on another one."""

    document: str
    parent: str
    kind: DerivationKind
    reasons: tuple[Reason, ...]
    shared: tuple[SharedPassage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """A document's place among the others: its relation, its direct parents, whether it credits a source."""

    document: str
    relation: DocumentRelation
    parents: tuple[str, ...]
    credit: bool
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Who ultimately vouches for or against a statement, and the first document that carries it.

    ``source`` is the key under which its record is kept, empty for a reader.
    """

    label: str
    kind: OriginKind
    document: str
    stance: OriginStance
    independent: bool
    reasons: tuple[Reason, ...]
    claim: str | None = None
    retracted_by: str | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """The number that a document puts forward for the matter of a dossier."""

    document: str
    low: float | None
    high: float | None
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Documents that first carry statements that can't both hold."""

    documents: tuple[str, ...]
    about: ContradictionAbout
    detail: str
    english: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """Admiralty rating: F and 6 mean that it cannot be judged and are never averaged."""

    reliability: Reliability
    credibility: Credibility
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The exact words of a document that speak to a dossier: who says them and on what basis."""

    document: str
    claim: str
    passage: int
    start: int
    end: int
    text: str
    stance: DocumentStance
    source: str
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """All that a collection says to one statement."""

    id: str
    claim: str
    grade: Grade
    documents: dict[str, DocumentStance]
    origins: tuple[Origin, ...]
    evidence: tuple[Evidence, ...]
    figures: tuple[Figure, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    readers: dict[ReaderStance, int]

    def independent(self, stance: OriginStance) -> int:
        """Return how many independent origins stand on one side; a retracted one stands on none."""
        return sum(o.independent and o.stance == stance and o.retracted_by is None for o in self.origins)


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """An office that an actor holds, from and until a day in EDTF (None: unknown or still)."""

    title: str
    country: str | None
    sector: str
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A party: a state, a body or a person, with its names and dated roles."""

    id: str
    name: str
    kind: str
    country: str | None = None
    sector: str | None = None
    names: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    wikidata: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event behind its mentions: each event counts once, whoever tells it."""

    id: str
    type: EventType
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    date: str | None
    mentions: tuple[str, ...]
    origins: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What two actors did to each other in a period: number of events and mean PLOVER score (−10 to +10)."""

    actor: str
    recipient: str
    period: str
    events: int
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A human decision: appended, dated, signed, retractable; it never edits what it judges.

    ``value`` is what it sets: a reliability, a stance, or ``misread``; ``documents`` are those that its subject and
    object stand in.
    """

    kind: JudgementKind
    subject: str
    object: str
    author: str
    made: str
    note: str = ""
    value: str = ""
    documents: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Return the content id."""
        more = (self.value,) if self.value else ()
        return content_id("jud", self.kind, self.subject, self.object, self.author, self.made, *more)
