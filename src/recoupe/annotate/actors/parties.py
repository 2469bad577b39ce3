"""Who a noun phrase stands for: country, PLOVER sector, actor."""

from bisect import bisect_left
from dataclasses import replace
from typing import Final

from recoupe.annotate.actors.acronyms import explained_acronyms
from recoupe.annotate.actors.context import Told
from recoupe.annotate.actors.lands import states_called
from recoupe.annotate.actors.marks import OPEN, WORLD, adjective_sector, marked_country
from recoupe.annotate.actors.names import Named
from recoupe.annotate.actors.people import collect_people
from recoupe.annotate.actors.pronouns import antecedent, possessor
from recoupe.annotate.actors.roles import role_with
from recoupe.annotate.actors.scene import Party, Scene
from recoupe.annotate.actors.signs import new_scene
from recoupe.annotate.parsed import Paragraph, Parsed, Token
from recoupe.lang.fr.spelling import fold
from recoupe.lang.lexicon import Entry

__all__ = ["Party", "describe", "scene_of"]

NOTE: Final = "scene"
NOBODY: Final = Party()
DEEPEST: Final = 4
NEAR: Final = 6
COUNTERPARTS: Final = frozenset({"voisin", "voisine", "allié", "rival", "ennemi", "adversaire", "homologue", "parrain"})
"""Roles towards somebody of another country: « son voisin » is not its owner's."""
STATED: Final = frozenset({"nsubj", "ROOT", "conj", "obl:agent"})
"""Where « les Maliens » act and are mostly their state."""
SINGLE: Final = frozenset(
    {
        "ambassadeur", "ambassadrice", "chancellerie", "armée", "gouvernement", "capitale", "diplomatie", "président",
        "présidente", "état-major", "voisin", "royaume", "république", "monarque", "souverain", "dirigeant",
    }
)  # fmt: skip
"""What a state has one of: several are of several states (« les deux ambassadeurs »)."""
STATES: Final = frozenset({"pays", "état", "nation", "capitale", "gouvernement", "nationalité"})
ALSO: Final = {
    "diplomate": ("ambassadeur", "ambassadrice", "consul", "émissaire", "chargé", "attaché"),
    "officier": ("général", "colonel", "capitaine", "commandant", "lieutenant"),
    "élu": ("député", "députée", "sénateur", "sénatrice"),
}
"""By what narrower word somebody may have been told of whom a bare noun takes up."""
TAKEN_UP: Final = frozenset({"organisation", "institution", "agence"})
"""What an international body is called when it is named again."""
AGAIN: Final = 30
"""How many paragraphs back it may have been named."""
NUMBERS: Final = "numbers"
PAIRED: Final = frozenset(
    {"ministre", "marine", "aviation", "homme", "émissaire", "négociateur", "délégation", "parlement"}
)
"""Who is of two states where both are spoken of."""
VARIOUS: Final = frozenset({"plusieurs", "différent", "divers"})
TITLES: Final = frozenset(
    {"m.", "mm.", "mme", "mmes", "mlle", "monsieur", "madame", "messieurs", "mesdames", "me", "maître"}
)
EUROPEAN: Final = frozenset({"commission", "conseil"})
"""Bodies of the European Union by their short names, where the text speaks of it (« la Commission »)."""
ELITES: Final = frozenset({"GOV", "LEG"})
"""Who held office there before is of the elite (ELI)."""
FORMER: Final = frozenset(
    {"ancien", "ex", "déchu", "déchue", "renversé", "renversée", "destitué", "destituée", "sortant", "sortante"}
)
LASTING: Final = frozenset({"puissance", "pays", "état", "gouvernement", "régime", "colonie", "partenaire", "allié"})
TAKING: Final = frozenset({"of", "of2", "count", "weak"})
FIGHTING: Final = frozenset({"REB", "OPP", "PTY"})
GROUPS: Final = frozenset({"REB", "PRM", "OPP", "PTY", "CRM"})
OWN_MINDED: Final = frozenset({"CVL", "REB", "OPP", "PTY"})
"""Sectors of those who are no part of whom they are with (« ses proches », « ses militants »)."""
ARMED: Final = frozenset({"REB", "PRM", "MIL", "COP", "SPY", "CRM", "UAF"})
"""Sectors of bodies whose « hommes » are no civilians."""
BODIES: Final = frozenset({"LAB", "NGO", "BUS", "PTY"})
OFFICIAL: Final = frozenset({"GOV", "JUD", "LEG", "COP", "MIL"})
"""Sectors of bodies that many states have under one name (« Conseil constitutionnel »)."""
BELONGING: Final = frozenset({"nmod", "appos", "flat", "flat:name", "obl:arg", "obl:mod", "fixed"})
NOMINAL: Final = frozenset({"NOUN", "PROPN", "X", "ADJ", "NUM", "VERB"})
PHRASE: Final = frozenset({"amod", "nmod", "appos", "acl", "nummod", "flat", "flat:name", "acl:relcl"})


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
        _explain(made)
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


