"""One key for the spellings of a transliterated name.

French papers write one Arabic, Slavic or Berber name in many ways (Yusov, Ioussov, Youssov, Jussow; Tebboune, Teboune;
Qassem, Kassem). The key keeps what the ways share. In order:

1. fold: no accents, no case, letters only; « Tin Zaouatine » and « Tinzaouatine » are one word;
2. a silent ending goes: final -e, -es, -t, -d, -h after two letters (Tinzaouatène, Zaouaten);
3. digraphs become one letter: ch/sh/sch/tch → S (« chr », « chl » keep a K), kh → H, gh → G, dj, zh → J, ph → F,
   th → T, ou/oo/w → U, ck/q/k/c before a, o, u or a consonant → K, c before e, i → s;
4. glides and finals: y, i, j at the start or between vowels → I; -ff, -v, -w at the end → F;
5. doubled letters are single;
6. vowels: only the first letter keeps its vowel, as A, I or U; the others go; consonants stay.

Two names with one key may be one name; the key is evidence for people and places that the document names in no other
way, never proof: ``sound``, which keeps the vowels, tells how near they are. Names with fewer than three consonants
have no key: too much would fall together.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

SHORTEST: Final = 3
"""A key with fewer characters tells too little."""

_LIGATURES: Final = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "’": "'", "‘": "'", "ʼ": "'", "‑": "-", "‐": "-"}
)
_STEPS: Final[tuple[tuple[re.Pattern[str], str], ...]] = tuple(
    (re.compile(pattern), new)
    for pattern, new in (
        (r"(?<=[a-z]{3})(?:es|e|h|t|d)$", ""),
        (r"ch(?=[rl])", "k"),
        (r"tsch|tch|sch|sh|ch", "S"),
        (r"kh", "H"),
        (r"gh|gu(?=[ei])", "g"),
        (r"dj|dzh|zh", "j"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"c(?=[eiy])", "s"),
        (r"ck|[qck]", "k"),
        (r"(?:ff|v|w)$", "f"),
        (r"oo|ou|w", "u"),
        (r"^(?:io|yo|ju|yu|iu|jo|you|iou)", "Iu"),
        (r"^[yj](?=[aeiou])", "I"),
        (r"(?<=[aeou])y", "i"),
        (r"y", "i"),
        (r"x", "ks"),
        (r"z", "s"),
        (r"n(?=[bp])", "m"),
        (r"(.)\1+", r"\1"),
    )
)
_VOWELS: Final = {"a": "A", "e": "A", "i": "I", "o": "U", "u": "U"}


@lru_cache(maxsize=65536)
def sound(name: str) -> str:
    """Return a name after steps 1 to 5, its vowels kept: what tells names with one key apart."""
    word = re.sub(r"[^a-z]", "", fold(name))
    for pattern, new in _STEPS:
        word = pattern.sub(new, word)
    return word


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return the text in lower case without accents, with straight apostrophes; hyphens and spaces stay."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return letters.translate(_LIGATURES)


def spelling_key(name: str) -> str | None:
    """Return the key that a name shares with its other transliterations, None where too little would be left."""
    word = sound(name)
    if not word:
        return None
    first = _VOWELS.get(word[0], word[0].upper())
    key = re.sub(r"(.)\1+", r"\1", first + re.sub("[aeiou]", "", word[1:]).upper())
    return key if len(key) >= SHORTEST else None
