import re
from collections.abc import Iterable
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.annotate.mentions import find_mentions
from recoupe.annotate.parsed import parse
from recoupe.annotate.quantities import find_quantities
from recoupe.annotate.times import find_times
from recoupe.lang.fr.amounts import amounts
from recoupe.lang.fr.measures import home_money, measure_after, spoken_of
from recoupe.lang.fr.numbers import fold
from recoupe.lang.fr.people import names_people
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


LEXICONS = ("units", "harm_verbs", "harm_nouns", "harm_phrases", "currencies", "talk_nouns")


@cache
def lexical() -> dict[str, tuple[Quantity, ...]]:
    lines = [line for name in LEXICONS for line in lexicon(name)]
    return quantities({text for line in lines for text in (plain(line.example), line.counter)})


def one(text: str) -> tuple[float | None, float | None, str, str | None]:
    [found] = quantities([text])[text]
    return found.low, found.high, found.unit, found.per


@pytest.mark.parametrize("line", lexicon("units"), ids=lambda line: line.key)
def test_counted_nouns(line: Entry) -> None:
    found = lexical()[plain(line.example)]
    assert [(item.text, item.unit) for item in found] == [(marked(line), line.get("unit"))]
    assert not lexical()[line.counter]


@pytest.mark.parametrize(
    "line",
    [line for name in LEXICONS[1:4] for line in lexicon(name)],
    ids=lambda line: f"{line.key} {line.get('unit')}",
)
def test_what_befell_them(line: Entry) -> None:
    assert [item.unit for item in lexical()[plain(line.example)]] == [line.get("unit")]
    assert [item.unit for item in lexical()[line.counter]] == ["persons"]


@pytest.mark.parametrize("line", lexicon("talk_nouns"), ids=lambda line: line.key)
def test_nouns_of_talk_count_nothing(line: Entry) -> None:
    assert not lexical()[plain(line.example)]
    assert [item.unit for item in lexical()[line.counter]] == ["vehicles"]


@pytest.mark.parametrize("line", lexicon("currencies"), ids=lambda line: line.key)
def test_currencies(line: Entry) -> None:
    found = lexical()[plain(line.example)]
    assert [(item.text, item.unit) for item in found] == [(marked(line), line.get("code"))]
    assert not lexical()[line.counter]


@pytest.mark.parametrize("line", lexicon("money_cues"), ids=lambda line: line.key)
def test_words_that_tell_whose_money_counts(line: Entry) -> None:
    assert spoken_of(plain(line.example)) == {line.get("country"): 2}
    assert not spoken_of(line.counter)


@pytest.mark.parametrize("line", lexicon("home_money"), ids=lambda line: line.key)
def test_money_of_a_country(line: Entry) -> None:
    assert home_money({line.key: 1}) == line.get("code")
    assert len(line.get("code")) == len("EUR")


