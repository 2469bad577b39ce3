"""The numbers that documents put forward, first to last, each a point or a range in the colour of its origin."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Final

from recoupe.export.chart import FAINT, INK, Chart, many, pick, rows, whole
from recoupe.export.layout import moment
from recoupe.export.lineage_chart import ROW, Kin, name
from recoupe.export.margin import Margin, cut, margin_of
from recoupe.export.words import day, number, unit_name
from recoupe.model.judgement import Dossier, Figure
from recoupe.model.vocabulary import Tongue

PALETTE: Final = ("#1f8a70", "#b7791f", "#8268c4", "#3d85c6", "#c2577e", "#7c8a1f")
"""One for each origin; what is of no origin, or of a later one, is grey."""
MARKS: Final = ("circle", "diamond", "triangle-up", "square", "cross", "triangle-down")
OPEN: Final = 0.06
"""Share of the axis that an open end runs on."""
OTHERS: Final = 44
"""Characters of an origin's name in the legend."""


def figures_chart(dossier: Dossier, kin: Kin, *, tongue: Tongue = "fr", width: int = 760) -> Chart | None:
    """Return the figures of a dossier in their most frequent unit, None where there is none; the table has all."""
    if not dossier.figures:
        return None
    ordered = sorted(dossier.figures, key=lambda each: _order(each, kin))
    units = Counter(each.unit for each in ordered)
    unit = min(units, key=lambda each: (-units[each], each))
    shown = [each for each in ordered if each.unit == unit]
    origins = origins_of(dossier, kin)
    title = pick(
        tongue,
        f"Les chiffres avancés ({unit_name(unit, tongue)})",
        f"The figures put forward ({unit_name(unit, tongue)})",
    )
    caption = _caption(len(shown), len(ordered) - len(shown), tongue)
    margin = margin_of(width)
    spec = whole(
        _layers(shown, kin, origins, (margin, tongue)),
        size=(width - margin.width, ROW * max(len(shown), 2)),
        title=title,
        caption=caption,
        tongue=tongue,
    )
    french = ("date", "média", "au moins", "au plus", "unité", "origine")
    english = ("date", "outlet", "at least", "at most", "unit", "origin")
    return Chart(
        title=title,
        spec=spec,
        header=french if tongue == "fr" else english,
        rows=tuple(_row(each, kin, origins, tongue) for each in ordered),
        caption=caption,
    )


def origins_of(dossier: Dossier, kin: Kin) -> dict[str, str]:
    """Return the label of the origin that each document has its matter from, as far as that is known."""
    own = {each.document: each.label for each in reversed(dossier.origins)}
    return {key: label for key in kin.documents if (label := _label(key, own, kin)) is not None}


def _label(key: str, own: Mapping[str, str], kin: Kin) -> str | None:
    seen, waiting = {key}, [key]
    while waiting:
        here = waiting.pop(0)
        if here in own:
            return own[here]
        lineage = kin.lineages.get(here)
        waiting += [each for each in (lineage.parents if lineage else ()) if each not in seen]
        seen.update(waiting)
    return None


def _order(figure: Figure, kin: Kin) -> tuple[float, str]:
    document = kin.documents.get(figure.document)
    when = moment(document.published) if document else None
    return (float("-inf") if when is None else when, figure.document)


def _caption(shown: int, others: int, tongue: Tongue) -> str:
    french = f"{many(shown, 'chiffre', 'fr')}, du premier au dernier ; une flèche dit « au moins » ou « au plus »."
    english = f"{many(shown, 'figure', 'en')}, first to last; an arrow says “at least” or “at most”."
    if others:
        french += f" Autres unités, dans le tableau : {others}."
        english += f" Other units, in the table: {others}."
    return pick(tongue, french, english)


def _row(figure: Figure, kin: Kin, origins: Mapping[str, str], tongue: Tongue) -> tuple[str | float | None, ...]:
    document = kin.documents.get(figure.document)
    return (
        (document.published or "").replace("T", " ") if document else "",
        name(document) if document else figure.document,
        figure.low,
        figure.high,
        unit_name(figure.unit, tongue),
        origins.get(figure.document),
    )


