"""Judgements, records, and both tongues from the command line."""

import json
from pathlib import Path
from typing import get_args

import pytest
from click.testing import CliRunner, Result

from lineage_story import story
from recoupe.cli.listing import LISTS
from recoupe.cli.main import group
from recoupe.crosscheck.update import update
from recoupe.export.words import HEADS, WORDS, bounds
from recoupe.model.vocabulary import DossierState, EventStatus, Modality
from recoupe.progress import silent
from recoupe.store.store import open_store

SOLD = "La ville de Port-Clair a vendu le phare de Tamarin à la société Brumelec."


@pytest.fixture
def store(tmp_path: Path) -> str:
    path = str(tmp_path / "store.db")
    with open_store(path) as opened:
        for each in story():
            opened.add(each)
        update(opened, silent)
    return path


def run(*words: str) -> Result:
    return CliRunner().invoke(group, words)


def asked(*words: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(run(*words, "--json").output)["dossiers"][0]
    return found


def test_a_judgement_is_made_listed_and_taken_back(store: str) -> None:
    before = asked("check", SOLD, "--store", store)
    made = run("judge", "reliability", "outlet:le veilleur", "B", "--author", "Mia", "--note", "vu", "--store", store)
    assert made.exit_code == 0
    assert asked("check", SOLD, "--store", store)["grade"]["reliability"] == "B"  # type: ignore[index]
    key = made.output.split(":")[0]
    assert "Mia" in run("judge", "--list", "--store", store).output
    assert run("judge", "--undo", key, "--author", "Léo", "--store", store).exit_code == 0
    assert asked("check", SOLD, "--store", store) == before
    listed = json.loads(run("judge", "--list", "--json", "--store", store).output)
    assert [each["in_force"] for each in listed] == [False, False]


def test_what_is_not_judged_right_is_refused(store: str) -> None:
    for words in (("judge",), ("judge", "accept"), ("judge", "--undo"), ("judge", "guess", "x")):
        assert run(*words, "--author", "Mia", "--store", store).exception is not None


def test_sources_are_listed_with_their_reasons(store: str) -> None:
    assert "outlet:le veilleur" in run("sources", "--store", store).output
    one = run("sources", "le veilleur", "--lang", "en", "--store", store).output
    assert "told first: 2" in one
    found = json.loads(run("sources", "outlet:buzz", "--json", "--store", store).output)
    assert [(each["key"], each["copied"]) for each in found] == [("outlet:buzz tamarin", 2)]


def test_a_dossier_is_shown_in_the_tongue_that_is_asked_for(store: str) -> None:
    french = run("check", SOLD, "--lang", "fr", "--store", store).output
    english = run("check", SOLD, "--lang", "en", "--store", store).output
    assert "Une seule origine (anonyme)\u202f; démenti par Mairie de Port-Clair." in french
    assert "A single origin (anonymous); denied by Mairie de Port-Clair." in english
    assert "Histoire du dossier" in french
    assert "ouvert" in french
    assert "Rien dans la collection n’en parle." in run("check", "Un sultan.", "--lang", "fr", "--store", store).output
    assert run("check", SOLD, "--store", store).output in {french, english}


ENGLISH = ("independent", "first in", "supports", "denies", "own word", "anonymous", "denial:", "credited", " of ")


def test_nothing_of_a_dossier_stays_in_the_other_tongue(store: str) -> None:
    own = [line for line in run("check", SOLD, "--lang", "fr", "--store", store).output.splitlines() if "«" not in line]
    assert not [each for each in ENGLISH if each in "\n".join(own)]
    english = run("check", SOLD, "--lang", "en", "--store", store).output
    assert "(anonymous source, independent) — first in" in english
    assert not [each for each in ("indépendante", "affirme,", "dément,", "d’abord") if each in english]


def test_lineage_is_told_in_both_tongues(store: str) -> None:
    french = run("lineage", "--lang", "fr", "--store", store).output
    assert "reprise intégrale — " in french
    assert not [each for each in ("reprint", "rewrite", "(credited)") if each in french]
    english = run("lineage", "--lang", "en", "--store", store).output
    assert "reprint of " in english
    assert "denies of" not in english


@pytest.mark.parametrize(
    ("words", "french", "english"),
    [
        (("sources",), ("fiabilité", "retirées"), ("reliability", "withdrawn")),
        (("list",), ("parution", "titre"), ("published", "title")),
        (("list", "dossiers"), ("cote", "contre"), ("grade", "against")),
    ],
)
def test_tables_have_heads_in_both_tongues(
    store: str, words: tuple[str, ...], french: tuple[str, ...], english: tuple[str, ...]
) -> None:
    shown = {tongue: run(*words, "--lang", tongue, "--store", store).output for tongue in ("fr", "en")}
    assert all(each in shown["fr"] and each not in shown["en"] for each in french)
    assert all(each in shown["en"] and each not in shown["fr"] for each in english)


def test_every_list_has_its_heads() -> None:
    assert {name for columns, _ in LISTS.values() for name in columns} | set(LISTS) <= set(HEADS)
    assert set(get_args(DossierState)) | set(get_args(EventStatus)) | set(get_args(Modality)) <= set(WORDS)


def test_a_number_is_written_as_its_tongue_does() -> None:
    assert bounds(42e6, 42e6, "fr") == "42\u202f000\u202f000"
    assert bounds(42e6, None, "en") == "42,000,000 to …"


def test_no_source_of_that_name_is_said_plainly(store: str) -> None:
    assert "Aucune source ne porte «\u00a0Zzz\u00a0»" in run("sources", "Zzz", "--lang", "fr", "--store", store).output
    assert "No source has “Zzz”" in run("sources", "Zzz", "--lang", "en", "--store", store).output
    assert json.loads(run("sources", "Zzz", "--json", "--store", store).output) == []


def test_a_verdict_is_told_in_both_tongues() -> None:
    words = ("compare", "Le phare est vendu.", "Le phare n’est pas vendu.")
    assert run(*words, "--lang", "fr").output.startswith("se contredisent\n")
    assert run(*words, "--lang", "en").output.startswith("contradict\n")
