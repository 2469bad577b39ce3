"""« Nom : texte » lists."""

from collections.abc import Sequence

from recoupe.read.draft import Layout, Line


def read_names(lines: Sequence[Line]) -> Layout | None:
    """Return None."""
    return None
