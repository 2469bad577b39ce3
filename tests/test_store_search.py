"""French full-text search."""

from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from recoupe.model.analysis import Analysis
from recoupe.model.document import Document, Passage
from recoupe.store.store import Store, open_store
from recoupe.store.words import fold, stem, words
from store_samples import ANSWER, FIRST, analysis


@pytest.fixture(scope="module")
def filled() -> Iterator[Store]:
    with open_store("sqlite://") as store:
        store.add(analysis())
        yield store


@pytest.mark.parametrize(
    "query",
    [
        "armée",
        "ARMEE",
        "armees",
        "l'armée",
        "l’armée",
        "œillet",
        "oeillets",
        "perdus",
        "oeillet",
        "col des oeillets",
        "la Valdorie",
        "80 homme",
        FIRST,
    ],
)
def test_accents_case_ligatures_and_inflection_do_not_matter(filled: Store, query: str) -> None:
    assert [(hit.passage, hit.text) for hit in filled.view().search(query)] == [(0, FIRST)]


@pytest.mark.parametrize("query", ["arme", "arm", "perdr", "", "  ", "« »", '"', "*", "()"])
def test_other_words_and_none_find_nothing(filled: Store, query: str) -> None:
    assert filled.view().search(query) == []


def test_a_hit_tells_where_its_words_stand(filled: Store) -> None:
    (hit,) = filled.view().search("démentent")
    document = filled.view().document(hit.document)
    assert document is not None
    assert document.text[hit.start : hit.end] == hit.text == ANSWER
    assert hit.score > 0


def test_all_words_first_any_word_where_there_are_none(filled: Store) -> None:
    assert [hit.passage for hit in filled.view().search("autorités vérifier")] == [1]
    assert {hit.passage for hit in filled.view().search("autorités sources zèbre")} == {0, 1}


def test_words_without_content_are_looked_for_only_alone(filled: Store) -> None:
    assert [hit.passage for hit in filled.view().search("qui")] == [1]
    assert [hit.passage for hit in filled.view().search("les sources")] == [0]


def test_the_written_form_comes_before_the_stem() -> None:
    with open_store("sqlite://") as store:
        for name, text in {"a": "Le financement russe.", "b": "Qui finance cette guerre ?"}.items():
            passage = Passage(kind="body", text=text, start=0, end=len(text))
            store.add(Analysis(document=Document(id=name, text=text, passages=(passage,))))
        assert [hit.document for hit in store.view().search("finance")] == ["b", "a"]


def test_claims_are_candidates_by_any_word(filled: Store) -> None:
    found = filled.view().claims_like("Les armées n’ont rien dit", limit=5)
    assert found == list(analysis().claims)
    assert filled.view().claims_like("zèbre", limit=5) == []


@settings(max_examples=200, deadline=None)
@example('exact:x OR "')
@example("NEAR(a b) ^armée* -x {exact} : col")
@example("a\0b")
@given(st.text(max_size=40))
def test_a_query_is_words_never_syntax(filled: Store, query: str) -> None:
    filled.view().search(query)
    filled.view().claims_like(query, 3)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=40))
def test_folding_and_words_are_settled_after_one_pass(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert words(" ".join(words(text))) == words(text)


def test_stems_keep_accents_apart() -> None:
    assert stem("armées") == stem("armée") != stem("armes")