def _explain(scene: Scene) -> None:
    """Keep the acronyms that the document explains, with the party of their long form."""
    for paragraph in scene.parsed.paragraphs:
        for found in explained_acronyms(paragraph):
            long = paragraph.doc[found.first : found.end]
            scene.long_forms.setdefault(found.acronym, long.text.strip())
            party = party_of(scene, paragraph, long.root)
            if party.sector:
                scene.people.setdefault(fold(found.acronym), party)


def _tell(scene: Scene) -> None:
    """Keep the roles that are marked with a country."""
    for paragraph in scene.parsed.paragraphs:
        for token in paragraph.tokens:
            role = role_with(token) if token.pos_ == "NOUN" else None
            if role:
                country = marked_country(scene, paragraph, token)
                known = country if country not in {OPEN, WORLD, "NGO"} else None
                sector = role[0].get("sector") or None
                told = Told(paragraph.place(token), token.lemma_, sector, known, paragraph, token)
                scene.told.append(told)
                if not _bare(token):
                    scene.told_fuller.setdefault(token.lemma_.lower(), []).append(told)


def _party(scene: Scene, paragraph: Paragraph, head: Token, depth: int) -> Party:
    head = _titled(head) if head.norm_ in TITLES else head
    named, role = scene.named(head, paragraph), role_with(head)
    if named and (role is None or named.end - named.first > role[1] or _is_proper(head, named, role[1])):
        return _of_name(scene, paragraph, head, named)
    if code := _land(scene, paragraph, head):
        return Party(code, "GOV", code)
    if head.pos_ == "PRON":
        found = antecedent(head)
        return party_of(scene, paragraph, found, depth + 1) if found is not None else NOBODY
    if (body := _world_body(scene, paragraph, head, depth)) is not None:
        return body
    if role is not None:
        return _by_role(scene, paragraph, head, role[0], depth)
    return _by_name(scene, paragraph, head, depth)


def _by_name(scene: Scene, paragraph: Paragraph, head: Token, depth: int) -> Party:
    """Return the party of a head that is no role and that the registry doesn't know."""
    if code := scene.demonym(head):
        return Party(code, _demonym_sector(scene, paragraph, head, depth), None)
    person = scene.person(head) if head.ent_type_ == "PER" or head.text[0].isupper() else None
    if person or head.ent_type_ == "PER":
        return person or NOBODY
    return _by_words(scene, paragraph, head, depth)


def _titled(title: Token) -> Token:
    """Return the name or the role that a title precedes (« Mme Loubaki », « Monsieur le député »), else the title."""
    following = (token for token in title.doc[title.i + 1 : title.i + 3] if token.pos_ in {"NOUN", "PROPN"})
    bearer = next(following, title)
    return bearer if bearer.ent_type_ == "PER" or role_with(bearer) else title


def _land(scene: Scene, paragraph: Paragraph, head: Token) -> str | None:
    """Return the state that « l'archipel » or « le Royaume » is in this document, None where it tells none."""
    states = states_called(head) if head.pos_ in {"NOUN", "PROPN"} else frozenset()
    if not states or marked_country(scene, paragraph, head):
        return None
    return scene.context(paragraph.place(head), among=states)


def _is_proper(head: Token, named: Named, words: int) -> bool:
    """Tell whether a name that is also a role of so many words is written as a name (« les Émirats »)."""
    name = any(sense.way == "name" for sense in named.senses) and words <= named.end - named.first
    return name and head.text[0].isupper() and not head.is_sent_start


