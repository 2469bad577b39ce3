"""Outlets of one owner are flagged, agencies stand before those who print their texts; nothing is merged."""

from pathlib import Path

import pytest

from lineage_story import SCOOP, page
from recoupe.crosscheck.answer import answer
from recoupe.errors import UsageError
from recoupe.lang.pack import language_pack
from recoupe.lineage.ownership import Ownership, Tie, ownership, same_owner
from recoupe.lineage.trace import trace
from recoupe.model.document import Document

OWN = """outlet\tsite\towner\tgroup\tagency\tsince\tuntil\tsource
Le Veilleur\tleveilleur.example\tBrumelec\t\t\t2020\t\tinvented
La Rade\tlarade.example\tBrumelec\t\t\t\t2021-03\tinvented
La Rade\tlarade.example\tVille de Port-Clair\t\t\t2021-04\t\tinvented
Agence des Criques\t\tAgence des Criques\t\tagency\t\t\tinvented
"""

NOTE = (
    "Nous avons rencontré jeudi le notaire de Montvert. « Brumelec a payé 7,35 millions d’euros pour le phare de "
    "Tamarin, j’ai l’acte sous les yeux », dit-il."
)


@pytest.fixture
def known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ownership:
    path = tmp_path / "outlets.tsv"
    path.write_text(OWN, "utf-8")
    monkeypatch.setenv("RECOUPE_OUTLETS", str(path))
    return ownership()


def document(outlet: str | None, *, url: str | None = None, published: str | None = None) -> Document:
    return Document(id="d", text="", passages=(), outlet=outlet, url=url, published=published)


def test_an_owner_is_found_by_host_and_by_name_on_the_day(known: Ownership) -> None:
    assert known.owners(document("La Rade", published="2021-03-31")) == {"Brumelec"}
    assert known.owners(document("La Rade", published="2021-04-01")) == {"Ville de Port-Clair"}
    assert known.owners(document(None, url="https://sport.larade.example/a")) == {"Ville de Port-Clair"}
    assert known.owners(document("Le Veilleur", published="2019-12-31")) == frozenset()
    assert not known.owners(document("Le Cap"))
    assert known.agency(document("agence des criques"))


def test_two_outlets_share_an_owner_only_while_both_have_it(known: Ownership) -> None:
    one, other = (document(name, published="2021-02-01") for name in ("Le Veilleur", "La Rade"))
    assert same_owner(one, other, known) == "Brumelec"
    assert same_owner(one, one, known) is None
    one, other = (document(name, published="2021-06-01") for name in ("Le Veilleur", "La Rade"))
    assert same_owner(one, other, known) is None


def test_a_name_in_brackets_needs_its_town_or_its_host() -> None:
    tie = Tie(outlet="L’Union (Reims)", owner="Rossel", site="lunion.example")
    ties = Ownership([tie]).ties
    assert ties(document("L’Union (Reims)")) == (tie,)
    assert ties(document("L’Union", url="https://www.lunion.example/a")) == (tie,)
    assert ties(document("L’Union")) == ()


def test_a_table_of_one_s_own_has_the_last_word(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text("outlet\tsite\towner\nLe Figaro\tlefigaro.fr\tmoi\n", "utf-8")
    paper = document("Le Figaro", url="https://www.lefigaro.fr/a")
    assert ownership(str(path)).owners(paper) == {"moi"}
    assert ownership(str(tmp_path / "none.tsv")).owners(paper) == {"Groupe Dassault"}
    path.write_text("outlet\tsite\towner\nLe Figaro (Paris)\tlefigaro.fr\t\n", "utf-8")
    with pytest.raises(UsageError):
        ownership(str(path))


@pytest.mark.usefixtures("known")
def test_independent_outlets_of_one_owner_are_flagged_and_not_merged() -> None:
    pages = [
        page("scoop", SCOOP, outlet="Le Veilleur", published="2021-02-10T06:00"),
        page("note", NOTE, outlet="La Rade", published="2021-02-11"),
    ]
    found = {each.document: each for each in trace(pages).lineages}
    assert found["note"].relation == "independent"
    flagged = [reason for reason in found["note"].reasons if reason.rule == "lineage.same-owner@1"]
    assert [reason.evidence for reason in flagged] == [("scoop",)]
    assert "Brumelec" in flagged[0].detail
    assert "lineage.same-owner@1" not in {reason.rule for reason in found["scoop"].reasons}


@pytest.mark.usefixtures("known")
@pytest.mark.parametrize(("outlet", "child"), [("Agence des Criques", "a-paper"), ("Courrier des Criques", "wire")])
def test_an_agency_was_there_before_a_paper_with_its_text(outlet: str, child: str) -> None:
    pages = [
        page("a-paper", SCOOP + "\n\nUn dernier mot du journal.", outlet="La Gazette", published="2021-05-10"),
        page("wire", SCOOP, outlet=outlet, published="2021-05-10"),
    ]
    parents = {each.document: each.parents for each in trace(pages).lineages}
    assert parents[child] == tuple({"a-paper", "wire"} - {child})


def test_every_row_of_the_table_is_whole() -> None:
    pack = language_pack("fr")
    assert pack
    lines = (pack.folder / "tables" / "outlets.tsv").read_text("utf-8").splitlines()
    columns, *rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert all(len(row) == len(columns) and row[0] and row[2] and row[7] for row in rows)
    assert {row[4] for row in rows} == {"", "agency"}
    assert all("/" not in row[1] and row[1] == row[1].lower() for row in rows)
    assert ownership("none.tsv").agency(document("AFP"))


@pytest.mark.usefixtures("known")
def test_two_origins_told_by_outlets_of_one_owner_are_flagged_and_both_count() -> None:
    pages = [
        page("scoop", SCOOP, outlet="Le Veilleur", published="2021-02-10T06:00"),
        page("note", NOTE, outlet="La Rade", published="2021-02-11"),
    ]
    question = page(
        "q", "Brumelec a acheté le phare de Tamarin pour 7,35 millions d’euros.", outlet=None, published=None
    )
    found = answer(question, pages, trace(pages))[0]
    assert found.independent("supports") == 2
    noted = [origin.document for origin in found.origins if "origin.same-owner@1" in {r.rule for r in origin.reasons}]
    assert len(noted) == 1
