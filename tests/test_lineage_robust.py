"""Odd input is borne: no crash, no document that descends from itself, no origin that is none."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineage_story import OTHER, SCOOP, page, story
from recoupe.lineage.trace import trace
from recoupe.model.analysis import Analysis
from recoupe.model.document import Document, Passage
from recoupe.model.judgement import Lineage


def lineages(*analyses: Analysis) -> dict[str, Lineage]:
    return {each.document: each for each in trace(analyses).lineages}


def redone(analysis: Analysis, **changes: str | None) -> Analysis:
    return replace(analysis, document=replace(analysis.document, **changes))  # type: ignore[arg-type]


def test_a_new_headline_over_the_same_body_is_a_reprint() -> None:
    child = page("child", SCOOP, outlet="La Rade", published="2021-05-12", title="Ce que l’on nous cachait à Tamarin")
    found = lineages(story()[0], child)["child"]
    assert (found.relation, found.parents) == ("reprint", ("scoop",))


@pytest.mark.parametrize("slug", ["(AFP)", "AFP", "(Avec AFP)", "© AFP", "Source : AFP", "Reuters/AFP"])
def test_an_agency_slug_is_a_credit_and_no_parent(slug: str) -> None:
    child = page(
        "child", f"{SCOOP.replace('Selon nos sources, la', 'La')}\n\n{slug}", outlet="La Rade", published="2021-05-09"
    )
    found = lineages(child)["child"]
    assert (found.relation, found.parents, found.credit) == ("rewrite", (), True)


def test_a_date_to_come_and_a_date_that_is_none_are_borne() -> None:
    early, late, odd = (
        redone(story()[0], id=key, published=day, outlet=key)
        for key, day in (("early", "2021-05-10"), ("late", "2091-01-01"), ("odd", "hier soir"))
    )
    found = lineages(early, late, odd)
    assert [key for key, each in found.items() if each.relation == "origin"] == ["early"]
    assert {key for key, each in found.items() if each.relation == "reprint"} == {"late", "odd"}


@pytest.mark.parametrize("sites", [1, 10])
def test_one_page_under_ten_addresses_has_one_origin(sites: int) -> None:
    pages = [
        redone(story()[0], id=f"p{n}", url=f"https://www{n % sites}.leveilleur.example/{n}?utm={n}", outlet=None)
        for n in range(10)
    ]
    found = lineages(*pages)
    assert sorted(each.relation for each in found.values()) == ["origin"] + ["reprint"] * 9
    assert {parent for each in found.values() for parent in each.parents} <= {"p0", *found}


def test_a_thread_that_quotes_itself_forty_times_is_no_copy() -> None:
    first, answer = "Quelqu’un sait-il pourquoi le phare de Tamarin est éteint depuis lundi soir ?", "Aucune idée."
    passages, text = [Passage(kind="post", text=first, start=0, end=len(first))], first
    for _ in range(40):
        for kind, words in (("quote", first), ("post", answer)):
            start = len(text) + 1
            text = f"{text}\n{words}"
            passages.append(Passage(kind=kind, text=words, start=start, end=len(text)))  # type: ignore[arg-type]
    thread = Analysis(document=Document(id="thread", text=text, passages=tuple(passages), language="fr"))
    found = lineages(thread, *story())
    assert (found["thread"].relation, found["thread"].parents) == ("unrelated", ())
    assert found["scoop"].relation == "origin"


def test_what_a_site_prints_under_every_page_links_no_pages() -> None:
    foot = "Réagissez à cet article sur notre forum, dans le respect de la charte, ou écrivez à la rédaction du port."
    texts = (SCOOP, OTHER, "Un club de voile cherche douze bénévoles pour sa régate de juin, avec ou sans permis.")
    pages = [
        page(f"t{n}", f"{text}\n{foot}", outlet="Le Veilleur", published="2021-05-10") for n, text in enumerate(texts)
    ]
    copy = page("copy", f"{SCOOP}\n{foot}", outlet="La Rade", published="2021-05-12")
    found = lineages(*pages, copy)
    assert found["copy"].parents == ("t0",)
    assert all(not found[key].parents for key in ("t0", "t1", "t2"))


ODD = st.sampled_from([None, "", "?", "2021", "2021-05-10", "2021-05-10T06:00", "2999-12-31", "XXXX-05"])
TEXTS = st.sampled_from(
    ["", "?", "\n\n", "«", "AFP", "(AFP)", SCOOP, SCOOP * 3, OTHER, "Source : Le Veilleur", "1 2 3"]
)


@given(st.lists(st.tuples(TEXTS, ODD, st.sampled_from([None, "", "AFP", "Le Veilleur", "()"])), max_size=7))
@settings(max_examples=40, deadline=None)
def test_nothing_descends_from_itself_whatever_comes(drawn: list[tuple[str, str | None, str | None]]) -> None:
    found = lineages(
        *(page(f"d{n}", text, outlet=outlet, published=day) for n, (text, day, outlet) in enumerate(drawn))
    )
    assert len(found) == len(drawn)
    for start in found:
        seen, todo = set[str](), [start]
        while todo:
            new = set(found[todo.pop()].parents) - seen
            seen |= new
            todo += new
        assert start not in seen
