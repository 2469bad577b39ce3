"""Affairs retold in the same words: how they are known, and that what is left out is not told."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage_story import page
from recoupe.crosscheck import told as finds
from recoupe.crosscheck.collection import collection
from recoupe.crosscheck.match import scored
from recoupe.crosscheck.polarity import reach
from recoupe.crosscheck.reach import of_reach
from recoupe.crosscheck.second import Ruled
from recoupe.crosscheck.statement import statement
from recoupe.lineage.profile import Profile
from recoupe.lineage.retelling import in_same_words
from recoupe.lineage.trace import trace
from recoupe.model.analysis import Analysis

SOLD = "La ville de Port-Brume a vendu le phare de Tamarin à la société Brumelec"
FIRED = "Le gardien du phare a été licencié"
DEATHS = "Trois marins se sont noyés en 1998"
BACKGROUND = "Pour rappel, le phare de Tamarin est fermé au public depuis dix ans."
FIRST = f"{SOLD}, selon deux sources au port. {FIRED}, ajoutent-elles. {DEATHS}. {BACKGROUND}"
DENIAL = (
    "La ville de Port-Brume dément avoir vendu le phare de Tamarin à la société Brumelec. « Aucun acte n’a été "
    "signé avec la société Brumelec », indique la ville dans un communiqué. "
    "Le phare de Tamarin reste la propriété de la ville."
)
PAGES = (
    FIRST,
    *(f"{SOLD}, rapporte Le Cap. {BACKGROUND}" for _ in range(5)),
    f"{SOLD}. {FIRED}, rapporte Le Cap. {BACKGROUND}",
    DENIAL,
    f"La société Brumelec reconnaît avoir acheté le phare de Tamarin à la ville de Port-Brume. {BACKGROUND}",
)
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


def affair(texts: tuple[str, ...]) -> list[Analysis]:
    return [
        page(f"d{place}", text, outlet="Le Cap" if not place else f"Le Fil {place}", published=f"2021-05-{10 + place}")
        for place, text in enumerate(texts)
    ]


def profiles(texts: tuple[str, ...]) -> list[Profile]:
    return [Profile(each) for each in affair(texts)]


def test_an_affair_told_in_the_same_words_is_known_from_one_told_in_others() -> None:
    assert in_same_words(profiles(PAGES))
    assert not in_same_words(profiles(VARIED))
    assert not in_same_words([])


@given(st.permutations(range(len(VARIED))), st.sampled_from([PAGES[: len(VARIED)], VARIED]))
def test_the_order_of_documents_does_not_matter(order: list[int], texts: tuple[str, ...]) -> None:
    found = profiles(texts)
    assert in_same_words([found[place] for place in order]) is in_same_words(found)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("La ville a vendu le phare de Tamarin à Brumelec.", {0, 1, 2, 3, 4, 5, 6, 7, 8}),
        ("Le gardien du phare a été licencié.", {0, 6}),
        ("Trois marins se sont noyés en 1998.", {0}),
        ("Le conseil régional a ouvert une enquête sur le maire.", set()),
    ],
)
def test_who_leaves_a_thing_out_does_not_tell_it(text: str, told: set[int]) -> None:
    every = affair(PAGES)
    known = collection(every, trace(every))
    found = finds.told(page("query", text, outlet=None, published=None), known)
    assert set(found.held if found else ()) == {f"d{place}" for place in told}


def test_a_denial_of_one_thing_denies_no_other() -> None:
    every = affair(PAGES)
    known = collection(every, trace(every))
    sold = finds.told(page("query", "La ville a vendu le phare de Tamarin.", outlet=None, published=None), known)
    assert sold is not None
    assert (sold.held["d0"], sold.held["d7"]) == ("supports", "denies")


def test_few_documents_are_left_to_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    every = affair(PAGES[:4])
    known = collection(every, trace(every))

    def fail(*_: Ruled) -> None:
        raise AssertionError

    monkeypatch.setattr(finds, "by_own_words", fail)
    assert finds.told(page("query", SOLD, outlet=None, published=None), known) is not None


@pytest.mark.parametrize(
    ("sentence", "denies", "negates"),
    [
        ("La ville dément avoir vendu le phare de Tamarin.", True, False),
        ("La ville n’a pas vendu le phare de Tamarin.", False, True),
        ("La ville a vendu le phare de Tamarin, mais le maire n’a pas répondu.", False, False),
    ],
)
def test_how_far_a_denial_and_a_negation_reach(sentence: str, *, denies: bool, negates: bool) -> None:
    asked = statement(page("query", "La ville a vendu le phare de Tamarin.", outlet=None, published=None))
    found = reach(asked.worth, Profile(page("d", sentence, outlet=None, published=None)).sentences[0])
    assert (found.denied > 0.5, found.negated > 0.5) == (denies, negates)


def test_evidence_of_reach_lies_between_0_and_1_and_sees_who_confirms() -> None:
    found = {profile.id: profile for profile in profiles(PAGES)}
    asked, matches = scored(statement(page("query", SOLD, outlet=None, published=None)), found)
    evidence = {key: of_reach(asked, match) for key, match in matches.items()}
    assert all(0.0 <= value <= 1.0 for each in evidence.values() for value in each.values())
    assert (evidence["d8"]["affirms"], evidence["d0"]["affirms"]) == (1.0, 0.0)
    assert evidence["d7"]["lead_denies"] == 1.0


def test_lineage_is_the_same_in_any_order_of_arrival() -> None:
    every = affair(PAGES)
    first = trace(every).lineages
    assert all(
        trace([every[place] for place in order]).lineages == first for order in [*permutations(range(9))][::90720]
    )
