"""Marks that forum software leaves in copied text: post numbers, edit notes, who wrote the quoted words, credits."""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from recoupe.lang.fr.text import straighten
from recoupe.read.dates import STAMP, edtf, whole_stamp

_NUMBER: Final = re.compile(
    r"(?:(?:message|post|réponse|reply|commentaire)\s*)?(?:#|n[°º]\s?)(\d{1,6})\s*:?", re.IGNORECASE
)
_NAME: Final = r"(?P<name>[^\s:,;][^\n:;]{0,58}?)"
_EDITED: Final = re.compile(
    rf"[«(\[]?\s*(?:(?:dernière (?:modification|édition)|modifié(?:e)?(?: en dernier)?|édité(?:e)?|last edited|edited)"
    rf"(?:\s*:\s*|\s+)(?:(?:par|by)\s+{_NAME}(?:\s*[;,:]|\s+(?=le\s|on\s|at\s|à\s\d)|\s*$)\s*)?(?P<rest>.*?))\s*[.»)\]]*",
    re.IGNORECASE,
)
_EDITOR_LAST: Final = re.compile(r"\s(?:par|by)\s+(?P<name>\S.{0,40}?)\s*$", re.IGNORECASE)
_SAID: Final = re.compile(
    r"(?:(?:envoyé|posté|écrit|publié|originally posted|posted)\s+(?:par|by)\s+(?P<by>[^\n:;]{1,60}?)"
    r"(?:\s+(?:voir le message|view post|go to post))?"
    r"|(?:citation|quote)(?:\s+(?:de|from|provenant de|originale de|initiale de))?\s*:?(?:\s+(?P<of>[^\n:;]{1,60}?))?"
    r"|(?P<who>[^\n:;]{1,60}?)\s+(?:a écrit|a dit|wrote|said|dixit))(?:\s+(?:le|on|à|at))*\s*[:,]?\s*:?\s*",
    re.IGNORECASE,
)
_SPEAKS: Final = re.compile(r"crit|dit|post|publi|envoy|citation|quote|wrote|said|dixit", re.IGNORECASE)
_CREDITS: Final = re.compile(r"\d|\.\w|source", re.IGNORECASE)
"""What a mark, and a credit, can't do without: most lines have none of it, which is quick to see."""

_HALF_DAY: Final = re.compile("(?<=\0)\\s?[ap]m\\b", re.IGNORECASE)
_PRONOUNS: Final = frozenset({"il", "elle", "on", "qui", "ils", "elles", "je", "tu", "ce qu'il", "he", "she"})
_DOMAIN: Final = re.compile(
    r"(?:source\s*:?\s*|via\s*:?\s*|lien\s*:?\s*|in\s)?(?P<address>(?:https?://)?(?:[\w-]+\.)+[a-z]{2,12}(?:/\S*)?)"
    r"(?:\s*[,;–|()-]*\s*(?P<when>.{0,40}))?",
    re.IGNORECASE,
)
_NAMED_SOURCE: Final = re.compile(r"source\s*:\s*(?P<name>\S.{1,80}?)\.?", re.IGNORECASE)
_NAME_WITH_DATE: Final = re.compile(
    r"(?P<name>[A-ZÀ-Ü][\w'’.-]*(?:\s(?:[A-ZÀ-Ü][\w'’.-]*|d[eu]s?|la|les?|et|en|sur|d['’][\w-]+|l['’][\w-]+)){0,5})[\s,–|-]+(?P<when>(?:le\s)?\d.{5,30})"
)
_BRACKETED: Final = re.compile(r"[(\[]\s*([^()\[\]]{4,150}?)\s*[)\]]\.?")
_SIGNED: Final = re.compile(
    r"(?P<author>[A-ZÀ-Ü][\w'’.-]*(?:\s[A-ZÀ-Ü][\w'’.-]*){1,3}),\s(?P<source>[^,]{2,50}),\s(?P<when>(?:le\s)?\d.{5,30})"
)
"""« Nom, Journal, 3 mai 2021 », as it stands in brackets under pasted words."""

