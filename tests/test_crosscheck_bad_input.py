"""Pages without dates or from the future, one page under ten addresses, a thread that quotes itself, empty bodies."""

import pytest

from lineage_story import SCOOP, page, story
from recoupe.crosscheck.answer import answer
from recoupe.crosscheck.dossiers import dossiers
from recoupe.lineage.trace import trace
from recoupe.model.analysis import Analysis
from recoupe.model.document import Document, Passage
from recoupe.model.judgement import Dossier

SOLD = "La ville de Port-Clair a vendu le phare de Tamarin à la société Brumelec."


def ask(analyses: list[Analysis]) -> Dossier:
    found = answer(page("query", SOLD, outlet=None, published=None), analyses, trace(analyses))
    assert found
    dossiers(analyses, trace(analyses))
    return found[0]


def dated(published: str | None) -> list[Analysis]:
    every = []
    for each in story():
        one = each.document
        every.append(page(one.id, one.text, outlet=one.outlet, published=published, title=one.title))
    return every


@pytest.mark.parametrize("published", [None, "2199-01-01", "2021", "20XX", "hier", ""])
def test_dates_that_are_missing_or_absurd_make_no_origin(published: str | None) -> None:
    found = ask(dated(published))
    assert found.independent("supports") <= 1
    assert found.independent("denies") <= 1
    assert set(found.documents) >= {"scoop", "copy"}


def test_one_page_under_ten_addresses_is_one_origin() -> None:
    pages = []
    for number in range(10):
        passages = (Passage(kind="body", text=SCOOP, start=0, end=len(SCOOP)),)
        document = Document(
            id=f"page-{number}", text=SCOOP, passages=passages, outlet="Le Veilleur", language="fr",
            published="2021-05-10", url=f"https://veilleur.example/article?utm={number}",
        )  # fmt: skip
        pages.append(Analysis(document=document))
    found = ask(pages)
    assert len(found.documents) == 10
    assert (found.independent("supports"), found.independent("denies")) == (1, 0)
    assert found.contradictions == ()


def test_a_thread_that_quotes_itself_forty_times_is_one_origin() -> None:
    post = f"J’ai vu la ville de Port-Clair vendre le phare de Tamarin à la société Brumelec. {SCOOP}"
    text, passages = post, [Passage(kind="post", text=post, start=0, end=len(post), author="Jo")]
    for number in range(40):
        start = len(text) + 1
        text = f"{text}\n{post}"
        quoted = Passage(kind="quote", text=post, start=start, end=len(text), author="Jo", quotes=0)
        start = len(text) + 1
        answered = f"Réponse {number} : et alors ?"
        text = f"{text}\n{answered}"
        passages += [quoted, Passage(kind="post", text=answered, start=start, end=len(text), author=f"Li{number}")]
    document = Document(id="thread", text=text, passages=tuple(passages), outlet="Forum", language="fr")
    found = ask([Analysis(document=document)])
    assert len(found.origins) <= 2
    assert [each.label for each in found.origins if each.kind == "person"] == ["Jo (lecteur)"]
    assert len(found.evidence) == 1


def test_empty_bodies_say_nothing_and_break_nothing() -> None:
    blank = [page(f"blank-{number}", "", outlet="Le Veilleur", published=None) for number in range(5)]
    spaces = page("spaces", " \n\u00a0\n ", outlet=None, published=None)
    found = ask([*story(), *blank, spaces])
    assert found == ask(story())
    query = page("query", "", outlet=None, published=None)
    assert answer(query, [*story(), *blank], trace([*story(), *blank])) == ()
