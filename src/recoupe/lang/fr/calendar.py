"""Calendar arithmetic: stretches of time and how EDTF (ISO 8601-2) and TIMEX3 write them."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Final, Literal

Grain = Literal[
    "day", "night", "weekend", "week", "month", "season", "quarter", "half", "year", "decade", "century", "span"
]
SEASONS: Final[dict[str, int]] = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First months of the meteorological seasons, by TIMEX3 code."""
DECEMBER: Final = 12
DAY: Final = timedelta(days=1)
PIVOT: Final = 30
"""Two-digit years up to here belong to the 21st century."""
_HIJRI_EPOCH: Final = 227_014
"""Day number (proleptic Gregorian ordinal) of the day before 1 Muharram 1 in the tabular calendar, civil epoch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A stretch of days with its EDTF and TIMEX3 forms; ``fuzzy`` marks an approximate one (EDTF ``~``)."""

    first: date
    last: date
    grain: Grain
    plain: str
    timex: str
    fuzzy: bool = False

    @property
    def edtf(self) -> str:
        """Return the EDTF value."""
        return f"{self.plain}~" if self.fuzzy and "~" not in self.plain else self.plain

    @property
    def opening(self) -> str:
        """Return where it starts, in EDTF, for an interval that it opens."""
        return self._end(0)

    @property
    def closing(self) -> str:
        """Return where it ends, in EDTF."""
        return self._end(-1)

    def _end(self, place: int) -> str:
        part = self.plain.split("/")[place]
        return f"{part}~" if self.fuzzy and not part.endswith("~") else part


def day(value: date) -> Period:
    """Return one day."""
    return Period(first=value, last=value, grain="day", plain=value.isoformat(), timex=value.isoformat())


def night(value: date) -> Period:
    """Return the night that begins on the evening of a day."""
    after = value + DAY
    return Period(
        first=value, last=after, grain="night", plain=f"{value}/{after}", timex=f"{value.isoformat()}TNI"
    )  # fmt: skip


def week(value: date) -> Period:
    """Return the ISO week that a day lies in."""
    first = value - timedelta(days=value.weekday())
    last = first + 6 * DAY
    year, number, _ = value.isocalendar()
    return Period(first=first, last=last, grain="week", plain=f"{first}/{last}", timex=f"{year}-W{number:02}")


def weekend(value: date) -> Period:
    """Return the Saturday and Sunday of the ISO week that a day lies in."""
    whole = week(value)
    saturday = whole.first + 5 * DAY
    return Period(
        first=saturday, last=whole.last, grain="weekend", plain=f"{saturday}/{whole.last}", timex=f"{whole.timex}-WE"
    )


