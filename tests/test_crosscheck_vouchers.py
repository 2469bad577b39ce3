"""Whose page an outlet is, and whose toll a number is."""

import pytest

from recoupe.crosscheck.tolls import of_infants
from recoupe.crosscheck.vouchers import _owner


@pytest.mark.parametrize(
    ("outlet", "person"),
    [
        ("Trois pas (carnet d’Ana Brel)", "Ana Brel"),
        ("Ana Brel (page de l’élue)", "Ana Brel"),
        ("Le blog de Paul Orsenne", "Paul Orsenne"),
        ("La Rade (site)", None),
        ("La Rade (page publique)", None),
        ("Le Veilleur", None),
        ("Le blog du port", None),
    ],
)
def test_a_page_of_ones_own_has_its_owner(outlet: str, person: str | None) -> None:
    assert _owner(outlet) == person


@pytest.mark.parametrize(
    ("text", "answer"),
    [("Trois nouveau-nés", True), ("deux bébés", True), ("neuf patients", False), ("douze enfants", False)],
)
def test_newborns_are_told_apart(text: str, *, answer: bool) -> None:
    assert of_infants(text) is answer
