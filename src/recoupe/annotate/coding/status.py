"""Whether an event happened, will, might, did not, or is only said to have happened."""

from dataclasses import dataclass
from typing import Final

from recoupe.annotate.coding.rules import word_class
from recoupe.annotate.coding.slots import bare, infinitive, is_future, is_passive, preposition
from recoupe.annotate.coding.triggers import Trigger
from recoupe.annotate.parsed import Token
from recoupe.model.vocabulary import EventStatus

NOT: Final = frozenset(
    {"pas", "plus", "jamais", "point", "guère", "aucun", "aucune", "ni", "nullement", "aucunement",
     "personne", "rien"}
)  # fmt: skip
MODAL_HYPOTHETICAL: Final = frozenset(
    {"pouvoir", "vouloir", "envisager", "souhaiter", "espérer", "craindre", "redouter", "risquer", "désirer", "songer",
     "hésiter", "rêver"}
)  # fmt: skip
MODAL_FUTURE: Final = frozenset(
    {"aller", "devoir", "prévoir", "apprêter", "préparer", "décider", "entendre", "compter"}
)
FEARS: Final = frozenset(
    {"craindre", "redouter", "envisager", "éviter", "empêcher", "prévenir", "espérer", "évoquer", "risquer", "étudier"}
)
PLANS: Final = frozenset(
    {"prévoir", "planifier", "programmer", "préparer", "appeler", "convoquer", "projeter", "prévu"}
)
COMING: Final = frozenset({"prochain", "futur", "imminent", "prévu", "programmé", "planifié", "annoncé"})
POSSIBLE: Final = frozenset({"possible", "éventuel", "potentiel", "hypothétique", "probable"})
ACCUSERS: Final = frozenset({"accuser", "reprocher", "soupçonner", "suspecter", "prétendre", "imputer"})
GOVERNED: Final = frozenset({"obj", "nsubj", "nsubj:pass", "obl:arg", "obl", "xcomp", "conj"})
OCCURS: Final = frozenset(
    {"avoir", "tenir", "débuter", "commencer", "reprendre", "entrer", "éclater", "survenir", "dérouler", "produire",
    "être",
     "intervenir", "prendre", "achever", "suivre"}
)  # fmt: skip
"""Verbs that say of an event noun that it happens."""
SAYING: Final = frozenset(
    {"annoncer", "dire", "indiquer", "savoir", "déclarer", "assurer", "confirmer", "affirmer", "préciser"}
)
ANNOUNCING: Final = frozenset({"annoncer", "décréter", "proclamer", "déclarer", "accepter", "décider", "promettre"})
SUPPOSED: Final = frozenset({"présumé", "supposé", "prétendu", "allégué", "soi-disant"})


@dataclass(frozen=True, slots=True)
class Told:
    """How the text vouches for what it tells here.

    ``claimed``: only somebody's claim stands behind it; ``denied``: it is what somebody denies; ``reported``: it
    stands in somebody's words at all.
    """

    claimed: bool = False
    denied: bool = False
    reported: bool = False


def find_status(trigger: Trigger, told: Told) -> EventStatus:
    """Return the status of an event: negated before future and hypothetical before alleged before actual."""
    if "threat" in trigger.rule.flags and not trigger.rule.words[0].startswith("menace"):
        return "alleged" if told.claimed else "actual"
    if not trigger.noun and _conditioned(trigger.anchor):
        return "hypothetical"
    if told.denied or (_negated(trigger) and "negative" not in trigger.rule.flags):
        return "negated"
    if unreal := _unreal(trigger, told):
        return unreal
    if _hearsay(trigger) or _accused(trigger.anchor):
        return "alleged"
    return "alleged" if told.claimed and not _presupposed(trigger) else "actual"


def _presupposed(trigger: Trigger) -> bool:
    """Tell whether a claim only mentions what it takes as known: a participle, or an event noun with an article."""
    anchor = trigger.anchor
    if not trigger.noun:
        return anchor.dep_ in {"acl", "amod"} and bare(anchor)
    known = any(child.dep_ == "det" and child.lemma_ in {"le", "ce"} for child in anchor.children)
    told = anchor.dep_ in {"nsubj:pass", "obj", "ROOT"} or (anchor.dep_ == "nsubj" and _happens(anchor))
    return known and not told


def _accused(anchor: Token) -> bool:
    """Tell whether an act is what somebody is accused of or merely boasts of."""
    verb = anchor
    while verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX", "ADJ"}:
        verb = verb.head
    return verb.dep_ in {"xcomp", "ccomp", "advcl", "obl:arg"} and verb.head.lemma_ in ACCUSERS and infinitive(verb)


