"""Judgements steer what is derived, can be taken back, and give the same whatever the order of arrival."""

import tempfile
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineage_story import page, story
from recoupe.api import Collection
from recoupe.crosscheck import judging
from recoupe.crosscheck.rulings import rulings, separated
from recoupe.crosscheck.update import update
from recoupe.errors import UsageError
from recoupe.model.analysis import Analysis
from recoupe.model.judgement import Dossier, Judgement
from recoupe.model.vocabulary import JudgementKind
from recoupe.progress import silent
from recoupe.settings import Settings
from recoupe.store.merges import in_force, merged
from recoupe.store.store import Conclusions, Store, open_store

FERRY = "Le bac de Sainte-Ombre sera supprimé en octobre, selon une source proche de la préfecture."
SHIP = (
    "La navette fluviale qui relie les deux rives du chef-lieu cessera à l’automne, d’après un cadre anonyme de la "
    "régie."
)


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    with open_store(str(tmp_path / "store.db")) as store:
        fill(store, [*story(), *ferries()])
        yield Collection(store, Settings())


def ferries() -> list[Analysis]:
    return [
        page("ferry", FERRY, outlet="La Rade", published="2021-06-01"),
        page("ferry-2", FERRY, outlet="Le Cap", published="2021-06-02"),
        page("ship", SHIP, outlet="Le Phare", published="2021-06-03"),
        page("ship-2", SHIP, outlet="Le Môle", published="2021-06-04"),
    ]


def fill(store: Store, analyses: list[Analysis]) -> None:
    for each in analyses:
        store.add(each)
    update(store, silent)


def about(collection: Collection, document: str) -> Dossier:
    return next(each for each in collection.view.dossiers() if document in each.documents)


def claim(dossier: Dossier, document: str) -> str:
    return next(each.claim for each in dossier.evidence if each.document == document)


def rules(dossier: Dossier) -> list[str]:
    return [each.rule for each in dossier.grade.reasons]


def test_dossiers_that_a_person_joins_are_one_until_that_is_taken_back(collection: Collection) -> None:
    before = list(collection.view.dossiers())
    one, other = about(collection, "ferry"), about(collection, "ship")
    assert "ship" not in one.documents
    judged = collection.judge("same-claim", one.id, other.id, author="Mia", note="même liaison")
    both = about(collection, "ship")
    assert set(both.documents) == {"ferry", "ferry-2", "ship", "ship-2"}
    assert both.id == one.id
    assert both.independent("supports") == 2
    reason = both.grade.reasons[-1]
    assert (reason.rule, reason.evidence) == ("judged.same-claim@1", (judged.id,))
    assert reason.detail == f"Mia ({judged.made[:10]}) réunit deux énoncés : même liaison."
    collection.undo(judged.id[:12], author="Léo")
    assert list(collection.view.dossiers()) == before
    assert collection.judgements() == []
    assert len(collection.judgements(undone=True)) == 2


def test_a_later_document_joins_what_a_person_joined(collection: Collection) -> None:
    collection.judge("same-claim", about(collection, "ferry").id, about(collection, "ship").id, author="Mia")
    fill(collection.store, [page("ship-3", SHIP, outlet="La Jetée", published="2021-06-05")])
    found = list(collection.view.dossiers())
    assert set(about(collection, "ship-3").documents) == {"ferry", "ferry-2", "ship", "ship-2", "ship-3"}
    collection.rebuild()
    assert list(collection.view.dossiers()) == found


def test_a_claim_that_is_not_the_same_leaves_the_dossier(collection: Collection) -> None:
    found = about(collection, "rewrite")
    assert {"scoop", "rewrite"} <= set(found.documents)
    collection.judge("not-same-claim", claim(found, "scoop"), claim(found, "rewrite"), author="Mia")
    ruled = next(each for each in collection.view.dossiers() if each.id == found.id)
    assert "rewrite" not in ruled.documents
    assert "judged.not-same-claim@1" in rules(ruled)


@given(st.lists(st.sampled_from("abcdef"), max_size=9), st.sets(st.frozensets(st.sampled_from("abcdef"), min_size=2)))
def test_of_two_claims_that_differ_the_one_that_does_not_head_goes(
    claims: list[str], apart: set[frozenset[str]]
) -> None:
    kinds: tuple[JudgementKind, JudgementKind] = ("not-same-claim", "same-claim")
    said = [
        Judgement(kind=kinds[day % 2], subject=one, object=other, author="Mia", made=f"2024-01-{day:02}")
        for day, pair in enumerate(apart, start=1)
        for one, other in [sorted(pair)[:2]]
    ]
    found, held = rulings(said), {f"d{place}": each for place, each in enumerate(claims)}
    expected = [
        one if held[other] == "a" else other
        for one, other in combinations(held, 2)
        for judged in [found.pairs.get(frozenset((held[one], held[other])))]
        if judged is not None and judged.kind == "not-same-claim"
    ]
    assert [document for document, _ in separated(held, "a", found)] == expected


