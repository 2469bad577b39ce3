"""Actors, relations, network, map and sources, as pages and as charts."""

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from recoupe.api import Collection, open_collection
from recoupe.model.analysis import Analysis
from recoupe.model.annotation import EventMention, Participant
from recoupe.model.document import Document, Passage
from recoupe.model.span import Span
from recoupe.serve.views import places
from recoupe.settings import Settings
from recoupe.store.store import open_store
from serve_site import client, sample_store

TEXT = "À Bamako, la police du Mali a arrêté des civils français."


def told(day: str, place: str, kind: str) -> Analysis:
    passage = Passage(kind="body", text=TEXT, start=0, end=len(TEXT))
    document = Document(id=f"d{day}", text=TEXT, passages=(passage,), published=f"2024-{day}", outlet=f"Le Fil {day}",
                        title="À Bamako")  # fmt: skip
    event = EventMention(
        trigger=cut("a arrêté"), type=kind, status="actual", rule="test", date=f"2024-{day}", place=place,  # type: ignore[arg-type]
        actors=(party("la police du Mali", "MLI", "MLI"),), recipients=(party("civils français", "FRA", "FRA"),),
    )  # fmt: skip
    return Analysis(document=document, events=(event,))


def cut(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start=start, end=start + len(words), text=words)


def party(words: str, country: str, actor: str) -> Participant:
    span = cut(words)
    return Participant(start=span.start, end=span.end, text=words, country=country, sector="GOV", actor=actor)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("events") / "events.db")
    with Collection(open_store(path), Settings()) as collection:
        for number in range(1, 9):
            kind = "COERCE" if number > 4 else "AID"
            collection.store.add(told(f"{number:02}-10", "Bamako", kind))
        collection.rebuild()
    return path


def test_an_actor_shows_offices_deeds_and_partners(store: str) -> None:
    page = client(store, language="en").get("/actors/MLI")
    tree = html.fromstring(page.text)
    assert tree.cssselect("h1")[0].text_content() == "Mali"
    assert len(tree.cssselect("#did ~ ol.events > li")) == 8
    opened = tree.cssselect("ol.events a[href*='#at']")[0].get("href")
    assert client(store).get(opened).text.count('event at"') == 1
    assert tree.cssselect("a[href='/relation?a=MLI&b=FRA']")


def test_no_id_stands_twice_where_an_event_is_in_both_lists(tmp_path: Path) -> None:
    path = str(tmp_path / "within.db")
    both = party("la police du Mali", "MLI", "MLI"), party("civils français", "MLI", "bamako")
    made = told("03-10", "Bamako", "COERCE")
    with Collection(open_store(path), Settings()) as collection:
        collection.store.add(replace(made, events=(replace(made.events[0], actors=both[:1], recipients=both[1:]),)))
        collection.rebuild()
    tree = html.fromstring(client(path).get("/actors/MLI").text)
    ids = tree.xpath("//@id")
    assert len(tree.cssselect("ol.events > li")) == 2
    assert len(ids) == len(set(ids))


