"""French clock times and parts of the day."""

import re
from datetime import date
from typing import Final

from recoupe.lang.fr import calendar as cal
from recoupe.lang.fr.dates import Context, Match, Reader, Reading
from recoupe.lang.fr.dates_relative import PARTS
from recoupe.lang.fr.numbers import number_value

HALVES = {"du soir": 12, "de l'apres-midi": 12, "du matin": 0}


def _clock(match: Match, context: Context) -> Reading | None:
    parts = match.groupdict()
    hour, minute = number_value(parts["hour"]), _minute(parts.get("minute"))
    if hour is None or minute is None or hour > 24:  # noqa: PLR2004 - hours of a day
        return None
    whole = int(hour)
    if parts.get("half") and whole < 12:  # noqa: PLR2004 - noon
        whole += HALVES[parts["half"]]
    if minute < 0:
        whole, minute = whole - 1, 60 + minute
    told = f"{whole:02}:{minute:02}"
    context.hour = told
    mod = "APPROX" if parts.get("about") else None
    return Reading(
        type="TIME", timex=f"{_day(context)}T{told}", hour=told if parts.get("minute") else f"{whole:02}", mod=mod
    )


def _minute(text: str | None) -> int | None:
    known = {"et demie": 30, "et quart": 15, "moins le quart": -15}
    if not text:
        return 0
    if text in known:
        return known[text]
    value = number_value(text)
    return int(value) if value is not None and value < 60 else None  # noqa: PLR2004 - minutes of an hour


def _day(context: Context) -> str:
    return context.day.isoformat() if context.day else "XXXX-XX-XX"


def _noon(match: Match, context: Context) -> Reading | None:
    told = "12:00" if match["noon"] == "midi" else "00:00"
    context.hour = told
    return Reading(type="TIME", timex=f"{_day(context)}T{told}")


def _part(match: Match, context: Context) -> Reading | None:
    period = cal.day(context.focus_day) if context.focus_day and _told(match) else None
    if period and match["part"] == "nuit":
        period = cal.night(_begun(period.first, match, context))
    return Reading(type="TIME", timex=f"{_day(context)}T{PARTS[match['part']]}", period=period)


def _begun(day: date, match: Match, context: Context) -> date:
    """Return the day on whose evening a night begins that is told in the past: one that has begun by publication."""
    ahead = context.published is None or day < context.published or context.tense(match.end() - 1) > 0
    return day if ahead else day - cal.DAY


def _told(match: Match) -> bool:
    """Tell whether a part of the day is that of the day spoken of (« au matin »), not of any day (« le matin »)."""
    before = match.string[max(0, match.start() - 16) : match.start()]
    return bool(
        re.search(
            r"(?:\bau|\ba|\bdes|\bdans|\ben|fin d'|fin de|debut de|debut d'|\bdepuis|jusqu'a|au cours de) ?$", before
        )
    )


def at(period: cal.Period, hour: str, told: str) -> Reading:
    """Return the reading of an hour of a day."""
    return Reading(type="TIME", timex=f"{period.first.isoformat()}T{told}", period=period, hour=hour)


READERS: Final[dict[str, Reader]] = {
    "fr.time.clock@1": _clock,
    "fr.time.clock-words@1": _clock,
    "fr.time.clock-half@1": _clock,
    "fr.time.digits@1": _clock,
    "fr.time.noon@1": _noon,
    "fr.time.part@1": _part,
}
