"""States by what they are: « l'archipel », « le Royaume », « l'ancienne métropole »."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from recoupe.annotate.parsed import Token
from recoupe.lang.fr.spelling import fold
from recoupe.lang.names import name_words
from recoupe.lang.pack import language_pack

LEXICON: Final = "state_kinds"


@cache
def _kinds() -> Mapping[str, tuple[tuple[tuple[str, ...], frozenset[str]], ...]]:
    pack = language_pack("fr")
    table: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = {}
    for entry in pack.lexicon(LEXICON) if pack else ():
        words = name_words(entry.key)
        for word in words:
            table.setdefault(word, []).append((words, frozenset(entry.get("states").split("|"))))
    return {word: tuple(sorted(lines, key=lambda line: -len(line[0]))) for word, lines in table.items()}


def states_called(head: Token) -> frozenset[str]:
    """Return the states that a definite noun phrase around ``head`` may mean, none where it is no such description."""
    lines = _kinds().get(fold(head.norm_), ())
    if not lines or not any(child.dep_ == "det" and child.lemma_ in {"le", "ce"} for child in head.children):
        return frozenset()
    words = tuple(fold(token.norm_) for token in head.subtree if not token.is_punct)
    return next((states for key, states in lines if _within(key, words)), frozenset())


def _within(key: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return any(words[start : start + len(key)] == key for start in range(len(words)))
