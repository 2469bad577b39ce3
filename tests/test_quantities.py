import re
from collections.abc import Iterable
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.annotate.parsed import parse
from recoupe.annotate.quantities import find_quantities
from recoupe.annotate.times import find_times
from recoupe.lang.fr.amounts import amounts
from recoupe.lang.fr.measures import measure_after
from recoupe.lang.fr.numbers import fold
from recoupe.lang.lexicon import Entry, Lexicon
from recoupe.lang.pack import language_pack
from recoupe.model.annotation import Mention, Quantity
from recoupe.model.document import Document, Passage


def lexicon(name: str) -> Lexicon:
    pack = language_pack("fr")
    assert pack
    return pack.lexicon(name)


def plain(text: str) -> str:
    return text.replace("[[", "").replace("]]", "")


def marked(line: Entry) -> str:
    words = re.search(r"\[\[(.+?)\]\]", line.example)
    assert words, line.key
    return words[1]


def document(text: str) -> Document:
    passage = Passage(kind="body", text=text, start=0, end=len(text))
    return Document(id=text, text=text, passages=(passage,), published="2024-08-09", language="fr")


def quantities(texts: Iterable[str], *mentions: Mention) -> dict[str, tuple[Quantity, ...]]:
    parsed = parse(document(text) for text in texts)
    return {item.document.text: find_quantities(item, mentions, find_times(item)) for item in parsed}


@cache
def lexical() -> dict[str, tuple[Quantity, ...]]:
    lines = [line for name in ("units", "harm_verbs", "currencies") for line in lexicon(name)]
    return quantities({text for line in lines for text in (plain(line.example), line.counter)})


def one(text: str) -> tuple[float | None, float | None, str, str | None]:
    [found] = quantities([text])[text]
    return found.low, found.high, found.unit, found.per


@pytest.mark.parametrize("line", lexicon("units"), ids=lambda line: line.key)
def test_counted_nouns(line: Entry) -> None:
    found = lexical()[plain(line.example)]
    assert [(item.text, item.unit) for item in found] == [(marked(line), line.get("unit"))]
    assert not lexical()[line.counter]


@pytest.mark.parametrize("line", lexicon("harm_verbs"), ids=lambda line: line.key)
def test_what_befell_them(line: Entry) -> None:
    assert [item.unit for item in lexical()[plain(line.example)]] == [line.get("unit")]
    assert [item.unit for item in lexical()[line.counter]] == ["persons"]


@pytest.mark.parametrize("line", lexicon("currencies"), ids=lambda line: line.key)
def test_currencies(line: Entry) -> None:
    found = lexical()[plain(line.example)]
    assert [(item.text, item.unit) for item in found] == [(marked(line), line.get("code"))]
    assert not lexical()[line.counter]


@pytest.mark.parametrize("line", lexicon("approximators"), ids=lambda line: line.key)
def test_approximators(line: Entry) -> None:
    text = fold(plain(line.example))
    [found] = [item for item in amounts(text) if text[item.start :].startswith(fold(line.key))]
    opened = {"low": (True, False), "high": (False, True), "about": (True, True)}[line.get("bound")]
    assert (found.low is not None, found.high is not None) == opened
    counter = fold(line.counter)
    assert not [item for item in amounts(counter) if fold(line.key) in counter[item.start : item.end]]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("plus de 80", 80, None),
        ("au moins vingt-sept", 27, None),
        ("une vingtaine", 20, 20),
        ("des dizaines", 20, None),
        ("plusieurs centaines", 200, None),
        ("des dizaines de milliers", 20_000, None),
        ("plusieurs dizaines de millions", 20_000_000, None),
        ("une trentaine de millions", 30_000_000, 30_000_000),
        ("un millier", 1000, 1000),
        ("entre 50 et 70", 50, 70),
        ("de 10 à 15 millions", 10_000_000, 15_000_000),
        ("quatre à six", 4, 6),
        ("jusqu’à 300", None, 300),
        ("moins de quarante", None, 40),
        ("près d’un tiers", 33.3, 33.3),
        ("la moitié", 50, 50),
        ("9,15 millions", 9_150_000, 9_150_000),
    ],
)
def test_bounds(text: str, low: float | None, high: float | None) -> None:
    [found] = amounts(fold(text))
    assert (found.start, found.end, found.low, found.high) == (0, len(text), low, high)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Le service coûte 9,15 millions d’euros par mois.", (9_150_000, 9_150_000, "EUR", "month")),
        ("L’armée a tué plus de 80 rebelles.", (80, None, "deaths", None)),
        ("La crue a fait douze blessés.", (12, 12, "injured", None)),
        ("La police a arrêté une vingtaine de manifestants.", (20, 20, "prisoners", None)),
        ("Le taux atteint 6,5 %.", (6.5, 6.5, "percent", None)),
        ("Le convoi a perdu trois camions.", (3, 3, "vehicles", None)),
        ("Le front recule de deux kilomètres.", (2, 2, "km", None)),
        ("Le budget dépasse 20 milliards de dollars.", (20_000_000_000, None, "USD", None)),
        ("Une personne a perdu la vie.", (1, 1, "deaths", None)),
    ],
)
def test_units(text: str, answer: tuple[float | None, float | None, str, str | None]) -> None:
    assert one(text) == answer


@pytest.mark.parametrize(
    "text",
    [
        "Le pont a fermé le 12 mars 2023.",
        "Anna Dubois, 43 ans, témoigne.",
        "Il a écopé de dix ans de prison.",
        "L’article 49 est invoqué.",
        "Les deux pays se taisent.",
        "Deux trains sur cinq circulent.",
        "Le club gagne 3-1.",
        "La production a crû trois fois.",
        "Une ville dort.",
        "Selon deux sources, le pont a cédé.",
    ],
)
def test_no_quantity(text: str) -> None:
    assert not quantities([text])[text]


@pytest.mark.parametrize(("countries", "code"), [({"CMR": 2, "FRA": 1}, "XAF"), ({"MLI": 1}, "XOF"), ({}, "XOF")])
def test_the_country_tells_which_franc_cfa(countries: dict[str, int], code: str) -> None:
    found = measure_after(" millions".removeprefix(" millions") + " francs cfa", countries)
    assert found
    assert found.unit == code


@given(st.text(alphabet=st.sampled_from("0123456789 ,.-%dunetroisàdemi"), max_size=40))
def test_amounts_lie_in_the_text_in_order(text: str) -> None:
    end = 0
    for found in amounts(fold(text)):
        assert end <= found.start <= found.core < found.end <= len(text)
        end = found.end
