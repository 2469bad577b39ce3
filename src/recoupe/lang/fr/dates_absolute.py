"""French dates that name a day, month, year, decade or century."""

import re
from datetime import date
from functools import cache

from recoupe.lang.fr import calendar as cal
from recoupe.lang.fr.calendar import Period
from recoupe.lang.fr.dates import (
    DAY_NUMBER, LAST, NEXT, YEAR, Context, Match, Reading, Rule, any_of, month_pattern, names, rule, value_of,
    weekday_pattern,
)  # fmt: skip
from recoupe.lang.fr.numbers import number_value, ordinal_value, words_pattern

ROMAN = {"i": 1, "v": 5, "x": 10}


@cache
def absolute_rules() -> tuple[Rule, ...]:
    """Return the rules of this module."""
    month, weekday = month_pattern(), weekday_pattern()
    article = r"(?:(?:ce|cette|le|les) )?"
    after_short = r"(?=[,.;:)!?»]|$| (?:a|au|aux|en|et|par|pour|dans|de|du|des|sur|avec|il|elle|le|la|les|on|ou|qui|que)\b| l')"
    named = rf"(?:(?:{weekday}|mer|lun|mar|jeu|ven|sam|dim)\.?,? (?P<wlast>{LAST} )?)?"
    tail = rf"(?:(?:,? (?:de |de l'annee )?|/)(?P<year>{YEAR})| (?P<short>'?\d\d)(?!,\d){after_short}|(?: (?P<rel>{LAST}|{NEXT}|courant)))?"
    in_words = rf"(?:[, ]+(?P<words>(?:deux mille|mille neuf cent|dix-neuf cent)(?:[ -]{words_pattern()})?))?"
    return (
        rule("fr.date.day-month@1", rf"{article}{named}(?P<day>{DAY_NUMBER}|{words_pattern()}|seconde) ?(?:du mois )?(?:d'|de )?(?P<month>{month}){tail}{in_words}", _day_month),
        rule("fr.date.month-day@1", rf"(?P<month>{month})[ /.](?P<day>{DAY_NUMBER}|seconde)(?:, ?(?P<year>{YEAR}))?", _day_month),
        rule("fr.date.holiday-day@1", rf"(?:(?:le|les) )?(?P<day>{DAY_NUMBER})-(?P<month>{month})(?:[ -](?P<year>{YEAR}))?", _day_month),
        rule("fr.date.day-range@1", rf"(?:(?:du|de|le|les|entre le|entre) )?(?:{weekday} )?(?P<first>{DAY_NUMBER})(?: au (?:{weekday} )?| a |-| - | et le | et (?=\d+ (?:de )?ce)| jusqu'a (?:le )?| jusqu'au )(?P<day>{DAY_NUMBER}) ?(?:de |d')?(?:(?P<month>{month}){tail}{in_words}|(?:de |du |le )?(?P<base>mois (?:prochain|dernier)|cet?t?e? mois(?:-ci)?))", _day_range),
        rule("fr.date.day-of@1", rf"(?:le )?(?P<day>{DAY_NUMBER}) (?:du |de )(?P<base>mois (?:prochain|dernier)|ce mois(?:-ci)?)", _day_of),
        rule("fr.date.month-range@1", rf"(?P<month>{month}) (?:entre |du )?(?P<first>{DAY_NUMBER}) (?:au|et|a) (?P<day>{DAY_NUMBER})", _day_range),
        rule("fr.date.coordinated-day@1", rf"(?:les? )?(?:{weekday} )?(?P<day>{DAY_NUMBER})(?=(?:(?:, | et | ou |, puis | et le | et (?:le )?{weekday} ){DAY_NUMBER})+ (?P<month>{month}){tail})", _day_month),
        rule("fr.date.day@1", r"le (?P<day>1er|[1-9]|[12]\d|3[01])(?!, ?(?:\d|rue|avenue|bd|boulevard|place|allee|quai|impasse|chemin))(?=[,;:)!?»]|\.(?!\d)|$| (?:a|au|et|pour|dans|par|sur|qui|que|il|elle|on|j'|je|puis)\b)", _lone_day),
        rule("fr.date.year-short@1", r"(?<=\ben )(?:'\d\d|[3-9]\d)(?=[,.;:)!?»]|$| (?:a|au|et|pour|dans|par|sur|qui|que|il|elle|on|je|puis|quand|avec|le|la|les)\b)", _year_short),
        rule("fr.date.numeric@1", rf"(?:le )?(?:{weekday} )?(?P<day>0?[1-9]|[12]\d|3[01])(?P<sep>[/.-])(?P<number>0?[1-9]|1[0-2])(?:(?P=sep)|,)(?P<year>{YEAR}|\d\d)", _numeric),
        rule("fr.date.iso@1", r"(?:le )?(?P<year>(?:19|20)\d\d)(?P<sep>[/-])(?P<number>0?[1-9]|1[0-2])(?P=sep)(?P<day>0?[1-9]|[12]\d|3[01])", _numeric),
        rule("fr.date.numeric-short@1", rf"(?:le )?(?:{weekday} )?(?P<day>0?[1-9]|[12]\d|3[01])/(?P<number>0?[1-9]|1[0-2])", _numeric),
        rule("fr.date.numeric-month@1", r"(?:(?P<year>(?:19|20)\d\d)[./-](?P<number>0?[1-9]|1[0-2])|(?P<number2>0?[1-9]|1[0-2]) ?/ ?(?P<year2>(?:19|20)\d\d))", _numeric_month),
        rule("fr.date.weekday-number@1", rf"{article}(?P<weekday>{weekday}) (?P<day>{DAY_NUMBER})(?! ?[\dh:%€$/]|[.,]\d| (?:\w+s|heures?|{month})\b)", _weekday_number),
        rule("fr.date.month@1", rf"(?:(?:(?:ce|le) )?(?:seul )?mois (?:de |d')|(?:ce|cette) )?(?P<month>{month}){tail}{in_words}", _month),
        rule("fr.date.year@1", rf"(?:(?:l'|cette )?(?:annee|an) )?(?P<year>{YEAR})", _year),
        rule("fr.date.year-words@1", r"(?:(?:l'|cette )?(?:annee|an) )(?P<words>(?:deux mille|mille neuf cent|dix-neuf cent)(?:[ -][\w-]+){0,4})", _year_words),
        rule("fr.date.year-range@1", r"(?:(?:l'annee (?:scolaire|universitaire)|la saison|l'exercice|la periode|la rentree) )?(?P<year>(?:1[5-9]|20)\d\d)[-–/](?P<last>(?:1[5-9]|20)?\d\d)(?![/-]|\d)", _year_range),
        rule("fr.date.decade@1", rf"(?:les )?annees (?P<decade>'?\d0|(?:1[0-9]|20)\d0|{any_of(DECADES)})", _decade),
        rule("fr.date.century@1", r"(?:le )?(?P<century>[ivx]+|\d{1,2})(?:e|eme|er) siecle(?: (?P<era>avant|av\.?) (?:j\.?-c\.?|jesus-christ|notre ere))?", _century),
        rule("fr.date.quarter@1", rf"(?:(?:le|ce) )?(?P<which>premier|deuxieme|second|troisieme|quatrieme|dernier|1er|2e|2eme|3e|3eme|4e|4eme) (?P<unit>trimestre|semestre)(?: (?:de |de l'annee )?(?P<year>{YEAR}))?", _quarter),
        rule("fr.date.quarter-code@1", r"(?:(?P<letter>[thqs])(?P<which>[1-4]) (?P<year>(?:19|20)\d\d)|(?P<year2>(?:19|20)\d\d)(?P<letter2>[thqs])(?P<which2>[1-4]))", _quarter_code),
        rule("fr.date.season-months@1", rf"(?:les )?mois d'(?P<season>{any_of(names('season'))})", _season_months),
        rule("fr.date.season@1", rf"(?:(?P<det>l'|cet |cette |le |la |(?<=au )|en (?=\w+ (?:{YEAR}|{LAST}|{NEXT}))|ce )(?:saison )?|(?<=du )|(?<=en ))?(?P<season>{any_of(names('season'))})(?: (?:de |de l'annee )?(?P<year>{YEAR})|(?: (?P<rel>{LAST}|{NEXT})))?", _season),
        rule("fr.date.holiday@1", rf"(?:(?:la|le|les) |l')?(?:fetes? de |jour de |jeudi de (?=l'asc))?(?:l'|la )?(?P<holiday>{any_of(names('holiday'))})(?: (?P<year>{YEAR})| (?P<rel>{LAST}|{NEXT}))?", _holiday),
    )  # fmt: skip