def _negated(trigger: Trigger) -> bool:
    anchor = trigger.anchor
    words = list(anchor.doc[trigger.first.i : trigger.last.i + 1])
    if trigger.noun:
        return _no_noun(anchor)
    near = {t.norm_ for t in [*words, *anchor.children, *anchor.doc[trigger.last.i + 1 : trigger.last.i + 4]]}
    ne = any(t.norm_ in {"ne", "n'"} for t in [*words, *anchor.children])
    governed = any(t.norm_ in {"ne", "n'"} for t in _carrier(anchor).children) if _carrier(anchor) != anchor else False
    without = preposition(anchor) == "sans" or any(t.norm_ == "sans" for t in anchor.children)
    subject = any(
        t.norm_ in {"aucun", "aucune", "nul"} for c in anchor.children for t in c.children if c.dep_.startswith("nsubj")
    )
    return without or subject or (ne and bool(near & NOT)) or (governed and _has_not(_carrier(anchor)))


def _has_not(verb: Token) -> bool:
    return any(t.norm_ in NOT for t in verb.children)


def _carrier(anchor: Token) -> Token:
    """Return the verb that governs an infinitive or complement, else the trigger itself."""
    return anchor.head if anchor.dep_ == "xcomp" and anchor.head.pos_ in {"VERB", "AUX", "ADJ"} else anchor


def _no_noun(noun: Token) -> bool:
    if any(child.norm_ in {"aucun", "aucune", "nul", "nulle", "ni", "zéro"} for child in noun.children):
        return True
    if preposition(noun) == "sans" or noun.head.lemma_ in {"absence", "refus"}:
        return True
    verb = noun.head
    carried = noun.dep_ not in {"nsubj", "nsubj:pass"} or _happens(noun)
    related = noun.dep_ in {"obj", "xcomp", "obl:arg", "ROOT", "nsubj:pass", "nsubj"} and carried
    return related and any(t.norm_ in {"ne", "n'"} for t in verb.children) and (_has_not(verb) or "cas" in _words(verb))


def _happens(noun: Token) -> bool:
    """Tell whether a noun is the subject of a verb that says that it happens."""
    return noun.dep_.startswith("nsubj") and (noun.head.lemma_ in OCCURS or is_passive(noun.head))


def _words(verb: Token) -> set[str]:
    return {child.norm_ for child in verb.children}


def _finite(anchor: Token) -> Token:
    """Return the token that carries tense and mood of a trigger's clause."""
    for child in anchor.children:
        if child.dep_.startswith(("aux", "cop")) and child.morph.get("Mood"):
            return child
    if anchor.morph.get("Mood"):
        return anchor
    if anchor.dep_ == "conj" and anchor.head.pos_ in {"VERB", "AUX", "ADJ"}:
        return _finite(anchor.head)
    if anchor.dep_ == "xcomp" and anchor.head.pos_ in {"VERB", "AUX", "ADJ"}:
        return _finite(anchor.head)
    return anchor


def _unreal(trigger: Trigger, told: Told) -> EventStatus | None:
    anchor = trigger.anchor
    if trigger.noun:
        return _unreal_noun(anchor, told)
    if _conditioned(anchor):
        return "hypothetical"
    if modal := _modal(anchor):
        return modal
    finite = _finite(anchor)
    if is_future(finite):
        return "future"
    if "Cnd" in finite.morph.get("Mood") and not _perfect(anchor, finite):
        return _conditional(anchor, finite, told)
    return None


def _conditional(anchor: Token, finite: Token, told: Told) -> EventStatus | None:
    if finite.lemma_ == "pouvoir":
        return "hypothetical"
    if finite.lemma_ == "devoir":
        return "future"
    if any(_is_if(t) and t.dep_ == "mark" for t in anchor.subtree):
        return "hypothetical"
    said = anchor.dep_ == "ccomp" and anchor.head.lemma_ in SAYING
    return "future" if said or (told.reported and anchor.dep_ in {"ccomp", "conj", "xcomp"}) else None


def _perfect(anchor: Token, finite: Token) -> bool:
    return finite.dep_.startswith("aux:tense") or any(
        c.dep_ == "aux:tense" and "Cnd" in c.morph.get("Mood") for c in anchor.children
    )


