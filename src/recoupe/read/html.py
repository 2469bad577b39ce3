"""HTML pages → documents: the article's body and what the page says of itself."""

from dataclasses import replace
from typing import Any

from recoupe.errors import ReadError
from recoupe.model.document import Document, document_id
from recoupe.read.credits import credits_of
from recoupe.read.dates import edtf
from recoupe.read.draft import Draft, Line, clean, compose, lines_of
from recoupe.read.language import document_language, with_languages


def read_html(markup: str, path: str | None = None) -> Document:
    """Return the document of a page. Raises ``ReadError`` (``no-text``) where it holds no article."""
    page = _extract(markup)
    links = _links(page)
    body = lines_of(clean(_words(page)))
    if not body:
        raise ReadError("no-text", "The page has markup but no text of its own.")
    title = " ".join((page.title or "").split()) or None
    heading = [Draft("title", lines_of(title))] if title else []
    document = _document(page, [*heading, Draft("body", _paragraphs(body, title))], title, path)
    return replace(document, links=links)


def _extract(markup: str) -> Any:
    from trafilatura import bare_extraction  # noqa: PLC0415 - half a second that only readers of HTML pay

    return bare_extraction(
        markup, fast=True, with_metadata=True, include_comments=False, include_links=True, include_tables=True
    )


def _words(page: Any) -> str:
    """Return the article's text without the marks that the extraction sets around links."""
    if page is None or page.body is None:
        return ""
    from lxml.etree import strip_tags  # noqa: PLC0415 - as above
    from trafilatura.xml import xmltotxt  # noqa: PLC0415 - as above

    strip_tags(page.body, "ref")
    return str(xmltotxt(page.body, include_formatting=False))


def _paragraphs(body: list[Line], title: str | None) -> list[Line]:
    """Return the body's lines as paragraphs, without the title where the extraction repeats it."""
    if title and len(body) > 1 and body[0].text == title:
        body = body[1:]
    return [replace(line, gap=1) for line in body]


def _document(page: Any, drafts: list[Draft], title: str | None, path: str | None) -> Document:
    text, passages = compose(drafts)
    language = document_language(passages)
    url, outlet, published = page.url or None, page.sitename or None, edtf(page.date or "")
    return Document(
        id=document_id(url=url, outlet=outlet, published=published, title=title, text=text),
        text=text,
        passages=with_languages(passages, language),
        path=path,
        url=url,
        title=title,
        outlet=outlet,
        author=page.author or None,
        published=published,
        language=language,
        credits=credits_of(text),
    )


def _links(page: Any) -> tuple[str, ...]:
    """Return where the body links to, each address once."""
    if page is None or page.body is None:
        return ()
    targets = (element.get("target") or "" for element in page.body.iter("ref"))
    return tuple(dict.fromkeys(target for target in targets if target.startswith("http")))
