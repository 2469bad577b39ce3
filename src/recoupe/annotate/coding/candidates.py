"""What may be an event: each reading of each word that the lexicons know, and what the rules make of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from recoupe.annotate.actors.scene import Party
from recoupe.annotate.coding.finder import Roles
from recoupe.annotate.coding.triggers import Trigger, overlap
from recoupe.model.annotation import EventMention

Outcome = Literal["kept", "unfit", "other", "overlap", "swallowed", "few", "private", "aside"]
"""What the rules make of a candidate.

``kept``: an event; ``unfit``: the lexicon's conditions fail; ``other``, ``overlap``: another line of this word, or of
the words around, comes before it; ``swallowed``: part of what another event demands or promises; ``few``: nobody takes
part; ``private``: nobody's politics; ``aside``: only how somebody's words are given.
"""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word read as an event of one type: its parties, the record that it would give, what the rules make of it."""

    trigger: Trigger
    roles: Roles
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    event: EventMention
    outcome: Outcome
    dated: bool
    readings: int
    """How many types the lexicons have for the word."""
    carries: bool
    """Whether its subject or object is an event noun that the rules chose (« un mandat d'arrêt a été lancé »)."""


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
    """Return the candidates in reading order; of those that share a word only the one with the greatest weight."""
    kept: list[Candidate] = []
    for _, candidate in sorted(candidates, key=lambda each: -each[0]):
        if not any(overlap(candidate.trigger, other.trigger) for other in kept):
            kept.append(candidate)
    return sorted(kept, key=lambda candidate: candidate.trigger.anchor.i)
