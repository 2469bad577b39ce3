"""Decisions through the pages: kept with a name, drawn anew, taken back; never without the form's key."""

import shutil
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from recoupe.api import open_collection
from serve_site import client, sample_store


@pytest.fixture
def store(tmp_path: Path) -> str:
    return str(shutil.copy(sample_store(), tmp_path / "judged.db"))


def form(browser: TestClient, path: str, number: int = 0) -> dict[str, str]:
    """Return the fields of a form of decision, as a browser would send them."""
    found = html.fromstring(browser.get(path).text).cssselect("form.judge")[number]
    fields = {each.get("name"): each.get("value") or "" for each in found.cssselect("input")}
    for select in found.cssselect("select"):
        chosen = select.cssselect("option[selected]") or select.cssselect("option")
        fields[select.get("name")] = chosen[0].get("value")
    return fields


def main_dossier(store: str) -> str:
    with open_collection(store, create=False) as collection:
        return max(collection.view.dossiers(), key=lambda each: (len(each.documents), each.id)).id


def test_a_reliability_is_set_and_taken_back(store: str) -> None:
    browser = client(store, language="en")
    fields = form(browser, "/review?kind=reliability&subject=outlet:le phare du banc") | {"value": "B"}
    kept = browser.post("/review", data=fields | {"author": "Odile Varan", "note": "known for years"})
    assert kept.status_code == 200
    assert "Odile Varan" in kept.text
    with open_collection(store, create=False) as collection:
        assert {each.key: each.reliability for each in collection.sources()}["outlet:le phare du banc"] == "B"
        (made,) = collection.judgements()
        assert (made.author, made.note) == ("Odile Varan", "known for years")
    undo = form(browser, "/review")
    assert undo["author"] == "Odile Varan"
    assert undo["undo"] == made.id
    browser.post("/review", data=undo)
    with open_collection(store, create=False) as collection:
        assert collection.judgements() == []
        assert len(collection.judgements(undone=True)) == 2


def test_a_dossier_is_accepted_and_corrected(store: str) -> None:
    browser = client(store)
    key = main_dossier(store)
    browser.post("/review", data=form(browser, f"/review?kind=accept&subject={key}") | {"author": "Odile Varan"})
    fields = form(browser, f"/review?kind=correct&subject={key}&object=04-reprise-partielle")
    assert fields["object"] == "04-reprise-partielle"
    shown = browser.post("/review", data=fields | {"value": "denies", "author": "Odile Varan"})
    drawn = html.fromstring(shown.text).cssselect(".kept a")[0].get("href")
    answer = browser.get(f"{drawn}.json").json()["dossier"]
    assert answer["documents"]["04-reprise-partielle"] == "denies"


def test_words_are_split_from_a_dossier(store: str) -> None:
    browser = client(store)
    key = main_dossier(store)
    before = browser.get(f"/dossiers/{key}.json").json()["dossier"]
    fields = form(browser, f"/review?kind=not-same-claim&subject={key}")
    claim = next(each["claim"] for each in before["evidence"] if each["document"] == "04-reprise-partielle")
    shown = browser.post("/review", data=fields | {"object": claim, "author": "Odile Varan"})
    drawn = [link.get("href") for link in html.fromstring(shown.text).cssselect(".kept a")]
    held = [browser.get(f"{each}.json").json()["dossier"] for each in drawn]
    head = [each for each in held if each["claim"] == before["claim"]]
    assert head
    assert all("04-reprise-partielle" not in each["documents"] for each in head)


@pytest.mark.parametrize("change", [{"write_key": ""}, {"write_key": "0" * 64}])
def test_a_form_without_its_key_changes_nothing(store: str, change: dict[str, str]) -> None:
    browser = client(store)
    fields = form(browser, "/review?kind=reliability&subject=outlet:le phare du banc") | {"author": "Odile Varan"}
    assert browser.post("/review", data=fields | change).status_code == 403
    with open_collection(store, create=False) as collection:
        assert collection.judgements(undone=True) == []


@pytest.mark.parametrize(
    "headers",
    [{"origin": "https://evil.example"}, {"origin": "http://127.0.0.1:9999"}, {"origin": "http://[::1"},
     {"sec-fetch-site": "cross-site"},
     {"cookie": "recoupe_session=chosen-by-another"}],
)  # fmt: skip
def test_a_form_of_another_site_changes_nothing(store: str, headers: dict[str, str]) -> None:
    browser = client(store)
    fields = form(browser, "/review?kind=reliability&subject=outlet:le phare du banc") | {"author": "Odile Varan"}
    assert browser.post("/review", data=fields, headers=headers).status_code == 403
    with open_collection(store, create=False) as collection:
        assert collection.judgements(undone=True) == []


@pytest.mark.parametrize(
    "change",
    [
        {"author": " "},
        {"author": "x" * 201},
        {"note": "x" * 2001},
        {"kind": "dance"},
        {"subject": ""},
        {"value": "Z"},
        {"undo": "jud-none"},
    ],
)
def test_a_decision_that_makes_no_sense_is_refused_with_a_sentence(store: str, change: dict[str, str]) -> None:
    browser = client(store)
    fields = form(browser, "/review?kind=reliability&subject=outlet:le phare du banc") | {"author": "Odile Varan"}
    assert browser.post("/review", data=fields | change).status_code == 400


def test_decisions_come_in_pages(store: str) -> None:
    with open_collection(store, create=False) as collection:
        for letter in "ABCD" * 14:
            collection.judge("reliability", "outlet:le phare du banc", author="Odile Varan", value=letter)
    browser = client(store)
    assert len(browser.get("/review.json").json()["entries"]) == 50
    assert len(browser.get("/review.json?page=2").json()["entries"]) == 6
    assert 'href="/review?page=2"' in browser.get("/review").text


def test_a_form_has_a_limit(store: str) -> None:
    browser = client(store)
    fields = form(browser, "/review?kind=accept") | {"author": "x" * 100_000}
    assert browser.post("/review", data=fields).status_code == 403


def test_other_pages_take_no_writes(store: str) -> None:
    assert client(store).post("/search", data={"q": "port"}).status_code == 405