def _of_name(scene: Scene, paragraph: Paragraph, head: Token, named: Named) -> Party:
    meant = scene.meaning(named)
    if meant.country is None and (meant.sector in OFFICIAL or scene.is_namesake(named)):
        marked = marked_country(scene, paragraph, head) or scene.context(paragraph.place(head), "", meant.sector)
        return replace(meant, country=None if marked == OPEN else marked)
    local = scene.person(head) if head.ent_type_ == "PER" else None
    sector = local.sector if local and local.sector and local.country == meant.country else meant.sector
    return replace(meant, sector=sector)


def _by_role(scene: Scene, paragraph: Paragraph, head: Token, entry: Entry, depth: int) -> Party:
    kind = entry.get("kind")
    if kind == "none":
        country = marked_country(scene, paragraph, head)
        return Party(None if country == OPEN else country)
    if head.norm_ in EUROPEAN and head.text[0].isupper() and scene.is_european and _bare(head):
        return Party(WORLD, WORLD)
    inner = _body(scene, paragraph, head, entry, depth)
    if inner and inner.sector and (kind == "count" or (kind == "weak" and inner.sector in ARMED)):
        return inner
    if (before := _told_before(scene, paragraph, head, entry, inner)) is not None:
        return before
    sector = _sector(scene, paragraph, head, entry, inner)
    country = WORLD if kind == "world" else _role_country(scene, paragraph, head, entry, inner, depth)
    if country in {WORLD, "NGO"} and sector == "GOV":
        sector = country
    if kind == "count" and sector is None:
        return NOBODY
    return Party(country, "ELI" if sector in ELITES and _former(head) else sector, None)


def _body(scene: Scene, paragraph: Paragraph, head: Token, entry: Entry, depth: int) -> Party | None:
    """Return the party of whom somebody is one: the complement's, else the owner's (« ses hommes », « leur chef »)."""
    kind = entry.get("kind")
    if kind not in TAKING and entry.get("sector") not in FIGHTING:
        return None
    if (found := _complement(scene, paragraph, head, depth, own=kind == "weak")) is not None:
        return found
    owner = None if kind != "weak" and entry.get("sector") in OWN_MINDED else possessor(head)
    return party_of(scene, paragraph, owner, depth + 1) if owner is not None else None


def _told_before(scene: Scene, paragraph: Paragraph, head: Token, entry: Entry, inner: Party | None) -> Party | None:
    """Return the party of an earlier, fuller phrase that a bare « le syndicat » or « le diplomate » takes up again."""
    lemma = head.lemma_.lower()
    again = entry.get("kind") in {"count", "of"} or entry.get("sector") in BODIES or lemma in ALSO
    if inner or not again or not _bare(head):
        return None
    place = paragraph.place(head)
    before = [told for each in (lemma, *ALSO.get(lemma, ())) if (told := _last_told(scene, each, place))]
    if before:
        last = max(before, key=lambda told: told.place)
        found = party_of(scene, last.paragraph, last.head)
        other = last.lemma.lower() != lemma and found.sector != entry.get("sector")
        return found if found.sector and not other else None
    return _last_body(scene, paragraph, head) if entry.get("kind") == "count" else None


def _last_told(scene: Scene, lemma: str, place: int) -> Told | None:
    """Return the last fuller phrase with a noun before a place."""
    earlier = scene.told_fuller.get(lemma, [])
    number = bisect_left(earlier, place, key=lambda told: told.place) - 1
    return earlier[number] if number >= 0 else None


def _world_body(scene: Scene, paragraph: Paragraph, head: Token, depth: int) -> Party | None:
    """Return the international body that a bare « l'organisation » or « la Conférence » takes up again."""
    lemma, proper = head.lemma_.lower(), head.text[0].isupper()
    if head.pos_ not in {"NOUN", "PROPN"} or not (proper or lemma in TAKEN_UP) or not _bare(head):
        return None
    where = _number_of(scene, paragraph)
    for place in range(where, max(where - AGAIN, -1), -1):
        earlier = scene.parsed.paragraphs[place]
        for token in reversed(earlier.tokens[: head.i] if place == where else earlier.tokens):
            named = scene.named(token, earlier) if lemma in TAKEN_UP else None
            if named is not None and (meant := scene.meaning(named)).country in {WORLD, "NGO"}:
                return meant
            if proper and token.text == head.text and not _bare(token):
                found = party_of(scene, earlier, token, depth + 1)
                return found if found.country == WORLD else None
    return None


