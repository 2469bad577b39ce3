"""Which triggers are events: not what a demand or a promise names, nothing without a party, no sport."""

from collections.abc import Iterable
from typing import Final

from recoupe.annotate.actors.scene import Party
from recoupe.annotate.coding.noun_roles import VICTIMS
from recoupe.annotate.coding.roles import Roles
from recoupe.annotate.coding.rules import word_class
from recoupe.annotate.coding.slots import bare, infinitive, is_passive, preposition
from recoupe.annotate.coding.triggers import Trigger
from recoupe.annotate.parsed import Paragraph, Token

BARRIERS: Final = frozenset({"acl:relcl", "advcl", "parataxis", "advcl:cleft"})
INNER: Final = frozenset({"xcomp", "ccomp", "obj", "obl:arg", "obl", "iobj", "obl:mod", "nmod", "acl", "conj", "dep"})
SPORTY: Final = 4
"""How many words of sport a document on sport has at least."""
DENSE: Final = 70
"""At most so many words for each word of sport."""
BREAKING: Final = frozenset({"éclater", "survenir", "dérouler", "dégénérer", "gagner", "secouer", "embraser"})
"""What unrest and fighting do of themselves (« Des émeutes ont éclaté »)."""
DECLARED: Final = frozenset({"curfew", "martial-law"})
"""Modes of acts that whoever rules declares for everybody."""
SPOKEN: Final = frozenset({"REQUEST", "REJECT", "AGREE", "CONCEDE", "ACCUSE", "SUPPORT", "THREATEN", "CONSULT"})
PUBLIC: Final = frozenset({"NGO", "IGO", "GOV", "MIL", "REB", "COP", "LEG", "PTY", "OPP", "PRM", "LAB"})
"""Whose acts are public whatever the words."""
ARMED: Final = frozenset(
    {"firearms", "explosives", "aerial", "drone", "heavy-weapons", "suicide-attack", "crowd-control", "unconventional"}
)
"""Modes of violence that are public whoever takes part."""
PURPOSES: Final = frozenset({"ACCUSE", "PROTEST"})
"""What a protest says, not another act."""
BEFORE: Final = 120
"""How many words before a sentence may tell that its violence is public."""
NAMELESS: Final = frozenset({"CONSULT", "AID", "MOBILIZE", "COOPERATE", "AGREE"})
"""Types that are nothing without a party."""
CLOSED: Final = frozenset({"frontière", "poste-frontière", "ambassade", "consulat"})
DYING: Final = frozenset({"périr", "mourir", "succomber", "décéder"})
"""Verbs of death, which leave the event to the noun that tells its cause."""
CIVIL: Final = frozenset({"CVL", None, "MED", "EDU", "JRN", "REL"})


def sportive(paragraphs: Iterable[Paragraph]) -> bool:
    """Tell whether a document is about sport."""
    sports = word_class("sport")
    words = [(t.lemma_.lower(), t.norm_.removesuffix("s")) for paragraph in paragraphs for t in paragraph.doc]
    sport = sum(lemma in sports or form in sports for lemma, form in words)
    return sport >= SPORTY and sport * DENSE >= len(words)


def private(trigger: Trigger, parties: Iterable[tuple[Token, Party]]) -> bool:
    """Tell whether an act is nobody's politics, by its parties.

    Violence among civilians without a word of arms, crowds or forces around; words between people that nobody names.
    """
    heads = list(parties)
    if any(party.country in {"NGO", "IGO"} or party.sector in PUBLIC for _, party in heads):
        return False
    if heads and all(head.lemma_.lower() in word_class("private") and party.actor is None for head, party in heads):
        return trigger.rule.type in SPOKEN or (trigger.rule.type == "ASSAULT" and not _embattled(trigger))
    official = trigger.rule.type == "CONCEDE" and is_passive(trigger.anchor)  # « a été acquitté »
    if trigger.rule.type in SPOKEN and heads and all(_nobody(head, party) for head, party in heads):
        return not official
    if (
        trigger.rule.type in SPOKEN
        and heads
        and all(head.ent_type_ == "PER" and party == Party() for head, party in heads)
    ):
        return not _embattled(trigger)
    return {party.sector for _, party in heads} <= CIVIL and _civil(trigger, [head for head, _ in heads])


def _civil(trigger: Trigger, heads: list[Token]) -> bool:
    """Tell whether what civilians do or undergo is without a word of arms, crowds or forces around."""
    if trigger.rule.type == "ASSAULT":
        return not _embattled(trigger)
    people = word_class("person") - word_class("crowd")
    official = trigger.rule.type == "CONCEDE" and is_passive(trigger.anchor)  # « a été acquitté »
    return (
        trigger.rule.type in SPOKEN
        and not official
        and bool(heads)
        and all(head.lemma_.lower() in people for head in heads)
    )


def _embattled(trigger: Trigger) -> bool:
    """Tell whether arms, crowds or forces are around an act of violence."""
    sentence = trigger.anchor.sent
    around = sentence.doc[max(sentence.start - BEFORE, 0) : sentence.end]
    return trigger.rule.mode in ARMED or any(token.lemma_.lower() in word_class("public") for token in around)


def _nobody(head: Token, party: Party) -> bool:
    """Tell whether a party is a person of no known country, without a name."""
    trade = party.sector in CIVIL | {"BUS", "AGR"}
    body = head.lemma_.lower() in word_class("org") or head.ent_type_ == "ORG"
    return party.country is None and party.actor is None and trade and head.pos_ == "NOUN" and not body


