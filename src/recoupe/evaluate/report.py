"""All scores of today's program: a runner gives the answers, the gold judges them."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol

import msgspec

from recoupe.errors import ReadError, UsageError
from recoupe.evaluate.corpus import (
    PAGE_SETS,
    STORY_SETS,
    TEXT_SETS,
    THREAD_SETS,
    Item,
    digest,
    gold_folder,
    golden,
    page,
    read_lines,
)
from recoupe.evaluate.lineage import StoryAnswer, score_lineage
from recoupe.evaluate.press import score_press
from recoupe.evaluate.stances import score_stances
from recoupe.evaluate.structure import score_structure
from recoupe.evaluate.tally import Score, Tally
from recoupe.model.analysis import Analysis
from recoupe.model.codec import public_analysis, public_dossier
from recoupe.model.document import Document
from recoupe.model.judgement import Dossier, Lineage


class Runner(Protocol):
    """What the program does with gold, by the same way as for a user's files."""

    def annotate(self, path: Path) -> Iterable[Analysis]:
        """Return the analyses of a ``.jsonl`` collection."""

    def read(self, path: Path) -> Document:
        """Return the document of one page. Raises ``ReadError`` for a page that it refuses."""

    def story(self, path: Path, statements: Sequence[str]) -> tuple[Iterable[Lineage], Mapping[str, Sequence[Dossier]]]:
        """Return, from an empty store filled with a collection, its lineage and each statement's dossiers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Scores and mistakes by set, and the digest of the gold."""

    digest: str
    scores: Mapping[str, tuple[Score, ...]]
    mistakes: Mapping[str, tuple[str, ...]]

    def values(self) -> dict[str, dict[str, float]]:
        """Return F1 by set and measure."""
        return {name: {score.measure: score.f1 for score in scores} for name, scores in self.scores.items()}


def evaluate(sets: Collection[str], run: Runner, *, folder: Path | None = None) -> Report:
    """Return the scores of the named sets (none named: all). Raises ``UsageError`` for a set that isn't there."""
    if unknown := sorted(set(sets) - set(SETS)):
        raise UsageError(f"No gold set “{unknown[0]}”; there are {', '.join(SETS)}.")
    gold = folder or gold_folder()
    tallies = {name: SETS[name](gold, run) for name in SETS if name in (sets or SETS)}
    return Report(
        digest=digest(gold),
        scores={name: tally.scores() for name, tally in tallies.items()},
        mistakes={name: tuple(tally.mistakes) for name, tally in tallies.items()},
    )


def _text_set(name: str) -> Callable[[Path, Runner], Tally]:
    def score(gold: Path, run: Runner) -> Tally:
        path = gold / TEXT_SETS[name]
        answers = {analysis.document.id: public_analysis(analysis) for analysis in run.annotate(path)}
        return score_press(read_lines(path), answers)

    return score


def _page_set(name: str) -> Callable[[Path, Runner], Tally]:
    def score(gold: Path, run: Runner) -> Tally:
        folder = gold / PAGE_SETS[name]
        pages = list(golden(folder))
        return score_structure(pages, {each: _read(run, page(folder, each)) for each, _ in pages})

    return score


def _thread_set(name: str) -> Callable[[Path, Runner], Tally]:
    def score(gold: Path, run: Runner) -> Tally:
        del run
        return score_stances(read_lines(gold / THREAD_SETS[name]))

    return score


def _read(run: Runner, path: Path) -> Item:
    """Return a page as JSON values, with no passages where the program refuses it."""
    try:
        document: Item = msgspec.to_builtins(run.read(path))
    except ReadError:
        return {"passages": ()}
    return document


def _story_set(name: str) -> Callable[[Path, Runner], Tally]:
    def score(gold: Path, run: Runner) -> Tally:
        folder = gold / STORY_SETS[name]
        stories = list(golden(folder))
        answers = {each: answer(run, page(folder, each), story) for each, story in stories}
        return score_lineage(stories, answers)

    return score


def answer(run: Runner, path: Path, story: Item) -> StoryAnswer:
    """Return what a runner says of one story, in the form of the public contracts."""
    lineage, dossiers = run.story(path, [claim["text"] for claim in story["claims"]])
    return StoryAnswer(
        documents={one.document: public_lineage(one) for one in lineage},
        dossiers={text: [public_dossier(dossier) for dossier in found] for text, found in dossiers.items()},
    )


def public_lineage(lineage: Lineage) -> dict[str, Any]:
    """Return a document's lineage under the keys of ``recoupe lineage --json``."""
    return {"relation": lineage.relation, "parents": list(lineage.parents), "credit": lineage.credit}


SETS: Final[dict[str, Callable[[Path, Runner], Tally]]] = {
    **{name: _text_set(name) for name in TEXT_SETS},
    **{name: _page_set(name) for name in PAGE_SETS},
    **{name: _story_set(name) for name in STORY_SETS},
    **{name: _thread_set(name) for name in THREAD_SETS},
}
"""The sets of the gold and how each is scored."""