_SIGN_IN_NAME: Final = re.compile(r"[\d_.-]")
RULE: Final = re.compile(r"(?:_{4,}|-{2}|-{4,}|={4,}|\*{4,})")
"""A line that parts a signature from the message above it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """An edit note: who changed the message and when (EDTF)."""

    author: str | None
    edited: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The mark over quoted words: whose they are, when they were written."""

    author: str | None
    published: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """The line under words from elsewhere: outlet or address, and its date (EDTF)."""

    source: str
    published: str | None
    author: str | None = None


def post_number(line: str) -> int | None:
    """Return N of a line that is nothing but a post's number (« #12 », « Message n° 12 »)."""
    found = _NUMBER.fullmatch(line) if len(line) < 30 else None  # noqa: PLR2004 - longer lines are no marks
    return int(found[1]) if found else None


def edit_note(line: str) -> Note | None:
    """Return what « Dernière modification par X, 13 octobre 2021, 19h21. » says."""
    found = _EDITED.fullmatch(straighten(line)) if len(line) < 160 else None  # noqa: PLR2004 - as above
    if not found:
        return None
    rest, name = found["rest"], found["name"]
    edited = edtf(rest)
    if name is None and (late := _EDITOR_LAST.search(rest)):
        name = late["name"]
    return Note(author=_tidy(name), edited=edited) if name or edited else None


def said_by(line: str) -> Said | None:
    """Return what « Envoyé par X », « X a écrit : » or « Citation de X » says."""
    if len(line) > 120 or _SPEAKS.search(line) is None:  # noqa: PLR2004 - longer lines are no marks
        return None
    text = straighten(line).replace("\u2191", " ")  # phpBB's arrow to the quoted message
    found = _SAID.fullmatch(_HALF_DAY.sub("", STAMP.sub("\0", text)).replace("\0", "").strip())
    published = edtf(text)
    sure = published is not None and " " not in (found["who"] or "" if found else "")
    if not found or bare_name(found).lower() in _PRONOUNS or not (sure or _may_write(found["who"])):
        return None
    return Said(author=_tidy(bare_name(found)), published=published)


def _may_write(who: str | None) -> bool:
    """Tell whether the words before « a écrit » are a name: with a capital, or a member's name with signs in it."""
    return not who or not who[0].islower() or (" " not in who and _SIGN_IN_NAME.search(who) is not None)


def bare_name(found: re.Match[str]) -> str:
    """Return the name in a mark over quoted words, empty where it has none."""
    return re.sub(r"\s+(?:le|on)$", "", found["by"] or found["of"] or found["who"] or "").strip()


def credit(line: str) -> Credit | None:
    """Return what « lexpress.fr 03 10 2021 », « Source : Le Pays » or an address alone says."""
    if len(line) > 200 or _CREDITS.search(line) is None:  # noqa: PLR2004 - as above
        return None
    bracketed = _BRACKETED.fullmatch(line)
    if bracketed is not None and (signed := _SIGNED.fullmatch(bracketed[1])):
        when = whole_stamp(signed["when"])
        return Credit(source=signed["source"], published=when, author=signed["author"]) if when else None
    line = bracketed[1] if bracketed else line
    found = _DOMAIN.fullmatch(line)
    if found and (not found["when"] or whole_stamp(found["when"])):
        return Credit(source=_site(found["address"]), published=edtf(found["when"] or ""))
    named = _NAMED_SOURCE.fullmatch(line) or _NAME_WITH_DATE.fullmatch(line)
    if not named:
        return None
    when = named.groupdict().get("when")
    if when is not None and whole_stamp(when) is None:
        return None
    return Credit(source=STAMP.sub("", named["name"]).strip(" ,–-|"), published=edtf(when or named["name"]))


def _site(address: str) -> str:
    """Return a bare domain as it is, a longer address whole."""
    parts = urlsplit(address if "//" in address else f"//{address}")
    return parts.netloc.removeprefix("www.") if parts.path in {"", "/"} else address


def _tidy(name: str | None) -> str | None:
    return name.strip(" \t,;:.«»\"'()[]–-") or None if name else None
