"""A report as Markdown: drawings stand in it as tables."""

import re
from collections.abc import Iterable
from typing import Final

from recoupe.export.report import Block, Items, Line, Quote, Report, Section, Text
from recoupe.model.typography import squeezed

SIGNS: Final = re.compile(r"([\\`*_\[\]<>#|~])")
START: Final = re.compile(r"^(\s*)([-+=]|\d+[.)])", re.MULTILINE)
"""What would begin a list or a heading."""
URL_SIGNS: Final = {"(": "%28", ")": "%29", " ": "%20", "<": "%3C", ">": "%3E"}


def markdown(report: Report) -> str:
    """Return a report as a Markdown document (CommonMark with tables)."""
    head = "\n".join(f"- {_line(each)}" for each in report.head)
    parts = "\n\n".join(_section(each) for each in report.sections)
    return f"# {_safe(report.title)}\n\n{head}\n\n{parts}\n"


def _section(section: Section) -> str:
    return "\n\n".join([f"## {_safe(section.title)}", *map(_block, section.blocks)])


def _block(block: Block) -> str:
    if isinstance(block, Text):
        return f"**{_line(block.line)}**" if block.strong else _line(block.line)
    if isinstance(block, Quote):
        return f"> {_safe(block.text)}\n>\n> {_line(block.line)}"
    if isinstance(block, Items):
        return "\n".join(_item(line, under) for line, under in block.items)
    return f"{_safe(block.chart.caption)}\n\n{_table(block.chart.header, block.rows)}"


def _item(line: Line, under: Iterable[Line]) -> str:
    return "\n".join([f"- {_line(line)}", *(f"  - {_line(each)}" for each in under)])


def _line(line: Line) -> str:
    return "".join(
        _safe(each.text) if each.url is None else f"[{_safe(each.text)}]({_address(each.url)})" for each in line
    )


def _address(url: str) -> str:
    return "".join(URL_SIGNS.get(sign, sign) for sign in squeezed(url))


def _safe(text: str) -> str:
    """Return a text in which no sign means anything to Markdown."""
    return START.sub(r"\1\\\2", SIGNS.sub(r"\\\1", squeezed(text)))


def _table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    names = [_safe(each) for each in header]
    lines = [names, ["---"] * len(names), *([_safe(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
