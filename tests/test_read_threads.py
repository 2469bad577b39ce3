"""Whole copied pages of several layouts, all invented; they lie in ``tests/pages``."""

from pathlib import Path

from recoupe.model.document import Document
from recoupe.read.plain import read_plain

PAGES = Path(__file__).parent / "pages"


def page(name: str) -> Document:
    return read_plain((PAGES / f"{name}.txt").read_text("utf-8"))


def test_reposts_signatures_and_quotations_of_an_indented_thread() -> None:
    document = page("thread-tram")
    assert document.title == "Tramway d'Abidjan : qui va payer la facture ?"
    reposts = [p for p in document.passages if p.kind == "repost"]
    assert [(p.source, p.published) for p in reposts] == [
        ("lagune-hebdo.ci", None),
        ("L'Écho des Lagunes", "2022-05-06"),
    ]
    assert [p.text for p in document.passages if p.kind == "signature"] == [
        "La vérité finit toujours par coûter plus cher que le mensonge.",
        "Ingénieur un jour, ingénieur toujours",
        "Ingénieur un jour, ingénieur toujours",
        "La vérité finit toujours par coûter plus cher que le mensonge.",
    ]
    assert [p.author for p in document.passages if p.kind == "quote"] == [None, "Zokou"]
    last = document.passages[-1]
    assert (last.kind, last.text, last.continues) == ("post", "On n'a pas fini de rire...", reposts[1].within)


def test_author_blocks_with_the_date_first() -> None:
    document = page("thread-fuel")
    assert [(p.kind, p.author) for p in document.passages] == [
        ("title", None),
        ("post", "Modibo.K"),
        ("quote", "Modibo.K"),
        ("post", "Awa_S"),
        ("signature", "Awa_S"),
        ("post", "Le Grin"),
    ]
    assert document.passages[1].published == "2023-09-12T09:14"
    assert document.passages[1].text.startswith("Trois stations")


def test_whom_the_messages_of_a_thread_answer() -> None:
    document = page("thread-change")
    answers = {p.text[:9]: p.reply_to for p in document.passages if p.kind == "post"}
    texts = {p.text[:9]: n for n, p in enumerate(document.passages) if p.kind in {"post", "repost"}}
    assert answers["Tu rêves."] == texts["Au contra"]
    assert answers["En 1996 i"] == texts["Tu rêves."]
    assert answers["Le « loca"] == texts["Bureaux d"]
    assert answers["@Taza_Nor"] == texts["C'est le "]
    assert document.passages[texts["Ils vont "]].author == "Hicham du Rif"


def test_a_title_a_byline_and_comments_with_blank_lines_everywhere() -> None:
    document = page("article-bread")
    assert [p.kind for p in document.passages] == ["title", "body", *["comment"] * 7]
    assert document.passages[1].author == document.author == "Essi Amouzou"
    assert document.passages[1].text.startswith("Les rideaux")
    assert document.passages[2].text.startswith("Il est regrettable")


def test_a_short_sentence_of_the_article_over_a_comment_is_a_quote() -> None:
    document = page("article-mine")
    assert [p.kind for p in document.passages] == ["title", "body", "comment", "comment", "quote", *["comment"] * 6]
    assert document.passages[9].reply_to == 3


def test_rows_of_buttons_between_the_lines_of_a_list_are_left_out() -> None:
    document = page("list-bridge")
    assert [p.author for p in document.passages] == [
        "La Voix du Ndé", "Serge Tamo", "Clarisse N.", "La Voix du Ndé", "Papa Joël", "Serge Tamo", "Mireille Djoko",
    ]  # fmt: skip
    assert [p.reply_to for p in document.passages] == [None, None, 1, 2, None, 4, None]
