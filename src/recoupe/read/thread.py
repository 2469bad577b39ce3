"""Copied forum threads: messages told apart by their numbers, the software's own words left out."""

import re
from collections.abc import Sequence
from typing import Final

from recoupe.read.article import LONGEST_TITLE, is_title
from recoupe.read.dates import MONTHS, whole_stamp
from recoupe.read.draft import Draft, Layout, Line
from recoupe.read.echoes import Echoes, words_of
from recoupe.read.interface import ends_page, is_ago, is_interface
from recoupe.read.marks import RULE, Note, edit_note, post_number
from recoupe.read.post import Cutter, Message
from recoupe.read.replies import link_replies
from recoupe.read.signatures import split_signatures

LEAST_MARKS: Final = 2
"""Post numbers in rising order that make a thread."""

AGAIN: Final = re.compile(r"re\s?:\s*", re.IGNORECASE)
"""What software sets before the title of a message that answers."""

_BULLET: Final = re.compile(r"[•●▪◦‣]\s*")
_PREFIX: Final = re.compile(r"\A(?:discussion|sujet|topic|thread)\s?:\s*", re.IGNORECASE)
_CRUMB: Final = re.compile(r"[>›»]\s+(?=\S)")
_JOINED: Final = re.compile(rf"(?:{'|'.join(MONTHS)})\.?\s\d{{4}}", re.IGNORECASE)
_STARTER: Final = re.compile(r"(?:auteur du (?:sujet|fil)|initiateur du sujet|démarré par)\b", re.IGNORECASE)
_BLOCK: Final = 12
_SIGNED: Final = 3
"""Lines that a signature under an edit note may have."""

_NAMES: Final = 2
_SKIPPED: Final = 8
_LONGEST_NAME: Final = 30


def read_thread(lines: Sequence[Line]) -> Layout | None:
    """Return the thread that lines hold, None where they have no rising post numbers."""
    lines = [line for line in map(_unbulleted, lines) if line.text]
    marks = rising_marks([post_number(line.text) for line in lines])
    if len(marks) < LEAST_MARKS:
        return None
    dated = _dates_above(lines, marks)
    tops = (_tops(lines, marks) if dated else None) or [mark - dated for mark in marks]
    ends = [*tops[1:], _end(lines, marks[-1])]
    starts = [[lines[mark - 1]] if dated else [] for mark in marks]
    segments = [above + lines[mark + 1 : end] for above, mark, end in zip(starts, marks, ends, strict=True)]
    title, opening = _head(lines[: tops[0]], with_post=post_number(lines[marks[0]].text) != 1)
    messages = [_message(segment, title) for segment in ([opening, *segments] if opening else segments)]
    for message, mark, top in zip(messages[-len(marks) :], marks, tops, strict=True):
        message.author = lines[top].text if top < mark - dated else message.author
    drafts = [Draft("title", [title])] if title else []
    for pieces in build([message for message in messages if message.lines], drafts):
        drafts += pieces
    return Layout(drafts, title.text if title else None, published=messages[0].published if messages else None)


def rising_marks(numbers: Sequence[int | None]) -> list[int]:
    """Return the places of the post numbers that rise by one (or skip a few) from the first on."""
    places: list[int] = []
    last = None
    for place, number in enumerate(numbers):
        if number is not None and (last is None or last < number <= last + _SKIPPED):
            places.append(place)
            last = number
    return places


def _dates_above(lines: Sequence[Line], marks: Sequence[int]) -> bool:
    """Tell whether the date of each post stands over its number."""
    return all(mark and whole_stamp(lines[mark - 1].text) for mark in marks)


def _tops(lines: Sequence[Line], marks: Sequence[int]) -> list[int] | None:
    """Return where the writer's block over each number begins, None unless each has one.

    The name stands there twice, under the picture's and as a link; rank and counts follow it, then date and number.
    """
    tops = [_top(lines, mark, floor) for mark, floor in zip(marks, [-1, *marks], strict=False)]
    found = [top for top in tops if top is not None]
    return found if len(found) == len(marks) else None


def _top(lines: Sequence[Line], mark: int, floor: int) -> int | None:
    for place in range(mark - 2, max(floor, mark - _BLOCK - 1), -1):
        text = lines[place].text
        if len(text) > _LONGEST_NAME and not _is_label(text):
            return None
        if place - 1 > floor and lines[place - 1].text == text and _is_name(text) and not _is_label(text):
            return place - 1
    return None


def _end(lines: Sequence[Line], mark: int) -> int:
    """Return where the last message ends: at what stands under a page's messages, or with the page."""
    below = (place for place in range(mark + 2, len(lines)) if ends_page(lines[place].text))
    return next(below, len(lines))


