"""Outlets and bodies that a text calls by what they are: « un quotidien », « la préfecture », « ce blogueur »."""

import re
from functools import cache
from typing import Final

from recoupe.lang.fr.text import straighten
from recoupe.lang.pack import language_pack
from recoupe.lineage.profile import Profile

LEXICON: Final = "outlet_kinds"
BODIES: Final = frozenset(
    {
        "government", "ministry", "embassy", "army", "police", "justice", "town", "company", "health", "party",
        "union", "watchers", "lawyer", "parliament", "club", "church", "school",
    }
)  # fmt: skip
"""Kinds that are no media."""


def kinds_of(profile: Profile) -> frozenset[str]:
    """Return what a document's outlet is, as its name tells."""
    name = straighten(profile.document.outlet or "").lower()
    return frozenset(key for key, outlet, _ in _kinds() if outlet.search(name))


def kinds_told(profile: Profile) -> dict[str, int]:
    """Return the kinds of outlets and bodies that a text speaks of, and how often."""
    text = f"{straighten(profile.document.title or '')}\n{profile.plain}".lower()
    found = {key: len(words.findall(text)) for key, _, words in _kinds()}
    return {key: count for key, count in found.items() if count}


@cache
def _kinds() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    pack = language_pack("fr")
    lines = pack.lexicon(LEXICON) if pack else ()
    return tuple(
        (line.key, re.compile(line.get("outlet")), re.compile(rf"(?<!\w)(?:{line.get('text')})")) for line in lines
    )
