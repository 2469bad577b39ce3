import pytest

from recoupe.annotate.coding.plover import MODES, NEED_RECIPIENT, QUADS, SCORES, cameo, cameo_table, quad, score
from recoupe.model.annotation import EventMention
from recoupe.model.span import Span
from recoupe.model.vocabulary import EventType


def mention(type_: EventType, mode: str | None = None, *contexts: str) -> EventMention:
    trigger = Span(start=0, end=1, text="x")
    return EventMention(trigger=trigger, type=type_, mode=mode, contexts=contexts, status="actual", rule="test")


def test_all_sixteen_types_have_quad_score_and_modes() -> None:
    assert set(QUADS) == set(SCORES) == set(MODES)
    assert len(QUADS) == 16
    assert set(QUADS) >= NEED_RECIPIENT


@pytest.mark.parametrize(
    ("type_", "mode", "value", "class_"),
    [
        ("ASSAULT", None, -9, 4),
        ("ASSAULT", "drone", -9.5, 4),
        ("AID", None, 10, 2),
        ("CONSULT", "phone", 1.5, 1),
        ("REQUEST", "yield", -1, 3),
    ],
)
def test_scores_are_those_of_the_codebook(type_: EventType, mode: str | None, value: float, class_: int) -> None:
    assert score(type_, mode) == value
    assert quad(type_) == class_


def test_conflict_scores_are_negative_and_cooperation_is_not() -> None:
    for type_, class_ in QUADS.items():
        values = [SCORES[type_], *MODES[type_].values()]
        assert all(value > 0 for value in values) if class_ <= 2 else all(value <= 0.5 for value in values)


def test_the_table_names_types_and_modes_of_the_ontology() -> None:
    assert len(cameo_table()) > 200
    for row in cameo_table():
        type_ = row.get("type")
        assert type_ in QUADS
        assert not row.get("mode") or row.get("mode") in MODES[type_]


@pytest.mark.parametrize(
    ("event", "code"),
    [
        (mention("COERCE", "arrest", "legal"), "173"),
        (mention("ASSAULT", "suicide-attack"), "183"),
        (mention("SANCTION", "expel", "diplomatic"), "166"),
        (mention("CONSULT", "visit"), "042"),
        (mention("PROTEST", "demo"), "141"),
        (mention("COERCE", "curfew", "pro_autocracy"), "1723"),
        (mention("AID", None, "military"), "072"),
        (mention("ACCUSE", "allege"), "112"),
        (mention("ACCUSE", "allege", "military"), "1123"),
        (mention("SANCTION", "discontinue"), "160"),
        (mention("COERCE", "restrict"), "170"),
        (mention("COERCE", "curfew"), "1723"),
    ],
)
def test_the_nearest_cameo_code(event: EventMention, code: str) -> None:
    assert cameo(event) == code