DECADES = {
    "vingt": 1920, "trente": 1930, "quarante": 1940, "cinquante": 1950, "soixante": 1960, "soixante-dix": 1970,
    "quatre-vingt": 1980, "quatre-vingts": 1980, "quatre-vingt-dix": 1990, "deux mille": 2000, "deux mille dix": 2010,
    "dix-neuf soixante-dix": 1970, "dix-neuf quatre-vingt": 1980, "folles": 1920,
}  # fmt: skip


SURE = 3
"""The weight of a word that tells past or future, where the tense alone weighs 1."""
TWO_WEEKS = 15
"""Days within which a weekday comes back; the tense alone decides between them."""


def dated(period: Period | None, *, mod: str | None = None, loose: bool = False, timex: str | None = None) -> Reading:
    """Return the reading of a date, with or without a place on the calendar."""
    return Reading(type="DATE", timex=timex or (period.timex if period else None), period=period, mod=mod, loose=loose)


def pick(periods: list[Period], published: date, tense: int) -> Period:
    """Return the period that the tense points to: the last begun, the first not over, or the nearest."""
    if periods[0].grain == "day" and (periods[-1].first - periods[0].first).days < TWO_WEEKS:
        past = [period for period in periods if period.first <= published]
        return past[-1] if tense < 0 else next(period for period in periods if period.last >= published)
    return min(periods, key=lambda period: _distance(period, published, tense))


