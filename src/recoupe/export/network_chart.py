"""Who had to do with whom: parties as points, ties as lines in the colour of cooperation or conflict."""

from collections.abc import Iterator, Mapping, Sequence
from math import pi, sqrt
from typing import Any, Final

from recoupe.crosscheck.network import Tie, heaviest
from recoupe.export.chart import COLOURS, FAINT, INK, Chart, many, pick, rows, whole
from recoupe.export.margin import cut
from recoupe.export.springs import Point, laid_out
from recoupe.model.vocabulary import Tongue

MOST: Final = 30
"""Parties that a drawing shows; the table has all."""
LETTER: Final = 6.2
"""Width of a letter of a label, in pixels."""
LINE: Final = 13
"""Height of a label."""
STEPS: Final = 60
"""Points of a line that are looked at."""
EDGES: Final = 90
"""Room for the labels at the right."""
Size = tuple[int, int]
Box = tuple[float, float, float, float]
Line = tuple[Point, Point]


def network_chart(
    found: Sequence[Tie], names: Mapping[str, str] | None = None, *, tongue: Tongue = "fr", width: int = 760
) -> Chart:
    """Return the network of parties; ``names`` says what they are called."""
    called = names or {}
    kept = heaviest(found, MOST)
    height = int(width * 0.7)
    title = pick(tongue, "Qui a eu affaire à qui", "Who had to do with whom")
    caption = _caption(found, kept, tongue)
    layers = _layers(kept, called, (width - EDGES, height), tongue)
    french = ("partie", "autre partie", "événements", "poids", "score moyen", "coopération", "conflit")
    english = ("party", "other party", "events", "weight", "mean score", "cooperation", "conflict")
    return Chart(
        title=title,
        spec=whole(layers, size=(width - EDGES, height), title=title, caption=caption, tongue=tongue),
        header=french if tongue == "fr" else english,
        rows=tuple(_row(each, called) for each in found),
        caption=caption,
    )


def _caption(found: Sequence[Tie], kept: Sequence[Tie], tongue: Tongue) -> str:
    shown = len({name for each in kept for name in (each.one, each.other)})
    every = len({name for each in found for name in (each.one, each.other)})
    french = (
        f"{many(shown, 'partie', 'fr')} sur {every}, celles qui pèsent le plus ; épaisseur : poids des "
        "événements, couleur : score PLOVER moyen."
    )
    english = (
        f"{shown} of {every} parties, those that weigh most; width: weight of the events, colour: mean PLOVER score."
    )
    return pick(tongue, french, english)


def _row(tie: Tie, called: Mapping[str, str]) -> tuple[str | int | float, ...]:
    rounded = (round(each, 1) for each in (tie.weight, tie.score, tie.cooperation, tie.conflict))
    return (called.get(tie.one, tie.one), called.get(tie.other, tie.other), len(tie.events), *rounded)


def _layers(kept: Sequence[Tie], called: Mapping[str, str], size: Size, tongue: Tongue) -> list[dict[str, Any]]:
    at = laid_out((each.one, each.other, each.weight) for each in kept)
    heavy: dict[str, float] = {}
    for each in kept:
        for name in (each.one, each.other):
            heavy[name] = heavy.get(name, 0.0) + each.weight
    most = max(heavy.values(), default=1.0)
    data = [_party(key, at[key], heavy[key] / most, called) for key in sorted(at)]
    lines = [(_pixels(at[each.one], size), _pixels(at[each.other], size)) for each in kept]
    layers = [_ties(kept, at, tongue), _parties(data), _labels(_placed(data, lines, size))]
    return [layer for layer in layers if layer["data"]["values"]]


def _pixels(at: Point, size: Size) -> Point:
    return at[0] * size[0], at[1] * size[1]


def _axis(name: str, *, down: bool = False) -> dict[str, Any]:
    domain = [1.04, -0.04] if down else [-0.04, 1.04]
    return {"field": name, "type": "quantitative", "axis": None, "scale": {"domain": domain, "nice": False}}


