"""HTML trees: made once a page, read as text the way a reader sees it."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from recoupe.errors import ReadError

Element = Any
"""An lxml element; its modules carry no types that mypy can read."""

HIDDEN: Final = frozenset(
    "script style noscript template head svg math iframe object select button textarea input".split()  # noqa: SIM905
)
PARAGRAPHS: Final = frozenset("p h1 h2 h3 h4 h5 h6 blockquote pre table ul ol dl figure".split())  # noqa: SIM905
BLOCKS: Final = PARAGRAPHS | {
    *("div", "li", "dt", "dd", "tr", "td", "th", "section", "article", "aside", "header", "footer", "main", "nav"),
    *("address", "figcaption", "fieldset", "form", "details", "summary", "hr", "center", "tbody", "thead"),
}
_CONTROLS: Final = bytes(sorted({*range(0x20)} - {*b"\t\n\r"}))
MOST_ATTRIBUTES: Final = 4_000
_LONG_TAG: Final = re.compile(rf"<[a-zA-Z][^>]{{{2 * MOST_ATTRIBUTES},}}")
_TAG: Final = re.compile(r"<[a-zA-Z](?:[^>\"']|\"[^\"]*+\"|'[^']*+'|[\"'])*+")
_QUOTED_END: Final = re.compile(r"=\s?[\"'][^\"'>]*+>")
_VALUE: Final = re.compile(r"=\s*(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'>]++)|/")
_UNSEEN: Final = " \u00a0\u200b\ufeff"
DEEPEST: Final = 400
"""Levels of nesting below which a page is not read: no page that people wrote comes near."""


def tree(markup: str) -> Element:
    """Return the root of a page. Raises ``ReadError`` (``no-text``) where there is no element, or an absurd one."""
    from lxml import etree  # noqa: PLC0415 - only readers of HTML pay its import

    if _has_crowded_tag(markup):
        raise ReadError("no-text", f"The page has an element with more than {MOST_ATTRIBUTES} attributes.")
    parser = etree.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True, encoding="utf-8")
    try:
        root = etree.fromstring(markup.encode("utf-8", "replace").translate(None, _CONTROLS), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise ReadError("no-text", "The page has markup but no element.") from error
    if root is None:
        raise ReadError("no-text", "The page has markup but no element.")
    return root


def _has_crowded_tag(markup: str) -> bool:
    """Tell whether a tag has so many attributes that comparing each with all others takes the parser seconds.

    Tags are told apart with their quotations only where one is long, or where « > » stands inside quotations.
    """
    few = markup.count("=") < MOST_ATTRIBUTES or len(_QUOTED_END.findall(markup)) < MOST_ATTRIBUTES
    if few and _LONG_TAG.search(markup) is None:
        return False
    tags = (found[0] for found in _TAG.finditer(markup) if len(found[0]) > 2 * MOST_ATTRIBUTES)
    return any(len(_VALUE.sub(" ", tag).split()) > MOST_ATTRIBUTES for tag in tags)


def fragment(markup: str) -> Element:
    """Return a piece of HTML inside a ``div``."""
    from lxml import html  # noqa: PLC0415 - as above

    return html.fragment_fromstring(markup.translate(dict.fromkeys(_CONTROLS)), create_parent="div")


def select(node: Element, css: str) -> list[Element]:
    """Return the elements below a node that a CSS selector matches, in document order; none for an empty selector."""
    found: list[Element] = _compiled(css)(node) if css else []
    return found


def first(node: Element, css: str) -> Element | None:
    """Return the first element that a selector matches."""
    return next(iter(select(node, css)), None)


@cache
def _compiled(css: str) -> Callable[[Element], list[Element]]:
    from lxml.cssselect import CSSSelector  # noqa: PLC0415 - as above

    selector: Callable[[Element], list[Element]] = CSSSelector(css)
    return selector


def text_of(node: Element | None, *, without: Collection[Element] = ()) -> str:
    """Return the words of a node as lines; a blank line stands between paragraphs.

    Inline markup adds nothing, block elements and ``<br>`` break the line. The subtrees in ``without`` and what no
    reader sees are left out.
    """
    if node is None:
        return ""
    skipped = {id(each) for each in without}
    return tidy("".join(words(node, skipped)))


def words(node: Element, skipped: Collection[int], marks: Mapping[int, str] = MappingProxyType({})) -> Iterator[str]:
    """Yield the text of a node piece by piece, line breaks included, without the elements with these ``id()``.

    For an element in ``marks`` its mark stands instead of its words.
    """
    stack: list[tuple[Element, bool]] = [(node, False)]
    while stack:
        element, closing = stack.pop()
        if closing:
            yield _edge(element)
            if element is not node:
                yield _flat(element.tail)
            continue
        if not isinstance(element.tag, str) or element.tag in HIDDEN or id(element) in skipped or id(element) in marks:
            yield marks.get(id(element), "")
            if element is not node:
                yield _flat(element.tail)
            continue
        yield "\n" if element.tag == "br" else _edge(element)
        yield element.text or "" if element.tag == "pre" else _flat(element.text)
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))


def _edge(element: Element) -> str:
    return "\n\n" if element.tag in PARAGRAPHS else "\n" if element.tag in BLOCKS else ""


def _flat(text: str | None) -> str:
    """Return text as HTML shows it: its line ends are spaces; no-break spaces stay."""
    return text.replace("\n", " ").replace("\t", " ").replace("\r", " ") if text else ""


def tidy(text: str) -> str:
    """Return text whose lines have no white space at their ends and no double spaces, one blank line at most."""
    kept: list[str] = []
    for each in text.split("\n"):
        line = each.strip(_UNSEEN)
        if line:
            kept.append(" ".join(filter(None, line.split(" "))) if "  " in line else line)
        elif kept and kept[-1]:
            kept.append("")
    return "\n".join(kept).strip("\n")


def attribute(node: Element | None, *names: str) -> str | None:
    """Return the first of these attributes that has a value."""
    if node is None:
        return None
    return next((" ".join(str(value).split()) for name in names if (value := node.get(name))), None)


def is_too_deep(root: Element) -> bool:
    """Tell whether a tree is nested more than ``DEEPEST`` levels deep."""
    return bool(_too_deep()(root))


@cache
def _too_deep() -> Callable[[Element], bool]:
    from lxml.etree import XPath  # noqa: PLC0415 - as above

    asked: Callable[[Element], bool] = XPath(f"boolean({'/*' * (DEEPEST + 1)})")
    return asked
