"""What befell the persons that a number counts: killed, injured, held or displaced."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from recoupe.lang.fr.dates import any_of
from recoupe.lang.fr.numbers import fold
from recoupe.lang.fr.people import FIGHTERS
from recoupe.lang.pack import language_pack

HARMS: Final = frozenset({"deaths", "injured", "prisoners", "displaced"})
_INTRANSITIVE: Final = frozenset(
    {"périr", "mourir", "décéder", "succomber", "trépasser", "fuir", "croupir", "réfugier", "exiler"}
)
_APPROXIMATE: Final = frozenset({"plus", "moins", "près", "environ", "autour", "quelque", "jusque"})
_BLUR: Final = _APPROXIMATE | {"de", "d'", "au", "à", "un", "peu"}
"""Words of what opens or blurs a number, between it and its verb."""
_NEAR: Final = 80
"""Characters of the clause after those counted in which a phrase tells what befell them."""
_CLAUSE: Final = re.compile(rf"[^.;:!?]{{0,{_NEAR + 30}}}")
_UNDERGONE: Final = re.compile(
    r"(?:[\w'-]+ ){0,2}(?:, ?[^.;:!?]{3,110}, ?)?"
    r"(?:(?:ont|auraient|avaient|auront) (?:\w+ )?ete|sont|seraient|etaient|seront|furent"
    r"|(?:pourraient|devraient|doivent|devaient|peuvent|vont|pourront) (?:\w+ )?etre) (?:\w+ment )?(?P<verb>\w+)"
)
"""A plural passive after a noun, beyond two words and an aside between commas."""
_BEFORE: Final = 60
_WORDS: Final = 40
"""Tokens among which those characters lie."""
_DEPTH: Final = 3
"""Links of the chain from a number's noun to what governs it."""


@dataclass(frozen=True, slots=True)
class Harms:
    """The lexicons: verbs with the words that they need beside them, nouns, phrases after and before."""

    verbs: dict[str, tuple[str, re.Pattern[str] | None]]
    nouns: dict[str, str]
    after: tuple[tuple[re.Pattern[str], str], ...]
    before: tuple[tuple[re.Pattern[str], str], ...]
    any_after: re.Pattern[str]
    any_before: re.Pattern[str]


@cache
def harms() -> Harms:
    """Return the lexicons of what can befall people."""
    pack = language_pack("fr")
    if pack is None:  # pragma: no cover - French is always there
        return Harms({}, {}, (), (), _any(()), _any(()))
    after = _phrases("after", r"\b(?:{})\b")
    before = _phrases("before", r"\b(?:{}) ?$")
    verbs = {line.key: (line.get("unit"), _needed(line.get("needs"))) for line in pack.lexicon("harm_verbs")}
    nouns = {line.key: line.get("unit") for line in pack.lexicon("harm_nouns")}
    return Harms(verbs, nouns, after, before, _any(after), _any(before))


