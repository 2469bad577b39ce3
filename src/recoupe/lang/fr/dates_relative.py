"""French dates that depend on the day of publication or on a day spoken of before."""

import re
from dataclasses import replace
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
from recoupe.lang.fr.dates_absolute import by_word, dated, pick
from recoupe.lang.fr.dates_ahead import direction
from recoupe.lang.fr.durations import amount, duration_reading
from recoupe.lang.fr.numbers import COLLECTIVES, ordinal_value

PARTS = {
    "matin": "MO", "matinee": "MO", "aube": "MO", "midi": "MI", "mi-journee": "MI", "apres-midi": "AF", "soir": "EV",
    "soiree": "EV", "nuit": "NI", "minuit": "NI", "journee": "DT", "crepuscule": "EV", "jour": "MO",
}  # fmt: skip
GRAINS = {
    "jour": "day", "journee": "day", "nuit": "night", "week-end": "weekend", "weekend": "weekend", "semaine": "week",
    "mois": "month", "trimestre": "quarter", "semestre": "half", "an": "year", "annee": "year", "decennie": "decade",
    "siecle": "century",
}  # fmt: skip


def located(day: date, part: str | None, context: Context) -> Reading:
    """Return the reading of a day, or of a part of it."""
    context.hour = ""
    if not part:
        return dated(cal.day(day))
    return Reading(type="TIME", timex=f"{day.isoformat()}T{PARTS[part]}", period=cal.day(day))


def _deictic(match: Match, context: Context) -> Reading | None:
    word = re.sub(r"^(avant|apres) ", r"\1-", match["day"])
    offset = int(names("deictic").get(word, "0"))
    if not offset and not match["part"] and not context.grammar.allows(match.start(), "today"):
        return Reading(type="TIME", timex="PRESENT_REF")
    if context.published is None:
        return dated(None)
    return located(context.published + offset * cal.DAY, match["part"], context)


def _today(match: Match, context: Context) -> Reading | None:
    part = re.sub(r"^.* ", "", match["this"]).replace("aprem", "apres-midi")
    if context.published is None:
        return dated(None)
    if part == "nuit":
        ahead = context.tense(match.end() - 1) > 0
        return _night_of(context.published if ahead else context.published - cal.DAY)
    return located(context.published, None if part in {"jour", "journee"} else part, context)


def _night_of(day: date) -> Reading:
    """Return the reading of the night that begins on a day."""
    period = cal.night(day)
    return Reading(type="TIME", timex=period.timex, period=period)


def _named_night(match: Match, context: Context) -> Reading | None:
    word = match["word"]
    base = context.published if word in {"derniere", "passee", "prochaine"} else context.day
    if base is None:
        return Reading(type="TIME", timex="TNI")
    offset = -1 if word in {"derniere", "passee", "precedente"} else 0
    period = cal.night(base + offset * cal.DAY)
    return Reading(type="TIME", timex=period.timex, period=period)


def _weekday(match: Match, context: Context) -> Reading | None:
    number = int(value_of("weekday", match["weekday"]))
    published = context.published
    if match["plural"]:
        return Reading(type="SET", timex=f"XXXX-WXX-{number + 1}")
    if published is None:
        return dated(None, timex=f"XXXX-WXX-{number + 1}")
    told = _told_weekday(match, context, number, published)
    if told:
        return located(told, match["part"], context)
    tense = direction(match, context, match.start("weekday"))
    if match["det"] == "le " and tense >= 0 and not match["part"]:
        return Reading(type="SET", timex=f"XXXX-WXX-{number + 1}")
    near = _weekdays(number, published)
    if match["det"] in {"ce ", "cette "} and not tense:
        return located(min(near, key=lambda item: abs(item.first - published)).first, match["part"], context)
    return replace(located(pick(near, published, tense or -1).first, match["part"], context), loose=True)


