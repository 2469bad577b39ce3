"""Saved pages of many kinds of software, all invented, each with what must come out of it beside."""

import contextlib
import dataclasses
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.errors import ReadError
from recoupe.model.document import Document
from recoupe.read.html import read_html
from recoupe.read.markup import select, tree
from recoupe.read.plain import read_plain
from recoupe.read.software.exports import is_disqus, is_topic, read_disqus, read_topic
from recoupe.read.software.family import families

PAGES = Path(__file__).parent / "pages"
DISQUS = """<?xml version="1.0"?>
<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
<thread dsq:id="1"><title>Le bac</title><createdAt>2022-05-02T08:00:00Z</createdAt>
<author><name>La Rive</name></author></thread>
<post dsq:id="7"><message><![CDATA[<p>Le bac est encore à quai.</p>]]></message>
<author><name>Awa</name></author><thread dsq:id="1"/></post>
<post dsq:id="8"><message><![CDATA[<p>Prêt rapide !</p>]]></message><isSpam>true</isSpam>
<author><name>Robot</name></author><thread dsq:id="1"/></post>
<post dsq:id="9"><message><![CDATA[<p>Depuis lundi.</p>]]></message>
<author><name>Issa</name></author><thread dsq:id="1"/><parent dsq:id="7"/></post>
</disqus>"""
DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi")
EXPECTED = ".expected.json"
READERS: dict[str, Callable[[str], Document]] = {
    ".html": read_html,
    ".txt": read_plain,
    ".xml": lambda text: next(iter(read_disqus(text))),
}
NAMES = sorted(path.name.removesuffix(EXPECTED) for path in PAGES.glob(f"*{EXPECTED}"))


def flat(text: str) -> str:
    return " ".join(text.split())


def told(document: Document) -> list[dict[str, Any]]:
    fields = ("kind", "text", "author", "published", "reply_to", "quotes")
    return [{name: getattr(passage, name) for name in fields} for passage in document.passages]


@pytest.mark.parametrize("name", NAMES)
def test_a_page_saved_or_copied_comes_apart_as_its_software_wrote_it(name: str) -> None:
    wanted = json.loads((PAGES / f"{name}{EXPECTED}").read_text("utf-8"))
    suffix = next(suffix for suffix in READERS if (PAGES / f"{name}{suffix}").exists())
    document = READERS[suffix]((PAGES / f"{name}{suffix}").read_text("utf-8"))
    passages = [passage | {"text": flat(passage["text"])} for passage in told(document)]
    assert passages == wanted["passages"]
    assert (document.title, document.outlet, document.published) == tuple(
        wanted[each] for each in ("title", "outlet", "published")
    )
    assert [phrase for phrase in wanted["absent"] if phrase in flat(document.text)] == []


def test_a_disqus_export_gives_a_document_for_each_thread() -> None:
    (document,) = read_disqus(DISQUS, "export.xml")
    assert is_disqus(DISQUS)
    assert (document.title, document.outlet, document.published) == ("Le bac", "La Rive", "2022-05-02T08:00")
    assert [(each.kind, each.author, each.reply_to) for each in document.passages] == [
        ("title", None, None),
        ("comment", "Awa", None),
        ("comment", "Issa", 1),
    ]


def test_a_discourse_topic_keeps_answers_and_leaves_the_system_out() -> None:
    post = {"username": "awa", "created_at": "2022-05-02T08:00:00Z", "cooked": "<p>Le bac coule.</p>", "post_number": 1}
    answer = {"username": "issa", "cooked": "<p>Depuis <i>lundi</i>.</p>", "post_number": 2, "reply_to_post_number": 1}
    closed = {"username": "system", "cooked": "<p>Fermé.</p>", "post_number": 3}
    topic: dict[str, Any] = {"title": "Le bac", "post_stream": {"posts": [post, answer, closed]}}
    assert is_topic(topic)
    document = read_topic(topic)
    assert [(each.text, each.author, each.reply_to) for each in document.passages] == [
        ("Le bac", None, None),
        ("Le bac coule.", "awa", None),
        ("Depuis lundi.", "issa", 1),
    ]


def test_comments_that_only_json_ld_lists_are_read() -> None:
    comments = [
        {"@id": "#c1", "text": "Le bac coule.", "author": {"name": "Awa"}, "dateCreated": "2022-05-02T08:00"},
        {"@type": "Comment", "@id": "#c2", "text": "Depuis lundi.", "author": {"name": "Issa"}},
        {"@type": "Comment", "@id": "#c3", "text": "Mardi.", "author": {"name": "Awa"}, "parentItem": {"@id": "#c2"}},
    ]
    article = {"@type": "NewsArticle", "headline": "Le bac", "comment": comments}
    words = "".join(f"<p>Le bac de la rive nord est resté à quai {day}, faute de gasoil.</p>" for day in DAYS)
    page = f'<script type="application/ld+json">{json.dumps(article)}</script><article>{words}</article>'
    told_of = [(each.kind, each.author, each.published, each.reply_to) for each in read_html(page).passages[2:]]
    assert told_of == [
        ("comment", "Awa", "2022-05-02T08:00", None),
        ("comment", "Issa", None, None),
        ("comment", "Awa", None, 3),
    ]


