import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.annotate.parsed import parse
from recoupe.annotate.times import find_times
from recoupe.lang.fr import calendar as cal
from recoupe.lang.fr.dates import Context, Found, Rule
from recoupe.lang.fr.numbers import fold
from recoupe.lang.fr.time_rules import all_rules
from recoupe.lang.fr.timex import read_times
from recoupe.lang.lexicon import Entry, Lexicon
from recoupe.lang.pack import language_pack
from recoupe.model.document import Document, Passage

PUBLISHED = date(2024, 8, 9)
"""A Friday."""
SHARED = Path(__file__).resolve().parents[1].parent / "shared"


def lexicon(name: str) -> Lexicon:
    pack = language_pack("fr")
    assert pack
    return pack.lexicon(name)


def read(text: str, published: date | None = PUBLISHED) -> list[Found]:
    return read_times(text, Context(published=published))


def marked(line: Entry) -> tuple[str, str]:
    words = re.search(r"\[\[(.+?)\]\]", line.example)
    assert words, line.key
    return line.example.replace("[[", "").replace("]]", ""), words[1]


@pytest.mark.parametrize("line", lexicon("times"), ids=lambda line: f"{line.get('kind')}:{line.key}")
def test_words_of_time(line: Entry) -> None:
    text, words = marked(line)
    assert words in [text[found.start : found.end] for found in read(text)]
    assert not read(line.counter)


def readings(rule: Rule, text: str) -> list[str]:
    """Return the words that a rule alone reads in a text whose last day spoken of was a 3 March."""
    spoken = cal.day(date(2024, 3, 3))
    context = Context(published=PUBLISHED, focus=spoken, focus_day=spoken.first, told_at=0)
    matches = rule.pattern.finditer(fold(text))
    return [text[match.start() : match.end()] for match in matches if rule.read(match, context)]


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
def test_rules(rule: Rule) -> None:
    [line] = lexicon("time_rules")[rule.id]
    text, words = marked(line)
    assert words in readings(rule, text)
    assert not readings(rule, line.counter)


@pytest.mark.parametrize("rule", [rule for rule in all_rules() if rule.needs], ids=lambda rule: rule.id)
def test_what_a_rule_needs_stands_in_what_it_finds(rule: Rule) -> None:
    for line in lexicon("time_rules"):
        for words in (fold(line.example), fold(line.counter)):
            for match in rule.pattern.finditer(words):
                near = words[max(0, match.start() - 12) :]
                assert any(word in near for word in rule.needs), (match.group(), line.key)


def test_every_rule_has_its_line() -> None:
    assert [rule.id for rule in all_rules()] == [line.key for line in lexicon("time_rules")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("le 4 août dernier", "2024-08-04"),
        ("fin juillet", "2024-07~"),
        ("début décembre 2023", "2023-12~"),
        ("depuis 2014", "2014/.."),
        ("depuis le 13 mai", "2024-05-13/.."),
        ("d’ici à la fin juin", "../2025-06~"),
        ("d’ici à 2027", "../2027"),
        ("jusqu’au 12 septembre", "../2024-09-12"),
        ("avant l’été 2025", "../2025-06"),
        ("du 25 au 27 juillet", "2024-07-25/2024-07-27"),
        ("la nuit du 31 juillet au 1er août", "2024-07-31/2024-08-01"),
        ("la nuit de mardi à mercredi", "2024-08-06/2024-08-07"),
        ("entre septembre et mi-janvier", "2024-09/2025-01~"),
        ("de 2017 à 2019", "2017/2019"),
        ("il y a trois semaines", "2024-07-19~"),
        ("il y a deux ans", "2022~"),
        ("depuis trente ans", "1994~/.."),
        ("sous 48 heures", "../2024-08-11"),
        ("la semaine dernière", "2024-07-29/2024-08-04"),
        ("l’an dernier", "2023"),
        ("les années 1990", "199X"),
        ("le XIXe siècle", "18XX"),
        ("l’automne 2023", "2023-09/2023-11"),
        ("le premier trimestre 2025", "2025-01/2025-03"),
        ("la fin du ramadan 2024", "2024-04-09"),
        ("Pâques 2025", "2025-04-20"),
        ("lundi à 11 h 15", "2024-08-05T11:15"),
        ("le lendemain de Noël 2023", "2023-12-26"),
        ("deux jours après le 3 mars 2024", "2024-03-05"),
        ("14 avril 2024, 22h07", "2024-04-14T22:07"),
        ("la nuit du 31 au 1er août", "2024-07-31/2024-08-01"),
        ("février-mars 2025", "2025-02/2025-03"),
        ("il y a une quinzaine", "2024-07-25"),
        ("sous huitaine", "../2024-08-17"),
        ("siècle dernier", "19XX"),
        ("vers le 20 juillet", "2024-07-20~"),
        ("courant septembre 2024", "2024-09"),
        ("les 9 et 10 décembre 2024", "2024-12-09/2024-12-10"),
        ("mardi, au petit matin", "2024-08-06"),
        ("mercredi avant l’aube", "2024-08-07"),
        ("avant le Gamou 2024", "../2024-09-16"),
        ("d’ici à la fin de l’année", "../2024~"),
        ("d’ici deux mois", "../2024-10"),
        ("l’année scolaire 2024-2025", "2024/2025"),
        ("juillet de l’année dernière", "2023-07"),
        ("après l’été 2025", "2025-08/.."),
        ("mardi en huit", "2024-08-20"),
        ("mardi en quinze", "2024-08-27"),
        ("le 3 mars de l’an dernier", "2023-03-03"),
        ("fin juin-début juillet", "2024-06~/2024-07~"),
        ("les six premiers mois de l’année", "2024-01/2024-06"),
        ("les deux derniers trimestres de 2023", "2023-07/2023-12"),
        ("le 28 juillet à l’aube", "2024-07-28"),
        ("Un an jour pour jour après le putsch", "2024-08~"),
    ],
)
def test_place_on_the_calendar(text: str, value: str) -> None:
    found = read(text)
    assert [(text[item.start : item.end], item.reading.edtf) for item in found] == [(text, value)]


