"""Comments with their date and buttons below them, as social networks show them: name, words, « 2 h J’aime »."""

from collections.abc import Iterator, Sequence
from typing import Final

from recoupe.read.draft import Draft, Layout, Line
from recoupe.read.headed import is_name
from recoupe.read.interface import is_ago, is_interface
from recoupe.read.namelist import head_of, link_calls

LEAST: Final = 2
"""Comments that make a list."""

Run = tuple[int, int]


def read_footed(lines: Sequence[Line]) -> Layout | None:
    """Return the page's post or article and its comments, None where fewer than two end in date and buttons."""
    runs = list(_runs(lines))
    feet = [run for run in runs if _is_foot(lines[run[0] : run[1]])]
    if len(feet) < LEAST:
        return None
    start = max((end for _, end in runs if end <= feet[0][0]), default=0)
    starts = [start, *(end for _, end in feet[:-1])]
    comments = [_comment(lines[place:end]) for place, (end, _) in zip(starts, feet, strict=True)]
    if sum(comment is not None for comment in comments) < max(LEAST, len(comments) - 1):
        return None
    layout = head_of(list(lines[:start]))
    layout.drafts += filter(None, comments)
    link_calls(layout.drafts)
    return layout


def _runs(lines: Sequence[Line]) -> Iterator[Run]:
    """Yield where the software's lines stand together: buttons, counts, times ago."""
    start = None
    for place, line in enumerate(lines):
        software = is_interface(line.text) or is_ago(line.text) or line.text.isdigit()
        if software and start is None:
            start = place
        elif not software and start is not None:
            yield start, place
            start = None
    if start is not None:
        yield start, len(lines)


def _is_foot(lines: Sequence[Line]) -> bool:
    """Tell whether lines are a time ago with buttons beside it, on one line or several."""
    ago = any(is_ago(line.text) for line in lines)
    row = any(is_interface(line.text) and any(map(is_ago, _pairs(line.text))) for line in lines)
    return row or (ago and any(is_interface(line.text) for line in lines))


def _pairs(text: str) -> list[str]:
    """Return the neighbours in a row of buttons that may be a time ago (« 2 h »)."""
    words = text.split()
    return [" ".join(words[place : place + 2]) for place in range(len(words) - 1)]


def _comment(lines: Sequence[Line]) -> Draft | None:
    """Return the comment under a name, None where there is no name or nothing under it."""
    kept = [line for line in lines if not is_interface(line.text)]
    if len(kept) < LEAST or not is_name(kept[0].text):
        return None
    return Draft("comment", kept[1:], author=kept[0].text)
