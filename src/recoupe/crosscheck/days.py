"""On which day documents put the matter of a statement that names a time."""

from collections.abc import Iterator, Mapping
from typing import Final

from recoupe.crosscheck.match import Match
from recoupe.crosscheck.span_of_days import Days, apart, days_of, width
from recoupe.crosscheck.statement import DATE, Statement
from recoupe.lineage.profile import Sentence, plain
from recoupe.model.annotation import TimeExpression
from recoupe.model.span import Span

NEAR: Final = 10
"""Days beyond which two texts do not speak of the same moment."""


def days(asked: Statement, found: Mapping[str, Match]) -> dict[str, str]:
    """Return the one day (EDTF) that each document puts the matter on, where the statement itself names a time.

    The day on which somebody spoke and the one that the statement names besides are not the matter's.
    """
    if DATE.search(plain(asked.text)) is None:
        return {}
    told = {key: _day(match, asked) for key, match in found.items()}
    return {key: value for key, value in told.items() if value is not None}


def clashing(one: str, other: str) -> bool:
    """Tell whether two days differ, by so little that the same moment is meant."""
    first, second = days_of(one), days_of(other)
    return first is not None and second is not None and 0 < apart(first, second) <= NEAR


def _day(match: Match, asked: Statement) -> str | None:
    """Return the only day in the sentence that tells the statement, else in that and the next one."""
    every = match.profile.sentences
    place = every.index(match.sentence)
    for some in (every[place : place + 1], every[place : place + 2]):
        values = {value for sentence in some for value in _values(match, sentence) if value != asked.day}
        if len(values) == 1:
            return values.pop()
    return None


def _values(match: Match, sentence: Sentence) -> Iterator[str]:
    analysis = match.profile.analysis
    said = [each.content for each in analysis.attributions]
    said = [each for each in said if each.start < sentence.end and sentence.start < each.end]
    for time in analysis.times:
        inside = sentence.start <= time.start < sentence.end
        if inside and time.value and _is_day(time) and (not said or any(_holds(each, time) for each in said)):
            yield time.value


def _holds(content: Span, time: Span) -> bool:
    return content.start <= time.start < content.end


def _is_day(time: TimeExpression) -> bool:
    days: Days | None = days_of(time.value)
    return days is not None and width(days) == 1
