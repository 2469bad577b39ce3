"""Where the registry's names stand in a paragraph."""

from dataclasses import dataclass, replace
from typing import Any, Final

from rapidfuzz.fuzz import ratio

from recoupe.annotate.parsed import Paragraph, Token
from recoupe.lang.fr.spelling import fold, sound
from recoupe.lang.names import Hit, Sense
from recoupe.lang.registry import Registry

COMMON: Final = frozenset(
    {"maurice", "tonga", "dominique", "grenade", "chine", "oman", "panama", "faso", "us", "peninsule"}
)
"""Names of states that are also ordinary words or first names: they need their capital."""
NAMES: Final = frozenset({"NOUN", "PROPN"})
ARTICLES: Final = frozenset({"le", "la", "les", "l'"})
"""They may have a capital at the start of a sentence, where « Le temps » is no newspaper."""
OF: Final = frozenset({"de", "d'", "du"})
REACH: Final = 4
TOWNSFOLK: Final = frozenset(
    {
        "tribunal", "cour", "parquet", "barreau", "police", "policier", "pompier", "mairie", "maire", "bourgmestre",
        "échevin", "commune", "ville", "région", "quartier", "rue", "gare", "aéroport", "hôpital", "université",
        "lycée", "école", "prison", "habitant", "riverain", "préfet", "préfecture", "gouverneur", "district",
        "banlieue", "procureur", "zone", "stade", "conseil", "marché", "port", "clinique", "théâtre", "musée",
    }
)  # fmt: skip
"""What every town has: « la police de Bruxelles » is the town's."""
PARTS: Final = frozenset(
    {"ville", "centre", "nord", "sud", "est", "ouest", "plateau", "capitale", "mairie", "gare", "port"}
)
"""What a hyphen adds to the name of a town for a part of it."""
DETERMINERS: Final = frozenset(
    {"le", "la", "les", "l'", "du", "des", "au", "aux", "un", "une", "ce", "cette", "son", "sa"}
)
ALIKE: Final = 82.0
"""Two spellings of one name share at least so many percent of their sounds."""
SPELT: Final = 70.0
"""So much of their letters do two spellings of a place share (Zarma is not Saaremaa)."""
FIRST_NAMES: Final = 70.0
"""So much do the first names of a person share in two spellings (Andrii, Andriy)."""
SHORTEST: Final = 5
"""Names with fewer letters are alike by chance (« Mars », Marois)."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name of the registry in a paragraph: its tokens (end exclusive) and all that it may mean.

    ``common``: it is made of common words (« Mouvement démocrate »), which others may bear too; ``local``: it says
    where a court, a school, a town hall is (« la police de Bruxelles »); ``namesake``: it is somebody else's last name.
    """

    first: int
    end: int
    senses: tuple[Sense, ...]
    common: bool = False
    local: bool = False
    namesake: bool = False


def find_names(paragraph: Paragraph, registry: Registry) -> tuple[Named, ...]:
    """Return the registry's names in a paragraph, in order, without overlap."""
    tokens = [token for token in paragraph.tokens if not token.is_space]
    words = [_without_part(fold(token.norm_), registry) for token in tokens]
    begin = [token.pos_ not in {"DET", "ADP", "PUNCT"} or not token.is_lower for token in tokens]
    found = (_named(tokens, hit, registry) for hit in registry.trie.find(words, begin))
    return tuple(
        _checked(paragraph, named, registry)
        for named in found
        if named.senses and not _inside_a_person(paragraph, named)
    )


def _without_part(word: str, registry: Registry) -> str:
    """Return a town's name without the part of it that a hyphen adds (« Bruxelles-Ville », « Alger-Centre »)."""
    town, _, part = word.rpartition("-")
    return town if part in PARTS and town and not registry.trie.opens(word) else word


def _named(tokens: list[Token], hit: Hit, registry: Registry) -> Named:
    covered = tokens[hit.start : hit.end]
    senses = tuple(sense for sense in hit.senses if _cased(covered, sense, registry))
    return Named(
        covered[0].i, covered[-1].i + 1, senses, common=_is_common(covered, registry), local=_is_local(covered[0])
    )


def _is_common(tokens: list[Token], registry: Registry) -> bool:
    """Tell whether a name is made of common words: several, of which only the first may have a capital; no demonym."""
    words = " ".join(token.text for token in tokens if token.norm_ not in ARTICLES).replace("-", " ").split()
    lower = len(words) > 1 and all(word.islower() for word in words[1:]) and not words[0].isupper()
    return lower and not any(fold(word) in registry.demonyms for word in words)


def _is_local(first: Token) -> bool:
    """Tell whether a name is the place of a body that every town has (« le tribunal du travail de Bruxelles »)."""
    before = first.doc[max(0, first.i - REACH) : first.i]
    return bool(before) and before[-1].norm_ in OF and any(token.lemma_.lower() in TOWNSFOLK for token in before)


