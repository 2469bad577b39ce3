"""Who took what from whom, laid out in time: documents as points, what they took as lines."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from recoupe.export.chart import COLOURS, FAINT, INK, Chart, many, pick, rows, whole
from recoupe.export.layout import Placed, moment, placed, ticks
from recoupe.export.margin import Margin, margin_of
from recoupe.export.words import day, word, year_of
from recoupe.model.document import Document
from recoupe.model.judgement import Derivation, Lineage
from recoupe.model.vocabulary import DocumentStance, Tongue

ROW: Final = 22
"""Height of a document's row."""
LEGEND: Final = 90
"""Width of an entry of the legend."""
APART: Final = 72
"""Least distance between two dates on the axis."""
SHAPES: Final = {"supports": "circle", "denies": "square", "doubts": "diamond", "retracts": "cross", "none": "circle"}
DASHES: Final[Mapping[str, tuple[int, ...]]] = {
    "reprint": (1, 0),
    "partial": (10, 3),
    "rewrite": (5, 3),
    "cites": (2, 3),
    "quotes": (2, 3),
    "denial": (7, 3, 2, 3),
    "retraction": (3, 2),
}
LINE: Final = "#6d747d"
STROKES: Final = {"denial": COLOURS["denies"], "retraction": COLOURS["retracts"]}
X: Final[Mapping[str, Any]] = {"field": "x", "type": "quantitative"}
Y: Final[Mapping[str, Any]] = {"field": "row", "type": "quantitative"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Kin:
    """What is drawn: documents by id, their lineage, what they took, and the side each takes where one is known."""

    documents: Mapping[str, Document]
    lineages: Mapping[str, Lineage]
    derivations: tuple[Derivation, ...]
    stances: Mapping[str, DocumentStance]

    def edges(self) -> Iterable[tuple[str, str, str]]:
        """Yield parent, child and kind of what lies between documents that are drawn; a denial's is a denial."""
        for each in sorted(self.derivations, key=lambda d: (d.document, d.parent, d.kind)):
            if each.document in self.documents and each.parent in self.documents:
                yield each.parent, each.document, self.relation(each.document, each.kind)

    def relation(self, document: str, kind: str) -> str:
        """Return how a document stands to what it depends on: it may withdraw or deny what it takes up."""
        if self.stances.get(document) == "retracts":
            return "retraction"
        lineage = self.lineages.get(document)
        return "denial" if lineage is not None and lineage.relation == "denies" else kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What the parts of a drawing share: the moments of documents, the margin, the width without it, the tongue."""

    times: Mapping[str, float | None]
    margin: Margin
    width: int
    tongue: Tongue


def lineage_chart(kin: Kin, *, tongue: Tongue = "fr", width: int = 760) -> Chart:
    """Return the lineage of documents as a drawing; ``width`` in pixels, as high as there are documents.

    Each document has a row, under the one that it depends on. The axis keeps the order of time and shortens silences.
    """
    edges = list(kin.edges())
    parents = {key: [parent for parent, child, _ in edges if child == key] for key in kin.documents}
    times = {key: moment(each.published) for key, each in kin.documents.items()}
    spots = placed(times, parents)
    title = pick(tongue, "Qui a repris qui", "Who took it from whom")
    caption = _caption(spots, tongue)
    margin = margin_of(width)
    frame = Frame(times=times, margin=margin, width=width - margin.width, tongue=tongue)
    spec = _drawn(kin, edges, spots, frame)
    return Chart(
        title=title,
        spec=whole(spec, size=(frame.width, ROW * max(len(spots), 2)), title=title, caption=caption, tongue=tongue),
        header=_header(tongue),
        rows=tuple(_row(each, kin, edges, tongue) for each in spots),
        caption=caption,
    )


def _caption(spots: list[Placed], tongue: Tongue) -> str:
    french = (
        f"{many(len(spots), 'document', 'fr')}, du premier au dernier ; un trait relie chacun à celui dont il "
        "dépend, la taille dit combien d’autres en dépendent. Les longs silences sont resserrés."
    )
    english = (
        f"{many(len(spots), 'document', 'en')}, first to last; a line joins each with the one that it depends on, "
        "the size tells how many depend on it. Long silences are drawn together."
    )
    return pick(tongue, french, english)


def _header(tongue: Tongue) -> tuple[str, ...]:
    french = ("date", "média", "titre", "position", "lien", "dépend de", "repris par")
    english = ("date", "outlet", "title", "side", "relation", "depends on", "reach")
    return french if tongue == "fr" else english


def _row(spot: Placed, kin: Kin, edges: list[tuple[str, str, str]], tongue: Tongue) -> tuple[str | int, ...]:
    document = kin.documents[spot.document]
    lineage = kin.lineages.get(spot.document)
    above = [f"{name(kin.documents[p])} ({word(kind, tongue)})" for p, child, kind in edges if child == spot.document]
    return (
        (document.published or "").replace("T", " "),
        name(document),
        document.title or "",
        word(kin.stances.get(spot.document, "none"), tongue),
        word(kin.relation(spot.document, lineage.relation), tongue) if lineage else "",
        ", ".join(above),
        spot.reach,
    )


def name(document: Document) -> str:
    """Return how a document is named to people: its outlet, else its title, else its file or id."""
    return document.outlet or document.title or document.path or document.id


def _drawn(kin: Kin, edges: list[tuple[str, str, str]], spots: list[Placed], frame: Frame) -> list[dict[str, Any]]:
    """Return the layers: dates, lines of the families, lines between families, documents, their names."""
    at = {each.document: each for each in spots}
    end = max((each.x for each in spots), default=0.0) or 1.0
    drawn = [_line(at, *edge, frame.tongue) for edge in edges]
    layers = [
        _dates(ticks(frame.times, spots, end * APART / frame.width), end, frame.tongue),
        _stripes(spots, end),
        _trunks([each for each in spots if each.parent], at),
        _lines(drawn, frame),
        _points([_point(each, kin, frame.tongue) for each in spots], frame),
        frame.margin.layer([_named(each, kin, frame) for each in spots], Y),
    ]
    return [layer for layer in layers if layer["data"]["values"]]


def _x(end: float) -> dict[str, Any]:
    return {**X, "axis": None, "scale": {"domain": [-0.02 * end, 1.04 * end], "nice": False, "zero": False}}


def _y(number: int) -> dict[str, Any]:
    return {**Y, "axis": None, "scale": {"domain": [number - 0.5, -0.5], "nice": False, "zero": False}}


def _dates(marks: list[tuple[float, float]], end: float, tongue: Tongue) -> dict[str, Any]:
    data = [
        {"x": x, "day": day(when, tongue, year=place == 0 or year_of(marks[place - 1][1]) != year_of(when))}
        for place, (x, when) in enumerate(marks)
    ]
    x = _x(end)
    return {
        "data": rows(data),
        "layer": [
            {"mark": {"type": "rule", "color": FAINT, "opacity": 0.3}, "encoding": {"x": x}},
            {
                "mark": {"type": "text", "align": "left", "dx": 3, "dy": -8, "y": 0, "fontSize": 10, "opacity": 0.85},
                "encoding": {"x": x, "text": {"field": "day"}},
            },
        ],
    }


def _stripes(spots: list[Placed], end: float) -> dict[str, Any]:
    return {
        "data": rows({"row": each.row, "x": -0.02 * end, "x2": each.x} for each in spots),
        "mark": {"type": "rule", "color": FAINT, "opacity": 0.18},
        "encoding": {"y": _y(len(spots)), "x": _x(end), "x2": {"field": "x2"}},
    }


def _trunks(spots: list[Placed], at: Mapping[str, Placed]) -> dict[str, Any]:
    """Return the lines that go down from parents to the rows of their children."""
    lowest: dict[str, int] = {}
    for each in spots:
        lowest[each.parent or ""] = max(each.row, lowest.get(each.parent or "", 0))
    data = [{"x": at[key].x, "row": at[key].row, "row2": row} for key, row in sorted(lowest.items())]
    return {
        "data": rows(data),
        "mark": {"type": "rule", "color": FAINT, "strokeWidth": 1.4},
        "encoding": {"x": X, "y": Y, "y2": {"field": "row2"}},
    }


def _line(at: Mapping[str, Placed], parent: str, child: str, kind: str, tongue: Tongue) -> dict[str, Any]:
    """Return the ends of a line: along the child's row where that hangs on this parent, else straight across."""
    one, other = at[parent], at[child]
    tree = other.parent == parent
    return {
        "x": one.x,
        "row": other.row if tree else one.row,
        "x2": other.x,
        "row2": other.row,
        "kind": word(kind, tongue),
        "key": kind,
        "strength": 1.0 if tree else 0.4,
    }


def _lines(data: list[dict[str, Any]], frame: Frame) -> dict[str, Any]:
    kinds = {each["key"]: each["kind"] for each in data}
    present = [key for key in DASHES if key in kinds]
    return {
        "data": rows(data),
        "mark": {"type": "rule", "strokeWidth": 1.8},
        "encoding": {
            "x": X,
            "y": Y,
            "x2": {"field": "x2"},
            "y2": {"field": "row2"},
            "opacity": {"field": "strength", "type": "quantitative", "scale": None, "legend": None},
            "strokeDash": _named_scale(
                "kind", [kinds[key] for key in present], [list(DASHES[key]) for key in present], frame
            ),
            "stroke": _named_scale(
                "kind", [kinds[key] for key in present], [STROKES.get(key, LINE) for key in present], frame
            ),
        },
    }


def _named_scale(field: str, domain: list[str], shown: list[Any], frame: Frame) -> dict[str, Any]:
    legend = {"title": None, "symbolSize": 130, "columns": max(1, frame.width // LEGEND)}
    return {"field": field, "type": "nominal", "scale": {"domain": domain, "range": shown}, "legend": legend}


def _point(spot: Placed, kin: Kin, tongue: Tongue) -> dict[str, Any]:
    document = kin.documents[spot.document]
    stance = kin.stances.get(spot.document, "none")
    return {
        "id": spot.document,
        "x": spot.x,
        "row": spot.row,
        "reach": spot.reach,
        "side": word(stance, tongue),
        "key": stance,
        "name": name(document),
        "title": document.title or "",
        "published": document.published or "",
    }


def _points(data: list[dict[str, Any]], frame: Frame) -> dict[str, Any]:
    sides = {each["key"]: each["side"] for each in data}
    present = [key for key in COLOURS if key in sides]
    domain = [sides[key] for key in present]
    most = max((each["reach"] for each in data), default=0)
    largest = 70 + 330 * most / (most + 4)
    return {
        "data": rows(data),
        "mark": {"type": "point", "filled": True, "opacity": 1, "stroke": INK, "strokeWidth": 0.6},
        "encoding": {
            "x": X,
            "y": Y,
            "size": {
                "field": "reach",
                "type": "quantitative",
                "scale": {"domain": [0, max(most, 1)], "range": [70, largest]},
                "legend": None,
            },
            "color": _named_scale("side", domain, [COLOURS[key] for key in present], frame),
            "shape": _named_scale("side", domain, [SHAPES[key] for key in present], frame),
            "tooltip": [{"field": key, "type": "nominal"} for key in ("name", "title", "published", "side", "reach")],
        },
    }


def _named(spot: Placed, kin: Kin, frame: Frame) -> dict[str, Any]:
    when = frame.times[spot.document]
    dated = day(when, frame.tongue) if when is not None else pick(frame.tongue, "s. d.", "n. d.")
    return {"row": spot.row, "name": frame.margin.cut(name(kin.documents[spot.document])), "day": dated}
