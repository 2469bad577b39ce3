"""Measures, their agreement with the reference scorers, and the gate."""

import json
import random
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from recoupe.errors import ReadError, UsageError
from recoupe.evaluate.corpus import (
    PAGE_SETS,
    STORY_SETS,
    TEXT_SETS,
    THREAD_SETS,
    digest,
    gold_folder,
    golden,
    locate,
    problems,
    read_lines,
)
from recoupe.evaluate.gate import MARGIN, check, raise_floors, read_floors
from recoupe.evaluate.lineage import STANCES, StoryAnswer, score_lineage
from recoupe.evaluate.press import score_press
from recoupe.evaluate.report import Report, evaluate
from recoupe.evaluate.spans import best_pairs, shared, touching
from recoupe.evaluate.structure import score_structure
from recoupe.evaluate.table import HEADER, table, to_json
from recoupe.evaluate.tally import Score, Tally
from recoupe.model.analysis import Analysis
from recoupe.model.document import Document, Passage
from recoupe.model.judgement import Dossier, Lineage

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT / "gold"
SCORERS = ROOT.parent / "shared" / "eval"
SPANNED = ("attributions", "events", "times", "quantities")


# ---- answers made from gold


def offsets(text: str, span: Mapping[str, Any] | None) -> dict[str, Any] | None:
    where = locate(text, span)
    return dict(span or {}) | {"start": where[0], "end": where[1]} if where else (dict(span) if span else None)


def right_answer(item: Mapping[str, Any]) -> dict[str, Any]:
    text = item["text"]
    spans = ("source", "cue", "content", "trigger")
    told = {
        layer: [each | {key: offsets(text, each[key]) for key in spans if key in each} for each in item.get(layer, [])]
        for layer in ("attributions", "events")
    }
    return {"id": item["id"]} | told | {layer: [offsets(text, e) for e in item.get(layer, [])] for layer in SPANNED[2:]}


def right_page(page: Mapping[str, Any]) -> dict[str, Any]:
    passages = [
        passage | {"text": passage["text_start"] + (" … " + passage["text_end"] if passage["chars"] > 60 else "")}
        for passage in page["passages"]
    ]
    return {**page, "passages": passages}


def right_story(story: Mapping[str, Any]) -> StoryAnswer:
    dossiers = {
        claim["text"]: [
            claim
            | {"documents": {key: STANCES.get(stance, stance) for key, stance in claim["documents"].items()}}
            | {
                "contradictions": [
                    c | {"documents": c["docs"]} for c in story["contradictions"] if c["claim"] == claim["id"]
                ]
            }
        ]
        for claim in story["claims"]
    }
    return StoryAnswer(documents=story["documents"], dossiers=dossiers)


def dice(seed: int) -> random.Random:
    return random.Random(seed)


def perturbed(values: Any, chance: random.Random) -> Any:
    """Return JSON values with things dropped, moved and changed here and there."""
    if isinstance(values, list):
        return [perturbed(value, chance) for value in values if chance.random() > 0.15]
    if isinstance(values, dict):
        kept = {key: perturbed(value, chance) for key, value in values.items()}
        return kept | (
            {"end": kept["end"] + chance.randint(0, 30)} if kept.get("end") and chance.random() > 0.6 else {}
        )
    if isinstance(values, str) and chance.random() > 0.93:
        return chance.choice(["SANCTION", "denied", "MLI", "rumour", "2024-08-04", "supports", "rewrite"])
    if isinstance(values, int | float) and chance.random() > 0.93:
        return values + 1
    return values


def as_numbers(tally: Tally) -> dict[str, dict[str, float]]:
    report = Report(digest="", scores={"set": tally.scores()}, mistakes={})
    numbers: dict[str, dict[str, float]] = to_json(report)["sets"]["set"]
    return numbers