def test_a_corrected_stance_changes_origins_and_grade(collection: Collection) -> None:
    found = about(collection, "denial")
    assert (found.documents["denial"], found.independent("denies")) == ("denies", 1)
    collection.judge("correct", found.id, "denial", value="supports", author="Mia")
    ruled = about(collection, "denial")
    assert (ruled.documents["denial"], ruled.independent("denies")) == ("supports", 0)
    assert ruled.grade.credibility < found.grade.credibility
    collection.judge("correct", claim(found, "denial"), "misread", author="Mia")
    collection.undo(collection.judgements()[0].id, author="Mia")
    ruled = next(each for each in collection.view.dossiers() if each.id == found.id)
    assert "denial" not in ruled.documents
    assert rules(ruled)[-1] == "judged.correct@1"


def test_an_answer_heeds_judgements_too(collection: Collection) -> None:
    asked = "Le bac de Sainte-Ombre sera supprimé en octobre."
    assert set(collection.check(asked)[0].documents) == {"ferry", "ferry-2"}
    collection.judge("same-claim", about(collection, "ferry").id, about(collection, "ship").id, author="Mia")
    assert set(collection.check(asked)[0].documents) == {"ferry", "ferry-2", "ship", "ship-2"}


def test_what_was_accepted_says_so(collection: Collection) -> None:
    found = about(collection, "ferry")
    collection.judge("accept", found.id, author="Mia")
    ruled = about(collection, "ferry")
    assert rules(ruled) == [*rules(found), "judged.accept@1"]
    assert replace(ruled, grade=found.grade) == found


def test_sources_that_are_one_count_once(collection: Collection) -> None:
    collection.judge("same-claim", about(collection, "ferry").id, about(collection, "ship").id, author="Mia")
    assert {each.source for each in about(collection, "ship").origins} == {"anonymous:la rade", "anonymous:le phare"}
    judged = collection.judge("same-actor", "anonymous:la rade", "anonymous:le phare", author="Mia")
    assert about(collection, "ship").independent("supports") == 1
    collection.undo(judged.id, author="Mia")
    assert about(collection, "ship").independent("supports") == 2


REFUSED: list[tuple[Any, tuple[str, ...], str]] = [
    ("same-claim", ("clm-none", "clm-other"), "no claim or dossier"),
    ("same-claim", ("dos", "dos"), "no claim or dossier|Several dossiers|two different"),
    ("guess", ("x", "y"), "A judgement is one of"),
    ("reliability", ("outlet:la rade", "Z"), "A reliability is one of"),
    ("reliability", ("Nobody", "B"), "names 0 sources"),
    ("correct", ("{claim}", "loves"), "A correction sets one of"),
    ("correct", ("{claim}", "nowhere", "denies"), "no document"),
    ("same-actor", ("FRA", "France"), "two different"),
    ("same-actor", ("france", ""), "two different"),
    ("same-actor", ("france", "typo-two"), "No one actor or source is called “typo-two”"),
    ("not-same-actor", ("typo-one", "france"), "No one actor or source is called “typo-one”"),
    ("same-actor", ("outlet:la rade", "outlet:nulle part"), "There is no source “outlet:nulle part”"),
    ("reliability", ("outlet:nulle part", "B"), "There is no source “outlet:nulle part”"),
    ("retraction", ("jud-none", ""), "no one judgement"),
]


def test_what_can_not_be_judged_is_refused(collection: Collection) -> None:
    known = claim(about(collection, "ferry"), "ferry")
    for kind, things, message in REFUSED:
        subject, other, value = (*(each.format(claim=known) for each in things), "")[:3]
        with pytest.raises(UsageError, match=message):
            collection.judge(kind, subject, other, value=value, author="Mia")
    with pytest.raises(UsageError, match="signed"):
        collection.judge("accept", known, author=" ")
    assert collection.judgements(undone=True) == []


def test_what_is_taken_back_can_not_be_taken_back_again(collection: Collection) -> None:
    judged = collection.judge("accept", about(collection, "ferry").id, author="Mia")
    undone = collection.undo(judged.id, author="Léo")
    with pytest.raises(UsageError, match="taken back already"):
        collection.undo(judged.id, author="Mia")
    collection.undo(undone.id, author="Mia")
    assert collection.judgements() == [judged]
    with pytest.raises(UsageError, match="taken back already"):
        collection.undo(undone.id, author="Mia")
    collection.undo(judged.id, author="Léo")
    assert collection.judgements() == []


def test_actors_may_be_given_by_name_and_sources_by_key(collection: Collection) -> None:
    judged = collection.judge("same-actor", "France", "outlet:La Rade", author="Mia")
    assert (judged.subject, judged.object) == ("FRA", "outlet:la rade")


