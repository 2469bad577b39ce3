"""The second look: the first answers are evidence beside what else a document shows."""

import pytest

from recoupe.crosscheck import second
from recoupe.crosscheck.collection import Collection, collection
from recoupe.crosscheck.counts import counts
from recoupe.crosscheck.second import First, looked_again, second_evidence
from recoupe.crosscheck.statement import Statement, statement
from recoupe.crosscheck.told import first_answers, query_of
from recoupe.lang.odds import BIAS, Odds
from recoupe.lineage.profile import Profile
from recoupe.lineage.trace import trace
from recoupe.model.analysis import Analysis
from recoupe.model.document import Document, Passage

SAYS = "Le pont de Tamarin a été vendu à Brumelec pour douze millions."
TEXTS = (
    "Le pont de Tamarin rouvrira au printemps.",
    SAYS,
    "Le pont de Tamarin n’a pas été vendu à Brumelec, dit la mairie.",
    "Brumelec a payé neuf millions pour le pont de Tamarin, et non douze millions.",
    "Le pont de Tamarin a-t-il été vendu à Brumelec ?",
    *(f"Le pont de Tamarin a été repeint en {colour} par la ville." for colour in ("bleu", "vert", "gris", "brun")),
)


def document(number: int, text: str) -> Analysis:
    passage = Passage(kind="body", text=text, start=0, end=len(text), language="fr")
    made = Document(
        id=f"d{number}",
        text=text,
        passages=(passage,),
        language="fr",
        outlet=f"Le Cap {number}",
        published=f"2021-05-{10 + number}",
    )
    return Analysis(document=made, quantities=counts(text))


@pytest.fixture
def known() -> Collection:
    every = [document(number, text) for number, text in enumerate(TEXTS)]
    return collection(every, trace(every))


def asked() -> Statement:
    query = query_of(Profile(document(99, SAYS)).sentences[0])
    return statement(Analysis(document=query.document, quantities=counts(SAYS)))


def found(known: Collection) -> dict[str, dict[str, float]]:
    statement_, everybody = asked(), known.profiles
    first, _ = first_answers(statement_, known)
    return second_evidence(statement_, first, known, everybody)


def test_a_negation_before_the_statement_s_words_is_seen(known: Collection) -> None:
    evidence = found(known)
    assert evidence["d2"]["negates"] == 1.0
    assert evidence["d1"]["negates"] == 0.0


def test_a_number_that_is_set_aside_is_seen(known: Collection) -> None:
    evidence = found(known)
    assert evidence["d3"]["instead"] == 1.0
    assert evidence["d1"]["instead"] == 0.0


def test_a_question_is_seen(known: Collection) -> None:
    assert found(known)["d4"]["asks"] == 1.0


def test_what_came_before_the_first_teller_is_told(known: Collection) -> None:
    evidence = found(known)
    assert all(evidence[key]["before"] == 0.0 for key in ("d1", "d2"))
    assert evidence["d0"]["before"] == 1.0


def model(**bias: float) -> Odds:
    answers = ("supports", "doubts", "denies", "retracts")
    return Odds("none", answers, {BIAS: tuple(bias.get(each, -9.0) for each in answers)})


@pytest.mark.parametrize(
    ("bias", "stance"),
    [({"supports": 2.0}, "supports"), ({"denies": 5.0}, "denies"), ({"supports": -8.0, "denies": -8.0}, None)],
)
def test_the_first_answer_gives_way_to_what_is_far_likelier(
    known: Collection, monkeypatch: pytest.MonkeyPatch, bias: dict[str, float], stance: str | None
) -> None:
    monkeypatch.setattr(second, "odds", lambda _: model(**bias))
    first, _ = first_answers(asked(), known)
    assert first.held["d1"] == "supports"
    assert looked_again(asked(), first, known, known.profiles).held.get("d1") == stance


def test_a_doubtful_document_stays_but_vouches_for_nothing(known: Collection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second, "odds", lambda _: model(supports=-3.5))
    first, _ = first_answers(asked(), known)
    assert first.held["d1"] == "supports"
    again = looked_again(asked(), first, known, known.profiles)
    assert "d1" in again.held
    assert "d1" in again.unsure


def test_few_documents_keep_their_first_answers(known: Collection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second, "odds", lambda _: model(denies=9.0))
    few = {key: known.profiles[key] for key in ("d1", "d2")}
    first = First(ruled={}, found={}, held={"d1": "supports"}, unsure=frozenset())
    assert looked_again(asked(), first, known, few).held == {"d1": "supports"}
