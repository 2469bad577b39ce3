"""Readers' comments as lines: which lines are one comment, what it quotes and whom it answers."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from recoupe.lang.fr.text import straighten
from recoupe.read.draft import Draft, Line
from recoupe.read.echoes import Echoes, fold, words_of

RECENT: Final = 40
"""Messages above one that its quotation marks may refer to."""

NEAR: Final = 3
PHRASES: Final = 10
SAMPLE: Final = 5_000
LONGEST_PHRASE: Final = 40
ROOT: Final = 5
LONG_WORD: Final = 7
PAIR: Final = 2
_JOINED: Final = 1.0
_CONNECTIVE: Final = re.compile(
    r"(?:mais|donc|car|or|bref|d'ailleurs|de plus|par contre|en revanche|par ailleurs|ensuite|de toute façon|du coup|"
    r"autrement dit|à part ça|ps\b|p\.s\.|nb\b|cordialement|bien à vous|résultat|"
    r"je (?:précise|rajoute|complète)|j'ajoute|j'(?:ai oublié|oubliais))\b",
    re.IGNORECASE,
)
_POINTING: Final = re.compile(
    r"(?:n'y|y|il|elle|ils|elles|cela|celui-ci|celle-ci|ce dernier|cette dernière|ledit|la dite|les dites|lesdites)\b|"
    r"\w+[^.!?]{0,120}\b(?:la dite|ladite|ledit|les dits|lesdits|les dites|lesdites|ce dernier|cette dernière)\b",
    re.IGNORECASE,
)
_OPEN_END: Final = re.compile(r"[,:;(]\s*$")
_WHOLE_QUOTE: Final = re.compile(r"[«“\"]\s*([^«»“”\"]+?)\s*[»”\"]")
_RARE_END: Final = re.compile(r"(?:\s\.|(?<!\.)\.\.|\.{4,}|\s,)\s*$")
_VOCATIVE: Final = re.compile(
    r"(?:monsieur|madame|cher|chère|mon (?:cher|ami|pauvre)|ma (?:chère|pauvre))\b", re.IGNORECASE
)
_QUOTED: Final = re.compile(r"«\s*([^»]{6,300}?)\s*»|“([^”]{6,300})”|\"([^\"]{6,300})\"")


def read_comments(lines: Sequence[Line], before: Sequence[Draft]) -> list[Draft]:
    """Return the comments that lines consist of, repeated words as quotes; ``before`` is what they may quote."""
    echoes = Echoes()
    for draft in before:
        echoes.add(draft)
    made: list[Draft] = []
    for comment in _comments(lines, echoes):
        made += _linked(comment, echoes, made)
    _link_retorts(made)
    return made


def _link_retorts(made: Sequence[Draft]) -> None:
    """Set that a comment answers the one right above where two of its long words stand in that one and no other."""
    own = [draft for draft in made if draft.kind == "comment"]
    words = [frozenset(word for word in words_of(draft.text[:SAMPLE]) if len(word) >= LONG_WORD) for draft in own]
    spread = Counter(word for each in words for word in each)
    for place, draft in enumerate(own[1:], start=1):
        shared = [word for word in words[place] & words[place - 1] if spread[word] == PAIR]
        if draft.reply_to is None and draft.continues is None and len(shared) >= PAIR:
            draft.reply_to = own[place - 1]


def _comments(lines: Sequence[Line], echoes: Echoes) -> Iterator[list[Draft]]:
    """Yield the pieces of each comment: repeated words of the page as quotes, and the reader's own words.

    Blank lines part comments where only some lines have one before them; else each line is a comment, except those
    that go on from the line before: own words under a quote, a connective, an open end, a habit of ending lines.
    """
    parted = 0 < sum(line.gap > 0 for line in lines[1:]) < len(lines) - 1
    pieces: list[Draft] = []
    for line in lines:
        quoted = echoes.find(line.text)
        if pieces and not _goes_on(pieces[-1], line, quoted=quoted is not None, parted=parted):
            yield pieces
            pieces = []
        if quoted is not None:
            pieces.append(Draft("quote", [_unquoted(line)], quotes=quoted, author=quoted.author))
        elif pieces and pieces[-1].kind == "comment":
            pieces[-1].lines.append(line)
        else:
            pieces.append(Draft("comment", [line]))
    if pieces:
        yield pieces


def _unquoted(line: Line) -> Line:
    """Return a repeated line without the quotation marks around the whole of it."""
    found = _WHOLE_QUOTE.fullmatch(line.text)
    return replace(line, start=line.start + found.start(1), text=found[1]) if found else line


def _goes_on(piece: Draft, line: Line, *, quoted: bool, parted: bool) -> bool:
    if parted and line.gap == 0:
        return True
    if quoted or piece.kind == "quote":
        return piece.kind == "quote"
    return not parted and _ties(straighten(piece.lines[-1].text), straighten(line.text)) >= _JOINED


def _ties(last: str, text: str) -> float:
    """Return how much speaks for one writer: connective or open end 1, the same rare line end .6, pointing back .4."""
    tied = 1.0 if _CONNECTIVE.match(text) or _OPEN_END.search(last) else 0.0
    ends = _RARE_END.search(last), _RARE_END.search(text)
    if ends[0] and ends[1] and ends[0][0] == ends[1][0]:
        tied += 0.6
    return tied + (0.4 if _POINTING.match(text) else 0.0)


def _linked(made: list[Draft], echoes: Echoes, earlier: Sequence[Draft]) -> list[Draft]:
    own = [draft for draft in made if draft.kind == "comment"]
    if not own:  # nothing but repeated words: the reader says them again
        made = [Draft("comment", [line for draft in made for line in draft.lines])]
        own = made
    for place, draft in enumerate(made):
        if draft.kind == "quote":
            draft.within = next((each for each in made[place:] if each.kind == "comment"), own[-1])
            if draft.quotes and draft.quotes.kind in {"comment", "post"}:
                draft.within.reply_to = draft.quotes
    for draft in own:
        draft.continues = own[0] if draft is not own[0] else None
        draft.reply_to = draft.reply_to or answered(draft, earlier)
        echoes.add(draft)
    return made


def answered(draft: Draft, earlier: Sequence[Draft]) -> Draft | None:
    """Return the latest message whose words stand in quotation marks in this one.

    The same words in the same order count anywhere above; the same roots (« défense du territoire » for « défend son
    territoire ») in the three messages above.
    """
    others = [other for other in earlier[-RECENT:] if other.kind in {"comment", "post", "repost"}]
    if _VOCATIVE.match(draft.text):
        own = _roots(draft.text[:SAMPLE])
        spoken_to = (other for other in reversed(others[-NEAR:]) if len(own & _roots(other.text[:SAMPLE])) > 1)
        if (spoken := next(spoken_to, None)) is not None:
            return spoken
    for found in islice(_QUOTED.finditer(draft.text), PHRASES):
        phrase = next(filter(None, found.groups()))
        for near, other in enumerate(reversed(others)):
            text = other.text[:SAMPLE]
            if _holds(text, phrase) or (near < NEAR and _has_roots(text, phrase)):
                return other
    return None


def _holds(text: str, phrase: str) -> bool:
    words = words_of(phrase)
    return 1 < len(words) <= LONGEST_PHRASE and f" {' '.join(words)} " in f" {' '.join(words_of(text))} "


def _has_roots(text: str, phrase: str) -> bool:
    wanted = _roots(phrase)
    return bool(wanted) and wanted <= _roots(text)


def _roots(text: str) -> frozenset[str]:
    """Return the first five letters of the longer words, without accents; nothing where there are fewer than two."""
    found = frozenset(fold(word)[:ROOT] for word in words_of(text) if len(word) >= ROOT)
    return found if len(found) > 1 else frozenset()
