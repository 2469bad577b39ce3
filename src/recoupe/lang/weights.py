"""Trained weights: tab-separated tables of features and what they weigh."""

import csv
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

BIAS = "bias"
"""The feature that always holds."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A linear model: what each feature weighs; a feature that it was not trained on weighs nothing."""

    table: Mapping[str, float]

    def score(self, features: Iterable[str]) -> float:
        """Return the sum of the weights of some features, and of the bias where the table has one."""
        return self.table.get(BIAS, 0.0) + sum(self.table.get(feature, 0.0) for feature in features)

    def probability(self, features: Iterable[str]) -> float:
        """Return how likely a logistic regression finds the answer to be yes, from 0 to 1."""
        return 1.0 / (1.0 + math.exp(-self.score(features)))

    def shares(self, options: Iterable[Iterable[str]]) -> list[float]:
        """Return how likely a conditional logit finds each of some options to be the right one; they add up to 1."""
        scores = [self.score(features) for features in options]
        odds = [math.exp(score - max(scores)) for score in scores]
        return [odd / sum(odds) for odd in odds]


def read_weights(path: Path) -> Weights:
    """Return the weights of a TSV file: feature, weight. Raises ``ValueError`` where a weight is no number."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
        next(rows)
        return Weights({feature: float(weight) for feature, weight in rows})
