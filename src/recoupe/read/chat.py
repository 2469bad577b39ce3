"""Chats as their programs export them: every message opens with its time and its writer's name."""

import re
from collections.abc import Sequence
from typing import Final

from recoupe.read.dates import STAMP, edtf
from recoupe.read.draft import Draft, Layout, Line
from recoupe.read.interface import is_interface

LEAST: Final = 3
"""Stamped lines that make a chat."""

_SHARE: Final = 0.3
_STAMPED: Final = re.compile(r"\[?(?P<when>\d[^\]\n]{5,24}?\d)\]?(?:\s[-–]\s|\s)(?=\S)")
_NAMED: Final = re.compile(r"(?P<name>[^:<>\n]{1,40}):\s+(?=\S)")
_LEFT_OUT: Final = re.compile(r"<[^<>]{4,40}>")
"""« <Médias omis> »: what the export leaves out."""


def read_chat(lines: Sequence[Line]) -> Layout | None:
    """Return the messages of a chat, None where fewer than three lines open with a time and a name."""
    stamps = [_stamp(line) for line in lines]
    count = sum(stamp is not None for stamp in stamps)
    if count < max(LEAST, _SHARE * len(lines)):
        return None
    drafts: list[Draft] = []
    for line, stamp in zip(lines, stamps, strict=True):
        if stamp is not None:
            drafts.append(_message(line.after(stamp.end()), edtf(stamp["when"])))
        elif drafts:
            drafts[-1].lines.append(line)
    kept = [draft for draft in drafts if draft.author and draft.lines]
    return Layout(kept, published=kept[0].published) if len(kept) >= LEAST else None


def _stamp(line: Line) -> re.Match[str] | None:
    """Return the time that a line opens with, with its clock."""
    found = _STAMPED.match(line.text)
    whole = STAMP.fullmatch(found["when"].removesuffix(":00")) if found else None
    return found if whole and "T" in (edtf(whole[0]) or "") else None


def _message(line: Line, when: str | None) -> Draft:
    """Return a message without its name, the program's own lines without writer."""
    found = _NAMED.match(line.text)
    words = line.after(found.end()) if found else line
    shown = found is not None and not _LEFT_OUT.fullmatch(words.text) and not is_interface(words.text)
    name = found["name"].strip() if found and shown else None
    return Draft("post", [words] if shown else [], author=name, published=when)