def _told_weekday(match: Match, context: Context, number: int, published: date) -> date | None:
    """Return the day that words beside the weekday fix, None where only the tense can."""
    word = match["rel"] or ""
    if match["wrel"] or match.group().endswith(" semaine"):
        step = 0 if not match["wrel"] else (-1 if re.match(LAST, match["wrel"]) else 1)
        return cal.week(published).first + (7 * step + number) * cal.DAY
    if match["same"] and context.focus_day:
        return _back_to(number, context.focus_day)
    if word in {"en huit", "en quinze"}:
        return _weekdays(number, published)[-1].first + (7 if word == "en huit" else 14) * cal.DAY
    base = context.focus.last if word.startswith(("suivant", "precedent")) and context.focus else published
    if not word:
        return None
    told = by_word(_weekdays(number, base), base, word).first
    beside = base is published and abs((told - base).days) == 1  # yesterday and tomorrow have words of their own
    return told + (7 if told > base else -7) * cal.DAY if beside else told


def _weekdays(number: int, base: date) -> list[Period]:
    """Return the days with that weekday within a week of a day."""
    days = [cal.day(base + offset * cal.DAY) for offset in range(-7, 8)]
    return [item for item in days if item.first.weekday() == number]


def _back_to(weekday: int, base: date) -> date:
    return base - ((base.weekday() - weekday) % 7) * cal.DAY


def _base_month(text: str, context: Context) -> Period | None:
    text = text.removeprefix("le ")
    if text.startswith(("ce mois", "mois")):
        if context.published is None:
            return None
        step = {"prochain": 1, "dernier": -1}.get(text.split()[-1], 0)
        return cal.month(context.published.year, context.published.month + step)
    name, *rest = text.split()
    number = int(value_of("month", name))
    if rest:
        return cal.month(int(rest[-1]), number)
    if context.published is None:
        return None
    return pick([cal.month(context.published.year + offset, number) for offset in (-1, 0, 1)], context.published, 0)


def _nth_weekday(match: Match, context: Context) -> Reading | None:
    base = _base_month(match["base"], context)
    if base is None:
        return dated(None)
    number = int(value_of("weekday", match["weekday"]))
    days = [day for offset in range(31) if (day := base.first + offset * cal.DAY) <= base.last]
    fitting = [day for day in days if day.weekday() == number]
    which = -1 if match["which"] == "dernier" else (ordinal_value(match["which"]) or 1) - 1
    return dated(cal.day(fitting[which]))


def _this_unit(match: Match, context: Context) -> Reading | None:
    unit = match["unit"] or match.groupdict()["we"]
    if context.published is None:
        return dated(None)
    if unit in names("season"):
        code = names("season")[unit]
        seasons = [cal.season(context.published.year + offset, code) for offset in (-1, 0, 1)]
        return dated(pick(seasons, context.published, context.tense(match.end() - 1)))
    grain = GRAINS[unit]
    if grain == "night":
        return Reading(type="TIME", timex=f"{context.published}TNI", period=cal.day(context.published))
    if grain == "weekend":
        both = [cal.weekend(context.published + offset * cal.DAY) for offset in (-7, 0)]
        tense = context.tense(match.start())
        if match.groupdict().get("we"):
            begun = both[1].first <= context.published
            return dated(both[1] if begun or tense > 0 else both[0])
        past = tense < 0 and both[1].first > context.published
        return dated(both[0] if past else both[1])
    return dated(cal.around(context.published, grain))


