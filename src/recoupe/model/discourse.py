"""Who commits to what: claims with the chain of those who say them."""

from dataclasses import dataclass
from typing import Literal

from recoupe.model.annotation import Commitment
from recoupe.model.span import Span
from recoupe.model.vocabulary import Modality, Polarity, SourceKind

Basis = Literal["named", "anonymous", "conditional", "denied", "own word"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLink:
    """One who passes a statement on: the words that name it, its kind, and its actor where it is known."""

    name: str
    kind: SourceKind
    actor: str | None = None
    count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceChain:
    """Who told whom, the reader's end first: the outlet, then whom it cites, down to the ultimate source."""

    links: tuple[SourceLink, ...]

    def __post_init__(self) -> None:
        """Refuse a chain with nobody in it."""
        if not self.links:
            raise ValueError("a chain needs at least one link")

    @property
    def ultimate(self) -> SourceLink:
        """Return the last link, which is who is said to know."""
        return self.links[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Span):
    """One proposition of a document and how it is vouched for.

    The span is the content; ``passage`` the place of its passage; ``attribution`` that of the attribution it comes
    from, None where the writer says it in his own name; ``events``, ``quantities`` and ``mentions`` are places in the
    document's lists. ``factuality`` is what each source commits to, the writer first (FactBank).
    """

    id: str
    document: str
    passage: int
    chain: SourceChain
    modality: Modality
    polarity: Polarity
    rule: str
    attribution: int | None = None
    events: tuple[int, ...] = ()
    quantities: tuple[int, ...] = ()
    mentions: tuple[int, ...] = ()
    factuality: tuple[Commitment, ...] = ()

    @property
    def basis(self) -> Basis:
        """Return on what footing the claim stands, the weakest trait first."""
        if self.modality == "denied":
            return "denied"
        kind = self.chain.ultimate.kind
        if kind == "anonymous":
            return "anonymous"
        if self.modality == "hedged" or kind == "rumour":
            return "conditional"
        return "own word" if self.attribution is None else "named"
