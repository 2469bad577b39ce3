"""Names of parties in a document: the recogniser's, corrected by the registry and by a vote over the document."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from recoupe.annotate.actors_names import Named
from recoupe.annotate.actors_scene import Scene
from recoupe.annotate.parsed import Paragraph
from recoupe.lang.fr.spelling import fold

PERSON, PLACE, BODY = "PER", "LOC", "ORG"
LABELS: Final = frozenset({PERSON, PLACE, BODY})
OTHER: Final = frozenset({"PROD", "EVENT", "DATE", "TIME"})
REGISTRY: Final = "fr.name.registry@1"
RECOGNISER: Final = "fr.name.recogniser@1"
VOTE: Final = "fr.name.vote@1"
WAYS: Final = {"capital": PLACE, "place": PLACE, "seat": BODY, "surname": PERSON}
SHORTEST: Final = 3


@dataclass(frozen=True, slots=True)
class Entity:
    """A name: its paragraph, tokens (end exclusive), label and the rule that found it."""

    paragraph: Paragraph
    first: int
    end: int
    label: str
    rule: str

    @property
    def span(self) -> Any:
        """Return the spaCy span."""
        return self.paragraph.doc[self.first : self.end]


def find_entities(scene: Scene) -> tuple[Entity, ...]:
    """Return the names of a document in reading order, without overlap."""
    found = [entity for paragraph in scene.parsed.paragraphs for entity in _paragraph_entities(scene, paragraph)]
    voted = list(_voted(found))
    whole = [*voted, *_missed(scene, voted)]
    return tuple(sorted(whole, key=lambda entity: (entity.paragraph.start, entity.first)))


def _paragraph_entities(scene: Scene, paragraph: Paragraph) -> list[Entity]:
    known = list(dict.fromkeys(scene.names.get(paragraph.start, {}).values()))
    certain = [Entity(paragraph, named.first, named.end, _label(scene, named), REGISTRY) for named in known]
    guessed = [
        Entity(paragraph, span.start, span.end, span.label_, RECOGNISER)
        for span in paragraph.doc.ents
        if span.label_ in LABELS | OTHER
    ]
    return sorted(_merge(certain, guessed), key=lambda entity: entity.first)


def _label(scene: Scene, named: Named) -> str:
    sense = scene.sense(named)
    if sense.way in WAYS:
        return WAYS[sense.way]
    kind = scene.registry.actors[sense.target].kind
    return {"state": PLACE, "person": PERSON, "breakaway": PLACE}.get(kind, BODY)


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


def _voted(found: list[Entity]) -> Iterator[Entity]:
    """Yield each name with the label that it has most often in the document; a last name has that of its person."""
    votes = _votes(found)
    for entity in found:
        label = votes[_surface(entity)].most_common(1)[0][0]
        if label != entity.label and entity.rule == RECOGNISER:
            yield Entity(entity.paragraph, entity.first, entity.end, label, VOTE)
        else:
            yield entity


def _votes(found: list[Entity]) -> dict[str, Counter[str]]:
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for entity in found:
        votes[_surface(entity)][entity.label] += 2 if entity.rule == REGISTRY else 1
        if entity.label == PERSON and entity.end - entity.first > 1:
            votes[fold(entity.span[-1].text)][PERSON] += 2
    return votes


def _missed(scene: Scene, found: list[Entity]) -> Iterator[Entity]:
    """Yield capital words that are a name elsewhere in the document but were not marked here."""
    taken = {(entity.paragraph.start, place) for entity in found for place in range(entity.first, entity.end)}
    votes = _votes([entity for entity in found if entity.rule != REGISTRY])
    for paragraph in scene.parsed.paragraphs:
        for token in paragraph.doc:
            if token.pos_ != "PROPN" or token.ent_type_ or not token.text[0].isupper() or len(token) < SHORTEST:
                continue
            label = votes.get(fold(token.text))
            if label and (paragraph.start, token.i) not in taken:
                yield Entity(paragraph, token.i, token.i + 1, label.most_common(1)[0][0], VOTE)


def _surface(entity: Entity) -> str:
    return fold(entity.span.text)
