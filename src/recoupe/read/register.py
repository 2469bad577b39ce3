"""How much a line sounds like a reader rather than a reporter: words, typography, length."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from recoupe.lang.fr.text import straighten
from recoupe.lang.pack import PACKS, language_pack

SAMPLE: Final = 2_000
"""Characters of a line that are looked at."""

LONGEST_CUE: Final = 5
_TOKEN: Final = re.compile(r"\w+(?:-\w+)*'?")
_QUOTED: Final = re.compile(r"«[^»]{0,600}»|“[^”]{0,600}”|\"[^\"]{0,600}\"")
_SPACED: Final = re.compile(r"\w\s[.,](?=\s|$)")
_SPACED_WEIGHT: Final = 1.5
_WEIGHTS: Final = (
    (re.compile(r"^[a-zà-ÿ]"), 2.0, 1),
    (re.compile(r"^[^—–-].*[^\s.!?…»”\")\]]\s*$"), 1.2, 1),
    (re.compile(r"!!|\?\?|\?!|!\?"), 1.5, 2),
    (re.compile(r"(?<![!?])[!](?![!?])"), 0.5, 2),
    (re.compile(r"\?(?!\?)"), 0.6, 2),
    (re.compile(r"\w[,.](?=[A-Za-zÀ-ÿ]{3})"), 0.7, 2),
    (re.compile(r"(?<!\.)\.\.(?!\.)|\.{4,}"), 1.0, 2),
    (re.compile("[\U0001f300-\U0001faff\u2600-\u27bf]"), 2.0, 2),
    (re.compile(r"^@\w"), 2.0, 1),
    (re.compile(r"(?<!\w)(?:[A-ZÀ-Ü]{5,}\s+){2,}"), 1.5, 2),
    (re.compile(r"\b(\w)\1{3,}"), 1.0, 1),
)
"""Typography: pattern, weight of one find, finds that count."""

_MOST_READER: Final = 5.0
_MOST_PRESS: Final = 2.5
_QUOTATION: Final = -0.4
_BIAS: Final = -0.6
_LONG: Final = 350
_LONG_WEIGHT: Final = -1.0
_SHORT: Final = ((0.25, 1.2), (0.5, 0.5))
"""Share of the article's shortest paragraph and what being shorter than it weighs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """What is seen in one line: its length, and the weights of a reader's and a reporter's traits."""

    length: int
    reader: float
    press: float
    voice: float


def features(text: str, *, spaced: bool = True) -> Features:
    """Return the traits of a line; words inside quotation marks are somebody else's and count for none.

    ``spaced`` says whether a space before a comma or full stop counts: it doesn't where the article has it too.
    ``voice`` is the part of a reader's words alone.
    """
    sample = straighten(text[:SAMPLE])
    own = _QUOTED.sub("§", sample)
    typography = sum(weight * min(most, len(rule.findall(own))) for rule, weight, most in _WEIGHTS)
    typography += _SPACED_WEIGHT * min(2, len(_SPACED.findall(own))) if spaced else 0.0
    quotations = own.count("§") * _QUOTATION
    voice = _cues(own, "reader")
    return Features(
        length=len(text),
        reader=min(typography + voice, _MOST_READER),
        press=quotations - _cues(own, "press"),
        voice=voice,
    )


def is_spaced(text: str) -> bool:
    """Tell whether a line has a space before a comma or full stop."""
    return _SPACED.search(text[:SAMPLE]) is not None


def score(sheet: Features, shortest: int = 0) -> float:
    """Return the weight of a line towards comment (positive) or article.

    ``shortest`` is the length of the article's shortest paragraph: lines much shorter than that stand out.
    """
    total = _BIAS + sheet.reader + max(sheet.press, -_MOST_PRESS)
    if sheet.length > _LONG:
        total += _LONG_WEIGHT
    return total + next((weight for share, weight in _SHORT if sheet.length < share * shortest), 0.0)


def _cues(text: str, side: str) -> float:
    """Return the weights of the lexicon's words in a text, the longest first, each at most twice."""
    words, weights, found, place = _TOKEN.findall(text.lower()), _weights(), Counter[tuple[str, ...]](), 0
    while place < len(words):
        cue = next((cue for cue in _windows(words, place) if cue in weights), None)
        place += len(cue) if cue else 1
        if cue and weights[cue][0] == side:
            found[cue] += 1
    return sum(weights[cue][1] * min(count, 2) for cue, count in found.items())


def _windows(words: list[str], place: int) -> Iterator[tuple[str, ...]]:
    yield from (tuple(words[place : place + size]) for size in range(LONGEST_CUE, 0, -1))


@cache
def _weights() -> dict[tuple[str, ...], tuple[str, float]]:
    packs = filter(None, map(language_pack, PACKS))
    entries = (entry for pack in packs for entry in pack.lexicon("register"))
    return {tokens(entry.key): (entry.get("side"), float(entry.get("weight"))) for entry in entries}


def tokens(text: str) -> tuple[str, ...]:
    """Return the words of a cue as they are looked up: an elided one keeps its apostrophe."""
    return tuple(_TOKEN.findall(straighten(text).lower()))
