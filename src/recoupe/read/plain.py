"""Pasted plain text → documents: articles, articles with comments, threads, lists of « Nom : texte »."""

from typing import Final

from recoupe.errors import ReadError
from recoupe.model.document import Document, Passage, document_id
from recoupe.read.article import read_article
from recoupe.read.chat import read_chat
from recoupe.read.credits import credits_of
from recoupe.read.draft import Draft, Layout, clean, compose, in_place, lines_of
from recoupe.read.footed import read_footed
from recoupe.read.headed import read_headed
from recoupe.read.language import document_language, with_languages
from recoupe.read.namelist import read_names
from recoupe.read.thread import read_thread

READERS: Final = (read_thread, read_chat, read_names, read_footed, read_headed)
"""Readers of text with marks of its own, each None where its marks are missing; what none takes is an article."""


def read_plain(text: str, path: str | None = None) -> Document:
    """Return the document of a page's pasted text; its text is recomposed from the passages.

    Raises ``ReadError`` (``no-text``) where nothing but interface words is left.
    """
    lines = lines_of(clean(text))
    layout = next(filter(None, (read(lines) for read in READERS)), None) or read_article(lines)
    text, passages = compose(layout.drafts)
    if not passages:
        raise ReadError("no-text", "The text holds nothing but interface words.")
    return _document(layout, text, passages, path)


def _document(layout: Layout, text: str, passages: tuple[Passage, ...], path: str | None) -> Document:
    language = document_language(passages)
    return Document(
        id=document_id(url=None, outlet=layout.outlet, published=layout.published, title=layout.title, text=text),
        text=text,
        passages=with_languages(passages, language),
        path=path,
        title=layout.title,
        outlet=layout.outlet,
        author=next((passage.author for passage in passages if passage.kind == "body"), None),
        published=layout.published,
        language=language,
        credits=credits_of(text),
    )


def passages_in_place(text: str) -> tuple[Passage, ...]:
    """Return the passages of a text that must stay as it is: one body, unless it is clearly a thread or a list."""
    lines = lines_of(text)
    layout = next(filter(None, (read(lines) for read in READERS)), None)
    drafts = layout.drafts if layout else [Draft("body", lines)]
    return in_place(text, drafts) or in_place(text, [Draft("body", lines)])
