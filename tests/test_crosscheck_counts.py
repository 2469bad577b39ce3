"""What a question counts is read without the pipeline."""

import subprocess
import sys

import pytest

from lineage_story import page
from recoupe.api import question
from recoupe.crosscheck.counts import counts
from recoupe.crosscheck.match import has_number
from recoupe.crosscheck.statement import statement
from recoupe.lineage.profile import Profile
from recoupe.model.analysis import Analysis
from recoupe.model.annotation import Quantity


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quatre-vingt-quatre personnes sont mortes à Tibalin.", [(84, 84, "deaths")]),
        ("Le raid a tué 12 soldats et blessé trois civils.", [(12, 12, "deaths"), (3, 3, "injured")]),
        ("Onze blessés et deux otages.", [(11, 11, "injured"), (2, 2, "prisoners")]),
        ("La rente est de 9,15 millions d’euros par an.", [(9_150_000, 9_150_000, "EUR")]),
        ("Plus de 40 % des élèves et au moins 300 soldats.", [(40, None, "percent"), (300, None, "soldiers")]),
        ("Une commande de trois cents bus.", [(300, 300, "vehicles")]),
        ("Le port ferme le 3 mai 2023 pour douze ans.", []),
        ("Le maire a signé un accord.", []),
        ("", []),
    ],
)
def test_numbers_have_bounds_and_a_unit(text: str, expected: list[tuple[float | None, float | None, str]]) -> None:
    found = counts(text)
    assert [(each.low, each.high, each.unit) for each in found] == expected
    assert all(text[each.start : each.end] == each.text for each in found)


def test_a_question_loads_no_pipeline() -> None:
    code = "import sys; from recoupe.api import question; question('84 morts'); sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def told(number: float) -> Profile:
    text = f"Le prix est de {number} euros."
    price = Quantity(start=15, end=20, text=text[15:20], low=number, high=number, unit="EUR", rule="test@1")
    return Profile(Analysis(document=page("d", text, outlet=None, published=None).document, quantities=(price,)))


def test_a_rough_number_is_met_by_those_near_it() -> None:
    asked = statement(question("Le prix payé est d’environ 600 euros."))
    assert [has_number(asked, told(number)) for number in (605, 640, 700)] == [True, True, False]
    exact = statement(question("Le prix payé est de 600 euros."))
    assert [has_number(exact, told(number)) for number in (600, 640)] == [True, False]


def test_what_a_statement_says_of_itself_is_not_looked_for() -> None:
    asked = statement(question("Le bac a coulé, selon la radio ; le nombre de morts est disputé (31 ou 44)."))
    assert set(asked.worth) == set(statement(question("Le bac a coulé.")).worth)
    assert asked.quantities == ()