def _number_of(scene: Scene, paragraph: Paragraph) -> int:
    """Return which paragraph of the document it is, counted once: long threads have thousands."""
    numbers = scene.parsed.notes.get(NUMBERS)
    if not isinstance(numbers, dict):
        numbers = {each.start: number for number, each in enumerate(scene.parsed.paragraphs)}
        scene.parsed.notes[NUMBERS] = numbers
    return int(numbers[paragraph.start])


def _bare(head: Token) -> bool:
    """Tell whether a noun is singular and definite and has nothing else beside it."""
    others = [child for child in head.children if child.dep_ in PHRASE]
    definite = any(
        (child.dep_ == "det" and child.lemma_ in {"le", "ce"}) or child.norm_ in {"au", "du"} for child in head.lefts
    )
    return definite and not others and head.morph.get("Number") != ["Plur"]


def _last_body(scene: Scene, paragraph: Paragraph, head: Token) -> Party | None:
    """Return the armed group, party or movement named last before a bare « le mouvement »."""
    names = scene.names.get(paragraph.start, {})
    for place in range(head.i - 1, -1, -1):
        if place in names and (found := scene.meaning(names[place])).sector in GROUPS:
            return found
    return None


def _sector(scene: Scene, paragraph: Paragraph, head: Token, entry: Entry, inner: Party | None) -> str | None:
    kind, own = entry.get("kind"), entry.get("sector") or None
    if kind in {"count", "weak"} or not own:
        given = adjective_sector(scene, paragraph, head)
        own = given or own
    if kind == "of2":
        return "OPP" if inner and inner.sector in {"OPP", "ELI", "PTY"} else own
    if own in FIGHTING and inner and inner.actor and inner.sector in GROUPS:
        return inner.sector
    if kind == "of" and inner and inner.sector not in {None, "CVL", "ELI"}:
        return inner.sector
    return own


def _role_country(
    scene: Scene, paragraph: Paragraph, head: Token, entry: Entry, inner: Party | None, depth: int
) -> str | None:
    marked = marked_country(scene, paragraph, head)
    if marked and entry.get("kind") != "jihad":
        return None if marked == OPEN else marked
    if inner and inner.country and entry.get("kind") in {"of", "of2", "count"}:
        return inner.country
    plural = head.morph.get("Number") == ["Plur"]
    if entry.get("sector") == "NGO" and (plural or entry.get("kind") == "open"):
        return "NGO"
    if entry.get("kind") == "jihad":
        return next((code for child in head.children if (code := scene.demonym(child))), None)
    single = (head.lemma_.lower() in SINGLE and _several(head)) or (head.lemma_.lower() in PAIRED and _both(head))
    rebels = (plural or " " not in entry.key) and adjective_sector(scene, paragraph, head) == "REB"
    if single or rebels or (entry.get("kind") == "open" and plural) or _of_several(head):
        return None
    return _by_context(scene, paragraph, head, entry, depth)


def _both(head: Token) -> bool:
    """Tell whether two are spoken of as known (« les deux ministres »), who met or are of two states."""
    before = {child.norm_ for child in head.children if child.i < head.i}
    return {"les", "deux"} <= before or {"ces", "deux"} <= before


def _of_several(head: Token) -> bool:
    """Tell whether somebody is of several states that are not named (« les ministres des deux pays »)."""
    inner = (child for child in head.rights if child.dep_ == "nmod" and child.lemma_.lower() in STATES)
    return any(_several(child) for child in inner)


def _several(head: Token) -> bool:
    """Tell whether a noun is counted or stands for various ones (« les deux », « plusieurs »)."""
    before = {child.lemma_.lower() for child in head.children if child.i < head.i}
    numbers = (child for child in head.children if child.dep_ == "nummod" and child.norm_ not in {"un", "une", "1"})
    return any(numbers) or bool(before & VARIOUS)


