"""Evidence and right answers of whole affairs, for their training."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from recoupe.api import analyses, question
from recoupe.crosscheck import second
from recoupe.crosscheck import weigh as stances_weigh
from recoupe.crosscheck.answer import answer
from recoupe.crosscheck.collection import collection
from recoupe.crosscheck.evidence import NONE, asked, of_match, with_parents
from recoupe.crosscheck.match import scored, too_early
from recoupe.crosscheck.stance import TURNED, negates
from recoupe.crosscheck.statement import Statement, statement
from recoupe.crosscheck.told import ruled as ruled_stances
from recoupe.evaluate.corpus import gold_folder, golden, page
from recoupe.evaluate.lineage import STANCES, StoryAnswer, score_lineage
from recoupe.evaluate.report import public_lineage
from recoupe.lang.odds import Odds
from recoupe.lineage import weigh as relations_weigh
from recoupe.lineage.clusters import clusters
from recoupe.lineage.evidence import Weighing
from recoupe.lineage.profile import Profile, profiles
from recoupe.lineage.sketches import Sketches, sketch
from recoupe.lineage.story import Story
from recoupe.lineage.trace import ruled, trace
from recoupe.model.analysis import Analysis
from recoupe.model.codec import public_dossier

Row = tuple[dict[str, float], str]
COPIES = ("reprint", "partial")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Affair:
    """An affair: the set it belongs to, its name, its documents, its gold, and what readers may ask besides."""

    part: str
    name: str
    documents: tuple[Analysis, ...]
    gold: Mapping[str, Any]
    side: Sequence[Mapping[str, Any]] = ()

    @property
    def key(self) -> tuple[str, str]:
        """Return set and name."""
        return self.part, self.name


def read(folder: Path) -> Iterator[Affair]:
    """Yield the affairs of a folder; the set is called after the folder above, or the folder itself."""
    part = folder.parent.name if folder.name == "lineage" else folder.name
    for name, gold in golden(folder):
        documents = tuple(analyses([str(page(folder, name))]))
        yield Affair(part=part, name=name, documents=documents, gold=gold, side=_side(name))


def _side(name: str) -> Sequence[Mapping[str, Any]]:
    """Return the side claims of an affair, none where nobody wrote any."""
    path = gold_folder() / "side" / f"{name}.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else ()


def install(models: Mapping[str, Odds]) -> None:
    """Let the package weigh with some models."""
    relations_weigh.odds = models.__getitem__
    stances_weigh.odds = models.__getitem__
    second.odds = models.__getitem__


@cache
def stories(affair: Affair) -> tuple[tuple[Story, Weighing], ...]:
    """Return the clusters of an affair as the rules alone decide them."""
    found = {profile.id: profile for profile in profiles(affair.documents)}
    index = Sketches(sketch(profile) for profile in found.values())
    made = [
        ruled((found[key] for key in each.documents), frozenset(each.muted)) for each in clusters(index.numbers, index)
    ]
    return tuple((story, Weighing(story)) for story in made)


def relations(affair: Affair) -> tuple[Row, ...]:
    """Return the evidence for each document's relation."""
    return _relations(affair, Weighing.of_document)


def relations_plain(affair: Affair) -> tuple[Row, ...]:
    """Return the same for affairs that are retold in the same words."""
    return _relations(affair, Weighing.with_copying)


@cache
def _relations(affair: Affair, of: Callable[[Weighing, Profile], dict[str, float]]) -> tuple[Row, ...]:
    documents = affair.gold["documents"]
    return tuple(
        (of(evidence, one), documents[key]["relation"])
        for story, evidence in stories(affair)
        for key, one in story.profiles.items()
        if key in documents
    )


@cache
def parents(affair: Affair) -> tuple[Row, ...]:
    """Return the evidence for each pair of documents, the right relations given."""
    documents = affair.gold["documents"]
    return tuple(
        (
            evidence.of_pair(one, other, documents[key]["relation"], documents[other.id]["relation"]),
            "parent" if other.id in documents[key]["parents"] else "none",
        )
        for story, evidence in stories(affair)
        for key, one in story.profiles.items()
        for other in evidence.before(one)
        if key in documents and other.id in documents
    )


def stances(affair: Affair) -> Iterator[Row]:
    """Yield the evidence for each document's stance on each claim, the right stances of its parents given."""
    known = collection(affair.documents, _traced(affair))
    for claim in affair.gold["claims"]:
        asks = statement(question(claim["text"]))
        likely = known.likely(asks.worth)
        if not stances_weigh.weighable(asks, likely):
            continue
        right = {key: STANCES.get(stance, stance) for key, stance in claim["documents"].items()}
        told, found = scored(asks, likely)
        asking = asked(told, found.values())
        for key, match in found.items():
            if not too_early(asks, match.profile):
                own = of_match(asking, match, known.lineages[key], known.standings[key])
                yield with_parents(own, known.lineages[key], right, found, asking.top), right.get(key, NONE)


def stances_again(affair: Affair) -> Iterator[Row]:
    """Yield the evidence for the second look at each document's stance on each claim and side claim."""
    return ((evidence, stance) for _, evidence, stance in _looks(affair, second.evidence_of))


def stances_plain(affair: Affair) -> Iterator[Row]:
    """Yield the same for affairs that are retold in the same words: of what a statement negates, where it does."""
    for asks, evidence, stance in _looks(affair, second.plain_evidence):
        yield evidence, str(TURNED.get(stance, stance)) if negates(asks) else stance


def _looks(
    affair: Affair, evidence_of: Callable[..., Mapping[str, dict[str, float]]]
) -> Iterator[tuple[Statement, dict[str, float], str]]:
    known = collection(affair.documents, _traced(affair))
    for claim in (*affair.gold["claims"], *affair.side):
        asks = statement(question(claim["text"]))
        right = {key: STANCES.get(stance, stance) for key, stance in claim["documents"].items()}
        for key, evidence in evidence_of(asks, ruled_stances(asks, known), known).items():
            yield asks, evidence, right.get(key) or NONE


def _traced(affair: Affair) -> Any:
    return trace(affair.documents)


def score(affairs: Iterable[Affair], models: Mapping[tuple[str, str], Mapping[str, Odds]]) -> None:
    """Print the scores of each set, each affair weighed with its own models."""
    answers: dict[str, dict[str, StoryAnswer]] = {}
    every = list(affairs)
    for affair in every:
        install(models[affair.key])
        traced = trace(affair.documents)
        answers.setdefault(affair.part, {})[affair.name] = StoryAnswer(
            documents={each.document: public_lineage(each) for each in traced.lineages},
            dossiers={
                claim["text"]: [public_dossier(d) for d in answer(question(claim["text"]), affair.documents, traced)]
                for claim in affair.gold["claims"]
            },
        )
    for part, found in answers.items():
        gold = [(affair.name, affair.gold) for affair in every if affair.part == part]
        for one in score_lineage(gold, found).scores():
            print(f"{part:12} {one.measure:40} {one.f1:.3f}")  # noqa: T201 - a script