def _layers(
    shown: list[Figure], kin: Kin, origins: Mapping[str, str], how: tuple[Margin, Tongue]
) -> list[dict[str, Any]]:
    margin, tongue = how
    bounds = [each for figure in shown for each in (figure.low, figure.high) if each is not None]
    low, high = min(bounds, default=0.0), max(bounds, default=1.0)
    spread = (high - low) or abs(high) or 1.0
    labels = list(dict.fromkeys(origins[each.document] for each in shown if each.document in origins))[: len(PALETTE)]
    unknown = pick(tongue, "autre ou inconnue", "other or unknown")
    data = [_shown(row, each, kin, origins, (spread * OPEN * 2, tongue)) for row, each in enumerate(shown)]
    for each in data:
        each["name"] = margin.cut(each["name"])
        each["day"] = pick(tongue, "s. d.", "n. d.") if each["when"] is None else day(each["when"], tongue)
        each["origin"] = cut(each["origin"], OTHERS) if each["origin"] in labels else unknown
    domain = [
        *(cut(each, OTHERS) for each in labels),
        *([unknown] if any(each["origin"] == unknown for each in data) else []),
    ]
    axis = {"title": None, "format": ",.10~g", "tickCount": 6, "orient": "top"}
    scale = {"domain": [low - spread * OPEN * 3, high + spread * OPEN * 3], "zero": False, "nice": False}
    x = {"field": "low", "type": "quantitative", "axis": axis, "scale": scale}
    y = {
        "field": "row",
        "type": "quantitative",
        "axis": None,
        "scale": {"domain": [len(shown) - 0.5, -0.5], "nice": False},
    }
    colour = _scale(domain, [*PALETTE[: len(labels)], FAINT], margin)
    layers = [
        _ranges(data, x, y, colour),
        _ends(data, x, y, colour, _scale(domain, [*MARKS[: len(labels)], "circle"], margin)),
        _arrows([each for each in data if each["open"]], x, y, colour),
        margin.layer(data, y),
        _values(data, x, y),
    ]
    return [layer for layer in layers if layer["data"]["values"]]


def _shown(row: int, figure: Figure, kin: Kin, origins: Mapping[str, str], how: tuple[float, Tongue]) -> dict[str, Any]:
    run, tongue = how
    document = kin.documents.get(figure.document)
    when = moment(document.published) if document else None
    low, high = figure.low, figure.high
    known = [each for each in (low, high) if each is not None] or [0.0]
    ends = (known[0] - run if low is None else low, known[-1] + run if high is None else high)
    return {
        "row": row,
        "low": ends[0],
        "high": ends[1],
        "at": known[0],
        "open": "left" if low is None else "right" if high is None else "",
        "end": ends[0] if low is None else ends[1],
        "origin": origins.get(figure.document, ""),
        "name": name(document) if document else figure.document,
        "when": when,
        "value": ("≤ " if low is None else "≥ " if high is None else "")
        + " – ".join(dict.fromkeys(number(each, tongue) for each in known)),
    }


def _scale(domain: list[str], shown: list[str], margin: Margin) -> dict[str, Any]:
    legend = {"title": None, "columns": 2 if margin.days else 1, "symbolSize": 110, "labelLimit": 300}
    return {
        "field": "origin",
        "type": "nominal",
        "scale": {"domain": domain, "range": shown[: len(domain)]},
        "legend": legend,
    }


def _ranges(data: list[dict[str, Any]], x: Any, y: Any, colour: Any) -> dict[str, Any]:
    return {
        "data": rows(each for each in data if each["low"] != each["high"]),
        "mark": {"type": "rule", "strokeWidth": 4, "opacity": 0.55},
        "encoding": {"x": x, "x2": {"field": "high"}, "y": y, "color": colour},
    }


def _ends(data: list[dict[str, Any]], x: Any, y: Any, colour: Any, shape: Any) -> dict[str, Any]:
    ends = [{**each, "low": value} for each in data for value in {each["low"], each["high"]} if not each["open"]]
    ends += [{**each, "low": each["at"]} for each in data if each["open"]]
    return {
        "data": rows(sorted(ends, key=lambda each: (each["row"], each["low"]))),
        "mark": {"type": "point", "filled": True, "size": 80, "opacity": 1, "stroke": INK, "strokeWidth": 0.6},
        "encoding": {"x": x, "y": y, "color": colour, "shape": shape},
    }


def _arrows(data: Iterable[Mapping[str, Any]], x: Any, y: Any, colour: Any) -> dict[str, Any]:
    return {
        "data": rows({**each, "low": each["end"], "sign": "◀" if each["open"] == "left" else "▶"} for each in data),
        "mark": {"type": "text", "fontSize": 12, "baseline": "middle"},
        "encoding": {"x": x, "y": y, "text": {"field": "sign"}, "color": colour},
    }


def _values(data: Iterable[Mapping[str, Any]], x: Any, y: Any) -> dict[str, Any]:
    return {
        "data": rows({**each, "low": max(each["low"], each["high"])} for each in data),
        "mark": {"type": "text", "align": "left", "dx": 9, "baseline": "middle", "fontSize": 10, "opacity": 0.85},
        "encoding": {"x": x, "y": y, "text": {"field": "value"}},
    }
