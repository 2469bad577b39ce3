"""Verbs of several words as keys of a lexicon: « se dire », « ne pas exclure », « rendre … responsable »."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from recoupe.annotate.line import Line
from recoupe.annotate.phrases import TIMES
from recoupe.annotate.speech.lexicons import lexicon

ARTICLES: Final = frozenset({"le", "la", "les", "l", "un", "une", "des", "sa", "son", "ses"})
OPEN: Final = "…"
NEAR: Final = 5
"""Words after a verb within which the rest of its key must begin."""
FAR: Final = 9
"""The same for a key that leaves room for an object."""
PASSED: Final = frozenset({"ADV", "ADP", "DET", "PRON", "ADJ"})
SAME: Final = {"d'": "de", "du": "de", "des": "de", "au": "à", "aux": "à", "ses": "son", "sa": "son"}


@dataclass(frozen=True, slots=True)
class Key:
    """A key: its verb, the words after it, whether it is reflexive, negated or after « ni », its « en » or « y »."""

    text: str
    verb: str
    rest: tuple[str, ...]
    reflexive: bool
    negated: bool
    neither: bool
    pronoun: str = ""


def keys_of(verb: str, name: str = "reporting_verbs") -> tuple[Key, ...]:
    """Return the keys of a verb in a lexicon, the most special first."""
    return _all(name).get(verb, ())


@cache
def _all(name: str) -> dict[str, tuple[Key, ...]]:
    made: dict[str, list[Key]] = {}
    for entry in lexicon(name):
        key = _key(entry.key)
        made.setdefault(key.verb, []).append(key)
    return {verb: tuple(sorted(found, key=_special, reverse=True)) for verb, found in made.items()}


def _special(key: Key) -> tuple[int, bool, bool]:
    return len(key.rest), key.negated or key.neither, key.reflexive or bool(key.pronoun)


def _key(text: str) -> Key:
    negated, neither = text.startswith("ne pas "), text.startswith("ni ")
    bare = text.removeprefix("ne pas ").removeprefix("ni ")
    reflexive = bare.startswith(("se ", "s'"))
    words = bare.removeprefix("se ").removeprefix("s'").replace("'", " ").split()
    pronoun = words[0] if words[0] in {"en", "y"} else ""
    verb, *rest = words[1:] if pronoun else words
    kept = tuple(SAME.get(f"{word}'" if word == "d" else word, word) for word in rest if word not in ARTICLES)
    return Key(text, verb, kept, reflexive, negated, neither, pronoun)


def match_rest(line: Line, last: int, rest: tuple[str, ...]) -> int | None:
    """Return the place of the last word of a key whose verb group ends at a place, None where it doesn't follow."""
    reach, at = NEAR, last
    for word in rest:
        if word == OPEN:
            reach = FAR
            continue
        found = _find(line, at + 1, word, reach)
        if found is None:
            return None
        reach, at = 3, found
    return at


def _find(line: Line, start: int, word: str, reach: int) -> int | None:
    for i in range(start, min(start + reach, len(line.words))):
        token = line.words[i]
        if _is(line, i, word):
            return i
        open_gap = reach == FAR and not token.is_punct and token.pos_ not in {"VERB", "SCONJ"}
        if not (open_gap or token.pos_ in PASSED or token.norm_ in TIMES):
            return None
    return None


def _is(line: Line, place: int, word: str) -> bool:
    norm = line.norm(place)
    if word in {norm, SAME.get(norm)}:
        return True
    if len(word) < 4:  # noqa: PLR2004 - « en », « de » have no other forms
        return False
    bare = norm.removesuffix("s")
    return word in {line.words[place].lemma_, bare, bare.removesuffix("e")}
