"""Signatures: the lines that a forum's software sets under every message of a member."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from recoupe.read.draft import Line
from recoupe.read.echoes import words_of
from recoupe.read.marks import RULE, credit

End = tuple[str, ...]

DEEPEST: Final = 5
"""Lines at a message's end that are looked at."""

_LONGEST: Final = 400
_LEAST_WORDS: Final = 3
_APHORISM: Final = re.compile(
    r"(?:\"[^\"]{15,}\"|«[^»]{15,}»|“[^”]{15,}”|[^\"«“]{20,}?[.!?…]?)\s*"
    r"(?:\([^()]{3,60}\)|\[[^\[\]]{3,80}\]|[-–—]{1,2}\s?[A-ZÀ-Ü][^.!?]{2,50})\.?"
)


def split_signatures(messages: Sequence[Sequence[Line]]) -> list[tuple[list[Line], list[Line]]]:
    """Return each message's own lines and its signature's.

    A signature stands under a rule (« ____ »), ends another message too, or has the form of an aphorism with its
    author. Recurrence needs three words; a message is never all signature.
    """
    ends = Counter(end for message in messages for end in _ends(message))
    return [_split(list(message), ends) for message in messages]


def _ends(message: Sequence[Line]) -> Iterator[End]:
    """Yield the last line, the last two, and so on; never the whole message."""
    end: End = ()
    for line in reversed(message[1:][-DEEPEST:]):
        end = (_key(line), *end)
        yield end


def _split(message: list[Line], ends: Counter[End]) -> tuple[list[Line], list[Line]]:
    for place in range(max(1, len(message) - DEEPEST - 1), len(message)):
        if RULE.fullmatch(message[place].text):
            return message[:place], message[place + 1 :]
    size = max((len(end) for end in _ends(message) if ends[end] > 1), default=0)
    start = len(message) - size
    while start < len(message) and not _may_sign(message[start:]):
        start += 1
    if start == len(message) > 1 and _is_aphorism(message[-1]) and not message[-2].text.endswith(":"):
        start -= 1
    return message[:start], message[start:]


def _may_sign(lines: Sequence[Line]) -> bool:
    """Tell whether lines that recur are a signature: words enough, and no credit under a repost."""
    text = " ".join(line.text for line in lines)
    return (
        len(text) <= _LONGEST and len(words_of(text)) >= _LEAST_WORDS and not any(credit(line.text) for line in lines)
    )


def _is_aphorism(line: Line) -> bool:
    return len(line.text) <= _LONGEST and line.text[0] in '"«“' and _APHORISM.fullmatch(line.text) is not None


def _key(line: Line) -> str:
    return " ".join(words_of(line.text[:_LONGEST]))
