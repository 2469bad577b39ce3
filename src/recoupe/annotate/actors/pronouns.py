"""Whom a pronoun or a possessive refers to: an honest antecedent or none."""

from collections.abc import Iterable, Iterator
from typing import Final

from recoupe.annotate.parsed import Token

SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass"})
PERSONAL: Final = frozenset({"il", "elle", "ils", "elles"})
POSSESSIVES: Final = frozenset({"son", "sa", "ses", "leur", "leurs"})
NOUNS: Final = frozenset({"NOUN", "PROPN"})
WITHIN: Final = 4
"""How many words lie between « dont » and its noun at most."""
REACH: Final = 80
"""How many words back an antecedent may stand."""


def antecedent(pronoun: Token) -> Token | None:
    """Return the head noun that a relative or personal pronoun stands for, None where it is open."""
    if "Rel" in pronoun.morph.get("PronType") or pronoun.norm_ in {"qui", "dont"}:
        return _relative(pronoun)
    if bare(pronoun) in PERSONAL:
        return _personal(pronoun)
    return None


def bare(pronoun: Token) -> str:
    """Return a pronoun without the hyphen and « t » of an inversion (« -t-il » → « il »)."""
    return str(pronoun.norm_).lstrip("-").removeprefix("t-")


def _personal(pronoun: Token) -> Token | None:
    """Return the nearest agreeing subject; none where a person who is no subject could be meant as well."""
    subject = next((noun for noun in _subjects_before(pronoun) if _agrees(pronoun, noun)), None)
    if subject is None or subject.ent_type_ == "PER" or bare(pronoun).endswith("s"):
        return subject
    persons = {
        entity.root for entity in pronoun.doc.ents if entity.label_ == "PER" and subject.i < entity.start < pronoun.i
    }
    inside = {person for person in persons if person in subject.subtree}
    return subject if persons == inside else None


def possessor(noun: Token) -> Token | None:
    """Return the noun whose the thing is that has a possessive of the third person, or that « dont » precedes."""
    if (pronoun := _partitive(noun)) is not None:
        return _relative(noun) or next(
            (t for t in reversed(noun.doc[noun.sent.start : pronoun.i]) if t.pos_ in NOUNS), None
        )
    if not any(child.norm_ in POSSESSIVES and child.i < noun.i for child in noun.children):
        return None
    return next((subject for subject in _subjects_before(noun) if subject.i != noun.i), None)


def _partitive(noun: Token) -> Token | None:
    """Return the « dont » of which a noun is said (« Bamako, dont l'armée », « les députés, dont trois ministres »)."""
    if not any(noun.doc[place].norm_ == "dont" for place in range(max(noun.i - WITHIN, 0), noun.i)):
        return None  # the sentence's start is dear
    before = noun.doc[max(noun.sent.start, noun.i - WITHIN) : noun.i]
    return next((t for t in reversed(before) if t.norm_ == "dont"), None) if _leads(before) else None


def _leads(before: Iterable[Token]) -> bool:
    """Tell whether only determiners, numbers and adjectives stand after the last « dont »."""
    for token in reversed(list(before)):
        if token.norm_ == "dont":
            return True
        if token.pos_ not in {"DET", "NUM", "ADJ", "ADP"}:
            return False
    return False


def _relative(pronoun: Token) -> Token | None:
    for ancestor in pronoun.ancestors:
        if ancestor.dep_ == "acl:relcl":
            return ancestor.head if ancestor.head.pos_ in NOUNS else None
    return None


def _subjects_before(token: Token) -> Iterator[Token]:
    """Yield the subjects before a word, the nearest sentence first; of an earlier sentence those of its main clause."""
    doc, sentence = token.doc, 0
    found: list[tuple[int, bool, int, Token]] = []
    for place in range(token.i - 1, max(-1, token.i - REACH), -1):
        sentence += bool(doc[place + 1].is_sent_start)
        other = doc[place]
        if other.dep_ in SUBJECTS and other.pos_ in NOUNS and token not in other.subtree:
            found.append((sentence, sentence > 0 and not _is_main(other), -place, other))
    yield from (other for *_, other in sorted(found, key=lambda each: each[:3]))


def _is_main(subject: Token) -> bool:
    """Tell whether a subject is that of a main clause."""
    verb = subject.head
    while verb.dep_ == "conj":
        verb = verb.head
    return bool(verb.dep_ == "ROOT")


def _agrees(pronoun: Token, noun: Token) -> bool:
    number = "Plur" if bare(pronoun).endswith("s") else "Sing"
    gender = "Fem" if bare(pronoun).startswith("elle") else "Masc"
    if noun.morph.get("Number") not in ([], [number]):
        return False
    return noun.morph.get("Gender") in ([], [gender])
