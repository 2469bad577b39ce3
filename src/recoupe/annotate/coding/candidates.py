"""What may be an event: each reading of each word that the lexicons know, and what the rules make of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from recoupe.annotate.actors.scene import Party
from recoupe.annotate.coding.dates import Calendar
from recoupe.annotate.coding.finder import Roles
from recoupe.annotate.coding.triggers import Trigger, overlap
from recoupe.model.annotation import Participant
from recoupe.model.span import Span
from recoupe.model.vocabulary import EventStatus, EventType

Outcome = Literal["kept", "unfit", "other", "overlap", "support", "swallowed", "few", "private", "aside"]
"""What the rules make of a candidate.

``kept``: an event; ``unfit``: the lexicon's conditions fail; ``other``, ``overlap``: another line of this word, or of
the words around, comes before it; ``support``: a verb that only carries an event noun; ``swallowed``: part of what
another event demands or promises; ``few``: nobody takes part; ``private``: nobody's politics; ``aside``: only how
somebody's words are given.
"""


@dataclass(frozen=True, slots=True)
class Coding:
    """How an event is coded: its words, type, status and date, who takes part, whose claim it stands in."""

    span: Span
    type: EventType
    status: EventStatus
    date: str | None
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    attribution: int | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word read as an event of one type: its parties, how it would be coded, what the rules make of it."""

    trigger: Trigger
    roles: Roles
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    coding: Coding
    outcome: Outcome
    calendar: Calendar
    readings: int
    """How many types the lexicons have for the word."""

    @property
    def dated(self) -> bool:
        """Tell whether a date hangs on the trigger."""
        return self.calendar.own(self.trigger.anchor) is not None


def readings(possible: Iterable[Trigger], chosen: Iterable[Trigger]) -> Iterator[tuple[Trigger, int]]:
    """Yield for each word and type its best trigger, and how many types the word has.

    The best is the one that the rules chose, else the first that fits, else the first.
    """
    first = {(trigger.anchor.i, trigger.rule.type): trigger for trigger in chosen}
    words: dict[int, dict[str, Trigger]] = {}
    for trigger in sorted(possible, key=lambda each: (each.anchor.i, not each.fits)):
        key = trigger.anchor.i, trigger.rule.type
        words.setdefault(trigger.anchor.i, {}).setdefault(trigger.rule.type, first.get(key, trigger))
    for types in words.values():
        for trigger in types.values():
            yield trigger, len(types)


def select(candidates: Iterable[tuple[float, Candidate]]) -> list[Candidate]:
    """Return the candidates in reading order; of those that tell the same act only the one with the greatest weight."""
    kept: list[Candidate] = []
    for _, candidate in sorted(candidates, key=lambda each: -each[0]):
        if not any(_same_act(candidate, other) for other in kept):
            kept.append(candidate)
    return sorted(kept, key=lambda candidate: candidate.trigger.anchor.i)


def _same_act(one: Candidate, other: Candidate) -> bool:
    """Tell whether two candidates share a word, or a verb tells what its own subject or object does by itself."""
    first, second = one.trigger, other.trigger
    if overlap(first, second):
        return True
    within = carries(first, second) or carries(second, first)
    return within and one.coding.type == other.coding.type


def carries(verb: Trigger, noun: Trigger) -> bool:
    """Tell whether an event noun is a verb's subject or object (« un mandat d'arrêt a été lancé »)."""
    inside = (token for slot in ("subj", "obj") for token in verb.slots.get(slot, []))
    return noun.noun and not verb.noun and any(token == noun.anchor for token in inside)
