"""Acronyms that a document explains: « le Front commun pour la paix (FCP) »."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from recoupe.annotate.parsed import Paragraph, Token
from recoupe.lang.fr.spelling import fold

LONGEST: Final = 16
"""How many words before the parenthesis the long form may begin."""
WIDEST: Final = 10
SHORT: Final = 3
SMALL: Final = frozenset(
    {"de", "du", "des", "la", "le", "les", "l'", "d'", "et", "pour", "à", "aux", "au", "en", "sur", "dans"}
)


@dataclass(frozen=True, slots=True)
class Explained:
    """An acronym and the tokens of its long form (end exclusive)."""

    acronym: str
    first: int
    end: int


def explained_acronyms(paragraph: Paragraph) -> Iterator[Explained]:
    """Yield the acronyms in parentheses whose letters are found in the words before them."""
    doc = paragraph.tokens
    if "(" not in paragraph.text:
        return
    for opening in doc[1:-2]:
        if opening.text == "(" and doc[opening.i + 2].text in {")", ",", "–", "-"}:
            token = doc[opening.i + 1]
            if _is_acronym(token):
                first = _long_form(doc, opening.i, token)
                if first is not None:
                    yield Explained(token.text, first, opening.i)


def _is_acronym(token: Token) -> bool:
    capitals = sum(char.isupper() for char in token.text)
    return 1 < len(token.text) <= WIDEST and token.text[0].isupper() and (capitals > 1 or len(token.text) > SHORT)


def _long_form(doc: tuple[Token, ...], end: int, token: Token) -> int | None:
    """Return where the long form begins: the farthest capital word whose initials give the acronym."""
    letters = [char for char in fold(token.text) if char.isalpha()]
    best = None
    for start in range(end - 1, max(-1, end - LONGEST), -1):
        word = doc[start]
        if word.norm_ in {".", ";", ":", "(", ")", "«"} or word.is_space:
            break
        if word.text[0].isalpha() and fold(word.norm_)[0] == letters[0] and _spells(doc[start:end], letters):
            best = start
            if word.text[0].isupper():
                return start
    return best


def _spells(words: tuple[Token, ...], letters: list[str]) -> bool:
    """Tell whether every letter is found in order, most of them at the beginning of a word."""
    rest, hits = list(letters), 0
    for word in words:
        text = fold(word.norm_)
        if rest and text.startswith(rest[0]):
            rest.pop(0)
            hits += 1
            while (
                rest and len(rest) > 0 and rest[0] in text[1:3] and word.norm_ not in SMALL and len(letters) > hits + 1
            ):
                rest.pop(0)
    return not rest and hits >= min(2, len(letters))
