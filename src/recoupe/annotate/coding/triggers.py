"""Where a paragraph tells an event: verbs, fixed phrases and nouns of the lexicons."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from recoupe.annotate.coding.match import Around
from recoupe.annotate.coding.rules import (
    Rule,
    Rules,
    derived_nouns,
    french,
    known_verb,
    noun_rules,
    phrase_rules,
    verb_rules,
    word_class,
)
from recoupe.annotate.coding.slots import PREPOSITIONS, Slots, bare, noun_slots, reflexive, verb_slots
from recoupe.annotate.parsed import Token
from recoupe.lang.fr.spelling import fold

GAP: Final = 4
"""How many words may stand between two words of a fixed phrase."""
NOUN_GAP: Final = 2
CARRIERS: Final = frozenset(
    {"aller", "devoir", "pouvoir", "vouloir", "venir", "tenter", "essayer", "chercher", "commencer", "continuer",
    "compter",
     "entendre", "prévoir", "envisager", "décider", "accepter", "faire", "laisser", "finir", "oser", "souhaiter",
     "avoir",
     "apprêter", "préparer", "mettre", "achever", "cesser", "affirmer", "espérer", "falloir", "sembler", "paraître",
     "dire"}
)  # fmt: skip
"""Verbs whose infinitive tells the event."""
PARTICIPLES: Final = frozenset({"amod", "acl", "ROOT", "conj", "xcomp", "advcl", "obl:mod", "appos", "acl:relcl"})
NAMED: Final = frozenset(
    {"groupe", "mission", "force", "comité", "site", "point", "zone", "mouvement", "centre", "camp", "front", "avion",
     "navire", "arme", "matériel", "gaz", "bombe", "chef", "section", "brigade", "bureau", "politique", "ministre"}
)  # fmt: skip
"""Nouns with whose complement a name is made."""
WORDS: Final = frozenset({"VERB", "AUX", "NOUN", "PROPN", "ADJ", "X"})
"""Parts of speech that tell events, or that verbs are mistaken for."""
INFINITIVE: Final = ("er", "ir", "re")
PERSONS: Final = ("ons", "ont", "ent", "ez", "ait")
"""Endings that verbs have, also behind « les » and « l' », which may be articles."""
HAVING: Final = frozenset({"a", "ont", "avait", "avaient", "aurait", "auraient", "aura", "auront", "ai", "avons"})
NEGATIONS: Final = frozenset({"ne", "n'", "pas", "plus", "jamais", "point", "guère", "aucunement", "nullement"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """A rule that a word may stand for: its first and last token, the token that governs its clause, what is around.

    ``fits`` tells whether what stands around fulfils the rule's conditions.
    """

    rule: Rule
    anchor: Token
    first: Token
    last: Token
    slots: Slots
    noun: bool
    fits: bool = True


IsParty = Callable[[Token], bool]
Meant = Callable[[Token], Token]


def possible_triggers(doc: Sequence[Token], is_party: IsParty, meant: Meant = lambda token: token) -> list[Trigger]:
    """Return all that the lexicons have for the words of a parsed paragraph, whether its conditions fit or not.

    The lines of one word follow each other, the first to be preferred first.
    """
    predicates = {token.head.i for token in doc if token.dep_ == "cop"}
    words = (token for token in doc if token.pos_ in WORDS or token.i in predicates)
    return [trigger for token in words for trigger in _triggers(token, is_party, meant)]


def find_triggers(doc: Sequence[Token], is_party: IsParty, meant: Meant = lambda token: token) -> list[Trigger]:
    """Return the triggers of a parsed paragraph whose conditions fit, in reading order, without overlap."""
    return fitting(possible_triggers(doc, is_party, meant))


def fitting(possible: list[Trigger]) -> list[Trigger]:
    """Return of each word the first trigger that fits, in reading order; of those that overlap the longest."""
    first: dict[int, Trigger] = {}
    for trigger in possible:
        if trigger.fits:
            first.setdefault(trigger.anchor.i, trigger)
    kept: list[Trigger] = []
    for trigger in sorted(first.values(), key=lambda each: (-len(each.rule.words), each.noun, each.anchor.i)):
        if not any(overlap(trigger, other) for other in kept):
            kept.append(trigger)
    return sorted(kept, key=lambda trigger: trigger.anchor.i)


def overlap(one: Trigger, other: Trigger) -> bool:
    """Tell whether two triggers of one paragraph share a word."""
    return bool(one.first.i <= other.last.i and other.first.i <= one.last.i)


def _triggers(token: Token, is_party: IsParty, meant: Meant) -> Iterator[Trigger]:
    if token.pos_ == "ADJ" or any(child.dep_ == "cop" for child in token.children):
        yield from _adjectives(token, is_party, meant)
    if lemma := verb_lemma(token):
        yield from _verbs(lemma, Around(token, verb_slots(token), is_party, meant))
    elif token.pos_ in {"NOUN", "PROPN", "X"} or (token.pos_ == "VERB" and _after_article(token)):
        yield from _nouns(token, is_party, meant)


def _adjectives(token: Token, is_party: IsParty, meant: Meant) -> Iterator[Trigger]:
    """Yield the triggers of an adjective with être, or set apart (« est prêt à négocier »)."""
    rules = [rule for rule in phrase_rules().get("être", ()) if _is_word(token, rule.words[1])]
    if not rules or token.dep_ == "amod":
        return
    around = Around(token, verb_slots(token), is_party, meant)
    be = next((child for child in token.children if child.dep_ == "cop"), token)
    first = group_start(be) if be != token else token
    for rule in rules:
        last = _follows(token, rule.words[2:], GAP)
        if last is not None:
            yield Trigger(rule, token, first, last, around.slots, noun=False, fits=around.fits(rule))


def verb_lemma(token: Token) -> str:
    """Return the lemma of a verb form, also of one that is tagged as an adjective or noun; else an empty string."""
    if token.norm_.endswith(INFINITIVE) and token.pos_ in {"VERB", "NOUN", "ADJ", "PROPN"} and _known(token.norm_):
        return "" if _after_article(token) and token.pos_ == "NOUN" else str(token.norm_)
    if token.pos_ == "VERB" or (token.pos_ == "AUX" and not token.dep_.startswith(("aux", "cop"))):
        return _of_verb(token)
    return _of_another(token)


def _of_verb(token: Token) -> str:
    lemma = accented_verb(str(token.lemma_.lower()))
    if _known(lemma) or any(child.dep_ == "aux:caus" for child in token.children):
        return lemma
    return "" if _after_article(token) else _first_group(token.norm_)


def _of_another(token: Token) -> str:
    """Return the lemma of a verb form that is tagged as something else."""
    found = _mistaken(token)
    if found or not token.is_lower or token.pos_ not in {"NOUN", "PROPN", "ADJ", "X"} or _noun_lemma(token):
        return found
    nominal = any(child.dep_ in {"det", "case", "nummod"} for child in token.lefts)
    return "" if nominal and not token.norm_.endswith(PERSONS) else verb_only(token.norm_)


def _mistaken(token: Token) -> str:
    """Return the lemma of a form that may be a verb's, where what stands around it says so."""
    if token.pos_ == "ADJ":
        return _mistaken_adjective(token)
    if token.pos_ == "NOUN":
        return _mistaken_noun(token)
    if token.is_sent_start and token.pos_ == "PROPN" and not token.ent_type_:
        return participle_lemma(token.norm_)
    return ""


def _mistaken_adjective(token: Token) -> str:
    around = {child.dep_ for child in token.children}
    if {"nsubj", "obj"} <= around and "cop" not in around:
        lemma = _verb_of(token.norm_)  # « Le Tchad accueille des réfugiés », taken for an adjective
        return lemma if _known(lemma) else ""
    return participle_lemma(token.norm_) if token.dep_ in PARTICIPLES or _helped(token) else ""


def _mistaken_noun(token: Token) -> str:
    participle, present = participle_lemma(token.norm_), _first_group(token.norm_)
    if (participle or present) and _helped(token):
        return participle
    if not present or any(child.dep_ in {"det", "case"} for child in token.children):
        return ""
    return present if _between(token) else ""


def _helped(token: Token) -> bool:
    """Tell whether an auxiliary or a reflexive pronoun belongs to a word."""
    return any(child.dep_.startswith(("aux", "expl")) for child in token.children) or _after_auxiliary(token)


def _after_auxiliary(token: Token) -> bool:
    """Tell whether « a » or « ont » stands right before a word, its auxiliary whatever the parse says."""
    before = token.nbor(-1) if token.i else None
    return before is not None and before.norm_ in HAVING and token.norm_.endswith(("é", "és", "ée", "ées"))


def _between(token: Token) -> bool:
    """Tell whether a word stands where a verb does: after a noun, before an article or a quote."""
    doc = token.doc
    if not 0 < token.i < len(doc) - 1:
        return False
    following = doc[token.i + 1]
    opens = following.pos_ == "DET" or following.text in {"«", "“", '"'} or following.norm_ == "sur"
    return doc[token.i - 1].pos_ in {"NOUN", "PROPN", "ADJ"} and opens


@cache
def _first_group(form: str) -> str:
    """Return the infinitive of a present form in -e or -ent that the tagger took for something else."""
    for end in ("ent", "e"):
        if form.endswith(end) and _known(form.removesuffix(end) + "er"):
            return form.removesuffix(end) + "er"
    return ""


@cache
def _known(lemma: str) -> bool:
    keys = (lemma, f"se {lemma}", f"se en {lemma}")
    return lemma in phrase_rules() or any(known_verb(key) for key in keys)


def _after_article(token: Token) -> bool:
    before = token.doc[token.i - 1] if token.i else None
    if before is not None and before.pos_ == "ADJ" and token.i > 1:
        before = token.doc[token.i - 2]  # « une possible venue »
    return before is not None and before.pos_ == "DET" and before.norm_ not in {"le", "la", "l'", "les"}


@cache
def participle_lemma(form: str) -> str:
    """Return the infinitive of a form that may be a past participle, as the lemmatizer's tables have it."""
    if not form.rstrip("s").rstrip("e").endswith(("é", "i", "u", "t", "is", "s")):
        return ""
    lemma = accented_verb(_verb_of(form))
    return lemma if _known(lemma) else ""


@cache
def verb_only(form: str) -> str:
    """Return the infinitive of a form that no noun or adjective has (« regrette », taken for a name), else nothing."""
    tables = french().pipeline().get_pipe("lemmatizer").tables
    other = any(tables.lemma(form, pos) in tables.known[pos.lower()] for pos in ("NOUN", "ADJ"))
    lemma = _verb_of(form)
    return lemma if lemma != form and not other and _known(lemma) else ""


def _verb_of(form: str) -> str:
    """Return the infinitive that the lemmatizer's tables give to a form, taken for a verb's."""
    return str(french().pipeline().get_pipe("lemmatizer").tables.lemma(form, "VERB"))


def accented_verb(lemma: str) -> str:
    """Return a verb of the lexicons that is written here without its accents (« bruler »), any other as it is."""
    return lemma if _known(lemma) else _accented("verbs").get(lemma, lemma)


@cache
def _accented(kind: str) -> dict[str, str]:
    keys = [key.removeprefix("se ") for key in verb_rules()] if kind == "verbs" else [*noun_rules(), *derived_nouns()]
    taken = {*keys, *word_class("person")}  # « jeune » is no « jeûne »
    return {fold(key): key for key in keys if fold(key) != key and fold(key) not in taken}


def _verbs(lemma: str, around: Around) -> Iterator[Trigger]:
    """Yield the triggers of a verb: fixed phrases, what is made to happen, then the verb alone."""
    token, first, last = around.token, group_start(around.token), group_end(around.token)
    for rule, end in _phrases(token, lemma, phrase_rules(), GAP):
        own = "obj" in rule.to and lemma != "faire" and reflexive(token)  # « se mettre à l'abri » is no aid
        yield Trigger(rule, token, first, end, around.slots, noun=False, fits=not own and around.fits(rule))
    if any(child.dep_ == "aux:caus" for child in token.children):
        for rule in phrase_rules().get("faire", ()):
            if rule.words == ("faire", lemma):
                yield Trigger(rule, token, first, token, around.slots, noun=False, fits=around.fits(rule))
    for rule in known_verb(_key(token, lemma)):
        whole = "participle" in rule.flags and (not bare(token) or token.norm_.endswith("ant"))
        yield Trigger(rule, token, first, last, around.slots, noun=False, fits=not whole and around.fits(rule))


def _key(token: Token, lemma: str) -> str:
    """Return under which key a verb form is looked up: « se retirer », « se en prendre », « tuer »."""
    if not reflexive(token):
        return lemma
    en = any(t.norm_ == "en" and t.pos_ in {"PRON", "ADV"} for t in _before(token, 3))
    return f"se en {lemma}" if en and f"se en {lemma}" in verb_rules() else f"se {lemma}"


def _nouns(token: Token, is_party: IsParty, meant: Meant) -> Iterator[Trigger]:
    lemma = _noun_lemma(token)
    if not lemma or _names(token) or (token.ent_type_ in {"PER", "ORG"} and token.text[0].isupper()):
        return
    around = Around(token, noun_slots(token), is_party, meant)
    rules = noun_rules() if lemma in noun_rules() else derived_nouns()
    for rule, last in _phrases(token, lemma, rules, NOUN_GAP):
        yield Trigger(rule, token, token, last, around.slots, noun=True, fits=around.fits(rule))


def _names(token: Token) -> bool:
    """Tell whether a noun only tells groups or places apart (« Force de soutien », « site de cantonnement »)."""
    plain = not any(child.dep_ in {"det", "nummod"} for child in token.lefts)
    return plain and token.dep_ == "nmod" and token.head.lemma_.lower() in NAMED


def _noun_lemma(token: Token) -> str:
    for form in (token.lemma_.lower(), token.norm_, token.norm_.removesuffix("s"), token.norm_.removesuffix("x")):
        if form in noun_rules() or form in derived_nouns():
            return str(form)
    return _accented("nouns").get(token.norm_.removesuffix("s"), "")


def _phrases(token: Token, lemma: str, rules: Rules, gap: int) -> Iterator[tuple[Rule, Token]]:
    lines = rules.get(lemma, ())
    reach = (gap + 1) * (max((len(rule.words) for rule in lines), default=1) - 1)
    near = frozenset().union(
        *(_forms(each.norm_, each.lemma_) for each in token.doc[token.i + 1 : token.i + 1 + reach])
    )
    for rule in lines:
        if near.issuperset(rule.words[1:]) and (last := _follows(token, rule.words[1:], gap)) is not None:
            yield rule, last


def _follows(token: Token, words: tuple[str, ...], gap: int) -> Token | None:
    """Return the last word of a phrase whose words follow a token in order, None where one is missing."""
    last = token
    for word in words:
        stop = min(last.i + 1 + gap, len(token.doc))
        window = (token.doc[i] for i in range(last.i + 1, stop))
        found = next((t for t in window if _is_word(t, word)), None)
        if found is None:
            return None
        last = found
    return last


def _is_word(token: Token, word: str) -> bool:
    return word in _forms(token.norm_, token.lemma_)


@lru_cache(maxsize=1 << 16)
def _forms(norm: str, lemma: str) -> frozenset[str]:
    """Return all under which a word stands in a phrase: its form, its lemma, its form without what agrees."""
    agreeing = {norm.removesuffix(end) for end in ("s", "e", "es")}
    return frozenset({norm, lemma.lower(), PREPOSITIONS.get(norm, norm), *agreeing})


def group_start(verb: Token) -> Token:
    """Return the first word of a verb group: auxiliaries, pronominal clitic, negation, modal before the verb."""
    first = verb
    while first.i > verb.sent.start and _in_group(verb.doc[first.i - 1], verb, first):
        first = verb.doc[first.i - 1]
    while first != verb and first.pos_ in {"ADV", "ADP", "PUNCT", "PRON"} and not _opens(first):
        first = verb.doc[first.i + 1]
    return first


def _opens(token: Token) -> bool:
    return token.norm_ in {"ne", "n'", "se", "s'"}


def _in_group(token: Token, verb: Token, after: Token) -> bool:
    if token.dep_.startswith("aux") and token.head in {verb, after}:
        return True
    if token.norm_ in {"se", "s'", "ne", "n'", "y", "en", "l'", "les", "la", "le", "lui", "leur"} and token.pos_ in {
        "PRON", "ADV",
    }:  # fmt: skip
        return token.norm_ in {"se", "s'", "ne", "n'"} or token.pos_ == "PRON"
    if token.pos_ == "AUX" or (token.pos_ == "VERB" and token.lemma_ in CARRIERS and _governs(token, verb)):
        return True
    if token.pos_ == "ADV" or token.norm_ in {"de", "d'", "à"}:
        return any(t.pos_ == "AUX" or _governs(t, verb) or _opens(t) for t in _before(token, 3))
    return False


def _before(token: Token, count: int) -> list[Token]:
    return [token.doc[i] for i in range(max(token.i - count, token.sent.start), token.i)]


def _governs(token: Token, verb: Token) -> bool:
    return (
        token.pos_ == "VERB" and token.lemma_ in CARRIERS and "Inf" in verb.morph.get("VerbForm") and verb.head == token
    )


def group_end(verb: Token) -> Token:
    """Return the last word of a verb group: a negation may follow the verb."""
    if not any(child.norm_ in {"ne", "n'"} for child in verb.children):
        return verb
    after = [verb.doc[i] for i in range(verb.i + 1, min(verb.i + 4, len(verb.doc)))]
    last = verb
    for token in after:
        if token.pos_ != "ADV":
            break
        if token.norm_ in NEGATIONS:
            last = token
    return last
