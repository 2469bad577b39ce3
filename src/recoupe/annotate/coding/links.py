"""Whom praise, blame, refusal and threats answer where the text names nobody: who acted just before."""

from collections.abc import Container, Iterable
from dataclasses import replace
from functools import cache
from typing import Final

from recoupe.annotate.coding.rules import noun_rules, phrase_rules, verb_rules, word_class
from recoupe.annotate.coding.triggers import Trigger
from recoupe.model.annotation import EventMention, Participant

BACK: Final = 5
"""How many events back an answer may reach."""
NEAR: Final = 400
"""How many characters back an answer may reach."""


PHYSICAL: Final = frozenset({"ASSAULT", "COERCE", "PROTEST", "RETREAT", "SANCTION", "MOBILIZE"})
ADJACENT: Final = 250
"""How many characters may lie between two acts of one scene."""
DAY: Final = 10


def _dated(event: EventMention, before: list[EventMention]) -> EventMention:
    """Return a physical act with the day of the one told just before it, if nothing else dates it."""
    last = next((each for each in reversed(before[-3:]) if each.date and each.type in PHYSICAL), None)
    if event.date or last is None or last.date is None or event.type not in PHYSICAL:
        return event
    near = event.trigger.start - last.trigger.end <= ADJACENT and {event.status, last.status} <= {"actual", "alleged"}
    closed = ".." not in last.date and len(last.date.split("/")[0]) == DAY
    return replace(event, date=last.date) if near and closed else event


@cache
def _answering() -> frozenset[tuple[str, str]]:
    tables = (verb_rules(), phrase_rules())
    return frozenset(
        (rule.id, rule.type) for table in tables for rules in table.values() for rule in rules if "answer" in rule.flags
    )


def looks_on(trigger: Trigger) -> bool:
    """Tell whether praise or blame is for fighting, unrest or an agreement, whoever's it is (« salue l'accord »)."""
    objects = [token.lemma_.lower() for token in trigger.slots.get("obj", []) if token.pos_ == "NOUN"]
    types = {rule.type for lemma in objects for rule in noun_rules().get(lemma, ())}
    return bool(types & {"ASSAULT", "PROTEST"}) or not word_class("deal").isdisjoint(objects)


def linked(events: Iterable[EventMention], onlookers: Container[int] = ()) -> list[EventMention]:
    """Return the events, with the parties that earlier events of the document give to them.

    Praise, blame, refusals and vows of revenge answer those who acted just before; an event noun without any party
    takes those, and the date, of the last event of its type (« Les affrontements ont fait dix morts »). ``onlookers``
    are the starts of triggers that answer nobody.
    """
    found: list[EventMention] = []
    for event in events:
        again = _again(event, found)
        found.append(_dated(again if event.trigger.start in onlookers else _answer(again, found), found))
    return found


def _again(event: EventMention, before: list[EventMention]) -> EventMention:
    if event.actors or event.recipients or not event.rule.startswith("fr.noun."):
        return event
    same = next((each for each in reversed(before) if each.type == event.type and each.actors), None)
    return replace(event, actors=same.actors, date=event.date or same.date) if same else event


def _answer(event: EventMention, before: list[EventMention]) -> EventMention:
    if (
        (event.rule, event.type) not in _answering()
        or not event.actors
        or event.recipients
        or event.status == "negated"
    ):
        return event
    return replace(event, recipients=_others(event, before))


def _others(event: EventMention, before: list[EventMention]) -> tuple[Participant, ...]:
    mine = {(actor.start, actor.country, actor.sector) for actor in event.actors}
    for other in reversed(before[-BACK:]):
        theirs = {(actor.start, actor.country, actor.sector) for actor in other.actors}
        if event.trigger.start - other.trigger.end > NEAR:
            return ()
        if other.actors and {each[1:] for each in mine}.isdisjoint(each[1:] for each in theirs):
            return other.actors
    return ()
