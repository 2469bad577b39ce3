"""A document with everything that was found in it."""

from dataclasses import dataclass

from recoupe.model.annotation import Attribution, EventMention, Mention, Quantity, Stance, TimeExpression
from recoupe.model.discourse import Claim
from recoupe.model.document import Document
from recoupe.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """The document and its records of the text and discourse levels, each list in reading order.

    ``sentences`` are those that state something: the writer's own claims are made from them.
    """

    document: Document
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    events: tuple[EventMention, ...] = ()
    stances: tuple[Stance, ...] = ()
    claims: tuple[Claim, ...] = ()
    sentences: tuple[Span, ...] = ()
