import re

import pytest

from recoupe.crosscheck.opposites import opposed
from recoupe.lang.fr.stems import stem, words
from recoupe.lang.lexicon import Entry
from recoupe.lang.pack import language_pack
from recoupe.lineage.cues import find_cues
from recoupe.lineage.outlets import institution
from recoupe.lineage.profile import plain

CUES = (
    "credit", "denial", "negation", "doubt", "firsthand", "first_person", "opinion", "retraction", "anonymous",
    "document", "communique", "affirmation",
)  # fmt: skip
PACK = language_pack("fr")
assert PACK is not None
LINES = [(f"{name}_cues", line) for name in CUES for line in PACK.lexicon(f"{name}_cues")]


def spans(lexicon: str, line: Entry, text: str) -> list[str]:
    rule = f"fr.{lexicon}.{line.key}@1"
    return [cue.text for cue in find_cues(lexicon, plain(text).replace("¶", "\n")) if cue.rule == rule]


@pytest.mark.parametrize(("lexicon", "line"), LINES, ids=[f"{name}-{line.key}" for name, line in LINES])
def test_each_line_matches_its_example_and_not_its_counter_example(lexicon: str, line: Entry) -> None:
    marked = re.search(r"\[\[(.+?)\]\]", line.example)
    assert marked
    found = spans(lexicon, line, line.example.replace("[[", "").replace("]]", ""))
    assert plain(marked[1]).strip() in found
    assert not spans(lexicon, line, line.counter)


@pytest.mark.parametrize("line", list(PACK.lexicon("institutions")), ids=lambda line: line.key)
def test_institutions_are_told_from_outlets(line: Entry) -> None:
    assert institution(line.example.replace("[[", "").replace("]]", ""))
    assert institution(line.counter) is None


@pytest.mark.parametrize("line", list(PACK.lexicon("senses")), ids=lambda line: line.key)
def test_senses_stand_in_their_example(line: Entry) -> None:
    group = {stem(word) for word in (line.key, *line.get("words").split())}
    marked = re.search(r"\[\[(.+?)\]\]", line.example)
    assert marked
    assert {word.key for word in words(marked[1])} & group
    assert not {word.key for word in words(line.counter)} & group


@pytest.mark.parametrize("line", list(PACK.lexicon("opposites")), ids=lambda line: line.key)
def test_opposites_oppose_the_words_of_their_example(line: Entry) -> None:
    one = {stem(line.key)}
    assert all(opposed(one, {stem(word)}) for word in line.get("words").split())
    assert opposed(one, {word.key for word in words(line.counter)}) is None
