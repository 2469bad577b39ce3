"""Drafts and what a page says of itself → the document."""

from collections.abc import Sequence

from recoupe.model.document import Document, document_id
from recoupe.read.credits import credits_of
from recoupe.read.draft import Draft, compose, lines_of
from recoupe.read.language import document_language, with_languages
from recoupe.read.metadata import Metadata


def heading(title: str | None) -> list[Draft]:
    """Return the draft of a title, nothing where there is none."""
    return [Draft("title", lines_of(title))] if title else []


def document(
    about: Metadata, drafts: Sequence[Draft], *, links: tuple[str, ...] = (), path: str | None = None
) -> Document:
    """Return the document that holds the drafts alone, with what its page says of itself."""
    text, passages = compose(drafts)
    language = document_language(passages)
    url, outlet, published = about.url, about.outlet, about.published
    return Document(
        id=document_id(url=url, outlet=outlet, published=published, title=about.title, text=text),
        text=text,
        passages=with_languages(passages, language),
        path=path,
        url=url,
        title=about.title,
        outlet=outlet,
        author=about.author,
        published=published,
        updated=about.updated,
        language=language,
        links=links,
        credits=credits_of(text),
    )
