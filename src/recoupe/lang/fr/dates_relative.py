"""French dates that depend on the day of publication or on a day spoken of before."""

import re
from datetime import date
from functools import cache

from recoupe.lang.fr import calendar as cal
from recoupe.lang.fr.calendar import Period
from recoupe.lang.fr.dates import (
    LAST, NEXT, Context, Match, Reading, Rule, any_of, names, rule, value_of, weekday_pattern,
)  # fmt: skip
from recoupe.lang.fr.dates_absolute import by_word, dated, direction, pick
from recoupe.lang.fr.durations import MOD_WORDS, amount, amount_pattern, duration_reading
from recoupe.lang.fr.numbers import number_value, ordinal_value, words_pattern

PARTS = {
    "matin": "MO", "matinee": "MO", "aube": "MO", "midi": "MI", "mi-journee": "MI", "apres-midi": "AF", "soir": "EV",
    "soiree": "EV", "nuit": "NI", "minuit": "NI", "journee": "DT", "crepuscule": "EV",
}  # fmt: skip
PART = (
    r"(?:(?: a l'| au | au petit | tot le | en | tard le | tard dans la | dans la | dans l'| en milieu de | en milieu d'| en fin de "
    r"| en fin d'| en debut d'| en debut de | de grand | vers | a | )(?P<part>matin|matinee|aube|midi|mi-journee|apres-midi|soir|soiree|nuit"
    r"|minuit|crepuscule)(?! prochaine?)(?! (?:du|de) ))?"
)
GRAINS = {
    "jour": "day", "journee": "day", "nuit": "night", "week-end": "weekend", "weekend": "weekend", "semaine": "week",
    "mois": "month", "trimestre": "quarter", "semestre": "half", "an": "year", "annee": "year", "decennie": "decade",
    "siecle": "century",
}  # fmt: skip


