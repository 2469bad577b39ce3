"""Where events were: points where a town or region is known, a shade where only the country is.

Country shapes: Natural Earth 1:110m, public domain, by way of world-atlas (ISC); states too small for that scale have
none.
"""

from collections.abc import Sequence
from functools import cache
from math import degrees, log, pi, radians, tan
from pathlib import Path
from typing import Any, Final

import msgspec

from recoupe.crosscheck.network import Spot
from recoupe.export.chart import COLOURS, FAINT, INK, Chart, pick, rows, whole
from recoupe.model.vocabulary import Tongue

SHAPES: Final = Path(__file__).with_name("shapes") / "countries.json"
WIDEST: Final = 150
"""Degrees of longitude up to which the map shows a part of the world, not all of it."""
NARROWEST: Final = 24.0
"""Degrees that it shows at least."""
ROOM: Final = 1.5
"""How much more than the points it shows."""
STEEP: Final = 80.0
"""Degrees of latitude beyond which Mercator's projection is of no use."""
NAMED: Final = 12
"""Places whose names are written on the map, the heaviest."""
LETTER: Final = 6.0
LINE: Final = 12.0
PRECISION: Final = {"town": ("ville", "town"), "region": ("région", "region"), "country": ("pays", "country")}
SHAPE: Final = {"town": "circle", "region": "diamond", "country": "square"}


@cache
def shapes() -> dict[str, Any]:
    """Return the countries' shapes as TopoJSON (object ``countries``, ids ISO 3166-1 alpha-3)."""
    found: dict[str, Any] = msgspec.json.decode(SHAPES.read_bytes())
    return found


def map_chart(found: Sequence[Spot], *, tongue: Tongue = "fr", width: int = 760, shapes_url: str = "") -> Chart:
    """Return the map of events; ``shapes_url`` is where a page finds the shapes, else the specification has them."""
    title = pick(tongue, "Où cela s’est passé", "Where it happened")
    points = [each for each in found if each.latitude is not None and each.longitude is not None]
    height = int(width * 0.58)
    caption = _caption(found, points, tongue)
    projection = _projection(points, width, height)
    base = {"url": shapes_url} if shapes_url else {"values": shapes()}
    data = base | {"format": {"type": "topojson", "feature": "countries"}}
    layers = [_land(data, projection)]
    if any(each.precision == "country" for each in found):
        layers.append(_shades(data, found, projection, tongue))
    if points:
        layers += [_points(points, projection, tongue), _labels(points, projection, (width, height))]
    spec = whole(layers, size=(width, height), title=title, caption=caption, tongue=tongue)
    french = ("lieu", "pays", "précision", "événements", "poids", "score moyen", "latitude", "longitude")
    english = ("place", "country", "precision", "events", "weight", "mean score", "latitude", "longitude")
    return Chart(
        title=title,
        spec=spec,
        header=french if tongue == "fr" else english,
        rows=tuple(_row(each, tongue) for each in found),
        caption=caption,
    )


def _caption(found: Sequence[Spot], points: Sequence[Spot], tongue: Tongue) -> str:
    wide = [each for each in found if each.precision == "country"]
    french = (
        f"Points : {len(points)}, villes et régions ; pays teintés : {len(wide)}, où rien de plus précis n’est dit. "
        "Taille : poids des événements, couleur : score PLOVER moyen. Contours : Natural Earth (domaine public)."
    )
    english = (
        f"Points: {len(points)}, towns and regions; countries shaded: {len(wide)}, where nothing more precise is told. "
        "Size: weight of the events, colour: mean PLOVER score. Shapes: Natural Earth (public domain)."
    )
    return pick(tongue, french, english)


def _row(spot: Spot, tongue: Tongue) -> tuple[str | int | float | None, ...]:
    where = (spot.name, spot.country, PRECISION[spot.precision][tongue == "en"])
    return (*where, len(spot.events), round(spot.weight, 1), round(spot.score, 1), spot.latitude, spot.longitude)


def _projection(points: Sequence[Spot], width: int, height: int) -> dict[str, Any]:
    """Return Mercator around the points, or the whole world where they lie far apart."""
    across = [each.longitude for each in points if each.longitude is not None]
    up = [_mercator(each.latitude) for each in points if each.latitude is not None]
    if not across or max(across) - min(across) > WIDEST:
        return {"type": "equalEarth", "scale": width / 5.6, "translate": [width / 2, height / 2]}
    wide = max(ROOM * (max(across) - min(across)), NARROWEST)
    high = max(ROOM * (max(up) - min(up)), NARROWEST)
    scale = degrees(min(width / wide, height / high))
    middle = radians((max(across) + min(across)) / 2), radians((max(up) + min(up)) / 2)
    return {
        "type": "mercator",
        "scale": scale,
        "translate": [width / 2 - scale * middle[0], height / 2 + scale * middle[1]],
    }


