"""What stands around a trigger: subject, object, prepositional complements, with the parse's usual gaps filled."""

from collections import defaultdict
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
    {"vingtaine", "dizaine", "centaine", "millier", "trentaine", "quarantaine", "cinquantaine", "soixantaine",
    "plupart",
     "douzaine", "quinzaine", "partie", "majorité", "totalité", "ensemble", "plus", "moins", "nombre", "moitié",
     "tiers",
     "groupe", "série", "million", "milliard", "poignée", "près", "environ", "demi-douzaine", "beaucoup", "train",
     "paquet", "essentiel", "colonne", "salve", "vague", "flot", "nuée"}
)  # fmt: skip
"""Words that stand before what they count."""
NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X", "ADJ", "ADV"})
ASKING: Final = frozenset(
    {"accuser", "soupçonner", "reprocher", "suspecter", "convaincre", "forcer", "contraindre", "obliger", "empêcher",
     "autoriser", "pousser", "permettre", "demander", "ordonner", "exhorter", "appeler", "sommer"}
)  # fmt: skip
"""Verbs whose object does what their infinitive says."""
TOLD_TO: Final = frozenset({"reprocher", "demander", "ordonner", "permettre"})
"""Those of them that have it with « à »."""
TIME_WORDS: Final = frozenset(
    {"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "janvier", "février", "mars", "avril",
    "mai",
     "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre", "hier", "demain", "veille", "lendemain"}
)  # fmt: skip
PASSIVE: Final = frozenset({"aux:pass"})
COMPLEMENTS: Final = frozenset({"nmod", "obl:arg", "obl:mod", "obl", "obl:agent", "appos", "flat:name"})
ESSENTIAL_BE: Final = frozenset(
    {"descendre", "entrer", "sortir", "arriver", "partir", "revenir", "venir", "tomber", "rester", "aller",
     "mourir", "rentrer", "monter", "parvenir", "intervenir", "convenir", "disconvenir", "repartir", "ressortir",
     "redescendre", "retomber", "remonter", "retourner", "accourir", "débarquer", "survenir", "décéder", "devenir",
     "naître"}
)  # fmt: skip
"""Verbs whose past takes être: what looks like their passive is their perfect."""
INFINITIVE: Final = ("er", "ir", "re")
MODALS: Final = frozenset({"aller", "devoir", "pouvoir", "vouloir", "venir", "falloir", "faire", "laisser"})
"""Verbs to which the parse may give the object of their infinitive."""
OCCASIONS: Final = frozenset(
    {"cours", "suite", "issue", "terme", "occasion", "lendemain", "sein", "début", "fin", "moment", "égard", "milieu",
     "travers", "fil", "titre", "partir", "cause", "nom", "lieu", "compte", "détriment", "rythme", "passage", "tête",
     "instar", "encontre", "nord", "sud", "est", "ouest", "large", "bord", "place", "matière"}
)  # fmt: skip
"""Nouns that make a preposition with à, en, par or sur (« au cours de »)."""
PLAIN_CLITICS: Final = frozenset({"nous", "vous", "me", "m'", "te", "t'"})
"""Object pronouns that have one form for both objects."""
DATIVES: Final = frozenset({"lui", "leur", "nous", "vous", "me", "m'", "te", "t'"})
MEASURES: Final = frozenset(
    {"an", "année", "jour", "journée", "heure", "minute", "semaine", "mois", "nuit", "matin", "soir", "soirée", "fois",
     "siècle", "décennie", "week-end", "instant", "moment", "temps", "matinée", "après-midi", "trimestre", "kilomètre",
     "mètre", "part", "façon", "manière", "printemps", "été", "automne", "hiver", "date", "période", "saison"}
)  # fmt: skip
"""Nouns that stand without preposition when they tell when, how long or how."""
RELATIVES: Final = {
    "auquel": "à", "auxquels": "à", "auxquelles": "à", "duquel": "de", "desquels": "de", "dont": "de",
}  # fmt: skip
TOWARDS: Final = frozenset({"auprès", "près", "autour", "vis-à-vis"})
"""Adverbs that make a preposition with « de »."""
REACH: Final = 8
"""How many words after a verb its object may stand."""
GOVERNED: Final = frozenset({"xcomp", "ccomp", "obl:arg", "advcl", "obl:mod", "acl"})
CLAUSES: Final = frozenset({"acl:relcl", "advcl", "parataxis", "ccomp", "advcl:cleft"})