def _hearsay(trigger: Trigger) -> bool:
    """Tell whether the bare journalistic conditional stands here."""
    if trigger.noun:
        return any(child.lemma_ in SUPPOSED for child in trigger.anchor.children)
    return "Cnd" in _finite(trigger.anchor).morph.get("Mood")


def _is_if(token: Token) -> bool:
    """Tell whether a word is « si », not the pronoun of « s'en sont pris »."""
    following = token.doc[token.i + 1].norm_ if token.i + 1 < len(token.doc) else ""
    return token.norm_ == "si" or (token.norm_ == "s'" and following in {"il", "ils"})


def _conditioned(anchor: Token) -> bool:
    verb = _carrier(anchor)
    marked = any(c.dep_ in {"mark", "advmod"} and _is_if(c) and c.i < verb.i for c in verb.children)
    asked = any(
        c.norm_.lstrip("-t") in {"il", "elle", "ils", "elles", "vous", "on"} and c.i > verb.i for c in verb.children
    )
    open_ = "?" in {token.text for token in anchor.doc[anchor.i : anchor.i + 25]}
    return marked or (asked and open_)


def _modal(anchor: Token) -> EventStatus | None:
    head = anchor.head if anchor.dep_ in {"xcomp", "ccomp"} and "Inf" in anchor.morph.get("VerbForm") else None
    helper = next(
        (c for c in anchor.children if c.dep_.startswith("aux") and c.lemma_ in MODAL_FUTURE | {"pouvoir"}), head
    )
    if helper is None:
        return None
    if "Part" in helper.morph.get("VerbForm") and helper.lemma_ != "devoir":
        return None
    if helper.lemma_ in MODAL_HYPOTHETICAL:
        return "hypothetical"
    if helper.lemma_ in MODAL_FUTURE and (helper.lemma_ != "décider"):
        return "future"
    return None


def _unreal_noun(noun: Token, told: Told) -> EventStatus | None:
    about = {child.lemma_.lower() for child in noun.children} | {child.norm_ for child in noun.children}
    if about & POSSIBLE:
        return "hypothetical"
    if about & COMING:
        return "future"
    verb = noun.head
    if verb.pos_ not in {"VERB", "AUX"} or noun.dep_ not in GOVERNED:
        return None
    return None if noun.dep_.startswith("nsubj") and not _happens(noun) else _planned(noun, verb, told)


def _planned(noun: Token, verb: Token, told: Told) -> EventStatus | None:
    if verb.lemma_ in FEARS and noun.dep_ in {"obj", "obl:arg"}:
        return "hypothetical"
    if verb.lemma_ in PLANS and (noun.dep_ != "nsubj" or is_passive(verb)):
        return "future"
    return _tense(verb, told)


def _tense(verb: Token, told: Told) -> EventStatus | None:
    if _conditioned(verb):
        return "hypothetical"
    finite = _finite(verb)
    if modal := _modal(verb):
        return modal
    if is_future(finite):
        return "future"
    if "Cnd" in finite.morph.get("Mood"):
        return _conditional(verb, finite, told)
    return None


def conditional_threat(anchor: Token) -> bool:
    """Tell whether a verb stands in the future or conditional beside « si … », « faute de … » or « à défaut »."""
    finite = _finite(anchor)
    ahead = is_future(finite) or ("Cnd" in finite.morph.get("Mood") and not _perfect(anchor, finite))
    clauses = [child for child in anchor.children if child.dep_ == "advcl"]
    failing = {"faute", "défaut"} & {token.lemma_ for token in anchor.lefts} or "sinon" in _words(anchor)
    return ahead and bool(
        failing or any(_is_if(t) and t.dep_ in {"mark", "advmod"} for c in clauses for t in c.children)
    )


def announced(trigger: Trigger) -> bool:
    """Tell whether an event noun is what somebody announces (« a décrété une trêve »), not what takes place."""
    noun = trigger.anchor
    return trigger.noun and noun.dep_ == "obj" and noun.head.lemma_ in ANNOUNCING


def concedes(trigger: Trigger) -> bool:
    """Tell whether what is promised or accepted is to give way: to resign, to release, to withdraw, to postpone."""
    words = word_class("concession")
    promised = [*trigger.slots.get("inf", []), *trigger.slots.get("obj", []), *trigger.slots.get("à", [])]
    power = any(token.lemma_ == "pouvoir" and token.pos_ == "NOUN" for token in trigger.anchor.subtree)
    return any(token.lemma_ in words and (token.lemma_ != "rendre" or power) for token in promised)
