"""Reports: nothing in them is markup but our own, nothing is fetched, the same dossier gives the same bytes."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner
from lxml import etree
from lxml import html as lxml_html

from chart_samples import dossier, kin
from recoupe.cli.main import group
from recoupe.errors import UsageError
from recoupe.export.files import FORMATS, Format, write
from recoupe.export.html import html
from recoupe.export.markdown import markdown
from recoupe.export.report import Report, report
from recoupe.model.vocabulary import Tongue
from recoupe.store.store import open_store
from store_samples import analysis, lineage
from store_samples import dossier as stored_dossier

KIN = kin(8)


def made(tongue: Tongue = "fr") -> Report:
    return report(dossier(KIN), KIN, made="2024-08-09", tongue=tongue)


def test_a_page_has_every_part_and_asks_nobody_for_anything() -> None:
    page = lxml_html.document_fromstring(html(made()))
    assert [each.text_content() for each in page.iter("h2")] == [
        "En une phrase", "Origines qui l’affirment", "Origines qui le démentent", "Qui a repris qui", "Contradictions",
        "Chiffres", "Qui dit quoi, mot pour mot", "Réactions des lecteurs", "Méthode",
    ]  # fmt: skip
    assert "2024-08-09" in page.find("body").text_content()
    assert not page.xpath("//script | //img | //link | //iframe | //b | //@onclick")
    assert {each.get("href")[:8] for each in page.iter("a")} == {"https://"}
    assert len(page.xpath("//figure//*[local-name()='svg']")) == 2
    assert len(page.xpath("//figure//table")) == 2
    assert all(each.get("aria-label") for each in page.xpath("//div[@role]"))
    assert all(each.get("tabindex") == "0" for each in page.xpath("//div[@class='wide']"))


def test_a_page_is_well_formed_and_says_its_tongue() -> None:
    text = html(made("en"))
    assert '<html lang="en">' in text
    assert "The drawing as a table" in text
    body = text.split("<main>")[1].split("</main>")[0]
    etree.fromstring(f"<main>{body}</main>".replace("&nbsp;", " "))


def test_markdown_means_nothing_that_the_words_did_not() -> None:
    text = markdown(made())
    assert r"\*le phare\* \<b\>de\</b\> Tamarin \#1 \|" in text
    assert "javascript" not in text
    assert r"\_suite\_" in text
    tables = [line for line in text.splitlines() if line.startswith("| ")]
    assert {line.replace(r"\|", "").count("|") for line in tables} == {8, 7}


@pytest.mark.parametrize("tongue", ["fr", "en"])
def test_a_pdf_is_one_and_the_same_each_time(tongue: Tongue) -> None:
    first = FORMATS["pdf"](made(tongue))
    assert first.startswith(b"%PDF")
    assert FORMATS["pdf"](made(tongue)) == first


def test_a_pdf_is_accessible_and_made_even_of_signs_without_a_font() -> None:
    assert b"pdfuaid" in FORMATS["pdf"](made())
    for words in ("😀 中国 ⵜ", "العربية", "a\u200bb\u2028c\ufeff\U000e0041"):
        told = replace(dossier(KIN), claim=words)
        assert FORMATS["pdf"](report(told, KIN, made="2024-08-09")).startswith(b"%PDF")


def test_a_tall_drawing_fits_a_page() -> None:
    large = kin(60)
    pages = pypdfium2.PdfDocument(FORMATS["pdf"](report(dossier(large), large, made="2024-08-09")))
    texts = [page.get_textpage().get_text_range() for page in pages]
    assert len(texts) <= 12
    assert "rétractation" in next(each for each in texts if "Qui a repris qui" in each)  # the legend, at its foot


def test_a_pdf_holds_the_words_with_their_typography() -> None:
    pages = pypdfium2.PdfDocument(FORMATS["pdf"](made()))
    text = "".join(page.get_textpage().get_text_range() for page in pages)
    assert "*le phare* <b>de</b> Tamarin #1" in text
    assert "Méthode" in text


def test_a_short_dossier_has_no_empty_parts() -> None:
    small = kin(1)
    titles = [each.title for each in report(dossier(small), small, made="2024-08-09").sections]
    assert "Qui a repris qui" not in titles
    assert all(each.blocks for each in report(dossier(small), small, made="2024-08-09").sections)


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    write(path, b"one")
    write(path, b"two")
    assert path.read_bytes() == b"two"
    (tmp_path / "folder").mkdir()
    for bad in (tmp_path / "folder", tmp_path / "no" / "such.html"):
        with pytest.raises(UsageError, match="Nothing can be written"):
            write(bad, b"three")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["folder", "report.html"]


@pytest.fixture
def store(tmp_path: Path) -> str:
    path = str(tmp_path / "s.db")
    with open_store(path) as kept:
        for name in "ab":
            kept.add(analysis(name))
        kept.replace_lineage(*lineage())
        kept.replace_dossiers([stored_dossier()])
    return path


@pytest.mark.parametrize("kind", ["html", "md", "pdf"])
def test_the_command_writes_each_format_by_the_files_name(store: str, tmp_path: Path, kind: Format) -> None:
    path = tmp_path / f"report.{kind}"
    done = CliRunner().invoke(group, ["dossier", "dos-12", "--store", store, "--output", str(path), "--lang", "en"])
    assert done.exit_code == 0, done.output
    assert path.read_bytes()[:4] == {"html": b"<!do", "md": b"# \xe2\x80", "pdf": b"%PDF"}[kind]
    printed = CliRunner().invoke(group, ["dossier", "dos-12", "--store", store, "--format", kind, "--lang", "en"])
    assert printed.stdout_bytes[:4] == path.read_bytes()[:4]


def test_a_name_that_says_no_format_is_refused(store: str) -> None:
    done = CliRunner().invoke(group, ["dossier", "dos-12", "--store", store, "--output", "report.doc"])
    assert isinstance(done.exception, UsageError)
    assert "html, md, pdf" in str(done.exception)


@pytest.mark.parametrize("form", [html, markdown])
def test_french_signs_stay_with_their_words_in_a_report(form: Callable[[Report], str]) -> None:
    own = form(made()).split("<blockquote>")[0]
    assert "\u00a0:" in own
    assert "\u202f;" in own
    assert not re.search("« | [»;?!]|[^-] :", own.split("<header>")[-1])
    assert "\u00a0:" not in form(made("en"))