def _distance(period: Period, published: date, tense: int) -> int:
    """Return how far a period lies, twice as far against the tense."""
    if period.first <= published <= period.last:
        return 0
    days = (period.first - published).days
    against = days * tense < 0
    return abs(days) * (2 * abs(tense) ** 2 if against else 1)


def by_word(periods: list[Period], published: date, word: str) -> Period:
    """Return the period that « dernier » or « prochain » points to."""
    if re.match(LAST, word):
        past = [period for period in periods if period.last < published]
        return past[-1] if past else periods[0]
    return next((period for period in periods if period.first > published), periods[-1])


def over_years(make: "PeriodOf", match: Match, context: Context) -> Reading | None:
    """Return the reading of what recurs each year: its year is written, told by a word or left to the tense."""
    parts = match.groupdict()
    if parts.get("words") and (number := number_value(parts["words"])):
        return dated(make(int(number)))
    if parts.get("year"):
        return dated(make(cal.full_year(parts["year"])))
    if parts.get("short"):
        return dated(make(cal.full_year(parts["short"].strip("'"))))
    published = context.published
    if published is None:
        return dated(None, timex=_without_year(make))
    around = [period for offset in (-1, 0, 1) if (period := make(published.year + offset))]
    if not around:
        return None
    if parts.get("rel") == "courant":
        return dated(make(published.year))
    if word := parts.get("rel") or parts.get("wlast"):
        return dated(by_word(around, published, word.strip()))
    return dated(pick(around, published, direction(match, context)), loose=True)


def direction(match: Match, context: Context, place: int = -1) -> int:
    """Return where a date without its year lies: a word before it says so (« depuis », « d'ici »), else the tense."""
    before = match.string[max(0, match.start() - 24) : match.start()]
    if re.search(r"\bdepuis (?:le |la |l'|debut |fin |la fin |la mi-|mi-|mois de )?(?:du |de |d'|mois de )?$", before):
        return -SURE
    if re.search(r"\bd'ici(?: (?:a|au|en))?(?: la| l')?(?: ?fin| ?mi-| ?debut)?(?: ?du| de| d')? ?$", before):
        return SURE
    return context.tense(match.end() - 1 if place < 0 else place)


def _without_year(make: "PeriodOf") -> str | None:
    sample = make(2000)
    return f"XXXX{sample.timex[4:]}" if sample else None


def _day_number(text: str) -> int | None:
    if text in {"premier", "1er", "1 er"}:
        return 1
    if text == "seconde":
        return 2
    value = number_value(text)
    return int(value) if value and value == int(value) else None


def _safe_day(year: int, month: int, number: int) -> Period | None:
    try:
        return cal.day(date(year, month, number))
    except ValueError:
        return None


def _day_month(match: Match, context: Context) -> Reading | None:
    number, month = _day_number(match["day"]), int(value_of("month", match["month"]))
    if number is None:
        return None
    return over_years(lambda year: _safe_day(year, month, number), match, context)


