"""Words for what only some countries have: money, offices, institutions (« ariary », « bourgmestre », « wilaya »)."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from recoupe.annotate.parsed import Paragraph, Token
from recoupe.lang.fr.spelling import fold
from recoupe.lang.names import LONGEST_ACRONYM, name_words
from recoupe.lang.pack import language_pack

LEXICON: Final = "country_cues"
Line = tuple[tuple[str, ...], tuple[str, ...], bool]
"""Words, countries, whether it is an acronym."""


@cache
def _table() -> Mapping[str, tuple[Line, ...]]:
    pack = language_pack("fr")
    table: dict[str, list[Line]] = {}
    for entry in pack.lexicon(LEXICON) if pack else ():
        words = name_words(entry.key)
        acronym = entry.key.isupper() and len(entry.key) <= LONGEST_ACRONYM
        table.setdefault(words[0], []).append((words, tuple(entry.get("countries").split("|")), acronym))
    return {first: tuple(sorted(lines, key=lambda line: -len(line[0]))) for first, lines in table.items()}


def country_cues(paragraph: Paragraph) -> Iterator[tuple[Token, tuple[str, ...]]]:
    """Yield the first word of each cue and the countries that have what it names, the likeliest first."""
    table = _table()
    for token in paragraph.tokens:
        for form in {fold(token.norm_), fold(token.lemma_)}:
            countries = next((line[1] for line in table.get(form, ()) if _fits(token, line)), None)
            if countries:
                yield token, countries
                break


def _fits(token: Token, line: Line) -> bool:
    words, _, acronym = line
    following = token.doc[token.i + 1 : token.i + len(words)]
    if len(following) < len(words) - 1 or (acronym and not token.is_upper):
        return False
    return all(
        word in {fold(other.norm_), fold(other.lemma_)} for other, word in zip(following, words[1:], strict=True)
    )
