"""Messages under a line with their writer's name and date, as comments and threads come out of a browser."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from recoupe.read.article import read_article, split_title
from recoupe.read.dates import DIGIT, STAMP, edtf, whole_stamp
from recoupe.read.draft import Draft, Layout, Line
from recoupe.read.interface import ends_page, is_ago, is_interface, opens_comments
from recoupe.read.marks import edit_note
from recoupe.read.namelist import addressed, read_post
from recoupe.read.post import Message
from recoupe.read.register import features
from recoupe.read.software.called import Callers
from recoupe.read.software.moments import written
from recoupe.read.thread import AGAIN, build, key_of, unprefixed

LEAST: Final = 2
"""Headers that make a list of messages."""

_VOICES: Final = 0.4
_LEAST_ARTICLE: Final = 400
_LONGEST: Final = 120
_BLOCK: Final = 10
_MOST_PARTS: Final = 4
_INITIAL: Final = re.compile(r"\s[A-ZÀ-Ý]\.$")
_DOTS: Final = re.compile(r"\s*[·•|]\s*")
_NO_NAME: Final = re.compile(
    r"(?:publié|dernière|mise à jour|enregistré|inscrit|messages?|"
    r"mis en ligne|mis à jour|modifié|posté|paru|actualisé|rédigé)\b",
    re.IGNORECASE,
)
_LONGEST_NAME: Final = 40
_BETWEEN: Final = re.compile(r"@[\w.]{2,30}|[·•|–-]")
_EDITED: Final = re.compile(r"\s*\((?:modifiée?|edited)\)$")
_COUNT: Final = re.compile(r"\d[\d\s.,]*(?:k|m)?", re.IGNORECASE)
_BYLINE: Final = 3
_LONGEST_BLOCK: Final = 8
_SAYS: Final = re.compile(r"(?P<name>\S.{0,40}?)\s+(?:dit|a dit|says|said|a commenté|a réagi)\s*:?", re.IGNORECASE)
_LED: Final = re.compile(
    r"\A(?:re\s?:.{0,100}\s)?(?:message\s)?(?:par|by|posté par|publié par|écrit par|de|from)\s+(?=\S)",
    re.IGNORECASE,
)
_JOINT: Final = re.compile(
    r"\s*(?:[,;:|·•»>–—(\[]|\s-|\s(?:le|on|a écrit|a commenté|a publié))\s*(?:le|on|at|à)?\s*$", re.IGNORECASE
)
_ANSWERED_ON: Final = re.compile(
    r"«\s*(?:(?:réponse|reply) #\d+\s)?(?:le|on)\s?:\s*(?P<when>\S.{8,40}?)\s*»", re.IGNORECASE
)
_STARS: Final = re.compile(r"\*+")
_BY_AFTER: Final = re.compile(r"\s*[,–|·-]?\s*(?:par|by|de)\s+(?P<name>\S.{0,39})", re.IGNORECASE)
_ANSWERS: Final = re.compile(
    r"(?:en réponse à|répond à|in reply to|réponse à)\s+@?(?P<name>\S.{0,40}?)\s*:?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """A header: its first line's place, the place after it, name and date as it is written."""

    start: int
    end: int
    name: str
    when: str | None

    @property
    def published(self) -> str | None:
        """Return the date as EDTF, None for « il y a 3 h »."""
        return edtf(self.when or "")

    @property
    def is_fine(self) -> bool:
        """Tell whether the date is finer than a day: with a clock, or counted back from now."""
        return self.when is not None and "T" in (self.published or "T")


def read_headed(lines: Sequence[Line]) -> Layout | None:
    """Return an article with its comments, or a thread, None where fewer than two messages have a header."""
    headers = _under_heading(_without_byline(_headers(lines), lines), lines)
    if len(headers) < LEAST:
        return None
    subject = _subject(lines)
    subjects = _again(lines, headers) | ({key_of(subject)} if subject else set())
    starts = [_block_start(lines, header, subjects) for header in headers]
    layout, thread = _head(list(lines[: starts[0]]), subject)
    ends = [*starts[1:], _end(lines, headers[-1])]
    messages: list[Message] = []
    answers: dict[int, str] = {}
    for header, end in zip(headers, ends, strict=True):
        message, answer = _message(header, _without_block(lines[header.end : end], header.name))
        if message.lines:
            answers |= {len(messages): answer} if answer else {}
            messages.append(message)
    _drop_counts(messages)
    if len(messages) < LEAST or not _is_talk(lines, headers, messages):
        return None
    layout.published = layout.published or (messages[0].published if thread else None)
    return _joined(layout, messages, answers, thread=thread)


