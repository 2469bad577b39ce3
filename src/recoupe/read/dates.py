"""Dates and times that pages and posts carry as metadata → EDTF; dates in running text are ``annotate``'s work."""

import re
from datetime import date
from typing import Final

MONTHS: Final = {
    "janvier": 1, "janv": 1, "jan": 1, "january": 1,
    "février": 2, "fevrier": 2, "févr": 2, "fév": 2, "fev": 2, "feb": 2, "february": 2,
    "mars": 3, "mar": 3, "march": 3,
    "avril": 4, "avr": 4, "apr": 4, "april": 4,
    "mai": 5, "may": 5,
    "juin": 6, "jun": 6, "june": 6,
    "juillet": 7, "juil": 7, "jul": 7, "july": 7,
    "août": 8, "aout": 8, "aug": 8, "august": 8,
    "septembre": 9, "sept": 9, "sep": 9, "september": 9,
    "octobre": 10, "oct": 10, "october": 10,
    "novembre": 11, "nov": 11, "november": 11,
    "décembre": 12, "decembre": 12, "déc": 12, "dec": 12, "december": 12,
}  # fmt: skip
DIGIT: Final = re.compile(r"\d")
_LONGEST: Final = 80
_MONTH: Final = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY_NAME: Final = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|(?:lun|mar|mer|jeu|ven|sam|dim)\b\.?)"
_TIME: Final = r"(?P<hour>[01]?\d|2[0-3])\s?(?:[:hH]|heures?)\s?(?P<minute>[0-5]\d)?(?::[0-5]\d)?(?:\s?min)?"
_DATES: Final = (
    r"(?P<iso>(?P<iy>\d{4})-(?P<im>\d{2})-(?P<id>\d{2}))",
    rf"(?P<d>\d{{1,2}})(?:er)?[\s.-]+(?P<name>{_MONTH})\.?[\s.,-]+(?P<y>\d{{4}})",
    rf"(?P<ename>{_MONTH})\.?\s(?P<ed>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<ey>\d{{4}})",
    r"(?P<nd>\d{1,2})[/. -](?P<nm>\d{1,2})[/. -](?P<ny>\d{4}|\d{2}(?!\d))",
)
STAMP: Final = re.compile(
    rf"(?:{_DAY_NAME},?\s+)?(?:le\s+)?(?:{'|'.join(_DATES)})(?:T|\s*[,;·|–-]?\s*(?:à\s+|at\s+)?)?(?:(?<!\d){_TIME})?",
    re.IGNORECASE,
)
"""A date in digits or with the month's name, and a time of day where one follows."""


def edtf(text: str) -> str | None:
    """Return the first date of a stamp as EDTF, to the minute where it has a time; None where it holds none.

    Digits alone are read day, month, year, as French pages write them.
    """
    for found in STAMP.finditer(text):
        day = _day(found)
        if day is not None:
            return day.isoformat() + _clock(found)
    return None


def whole_stamp(text: str) -> str | None:
    """Return the EDTF of a line that is nothing but a date, with or without a time."""
    if len(text) > _LONGEST or DIGIT.search(text) is None:
        return None
    found = STAMP.fullmatch(text.strip(" \u00a0·•.,;|-–—()[]"))
    day = _day(found) if found else None
    return day.isoformat() + _clock(found) if found and day else None


def _day(found: re.Match[str]) -> date | None:
    if found["iso"]:
        return _valid(found["iy"], int(found["im"]), found["id"])
    if found["name"]:
        return _valid(found["y"], MONTHS[found["name"].lower()], found["d"])
    if found["ename"]:
        return _valid(found["ey"], MONTHS[found["ename"].lower()], found["ed"])
    return _valid(found["ny"], int(found["nm"]), found["nd"])


def _valid(year: str, month: int, day: str) -> date | None:
    try:
        return date(int(year) if len(year) == len("2021") else 2000 + int(year), month, int(day))
    except ValueError:
        return None


def _clock(found: re.Match[str]) -> str:
    return f"T{int(found['hour']):02}:{found['minute'] or '00'}" if found["hour"] else ""
