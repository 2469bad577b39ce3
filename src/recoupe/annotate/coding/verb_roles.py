"""Who acts and who undergoes what a verb tells."""

from typing import Final

from recoupe.annotate.coding.finder import Finder, Place, Roles, by_agents, governor
from recoupe.annotate.coding.rules import noun_rules
from recoupe.annotate.coding.slots import Slots, bare, infinitive, is_passive, noun_slots, preposition, verb_slots
from recoupe.annotate.parsed import Token

ANSWERED: Final = frozenset({"AGREE", "AID", "REJECT", "SUPPORT", "REQUEST"})
"""Types whose other party may stand across a relative clause."""
HELPING: Final = frozenset({"aider", "soutenir", "défendre", "protéger", "assister", "secourir", "recevoir"})
CLAIMING: Final = frozenset({"dire", "affirmer", "assurer", "nier", "démentir", "prétendre", "reconnaître", "jurer"})
"""Verbs whose own subject does what their infinitive says."""
AIMING: Final = frozenset({"viser", "cibler", "concerner"})


class VerbFinder(Finder):
    """Looks for the parties around a verb."""

    def roles(self) -> Roles:
        """Return the parties around a verb."""
        slots, flags = self.trigger.slots, self.trigger.rule.flags
        passive = is_passive(self.trigger.anchor)
        if "patient" in flags:
            return Roles(self.all_(self._inner_agent()), self.all_(slots.get("subj", []), deep=True))
        if "seized" in flags:
            return Roles(self.all_(slots.get("de", [])), self.all_(slots.get("subj", [])))
        actors = self.all_(slots.get("subj", []), deep=True)
        if not actors and not passive:
            actors = self._left(close="subj" in slots)
        if passive and not actors:
            actors = self._far_agent() or self._same_hand()
        if "host" in flags:
            return Roles(self._recipients(slots, passive=passive), actors)
        if self.trigger.rule.type == "MOBILIZE":
            forces = self.all_(slots.get("obj", []), deep=True) if "obj" not in self.trigger.rule.to else []
            return Roles(actors or forces, self._recipients(slots, passive=False))
        recipients = self._recipients(slots, passive=passive)
        return Roles(actors, recipients or self._across(actors))

    def _aimed(self, slots: Slots) -> list[Token]:
        """Return whom a participle says that the object is directed at (« une enquête visant le maire »)."""
        inner = (child for head in slots.get("obj", []) for child in head.subtree if child.lemma_ in AIMING)
        return [t for child in inner if child.pos_ == "VERB" for t in verb_slots(child).get("obj", []) if t.i > child.i]

    def _across(self, actors: list[Place]) -> list[Place]:
        """Return the party on the other side of a relative clause (« X décline l'aide que propose Y »)."""
        verb = self.trigger.anchor
        if self.trigger.rule.type not in ANSWERED or is_passive(verb):
            return []
        if verb.dep_ == "acl:relcl":
            outer = governor(verb.head)
            found = self.all_(verb_slots(outer).get("subj", [])) if outer is not None and _answers(verb.head) else []
        else:
            clauses = (c for head in self.trigger.slots.get("obj", []) for c in head.children if c.dep_ == "acl:relcl")
            found = [place for clause in clauses for place in self.all_(verb_slots(clause).get("subj", []))]
        return [place for place in found if place not in actors]

    def _far_agent(self) -> list[Place]:
        """Return the agent of a passive that the parse hangs on a complement between them."""
        verb = self.trigger.anchor
        inside = [token for child in verb.rights for token in child.subtree if not child.dep_.startswith("conj")]
        agents = (token for token in inside if preposition(token) == "par" and token.pos_ in {"NOUN", "PROPN"})
        return self.all_([token for token in agents if not _governs_act(token, verb)][:1])

    def _same_hand(self) -> list[Place]:
        """Return the authority that acts in the clause to which a passive without agent is coordinated."""
        verb = self.trigger.anchor
        if verb.dep_ not in {"conj", "parataxis"} or self.trigger.rule.type != "COERCE" or is_passive(verb.head):
            return []
        found = self.all_(verb_slots(verb.head).get("subj", []))
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
        return [agent for verb in inner for agent in [*verb_slots(verb).get("by", []), *by_agents(verb)]]

    def _recipients(self, slots: Slots, *, passive: bool) -> list[Place]:
        order = ("obj", *self.trigger.rule.to) if passive else self.trigger.rule.to
        for slot in order:
            found = self.all_(self._blamed(self._slot(slots, slot)), deep=True)
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
                return self.all_(soil, deep=True)
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
            return self.all_(verb_slots(slots["que"][0]).get("subj", []))
        return self.all_(slots.get("obj", []), deep=True) if "obj" not in self.trigger.rule.to else []

    def _with_whom(self, slots: Slots) -> list[Place]:
        """Return with or to whom a promised act would be done (« promet de dialoguer avec les partis »)."""
        inner = [verb_slots(verb) for verb in slots.get("inf", [])]
        helped = [t for verb in slots.get("inf", []) if verb.lemma_ in HELPING for t in verb_slots(verb).get("obj", [])]
        return self.all_([t for found in inner for t in found.get("avec", [])] + helped)

    def _for_whom(self, slots: Slots) -> list[Place]:
        """Return whom what is promised or given is for (« pour le Soudan », « en faveur du Soudan »)."""
        verb = self.trigger.anchor
        inner = [t for t in verb.subtree if t.i > verb.i and t.pos_ in {"NOUN", "PROPN"}]
        given = slots.get("pour", []) or [t for t in inner if preposition(t) == "pour"][:1]
        favour = [t for each in inner if each.lemma_ in {"faveur", "profit", "bénéfice"} for t in each.rights]
        return self.all_([t for t in favour if preposition(t) == "de"][:1] or given)

    def _named_inside(self, slots: Slots) -> list[Place]:
        """Return whom the act that is threatened or asked for would befall, or who would do it."""
        for verb in slots.get("inf", []):
            inner = verb_slots(verb)
            asked = inner.get("subj", []) if is_passive(verb) else []
            order = asked or inner.get("obj", []) or inner.get("contre", []) or inner.get("à", [])
            nested = [t for t in verb.subtree if t.i > verb.i and preposition(t) in {"contre", "avec", "vers"}]
            if found := self.all_(order, deep=True) or self.all_(nested, deep=True):
                return found
        return []

    def _slot(self, slots: Slots, slot: str) -> list[Token]:
        """Return the fillers of a slot, also those that the parse hangs on the object or on the infinitive."""
        if slot in slots or slot == "obj":
            return slots.get(slot, [])
        if slot == "contre" and (aimed := self._aimed(slots)):
            return aimed
        hosts = slots.get("obj", []) + slots.get("inf", []) + slots.get("à", []) + slots.get("pour", [])
        return [child for host in hosts for child in host.subtree if child.i > host.i and preposition(child) == slot
                and child.pos_ in {"NOUN", "PROPN"}]  # fmt: skip


def _answers(noun: Token) -> bool:
    """Tell whether a noun is what a verb is about, not where or when it is."""
    return noun.dep_ in {"obj", "obl:arg", "iobj"} or noun.head.dep_ in {"obj", "obl:arg"}


def _governs_act(token: Token, verb: Token) -> bool:
    """Tell whether another verb stands between a complement and a verb."""
    return any(each.pos_ == "VERB" for each in token.ancestors if verb.is_ancestor(each))


def _undergone(noun: Token) -> bool:
    """Tell whether a noun is an act whose complement with « de » undergoes it (« le meurtre du maire »)."""
    rules = noun_rules().get(noun.lemma_.lower(), ()) if noun.pos_ == "NOUN" else ()
    ways = {rule.of for rule in rules if len(rule.words) == 1}
    return ways == {"recipient"}


def _doers(noun: Token) -> list[Token]:
    twins = [noun, *(child for child in noun.children if child.dep_ == "conj" and child.pos_ == "NOUN")]
    return [agent for each in twins for agent in noun_slots(each).get("by", [])]