def _without_byline(headers: list[Header], lines: Sequence[Line]) -> list[Header]:
    """Return headers without an article's « Par X, le 3 mai », where those below it are of another form."""
    led = [_LED.match(lines[header.start].text) is not None for header in headers]
    fine = [header.is_fine for header in headers]
    alone = (led[:1] == [True] and not any(led[1:])) or (fine[:1] == [False] and all(fine[1:]))
    byline = alone and headers[0].start <= _BYLINE
    return headers[1:] if byline else headers


def _under_heading(headers: list[Header], lines: Sequence[Line]) -> list[Header]:
    """Return the headers below the heading over the comments, where most are; dates above it are other articles'."""
    for place in (place for place in reversed(range(len(lines))) if opens_comments(lines[place].text)):
        below = [header for header in headers if header.start > place]
        if len(below) >= LEAST and len(headers) < 2 * len(below):
            return below
    return headers


def _end(lines: Sequence[Line], header: Header) -> int:
    """Return where the last message ends: at what stands under a page's comments, or with the page."""
    below = (place for place in range(header.end + 1, len(lines)) if ends_page(lines[place].text))
    return next(below, len(lines))


def _without_block(lines: Sequence[Line], name: str) -> Sequence[Line]:
    """Return a message without its writer's block under it: the name again, then rank and counts, all short."""
    for place in range(max(1, len(lines) - _LONGEST_BLOCK), len(lines)):
        if lines[place].text == name and all(_is_label(line.text) for line in lines[place:]):
            return lines[:place]
    return lines


def _is_label(text: str) -> bool:
    return len(text) <= _LONGEST_NAME or is_interface(text)


def _drop_counts(messages: Sequence[Message]) -> None:
    """Take the numbers at the ends of messages away where half of them have some: they count likes and views."""
    counted = [message for message in messages if len(message.lines) > 1 and _COUNT.fullmatch(message.lines[-1].text)]
    if len(counted) < max(LEAST, _VOICES * len(messages)):
        return
    for message in counted:
        while len(message.lines) > 1 and _COUNT.fullmatch(message.lines[-1].text):
            message.lines = message.lines[:-1]


def _is_talk(lines: Sequence[Line], headers: Sequence[Header], messages: Sequence[Message]) -> bool:
    """Tell whether headers are messages' and not a chronicle's places and days.

    Messages have a time of day or « il y a 2 h »; else buttons stand between them, or members speak of themselves.
    """
    if any(header.is_fine for header in headers) or any(is_interface(line.text) for line in lines):
        return True
    voices = sum(any(features(line.text).voice > 0 for line in message.lines) for message in messages)
    return voices >= _VOICES * len(messages)


def _subject(lines: Sequence[Line]) -> Line | None:
    """Return the line that « Re : » repeats most often, the thread's title."""
    again = Counter(key_of(line) for line in lines if AGAIN.match(line.text))
    wanted = next(iter(again.most_common(1)), (None, 0))[0]
    return next((line for line in lines if wanted and key_of(line) == wanted and not AGAIN.match(line.text)), None)


def _again(lines: Sequence[Line], headers: Sequence[Header]) -> set[str]:
    """Return the titles that stand over several headers, as software repeats the page's."""
    above = Counter(key_of(lines[header.start - 1]) for header in headers if header.start)
    return {key for key, count in above.items() if count >= LEAST and key}


def _block_start(lines: Sequence[Line], header: Header, subjects: Collection[str]) -> int:
    """Return where the block over a header begins: its writer's name, counts and places, the thread's title again."""
    start = header.start
    for place in range(header.start - 1, max(-1, header.start - _BLOCK), -1):
        line = lines[place]
        if line.text == header.name:
            return place
        if key_of(line) in subjects:
            start = place
        elif not is_interface(line.text):
            break
    return start


