import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.lang.lexicon import Entry
from recoupe.lang.pack import language_pack
from recoupe.lineage.anchors import anchors
from recoupe.lineage.cues import _patterns, find_cues
from recoupe.lineage.profile import plain

LEXICONS = (
    "credit",
    "denial",
    "doubt",
    "firsthand",
    "retraction",
    "negation",
    "opinion",
    "anonymous",
    "document",
    "affirmation",
)
PACK = language_pack("fr")
assert PACK is not None
LINES = [line for name in LEXICONS for line in PACK.lexicon(f"{name}_cues")]


def example(line: Entry) -> str:
    return plain(line.example.replace("[[", "").replace("]]", ""))


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
def test_a_line_that_matches_holds_one_of_its_anchors(line: Entry) -> None:
    needed = anchors(line.get("pattern"))
    text = example(line).lower()
    assert not needed or any(each in text for each in needed)


PIECES = st.sampled_from([example(line) for line in LINES])


@given(st.lists(PIECES, max_size=4), st.sampled_from(LEXICONS))
def test_anchors_leave_out_no_cue(pieces: list[str], name: str) -> None:
    text = "\n".join(pieces)
    found = {(cue.rule, cue.start) for cue in find_cues(f"{name}_cues", text)}
    tried = {
        (rule, each.start()) for rule, _, _, pattern in _patterns(f"{name}_cues") for each in pattern.finditer(text)
    }
    assert found == tried