def _cased(tokens: list[Token], sense: Sense, registry: Registry) -> bool:
    first = tokens[0]
    if sense.way == "place" and len(tokens) == 1 and _no_town(first, registry.places[sense.target].source):
        return False
    if sense.case == "upper":
        return all(token.is_upper or not token.is_alpha for token in tokens)
    if not any(token.text[0].isupper() or token.text[0].isdigit() for token in tokens):
        return sense.case == "any" or _lower_state(tokens, sense, registry)
    if len(tokens) > 1 and first.norm_ in ARTICLES:
        return any(not token.is_lower for token in tokens[1:])
    if len(tokens) > 1 or not first.is_sent_start or sense.way == "capital":
        return True
    return bool(first.pos_ in NAMES or first.ent_type_)


def _no_town(token: Token, source: str) -> bool:
    """Tell whether a word with a small town's name is something else: « du Golfe », a person by its own entity."""
    if source != "geonames":
        return False
    before = token.nbor(-1) if token.i else None
    article = before is not None and before.norm_ in DETERMINERS and "-" not in token.text
    return article or (
        token.ent_type_ == "PER" and not (before is not None and before.norm_ in {"à", "de", "d'", "en"})
    )


def _lower_state(tokens: list[Token], sense: Sense, registry: Registry) -> bool:
    """Tell whether a state's name may go without capitals here, as forum writers type it."""
    if sense.way != "name" or sense.target not in registry.actors or registry.actors[sense.target].kind != "state":
        return False
    return len(tokens) > 1 or (tokens[0].pos_ in NAMES and fold(tokens[0].norm_) not in COMMON)


def _inside_a_person(paragraph: Paragraph, named: Named) -> bool:
    """Tell whether the name of a place is only a part of a person's name (« Paris » in « Paris Lambert »)."""
    return not _is_surname(named) and bool(_beside(paragraph, named))


def _checked(paragraph: Paragraph, named: Named, registry: Registry) -> Named:
    """Return a name, marked where it is a last name after a first name that no known bearer has."""
    near = _beside(paragraph, named) if _is_surname(named) else []
    other = bool(near) and not any(_first_name(near[0].text, sense, registry) for sense in named.senses)
    return replace(named, namesake=other) if other else named


def _is_surname(named: Named) -> bool:
    return all(sense.way == "surname" for sense in named.senses)


def _beside(paragraph: Paragraph, named: Named) -> list[Token]:
    """Return the words of one person's name beside a word of it."""
    token = paragraph.doc[named.first]
    if named.end - named.first > 1 or token.ent_type_ != "PER":
        return []
    beside = [paragraph.doc[i] for i in (named.first - 1, named.end) if 0 <= i < len(paragraph.doc)]
    return [each for each in beside if each.ent_type_ == "PER" and "I" in {each.ent_iob_, token.ent_iob_}]


def find_variants(paragraph: Paragraph, registry: Registry, found: tuple[Named, ...]) -> tuple[Named, ...]:
    """Return the persons and places that the recogniser marked and the registry knows in another spelling.

    The spelling keys are equal, the letters nearly so, and only one actor or place answers.
    """
    taken = {place for named in found if not _last_name(named) for place in range(named.first, named.end)}
    variants = []
    for entity in paragraph.doc.ents:
        known = any(named.first == entity.start and named.end == entity.end for named in found)
        people = len(entity) == 1 and fold(entity[0].norm_) in registry.demonyms
        free = not known and not people and taken.isdisjoint(range(entity.start, entity.end))
        if (
            free
            and entity.label_ in {"PER", "LOC"}
            and entity.text[0].isupper()
            and len(_letters(entity.text)) >= SHORTEST
        ):
            senses = _alike(entity, registry)
            if len({sense.target for sense in senses}) == 1:
                variants.append(Named(entity.start, entity.end, senses))
    return tuple(variants)


def _last_name(named: Named) -> bool:
    """Tell whether a name is but a last name, which a fuller name in another spelling may hold."""
    return _is_surname(named)


def _alike(entity: Any, registry: Registry) -> tuple[Sense, ...]:
    """Return what the whole name may be; of a person, else what the last name may be, with a first name alike."""
    whole = tuple(sense for sense in registry.alike(entity.text) if _near(entity.text, sense, registry))
    if whole or entity.label_ != "PER" or len(entity) == 1:
        return whole
    last, first = entity[-1].text, entity[0].text
    return tuple(
        sense
        for sense in registry.alike(last)
        if _near(last, sense, registry) and _first_name(first, sense, registry) and len(_letters(last)) >= SHORTEST
    )


def _near(text: str, sense: Sense, registry: Registry) -> bool:
    if sense.target in registry.places:
        place = registry.places[sense.target]
        names = tuple(name for name in (place.name, *place.names) if ratio(fold(text), fold(name)) >= SPELT)
    else:
        names = registry.actors[sense.target].names
        names = (*names, *(name.split()[-1] for name in names))
    return any(ratio(sound(text), sound(name)) >= ALIKE for name in names)


def _first_name(text: str, sense: Sense, registry: Registry) -> bool:
    """Tell whether an actor's first name is that one in some spelling."""
    actor = registry.actors.get(sense.target)
    names = actor.names if actor else ()
    return any(ratio(sound(text), sound(name.split()[0])) >= FIRST_NAMES for name in names)


def _letters(text: str) -> str:
    return "".join(char for char in fold(text) if char.isalpha())
