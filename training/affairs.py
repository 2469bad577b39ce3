"""Train what weighs the evidence of lineage and of claims: seven small tables, from the gold of whole affairs.

    python training/affairs.py [--out FOLDER] [--left-out] [FOLDER ...]

Without folders: those of the gold that anybody may read. ``--left-out`` also prints the scores of each set when each
of its affairs is left out of the training. Needs scikit-learn.
"""

import argparse
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

import affairs_data as data
from recoupe.evaluate.corpus import gold_folder
from recoupe.lang.odds import BIAS, Odds

TABLES: Final = Path(__file__).resolve().parents[1] / "src" / "recoupe" / "lang" / "fr" / "tables"
READABLE: Final = ("dev", "second", "third", "fourth")
UNMENDED: Final = "fifth"
PLAIN: Final = "plain"
"""Affairs that are retold in the same words."""
EVERY: Final = (*READABLE, UNMENDED, PLAIN)
COUNTS: Final = {"dev": 2.0, "second": 1.2, "third": 2.5}
"""How much a document of each set counts for the lineage, the rules having been mended on these; elsewhere 1.5."""
HELD: Final = {"dev": 3.0, "second": 4.0, "third": 8.0}
"""The same for stances: what the rules have right there must stay so."""
OTHERS: Final = 1.5
AGAIN: Final = {"dev": 4.0, "third": 2.0, "fourth": 10.0}
"""The same for the second look at stances, which learns from the fifth set how the lineage turns out on new affairs."""
PLAINLY: Final = {PLAIN: 8.0}
"""The same for the lineage of affairs that are retold in the same words; the others count 1."""
TOLD: Final = {PLAIN: 2.0}
"""The same for stances on them."""
FOLDS: Final = 4
STRENGTH: Final = {
    "relations": 0.05, "parents": 0.2, "stances": 3.0, "stances_again": 0.01,
    "relations_plain": 0.1, "parents_plain": 0.4, "stances_plain": 0.01,
}  # fmt: skip
"""Inverse of the penalty on large weights (chosen with affairs left out)."""
REST: Final = {
    "relations": "unrelated", "parents": "none", "stances": "none", "stances_again": "none",
    "relations_plain": "unrelated", "parents_plain": "none", "stances_plain": "none",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rows:
    """Evidence, right answers and how much each counts."""

    evidence: list[dict[str, float]]
    answers: list[str]
    counts: list[float]


def fit(name: str, rows: Rows) -> Odds:
    """Return the model that explains the rows best, large weights being dear; weights are those of raw evidence."""
    names = sorted({key for each in rows.evidence for key in each})
    raw = np.array([[each.get(key, 0.0) for key in names] for each in rows.evidence])
    scaler = StandardScaler().fit(raw)
    model = LogisticRegression(C=STRENGTH[name], max_iter=500).fit(
        scaler.transform(raw), rows.answers, sample_weight=rows.counts
    )
    return _odds(name, names, model, scaler)


def _odds(name: str, names: Sequence[str], model: Any, scaler: Any) -> Odds:
    """Return a fitted model with the reference's weights taken from all others, in units of raw evidence."""
    answers = [str(each) for each in model.classes_]
    weights, bias = model.coef_, model.intercept_
    if len(weights) == 1:
        weights, bias = np.vstack([0 * weights[0], weights[0]]), np.array([0.0, bias[0]])
    rest = answers.index(REST[name])
    weights, bias = (weights - weights[rest]) / scaler.scale_, bias - bias[rest]
    bias = bias - weights @ scaler.mean_
    kept = [place for place in range(len(answers)) if place != rest]
    table = {key: tuple(round(float(weights[place, column]), 3) for place in kept) for column, key in enumerate(names)}
    table[BIAS] = tuple(round(float(bias[place]), 3) for place in kept)
    return Odds(REST[name], tuple(answers[place] for place in kept), table)


def write(name: str, odds: Odds, folder: Path) -> None:
    """Write a model as the table that the package reads; evidence that weighs nothing is left out."""
    head = [
        f"# trained by training/affairs.py; the weights of “{odds.rest}” are 0",
        "\t".join((odds.rest, *odds.answers)),
    ]
    kept = sorted(
        (key for key in odds.table if key == BIAS or any(odds.table[key])), key=lambda key: (key != BIAS, key)
    )
    lines = head + ["\t".join((key, *(f"{weight:g}" for weight in odds.table[key]))) for key in kept]
    (folder / f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def rows(
    affairs: Iterable[data.Affair],
    of: Callable[[data.Affair], Iterable[data.Row]],
    counts: Mapping[str, float],
    others: float = OTHERS,
) -> Rows:
    """Return the rows of some affairs."""
    made = [(affair, *row) for affair in affairs for row in of(affair)]
    return Rows(
        [evidence for _, evidence, _ in made],
        [answer for _, _, answer in made],
        [counts.get(affair.part, others) for affair, _, _ in made],
    )


def train(affairs: Collection[data.Affair]) -> Mapping[str, Odds]:
    """Return the models, those of stances with the lineage that the first four give.

    Stances on affairs that are retold in the same words learn from how the lineage turns out where these were left out.
    """
    varied = [affair for affair in affairs if affair.part != PLAIN]
    mended = [affair for affair in varied if affair.part != UNMENDED]
    models = {"relations": fit("relations", rows(mended, data.relations, COUNTS))}
    models["parents"] = fit("parents", rows(mended, data.parents, COUNTS))
    models |= _plain_lineage(affairs)
    data.install(models)
    models["stances"] = fit("stances", rows(mended, data.stances, HELD))
    models["stances_again"] = fit("stances_again", rows(varied, data.stances_again, AGAIN))
    models["stances_plain"] = fit("stances_plain", _plain_stances(affairs, models))
    return models


def _plain_lineage(affairs: Collection[data.Affair]) -> dict[str, Odds]:
    return {
        "relations_plain": fit("relations_plain", rows(affairs, data.relations_plain, PLAINLY, 1.0)),
        "parents_plain": fit("parents_plain", rows(affairs, data.parents, PLAINLY, 1.0)),
    }


def _plain_stances(affairs: Collection[data.Affair], models: Mapping[str, Odds]) -> Rows:
    plain = [affair for affair in affairs if affair.part == PLAIN]
    made = rows([affair for affair in affairs if affair.part != PLAIN], data.stances_plain, TOLD, 1.0)
    for fold in range(FOLDS):
        left = plain[fold::FOLDS]
        data.install({**models, **_plain_lineage([affair for affair in affairs if affair not in left])})
        new = rows(left, data.stances_plain, TOLD)
        made = Rows(made.evidence + new.evidence, made.answers + new.answers, made.counts + new.counts)
    data.install(models)
    return made


def main() -> None:
    """Train and write; print the scores of affairs left out where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--out", type=Path, default=TABLES)
    parser.add_argument("--left-out", action="store_true")
    args = parser.parse_args()
    folders = args.folders or [f for part in EVERY if (f := gold_folder() / part / "lineage").is_dir()]
    affairs = [affair for folder in folders for affair in data.read(folder)]
    if args.left_out:
        data.score(
            affairs, {affair.key: train([each for each in affairs if each.key != affair.key]) for affair in affairs}
        )
    for name, odds in train(affairs).items():
        write(name, odds, args.out)


if __name__ == "__main__":
    main()
