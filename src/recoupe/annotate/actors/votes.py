"""One label for one name in a document: the votes of its mentions and of the words beside them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, Final

from recoupe.annotate.actors.acronyms import explained_acronyms
from recoupe.annotate.actors.entity import (
    ACRONYM,
    BODY,
    LABELS,
    PERSON,
    PLACE,
    RECOGNISER,
    REGISTRY,
    VOTE,
    Entity,
)
from recoupe.annotate.actors.scene import Scene
from recoupe.annotate.parsed import Paragraph
from recoupe.lang.fr.spelling import fold
from recoupe.lang.names import NameTrie, Sense

Votes = dict[str, Counter[str]]
SHORTEST: Final = 3
CLUE: Final = 3
"""What a word beside a name weighs against one reading of the recogniser."""
SMALL: Final = frozenset({"de", "du", "des", "d'", "la", "le", "les", "l'", "«", '"', "“"})
OWNED: Final = frozenset({"pdg", "filiale", "actionnaire", "siège", "salarié", "employé", "cofondateur"})
"""What a company has: « le PDG de X »."""
CLUES: Final = {
    **dict.fromkeys(
        (
            "société", "entreprise", "compagnie", "journal", "quotidien", "hebdomadaire", "magazine", "mensuel",
            "chaîne", "agence", "parti", "ong", "association", "banque", "constructeur", "syndicat", "opérateur",
            "studio", "firme", "fabricant", "milice", "start-up", "multinationale", "holding", "fondation", "collectif",
        ),
        BODY,
    ),
    **dict.fromkeys(("ville", "village", "localité", "commune", "bourgade", "quartier", "île", "province"), PLACE),
}  # fmt: skip
"""Nouns that say what the name after them is."""


def voted(found: list[Entity]) -> Iterator[Entity]:
    """Yield each name with the label that it has most often in the document; a last name has that of its person."""
    votes = _votes(found)
    for entity in found:
        label = votes[entity.surface].most_common(1)[0][0]
        if label != entity.label and entity.rule == RECOGNISER:
            yield Entity(entity.paragraph, entity.first, entity.end, label, VOTE)
        else:
            yield entity


def missed(scene: Scene, found: list[Entity]) -> Iterator[Entity]:
    """Yield the words that are a name elsewhere in the document but were not marked here."""
    known = _votes([entity for entity in found if entity.rule != REGISTRY])
    names = NameTrie()
    for entity in found:
        if entity.rule != REGISTRY and entity.label in LABELS:
            for words in _forms(entity):
                names.add([fold(token.norm_) for token in words], Sense(fold(words.text), "name"))
    taken = {(entity.paragraph.start, place) for entity in found for place in range(entity.first, entity.end)}
    for paragraph in scene.parsed.paragraphs:
        for entity in _again(paragraph, names, known):
            if not any((paragraph.start, place) in taken for place in range(entity.first, entity.end)):
                yield entity


def _forms(entity: Entity) -> Iterator[Any]:
    """Yield the spans under which a name may come back: itself, a person's last name."""
    if len(entity.text) >= SHORTEST:
        yield entity.span
    if entity.label == PERSON and entity.end - entity.first > 1 and len(entity.last) >= SHORTEST:
        yield entity.span[-1:]


def _again(paragraph: Paragraph, names: NameTrie, known: Votes) -> Iterator[Entity]:
    doc = paragraph.tokens
    if not known:
        return
    begin = [token.shape_[0] == "X" and not token.ent_type_ for token in doc]
    if not any(begin):
        return
    for hit in names.find([fold(token.norm_) for token in doc], begin):
        if hit.end - hit.start > 1 or doc[hit.start].pos_ == "PROPN":
            label = known[hit.senses[0].target].most_common(1)[0][0]
            yield Entity(paragraph, hit.start, hit.end, label, VOTE)


def acronyms(paragraph: Paragraph, found: Iterable[Entity]) -> Iterator[Entity]:
    """Yield the acronyms in parentheses of the bodies that they stand for, where they are no names yet."""
    entities = list(found)
    for each in explained_acronyms(paragraph):
        made = Entity(paragraph, each.end + 1, each.end + 2, BODY, ACRONYM)
        long = [other for other in entities if other.label == BODY and each.first <= other.end - 1 < each.end]
        if long and not any(made.overlaps(other) for other in entities):
            yield made


def _votes(found: list[Entity]) -> Votes:
    votes: Votes = defaultdict(Counter)
    for entity in found:
        surface = entity.surface
        votes[surface][entity.label] += 2 if entity.rule == REGISTRY else 1
        if entity.label == PERSON and entity.end - entity.first > 1:
            votes[fold(entity.last.text)][PERSON] += 2
        clue = _clue(entity)
        if clue:
            votes[surface][clue] += CLUE
    return votes


def _clue(entity: Entity) -> str | None:
    """Return the label that the noun before a name gives it: « la société X », « la ville de X », « PDG de X »."""
    doc, place = entity.paragraph.tokens, entity.first - 1
    while place >= 0 and doc[place].norm_ in SMALL:
        place -= 1
    if place < 0 or doc[place].pos_ not in {"NOUN", "PROPN"} or (doc[place].text[0].isupper() and place == 0):
        return None
    word = doc[place].lemma_.lower()
    apart = any(doc[i].norm_ in {"de", "du", "des", "d'"} for i in range(place + 1, entity.first))
    if word in OWNED:
        return BODY if apart else None
    clue = CLUES.get(word)
    return None if clue == BODY and apart else clue
