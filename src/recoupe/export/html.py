"""A report as one HTML file that asks nobody for anything: style and drawings are inside."""

from collections.abc import Iterable
from html import escape
from typing import Final

from recoupe.export.chart import pick
from recoupe.export.report import Block, Drawing, Items, Line, Quote, Report, Section, Text

STYLE: Final = """
:root { color-scheme: light dark; --ink: #1b1d20; --faint: #5a6068; --line: #c9cdd3; --back: #fff; --box: #f4f5f7;
  --link: #0b57a4 }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e9eb; --faint: #a9afb8; --line: #454a52; --back: #16181b;
  --box: #202327; --link: #8ab8f0 } }
* { box-sizing: border-box }
body { font: 1rem/1.55 system-ui, "Liberation Sans", Arial, sans-serif; color: var(--ink); background: var(--back);
  max-width: 52rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; overflow-wrap: anywhere }
h1 { font-size: 1.5rem; line-height: 1.3; margin: 0 0 .5rem }
h2 { font-size: 1.15rem; margin: 2.2rem 0 .6rem; border-bottom: 1px solid var(--line); padding-bottom: .2rem }
.head { color: var(--faint); margin: 0; padding: 0; list-style: none }
.strong { font-size: 1.15rem; font-weight: 600 }
a { color: var(--link) }
blockquote { margin: .6rem 0 1rem; padding: .5rem .9rem; background: var(--box); border-left: 3px solid var(--line) }
blockquote p { margin: 0 }
blockquote footer { color: var(--faint); font-size: .88rem; margin-top: .3rem }
figure { margin: 1rem 0 }
figure svg { max-width: 100%; min-width: 38rem; height: auto; display: block }
figcaption { color: var(--faint); font-size: .88rem }
.wide { overflow-x: auto }
table { border-collapse: collapse; font-size: .85rem; margin: .6rem 0 }
th, td { text-align: left; vertical-align: top; padding: .25rem .6rem .25rem 0; border-bottom: 1px solid var(--line) }
details summary { cursor: pointer; color: var(--faint); font-size: .88rem }
@media print { body { max-width: none; padding: 0; font-size: 10pt } a { color: inherit }
  figure, blockquote, tr { break-inside: avoid } h2 { break-after: avoid } }
"""
PAGE: Final = """<!doctype html>
<html lang="{tongue}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="date" content="{made}">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<main>
<header>
<h1>{title}</h1>
<ul class="head">{head}</ul>
</header>
{parts}
</main>
</body>
</html>
"""
SUMMARY: Final = "<!-- summary -->"
POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def html(report: Report) -> str:
    """Return a report as an HTML document."""
    parts = "\n".join(_section(each) for each in report.sections)
    summary = pick(report.tongue, "Le dessin en tableau", "The drawing as a table")
    return PAGE.format(
        tongue=report.tongue,
        policy=POLICY,
        made=escape(report.made),
        title=escape(report.title),
        style=STYLE,
        head="".join(f"<li>{_line(each)}</li>" for each in report.head),
        parts=parts.replace(SUMMARY, summary),
    )


def _section(section: Section) -> str:
    return f"<section>\n<h2>{escape(section.title)}</h2>\n{''.join(map(_block, section.blocks))}</section>"


def _block(block: Block) -> str:
    if isinstance(block, Text):
        kind = ' class="strong"' if block.strong else ""
        return f"<p{kind}>{_line(block.line)}</p>\n"
    if isinstance(block, Quote):
        return f"<blockquote><p>{escape(block.text)}</p><footer>{_line(block.line)}</footer></blockquote>\n"
    if isinstance(block, Items):
        return f"<ul>{''.join(_item(line, under) for line, under in block.items)}</ul>\n"
    return _drawing(block)


def _item(line: Line, under: Iterable[Line]) -> str:
    inner = "".join(f"<li>{_line(each)}</li>" for each in under)
    return f"<li>{_line(line)}{f'<ul>{inner}</ul>' if inner else ''}</li>"


def _line(line: Line) -> str:
    return "".join(_words(each.text, each.url) for each in line)


def _words(text: str, url: str | None) -> str:
    if url is None:
        return escape(text)
    return f'<a href="{escape(url)}" rel="noreferrer noopener">{escape(text)}</a>'


def _table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = "".join(f'<th scope="col">{escape(each)}</th>' for each in header)
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f'<div class="wide" tabindex="0"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>\n'


def _drawing(drawing: Drawing) -> str:
    """Return the picture with its caption, and the same as a table to open."""
    chart, title = drawing.chart, escape(drawing.chart.title)
    told = escape(f"{chart.title}. {chart.caption}")
    picture = f'<div role="img" aria-label="{told}">{chart.svg()}</div>'
    frame = f'<div class="wide" tabindex="0" role="region" aria-label="{title}">{picture}</div>'
    table = f"<details><summary>{SUMMARY}</summary>{_table(chart.header, drawing.rows)}</details>"
    return f"<figure>{frame}<figcaption>{escape(chart.caption)}</figcaption>{table}</figure>\n"
