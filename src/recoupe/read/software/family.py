"""Families of software: where each keeps its posts, as CSS selectors in ``families/*.toml``."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, Literal

from recoupe.read.markup import Element, attribute, select

Selectors = tuple[str, ...]
"""CSS selectors, the most telling first; ``css @name`` reads an attribute, ``@name`` alone one of the node itself."""

QUOTES: Final = (
    "blockquote, .quote, .quotebox, .quoteBox, .bbcode_quote, .bbCodeQuote, .quotecontent, td.quote, q.quote"
)
"""Elements that hold quoted words in most software."""

QUOTE_HEADS: Final = (
    "cite, .quotetitle, .quoteheader, .quote-title, .quote_header, .attribution, .bbcode_postedby, .citation, "
    ".quoteAuthor, .QuoteAuthor, .quote_author, .topslice_quote, .quoteBoxTitle"
)
"""Elements that say whose the quoted words are, in or right before the quotation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """The selectors of one theme or version of a software.

    ``hint`` is one or more strings of which the page's source must hold one; ``group`` matches the first element of
    a post whose others follow it as siblings; ``indent`` matches boxes whose posts answer the post before the box.
    """

    name: str
    kind: Literal["post", "comment"] = "post"
    rank: int = 50
    hint: Selectors = ()
    detect: str = ""
    post: str
    group: str = ""
    skip: str = ""
    skip_author: Selectors = ()
    author: Selectors = ()
    date: Selectors = ()
    permalink: Selectors = ()
    body: Selectors = ()
    quote: str = ""
    quote_head: str = ""
    quote_author: Selectors = ()
    quote_target: Selectors = ()
    signature: Selectors = ()
    edited: Selectors = ()
    drop: str = ""
    parent: Selectors = ()
    answers: Selectors = ()
    indent: str = ""
    section: str = ""
    title: Selectors = ()
    outlet: Selectors = ()


@cache
def families() -> tuple[Family, ...]:
    """Return all families, those to try first first."""
    folder = files("recoupe.read.software").joinpath("families")
    tables = (tomllib.loads(file.read_text("utf-8")) for file in folder.iterdir() if file.name.endswith(".toml"))
    made = (_family(theme) for table in tables for theme in table["theme"])
    return tuple(sorted(made, key=lambda family: (family.rank, family.name)))


def _family(theme: dict[str, object]) -> Family:
    values = {key: tuple(value) if isinstance(value, list) else value for key, value in theme.items()}
    return Family(**values)  # type: ignore[arg-type]  # a wrong table fails its test


def values(node: Element, selectors: Selectors, *, inside: Element | None = None) -> Iterator[tuple[Element, str]]:
    """Yield the elements that selectors match, each with its attribute's value where one is asked for, else ""."""
    for selector in selectors:
        css, _, name = selector.partition("@")
        for found in select(node, css.strip()) if css.strip() else [node]:
            if inside is not None and not within(found, inside):
                continue
            value = attribute(found, name.strip()) if name else ""
            if value is not None:
                yield found, value


def within(node: Element, ancestor: Element) -> bool:
    """Tell whether a node is another or lies below it."""
    while node is not None and node is not ancestor:
        node = node.getparent()
    return node is ancestor
