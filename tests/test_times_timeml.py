"""The spans of times in TimeML's convention: openers left outside, both ends of a range apart."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from recoupe.annotate.run import annotate
from recoupe.cli.annotate import command
from recoupe.lang.fr.dates import Context, Found
from recoupe.lang.fr.timex import read_times
from recoupe.model.document import Document, Passage
from recoupe.settings import Settings

PUBLISHED = date(2024, 8, 9)
"""A Friday."""
NOTE = "Le pont est fermé depuis le 13 mai ; il a été repeint du 25 au 27 juillet, a déclaré hier le maire."


def read(text: str) -> list[Found]:
    return read_times(text, Context(published=PUBLISHED))


def marked(text: str) -> list[tuple[str, str, str | None, str | None]]:
    parts = [part for found in read(text) for part in found.timeml]
    return [
        (text[part.start : part.end], part.reading.type, part.reading.timex, part.reading.edtf)
        for part in parts
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words", "kind", "value", "place"),
    [
        ("depuis 2014", "2014", "DATE", "2014", "2014/.."),
        ("depuis le 13 mai", "le 13 mai", "DATE", "2024-05-13", "2024-05-13/.."),
        ("à partir de la fin juin", "la fin juin", "DATE", "2024-06", "2024-06~/.."),
        ("d’ici à 2027", "2027", "DATE", "2027", "../2027"),
        ("jusqu’au 12 septembre", "12 septembre", "DATE", "2024-09-12", "../2024-09-12"),
        ("avant l’été 2025", "l’été 2025", "DATE", "2025-SU", "../2025-06"),
        ("à partir de mardi 14 h", "mardi 14 h", "TIME", "2024-08-06T14:00", "2024-08-06/.."),
        ("il y a trois semaines", "trois semaines", "DURATION", "P3W", "2024-07-19~"),
        ("il y a une quinzaine", "une quinzaine", "DURATION", "P15D", "2024-07-25"),
        ("depuis plus de trente ans", "plus de trente ans", "DURATION", "P30Y", "1994~/.."),
        ("sous 48 heures", "48 heures", "DURATION", "PT48H", "../2024-08-11"),
        ("dans les dix ans à venir", "les dix ans à venir", "DURATION", "P10Y", "../2034"),
        ("Deux jours après la crue", "Deux jours", "DURATION", "P2D", "2024-08-09"),
    ],
)
def test_an_opener_is_left_outside(text: str, words: str, kind: str, value: str, place: str) -> None:
    assert marked(text) == [(words, kind, value, place)]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("du 25 au 27 juillet", [("25", "2024-07-25"), ("27 juillet", "2024-07-27")]),
        ("entre le 25 et le 27 juillet", [("le 25", "2024-07-25"), ("le 27 juillet", "2024-07-27")]),
        ("du mardi 25 au jeudi 27 juillet", [("mardi 25", "2024-07-25"), ("jeudi 27 juillet", "2024-07-27")]),
        ("du 12 au 15 du mois prochain", [("12", "2024-09-12"), ("15 du mois prochain", "2024-09-15")]),
        ("les 9 et 10 décembre", [("les 9", "2024-12-09"), ("10 décembre", "2024-12-10")]),
        ("entre septembre et mi-janvier", [("septembre", "2024-09"), ("mi-janvier", "2025-01")]),
        ("de 2017 à 2019", [("2017", "2017"), ("2019", "2019")]),
        ("de lundi à mercredi", [("lundi", "2024-08-05"), ("mercredi", "2024-08-07")]),
        ("juin et juillet", [("juin", "2024-06"), ("juillet", "2024-07")]),
        ("avant les 9 et 10 décembre", [("les 9", "2024-12-09"), ("10 décembre", "2024-12-10")]),
        ("deux jours après le 3 mars 2024", [("deux jours", "P2D"), ("le 3 mars 2024", "2024-03-03")]),
    ],
)
def test_what_two_ends_tell_is_marked_twice(text: str, ends: list[tuple[str, str]]) -> None:
    assert [(words, value) for words, _, value, _ in marked(text)] == ends


@pytest.mark.parametrize(
    "text",
    [
        "le 4 août dernier",
        "fin juillet",
        "la nuit de mardi à mercredi",
        "lundi à 11 h 15",
        "le lendemain de Noël 2023",
        "l’année scolaire 2024-2025",
        "pendant deux ans",
    ],
)
def test_what_neither_opens_nor_ranges_is_one_in_both(text: str) -> None:
    [found] = read(text)
    assert found.timeml == (found,)


@given(st.text(max_size=80), st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)))
def test_parts_lie_in_their_expression_in_order(text: str, day: date) -> None:
    for found in read_times(text, Context(published=day)):
        ends = found.start
        for part in found.timeml:
            assert ends <= part.start < part.end <= found.end
            ends = part.end


def line_of(path: Path, *options: str) -> dict[str, list[dict[str, object]]]:
    """Return what the command prints of the note."""
    path.write_text(json.dumps({"id": "a", "text": NOTE, "published": "2024-08-09"}) + "\n", "utf-8")
    done = CliRunner().invoke(command, [str(path), "--format", "jsonl", *options])
    assert done.exit_code == 0, done.output
    line: dict[str, list[dict[str, object]]] = json.loads(done.stdout)
    return line


def test_the_command_tells_times_in_either_convention_and_the_rest_alike(tmp_path: Path) -> None:
    own, timeml = line_of(tmp_path / "a.jsonl"), line_of(tmp_path / "a.jsonl", "--times", "timeml")
    assert [each["text"] for each in own["times"]] == ["depuis le 13 mai", "du 25 au 27 juillet", "hier"]
    assert [each["text"] for each in timeml["times"]] == ["le 13 mai", "25", "27 juillet", "hier"]
    assert {name: value for name, value in own.items() if name != "times"} == {
        name: value for name, value in timeml.items() if name != "times"
    }


def test_the_library_tells_them_too() -> None:
    passage = Passage(kind="body", text=NOTE, start=0, end=len(NOTE))
    document = Document(id="x", text=NOTE, passages=(passage,), published="2024-08-09", language="fr")
    [analysis] = annotate([document], Settings(), times="timeml")
    assert [each.text for each in analysis.times] == ["le 13 mai", "25", "27 juillet", "hier"]  # type: ignore[union-attr]
