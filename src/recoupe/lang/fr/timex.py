"""French time expressions of a paragraph: rules → candidates → the longest → readings in order → joined."""

import re
from functools import cache
from typing import Final

from recoupe.lang.fr.dates import Context, Found, Match, Rule, any_of, names
from recoupe.lang.fr.dates_join import join
from recoupe.lang.fr.numbers import fold
from recoupe.lang.fr.time_rules import all_rules

Candidate = tuple[int, int, int, Rule, Match]
_NAMES_TOO: Final = frozenset({"fr.date.month@1", "fr.date.season@1", "fr.time.noon@1"})
_CALENDAR_WORD: Final = re.compile(r"\b(?:en|fin|debut|mi|depuis|courant|mois de|des|a|au|et)$")
DAYLIKE: Final = frozenset({"day", "night"})


@cache
def _trigger() -> re.Pattern[str]:
    kinds = ("month", "weekday", "unit", "part", "season", "deictic", "holiday", "vague", "frequency", "term")
    words = any_of({word for kind in kinds for word in names(kind)})
    return re.compile(
        rf"\b(?:{words}|le \d|lendemain|surlendemain|veille|avant-veille|apres demain|avant hier|ajd|les \d)"
        r"|l'instant|moment|(?:1\d|20)\d\d|\d ?h\b|\dh\d|\d[/.:-]\d"
        r"|jours\b|ans\b|siecle|annees|depuis"
    )


def read_times(text: str, context: Context) -> list[Found]:
    """Return the time expressions of a paragraph in reading order; the context's focus moves along."""
    folded = fold(text)
    if not _trigger().search(folded):
        return []
    found: list[Found] = []
    for start, end, _, rule, match in _longest(folded):
        if rule.id in _NAMES_TOO and _is_name(text, start, end):
            continue
        reading = rule.read(match, context)
        if reading is None:
            continue
        if reading.period and reading.type != "SET" and not reading.period.fuzzy:
            context.focus = reading.period
            if reading.period.grain in DAYLIKE:
                context.focus_day = reading.period.first
        if reading.period is None and "core" in match.re.groupindex:
            found.append(Found(start=match.start("core"), end=match.end("core"), reading=reading, rule=rule.id))
        else:
            found.append(Found(start=start, end=end, reading=reading, rule=rule.id))
    return join(found, folded, context)


def _is_name(text: str, start: int, end: int) -> bool:
    """Tell whether a lone capitalised word within a sentence is a name (« Mars », « Automne »), not a time."""
    word, before = text[start:end], text[:start].rstrip()
    if not word[:1].isupper() or not word.isalpha() or not before or before[-1] in '.!?:;–—«»"(•\n':
        return False
    return _CALENDAR_WORD.search(fold(before)) is None


def _longest(text: str) -> list[Candidate]:
    candidates = [
        (match.start(), match.end(), order, rule, match)
        for order, rule in enumerate(all_rules())
        for match in rule.pattern.finditer(text)
        if match.group().strip()
    ]
    candidates.sort(key=lambda item: (item[0] - item[1], item[2], item[0]))
    taken: list[Candidate] = []
    for item in candidates:
        if all(item[1] <= other[0] or other[1] <= item[0] for other in taken):
            taken.append(item)
    return sorted(taken, key=lambda item: item[0])