@cache
def relative_rules() -> tuple[Rule, ...]:
    """Return the rules of this module."""
    weekday, unit = weekday_pattern(), any_of(GRAINS)
    many = amount_pattern()
    mods = rf"(?:(?:{MOD_WORDS}) ?)?"
    return (
        rule("fr.date.deictic@1", rf"(?P<day>{any_of(names('deictic'))}|avant hier|apres demain|ajd|aujourdhui)(?: (?:meme|{weekday}))?{PART}", _deictic),
        rule("fr.date.today@1", rf"(?P<this>ce jour|cette journee|cet? (?:aprem|matin|midi|soir|apres-midi)|ce matin|cette nuit|a matin|a soir)(?:-ci)?(?! precis| du \d)", _today),
        rule("fr.date.last-night@1", rf"la nuit (?P<word>derniere|passee|prochaine|suivante|precedente)", _named_night),
        rule("fr.date.weekday@1", rf"(?P<det>(?:ce|cette|le|les) )?(?P<same>meme )?(?P<weekday>{weekday})(?P<plural>s)?(?: (?P<rel>{LAST}|{NEXT}|en huit))?{PART}(?:,? (?:de )?(?:la |cette )semaine(?: (?P<wrel>{LAST}|{NEXT}))?)?", _weekday),
        rule("fr.date.nth-weekday@1", rf"(?:le )?(?P<which>premier|deuxieme|second|troisieme|quatrieme|dernier) (?P<weekday>{weekday})(?: (?:de|du|d')? ?(?P<base>{MONTH_BASE}))", _nth_weekday),
        rule("fr.date.this-unit@1", rf"(?:(?:ce|cette|cet) (?:meme )?|le (?=week-?end\b))(?P<unit>{unit}|ete|automne|hiver|printemps)(?:-ci| en cours| courante?)?(?!-la)", _this_unit),
        rule("fr.date.next-unit@1", rf"(?:(?:la|le|l'|les) ?)?(?P<unit>{unit})s? (?P<rel>{LAST}|{NEXT})", _unit_word),
        rule("fr.date.unit-next@1", rf"(?:la|le) (?P<rel>derniere|dernier|prochaine?) (?P<unit>{unit})(?! (?:de|du|des) )", _unit_word),
        rule("fr.date.unit-current@1", rf"(?:(?:la|le|l') ?)(?P<unit>{unit}) (?:en cours|courante?)", _this_unit),
        rule("fr.date.unit-bare@1", rf"(?P<unit>mois|annee|an|semaine)(?= |$|[.,;)])", _bare_unit),
        rule("fr.date.new-year@1", r"(?:la|cette) nouvelle annee", _new_year),
        rule("fr.date.week-number@1", r"(?:la )?semaine (?P<number>[1-5]?\d)(?: (?:de )?(?P<year>20\d\d))?(?! (?:ans|jours|pays))", _week_number),
        rule("fr.date.nth-week@1", rf"(?:la |le )?(?P<which>premiere|deuxieme|seconde|troisieme|quatrieme|cinquieme|derniere|\d+e|dixieme) semaine (?:de |d'|du )(?P<base>{MONTH_BASE}|(?:l'annee )?(?:19|20)\d\d)", _nth_week),
        rule("fr.date.week-of@1", rf"(?:la )?semaine (?:du|commencant le) (?:{weekday} )?(?P<number>\d{{1,2}}|1er)(?: (?P<base>{MONTH_BASE}))?", _week_of),
        rule("fr.date.ago@1", rf"(?:il y a|voila|voici|y a)(?: deja| maintenant| a peine| tout juste)? (?P<core>{mods}(?P<amount>{many}))", _ago),
        rule("fr.date.since-amount@1", rf"(?:depuis|ca fait|cela fait|voila|voici)(?: deja| maintenant| bientot)? (?P<core>{mods}(?P<amount>{many}))(?: deja)?", _since),
        rule("fr.date.within@1", rf"(?:d'ici(?: a)?|sous|(?P<term>dans un delai(?: maximum| maximal)? (?:de |d'))|dans les|d'ici(?: a)? les|avant|au cours des|lors des) ?(?P<core>{mods}(?P<amount>{many}))(?: (?:prochaine?s?|a venir|suivante?s?))?", _within),
        rule("fr.date.in-amount@1", rf"dans (?P<core>{mods}(?P<amount>{many}))", _in_amount),
        rule("fr.date.later@1", rf"(?P<core>{mods}(?P<amount>{many})) (?P<way>plus tard|apres|plus tot|auparavant|avant)(?! (?:l'|d'|qu'|(?:le|la|les|son|sa|ses|leur|leurs|un|une|des|cette|cet|ce|que|de|avoir)\b))", _later),
        rule("fr.date.after-date@1", rf"(?P<amount>{many}) (?P<way>apres|avant) (?P<day>demain|aujourd'hui|hier|lendemain)", _after_deictic),
        rule("fr.date.eve@1", rf"(?:(?:la|le) |l')?(?P<word>avant-veille|veille|surlendemain|lendemain)(?! de | du | d'| des )(?: meme)?{PART}", _eve),
        rule("fr.date.since-then@1", r"depuis(?: lors)?(?=[,.;!?…]|$)", _since_then),
        rule("fr.date.next-day@1", rf"(?:le|la|l') ?(?P<unit>jour|nuit|journee|soiree|matinee|matin|soir|apres-midi) (?P<word>suivante?|precedente?|d'apres|d'avant)", _next_day),
        rule("fr.date.same-day@1", r"(?:le |ce |cette |la )?(?:meme (?:jour|soir|nuit|date)|jour meme|soir meme|matin meme|jour-la|soir-la|matin-la|nuit-la|journee-la|moment-la|moment la|matin-la)", _same_day),
        rule("fr.date.same-unit@1", rf"(?:(?:la|le|l'|cette|ce) )?(?:meme (?P<unit>semaine|mois|annee|periode|epoque)|(?P<unit2>annee|semaine|mois)(?:-la| la(?=[.,;]|$)| meme))", _same_unit),
        rule("fr.date.last-days@1", rf"(?:(?:ces|les) )?(?:(?P<count>{words_pattern()}|\d+) )?(?P<rel>dernieres?|derniers?|prochaine?s) (?P<unit>jours|semaines|mois|annees|heures|decennies|siecles|nuits|minutes|trimestres)", _last_units),
    )  # fmt: skip


MONTH_BASE = (
    r"(?:ce mois(?:-ci)?|mois (?:prochain|dernier)|le mois (?:prochain|dernier)|(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|"
    r"septembre|octobre|novembre|decembre)(?: (?:de )?(?:19|20)\d\d)?)"
)


def located(day: date, part: str | None, context: Context) -> Reading:
    """Return the reading of a day, or of a part of it."""
    context.hour = ""
    if not part:
        return dated(cal.day(day))
    return Reading(type="TIME", timex=f"{day.isoformat()}T{PARTS[part]}", period=cal.day(day))


def _deictic(match: Match, context: Context) -> Reading | None:
    word = re.sub(r"^(avant|apres) ", r"\1-", match["day"])
    offset = int(names("deictic").get(word, "0"))
    if context.published is None:
        return dated(None)
    return located(context.published + offset * cal.DAY, match["part"], context)


