"""What readers think of what they answer: support, deny, query or comment (RumourEval)."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Final

from recoupe.annotate.parsed import Parsed
from recoupe.annotate.speech.lexicons import lexicon
from recoupe.lang.fr.text import straighten
from recoupe.model.annotation import Stance
from recoupe.model.document import Document, Passage
from recoupe.model.vocabulary import READERS, ReaderStance

ASIDE: Final = re.compile(r"^>.*$|«[^»\n]*»", re.MULTILINE)
"""Words that a reader repeats, not his own."""


def find_stances(parsed: Parsed) -> tuple[Stance, ...]:
    """Return the stances of comments and posts of a document towards what they answer, in reading order."""
    document = parsed.document
    return tuple(_stance(number, passage) for number, passage in _answers(document))


def _answers(document: Document) -> Iterator[tuple[int, Passage]]:
    """Yield the passages in which readers answer: all comments, and the posts after a thread's first."""
    opened = any(passage.kind in {"body", "repost"} for passage in document.passages)
    for number, passage in enumerate(document.passages):
        if passage.kind not in READERS:
            continue
        linked = passage.reply_to is not None or passage.quotes is not None
        if passage.kind == "comment" or opened or linked:
            yield number, passage
        opened = True


def _stance(number: int, passage: Passage) -> Stance:
    attitude, cue = attitude_of(passage.text)
    return Stance(passage=number, attitude=attitude, rule=f"fr.stance.{cue}@1")


def attitude_of(text: str) -> tuple[ReaderStance, str]:
    """Return the attitude that a reader's words show and the key of the cue that shows it.

    The first cue decides, of two that overlap the longer one; without any, words that mostly ask are a query.
    """
    plain = _fold(ASIDE.sub(" ", text))
    found = [
        (match.start(), -len(match.group()), attitude, key)
        for key, attitude, pattern in _cues()
        if (match := pattern.search(plain))
    ]
    if found:
        return _first(found)
    asked, sentences = plain.count("?"), len(re.findall(r"[.!?…]+(?:\s|$)", plain)) or 1
    return ("query", "questions") if 2 * asked >= sentences and asked else ("comment", "none")


def _first(found: list[tuple[int, int, ReaderStance, str]]) -> tuple[ReaderStance, str]:
    """Return the first match, or one that overlaps it and is longer (« pas d’accord » beats « d’accord »)."""
    start, length, _, _ = min(found)
    best = min((each for each in found if each[0] <= start - length), key=lambda each: (each[1], each[0]))
    return best[2], best[3].replace(" ", "-")


@cache
def _cues() -> tuple[tuple[str, ReaderStance, re.Pattern[str]], ...]:
    return tuple(
        (entry.key, entry.get("attitude"), re.compile(entry.get("pattern"), re.MULTILINE))  # type: ignore[misc]
        for entry in lexicon("stance_cues")
    )


def _fold(text: str) -> str:
    """Return the text in lower case, without accents and with straight apostrophes."""
    parts = unicodedata.normalize("NFD", straighten(text).casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))