def test_a_text_without_outlet_and_site_is_a_source_of_its_own(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "store.db")) as store:
        known = page("ferry", FERRY, outlet="La Rade", published="2021-06-01")
        bare = page("copy", FERRY, outlet="", published="2021-06-02")
        copied = replace(bare.document, outlet=None, url=None, title="Le bac supprimé ?")
        fill(store, [known, replace(bare, document=copied)])
        keys = {each.key: each.name for each in Collection(store, Settings()).sources()}
        assert keys["document:copy"] == "Le bac supprimé ?"
        assert not any("supprimé" in key for key in keys)
        judged = Collection(store, Settings()).judge("reliability", "document:copy", "E", author="Mia")
        assert judged.subject == "document:copy"


@pytest.mark.parametrize("author", ["", " ", "\n", "\x00\x1b"])
def test_a_judgement_is_signed(collection: Collection, author: str) -> None:
    with pytest.raises(UsageError, match="signed"):
        collection.judge("accept", about(collection, "ferry").id, author=author)


@given(st.text())
def test_no_control_character_is_kept(text: str) -> None:
    said = Judgement(kind="accept", subject=text, object=text, author=text, made="2024-01-01", note=text, value=text)
    kept = judging._printable(said)  # noqa: SLF001 - the whole way writes a store for each example
    assert not any(unicodedata.category(letter) == "Cc" for letter in kept.author + kept.note + kept.subject)
    plain = "".join(letter for letter in text if unicodedata.category(letter) not in judging.UNSEEN)
    assert kept.note.replace(" ", "") == plain.strip().replace(" ", "")


def test_a_note_is_kept_without_control_characters(collection: Collection) -> None:
    judged = collection.judge("accept", about(collection, "ferry").id, author="M\x1b[31mia", note="vu\x00\nrelu ’ é\t")
    assert (judged.author, judged.note) == ("M[31mia", "vu relu ’ é")
    assert collection.judgements() == [judged]


def test_a_retraction_that_is_taken_back_revives_the_judgement() -> None:
    def said(kind: Any, subject: str, day: int) -> Judgement:
        return Judgement(kind=kind, subject=subject, object="b", author="Mia", made=f"2024-01-0{day}")

    first = said("same-actor", "a", 1)
    undone = said("retraction", first.id, 2)
    again = said("retraction", undone.id, 3)
    assert in_force([undone, first]) == []
    assert in_force([again, undone, first]) == [first]
    assert merged([first]) == {"a": "a", "b": "a"}
    assert merged([first, said("not-same-actor", "a", 4)]) == {}


def judged_in_order(steps: list[Any]) -> tuple[list[Dossier], list[Dossier]]:
    """Return the dossiers after documents and judgements came in that order, and after a rebuild."""
    with tempfile.TemporaryDirectory() as folder, open_store(str(Path(folder) / "store.db")) as store:
        collection = Collection(store, Settings())
        for step in steps:
            if isinstance(step, Judgement):
                store.judge(step, set(step.documents) | store.view().documents_of_sources([step.subject, step.object]))
            else:
                store.add(step)
            update(store, silent)
        found = list(collection.view.dossiers())
        collection.rebuild()
        return found, list(collection.view.dossiers())


def all_judgements() -> list[Judgement]:
    """Return judgements on the whole collection, as a person makes them."""
    with tempfile.TemporaryDirectory() as folder, open_store(str(Path(folder) / "store.db")) as store:
        fill(store, [*story(), *ferries()])
        collection = Collection(store, Settings())
        ferry, scoop = about(collection, "ferry"), about(collection, "rewrite")
        collection.judge("same-claim", ferry.id, about(collection, "ship").id, author="Mia")
        collection.judge("not-same-claim", claim(scoop, "scoop"), claim(scoop, "rewrite"), author="Léo")
        collection.judge("correct", scoop.id, "denial", value="doubts", author="Mia")
        collection.judge("accept", ferry.id, author="Mia")
        collection.judge("same-actor", "anonymous:la rade", "anonymous:le phare", author="Mia")
        return collection.judgements()


JUDGED = all_judgements()


@given(st.randoms(use_true_random=False), st.sets(st.integers(0, len(JUDGED) - 1)))
@settings(max_examples=8, deadline=None)
def test_documents_and_judgements_in_any_order_give_what_a_rebuild_gives(chance: Random, chosen: set[int]) -> None:
    steps: list[Any] = [*story(), *ferries(), *(JUDGED[place] for place in sorted(chosen))]
    expected = judged_in_order(steps)[1]
    chance.shuffle(steps)
    added, rebuilt = judged_in_order(steps)
    assert added == rebuilt == expected


def test_judgements_that_touch_nothing_leave_the_rest_alone(
    collection: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    kept = collection.store.conclude

    def noted(concluded: list[Conclusions]) -> None:
        drawn.extend(key for each in concluded for key in each.documents)
        kept(concluded)

    monkeypatch.setattr(collection.store, "conclude", noted)
    collection.judge("accept", about(collection, "ferry").id, author="Mia")
    assert set(drawn) == {"ferry", "ferry-2"}
