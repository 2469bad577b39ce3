"""The file itself: who may open it, what it shows, how versions follow each other."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import Connection

from recoupe.errors import StoreError, UsageError
from recoupe.store import migrations
from recoupe.store.engine import connect, locate, writing
from recoupe.store.store import open_store
from store_samples import analysis, dossier, lineage

NOBODY = "postgresql+psycopg://nobody:secret@127.0.0.1:1/none"


@pytest.fixture
def path(tmp_path: Path) -> str:
    path = str(tmp_path / "collection.db")
    with open_store(path) as store:
        for name in "ab":
            store.add(analysis(name))
        store.replace_lineage(*lineage())
        store.replace_dossiers([dossier()])
        store.finish()
    return path


@pytest.fixture
def locked(path: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the path of a store in a folder that is not to be written; who runs the tests may well be allowed to."""
    monkeypatch.setattr("recoupe.store.files.os.access", lambda _path, mode: not mode & os.W_OK)
    return path


def asked(path: str, query: str) -> list[dict[str, Any]]:
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(each) for each in connection.execute(query)]


def test_a_missing_file_is_made_only_where_that_is_asked(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"There is no store at .*; add documents first"):
        open_store(str(tmp_path / "no.db"), create=False)
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_store_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("Ceci n’est pas une base de données. " * 99, encoding="utf-8")
    before = other.read_bytes()
    for url in (str(other), str(tmp_path), str(tmp_path / "no" / "such.db"), "no://:x", "nosuchdatabase://x", NOBODY):
        with pytest.raises(StoreError):
            open_store(url)
    assert other.read_bytes() == before


def test_a_store_in_a_folder_that_can_not_be_written_is_read(locked: str) -> None:
    with open_store(locked, create=False) as store:
        assert store.view().dossier("dos-12ab") == dossier()
        assert store.view().search("armée")
        with pytest.raises(StoreError, match=rf"^The folder {Path(locked).parent} can't be written\.$"):
            store.add(analysis("c"))
        store.finish()
        assert [each.name for each in Path(locked).parent.iterdir()] == ["collection.db"]