@pytest.mark.parametrize(
    ("text", "kind", "value", "mod"),
    [
        ("mi-juillet", "DATE", "2024-07", "MID"),
        ("hier soir", "TIME", "2024-08-08TEV", None),
        ("cette semaine", "DATE", "2024-W32", None),
        ("plus de dix ans", "DURATION", "P10Y", "MORE_THAN"),
        ("deux ans et demi", "DURATION", "P2.5Y", None),
        ("une quinzaine de jours", "DURATION", "P15D", "APPROX"),
        ("un an, un mois et 21 jours", "DURATION", "P1Y1M21D", None),
        ("plusieurs jours", "DURATION", "PXD", None),
        ("tous les jeudis", "SET", "XXXX-WXX-4", None),
        ("chaque année", "SET", "P1Y", None),
    ],
)
def test_timex_form(text: str, kind: str, value: str, mod: str | None) -> None:
    [found] = read(text)
    assert (found.reading.type, found.reading.timex, found.reading.mod) == (kind, value, mod)


def test_anaphora_follows_the_day_spoken_of() -> None:
    found = read("Le 23 juillet, le pont a cédé. Deux jours plus tard, il rouvrait ; le lendemain, il fermait.")
    assert [item.reading.edtf for item in found] == ["2024-07-23", "2024-07-25", "2024-07-26"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Le 3 mars, le pont a cédé ; depuis, il est fermé.", "2024-03-03/.."),
        ("Le 3 mars, le pont a cédé et depuis on fait le tour.", "2024-03-03/.."),
        ("Le 3 mars, à la veille de l’ouverture du marché, le pont a cédé.", "2024-03-03"),
        ("Le 3 mars, au lendemain d’un accord, le pont a rouvert.", "2024-03-03"),
        ("Le 3 mars, trois jours avant les législatives, le pont a rouvert.", "2024-03-03"),
        ("Le 3 mars, il a plu. Le pont a cédé dans la nuit.", "2024-03-03/2024-03-04"),
        ("Ce vendredi, le pont est fermé, il a cédé dans la nuit.", "2024-08-08/2024-08-09"),
        ("Le 3 mars, il a plu. Le pont a fermé dès l’aube.", "2024-03-03"),
        ("Le 3 mars, il a plu. Le pont a rouvert dans la journée.", "2024-03-03"),
        ("Le pont rouvrira avant la fin de l’année.", "../2024~"),
        ("Il a mis fin mercredi à la grève.", "2024-08-07"),
    ],
)
def test_what_is_told_from_the_day_spoken_of(text: str, value: str) -> None:
    assert read(text)[-1].reading.edtf == value


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Jeudi dernier, il a plu.", ["2024-08-01"]),
        ("Mercredi dernier, il a plu.", ["2024-08-07"]),
        ("Il pleuvra samedi prochain.", ["2024-08-17"]),
        ("Il pleuvra lundi prochain.", ["2024-08-12"]),
        ("Voilà six jours qu’il pleut.", ["2024-08-03/.."]),
        ("Voilà six jours, il pleuvait.", ["2024-08-03"]),
        ("Le pont ne rouvrira pas avant 2028.", ["2028/.."]),
        ("Le pont rouvrira avant 2028.", ["../2028"]),
        ("C’est la troisième crue de l’année.", ["2024"]),
        ("C’est la crue de l’année.", []),
        ("Trois semaines avant l’ouverture, il pleut.", ["2024-08-09"]),
        ("Quelques semaines avant l’ouverture, il pleut.", []),
        ("Trois semaines avant le scrutin présidentiel du 8 novembre, il pleut.", ["2024-10-18~", "2024-11-08"]),
        ("Il a plu en 81, dit-il.", ["1981"]),
        ("Il a plu avant Noël.", ["../2024-12-25"]),
        ("Il croit au père Noël.", []),
        ("Le marché de Noël est fermé.", []),
        ("Et depuis le pont, on voit la mer.", []),
        ("Il rentre à la nuit tombée.", []),
    ],
)
def test_words_around_a_time(text: str, values: list[str]) -> None:
    assert [item.reading.edtf for item in read(text) if item.reading.edtf] == values


