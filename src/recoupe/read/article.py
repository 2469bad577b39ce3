"""Ordinary articles, with or without a title."""

from collections.abc import Sequence

from recoupe.read.draft import Draft, Layout, Line


def read_article(lines: Sequence[Line]) -> Layout:
    """Return title and body."""
    return Layout([Draft("body", list(lines))])
