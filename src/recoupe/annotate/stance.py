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

LONG: Final = re.compile(r"\b(?!aucun|jamais|toujours|encore|comme|depuis|apres|avant|contre|parce|etaient?)[a-z]{5,}")
"""Words that tell what is spoken of."""
NEGATION: Final = re.compile(r"\b(?:ne|aucune?|jamais|pas|rien|nulle?)\b|\bn'")


def find_stances(parsed: Parsed) -> tuple[Stance, ...]:
    """Return the stances of comments and posts of a document towards what they answer, in reading order."""
    document = parsed.document
    return tuple(_stance(number, passage, _parent(document, passage)) for number, passage in _answers(document))


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


def _parent(document: Document, passage: Passage) -> str:
    """Return the words of the reader whom a comment or post answers, an empty string where it answers no reader."""
    place = passage.reply_to if passage.reply_to is not None else passage.quotes
    other = document.passages[place] if place is not None else None
    return other.text if other is not None and other.kind in READERS else ""


def _stance(number: int, passage: Passage, parent: str) -> Stance:
    attitude, cue = attitude_of(passage.text)
    if attitude == "comment" and parent and contradicts(passage.text, parent):
        attitude, cue = "deny", "contradiction"
    return Stance(passage=number, attitude=attitude, rule=f"fr.stance.{cue}@1")


def contradicts(text: str, parent: str) -> bool:
    """Tell whether an answer speaks of the same thing as what it answers, and one of both in the negative."""
    mine, theirs = _fold(ASIDE.sub(" ", text)), _fold(parent)
    shared = {word.rstrip("s") for word in LONG.findall(mine)} & {word.rstrip("s") for word in LONG.findall(theirs)}
    return bool(shared) and bool(NEGATION.search(mine)) != bool(NEGATION.search(theirs))


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
