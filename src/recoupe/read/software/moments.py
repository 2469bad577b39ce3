"""When a post was written: the wall-clock time that its reader sees, else the machine's time."""

import re
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final

from recoupe.lang.fr.text import straighten
from recoupe.read.dates import DIGIT, MONTHS, edtf
from recoupe.read.markup import Element, attribute, text_of

LONGEST: Final = 200
MEMORY: Final = 4_096
"""Texts whose date is kept: structure and posts ask about the same ones."""

_SPACES: Final = re.compile(r"\s+")
_HALF: Final = re.compile(r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2})?\s*(?P<half>[ap])\.?m\b\.?", re.IGNORECASE)
_LOOSE: Final = re.compile(r"(?P<hour>\d{1,2})\s?h\s(?P<minute>\d{2})\s?min", re.IGNORECASE)
_CLOCK: Final = re.compile(r"\b(?P<hour>[01]?\d|2[0-3])\s?(?:[:hH.]|heures?)\s?(?P<minute>[0-5]\d)?\b")
_YESTERDAY: Final = re.compile(r"\b(?:hier|yesterday|gestern)\b", re.IGNORECASE)
_TODAY: Final = re.compile(r"\b(?:aujourd'hui|today|heute)\b", re.IGNORECASE)
_AGO: Final = re.compile(
    r"(?:il y a|depuis|vor)?\s*(?P<count>\d+|une?|an?)\s*(?P<unit>secondes?|s|minutes?|mins?|heures?|hours?|hrs?|h|"
    r"jours?|days?|j|d|semaines?|sem|weeks?|w|mois|months?|mo|ans?|années?|years?|y)\b\.?",
    re.IGNORECASE,
)
_UNITS: Final = {"s": 1, "m": 60, "h": 3600, "j": 86400, "d": 86400, "w": 604800}
_WEEK: Final = re.compile(r"sem|week|w$", re.IGNORECASE)
_MONTH: Final = re.compile(r"mois|mo$|month", re.IGNORECASE)
_YEAR: Final = re.compile(r"an|y", re.IGNORECASE)
_MACHINE: Final = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}))?")
_MONTH_FIRST: Final = re.compile(r"\b(?P<month>\d{1,2})(?P<mark>[/.-])(?P<day>\d{1,2})(?P=mark)(?P<year>\d{4}|\d{2})\b")
_DOTTED: Final = re.compile(r"\b(\d{4})[./](\d{2})[./](\d{2})\b")
_ORDINAL: Final = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)\b", re.IGNORECASE)
_SHORT_YEAR: Final = re.compile(
    rf"\b(\d{{1,2}}[-. ](?:{'|'.join(MONTHS)})\.?)[-., ']+(\d{{2}})(?![\d:h])", re.IGNORECASE
)
_NOW: Final = re.compile(
    r"(?:nous sommes(?: actuellement)? le|date(?: actuelle)?\s*:|il est actuellement|it is currently|heure\s*:)"
    r"\s*(?P<when>[^\n]{6,60})",
    re.IGNORECASE,
)
_NOW_SIGNS: Final = ("nous sommes", "date actuelle", "il est actuellement", "it is currently", "heure :", "date :")
_GERMAN: Final = {
    "januar": "janvier", "februar": "février", "märz": "mars", "april": "avril", "mai": "mai", "juni": "juin",
    "juli": "juillet", "august": "août", "september": "septembre", "oktober": "octobre", "november": "novembre",
    "dezember": "décembre", "okt": "octobre", "dez": "décembre",
}  # fmt: skip
_GERMAN_MONTH: Final = re.compile(rf"\b(?:{'|'.join(_GERMAN)})\b", re.IGNORECASE)


def shown_moment(node: Element, value: str = "", *, now: str | None = None, english: bool = False) -> str | None:
    """Return a post's time as EDTF from the element that carries it.

    What the reader sees wins where it has a time of day; then what the pointer shows, then the machine's time in its
    own zone, then a date alone. A relative date is counted from ``now``, the page's own time (EDTF).
    """
    if value:
        return machine(value) or written(value, english=english) or relative(value, now)
    texts = [text_of(node), node.get("title") or "", _parts(node)]
    found = [written(text, english=english) for text in texts if text and len(text) <= LONGEST]
    exact = next((each for each in found if each and "T" in each), None)
    stamp = node if node.tag in {"time", "abbr"} else next(iter(node.iter("time", "abbr")), None)
    if exact is None and stamp is not None and stamp is not node:
        return shown_moment(stamp, now=now, english=english)
    given = machine(attribute(node, "datetime", "data-datetime", "content", "data-timestamp", "data-time") or "")
    return exact or given or next(filter(None, found), None) or relative(texts[0], now)


