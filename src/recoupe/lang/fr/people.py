"""French nouns for people: by how they are formed (« -iste », « -ien », « -eur »), things of the same form left out."""

import re
from functools import cache
from typing import Final

from recoupe.lang.pack import language_pack

_FORMED: Final = re.compile(
    r"^[^-]{2,}(?:istes?|iens?|iennes?|eurs?|euses?|trices?|logues?|crates?|manes|ants?|antes?|ophones?)$"
)
FIGHTERS: Final = frozenset(
    [
        "agresseur",
        "assaillant",
        "bandit",
        "braqueur",
        "casseur",
        "combattant",
        "criminel",
        "djihadiste",
        "détenu",
        "fantassin",
        "gendarme",
        "guérillero",
        "insurgé",
        "jihadiste",
        "kamikaze",
        "légionnaire",
        "malfaiteur",
        "mercenaire",
        "milicien",
        "militaire",
        "mutin",
        "parachutiste",
        "paramilitaire",
        "pirate",
        "policier",
        "prisonnier",
        "putschiste",
        "ravisseur",
        "rebelle",
        "soldat",
        "terroriste",
        "tireur",
        "voleur",
        "évadé",
    ]
)
"""People who withdraw or escape when they flee: they are not displaced."""


def names_people(noun: str) -> bool:
    """Tell whether a noun (lower case) is formed like one for people and is not a known thing."""
    return bool(_FORMED.match(noun)) and not {noun, noun.removesuffix("s")} & _things()


@cache
def _things() -> frozenset[str]:
    pack = language_pack("fr")
    return frozenset(line.key for line in (pack.lexicon("things") if pack else ()))
