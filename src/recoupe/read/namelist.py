"""Lists of « Nom : texte », as comments under a page's own post come out of a social network."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from recoupe.read.article import is_title, split_title
from recoupe.read.dates import edtf, whole_stamp
from recoupe.read.draft import Draft, Layout, Line
from recoupe.read.interface import is_ago, is_interface
from recoupe.read.register import features

LEAST: Final = 3
"""Named lines that make a list."""

_SHARE: Final = 0.5
_VOICES: Final = 0.4
_LEAST_BODY: Final = 600
_TURNS: Final = 2
_NAMED: Final = re.compile(
    r"(?P<name>[A-ZÀ-Ý0-9@][\w.'’-]*(?:\s(?:[A-ZÀ-Ý0-9][\w.'’-]*|de|du|des|la|le|les|d['’]\w+|el|al|ben|bin|ould|von|et|\&)){0,5})"
    r"(?:\s?[(,]\s?(?P<when>[^():]{3,40}(?:[:hH]\d\d)?)\)?)?\s?:\s+(?P<text>\S.*)"
)
_LONGEST_NAME: Final = 40
_NO_NAMES: Final = frozenset({"re", "ps", "nb", "note", "source", "sources", "photo", "vidéo", "edit", "mise à jour"})
_PART: Final = re.compile(r"\b[A-ZÀ-Ý][\w-]{3,}")
_ADDRESS_WITHIN: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A line that opens with its writer's name."""

    place: int
    name: str
    published: str | None
    line: Line


def read_names(lines: Sequence[Line]) -> Layout | None:
    """Return the page's post or article and the comments under it, None where lines are no list of names and words."""
    named = _run(lines)
    if not _is_list(lines, named):
        return None
    layout = _head(list(lines[: named[0].place]))
    ends = [*(each.place for each in named[1:]), len(lines)]
    for each, end in zip(named, ends, strict=True):
        more = [line for line in lines[each.place + 1 : end] if not is_interface(line.text)]
        layout.drafts.append(Draft("comment", [each.line, *more], author=each.name, published=each.published))
    _link(layout.drafts)
    return layout


def _run(lines: Sequence[Line]) -> list[Named]:
    """Return the named lines; those over the buttons of the page's own post (« Communiqué : … ») are its words."""
    found = [named for place, line in enumerate(lines) if (named := _named(place, line))]
    under = _under_buttons(lines)
    below = [named for named in found if named.place >= under]
    return below if len(found) - len(below) < LEAST else found


def _under_buttons(lines: Sequence[Line]) -> int:
    """Return the place under the first two or more interface lines in a row after other words, 0 where none are."""
    place, spoken = 0, False
    while place < len(lines):
        end = place
        while end < len(lines) and is_interface(lines[end].text):
            end += 1
        if end - place > 1 and spoken:
            return end
        spoken = spoken or end == place
        place = end + 1
    return 0


def _named(place: int, line: Line) -> Named | None:
    found = _NAMED.match(line.text[:200])
    if (
        not found
        or len(found["name"]) > _LONGEST_NAME
        or found["name"].lower() in _NO_NAMES
        or is_interface(found["name"])
    ):
        return None
    when = found["when"]
    if when and not (whole_stamp(when) or is_ago(when)):
        return None
    return Named(place=place, name=found["name"], published=edtf(when or ""), line=line.after(found.start("text")))


def _is_list(lines: Sequence[Line], named: Sequence[Named]) -> bool:
    """Tell whether named lines are many, by several who speak for themselves, and no interview."""
    names = [each.name for each in named]
    if len(named) < LEAST or len(set(names)) < _TURNS:
        return False
    voices = sum(features(each.line.text).voice > 0 for each in named)
    below = [line for line in lines[named[0].place :] if not is_interface(line.text)]
    return len(named) >= _SHARE * len(below) and voices >= _VOICES * len(named) and not _is_interview(named)


def _is_interview(named: Sequence[Named]) -> bool:
    """Tell whether two take turns and the first one mostly asks."""
    names = [each.name for each in named]
    takes_turns = len(set(names)) == _TURNS and all(names[n] != names[n + 1] for n in range(len(names) - 1))
    asking = [each for each in named if each.name == names[0]]
    return takes_turns and sum("?" in each.line.text for each in asking) * 2 > len(asking)


def _head(lines: list[Line]) -> Layout:
    """Return what stands over the comments: a page's post under its name and date, or an article."""
    if (posted := read_post(lines)) is not None:
        return posted
    kept = [line for line in lines if not is_interface(line.text)]
    if len(kept) == 1 and is_title(kept[0].text):
        return Layout([Draft("title", kept)], kept[0].text)
    if sum(len(line.text) for line in kept) < _LEAST_BODY:
        return Layout([Draft("post", kept)] if kept else [])
    title, body = split_title(kept)
    drafts = [Draft("title", [title])] if title else []
    return Layout([*drafts, Draft("body", body)], title.text if title else None)


def read_post(lines: Sequence[Line]) -> Layout | None:
    """Return the post of a page on a social network: its name, perhaps a button, its date, its words."""
    stamped = next((place for place, line in enumerate(lines[:4]) if _stamp(line.text)), None)
    if stamped is None or not 0 < stamped <= _TURNS or any(not is_interface(line.text) for line in lines[1:stamped]):
        return None
    author, when = lines[0].text, _date(lines[stamped].text)
    words = [line for line in lines[stamped + 1 :] if not is_interface(line.text)]
    return Layout([Draft("post", words, author=author, published=when)] if words else [], None, author, when)


def _stamp(text: str) -> bool:
    return _date(text) is not None or any(map(is_ago, re.split(r"\s*[·•]\s*", text)))


def _date(text: str) -> str | None:
    return next(filter(None, map(whole_stamp, re.split(r"\s*[·•]\s*", text))), None)


def _link(drafts: Sequence[Draft]) -> None:
    """Set whom comments answer: the latest message of the member whose name they open with."""
    latest: dict[str, Draft] = {}
    for draft in drafts:
        if draft.author is None:
            continue
        if draft.kind == "comment":
            draft.reply_to = addressed(draft, latest)
        for name in {draft.author, draft.author.split()[0]}:
            latest[name.lower()] = draft


def addressed(draft: Draft, latest: dict[str, Draft]) -> Draft | None:
    """Return the latest message of the member named at the start of a comment, perhaps after a word or two."""
    words = draft.lines[0].text[: _LONGEST_NAME * 2].lower().lstrip("@")
    own = {(draft.author or "").lower(), (draft.author or "").lower().split(" ")[0]}
    places = [(words.find(name), -len(name), name) for name in latest if name not in own]
    near = [
        (place, size, name)
        for place, size, name in places
        if 0 <= place <= (_ADDRESS_WITHIN if " " in name else 0) and not words[place + len(name) :][:1].isalnum()
    ]
    return latest[min(near)[2]] if near else _by_part(draft, latest)


def _by_part(draft: Draft, latest: dict[str, Draft]) -> Draft | None:
    """Return the latest message of the one member of whose longer name the first words have a part: « Madame X, »."""
    first = draft.lines[0].text[:_LONGEST_NAME]
    parts = {part.lower() for part in _PART.findall(first[: first.find(",") + 1] or " ".join(first.split()[:2]))}
    bearers = [each for name, each in latest.items() if each is not draft and parts & set(name.split()[1:])]
    others = {id(each): each for each in bearers if each.author != draft.author}
    return next(iter(others.values())) if len(others) == 1 else None