def month(year: int, number: int) -> Period:
    """Return a month; numbers below 1 or above 12 count into the years around."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    text = f"{year:04}-{number:02}"
    return Period(
        first=date(year, number, 1), last=_month_end(year, number), grain="month", plain=text, timex=text
    )  # fmt: skip


def year(number: int) -> Period:
    """Return a year."""
    return Period(
        first=date(number, 1, 1), last=date(number, 12, 31), grain="year", plain=f"{number:04}", timex=f"{number:04}"
    )


def months(start: Period, count: int, grain: Grain, timex: str) -> Period:
    """Return several months from the one that ``start`` is."""
    end = month(start.first.year, start.first.month + count - 1)
    return Period(first=start.first, last=end.last, grain=grain, plain=f"{start.plain}/{end.plain}", timex=timex)


def season(number: int, code: str) -> Period:
    """Return a meteorological season (three months) of a year; winter begins in its December."""
    return months(month(number, SEASONS[code]), 3, "season", f"{number:04}-{code}")


def quarter(number: int, which: int) -> Period:
    """Return a quarter of a year."""
    return months(month(number, 3 * which - 2), 3, "quarter", f"{number:04}-Q{which}")


def half(number: int, which: int) -> Period:
    """Return a half of a year."""
    return months(month(number, 6 * which - 5), 6, "half", f"{number:04}-H{which}")


def decade(start: int) -> Period:
    """Return the ten years from a year that ends in 0."""
    digits = f"{start // 10:03}"
    return Period(
        first=date(start, 1, 1), last=date(start + 9, 12, 31), grain="decade", plain=f"{digits}X", timex=digits
    )


def century(number: int) -> Period:
    """Return a century (the 21st: 20XX)."""
    start = max(1, 100 * (number - 1))
    digits = f"{number - 1:02}"
    return Period(
        first=date(start, 1, 1), last=date(100 * number - 1, 12, 31), grain="century", plain=f"{digits}XX", timex=digits
    )


def span(first: Period, last: Period) -> Period:
    """Return the stretch from the start of one period to the end of another."""
    plain = f"{first.opening}/{last.closing}"
    return Period(first=first.first, last=last.last, grain="span", plain=plain, timex=plain)


def fuzzy(period: Period) -> Period:
    """Return the same stretch, marked as approximate."""
    return replace(period, fuzzy=True)


def add_months(value: date, count: int) -> date:
    """Return the same day some months on, or the last day of a shorter month."""
    target = month(value.year, value.month + count)
    return target.first.replace(day=min(value.day, target.last.day))


def months_on(period: Period, count: int) -> Period | None:
    """Return the same day, month or season some months on, None for other grains."""
    if period.grain == "day":
        return day(add_months(period.first, count))
    if period.grain == "month":
        return month(period.first.year, period.first.month + count)
    return season_of(add_months(period.first, count)) if period.grain == "season" else None


def shift(period: Period, count: int) -> Period:  # noqa: PLR0911 - one branch a grain
    """Return the period of the same kind that many steps on (negative: back)."""
    first = period.first
    match period.grain:
        case "day":
            return day(first + count * DAY)
        case "night":
            return night(first + count * DAY)
        case "week":
            return week(first + 7 * count * DAY)
        case "weekend":
            return weekend(first + 7 * count * DAY)
        case "month":
            return month(first.year, first.month + count)
        case "season":
            moved = month(first.year, first.month + 3 * count).first
            return season(moved.year, next(code for code, start in SEASONS.items() if start == moved.month))
        case "quarter":
            return quarter_of(month(first.year, first.month + 3 * count).first)
        case "half":
            return half_of(month(first.year, first.month + 6 * count).first)
        case "decade":
            return decade(first.year + 10 * count)
        case _:
            return year(first.year + count)


def around(value: date, grain: str) -> Period:  # noqa: C901, PLR0911 - one branch a grain
    """Return the period of a kind that a day lies in."""
    match grain:
        case "day":
            return day(value)
        case "night":
            return night(value)
        case "week":
            return week(value)
        case "weekend":
            return weekend(value)
        case "month":
            return month(value.year, value.month)
        case "season":
            return season_of(value)
        case "quarter":
            return quarter_of(value)
        case "half":
            return half_of(value)
        case "decade":
            return decade(value.year - value.year % 10)
        case "century":
            return century(value.year // 100 + 1)
        case _:
            return year(value.year)


def season_of(value: date) -> Period:
    """Return the season that a day lies in."""
    start = month(value.year, value.month - value.month % 3).first
    return season(start.year, next(code for code, number in SEASONS.items() if number == start.month))


def quarter_of(value: date) -> Period:
    """Return the quarter that a day lies in."""
    return quarter(value.year, (value.month + 2) // 3)


def half_of(value: date) -> Period:
    """Return the half year that a day lies in."""
    return half(value.year, 1 if value.month <= DECEMBER // 2 else 2)


def full_year(digits: str) -> int:
    """Return the year that two or four digits write."""
    number = int(digits)
    if len(digits) > 2:  # noqa: PLR2004 - two digits leave the century out
        return number
    return number + (2000 if number <= PIVOT else 1900)


@cache
def easter(number: int) -> date:
    """Return Easter Sunday of a year (Anonymous Gregorian algorithm, Meeus 1991)."""
    golden, centuries, rest = number % 19, number // 100, number % 100
    epact = (19 * golden + centuries - centuries // 4 - (centuries - (centuries + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (centuries % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    shift_back = (golden + 11 * epact + 22 * weekday) // 451
    days = epact + weekday - 7 * shift_back + 114
    return date(number, days // 31, days % 31 + 1)


def hijri(number: int, month_number: int, day_number: int) -> date:
    """Return a day of the tabular Islamic calendar (observed dates may differ by a day or two)."""
    months_before = (59 * (month_number - 1) + 1) // 2
    leap_days = (3 + 11 * number) // 30
    return date.fromordinal(_HIJRI_EPOCH + (number - 1) * 354 + leap_days + months_before + day_number)


def _month_end(number: int, which: int) -> date:
    return date(number, which, monthrange(number, which)[1])
