"""French and English: every message is translated, and readers get the language that they ask for."""

from pathlib import Path
from typing import get_args

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from recoupe.annotate.coding.plover import MODES
from recoupe.crosscheck.network import Precision
from recoupe.crosscheck.relations import Step
from recoupe.crosscheck.rulings import MISREAD
from recoupe.lang.registry import registry
from recoupe.model import vocabulary as v
from recoupe.model.discourse import Basis
from recoupe.serve.labels import LABELS
from recoupe.serve.language import FOLDER, TONGUES, catalog, chosen
from serve_site import client

SERVE = Path(__file__).resolve().parents[1] / "src" / "recoupe" / "serve"
METHODS = [("**.py", "python"), ("**.html", "jinja2")]
OPTIONS = {
    "**.html": {
        "extensions": "jinja2.ext.i18n",
        "trim_blocks": "true",
        "lstrip_blocks": "true",
        "newstyle_gettext": "true",
    }
}
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "message": None}


def messages() -> set[str]:
    found = extract_from_dir(SERVE, METHODS, OPTIONS, KEYWORDS)
    return {each[2] if isinstance(each[2], str) else each[2][0] for each in found}


@pytest.mark.parametrize("tongue", [each for each in TONGUES if each != "en"])
def test_every_message_is_translated_and_none_is_left_over(tongue: str) -> None:
    with (FOLDER / tongue / "LC_MESSAGES" / "recoupe.po").open("rb") as lines:
        catalog = read_po(lines)
    known = {}
    for each in catalog:
        if each.id:
            assert not each.fuzzy, each.id
            known[each.id if isinstance(each.id, str) else each.id[0]] = each
    assert set(known) == messages()
    for each in known.values():
        strings = [each.string] if isinstance(each.string, str) else each.string
        assert strings, each.id
        assert all(strings), each.id
        assert not list(each.check(catalog)), each.id


def test_the_words_of_closed_lists_are_messages() -> None:
    known = messages()
    assert {text for words in LABELS.values() for text in words.values()} <= known
    assert catalog("fr").gettext("supports") == "affirme"


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("stance", {*get_args(v.DocumentStance), MISREAD}),
        ("relation", {*get_args(v.DocumentRelation), *get_args(v.DerivationKind)}),
        ("origin", set(get_args(v.OriginKind))),
        ("source", set(get_args(v.SourceKind))),
        ("basis", set(get_args(Basis))),
        ("modality", set(get_args(v.Modality))),
        ("attitude", set(get_args(v.ReaderStance))),
        ("reader", set(get_args(v.ReaderStance))),
        ("about", set(get_args(v.ContradictionAbout))),
        ("passage", set(get_args(v.PassageKind))),
        ("statement", set(get_args(v.StatementKind))),
        ("status", set(get_args(v.EventStatus))),
        ("event", set(v.EVENT_TYPES)),
        ("mode", {mode for modes in MODES.values() for mode in modes}),
        ("state", set(get_args(v.DossierState))),
        ("judgement", set(get_args(v.JudgementKind))),
        ("credibility", set(map(str, get_args(v.Credibility)))),
        ("reliability", set(get_args(v.Reliability))),
        ("actor", {actor.kind for actor in registry().actors.values()}),
        ("precision", set(get_args(Precision))),
        ("step", set(get_args(Step))),
    ],
)
def test_every_value_of_a_closed_list_has_its_word(name: str, values: set[str]) -> None:
    assert set(LABELS[name]) == values


@pytest.mark.parametrize(
    ("cookies", "accepted", "tongue"),
    [
        ({}, "fr-FR,fr;q=0.9,en;q=0.8", "fr"),
        ({}, "fr-CA", "fr"),
        ({}, "en;q=0.5, fr;q=0.9", "fr"),
        ({}, "de,en;q=0.5", "en"),
        ({}, "", "en"),
        ({}, "fr;q=0", "en"),
        ({}, "fr;q=x,,;", "en"),
        ({"recoupe_language": "en"}, "fr", "en"),
        ({"recoupe_language": "xx"}, "fr", "fr"),
    ],
)
def test_the_reader_chooses_else_the_browser(cookies: dict[str, str], accepted: str, tongue: str) -> None:
    assert chosen(cookies, accepted) == tongue


def test_the_language_is_switched_by_a_link_and_kept() -> None:
    browser = client(language="fr")
    page = browser.get("/search?q=port")
    assert 'lang="fr"' in page.text
    assert page.headers["content-language"] == "fr"
    back = browser.get("/language/en", params={"back": "/search?q=port"})
    assert back.url.path == "/search"
    assert '<html lang="en">' in back.text
    assert '<html lang="en">' in browser.get("/").text


@pytest.mark.parametrize("back", ["//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"])
def test_the_switch_leads_to_no_other_site(back: str) -> None:
    response = client().get("/language/en", params={"back": back}, follow_redirects=False)
    assert response.headers["location"] == "/"


def test_pages_speak_one_language() -> None:
    french, english = (client(language=each).get("/").text for each in ("fr", "en"))
    assert "Derniers documents" in french
    assert "Latest documents" not in french
    assert "Latest documents" in english
