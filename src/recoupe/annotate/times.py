"""Dates, times, durations and sets."""

from recoupe.annotate.parsed import Parsed
from recoupe.model.annotation import TimeExpression


def find_times(parsed: Parsed) -> tuple[TimeExpression, ...]:
    """Return the time expressions of a document, in reading order."""
    del parsed
    return ()
