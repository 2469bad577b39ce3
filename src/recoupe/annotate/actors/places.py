"""Which place a name is: the town and its region may share it."""

from typing import Final

from recoupe.annotate.actors.names import Named
from recoupe.annotate.actors.scene import Scene
from recoupe.annotate.parsed import Paragraph, Token

TOWNS: Final = frozenset({"town", "city"})
TOWN_NOUNS: Final = frozenset({"ville", "aéroport", "camp", "base", "hôpital", "marché", "mairie", "maire", "quartier"})
REGION_NOUNS: Final = frozenset({"région", "province", "gouvernorat", "gouverneur", "territoire", "cercle", "cercles"})
LINKS: Final = frozenset({"de", "du", "d'", "des", "la", "le", "les", "l'"})


def place_meant(scene: Scene, paragraph: Paragraph, named: Named) -> str | None:
    """Return the id of the actor or place that a place name means, None where a town and a region remain."""
    best = scene.sense(named)
    if best.way != "place":
        return scene.meaning(named).actor
    country = scene.registry.places[best.target].country
    rivals = [
        scene.registry.places[sense.target]
        for sense in named.senses
        if sense.way == "place" and scene.registry.places[sense.target].country == country
    ]
    if len(rivals) == 1:
        return best.target
    wanted = _kind_said(paragraph.doc, named)
    fitting = [place.id for place in rivals if wanted and (place.kind in TOWNS) == (wanted == "town")]
    return fitting[0] if len(fitting) == 1 else None


def _kind_said(doc: "list[Token]", named: Named) -> str | None:
    """Return what the words before a name say that it is: « à », « ville de », « région de », « dans le »."""
    first = doc[named.first]
    if first.lemma_.lower() in REGION_NOUNS and named.end - named.first > 1:
        return "region"
    words = [token.norm_ for token in doc[max(0, named.first - 3) : named.first]]
    if words and words[-1] == "à":
        return "town"
    if words[-2:] == ["dans", "le"]:
        return "region"
    nouns = {token.lemma_.lower() for token in doc[max(0, named.first - 2) : named.first] if token.norm_ not in LINKS}
    return "town" if nouns & TOWN_NOUNS else "region" if nouns & REGION_NOUNS else None
