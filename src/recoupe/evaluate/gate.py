"""The gate: no score may fall under its floor, and floors are only raised."""

import json
from dataclasses import dataclass, field
from math import floor
from pathlib import Path
from typing import Final

from recoupe.errors import UsageError
from recoupe.evaluate.report import Report

NAME: Final = "floors.json"
MARGIN: Final = 0.005
"""How far under today's score a floor is pinned, so that a tie broken another way does not fail."""

CONDITIONAL: Final = "(of "
"""What names a measure over what was matched: it has no floor, since finding more may lower it."""

CHANGED: Final = (
    "The gold is not the one that the floors were measured on. If it was changed on purpose, delete gold/floors.json, "
    "run `recoupe eval --raise-floors`, and say in the commit why each floor that sank did so."
)


UNPINNED: Final = "No floors are pinned yet: run `recoupe eval --raise-floors`."


@dataclass(frozen=True, slots=True, kw_only=True)
class Floors:
    """The lowest score allowed, by set and measure, and the digest of the gold they were measured on."""

    digest: str = ""
    floors: dict[str, dict[str, float]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Failure:
    """One reason why the gate stays shut, as a sentence."""

    sentence: str


def read_floors(gold: Path) -> Floors:
    """Return the pinned floors of a gold folder, none where none were ever pinned."""
    path = gold / NAME
    return Floors(**json.loads(path.read_text("utf-8"))) if path.is_file() else Floors()


def check(report: Report, floors: Floors) -> list[Failure]:
    """Return what keeps the gate shut; sets that the report leaves out are not asked for."""
    if not floors.digest:
        return [Failure(UNPINNED)]
    if floors.digest != report.digest:
        return [Failure(CHANGED)]
    values = report.values()
    return [
        Failure(f"{name}: {measure} is {values[name].get(measure, 0.0):.3f}, under its floor of {least:.3f}.")
        for name in values
        for measure, least in floors.floors.get(name, {}).items()
        if values[name].get(measure, 0.0) < least
    ]


def raise_floors(report: Report, gold: Path) -> Floors:
    """Write and return floors just under the report's scores, none lower than it was.

    Raises ``UsageError`` where the floors were measured on another gold.
    """
    old = read_floors(gold)
    if old.digest not in ("", report.digest):
        raise UsageError(CHANGED)
    raised = dict(old.floors)
    for name, values in report.values().items():
        before = old.floors.get(name, {})
        pinned = {measure: _pin(value) for measure, value in values.items() if CONDITIONAL not in measure}
        raised[name] = {measure: max(before.get(measure, 0.0), value) for measure, value in pinned.items()}
    new = Floors(digest=report.digest, floors=raised)
    text = json.dumps({"digest": new.digest, "floors": new.floors}, ensure_ascii=False, indent=1)
    (gold / NAME).write_text(text + "\n", "utf-8")
    return new


def _pin(score: float) -> float:
    """Return three decimals, cut off, of a score less the margin."""
    return max(0.0, floor((score - MARGIN) * 1000) / 1000)
