"""What a page says when it can't answer: in the reader's language, with the right status and the guard's headers."""

import pytest
from lxml import html
from starlette.testclient import TestClient

from recoupe.serve.guard import HEADERS, Guard
from recoupe.serve.site import Site
from serve_site import client


@pytest.fixture(scope="module")
def browser() -> TestClient:
    return client()


def sentences(page: str) -> str:
    return " ".join(html.fromstring(page).cssselect("main")[0].text_content().split()).replace("\u202f", " ")


@pytest.mark.parametrize("path", ["/search", "/map", "/network", "/map/chart", "/network/chart"])
@pytest.mark.parametrize(
    "asked", ["since=abc", "until=zzzz", "since=2024-13", "since=2024-02-30", "until=0000", "since=2024..2023"]
)
def test_a_period_is_made_of_dates(browser: TestClient, path: str, asked: str) -> None:
    page = browser.get(f"{path}?{asked}")
    assert page.status_code == 400
    assert "une année, un mois ou un jour" in sentences(page.text)


def test_a_period_does_not_end_before_it_begins(browser: TestClient) -> None:
    page = browser.get("/search?since=2024&until=2023")
    assert page.status_code == 400
    assert "se termine avant de commencer" in sentences(page.text)
    assert browser.get("/search?since=2024-03-14&until=2024").status_code == 200


def test_a_description_says_what_a_period_is_made_of(browser: TestClient) -> None:
    asked = browser.get("/openapi.json").json()["paths"]["/map.json"]["get"]["parameters"]
    assert all("[0-9]{4}" in each["schema"]["pattern"] for each in asked)
    assert {each["name"] for each in asked} == {"since", "until"}


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/nowhere", 404, "ne désigne aucune page"),
        ("/dossiers/dos-none", 404, "ne désigne aucune page"),
        ("/documents/none", 404, "ne désigne aucune page"),
        ("/search?page=x", 400, "valeur impossible : page"),
        ("/relation?a=MLI&b=MLI", 400, "deux acteurs différents"),
    ],
)
def test_errors_speak_to_the_reader_in_one_language(browser: TestClient, path: str, status: int, said: str) -> None:
    page = browser.get(path)
    assert page.status_code == status
    assert said in sentences(page.text)
    for program in ("Expected", "recoupe list", "There is", "$."):
        assert program not in page.text


def test_what_may_be_asked_of_an_address_is_told_whole(browser: TestClient) -> None:
    for path, allowed in (("/review", "GET, HEAD, POST"), ("/search", "GET, HEAD")):
        page = browser.request("DELETE", path)
        assert (page.status_code, page.headers["allow"]) == (405, allowed)
        assert "n’accepte pas une telle requête" in sentences(page.text)


def test_who_is_not_let_in_is_told_in_his_language() -> None:
    locked = client(guard=Guard(token="0123456789abcdef0123"))  # noqa: S106 - a test keeps no secret
    assert "demande un jeton" in locked.get("/").text
    assert "needs a token" in locked.get("/", headers={"accept-language": "en"}).text
    assert "ne répond pas à ce nom" in locked.get("/", headers={"host": "evil.example"}).text


@pytest.mark.parametrize("kind", ["text/html", "application/json"])
def test_an_unexpected_failure_carries_the_headers_and_no_detail(monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    def fails(_site: Site) -> None:
        raise RuntimeError("something private")

    monkeypatch.setattr(Site, "holding", fails)
    app = client().app
    page = TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False).get(
        "/", headers={"accept": kind, "accept-language": "fr"}
    )
    assert page.status_code == 500
    assert HEADERS.items() <= {name: page.headers.get(name) for name in HEADERS}.items()
    assert page.headers["cache-control"] == "private, no-cache"
    assert "private" not in page.text
    assert kind != "text/html" or "Ce serveur a échoué" in sentences(page.text)
