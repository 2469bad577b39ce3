"""What readers think of what they answer."""

from recoupe.annotate.parsed import Parsed
from recoupe.model.annotation import Stance


def find_stances(parsed: Parsed) -> tuple[Stance, ...]:
    """Return the stances of comments and posts of a document, in reading order."""
    del parsed
    return ()
