"""What stands around a trigger: subject, object, prepositional complements, with the parse's usual gaps filled."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from recoupe.annotate.parsed import Token

Slots = dict[str, list[Token]]
SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass", "csubj"})
OBJECTS: Final = frozenset({"obj", "iobj", "obl:arg", "obl:mod", "obl", "obl:agent", "nmod", "advmod", "dep", "xcomp"})
PREPOSITIONS: Final = {
    "au": "à", "aux": "à", "à": "à", "du": "de", "des": "de", "de": "de", "d'": "de", "auxquels": "à", "jusqu'": "à",
    "auquel": "à", "duquel": "de",
}  # fmt: skip
QUANTITIES: Final = frozenset(
    {"vingtaine", "dizaine", "centaine", "millier", "trentaine", "quarantaine", "cinquantaine", "soixantaine", "plupart",
     "douzaine", "quinzaine", "partie", "majorité", "totalité", "ensemble", "plus", "moins", "nombre", "moitié", "tiers",
     "groupe", "série", "million", "milliard", "poignée", "demi-douzaine", "beaucoup", "train", "paquet", "essentiel"}
)  # fmt: skip
"""Words that stand before what they count."""
PASSIVE: Final = frozenset({"aux:pass"})
CLAUSES: Final = frozenset({"acl:relcl", "advcl", "parataxis", "ccomp", "advcl:cleft"})


def preposition(token: Token) -> str:
    """Return the preposition of a noun phrase in its plain form, an empty string where there is none."""
    for child in token.lefts:
        if child.dep_ in {"case", "mark"} or (child.dep_ == "det" and child.norm_ in {"du", "des", "au", "aux"}):
            if child.dep_ == "det" and (child.pos_ != "ADP" or child.norm_ in {"des", "du"}) and child.pos_ == "DET":
                continue
            return PREPOSITIONS.get(child.norm_) or str(child.lemma_.lower())
    return ""


def coordinated(token: Token) -> list[Token]:
    """Return a phrase's head and those that are coordinated with it."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ not in {"VERB", "AUX"}:
            found += coordinated(child)
    return found


def is_passive(verb: Token) -> bool:
    """Tell whether a verb form is passive: auxiliary, subject label, or a participle that qualifies a noun."""
    if any(child.dep_ in PASSIVE or child.dep_ == "nsubj:pass" for child in verb.children):
        return True
    if verb.dep_ == "conj" and "Part" in verb.morph.get("VerbForm") and not _has_own_auxiliary(verb):
        return is_passive(verb.head) or (verb.head.dep_ in {"acl", "amod"} and is_participle(verb.head))
    return bool(is_participle(verb) and bare(verb))


def is_participle(token: Token) -> bool:
    """Tell whether a token is a past participle, also one that the tagger calls an adjective."""
    return "Part" in token.morph.get("VerbForm") and "Pres" not in token.morph.get("Tense") or token.pos_ == "ADJ"


def bare(verb: Token) -> bool:
    """Tell whether a participle has no auxiliary, its own or one that it shares."""
    if any(child.dep_.startswith("aux") or child.dep_ == "cop" for child in verb.children):
        return False
    return not (verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "ADJ"} and not bare(verb.head))


def _has_own_auxiliary(verb: Token) -> bool:
    return any(child.dep_.startswith("aux") for child in verb.children)


def reflexive(verb: Token) -> bool:
    """Tell whether a verb form is pronominal."""
    clitic = {"se", "s'", "nous", "vous", "me", "te"}
    own = any(
        child.norm_ in clitic and (child.dep_.startswith("expl") or child.dep_ in {"obj", "iobj", "dep"})
        and ("Yes" in child.morph.get("Reflex") or child.norm_ in {"se", "s'"}) and child.i < verb.i
        for child in verb.children
    )  # fmt: skip
    before = [verb.doc[i] for i in range(max(verb.i - 3, 0), verb.i)]
    near = any(t.norm_ in {"se", "s'"} and all(x.pos_ in {"AUX", "ADV", "PRON", "VERB"} for x in before[k:])
               for k, t in enumerate(before))  # fmt: skip
    return own or near


def verb_slots(verb: Token) -> Slots:
    """Return the phrases' heads around a verb by slot: subj, obj, by (agent), inf, que, and prepositions."""
    slots = defaultdict[str, list[Token]](list)
    passive = is_passive(verb)
    for child in verb.children:
        for slot in _slot_of(child, passive=passive):
            slots[slot].append(child)
    _shared(verb, slots, passive=passive)
    _antecedents(verb, slots, passive=passive)
    return dict(slots)


def _slot_of(child: Token, *, passive: bool) -> Iterator[str]:
    if child.dep_ in SUBJECTS:
        yield "obj" if passive else "subj"
    elif child.dep_ == "xcomp" and "Inf" in child.morph.get("VerbForm"):
        yield "inf"
    elif child.dep_ in {"ccomp", "xcomp"} and child.pos_ in {"VERB", "AUX"}:
        yield "inf" if "Inf" in child.morph.get("VerbForm") else "que"
    elif child.dep_ in OBJECTS and child.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "SYM", "X", "ADJ", "ADV"}:
        before = preposition(child)
        if before:
            yield "by" if before == "par" else before
        elif child.dep_ in {"obj", "obl:arg", "dep", "xcomp"} and child.pos_ != "ADV":
            yield "obj"
        elif child.pos_ == "ADV" and child.norm_ in {"plus", "moins", "beaucoup"}:
            yield "obj"
    elif child.dep_ == "advcl" and "Inf" in child.morph.get("VerbForm"):
        yield "inf"


