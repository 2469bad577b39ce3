"""Lexicons: tables whose lines carry their own test."""

from pathlib import Path

import pytest

from recoupe.lang.lexicon import read_lexicon

HEAD = "key\tsense\texample\tcounter\torigin\n"


def test_lines_are_found_by_key_in_their_order(tmp_path: Path) -> None:
    path = tmp_path / "verbs.tsv"
    path.write_text(
        f"{HEAD}# a comment\ndire\tsay\tIl [[dit]].\tUn dit.\town\ndire\ttell\tIl [[dit]].\tx\town\n", "utf-8"
    )
    lexicon = read_lexicon(path)
    assert [entry.get("sense") for entry in lexicon["dire"]] == ["say", "tell"]
    assert "dire" in lexicon
    assert lexicon["faire"] == ()
    assert len(lexicon) == 2


def test_a_line_without_its_counter_example_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "verbs.tsv"
    path.write_text(f"{HEAD}dire\tsay\tIl [[dit]].\t\town\n", "utf-8")
    with pytest.raises(ValueError, match="“dire” lacks counter"):
        read_lexicon(path)
