"""What every store does, whatever it is kept in."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine

from recoupe.errors import ReadError, UsageError
from recoupe.model.analysis import Analysis
from recoupe.model.document import Rejection
from recoupe.model.judgement import Dossier, Event, Judgement, SourceRecord, Telling
from recoupe.store.store import Store, open_store
from recoupe.store.views import VIEWS
from store_records import analyses, records
from store_samples import LASTING, WHY, analysis, document, dossier, empty, lineage


@pytest.fixture(params=(*LASTING, "memory"))
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    with open_store(empty(request.param, tmp_path)) as opened:
        yield opened


@pytest.fixture(params=LASTING)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return empty(request.param, tmp_path)


def test_words_are_found_in_every_store(store: Store) -> None:
    fill(store)
    view = store.view()
    for query in ("armees", "L’ARMÉE", "oeillets", "perdus", "armée sources", "armée' & | ! zèbre", "zèbre \\"):
        hits = [(hit.document, hit.passage) for hit in view.search(query)]
        assert hits == ([] if query.startswith("zèbre") else [("a", 0), ("b", 0)]), query
    assert [each.document for each in view.claims_like("une armée perdue", 1)] == ["a"]


def fill(store: Store) -> None:
    for name in "ba":
        store.add(analysis(name))


def test_what_was_added_comes_back(store: Store) -> None:
    assert store.add(analysis())
    assert store.view().analysis("a") == analysis()
    assert store.view().document("a") == document()
    assert store.view().document("b") is None


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(analyses())
def test_any_analysis_comes_back(whole: Analysis) -> None:
    with open_store("sqlite://") as store:
        store.add(whole)
        assert list(store.view().analyses()) == [whole]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(records(Dossier, "Un texte pour voir."))
def test_any_dossier_comes_back(one: Dossier) -> None:
    with open_store("sqlite://") as store:
        store.replace_dossiers([one])
        assert list(store.view().dossiers()) == [one]
        assert list(next(store.view().dossiers()).documents) == list(one.documents)


def test_the_words_of_an_event_are_found_by_its_first_mention(store: Store) -> None:
    fill(store)

    def told(document: str, mention: int = 0) -> Event:
        telling = (Telling(document=document, mention=mention, status="alleged"),)
        return Event(id=f"evt-{document}-{mention}", type="ASSAULT", status="alleged", score=-9.0, mentions=telling,
                     origins=1, denials=0, reasons=())  # fmt: skip

    words = store.browse().triggers([told("a"), told("a", 1), told("c"), *(told("b", place) for place in range(999))])
    assert {key: (each.document, each.text) for key, each in words.items()} == {
        "evt-a-0": ("a", "perdu"),
        "evt-b-0": ("b", "perdu"),
    }
    assert store.browse().triggers([]) == {}


def test_adding_again_changes_nothing(store: Store) -> None:
    store.add(analysis())
    before = store.view().counts()
    assert not store.add(replace(analysis(), claims=()))
    assert store.view().counts() == before


def test_an_id_belongs_to_one_text(store: Store) -> None:
    store.add(analysis())
    with pytest.raises(ReadError) as caught:
        store.add(Analysis(document=document(text="Autre chose.")))
    assert caught.value.code == "id-taken"
    assert store.view().analysis("a") == analysis()


def test_a_document_that_fails_leaves_nothing(store: Store) -> None:
    whole = analysis()
    wrong = replace(whole, claims=(replace(whole.claims[0], rule=None),))  # type: ignore[arg-type]
    with pytest.raises(Exception, match="rule"):
        store.add(wrong)
    assert not any(store.view().counts().values())
    assert store.view().search("Valdorie") == []


@given(st.permutations("abcd"))
@settings(max_examples=5, deadline=None)
def test_the_order_of_arrival_does_not_show(names: list[str]) -> None:
    with open_store("sqlite://") as store:
        for name in names:
            store.add(analysis(name))
        view = store.view()
        assert [each.id for each in view.documents()] == list("abcd")
        assert [each.document for each in view.claims()] == list("abcd")
        assert [each.document for each in view.search("armée", limit=2)] == ["a", "b"]
        assert [each.document for each in view.claims_like("armée", 2)] == ["a", "b"]


def test_reading_goes_on_page_by_page_while_documents_arrive(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recoupe.store.view.PAGE", 2)
    for name in "abcde":
        store.add(analysis(name))
    seen = []
    for each in store.view().analyses():
        seen.append(each.document.id)
        if each.document.id == "b":
            store.finish()
    assert seen == list("abcde")


def test_lineage_is_replaced_as_a_whole(store: Store) -> None:
    fill(store)
    lineages, derivations = lineage()
    store.replace_lineage(lineages, derivations)
    store.replace_lineage(reversed(lineages), derivations)
    assert store.view().lineages() == {each.document: each for each in lineages}
    assert list(store.view().lineages()) == ["a", "b"]
    assert store.view().derivations() == derivations
    store.replace_lineage([], [])
    assert store.view().lineages() == {}


def test_dossiers_are_replaced_as_a_whole(store: Store) -> None:
    fill(store)
    store.replace_dossiers([dossier("dos-2"), dossier("dos-1")])
    store.replace_dossiers([dossier("dos-2"), dossier("dos-12")])
    assert [each.id for each in store.view().dossiers()] == ["dos-12", "dos-2"]
    assert store.view().counts()["origins"] == 2


def test_a_dossier_is_found_by_the_beginning_of_its_id(store: Store) -> None:
    store.replace_dossiers([dossier("dos-12ab"), dossier("dos-12cd"), dossier("dos-12")])
    view = store.view()
    assert view.dossier("dos-12a") == dossier("dos-12ab")
    assert view.dossier("dos-12") == dossier("dos-12")
    assert view.dossier("dos-%") is None
    with pytest.raises(UsageError, match="Several dossiers"):
        view.dossier("dos-1")


def test_judgements_and_rejections_are_kept_once(store: Store) -> None:
    judgement = Judgement(kind="same-actor", subject="x", object="y", author="mia", made="2024-08-09T10:00:00")
    rejection = Rejection(path="x.bin", code="binary", detail="It is a picture.")
    for _ in range(2):
        store.judge(judgement)
        store.reject(rejection)
    assert store.view().judgements() == [judgement]
    assert store.view().rejections() == [rejection]


def test_counts_name_every_table(store: Store) -> None:
    fill(store)
    counts = store.view().counts()
    assert (counts["documents"], counts["passages"], counts["claims"], counts["dossiers"]) == (2, 4, 2, 0)
    assert "meta" not in counts


def test_an_unknown_document_is_an_error(store: Store) -> None:
    with pytest.raises(UsageError, match="There is no document “z”"):
        store.view().analysis("z")


def test_reasons_keep_their_evidence(store: Store) -> None:
    store.replace_dossiers([dossier()])
    assert next(store.view().dossiers()).grade.reasons == WHY


def test_every_view_shows_something(url: str) -> None:
    with open_store(url) as store:
        fill(store)
        store.replace_lineage(*lineage())
        store.replace_dossiers([dossier()])
        store.records().keep([SourceRecord(key="outlet:le phare", name="Le Phare", reliability="F", reasons=WHY)], [])
    engine = create_engine(url if "://" in url else f"sqlite:///{url}")
    with engine.connect() as connection:
        for view in VIEWS:
            assert connection.exec_driver_sql(f"SELECT * FROM {view}").all(), view  # noqa: S608 - our own names
    engine.dispose()


def test_an_empty_database_is_no_store(url: str) -> None:
    if "://" not in url:
        Path(url).touch()
    with pytest.raises(UsageError, match="There is no store at"):
        open_store(url, create=False)


def test_what_was_kept_is_there_when_opened_again(url: str) -> None:
    with open_store(url) as store:
        fill(store)
        store.finish()
    with open_store(url, create=False) as store:
        assert [each.document.id for each in store.view().analyses()] == ["a", "b"]
        assert not store.add(analysis("a"))