def numbers_of_reference(*arguments: object) -> Any:
    if not SCORERS.is_dir():
        pytest.skip("needs ../shared/eval: the reference scorers")
    command = [sys.executable, *map(str, arguments)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.JSONDecoder().raw_decode(done.stdout)[0]  # a line about absent answers may follow


# ---- right answers score 1, no answers 0, and others what the reference says


@pytest.mark.parametrize("name", TEXT_SETS)
def test_right_annotations_score_one_and_none_zero(name: str) -> None:
    gold = read_lines(GOLD / TEXT_SETS[name])
    right = score_press(gold, {item["id"]: right_answer(item) for item in gold})
    assert {score.f1 for score in right.scores() if score.gold} == {1.0}
    assert not right.mistakes
    assert {score.f1 for score in score_press(gold, {}).scores()} == {0.0}


def test_right_pages_score_one_and_none_zero() -> None:
    gold = list(golden(GOLD / PAGE_SETS["structure"]))
    right = score_structure(gold, {name: right_page(page) for name, page in gold})
    assert {score.f1 for score in right.scores() if score.gold} == {1.0}
    empty = {score.measure: score.f1 for score in score_structure(gold, {}).scores()}
    assert empty.pop("boilerplate kept out") == 1.0
    assert set(empty.values()) == {0.0}


def test_right_stories_score_one_and_none_zero() -> None:
    gold = list(golden(GOLD / STORY_SETS["lineage"]))
    right = score_lineage(gold, {name: right_story(story) for name, story in gold})
    assert {score.f1 for score in right.scores()} == {1.0}
    nothing = {score.measure: score.f1 for score in score_lineage(gold, {}).scores()}
    assert 0 < nothing.pop("credit accuracy") < 1
    assert set(nothing.values()) == {0.0}


@pytest.mark.parametrize("name", TEXT_SETS)
@pytest.mark.parametrize("seed", [1, 2])
def test_annotations_score_as_the_reference_says(name: str, seed: int, tmp_path: Path) -> None:
    gold = read_lines(GOLD / TEXT_SETS[name])
    chance = dice(seed)
    answers = {item["id"]: perturbed(right_answer(item), chance) | {"id": item["id"]} for item in gold[:-2]}
    path = tmp_path / "answers.jsonl"
    path.write_text("\n".join(json.dumps(answer) for answer in answers.values()), "utf-8")
    reference = numbers_of_reference(SCORERS / "score.py", "--json", "press", GOLD / TEXT_SETS[name], path)
    ours = as_numbers(score_press(gold, answers))
    assert ours == reference
    assert 0.3 < ours["event trigger"]["f1"] < 1


@pytest.mark.parametrize("seed", [1, 2])
def test_pages_score_as_the_reference_says(seed: int, tmp_path: Path) -> None:
    gold = list(golden(GOLD / PAGE_SETS["structure"]))
    chance = dice(seed)
    answers = {name: perturbed(right_page(page), chance) for name, page in gold[1:]}
    for name, answer in answers.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(answer), "utf-8")
    reference = numbers_of_reference(
        SCORERS / "score.py", "--json", "structure", GOLD / PAGE_SETS["structure"], tmp_path
    )
    assert as_numbers(score_structure(gold, answers)) == reference


PROGRAM = """
import json, os, sys
from pathlib import Path
store, (command, *rest) = Path(os.environ["RECOUPE_STORE"]), sys.argv[2:]
if command == "add":
    store.write_text(Path(rest[0]).stem)
else:
    answer = json.loads((Path(sys.argv[1]) / f"{store.read_text()}.json").read_text())
    print(json.dumps(answer["lineage"] if command == "lineage" else {"dossiers": answer["dossiers"].get(rest[1], [])}))
"""


def test_stories_score_as_the_reference_says(tmp_path: Path) -> None:
    gold = list(golden(GOLD / STORY_SETS["lineage"]))
    chance = dice(3)
    answers: dict[str, StoryAnswer] = {}
    for name, story in gold:
        right = right_story(story)
        answers[name] = StoryAnswer(perturbed(right.documents, chance), perturbed(right.dossiers, chance))
        lines = {"lineage": {"documents": answers[name].documents}, "dossiers": answers[name].dossiers}
        (tmp_path / f"{name}.json").write_text(json.dumps(lines), "utf-8")
    (tmp_path / "program.py").write_text(PROGRAM, "utf-8")
    program = f"{sys.executable} -S {tmp_path / 'program.py'} {tmp_path}"
    reference = numbers_of_reference(
        SCORERS / "lineage.py", GOLD / STORY_SETS["lineage"], "--recoupe", program, "--json"
    )
    ours = {measure: score["f1"] for measure, score in as_numbers(score_lineage(gold, answers)).items()}
    assert ours == {measure: value for measure, value in reference.items() if measure in ours}
    assert 0.3 < ours["parent edges F1"] < 1


# ---- the parts


def test_the_gold_is_well_formed() -> None:
    for path in TEXT_SETS.values():
        items = read_lines(GOLD / path)
        assert len({item["id"] for item in items}) == len(items)
        assert {item["id"]: problems(item) for item in items if problems(item)} == {}


def test_problems_are_named() -> None:
    said = {"source": {"text": "le maire", "kind": "mayor"}, "content": {"text": "absent"}, "modality": "asserted"}
    item = {
        "text": "Selon le maire, il pleut.",
        "attributions": [said],
        "times": [{"text": "il pleut", "value": "hier"}],
    }
    assert problems(item) == ["kind: 'mayor'", "date: 'hier'", "not in the text: 'absent' (n=1)"]


def test_the_nth_occurrence_is_located() -> None:
    assert locate("non, non et non", {"text": "non", "n": 3}) == (12, 15)
    assert locate("non", {"text": None}) is None
    with pytest.raises(ValueError, match="n=2"):
        locate("non", {"text": "non", "n": 2})


intervals = some.tuples(some.integers(0, 40), some.integers(1, 20)).map(lambda pair: (pair[0], sum(pair)))


@given(intervals, intervals)
def test_overlap_is_symmetric_and_one_for_the_same(one: tuple[int, int], other: tuple[int, int]) -> None:
    assert shared(one, other) == shared(other, one)
    assert (shared(one, other) == 1) == (one == other)
    assert (shared(one, other) > 0) == touching(one, other)