def test_a_map_of_too_many_events_holds_the_latest_and_says_so(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "demandez une période plus courte" not in client(store).get("/map").text
    monkeypatch.setattr(places, "MOST", 3)
    page = client(store).get("/map.json").json()
    assert (len(page["events"]), page["left_out"], page["unplaced"]) == (3, 5, 0)
    assert sorted(each["date"] for each in page["events"].values()) == ["2024-06-10", "2024-07-10", "2024-08-10"]
    assert [len(spot["events"]) for spot in page["spots"]] == [3]
    assert "5 plus anciens sont laissés de côté" in client(store).get("/map").text


def test_an_actor_of_the_registry_shows_its_dated_roles(store: str) -> None:
    browser = client(store)
    known = browser.get("/actors/emmanuel-macron.json")
    assert known.status_code == 200
    assert known.json()["actor"]["roles"]


def test_a_name_that_nobody_has_is_not_found(store: str) -> None:
    assert client(store).get("/actors/Nobody of that name").status_code == 404


def test_a_source_that_the_registry_lacks_has_a_page() -> None:
    with open_collection(sample_store(), create=False) as collection:
        claim = next(c for c in collection.view.claims() if len(c.chain.links) > 1 and not c.chain.ultimate.actor)
    page = client().get(f"/actors/{claim.chain.ultimate.name}")
    assert page.status_code == 200
    assert claim.text.split()[0] in page.text


def test_the_relation_has_points_levels_and_the_events_under_them(store: str) -> None:
    browser = client(store, language="en")
    answer = browser.get("/relation.json?a=Mali&b=FRA").json()
    assert [point["period"] for point in answer["series"]["points"]] == [f"2024-0{n}" for n in range(1, 9)]
    assert answer["series"]["changes"] == ["2024-05"]
    tree = html.fromstring(browser.get("/relation?a=Mali&b=FRA").text)
    assert len(tree.cssselect("#points ~ .scroll tbody tr")) == 8
    for link in tree.cssselect("#points ~ .scroll tbody a"):
        assert tree.cssselect(f"[id='{link.get('href')[1:]}']")


def test_the_relation_page_asks_for_two(store: str) -> None:
    browser = client(store)
    assert browser.get("/relation").status_code == 200
    assert browser.get("/relation?a=MLI&b=MLI").status_code == 400
    assert "aucun événement" in browser.get("/relation?a=MLI&b=JPN").text


def test_the_network_and_the_map_keep_to_a_period(store: str) -> None:
    browser = client(store)
    assert [(t["one"], t["other"], len(t["events"])) for t in browser.get("/network.json").json()["ties"]] == [
        ("FRA", "MLI", 8)
    ]
    narrow = browser.get("/network.json?since=2024-02&until=2024-03").json()
    assert narrow["events"] == 2
    spots = browser.get("/map.json?since=2024-02&until=2024-03").json()["spots"]
    assert [(spot["name"], spot["precision"], len(spot["events"])) for spot in spots] == [("Bamako", "town", 2)]
    assert "Aucun événement" in browser.get("/map?since=1990&until=1991").text


@pytest.mark.parametrize("path", ["/relation/chart.json?a=MLI&b=FRA", "/network/chart.json", "/map/chart.json"])
def test_each_chart_has_its_table(store: str, path: str) -> None:
    chart = client(store).get(f"{path}{'&' if '?' in path else '?'}lang=en&width=500").json()
    assert chart["spec"]["$schema"].startswith("https://vega.github.io/schema/vega-lite/")
    assert all(len(row) == len(chart["header"]) for row in chart["rows"])
    assert chart["rows"]
    page = html.fromstring(client(store).get(path.replace(".json", "")).text)
    assert len(page.cssselect("tbody tr")) == len(chart["rows"])


def test_the_charts_of_a_dossier_have_every_document() -> None:
    browser = client()
    dossier = browser.get("/index.json").json()["dossiers"][0]
    chart = browser.get(f"/dossiers/{dossier['id']}/lineage.json").json()
    page = browser.get(f"/dossiers/{dossier['id']}.json").json()
    assert len(chart["rows"]) == len(page["documents"]) >= dossier["documents"]
    assert "dos-" not in browser.get(f"/dossiers/{dossier['id']}/figures.json").json()["caption"]


def test_sources_show_their_record_and_why() -> None:
    browser = client()
    found = browser.get("/sources.json").json()
    assert any(each["anonymous"] for each in found["sources"])
    tree = html.fromstring(browser.get("/sources").text)
    assert len(tree.cssselect("tbody tr")) == len(found["sources"])
    assert all(row.cssselect(".reasons li") for row in tree.cssselect("tbody tr"))
    narrow = browser.get("/sources.json?kind=anonymous").json()["sources"]
    assert {each["key"].split(":")[0] for each in narrow} == {"anonymous"}
