"""French time expressions that are made of others: parts of periods, days with their hour, ranges, open intervals."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from recoupe.lang.fr import calendar as cal
from recoupe.lang.fr.calendar import Period
from recoupe.lang.fr.dates import Context, Found, Reading
from recoupe.lang.fr.dates_parts import ends_of, unopened
from recoupe.lang.fr.dates_relative import PARTS, moved

LOOK: Final = 48
"""Characters before an expression in which the words stand that change it."""
_PART: Final = re.compile(
    r"(?:\b(?:la |le |l')?(?P<part>toute fin|fin|tout debut|debut|milieu|courant|mi|premiere moitie|seconde moitie|"
    r"derniers jours|premiers jours|premiere quinzaine|seconde quinzaine|deuxieme quinzaine)(?: du mois)?"
    r"(?:[ -]de la[ ]|[ -]de l'|[ -]de[ ]|[ -]du[ ]|[ -]d'|[ -]des[ ]|[ -]|[ ]l'))$"
)
_ENDED: Final = re.compile(r"\b(?:m[ei]\w*|pr[ei]\w*) fin$")
"""« a mis fin mercredi », « prendra fin jeudi »: the end of something, not of the day."""
_MODS: Final = {"fin": "END", "debut": "START", "mi": "MID", "milieu": "MID", "courant": "MID"}
_OPEN: Final = re.compile(
    r"\b(?:(?P<since>depuis|a partir|a compter|apres)(?: de la| du| de| de l'| d')?"
    r"|(?P<not_before>(?:pas|guere|jamais) avant)(?: la| l'| le)?"
    r"|(?P<until>jusqu'a|jusqu'au|jusqu'en|jusque|jusqu'|d'ici a|d'ici au|d'ici|avant|d'ici en)(?: la| l'| le)?) ?$"
)
_NIGHT: Final = re.compile(
    r"\b(?:la |cette )?(?P<part>nuit|soiree|matinee|soir|matin|apres-midi|journee|aube)[ ](?:de[ ](?:ce[ ])?|du[ ]|d')$"
)
_RANGE: Final = re.compile(r"\b(?P<word>entre(?:[ ]le)?|de|du|des|d')[ ]?(?:la |l'|le )?$")
_AND: Final = re.compile(r"^[ ]?(?:a|au|et|et le|et la|jusqu'a|jusqu'au|jusqu'en|a la|aux?|[-–])[ ]?$")
_EVES: Final = {"veille": -1, "avant-veille": -2, "lendemain": 1, "surlendemain": 2}
_EVE: Final = re.compile(
    r"\b(?:la |l'|le )?(?P<word>avant-veille|veille|surlendemain|lendemain) (?:de la |de l'|de |du |d')$"
)
_NOUN: Final = r"(?:le|la|l'|les|son|sa|ce|cette) ?(?:[\w'-]+ ){0,2}[\w'-]+"
_FROM: Final = re.compile(rf" (?P<way>apres|avant) (?:(?P<noun>{_NOUN}) (?:du |de |d'))?$")
"""« deux jours après (l'attaque du) » before a day."""
_EVE_OF_NOUN: Final = re.compile(
    rf"\b(?:la |l'|le )?(?P<word>avant-veille|veille|surlendemain|lendemain) (?:de |du |d')?"
    rf"(?P<noun>{_NOUN}|[\w'-]+)(?= (?:du |de |d')$)"
)
_INNER: Final = re.compile(r"de |du ")
_LONG: Final = frozenset({"season", "week", "quarter", "half"})
"""Grains that EDTF writes as an interval: before them is before they begin, after them is after they end."""
_PART_GAP: Final = re.compile(r"^,? (?:au|a|dans|en (?:fin|debut|milieu) d[e']?) ?$")
_CLOCK_GAP: Final = re.compile(r"^(?:,? |,? a |[ ])$")
_ABOUT: Final = re.compile(r"(?:vers|aux environs de|aux alentours de|autour de) ")
_ABOUT_DAY: Final = re.compile(r"\b(?:vers|aux environs|aux alentours|autour)(?: du| de la| de)? $")
_CLOCKS: Final = ("fr.time.clock@1", "fr.time.clock-words@1", "fr.time.digits@1", "fr.time.clock-half@1")


def join(found: list[Found], text: str, context: Context) -> list[Found]:
    """Return the expressions of a paragraph (folded text), those that belong together joined."""
    for step in (_of_years, _parts, _clocks, _about):
        found = step(found, text)
    found = _ranges(found, text, context)
    for later in (_nights, _anchors, _openers):
        found = later(found, text)
    return found


def _each(found: list[Found], text: str, change: Callable[[Found, str], Found]) -> list[Found]:
    made: list[Found] = []
    for item in found:
        floor = made[-1].end if made else 0
        made.append(change(item, text[max(floor, item.start - LOOK) : item.start]))
    return made


def _of_years(found: list[Found], text: str) -> list[Found]:
    """Return the expressions, « juillet de l'année dernière » as one."""
    made: list[Found] = []
    for item in found:
        joined = _in_year(made[-1], item, text) if made and made[-1].reading.loose else None
        made[-1:] = [joined] if joined else [*made[-1:], item]
    return made


def _in_year(first: Found, second: Found, text: str) -> Found | None:
    """Return a day, month or season in the year that is told after it."""
    period, year = first.reading.period, second.reading.period
    if period is None or year is None or year.grain != "year" or text[first.end : second.start] != " de ":
        return None
    moved_there = cal.months_on(period, 12 * (year.first.year - period.first.year))
    if moved_there is None or second.rule == "fr.date.year@1":
        return None
    reading = replace(first.reading, period=moved_there, timex=moved_there.timex, loose=False)
    return first.widened(first.start, second.end, reading, "fr.date.of-year@1")


def _parts(found: list[Found], text: str) -> list[Found]:
    return _each(found, text, lambda item, before: _part(item, before, text[item.start : item.end]))


def _part(item: Found, before: str, item_text: str) -> Found:
    match, period = _PART.search(before), item.reading.period
    if match is None or item.reading.type == "SET" or (period is None and item.reading.type != "DATE"):
        return item
    if re.search(r"\w $", match.group()) and re.match(r"l[ea] ", item_text):
        return item
    if _ENDED.search(before[: match.end("part")]):
        return item
    mod = next((mod for word, mod in _MODS.items() if word in match["part"].split()), None)
    start = item.start - len(match.group())
    whole = period is None or item.reading.type == "TIME" or match["part"] == "courant"
    piece = period if whole or period is None else part_of(period, mod or "")
    reading = replace(item.reading, period=piece, mod=mod, loose=item.reading.loose)
    return item.widened(start, item.end, reading, "fr.date.part@1")


def part_of(period: Period, mod: str) -> Period:
    """Return the start, middle or end of a period, as EDTF can say it."""
    if period.grain in {"month", "year", "day", "decade", "century"}:
        return cal.fuzzy(period)
    if period.grain == "span":
        return cal.day(period.last if mod == "END" else period.first)
    edge = period.closing if mod == "END" else period.opening
    day = period.last if mod == "END" else period.first
    return cal.fuzzy(replace(period, plain=edge, first=day, last=day, grain="span"))


def _clocks(found: list[Found], text: str) -> list[Found]:
    made: list[Found] = []
    for item in found:
        if made and (joined := _with_hour(made[-1], item, text)):
            made[-1] = joined
        else:
            if made and text[made[-1].end : item.start] == ", ":
                made[-1] = _dated_by(made[-1], item)
            made.append(item)
    return made


def _with_hour(first: Found, second: Found, text: str) -> Found | None:
    """Return the day and the hour as one where only « à » or a comma stands between them."""
    gap = text[first.end : second.start]
    if not _CLOCK_GAP.match(gap) and not _PART_GAP.match(gap):
        return None
    if first.reading.type == "DATE" and _one_day(first):
        return _day_first(first, second, text)
    apart = "," in gap and second.rule != "fr.date.deictic@1"
    if first.rule in _CLOCKS and second.reading.type == "DATE" and _one_day(second) and not apart:
        return _hour_of(second, first, first, second)
    return None


def _day_first(day: Found, hour: Found, text: str) -> Found | None:
    """Return « le 3 mars à 12 h », « le 3 mars au soir » as one; a comma joins them only after a year."""
    gap = text[day.end : hour.start]
    if hour.rule in _CLOCKS and not _approximate(hour):
        apart = "," in gap and not re.search(r"\d{4}$", text[: day.end])
        return None if apart else _hour_of(day, hour, day, hour)
    return _part_of_day(day, hour) if hour.rule == "fr.time.part@1" and _PART_GAP.match(gap) else None


def _dated_by(clock: Found, day: Found) -> Found:
    """Return an hour with the day that a comma sets off after it (« vers 18 h 30, jeudi »)."""
    period = day.reading.period
    if clock.rule not in _CLOCKS or day.reading.type != "DATE" or period is None or not _one_day(day):
        return clock
    told = (clock.reading.timex or "").split("T")[-1]
    return replace(clock, reading=replace(clock.reading, timex=f"{period.first.isoformat()}T{told}"))


def _part_of_day(day: Found, part: Found) -> Found:
    """Return « le 3 mars au soir » as one."""
    period, code = day.reading.period, (part.reading.timex or "").split("T")[-1]
    stamp = f"{period.first.isoformat()}T{code}" if period else None
    return day.widened(day.start, part.end, replace(day.reading, type="TIME", timex=stamp), "fr.time.day-part@1")


def _approximate(clock: Found) -> bool:
    return clock.reading.mod == "APPROX"


def _about(found: list[Found], text: str) -> list[Found]:
    """Return the expressions, « vers » left out where it ties an hour to the day before it (« mardi vers 18 h »)."""
    made: list[Found] = []
    for item in found:
        word = _ABOUT.match(text[item.start : item.end])
        if about := _approximate_day(item, text):
            made.append(about)
            continue
        near = made and item.start - made[-1].end <= 2 and made[-1].reading.type == "DATE"  # noqa: PLR2004 - « , »
        made.append(replace(item, start=item.start + word.end()) if word and near else item)
    return made


def _approximate_day(item: Found, text: str) -> Found | None:
    """Return « vers le 20 janvier », whose day is about right."""
    word = _ABOUT_DAY.search(text[max(0, item.start - LOOK) : item.start])
    if word is None or item.reading.type != "DATE" or item.reading.period is None or item.reading.open:
        return None
    reading = replace(item.reading, period=cal.fuzzy(item.reading.period), mod="APPROX")
    return item.widened(item.start - len(word.group()), item.end, reading, "fr.date.about@1")


def _one_day(item: Found) -> bool:
    period = item.reading.period
    return period is not None and period.grain == "day" and not period.fuzzy


def _hour_of(day: Found, clock: Found, first: Found, second: Found) -> Found:
    told = (clock.reading.timex or "").split("T")[-1]
    period = day.reading.period
    stamp = f"{period.first.isoformat()}T{told}" if period else None
    reading = replace(day.reading, type="TIME", timex=stamp, hour=clock.reading.hour)
    return day.widened(first.start, second.end, reading, "fr.time.day-hour@1")


def _ranges(found: list[Found], text: str, context: Context) -> list[Found]:
    made: list[Found] = []
    for item in found:
        joined = _range(made[-1], item, text, made[-2].end if len(made) > 1 else 0) if made else None
        if joined and made[-1].reading.loose and item.reading.loose:
            joined = _not_ahead(joined, made[-1], context)
        if joined:
            made[-1] = joined
        else:
            made.append(item)
    return made


def _range(first: Found, second: Found, text: str, floor: int) -> Found | None:
    start, end = first.reading.period, second.reading.period
    gap = text[first.end : second.start]
    if start is None or end is None or first.reading.open or second.reading.open or not _AND.match(gap):
        return None
    if not {first.reading.type, second.reading.type} <= {"DATE", "TIME"} or start.grain == "span":
        return None
    before = text[max(floor, first.start - 8) : first.start]
    word = _RANGE.search(before)
    if word is None:
        return _neighbours(first, second, gap)
    if (word["word"].startswith("entre")) != (" et" in gap):
        return _neighbours(first, second, gap)
    early, late = _ordered(first.reading, second.reading)
    if early is None or late is None:
        return None
    whole = cal.span(early, late)
    reading = Reading(type="DATE", timex=whole.timex, period=whole)
    opening = first.start - (len(word.group()) if _bare(word["word"]) else 0)
    return first.widened(opening, second.end, reading, "fr.date.range@1", parts=ends_of(first, second, early, late))


def _not_ahead(joined: Found, first: Found, context: Context) -> Found:
    """Return a range of weekdays a week earlier where a clause in the past would let it end after publication."""
    period, start = joined.reading.period, first.reading.period
    if period is None or start is None or context.published is None or start.grain != "day":
        return joined
    if period.last <= context.published or start.first > context.published or context.tense(first.start) >= 0:
        return joined
    early, late = cal.shift(start, -7), cal.day(period.last - 7 * cal.DAY)
    earlier = cal.span(early, late)
    one, other = joined.parts
    reading = replace(joined.reading, period=earlier, timex=earlier.timex)
    return replace(joined, reading=reading, parts=ends_of(one, other, early, late))


def _bare(word: str) -> bool:
    return word != "des"


def _neighbours(first: Found, second: Found, gap: str) -> Found | None:
    """Return two months that follow each other (« juin et juillet ») as one stretch."""
    start, end = first.reading.period, second.reading.period
    if (
        start is None
        or end is None
        or gap not in {" et ", " et de ", " et d'", "-", "–", " - "}
        or {start.grain, end.grain} != {"month"}
    ):
        return None
    if first.reading.loose and not second.reading.loose:
        start = _moved_before(start, end)
    if gap.startswith(" et") and cal.shift(start, 1).plain != end.plain:
        return None
    if start.first >= end.first:
        return None
    whole = cal.span(start, end)
    reading = Reading(type="DATE", timex=whole.timex, period=whole)
    return first.widened(first.start, second.end, reading, "fr.date.range@1", parts=ends_of(first, second, start, end))


def _ordered(first: Reading, second: Reading) -> tuple[Period | None, Period | None]:
    """Return both ends of a range, a loose one moved so that the second follows the first."""
    start, end = first.period, second.period
    if start is None or end is None:
        return start, end
    if first.loose and not second.loose:
        start = _moved_before(start, end)
    elif start.first > end.last and second.loose:
        end = _moved_after(end, start)
    elif start.first > end.last:
        return None, None
    elif first.loose and second.loose and (end.first - start.first).days > _span_limit(start):
        start = _moved_before(start, end)
    return start, end


def _span_limit(period: Period) -> int:
    return 7 if period.grain in {"day", "night"} and period.plain.count("-") == 2 else 366  # noqa: PLR2004 - days


def _moved_before(start: Period, end: Period) -> Period:
    if start.grain == "month":
        year = end.first.year - (start.first.month > end.last.month)
        moved_month = cal.month(year, start.first.month)
        return cal.fuzzy(moved_month) if start.fuzzy else moved_month
    if start.grain == "day" and start.first > end.last:
        return cal.day(start.first - 7 * cal.DAY) if (start.first - end.last).days < 7 else _years(start, -1)  # noqa: PLR2004 - a week
    return start


def _moved_after(end: Period, start: Period) -> Period:
    if end.grain == "month":
        moved_month = cal.month(start.first.year + (end.first.month < start.first.month), end.first.month)
        return cal.fuzzy(moved_month) if end.fuzzy else moved_month
    if end.grain == "day":
        return cal.day(end.first + 7 * cal.DAY) if (start.first - end.last).days < 7 else _years(end, 1)  # noqa: PLR2004 - a week
    return end


def _years(period: Period, count: int) -> Period:
    return cal.day(cal.add_months(period.first, 12 * count))


def _nights(found: list[Found], text: str) -> list[Found]:
    return _each(found, text, lambda item, before: _night(item, before, text[item.start : item.end]))


def _night(item: Found, before: str, whole: str) -> Found:
    """Read « la nuit de samedi (à dimanche) », « la soirée du 3 mars »."""
    period = item.reading.period
    inside = _INNER.match(whole) if item.rule in {"fr.date.range@1", "fr.date.day-range@1"} else None
    match = _NIGHT.search(before + (inside.group() if inside else ""))
    if match is None or period is None or item.reading.open or item.reading.type == "DURATION":
        return item
    start = item.start + (len(inside.group()) if inside else 0) - len(match.group())
    code = PARTS[match["part"]]
    if period.grain == "day" and match["part"] == "nuit":
        period = cal.night(period.first)
    stamp = f"{period.first.isoformat()}T{code}"
    reading = Reading(type="TIME", timex=stamp, period=period)
    return item.widened(start, item.end, reading, "fr.time.part-of@1")


def _anchors(found: list[Found], text: str) -> list[Found]:
    made: list[Found] = []
    for item in found:
        joined = _amount_from(made[-1], item, text) if made else None
        if joined:
            made[-1] = joined
        if joined is None or joined.end < item.start:
            before = text[max(made[-1].end if made else 0, item.start - LOOK) : item.start]
            made += [*_eve_of_noun(item, before), _eve_of(item, before)]
    return made


def _is_day(item: Found) -> bool:
    return _one_day(item) and not item.reading.open and item.reading.type != "DURATION"


def _amount_from(amount: Found, day: Found, text: str) -> Found | None:
    """Read « deux jours après le 3 mars »."""
    gap = _FROM.match(text[amount.end : day.start])
    way = {"apres": 1, "avant": -1}[gap["way"]] if gap else None
    period = day.reading.period
    if gap is None or way is None or amount.rule != "fr.duration.amount@1" or period is None or not _is_day(day):
        return None
    place = moved(period.first, text[amount.start : amount.end], way)
    timex = place.timex if place else amount.reading.timex
    reading = Reading(type="DATE", timex=timex, period=place)
    end = amount.end + gap.end("noun") if gap["noun"] else day.end
    parts = (replace(amount, reading=replace(amount.reading, period=place)), *(() if gap["noun"] else day.timeml))
    return amount.widened(amount.start, end, reading, "fr.date.amount-from@1", parts=parts)


def _eve_of_noun(item: Found, before: str) -> list[Found]:
    """Read « au lendemain de l'attaque » before « du 17 avril »; the date stays an expression of its own."""
    match, period = _EVE_OF_NOUN.search(before), item.reading.period
    if match is None or period is None or not _is_day(item):
        return []
    shifted = cal.day(period.first + _EVES[match["word"]] * cal.DAY)
    start = item.start - len(before) + match.start()
    reading = Reading(type="DATE", timex=shifted.timex, period=shifted)
    return [item.widened(start, start + len(match.group()), reading, "fr.date.eve-of@1")]


def _eve_of(item: Found, before: str) -> Found:
    """Read « le lendemain de Noël », « la veille du 3 mars »."""
    match, period = _EVE.search(before), item.reading.period
    if match is None or period is None or not _is_day(item):
        return item
    shifted = cal.day(period.first + _EVES[match["word"]] * cal.DAY)
    reading = Reading(type="DATE", timex=shifted.timex, period=shifted)
    return item.widened(item.start - len(match.group()), item.end, reading, "fr.date.eve-of@1")


def _openers(found: list[Found], text: str) -> list[Found]:
    return _each(found, text, _opener)


def _opener(item: Found, before: str) -> Found:
    reading = item.reading
    match = _OPEN.search(before)
    if match is None or reading.period is None or reading.open or reading.type not in {"DATE", "TIME"}:
        return item
    period = reading.period
    if match["since"] == "apres" and period.grain == "year":
        return item
    if match["until"] and item.rule == "fr.time.part@1":
        return replace(item, reading=replace(reading, period=None))
    way = 1 if match["since"] or match["not_before"] else -1
    if way < 0 and period.grain in _LONG:
        period = replace(period, plain=period.opening, fuzzy=False)
    if match["since"] == "apres" and period.grain in _LONG:
        period = replace(period, plain=period.closing, fuzzy=False)
    opened = replace(reading, period=period, open=way, hour="")
    parts = unopened(item, match.group(), opened)
    return item.widened(item.start - len(match.group()), item.end, opened, "fr.date.open@1", parts=parts)