def test_two_days_apart_are_no_stretch() -> None:
    found = read("Le conseil siège les 6 et 13 avril 2025.")
    assert [item.reading.edtf for item in found] == ["2025-04-06", "2025-04-13"]


def test_the_eve_is_told_from_the_day_near_it() -> None:
    told_long_ago = read("Le 3 mars, le pont a cédé. Il pleut. Le maire se tait. Il a parlé la veille.")
    assert [item.reading.edtf for item in told_long_ago] == ["2024-03-03", "2024-08-08"]
    going_on = read("Le 3 mars, le pont a cédé. Il pleut. Le maire se tait. La veille, il parlait.")
    assert [item.reading.edtf for item in going_on] == ["2024-03-03", "2024-03-02"]


def test_a_deadline_leaves_the_day_of_the_events() -> None:
    found = read("Mardi, le pont a fermé jusqu’au 1er septembre 2024. Depuis la veille, il pleuvait.")
    assert [item.reading.edtf for item in found] == ["2024-08-06", "../2024-09-01", "2024-08-05/.."]


@pytest.mark.parametrize("text", ["Un mois de juillet record.", "Les bonzes ont veillé au port."])
def test_no_time(text: str) -> None:
    assert not [item for item in read(text) if item.reading.edtf]


def told(text: str) -> list[tuple[str, str | None]]:
    """Return the expressions with a place on the calendar, read with the parse."""
    passage = Passage(kind="body", text=text, start=0, end=len(text))
    document = Document(id="x", text=text, passages=(passage,), published="2024-08-09", language="fr")
    [parsed] = parse([document])
    return [(time.text, time.value) for time in find_times(parsed) if time.value]


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("La mine a fermé en janvier.", [("janvier", "2024-01")]),
        ("La mine fermera en janvier.", [("janvier", "2025-01")]),
        ("Au printemps, la mine a fermé.", [("printemps", "2024-03/2024-05")]),
        ("Le maire dont le mandat s’achève lundi se tait.", [("lundi", "2024-08-12")]),
        ("Les dockers ont voté la grève pour lundi.", [("lundi", "2024-08-12")]),
        ("Un bateau partirait jeudi.", [("jeudi", "2024-08-15")]),
        ("La récolte du week-end a brûlé.", [("week-end", "2024-08-03/2024-08-04")]),
        ("Le collectif appelle à manifester samedi.", [("samedi", "2024-08-10")]),
        ("Il a appelé à une marche blanche samedi.", [("samedi", "2024-08-10")]),
        ("Une marche est annoncée samedi.", [("samedi", "2024-08-10")]),
        ("Une marche a été annoncée samedi.", [("samedi", "2024-08-03")]),
        ("Le maire s’est dit prêt à signer lundi.", [("lundi", "2024-08-12")]),
        ("Le maire s’est dit ravi lundi.", [("lundi", "2024-08-05")]),
        ("Il a suivi l’appel à la marche lancé samedi.", [("samedi", "2024-08-03")]),
        ("Le maire a confirmé la fermeture du pont au 1er mars.", [("1er mars", "2025-03-01")]),
        ("Le pont a fermé le 1er mars.", [("le 1er mars", "2024-03-01")]),
        ("Le concert a été reporté à la mi-septembre.", [("la mi-septembre", "2024-09~")]),
        ("La course pourrait être avancée à la mi-mars.", [("la mi-mars", "2025-03~")]),
        ("La course a été avancée à la mi-mars.", [("la mi-mars", "2024-03~")]),
        ("Le pont ferme aujourd’hui.", [("aujourd’hui", "2024-08-09")]),
        ("Le jour de Noël, dix bateaux ont coulé.", [("Le jour de Noël", "2023-12-25")]),
        ("Le jour de Noël, dix bateaux couleront.", [("Le jour de Noël", "2024-12-25")]),
        ("Ce week-end, dix maisons ont brûlé.", [("Ce week-end", "2024-08-03/2024-08-04")]),
        ("Ce week-end, dix maisons brûleront.", [("Ce week-end", "2024-08-10/2024-08-11")]),
        ("Elle enseigne aujourd’hui à Lyon.", []),
        ("Le maire a promis de rouvrir la route lundi.", [("lundi", "2024-08-12")]),
        ("Le collectif nous rassemble mercredi au port.", [("mercredi", "2024-08-14")]),
        ("Le maire annonce sa venue, lundi, au port.", [("lundi", "2024-08-12")]),
        ("Le préfet enverrait un médiateur jeudi.", [("jeudi", "2024-08-15")]),
        ("Le préfet aurait envoyé un médiateur jeudi.", [("jeudi", "2024-08-08")]),
        ("Le procès a été renvoyé au 9 mars.", [("9 mars", "2025-03-09")]),
        ("Il se taisait avant les législatives du 11 mai.", [("11 mai", "2025-05-11")]),
        ("Le préfet a interdit la baignade jusqu’à dimanche.", [("jusqu’à dimanche", "../2024-08-11")]),
        (
            "Le juge lui a ordonné mardi de payer sous cinq jours.",
            [("mardi", "2024-08-06"), ("sous cinq jours", "../2024-08-11")],
        ),
        ("Cette nuit, trois maisons ont brûlé.", [("Cette nuit", "2024-08-08/2024-08-09")]),
        ("Trois jours après la crue, le pont reste fermé.", [("Trois jours après la crue", "2024-08-09")]),
        (
            "Lundi, un pont a cédé, a révélé mercredi le maire. Ce jour-là, il pleuvait.",
            [("Lundi", "2024-08-05"), ("mercredi", "2024-08-07"), ("Ce jour-là", "2024-08-05")],
        ),
        (
            "Lundi, un pont a cédé, a révélé mercredi le maire. Le même jour, il pleuvait.",
            [("Lundi", "2024-08-05"), ("mercredi", "2024-08-07"), ("Le même jour", "2024-08-07")],
        ),
        (
            "Arrêté début juin, il est sorti le 24 ; il se tait.",
            [("début juin", "2024-06~"), ("le 24", "2024-06-24")],
        ),
        (
            "Il avait fui au lendemain de l’attaque du 17 avril.",
            [("lendemain de l’attaque", "2024-04-18"), ("17 avril", "2024-04-17")],
        ),
        (
            "Deux semaines avant le scrutin du 8 novembre, il se retire.",
            [("Deux semaines avant le scrutin", "2024-10-25~"), ("8 novembre", "2024-11-08")],
        ),
    ],
)
def test_the_clause_tells_past_from_future(text: str, answers: list[tuple[str, str | None]]) -> None:
    assert told(text) == answers


