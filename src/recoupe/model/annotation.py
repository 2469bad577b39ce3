"""What is written: records of the text level, each a span with the id of the rule that found it."""

from dataclasses import dataclass

from recoupe.model.span import Span
from recoupe.model.vocabulary import (
    EventStatus,
    EventType,
    FactValue,
    Modality,
    ReaderStance,
    SourceKind,
    StatementKind,
    TimexType,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Span):
    """A name or description that refers to a party.

    ``label`` is PER, LOC or ORG of the recogniser, or DESC for a description (« les autorités maliennes ») or PRON;
    ``actor`` the registry's id, None where it is unknown or open; ``country`` ISO 3166-1 alpha-3, IGO or NGO;
    ``sector`` PLOVER's; ``resolved`` the fuller name from the same document that a short form stands for.
    """

    label: str
    rule: str
    actor: str | None = None
    country: str | None = None
    sector: str | None = None
    resolved: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """The TIMEX3 form of a time expression (ISO-TimeML)."""

    type: TimexType
    value: str | None
    mod: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression(Span):
    """A date, time, duration or set; ``value`` is EDTF, None for what has no place on a calendar."""

    value: str | None
    timex: Timex
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity(Span):
    """A number that carries news: bounds (None: open), unit, and whose it is (country code or words)."""

    low: float | None
    high: float | None
    unit: str
    rule: str
    of: str | None = None
    per: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who says it. The span is None where nobody is named (a bare conditional).

    ``count`` is how many anonymous sources are claimed (lower bound), ``described`` how they are described.
    """

    kind: SourceKind
    start: int | None = None
    end: int | None = None
    text: str | None = None
    resolved: str | None = None
    actor: str | None = None
    count: int | None = None
    described: str | None = None

    def __post_init__(self) -> None:
        """Refuse half a span."""
        if len({self.start is None, self.end is None, self.text is None}) != 1:
            raise ValueError(f"half a span: {self.start}–{self.end} {self.text!r}")

    @property
    def name(self) -> str | None:
        """Return the fullest name that the document gives."""
        return self.resolved or self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """How certain a source is of a proposition, or that it is false (FactBank); the writer's name is ``author``.

    CT certain, PR probable, PS possible, each with ``+`` or ``-``; CTu: knows but doesn't tell; Uu: not committed.
    """

    source: str
    value: FactValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Source, cue and content of one proposition that the text puts in somebody's mouth (PARC 3).

    ``factuality`` holds what each source is committed to, the writer first and the innermost source last.
    """

    source: Source
    cue: Span | None
    content: Span
    modality: Modality
    rule: str
    via: tuple[str, ...] = ()
    factuality: tuple[Commitment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant(Span):
    """A party of an event: its span, state, PLOVER sector and, where it is known, the registry's id."""

    country: str | None = None
    sector: str | None = None
    actor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """An event that the text tells: PLOVER type, mode, contexts and parties, date in EDTF, status.

    ``attribution`` is the place, in the document's attributions, of the one the event stands in; ``historical`` says
    that it ended more than a year before the document was published (PLOVER's auxiliary status).
    """

    trigger: Span
    type: EventType
    status: EventStatus
    rule: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    actors: tuple[Participant, ...] = ()
    recipients: tuple[Participant, ...] = ()
    date: str | None = None
    place: str | None = None
    attribution: int | None = None
    historical: bool = False
    factuality: tuple[Commitment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicStatement:
    """Who publicly states what about whom: praise, blame, appeals, denials and what else PLOVER drops or merges.

    ``cameo`` is the CAMEO code; ``about`` the first other party that the statement names; ``attribution`` the place of
    the attribution that it is or stands in, ``event`` that of an event with the same words.
    """

    kind: StatementKind
    cue: Span
    source: Source
    cameo: str
    rule: str
    content: Span | None = None
    about: Participant | None = None
    attribution: int | None = None
    event: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """A reader's attitude to what a comment or post answers (RumourEval); ``passage`` is its place."""

    passage: int
    attitude: ReaderStance
    rule: str
