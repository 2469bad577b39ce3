"""What a noun phrase itself says about country and sector: demonyms, names and roles in its subtree."""

from collections.abc import Iterator
from functools import cache
from typing import Final

from recoupe.annotate.actors.names import Named
from recoupe.annotate.actors.pronouns import POSSESSIVES
from recoupe.annotate.actors.roles import role_of
from recoupe.annotate.actors.scene import Scene
from recoupe.annotate.parsed import Paragraph, Token
from recoupe.lang.fr.spelling import fold
from recoupe.lang.pack import language_pack

INNER: Final = frozenset(
    {"nmod", "amod", "appos", "flat", "flat:name", "flat:foreign", "acl", "fixed", "compound", "obl:arg"}
) | {
    "obl:mod",
    "nsubj",
    "advmod",
    "nummod",
    "xcomp",
    "obj",
}
"""Relations inside a noun phrase, those that the parser confuses with them included."""
OUTSIDE: Final = frozenset(
    {"avec", "contre", "pour", "par", "vers", "envers", "selon", "sur", "face", "sous", "comme", "entre"}
)
"""Prepositions whose complement belongs to another party."""
ABROAD: Final = frozenset({"présent", "actif", "déployer", "stationner"})
"""What somebody may be in another country (« les organisations présentes au Mali »)."""
DEEPEST: Final = 4
FARTHEST: Final = 25
NEAR: Final = 4
GIVING: Final = frozenset({"amod", "acl", "appos", "nmod"})
OPEN, WORLD = "open", "IGO"


@cache
def regional() -> dict[str, str]:
    """Return adjectives of regions: ``open`` for no single country, ``IGO`` for an international body."""
    pack = language_pack("fr")
    return {fold(entry.key): entry.get("world") or OPEN for entry in pack.lexicon("regions")} if pack else {}


def region_of(token: Token) -> str | None:
    """Return what the adjective of a region makes of whom it marks: ``open`` or ``IGO``, None for other words."""
    if token.pos_ not in {"ADJ", "NOUN", "VERB"}:
        return None
    norm = fold(token.norm_)
    forms = (fold(token.lemma_), norm, norm.removesuffix("s"), norm.removesuffix("s").removesuffix("e"))
    return next((regional()[form] for form in forms if form in regional()), None)


def inner_tokens(head: Token) -> Iterator[Token]:
    """Yield the words inside a noun phrase, level by level, adjectives first; clauses and other parties stay out."""
    level = [head]
    for _ in range(DEEPEST):
        level = [child for token in level for child in _inner_children(token, head)]
        yield from level


def _inner_children(token: Token, head: Token) -> list[Token]:
    told = token.pos_ == "VERB" and token.dep_ == "acl"
    if (told and "Inf" in token.morph.get("VerbForm")) or token.lemma_.lower() in ABROAD:
        return []
    children = [
        child
        for child in token.children
        if (child.dep_ in INNER and child.pos_ not in {"VERB", "AUX", "DET"}) or _adjective(child)
    ]
    kept = [child for child in children if not _outside(child) and abs(child.i - head.i) < FARTHEST]
    if told:  # « des hommes venus de Serbie », but not « son ministre, tué dans un raid israélien »
        kept = [child for child in kept if _case(child) in {"", "de", "à"}]
    return sorted(kept, key=lambda child: (child.pos_ != "ADJ", _case(child) not in {"", "de"}, child.i))


def _adjective(child: Token) -> bool:
    return (
        child.dep_ == "acl" and child.pos_ in {"ADJ", "VERB"} and not any(c.dep_ == "obl:agent" for c in child.children)
    )


def _case(token: Token) -> str:
    return next((child.lemma_ for child in token.children if child.dep_ == "case"), "")


def _outside(token: Token) -> bool:
    return any(child.dep_ == "case" and child.lemma_ in OUTSIDE for child in token.children)


ELSEWHERE: Final = frozenset(
    {"affaire", "relation", "commerce", "échange", "droit", "aéroport", "marché", "coopération"}
)
"""Nouns whose adjective says nothing of who has to do with them (« affaires étrangères »)."""


ROW: Final = 10
MANY: Final = 3
"""So many adjectives of states share a noun that stands for no single one of them; two are told apart elsewhere."""


def marked_country(scene: Scene, paragraph: Paragraph, head: Token) -> str | None:
    """Return the country that a noun phrase names, ``IGO``, ``open`` for a region, None where it names none."""
    region = None
    if len(set(_adjectives_of(scene, head))) >= MANY:
        return OPEN
    for token in inner_tokens(head):
        named = scene.named(token, paragraph)
        if code := _named_country(scene, token, named):
            return code
        if named is None and region is None and token.head.lemma_.lower() not in ELSEWHERE:
            region = region_of(token)
    own = scene.named(head, paragraph)
    if own and own.end - own.first > 1 and (country := scene.meaning(own).country):
        return country
    if region and region != OPEN:
        return OPEN if head.morph.get("Number") == ["Plur"] else region
    return _shared(scene, head) or region


def _adjectives_of(scene: Scene, head: Token) -> Iterator[str]:
    """Yield the countries of the adjectives in a row after a noun (« éthiopien, égyptien et soudanais »)."""
    for token in head.doc[head.i + 1 : head.i + ROW]:
        code = scene.demonym(token) if token.is_lower else None
        if code:
            yield code
        elif token.norm_ not in {",", "et", "ou"}:
            return


def _named_country(scene: Scene, token: Token, named: Named | None) -> str | None:
    if named:
        meant = scene.meaning(named)
        return meant.country or (OPEN if meant.sector == "REB" else None)
    if token.ent_type_ == "PER" and not token.is_lower:
        person = scene.person(token)
        return person.country if person else None
    return scene.demonym(token)


def _shared(scene: Scene, head: Token) -> str | None:
    """Return the country of an adjective that a pair of nouns shares (« hélicoptères et chars israéliens »)."""
    others = (
        child
        for child in head.children
        if child.dep_ == "conj"
        and child.pos_ == "NOUN"
        and child.i - head.i < NEAR
        and not any(each.norm_ in POSSESSIVES for each in child.children)  # « l'armée et ses supplétifs russes »
    )
    return next((code for other in others for child in other.children if (code := scene.demonym(child))), None)


def adjective_sector(scene: Scene, paragraph: Paragraph, head: Token) -> str | None:
    """Return the sector that an adjective or a bare noun gives to a neutral noun (« groupe jihadiste »)."""
    for child in head.children:
        if child.i < head.i or child.dep_ not in GIVING or any(grand.dep_ == "case" for grand in child.children):
            continue
        named, found = scene.named(child, paragraph), role_of(child)
        if named and scene.meaning(named).sector not in {"GOV", "CVL"}:
            return scene.meaning(named).sector
        if found and found[0].get("kind") in {"head", "jihad"} and found[0].get("sector"):
            return found[0].get("sector")
    return None
