"""Whether a sentence says that a statement holds or that it does not: how far what it denies or negates reaches."""

import re
from collections.abc import Collection, Iterator
from itertools import islice, takewhile
from typing import Final, NamedTuple

from recoupe.crosscheck.senses import alike
from recoupe.lineage.cues import find_cues
from recoupe.lineage.profile import Profile, Sentence

CLAUSE: Final = re.compile(
    r"[;:,—–]| (?:mais|tandis que|alors que|en revanche|même si|contre|et (?=n'|ne |qu|il|elle)) ?"
)
LESS: Final = re.compile(r"\b(?:sans|non|aucune?|ni|pas d[e'])\b", re.IGNORECASE)
REACHED: Final = 0.5
"""Share of the sentence's words for the statement that a denial or negation must reach."""
NEGATED: Final = 0.3
"""The same for a negation, which leaves its subject outside."""
ANSWER: Final = re.compile(r"\s*[—–-]\s*\w")
ANSWERED: Final = 3
"""First sentences of an answer that say whether it is yes or no."""
SHORT: Final = 12
"""Words that a sentence may have which only denies the one before it."""


class Reach(NamedTuple):
    """What share of its words for a statement a sentence denies, and what share it negates."""

    denied: float
    negated: float


VERDICT: Final = re.compile(
    r"\W*(?:c'est |(?:verdict|conclusion|réponse)\s*:\s*)?(?:\w+ment )?(?:faux|inexact|mensonger|intox|infox)\W*$",
    re.IGNORECASE,
)
"""A sentence that does nothing but call the one before it false."""
POINTS: Final = re.compile(
    r"\b(?:ce|cet|cette|ces) (?:\w+ )?(?:affirmation|information|allégation|accusation|rumeur|bruit|nouvelle|annonce|"
    r"propos|déclaration|insinuation|imputation)s?\b",
    re.IGNORECASE,
)
"""Words that point back to what was said."""
DENYING: Final = re.compile(
    r"\b(?:ni(?:e|ent|ait|er|é)|déme?n\w+|conteste\w*|contesté|réfut\w+|exclu\w*)\b", re.IGNORECASE
)
"""Verbs whose negation denies nothing: « ne nie pas »."""


def denied(worth: dict[str, float], sentence: Sentence) -> bool:
    """Tell whether a sentence denies what it says of a statement, whose words are worth something."""
    found = reach(worth, sentence)
    return found.denied >= REACHED or found.negated >= NEGATED


def refuted(worth: dict[str, float], sentence: Sentence) -> bool:
    """Tell whether a sentence calls what it says of a statement false, in so many words."""
    return reach(worth, sentence).denied >= REACHED


def reach(worth: dict[str, float], sentence: Sentence) -> Reach:
    """Return the shares of what a sentence says of a statement that it denies and that it negates."""
    here = {word.start - sentence.start: value for word in sentence.words if (value := _worth(word.key, worth))}
    whole = sum(here.values())
    most = {REACHED: 0.0, NEGATED: 0.0}
    for start, end, needed in _scopes(sentence.plain) if whole else ():
        share = sum(value for place, value in here.items() if start <= place < end) / whole
        most[needed] = max(most[needed], share)
    return Reach(most[REACHED], most[NEGATED])


def denied_next(profile: Profile, sentence: Sentence) -> bool:
    """Tell whether the next sentence of the paragraph does nothing but deny, or the answer to a question negates it."""
    every = profile.sentences
    place = every.index(sentence) + 1
    if place >= len(every) or every[place].passage != sentence.passage:
        return False
    after = every[place]
    if ANSWER.match(after.text) and not ANSWER.match(sentence.text):
        answer = takewhile(lambda each: each.paragraph == after.paragraph, every[place:])
        return any(find_cues("negation_cues", each.plain) for each in islice(answer, ANSWERED))
    if belied(profile, sentence):
        return True
    same = after.paragraph == sentence.paragraph
    points = len(after.words) <= SHORT or POINTS.search(after.plain) is not None
    return same and points and bool(find_cues("denial_cues", after.plain))


def belied(profile: Profile, sentence: Sentence) -> bool:
    """Tell whether the next sentence does nothing but call a sentence false (« FAUX. »)."""
    place = profile.sentences.index(sentence) + 1
    after = profile.sentences[place : place + 1]
    return any(each.passage == sentence.passage and VERDICT.match(each.plain) for each in after)


def negated_places(text: str) -> list[tuple[int, int]]:
    """Return the code points that a negation reaches, to the end of its clause; apostrophes are straight."""
    bounds = [0, *(found.end() for found in CLAUSE.finditer(text)), len(text)]
    cues = [(cue.start, max(cue.start, cue.end - 1)) for cue in find_cues("negation_cues", text)]
    cues += [(found.start(), found.end() - 1) for found in LESS.finditer(text)]
    return [(start, _clause(bounds, last)[1]) for start, last in sorted(cues)]


def _worth(key: str, worth: dict[str, float]) -> float:
    return max((worth[each] for each in (key, *alike(key)) if each in worth), default=0.0)


def _scopes(text: str) -> Iterator[tuple[int, int, float]]:
    """Yield what a sentence denies, and what share of the statement must stand there.

    A denying word reaches from its clause to the end of the sentence; a negation from itself to the end of its clause.
    """
    bounds = [0, *(found.end() for found in CLAUSE.finditer(text)), len(text)]
    doubts, negations = find_cues("doubt_cues", text), find_cues("negation_cues", text)
    for cue in find_cues("denial_cues", text):
        if (
            cue.strength == "strong"
            and not any(each.start <= cue.start < each.end for each in negations)
            and not any(doubt.start <= cue.start < doubt.end for doubt in doubts)
        ):
            yield _clause(bounds, cue.start)[0], len(text), REACHED
    for cue in negations:
        if DENYING.search(cue.text):
            continue
        yield cue.start, _clause(bounds, max(cue.start, cue.end - 1))[1], NEGATED


def _clause(bounds: Collection[int], place: int) -> tuple[int, int]:
    return max(each for each in bounds if each <= place), min(each for each in bounds if each > place)