def _parts(node: Element) -> str:
    """Return the date and time that XenForo keeps apart."""
    day, clock = (attribute(node, f"data-{each}-string", f"data-{each}string") for each in ("date", "time"))
    return f"{day}, {clock}" if day and clock else ""


def machine(value: str) -> str | None:
    """Return an ISO or Unix time as EDTF to the minute, in the zone it is given in."""
    found = _MACHINE.match(value.strip())
    if found:
        return "T".join(filter(None, found.groups()))
    return None


def written(text: str, *, english: bool = False) -> str | None:
    """Return the first date that a text has in words or digits as EDTF; ``english`` reads month, day, year."""
    return _written(text[:LONGEST], english=english) if DIGIT.search(text) else None


@lru_cache(maxsize=MEMORY)
def _written(text: str, *, english: bool) -> str | None:
    text = _SPACES.sub(" ", straighten(text).replace("\u00a0", " "))
    text = _GERMAN_MONTH.sub(lambda found: _GERMAN[found[0].lower()], text)
    text = _DOTTED.sub(r"\1-\2-\3", text)
    text = _SHORT_YEAR.sub(r"\1 20\2", _ORDINAL.sub(r"\1", text))
    text = _LOOSE.sub(r"\g<hour>:\g<minute>", _HALF.sub(_whole_day, text))
    swapped = _MONTH_FIRST.sub(r"\g<day>\g<mark>\g<month>\g<mark>\g<year>", text)
    return (edtf(swapped) or edtf(text)) if english else (edtf(text) or edtf(swapped))


def _whole_day(found: re.Match[str]) -> str:
    hour = int(found["hour"]) % 12 + (12 if found["half"] in "pP" else 0)
    return f"{hour:02}:{found['minute']}"


def relative(text: str, now: str | None) -> str | None:
    """Return « hier à 14:20 » or « il y a 3 heures » as EDTF counted from ``now``; None without it."""
    text = straighten(text[:LONGEST])
    if not now or not text.strip():
        return None
    base = datetime.fromisoformat(now) if "T" in now else datetime.fromisoformat(f"{now}T23:59")
    for pattern, days in ((_YESTERDAY, 1), (_TODAY, 0)):
        if pattern.search(text):
            return (base - timedelta(days=days)).date().isoformat() + _clock(text)
    found = _AGO.search(text)
    return _back(base, found, exact="T" in now) if found else None


def _clock(text: str) -> str:
    found = _CLOCK.search(_HALF.sub(_whole_day, text))
    return f"T{int(found['hour']):02}:{found['minute'] or '00'}" if found else ""


def _back(base: datetime, found: re.Match[str], *, exact: bool) -> str:
    """Return the day, month or year that lies so far back, as precisely as the words say."""
    count, unit = int(found["count"]) if found["count"].isdigit() else 1, found["unit"]
    if _WEEK.match(unit):
        return (base - timedelta(weeks=count)).date().isoformat() + "~"
    if _MONTH.match(unit):
        months = base.year * 12 + base.month - 1 - count
        return f"{months // 12:04}-{months % 12 + 1:02}~"
    if _YEAR.match(unit):
        return f"{base.year - count:04}~"
    seconds = count * _UNITS[unit[0].lower()]
    moment = base - timedelta(seconds=seconds)
    fine = exact and seconds < _UNITS["j"]
    return moment.isoformat(timespec="minutes") if fine and unit[0].lower() in "sm" else moment.date().isoformat()


def page_now(text: str) -> str | None:
    """Return when a page was shown, where its software says so (« nous sommes le … », in lower case)."""
    if not any(sign in text for sign in _NOW_SIGNS):  # most pages: searching strings is far cheaper than the pattern
        return None
    return next((when for found in _NOW.finditer(text) if (when := written(found["when"]))), None)


def earlier(one: str, other: str) -> bool:
    """Tell whether the first of two EDTF days is at least two days before the second."""
    try:
        return date.fromisoformat(one[:10]) + timedelta(days=1) < date.fromisoformat(other[:10])
    except ValueError:
        return False
