"""The command line, as a new user meets it: good input, bad input, exit statuses, JSON."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from recoupe.cli.main import COMMANDS, group
from recoupe.errors import ReadError

ARTICLE = (
    "La Mauritanie finance une partie du chantier du port de Ras Selma, selon nos sources au ministère de la Pêche.\n\n"
    "Le gouvernement mauritanien dément toute participation. « Pas un sou public n’a été versé », a déclaré lundi son "
    "porte-parole, Sidi Ould Test, devant la presse réunie à Nouakchott.\n"
)
DENIAL = (
    "Le gouvernement mauritanien dément avoir financé le port de Ras Selma. Le porte-parole du gouvernement, Sidi Ould "
    "Test, a assuré mardi que la Mauritanie n’avait pas financé le chantier du port."
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("RECOUPE_STORE", raising=False)
    (tmp_path / "article.txt").write_text(ARTICLE, "utf-8")
    line = {"id": "d-2", "text": DENIAL, "published": "2024-03-05", "outlet": "Le Quai inventé", "title": "Démenti"}
    (tmp_path / "lines.jsonl").write_text(json.dumps(line) + "\n", "utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(group, arguments)


def test_help_is_there_at_once() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "recoupe", "--help"], capture_output=True, text=True, check=True
    )
    assert all(name in done.stdout for name in COMMANDS)
    assert not [name for name in ("spacy", "sqlalchemy", "trafilatura", "rich") if f"| {name}\n" in done.stderr]


def test_what_is_added_is_listed_traced_and_checked(folder: Path) -> None:
    added = run("add", "article.txt", "lines.jsonl", "--json")
    assert added.exit_code == 0, added.output
    assert json.loads(added.stdout)["new"] == 2
    assert (folder / "recoupe.db").is_file()
    listed = json.loads(run("list", "--json").stdout)
    assert "d-2" in {row["id"] for row in listed}
    lineage = json.loads(run("lineage", "--json").stdout)["documents"]
    assert set(lineage["d-2"]) == {"relation", "parents", "credit"}
    checked = json.loads(run("check", "La Mauritanie finance le port de Ras Selma", "--json").stdout)
    best = checked["dossiers"][0]
    assert set(best["documents"].values()) <= {"supports", "denies", "doubts", "retracts"}
    assert best["documents"]["d-2"] == "denies"
    assert {"grade", "origins", "independent_supporting_origins", "figures", "contradictions", "readers"} <= set(best)
    shown = run("dossier", json.loads(run("list", "dossiers", "--json").stdout)[0]["id"])
    assert shown.exit_code == 0


@pytest.mark.usefixtures("folder")
def test_adding_again_changes_nothing() -> None:
    run("add", "lines.jsonl")
    again = json.loads(run("add", "lines.jsonl", "--json").stdout)
    assert (again["new"], again["known"]) == (0, 1)


def test_rebuild_gives_the_same_lineage_and_dossiers(folder: Path) -> None:
    run("add", str(folder))
    before = (run("lineage", "--json").stdout, run("list", "dossiers", "--json").stdout)
    assert run("rebuild").exit_code == 0
    assert (run("lineage", "--json").stdout, run("list", "dossiers", "--json").stdout) == before


def test_annotate_prints_a_line_a_document_and_stores_nothing(folder: Path) -> None:
    done = run("annotate", "article.txt", "lines.jsonl", "--format", "jsonl")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["id"] for line in lines][1] == "d-2"
    assert any(each["modality"] == "denied" for each in lines[1]["attributions"])
    assert not (folder / "recoupe.db").exists()


@pytest.mark.usefixtures("folder")
def test_annotate_for_people_names_passages_and_sources() -> None:
    shown = run("annotate", "article.txt").stdout
    assert "passages" in shown
    assert "attributions" in shown


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("missing.txt", None, "missing"),
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n", "empty"),
        ("picture.txt", bytes(range(256)) * 40, "binary"),
        ("menu.html", b"<html><body><script>let x = 1</script></body></html>", "no-text"),
        ("english.txt", b"The minister said on Monday that the harbour would not be sold to anyone. " * 5, "language"),
        ("broken.jsonl", b'{"text": \n', "json"),
    ],
)
def test_bad_input_is_one_line_and_a_stored_rejection(
    folder: Path, name: str, content: bytes | None, code: str
) -> None:
    if content is not None:
        (folder / name).write_bytes(content)
    done = run("add", name, "lines.jsonl")
    assert done.exit_code == 2
    assert f"[{code}]" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert json.loads(run("list", "rejections", "--json").stdout)[0]["code"] == code
    assert [row["id"] for row in json.loads(run("list", "--json").stdout)] == ["d-2"]


def test_a_huge_file_is_refused_without_being_read(folder: Path) -> None:
    with (folder / "huge.txt").open("wb") as huge:
        huge.truncate(200 * 1024 * 1024)
    done = run("add", "huge.txt")
    assert done.exit_code == 2
    assert "[too-large]" in done.stderr


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "cp1252", "utf-8-sig"])
def test_other_encodings_are_read(folder: Path, encoding: str) -> None:
    (folder / "other.txt").write_bytes(ARTICLE.encode(encoding))
    line = json.loads(run("annotate", "other.txt", "--format", "jsonl").stdout)
    assert "Mauritanie finance" in line["passages"][0]["text"]
    assert "« Pas un sou public n’a été versé »" in line["passages"][0]["text"]


def test_a_false_header_does_not_garble_the_text(folder: Path) -> None:
    body = f"<article><h1>Le port</h1><p>{ARTICLE}</p><p>{ARTICLE}</p></article>"
    page = f'<html><head><meta charset="utf-8"><title>Le port</title></head><body>{body}</body></html>'
    (folder / "false.html").write_bytes(page.encode("cp1252"))
    line = json.loads(run("annotate", "false.html", "--format", "jsonl").stdout)
    assert "ministère de la Pêche" in line["passages"][-1]["text"]


def test_commands_that_need_a_store_say_how_to_make_one(folder: Path) -> None:
    program = [sys.executable, "-m", "recoupe", "check", "Le port a été cédé"]
    done = subprocess.run(program, capture_output=True, text=True, check=False, cwd=folder, env=os.environ)
    assert done.returncode == 2
    assert done.stderr.startswith("recoupe: There is no store")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.usefixtures("folder")
def test_what_nothing_speaks_to_is_said_plainly() -> None:
    run("add", "lines.jsonl")
    assert "Nothing in the collection" in run("check", "Le Chili a gagné la coupe de natation synchronisée").stdout


def test_demo_prints_the_dossier_of_the_sample_collection() -> None:
    shown = run("demo").stdout
    assert "Origins for (2 independent)" in shown
    assert "Origins against (1 independent)" in shown


def test_two_statements_are_compared() -> None:
    one, other = "L’attaque a fait 12 morts à Sambalou.", "L’attaque n’a pas fait 12 morts à Sambalou."
    answer = json.loads(run("compare", one, other, "--json").stdout)
    assert answer["verdict"] == "contradict"
    assert answer["reasons"]


def test_a_folder_without_files_is_said_to_hold_nothing(folder: Path) -> None:
    (folder / "bare").mkdir()
    for command in ("add", "annotate"):
        done = run(command, "bare")
        assert done.exit_code == 2
        assert "nothing to read in bare" in done.stderr


@pytest.mark.usefixtures("folder")
def test_after_an_interruption_the_way_on_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("recoupe.api.update", interrupted)
        done = run("add", "lines.jsonl")
    assert (done.exit_code, "the same command goes on" in done.stderr) == (130, True)
    again = json.loads(run("add", "lines.jsonl", "--json").stdout)
    assert (again["new"], again["known"]) == (0, 1)
    assert json.loads(run("check", "Le port de Ras Selma", "--json").stdout)["dossiers"]


def interrupted(*_: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.usefixtures("folder")
def test_a_statement_comes_from_standard_input_and_a_long_one_is_not_echoed_whole() -> None:
    run("add", "lines.jsonl")
    words = "La Mauritanie a financé le port de Ras Selma. "
    piped = CliRunner().invoke(group, ["check", "-", "--lang", "en"], input=words)
    assert piped.stdout == run("check", words, "--lang", "en").stdout
    assert "“La Mauritanie a financé" in piped.stdout
    long = CliRunner().invoke(group, ["check", "-", "--lang", "en"], input=words * 600).stdout
    assert len(long.splitlines()[0]) < 500


@pytest.mark.usefixtures("folder")
def test_json_and_a_report_are_not_asked_for_together() -> None:
    run("add", "lines.jsonl")
    key = json.loads(run("list", "dossiers", "--json").stdout)[0]["id"]
    for words in (("--format", "md"), ("--output", "report.md")):
        assert "ask for one" in str(run("dossier", key, "--json", *words).exception)


@pytest.mark.usefixtures("folder")
def test_feeds_that_cannot_be_reached_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    feeds = ("http://127.0.0.1:9/feed", "http://127.0.0.1:9/other")
    done = run("watch", *feeds)
    assert done.exit_code == 2
    assert len(done.stderr.strip().splitlines()) == len(feeds)
    monkeypatch.setattr("recoupe.cli.watch.linked", lambda feed, _: [] if feed == feeds[0] else refuse())
    assert run("watch", *feeds).exit_code == 0


def refuse() -> list[str]:
    raise ReadError("unreachable", "The address gives no page.")
