"""Every example of docs/lineage.md is concluded as the page says, and the page names every rule."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from lineage_story import page
from recoupe.lineage.trace import trace

ROOT = Path(__file__).resolve().parents[1]
TEXT = (ROOT / "docs" / "lineage.md").read_text("utf-8")
STORY = re.compile(r"(?:^    .+\n)+", re.MULTILINE)
LINE = re.compile(r"^ {4}(?P<outlet>[^:]+), (?P<day>\d{4}-\d\d-\d\d): (?P<text>.+)$", re.MULTILINE)
RESULT = re.compile(
    r"^ {4}→ (?P<who>.+?)(?: \((?P<day>[\d-]+)\))?: (?P<relation>\w+) of (?P<parents>.+?)(?P<credit>, credited)? "
    r"\[(?P<rule>[\w.@-]+)\]$",
    re.MULTILINE,
)


class Block(NamedTuple):
    lines: list[tuple[str, str, str]]
    result: dict[str, str | None]


WEIGHED = {"lineage.weighed@1", "lineage.likely-parent@1"}
"""Rules that need more documents than an example holds."""
BLOCKS = [
    Block([found.group("outlet", "day", "text") for found in LINE.finditer(block)], result.groupdict())  # type: ignore[misc]
    for block in STORY.findall(TEXT)
    if (result := RESULT.search(block))
]


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.result["rule"])
def test_an_example_is_concluded_as_the_page_says(block: Block) -> None:
    pages = {}
    for outlet, day, text in block.lines:
        key = f"{outlet} {day}"
        pages[key] = page(key, text.replace(" — ", "\n\n— "), outlet=outlet, published=day)
    want = block.result
    found = {each.document: each for each in trace(pages.values()).lineages}
    key = next(key for key in reversed(pages) if key.startswith(f"{want['who']} {want['day'] or ''}"))
    parents = sorted(parent.rsplit(" ", 1)[0] for parent in found[key].parents)
    told = sorted((want["parents"] or "").split(", ")) if want["parents"] != "nobody" else []
    assert (found[key].relation, parents, found[key].credit) == (want["relation"], told, bool(want["credit"]))
    assert want["rule"] in {reason.rule for reason in found[key].reasons}


def test_the_page_names_every_rule() -> None:
    files = (ROOT / "src" / "recoupe" / "lineage").glob("*.py")
    rules = {rule for path in files for rule in re.findall(r'rule="(lineage\.[\w-]+@\d+)"', path.read_text("utf-8"))}
    assert rules
    assert rules - {block.result["rule"] for block in BLOCKS} - WEIGHED == set()
    assert all(rule in TEXT for rule in WEIGHED)
