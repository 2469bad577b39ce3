"""French dates that name a day, month, year, decade or century."""

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from recoupe.lang.fr import calendar as cal
from recoupe.lang.fr.calendar import Period
from recoupe.lang.fr.dates import (
    LAST,
    Context,
    Match,
    Reader,
    Reading,
    names,
    value_of,
)  # fmt: skip
from recoupe.lang.fr.dates_ahead import direction
from recoupe.lang.fr.numbers import number_value, ordinal_value

ROMAN = {"i": 1, "v": 5, "x": 10}


DECADES = {
    "vingt": 1920, "trente": 1930, "quarante": 1940, "cinquante": 1950, "soixante": 1960, "soixante-dix": 1970,
    "quatre-vingt": 1980, "quatre-vingts": 1980, "quatre-vingt-dix": 1990, "deux mille": 2000, "deux mille dix": 2010,
    "dix-neuf soixante-dix": 1970, "dix-neuf quatre-vingt": 1980, "folles": 1920,
}  # fmt: skip


_PAST_MONTH: Final = 12
"""How much further a month ahead seems beside a verb in the past (« a fermé en janvier »)."""
_NEAR: Final = 62
"""Days within which a day ahead may be meant beside a verb in the past (« a convoqué une marche le 15 »)."""
_TURN: Final = 20
"""Days by which the first day of a range must exceed the second to lie in the month before (« du 31 au 1er août »)."""
PeriodOf = Callable[[int], Period | None]
"""Makes the period of a year, None where it has none (29 February)."""
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
    """Return how far a period lies, further against the tense: months and seasons leave less doubt than days."""
    if period.first <= published <= period.last:
        return 0
    days = (period.first - published).days
    far = period.grain in {"month", "season"} or days > _NEAR
    weight = _PAST_MONTH if tense == -1 and far else 2 * tense**2
    return abs(days) * (weight if days * tense < 0 else 1)


def by_word(periods: list[Period], published: date, word: str) -> Period:
    """Return the period that « dernier » or « prochain » points to."""
    if re.match(LAST, word):
        past = [period for period in periods if period.last < published]
        return past[-1] if past else periods[0]
    return next((period for period in periods if period.first > published), periods[-1])


def over_years(make: PeriodOf, match: Match, context: Context, place: int = -1) -> Reading | None:
    """Return the reading of what recurs each year: its year is written, told by a word or left to the tense.

    ``place`` is where the tense is asked for, the end of the match where none is given.
    """
    parts, published = match.groupdict(), context.published
    number = _written_year(parts)
    if number is not None:
        return dated(make(number))
    if published is None:
        return dated(None, timex=_without_year(make))
    around = [period for offset in (-1, 0, 1) if (period := make(published.year + offset))]
    if not around:
        return None
    word = parts.get("rel") or parts.get("wlast")
    if word == "courant":
        return dated(make(published.year))
    if word:
        return dated(by_word(around, published, word.strip()))
    return dated(pick(around, published, direction(match, context, place)), loose=True)


def _written_year(parts: dict[str, str]) -> int | None:
    digits = parts.get("year") or (parts.get("short") or "").strip("'")
    if digits:
        return cal.full_year(digits)
    value = number_value(parts["words"]) if parts.get("words") else None
    return None if value is None else int(value)


def _without_year(make: PeriodOf) -> str | None:
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
    if first is None or number is None or (first >= number and first - number < _TURN):
        return None
    if re.search(r"\d et ", match.group()) and number != first + 1 and not _told_as_stretch(match):
        return None  # two days apart, not a stretch
    if match.groupdict().get("base"):
        base = _month_of(match["base"], context)
        return dated(_stretch(base.first.year, base.first.month, first, number) if base else None)
    month = int(value_of("month", match["month"]))
    return over_years(lambda year: _stretch(year, month, first, number), match, context)


def _told_as_stretch(match: Match) -> bool:
    return match.group().startswith("entre") or bool(match.groupdict().get("base"))


def _months(match: Match, context: Context) -> Reading | None:
    """Read « février-mars »."""
    first, month = int(value_of("month", match["first"])), int(value_of("month", match["month"]))
    return over_years(
        lambda year: cal.span(cal.month(year - (first > month), first), cal.month(year, month)), match, context
    )


def _month_of(words: str, context: Context) -> Period | None:
    step = 1 if "prochain" in words else -1 if "dernier" in words else 0
    return cal.month(context.published.year, context.published.month + step) if context.published else None


def _day_of(match: Match, context: Context) -> Reading | None:
    base, number = _month_of(match["base"], context), _day_number(match["day"])
    return dated(_safe_day(base.first.year, base.first.month, number) if base and number else None)


def _stretch(year: int, month: int, first: int, last: int) -> Period | None:
    before = cal.month(year, month - (first > last)).first
    start, end = _safe_day(before.year, before.month, first), _safe_day(year, month, last)
    return cal.span(start, end) if start and end else None


def _lone_day(match: Match, context: Context) -> Reading | None:
    number, published = _day_number(match["day"]), context.published
    if number is None or not context.grammar.allows(match.start("day"), "year"):
        return None
    if published is None:
        return dated(None)
    months = [cal.month(published.year, published.month + step).first for step in (-1, 0, 1)]
    days = [found for first in months if (found := _safe_day(first.year, first.month, number))]
    if (
        context.focus
        and context.focus.grain == "month"
        and (inside := _safe_day(context.focus.first.year, context.focus.first.month, number))
    ):
        return dated(inside)
    return dated(pick(days, published, direction(match, context, match.start("day"))))


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
    if match.group() == match["month"] and name in _SHORT:
        return None
    if re.search(r"\b(?:un|aucun) $", match.string[: match.start()]) and not (match["year"] or match["rel"]):
        return None  # « un record pour un mois de juillet »
    number = int(value_of("month", name))
    return over_years(lambda year: cal.month(year, number), match, context)


