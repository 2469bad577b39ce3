"""Long lists in pages."""

from math import ceil


def paged(page: int, count: int, size: int) -> tuple[int, int, slice]:
    """Return the page that is shown, how many there are, and its part of a list; what lies outside is brought in."""
    pages = max(1, ceil(count / size))
    shown = min(max(1, page), pages)
    return shown, pages, slice((shown - 1) * size, shown * size)
