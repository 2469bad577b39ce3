from dataclasses import replace

import pytest

from recoupe.annotate.parsed import Parsed
from recoupe.annotate.speech.lexicons import lexicon
from recoupe.annotate.stance import attitude_of, contradicts, find_stances
from recoupe.lang.lexicon import Entry
from recoupe.model.document import Document, Passage
from speech_samples import MARK

CUES = list(lexicon("stance_cues"))


@pytest.mark.parametrize("entry", CUES, ids=[entry.key for entry in CUES])
def test_every_cue_matches_its_example_and_not_its_counter(entry: Entry) -> None:
    attitude, key = attitude_of(MARK.sub(r"\1", entry.example))
    assert (attitude, bool(key)) == (entry.get("attitude"), True)
    assert attitude_of(entry.counter)[1] != entry.key.replace(" ", "-")


@pytest.mark.parametrize(
    ("text", "attitude"),
    [
        ("C'est du délire, cet article.", "deny"),
        ("je suis pas d'accord avec toi", "deny"),
        ("Je suis d'accord avec lui, pour une fois.", "support"),
        ("Vous avez des preuves ?", "query"),
        ("pourquoi ?", "query"),
        ("Le pont de Tarbal date de 1930.", "comment"),
        ("« C'est faux » est le titre du livre.", "comment"),
    ],
)
def test_attitudes(text: str, attitude: str) -> None:
    assert attitude_of(text)[0] == attitude


def thread(*parts: tuple[str, str]) -> Document:
    text, passages = "", []
    for kind, words in parts:
        passages.append(Passage(kind=kind, text=words, start=len(text), end=len(text) + len(words)))  # type: ignore[arg-type]
        text += words + "\n"
    return Document(id="d", text=text, passages=tuple(passages))


def test_comments_answer_the_article_and_posts_the_post_before() -> None:
    page = thread(("body", "Le pont est fermé."), ("comment", "C’est faux !"))
    assert [(each.passage, each.attitude) for each in find_stances(Parsed(page, ()))] == [(1, "deny")]
    posts = thread(("post", "C’est faux, tout est faux."), ("post", "Pourquoi ?"))
    assert [(each.passage, each.attitude) for each in find_stances(Parsed(posts, ()))] == [(1, "query")]


@pytest.mark.parametrize(
    ("text", "parent", "verdict"),
    [
        ("Aucun fusil n’a été retrouvé.", "Les casseurs avaient des fusils.", True),
        ("Des fusils, ils en avaient.", "Ils n’avaient pas de fusils.", True),
        ("Les fusils sont au musée.", "Les casseurs avaient des fusils.", False),
        ("Il ne pleut pas.", "Les casseurs avaient des fusils.", False),
    ],
)
def test_an_answer_in_the_negative_contradicts_what_it_answers(text: str, parent: str, verdict: bool) -> None:  # noqa: FBT001
    assert contradicts(text, parent) is verdict


def test_a_reader_s_answer_is_read_beside_what_it_answers() -> None:
    page = thread(("body", "Le pont est fermé."), ("comment", "Des fusils, oui."), ("comment", "Pas un fusil ici."))
    page = replace(page, passages=(*page.passages[:2], replace(page.passages[2], reply_to=1)))
    assert [each.rule for each in find_stances(Parsed(page, ()))][1] == "fr.stance.contradiction@1"
