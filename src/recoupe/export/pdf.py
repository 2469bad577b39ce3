"""A report as PDF, set by Typst: accessible (PDF/UA-1), its drawings as lines, not dots."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, Literal
from unicodedata import category

from recoupe.errors import UsageError
from recoupe.export.report import Block, Drawing, Items, Line, Quote, Report, Section, Text

UNSET: Final = frozenset({"Cc", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Kinds of signs that no font has."""
TALL: Final = 1.5
"""How much higher than wide a drawing may be to fill the width of a page."""
HIGHEST: Final = "20.5cm"
LAYOUT: Final = """
#set page(paper: "a4", margin: (x: 2.2cm, y: 2.4cm), numbering: "1 / 1")
#set text(size: 10.5pt, hyphenate: true)
#set par(justify: false, leading: 0.62em)
#show heading: set text(hyphenate: false)
#show heading.where(level: 1): set text(size: 17pt)
#show figure.caption: set text(size: 8.5pt, fill: luma(90))
#show figure.caption: set align(left)
#show heading.where(level: 2): it => block(above: 1.6em, below: 0.8em, text(size: 13pt, it.body))
#show link: set text(fill: rgb("#0b57a4"))
#set table(stroke: (x, y) => (bottom: 0.4pt + luma(190)), inset: (x: 3pt, y: 3pt))
#show table: set text(size: 7.5pt)
#show table.cell.where(y: 0): strong
#let said(body, by) = block(breakable: true, width: 100%, inset: (left: 9pt, rest: 6pt), fill: luma(245),
  stroke: (left: 2pt + luma(190)), [#body #linebreak() #text(size: 8.5pt, fill: luma(90), by)])
"""


def pdf(report: Report) -> bytes:
    """Return a report as PDF; the same report gives the same bytes. Raises ``UsageError`` without Typst's library.

    It follows PDF/UA-1 unless the words hold signs that its fonts lack (emoji, some scripts), which then show as boxes.
    """
    with TemporaryDirectory() as folder:
        source = Path(folder) / "report.typ"
        source.write_text(_source(report, Path(folder)), encoding="utf-8")
        return _set(source, datetime.fromisoformat(report.made).replace(tzinfo=UTC))


def _set(source: Path, day: datetime) -> bytes:
    try:
        import typst  # noqa: PLC0415 - tens of megabytes: only who writes PDF loads it
    except ImportError as error:
        raise UsageError("PDF needs Typst: install recoupe[report].") from error

    def made(standard: Literal["ua-1"] | None) -> bytes:
        return typst.compile(
            source, root=source.parent, ignore_system_fonts=True, format="pdf", timestamp=day, pdf_standards=standard
        )

    try:
        return made("ua-1")
    except typst.TypstError:
        return made(None)


def _source(report: Report, folder: Path) -> str:
    """Return the report in Typst's language; its drawings are put into the folder."""
    language = f'#set text(lang: "{report.tongue}")\n#set document(title: {_string(report.title)})\n'
    head = "\n".join(f"#text(fill: luma(90), {_line(each)}) \\" for each in report.head)
    parts = [_section(place, each, folder) for place, each in enumerate(report.sections)]
    return "\n".join((LAYOUT, language, f"= #{_string(report.title)}\n", head, *parts))


def _section(place: int, section: Section, folder: Path) -> str:
    blocks = [_block(f"{place}-{each}", block, folder) for each, block in enumerate(section.blocks)]
    return "\n\n".join([f"== #{_string(section.title)}", *blocks])


def _block(key: str, block: Block, folder: Path) -> str:
    if isinstance(block, Text):
        return f'#text(size: 12.5pt, weight: "bold", {_line(block.line)})' if block.strong else f"#{_line(block.line)}"
    if isinstance(block, Quote):
        return f"#said({_string(block.text)}, {_line(block.line)})"
    if isinstance(block, Items):
        return "\n".join(_item(line, under) for line, under in block.items)
    return _drawing(key, block, folder)


def _item(line: Line, under: Iterable[Line]) -> str:
    return "\n".join([f"- #{_line(line)}", *(f"  - #{_line(each)}" for each in under)])


def _line(line: Line) -> str:
    """Return words as one expression: strings, which mean nothing to Typst, and links."""
    return f"[{''.join(f'#{_words(each.text, each.url)}' for each in line)}]"


def _words(text: str, url: str | None) -> str:
    return f"{_string(text)};" if url is None else f"link({_string(url)}, {_string(text)});"


def _string(text: str) -> str:
    """Return a text as a string of Typst, whose escapes are JSON's but for those of signs by number."""
    return json.dumps("".join(sign for sign in text if category(sign) not in UNSET), ensure_ascii=False)


def _table(header: tuple[str, ...], rows: Iterable[Iterable[str]]) -> str:
    cells = [*header, *(cell for row in rows for cell in row)]
    head = f"table.header({', '.join(_string(each) for each in header)})"
    body = ", ".join(_string(each) for each in cells[len(header) :])
    return f"#table(columns: {len(header)}, {head}, {body})"


def _drawing(key: str, drawing: Drawing, folder: Path) -> str:
    chart = drawing.chart
    path = folder / f"{key}.svg"
    path.write_text(chart.svg(), encoding="utf-8")
    told = _string(f"{chart.title}. {chart.caption}")
    size = f'height: {HIGHEST}, fit: "contain"' if chart.spec["height"] > TALL * chart.spec["width"] else "width: 100%"
    picture = f'image("{path.name}", {size}, alt: {told})'
    figure = f"#figure({picture}, caption: {_string(chart.caption)}, supplement: none, numbering: none)"
    return f"{figure}\n\n{_table(chart.header, drawing.rows)}"