def _joined(layout: Layout, messages: Sequence[Message], answers: dict[int, str], *, thread: bool) -> Layout:
    made, latest = build(messages, before=layout.drafts), dict[str, Draft]()
    by_name, callers = _by_name(messages, made), Callers()
    for number, pieces in enumerate(made):
        own = _own(pieces)
        if own and own.reply_to is None:
            called = callers.called(own.text, own.author) if thread else None
            own.reply_to = _own(made[called]) if called is not None else (None if thread else addressed(own, latest))
        if own and number in answers:
            own.reply_to = latest.get(answers[number].lower()) or by_name.get(answers[number].lower(), own.reply_to)
        callers.add(messages[number].author, number)
        latest[(messages[number].author or "").lower().lstrip("@")] = own or pieces[0]
    pieces = [piece for each in made for piece in each]
    for piece in pieces:
        if piece.kind == "post" and not thread:
            piece.kind = "comment"
    layout.drafts += pieces
    return layout


def _own(pieces: Sequence[Draft]) -> Draft | None:
    """Return the first piece of a message in its writer's own words."""
    return next((piece for piece in pieces if piece.kind == "post"), None)


def _by_name(messages: Sequence[Message], made: Sequence[Sequence[Draft]]) -> dict[str, Draft]:
    """Return each member's own words that stand first on the page: where the latest come first, answers stand above."""
    named = zip(messages, made, strict=True)
    owns = [
        (each.author or "", next((piece for piece in pieces if piece.kind == "post"), None)) for each, pieces in named
    ]
    return {name.lower().lstrip("@"): own for name, own in reversed(owns) if own is not None}


def _headers(lines: Sequence[Line]) -> list[Header]:
    found: list[Header] = []
    place = 0
    while place < len(lines) - 1:
        header = _in_line(lines, place) or _stacked(lines, place)
        if header:
            found.append(header)
        place = header.end if header else place + 1
    return found


def _in_line(lines: Sequence[Line], place: int) -> Header | None:
    """Return the header that one line holds."""
    text = lines[place].text
    return _one_line(lines, place) or _dated_first(text, place) or _dotted(text, place) or _starred(lines, place)


def _starred(lines: Sequence[Line], place: int) -> Header | None:
    """Return the header of a copied SMF message: name, rank, stars, counts, title, then « Réponse #1 le: … »."""
    found = _ANSWERED_ON.fullmatch(lines[place].text)
    above = range(place - 1, max(1, place - _BLOCK), -1)
    stars = next((at for at in above if _STARS.fullmatch(lines[at].text)), None) if found else None
    if found is None or stars is None or not is_name(lines[stars - 2].text):
        return None
    return Header(start=stars - 2, end=place + 1, name=lines[stars - 2].text, when=written(found["when"]))


def _one_line(lines: Sequence[Line], place: int) -> Header | None:
    """Return the header « X dit : », « par X » 12 mars 2021, 10:22 », « X – 12/03/2021 »."""
    text = lines[place].text
    if len(text) > _LONGEST:
        return None
    says = _SAYS.fullmatch(text)
    if says and is_name(says["name"]):
        dated = _date(lines[place + 1].text)
        return Header(start=place, end=place + (2 if dated else 1), name=says["name"], when=dated)
    if DIGIT.search(text) is None:
        return None
    stamp = next((each for each in STAMP.finditer(text) if edtf(each[0])), None)
    rest = STAMP.sub("", text[stamp.end() :]).strip(" .,)]#:-»") if stamp else ""
    if not stamp or rest.strip("0123456789"):
        return None
    before = text[: stamp.start()]
    if not (_LED.match(before) or _JOINT.search(before) or stamp[0].lower().startswith("le ")):
        return None  # « Évènements du 3 mars 2021 » names nobody
    name = _LED.sub("", _JOINT.sub("", before), count=1).strip()
    return Header(start=place, end=place + 1, name=name, when=stamp[0]) if is_name(name) else None


