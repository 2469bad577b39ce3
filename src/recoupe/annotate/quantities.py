"""Numbers that carry news."""

from recoupe.annotate.parsed import Parsed
from recoupe.model.annotation import Mention, Quantity, TimeExpression


def find_quantities(
    parsed: Parsed, mentions: tuple[Mention, ...], times: tuple[TimeExpression, ...]
) -> tuple[Quantity, ...]:
    """Return the quantities of a document, in reading order."""
    del parsed, mentions, times
    return ()