def preposition(token: Token) -> str:
    """Return the preposition of a noun phrase in its plain form, an empty string where there is none."""
    for child in token.lefts:
        if (
            child.norm_ == "par" and child.nbor().norm_ == "contre" and child.i < token.i - 1
        ):  # « par contre » is an adverb
            return ""
        if child.dep_ in {"case", "mark"} or (child.dep_ == "det" and child.norm_ in {"du", "des", "au", "aux"}):
            if child.norm_ in {"d'", "selon"} and child.nbor().norm_ in {"après", "les"}:
                return "selon"
            if child.dep_ == "det" and (child.pos_ != "ADP" or child.norm_ in {"des", "du"}) and child.pos_ == "DET":
                continue
            return PREPOSITIONS.get(child.norm_) or str(child.lemma_.lower())
    return ""


def coordinated(token: Token) -> list[Token]:
    """Return a phrase's head and those that are coordinated with it."""
    chain = [token]
    for each in chain:
        chain += [child for child in each.children if _listed(child) and child.pos_ not in {"VERB", "AUX"}]
    chain.sort(key=lambda each: each.i)
    linked = [any(child.dep_ == "cc" for child in each.children) or each.dep_ == "nmod" for each in chain]
    return [each for place, each in enumerate(chain) if place == 0 or any(linked[place:])]


def _listed(child: Token) -> bool:
    """Tell whether a word goes on a list, also one that repeats its preposition (« de X, de Y et de Z »)."""
    return child.dep_ == "conj" or (child.dep_ == "nmod" and _after_comma(child) and preposition(child) == "de")


def _after_comma(child: Token) -> bool:
    first = child.left_edge.i
    return bool(first and child.doc[first - 1].text == ",")


def is_passive(verb: Token) -> bool:
    """Tell whether a verb form is passive: auxiliary, subject label, or a participle that qualifies a noun."""
    if verb.lemma_ in ESSENTIAL_BE or (verb.pos_ == "ADJ" and infinitive(verb)):
        return False
    if any(child.dep_ in PASSIVE and child.lemma_ == "être" for child in verb.children):
        return not reflexive(verb)
    if any(child.dep_ == "nsubj:pass" for child in verb.children):
        return not reflexive(verb)
    if verb.dep_ == "conj" and "Part" in verb.morph.get("VerbForm") and not _has_own_auxiliary(verb):
        first = first_of(verb)
        return is_passive(first) or (first.dep_ in {"acl", "amod"} and is_participle(first))
    return is_participle(verb) and bare(verb)


def is_participle(token: Token) -> bool:
    """Tell whether a token is a past participle, also one that the tagger calls an adjective."""
    past = "Part" in token.morph.get("VerbForm") and "Pres" not in token.morph.get("Tense")
    return past or token.pos_ in {"ADJ", "PROPN"}


def infinitive(verb: Token) -> bool:
    """Tell whether a verb group is an infinitive, simple or with its auxiliary (« avoir livré »)."""
    forms = [verb, *(child for child in verb.children if child.dep_.startswith(("aux", "cop")))]
    mistaken = verb.dep_ == "xcomp" and verb.pos_ in {"ADJ", "NOUN"} and verb.norm_.endswith(INFINITIVE)
    return mistaken or any("Inf" in token.morph.get("VerbForm") for token in forms)


def is_ahead(verb: Token) -> bool:
    """Tell whether a verb group stands in the future or in the conditional that follows a past (« dit qu'il ira »)."""
    forms = [verb, *(child for child in verb.children if child.dep_.startswith(("aux", "cop")))]
    return any(is_future(token) or "Cnd" in token.morph.get("Mood") for token in forms)


def is_future(verb: Token) -> bool:
    """Tell whether a verb form is a simple future, by its tag or by its ending on the infinitive."""
    if "Fut" in verb.morph.get("Tense"):
        return True
    stem = verb.lemma_.removesuffix("e")
    regular = stem.endswith("r") and verb.norm_.startswith(stem) and "Fin" in verb.morph.get("VerbForm")
    return bool(regular and verb.norm_.removeprefix(stem) in {"a", "ont", "ai", "as", "ons", "ez"})