def test_nobody_on_both_sides_is_the_same() -> None:
    assert shared(None, None) == 1
    assert shared(None, (0, 1)) == 0
    assert not touching(None, None)


@given(some.lists(intervals, max_size=6), some.lists(intervals, max_size=6))
def test_pairs_are_one_to_one(gold: list[tuple[int, int]], found: list[tuple[int, int]]) -> None:
    pairs = best_pairs(gold, found, shared, least=0.5)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert all(shared(gold[i], found[j]) >= 0.5 for i, j in pairs)


# ---- the whole, with a runner that finds nothing


class Blank:
    """A program that reads lines and finds nothing in them."""

    def annotate(self, path: Path) -> Iterable[Analysis]:
        for item in read_lines(path):
            passage = Passage(kind="body", text=item["text"], start=0, end=len(item["text"]))
            yield Analysis(document=Document(id=item["id"], text=item["text"], passages=(passage,)))

    def read(self, path: Path) -> Document:
        if path.suffix == ".xml":
            raise ReadError("no-text", "nothing in it")
        return Document(id=path.name, text="", passages=())

    def story(self, path: Path, statements: Sequence[str]) -> tuple[Iterable[Lineage], Mapping[str, Sequence[Dossier]]]:
        ids = [item["id"] for item in read_lines(path)]
        found = (Lineage(document=key, relation="origin", parents=(), credit=False, reasons=()) for key in ids)
        return found, dict.fromkeys(statements, ())


@pytest.fixture(scope="module")
def report() -> Report:
    return evaluate((), Blank(), folder=GOLD)


def test_a_report_has_every_set(report: Report) -> None:
    assert list(report.scores) == [*TEXT_SETS, *PAGE_SETS, *STORY_SETS, *THREAD_SETS]
    assert report.digest == digest(gold_folder())
    assert 0 < report.values()["lineage"]["relation accuracy"] < 1
    assert report.values()["press"]["attribution content @0.5"] == 0
    assert report.mistakes["press"]


def test_a_report_can_hold_one_set_and_refuses_an_unknown_one() -> None:
    assert list(evaluate(["plover"], Blank(), folder=GOLD).scores) == ["plover"]
    with pytest.raises(UsageError, match="there are press, plover, press-2"):
        evaluate(["presse"], Blank(), folder=GOLD)


def test_a_report_prints_as_rows(report: Report) -> None:
    rows = table(report, {"press": {"time span": 0.5}})
    assert {len(row) for row in rows} == {len(HEADER)}
    assert [row[-1] for row in rows if row[:2] == ("press", "time span")] == ["0.500"]


# ---- the gate


def made(value: int, *, key: str = "d") -> Report:
    return Report(
        digest=key, scores={"press": (Score(measure="time span", gold=1000, found=1000, right=value),)}, mistakes={}
    )


def test_floors_stand_just_under_the_scores_and_are_only_raised(tmp_path: Path) -> None:
    assert read_floors(tmp_path).floors == {}
    assert "--raise-floors" in check(made(900), read_floors(tmp_path))[0].sentence
    assert raise_floors(made(900), tmp_path).floors == {"press": {"time span": 0.895}}
    assert raise_floors(made(800), tmp_path).floors == {"press": {"time span": 0.895}}
    assert raise_floors(made(950), tmp_path) == read_floors(tmp_path)
    assert read_floors(tmp_path).floors == {"press": {"time span": 0.95 - MARGIN}}


def test_a_score_under_its_floor_shuts_the_gate(tmp_path: Path) -> None:
    floors = raise_floors(made(900), tmp_path)
    assert check(made(895), floors) == []
    assert [failure.sentence for failure in check(made(894), floors)] == [
        "press: time span is 0.894, under its floor of 0.895."
    ]
    assert check(replace(made(0), scores={"plover": ()}), floors) == []


def test_another_gold_shuts_the_gate_and_says_what_to_do(tmp_path: Path) -> None:
    floors = raise_floors(made(900), tmp_path)
    assert "delete gold/floors.json" in check(made(999, key="e"), floors)[0].sentence
    with pytest.raises(UsageError, match=r"delete gold/floors\.json"):
        raise_floors(made(999, key="e"), tmp_path)


def test_the_digest_follows_the_data_alone(tmp_path: Path) -> None:
    shutil.copytree(GOLD, tmp_path / "gold")
    assert digest(tmp_path / "gold") == digest(GOLD)
    (tmp_path / "gold" / "dev" / "README.md").write_text("other words", "utf-8")
    (tmp_path / "gold" / "floors.json").write_text("{}", "utf-8")
    assert digest(tmp_path / "gold") == digest(GOLD)
    with (tmp_path / "gold" / TEXT_SETS["press"]).open("a", encoding="utf-8") as lines:
        lines.write("\n")
    assert digest(tmp_path / "gold") != digest(GOLD)
