"""Learn how much each sign speaks for the country of a party that names none itself.

    python training/country.py gold/dev/press.jsonl gold/second/press.jsonl …

Every party of the annotated events whose country the text around it decides is one choice among the countries that the
text speaks of: a conditional logit with a small Gaussian prior, by Newton's method. Prints how many choices are right
in each file when the others teach (leave one out), then writes the weights learned from all of them.
"""

import csv
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from recoupe.annotate.actors.context import Asked, Features, Outlook, Told
from recoupe.annotate.actors.scene import with_registry
from recoupe.annotate.coding.parties import Cast
from recoupe.annotate.parsed import Parsed, Token, parse
from recoupe.evaluate.corpus import locate, read_lines
from recoupe.lang.registry import registry
from recoupe.model.document import Document
from recoupe.read.inputs import read_paths
from recoupe.settings import Settings

WEIGHTS: Final = Path(__file__).parents[1] / "src/recoupe/lang/fr/tables/country_weights.tsv"
OUT: Final = frozenset({None, "IGO", "NGO"})
UNUSED: Final = frozenset({"media", "common"})
"""Marks that are no evidence."""
PRIOR: Final = 1.0
STEPS: Final = 30

Choice = tuple[dict[str, Features], str]
Rows = list[tuple[NDArray[np.float64], int]]


class Listener(Outlook):
    """An outlook that remembers what it was asked last."""

    heard: list[dict[str, Features]]

    def likeliest(self, told: Sequence[Told], asked: Asked, **kept: Any) -> str | None:
        """Return the likeliest country, after noting the question."""
        if not kept.get("among") and not kept.get("apart"):
            self.heard.append(self.features(told, asked))
        return super().likeliest(told, asked, **kept)


def choices(path: Path, settings: Settings) -> Iterator[Choice]:
    """Yield the features of all countries and the right one of each party that the text around it decides."""
    known = registry("fr", settings.territories, settings.actors)
    documents = (each for each in read_paths([str(path)], settings) if isinstance(each, Document))
    parsed = parse(documents, pipeline=settings.pipeline, batch=settings.batch)
    for line, each in zip(read_lines(path), parsed, strict=True):
        yield from _document(line, with_registry(each, known))


def _document(line: Mapping[str, Any], parsed: Parsed) -> Iterator[Choice]:
    cast = Cast(parsed)
    listener = Listener(cast.scene.marks)
    listener.heard = []
    cast.scene._outlook = listener  # noqa: SLF001 - the questions are asked inside
    for party in (party for event in line["events"] for role in ("actors", "recipients") for party in event[role]):
        found = _head(parsed, locate(line["text"], party))
        if found is None or party["country"] in OUT:
            continue
        cast.scene.cache.clear()
        listener.heard.clear()
        cast.participant(*found)
        if listener.heard and party["country"] in listener.heard[-1]:
            yield listener.heard[-1], party["country"]


def _head(parsed: Parsed, span: tuple[int, int] | None) -> tuple[Any, Token] | None:
    paragraph = parsed.paragraph_at(span[0]) if span else None
    if span is None or paragraph is None:
        return None
    start, end = span
    inside = paragraph.doc.char_span(
        start - paragraph.start, min(end - paragraph.start, len(paragraph.text)), alignment_mode="expand"
    )
    return paragraph, inside.root


def matrices(found: Sequence[Choice], names: Sequence[str]) -> Rows:
    """Return one matrix (countries by features) and the right row for each choice."""
    rows = []
    for features, right in found:
        codes = list(features)
        rows.append((np.array([[features[c].get(n, 0.0) for n in names] for c in codes]), codes.index(right)))
    return rows


def learn(rows: Rows, width: int) -> NDArray[np.float64]:
    """Return the weights that make the right choices likeliest."""
    weights = np.zeros(width)
    for _ in range(STEPS):
        slope, bend = -2 * PRIOR * weights, 2 * PRIOR * np.eye(width)
        for matrix, right in rows:
            shares = np.exp(matrix @ weights - (matrix @ weights).max())
            shares /= shares.sum()
            mean = shares @ matrix
            slope += matrix[right] - mean
            bend += (matrix * shares[:, None]).T @ matrix - np.outer(mean, mean)
        weights = weights + np.linalg.solve(bend, slope)
    return weights


def right_ones(rows: Rows, weights: NDArray[np.float64]) -> int:
    """Return how many choices the weights make as they should."""
    return sum(int(np.argmax(matrix @ weights)) == right for matrix, right in rows)


def main(paths: Sequence[str]) -> None:
    """Learn from annotated files, print the scores and write the weights."""
    settings = Settings()
    found = [list(choices(Path(path), settings)) for path in paths]
    names = sorted({n for part in found for features, _ in part for f in features.values() for n in f} - UNUSED)
    parts = [matrices(part, names) for part in found]
    for place, part in enumerate(parts):
        others = [row for other, rows in enumerate(parts) if other != place for row in rows]
        sys.stdout.write(f"{paths[place]} {right_ones(part, learn(others, len(names)))} of {len(part)}\n")
    weights = learn([row for part in parts for row in part], len(names))
    with WEIGHTS.open("w", encoding="utf-8", newline="") as file:
        file.write(
            "# How much a sign speaks for the country of a party that names none itself (training/country.py).\n"
        )
        table = csv.writer(file, delimiter="\t", lineterminator="\n")
        table.writerow(("feature", "weight"))
        table.writerows((name, f"{weight:.3f}") for name, weight in zip(names, weights, strict=True))


if __name__ == "__main__":
    main(sys.argv[1:])
