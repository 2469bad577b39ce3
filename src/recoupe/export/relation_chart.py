"""Cooperation and conflict of two parties over time: bars, the rate with its band, the levels and where they change."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from recoupe.crosscheck.relations import Series
from recoupe.crosscheck.span_of_days import days_of
from recoupe.export.chart import COLOURS, FAINT, INK, Chart, many, pick, rows, whole
from recoupe.export.words import month_of, short_day
from recoupe.model.judgement import Relation
from recoupe.model.vocabulary import Tongue

HEIGHT: Final = 260
FEW: Final = 5
"""Periods that the axis has room for at least."""
APART: Final = 64
"""Least pixels between two dates."""
WORDED: Final[Mapping[str, tuple[str, str]]] = {
    "day": ("jour", "day"),
    "week": ("semaine du", "week of"),
    "month": ("mois", "month"),
}
BILINGUAL: Final = (
    ("événements", "events"),
    ("documents", "documents"),
    ("score moyen", "mean score"),
    ("pour 100 documents", "for 100 documents"),
    ("de", "from"),
    ("à", "to"),
    ("coopération", "cooperation"),
    ("conflit", "conflict"),
    ("niveau change", "level changes"),
)
X: Final[Mapping[str, Any]] = {"field": "x", "type": "quantitative"}


def relation_chart(
    found: Series, names: Mapping[str, str] | None = None, *, tongue: Tongue = "fr", width: int = 760
) -> Chart:
    """Return the relation of two parties; ``names`` says what they are called."""
    called = {**{key: key for key in (found.actor, found.other)}, **(names or {})}
    one, other = called[found.actor], called[found.other]
    title = pick(tongue, f"{one} et {other} : coopération et conflit", f"{one} and {other}: cooperation and conflict")
    caption = _caption(found, tongue)
    return Chart(
        title=title,
        spec=whole(
            _layers(found, tongue, width), size=(width - 80, HEIGHT), title=title, caption=caption, tongue=tongue
        ),
        header=_header(found, tongue),
        rows=tuple(_row(each, found) for each in found.points),
        caption=caption,
    )


def _caption(found: Series, tongue: Tongue) -> str:
    number = sum(len(each.events) for each in found.points)
    left = found.left_out - found.older
    french = (
        f"{many(number, 'événement', 'fr')}, chacun une fois, pesés selon leurs origines indépendantes, pour 100 "
        "documents publiés ; bande : intervalle à 95 % (Poisson composé)."
    )
    english = (
        f"{many(number, 'event', 'en')}, each once, weighted by their independent origins, for 100 documents "
        "published; band: 95 % interval (compound Poisson)."
    )
    if found.changes:
        french += f" Le niveau change : {', '.join(found.changes)}."
        english += f" The level changes: {', '.join(found.changes)}."
    if found.older:
        french += f" {found.older} d’avant la première période ne sont pas comptés."
        english += f" {found.older} before the first period are not counted."
    if left:
        french += f" {left} sans date ou non advenus ne sont pas comptés."
        english += f" {left} without a date or that have not happened are not counted."
    return pick(tongue, french, english)


def _header(found: Series, tongue: Tongue) -> tuple[str, ...]:
    unit = WORDED[found.step][tongue == "en"]
    return (unit, *(each[tongue == "en"] for each in BILINGUAL))


def _row(point: Relation, found: Series) -> tuple[str | int | float | None, ...]:
    values = (point.rate, point.low, point.high, point.cooperation, point.conflict)
    score = None if point.score is None else round(point.score, 2)
    rounded = (round(each, 2) for each in values)
    changes = "×" if point.period in found.changes else ""
    return (point.period, len(point.events), point.documents, score, *rounded, changes)


def _layers(found: Series, tongue: Tongue, width: int) -> list[dict[str, Any]]:
    points = found.points
    data = [{"x": x, **_shown(each)} for x, each in enumerate(points)]
    place = {each.period: x for x, each in enumerate(points)}
    changes = [{"x": place[each] - 0.5} for each in found.changes]
    levels = [{"x": place[first] - 0.5, "x2": place[last] + 0.5, "rate": rate} for first, last, rate in found.levels()]
    half = 0.4
    scale = {"domain": [-0.6, max(len(points), FEW) - 0.4], "nice": False, "zero": False}
    x = {**X, "axis": None, "scale": scale}
    layers = [
        _ticks(_marks(points, found, tongue, width), x),
        _area(data, x) if len(points) >= FEW else _whiskers(data, x),
        _bars(data, "cooperation", COLOURS["supports"], x, half),
        _bars(data, "conflict", COLOURS["denies"], x, half),
        _line(data, x, tongue),
        _levels(levels, x),
        _changes(changes, x),
    ]
    return [layer for layer in layers if layer["data"]["values"]]


def _shown(point: Relation) -> dict[str, Any]:
    return {
        "period": point.period,
        "rate": round(point.rate, 3),
        "low": round(point.low, 3),
        "high": round(point.high, 3),
        "cooperation": round(point.cooperation, 3),
        "conflict": round(point.conflict, 3),
        "events": len(point.events),
        "documents": point.documents,
    }


def _y(tongue: Tongue) -> dict[str, Any]:
    title = pick(tongue, "pour 100 documents", "for 100 documents")
    return {"field": "rate", "type": "quantitative", "axis": {"title": title, "tickCount": 6}}


def _area(data: list[dict[str, Any]], x: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "data": rows(data),
        "mark": {"type": "area", "color": FAINT, "opacity": 0.28, "interpolate": "monotone"},
        "encoding": {"x": x, "y": {"field": "low", "type": "quantitative"}, "y2": {"field": "high"}},
    }


def _whiskers(data: list[dict[str, Any]], x: Mapping[str, Any]) -> dict[str, Any]:
    """Return the band for so few periods that it would be no surface."""
    return {
        "data": rows(data),
        "mark": {"type": "rule", "color": FAINT, "strokeWidth": 6, "opacity": 0.45},
        "encoding": {"x": x, "y": {"field": "low", "type": "quantitative"}, "y2": {"field": "high"}},
    }


def _bars(data: list[dict[str, Any]], field: str, colour: str, x: Mapping[str, Any], half: float) -> dict[str, Any]:
    kept = [{**each, "x": each["x"] - half, "x2": each["x"] + half} for each in data if each[field]]
    return {
        "data": rows(kept),
        "mark": {"type": "rect", "color": colour, "opacity": 0.55},
        "encoding": {
            "x": x,
            "x2": {"field": "x2"},
            "y": {"field": field, "type": "quantitative"},
            "y2": {"datum": 0},
            "tooltip": [{"field": key, "type": "nominal"} for key in ("period", "events", "documents", field)],
        },
    }


def _line(data: list[dict[str, Any]], x: Mapping[str, Any], tongue: Tongue) -> dict[str, Any]:
    return {
        "data": rows(data),
        "mark": {"type": "line", "color": INK, "strokeWidth": 1.2, "point": {"size": 14, "color": INK}},
        "encoding": {"x": x, "y": _y(tongue)},
    }


def _levels(data: list[dict[str, Any]], x: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "data": rows(data if len(data) > 1 else []),
        "mark": {"type": "rule", "color": COLOURS["doubts"], "strokeWidth": 2.5},
        "encoding": {"x": x, "x2": {"field": "x2"}, "y": {"field": "rate", "type": "quantitative"}},
    }


def _changes(data: list[dict[str, Any]], x: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "data": rows(data),
        "mark": {"type": "rule", "color": COLOURS["doubts"], "strokeDash": [4, 3], "strokeWidth": 1.4},
        "encoding": {"x": x},
    }


def _ticks(marks: Iterable[Mapping[str, Any]], x: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "data": rows(marks),
        "layer": [
            {"mark": {"type": "rule", "color": FAINT, "opacity": 0.3}, "encoding": {"x": x}},
            {
                "mark": {"type": "text", "align": "left", "dx": 3, "dy": -8, "y": 0, "fontSize": 10},
                "encoding": {"x": x, "text": {"field": "label"}},
            },
        ],
    }


def _marks(points: Sequence[Relation], found: Series, tongue: Tongue, width: int) -> list[dict[str, Any]]:
    """Return the labels of the axis: every so many periods, with the year where it is new."""
    every = max(1, -(-APART * len(points) // (width - 80)))
    marks: list[dict[str, Any]] = []
    last = None
    for x, point in list(enumerate(points))[::every]:
        days = days_of(point.period)
        if days is None:
            continue
        text = month_of(days[0], tongue) if found.step == "month" else short_day(days[0], tongue)
        marks.append({"x": x - 0.5, "label": text if last == days[0].year else f"{text} {days[0].year}"})
        last = days[0].year
    return marks
