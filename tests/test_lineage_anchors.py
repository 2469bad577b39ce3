import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.lang.pack import language_pack
from recoupe.lineage.anchors import anchors
from recoupe.lineage.cues import _patterns, find_cues

LEXICONS = ("credit", "denial", "doubt", "firsthand", "retraction", "negation", "opinion", "anonymous", "document")
PACK = language_pack("fr")
assert PACK is not None
LINES = [line for name in LEXICONS for line in PACK.lexicon(f"{name}_cues")]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("dément|nie ", {"dément", "nie "}),
        (r"a (?:\w+ )?exclu(?:e|ent)?\b", {"exclu"}),
        ("(?:le |la )?maire", {"maire"}),
        ("(?:oui|) non|peut-être", {" non", "peut-être"}),
        (r"(?<!ne )refus[eé]|(?=abc)déf", {"refus", "déf"}),
        (r"parol{2}es?\.", {"parol"}),
        (r"Selon {X}", {"selon "}),
        (r"\d+ \w", set()),
        ("jamais|on", set()),
    ],
)
def test_anchors_are_what_no_match_can_lack(pattern: str, found: set[str]) -> None:
    assert anchors(pattern) == found


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.key)
def test_a_line_that_matches_holds_one_of_its_anchors(line: object) -> None:
    needed = anchors(line.get("pattern"))  # type: ignore[attr-defined]
    marked = re.search(r"\[\[(.+?)\]\]", line.example)  # type: ignore[attr-defined]
    assert marked
    assert not needed or any(each in line.example.lower() for each in needed)  # type: ignore[attr-defined]


PIECES = st.sampled_from([line.example.replace("[[", "").replace("]]", "") for line in LINES])


@given(st.lists(PIECES, max_size=4), st.sampled_from(LEXICONS))
def test_anchors_leave_out_no_cue(pieces: list[str], name: str) -> None:
    text = "\n".join(pieces)
    found = {(cue.rule, cue.start) for cue in find_cues(f"{name}_cues", text)}
    tried = {
        (rule, each.start()) for rule, _, _, pattern in _patterns(f"{name}_cues") for each in pattern.finditer(text)
    }
    assert found == tried
