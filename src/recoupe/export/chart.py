"""A chart: its Vega-Lite specification, and the same as a table for those who can't see it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from recoupe.errors import UsageError
from recoupe.export.table import Cell, Tabular
from recoupe.model.typography import spaced
from recoupe.model.vocabulary import Tongue

SCHEMA: Final = "https://vega.github.io/schema/vega-lite/v5.json"
"""The name of the grammar; nobody fetches it."""
RELEASE: Final = "v5_21"
"""The release of Vega-Lite that the pictures are drawn with."""
INK: Final = "currentColor"
"""Takes the colour of the text around it, on light and dark pages alike; black in a picture of its own."""
FAINT: Final = "#8a9099"
COLOURS: Final[Mapping[str, str]] = {
    "supports": "#1f8a70",
    "denies": "#cf4257",
    "doubts": "#b7791f",
    "retracts": "#8268c4",
    "none": "#7a7f87",
}
"""Three to one and more on white and on near-black (WCAG 2.2)."""
STACKED: Final = {"bottom": {"direction": "vertical", "anchor": "start"}}
NUMBERS: Final[Mapping[Tongue, Mapping[str, Any]]] = {
    "fr": {"decimal": ",", "thousands": "\u202f", "grouping": [3], "currency": ["", ""]},
    "en": {"decimal": ".", "thousands": "\u202f", "grouping": [3], "currency": ["", ""]},
}
"""How numbers are written on axes."""
MIME: Final = "application/vnd.vegalite.v5+json"
Look = Literal["svg", "png"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart(Tabular):
    """A picture (``spec``, Vega-Lite), its title and caption, and its content as a table: ``header`` and ``rows``."""

    title: str
    spec: dict[str, Any]
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str

    def svg(self) -> str:
        """Return the picture as SVG, to stand in a page."""
        return str(_engine().vegalite_to_svg(self.spec, vl_version=RELEASE))

    def png(self, scale: float = 2) -> bytes:
        """Return the picture as PNG on white, ``scale`` pixels a unit."""
        return bytes(_engine().vegalite_to_png(self.spec | {"background": "white"}, vl_version=RELEASE, scale=scale))

    def pdf(self) -> bytes:
        """Return the picture as a page of PDF of its own size."""
        return bytes(_engine().vegalite_to_pdf(self.spec, vl_version=RELEASE))

    def _repr_mimebundle_(self, **_options: object) -> dict[str, Any]:
        """Return what a notebook shows."""
        return {MIME: self.spec, "image/svg+xml": self.svg(), "text/plain": f"{self.title}. {self.caption}"}


def _engine() -> Any:
    """Return what draws charts. Raises ``UsageError`` where it is not installed."""
    try:
        import vl_convert  # noqa: PLC0415 - tens of megabytes: only who draws loads it
    except ImportError as error:
        raise UsageError("Drawings need vl-convert: install recoupe[report].") from error
    return vl_convert


def whole(
    layers: Iterable[Mapping[str, Any]], *, size: tuple[int, int], title: str, caption: str, tongue: Tongue
) -> dict[str, Any]:
    """Return the specification of layers that lie on each other, in the style that all charts share."""
    return {
        "$schema": SCHEMA,
        "title": title,
        "description": caption,
        "width": size[0],
        "height": size[1],
        "background": None,
        "layer": list(layers),
        "config": style(tongue),
    }


def style(tongue: Tongue) -> dict[str, Any]:
    """Return fonts and colours for a chart that stands on a page of any colour."""
    text = {"labelColor": INK, "titleColor": INK, "labelFontSize": 11, "titleFontSize": 11, "titleFontWeight": "normal"}
    return {
        "font": "Arial, 'Liberation Sans', Helvetica, sans-serif",
        "locale": {"number": NUMBERS[tongue]},
        "view": {"stroke": None},
        "title": {"color": INK, "fontSize": 13, "anchor": "start", "offset": 12},
        "axis": {**text, "gridColor": FAINT, "gridOpacity": 0.25, "domainColor": FAINT, "tickColor": FAINT},
        "legend": {
            **text,
            "orient": "bottom",
            "symbolStrokeColor": INK,
            "labelLimit": 260,
            "columnPadding": 24,
            "layout": STACKED,
        },
        "header": text,
        "text": {"color": INK, "fontSize": 11},
    }


def rows(values: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Return rows as the data of a layer."""
    return {"values": [dict(each) for each in values]}


def many(number: int, noun: str, tongue: Tongue) -> str:
    """Return a number with its noun, in the plural where the tongue has it."""
    return f"{number} {noun}{'s' if (number > 1 if tongue == 'fr' else number != 1) else ''}"


def pick(tongue: Tongue, french: str, english: str) -> str:
    """Return the wording for the reader's language, French with its no-break spaces."""
    return spaced(french, "fr") if tongue == "fr" else english
