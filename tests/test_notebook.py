"""The notebook in the documentation runs and shows what is stored in it; `import recoupe` costs nothing."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import recoupe
from notebook_run import NOTEBOOK, code_cells, executed
from recoupe.errors import UsageError
from recoupe.export.table import SHOWN, Table
from recoupe.notebook import Database
from recoupe.store.store import open_store
from store_samples import analysis, dossier, lineage


@pytest.fixture
def database(tmp_path: Path) -> Database:
    path = str(tmp_path / "s.db")
    with open_store(path) as store:
        for name in "ab":
            store.add(analysis(name))
        store.replace_lineage(*lineage())
        store.replace_dossiers([dossier()])
    return recoupe.open(path)


def test_importing_costs_nothing() -> None:
    program = "import recoupe, sys; print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    heavy = {"sqlalchemy", "spacy", "numpy", "msgspec", "vl_convert", "typst", "pandas", "polars", "recoupe.api"}
    assert not heavy & set(done.stdout.split())


def test_there_must_be_a_store(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="There is no store"):
        recoupe.open(str(tmp_path / "no.db"))


def test_the_notebook_of_the_documentation_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    notebook = json.loads(NOTEBOOK.read_text("utf-8"))
    stored = [[_kinds(each) for each in cell["outputs"]] for cell in code_cells(notebook)]
    assert [[_kinds(each) for each in cell] for cell in executed(notebook)] == stored
    assert sum("image/svg+xml" in kinds for cell in stored for kinds in cell) >= 3


def _kinds(output: dict[str, dict[str, str]]) -> set[str]:
    return set(output.get("data", {"stream": ""}))


def test_a_dossier_shows_itself_with_all_text_escaped(database: Database) -> None:
    found = database.dossier("dos-12")
    assert repr(found).startswith("F4 « La Valdorie a perdu 80 hommes. » — ")
    shown = found._repr_html_()
    assert "<strong>F4</strong>" in shown
    table = Table(header=("<a>",), rows=(("<script>",), *((each,) for each in range(SHOWN + 4))))
    assert "<script>" not in table._repr_html_()
    assert "… 5" in table._repr_html_()


def test_rows_become_records_and_data_frames(database: Database) -> None:
    found = database.dossier("dos-12")
    (row,) = found.records()
    assert (row["document"], row["stance"], row["quote"]) == ("a", "supports", "Selon")
    claims = database.claims()
    assert [each["id"] for each in claims] == ["claim-a", "claim-b"]
    for frame in (claims.to_pandas(), claims.to_polars()):
        assert (frame.shape, list(frame.columns)) == ((2, len(claims.header)), list(claims.header))
    assert found.origins.to_polars()["independent"].to_list() == [1]


@pytest.mark.parametrize(("library", "method"), [("pandas", "to_pandas"), ("polars", "to_polars")])
def test_a_missing_library_is_one_clear_sentence(library: str, method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(UsageError, match=rf"install recoupe\[{library}\]"):
        getattr(Table(header=("a",), rows=((1,),)), method)()


@pytest.mark.parametrize(("library", "call"), [("vl_convert", "lineage"), ("typst", "report")])
def test_so_is_what_draws(database: Database, library: str, call: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    found = database.dossier("dos-12")
    with pytest.raises(UsageError, match=r"install recoupe\[report\]"):
        found.lineage().svg() if call == "lineage" else found.report("pdf", made="2024-08-09")


def test_every_question_has_an_answer(database: Database) -> None:
    with database:
        assert repr(database) == "2 documents, 2 claims, 1 dossiers, 0 events"
        assert len(database.documents()) == 2
        assert len(database.dossiers()) == 1
        assert len(database.events("VAL")) == 0
        assert database.relation("VAL", "ORN").rows == ()
        assert database.network().rows == ()
        assert database.map().rows == ()
        assert repr(database.check("xyzzy")) == "nothing speaks to « xyzzy »"
        assert "nothing speaks" in database.check("xyzzy")._repr_html_()
