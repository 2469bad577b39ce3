"""Lists of « Nom : texte », as comments under a page's own post come out of a social network."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from recoupe.read.article import is_title, split_title
from recoupe.read.dates import edtf, whole_stamp
from recoupe.read.draft import Draft, Layout, Line
from recoupe.read.interface import is_ago, is_interface
from recoupe.read.register import Features, features

LEAST: Final = 3
"""Named lines that make a list."""

_SHARE: Final = 0.5
_VOICES: Final = 0.4
_LOOSE: Final = 0.8
_MEMBERS: Final = 0.3
_CALLS: Final = 0.2
_MANY: Final = 4
_ONCE: Final = 0.7
_OPENING: Final = '«“"'
_ASKING: Final = 0.25
_AGAIN: Final = re.compile(r"re\s?:\s", re.IGNORECASE)
_MEMBER: Final = re.compile(r"[\d_@]|[a-zß-ÿ][A-Z]|^[^\s.]+\.[^\s.]+$")
"""What members' names have and people's names have not."""

_LEAST_BODY: Final = 600
_TURNS: Final = 2
_NAMED: Final = re.compile(
    r"(?P<name>[A-ZÀ-Ý0-9@][\w.'’-]*(?:\s(?:[A-ZÀ-Ý0-9][\w.'’-]*|de|du|des|la|le|les|d['’]\w+|el|al|ben|bin|ould|von|et|\&|«\s[^»]{1,20}\s»|[“\"][^”\"]{1,20}[”\"])){0,6})"
    r"(?:\s?[(,]\s?(?P<when>[^():]{3,40}(?:[:hH]\d\d)?)\)?)?\s?:\s+(?P<text>\S.*)"
)
_LONGEST_NAME: Final = 40
_NO_NAMES: Final = frozenset({"re", "ps", "nb", "note", "source", "sources", "photo", "vidéo", "edit", "mise à jour"})
_PART: Final = re.compile(r"\b[A-ZÀ-Ý][\w-]{3,}")
_ADDRESS_WITHIN: Final = 12
_FEW: Final = 5


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
    layout = head_of(list(lines[: named[0].place]))
    ends = [*(each.place for each in named[1:]), len(lines)]
    for each, end in zip(named, ends, strict=True):
        more = [line for line in lines[each.place + 1 : end] if not is_interface(line.text)]
        layout.drafts.append(Draft("comment", [each.line, *more], author=each.name, published=each.published))
    link_calls(layout.drafts)
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
    """Tell whether named lines are many, by several who speak for themselves, as readers type and not as papers print.

    Interviews, debates and minutes have the same form; see ``_typed`` and ``_is_chat``.
    """
    if len(named) < LEAST or len({each.name for each in named}) < _TURNS:
        return False
    below = [line for line in lines[named[0].place :] if not is_interface(line.text)]
    sheets = [features(each.line.text) for each in named]
    voices = sum(sheet.voice > 0 for sheet in sheets)
    if len(named) < _SHARE * len(below) or voices < _VOICES * len(named):
        return False
    return _typed(sheets) >= _LOOSE or (_is_chat(lines, named) and not _is_interview(named))


def _typed(sheets: Sequence[Features]) -> float:
    """Return the weight of a line's typography at the mean: no capitals, no full stop, doubled marks."""
    return sum(sheet.reader - sheet.voice for sheet in sheets) / len(sheets)


def _is_chat(lines: Sequence[Line], named: Sequence[Named]) -> bool:
    """Tell whether something shows a page's talk: its buttons, « Re : », many who speak once, members' names, calls."""
    if any(is_interface(line.text) or _AGAIN.match(line.text) for line in lines):
        return True
    names = {each.name for each in named}
    quoted = sum(each.line.text[0] in _OPENING for each in named)
    if len(names) >= max(_MANY, _ONCE * len(named)) and quoted * 2 < len(named):
        return True
    members = sum(_MEMBER.search(name) is not None for name in names)
    return members >= _MEMBERS * len(names) or sum(_calls(each, names) for each in named) >= _CALLS * len(named)


def _calls(named: Named, names: Collection[str]) -> bool:
    text = named.line.text.removeprefix("@")
    return any(name != named.name and text.startswith(name) for name in names)


def _is_interview(named: Sequence[Named]) -> bool:
    """Tell whether one of the speakers mostly asks, again and again, and somebody else answers each time."""
    return any(_asks(named, name) for name in {each.name for each in named})


def _asks(named: Sequence[Named], name: str) -> bool:
    places = [place for place, each in enumerate(named) if each.name == name]
    asked = sum("?" in named[place].line.text for place in places)
    answered = all(other.name != name for place in places for other in named[place + 1 : place + 2])
    return answered and len(places) >= max(_TURNS, _ASKING * len(named)) and asked * 2 > len(places)


def head_of(lines: list[Line]) -> Layout:
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
    while words and words[-1].text.isdigit():  # a count of reactions
        words.pop()
    return Layout([Draft("post", words, author=author, published=when)] if words else [], None, author, when)


def _stamp(text: str) -> bool:
    return _date(text) is not None or any(map(is_ago, re.split(r"\s*[·•]\s*", text)))


def _date(text: str) -> str | None:
    return next(filter(None, map(whole_stamp, re.split(r"\s*[·•]\s*", text))), None)


def link_calls(drafts: Sequence[Draft]) -> None:
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
    return latest[min(near)[2]] if near else _by_part(draft, latest) or _called_last(draft, latest)


def _called_last(draft: Draft, latest: dict[str, Draft]) -> Draft | None:
    """Return the latest message of the member with whose name a few words end (« Mes condoléances Awa »)."""
    words = draft.text.lower().rstrip(" .!?…").split()
    found = latest.get(words[-1]) if 1 < len(words) <= _FEW else None
    return found if found is not None and found.author != draft.author else None


def _by_part(draft: Draft, latest: dict[str, Draft]) -> Draft | None:
    """Return the latest message of the one member of whose longer name the first words have a part: « Madame X, »."""
    first = draft.lines[0].text[:_LONGEST_NAME]
    parts = {part.lower() for part in _PART.findall(first[: first.find(",") + 1] or " ".join(first.split()[:2]))}
    bearers = [each for name, each in latest.items() if each is not draft and parts & set(name.split()[1:])]
    others = {id(each): each for each in bearers if each.author != draft.author}
    return next(iter(others.values())) if len(others) == 1 else None