@pytest.mark.parametrize("text", ["<disqus", "<disqus xmlns='http://disqus.com'/>", ""])
def test_an_export_without_comments_is_refused_with_a_code(text: str) -> None:
    with pytest.raises(ReadError) as refused:
        list(read_disqus(text))
    assert refused.value.code == "no-text"


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 50_000 + "mot " * 50,
        '<div class="post" id="p1"><div class="postbody"><div class="content">phpbb' + "<blockquote>" * 5_000 + "mot",
        "<html><body><p>" + "mot " * 500_000,
        "<table><tr><td>" * 2_000 + "12/03/2019 10:00",
        '<script type="application/ld+json">' + "[" * 5_000 + "</script><p>" + "Une phrase entière. " * 20,
        "<html>\0<p>a\0b</p>" + "<li class=comment>" * 500,
    ],
)
def test_a_broken_page_takes_little_time_and_is_refused_at_worst(markup: str) -> None:
    started = time.monotonic()
    with contextlib.suppress(ReadError):
        read_html(markup)
    assert time.monotonic() - started < 20


def test_relative_dates_are_counted_from_when_the_page_was_seen() -> None:
    page = """<html class="phpbb"><title>La piste</title><div class="post" id="p1"><div class="postbody">
    <p class="author">par <strong>Awa</strong> » hier à 18:20</p><div class="content">La piste est coupée.</div>
    </div></div></html>"""
    assert read_html(page).passages[1].published is None
    assert read_html(page, seen="2022-05-03T09:00").passages[1].published == "2022-05-02T18:20"


@given(st.text(alphabet="<>/ adivpblockquote=\"'&;", max_size=200))
@settings(max_examples=50, deadline=None)
def test_any_markup_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(ReadError):
        read_html(f"<html><body>{text}</body></html>")


def test_every_family_has_selectors_that_compile() -> None:
    root = tree("<p>mot</p>")
    for family in families():
        for field in dataclasses.fields(family):
            value = getattr(family, field.name)
            if field.name not in {"name", "kind", "rank", "hint", "skip_author"}:
                for selector in (value,) if isinstance(value, str) else value:
                    assert select(root, selector.partition("@")[0].removesuffix("^").strip()) is not None


@pytest.mark.parametrize("box", ["posts-list", "related-posts", "comments-widget"])
def test_a_list_of_other_articles_is_neither_a_thread_nor_comments(box: str) -> None:
    teasers = "".join(
        f'<div class="card"><h3><a href="/{name}">Un article de {name} sur le bac</a></h3><b class="author">{name}'
        f"</b><time>0{day}/02/2021</time><p>Quelques mots de {name} pour donner envie de lire la suite.</p></div>"
        for day, name in enumerate(("Awa", "Issa", "Mina"), start=1)
    )
    words = "".join(
        f"<p>Le bac de la rive nord est resté à quai {day}, faute de gasoil et d’équipage.</p>" for day in DAYS
    )
    page = f"""<html><title>Le bac à quai</title><nav><a href="/forum">Forum</a></nav><article><h1>Le bac à quai</h1>
    {words}</article><section class="{box}"><h2>Derniers articles</h2>{teasers}</section></html>"""
    document = read_html(page)
    assert [passage.kind for passage in document.passages] == ["title", "body"]
    assert "donner envie" not in document.text


def test_a_form_or_a_widget_that_holds_the_whole_page_is_no_box() -> None:
    words = "".join(
        f"<p>Le bac de la rive nord est resté à quai {day}, faute de gasoil et d’équipage.</p>" for day in DAYS
    )
    page = f'<body><form><div class="widget"><h1>Le bac</h1><div class="widget-text">{words}</div></div></form></body>'
    assert "faute de gasoil" in read_html(page).text


def test_the_date_of_a_comment_is_not_that_of_the_article() -> None:
    words = "".join(f"<p>Le bac de la rive nord est resté à quai {day}, faute de gasoil.</p>" for day in DAYS)
    comment = """<li class="comment" id="comment-1"><span class="fn">Awa</span>
    <span class="comment_date">par Awa, le 12 mars 2019 à 18:20</span>
    <div class="comment-content">Le bac coule.</div></li>"""
    page = f"""<html><h1 class="entry-title">Le bac</h1><div class="entry-content">{words}</div>
    <ol class="comment-list">{comment}</ol></html>"""
    document = read_html(page)
    assert (document.author, document.published) == (None, None)
    assert document.passages[-1].published == "2019-03-12T18:20"