def bare(verb: Token) -> bool:
    """Tell whether a participle has no auxiliary, its own or one that it shares."""
    if any(child.dep_.startswith("aux") or child.dep_ == "cop" for child in verb.children):
        return False
    return not (verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "ADJ"} and not bare(first_of(verb)))


def first_of(verb: Token) -> Token:
    """Return what a verb is coordinated with.

    A participle alone continues no plain tense, though the parse may say so, but the infinitive before it
    (« reproche à X d'avoir armé … et payé … »).
    """
    head = verb.head
    if "Fin" not in head.morph.get("VerbForm") or "Part" not in verb.morph.get("VerbForm") or _has_own_auxiliary(verb):
        return head
    inner = (token for child in head.rights for token in (child, *child.rights) if token.i < verb.i)
    told = [token for token in inner if token.dep_ in GOVERNED and infinitive(token) and is_participle(token)]
    return told[-1] if told else head


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
    """Return the phrases' heads around a verb by slot: subj (also the agent), obj, inf, que, and prepositions."""
    slots = defaultdict[str, list[Token]](list)
    passive = is_passive(verb)
    for child in verb.children:
        if (slot := _slot_of(child, passive=passive)) and not is_time(child):
            slots[slot].append(child)
        elif slot in {"obj", "à", "de"}:
            slots["obj"] += _behind_time(child)
        elif child.norm_ in RELATIVES and verb.dep_ == "acl:relcl":
            slots[RELATIVES[child.norm_]].append(antecedent(verb))
        elif child.norm_ in TOWARDS:
            slots[child.norm_] += [each for each in child.rights if each.pos_ in NOMINAL]
    _antecedents(verb, slots, passive=passive)
    _shared(verb, slots, passive=passive)
    _inverted(verb, slots)
    if verb.pos_ != "VERB" and verb.head.lemma_ == "avoir" and verb.head.i == verb.i - 1:
        _from_auxiliary(verb, slots)
    if not slots["obj"] and not passive:
        slots["obj"] = [each for each in slots["à"] if each.norm_ in PLAIN_CLITICS and each.i < verb.i]
    if not slots["obj"] and not passive:
        slots["obj"] = _partitive(verb, slots["de"]) or _of_modal(verb) or _stranded(verb)
    for slot in ("subj", "obj"):
        slots[slot] = _likely(verb, slots[slot])
    slots["obj"] = [_of_number(each, slots["de"]) for each in slots["obj"]]
    return {slot: found for slot, found in slots.items() if found}


def _inverted(verb: Token, slots: Slots) -> None:
    """Take what follows a pronominal verb without subject for its subject (« où s'étaient retrouvés les chefs »)."""
    if not slots["subj"] and reflexive(verb):
        slots["subj"] = [each for each in slots["obj"] if each.i > verb.i and each.pos_ in {"NOUN", "PROPN"}]
        slots["obj"] = [each for each in slots["obj"] if each not in slots["subj"]]


def _from_auxiliary(verb: Token, slots: Slots) -> None:
    """Add what the parse hangs on « a » where it takes the participle after it for a noun (« elle a gazé »)."""
    for child in (*verb.head.children, *verb.rights):
        if child.dep_ in SUBJECTS and child.i < verb.i:
            slots["subj"].append(child)
        elif child != verb and child.i > verb.i and child.dep_ in {"obj", "nmod"} and not preposition(child):
            slots["obj"].append(child)


def _likely(verb: Token, found: list[Token]) -> list[Token]:
    """Return the fillers without adverbial pronouns, and without a second subject after the verb."""
    kept = [each for each in found if each.norm_ not in {"y", "en"}]
    before = [each for each in kept if each.i < verb.i or each.dep_ not in SUBJECTS]
    return before or kept


def _of_number(token: Token, complements: list[Token]) -> Token:
    """Return what a bare number counts where the parse hangs it on the verb (« 300 de nos compatriotes »)."""
    after = (each for each in complements if token.pos_ == "NUM" and each.left_edge.i == token.i + 1)
    return next(after, token)


def _partitive(verb: Token, complements: list[Token]) -> list[Token]:
    """Return an object with « des » that the parse takes for a complement (« déployer des soldats »)."""
    after = (each for each in complements if each.i > verb.i and not reflexive(verb))
    return [each for each in after if any(child.norm_ in {"des", "du"} for child in each.lefts)][:1]


