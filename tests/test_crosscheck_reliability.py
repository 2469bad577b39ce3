"""A source's record follows from the dossiers of others, and a person's word goes before it."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from lineage_story import page
from recoupe.api import Collection
from recoupe.crosscheck.reliability import BANDS, ENOUGH, record
from recoupe.crosscheck.update import update
from recoupe.model.analysis import Analysis
from recoupe.model.judgement import SourceMark
from recoupe.progress import silent
from recoupe.settings import Settings
from recoupe.store.store import Store, open_store

THINGS = (
    ("le pont tournant du bassin Ferrand", "fermera lundi pour travaux"),
    ("la halle aux grains de Montvert", "sera rasée en automne"),
    ("le capitaine Aldo Brume", "quitte la régate des Trois-Caps"),
    ("la verrerie Lormont", "embauche onze apprentis"),
    ("le musée des Sables", "rend deux statuettes au royaume d’Irmenie"),
    ("la source des Fées", "est interdite à la baignade"),
)


def scoop(number: int) -> Analysis:
    who, what = THINGS[number]
    text = f"Selon nos sources, {who} {what}."
    return page(f"scoop-{number}", text, outlet="Le Veilleur", published=f"2021-0{number + 1}-01")


def confirmation(number: int) -> Analysis:
    who, what = THINGS[number]
    text = f"La mairie confirme : {who} {what}. La mairie en informe les habitants."
    return page(f"yes-{number}", text, outlet="Mairie de Port-Clair (communiqué)", published=f"2021-0{number + 1}-09")


def reprint(number: int) -> Analysis:
    text = scoop(number).document.text
    return page(f"copy-{number}", f"{text} (Le Veilleur)", outlet="Le Cap", published=f"2021-0{number + 1}-02")


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    with open_store(str(tmp_path / "store.db")) as store:
        yield Collection(store, Settings())


def fill(store: Store, analyses: list[Analysis]) -> None:
    for each in analyses:
        store.add(each)
    update(store, silent)


def sources(collection: Collection) -> dict[str, tuple[str, int, int]]:
    return {each.key: (each.reliability, each.told, each.confirmed) for each in collection.sources()}


def test_a_source_that_was_confirmed_often_enough_becomes_reliable(collection: Collection) -> None:
    few = [each(number) for number in range(4) for each in (scoop, confirmation)]
    fill(collection.store, few)
    assert sources(collection)["outlet:le veilleur"] == ("F", 4, 4)
    fill(collection.store, [scoop(4), confirmation(4), scoop(5), reprint(5)])
    found = sources(collection)
    assert found["outlet:le veilleur"][0] == found["anonymous:le veilleur"][0] == "B"
    assert found["body:mairie de port-clair"][:2] == ("F", 5)
    dossier = next(each for each in collection.view.dossiers() if "scoop-5" in each.documents)
    assert dossier.grade.reliability == "B"
    assert dossier.grade.reasons[0].rule == "grade.record@1"


def test_a_dossier_does_not_vouch_for_its_own_source(collection: Collection) -> None:
    fill(collection.store, [each(number) for number in range(5) for each in (scoop, confirmation)])
    assert sources(collection)["outlet:le veilleur"][0] == "B"
    assert {each.grade.reliability for each in collection.view.dossiers()} == {"F"}
    assert collection.check("Le pont tournant du bassin Ferrand fermera lundi.")[0].grade.reliability == "F"


def test_a_person_s_word_goes_before_the_record_and_can_be_taken_back(collection: Collection) -> None:
    fill(collection.store, [scoop(0), confirmation(0)])
    before = list(collection.view.dossiers())
    judged = collection.judge("reliability", "Mairie de Port-Clair", "c", author="Mia", note="souvent en retard")
    (dossier,) = collection.view.dossiers()
    assert dossier.grade.reliability == "C"
    reason = next(each for each in dossier.grade.reasons if each.rule == "grade.judged@1")
    assert reason.evidence == (judged.id,)
    assert "Mia" in reason.detail
    assert "souvent en retard" in reason.english
    assert collection.check("Le pont tournant du bassin Ferrand fermera lundi.")[0].grade.reliability == "C"
    collection.undo(judged.id, author="Mia")
    assert list(collection.view.dossiers()) == before


@given(st.permutations([*map(scoop, range(3)), *map(confirmation, range(3))]), st.randoms(use_true_random=False))
@examples(max_examples=6, deadline=None)
def test_records_and_grades_do_not_depend_on_the_order_of_arrival(analyses: list[Analysis], chance: Random) -> None:
    with open_store("sqlite://") as store:
        collection = Collection(store, Settings())
        cut = chance.randrange(len(analyses))
        fill(store, analyses[:cut])
        fill(store, analyses[cut:])
        found = collection.sources(), list(collection.view.dossiers())
        collection.rebuild()
        assert (collection.sources(), list(collection.view.dossiers())) == found


def test_a_record_needs_more_outcomes_than_luck_explains_and_moves_by_one_letter_at_most() -> None:
    letters = "ABCDEF"
    assert 0.5**ENOUGH < 0.05 <= 0.5 ** (ENOUGH - 1)

    def letter(confirmed: int, settled: int) -> str:
        mark = SourceMark(source="outlet:x", name="X", confirmed=confirmed, denied=settled - confirmed, told=settled)
        return record(mark).reliability

    assert {letter(count, 4) for count in range(5)} == {"F"}
    assert [letter(confirmed, 5) for confirmed in range(6)] == ["E", "E", "D", "C", "B", "B"]
    assert (letter(19, 20), letter(19, 19)) == ("A", "B")
    for settled in range(ENOUGH, 40):
        found = [letters.index(letter(confirmed, settled)) for confirmed in range(settled + 1)]
        assert all(0 <= one - other <= 1 for one, other in pairwise(found))
    assert [least for least, _, _ in BANDS] == sorted((least for least, _, _ in BANDS), reverse=True)
