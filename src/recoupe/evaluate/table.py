"""Scores for eyes and for programs."""

from typing import Any, Final

from recoupe.evaluate.report import Report

HEADER: Final = ("set", "measure", "P", "R", "F1", "gold", "found", "floor")


def table(report: Report, floors: dict[str, dict[str, float]] | None = None) -> list[tuple[str, ...]]:
    """Return one row of cells a measure, in the order of ``HEADER``; the last is empty where no floor is pinned."""
    return [
        (
            name,
            score.measure,
            *(f"{value:.3f}" for value in (score.precision, score.recall, score.f1)),
            str(score.gold),
            str(score.found),
            _floor((floors or {}).get(name, {}).get(score.measure)),
        )
        for name, scores in report.scores.items()
        for score in scores
    ]


def to_json(report: Report) -> dict[str, Any]:
    """Return the digest and, by set and measure, precision, recall, F1 (four decimals) and counts."""
    sets = {
        name: {
            score.measure: {
                "p": round(score.precision, 4),
                "r": round(score.recall, 4),
                "f1": round(score.f1, 4),
                "gold": score.gold,
                "found": score.found,
            }
            for score in scores
        }
        for name, scores in report.scores.items()
    }
    return {"digest": report.digest, "sets": sets}


def _floor(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"
