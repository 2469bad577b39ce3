"""HTML pages → documents: threads and comments by their software's markup, articles, what the page says of itself."""

from dataclasses import replace
from typing import Final

from recoupe.errors import ReadError
from recoupe.model.document import Document
from recoupe.read.body import Article, article_of
from recoupe.read.compose import document, heading
from recoupe.read.draft import Draft
from recoupe.read.index import Index
from recoupe.read.markup import DEEPEST, Element, is_too_deep, tree
from recoupe.read.metadata import Metadata, metadata
from recoupe.read.software.linking import addresses, link_posts
from recoupe.read.software.moments import earlier
from recoupe.read.software.page import Found, find_in_page, remove_section
from recoupe.read.thread import bare_title

MOST_LINKS: Final = 200


def read_html(markup: str, path: str | None = None, *, seen: str | None = None) -> Document:
    """Return the document of a page. Raises ``ReadError`` (``no-text``) where it holds no words of its own.

    ``seen`` is when the page was fetched (EDTF): relative dates are counted from it.
    """
    root = tree(markup)
    if is_too_deep(root):
        raise ReadError("no-text", f"The page nests its elements more than {DEEPEST} deep.")
    index = Index(root)
    found = find_in_page(index, markup, seen=seen)
    known = Metadata(title=found.title, outlet=found.outlet) if found else Metadata()
    if found is not None and found.family.kind == "post":
        return _thread(found, metadata(index, known, byline=False), path)
    if found is not None:  # before the byline is looked for: comments have authors and dates too
        remove_section(root, found)
        index = Index(root)
    return _article(root, found, metadata(index, known), path)


def _thread(found: Found, about: Metadata, path: str | None) -> Document:
    about = replace(about, title=bare_title(about.title) if about.title else None)
    above = heading(about.title)
    pieces = link_posts(found.posts, "post", above)
    first = next((piece for piece in pieces if piece.kind == "post"), None)
    opened = first.published if first is not None else None
    if about.published is None or (opened and not earlier(about.published, opened)):
        about = replace(about, published=opened or about.published)
    links = dict.fromkeys(list(addresses(found.posts))[:MOST_LINKS])
    return document(replace(about, author=None), [*above, *pieces], links=tuple(links), path=path)


def _article(root: Element, found: Found | None, about: Metadata, path: str | None) -> Document:
    article = article_of(root, about.title)
    drafts = _article_drafts(article, about)
    if found is not None:
        drafts += link_posts(found.posts, "comment", drafts)
    if not any(draft.kind != "title" for draft in drafts):
        raise ReadError("no-text", "The page has markup but no text of its own.")
    return document(about, drafts, links=article.links, path=path)


def _article_drafts(article: Article, about: Metadata) -> list[Draft]:
    drafts = heading(about.title)
    if article.lines:
        drafts.append(Draft("body", article.lines, author=about.author, published=about.published))
    return drafts
