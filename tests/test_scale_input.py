"""Input as the web has it: no dates, dates to come, one page under many addresses, threads that quote themselves."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from lineage_story import SCOOP, page, story
from recoupe.api import Collection
from recoupe.crosscheck.update import update
from recoupe.model.analysis import Analysis
from recoupe.model.document import Document, Passage
from recoupe.model.judgement import Dossier, Lineage
from recoupe.progress import silent
from recoupe.settings import Settings
from recoupe.store.store import open_store

SOLD = "La ville de Port-Clair a vendu le phare de Tamarin à la société Brumelec."
POST = "J’ai vu les engins de la société Brumelec devant le phare de Tamarin dès le matin du marché aux coquillages."


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    with open_store(str(tmp_path / "store.db")) as store:
        yield Collection(store, Settings())


def filled(collection: Collection, analyses: list[Analysis]) -> dict[str, Lineage]:
    for analysis in analyses:
        collection.store.add(analysis)
    update(collection.store, silent)
    return collection.view.lineages()


def asked(collection: Collection) -> Dossier:
    (found,) = collection.check(SOLD)
    return found


def test_without_dates_there_is_no_second_origin(collection: Collection) -> None:
    undated = [replace(each, document=replace(each.document, published=None)) for each in story()]
    found = filled(collection, undated)
    assert found["rewrite"].parents
    assert asked(collection).independent("supports") <= 1  # which of two like texts came first is not known


def test_a_date_to_come_makes_no_origin(collection: Collection) -> None:
    late = page("late", SCOOP, outlet="Le Cap", published="2087-01-01")
    found = filled(collection, [late, *story()])
    assert (found["late"].relation, found["scoop"].relation) == ("reprint", "origin")
    assert asked(collection).independent("supports") == 1


@pytest.mark.parametrize("published", [None, "2021-05-10", "2087-01-01", "hier", ""])
def test_one_page_under_ten_addresses_is_one_origin(collection: Collection, published: str | None) -> None:
    first = page("p", SCOOP, outlet="Le Veilleur", published=published).document
    pages = [
        Analysis(document=replace(first, id=f"p{number}", url=f"https://veilleur.example/phare?page={number}"))
        for number in range(10)
    ]
    found = filled(collection, pages)
    assert sorted(each.relation for each in found.values()) == ["origin"] + ["reprint"] * 9
    assert asked(collection).independent("supports") == 1


def test_a_thread_that_quotes_itself_forty_times_is_no_crowd(collection: Collection) -> None:
    found = filled(collection, [thread("thread", 40)])
    assert found["thread"].parents == ()
    assert sum(origin.independent for dossier in collection.check(SOLD) for origin in dossier.origins) <= 1


def test_forty_pages_of_a_thread_that_quote_each_other_are_no_crowd(collection: Collection) -> None:
    found = filled(collection, [replaced(thread(f"t{number:02}", 3), number) for number in range(40)])
    assert sum(each.relation in {"origin", "independent"} for each in found.values()) <= 1


def thread(key: str, posts: int) -> Analysis:
    """Return a thread each post of which quotes the one before."""
    passages, text = [], ""
    for number in range(posts):
        for kind, words in (("quote", POST), ("post", f"{POST} Et je le redis." if number else POST)):
            if kind == "quote" and not number:
                continue
            start = len(text)
            text += words + "\n"
            passages.append(Passage(kind=kind, text=words, start=start, end=start + len(words)))  # type: ignore[arg-type]
    return Analysis(document=Document(id=key, text=text, passages=tuple(passages), language="fr"))


def replaced(analysis: Analysis, number: int) -> Analysis:
    url = f"https://forum.example/phare?page={number}"
    return Analysis(document=replace(analysis.document, url=url))


def test_empty_bodies_are_alone(collection: Collection) -> None:
    empty = [
        page("none", "", outlet=None, published=None),
        page("blank", " \n\u00a0\n ", outlet="La Rade", published="2021-05-10"),
        page("mark", "?!", outlet="La Rade", published="2021-05-10"),
        page("title", "", outlet="La Rade", published="2021-05-10", title="La ville de Port-Clair a vendu le phare"),
    ]
    found = filled(collection, [*empty, *story()])
    assert {found[each.document.id].parents for each in empty} == {()}
    assert asked(collection).independent("supports") == 1


def test_nothing_is_said_of_what_nobody_tells(collection: Collection) -> None:
    filled(collection, story())
    assert collection.check("Le sultan de Brumedor a gagné la régate d’hiver.") == ()
    assert collection.check("zzz") == ()