def _stranded(verb: Token) -> list[Token]:
    """Return an object that the parse hangs elsewhere: right after the verb, or behind a phrase that parts them.

    « a enjoint Pékin de », « ont coupé Internet », « a balayé d'un revers de main les exigences ».
    """
    if reflexive(verb) or verb.pos_ != "VERB":
        return []
    after = [verb.doc[i] for i in range(verb.i + 1, min(verb.i + REACH, verb.sent.end))]
    for token in after:
        if token.pos_ in {"VERB", "AUX", "SCONJ"} and token.norm_ != "portant":
            break
        close = token.head == verb and token.dep_ in {"obl:mod", "flat:name", "dep"} and token.i == verb.i + 1
        parted = token.dep_ in {"nmod", "obj"} and verb.i < token.head.i < token.i and _article(token)
        if token.pos_ in {"NOUN", "PROPN", "NUM"} and (close or parted) and not (preposition(token) or is_time(token)):
            return [token]
    return []


def _article(noun: Token) -> bool:
    return any(child.dep_ in {"det", "nummod"} and child.pos_ in {"DET", "NUM"} for child in noun.lefts)


def _of_modal(verb: Token) -> list[Token]:
    """Return the object of an infinitive that the parse hangs on its modal (« va clore la frontière »)."""
    if not infinitive(verb) or verb.head.lemma_ not in MODALS or verb.dep_ != "xcomp":
        return []
    return [child for child in verb.head.children if child.dep_ == "obj" and child.i > verb.i]


def is_time(token: Token) -> bool:
    """Tell whether a phrase is a date or a part of the day, whatever label the parse gives it."""
    words = {token.norm_, token.lemma_.lower()}
    if token.pos_ == "NUM" or token.norm_ in {"nuit", "fin", "début", "soir", "matin", "journée"}:
        words |= {child.norm_ for child in token.children}
    named = bool(words & TIME_WORDS) or token.ent_type_ in {"DATE", "TIME"}
    return token.pos_ not in {"VERB", "AUX"} and named


def _behind_time(time: Token) -> list[Token]:
    """Return the object that the parse hangs on a date before it (« a mobilisé mardi des réservistes »)."""
    after = (each for each in time.rights if each.dep_ in COMPLEMENTS and each.pos_ in {"NOUN", "PROPN"})
    return [each for each in after if preposition(each) in {"", "de"} and not is_time(each)]


def _slot_of(child: Token, *, passive: bool) -> str:
    if child.dep_ in SUBJECTS:
        return "obj" if passive else "subj"
    if (
        child.dep_ in {"xcomp", "ccomp", "advcl"}
        and child.pos_ in {"VERB", "AUX"}
        and (infinitive(child) or child.dep_ != "advcl")
    ):
        return "inf" if infinitive(child) else "que"
    if child.dep_ in OBJECTS and child.pos_ in NOMINAL:
        return _complement(child, preposition(child), passive=passive)
    return ""


def _complement(child: Token, before: str, *, passive: bool) -> str:
    if before in {"à", "en", "par", "sur"} and child.norm_ in OCCASIONS:
        return ""
    if not before and child.i and child.nbor(-1).norm_ == "contre" and child.i < child.head.i:
        return "obj" if passive else "subj"
    if before == "par":
        return "subj" if passive else "by"
    if before and not (before == "de" and child.dep_ == "obj"):
        return before
    if child.dep_ == "iobj" and child.norm_ in DATIVES:
        return "à"
    bare_object = child.dep_ in {"obj", "obl:arg", "dep", "xcomp"} or child.norm_ in {"plus", "moins", "beaucoup"}
    return "obj" if bare_object or _loose(child) else ""


def _loose(child: Token) -> bool:
    """Tell whether a noun after a verb is its object although the parse calls it a circumstance."""
    after = child.dep_ in {"obl:mod", "obl"} and child.pos_ == "NOUN" and child.i > child.head.i
    determined = any(each.dep_ == "det" for each in child.lefts)
    return after and determined and child.lemma_.lower() not in MEASURES and child.ent_type_ not in {"DATE", "TIME"}


