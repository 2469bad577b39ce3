"""The two real pages that the project starts from; they are third parties' and lie beside the checkout, if at all."""

from pathlib import Path

import pytest

from recoupe.model.document import Document, Passage
from recoupe.read.inputs import read_paths
from recoupe.settings import Settings

SEEDS = Path(__file__).resolve().parents[1].parent / "shared" / "seeds"


def seed(start: str) -> Document:
    found = sorted(SEEDS.glob(f"{start}_*.txt"))
    if not found:
        pytest.skip("needs ../shared/seeds: third parties' data")
    (document,) = read_paths([str(found[0])], Settings())
    assert isinstance(document, Document)
    return document


def of_kind(document: Document, *kinds: str) -> list[Passage]:
    return [passage for passage in document.passages if passage.kind in kinds]


def test_the_article_comes_first_and_then_its_comments_one_each() -> None:
    document = seed("000")
    assert [passage.kind for passage in document.passages] == ["body", *["comment"] * 6]
    assert len(document.passages[0].text.splitlines()) == 4
    assert document.passages[0].text.endswith("rebelles touaregs.")
    first_words = [passage.text.split()[0] for passage in document.passages[1:]]
    assert first_words == ["La", "Intelligence", "Premierement", "Qui", "En", "L’algérie"]
    assert "Je veux suivre" not in document.text
    assert document.language == "fr"


def test_the_thread_has_fifteen_messages_the_first_a_repost() -> None:
    document = seed("001")
    title, opening = document.passages[:2]
    assert (title.kind, title.text) == ("title", document.title)
    assert (opening.kind, opening.source, opening.within) == ("repost", "algeriepartplus.com", None)
    posts = [passage for passage in of_kind(document, "post") if passage.continues is None]
    assert len(posts) + 1 == 15
    for phrase in ("Réduire", "Filtre", "Tout nettoyer", "Commentaire\n", "Chargement...", "Dernière modification"):
        assert phrase not in document.text


def test_words_repeated_in_the_thread_are_quotes_of_where_they_stand() -> None:
    document = seed("001")
    quotes = of_kind(document, "quote")
    assert [passage.text.split()[0] for passage in quotes] == ["Nos", "l'idée", "l'idée", "Et", "les"]
    sources = [document.passages[passage.quotes] for passage in quotes if passage.quotes is not None]
    assert [passage.kind for passage in sources] == ["repost", "post", "post", "post", "post"]
    assert sources[1] is sources[2]
    assert sources[3].author == "Anzoul"


def test_signatures_edit_notes_and_the_excerpt_of_the_thread() -> None:
    document = seed("001")
    signatures = of_kind(document, "signature")
    assert len(signatures) == 7
    assert len({passage.text for passage in signatures}) == 3
    edited = {passage.author: passage.edited for passage in of_kind(document, "post") if passage.edited}
    assert edited == {"Anzoul": "2021-10-13T19:21", "panshir": "2021-10-13T20:20"}
    excerpt = of_kind(document, "repost")[-1]
    assert (excerpt.source, excerpt.published) == ("lexpress.fr", "2021-10-03")
    assert excerpt.within is not None
    assert document.passages[excerpt.within].author == "panshir"
