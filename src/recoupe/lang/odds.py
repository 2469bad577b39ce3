"""Log-linear models, as small tables: what each piece of evidence weighs for each answer."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path
from typing import Final

from recoupe.lang.pack import language_pack

BIAS: Final = "bias"
HIGHEST: Final = 50.0


@dataclass(frozen=True, slots=True)
class Odds:
    """A multinomial logistic regression: of each piece of evidence the weight for each answer.

    The answer ``rest`` is the reference, whose weights are all 0.
    """

    rest: str
    answers: tuple[str, ...]
    table: Mapping[str, tuple[float, ...]]

    def likely(self, evidence: Mapping[str, float]) -> dict[str, float]:
        """Return how likely each answer is, from 0 to 1; evidence that the model was not trained on weighs nothing."""
        scores = list(self.table[BIAS])
        for name, value in evidence.items():
            for place, weight in enumerate(self.table.get(name, ()) if value else ()):
                scores[place] += weight * value
        odds = [exp(min(score, HIGHEST)) for score in scores]
        whole = 1.0 + sum(odds)
        return {self.rest: 1.0 / whole, **{each: odd / whole for each, odd in zip(self.answers, odds, strict=True)}}


@cache
def odds(name: str) -> Odds:
    """Return the French model ``tables/NAME.tsv``, read once; its first line names the reference and the answers.

    Raises ``ValueError`` where the line of the bias is missing.
    """
    pack = language_pack("fr")
    return read_odds(pack.folder / "tables" / f"{name}.tsv") if pack else Odds("", (), {BIAS: ()})


def read_odds(path: Path) -> Odds:
    """Return the model of a TSV file. Raises ``ValueError`` where the line of the bias is missing."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
        rest, *answers = next(rows)
        table = {name: tuple(float(cell) for cell in cells) for name, *cells in rows}
    if BIAS not in table:
        raise ValueError(f"{path.name} has no line “{BIAS}”; train it again")
    return Odds(rest, tuple(answers), table)