def _shared(verb: Token, slots: Slots, *, passive: bool) -> None:
    """Give a coordinated verb the subject of the first, an infinitive that of the verb that governs it."""
    wanted = "obj" if passive else "subj"
    head = verb.head
    if verb.dep_ == "conj" and head.pos_ in {"VERB", "AUX", "ADJ"} and not slots.get(wanted):
        found = verb_slots(head)
        if bare(verb) and not passive and bare(head) and "Fin" not in verb.morph.get("VerbForm"):
            slots[wanted] = found.get("subj", [])
        else:
            slots[wanted] = found.get("obj" if is_passive(head) else "subj", [])
        if passive and not slots.get("by"):
            slots["by"] = found.get("by", [])
    if (
        verb.dep_ in {"xcomp", "advcl", "acl", "ccomp"}
        and head.pos_ in {"VERB", "AUX", "ADJ"}
        and not slots.get("subj")
    ):
        if not passive and ("Inf" in verb.morph.get("VerbForm") or "Pres" in verb.morph.get("Tense")):
            slots["subj"] = _controller(head)
    if not slots.get("obj") and not passive:
        for child in verb.children:
            if (
                child.dep_ == "conj"
                and child.pos_ == "VERB"
                and not child.morph.get("Person")
                and not is_passive(child)
            ):
                slots["obj"] = [c for c in child.children if c.dep_ == "obj"]


def _controller(head: Token) -> list[Token]:
    """Return who does what an infinitive or gerund says: the object of those who are asked, else the subject."""
    found = verb_slots(head)
    asked = found.get("obj", []) + found.get("à", [])
    if head.lemma_ in {"accuser", "soupçonner", "reprocher", "suspecter", "convaincre", "forcer", "contraindre", "obliger",
                       "empêcher", "autoriser", "pousser", "permettre"} and asked:  # fmt: skip
        return asked[:1]
    return found.get("obj" if is_passive(head) else "subj", [])


def _antecedents(verb: Token, slots: Slots, *, passive: bool) -> None:
    """Put the antecedent where a relative pronoun stands; a bare participle's noun is what undergoes it."""
    if verb.dep_ == "acl:relcl":
        for found in slots.values():
            found[:] = [_antecedent(verb) if _relative(token) else token for token in found]
        pronouns = {child.norm_ for child in verb.children if child.i < verb.i}
        if pronouns & {"que", "qu'"} and not slots.get("obj"):
            slots["obj"] = [_antecedent(verb)]
    if verb.dep_ in {"acl", "amod"} and bare(verb) and verb.head.pos_ in {"NOUN", "PROPN", "PRON"}:
        present = "Pres" in verb.morph.get("Tense") or verb.norm_.endswith("ant")
        slot = "subj" if present else "obj"
        if not slots.get(slot):
            slots[slot] = [verb.head]
    if verb.dep_ in {"advcl", "obl", "amod", "dislocated"} and passive and bare(verb) and not slots.get("obj"):
        slots["obj"] = verb_slots(verb.head).get("subj", []) if verb.head.pos_ in {"VERB", "AUX"} else []


def _relative(token: Token) -> bool:
    return "Rel" in token.morph.get("PronType") or token.norm_ in {"qui", "que", "qu'", "dont", "lesquels", "lequel"}


def _antecedent(verb: Token) -> Token:
    return verb.head


def noun_slots(noun: Token) -> Slots:
    """Return the phrases' heads that depend on a noun, by preposition; adjectives under amod."""
    slots = defaultdict[str, list[Token]](list)
    for child in noun.children:
        if (
            child.dep_ in {"nmod", "obl:arg", "obl:mod", "obl", "obl:agent", "appos", "flat:name", "acl"}
            and child.i > noun.i
        ):
            before = preposition(child)
            if before and child.pos_ not in {"VERB", "AUX"}:
                slots["by" if before == "par" else before].append(child)
        elif child.dep_ in {"amod", "acl"}:
            slots["amod"].append(child)
            if child.dep_ == "acl":
                _participle(child, slots)
    return dict(slots)


def _participle(child: Token, slots: Slots) -> None:
    """Add what a participle brings to its noun (« l'attaque menée par X contre Y »)."""
    for slot, found in verb_slots(child).items():
        if slot not in {"subj", "obj", "inf", "que"}:
            slots[slot] += found


def counted(token: Token) -> Token:
    """Return what a quantity counts (« une vingtaine de civils » → civils), else the token itself."""
    if token.lemma_.lower() in QUANTITIES or token.pos_ in {"NUM", "ADV"}:
        for child in token.rights:
            if child.dep_ in {"nmod", "obl:arg", "obl:mod", "flat", "fixed"} and child.pos_ in {"NOUN", "PROPN"}:
                return counted(child)
    return token
