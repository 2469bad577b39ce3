"""A page written by known software → its title, posts and what stands above them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from recoupe.read.index import Index
from recoupe.read.markup import Element, select
from recoupe.read.software.family import Family, families
from recoupe.read.software.linked import LINKED, linked_posts
from recoupe.read.software.moments import page_now, shown_moment
from recoupe.read.software.posts import Post, Reading, find_posts, is_english, page_text
from recoupe.read.software.unknown import UNKNOWN, unknown_posts

_POWERED: Final = re.compile(
    r"\s*[-–—|]\s*(?:powered by|propulsé par|by)\b.*|"
    r"\s*[-–—|]\s*(?:index du forum|board index|accueil|page d['’]accueil)\s*$",
    re.IGNORECASE,
)
LAST_WORDS: Final = 20_000
"""Characters at a page's end among which its software says what time it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The posts of a page, the family that told them apart, and the page's title and outlet where it has them."""

    posts: Sequence[Post]
    family: Family
    title: str | None = None
    outlet: str | None = None


def find_in_page(index: Index, markup: str, *, seen: str | None = None) -> Found | None:
    """Return the posts that the first fitting family finds, None where no family fits.

    ``seen`` is when the page was fetched (EDTF): relative dates are counted from it.
    """
    source = markup.encode("utf-8", "replace").lower()  # many times faster than to lower every letter there is
    english = is_english(index)
    now = page_now(markup[-LAST_WORDS:].lower()) or page_now(markup[:LAST_WORDS].lower()) or _clock(index) or seen
    for family in families():
        if _fits(index, source, family) and (posts := find_posts(Reading(family, index, now, english))):
            _complete(posts, linked_posts(index))
            title, outlet = page_text(index, family.title), page_text(index, family.outlet)
            return Found(posts=posts, family=family, title=title, outlet=_bare_outlet(outlet))
    if listed := linked_posts(index):
        return Found(posts=listed[0], family=replace(LINKED, kind=listed[1]))
    unknown = unknown_posts(Reading(UNKNOWN, index, now, english))
    return Found(posts=unknown[0], family=replace(UNKNOWN, kind=unknown[1])) if unknown else None


def _clock(index: Index) -> str | None:
    """Return the time that SMF shows at the head of each page."""
    node = index.first("#top_section time")
    return shown_moment(node) if node is not None else None


def _complete(posts: Sequence[Post], listed: tuple[Sequence[Post], object] | None) -> None:
    """Give posts the dates that the page's JSON-LD alone has: those of the same key, or of the same words."""
    dated = [post for post in (listed[0] if listed else ()) if post.published]
    by_key = {(key, post.author): post for post in dated for key in post.keys}
    by_words = {(str(post.parts[0]), post.author): post for post in dated}
    for post in posts:
        if post.published is None:
            keyed = next((by_key[key, post.author] for key in post.keys if (key, post.author) in by_key), None)
            found = keyed or by_words.get((str(post.parts[0]), post.author))
            post.published = found.published if found else None


def _bare_outlet(name: str | None) -> str | None:
    """Return a forum's name without what its software adds."""
    return _POWERED.sub("", name).strip() or None if name else None


def _fits(index: Index, source: bytes, family: Family) -> bool:
    if family.detect and not index.holds(family.detect):
        return False
    return not family.hint or any(hint.encode() in source for hint in family.hint)


def remove_section(root: Element, found: Found) -> None:
    """Take the posts and the section that holds them out of a page."""
    nodes = [post.node for post in found.posts if post.node is not None]
    nodes += select(root, found.family.section)
    for node in nodes:
        holds_all = node.tag in {"body", "html", "main"} or next(node.iter("h1"), None) is not None
        if node.getparent() is not None and not holds_all:
            _remove(node)


def _remove(node: Element) -> None:
    """Take an element out and leave the text after it."""
    parent, tail = node.getparent(), node.tail
    before = node.getprevious()
    parent.remove(node)
    if tail and before is not None:
        before.tail = (before.tail or "") + tail
    elif tail:
        parent.text = (parent.text or "") + tail
