"""What we conclude: derived records, each with its reasons, and the human decisions that steer them."""

from dataclasses import dataclass

from recoupe.model.ids import content_id
from recoupe.model.vocabulary import (
    ContradictionAbout,
    Credibility,
    DerivationKind,
    DocumentRelation,
    DocumentStance,
    DossierState,
    EventStatus,
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
class Development:
    """Two documents of one issuer of which the later one's number replaces the earlier one's: no contradiction."""

    documents: tuple[str, ...]
    detail: str
    english: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StateChange:
    """When a dossier came to stand otherwise: the state from then on, the document, the rule of the credibility."""

    state: DossierState
    document: str
    published: str | None
    rule: str


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
class SourceMark:
    """What a dossier, or several together, say of a source.

    ``told`` counts the claims that it told first; of these were later ``confirmed`` by independent origins, ``denied``
    so often that they count as refuted, ``retracted``, or left ``disputed``; ``anonymous`` those that rest on unnamed
    sources; ``copied`` the claims that it only passed on.
    """

    source: str
    name: str
    told: int = 0
    confirmed: int = 0
    denied: int = 0
    retracted: int = 0
    disputed: int = 0
    copied: int = 0
    anonymous: int = 0

    @property
    def settled(self) -> int:
        """Return the claims of which it is known how they ended."""
        return self.confirmed + self.denied + self.retracted


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRecord:
    """A source's record in the collection and its reliability: counts as in ``SourceMark``."""

    key: str
    name: str
    reliability: Reliability
    reasons: tuple[Reason, ...]
    told: int = 0
    confirmed: int = 0
    denied: int = 0
    retracted: int = 0
    disputed: int = 0
    copied: int = 0
    anonymous: int = 0


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
    developments: tuple[Development, ...] = ()
    history: tuple[StateChange, ...] = ()
    readers: dict[ReaderStance, int]

    @property
    def state(self) -> DossierState:
        """Return how the dossier stands after all that was published."""
        return self.history[-1].state if self.history else "open"

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
class EventParty:
    """A party of an event: the registry's id, else its state and sector (``MLI``, ``MLI:MIL``)."""

    key: str
    country: str | None = None
    sector: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """Where an event is told: the document, the place of the event mention in it, as what it is told."""

    document: str
    mention: int
    status: EventStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event behind its mentions: each event counts once, whoever tells it.

    ``date`` is EDTF, None where nobody tells it, ``told`` when it was first published; ``status`` the strongest that it
    is told with; ``score`` PLOVER's (-10 to +10), ``cameo`` the CAMEO code; ``place`` as it is written, ``spot`` the id
    of a place or state; ``origins`` and ``denials`` the independent origins that tell it and that deny it.
    """

    id: str
    type: EventType
    status: EventStatus
    score: float
    mentions: tuple[Telling, ...]
    origins: int
    denials: int
    reasons: tuple[Reason, ...]
    mode: str | None = None
    cameo: str | None = None
    actors: tuple[EventParty, ...] = ()
    recipients: tuple[EventParty, ...] = ()
    date: str | None = None
    told: str | None = None
    place: str | None = None
    spot: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What two parties did to each other in a period, as far as a collection tells it.

    ``score`` is the mean PLOVER score (-10 to +10) of the events, each weighted by its independent origins, None where
    there is none; ``rate`` the sum of weighted scores for 100 documents of the period, from ``low`` to ``high`` (95 %);
    ``cooperation`` and ``conflict`` its positive and negative part.
    """

    actor: str
    recipient: str
    period: str
    events: tuple[str, ...]
    documents: int
    score: float | None
    rate: float
    low: float
    high: float
    cooperation: float
    conflict: float


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