def test_money_of_nowhere() -> None:
    assert home_money({}) == "EUR"


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
        ("Six greffiers croupissent en cellule.", (6, 6, "prisoners", None)),
        ("Les gendarmes ont coffré deux gars.", (2, 2, "prisoners", None)),
        ("Douze pêcheurs ont été embarqués par la police.", (12, 12, "prisoners", None)),
        ("Douze pêcheurs ont été embarqués sur un chalutier.", (12, 12, "persons", None)),
        ("Dix hommes masqués ont pris en otage la patronne.", (10, 10, "persons", None)),
        ("Sept décapités ont été exhumés.", (7, 7, "deaths", None)),
        ("Quelque 900 exilés sont arrivés.", (900, 900, "persons", None)),
        ("Quarante familles ont quitté la vallée.", (40, 40, "other", None)),
        ("Les éleveurs ont aligné 60 tracteurs.", (60, 60, "vehicles", None)),
        ("Le ministre enverra cinquante instructeurs.", (50, 50, "soldiers", None)),
        ("Le bilan passe de 12 à 19 morts.", (19, 19, "deaths", None)),
        ("Les Kinois paient le pain 900 francs.", (900, 900, "CDF", None)),
        ("Au Québec, le pain coûte 5 dollars.", (5, 5, "CAD", None)),
        ("En Mauricie, la scierie a perdu 5 millions de dollars.", (5_000_000, 5_000_000, "CAD", None)),
        ("La taxe est ramenée de 30 à 22 dollars.", (22, 30, "USD", None)),
        ("Le litre est passé de 350 à 500 francs CFA.", (350, 500, "XOF", None)),
        ("Soixante et un autocars ont quitté la ville.", (61, 61, "vehicles", None)),
        ("Entre vingt et un et trente autocars ont quitté la ville.", (21, 30, "vehicles", None)),
        ("L’entente prévoit 212 millions de dollars sur sept ans.", (212_000_000, 212_000_000, "USD", None)),
        ("Six personnes, dont une veuve, ont été tuées hier.", (6, 6, "deaths", None)),
        ("Deux marins, soupçonnés d’avoir volé, ont été arrêtés.", (2, 2, "prisoners", None)),
        ("Dimanche, ils étaient 3 412 au départ.", (3412, 3412, "persons", None)),
        ("Nous serons dix mille à marcher.", (10_000, 10_000, "persons", None)),
        ("Ils étaient des milliers, dimanche, à défiler.", (2000, None, "persons", None)),
        ("Combien de morts ? 164, à en croire le maire.", (164, 164, "deaths", None)),
        ("La milice a abattu trois des nôtres.", (3, 3, "deaths", None)),
        ("Trois anciens chefs se taisent.", (3, 3, "persons", None)),
        ("Vingt anciens otages se taisent.", (20, 20, "persons", None)),
        ("La loi vise 116 personnes et entités.", (116, 116, "other", None)),
        ("La crue a tué le boulanger et ses deux fils.", (2, 2, "deaths", None)),
        ("La police a délogé la trentaine de routiers qui barraient le pont.", (30, 30, "displaced", None)),
        ("Des milliers de Serbes ont défilé.", (2000, None, "persons", None)),
        ("Plus de 31 000 Burundais ont gagné le pays voisin.", (31_000, None, "displaced", None)),
        ("Trente Burundais ont gagné le pays voisin.", (30, 30, "persons", None)),
        ("Le club a vendu 85 000 F de billets à Dakar.", (85_000, 85_000, "XOF", None)),
        ("On peut retirer 300 dollars par semaine maximum.", (None, 300, "USD", "week")),
        ("Le pain se vend sous les 20 euros.", (None, 20, "EUR", None)),
        ("Il travaille à un euro de l’heure.", (1, 1, "EUR", "hour")),
        ("Le juge a relaxé trois militants.", (3, 3, "persons", None)),
        ("Le juge a condamné trois militants à six mois de prison.", (3, 3, "prisoners", None)),
        ("Dix suspects ont été remis en liberté.", (10, 10, "prisoners", None)),
        ("La Banque a prêté 300 M$ au pays.", (300_000_000, 300_000_000, "USD", None)),
        ("L’amende se monte à 1,2 Md€.", (1_200_000_000, 1_200_000_000, "EUR", None)),
        ("Le fleuve a monté de 3 m de haut.", (3, 3, "other", None)),
        ("Il gagne 1 500 euros net par mois.", (1500, 1500, "EUR", "month")),
        ("L’essence est à 750 FCFA le litre.", (750, 750, "XOF", "litre")),
        ("L’essence a coûté 750 FCFA le mois dernier.", (750, 750, "XOF", None)),
        ("Dakar doit encore 11 milliards aux paysans sénégalais.", (11 * 10**9, 11 * 10**9, "XOF", None)),
        ("À Dakar, le port réclame 400 millions de dommages.", (400_000_000, 400_000_000, "XOF", None)),
        ("Le loyer coûte 9 000 takas par mois.", (9000, 9000, "BDT", "month")),
        ("Un lycéen a eu la main arrachée.", (1, 1, "injured", None)),
        ("La crue a coûté la vie à un berger.", (1, 1, "deaths", None)),
        ("Quatorze détenus ont été égorgés.", (14, 14, "deaths", None)),
        ("Quatre soldats ont été capturés.", (4, 4, "prisoners", None)),
        ("Trois gardes-frontières ont péri.", (3, 3, "deaths", None)),
        ("Onze personnes souffrent de contusions.", (11, 11, "injured", None)),
        ("Dix émeutiers dorment en prison.", (10, 10, "prisoners", None)),
        ("Quarante personnes dorment à la belle étoile.", (40, 40, "displaced", None)),
        ("Un commando de trente hommes a attaqué l’armée.", (30, 30, "persons", None)),
        ("L’armée stationne quatre-vingts hommes au port.", (80, 80, "soldiers", None)),
        ("Sept artisans ont recouvré la liberté.", (7, 7, "prisoners", None)),
        ("La foule réclame les trois péniches saisies en mai.", (3, 3, "other", None)),
        ("La loi limite à dix mille le nombre d’habitants.", (10_000, 10_000, "persons", None)),
        ("L’escadre reste à moins de 12 milles du littoral.", (None, 12, "other", None)),
        ("Le tir a fait neuf morts au bas mot.", (9, None, "deaths", None)),
        ("La police a arrêté « une trentaine » de mineurs.", (30, 30, "prisoners", None)),
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
        "Le texte passe par 84 voix contre 30.",
        "Il le dit entre deux gorgées.",
        "La ville est tombée sans un mort.",
        "Amina Diop, mère de trois enfants, témoigne.",
        "Deux rescapés racontent la crue.",
        "Il y sera avec ses deux fils.",
        "L’envoyé implore les deux camps de céder.",
        "Le récit s’appuie sur trois témoignages.",
        "Nul n’a vu le corps d’un adolescent.",
        "Il compte huit points de suture.",
        "Ce matin, zéro train.",
        "Les journalistes de Sept TV se taisent.",
        "Il a soixante ans, dont trente passés à la mine.",
        "Le litre coûte un euro.",
    ],
)
def test_no_quantity(text: str) -> None:
    assert not quantities([text])[text]