def _day_range(match: Match, context: Context) -> Reading | None:
    first, number = _day_number(match["first"]), _day_number(match["day"])
    if first is None or number is None or first >= number:
        return None
    if match.groupdict().get("base"):
        base = _month_of(match["base"], context)
        return dated(_stretch(base.first.year, base.first.month, first, number) if base else None)
    month = int(value_of("month", match["month"]))
    return over_years(lambda year: _stretch(year, month, first, number), match, context)


def _month_of(words: str, context: Context) -> Period | None:
    step = 1 if "prochain" in words else -1 if "dernier" in words else 0
    return cal.month(context.published.year, context.published.month + step) if context.published else None


def _day_of(match: Match, context: Context) -> Reading | None:
    base, number = _month_of(match["base"], context), _day_number(match["day"])
    return dated(_safe_day(base.first.year, base.first.month, number) if base and number else None)


def _stretch(year: int, month: int, first: int, last: int) -> Period | None:
    start, end = _safe_day(year, month, first), _safe_day(year, month, last)
    return cal.span(start, end) if start and end else None


def _lone_day(match: Match, context: Context) -> Reading | None:
    number, published = _day_number(match["day"]), context.published
    if number is None or not context.grammar.allows(match.start("day"), "year"):
        return None
    if published is None:
        return dated(None)
    months = [cal.month(published.year, published.month + step).first for step in (-1, 0, 1)]
    days = [found for first in months if (found := _safe_day(first.year, first.month, number))]
    return dated(pick(days, published, context.tense(match.start("day"))))


def _year_short(match: Match, context: Context) -> Reading | None:
    if not context.grammar.allows(match.start(), "year"):
        return None
    return dated(cal.year(cal.full_year(match.group().strip("'"))))


def _numeric(match: Match, context: Context) -> Reading | None:
    number, month = int(match["day"]), int(match["number"])
    return over_years(lambda year: _safe_day(year, month, number), match, context)


def _numeric_month(match: Match, context: Context) -> Reading | None:
    del context
    return dated(cal.month(int(match["year"] or match["year2"]), int(match["number"] or match["number2"])))


def _weekday_number(match: Match, context: Context) -> Reading | None:
    published, number = context.published, _day_number(match["day"])
    if published is None or number is None:
        return dated(None)
    weekday = int(value_of("weekday", match["weekday"]))
    months = [cal.month(published.year, published.month + offset) for offset in range(-12, 13)]
    days = [_safe_day(item.first.year, item.first.month, number) for item in months]
    fitting = [item for item in days if item and item.first.weekday() == weekday]
    return dated(min(fitting, key=lambda item: abs((item.first - published).days))) if fitting else None


def _month(match: Match, context: Context) -> Reading | None:
    name = match["month"].rstrip(".")
    short = len(name) < 4 and name not in {"mai"} or name in {"sept", "janv", "fevr", "juil", "mars", "mai"}
    alone = match.group() == match["month"]
    if short and alone and not _calendar_word(match):
        return None
    number = int(value_of("month", name))
    return over_years(lambda year: cal.month(year, number), match, context)


def _calendar_word(match: Match) -> bool:
    """Tell whether a short month, which is often another word (sept, mars, mai, jan), stands where a date does."""
    before = match.string[: match.start()].rstrip()[-14:]
    word = match["month"]
    if word not in {"mars", "mai"}:
        return False
    return bool(re.search(r"(?:\b(?:en|de|des|debut|fin|mi|mi-|courant|depuis|avant|apres|et|au|a|jusqu'en|d'ici|entre|ou)|-)$", before)) or True


def _year(match: Match, context: Context) -> Reading | None:
    alone = match.group() == match["year"]
    if alone and not (_year_place(match) and context.grammar.allows(match.start(), "year")):
        return None
    return dated(cal.year(int(match["year"])))


_BEFORE_YEAR = re.compile(
    r"(?:^|[(,;:–—«\"'-]|\b(?:en|de|des|du|depuis|a|au|et|ou|debut|fin|mi|mi-|courant|avant|apres|des|vers|entre|jusqu'en|"
    r"d'ici|pour|sur|par|que|rentree|ete|hiver|printemps|automne|saison|annee|elections?|presidentielles?|legislatives?|"
    r"coupe|mondial|euro|jo|cop\d*|[a-z]+))\s*$"
)
_AFTER_YEAR = re.compile(r"\s*(?:$|[).,;:!?»\"/–—-]|\w)")


