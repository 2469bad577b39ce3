"""The seeds are annotated as the golden file says, which was read line by line (``make golden`` writes it anew)."""

import json
import re

import pytest

from golden_seeds import GOLDEN, SEEDS, annotated

KEPT = json.loads(GOLDEN.read_text("utf-8"))


@pytest.fixture(scope="module")
def found() -> dict[str, dict[str, object]]:
    if not SEEDS.is_dir():
        pytest.skip("needs ../shared/seeds: third parties' data")
    return json.loads(json.dumps(annotated()))  # type: ignore[no-any-return]


@pytest.mark.parametrize("name", sorted(KEPT))
@pytest.mark.parametrize("part", ["sha256", "attributions", "events", "statements", "times", "quantities", "stances"])
def test_the_seeds_are_annotated_as_read(name: str, part: str, found: dict[str, dict[str, object]]) -> None:
    assert found[name][part] == KEPT[name][part]


def test_the_golden_file_holds_no_words_of_the_seeds() -> None:
    strings = re.findall(r'"([^"]*)"', GOLDEN.read_text("utf-8"))
    assert [each for each in strings if " " in each and each != "no comment"] == []
