"""How far a denial reaches, whether two statements clash, what readers saw, tolls that are compared."""

import pytest

from lineage_story import SCOOP, page, story
from recoupe.crosscheck.answer import answer
from recoupe.crosscheck.compare import compare
from recoupe.crosscheck.opposites import opposed
from recoupe.crosscheck.polarity import denied, negated_places
from recoupe.crosscheck.statement import statement
from recoupe.lang.fr.stems import stem
from recoupe.lineage.profile import Profile
from recoupe.lineage.trace import trace
from recoupe.model.analysis import Analysis
from recoupe.model.annotation import Quantity
from recoupe.model.document import Document, Passage
from recoupe.model.judgement import Dossier


def said(text: str) -> Analysis:
    return page("query", text, outlet=None, published=None)


def ask(text: str, analyses: list[Analysis]) -> Dossier:
    found = answer(said(text), analyses, trace(analyses))
    assert found
    return found[0]


SOLD = "La ville a vendu le phare de Tamarin."


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("La ville dément avoir vendu le phare de Tamarin.", True),
        ("Le phare de Tamarin n’a pas été vendu.", True),
        ("Il est faux de dire que la ville a vendu le phare de Tamarin.", True),
        ("Aucun phare ne sera vendu.", True),
        ("La ville a vendu le phare de Tamarin, mais le maire n’a pas répondu.", False),
        ("La vente du phare de Tamarin n’a donné lieu à aucune fête.", False),
        ("La ville a vendu le phare de Tamarin.", False),
    ],
)
def test_a_denial_reaches_its_clause_and_what_follows_a_denying_word(sentence: str, *, expected: bool) -> None:
    found = Profile(said(sentence)).sentences[0]
    assert denied(statement(said(SOLD)).worth, found) is expected


def test_a_negation_ends_with_its_clause() -> None:
    text = "Le maire n'a pas parlé ; le phare est vendu."
    ((start, end),) = negated_places(text)
    assert text[start:end].startswith("n'a pas parlé")
    assert "vendu" not in text[start:end]


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("La ville a vendu le phare de Tamarin.", "La ville n’a pas vendu le phare de Tamarin.", "contradict"),
        ("Le prix du riz est en hausse à Tamarin.", "Le prix du riz est en baisse à Tamarin.", "contradict"),
        ("La ville a vendu le phare de Tamarin.", "Le phare de Tamarin a été vendu par la ville.", "agree"),
        ("La ville a vendu le phare de Tamarin.", "La récolte d’algues rouges a doublé.", "unrelated"),
    ],
)
def test_statements_agree_contradict_or_have_nothing_in_common(one: str, other: str, verdict: str) -> None:
    found = compare(said(one), said(other))
    assert found.verdict == verdict
    assert compare(said(other), said(one)).verdict == verdict
    assert found.reasons
    assert all(reason.rule and reason.detail.endswith(".") for reason in found.reasons)


def test_a_statement_agrees_with_itself() -> None:
    assert compare(said(SCOOP), said(SCOOP)).verdict == "agree"


def test_an_empty_statement_is_unrelated() -> None:
    assert compare(said(""), said(SOLD)).verdict == "unrelated"


def test_numbers_of_one_unit_that_cannot_both_hold_are_a_reason() -> None:
    def with_deaths(number: int) -> Analysis:
        text = f"Le naufrage de la barge a fait {number} morts à Tamarin."
        words = f"{number} morts"
        start = text.index(words)
        quantity = Quantity(
            start=start, end=start + len(words), text=words, low=number, high=number, unit="deaths", rule="test@1"
        )
        return Analysis(document=said(text).document, quantities=(quantity,))

    found = compare(with_deaths(12), with_deaths(31))
    assert found.verdict == "contradict"
    assert [reason.rule for reason in found.reasons if "12 morts" in reason.detail] == ["compare.numbers@1"]


def test_opposites_oppose_both_ways_and_not_where_one_text_has_both() -> None:
    up, down = stem("hausse"), stem("baisse")
    assert opposed({up}, {down})
    assert opposed({down}, {up})
    assert opposed({up, down}, {down}) is None


def test_a_statement_that_negates_turns_the_stances() -> None:
    found = ask("La ville de Port-Clair n’a jamais vendu le phare de Tamarin à Brumelec.", story())
    assert found.documents["scoop"] == "denies"
    assert found.documents["denial"] == "supports"


def test_a_reader_is_an_origin_only_for_what_he_saw() -> None:
    posts = {
        "Jo": "J’ai vu la ville vendre le phare de Tamarin à la société Brumelec, j’étais présent chez le notaire.",
        "Li": "La ville a vendu le phare de Tamarin à la société Brumelec, tout le monde le dit.",
    }
    text, passages = SCOOP, [Passage(kind="body", text=SCOOP, start=0, end=len(SCOOP))]
    for author, post in posts.items():
        start = len(text) + 1
        text = f"{text}\n{post}"
        passages.append(Passage(kind="comment", text=post, start=start, end=len(text), author=author))
    document = Document(id="page", text=text, passages=tuple(passages), outlet="Le Veilleur", language="fr")
    found = ask("La ville a vendu le phare de Tamarin à la société Brumelec.", [Analysis(document=document)])
    assert [each.label for each in found.origins if each.kind == "person"] == ["Jo (lecteur)"]
