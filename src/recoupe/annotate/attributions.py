"""Who says what, how firmly."""

from recoupe.annotate.parsed import Parsed
from recoupe.model.annotation import Attribution, Mention


def find_attributions(parsed: Parsed, mentions: tuple[Mention, ...]) -> tuple[Attribution, ...]:
    """Return the attributions of a document, in reading order."""
    del parsed, mentions
    return ()
