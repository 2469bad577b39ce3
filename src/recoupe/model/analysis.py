"""A document with everything that was found in it."""

from dataclasses import dataclass

from recoupe.model.annotation import (
    Attribution,
    EventMention,
    Mention,
    PublicStatement,
    Quantity,
    Stance,
    TimeExpression,
)
from recoupe.model.discourse import Claim
from recoupe.model.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """The document and its records of the text and discourse levels, each list in reading order."""

    document: Document
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    events: tuple[EventMention, ...] = ()
    stances: tuple[Stance, ...] = ()
    claims: tuple[Claim, ...] = ()
    statements: tuple[PublicStatement, ...] = ()
