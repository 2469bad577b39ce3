"""From the phrases around a trigger to the parties that they name."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from recoupe.annotate.actors.pronouns import POSSESSIVES
from recoupe.annotate.coding.parties import FIRST, Cast, is_clitic, is_people_name, is_pronoun
from recoupe.annotate.coding.rules import word_class
from recoupe.annotate.coding.slots import coordinated, noun_slots, preposition, verb_slots
from recoupe.annotate.coding.triggers import Trigger
from recoupe.annotate.parsed import Paragraph, Token

Place = tuple[Paragraph, Token]
POWERS: Final = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "IGO", "BUS", "PTY", "OPP", "REB", "MNC"})
REACH: Final = 4
"""How many nouns may stand between an event noun and its verb."""
SITED: Final = frozenset(
    {"attentat", "attaque", "fusillade", "tuerie", "massacre", "explosion", "manifestation", "émeute", "bataille",
     "siège", "soulèvement", "combat"}
)  # fmt: skip
DEALS: Final = frozenset(
    {"pourparler", "négociation", "accord", "traité", "protocole", "sommet", "conférence", "pourparlers"}
)
EMERGENCIES: Final = frozenset({"urgence", "siège", "guerre", "alerte", "exception", "droit", "lieu", "cause"})
ABSTRACT: Final = frozenset({"décision", "mesure", "loi", "rapport", "texte", "accord", "projet", "crise", "situation"})


@dataclass(slots=True)
class Roles:
    """The places of those who act and of those who undergo."""

    actors: list[Place]
    recipients: list[Place]
    harmed: bool = False
    """Whether the recipients are those whom a verb of harm names beside the event noun."""

    def __bool__(self) -> bool:
        """Tell whether anyone takes part."""
        return bool(self.actors or self.recipients)


@dataclass(slots=True)
class Finder:
    """Looks for the parties of one trigger."""

    trigger: Trigger
    paragraph: Paragraph
    cast: Cast

    def inside(self, place: Place) -> bool:
        """Tell whether a party stands in the trigger's own words (the drone of « frappe de drone »)."""
        same = place[0] is self.paragraph
        return same and self.trigger.noun and self.trigger.first.i <= place[1].i <= self.trigger.last.i

    def is_scene(self, place: Place) -> bool:
        """Tell whether a town only says where an attack or a protest was (« les attentats de Bruxelles »)."""
        head = place[1]
        if not self.trigger.noun or preposition(head) != "de":
            return False
        named = self.cast.scene.named(head, place[0])
        if self.trigger.anchor.lemma_ not in SITED:
            town = named is not None and self.cast.scene.sense(named).way == "place"
            return self.trigger.rule.type == "ASSAULT" and head.ent_type_ == "LOC" and town
        return head.ent_type_ == "LOC" and (named is None or self.cast.scene.sense(named).way != "name")

    def is_setting(self, place: Place) -> bool:
        """Tell whether a recipient is only where it happens: a town, a place, what stands before the verb."""
        head, party = place[1], self.cast.party(*place)
        if _names_deal(head):
            return True
        if (
            self.trigger.rule.type in {"SANCTION", "CONSULT"}
            and head.ent_type_ == "LOC"
            and head.i > self.trigger.first.i
        ):
            return False
        if self.trigger.rule.type == "PROTEST":
            located = head.ent_type_ == "LOC" and preposition(head) in {"à", "en", "dans"}
            return located or party.sector not in POWERS or preposition(head) == "devant"
        marked = party.sector not in {None, "CVL", "BUS"} or self._of_people(head)
        where = head.lemma_.lower() in word_class("place") and not marked
        early = (
            preposition(head) in {"à", "en", "dans", "sur"}
            and head.i < self.trigger.first.i
            and place[0] is self.paragraph
        )
        return where or early or (head.ent_type_ == "LOC" and party.sector == "CVL" and not is_people_name(head))

    def _of_people(self, head: Token) -> bool:
        """Tell whether a phrase names the people or state that a place belongs to (« un site en sol malien »)."""
        inner = (each for child in head.children for each in (child, *child.children))
        return any(self.cast.scene.demonym(each) for each in inner)

    def called(self) -> list[Place]:
        """Return who calls for a protest in its sentence (« à l'appel de deux syndicats »)."""
        calls = (t for t in self.trigger.anchor.sent if t.lemma_ == "appel" and preposition(t) == "à")
        return [place for call in calls for place in self.all_(noun_slots(call).get("de", []))]

    def all_(self, heads: Iterable[Token], *, deep: bool = False) -> list[Place]:
        """Return the parties that phrases name; ``deep``: also where the head only has to do with one."""
        found: list[Place] = []
        for number, head in enumerate(heads):
            if (head.norm_ == "personne" and head.pos_ == "PRON") or opens_line(head) or _emergency(head):
                continue
            apposed = head.ent_type_ == "PER" or (head.pos_ == "PROPN" and head.dep_ != "conj")
            if number and apposed and head.doc[max(head.left_edge.i - 1, 0)].text == ",":
                continue
            for each in coordinated(head):
                if each == head or not self._same_name(each, head):
                    found += self._one(each, deep=deep)
        return found

    def _same_name(self, one: Token, other: Token) -> bool:
        """Tell whether two words are parts of one name (« Groupe de soutien à l'islam et aux musulmans »)."""
        name = self.cast.scene.named(one, self.paragraph)
        return name is not None and name is self.cast.scene.named(other, self.paragraph)

    def _one(self, head: Token, *, deep: bool) -> list[Place]:
        if is_clitic(head):
            noun = self.cast.object_meant(self.paragraph, head)
            return [(self.paragraph, token) for token in self.cast.inside(self.paragraph, noun)] if noun else []
        if is_pronoun(head) or head.norm_ in FIRST:
            person = self._person(head)
            return [person] if person else []
        if head.lemma_.lower() in ABSTRACT and not deep:
            return []
        found = [(self.paragraph, token) for token in self.cast.inside(self.paragraph, head)]
        found += [(self.paragraph, other) for other in self._other_states(head)]
        if not found and head.ent_type_ == "PER" and head.pos_ == "PROPN":
            return [(self.paragraph, head)]
        if found or not deep or self.trigger.rule.type not in {"ASSAULT", "COERCE", "AID"}:
            return found
        named = [
            each for each in (head, *head.children) if is_people_name(each) and self.cast.people(self.paragraph, each)
        ]
        return [(self.paragraph, each) for each in named] or self._whose(head)

    def _other_states(self, head: Token) -> list[Token]:
        """Return the further states of a plural that several share (« les présidents rwandais et congolais »)."""
        if "Plur" not in head.morph.get("Number") or not head.is_lower:
            return []
        first = [child for child in head.rights if child.pos_ == "ADJ" and self.cast.scene.demonym(child)][:1]
        others = (child for adjective in first for child in adjective.children if child.dep_ == "conj")
        codes = {self.cast.scene.demonym(adjective) for adjective in first}
        return [other for other in others if (self.cast.scene.demonym(other) or None) not in {None, *codes}]

    def _person(self, pronoun: Token) -> Place | None:
        """Return whom a personal pronoun stands for; a dative not for the subject of its own clause."""
        if not is_pronoun(pronoun):
            return self.cast.speaker(self.paragraph, pronoun)
        meant = self.cast.meant(self.paragraph, pronoun)
        own = verb_slots(pronoun.head).get("subj", []) if pronoun.dep_ == "iobj" else []
        same = meant is not None and any(meant[1] == subject for subject in own)
        return self.cast.meant(self.paragraph, pronoun, apart=meant[1]) if meant and same else meant

    def _whose(self, thing: Token) -> list[Place]:
        """Return to whom a thing with a possessive belongs (« X reproche à Y d'avoir tiré sur ses positions »)."""
        if not any(child.norm_ in POSSESSIVES for child in thing.children):
            return []
        own = [token for slot in ("subj", "by") for token in self.trigger.slots.get(slot, [])]
        for verb in (each for each in self.trigger.anchor.ancestors if each.pos_ in {"VERB", "AUX"}):
            subjects = [token for token in verb_slots(verb).get("subj", []) if token not in own]
            if found := self.all_(subjects):
                return found
        return []