def _shared(verb: Token, slots: Slots, *, passive: bool) -> None:
    """Give a coordinated verb the subject of the first, an infinitive that of the verb that governs it."""
    wanted, head = ("obj" if passive else "subj"), first_of(verb) if verb.dep_ == "conj" else verb.head
    if verb.dep_ == "conj" and head.pos_ == "NOUN" and head.head.pos_ == "VERB" and is_participle(verb):
        head = head.head  # « ont dressé des barricades et incendié des pneus », the second hung on the noun
    governed = head.pos_ in {"VERB", "AUX", "ADJ"} and head != verb
    if verb.dep_ == "conj" and governed:
        found = verb_slots(head)
        if not slots.get(wanted):
            slots[wanted] = found.get("obj" if is_passive(head) else "subj", [])
        if passive and not slots.get("subj"):
            slots["subj"] = found.get("subj", []) if is_passive(head) else []
    controlled = verb.dep_ in {"xcomp", "advcl", "acl", "ccomp", "obl:arg"} and governed and not slots.get(wanted)
    if controlled and (infinitive(verb) or "Part" in verb.morph.get("VerbForm")):
        slots[wanted] = _controller(head, verb)
    if verb.dep_ == "fixed" and not slots.get("subj") and head.head != head:
        slots["subj"] = verb_slots(head.head).get("subj", [])
    marked = any(child.dep_ == "mark" for child in verb.lefts)
    asked = head.head.lemma_ in TOLD_TO and preposition(head) == "à"  # « reproche à la junte d'avoir expulsé »
    mistaken = head.pos_ == "PROPN" and not marked  # « Téhéran nie fournir », the verb between them
    if verb.dep_ == "acl" and infinitive(verb) and (asked or mistaken) and not slots.get("subj"):
        slots["subj"] = [head]
    if not slots.get("obj") and not passive:
        later = [
            c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB" and "Part" in c.morph.get("VerbForm")
        ]
        slots["obj"] = [c for each in later for c in each.children if c.dep_ == "obj"]
    if (
        not slots.get("subj")
        and not passive
        and verb.pos_ in {"NOUN", "ADJ"}
        and head.i < verb.i
        and head.pos_ in NOMINAL
    ):
        slots["subj"] = [head]


def _controller(head: Token, verb: Token) -> list[Token]:
    """Return who does what an infinitive or gerund says: the object of those who are asked, else the subject."""
    found = verb_slots(head)
    first, second = ("à", "obj") if head.lemma_ in TOLD_TO else ("obj", "à")
    asked = found.get(first, []) + found.get(second, [])
    if head.lemma_ in ASKING and asked and infinitive(verb):
        return asked[:1]
    return found.get("obj" if is_passive(head) else "subj", [])


def _antecedents(verb: Token, slots: Slots, *, passive: bool) -> None:
    """Put the antecedent where a relative pronoun stands; a bare participle's noun is what undergoes it."""
    if verb.dep_ == "acl:relcl":
        for found in slots.values():
            found[:] = [antecedent(verb) if _relative(token) else token for token in found]
        pronouns = {child.norm_ for child in verb.children if child.i < verb.i}
        objects = {child.norm_ for child in verb.children if child.i < verb.i and child.dep_ == "obj"}
        if objects & {"que", "qu'"} or (pronouns & {"que", "qu'"} and not slots.get("obj")):
            slots["obj"] = [antecedent(verb)]
    if verb.dep_ == "advcl" and not slots.get("obj"):
        slots["obj"] = _before_que(verb)
    if verb.dep_ in {"acl", "amod"} and bare(verb) and verb.head.pos_ in NOMINAL:
        present = "Pres" in verb.morph.get("Tense") or verb.norm_.endswith("ant")
        slot = "subj" if present else "obj"
        if not slots.get(slot):
            slots[slot] = [antecedent(verb)]
    if (
        verb.dep_ in {"advcl", "obl", "obl:mod", "nsubj", "dislocated", "xcomp"}
        and passive
        and bare(verb)
        and not slots.get("obj")
    ):
        slots["obj"] = verb_slots(verb.head).get("subj", []) if verb.head.pos_ in {"VERB", "AUX"} else []
        slots["obj"] = [token for token in slots["obj"] if token != verb]


