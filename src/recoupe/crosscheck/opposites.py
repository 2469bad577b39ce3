"""Words that say the contrary of each other, so that « hausse » contradicts « baisse »."""

from collections import defaultdict
from collections.abc import Collection
from functools import cache

from recoupe.lang.fr.stems import stem
from recoupe.lang.pack import language_pack


def opposed(one: Collection[str], other: Collection[str]) -> tuple[str, str] | None:
    """Return the stems of the first pair of opposites of which each text has one and neither has both."""
    for key in sorted(one):
        for contrary in sorted(_opposites().get(key, ())):
            if contrary in other and key not in other and contrary not in one:
                return key, contrary
    return None


@cache
def _opposites() -> dict[str, frozenset[str]]:
    pack = language_pack("fr")
    found = defaultdict[str, set[str]](set)
    for line in pack.lexicon("opposites") if pack else ():
        for word in line.get("words").split():
            found[stem(line.key)].add(stem(word))
            found[stem(word)].add(stem(line.key))
    return {key: frozenset(group) for key, group in found.items()}
