"""Who acts and who undergoes what a noun tells."""

from typing import Final

from recoupe.annotate.actors.pronouns import POSSESSIVES, possessor
from recoupe.annotate.coding.finder import Finder, Place, Roles, by_agents, governor
from recoupe.annotate.coding.rules import word_class
from recoupe.annotate.coding.slots import Slots, is_passive, is_plural, noun_slots, preposition, verb_slots
from recoupe.annotate.parsed import Token

VICTIMS: Final = frozenset(
    {"tuer", "blesser", "faire", "toucher", "endommager", "viser", "frapper", "coûter", "causer"}
)
DEADLY: Final = frozenset({"périr", "mourir", "perdre", "trouver", "décéder", "succomber", "tuer", "blesser"})
COSTING: Final = frozenset({"coûter"})
AGAINST: Final = ("contre", "sur", "à", "envers", "auprès", "vers")
GIVING: Final = frozenset({"AGREE", "AID", "SUPPORT", "REQUEST", "CONSULT", "SANCTION", "COOPERATE", "CONCEDE"})


class NounFinder(Finder):
    """Looks for the parties around an event noun and the verb that carries it."""

    def roles(self) -> Roles:
        """Return the parties around a noun and the verb that carries it."""
        flags, of = self.trigger.rule.flags, self.trigger.rule.of
        carried = self._carrier(*self._own())
        if not carried.recipients and "mutual" not in flags and (harmed := self._harmed()):
            return Roles(carried.actors, harmed, harmed=True)
        if of == "recipient" and not carried.recipients:
            return Roles(carried.actors, self._owner(), harmed=carried.harmed)
        return Roles(carried.actors or self._owner(), carried.recipients, harmed=carried.harmed)

    def _own(self) -> tuple[list[Place], list[Place]]:
        """Return those who act and those who undergo by the noun's own complements."""
        slots, of = self._whole_slots(), self.trigger.rule.of
        inside = [place for place in self.all_(slots.get("de", []), deep=True) if not self.inside(place)]
        actors = self.all_(slots.get("by", [])) + (inside if of in {"actor", "both"} else [])
        recipients = list(inside) if of == "recipient" else []
        actors += self.all_(slots.get("entre", [])) + self._adjectives()
        if "mutual" in self.trigger.rule.flags:
            actors += self.all_(slots.get("avec", []))
        recipients = recipients or self._against(slots, inside)
        if not actors and recipients and "by" not in slots:
            twins = [child for child in self.trigger.anchor.children if child.dep_ == "conj"]
            actors = self.all_([agent for twin in twins for agent in by_agents(twin)])
        return self._visitors() + actors, recipients

    def _against(self, slots: Slots, inside: list[Place]) -> list[Place]:
        """Return whom the noun is directed at."""
        if self.trigger.rule.type == "SANCTION" and "avec" not in slots:
            slots = {**slots, **self._partner(inside)}
        if "contre" not in slots and (target := self._target()):
            slots = {**slots, "contre": [target]}
        ways = AGAINST if self.trigger.rule.type in GIVING else ("contre", "sur", "envers")
        slot = next((slot for slot in (*ways, "avec") if slot in slots), None)
        return self.all_(slots[slot], deep=True) if slot else []

    def _visitors(self) -> list[Place]:
        """Return of whom a noun is said with être (« est en visite à »)."""
        children = list(self.trigger.anchor.lefts)
        said = self.trigger.rule.type in {"CONSULT", "PROTEST"} and any(child.dep_ == "cop" for child in children)
        return self.all_([child for child in children if child.dep_ == "nsubj"]) if said else []

    def _whole_slots(self) -> Slots:
        """Return what stands around a fixed phrase, hung on any of its words (« placement en détention de X »)."""
        slots, trigger = dict(self.trigger.slots), self.trigger
        for token in trigger.anchor.doc[trigger.first.i + 1 : trigger.last.i + 1]:
            for slot, found in noun_slots(token).items():
                slots.setdefault(slot, [each for each in found if each.i > trigger.last.i])
        return slots

    def _partner(self, inside: list[Place]) -> Slots:
        """Return with whom relations are broken, or the organisation at the end of the list of those who leave it."""
        subtree = [
            t for t in self.trigger.anchor.subtree if t.i > self.trigger.anchor.i and t.pos_ in {"NOUN", "PROPN"}
        ]
        partners = [t for t in subtree if preposition(t) == "avec"][:1]
        left = [t for _, head in inside for t in head.children if self.cast.party(self.paragraph, t).country == "IGO"]
        found = partners or [t for t in left if preposition(t) == "de"]
        return {"avec": found} if found else {}

    def _target(self) -> Token | None:
        """Return whom an event noun is directed against where the parse hangs « contre X » elsewhere."""
        doc, after = self.trigger.anchor.doc, self.trigger.last.i + 1
        near = [token for token in doc[after : after + 3] if token.norm_ == "contre"]
        return near[0].head if near and near[0].dep_ == "case" else None

    def _adjectives(self) -> list[Place]:
        after = (child for child in self.trigger.anchor.rights if child.pos_ == "ADJ")
        return [(self.paragraph, child) for child in after if self.cast.scene.demonym(child)]

    def _carrier(self, actors: list[Place], recipients: list[Place]) -> Roles:
        anchor, verb = self.trigger.anchor, governor(self.trigger.anchor)
        if verb is None:
            return Roles(actors, recipients)
        slots = {slot: found for slot, found in verb_slots(verb).items() if slot != "à" or found[0].ent_type_ != "LOC"}
        slots |= {"à": verb_slots(verb)["à"]} if self.trigger.rule.mode == "visit" and "à" in verb_slots(verb) else {}
        if anchor in slots.get("subj", []) and verb.lemma_ in VICTIMS:
            slot = "à" if verb.lemma_ in COSTING and slots.get("à") else "obj"
            harmed = self.all_(slots.get(slot, []), deep=True)
            return Roles(actors, harmed or recipients, harmed=bool(harmed))
        deadly = verb.lemma_ in DEADLY and preposition(anchor) in {"dans", "lors", "par", "à"}
        counted = verb.lemma_ in {"tuer", "blesser"} and "mutual" in self.trigger.rule.flags  # an event of its own
        if deadly and not (recipients or counted) and self.trigger.rule.type == "ASSAULT":
            return Roles(
                actors, self.all_(slots.get("obj" if is_passive(verb) else "subj", []), deep=True), harmed=True
            )
        carries = verb.lemma_ in word_class("support")
        if not actors and not recipients and "mutual" in self.trigger.rule.flags:
            sides = self.all_(slots.get("subj", []))
            actors = sides if len(sides) > 1 or self.trigger.rule.type == "CONSULT" else []
        if not actors and self.trigger.rule.of == "both":
            actors = self.all_(slots.get("entre", []))
        subject = [] if anchor in slots.get("subj", []) else slots.get("subj", [])
        if self.trigger.rule.type == "CONSULT" and len(actors) <= 1:
            actors = [*self.all_(subject, deep=True), *actors]
            if self.trigger.rule.mode == "visit" and not recipients:
                recipients = self.all_(slots.get("à", []) + slots.get("en", []))
        elif not actors and (carries or self.trigger.rule.type == "PROTEST"):
            actors = self.all_(subject, deep=True)
        if not recipients and carries:
            to = [slot for slot in AGAINST[:3] if slot in slots and anchor not in slots[slot]]
            recipients = [p for slot in to[:1] for p in self.all_(slots[slot], deep=True)]
        return Roles(actors, recipients)

    def _harmed(self) -> list[Place]:
        """Return whom a relative clause says that an event noun killed or hurt (« l'attentat qui a tué »)."""
        anchor = self.trigger.anchor
        nouns = (anchor, anchor.head) if anchor.dep_ == "nmod" else (anchor,)
        for verb in (child for noun in nouns for child in noun.children if child.dep_ == "acl:relcl"):
            slots, agrees = verb_slots(verb), ("Plur" in anchor.morph.get("Number")) == is_plural(verb)
            if verb.lemma_ in VICTIMS and agrees and set(slots.get("subj", [])) & set(nouns):
                return self.all_(slots.get("à" if verb.lemma_ in COSTING else "obj", []), deep=True)
        return []

    def _owner(self) -> list[Place]:
        """Return whom a possessive stands for: the subject of the clause, else who was named before."""
        if not any(child.norm_ in POSSESSIVES for child in self.trigger.anchor.children):
            return []
        anchor = self.trigger.anchor
        twin = [*noun_slots(anchor.head).get("de", []), anchor.head] if anchor.dep_ == "conj" else []
        if first := self.all_(twin[:1], deep=True):
            return first  # « le renversement du président et sa séquestration »
        verb = governor(anchor)
        subject = [] if verb is None else [t for t in verb_slots(verb).get("subj", []) if t != self.trigger.anchor]
        return self.all_(subject) or self._before()

    def _before(self) -> list[Place]:
        """Return the party that a possessive before its clause's verb stands for: the subject of the one before."""
        anchor = self.trigger.anchor
        owner = possessor(anchor)
        return self.all_([owner]) if owner is not None else []
