"""Train what selects events: weights of the evidence for and against each candidate.

``python training/events.py`` reads the annotated texts under ``gold/`` and writes
``src/recoupe/lang/fr/weights/event_triggers.tsv``.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from recoupe.annotate.actors.scene import with_registry
from recoupe.annotate.coding.candidates import Candidate
from recoupe.annotate.coding.evidence import evidence
from recoupe.annotate.coding.filter import sportive
from recoupe.annotate.events import Coder, make_coder
from recoupe.annotate.parsed import Paragraph, Parsed, parse
from recoupe.annotate.run import find_attributions, find_mentions, find_times
from recoupe.evaluate.corpus import locate, read_lines
from recoupe.lang.registry import registry
from recoupe.lang.weights import BIAS
from recoupe.read.inputs import read_paths
from recoupe.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
SETS = ("dev", "second", "third", "ordinary", "varied")
OUT = ROOT / "src" / "recoupe" / "lang" / "fr" / "weights"
OFTEN = 2
"""How often a feature occurs at least."""
SMALL = 0.01
"""Weights nearer to zero are left out."""
STRENGTH = 2.0
"""Inverse of the strength of the L2 regularisation, chosen by cross-validation on the ordinary texts."""
COUNTS = {"varied": 0.2}
"""What a candidate of a set counts beside those of others: the varied texts hold more events than the press does."""
Span = tuple[int, int]


@dataclass
class Example:
    """A candidate and the gold event that it is; ``event`` is None where it is none."""

    coder: Coder
    paragraph: Paragraph
    candidate: Candidate
    event: dict[str, Any] | None


def examples(path: Path) -> Iterator[list[Example]]:
    """Yield the labelled candidates of each text of an annotated set."""
    settings = Settings()
    known = registry("fr", settings.territories, settings.actors)
    documents = list(read_paths([str(path)], settings))
    for gold, parsed in zip(read_lines(path), parse(documents), strict=True):
        yield labelled(gold, with_registry(parsed, known))


def labelled(gold: dict[str, Any], parsed: Parsed) -> list[Example]:
    """Return the candidates of a text; those that only repeat a gold event found by a better one are left out."""
    if sportive(parsed.paragraphs):
        return []
    attributions = find_attributions(parsed, find_mentions(parsed))
    coder = make_coder(parsed, find_times(parsed), attributions)
    places = [(paragraph, each) for paragraph in parsed.paragraphs for each in coder.candidates(paragraph, every=True)]
    candidates = [each for _, each in places]
    found: dict[int, dict[str, Any]] = {}
    spare = set[int]()
    for event in gold["events"]:
        span = locate(gold["text"], event["trigger"])
        fitting = [each for each in candidates if span and _is(each, event["type"], span)]
        fitting.sort(key=lambda each: _rank(each, span))
        if fitting:
            found.setdefault(id(fitting[0]), event)
            spare.update(id(each) for each in fitting[1:])
    kept = ((paragraph, each) for paragraph, each in places if id(each) in found or id(each) not in spare)
    return [Example(coder, paragraph, each, found.get(id(each))) for paragraph, each in kept]


def _is(candidate: Candidate, type_: str, span: Span) -> bool:
    trigger = candidate.coding.span
    return candidate.coding.type == type_ and trigger.start < span[1] and span[0] < trigger.end


def _rank(candidate: Candidate, span: Span) -> tuple[bool, bool, bool, float]:
    """Return what sorts the candidates that overlap a gold trigger: the rules' choice first, then the closest."""
    trigger, outcome = candidate.coding.span, candidate.outcome
    shared = min(span[1], trigger.end) - max(span[0], trigger.start)
    whole = max(span[1], trigger.end) - min(span[0], trigger.start)
    return outcome != "kept", outcome != "swallowed", not candidate.trigger.fits, -shared / whole


def train(examples_: list[Example], counts: list[float]) -> dict[str, float]:
    """Return the weights of the features that occur often enough, and the bias."""
    found = [evidence(each.candidate) for each in examples_]
    often = Counter(feature for features in found for feature in features)
    rows = [{feature: 1 for feature in sorted(features) if often[feature] >= OFTEN} for features in found]
    vectors = DictVectorizer()
    model = LogisticRegression(C=STRENGTH, max_iter=1000)
    model.fit(vectors.fit_transform(rows), [each.event is not None for each in examples_], sample_weight=counts)
    weights = dict(zip(vectors.get_feature_names_out(), model.coef_[0], strict=True))
    return {BIAS: float(model.intercept_[0]), **{str(name): float(value) for name, value in weights.items()}}


def write(path: Path, weights: dict[str, float]) -> None:
    """Write a table of weights, the heaviest first."""
    path.parent.mkdir(parents=True, exist_ok=True)
    kept = {name: value for name, value in weights.items() if abs(value) >= SMALL}
    rows = sorted(kept.items(), key=lambda each: (each[0] != BIAS, -abs(each[1]), each[0]))
    path.write_text("feature\tweight\n" + "".join(f"{name}\t{value:.3f}\n" for name, value in rows), encoding="utf-8")


def main() -> None:
    """Train on the sets and write the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--sets", nargs="*", default=SETS)
    options.add_argument("--out", type=Path, default=OUT / "event_triggers.tsv")
    chosen = options.parse_args()
    found = {name: list(examples(ROOT / "gold" / name / "press.jsonl")) for name in chosen.sets}
    pairs = [(each, COUNTS.get(name, 1.0)) for name, texts in found.items() for text in texts for each in text]
    weights = train([each for each, _ in pairs], [count for _, count in pairs])
    write(chosen.out, weights)
    sys.stderr.write(f"{len(pairs)} candidates, {len(weights)} weights\n")


if __name__ == "__main__":
    main()