def _dated_first(text: str, place: int) -> Header | None:
    """Return the header « 3 octobre 2022 18:40, par X »."""
    stamp = STAMP.match(text) if len(text) <= _LONGEST else None
    by = _BY_AFTER.fullmatch(text[stamp.end() :]) if stamp and edtf(stamp[0]) else None
    if stamp is None or by is None or not is_name(by["name"]):
        return None
    return Header(start=place, end=place + 1, name=by["name"], when=stamp[0])


def _dotted(text: str, place: int) -> Header | None:
    """Return the header « X · il y a 2 h », with what the member is called between (« X · Auteur · 3 j »)."""
    parts = _DOTS.split(text) if len(text) <= _LONGEST else []
    if not LEAST <= len(parts) <= _MOST_PARTS or not is_name(parts[0]) or not _date(parts[-1]):
        return None
    return Header(start=place, end=place + 1, name=parts[0], when=parts[-1])


def _stacked(lines: Sequence[Line], place: int) -> Header | None:
    """Return the header that a name and, below it, a date are; a handle (« @x ») and a dot may stand between."""
    name, below = _LED.sub("", lines[place].text), place + 1
    while below < len(lines) and _BETWEEN.fullmatch(lines[below].text):
        below += 1
    if below + 1 >= len(lines) or not is_name(name):
        return None
    dated = _date(lines[below].text)
    return Header(start=place, end=below + 1, name=name, when=dated) if dated else None


def _date(text: str) -> str | None:
    """Return a line that is a date, absolute or relative."""
    text = _EDITED.sub("", text)
    return text if whole_stamp(text) or is_ago(text) else None


def is_name(text: str) -> bool:
    """Tell whether a line can be the name of who wrote what stands under it."""
    words = text.split()
    return (
        0 < len(text) <= _LONGEST_NAME
        and len(words) <= 5  # noqa: PLR2004 - names of people and of members are short
        and (text[-1] not in ".!?;:,…»" or _INITIAL.search(text) is not None)
        and any(map(str.isalpha, text))
        and not is_interface(text)
        and not whole_stamp(text)
        and _NO_NAME.match(text) is None
    )


def _head(lines: list[Line], subject: Line | None) -> tuple[Layout, bool]:
    """Return what stands over the first message, and whether it is a thread's title rather than an article."""
    if subject is not None:
        return Layout([Draft("title", [subject])], subject.text), True
    lines = _over_heading(list(map(unprefixed, lines)))
    if (posted := read_post(lines)) is not None:
        return posted, False
    kept = [line for line in lines if not is_interface(line.text)]
    article = sum(len(line.text) for line in kept) >= _LEAST_ARTICLE
    if not article and kept and all(map(_is_heading, kept)) and any(opens_comments(line.text) for line in lines):
        return Layout([Draft("title", kept[:1])], kept[0].text), False
    if article or any(opens_comments(line.text) for line in lines):
        layout = read_article([line for line in lines if not opens_comments(line.text)], with_comments=False)
        return layout, False
    title, _ = split_title(kept) if len(kept) > 1 else (kept[0] if kept else None, [])
    return Layout([Draft("title", [title])] if title else [], title.text if title else None), True


def _over_heading(lines: list[Line]) -> list[Line]:
    """Return lines without the rules of the talk that stand under the heading over the comments."""
    sizes = [len(line.text) for line in lines]
    headings = (place for place, line in enumerate(lines) if opens_comments(line.text))
    place = next((place for place in headings if sum(sizes[place:]) * 2 < sum(sizes[:place])), len(lines))
    return lines[: place + 1]


def _is_heading(line: Line) -> bool:
    return len(line.text) <= _LONGEST and line.text[-1] not in ".!?…»"


def _message(header: Header, lines: Sequence[Line]) -> tuple[Message, str | None]:
    """Return the message under a header, and the name that it says it answers."""
    message, answer = Message(lines=[], author=header.name, published=header.published), None
    for line in lines:
        found = _ANSWERS.fullmatch(line.text)
        note = edit_note(line.text)
        if found and not (message.lines and answer):
            answer = found["name"]
        elif note:
            message.note = note
        elif not is_interface(line.text) and not opens_comments(line.text):
            message.lines.append(line)
    return message, answer
