"""Threads."""

from collections.abc import Sequence

from recoupe.read.draft import Layout, Line


def read_thread(lines: Sequence[Line]) -> Layout | None:
    """Return None."""
    return None