def _by_context(scene: Scene, paragraph: Paragraph, head: Token, entry: Entry, depth: int) -> str | None:
    """Return the country of whoever a possessive names, else of what the text is about."""
    owner = possessor(head)
    country = party_of(scene, paragraph, owner, depth + 1).country if owner is not None else None
    if head.lemma_.lower() in COUNTERPARTS and (country or owner is not None):
        return scene.context(paragraph.place(head), apart=country)
    if country:
        return country
    return scene.context(paragraph.place(head), head.lemma_, entry.get("sector") or None)


def _former(head: Token) -> bool:
    if head.lemma_.lower() in LASTING:
        return False
    return any(
        {child.lemma_.lower(), child.norm_} & FORMER for child in head.children if child.i - head.i in {-1, -2, 1}
    )


def _complement(scene: Scene, paragraph: Paragraph, head: Token, depth: int, *, own: bool = False) -> Party | None:
    """Return the party of the body or group that follows a role noun and belongs to it; ``own``: with « de » alone."""
    for child in head.children:
        if own and not any(each.dep_ == "case" and each.lemma_ == "de" for each in child.children):
            continue
        if child.i < head.i or child.dep_ not in BELONGING or child.pos_ not in NOMINAL:
            continue
        if _is_person(scene, paragraph, child) or _set_off(head, child):
            continue
        found = party_of(scene, paragraph, child, depth + 1)
        if found.sector:
            return found
    return None


def _set_off(head: Token, child: Token) -> bool:
    """Tell whether a comma keeps an apposition apart."""
    return child.dep_ == "appos" and any(token.norm_ == "," for token in head.doc[head.i + 1 : child.i])


def _is_person(scene: Scene, paragraph: Paragraph, token: Token) -> bool:
    named = scene.named(token, paragraph)
    if named:
        return scene.sense(named).way == "surname" or scene.is_person(named)
    return bool(token.ent_type_ == "PER")


def _by_words(scene: Scene, paragraph: Paragraph, head: Token, depth: int) -> Party:
    """Return the party of a head that is no role: a demonym, a number, an unknown noun."""
    if head.pos_ in {"NUM", "ADV", "ADJ", "DET", "VERB", "SYM"} or head.lemma_ == "autre":
        return _counted(scene, paragraph, head, depth)
    marked = marked_country(scene, paragraph, head)
    inner = _complement(scene, paragraph, head, depth)
    sector = (
        adjective_sector(scene, paragraph, head) or (inner.sector if inner else None) or ("CVL" if marked else None)
    )
    if sector and not marked and sector != "REB":
        marked = (inner.country if inner else None) or scene.context(paragraph.place(head), head.lemma_.lower(), sector)
    return Party(None if marked == OPEN else marked, sector, None)


def _counted(scene: Scene, paragraph: Paragraph, head: Token, depth: int) -> Party:
    """Return the party that a number or « plus de … » counts, else the one counted last (« six autres »)."""
    for child in head.children:
        if child.pos_ in NOMINAL and child.dep_ not in {"conj", "parataxis"}:
            found = party_of(scene, paragraph, child, depth + 1)
            if found.sector or found.country:
                return found
    if head.pos_ != "NUM" and head.lemma_ != "autre":
        return NOBODY
    place = paragraph.place(head)
    last = next(
        (told for told in reversed(scene.told) if told.place < place and told.head.morph.get("Number") == ["Plur"]),
        None,
    )
    return party_of(scene, last.paragraph, last.head, depth + 1) if last else NOBODY


def _demonym_sector(scene: Scene, paragraph: Paragraph, head: Token, depth: int) -> str:
    """Return what a demonym alone stands for: the noun that a pair shares, the state (« les Maliens ») or people."""
    first = head
    while first.dep_ == "conj" and first.i - first.head.i < NEAR:
        first = first.head
    if first is not head and head.text.islower():
        noun = first.head if first.pos_ == "ADJ" or scene.demonym(first) else first
        return party_of(scene, paragraph, noun, depth + 1).sector or "CVL"
    definite = [child.lemma_ for child in head.children if child.dep_ in PHRASE | {"det"}] == ["le"]
    return "GOV" if definite and head.dep_ in STATED and head.morph.get("Number") == ["Plur"] else "CVL"
