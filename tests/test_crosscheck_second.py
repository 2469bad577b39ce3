"""The second look: what sets a statement apart in its affair, and side issues that few documents tell."""

import pytest

from recoupe.crosscheck import second, weigh
from recoupe.crosscheck import told as finds
from recoupe.crosscheck.collection import Collection, collection
from recoupe.crosscheck.counts import counts
from recoupe.crosscheck.coverage import coverage
from recoupe.crosscheck.evidence import NONE
from recoupe.crosscheck.second import Ruled, evidence_of, looked_again
from recoupe.crosscheck.statement import Statement, statement
from recoupe.crosscheck.told import query_of, ruled
from recoupe.crosscheck.weigh import Weighed
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
        id=f"d{number}", text=text, passages=(passage,), language="fr", outlet=f"Le Cap {number}",
        published=f"2021-05-{10 + number}",
    )  # fmt: skip
    return Analysis(document=made, quantities=counts(text))


@pytest.fixture
def known() -> Collection:
    every = [document(number, text) for number, text in enumerate(TEXTS)]
    return collection(every, trace(every))


def asked() -> Statement:
    query = query_of(Profile(document(99, SAYS)).sentences[0])
    return statement(Analysis(document=query.document, quantities=counts(SAYS)))


def by_rule(known: Collection) -> Ruled:
    found = ruled(asked(), known)
    return Ruled(found=found.found, held=found.held, likely=known.profiles)


def test_words_that_all_documents_tell_set_nothing_apart(known: Collection) -> None:
    covered = coverage(asked(), known.profiles)
    assert covered["d1"]["cover_apart"] == pytest.approx(1.0)
    assert covered["d5"]["cover_apart"] < covered["d5"]["cover"]
    assert all(0.0 <= value <= 1.0 for each in covered.values() for value in each.values())


def test_a_negation_a_number_set_aside_and_a_question_are_seen(known: Collection) -> None:
    evidence = evidence_of(asked(), by_rule(known), known)
    assert [evidence[key]["negates"] for key in ("d1", "d2")] == [0.0, 1.0]
    assert [evidence[key]["instead"] for key in ("d1", "d3")] == [0.0, 1.0]
    assert [evidence[key]["asks"] for key in ("d1", "d4")] == [0.0, 1.0]


@pytest.mark.parametrize(("bias", "stands"), [(-9.0, False), (9.0, True)])
def test_first_answers_stand_unless_it_is_a_side_issue(
    known: Collection, monkeypatch: pytest.MonkeyPatch, bias: float, *, stands: bool
) -> None:
    model = Odds(NONE, ("supports", "doubts", "denies", "retracts"), {BIAS: (bias, -20.0, -20.0, -20.0)})
    monkeypatch.setattr(second, "odds", lambda _: model)
    rules = by_rule(known)
    first = Weighed(found=dict(rules.found), held=dict(rules.held), unsure=frozenset())
    again = looked_again(asked(), rules, first, known)
    assert first.held
    assert (again.held == first.held) is stands


def test_statements_that_negate_are_left_to_the_rules(known: Collection, monkeypatch: pytest.MonkeyPatch) -> None:
    looked = list[str]()

    def look(asked: Statement, _: Ruled, first: Weighed, __: Collection) -> Weighed:
        looked.append(asked.text)
        return first

    monkeypatch.setattr(finds, "looked_again", look)
    monkeypatch.setattr(weigh, "FEW", 1)
    for text in (SAYS, "Le pont de Tamarin n’a pas été vendu à Brumelec."):
        finds.told(query_of(Profile(document(99, text)).sentences[0]), known)
    assert looked == [SAYS]
