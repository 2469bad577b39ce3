"""What was stored of documents, as records."""

from typing import Any

import msgspec

from recoupe.lineage.standing import Standing


def known_standing(found: Any) -> Standing | None:
    """Return how a document stands by itself from what was stored, None where another version stored it."""
    try:
        return msgspec.convert(found, Standing)
    except msgspec.ValidationError:
        return None
