"""Wordings that tell how a text stands to others: credit, denial, retraction, doubt, first-hand knowledge."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from recoupe.lang.pack import language_pack
from recoupe.lineage.anchors import Anchors, anchors

CAPITAL: Final = "[A-ZÀ-ÖØ-Ý]"
PART: Final = rf"{CAPITAL}[\w'-]*(?:\.[a-z]{{2,4}})?"
NAME: Final = rf"(?P<name>(?:L'|Le |La |Les )?{PART}(?: (?:de |du |des |de la |d'|et |& )?(?:{PART}|\d+))*)"
LOOSE_NAME: Final = r"(?P<name>[\w'-]+(?: [\w'-]+){0,2})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A wording of a lexicon in a text: the lexicon's line, its strength, its place, the name that it holds."""

    rule: str
    strength: str
    start: int
    end: int
    text: str
    name: str | None = None


def find_cues(lexicon: str, text: str, offset: int = 0) -> tuple[Cue, ...]:
    """Return the cues of a lexicon in a text with straight apostrophes, in reading order; places count from offset."""
    found = sorted(_matches(lexicon, text, offset), key=lambda cue: (cue.start, -cue.end, cue.rule))
    return tuple(found)


def _matches(lexicon: str, text: str, offset: int) -> Iterator[Cue]:
    low = text.lower()
    for rule, strength, needed, pattern in _patterns(lexicon):
        if needed and not any(each in low for each in needed):
            continue
        for match in pattern.finditer(text):
            groups = match.groupdict()
            yield Cue(
                rule=rule,
                strength=strength,
                start=match.start() + offset,
                end=match.end() + offset,
                text=match.group().strip(),
                name=groups.get("name"),
            )


@cache
def _patterns(lexicon: str) -> tuple[tuple[str, str, Anchors, re.Pattern[str]], ...]:
    """Return rule, strength, anchors and expression of each line."""
    pack = language_pack("fr")
    lines = pack.lexicon(lexicon) if pack else ()
    written = ((line, line.get("pattern")) for line in lines)
    return tuple(
        (f"fr.{lexicon}.{line.key}@1", line.get("strength", "strong"), anchors(pattern), _compiled(pattern))
        for line, pattern in written
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    """Return the expression; letters' case counts only in names and in patterns that spell out capitals."""
    if "{X}" in pattern:
        before, after = pattern.split("{X}")
        return re.compile(rf"(?<!\w)(?i:{before}){NAME}(?i:{after})")
    if "[A-Z" in pattern:
        return re.compile(pattern)
    return re.compile(rf"(?<!\w)(?:{pattern.replace('{x}', LOOSE_NAME)})", re.IGNORECASE)
