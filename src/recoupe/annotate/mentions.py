"""Names and descriptions of parties."""

from recoupe.annotate.parsed import Parsed
from recoupe.model.annotation import Mention


def find_mentions(parsed: Parsed) -> tuple[Mention, ...]:
    """Return the mentions of parties of a document, in reading order."""
    del parsed
    return ()