def _unit_word(match: Match, context: Context) -> Reading | None:
    grain, word = GRAINS[match["unit"]], match["rel"]
    anaphoric = word.startswith(("suivant", "precedent", "d'a"))
    base = (context.focus.first if context.focus else context.day) if anaphoric else context.published
    if grain in {"day", "decade"} or base is None:
        return dated(None) if base is None else None
    if grain == "century":
        return dated(cal.century(base.year // 100 + (0 if re.match(LAST, word) else 2)))
    if grain == "night":
        return None
    if grain == "weekend" and re.match(LAST, word) and base.weekday() >= 5:  # noqa: PLR2004 - Saturday and Sunday
        return dated(cal.weekend(base - 7 * cal.DAY))
    return dated(cal.shift(cal.around(base, grain), -1 if re.match(LAST, word) else 1))


def _bare_unit(match: Match, context: Context) -> Reading | None:
    """Read « (la fin) du mois », « de l'année »; anything else than a part of it is no date."""
    before = match.string[: match.start()]
    if not re.search(
        r"(?:\b(?:fin|debut|milieu|mi|courant|cours) (?:de la |de l'|du |de |d')|\bdans l'|\bmi-"
        r"|\b(?:premiere?|deuxieme|seconde?|derniere?|\w+ieme|\d+(?:e|eme)|1er|1re|(?:le|la|les|l') ?(?:[\w-]+ ){0,2}"
        r"(?:plus|moins) [\w-]+)(?: [\w'-]+){0,5} (?:de l'|du |de la |de cette ))$",
        before,
    ):
        return None
    if context.published is None:
        return dated(None)
    return dated(cal.around(context.published, GRAINS[match["unit"]]))


def _new_year(match: Match, context: Context) -> Reading | None:
    del match
    if context.published is None:
        return dated(None)
    return dated(cal.year(context.published.year + (context.published.month == cal.DECEMBER)))


def _week_number(match: Match, context: Context) -> Reading | None:
    year = int(match["year"]) if match["year"] else (context.published.year if context.published else None)
    number = int(match["number"])
    if year is None or not 0 < number < 54:  # noqa: PLR2004 - weeks of a year
        return None
    return dated(cal.week(date(year, 1, 4) + 7 * (number - 1) * cal.DAY))


def _nth_week(match: Match, context: Context) -> Reading | None:
    text = match["base"].removeprefix("l'annee ")
    base = cal.year(int(text)) if text.isdigit() else _base_month(text, context)
    if base is None:
        return dated(None)
    if match["which"] == "derniere":
        return dated(cal.week(base.last))
    start = date(base.first.year, 1, 4) if base.grain == "year" else base.first
    return dated(cal.week(start + 7 * ((ordinal_value(match["which"]) or 1) - 1) * cal.DAY))


def _week_of(match: Match, context: Context) -> Reading | None:
    number = 1 if match["number"] == "1er" else int(match["number"])
    base = _base_month(match["base"] or "ce mois", context)
    if base is None or number > base.last.day or not number:
        return dated(None)
    return dated(cal.week(base.first.replace(day=number)))


def moved(base: date, text: str, way: int) -> Period | None:
    """Return where an amount of time before or after a day leads, as precise as its unit.

    None below the day and beyond the calendar.
    """
    parts = amount(text)
    if not parts or any(count is None for count, _ in parts):
        return None
    place, grain = base, "day"
    for count, unit in parts:
        try:
            place = step(place, float(count or 0) * way, unit)
        except (ValueError, OverflowError):  # beyond the calendar, which ends with the year 9999
            return None
        grain = {"Y": "year", "DE": "year", "C": "year", "M": "month", "Q": "month", "HY": "month"}.get(unit, grain)
    units = {unit for _, unit in parts}
    if units <= {"H", "MN", "S"} and not (units == {"H"} and parts[0][0] in {24, 48, 72, 96}):
        return None
    period = cal.around(place, grain)
    return period if units <= {"D", "H"} else cal.fuzzy(period)


def step(base: date, count: float, unit: str) -> date:
    """Return the day that a number of units leads to."""
    days = {"D": 1.0, "W": 7.0, "H": 1 / 24, "N": 1.0, "WE": 7.0, "BD": 1.4}
    if unit in days:
        return base + round(count * days[unit]) * cal.DAY
    monthly = {"M": 1, "Q": 3, "HY": 6, "Y": 12, "DE": 120, "C": 1200}
    if unit not in monthly:
        return base
    target = round(count * monthly[unit])
    return cal.add_months(base, target) if base.year * 12 + target > 12 else base  # noqa: PLR2004 - before year 1


def _amounted(match: Match, period: Period | None, opened: int = 0) -> Reading:
    plain = duration_reading(match.groupdict().get("core") or match["amount"])
    return Reading(type="DURATION", timex=plain.timex, mod=plain.mod, period=period, open=opened if period else 0)


def _ago(match: Match, context: Context) -> Reading | None:
    lasting = re.match(r" qu(?:e |')", match.string[match.end() :]) is not None
    place = moved(context.published, match["amount"], -1) if context.published else None
    return _amounted(match, place, 1 if lasting else 0)


def _since(match: Match, context: Context) -> Reading | None:
    return _amounted(match, moved(context.published, match["amount"], -1) if context.published else None, 1)


def _within(match: Match, context: Context) -> Reading | None:
    if match.group().startswith(("au cours", "lors", "avant")):
        return _amounted(match, None)
    base = context.near_day(match) or (context.day if match["term"] else context.published)
    return _amounted(match, exact_end(moved(base, match["amount"], 1)) if base else None, -1)


def exact_end(period: Period | None) -> Period | None:
    """Return a deadline, which is exact."""
    return replace(period, fuzzy=False) if period else None


def _about_days(match: Match, context: Context) -> Reading | None:
    """Read « il y a une quinzaine », « sous huitaine »: fifteen, eight days."""
    days = COLLECTIVES[match["count"]]
    back = match["way"] in {"il y a", "voila", "depuis"}
    place = cal.day(context.published + (-days if back else days) * cal.DAY) if context.published else None
    opened = {"depuis": 1, "sous": -1, "d'ici": -1}.get(match["way"], 0)
    return Reading(type="DURATION", timex=f"P{days}D", mod="APPROX", period=place, open=opened if place else 0)


def _in_amount(match: Match, context: Context) -> Reading | None:
    return _amounted(match, moved(context.published, match["amount"], 1) if context.published else None)


def _later(match: Match, context: Context) -> Reading | None:
    way = 1 if match["way"] in {"plus tard", "apres"} else -1
    base = context.focus.first if context.focus else (context.published if way < 0 else None)
    if way < 0 and {unit for _, unit in amount(match["amount"])} <= {"D", "H"}:
        base = context.focus_day or base
    return _amounted(match, moved(base, match["amount"], way) if base else None)


def _after_deictic(match: Match, context: Context) -> Reading | None:
    if context.published is None:
        return _amounted(match, None)
    offset = {"demain": 1, "lendemain": 1, "hier": -1}.get(match["day"], 0)
    way = 1 if match["way"] == "apres" else -1
    return _amounted(match, moved(context.published + offset * cal.DAY, match["amount"], way))


def _eve(match: Match, context: Context) -> Reading | None:
    word = match["word"]
    offset = {"veille": -1, "avant-veille": -2, "lendemain": 1, "surlendemain": 2}[word]
    base = context.focus_day or (context.focus.last if context.focus else None)
    if offset < 0:
        base = context.event_day or context.day
        if not _OPENS.search(match.string[: match.start()]) and not context.told_lately(match):
            base = context.published
    if base is None:
        return dated(None)
    return located(base + offset * cal.DAY, match.groupdict().get("part"), context)


_OPENS: Final = re.compile(r"(?:^|[.!?…»] )$")
"""Where a sentence opens: « La veille, … » goes on from the day told."""


def _since_then(match: Match, context: Context) -> Reading | None:
    del match
    if context.focus is None:
        return None
    return Reading(type="DATE", timex=context.focus.timex, period=context.focus, open=1)


def _next_day(match: Match, context: Context) -> Reading | None:
    base = context.focus
    if base is None:
        return dated(None)
    after = match["word"].startswith(("suiv", "d'apr"))
    if match["unit"] in {"nuit", "soiree", "soir", "apres-midi"}:
        start = base.first if after else base.first - cal.DAY
        if match["unit"] == "nuit":
            period = cal.night(start)
            return Reading(type="TIME", timex=period.timex, period=period)
        return located(start, match["unit"], context)
    day = base.last + cal.DAY if after else base.first - cal.DAY
    return located(day, None if match["unit"] in {"jour", "journee"} else match["unit"], context)


def _same_day(match: Match, context: Context) -> Reading | None:
    part = next((word for word in ("soir", "nuit", "matin") if word in match.group()), None)
    if context.day is None:
        return dated(None)
    if "moment" in match.group():
        hour = f"T{context.hour}" if context.hour else ""
        return Reading(type="TIME", timex=f"{context.day}{hour}", period=None)
    that = match.group().endswith("la")  # « ce jour-là »: on which it happened; « le même jour »: the day last told
    return located((context.event_day if that else None) or context.day, part, context)


def _same_unit(match: Match, context: Context) -> Reading | None:
    unit = match["unit"] or match["unit2"]
    if context.focus is None:
        return dated(None)
    if unit == "periode" and context.focus.grain in {"span", "week", "weekend"}:
        return dated(context.focus)
    if unit in {"periode", "epoque"}:
        return dated(None, timex=context.focus.timex)
    return dated(cal.around(context.focus.first, GRAINS[unit]))


def _last_units(match: Match, context: Context) -> Reading | None:
    reading = duration_reading(f"{match['count'] or match['count2'] or 'quelques'} {match['unit'] or match['unit2']}")
    del context
    return reading


def _after_event(match: Match, context: Context) -> Reading | None:
    """Read « trois jours après le séisme »: the day told in the sentence, else that of publication."""
    base = context.near_day(match) or context.published
    if base is None or not re.search(r"(?:^|[.!?,;:–»\"] )$", match.string[: match.start()]):
        return None
    parts = amount(match["amount"]) or []
    if any(count is None for count, _ in parts) or re.match(r"(?:plus|moins) d", match["core"]):
        return None
    if {unit for _, unit in parts} <= {"H", "MN", "S"}:
        return None
    period = cal.fuzzy(cal.month(base.year, base.month)) if {unit for _, unit in parts} & _LONG else cal.day(base)
    return dated(period)


def _eve_of_event(match: Match, context: Context) -> Reading | None:
    """Read « (mardi), à la veille de l'ouverture », « au lendemain d'un accord »: the day told in the sentence."""
    base = context.near_day(match)
    return dated(cal.day(base)) if base else None


_LONG: Final = frozenset({"Y", "DE", "C", "HY", "Q"})
"""Units that leave the day open."""


READERS: Final[dict[str, Reader]] = {
    "fr.date.deictic@1": _deictic,
    "fr.date.today@1": _today,
    "fr.date.last-night@1": _named_night,
    "fr.date.weekday@1": _weekday,
    "fr.date.nth-weekday@1": _nth_weekday,
    "fr.date.this-unit@1": _this_unit,
    "fr.date.next-unit@1": _unit_word,
    "fr.date.unit-next@1": _unit_word,
    "fr.date.unit-current@1": _this_unit,
    "fr.date.unit-bare@1": _bare_unit,
    "fr.date.new-year@1": _new_year,
    "fr.date.week-number@1": _week_number,
    "fr.date.nth-week@1": _nth_week,
    "fr.date.week-of@1": _week_of,
    "fr.date.ago@1": _ago,
    "fr.date.since-amount@1": _since,
    "fr.date.within@1": _within,
    "fr.date.in-amount@1": _in_amount,
    "fr.date.about-days@1": _about_days,
    "fr.date.later@1": _later,
    "fr.date.after-date@1": _after_deictic,
    "fr.date.after-event@1": _after_event,
    "fr.date.eve@1": _eve,
    "fr.date.eve-of-event@1": _eve_of_event,
    "fr.date.since-then@1": _since_then,
    "fr.date.next-day@1": _next_day,
    "fr.date.same-day@1": _same_day,
    "fr.date.same-unit@1": _same_unit,
    "fr.date.last-days@1": _last_units,
}