def test_the_morrow_of_nothing_is_unresolved() -> None:
    assert [item.reading.edtf for item in read("Le lendemain, il a plu.")] == [None]


@pytest.mark.parametrize("text", ["hier", "mardi dernier", "il y a deux ans", "la semaine dernière", "ce matin"])
def test_nothing_is_resolved_without_a_day_of_publication(text: str) -> None:
    assert [item.reading.edtf for item in read(text, None)] == [None]


@pytest.mark.parametrize(
    "text", ["La fillette de 6 ans joue.", "Anna Dubois, 43 ans, témoigne.", "Les moins de 17 ans jouent."]
)
def test_ages_are_no_durations(text: str) -> None:
    assert not read(text)


@given(st.text(max_size=80), st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)))
def test_expressions_lie_in_the_text_in_order(text: str, day: date) -> None:
    ends = 0
    for found in read(text, day):
        assert ends <= found.start < found.end <= len(text)
        ends = found.end


@given(
    st.dates(min_value=date(1600, 1, 1), max_value=date(2200, 1, 1)), st.sampled_from(["day", "week", "month", "year"])
)
def test_a_shifted_period_follows(day: date, grain: str) -> None:
    period = cal.around(day, grain)
    assert cal.shift(period, 1).first == period.last + cal.DAY
    assert cal.shift(cal.shift(period, 1), -1) == period


