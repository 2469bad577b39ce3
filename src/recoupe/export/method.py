"""What a report says of its method, and what the Admiralty code's signs mean."""

from collections.abc import Mapping
from typing import Final

from recoupe.model.typography import spaced
from recoupe.model.vocabulary import Tongue

METHOD: Final[Mapping[Tongue, str]] = {
    "fr": """
Ce rapport compte des origines, non des médias. Un document qui en copie, réécrit ou cite un autre hérite de son
origine ; une personne ou un organisme qui parle à plusieurs médias est une origine ; des sources anonymes en sont une
par média qui les a de première main ; un démenti est une origine contraire, non un appui de moins.

Les commentaires de lecteurs ne comptent que pour ce que leur auteur dit avoir vu. La crédibilité 1 demande deux
origines indépendantes, dont une nommée ; F et 6 veulent dire « impossible à juger ».

L’analyse est automatique et ne porte que sur les documents de la collection : une origine qui n’y est pas ne peut être
trouvée, et une copie très remaniée peut passer pour indépendante. Chaque conclusion porte la règle qui l’a tirée et
renvoie aux mots exacts, qu’il faut lire avant de publier.
""",
    "en": """
This report counts origins, not outlets. A document that copies, rewrites or cites another inherits its origin; a person
or body that speaks to several outlets is one origin; anonymous sources are one for each outlet that has them
first-hand; a denial is an origin against, not less support.

Readers’ comments count only for what their author says to have seen. Credibility 1 needs two independent origins, one
of them named; F and 6 mean “cannot be judged”.

The analysis is automatic and rests on the documents of the collection alone: an origin that is not in it cannot be
found, and a copy that was changed much may pass for independent. Each conclusion carries the rule that drew it and
points to the exact words, which are to be read before anything is published.
""",
}
RELIABILITY: Final[Mapping[str, tuple[str, str]]] = {
    "A": ("source sûre", "reliable source"),
    "B": ("source habituellement sûre", "usually reliable source"),
    "C": ("source assez sûre", "fairly reliable source"),
    "D": ("source rarement sûre", "not usually reliable source"),
    "E": ("source peu sûre", "unreliable source"),
    "F": ("fiabilité de la source impossible à juger", "reliability of the source cannot be judged"),
}
CREDIBILITY: Final[Mapping[int, tuple[str, str]]] = {
    1: ("confirmé par d’autres sources", "confirmed by other sources"),
    2: ("probablement vrai", "probably true"),
    3: ("peut-être vrai", "possibly true"),
    4: ("douteux", "doubtful"),
    5: ("improbable", "improbable"),
    6: ("vérité impossible à juger", "truth cannot be judged"),
}
"""The Admiralty code (STANAG 2511): French, English."""


def method(tongue: Tongue) -> list[str]:
    """Return the paragraphs of the note on method."""
    return [spaced(" ".join(each.split()), tongue) for each in METHOD[tongue].strip().split("\n\n")]


def meaning(reliability: str, credibility: int, tongue: Tongue) -> str:
    """Return what a grade means."""
    place = tongue == "en"
    between = "; " if place else " ; "
    return spaced(f"{RELIABILITY[reliability][place]}{between}{CREDIBILITY[credibility][place]}", tongue)
