"""The two real pages that the project starts from; they are third parties' and lie beside the checkout, if at all."""

from dataclasses import replace
from pathlib import Path

import pytest

from recoupe.annotate.run import annotate
from recoupe.api import open_collection
from recoupe.model.analysis import Analysis
from recoupe.model.annotation import Attribution
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


@pytest.fixture(scope="module")
def dated() -> Analysis:
    outcome = next(annotate([replace(seed("000"), published="2024-08-09")], Settings()))
    assert isinstance(outcome, Analysis)
    return outcome


@pytest.fixture(scope="module")
def thread() -> Analysis:
    outcome = next(annotate([seed("001")], Settings()))
    assert isinstance(outcome, Analysis)
    return outcome


def said_of(analysis: Analysis, words: str) -> Attribution:
    return next(each for each in analysis.attributions if words in each.content.text)


def test_the_articles_sources_are_anonymous_or_named_with_their_chain(dated: Analysis) -> None:
    assert said_of(dated, "les canaux de coopération").source.kind == "anonymous"
    assert said_of(dated, "la colère de Moscou").source.kind == "anonymous"
    yusov = said_of(dated, "les rebelles ont reçu")
    assert (yusov.source.text or "").startswith("Andrii Yusov")
    assert (yusov.source.kind, yusov.via) == ("person", ("le Guardian", "le Times"))
    toll = said_of(dated, "aurait dépassé les 80 morts")
    assert (toll.source.kind, toll.modality) == ("rumour", "hedged")


def test_the_articles_dates_follow_from_its_own(dated: Analysis) -> None:
    values = {each.text: each.value for each in dated.times}
    assert values["Le 4 août dernier"] == "2024-08-04"
    assert values["le 23 juillet"] == "2024-07-23"
    assert values["Deux jours plus tard"] == "2024-07-25"


def test_the_reposted_exclusive_rests_on_its_anonymous_sources(thread: Analysis) -> None:
    assert said_of(thread, "9,15 millions d’euros par mois").source.text == "La prestigieuse agence de presse Reuters"
    assert said_of(thread, "disposée de financer").via == ("Algérie Part",)
    assert said_of(thread, "un déploiement d’une force").source.kind == "anonymous"
    assert max(each.source.count or 0 for each in thread.attributions) == 3
    money = next(each for each in thread.quantities if each.unit == "EUR")
    assert (money.low, money.high, money.per) == (9_150_000, 9_150_000, "month")


def test_one_origin_stands_behind_the_thread(tmp_path: Path) -> None:
    paths = [str(path) for path in sorted(SEEDS.glob("*.txt"))]
    if not paths:
        pytest.skip("needs ../shared/seeds: third parties' data")
    with open_collection(str(tmp_path / "seeds.db")) as collection:
        collection.add(paths)
        best = collection.check("L’Algérie finance l’accord entre le Mali et Wagner")[0]
    assert [(origin.kind, origin.stance) for origin in best.origins] == [("anonymous", "supports")]
    assert "algeriepartplus.com" in best.origins[0].label
    assert sum(best.readers.values()) == 14
