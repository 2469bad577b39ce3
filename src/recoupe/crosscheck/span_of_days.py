"""The days that an EDTF date covers."""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final

DATE: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?$")
DECEMBER: Final = 12
SEASONS: Final = {21: 3, 22: 6, 23: 9, 24: 12}
"""First months of the meteorological seasons, by EDTF's code."""
Days = tuple[date, date]


def days_of(edtf: str | None) -> Days | None:
    """Return the first and last day of an EDTF date, month, season, year or interval, None for what has no ends."""
    if not edtf:
        return None
    first, _, last = edtf.partition("/")
    begin, end = _days(first), _days(last or first)
    return (begin[0], end[1]) if begin and end and begin[0] <= end[1] else None


def _days(text: str) -> Days | None:
    found = DATE.match(text.rstrip("~?%"))
    if found is None or found[1] == "0000":
        return None
    year, month, day = (int(part) if part else 0 for part in found.groups())
    try:
        return (date(year, month, day),) * 2 if day else _month(year, month)
    except ValueError:
        return None


def _month(year: int, month: int) -> Days:
    if not month:
        return date(year, 1, 1), date(year, DECEMBER, 31)
    first, last = (SEASONS[month], SEASONS[month] + 2) if month in SEASONS else (month, month)
    over = last > DECEMBER
    end = (year + over, last - DECEMBER * over)
    return date(year, first, 1), date(*end, monthrange(*end)[1])


def width(days: Days) -> int:
    """Return how many days a stretch has."""
    return (days[1] - days[0]).days + 1


def apart(one: Days, other: Days) -> int:
    """Return how many days lie between two stretches, 0 where they touch or overlap."""
    return max((one[0] - other[1]).days, (other[0] - one[1]).days, 0)


def until(published: str | None, before: int) -> Days | None:
    """Return the days up to a publication, ``before`` of them ahead of it."""
    days = days_of(published)
    return (days[0] - timedelta(days=before), days[1]) if days else None