def test_a_file_that_can_not_be_written_says_so(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recoupe.store.files.os.access", lambda at, mode: not (mode == os.W_OK and Path(at).is_file()))
    with open_store(path) as store, pytest.raises(StoreError, match=r"The file .* can't be written"):
        store.add(analysis("c"))


def test_what_another_just_wrote_is_read_too(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(path) as writer:
        writer.add(analysis("c"))
        monkeypatch.setattr("recoupe.store.files.os.access", lambda _path, mode: not mode & os.W_OK)
        with open_store(path, create=False) as store:
            assert [each.id for each in store.view().documents()] == ["a", "b", "c"]


def test_a_name_that_an_address_would_cut_short_is_read(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    odd = str(Path(path).rename(Path(path).parent / "50 % d’été ?#.db"))
    monkeypatch.setattr("recoupe.store.files.os.access", lambda _path, mode: not mode & os.W_OK)
    with open_store(odd, create=False) as store:
        assert store.view().dossier("dos-12ab") == dossier()


def test_a_store_that_can_not_be_made_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(StoreError, match=r"There is no folder .*/no: make it first"):
        open_store(str(tmp_path / "no" / "such.db"))
    with pytest.raises(StoreError, match="is a folder: name a file in it"):
        open_store(str(tmp_path), create=False)
    monkeypatch.setattr("recoupe.store.files.os.access", lambda _path, mode: not mode & os.W_OK)
    with pytest.raises(StoreError, match="can't be written"):
        open_store(str(tmp_path / "new.db"))
    monkeypatch.setattr("recoupe.store.files.os.access", lambda _path, mode: not mode & os.R_OK)
    (tmp_path / "mine.db").touch()
    with pytest.raises(StoreError, match="can't be read"):
        open_store(str(tmp_path / "mine.db"))


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    other = str(tmp_path / "other.db")
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE meta (x)")
    with pytest.raises(StoreError, match="another program"):
        open_store(other)
    assert [each["name"] for each in asked(other, "SELECT name FROM sqlite_master")] == ["meta"]


def test_a_newer_file_is_refused_with_what_to_do(path: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE meta SET value = '99' WHERE name = 'version'")
    with pytest.raises(StoreError, match="install a newer Recoupe"):
        open_store(path)


def test_an_older_file_is_upgraded(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def upgrade(connection: Connection) -> None:
        connection.exec_driver_sql("ALTER TABLE documents ADD COLUMN section TEXT")

    modules = {"recoupe.store.migrations.0002_next": SimpleNamespace(upgrade=upgrade)}
    monkeypatch.setattr(migrations, "import_module", modules.__getitem__)
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, "0002_next"))
    monkeypatch.setattr(migrations, "NEWEST", len(migrations.STEPS))
    for _ in range(2):
        with open_store(path) as store:
            assert store.view().analysis("a") == analysis()
    assert asked(path, "SELECT value FROM meta WHERE name = 'version'") == [{"value": str(len(migrations.STEPS))}]
    assert asked(path, "SELECT section FROM documents") == [{"section": None}] * 2


def test_the_steps_make_what_the_schema_says(tmp_path: Path) -> None:
    """Fails where a record or table was changed without a new step in ``store/migrations``."""
    made = made_by(migrations.create, tmp_path / "now")
    assert len(made) > 100
    assert made_by(lambda connection: migrations.upgrade(connection, 0), tmp_path / "steps") == made


def made_by(make: Callable[[Connection], None], path: Path) -> list[dict[str, Any]]:
    engine = connect(locate(str(path), create=True))
    with writing(engine) as connection:
        make(connection)
    engine.dispose()
    return shape(str(path))


def shape(path: str) -> list[dict[str, Any]]:
    query = """
        SELECT t.name, t.strict, t.wr, c.name AS part, c.type || c."notnull" || c.pk AS detail
        FROM pragma_table_list t, pragma_table_info(t.name) c WHERE t.schema = 'main' AND t.type != 'view'
        UNION ALL
        SELECT t.name, t.strict, t.wr, f."from", f."table" || f."to" || f.on_delete
        FROM pragma_table_list t, pragma_foreign_key_list(t.name) f WHERE t.schema = 'main'
        UNION ALL
        SELECT t.name, t.strict, t.wr, i.name, i."unique"
        FROM pragma_table_list t, pragma_index_list(t.name) i WHERE t.schema = 'main'
        ORDER BY 1, 4, 5"""
    return asked(path, query)


def test_one_file_is_left(path: str) -> None:
    assert [each.name for each in Path(path).parent.iterdir()] == ["collection.db"]
    assert asked(path, "PRAGMA journal_mode") == [{"journal_mode": "wal"}]


def test_tables_are_strict(path: str) -> None:
    tables = asked(path, "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
    loose = {each["name"] for each in tables if not each["strict"]}
    assert all("_search" in name or name.startswith("sqlite_") for name in loose)


def test_claims_read_at_once(path: str) -> None:
    first = asked(path, "SELECT outlet, published, says, basis FROM v_claims")[0]
    assert first == {"outlet": "Le Phare", "published": "2024-08-09", "says": "nos sources", "basis": "anonymous"}


def test_columns_carry_their_meaning(path: str) -> None:
    (made,) = asked(path, "SELECT sql FROM sqlite_master WHERE name = 'times'")
    assert "value TEXT /* EDTF;" in made["sql"]


def test_others_open_and_read_while_one_writes(path: str) -> None:
    engine = connect(locate(path, create=False))
    with writing(engine) as connection:
        connection.exec_driver_sql("DELETE FROM dossiers")
        with open_store(path, create=False) as other:
            assert other.view().dossier("dos-12ab") == dossier()
            assert other.view().search("armée")
    engine.dispose()
    with open_store(path, create=False) as other:
        assert other.view().dossier("dos-12ab") is None


def test_a_writer_that_waits_in_vain_says_so(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recoupe.store.engine.BUSY_MILLISECONDS", 10)
    engine = connect(locate(path, create=False))
    with writing(engine), open_store(path) as other, pytest.raises(StoreError, match="locked"):
        other.add(analysis("c"))
    engine.dispose()
