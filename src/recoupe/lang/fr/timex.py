"""French time expressions of a paragraph: rules → candidates → the longest → readings in order → joined."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Final

from recoupe.lang.fr.dates import Context, Found, Match, Rule, any_of, names
from recoupe.lang.fr.dates_join import LOOK, join
from recoupe.lang.fr.dates_parts import parts_of
from recoupe.lang.fr.numbers import fold
from recoupe.lang.fr.time_rules import all_rules

Candidate = tuple[int, int, int, Rule, Match]
_NAMES_TOO: Final = frozenset({"fr.date.month@1", "fr.date.season@1", "fr.time.noon@1"})
_CALENDAR_WORD: Final = re.compile(r"\b(?:en|fin|debut|mi|depuis|courant|mois de|des|a|au|et)$")
_OF_EVENTS: Final = frozenset({"fr.date.after-event@1", "fr.date.eve-of-event@1"})
DAYLIKE: Final = frozenset({"day", "night"})
_SENTENCE_END: Final = re.compile(r"(?<![A-ZÉ])[.!?…](?: ?[»\")])? (?=[A-ZÉÈÀÂÊÎÔÇ«\"(])(?!J\.)")
"""Where a sentence ends; no time expression goes beyond."""


@cache
def _trigger() -> re.Pattern[str]:
    kinds = ("month", "weekday", "unit", "part", "season", "deictic", "holiday", "vague", "frequency", "term")
    words = any_of({word for kind in kinds for word in names(kind)})
    return re.compile(
        rf"\b(?:{words}|le \d|lendemain|surlendemain|veille|avant-veille|apres demain|avant hier|ajd|les \d)"
        r"|l'instant|moment|(?:1\d|20)\d\d|\d ?h\b|\dh\d|\d[/.:-]\d"
        r"|\ben '?[3-9]\d\b|jours\b|ans\b|siecle|annees|depuis|huitaine|quinzaine|prochain|periode|epoque"
    )


def read_times(text: str, context: Context) -> list[Found]:
    """Return the time expressions of a paragraph in reading order; the context's focus moves along."""
    folded = fold(text)
    stretches = _stretches(text, folded)
    if not stretches:
        return []
    context.told_at = -1
    candidates = _candidates(folded, stretches)
    taken = _longest(candidates)
    found: list[Found] = []
    for item in taken:
        one = _read(item, text, context)
        for made in [one] if one else _others(item, candidates, taken, text, context):
            if not any(made.start < other.end and other.start < made.end for other in found):
                found.append(made)
                _follow(made, context, folded)
    found.sort(key=lambda item: item.start)
    return join([_with_event(item, context) for item in found], folded, context)


def _read(candidate: Candidate, text: str, context: Context) -> Found | None:
    start, end, _, rule, match = candidate
    if rule.id in _NAMES_TOO and _is_name(text, start, end):
        return None
    try:
        reading = rule.read(match, context)
    except (ValueError, OverflowError):  # beyond the calendar: years 1 to 9999
        return None
    if reading is None:
        return None
    if reading.period is None and "core" in match.re.groupindex:
        start, end = match.span("core")
    return Found(start=start, end=end, reading=reading, rule=rule.id, parts=parts_of(match, reading, rule.id))


def _with_event(found: Found, context: Context) -> Found:
    """Return an expression reckoned from an event with the whole name of that (« deux jours après le coup d'État »)."""
    if found.rule not in _OF_EVENTS or found.reading.period is None:
        return found
    return replace(found, end=max(found.end, context.grammar.noun_end(found.end - 1)))


def _others(
    failed: Candidate, candidates: list[Candidate], taken: list[Candidate], text: str, context: Context
) -> Iterator[Found]:
    """Yield what other rules read where the longest one means nothing (« des années » of « des années 80 »)."""
    others = [item for item in taken if item is not failed]
    near = [item for item in candidates if item is not failed and _touch(item, failed)]
    free = (item for item in near if not any(_touch(item, other) for other in others))
    yield from (made for item in free if (made := _read(item, text, context)))


_DEADLINE: Final = re.compile(r"\b(?:jusqu'(?:a|au|en)|d'ici(?: a| au)?|avant)(?: le| la| l')? ?$")


def _follow(found: Found, context: Context, text: str) -> None:
    """Move what later expressions refer to; a deadline and the day on which somebody spoke leave that of the events."""
    period = found.reading.period
    if period is None or period.fuzzy or found.reading.type == "SET":
        return
    if found.rule == "fr.date.after-event@1":
        return
    if period.grain in DAYLIKE and _DEADLINE.search(text, max(0, found.start - LOOK), found.start):
        return
    spoken = context.focus is not None and period.grain in DAYLIKE and context.grammar.reports(found.start)
    if not spoken:
        context.focus = period
    if period.grain in DAYLIKE:
        context.focus_day, context.told_at = period.first, found.end
        context.event_day = context.event_day if spoken else period.first


def _touch(one: Candidate, other: Candidate) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _is_name(text: str, start: int, end: int) -> bool:
    """Tell whether a lone capitalised word within a sentence is a name (« Mars », « Automne »), not a time."""
    word, before = text[start:end], text[:start].rstrip()
    if not word[:1].isupper() or not word.isalpha() or not before or before[-1] in '.!?:;–—«»"(•\n':
        return False
    return _CALENDAR_WORD.search(fold(before)) is None


def _stretches(text: str, folded: str) -> list[tuple[int, int]]:
    """Return the sentences, neighbours joined, that hold a word of time: only there rules are tried."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    kept: list[tuple[int, int]] = []
    for start, end in pairwise((0, *ends, len(text))):
        if _trigger().search(folded, start, end):
            joined = bool(kept) and kept[-1][1] == start
            kept[-1:] = [(kept[-1][0], end)] if joined else [*kept[-1:], (start, end)]
    return kept


def _candidates(text: str, stretches: list[tuple[int, int]]) -> list[Candidate]:
    """Return every match of every rule, the longest first; of equals the earlier rule's."""
    candidates = [
        (match.start(), match.end(), order, rule, match)
        for start, end in stretches
        for order, rule in _rules_for(text[start:end])
        for match in rule.pattern.finditer(text, start, end)
        if match.group().strip()
    ]
    return sorted(candidates, key=lambda item: (item[0] - item[1], item[2], item[0]))


def _rules_for(words: str) -> Iterator[tuple[int, Rule]]:
    """Yield the rules, with their place in the order, that have in these words what a match needs."""
    stands: dict[tuple[str, ...], bool] = {(): True}
    for order, rule in enumerate(all_rules()):
        if rule.needs not in stands:
            stands[rule.needs] = any(word in words for word in rule.needs)
        if stands[rule.needs]:
            yield order, rule


def _longest(candidates: list[Candidate]) -> list[Candidate]:
    """Return candidates that do not touch each other, in reading order."""
    kept: list[Candidate] = []
    for item in candidates:
        if not any(_touch(item, other) for other in kept):
            kept.append(item)
    return sorted(kept, key=lambda item: item[0])
