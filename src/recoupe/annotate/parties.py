"""Who a noun phrase stands for: country, PLOVER sector, actor."""

from recoupe.annotate.actors_roles import role_with
from recoupe.annotate.actors_scene import Party, Scene, scene_of
from recoupe.annotate.parsed import Paragraph, Parsed, Token
from recoupe.lang.fr.spelling import fold
from recoupe.lang.lexicon import Entry

__all__ = ["Party", "describe"]

OWNING = frozenset({"de", "du", "des", "d'", "de la", "en", "à", "au", "aux", "dans", "chez", "le", "un"})
INNER = frozenset(
    {"nmod", "amod", "appos", "flat", "flat:name", "acl", "nmod:appos", "obl:arg", "fixed", "compound", "obl:mod"}
)
FORMER = frozenset({"ancien", "ex", "déchu", "renversé"})
GENERIC = Party()


def describe(parsed: Parsed, paragraph: Paragraph, head: Token) -> Party:
    """Return the party that the noun phrase around ``head`` stands for; what can't be known is None."""
    return party_of(scene_of(parsed), paragraph, head)


def party_of(scene: Scene, paragraph: Paragraph, head: Token, depth: int = 0) -> Party:
    """Return the party of a noun phrase, remembered for the document."""
    key = (paragraph.start, head.i)
    if key not in scene.cache:
        scene.cache[key] = _party(scene, paragraph, head, depth)
    return scene.cache[key]


def _party(scene: Scene, paragraph: Paragraph, head: Token, depth: int) -> Party:
    if depth > 4:
        return GENERIC
    named = scene.named(head, paragraph)
    role = role_with(head)
    if named and (role is None or named.end - named.first > role[1]):
        return scene.meaning(named)
    if role is None:
        return _plain(scene, paragraph, head, depth)
    return _by_role(scene, paragraph, head, role[0], depth)


def _by_role(scene: Scene, paragraph: Paragraph, head: Token, entry: Entry, depth: int) -> Party:
    kind, sector = entry.get("kind"), entry.get("sector") or None
    inner = _complement(scene, paragraph, head, depth)
    if kind == "none":
        return GENERIC
    if kind == "count" and inner and (inner.sector or not sector):
        return Party(_country(scene, paragraph, head, entry) or inner.country, inner.sector, inner.actor)
    if kind in {"of", "weak"} and inner and inner.sector and inner.sector != "CVL":
        sector = inner.sector
    country = _country(scene, paragraph, head, entry)
    return Party(country or scene.dominant(paragraph.place(head)), sector, None)


def _country(scene: Scene, paragraph: Paragraph, head: Token, entry: Entry | None) -> str | None:
    queue = [head]
    while queue:
        token = queue.pop(0)
        for child in sorted(token.children, key=lambda c: (c.pos_ != "ADJ", c.i)):
            if child.dep_ not in INNER:
                continue
            if code := scene.demonym(child):
                return code
            named = scene.named(child, paragraph)
            if named and (found := scene.meaning(named).country):
                return found
            queue.append(child)
    return None


def _complement(scene: Scene, paragraph: Paragraph, head: Token, depth: int) -> Party | None:
    for child in head.children:
        if child.i > head.i and child.dep_ in INNER and child.pos_ in {"NOUN", "PROPN", "X"}:
            found = party_of(scene, paragraph, child, depth + 1)
            if found.sector or found.country:
                return found
    return None


def _plain(scene: Scene, paragraph: Paragraph, head: Token, depth: int) -> Party:
    if code := scene.demonym(head):
        return Party(code, "CVL" if head.pos_ != "ADJ" else None, None)
    inner = _complement(scene, paragraph, head, depth)
    return inner or Party(_country(scene, paragraph, head, None), None, None)