_SHORT: Final = frozenset({"sept", "janv", "jan", "fevr", "fev", "avr", "juil", "oct", "nov", "dec"})
"""Shortened months, which without a day or year are more often other words (sept)."""


def _year(match: Match, context: Context) -> Reading | None:
    alone = match.group() == match["year"]
    told = re.search(r"\b(?:en|depuis|fin|debut|courant|mi-?|d'ici) ?$", match.string[: match.start()])
    if alone and not (_year_place(match) and (told or context.grammar.allows(match.start(), "year"))):
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


def _months_of(match: Match, context: Context) -> Reading | None:
    """Read « les six premiers mois de l'année »."""
    count, published = number_value(match["count"]), context.published
    written = match["year"] or match["year2"]
    if count is None or (published is None and not written):
        return None
    number = int(written) if written else published.year - bool(match["last"]) if published else 0
    length = int(count) * (3 if match["unit"] == "trimestres" else 1)
    if not 0 < length <= cal.DECEMBER:
        return None
    first = 1 if match["which"] == "premiers" else cal.DECEMBER + 1 - length
    return dated(cal.span(cal.month(number, first), cal.month(number, first + length - 1)))


def _quarter_code(match: Match, context: Context) -> Reading | None:
    del context
    which, number = int(match["which"] or match["which2"]), int(match["year"] or match["year2"])
    if (match["letter"] or match["letter2"]) in "tq":
        return dated(cal.quarter(number, which))
    return dated(cal.half(number, which)) if which <= 2 else None  # noqa: PLR2004 - a year has two halves


def _season(match: Match, context: Context) -> Reading | None:
    code = value_of("season", match["season"])
    bare = re.search(r"\b(?:au|du|ce|cet|le|l'|depuis|avant|jusqu'au) ?$", match.string[: match.start("season")])
    told = match["year"] or match["rel"] or match["det"] or (bare and _alone(match))
    if not told and not re.search(r"(?:^|[.!?:»] ?|\ben |\bcomme |\bou )$", match.string[: match.start("season")]):
        return None
    if not told and not context.grammar.allows(match.start("season"), "season"):
        return None
    if not told:
        return Reading(type="DATE", timex=f"XXXX-{code}")
    return over_years(lambda year: cal.season(year, code), match, context)


def _alone(match: Match) -> bool:
    """Tell whether nothing after a season makes it a name (« le printemps arabe », « du printemps de Prague »)."""
    return re.match(r"(?:[ ]?[.,;:!?»\")]|$|[ ](?:a|au|et|pour|dans|par|sur|que|il|elle|on|les|la|le|des|un|une)\b)",
        match.string[match.end() :]) is not None  # fmt: skip


def _season_months(match: Match, context: Context) -> Reading | None:
    del context
    return Reading(type="DATE", timex=f"XXXX-{value_of('season', match['season'])}")


def _holiday(match: Match, context: Context) -> Reading | None:
    feast = names("holiday")[match["holiday"]]
    named = re.match(r"(?:le )?(?:jour|jeudi|fete)", match.group())
    return over_years(lambda year: _feast(year, feast), match, context, match.start() if named else -1)


def _feast(year: int, feast: str) -> Period | None:
    kind, *numbers = re.split(r"[-+]", feast)
    if kind == "easter":
        offset = int(feast.removeprefix("easter"))
        return cal.day(cal.easter(year) + offset * cal.DAY)
    if kind != "hijri":
        return _safe_day(year, int(kind), int(numbers[0]))
    lunar = next(
        (number for number in range(year - 580, year - 576) if cal.hijri(number, int(numbers[0]), 1).year == year), None
    )
    if lunar is None:
        return None
    month = int(numbers[0])
    if len(numbers) > 1:
        return cal.day(cal.hijri(lunar, month, int(numbers[1])))
    first, last = cal.hijri(lunar, month, 1), cal.hijri(lunar, month + 1, 1) - cal.DAY
    return cal.span(cal.day(first), cal.day(last))


READERS: Final[dict[str, Reader]] = {
    "fr.date.day-month@1": _day_month,
    "fr.date.month-day@1": _day_month,
    "fr.date.holiday-day@1": _day_month,
    "fr.date.day-range@1": _day_range,
    "fr.date.day-of@1": _day_of,
    "fr.date.month-range@1": _day_range,
    "fr.date.coordinated-day@1": _day_month,
    "fr.date.day@1": _lone_day,
    "fr.date.year-short@1": _year_short,
    "fr.date.numeric@1": _numeric,
    "fr.date.iso@1": _numeric,
    "fr.date.numeric-short@1": _numeric,
    "fr.date.numeric-month@1": _numeric_month,
    "fr.date.weekday-number@1": _weekday_number,
    "fr.date.months@1": _months,
    "fr.date.month@1": _month,
    "fr.date.year@1": _year,
    "fr.date.year-words@1": _year_words,
    "fr.date.year-range@1": _year_range,
    "fr.date.decade@1": _decade,
    "fr.date.century@1": _century,
    "fr.date.quarter@1": _quarter,
    "fr.date.months-of@1": _months_of,
    "fr.date.quarter-code@1": _quarter_code,
    "fr.date.season-months@1": _season_months,
    "fr.date.season@1": _season,
    "fr.date.holiday@1": _holiday,
}