def _mercator(latitude: float) -> float:
    """Return how far a latitude lies from the equator on Mercator's map, in degrees of longitude."""
    return degrees(log(tan(pi / 4 + radians(max(-STEEP, min(STEEP, latitude))) / 2)))


def _land(data: dict[str, Any], projection: dict[str, Any]) -> dict[str, Any]:
    return {
        "data": data,
        "projection": projection,
        "mark": {
            "type": "geoshape",
            "fill": FAINT,
            "fillOpacity": 0.16,
            "stroke": FAINT,
            "strokeWidth": 0.6,
            "clip": True,
        },
    }


def _colour(tongue: Tongue) -> dict[str, Any]:
    title = pick(tongue, "conflit ← score → coopération", "conflict ← score → cooperation")
    return {
        "field": "score",
        "type": "quantitative",
        "scale": {"domain": [-10, 0, 10], "range": [COLOURS["denies"], "#a9adb3", COLOURS["supports"]]},
        "legend": {"title": title, "gradientLength": 200, "tickCount": 5},
    }


def _shades(data: dict[str, Any], found: Sequence[Spot], projection: dict[str, Any], tongue: Tongue) -> dict[str, Any]:
    """Return the countries of which no place in them is told, in the colour of their events."""
    known = [{"id": each.country, "score": each.score} for each in found if each.precision == "country"]
    looked = {"lookup": "id", "from": {"data": rows(known), "key": "id", "fields": ["score"]}}
    return {
        "data": data,
        "projection": projection,
        "transform": [looked, {"filter": {"field": "score", "valid": True}}],
        "mark": {"type": "geoshape", "opacity": 0.45, "stroke": FAINT, "strokeWidth": 0.6, "clip": True},
        "encoding": {"color": _colour(tongue)},
    }


def _points(points: Sequence[Spot], projection: dict[str, Any], tongue: Tongue) -> dict[str, Any]:
    data = [
        {
            "name": each.name,
            "latitude": each.latitude,
            "longitude": each.longitude,
            "score": round(each.score, 2),
            "size": 40 + 60 * each.weight**0.7,
            "events": len(each.events),
            "precision": PRECISION[each.precision][tongue == "en"],
        }
        for each in points
    ]
    kinds = [key for key in SHAPE if any(each.precision == key for each in points)]
    named = {"domain": [PRECISION[key][tongue == "en"] for key in kinds], "range": [SHAPE[key] for key in kinds]}
    return {
        "data": rows(data),
        "projection": projection,
        "mark": {"type": "point", "filled": True, "opacity": 0.85, "stroke": INK, "strokeWidth": 0.7, "clip": True},
        "encoding": {
            "longitude": {"field": "longitude", "type": "quantitative"},
            "latitude": {"field": "latitude", "type": "quantitative"},
            "size": {"field": "size", "type": "quantitative", "scale": None, "legend": None},
            "color": _colour(tongue),
            "shape": {"field": "precision", "type": "nominal", "scale": named, "legend": {"title": None}},
            "tooltip": [{"field": key, "type": "nominal"} for key in ("name", "precision", "events", "score")],
        },
    }


def _labels(points: Sequence[Spot], projection: dict[str, Any], size: tuple[int, int]) -> dict[str, Any]:
    """Return the names of the heaviest places, without those that would lie on another."""
    scale = projection["scale"] if projection["type"] == "mercator" else size[0] / 6
    taken: list[tuple[float, float, float]] = []
    data = []
    for each in points[:NAMED]:
        x, y = radians(each.longitude or 0) * scale, -radians(_mercator(each.latitude or 0)) * scale
        wide = LETTER * len(each.name)
        if all(abs(y - other[1]) >= LINE or x >= other[0] + other[2] or other[0] >= x + wide for other in taken):
            taken.append((x, y, wide))
            data.append({"name": each.name, "latitude": each.latitude, "longitude": each.longitude})
    return {
        "data": rows(data),
        "projection": projection,
        "mark": {"type": "text", "align": "left", "dx": 9, "baseline": "middle", "fontSize": 10, "clip": True},
        "encoding": {
            "longitude": {"field": "longitude", "type": "quantitative"},
            "latitude": {"field": "latitude", "type": "quantitative"},
            "text": {"field": "name"},
        },
    }
