"""Who acts and who undergoes: from the slots of a trigger to the parties."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from recoupe.annotate.actors.pronouns import POSSESSIVES, possessor
from recoupe.annotate.coding.parties import FIRST, Cast, is_clitic, is_people_name, is_pronoun
from recoupe.annotate.coding.rules import noun_rules, word_class
from recoupe.annotate.coding.slots import (
    Slots,
    bare,
    coordinated,
    infinitive,
    is_passive,
    is_plural,
    noun_slots,
    preposition,
    verb_slots,
)
from recoupe.annotate.coding.triggers import Trigger
from recoupe.annotate.parsed import Paragraph, Token

Place = tuple[Paragraph, Token]
VICTIMS: Final = frozenset(
    {"tuer", "blesser", "faire", "toucher", "endommager", "viser", "frapper", "coûter", "causer"}
)
DEADLY: Final = frozenset({"périr", "mourir", "perdre", "trouver", "décéder", "succomber", "tuer", "blesser"})
COSTING: Final = frozenset({"coûter"})
AGAINST: Final = ("contre", "sur", "à", "envers", "auprès", "vers")
ANSWERED: Final = frozenset({"AGREE", "AID", "REJECT", "SUPPORT", "REQUEST"})
"""Types whose other party may stand across a relative clause."""
HELPING: Final = frozenset({"aider", "soutenir", "défendre", "protéger", "assister", "secourir", "recevoir"})
CLAIMING: Final = frozenset({"dire", "affirmer", "assurer", "nier", "démentir", "prétendre", "reconnaître", "jurer"})
"""Verbs whose own subject does what their infinitive says."""
GIVING: Final = frozenset({"AGREE", "AID", "SUPPORT", "REQUEST", "CONSULT", "SANCTION", "COOPERATE", "CONCEDE"})
POWERS: Final = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "IGO", "BUS", "PTY", "OPP", "REB", "MNC"})
REACH: Final = 4
"""How many nouns may stand between an event noun and its verb."""
SITED: Final = frozenset(
    {"attentat", "attaque", "fusillade", "tuerie", "massacre", "explosion", "manifestation", "émeute", "bataille",
     "siège", "soulèvement", "combat"}
)  # fmt: skip
DEALS: Final = frozenset({"accord", "traité", "protocole", "sommet", "conférence", "pourparlers"})
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


def find_roles(trigger: Trigger, paragraph: Paragraph, cast: Cast) -> Roles:
    """Return the parties of an event."""
    finder = Finder(trigger, paragraph, cast)
    roles = finder.noun() if trigger.noun else finder.verb()
    if trigger.rule.type == "PROTEST" and (called := finder.called()):
        roles = Roles(called, roles.recipients)
    if "mutual" in trigger.rule.flags and not roles.harmed:
        roles = Roles([*roles.actors, *roles.recipients], [])
    actors = [place for place in _unique(roles.actors) if not (finder.inside(place) or finder.is_scene(place))]
    recipients = [
        place for place in _unique(roles.recipients) if not (finder.inside(place) or finder.is_setting(place))
    ]
    return Roles(actors, [place for place in recipients if place not in actors])


def _unique(places: Iterable[Place]) -> list[Place]:
    found: list[Place] = []
    for place in places:
        if not any(where is place[0] and token.i == place[1].i for where, token in found):
            found.append(place)
    return found


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

    def verb(self) -> Roles:
        """Return the parties around a verb."""
        slots, flags = self.trigger.slots, self.trigger.rule.flags
        passive = is_passive(self.trigger.anchor)
        if "patient" in flags:
            return Roles(self._all(self._inner_agent()), self._all(slots.get("subj", []), deep=True))
        if "seized" in flags:
            return Roles(self._all(slots.get("de", [])), self._all(slots.get("subj", [])))
        actors = self._all(slots.get("subj", []), deep=True)
        if not actors and not passive:
            actors = self._left(close="subj" in slots)
        if passive and not actors:
            actors = self._far_agent() or self._same_hand()
        if "host" in flags:
            return Roles(self._recipients(slots, passive=passive), actors)
        if self.trigger.rule.type == "MOBILIZE":
            forces = self._all(slots.get("obj", []), deep=True) if "obj" not in self.trigger.rule.to else []
            return Roles(actors or forces, self._recipients(slots, passive=False))
        recipients = self._recipients(slots, passive=passive)
        return Roles(actors, recipients or self._across(actors))

    def _across(self, actors: list[Place]) -> list[Place]:
        """Return the party on the other side of a relative clause (« X décline l'aide que propose Y »)."""
        verb = self.trigger.anchor
        if self.trigger.rule.type not in ANSWERED or is_passive(verb):
            return []
        if verb.dep_ == "acl:relcl":
            outer = governor(verb.head)
            found = self._all(verb_slots(outer).get("subj", [])) if outer is not None and _answers(verb.head) else []
        else:
            clauses = (c for head in self.trigger.slots.get("obj", []) for c in head.children if c.dep_ == "acl:relcl")
            found = [place for clause in clauses for place in self._all(verb_slots(clause).get("subj", []))]
        return [place for place in found if place not in actors]

    def _far_agent(self) -> list[Place]:
        """Return the agent of a passive that the parse hangs on a complement between them."""
        verb = self.trigger.anchor
        inside = [token for child in verb.rights for token in child.subtree if not child.dep_.startswith("conj")]
        agents = (token for token in inside if preposition(token) == "par" and token.pos_ in {"NOUN", "PROPN"})
        return self._all([token for token in agents if not _governs_act(token, verb)][:1])

    def _same_hand(self) -> list[Place]:
        """Return the authority that acts in the clause to which a passive without agent is coordinated."""
        verb = self.trigger.anchor
        if verb.dep_ not in {"conj", "parataxis"} or self.trigger.rule.type != "COERCE" or is_passive(verb.head):
            return []
        found = self._all(verb_slots(verb.head).get("subj", []))
        return [place for place in found if self.cast.party(*place).sector in {"COP", "MIL", "GOV"}]

    def _left(self, *, close: bool) -> list[Place]:
        """Return the nearest party before a finite verb whose subject the parse lost; ``close``: just before it."""
        verb, end = self.trigger.anchor, self.trigger.first.i
        if infinitive(verb) and verb.dep_ == "xcomp" and verb.head.lemma_ in CLAIMING and not close:
            end = verb.head.i
        elif infinitive(verb) or ("Part" in verb.morph.get("VerbForm") and bare(verb)):
            return []
        start = max(verb.sent.start, end - 3) if close else verb.sent.start
        for token in reversed(verb.doc[start:end]):
            free = token.dep_ not in {"nmod", "flat:name", "flat", "amod"} and not preposition(token)
            if free and token.pos_ in {"NOUN", "PROPN"} and self.cast.is_own(self.paragraph, token):
                return [(self.paragraph, token)]
        return []

    def _inner_agent(self) -> list[Token]:
        inner = self.trigger.slots.get("inf", [])
        return [agent for verb in inner for agent in [*verb_slots(verb).get("by", []), *_by(verb)]]

    def _recipients(self, slots: Slots, *, passive: bool) -> list[Place]:
        order = ("obj", *self.trigger.rule.to) if passive else self.trigger.rule.to
        for slot in order:
            found = self._all(self._blamed(self._slot(slots, slot)), deep=True)
            if kept := [place for place in found if not self.is_setting(place)]:
                return kept
        return self._implied(slots)

    def _blamed(self, heads: list[Token]) -> list[Token]:
        """Return the heads with acts replaced by who does them: blame for a murder is not for the murdered."""
        if self.trigger.rule.type not in {"ACCUSE", "REQUEST"}:
            return heads
        return [agent for head in heads for agent in (_doers(head) if _undergone(head) else [head])]

    def _implied(self, slots: Slots) -> list[Place]:
        """Return whom an act is for or against by what its complements name, as its type has it."""
        match self.trigger.rule.type:
            case "ASSAULT":
                soil = [t for slot in ("en", "sur") for t in slots.get(slot, []) if t.lemma_ in {"territoire", "sol"}]
                return self._all(soil, deep=True)
            case "THREATEN":
                return self._named_inside(slots)
            case "AGREE" | "AID":
                return self._with_whom(slots) or self._for_whom(slots)
            case "REQUEST":
                return self._named_inside(slots) or self._asked(slots)
        return []

    def _asked(self, slots: Slots) -> list[Place]:
        """Return who would do what is asked for: the subject of its clause, else whom its noun names."""
        if "que" in slots:
            return self._all(verb_slots(slots["que"][0]).get("subj", []))
        return self._all(slots.get("obj", []), deep=True) if "obj" not in self.trigger.rule.to else []

    def _with_whom(self, slots: Slots) -> list[Place]:
        """Return with or to whom a promised act would be done (« promet de dialoguer avec les partis »)."""
        inner = [verb_slots(verb) for verb in slots.get("inf", [])]
        helped = [t for verb in slots.get("inf", []) if verb.lemma_ in HELPING for t in verb_slots(verb).get("obj", [])]
        return self._all([t for found in inner for t in found.get("avec", [])] + helped)

    def _for_whom(self, slots: Slots) -> list[Place]:
        """Return whom what is promised or given is for (« pour le Soudan », « en faveur du Soudan »)."""
        verb = self.trigger.anchor
        inner = [t for t in verb.subtree if t.i > verb.i and t.pos_ in {"NOUN", "PROPN"}]
        given = slots.get("pour", []) or [t for t in inner if preposition(t) == "pour"][:1]
        favour = [t for each in inner if each.lemma_ in {"faveur", "profit", "bénéfice"} for t in each.rights]
        return self._all([t for t in favour if preposition(t) == "de"][:1] or given)

    def _named_inside(self, slots: Slots) -> list[Place]:
        """Return whom the act that is threatened or asked for would befall, or who would do it."""
        for verb in slots.get("inf", []):
            inner = verb_slots(verb)
            asked = inner.get("subj", []) if is_passive(verb) else []
            order = asked or inner.get("obj", []) or inner.get("contre", []) or inner.get("à", [])
            nested = [t for t in verb.subtree if t.i > verb.i and preposition(t) in {"contre", "avec", "vers"}]
            if found := self._all(order, deep=True) or self._all(nested, deep=True):
                return found
        return []

    def _slot(self, slots: Slots, slot: str) -> list[Token]:
        """Return the fillers of a slot, also those that the parse hangs on the object or on the infinitive."""
        if slot in slots or slot == "obj":
            return slots.get(slot, [])
        hosts = slots.get("obj", []) + slots.get("inf", []) + slots.get("à", [])
        return [child for host in hosts for child in host.subtree if child.i > host.i and preposition(child) == slot
                and child.pos_ in {"NOUN", "PROPN"}]  # fmt: skip

    def noun(self) -> Roles:
        """Return the parties around a noun and the verb that carries it."""
        slots, of = self._whole_slots(), self.trigger.rule.of
        inside = [place for place in self._all(slots.get("de", []), deep=True) if not self.inside(place)]
        actors = self._all(slots.get("by", []))
        recipients: list[Place] = []
        if of in {"actor", "both"}:
            actors += inside
        elif of == "recipient":
            recipients += inside
        actors += self._all(slots.get("entre", [])) + self._adjectives()
        if "mutual" in self.trigger.rule.flags:
            actors += self._all(slots.get("avec", []))
        if self.trigger.rule.type == "SANCTION" and "avec" not in slots:
            slots = {**slots, **self._partner(inside)}
        if "contre" not in slots and (target := self._target()):
            slots = {**slots, "contre": [target]}
        ways = AGAINST if self.trigger.rule.type in GIVING else ("contre", "sur", "envers")
        against = [slot for slot in (*ways, "avec") if slot in slots and not recipients]
        for slot in against[:1]:
            recipients += self._all(slots[slot], deep=True)
        if not actors and recipients and "by" not in slots:
            twins = [child for child in self.trigger.anchor.children if child.dep_ == "conj"]
            actors = self._all([agent for twin in twins for agent in _by(twin)])
        carried = self._carrier(actors, recipients)
        if not carried.recipients and "mutual" not in self.trigger.rule.flags and (harmed := self._harmed()):
            return Roles(carried.actors, harmed, harmed=True)
        if of == "recipient" and not carried.recipients:
            return Roles(carried.actors, self._owner(), harmed=carried.harmed)
        return Roles(carried.actors or self._owner(), carried.recipients, harmed=carried.harmed)

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
            harmed = self._all(slots.get(slot, []), deep=True)
            return Roles(actors, harmed or recipients, harmed=bool(harmed))
        deadly = verb.lemma_ in DEADLY and preposition(anchor) in {"dans", "lors", "par", "à"}
        counted = verb.lemma_ in {"tuer", "blesser"} and "mutual" in self.trigger.rule.flags  # an event of its own
        if deadly and not (recipients or counted) and self.trigger.rule.type == "ASSAULT":
            return Roles(
                actors, self._all(slots.get("obj" if is_passive(verb) else "subj", []), deep=True), harmed=True
            )
        carries = verb.lemma_ in word_class("support")
        if not actors and not recipients and "mutual" in self.trigger.rule.flags:
            sides = self._all(slots.get("subj", []))
            actors = sides if len(sides) > 1 or self.trigger.rule.type == "CONSULT" else []
        if not actors and self.trigger.rule.of == "both":
            actors = self._all(slots.get("entre", []))
        subject = [] if anchor in slots.get("subj", []) else slots.get("subj", [])
        if self.trigger.rule.type == "CONSULT" and len(actors) <= 1:
            actors = [*self._all(subject, deep=True), *actors]
            if self.trigger.rule.mode == "visit" and not recipients:
                recipients = self._all(slots.get("à", []) + slots.get("en", []))
        elif not actors and (carries or self.trigger.rule.type == "PROTEST"):
            actors = self._all(subject, deep=True)
        if not recipients and carries:
            to = [slot for slot in AGAINST[:3] if slot in slots and anchor not in slots[slot]]
            recipients = [p for slot in to[:1] for p in self._all(slots[slot], deep=True)]
        return Roles(actors, recipients)

    def _harmed(self) -> list[Place]:
        """Return whom a relative clause says that an event noun killed or hurt (« l'attentat qui a tué »)."""
        anchor = self.trigger.anchor
        nouns = (anchor, anchor.head) if anchor.dep_ == "nmod" else (anchor,)
        for verb in (child for noun in nouns for child in noun.children if child.dep_ == "acl:relcl"):
            slots, agrees = verb_slots(verb), ("Plur" in anchor.morph.get("Number")) == is_plural(verb)
            if verb.lemma_ in VICTIMS and agrees and set(slots.get("subj", [])) & set(nouns):
                return self._all(slots.get("à" if verb.lemma_ in COSTING else "obj", []), deep=True)
        return []

    def _owner(self) -> list[Place]:
        """Return whom a possessive stands for: the subject of the clause, else who was named before."""
        if not any(child.norm_ in POSSESSIVES for child in self.trigger.anchor.children):
            return []
        anchor = self.trigger.anchor
        twin = [*noun_slots(anchor.head).get("de", []), anchor.head] if anchor.dep_ == "conj" else []
        if first := self._all(twin[:1], deep=True):
            return first  # « le renversement du président et sa séquestration »
        verb = governor(anchor)
        subject = [] if verb is None else [t for t in verb_slots(verb).get("subj", []) if t != self.trigger.anchor]
        return self._all(subject) or self._before()

    def called(self) -> list[Place]:
        """Return who calls for a protest in its sentence (« à l'appel de deux syndicats »)."""
        calls = (t for t in self.trigger.anchor.sent if t.lemma_ == "appel" and preposition(t) == "à")
        return [place for call in calls for place in self._all(noun_slots(call).get("de", []))]

    def _before(self) -> list[Place]:
        """Return the party that a possessive before its clause's verb stands for: the subject of the one before."""
        anchor = self.trigger.anchor
        owner = possessor(anchor)
        return self._all([owner]) if owner is not None else []

    def _all(self, heads: Iterable[Token], *, deep: bool = False) -> list[Place]:
        found: list[Place] = []
        for number, head in enumerate(heads):
            if (head.norm_ == "personne" and head.pos_ == "PRON") or opens_line(head):
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
        if not found and head.ent_type_ == "PER" and head.pos_ == "PROPN":
            return [(self.paragraph, head)]
        if found or not deep or self.trigger.rule.type not in {"ASSAULT", "COERCE", "AID"}:
            return found
        named = [
            each for each in (head, *head.children) if is_people_name(each) and self.cast.people(self.paragraph, each)
        ]
        return [(self.paragraph, each) for each in named] or self._whose(head)

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
            if found := self._all(subjects):
                return found
        return []


def opens_line(head: Token) -> bool:
    """Tell whether a place only heads a line (« France : le ministre … », « LA PAZ - Des mineurs … »)."""
    last = head.i
    while last + 1 < len(head.doc) and head.doc[last + 1].pos_ == "PROPN" and head.doc[last + 1].head.i <= last:
        last += 1
    after = head.doc[last + 1].text if last + 1 < len(head.doc) else ""
    return head.pos_ == "PROPN" and head.left_edge.i == 0 and after in {":", "-", "–", "—"}


def _undergone(noun: Token) -> bool:
    """Tell whether a noun is an act whose complement with « de » undergoes it (« le meurtre du maire »)."""
    rules = noun_rules().get(noun.lemma_.lower(), ()) if noun.pos_ == "NOUN" else ()
    ways = {rule.of for rule in rules if len(rule.words) == 1}
    return ways == {"recipient"}


def _doers(noun: Token) -> list[Token]:
    twins = [noun, *(child for child in noun.children if child.dep_ == "conj" and child.pos_ == "NOUN")]
    return [agent for each in twins for agent in noun_slots(each).get("by", [])]


def _answers(noun: Token) -> bool:
    """Tell whether a noun is what a verb is about, not where or when it is."""
    return noun.dep_ in {"obj", "obl:arg", "iobj"} or noun.head.dep_ in {"obj", "obl:arg"}


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


def _governs_act(token: Token, verb: Token) -> bool:
    """Tell whether another verb stands between a complement and a verb."""
    return any(each.pos_ == "VERB" for each in token.ancestors if verb.is_ancestor(each))


def _names_deal(head: Token) -> bool:
    """Tell whether a place only names an accord or a meeting (« l'accord de Paris »)."""
    return head.ent_type_ == "LOC" and head.head.lemma_ in DEALS and preposition(head) == "de"


def _by(verb: Token) -> list[Token]:
    return [child for child in verb.children if preposition(child) == "par"]