def build(messages: Sequence[Message], before: Sequence[Draft]) -> list[list[Draft]]:
    """Return the linked pieces of each message; ``before`` is what stands over the first and may be quoted."""
    parted = split_signatures([[*message.lines, *message.signature] for message in messages])
    echoes = Echoes()
    for draft in before:
        if draft.kind != "title":
            echoes.add(draft)
    posts: list[list[Draft]] = []
    for message, (own, signature) in zip(messages, parted, strict=True):
        if len(signature) >= len(message.signature):
            message.lines, message.signature = own, signature
        pieces = Cutter(message, echoes).run()
        for piece in pieces:
            if piece.kind in {"post", "repost"}:
                echoes.add(piece)
        posts.append(pieces)
    link_replies(posts)
    return posts


def _unbulleted(line: Line) -> Line:
    found = _BULLET.match(line.text)
    return line.after(found.end()) if found else line


def _head(lines: Sequence[Line], *, with_post: bool) -> tuple[Line | None, list[Line]]:
    """Return the thread's title and, where no number stands over it, the opening message's lines.

    The title is the first line that could be one; where it stands twice, what lies between is the software's.
    """
    kept = [line for line in lines if not is_interface(line.text)]
    crumbs = [line.after(found.end()) for line in kept if (found := _CRUMB.match(line.text))]
    title = (
        _started(lines)
        or _repeated(kept)
        or (crumbs[-1] if crumbs else None)
        or (kept[0] if kept and is_title(kept[0].text) else None)
    )
    if title is None:
        return None, kept if with_post else []
    last = max(place for place, line in enumerate(kept) if _same(line, title))
    return unprefixed(title), kept[last + 1 :] if with_post else []


def _started(lines: Sequence[Line]) -> Line | None:
    """Return the title over « Auteur du sujet X »."""
    places = (place for place, line in enumerate(lines) if place and _STARTER.match(line.text))
    return next((lines[place - 1] for place in places if is_title(lines[place - 1].text)), None)


def unprefixed(line: Line) -> Line:
    """Return a thread's title without « Sujet : »."""
    return line.after(len(line.text) - len(bare_title(line.text)))


def bare_title(text: str) -> str:
    """Return the words of a thread's title without « Sujet : »."""
    return _PREFIX.sub("", text, count=1)


def _repeated(lines: Sequence[Line]) -> Line | None:
    seen: set[str] = set()
    for line in lines:
        key = key_of(line)
        if key in seen and 0 < len(line.text) <= LONGEST_TITLE and len(key) > _SKIPPED:
            return next(each for each in lines if key_of(each) == key)
        seen.add(key)
    return None


def _message(lines: Sequence[Line], title: Line | None) -> Message:
    """Return a message without the software's words; its block's name and date and its edit note are read."""
    message = Message(lines=[])
    notes = [edit_note(line.text) for line in lines]
    message.note = next((note for note in reversed(notes) if note), None)
    plain = [line for line, note in zip(lines, notes, strict=True) if not note]
    body = _block(plain, message)
    body, message.signature = _noted(body, lines, notes)
    kept = [line for line in body if RULE.fullmatch(line.text) or not is_interface(line.text)]
    while title and len(kept) > 1 and _same(kept[0], title):
        kept = kept[1:]
    message.lines = kept
    return message


def _noted(body: list[Line], lines: Sequence[Line], notes: Sequence[Note | None]) -> tuple[list[Line], list[Line]]:
    """Return a message's lines and its signature: the few lines that software sets under an edit note."""
    last = max((place for place, note in enumerate(notes) if note), default=len(lines))
    under = [line for line in lines[last + 1 :] if not is_interface(line.text)]
    above = [line for line in body if line.start < lines[last].start] if last < len(lines) else []
    return (above, under) if above and 0 < len(under) <= _SIGNED else (body, [])


def _block(lines: list[Line], message: Message) -> list[Line]:
    """Read the author's block over a message: name, rank, counts, date in any order; return the lines under it.

    A name counts where the software's words follow it and a message follows them.
    """
    names: list[str] = []
    end = 0
    for place, line in enumerate(lines[:_BLOCK]):
        if _is_label(line.text):
            end = place + 1
        elif len(names) == _NAMES or not _is_name(line.text):
            break
        else:
            names.append(line.text)
    stamps = [stamp for line in lines[:end] if (stamp := whole_stamp(line.text))]
    bare_stamp = not names or not any(not is_interface(line.text) for line in lines[end:])
    if bare_stamp and not (lines and whole_stamp(lines[0].text)):
        return lines
    message.published = stamps[0] if stamps else None
    if bare_stamp:
        return lines[1:]
    message.author = next((line.text for line in lines[:end] if not _is_label(line.text)), None)
    return lines[end:]


def _is_label(text: str) -> bool:
    """Tell whether a line of an author's block is the software's: a label, a date, a count, a month of joining."""
    return is_interface(text) or is_ago(text) or text.isdigit() or bool(whole_stamp(text) or _JOINED.fullmatch(text))


def _is_name(text: str) -> bool:
    return len(text) <= _LONGEST_NAME and len(text.split()) <= 4 and text[-1] not in ".!?;:,…"  # noqa: PLR2004


def _same(line: Line, title: Line) -> bool:
    return key_of(line) == key_of(title)


def key_of(line: Line) -> str:
    """Return the words of a title, as they are compared."""
    return " ".join(words_of(AGAIN.sub("", line.text)))
