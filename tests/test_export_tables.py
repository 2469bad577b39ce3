"""Tables for other programs hold what the store holds, in each format."""

import csv
import io
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from recoupe.cli.main import group
from recoupe.errors import UsageError
from recoupe.export.files import whole_file
from recoupe.export.sheets import SHEETS
from recoupe.export.writers import WRITERS, Kind, write_csv, write_jsonl
from recoupe.store.store import open_store
from store_samples import analysis, dossier, lineage

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=9)


@pytest.fixture
def store(tmp_path: Path) -> str:
    path = str(tmp_path / "s.db")
    with open_store(path) as kept:
        for name in "ab":
            kept.add(analysis(name))
        kept.replace_lineage(*lineage())
        kept.replace_dossiers([dossier()])
    return path


@pytest.mark.parametrize("what", SHEETS)
def test_each_format_holds_the_same(store: str, tmp_path: Path, what: str) -> None:
    found = {}
    for kind in WRITERS:
        path = tmp_path / f"{what}.{kind}"
        done = CliRunner().invoke(group, ["export", what, "--store", store, "--output", str(path)])
        assert done.exit_code == 0, done.output
        found[kind] = read(path, kind)
    assert found["jsonl"] == found["parquet"]
    as_text = [{key: "" if cell is None else str(cell) for key, cell in row.items()} for row in found["jsonl"]]
    assert found["csv"] == as_text
    printed = CliRunner().invoke(group, ["export", what, "--store", store]).stdout_bytes
    assert printed == (tmp_path / f"{what}.csv").read_bytes()


def read(path: Path, kind: Kind) -> list[dict[str, object]]:
    if kind == "parquet":
        rows: list[dict[str, object]] = pq.read_table(path).to_pylist()
        return rows
    text = path.read_text("utf-8")
    return (
        list(csv.DictReader(io.StringIO(text))) if kind == "csv" else [json.loads(line) for line in text.splitlines()]
    )


def test_the_sheets_say_what_the_dossier_says(store: str) -> None:
    with open_store(store) as kept:
        (row,) = SHEETS["dossiers"].table(kept)
        assert (row["id"], row["reliability"], row["credibility"], row["independent_for"]) == ("dos-12ab", "F", 4, 1)
        (origin,) = SHEETS["origins"].table(kept)
        assert (origin["label"], origin["reasons"]) == ("nos sources", "It stands so.")
        assert [each["relation"] for each in SHEETS["documents"].table(kept)] == ["origin", "reprint"]


@given(st.lists(st.tuples(TEXT, st.none() | st.integers(-9, 9)), max_size=5))
def test_csv_reads_back_and_runs_nothing(rows: list[tuple[str, int | None]]) -> None:
    out = io.BytesIO()
    write_csv(("text", "number"), rows, out)
    found = list(csv.reader(io.StringIO(out.getvalue().decode(), newline="")))[1:]
    assert [_read(cell, text) for (text, _), (cell, _) in zip(rows, found, strict=True)] == [text for text, _ in rows]
    assert not [cell for cell, _ in found if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    lines = io.BytesIO()
    write_jsonl(("text", "number"), rows, lines)
    assert [tuple(json.loads(each).values()) for each in lines.getvalue().split(b"\n")[:-1]] == rows


def _read(cell: str, text: str) -> str:
    return cell if text.startswith("'") else cell.removeprefix("'")


def test_nothing_is_left_of_what_failed(tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    path.write_text("before", "utf-8")
    with pytest.raises(TypeError), whole_file(path) as out:
        out.writelines([b"half", "text"])  # type: ignore[list-item]  # what fails halfway
    assert {each.name: each.read_text() for each in tmp_path.iterdir()} == {"claims.csv": "before"}


def test_an_unknown_name_is_refused_before_anything_is_written(store: str, tmp_path: Path) -> None:
    done = CliRunner().invoke(group, ["export", "claims", "--store", store, "--output", str(tmp_path / "claims.xls")])
    assert isinstance(done.exception, UsageError)
    assert "csv, jsonl, parquet" in str(done.exception)
    assert [each.name for each in tmp_path.glob("*.xls*")] == []
