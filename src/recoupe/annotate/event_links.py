"""Whom praise, blame, refusal and threats answer where the text names nobody: who acted just before."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from recoupe.model.annotation import EventMention, Participant
from recoupe.model.vocabulary import EventType

ANSWERS: Final[frozenset[EventType]] = frozenset({"ACCUSE", "SUPPORT", "REJECT", "THREATEN"})
BACK: Final = 3
"""How many events back an answer may reach."""
NEAR: Final = 400
"""How many characters back an answer may reach."""


def answered(events: Iterable[EventMention]) -> list[EventMention]:
    """Return the events, those that answer an act told just before with its actors as recipients."""
    found: list[EventMention] = []
    for event in events:
        open_ = event.type in ANSWERS and event.actors and not event.recipients and event.status != "negated"
        if open_ and event.mode not in {"investigate"} and (others := _others(event, found)):
            found.append(replace(event, recipients=others))
        else:
            found.append(event)
    return found


def _others(event: EventMention, before: list[EventMention]) -> tuple[Participant, ...]:
    mine = {(actor.start, actor.country, actor.sector) for actor in event.actors}
    for other in reversed(before[-BACK:]):
        theirs = {(actor.start, actor.country, actor.sector) for actor in other.actors}
        if event.trigger.start - other.trigger.end > NEAR:
            return ()
        if other.actors and {each[1:] for each in mine}.isdisjoint(each[1:] for each in theirs):
            return other.actors
    return ()