def _today(match: Match, context: Context) -> Reading | None:
    part = re.sub(r"^.* ", "", match["this"]).replace("aprem", "apres-midi")
    if context.published is None:
        return dated(None)
    return located(context.published, None if part in {"jour", "journee"} else part, context)


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
    if match["plural"]:
        return Reading(type="SET", timex=f"XXXX-WXX-{number + 1}")
    published = context.published
    if published is None:
        return dated(None, timex=f"XXXX-WXX-{number + 1}")
    if match["wrel"] or re.search(r" semaine$", match.group()):
        step = 0 if not match["wrel"] else (-1 if re.match(LAST, match["wrel"]) else 1)
        return located(cal.week(published).first + (7 * step + number) * cal.DAY, match["part"], context)
    if match["same"] and context.focus_day:
        return located(_back_to(number, context.focus_day), match["part"], context)
    days = [cal.day(published + offset * cal.DAY) for offset in range(-7, 8)]
    same = [item for item in days if item.first.weekday() == number]
    if match["rel"] and match["rel"].startswith(("suivant", "precedent")) and context.focus:
        around = [cal.day(context.focus.last + offset * cal.DAY) for offset in range(-7, 8)]
        same, published = [item for item in around if item.first.weekday() == number], context.focus.last
    if match["rel"] == "en huit":
        return located(same[-1].first + 7 * cal.DAY, match["part"], context)
    if match["rel"]:
        return located(by_word(same, published, match["rel"]).first, match["part"], context)
    tense, context_day = direction(match, context, match.start("weekday")), published
    if match["det"] == "le " and tense >= 0 and not match["rel"] and not match["part"]:
        return Reading(type="SET", timex=f"XXXX-WXX-{number + 1}")
    if match["det"] in {"ce ", "cette "} and not tense:
        return located(min(same, key=lambda item: abs(item.first - context_day)).first, match["part"], context)
    reading = located(pick(same, published, tense or -1).first, match["part"], context)
    return Reading(type=reading.type, timex=reading.timex, period=reading.period, loose=True)


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
    unit = match["unit"]
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
        tense = context.tense(match.start())
        both = [cal.weekend(context.published + offset * cal.DAY) for offset in (-7, 0)]
        return dated(pick(both, context.published, tense) if tense else both[1])
    return dated(cal.around(context.published, grain))


def _unit_word(match: Match, context: Context) -> Reading | None:
    grain, word = GRAINS[match["unit"]], match["rel"]
    anaphoric = word.startswith(("suivant", "precedent"))
    base = context.day if anaphoric else context.published
    if grain in {"day", "century", "decade"} or base is None:
        return dated(None) if base is None else None
    if grain == "night":
        return None
    if grain == "weekend" and re.match(LAST, word) and base.weekday() >= 5:  # noqa: PLR2004 - Saturday and Sunday
        return dated(cal.weekend(base - 7 * cal.DAY))
    return dated(cal.shift(cal.around(base, grain), -1 if re.match(LAST, word) else 1))


def _bare_unit(match: Match, context: Context) -> Reading | None:
    """Read « (la fin) du mois », « de l'année »; anything else than a part of it is no date."""
    before = match.string[: match.start()]
    if not re.search(r"(?:\b(?:fin|debut|milieu|mi|courant|cours) (?:de la |de l'|du )|\bdans l'|\bmi-)$", before):
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
    """Return where an amount of time before or after a day leads, as precise as its unit; None below the day."""
    parts = amount(text)
    if not parts or any(count is None for count, _ in parts):
        return None
    place, grain = base, "day"
    for count, unit in parts:
        place = step(place, float(count or 0) * way, unit)
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
    return _amounted(match, moved(context.published, match["amount"], -1) if context.published else None)


def _since(match: Match, context: Context) -> Reading | None:
    return _amounted(match, moved(context.published, match["amount"], -1) if context.published else None, 1)


def _within(match: Match, context: Context) -> Reading | None:
    if match.group().startswith(("au cours", "lors", "avant")):
        return _amounted(match, None)
    base = context.day if match["term"] else context.published
    return _amounted(match, exact_end(moved(base, match["amount"], 1)) if base else None, -1)


def exact_end(period: Period | None) -> Period | None:
    """Return a deadline; in days it is exact."""
    return period if period is None or period.grain != "day" else cal.day(period.first)


def _in_amount(match: Match, context: Context) -> Reading | None:
    return _amounted(match, moved(context.published, match["amount"], 1) if context.published else None)


def _later(match: Match, context: Context) -> Reading | None:
    way = 1 if match["way"] in {"plus tard", "apres"} else -1
    base = context.focus.first if context.focus else (context.published if way < 0 else None)
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
    base = context.focus.last if context.focus and offset > 0 else context.day
    if base is None:
        return dated(None)
    return located(base + offset * cal.DAY, match.groupdict().get("part"), context)


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
    return located(context.day, part, context)


def _same_unit(match: Match, context: Context) -> Reading | None:
    unit = match["unit"] or match["unit2"]
    if context.focus is None:
        return dated(None)
    if unit in {"periode", "epoque"}:
        return dated(None, timex=context.focus.timex)
    return dated(cal.around(context.focus.first, GRAINS[unit]))


def _last_units(match: Match, context: Context) -> Reading | None:
    reading = duration_reading(f"{match['count'] or 'quelques'} {match['unit']}")
    del context
    return reading


def number_of(text: str) -> int | None:
    """Return a whole number."""
    value = number_value(text)
    return int(value) if value is not None else None