@pytest.mark.parametrize(("countries", "code"), [({"CMR": 2, "FRA": 1}, "XAF"), ({"MLI": 1}, "XOF"), ({}, "XOF")])
def test_the_country_tells_which_franc_cfa(countries: dict[str, int], code: str) -> None:
    found = measure_after(" millions".removeprefix(" millions") + " francs cfa", countries)
    assert found
    assert found.unit == code


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("L’armée annonce huit morts. Un médecin en compte douze.", [(8, "deaths"), (12, "deaths")]),
        ("La crue a fait neuf blessés, pas trois.", [(9, "injured"), (3, "injured")]),
        ("Le cabinet compte trente ministres, contre 42 auparavant.", [(30, "persons"), (42, "persons")]),
        ("Le camp compte 300 tentes et en abrite 512 désormais.", [(300, "other"), (512, "other")]),
        ("Elle a 1 100 soldats et en enverra 400 de plus.", [(1100, "soldiers"), (400, "soldiers")]),
        ("Dix loubards rôdaient ; la brigade en a ramassé deux.", [(10, "persons"), (2, "prisoners")]),
        ("L’armée annonce huit morts, la Ligue neuf au bas mot.", [(8, "deaths"), (9, "deaths")]),
        ("La crue a tué 60 personnes et en a blessé 300.", [(60, "deaths"), (300, "injured")]),
        ("Ils étaient 200 selon la police, 500 selon le parti.", [(200, "persons"), (500, "persons")]),
        ("Le cours a bondi de 5 % à 80 dollars.", [(5, "percent"), (80, "USD")]),
        ("Dix-neuf drones sont venus, l’armée en a abattu 4.", [(19, "other"), (4, "other")]),
        ("La crue a coûté la vie à deux juges et à dix maçons.", [(2, "deaths"), (10, "deaths")]),
        ("L’État offre un milliard d’euros, elle en exige 2,5.", [(10**9, "EUR"), (2_500_000_000, "EUR")]),
        ("Un train vaut 30 millions d’euros ; il en faudrait vingt.", [(30_000_000, "EUR"), (20, "other")]),
        ("Il compte 26 taupinières sur 400 m² de pré.", [(26, "other"), (400, "other")]),
    ],
)
def test_a_bare_number_takes_the_unit_before(text: str, answers: list[tuple[int, str]]) -> None:
    assert [(item.low, item.unit) for item in quantities([text])[text]] == answers


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Quatre diplomates rwandais ont quitté Bruxelles.", "RWA"),
        ("Au Tchad, la crue a fait douze morts.", "TCD"),
        ("Près de 80 % des lycées sont fermés.", "lycées"),
        ("Le maire réclame un plan d’urgence de 5 milliards d’euros.", "plan d’urgence"),
        ("La production de sucre devrait reculer de 9 %.", "production de sucre"),
        ("Le pays a livré 14 tonnes de farine.", "farine"),
        ("La ville veut sept stations de pompage.", "stations de pompage"),
        ("Il a versé deux millions d’euros au Niger.", "NER"),
        ("Le pont est à deux kilomètres de la gare.", None),
        ("Il a payé 300 euros.", None),
    ],
)
def test_whose_it_is(text: str, owner: str | None) -> None:
    [parsed] = parse([document(text)])
    [found] = find_quantities(parsed, find_mentions(parsed), find_times(parsed))
    assert found.of == owner


@pytest.mark.parametrize("line", lexicon("things"), ids=lambda line: line.key)
def test_things_formed_like_people(line: Entry) -> None:
    assert not names_people(marked(line))
    assert names_people(line.counter.split()[-1].strip("."))


@pytest.mark.parametrize("noun", ["syndicalistes", "électriciens", "pasteurs", "manifestantes", "politologues"])
def test_nouns_formed_like_people(noun: str) -> None:
    assert names_people(noun)


@given(st.text(alphabet=st.sampled_from("0123456789 ,.-%dunetroisàdemi"), max_size=40))
def test_amounts_lie_in_the_text_in_order(text: str) -> None:
    end = 0
    for found in amounts(fold(text)):
        assert end <= found.start <= found.core < found.end <= len(text)
        end = found.end


def test_what_a_toll_would_have_exceeded_is_a_lower_bound() -> None:
    assert one("Le bilan aurait dépassé les 80 morts.") == (80, None, "deaths", None)
