"""Public statements: who states what about whom."""

import pytest

from recoupe.annotate.run import analyse
from recoupe.annotate.speech.lexicons import lexicon
from recoupe.model.annotation import PublicStatement
from speech_samples import parsed, unmarked


def stated(text: str) -> tuple[PublicStatement, ...]:
    return analyse(parsed(text)[0]).statements


VERBS = list(lexicon("statement_verbs"))


def test_every_verb_of_statement_matches_its_example_and_not_its_counter() -> None:
    examples = [unmarked(entry.example) for entry in VERBS]
    wrong = []
    for entry, (_, start, end), each in zip(VERBS, examples, parsed(*(text for text, _, _ in examples)), strict=True):
        found = analyse(each).statements
        here = [one for one in found if one.cue.start < end and start < one.cue.end]
        if [(one.kind, one.cameo) for one in here] != [(entry.get("kind"), entry.get("cameo"))]:
            wrong.append(f"{entry.key}: {entry.example} {[(one.kind, one.cue.text) for one in found]}")
    for entry, each in zip(VERBS, parsed(*(entry.counter for entry in VERBS)), strict=True):
        if analyse(each).statements:
            wrong.append(f"{entry.key} found in {entry.counter}")
    assert wrong == []


CASES = [
    # text, kind, source, about, content
    ("Le Mali a salué la décision du Niger.", "praise", "Le Mali", "Niger", "la décision du Niger"),
    ("Paris a condamné l’attaque menée par la Russie.", "blame", "Paris", "Russie", "l’attaque menée par la Russie"),
    ("Le ministre a appelé le Mali à libérer les otages.",
     "appeal", "Le ministre", "Mali", "le Mali à libérer les otages"),
    ("Le groupe a revendiqué l’attaque de Tarbal.", "responsibility", "Le groupe", None, "l’attaque de Tarbal"),
    ("Le ministère n’a pas commenté l’annonce.", "no comment", "Le ministère", None, "l’annonce"),
    ("Le ministère dément avoir armé le Mali.", "denial", "Le ministère", "Mali", "avoir armé le Mali"),
    ("La décision a été critiquée par le Mali.", "blame", "le Mali", None, "La décision"),
    ("Le porte-parole a déclaré que le Mali avait fermé sa frontière.",
     "declaration", "Le porte-parole", "Mali", "le Mali avait fermé sa frontière"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "source", "about", "content"), CASES, ids=[case[0][:30] for case in CASES])
def test_one_statement(text: str, kind: str, source: str, about: str | None, content: str) -> None:
    (found,) = stated(text)
    assert (found.kind, found.source.text) == (kind, source)
    assert (found.about.text if found.about else None) == about
    assert found.content is not None
    assert found.content.text == content


@pytest.mark.parametrize(
    "text",
    [
        "Le tribunal a condamné trois hommes à deux ans de prison.",
        "Le ministre n’a pas condamné l’attaque.",
        "Le ministre condamnera l’attaque.",
        "Le ministre a déclaré que le pont était fermé.",
    ],
)
def test_no_statement(text: str) -> None:
    assert stated(text) == ()


def test_a_statement_points_to_the_attribution_that_it_stands_in() -> None:
    found = analyse(parsed("Selon un diplomate, le Mali a salué la décision du Niger.")[0])
    praise = next(each for each in found.statements if each.kind == "praise")
    assert praise.attribution is not None
    assert found.attributions[praise.attribution].source.text == "un diplomate"


def test_a_statement_points_to_the_event_with_its_words() -> None:
    found = analyse(parsed("Le Mali accuse la France d’avoir violé son espace aérien.")[0])
    (blamed,) = (each for each in found.statements if each.kind == "accusation")
    assert blamed.event is not None
    assert found.events[blamed.event].type == "ACCUSE"
