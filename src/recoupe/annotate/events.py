"""PLOVER events."""

from recoupe.annotate.parsed import Parsed
from recoupe.model.annotation import Attribution, EventMention, Mention, TimeExpression


def find_events(
    parsed: Parsed,
    mentions: tuple[Mention, ...],
    times: tuple[TimeExpression, ...],
    attributions: tuple[Attribution, ...],
) -> tuple[EventMention, ...]:
    """Return the political events of a document, in reading order."""
    del parsed, mentions, times, attributions
    return ()
