"""The pages say what the collection holds, as HTML and as JSON."""

import re
from html import unescape

import msgspec
import pytest
from lxml import html

from recoupe.api import open_collection
from recoupe.model.judgement import Dossier
from recoupe.serve.routes import PAGES
from recoupe.serve.words import spaced
from recoupe.store.store import open_store
from serve_site import client, sample_store

CLAIM = "la Mauritanie a cédé le port de Ras Selma"


@pytest.fixture(scope="module")
def main_dossier() -> Dossier:
    with open_collection(sample_store(), create=False) as collection:
        return max(collection.view.dossiers(), key=lambda each: (len(each.documents), each.id))


def text_of(page: str) -> str:
    return " ".join(unescape(html.fromstring(page).text_content()).split())


def test_the_start_page_says_how_much_there_is() -> None:
    page = text_of(client().get("/").text)
    assert "Ce que contient la collection" in page
    assert "documents13" in page.replace(" ", "")
    assert "26 février 2024" in page


def test_an_empty_store_says_how_to_fill_it(tmp_path: object) -> None:
    path = f"{tmp_path}/empty.db"
    open_store(path).close()
    browser = client(path)
    assert "recoupe add" in browser.get("/").text
    assert "Rien ne répond" in browser.get("/search").text


def test_search_finds_the_claim_and_leads_to_its_words() -> None:
    browser = client()
    tree = html.fromstring(browser.get("/search", params={"q": "cédé port Ras Selma"}).text)
    link = tree.cssselect("main ol.list a")[0].get("href")
    where = re.fullmatch(r"/documents/(.+)\?at=(\d+)-(\d+)#at", link)
    assert where
    marked = html.fromstring(browser.get(link).text).cssselect(".text .at")
    words = "".join(each.text_content() for each in marked)
    assert len(words) == int(where[3]) - int(where[2])
    assert "Ras Selma" in words


@pytest.mark.parametrize(
    ("limit", "held"),
    [
        ({"outlet": "Le Phare du Banc"}, lambda found: found["outlet"] == "Le Phare du Banc"),
        ({"since": "2024-03-07"}, lambda found: found["published"] >= "2024-03-07"),
        ({"until": "2024-03-04"}, lambda found: found["published"][:10] <= "2024-03-04"),
    ],
)
def test_limits_hold(limit: dict[str, str], held: object) -> None:
    answer = client().get("/search.json", params={"q": "port", **limit}).json()
    assert answer["count"] > 0
    heads = [answer["documents"][each["document"]] for each in answer["found"]]
    assert all(held(head) for head in heads)  # type: ignore[operator]


@pytest.mark.parametrize("facet", ["outlet", "actor", "event", "source", "grade"])
def test_a_facet_counts_what_its_limit_then_finds(facet: str) -> None:
    browser = client()
    for what in ("claims", "passages"):
        whole = browser.get("/search.json", params={"q": "port", "what": what}).json()
        assert whole["facets"][facet]
        for each in whole["facets"][facet]:
            held = browser.get("/search.json", params={"q": "port", "what": what, facet: each["value"]}).json()
            assert held["count"] == each["count"], (what, each)


def test_dossiers_and_actors_are_found() -> None:
    browser = client()
    found = browser.get("/search.json", params={"q": CLAIM, "what": "dossiers"}).json()["dossiers"]
    assert any(CLAIM in each["claim"] for each in found)
    actors = browser.get("/search.json", params={"q": "mauritanie", "what": "actors"}).json()["actors"]
    assert [each["id"] for each in actors if each["mentions"] > 3] == ["MRT"]


def test_answers_come_in_pages() -> None:
    browser = client()
    first, second = (browser.get("/search.json", params={"page": page}).json() for page in (1, 2))
    assert first["pages"] == second["pages"] > 1
    numbers = [{each["number"] for each in answer["found"]} for answer in (first, second)]
    assert not numbers[0] & numbers[1]
    assert "page=2" in browser.get("/search").text


def test_the_dossier_says_who_and_opens_every_line_on_its_words(main_dossier: Dossier) -> None:
    browser = client()
    tree = html.fromstring(browser.get(f"/dossiers/{main_dossier.id}").text)
    page = " ".join(tree.text_content().split())
    for origin in main_dossier.origins:
        assert origin.label in page
    links = [link.get("href") for link in tree.cssselect("ol.evidence .said a")]
    assert len(links) == len(main_dossier.evidence)
    for each in main_dossier.evidence:
        assert f"/documents/{each.document}?at={each.start}-{each.end}#at" in links
    assert browser.get(links[0]).status_code == 200


def test_a_document_without_a_date_is_in_the_dossier_and_says_so(main_dossier: Dossier) -> None:
    assert text_of(client().get(f"/dossiers/{main_dossier.id}").text).count("sans date") > 0


