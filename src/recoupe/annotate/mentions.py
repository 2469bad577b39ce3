"""Names and descriptions of parties: who is spoken of, and who that is."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from recoupe.annotate.actors.entities import find_entities
from recoupe.annotate.actors.entity import PERSON, PLACE, Entity
from recoupe.annotate.actors.parties import party_of, scene_of
from recoupe.annotate.actors.people import full_names
from recoupe.annotate.actors.places import place_meant
from recoupe.annotate.actors.pronouns import PERSONAL, antecedent, bare
from recoupe.annotate.actors.roles import role_with
from recoupe.annotate.actors.scene import Party, Scene
from recoupe.annotate.parsed import Paragraph, Parsed, Token
from recoupe.lang.fr.spelling import fold
from recoupe.model.annotation import Mention
from recoupe.model.span import Span

DESCRIPTION: Final = "fr.mention.description@1"
PRONOUN: Final = "fr.mention.pronoun@1"
INSIDE: Final = frozenset({"det", "amod", "nmod", "nummod", "fixed", "flat", "case", "acl", "advmod"})
TITLES: Final = frozenset({"monsieur", "madame", "mademoiselle", "m.", "mme", "maître", "docteur"})
FARTHEST: Final = 12
"""A description ends at most so many words after its noun; what the parser puts farther is seldom part of it."""


def find_mentions(parsed: Parsed) -> tuple[Mention, ...]:
    """Return the mentions of parties of a document, in reading order: names, descriptions, pronouns."""
    scene = scene_of(parsed)
    entities = find_entities(scene)
    fuller = full_names(entity.span for entity in entities if entity.label == PERSON)
    made = [*_named(scene, entities, fuller), *_described(scene, entities), *_pronouns(scene, fuller)]
    return tuple(sorted(made, key=lambda mention: (mention.start, mention.end)))


def standing_for(mentions: Iterable[Mention], leader: Mapping[str, str]) -> tuple[Mention, ...]:
    """Return the mentions with the actor that stands for each merged one (``store.merges.merged``); others as is."""
    return tuple(replace(each, actor=leader.get(each.actor, each.actor)) if each.actor else each for each in mentions)


def _named(scene: Scene, entities: tuple[Entity, ...], fuller: dict[str, str]) -> Iterator[Mention]:
    for entity in entities:
        span = entity.paragraph.span(entity.head, entity.last)
        name = fuller.get(fold(entity.last.norm_)) if entity.label == PERSON else _long_form(scene, entity)
        resolved = name if name and len(name) > len(span.text) else None
        party = _name_party(scene, entity)
        yield _mention(span, entity.label, entity.rule, party, resolved)


def _long_form(scene: Scene, entity: Entity) -> str | None:
    return scene.long_forms.get(entity.text)


def _name_party(scene: Scene, entity: Entity) -> Party:
    named = scene.named(entity.head, entity.paragraph)
    if named and (named.first, named.end) == (entity.first, entity.end):
        party = scene.meaning(named)
        return replace(party, actor=place_meant(scene, entity.paragraph, named)) if entity.label == PLACE else party
    return party_of(scene, entity.paragraph, entity.span.root)


def _described(scene: Scene, entities: tuple[Entity, ...]) -> Iterator[Mention]:
    """Yield the noun phrases that tell a party by its role."""
    inside = {(entity.paragraph.start, place) for entity in entities for place in range(entity.first, entity.end)}
    for paragraph in scene.parsed.paragraphs:
        for token in paragraph.tokens:
            if token.pos_ != "NOUN" or (paragraph.start, token.i) in inside or role_with(token) is None:
                continue
            party = party_of(scene, paragraph, token)
            if party.sector:
                yield _mention(noun_phrase(paragraph, token), "DESC", DESCRIPTION, party, None)


def noun_phrase(paragraph: Paragraph, head: Token) -> Span:
    """Return the span of a noun with its determiner, adjectives and complements, without clauses and appositions."""
    first, last = head, head
    for child in head.children:
        if child.dep_ not in INSIDE or (child.dep_ == "case"):
            continue
        edge_left, edge_right = child.left_edge, child.right_edge
        if child.i < head.i and child.i >= head.i - FARTHEST:
            first = min(first, edge_left, key=lambda token: token.i)
        elif edge_right.i - head.i <= FARTHEST and child.dep_ != "det":
            last = max(last, edge_right, key=lambda token: token.i)
    return paragraph.span(first, last)


def _pronouns(scene: Scene, fuller: dict[str, str]) -> Iterator[Mention]:
    """Yield the personal pronouns in subject place whose antecedent is plain."""
    for paragraph in scene.parsed.paragraphs:
        for token in paragraph.tokens:
            if bare(token) not in PERSONAL or not token.dep_.startswith("nsubj"):
                continue
            found = antecedent(token)
            if found is None:
                continue
            party = party_of(scene, paragraph, found)
            if party.sector is None and found.ent_type_ != PERSON:
                continue
            name = fuller.get(fold(found.norm_)) or _titled(found) or noun_phrase(paragraph, found).text
            yield _mention(paragraph.span(token, token), "PRON", PRONOUN, party, name)


def _titled(head: Token) -> str | None:
    """Return the name of the person that a form of address stands before (« Monsieur X »)."""
    after = head.nbor() if head.lemma_.lower() in TITLES and head.i + 1 < len(head.doc) else None
    found = (entity.text for entity in head.doc.ents if after is not None and entity.start <= after.i < entity.end)
    return next(found, None)


def _mention(span: Span, label: str, rule: str, party: Party, resolved: str | None) -> Mention:
    return Mention(
        start=span.start,
        end=span.end,
        text=span.text,
        label=label,
        rule=rule,
        actor=party.actor,
        country=party.country,
        sector=party.sector,
        resolved=resolved,
    )