def governor(noun: Token) -> Token | None:
    """Return the verb of whose clause a noun is a part, also through nouns that it completes; else None."""
    token = noun
    for _ in range(REACH):
        if token.dep_ in {"conj", "ROOT", "appos"}:
            return None
        token = token.head
        if token.pos_ in {"VERB", "AUX"}:
            return token
        if token.pos_ not in {"NOUN", "NUM", "ADV", "ADP"}:
            return None
    return None


def _names_deal(head: Token) -> bool:
    """Tell whether a place only names an accord or a meeting (« l'accord de Paris »)."""
    return head.ent_type_ == "LOC" and head.head.lemma_ in DEALS and preposition(head) == "de"


def opens_line(head: Token) -> bool:
    """Tell whether a place only heads a line (« France : le ministre … », « LA PAZ - Des mineurs … »)."""
    last = head.i
    while last + 1 < len(head.doc) and head.doc[last + 1].pos_ == "PROPN" and head.doc[last + 1].head.i <= last:
        last += 1
    after = head.doc[last + 1].text if last + 1 < len(head.doc) else ""
    return head.pos_ == "PROPN" and head.left_edge.i == 0 and after in {":", "-", "–", "—"}


def _emergency(head: Token) -> bool:
    """Tell whether « état » is no state (« l'état d'urgence »)."""
    return head.lemma_.lower() == "état" and any(child.lemma_ in EMERGENCIES for child in head.children)


def by_agents(verb: Token) -> list[Token]:
    """Return the complements of a verb with « par »."""
    return [child for child in verb.children if preposition(child) == "par"]