def _phrases(side: str, form: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the phrases that stand on one side of those counted, with the unit that follows."""
    pack = language_pack("fr")
    lines = [line for line in (pack.lexicon("harm_phrases") if pack else ()) if line.get("side") == side]
    return tuple((re.compile(form.format(line.get("pattern"))), line.get("unit")) for line in lines)


def _any(phrases: tuple[tuple[re.Pattern[str], str], ...]) -> re.Pattern[str]:
    """Return a pattern for any of the phrases, so that most places are tried once."""
    return re.compile("|".join(pattern.pattern for pattern, _ in phrases) or "(?!)")


def _needed(words: str) -> re.Pattern[str] | None:
    return re.compile(rf"\b(?:{words})") if words else None


def harm_verb(token: Any) -> str | None:
    """Return the unit that follows for those whom a verb's action befalls."""
    known = harms().verbs.get(token.lemma_.lower())
    if known is None:
        return None
    unit, needed = known
    return unit if needed is None or needed.search(fold(token.sent.text)) else None


def harm_of(token: Any, first: Any) -> str | None:
    """Return the unit that follows from what befell those counted; ``token`` is their noun, ``first`` the number."""
    unit = _told(token, first)
    return None if unit == "displaced" and token.lemma_.lower() in FIGHTERS else unit


def _told(token: Any, first: Any) -> str | None:
    if phrase := _phrase(token, first):
        return phrase
    follower = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if follower is not None and (unit := _passive(follower)):
        return unit
    start = next((each for each in reversed(first.doc[max(0, first.i - 4) : first.i]) if each.norm_ not in _BLUR), None)
    if start is not None and (unit := _doing(start)):
        return unit
    for child in (*token.children, *first.children):
        if child.dep_ in {"amod", "acl"} and (unit := _passive(child)):
            return unit
    return _role(token, 0) or _role(first, 0) or _beyond_aside(token)


def _doing(token: Any) -> str | None:
    """Return the unit of a verb right before those counted; a present participle may be taken for an adjective."""
    if token.pos_ == "VERB":
        return harm_verb(token)
    if token.pos_ != "ADJ" or not token.norm_.endswith("ant"):
        return None
    unit, needed = harms().verbs.get(token.norm_.removesuffix("ant") + "er", ("", None))
    return unit if unit and needed is None else None


def _beyond_aside(token: Any) -> str | None:
    """Return what befell those whom an aside parts from their verb (« dix gens, dont un enfant, ont été tués »)."""
    rest = token.doc[token.i + 1 : token.i + _WORDS]
    match = _UNDERGONE.match(fold(rest.text_with_ws)) if len(rest) else None
    if match is None:
        return None
    place = rest[0].idx + match.start("verb")
    verb = next((each for each in rest if each.idx <= place < each.idx + len(each)), None)
    return harm_verb(verb) if verb is not None and verb.pos_ in {"VERB", "ADJ"} else None


def _phrase(token: Any, first: Any) -> str | None:
    """Return what phrases tell: those counted « lose their lives », are « placed in custody »."""
    doc = token.doc
    tail = fold(doc[token.i : token.i + _WORDS].text[: _NEAR + 50])
    tail = re.sub(r", dont [^,.;]{3,40}(?=, (?:ont|a|sont|avaient|auraient)\b)", "", tail).split(", dont l'un")[0]
    ahead = fold(doc[max(0, first.i - _WORDS) : first.i].text_with_ws[-_BEFORE:])
    ahead = _blurring().sub("", ahead)
    clause = _CLAUSE.match(tail)
    return _first(harms().before, harms().any_before, ahead) or _first(
        harms().after, harms().any_after, clause.group() if clause else ""
    )


def _first(phrases: tuple[tuple[re.Pattern[str], str], ...], some: re.Pattern[str], text: str) -> str | None:
    """Return the unit of the first phrase that a text holds."""
    if some.search(text) is None:
        return None
    return next((unit for pattern, unit in phrases if (at := pattern.search(text)) and at.start() <= _NEAR), None)


@cache
def _blurring() -> re.Pattern[str]:
    """Return a pattern for what opens or blurs a number, at the end of a text."""
    pack = language_pack("fr")
    return re.compile(rf"(?:{any_of(fold(line.key) for line in (pack.lexicon('approximators') if pack else ()))}) ?$")


def _passive(token: Any) -> str | None:
    if token.pos_ not in {"VERB", "ADJ"} or "Pres" in token.morph.get("Tense"):
        return None
    return harm_verb(token)


def _role(token: Any, depth: int) -> str | None:
    """Return what the verb or noun tells that those counted depend on."""
    head, relation = token.head, token.dep_
    if relation in {"nsubj:pass", "obj", "xcomp"} or relation.startswith("nsubj"):
        if unit := _acted(head, relation):
            return unit
    elif relation in {"nmod", "obl", "obl:arg", "obl:mod"} and head.lemma_ in harms().nouns and _linked_by_de(token):
        return harms().nouns[head.lemma_]
    chained = head.norm_ in _APPROXIMATE or relation in {"conj", "nmod", "fixed", "flat", "nummod", "appos"}
    return _role(head, depth + 1) if chained and depth < _DEPTH and head.i != token.i else None


def _acted(verb: Any, relation: str) -> str | None:
    """Return the unit for the object, or for the subject of a passive, of a state or of a verb of dying and fleeing."""
    unit = harm_verb(verb) or _state(verb)
    passive = any(child.dep_ == "aux:pass" for child in verb.children)
    if relation in {"obj", "xcomp"}:
        return None if relation == "obj" and passive else unit
    undergone = passive or verb.pos_ == "ADJ" or verb.lemma_ in _INTRANSITIVE or _no_object(verb)
    return unit if relation == "nsubj:pass" or undergone else None


def _state(head: Any) -> str | None:
    """Return the unit of a predicate that is a state (« sont blessés », « sont morts »)."""
    if head.pos_ not in {"ADJ", "VERB"}:
        return None
    unit = unit_of(head)
    return unit if unit in HARMS else None


def _no_object(verb: Any) -> bool:
    """Tell whether a participle without its auxiliary stands for a passive (« dix tués », « trois arrêtés »)."""
    return "Part" in verb.morph.get("VerbForm") and not any(
        child.dep_ in {"obj", "aux:tense"} for child in verb.children
    )


def _linked_by_de(token: Any) -> bool:
    return any(child.dep_ == "case" and child.lemma_ in {"de", "à"} for child in token.children) or token.dep_ == "nmod"


def unit_of(token: Any) -> str:
    """Return the unit of a counted noun of the lexicon, the empty string for another."""
    units = _units()
    return (
        units.get(_pair(token))
        or units.get(token.norm_)
        or units.get(token.lemma_.lower())
        or units.get(_singular(token.norm_))
        or ""
    )


def _singular(word: str) -> str:
    """Return a plural without its endings, in both halves of a compound (« taxis-brousse », « gardes-côtes »)."""
    return "-".join(part.removesuffix("s") for part in word.split("-"))


def is_pair(token: Any) -> bool:
    """Tell whether a noun and the word after it are one line of the lexicon (« casques bleus »)."""
    return _pair(token) in _units()


def _pair(token: Any) -> str:
    following = token.doc[token.i + 1].norm_ if token.i + 1 < len(token.doc) else ""
    return " ".join(word.removesuffix("s") for word in (token.norm_, following)) if following else ""


@cache
def _units() -> dict[str, str]:
    pack = language_pack("fr")
    lines = {line.key: line.get("unit") for line in (pack.lexicon("units") if pack else ())}
    return lines | {" ".join(map(_singular, key.split())): unit for key, unit in lines.items()}
