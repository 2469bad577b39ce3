"""Every line of the reading lexicons matches its example and not its counter-example."""

import re

import pytest

from recoupe.lang.lexicon import Entry, Lexicon
from recoupe.lang.pack import language_pack
from recoupe.read.interface import is_interface, opens_comments
from recoupe.read.register import features, tokens


def lexicon(name: str) -> Lexicon:
    pack = language_pack("fr")
    assert pack is not None
    return pack.lexicon(name)


def marked(entry: Entry) -> str:
    found = re.search(r"\[\[(.+)\]\]", entry.example)
    assert found is not None
    return found[1]


@pytest.mark.parametrize("entry", lexicon("interface"), ids=lambda entry: entry.key)
def test_interface_words_are_whole_lines(entry: Entry) -> None:
    assert is_interface(marked(entry))
    assert not is_interface(entry.counter)


@pytest.mark.parametrize("entry", lexicon("register"), ids=lambda entry: entry.key)
def test_words_of_a_register_weigh_where_they_are_whole(entry: Entry) -> None:
    assert entry.get("side") in {"reader", "press"}
    assert tokens(marked(entry)) == tokens(entry.key)
    plain = features("Le mur tombe.")
    with_cue, without = features(f"Le mur {marked(entry)} tombe."), features(f"Le mur x{marked(entry)}x tombe.")
    side = entry.get("side")
    seen, unseen = ((sheet.reader if side == "reader" else -sheet.press) for sheet in (with_cue, without))
    assert seen > (plain.reader if side == "reader" else -plain.press)
    assert unseen <= seen


@pytest.mark.parametrize(
    "line",
    ["👍 12 · 4 commentaires", "318 commentaires · 94 partages", "1,2 K", "Répondre · J’aime · 3 h", "RÉPONDRE", "***"],
)
def test_counters_and_rows_of_buttons_are_interface(line: str) -> None:
    assert is_interface(line)


@pytest.mark.parametrize(
    "line", ["12 mars 2021", "👏👏👏", "2021", "Je réponds à tous", "Merci !", "Il faut réagir, vite."]
)
def test_words_of_people_and_dates_are_not(line: str) -> None:
    assert not is_interface(line)


@pytest.mark.parametrize(
    "line", ["12 commentaires", "Commentaires (4)", "Vos réactions", "4 comments", "Laisser un commentaire"]
)
def test_headings_over_comments(line: str) -> None:
    assert opens_comments(line)
