"""Counts of wanted, given and right answers, and the scores they make."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One measure: how many answers were wanted, given and right."""

    measure: str
    gold: int
    found: int
    right: int

    @property
    def precision(self) -> float:
        """Return the share of the answers that are right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Return the share of what was wanted that was given."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of both; where as many are given as wanted, it is plain accuracy."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(slots=True)
class Tally:
    """Counts by measure, in the order in which the measures first came, and a line for each mistake."""

    counts: dict[str, list[int]] = field(default_factory=dict)
    mistakes: list[str] = field(default_factory=list)

    def add(self, measure: str, gold: int, found: int, right: int) -> None:
        """Add to the counts of a measure."""
        counts = self.counts.setdefault(measure, [0, 0, 0])
        for place, value in enumerate((gold, found, right)):
            counts[place] += value

    def of(self, measure: str, checks: list[bool]) -> None:
        """Add answers that are wanted and given one for one, each right or wrong."""
        self.add(measure, len(checks), len(checks), sum(checks))

    def scores(self) -> tuple[Score, ...]:
        """Return the scores, in order."""
        return tuple(Score(measure=name, gold=g, found=f, right=r) for name, (g, f, r) in self.counts.items())
