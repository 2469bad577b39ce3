"""Trained weights: tab-separated tables of features, read once, that give the odds of an answer."""

import csv
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

BIAS = "bias"


@dataclass(frozen=True, slots=True)
class Weights:
    """A log-linear model: of each feature the weight for each answer, in the order of ``answers``."""

    answers: tuple[str, ...]
    table: Mapping[str, tuple[float, ...]]

    def probability(self, features: Iterable[str]) -> dict[str, float]:
        """Return how likely each answer is, from 0 to 1; what is left is for none of them.

        The model is multinomial logistic regression with « none » as its reference. Features that it was not trained
        on weigh nothing.
        """
        scores = list(self.table[BIAS])
        for feature in features:
            for place, weight in enumerate(self.table.get(feature, ())):
                scores[place] += weight
        odds = [math.exp(min(score, 50.0)) for score in scores]
        return {answer: odd / (1.0 + sum(odds)) for answer, odd in zip(self.answers, odds, strict=True)}


def read_weights(path: Path) -> Weights:
    """Return the weights of a TSV file. Raises ``ValueError`` where the line of the bias is missing."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
        _, *answers = next(rows)
        table = {feature: tuple(float(cell) for cell in cells) for feature, *cells in rows}
    if BIAS not in table:
        raise ValueError(f"{path.name} has no line “{BIAS}”; train it again")
    return Weights(tuple(answers), table)
