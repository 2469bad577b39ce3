"""Train who acts and who undergoes: weights of the evidence for each party of an event.

``python training/parts.py`` reads the annotated texts under ``gold/`` and writes ``event_actors.tsv`` and
``event_recipients.tsv`` under ``src/recoupe/lang/fr/weights``.

The model is a conditional logit (McFadden 1974): of the parties near an event, and nobody, one option is right. What
undergoes is chosen when it is known who acts; to learn it, the actors are those of weights that have not seen the text.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from events import OFTEN, OUT, ROOT, SETS, Example, examples, write
from recoupe.annotate.coding.choice import countries, likeliest, opposite
from recoupe.annotate.coding.finder import Place
from recoupe.annotate.coding.part_evidence import Setting
from recoupe.annotate.coding.parts import Option, Side, key, options, seats
from recoupe.annotate.coding.pool import Pool, pool_of
from recoupe.evaluate.corpus import locate
from recoupe.lang.weights import Weights

STRENGTH = 2.0
"""Strength of the L2 regularisation, chosen by cross-validation on the ordinary texts."""
SIDES: dict[Side, str] = {"actor": "actors", "recipient": "recipients"}
FOLDS = 5
FREER = ("ordinary", "varied")
"""Sets whose annotators named those who undergo more freely than those of the others."""
ELSEWHERE = "elsewhere"
"""What speaks for nobody in those sets alone; its weight is dropped."""


@dataclass
class Choice:
    """The options of one side of an event, and which of them are right."""

    found: list[Option]
    right: list[bool]


@dataclass
class Case:
    """An annotated event, what is around it, and the options of its sides."""

    text: str
    fold: int
    freer: bool
    setting: Setting
    event: dict[str, Any]
    found: dict[Side, list[Option]]
    actors: tuple[Place, ...] = ()


def cases(name: str) -> Iterator[Case]:
    """Yield the events of an annotated set that are among the candidates."""
    for number, text in enumerate(examples(ROOT / "gold" / name / "press.jsonl")):
        for setting, pool, event in _settings(text):
            found = options(setting, seats(setting, pool))
            yield Case(event["text"], number % FOLDS, name in FREER, setting, event, found)


def choice(case: Case, side: Side) -> Choice | None:
    """Return the options of a side with which are right, None where none is."""
    found = case.found[side] if side == "actor" else opposite(case.setting, case.found[side], case.actors)
    right = [*_right(case, side, found[:-1]), not case.event[SIDES[side]]]
    if case.freer:
        found = [*found[:-1], Option((), found[-1].evidence | {ELSEWHERE})]
    return Choice(found, right) if any(right) else None


def _right(case: Case, side: Side, found: list[Option]) -> list[bool]:
    """Return which options have the right parties and countries, else the right parties, else the right countries."""
    wanted = case.event[SIDES[side]]
    heads = {key(place) for each in wanted if (place := _head(case.text, each, case.found["actor"]))}
    codes = tuple(sorted(each["country"] or "" for each in wanted))
    hits = [len(heads & set(map(key, option.places))) for option in found]
    same = [bool(wanted) and countries(case.setting, option) == codes for option in found]
    single = ["pair" not in option.evidence for option in found]
    ways = (
        [hit == len(heads) > 0 and alike for hit, alike in zip(hits, same, strict=True)],
        [hit > 0 and alike for hit, alike in zip(hits, same, strict=True)],
        [hit > 0 and alone for hit, alone in zip(hits, single, strict=True)],
        [alike and alone for alike, alone in zip(same, single, strict=True)],
    )
    return next((way for way in ways if any(way)), ways[-1])


def _settings(text: list[Example]) -> Iterator[tuple[Setting, Pool, dict[str, Any]]]:
    told = [each for each in text if each.event is not None]
    told.sort(key=lambda each: each.candidate.coding.span.start)
    if not told:
        return
    coder = told[0].coder
    pool = pool_of(coder.parsed, coder.cast)
    settings = coder.settings((each.paragraph, each.candidate) for each in told)
    for setting, each in zip(settings, told, strict=True):
        yield setting, pool, {**each.event, "text": coder.parsed.document.text}


def _head(text: str, party: dict[str, Any], found: list[Option]) -> Place | None:
    """Return the option's head that a gold party's phrase has, the closest to the phrase's own head."""
    start, end = locate(text, party)
    inside = [place for option in found for place in option.places if start <= place[0].place(place[1]) < end]
    return min(inside, key=lambda place: _depth(place, start, end), default=None)


def _depth(place: Place, start: int, end: int) -> int:
    """Return how many steps a word stands below the head of the phrase."""
    paragraph, token = place
    span = paragraph.doc.char_span(start - paragraph.start, end - paragraph.start, alignment_mode="expand")
    return 0 if span.root == token else 1 if token.head == span.root else 2


def train(made: list[Choice]) -> dict[str, float]:
    """Return the weights of the features that occur often enough."""
    rows = [option.evidence for choice in made for option in choice.found]
    often = Counter(feature for row in rows for feature in row)
    place = {name: n for n, name in enumerate(sorted(name for name, count in often.items() if count >= OFTEN))}
    group = np.repeat(np.arange(len(made)), [len(choice.found) for choice in made])
    right = np.array([hit for choice in made for hit in choice.right], dtype=float)
    matrix = _matrix(rows, place)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ weights
        top = np.full(len(made), -np.inf)
        np.maximum.at(top, group, scores)
        odds = np.exp(scores - top[group])
        every, good = np.bincount(group, odds), np.bincount(group, odds * right)
        slope = matrix.T @ (odds / every[group] - odds * right / good[group])
        return -np.log(good / every).sum() + STRENGTH / 2 * weights @ weights, slope + STRENGTH * weights

    best = minimize(loss, np.zeros(len(place)), jac=True, method="L-BFGS-B", options={"maxiter": 200}).x
    return {name: float(best[n]) for name, n in place.items()}


def _matrix(rows: Iterable[frozenset[str]], place: dict[str, int]) -> csr_matrix:
    cells = [[place[name] for name in row if name in place] for row in rows]
    ends = np.cumsum([0, *(len(row) for row in cells)])
    columns = np.array([column for row in cells for column in row])
    return csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(cells), len(place)))


def main() -> None:
    """Train both sides and write their tables."""
    found = [case for name in SETS for case in cases(name)]
    for fold in range(FOLDS):
        unseen = Weights(train([each for case in found if case.fold != fold if (each := choice(case, "actor"))]))
        for case in found:
            if case.fold == fold:
                case.actors = likeliest(case.setting, case.found["actor"], unseen)
    for side, name in SIDES.items():
        made = [each for case in found if (each := choice(case, side))]
        weights = {feature: weight for feature, weight in train(made).items() if feature != ELSEWHERE}
        write(OUT / f"event_{name}.tsv", weights)
        sys.stderr.write(f"{name}: {len(made)} choices, {len(weights)} weights\n")


if __name__ == "__main__":
    main()
