"""Names of parties in a document: the recogniser's, corrected by the registry and by a vote over the document."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from recoupe.annotate.actors_names import Named
from recoupe.annotate.actors_scene import Scene
from recoupe.annotate.parsed import Paragraph
from recoupe.lang.fr.spelling import fold

PERSON, PLACE, BODY = "PER", "LOC", "ORG"
DESCRIBED: Final = "DESC"
ACTING: Final = frozenset({"nsubj", "obl:agent", "iobj"})
LABELS: Final = frozenset({PERSON, PLACE, BODY})
OTHER: Final = frozenset({"PROD", "EVENT", "DATE", "TIME"})
REGISTRY: Final = "fr.name.registry@1"
RECOGNISER: Final = "fr.name.recogniser@1"
VOTE: Final = "fr.name.vote@1"
WAYS: Final = {"capital": PLACE, "place": PLACE, "seat": BODY, "surname": PERSON}
SHORTEST: Final = 3
INSTITUTION: Final = "fr.name.institution@1"
INSTITUTIONS: Final = frozenset(
    {
        "ministère",
        "université",
        "tribunal",
        "hôpital",
        "académie",
        "diocèse",
        "fédération",
        "parquet",
        "institut",
        "fondation",
        "observatoire",
        "comité",
        "front",
        "confédération",
        "cour",
        "assemblée",
        "parti",
        "conseil",
        "association",
        "agence",
        "chambre",
        "union",
        "commission",
        "parlement",
        "mouvement",
    }
)
"""Nouns that open the name of a body when their complement has a capital (« université de Bangui »)."""
OPENING: Final = frozenset({"ministère"})
"""Those that need no capital (« ministère de la défense »)."""
WIDEST: Final = 9
EDGES: Final = frozenset(
    {
        "«",
        "»",
        '"',
        "“",
        "”",
        ",",
        ".",
        ":",
        ";",
        "-",
        "–",
        "(",
        ")",
        "de",
        "du",
        "des",
        "d'",
        "le",
        "la",
        "les",
        "l'",
        "et",
    }
)
TRIMMED: Final = frozenset({"«", "»", '"', "“", "”", ",", ":", ";", "(", "d'", "du", "des", "de", "pour"})


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
    channels = [named for named in known if _is_channel(scene, paragraph, named)]
    certain = [
        Entity(paragraph, named.first, named.end, _label(scene, paragraph, named), REGISTRY)
        for named in known
        if named not in channels
    ]
    guessed = [
        Entity(paragraph, _trimmed(span), span.end, span.label_, RECOGNISER)
        for span in paragraph.doc.ents
        if span.label_ in LABELS | OTHER and not _overlaps_channel(span, channels)
    ]
    merged = list(_merge([*certain], guessed))
    bodies = [body for body in _institutions(paragraph) if not any(_holds(entity, body) for entity in merged)]
    kept = [entity for entity in merged if not any(_overlap(entity, body) for body in bodies)]
    return sorted([*kept, *bodies], key=lambda entity: entity.first)


def _trimmed(span: Any) -> int:
    """Return where a name begins without the quotes and prepositions that the recogniser took in."""
    first = int(span.start)
    while first < span.end - 1 and span.doc[first].norm_ in TRIMMED:
        first += 1
    return first


def _overlap(one: Entity, other: Entity) -> bool:
    return one.first < other.end and other.first < one.end


def _holds(one: Entity, other: Entity) -> bool:
    return one.first <= other.first and other.end <= one.end


def _institutions(paragraph: Paragraph) -> Iterator[Entity]:
    """Yield the bodies that are named by an institution's noun with its complement."""
    end = 0
    for token in paragraph.doc:
        if token.i >= end and token.pos_ in {"NOUN", "PROPN"} and fold(token.lemma_) in _folded_institutions():
            end = _end_of_body(token)
            inside = paragraph.doc[token.i + 1 : end]
            capital = any(word.text[0].isupper() for word in inside)
            if end - token.i > 1 and (capital or token.lemma_.lower() in OPENING):
                yield Entity(paragraph, token.i, end, BODY, INSTITUTION)


@cache
def _folded_institutions() -> frozenset[str]:
    return frozenset(map(fold, INSTITUTIONS))


def _end_of_body(head: Any) -> int:
    """Return where the complement of an institution's noun ends: « de », articles, nouns and adjectives."""
    doc, end = head.doc, head.i + 1
    while end < min(len(doc), head.i + WIDEST) and _continues(doc, end, head):
        end += 1
    while end > head.i + 1 and doc[end - 1].norm_ in EDGES:
        end -= 1
    return int(end)


def _continues(doc: Any, place: int, head: Any) -> bool:
    token, before = doc[place], doc[place - 1]
    if token.norm_ in {"de", "du", "des", "d'"}:
        return True
    if token.norm_ in {"la", "l'", "les", "le"}:
        return bool(before.norm_ in {"de", "et"})
    if token.pos_ == "ADJ":
        return bool(head in token.ancestors)
    return bool(
        token.pos_ in {"NOUN", "PROPN"}
        and (before.norm_ in EDGES or before.pos_ == "PROPN")
        and head in token.ancestors
    )


def _is_channel(scene: Scene, paragraph: Paragraph, named: Named) -> bool:
    """Tell whether a platform is only where something is said (« sur Telegram »), not who acts."""
    actor = scene.registry.actors.get(scene.sense(named).target)
    return actor is not None and actor.kind == "platform" and paragraph.doc[named.first].dep_ not in ACTING


def _overlaps_channel(span: Any, channels: list[Named]) -> bool:
    return any(named.first < span.end and span.start < named.end for named in channels)


def _label(scene: Scene, paragraph: Paragraph, named: Named) -> str:
    sense = scene.sense(named)
    if sense.case == "any" and paragraph.doc[named.first].is_lower:
        return DESCRIBED
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
