"""Nouns that say what somebody is: « soldats », « chef de l’État », « hommes armés »."""

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

from recoupe.annotate.parsed import Token
from recoupe.lang.fr.spelling import fold
from recoupe.lang.lexicon import Entry, Lexicon
from recoupe.lang.names import name_words
from recoupe.lang.pack import language_pack

LEXICON: Final = "roles"
CLOSED: Final = frozenset({"AUX", "ADP", "DET", "PUNCT", "SPACE", "ADV", "PRON", "SCONJ", "CCONJ"})


@cache
def role_table() -> Mapping[str, tuple[tuple[tuple[str, ...], Entry], ...]]:
    """Return the lexicon's lines by first word, the longest key first."""
    pack = language_pack("fr")
    lexicon = pack.lexicon(LEXICON) if pack else Lexicon(LEXICON, ())
    table: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for entry in lexicon:
        words = name_words(entry.key)
        table.setdefault(words[0], []).append((words, entry))
    return {first: tuple(sorted(lines, key=lambda line: -len(line[0]))) for first, lines in table.items()}


def role_of(token: Token) -> tuple[Entry, int] | None:
    """Return the lexicon's line for the role that starts at a token, and how many tokens it covers."""
    kind = token.pos_
    if kind in CLOSED or (kind == "VERB" and "Part" not in token.morph.get("VerbForm")):
        return None
    table = role_table()
    best: tuple[Entry, int] | None = None
    for form in dict.fromkeys(_forms(token)):
        for words, entry in table.get(form, ()):
            if (best is None or len(words) > best[1]) and _follows(token, words):
                best = entry, len(words)
    return best


def role_with(token: Token) -> tuple[Entry, int] | None:
    """Return the role whose head a token is, also where an adjective opens it (« premier ministre »)."""
    adjective = token.nbor(-1) if token.i and not token.is_sent_start else None
    if adjective is not None and adjective.pos_ == "ADJ":
        before = role_of(adjective)
        if before and before[1] > 1:
            return before
    return role_of(token)


def _follows(token: Token, words: tuple[str, ...]) -> bool:
    if len(words) == 1:
        return True
    last = token.i + len(words)
    if last > len(token.doc):
        return False
    following = token.doc[token.i + 1 : last]
    return all(word in _forms(other) for other, word in zip(following, words[1:], strict=True))


def _forms(token: Token) -> tuple[str, str, str]:
    return _folded(token.norm_, "" if token.pos_ == "VERB" else token.lemma_)


@lru_cache(maxsize=50_000)
def _folded(norm: str, lemma: str) -> tuple[str, str, str]:
    """Return the forms under which a word is looked up; a verb has no lemma here."""
    plain = fold(norm)
    return plain, fold(lemma) if lemma else plain, plain.removesuffix("s")
