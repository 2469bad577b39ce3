"""The names at the left of drawings that have a row for each document: with days where there is room."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from recoupe.export.chart import rows

ROOMY: Final = 480
"""Width of a drawing from which on its margin shows the days too."""
WIDE: Final = 210
NARROW: Final = 0.4
"""Share of a narrow drawing that names take."""
DAYS: Final = 48
"""Room for the days."""
LETTER: Final = 6.2
"""Width of a letter, in pixels."""


@dataclass(frozen=True, slots=True)
class Margin:
    """How wide it is, and how much of that the days take."""

    width: int
    days: int

    def cut(self, text: str) -> str:
        """Return a name as far as there is room for it."""
        return cut(text, int((self.width - self.days) / LETTER))

    def layer(self, data: Iterable[Mapping[str, Any]], y: Mapping[str, Any]) -> dict[str, Any]:
        """Return the names (``name``, ``day``) at the rows of the drawing."""
        left: dict[str, Any] = {"type": "text", "baseline": "middle"}
        names = {
            "mark": {**left, "align": "left", "x": self.days - self.width},
            "encoding": {"y": y, "text": {"field": "name"}},
        }
        days = {
            "mark": {**left, "align": "right", "x": self.days - self.width - 6, "opacity": 0.8},
            "encoding": {"y": y, "text": {"field": "day"}},
        }
        return {"data": rows(data), "layer": [names, days] if self.days else [names]}


def margin_of(width: int) -> Margin:
    """Return the margin of a drawing that is so wide."""
    return Margin(WIDE, DAYS) if width >= ROOMY else Margin(int(width * NARROW), 0)


def cut(text: str, most: int) -> str:
    """Return a text with at most so many characters."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
