import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.lang.fr.numbers import figure_value, fold, number_value, ordinal_value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("quatre-vingt-quatre", 84),
        ("quatre-vingt-dix-sept", 97),
        ("vingt et un", 21),
        ("soixante-dix", 70),
        ("trois cent mille", 300_000),
        ("deux mille dix-huit", 2018),
        ("9,15 millions", 9_150_000),
        ("1 300 milliards", 1_300_000_000_000),
        ("12\u202f000", 12_000),
        ("70.000", 70_000),
        ("deux millions et demi", 2_500_000),
        ("deux et demi", 2.5),
        ("pont", None),
    ],
)
def test_value_of_a_number(text: str, value: float | None) -> None:
    assert number_value(text) == value


@given(st.integers(min_value=0, max_value=10**12))
def test_grouped_figures_read_back(number: int) -> None:
    assert figure_value(f"{number:,}".replace(",", "\u202f")) == number


@given(st.text(max_size=60))
def test_folding_keeps_every_place(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(("text", "value"), [("troisième", 3), ("3e", 3), ("premières", 1), ("pont", None)])
def test_value_of_an_ordinal(text: str, value: int | None) -> None:
    assert ordinal_value(text) == value
