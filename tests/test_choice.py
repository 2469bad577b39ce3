"""Tests of how the parties of an event are chosen."""

from types import SimpleNamespace
from typing import Any

import pytest

from event_samples import event, parsed
from recoupe.annotate.actors.scene import Party
from recoupe.annotate.coding.choice import countries, likeliest
from recoupe.annotate.coding.parties import Cast
from recoupe.annotate.coding.parts import Option
from recoupe.lang.weights import Weights

WORLD = {"Bamako": "MLI", "armée": "MLI", "Paris": "FRA", "inconnus": None}


def setting() -> Any:
    """Return a setting whose cast knows the countries of some words."""
    return SimpleNamespace(cast=SimpleNamespace(code=lambda _, head: Party(WORLD[head])))


def option(*words: str, weigh: str = "") -> Option:
    """Return an option that names some words, with one feature."""
    return Option(tuple((None, word) for word in words), frozenset({weigh or "+".join(words)}))  # type: ignore[misc]


def test_options_of_one_country_add_up() -> None:
    found = [option("Bamako"), option("armée"), option("Paris"), option(weigh="nobody")]
    weights = Weights({"Bamako": 1.0, "armée": 0.9, "Paris": 1.4, "nobody": 1.3})
    assert likeliest(setting(), found, weights) == found[0].places


def test_what_nobody_counts_tips_the_choice() -> None:
    found = [option("Paris"), option(weigh="nobody")]
    weights = Weights({"Paris": 0.0, "nobody": 0.2})
    assert likeliest(setting(), found, weights) == ()
    assert likeliest(setting(), found, weights, nobody=0.7) == found[0].places


def test_nobody_alone_is_nobody() -> None:
    assert likeliest(setting(), [option(weigh="nobody")], Weights({})) == ()


def test_countries_are_in_order_and_one_without_is_told() -> None:
    assert countries(setting(), option("Paris", "inconnus", "Bamako")) == ("", "FRA", "MLI")
    assert countries(setting(), option()) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Nous, 37 organisations humanitaires du Kivu, sommes inquiètes. Nous condamnons ces tirs.",
        "Notre syndicat s'inquiète à Bruxelles. Nous condamnons ces tirs.",
    ],
)
def test_whose_nous_is_where_no_one_speaks(text: str) -> None:
    done = parsed(text)
    cast = Cast(done)
    (place,) = [(p, token) for p in done.paragraphs for token in p.doc if token.text == "Nous"][-1:]
    found = cast.speaker(*place)
    assert found is not None
    assert found[1].lemma_ in {"organisation", "syndicat"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le Premier ministre portugais s'est entretenu mardi avec son homologue polonais.", {"PRT", "POL"}),
        ("Le président malien a discuté lundi à Bamako avec l'émissaire américain.", {"MLI", "USA"}),
    ],
)
def test_two_who_act_on_each_other_are_both_found(text: str, expected: set[str]) -> None:
    assert {party.country for party in event(text).actors} == expected
