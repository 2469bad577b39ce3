"""Affairs retold in the same words: how they are known, and that what is left out is not told."""

from collections.abc import Mapping
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage_story import page
from recoupe.api import analyses, question
from recoupe.crosscheck import told as finds
from recoupe.crosscheck.collection import Collection, collection
from recoupe.crosscheck.match import scored
from recoupe.crosscheck.polarity import reach
from recoupe.crosscheck.reach import of_reach
from recoupe.crosscheck.second import Ruled
from recoupe.crosscheck.statement import statement
from recoupe.evaluate.corpus import gold_folder
from recoupe.lineage.profile import Profile
from recoupe.lineage.retelling import in_same_words
from recoupe.lineage.trace import trace
from recoupe.model.analysis import Analysis

MARKET = gold_folder() / "plain" / "lineage" / "marche-kashalira.jsonl"
DRONE = "Un drone de l’armée congolaise a bombardé le marché de Kashalira."
VARIED = (
    "La mairie cède sa vieille tour à un électricien.",
    "Adieu la lanterne : des capitaux privés raflent le monument des marins.",
    "Le feu change de mains, les pêcheurs grondent.",
    "Un homme rentre chez lui, sa casquette sous le bras ; il ne montera plus les marches.",
    "On apprend par un registre que l’acte fut signé mardi.",
    "Personne au conseil ne veut commenter la transaction.",
    "Qui allumera désormais au large, demande un lecteur.",
    "Le prix reste secret, l’acquéreur aussi.",
)


def profiles(texts: tuple[str, ...]) -> list[Profile]:
    return [Profile(page(f"d{place}", text, outlet=None, published=None)) for place, text in enumerate(texts)]


@pytest.fixture(scope="module")
def every() -> list[Analysis]:
    return [each for each in analyses([str(MARKET)]) if isinstance(each, Analysis)]


@pytest.fixture(scope="module")
def known(every: list[Analysis]) -> Collection:
    return collection(every, trace(every))


def held(known: Collection, text: str) -> Mapping[str, str]:
    found = finds.told(question(text), known)
    return {key.removeprefix("marche-kashalira-"): stance for key, stance in found.held.items()} if found else {}


def test_an_affair_told_in_the_same_words_is_known_from_one_told_in_others(every: list[Analysis]) -> None:
    assert in_same_words(Profile(each) for each in every)
    assert not in_same_words(profiles(VARIED))
    assert not in_same_words([])


@given(st.permutations(range(len(VARIED))), st.integers(0, 3))
def test_neither_order_nor_copies_make_an_affair_one_of_the_same_words(order: list[int], copies: int) -> None:
    found = profiles(VARIED * (1 + copies))
    assert not in_same_words([found[place] for place in order] + found[len(VARIED) :])


def test_who_leaves_a_thing_out_does_not_tell_it(known: Collection) -> None:
    drone = held(known, DRONE)
    assert {drone[key] for key in ("02", "07")} == {"denies"}
    assert {drone[key] for key in ("05", "11")} == {"supports"}
    assert drone.keys().isdisjoint({"03", "09"})
    assert held(known, "Des maisons ont brûlé après l’explosion au marché de Kashalira.").keys() <= {"03", "05", "09"}


def test_of_a_statement_that_negates_documents_hold_the_opposite(known: Collection) -> None:
    drone = held(known, "Un drone de l’armée congolaise n’a pas bombardé le marché de Kashalira.")
    assert {drone[key] for key in ("02", "07")} == {"supports"}
    assert {drone[key] for key in ("05", "11")} == {"denies"}


def test_only_a_middling_number_of_documents_is_weighed(every: list[Analysis], monkeypatch: pytest.MonkeyPatch) -> None:
    few = collection(every[:5], trace(every[:5]))

    def fail(*_: Ruled) -> None:
        raise AssertionError

    monkeypatch.setattr(finds, "by_own_words", fail)
    assert finds.told(question(DRONE), few) is not None


@pytest.mark.parametrize(
    ("sentence", "denies", "negates"),
    [
        ("La ville dément avoir vendu le phare de Tamarin.", True, False),
        ("La ville n’a pas vendu le phare de Tamarin.", False, True),
        ("La ville a vendu le phare de Tamarin, mais le maire n’a pas répondu.", False, False),
    ],
)
def test_how_far_a_denial_and_a_negation_reach(sentence: str, *, denies: bool, negates: bool) -> None:
    asked = statement(question("La ville a vendu le phare de Tamarin."))
    (profile,) = profiles((sentence,))
    found = reach(asked.worth, profile.sentences[0])
    assert (found.denied > 0.5, found.negated > 0.5) == (denies, negates)


@pytest.mark.parametrize(
    ("text", "affirms"),
    [
        ("La ville confirme avoir vendu le phare de Tamarin.", 1.0),
        ("Le phare de Tamarin a bel et bien été vendu.", 1.0),
        ("La ville ne confirme pas que le phare de Tamarin est vendu.", 0.0),
        ("La vente du phare de Tamarin n’a pas été confirmée.", 0.0),
        ("La ville a vendu le phare de Tamarin.", 0.0),
    ],
)
def test_who_confirms_is_seen(text: str, affirms: float) -> None:
    (profile,) = profiles((text,))
    asked, matches = scored(statement(question("La ville a vendu le phare de Tamarin.")), {"d0": profile})
    evidence = of_reach(asked, matches["d0"])
    assert evidence["affirms"] == affirms
    assert all(0.0 <= value <= 1.0 for value in evidence.values())


def test_lineage_is_the_same_in_any_order_of_arrival(every: list[Analysis]) -> None:
    first = trace(every).lineages
    assert all(trace(Random(seed).sample(every, len(every))).lineages == first for seed in range(4))
