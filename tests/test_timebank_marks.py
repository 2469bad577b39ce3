"""French TimeBank's own marks (issue 5's outside check): reporting verbs, conditionals, negations."""

import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from recoupe.annotate.attributions import find_attributions
from recoupe.annotate.line import Line
from recoupe.annotate.modality import conditional, negated
from recoupe.annotate.parsed import Parsed, parse
from recoupe.annotate.speech.groups import reporting_verb, verb_group
from speech_samples import document

FOLDER = Path(__file__).resolve().parents[1].parent / "shared" / "data" / "fr-timebank"
Mark = tuple[int, int, dict[str, str]]


def read(path: Path) -> tuple[str, list[Mark]]:
    """Return a file's text and its events: start, end, attributes."""
    text, marks = "", list[Mark]()

    def walk(node: ET.Element) -> None:
        nonlocal text
        start = len(text)
        text += node.text or ""
        for child in node:
            walk(child)
            text += child.tail or ""
        if node.tag == "EVENT":
            marks.append((start, len(text), dict(node.attrib)))

    body = ET.fromstring(path.read_bytes()).find("TEXT")  # noqa: S314 - a file of ours
    if body is not None:
        walk(body)
    return text, marks


@cache
def documents() -> list[tuple[Parsed, list[Mark]]]:
    if not FOLDER.is_dir():
        pytest.skip("needs ../shared/data/fr-timebank: third parties' data")
    made = [read(path) for path in sorted(FOLDER.glob("*.tml"))]
    every = parse(document(text, str(number)) for number, (text, _) in enumerate(made))
    return [(each, marks) for each, (_, marks) in zip(every, made, strict=True)]


def places(each: Parsed, marks: list[Mark]) -> Iterator[tuple[Line, int, dict[str, str]]]:
    """Yield the line and the word that each mark begins at, with the mark's attributes."""
    for paragraph in each.paragraphs:
        line = Line(paragraph)
        starts = {paragraph.start + token.idx: place for place, token in enumerate(line.words)}
        for start, _, attributes in marks:
            if start in starts:
                yield line, starts[start], attributes


def f1(found: Counter[tuple[bool, bool]]) -> float:
    """Return F1 from counts of (marked, found)."""
    return 2 * found[True, True] / (2 * found[True, True] + found[True, False] + found[False, True])


def test_reporting_verbs_are_cues() -> None:
    known = heard = total = 0
    for each, marks in documents():
        cues = [record.cue for record in find_attributions(each, ()) if record.cue]
        verbs = [mark for mark in marks if mark[2]["class"] == "REPORTING" and mark[2]["pos"] == "VERB"]
        total += len(verbs)
        heard += sum(any(cue.start < end and start < cue.end for cue in cues) for start, end, _ in verbs)
        for line, place, attributes in places(each, verbs):
            group = verb_group(line, place)
            known += attributes["class"] == "REPORTING" and group is not None and bool(reporting_verb(line, group))
    assert known / total >= 0.9, (known, total)
    assert heard / total >= 0.9, (heard, total)


def test_conditionals() -> None:
    found = Counter[tuple[bool, bool]]()
    for each, marks in documents():
        for line, place, attributes in places(each, marks):
            if attributes["pos"] == "VERB":
                group = verb_group(line, place)
                word = line.words[group.first if group else place]
                found[attributes.get("mood") == "CONDITIONAL", conditional(word)] += 1
    assert f1(found) >= 0.9, found


def test_negations() -> None:
    found = Counter[tuple[bool, bool]]()
    for each, marks in documents():
        for line, place, attributes in places(each, marks):
            found[attributes.get("polarity") == "NEG", negated(line, place)] += 1
    assert f1(found) >= 0.9, found
