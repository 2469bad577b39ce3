"""Words that tell the same thing in the news, so that « tués » answers « morts »."""

from collections import defaultdict
from functools import cache
from typing import Final

from recoupe.lang.fr.stems import stem
from recoupe.lang.pack import language_pack

ALIKE: Final = 0.7
"""What a word of the same sense is worth next to the very word."""


def alike(key: str) -> frozenset[str]:
    """Return the stems that share a sense with one, itself not among them."""
    return _senses().get(key, frozenset())


@cache
def _senses() -> dict[str, frozenset[str]]:
    pack = language_pack("fr")
    found = defaultdict[str, set[str]](set)
    for line in pack.lexicon("senses") if pack else ():
        group = {stem(word) for word in (line.key, *line.get("words").split())}
        for each in group:
            found[each] |= group - {each}
    return {key: frozenset(group) for key, group in found.items()}
