"""The examples on the pages about speech and events are what the program gives."""

import re
from pathlib import Path

import pytest

from recoupe.annotate.run import analyse
from recoupe.annotate.stance import attitude_of
from recoupe.model.analysis import Analysis
from speech_samples import parsed

DOCS = Path(__file__).resolve().parents[1] / "docs"
Row = list[str]


def table(page: str, head: str) -> list[Row]:
    """Return the cells of the table whose first line is this."""
    lines = (DOCS / page).read_text("utf-8").splitlines()
    start = lines.index(head) + 2
    rows = []
    for line in lines[start:]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip().strip("`") for cell in line.strip("|").split("|")])
    return rows


def analyses(rows: list[Row], column: int) -> list[Analysis]:
    return [analyse(each) for each in parsed(*(row[column] for row in rows))]


def test_attributions() -> None:
    rows = table("attributions.md", "| rule | example | source | content |")
    wrong = []
    for (rule, text, source, content), found in zip(rows, analyses(rows, 1), strict=True):
        given = [(e.rule, e.source.text or "–", e.content.text) for e in found.attributions]
        if (rule, source, content) not in given:
            wrong.append((text, given))
    assert wrong == []


def test_every_rule_of_speech_is_on_its_page() -> None:
    folder = DOCS.parent / "src" / "recoupe" / "annotate" / "speech"
    named = {rule for path in folder.glob("*.py") for rule in re.findall(r'"(fr\.[\w.]+@\d)"', path.read_text("utf-8"))}
    page = (DOCS / "attributions.md").read_text("utf-8")
    assert sorted(rule for rule in named if rule not in page) == []


def test_modality_and_factuality() -> None:
    rows = table("modality.md", "| modality | example | factuality |")
    given = [
        (found.attributions[0].modality, " ".join(f"{e.source}={e.value}" for e in found.attributions[0].factuality))
        for found in analyses(rows, 1)
    ]
    assert given == [(modality, facts) for modality, _, facts in rows]


def test_statements() -> None:
    rows = table("statements.md", "| rule | cameo | example | source | about |")
    given = [
        [(e.rule, e.cameo, e.source.text, e.about.text if e.about else "–") for e in found.statements]
        for found in analyses(rows, 2)
    ]
    assert given == [[(rule, cameo, source, about)] for rule, cameo, _, source, about in rows]


def test_stances() -> None:
    rows = table("stance.md", "| rule | example | attitude |")
    assert [(f"fr.stance.{key}@1", attitude) for attitude, key in (attitude_of(row[1]) for row in rows)] == [
        (rule, attitude) for rule, _, attitude in rows
    ]


def test_events() -> None:
    rows = table("events.md", "| rule | example | type | status |")
    wrong = []
    for (rule, text, type_, status), found in zip(rows, analyses(rows, 1), strict=True):
        given = [(e.rule, f"{e.type} {e.mode or ''}".strip(), e.status) for e in found.events]
        if (rule, type_, status) not in given:
            wrong.append((text, given))
    assert wrong == []


@pytest.mark.parametrize("page", ["attributions.md", "modality.md", "statements.md", "stance.md", "events.md"])
def test_every_page_tells_its_misses(page: str) -> None:
    assert "nown misses" in (DOCS / page).read_text("utf-8")