def _ties(kept: Sequence[Tie], at: Mapping[str, Point], tongue: Tongue) -> dict[str, Any]:
    most = max((each.weight for each in kept), default=1.0)
    data = [
        {
            "x": at[each.one][0],
            "y": at[each.one][1],
            "x2": at[each.other][0],
            "y2": at[each.other][1],
            "score": round(each.score, 2),
            "events": len(each.events),
            "width": 1 + 7 * (each.weight / most) ** 0.5,
        }
        for each in kept
    ]
    title = pick(tongue, "conflit ← score → coopération", "conflict ← score → cooperation")
    colours = {"domain": [-10, 0, 10], "range": [COLOURS["denies"], "#a9adb3", COLOURS["supports"]]}
    return {
        "data": rows(data),
        "mark": {"type": "rule", "opacity": 0.75},
        "encoding": {
            "x": _axis("x"),
            "y": _axis("y", down=True),
            "x2": {"field": "x2"},
            "y2": {"field": "y2"},
            "strokeWidth": {"field": "width", "type": "quantitative", "scale": None, "legend": None},
            "color": {
                "field": "score",
                "type": "quantitative",
                "scale": colours,
                "legend": {"title": title, "gradientLength": 200, "tickCount": 5},
            },
            "tooltip": [{"field": key, "type": "nominal"} for key in ("events", "score")],
        },
    }


def _party(key: str, at: Point, share: float, called: Mapping[str, str]) -> dict[str, Any]:
    return {"x": at[0], "y": at[1], "key": key, "name": cut(called.get(key, key), 26), "size": 50 + 350 * share}


def _parties(data: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "data": rows(data),
        "mark": {"type": "point", "filled": True, "color": FAINT, "opacity": 1, "stroke": INK, "strokeWidth": 0.8},
        "encoding": {
            "x": _axis("x"),
            "y": _axis("y", down=True),
            "size": {"field": "size", "type": "quantitative", "scale": None, "legend": None},
            "tooltip": {"field": "name", "type": "nominal"},
        },
    }


def _placed(data: list[dict[str, Any]], lines: Sequence[Line], size: Size) -> list[dict[str, Any]]:
    """Return the labels, the heaviest first, each at the side of its point where least lies in its way."""
    taken: list[Box] = [_around(each, size) for each in data]
    found: list[dict[str, Any]] = []
    for each in sorted(data, key=lambda party: (-party["size"], party["key"])):
        boxes = list(_sides(each, size))
        box = min(boxes, key=lambda one: (_crowd(one, taken, lines, size), boxes.index(one)))
        taken.append(box)
        middle = (box[1] + box[3]) / 2
        found.append({"x": box[0] / size[0], "y": middle / size[1], "name": each["name"]})
    return found


def _around(each: dict[str, Any], size: Size) -> Box:
    x, y, far = each["x"] * size[0], each["y"] * size[1], _radius(each)
    return x - far, y - far, x + far, y + far


def _radius(each: dict[str, Any]) -> float:
    return sqrt(each["size"] / pi) + 1


def _sides(each: dict[str, Any], size: Size) -> Iterator[Box]:
    """Yield where a label may stand: right, left, below, above."""
    x, y, far, wide = each["x"] * size[0], each["y"] * size[1], _radius(each), LETTER * len(each["name"])
    places = ((x + far + 2, y), (x - far - 2 - wide, y), (x - wide / 2, y + far + 8), (x - wide / 2, y - far - 8))
    for left, middle in places:
        yield left, middle - LINE / 2, left + wide, middle + LINE / 2


def _crowd(box: Box, taken: Sequence[Box], lines: Sequence[Line], size: Size) -> float:
    """Return how much lies under a label: others count most, then the edge of the drawing, then lines."""
    labels = sum(_over(box, other) for other in taken)
    outside = box[0] < 0 or box[2] > size[0] + EDGES or box[1] < 0 or box[3] > size[1]
    return 10 * labels + 5 * outside + sum(_crosses(box, line) for line in lines)


def _over(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _crosses(box: Box, line: Line) -> bool:
    """Tell whether one of the points along a line lies in a box."""
    (x, y), (x2, y2) = line
    points = ((x + (x2 - x) * part / STEPS, y + (y2 - y) * part / STEPS) for part in range(STEPS + 1))
    return any(box[0] <= across <= box[2] and box[1] <= down <= box[3] for across, down in points)


def _labels(data: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "data": rows(data),
        "mark": {"type": "text", "align": "left", "baseline": "middle", "fontSize": 11},
        "encoding": {"x": _axis("x"), "y": _axis("y", down=True), "text": {"field": "name"}},
    }