def _before_que(verb: Token) -> list[Token]:
    """Return the noun before a « que » that the parse takes for a conjunction (« Minsk, que Riga accuse de … »)."""
    marks = [child.i for child in verb.lefts if child.dep_ == "mark" and child.norm_ in {"que", "qu'"}]
    if not marks or marks[0] < verb.sent.start + 2:
        return []
    before = verb.doc[marks[0] - (2 if verb.doc[marks[0] - 1].text == "," else 1)]
    return [before] if before.pos_ in {"NOUN", "PROPN"} else []


def _relative(token: Token) -> bool:
    return "Rel" in token.morph.get("PronType") or token.norm_ in {"qui", "que", "qu'", "dont", "lesquels", "lequel"}


def antecedent(verb: Token) -> Token:
    """Return the noun that a clause qualifies: the head of the whole phrase, not the name at its end."""
    noun = verb.head
    while noun.dep_ in {"flat:name", "flat"} or (
        noun.dep_ == "appos" and noun.pos_ == "PROPN" and noun.head.pos_ == "NOUN"
    ):
        noun = noun.head
    several = noun.dep_ == "conj" and "Sing" in noun.morph.get("Number") and is_plural(verb)
    return noun.head if several or (noun.dep_ == "conj" and noun.pos_ == "PROPN" and is_plural(verb)) else noun


def is_plural(verb: Token) -> bool:
    """Tell whether the finite form of a clause is plural."""
    forms = [verb, *(child for child in verb.children if child.dep_.startswith(("aux", "cop")))]
    return any("Plur" in form.morph.get("Number") and "Fin" in form.morph.get("VerbForm") for form in forms)


def noun_slots(noun: Token) -> Slots:
    """Return the phrases' heads that depend on a noun, by preposition; adjectives and participles under amod."""
    slots = defaultdict[str, list[Token]](list)
    for child in noun.children:
        if is_time(child) or child.i < noun.i:
            continue
        if child.dep_ in {"amod", "acl"}:
            slots["amod"].append(child)
            _participle(child, slots)
        elif child.dep_ in COMPLEMENTS and child.pos_ not in {"VERB", "AUX"} and (before := preposition(child)):
            slots["by" if before == "par" else before].append(child)
        elif child.dep_ == "acl:relcl":
            _clause(child, noun, slots)
    if "de" not in slots and noun.i + 1 < len(noun.doc) and noun.doc[noun.i + 1].text == ",":
        slots["de"] += _after_insertion(noun)
    return {slot: found for slot, found in slots.items() if found}


def _clause(verb: Token, noun: Token, slots: Slots) -> None:
    """Add who does what the noun says (« l'offensive que les rebelles mènent »)."""
    found = verb_slots(verb)
    if noun in found.get("obj", []):
        slots["by"] = slots.get("by", []) + found.get("subj", [])


def _after_insertion(noun: Token) -> list[Token]:
    """Return the complement that an insertion between commas parts from its noun."""
    close = next((i for i in range(noun.i + 2, min(noun.i + 9, len(noun.doc) - 1)) if noun.doc[i].text == ","), None)
    after = noun.doc[close + 1 : close + 5] if close else []
    opens = bool(close) and PREPOSITIONS.get(after[0].norm_) == "de" if len(after) else False
    return [token for token in after if token.pos_ in {"NOUN", "PROPN"}][:1] if opens else []


def _participle(child: Token, slots: Slots) -> None:
    """Add what a participle brings to its noun (« l'attaque menée par X contre Y », « attribuée à X »)."""
    if child.pos_ == "ADJ" and not list(child.children):
        return
    for slot, found in verb_slots(child).items():
        if slot == "subj" or (slot == "à" and child.lemma_ in {"attribuer", "imputer"}):
            slots["by"] = slots.get("by", []) + [token for token in found if token != child.head]
        elif slot not in {"obj", "inf", "que"}:
            slots[slot] = slots.get(slot, []) + found


def counted(token: Token) -> Token:
    """Return what a quantity counts (« une vingtaine de civils » → civils), else the token itself."""
    if token.lemma_.lower() in QUANTITIES or token.pos_ in {"NUM", "ADV"}:
        for child in token.rights:
            if child.dep_ in {"nmod", "obl:arg", "obl:mod", "flat", "fixed"} and child.pos_ in {"NOUN", "PROPN"}:
                return counted(child)
    return token