def without_swallowed(triggers: list[Trigger]) -> list[Trigger]:
    """Return the triggers that are no part of what another demands, promises, refuses or threatens."""
    triggers = [one for one in triggers if not any(_decreed(one, other) for other in triggers)]
    return [one for one in triggers if not swallowed(one, triggers)]


def swallowed(trigger: Trigger, others: Iterable[Trigger]) -> bool:
    """Tell whether a trigger is part of what another demands, promises, refuses or threatens."""
    return any(_swallows(other, trigger) for other in others if other.anchor != trigger.anchor)


def _decreed(outer: Trigger, inner: Trigger) -> bool:
    """Tell whether an order is the act itself (« a ordonné le déploiement de la garde »), not a demand on somebody."""
    if outer.anchor.lemma_ != "ordonner" or not inner.noun or {"à", "inf", "que"} & set(outer.slots):
        return False
    return inner.anchor in outer.slots.get("obj", []) and inner.rule.type not in SPOKEN - {"CONCEDE"}


def _swallows(outer: Trigger, inner: Trigger) -> bool:
    if outer.rule.type == "ASSAULT" and outer.noun and not inner.noun and inner.rule.type == "ASSAULT":
        if inner.anchor.lemma_ in DYING and inner.anchor.is_ancestor(outer.anchor):
            return True
        return inner.anchor.lemma_ in VICTIMS and outer.anchor.head == inner.anchor and outer.anchor.dep_ == "nsubj"
    if outer.rule.type in {"REJECT", "CONCEDE"} and inner.noun and inner.anchor.head == outer.anchor:
        told = {"acl", "acl:relcl"}  # « l'embargo qu'il avait infligé en mai » tells the embargo too
        return inner.anchor.dep_ == "obj" and not any(child.dep_ in told for child in inner.anchor.children)
    if outer.rule.type == "PROTEST" and inner.rule.type in PURPOSES and _purpose(outer.anchor, inner.anchor):
        return True
    if "swallow" not in outer.rule.flags:
        return False
    return _reaches(outer.anchor, inner.anchor)


def _purpose(outer: Token, inner: Token) -> bool:
    """Tell whether an infinitive with « pour », or a gerund, tells what a protest is for."""
    if not outer.is_ancestor(inner) or inner.i < outer.i or "Fin" in inner.morph.get("VerbForm"):
        return False
    return preposition(inner) in {"pour", "afin"} or inner.norm_.endswith("ant")


def _reaches(outer: Token, inner: Token) -> bool:
    """Tell whether a token stands in a complement of another, without a clause of its own between them."""
    token = inner
    if not outer.is_ancestor(inner) or inner.i < outer.i:
        return False
    while token != outer:
        if token.dep_ in BARRIERS or (token.head == outer and token.dep_ not in INNER):
            return False
        if token.dep_ in {"acl", "appos"} and any(preposition(child) == "par" for child in token.subtree):
            return False
        if token.head == outer and token.dep_ == "conj" and token.pos_ in {"VERB", "AUX"}:
            return False
        token = token.head
    return True


def enough(trigger: Trigger, roles: Roles, *, dated: bool) -> bool:
    """Tell whether a trigger has a party or, for nouns, a date of its own."""
    if "weak" in trigger.rule.flags:
        return bool(roles.actors) and (dated or len(roles.actors) + len(roles.recipients) > 1)
    if trigger.noun:
        counted = (trigger.rule.mode == "arrest" or trigger.rule.of == "") and _numbered(trigger.anchor)
        verb = trigger.anchor.head.lemma_
        declared = trigger.rule.mode in DECLARED and (verb in word_class("support") or verb == "entrer")
        broke = trigger.rule.type in {"ASSAULT", "PROTEST"} and trigger.anchor.dep_ == "nsubj" and verb in BREAKING
        return bool(roles) or dated or counted or declared or broke
    if trigger.anchor.dep_ in {"acl", "amod"} and bare(trigger.anchor) and _qualifies(trigger.anchor):
        return dated or bool(trigger.slots.get("subj"))
    return bool(roles) or _plain(trigger)


def _numbered(noun: Token) -> bool:
    """Tell whether acts are counted (« 217 interpellations »)."""
    return any(child.dep_ == "nummod" for child in noun.children)


def _plain(trigger: Trigger) -> bool:
    """Tell whether a verb tells a public act that needs nobody named (« Le couvre-feu a été levé »)."""
    anchor, rule = trigger.anchor, trigger.rule
    if rule.type == "THREATEN" or "things" in rule.flags:
        return True
    sure = bool(rule.needs) or (rule.type in {"ASSAULT", "COERCE"} and is_passive(anchor))
    if rule.type in NAMELESS or infinitive(anchor) or not (sure and _finite(anchor)):
        return False
    if is_passive(anchor) or rule.type == "PROTEST":
        return True
    subjects = trigger.slots.get("subj", [])
    return any(token.norm_ == "on" or token.lemma_ in word_class("weapon") | CLOSED for token in subjects)


def _finite(verb: Token) -> bool:
    group = (token for token in verb.children if token.dep_[:3] in {"aux", "cop"})
    return any("Fin" in token.morph.get("VerbForm") for token in (verb, *group))


def _qualifies(participle: Token) -> bool:
    return "Pres" not in participle.morph.get("Tense") and "Inf" not in participle.morph.get("VerbForm")
