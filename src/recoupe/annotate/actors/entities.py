"""Names of parties in a document: the recogniser's, corrected by the registry and by a vote over the document."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from recoupe.annotate.actors.entity import (
    BODY,
    DESCRIBED,
    LABELS,
    OTHER,
    PERSON,
    PLACE,
    PRODUCT,
    RECOGNISER,
    REGISTRY,
    Entity,
)
from recoupe.annotate.actors.institutions import institutions
from recoupe.annotate.actors.names import Named
from recoupe.annotate.actors.scene import Scene
from recoupe.annotate.actors.votes import acronyms, missed, voted
from recoupe.annotate.parsed import Paragraph

ACTING: Final = frozenset({"nsubj", "obl:agent", "iobj"})
WAYS: Final = {"capital": PLACE, "place": PLACE, "surname": PERSON}
KINDS: Final = {"state": PLACE, "person": PERSON, "breakaway": PLACE, "platform": PRODUCT}
SELLING: Final = frozenset({"platform", "company", "outlet"})
"""Kinds whose names are also those of what they make."""
INTRODUCING: Final = frozenset({"groupe", "pape", "cartel", "opération", "force", "société", "agence"})
COUNTS: Final = frozenset(
    {
        "dizaine", "douzaine", "quinzaine", "vingtaine", "trentaine", "quarantaine", "cinquantaine", "soixantaine",
        "centaine", "millier", "poignée",
    }
)  # fmt: skip
"""Nouns that count what follows them."""
NEAR: Final = 3
TRIMMED: Final = frozenset({"«", "»", '"', "“", "”", ",", ":", ";", "(", "d'", "du", "des", "de", "pour"})


def find_entities(scene: Scene) -> tuple[Entity, ...]:
    """Return the names of a document in reading order, without overlap."""
    found = [entity for paragraph in scene.parsed.paragraphs for entity in _paragraph_entities(scene, paragraph)]
    labelled = list(voted(found))
    whole = [_counted(entity) for entity in (*labelled, *missed(scene, labelled))]
    return tuple(sorted(whole, key=lambda entity: (entity.paragraph.start, entity.first)))


def _counted(entity: Entity) -> Entity:
    """Return a body's name as a description where it counts its people or its products (« 200 Gilets jaunes »)."""
    if entity.label != BODY or entity.first == 0:
        return entity
    before = entity.paragraph.tokens[entity.first - 1]
    number = before.dep_ == "nummod" and entity.first <= before.head.i < entity.end
    heads = before.ancestors if before.norm_ in {"de", "d'"} else ()
    among = next((head for head in heads if not entity.first <= head.i < entity.end), None)
    if number or (among is not None and among.lemma_ in COUNTS and entity.first - among.i <= NEAR):
        return replace(entity, label=DESCRIBED)
    return entity


def _paragraph_entities(scene: Scene, paragraph: Paragraph) -> list[Entity]:
    known = list(dict.fromkeys(scene.names.get(paragraph.start, {}).values()))
    channels = [named for named in known if _is_channel(scene, paragraph, named)]
    certain = [
        Entity(paragraph, _first_of_name(paragraph, named), named.end, _label(scene, paragraph, named), REGISTRY)
        for named in known
        if named not in channels
    ]
    guessed = [
        Entity(paragraph, _trimmed(span), span.end, span.label_, RECOGNISER)
        for span in paragraph.doc.ents
        if span.label_ in LABELS | OTHER and not _overlaps_channel(span, channels)
    ]
    merged = list(_merge([*certain], guessed))
    bodies = [
        body for body in institutions(paragraph, scene.demonym) if not any(entity.holds(body) for entity in merged)
    ]
    kept = [*(entity for entity in merged if not any(map(entity.overlaps, bodies))), *bodies]
    return sorted([*kept, *acronyms(paragraph, kept)], key=lambda entity: entity.first)


def _first_of_name(paragraph: Paragraph, named: Named) -> int:
    """Return where a registered name begins without the noun that introduces it (« groupe État islamique »)."""
    first = paragraph.doc[named.first]
    return named.first + (named.end - named.first > 1 and first.is_lower and first.norm_ in INTRODUCING)


def _trimmed(span: Any) -> int:
    """Return where a name begins without the quotes and prepositions that the recogniser took in."""
    first = int(span.start)
    while first < span.end - 1 and span.doc[first].norm_ in TRIMMED:
        first += 1
    return first


def _is_channel(scene: Scene, paragraph: Paragraph, named: Named) -> bool:
    """Tell whether a platform is only where something is said (« sur Telegram »), not who acts."""
    actor = scene.registry.actors.get(scene.sense(named).target)
    return actor is not None and actor.kind == "platform" and paragraph.doc[named.first].dep_ not in ACTING


def _overlaps_channel(span: Any, channels: list[Named]) -> bool:
    return any(named.first < span.end and span.start < named.end for named in channels)


def _label(scene: Scene, paragraph: Paragraph, named: Named) -> str:
    sense = scene.sense(named)
    kind = scene.registry.actors[sense.target].kind if sense.target in scene.registry.actors else ""
    if sense.case == "any" and paragraph.doc[named.first].is_lower and kind != "movement":
        return DESCRIBED
    if sense.way in WAYS:
        return WAYS[sense.way]
    if sense.way == "seat":
        return PLACE if paragraph.doc[named.first].ent_type_ == PLACE else BODY
    is_product = all(token.ent_type_ == PRODUCT for token in paragraph.doc[named.first : named.end])
    return PRODUCT if is_product and kind in SELLING else KINDS.get(kind, BODY)


def _merge(certain: list[Entity], guessed: list[Entity]) -> Iterator[Entity]:
    """Yield both kinds; where they overlap the longer one stands, of equals the registry's."""
    for entity in guessed:
        rivals = [other for other in certain if other.first < entity.end and entity.first < other.end]
        if entity.label in OTHER:
            continue
        if not any(other.end - other.first >= entity.end - entity.first for other in rivals):
            yield entity
    for entity in certain:
        rivals = [other for other in guessed if other.first < entity.end and entity.first < other.end]
        if not any(other.end - other.first > entity.end - entity.first for other in rivals):
            yield entity