# ---------------------------------------------------------------- Microsoft Recognizers' cases


def cases(name: str) -> list[dict[str, Any]]:
    path = SHARED / "data" / "recognizers-fr" / f"{name}.json"
    if not path.exists():
        pytest.skip("needs ../shared/data/recognizers-fr: third parties' data")
    read_cases: list[dict[str, Any]] = json.loads(path.read_text("utf-8-sig"))
    return read_cases


def references(case: dict[str, Any]) -> Iterator[date]:
    """Yield the case's reference day; where it names none, the days around its answers under which it can hold."""
    told = (case.get("Context") or {}).get("ReferenceDateTime")
    yield date.fromisoformat(told[:10]) if told else date(2016, 11, 7)
    for text in () if told else re.findall(r"\"((?:19|20)\d\d-\d\d-\d\d)\"", json.dumps(case["Results"])):
        try:
            day = date.fromisoformat(text)
        except ValueError:
            continue
        yield from (day + timedelta(offset) for offset in range(-45, 46))


def holds(case: dict[str, Any], reference: date) -> bool:
    found = read(case["Input"], reference)
    if not case["Results"]:
        return not any(item.reading.edtf for item in found)
    return all(any(same(item, result) for item in found) for result in case["Results"])


def same(found: Found, result: dict[str, Any]) -> bool:
    value, period = result.get("Value") or {}, found.reading.period
    if found.start >= result["Start"] + result["Length"] or result["Start"] >= found.end:
        return False
    if found.reading.timex == value.get("Timex"):
        return True
    ends = [tuple((value.get(name) or {}).values()) for name in ("PastResolution", "FutureResolution")]
    if period is None:
        return False
    closing = f"{period.closing.rstrip('~')}-01-01"[:10]
    lasts = {period.last.isoformat(), (period.last + timedelta(1)).isoformat(), closing}
    return any(pair and pair[0] == period.first.isoformat() and pair[-1] in lasts for pair in ends)


def share(name: str) -> float:
    told = cases(name)
    return sum(any(holds(case, day) for day in references(case)) for case in told) / len(told)


def test_recognizers_dates_and_ranges() -> None:
    dates, ranges = cases("DateParser"), cases("DatePeriodParser")
    right = share("DateParser") * len(dates) + share("DatePeriodParser") * len(ranges)
    assert right / (len(dates) + len(ranges)) >= 0.70


def test_recognizers_durations() -> None:
    told = cases("DurationParser")
    right = sum(
        any(item.reading.type == "DURATION" and same(item, result) for item in read(case["Input"], None))
        for case in told
        for result in case["Results"]
    )
    assert right / len(told) >= 0.90


@given(
    st.sampled_from([line.example.replace("[[", "").replace("]]", "") for line in lexicon("time_rules")]),
    st.sampled_from(["0", "31", "99", "9999", "10000", "999999999", "dix mille", "trois cents millions"]),
    st.sampled_from([date(1, 1, 2), PUBLISHED, date(9999, 12, 30), None]),
)
def test_what_lies_beyond_the_calendar_stops_nothing(text: str, number: str, published: date | None) -> None:
    wild = re.sub(r"\b(?:\d+|un|une|deux|trois|quatre|cinq|dix|vingt)\b", number, text)
    assert all(wild[found.start : found.end].strip() for found in read(wild, published))


def test_ten_thousand_years_have_no_place_on_the_calendar() -> None:
    (found,) = read("Le volcan se réveillera dans dix mille ans.")
    assert (found.reading.type, found.reading.period) == ("DURATION", None)


def test_a_sentence_without_a_word_of_time_changes_nothing_around_it() -> None:
    alone = told("Le pont a fermé lundi. Il rouvrira en mars.")
    assert told("Le pont a fermé lundi. Le maire se tait. Il rouvrira en mars.") == alone
    assert len(alone) == 2
