"""How fast event mentions become events, and events answers: `python benchmarks/events.py [MENTIONS]` (default 30000).

Invented mentions over two years, the same at each run: a third retells an event that another document told. Found is
the share of pairs of retellings that came together, wrong that of events that hold two.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from recoupe.crosscheck.grouping import Known
from recoupe.crosscheck.happenings import happenings
from recoupe.crosscheck.network import ties, within
from recoupe.crosscheck.relations import series
from recoupe.model.judgement import Event
from recoupe.model.vocabulary import EventType
from recoupe.store.events import Told
from recoupe.store.store import open_store

TYPES: Final[tuple[EventType, ...]] = ("ACCUSE", "CONSULT", "ASSAULT", "COERCE", "SANCTION", "AID", "REQUEST", "AGREE")
STATES: Final = tuple(f"S{number:02}" for number in range(40))
SECTORS: Final = ("GOV", "MIL", "CVL", "COP", "REB", "PTY")
FIRST: Final = date(2022, 1, 1)
Party = tuple[str | None, str | None, str | None]


def mentions(number: int) -> tuple[list[Told], dict[str, int]]:
    """Return event mentions, and the number of the true event of each by document."""
    chance = random.Random(7)
    made: list[Told] = []
    truth: dict[str, int] = {}
    while len(made) < number:
        one = told(chance, len(truth), f"d{len(made)}")
        true = len(truth)
        for again in range(1 + (chance.random() < 1 / 4) + (chance.random() < 1 / 8)):
            key = f"d{len(made)}"
            truth[key] = true
            made.append(one if not again else retold(chance, one, key))
    return made, truth


def told(chance: random.Random, place: int, document: str) -> Told:
    """Return an invented event mention."""
    day = FIRST + timedelta(days=chance.randrange(730))
    return Told(
        document=document, position=0, start=place, type=chance.choice(TYPES), status="actual", mode=None, contexts=(),
        date=day.isoformat(), place=None, historical=False, published=(day + timedelta(days=1)).isoformat(),
        outlet=f"Journal {chance.randrange(200)}", actors=(party(chance),), recipients=(party(chance),), source=None,
    )  # fmt: skip


def party(chance: random.Random) -> Party:
    """Return an invented party, some states far more often than others."""
    state = STATES[min(int(chance.expovariate(1 / 8)), len(STATES) - 1)]
    return state, chance.choice(SECTORS), None


def retold(chance: random.Random, one: Told, document: str) -> Told:
    """Return the same event as another document tells it: with less, or a date of less precision."""
    changes: tuple[dict[str, object], ...] = ({}, {}, {"recipients": ()}, {"date": None})
    return replace(one, document=document, outlet=f"Autre {document}", **chance.choice(changes))  # type: ignore[arg-type]


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(line + "\n")


def timed(name: str, work: Callable[[], object]) -> None:
    """Print the processor time of some work."""
    start = time.process_time()
    work()
    say(f"{name:<44} {time.process_time() - start:8.3f} s")


def main() -> None:
    """Draw, keep and ask."""
    made, truth = mentions(int(sys.argv[1]) if len(sys.argv) > 1 else 30_000)
    found: list[Event] = []
    timed(f"{len(made)} mentions to events", lambda: found.extend(happenings(made, (), Known({}, frozenset(), {}))))
    told_by = [[truth[each.document] for each in event.mentions] for event in found]
    together = sum(len(each) - 1 for each in told_by if len(set(each)) == 1)
    wrong = sum(len(set(each)) > 1 for each in told_by)
    say(
        f"{len(found)} events of {len(set(truth.values()))}; {together} of {len(made) - len(set(truth.values()))} found"
    )
    say(f"{wrong} events hold two")
    with tempfile.TemporaryDirectory() as folder, open_store(str(Path(folder) / "store.db")) as store:
        events = store.events()
        timed("write", lambda: events.replace(found))
        timed("read all", events.find)
        timed("two parties, by month", lambda: series(events.find(party="S00", other="S01"), {}, "S00", "S01"))
        timed(
            "network of a quarter",
            lambda: ties(within(events.find(period=("2023-01", "2023-03")), "2023-01", "2023-03")),
        )
        timed("events of a document", lambda: events.find(document="d17"))


if __name__ == "__main__":
    main()