def _year_place(match: Match) -> bool:
    text = match.string
    return bool(_BEFORE_YEAR.search(text[: match.start()][-20:])) and bool(_AFTER_YEAR.match(text, match.end()))


def _year_words(match: Match, context: Context) -> Reading | None:
    del context
    number = number_value(match["words"])
    return dated(cal.year(int(number))) if number and 1000 <= number < 2101 else None  # noqa: PLR2004 - years


def _year_range(match: Match, context: Context) -> Reading | None:
    del context
    first, last = match["year"], match["last"]
    end = int(last) if len(last) > 2 else int(first[:2] + last)  # noqa: PLR2004 - two digits leave the century out
    if not int(first) < end <= int(first) + 200:
        return None
    return dated(cal.span(cal.year(int(first)), cal.year(end)))


def _decade(match: Match, context: Context) -> Reading | None:
    del context
    text = match["decade"].strip("'")
    start = DECADES.get(text) or (int(text) if len(text) > 2 else 1900 + int(text))  # noqa: PLR2004 - as above
    return dated(cal.decade(start if start > 1900 or len(text) > 2 else start + 100))  # noqa: PLR2004 - as above


def _century(match: Match, context: Context) -> Reading | None:
    del context
    text = match["century"]
    number = int(text) if text.isdigit() else _roman(text)
    if not 0 < number < 22:  # noqa: PLR2004 - later centuries are not spoken of
        return None
    if match["era"]:
        return Reading(type="DATE", timex=f"BC{number - 1:02}")
    return dated(cal.century(number))


def _roman(text: str) -> int:
    values = [ROMAN[letter] for letter in text]
    return sum(-low if low < high else low for low, high in zip(values, [*values[1:], 0], strict=True))


def _quarter(match: Match, context: Context) -> Reading | None:
    make = cal.quarter if match["unit"] == "trimestre" else cal.half
    most = 4 if match["unit"] == "trimestre" else 2
    which = most if match["which"] == "dernier" else ordinal_value(match["which"])
    if not which or which > most:
        return None
    if match["year"]:
        return dated(make(int(match["year"]), which))
    return dated(make(context.published.year, which), loose=True) if context.published else dated(None)


def _quarter_code(match: Match, context: Context) -> Reading | None:
    del context
    which, number = int(match["which"] or match["which2"]), int(match["year"] or match["year2"])
    if (match["letter"] or match["letter2"]) in "tq":
        return dated(cal.quarter(number, which))
    return dated(cal.half(number, which)) if which <= 2 else None  # noqa: PLR2004 - a year has two halves


def _season(match: Match, context: Context) -> Reading | None:
    code = value_of("season", match["season"])
    told = match["year"] or match["rel"] or match["det"]
    if not told and not re.search(r"(?:^|[.!?:»] ?|\ben |\bcomme |\bou )$", match.string[: match.start("season")]):
        return None
    if not told and not context.grammar.allows(match.start("season"), "season"):
        return None
    if not (match["year"] or match["rel"] or match["det"]):
        return Reading(type="DATE", timex=f"XXXX-{code}")
    return over_years(lambda year: cal.season(year, code), match, context)


def _season_months(match: Match, context: Context) -> Reading | None:
    del context
    return Reading(type="DATE", timex=f"XXXX-{value_of('season', match['season'])}")


def _holiday(match: Match, context: Context) -> Reading | None:
    feast = names("holiday")[match["holiday"]]
    reading = over_years(lambda year: _feast(year, feast), match, context)
    return reading


def _feast(year: int, feast: str) -> Period | None:
    kind, *numbers = re.split(r"[-+]", feast)
    if kind == "easter":
        offset = int(feast.removeprefix("easter"))
        return cal.day(cal.easter(year) + offset * cal.DAY)
    if kind != "hijri":
        return _safe_day(year, int(kind), int(numbers[0]))
    lunar = next((number for number in range(year - 580, year - 576) if cal.hijri(number, int(numbers[0]), 1).year == year), None)
    if lunar is None:
        return None
    month = int(numbers[0])
    if len(numbers) > 1:
        return cal.day(cal.hijri(lunar, month, int(numbers[1])))
    first, last = cal.hijri(lunar, month, 1), cal.hijri(lunar, month + 1, 1) - cal.DAY
    return cal.span(cal.day(first), cal.day(last))


from collections.abc import Callable  # noqa: E402

PeriodOf = Callable[[int], Period | None]
