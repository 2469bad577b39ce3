"""What TimeML marks of a French time expression: openers are left outside, each end of a range stands alone."""

import re
from dataclasses import replace
from datetime import date
from typing import Final

from recoupe.lang.fr import calendar as cal
from recoupe.lang.fr.dates import NEXT, Found, Match, Reading
from recoupe.lang.fr.durations import duration_reading

_BEFORE_FIRST: Final = re.compile(r"(?:les? )?(?:\w+di )?$")
_BEFORE_LAST: Final = re.compile(
    r"(?:(?<=et )le |(?<=jusqu'a )le )?(?:(?:lun|mar|mercre|jeu|vendre|same)di |dimanche )?$"
)
_TAIL: Final = re.compile(rf" {NEXT}$")
"""What belongs to an amount that an opener stands before (« dans les dix jours à venir »)."""
_WHOLE: Final = frozenset({"fr.date.later@1"})
"""Rules of amounts that follow no opener (« deux jours plus tard »)."""


def parts_of(match: Match, reading: Reading, rule: str) -> tuple[Found, ...]:
    """Return the parts of what one rule read: an amount without its opener, or the two ends of a range of days."""
    groups = match.re.groupindex
    if groups.get("core") and rule not in _WHOLE and match["core"]:
        return _core(match, reading, rule)
    if reading.period is None or reading.period.grain != "span" or "first" not in groups or "day" not in groups:
        return ()
    return _ends(match, reading.period, rule)


def _core(match: Match, reading: Reading, rule: str) -> tuple[Found, ...]:
    """Return an amount of time without what opens it, with the article that stands between."""
    start, end = match.span("core")
    if match.string[match.start() : start].endswith(" les "):
        start -= len("les ")
    if reading.type == "DATE" and "amount" in match.re.groupindex:
        reading = replace(duration_reading(match["core"]), period=reading.period, open=reading.open)
    tail = _TAIL.match(match.string[end : match.end()])
    return (Found(start=start, end=end + (len(tail.group()) if tail else 0), reading=reading, rule=rule),)


def _ends(match: Match, period: cal.Period, rule: str) -> tuple[Found, ...]:
    text = match.string
    between = text[match.end("first") : match.start("day")]
    if between.strip() in {"-", "–"}:
        return ()
    before = _BEFORE_FIRST.search(text[match.start() : match.start("first")])
    ahead = _BEFORE_LAST.search(between)
    first = match.start("first") - (len(before.group()) if before else 0)
    last = match.start("day") - (len(ahead.group()) if ahead else 0)
    ends = ((first, match.end("first"), period.first), (last, match.end(), period.last))
    return tuple(Found(start=a, end=b, reading=_day(day), rule=rule) for a, b, day in ends)


def _day(day: date) -> Reading:
    period = cal.day(day)
    return Reading(type="DATE", timex=period.timex, period=period)


def ends_of(first: Found, second: Found, early: cal.Period, late: cal.Period) -> tuple[Found, ...]:
    """Return the two ends of a range that was joined, each at the place that the other moved it to."""
    return _at(first, early), _at(second, late)


def _at(item: Found, period: cal.Period) -> Found:
    if period == item.reading.period:
        return item
    return replace(item, reading=replace(item.reading, period=period, timex=period.timex, hour=""))


def unopened(item: Found, opener: str, reading: Reading) -> tuple[Found, ...]:
    """Return what an opener opens, without it but with the article that stands between (« avant [l'été] »)."""
    article = re.search(r"(?:(?<=jusqu'a )|(?<= de )|(?<=avant )|(?<=d'ici )|(?<=d'ici a ))(?:la |l'|le )$", opener)
    start = item.start - (len(article.group()) if article else 0)
    return item.parts or (replace(item, start=start, reading=reading),)
