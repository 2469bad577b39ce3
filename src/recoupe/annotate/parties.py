"""Who a noun phrase stands for: country, PLOVER sector, actor."""

from dataclasses import replace
from typing import Final

from recoupe.annotate.actors_marks import OPEN, WORLD, adjective_sector, marked_country
from recoupe.annotate.actors_people import collect_people
from recoupe.annotate.actors_pronouns import antecedent, possessor
from recoupe.annotate.actors_roles import role_with
from recoupe.annotate.actors_scene import Party, Scene, Told, new_scene
from recoupe.annotate.parsed import Paragraph, Parsed, Token
from recoupe.lang.lexicon import Entry

__all__ = ["Party", "describe", "scene_of"]

NOTE: Final = "scene"
NOBODY: Final = Party()
DEEPEST: Final = 4
FORMER: Final = frozenset({"ancien", "ex", "déchu", "renversé", "destitué", "sortant"})
UNMARKED: Final = frozenset({"open", "jihad"})


def describe(parsed: Parsed, paragraph: Paragraph, head: Token) -> Party:
    """Return the party that the noun phrase around ``head`` stands for; what can't be known is None."""
    return party_of(scene_of(parsed), paragraph, head)


def scene_of(parsed: Parsed) -> Scene:
    """Return all that a document says about who is who, read once."""
    scene = parsed.notes.get(NOTE)
    if not isinstance(scene, Scene):
        made = new_scene(parsed)
        parsed.notes[NOTE] = made
        _tell(made)
        made.people = collect_people(parsed.paragraphs, lambda paragraph, token: party_of(made, paragraph, token))
        made.cache.clear()
        return made
    return scene


def party_of(scene: Scene, paragraph: Paragraph, head: Token, depth: int = 0) -> Party:
    """Return the party of a noun phrase, remembered for the document."""
    key = (paragraph.start, head.i)
    if key not in scene.cache:
        scene.cache[key] = NOBODY
        scene.cache[key] = _party(scene, paragraph, head, depth) if depth <= DEEPEST else NOBODY
    return scene.cache[key]


def _tell(scene: Scene) -> None:
    """Keep the roles that are marked with a country."""
    for paragraph in scene.parsed.paragraphs:
        for token in paragraph.doc:
            role = role_with(token) if token.pos_ == "NOUN" else None
            country = marked_country(scene, paragraph, token) if role else None
            if role and country and country not in {OPEN, WORLD, "NGO"}:
                sector = role[0].get("sector") or None
                scene.told.append(Told(paragraph.place(token), token.lemma_, sector, country))


def _party(scene: Scene, paragraph: Paragraph, head: Token, depth: int) -> Party:
    named, role = scene.named(head, paragraph), role_with(head)
    if named and (role is None or named.end - named.first > role[1]):
        return _of_name(scene, paragraph, head)
    if head.pos_ == "PRON":
        found = antecedent(head)
        return party_of(scene, paragraph, found, depth + 1) if found is not None else NOBODY
    if role is not None:
        return _by_role(scene, paragraph, head, role[0], depth)
    if head.ent_type_ == "PER" or head.pos_ == "PROPN":
        return scene.person(head) or NOBODY
    return _by_words(scene, paragraph, head, depth)


def _of_name(scene: Scene, paragraph: Paragraph, head: Token) -> Party:
    named = scene.named(head, paragraph)
    if named is None:
        return NOBODY
    meant = scene.meaning(named)
    local = scene.person(head) if head.ent_type_ == "PER" else None
    sector = local.sector if local and local.sector and local.country == meant.country else meant.sector
    return replace(meant, sector=sector)


def _by_role(scene: Scene, paragraph: Paragraph, head: Token, entry: Entry, depth: int) -> Party:
    kind = entry.get("kind")
    if kind == "none":
        return NOBODY
    inner = _complement(scene, paragraph, head, depth) if kind in {"of", "of2", "count", "weak", "head"} else None
    if kind == "count" and inner and inner.sector:
        return inner
    sector = _sector(head, entry, inner)
    country = WORLD if kind == "world" else _role_country(scene, paragraph, head, entry, inner, depth)
    if country in {WORLD, "NGO"} and sector == "GOV":
        sector = country
    if kind == "count" and sector is None and country is None:
        return NOBODY
    return Party(country, "ELI" if sector == "GOV" and _former(head) else sector, None)


def _sector(head: Token, entry: Entry, inner: Party | None) -> str | None:
    kind, own = entry.get("kind"), entry.get("sector") or None
    if kind in {"count", "weak"} or not own:
        given = adjective_sector(head)
        own = given or own
    if kind == "of2":
        return "OPP" if inner and inner.sector in {"OPP", "ELI", "PTY"} else own
    if kind == "of" and inner and inner.sector and inner.sector != "CVL":
        return inner.sector
    return own


def _role_country(
    scene: Scene, paragraph: Paragraph, head: Token, entry: Entry, inner: Party | None, depth: int
) -> str | None:
    marked = marked_country(scene, paragraph, head)
    if marked:
        return None if marked == OPEN else marked
    if inner and inner.country and entry.get("kind") in {"of", "of2", "count"}:
        return inner.country
    kind, plural = entry.get("kind"), head.morph.get("Number") == ["Plur"]
    if entry.get("sector") == "NGO" and plural:
        return "NGO"
    if kind == "jihad" or (kind == "open" and plural) or adjective_sector(head) == "REB":
        return None
    owner = possessor(head)
    if owner is not None and (country := party_of(scene, paragraph, owner, depth + 1).country):
        return country
    return scene.context(paragraph.place(head), head.lemma_, entry.get("sector") or None)


def _former(head: Token) -> bool:
    return any(child.lemma_.lower() in FORMER for child in head.children if child.i - head.i in {-1, -2, 1})


def _complement(scene: Scene, paragraph: Paragraph, head: Token, depth: int) -> Party | None:
    """Return the party of the body, group or person that follows a role noun and belongs to it."""
    for child in head.children:
        if (
            child.i > head.i
            and child.dep_ in {"nmod", "appos", "flat", "flat:name", "obl:arg", "obl:mod"}
            and child.pos_ in {"NOUN", "PROPN", "X", "ADJ"}
        ):
            found = party_of(scene, paragraph, child, depth + 1)
            if found.sector:
                return found
    return None


def _by_words(scene: Scene, paragraph: Paragraph, head: Token, depth: int) -> Party:
    """Return the party of a head that is no role: a demonym, a number, an unknown noun."""
    if code := scene.demonym(head):
        return Party(code, _demonym_sector(scene, paragraph, head, depth), None)
    if head.pos_ in {"NUM", "ADV", "ADJ", "PRON", "DET", "VERB", "SYM"}:
        inner = _complement(scene, paragraph, head, depth)
        return inner or NOBODY
    marked = marked_country(scene, paragraph, head)
    inner = _complement(scene, paragraph, head, depth)
    sector = adjective_sector(head) or (inner.sector if inner else None) or ("CVL" if marked else None)
    return Party(None if marked == OPEN else marked, sector, None)


def _demonym_sector(scene: Scene, paragraph: Paragraph, head: Token, depth: int) -> str:
    """Return what a demonym alone stands for: the noun of the first part of a pair, the people, or their state."""
    chain = head
    while chain.dep_ == "conj" and chain.head is not chain and chain.i - chain.head.i < 6:
        chain = chain.head
    if chain is not head and head.text.islower():
        noun = chain.head if chain.pos_ == "ADJ" or scene.demonym(chain) else chain
        found = party_of(scene, paragraph, noun, depth + 1).sector
        return found or "CVL"
    return "CVL"
