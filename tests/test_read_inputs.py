"""Files, folders, collections and standard input; one bad input never stops the rest."""

import io
import json
import os
from pathlib import Path

import pytest

from recoupe.model.document import Document, Rejection
from recoupe.read.inputs import read_paths
from recoupe.settings import Settings

PAGE = """<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Le pont de Sénoba rouvre</title>
<meta property="og:site_name" content="Le Fanal du Tiélé"><meta property="og:title" content="Le pont de Sénoba rouvre">
<meta property="article:published_time" content="2023-05-04T08:00:00+00:00"></head><body><nav>Accueil Sports</nav>
<article><h1>Le pont de Sénoba rouvre</h1><p>Fermé depuis deux ans, le pont de Sénoba a rouvert jeudi matin à la
circulation, a annoncé la mairie dans <a href="https://mairie.example/pont">un communiqué</a> publié la veille.</p>
<p>Les camions de plus de dix tonnes devront attendre la fin des essais, prévue pour le mois de juin.</p>
<p>Source : mairie de Sénoba</p></article></body></html>"""


def read(*paths: object, max_bytes: int = 10_000_000) -> list[Document | Rejection]:
    return list(read_paths([str(path) for path in paths], Settings(max_bytes=max_bytes)))


def codes(outcomes: list[Document | Rejection]) -> list[str]:
    return [outcome.code if isinstance(outcome, Rejection) else "read" for outcome in outcomes]


def test_a_page_is_read_with_what_it_says_of_itself(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE, "utf-8")
    (document,) = read(tmp_path / "page.html")
    assert isinstance(document, Document)
    assert (document.title, document.outlet) == ("Le pont de Sénoba rouvre", "Le Fanal du Tiélé")
    assert (document.published or "")[:10] == "2023-05-04"
    assert [passage.kind for passage in document.passages][:2] == ["title", "body"]
    assert document.links == ("https://mairie.example/pont",)
    assert document.credits == ("Source : mairie de Sénoba",)
    assert "Accueil" not in document.text


def test_every_bad_input_has_its_code_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Le conseil s’est réuni mardi à Sénoba.", "utf-8")
    (tmp_path / "b.txt").write_bytes(b" \n\t ")
    (tmp_path / "c.txt").write_bytes(bytes(range(256)) * 9)
    (tmp_path / "d.html").write_text("<html><body><script>1</script></body></html>", "utf-8")
    with (tmp_path / "e.txt").open("wb") as large:
        large.truncate(3_000_000)
    (tmp_path / "f.txt").write_text("Répondre\nJ’aime\n12 commentaires", "utf-8")
    outcomes = read(tmp_path, tmp_path / "g.txt", max_bytes=1_000_000)
    assert codes(outcomes) == ["read", "empty", "binary", "no-text", "too-large", "no-text", "missing"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_the_system_keeps_back_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("oui")
    (tmp_path / "a.txt").chmod(0)
    assert codes(read(tmp_path / "a.txt")) == ["unreadable"]


def test_folders_are_read_in_order_of_names_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b/z.txt", "a/y.txt", "c.txt", ".hidden.txt", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"Voici la page {name} de la collection inventée.", "utf-8")
    names = [Path(str(outcome.path)).name for outcome in read(tmp_path)]
    assert names == ["c.txt", "y.txt", "z.txt"]


def test_lines_of_a_collection_keep_their_text_and_id(tmp_path: Path) -> None:
    text = "Un  texte\r\n\r\navec ses espaces.\u200b "
    lines = [
        json.dumps({"id": "x-1", "text": text, "published": "2024-08-09", "outlet": "Le Fanal", "title": "Titre"}),
        "",
        "{pas du json",
        json.dumps({"text": "Sans identifiant.", "url": "https://fanal.example/1"}),
        json.dumps({"title": "sans texte"}),
        json.dumps({"text": "  "}),
        json.dumps(["une", "liste"]),
        json.dumps({"id": 7, "text": "Numéroté."}),
    ]
    (tmp_path / "c.jsonl").write_text("\ufeff" + "\n".join(lines), "utf-8")
    outcomes = read(tmp_path / "c.jsonl")
    assert codes(outcomes) == ["read", "json", "read", "json", "no-text", "json", "read"]
    first, bad, second = outcomes[:3]
    assert isinstance(first, Document)
    assert (first.id, first.text, first.title, first.published) == ("x-1", text, "Titre", "2024-08-09")
    assert [(p.kind, p.text) for p in first.passages] == [("body", text.strip(" \u200b") + "\u200b")]
    assert bad.path == f"{tmp_path / 'c.jsonl'}:3"
    assert isinstance(second, Document)
    assert second.id.startswith("doc-")
    assert outcomes[-1].id == "7"


def test_a_line_too_long_is_refused_and_the_next_one_read(tmp_path: Path) -> None:
    long = json.dumps({"text": "a" * 5000})
    (tmp_path / "c.jsonl").write_text(f"{long}\n" + json.dumps({"text": "Bonjour à tous."}), "utf-8")
    assert codes(read(tmp_path / "c.jsonl", max_bytes=1000)) == ["too-large", "read"]


@pytest.mark.parametrize(("given", "kind"), [('{"text": "Une ligne."}\n', "-:1"), ("Un texte seul.", "-"), (PAGE, "-")])
def test_standard_input_is_read(given: str, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(given.encode()))))
    (document,) = read("-")
    assert isinstance(document, Document)
    assert document.path == kind


def test_the_same_page_has_the_same_id_wherever_it_lies(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Le même texte, deux fois, dans deux fichiers.", "utf-8")
    first, second = read(tmp_path)
    assert first.id == second.id


def test_a_document_in_another_language_is_kept_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "en.txt").write_text("The council met on Tuesday and decided to close the bridge until further notice.")
    (document,) = read(tmp_path)
    assert isinstance(document, Document)
    assert document.language == "en"


@pytest.mark.parametrize(
    "data", ["<p>" * 50_000 + "oui", "<div" * 9_000, "a" * 300_000, "\n".join(["oui non"] * 30_000)]
)
def test_odd_pages_end_in_a_document_or_a_rejection(data: str, tmp_path: Path) -> None:
    for name in ("p.html", "p.txt"):
        (tmp_path / name).write_text(data)
    assert len(read(tmp_path)) == 2