def test_the_document_keeps_its_words_and_marks_what_is_found() -> None:
    browser = client()
    with open_collection(sample_store(), create=False) as collection:
        for analysis in collection.view.analyses():
            tree = html.fromstring(browser.get(f"/documents/{analysis.document.id}").text)
            shown = [each.text_content() for each in tree.cssselect(".passage .text")]
            assert shown == [passage.text for passage in analysis.document.passages]
            for kind, found in (("claim", analysis.claims), ("event", analysis.events), ("time", analysis.times)):
                assert bool(tree.cssselect(f".text .{kind}")) == bool(found)
            assert len({each.get("id") for each in tree.cssselect("[id]")}) == len(tree.cssselect("[id]"))


def test_copied_words_lead_to_where_they_stand() -> None:
    tree = html.fromstring(client().get("/documents/02-depeche").text)
    assert tree.cssselect(".text .copied")
    assert re.match(r"/documents/doc-\w+\?at=66-934#at", tree.cssselect(".copy a")[0].get("href"))


def test_a_thread_says_who_answers_whom_with_which_attitude() -> None:
    browser = client()
    with open_collection(sample_store(), create=False) as collection:
        key = next(d.id for d in collection.view.documents() if (d.path or "").endswith("12-forum.txt"))
    tree = html.fromstring(browser.get(f"/documents/{key}").text)
    assert tree.cssselect(".passage.post .stance")
    assert tree.cssselect(".passage.post .meta a[href^='#p']")


def test_json_is_the_same_record_by_suffix_and_by_accept(main_dossier: Dossier) -> None:
    browser = client()
    suffix = browser.get(f"/dossiers/{main_dossier.id}.json")
    accepted = browser.get(f"/dossiers/{main_dossier.id}", headers={"accept": "application/json"})
    assert suffix.content == accepted.content
    assert msgspec.convert(suffix.json()["dossier"], Dossier) == main_dossier


def test_every_page_has_its_json_described() -> None:
    described = client().get("/openapi.json").json()
    assert len(described["paths"]) == len(PAGES)
    for path, methods in described["paths"].items():
        named = {each["name"] for each in methods["get"]["parameters"] if each["in"] == "path"}
        assert named == set(re.findall(r"{(\w+)}", path))
    references = set(re.findall(r"#/components/schemas/(\w+)", str(described)))
    assert references <= set(described["components"]["schemas"])


@pytest.mark.parametrize(
    ("path", "status"),
    [("/nowhere", 404), ("/documents/none", 404), ("/dossiers/dos-none", 404), ("/search?event=DANCE", 400),
     ("/search?page=x", 400)],
)  # fmt: skip
def test_errors_help(path: str, status: int) -> None:
    browser = client()
    page = browser.get(path)
    assert page.status_code == status
    assert 'action="/search"' in page.text
    answer = browser.get(path, headers={"accept": "application/json"})
    assert answer.status_code == status
    assert answer.json()["error"]


@pytest.mark.parametrize(
    ("path", "place", "how"),
    [
        ("/search?q=port", "/search", "page"),
        ("/search?q=port&what=dossiers", "/search?what=dossiers", "page"),
        ("/map", "/map", "page"),
        ("/dossiers/dos-none", "/search?what=dossiers", "true"),
        ("/", None, None),
    ],
)
def test_the_menu_says_where_one_is(path: str, place: str | None, how: str | None) -> None:
    found = html.fromstring(client().get(path).text).cssselect("nav [aria-current]")
    assert [(each.get("href"), each.get("aria-current")) for each in found] == ([(place, how)] if place else [])


def test_a_document_lists_its_public_statements() -> None:
    with open_collection(sample_store(), create=False) as collection:
        found = next(each for each in collection.view.analyses() if each.statements)
    tree = html.fromstring(client(language="en").get(f"/documents/{found.document.id}").text)
    (items,) = [each.getnext() for each in tree.cssselect(".found h3") if each.text == "Public statements"][:1]
    first = min(found.statements, key=lambda each: each.cue.start)
    assert " ".join(first.cue.text.split())[:60] in " ".join(items[0].text_content().split())


@pytest.mark.parametrize("path", ["/dossiers", "/documents/", "/actors"])
def test_a_path_without_an_id_leads_to_the_list(path: str) -> None:
    answer = client().get(path)
    assert answer.status_code == 200
    assert answer.url.path == "/search"


def test_french_signs_stay_with_their_words(main_dossier: Dossier) -> None:
    assert (
        spaced("Il dit : « oui » ; est-ce vrai ?", "fr") == "Il dit\u00a0: «\u00a0oui\u00a0»\u202f; est-ce vrai\u202f?"
    )
    assert spaced("He says : yes", "en") == "He says : yes"
    page = client().get(f"/dossiers/{main_dossier.id}").text
    for seen in (
        "\u202f; démenti par",
        "données en premier\u00a0: ",
        "Votre décision\u00a0:",
        "Fiabilité de la source\u00a0: ",
    ):
        assert seen in page


def test_what_is_cut_ends_in_an_ellipsis() -> None:
    assert "…" in client().get("/review?kind=accept").text
    assert "..." not in client().get("/review?kind=accept").text
