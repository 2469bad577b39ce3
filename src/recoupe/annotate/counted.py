"""What a number counts: the noun after it, what befell those counted, whose they are."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from recoupe.annotate.parsed import Paragraph
from recoupe.lang.fr.numbers import fold, number_pattern
from recoupe.lang.pack import language_pack
from recoupe.model.annotation import Mention

_NAMING: Final = re.compile(
    r"(?:\b(?:n°|no|numero|article|chapitre|page|vol|loi|bloc|ligne|phase|type|groupe|tome|version|niveau|chaine|route|"
    r"section|lot|salle|porte|quai|canal|annexe|paragraphe|resolution|decret|alinea|boeing|airbus|cop|covid|top)s? ?"
    r"|n° ?|[#@_] ?|\b[a-z]+-)$"
)
_SOURCE: Final = re.compile(r"\b(?:selon|d'apres|aupres de|aupres d')(?: au moins)? ?$")
_TIME_NOUNS: Final = frozenset(
    [
        "an",
        "année",
        "mois",
        "jour",
        "journée",
        "heure",
        "minute",
        "seconde",
        "semaine",
        "siècle",
        "décennie",
        "nuit",
        "trimestre",
        "semestre",
        "fois",
        "week-end",
        "source",
        "ans",
        "reprise",
        "manière",
        "façon",
        "côté",
        "chose",
        "but",
        "set",
        "pointe",
        "tour",
        "étoile",
    ]
)
_SKIPPED: Final = frozenset({"ADJ", "DET", "NUM", "PUNCT", "ADV"})
_HEADS: Final = frozenset(
    {"nmod", "obj", "nsubj", "nsubj:pass", "obl", "obl:mod", "obl:arg", "obl:agent", "conj", "ROOT"}
)
_ANAPHORS: Final = frozenset({"autre", "eux", "elles", "entre", "lui"})
_EVENT_NOUNS: Final = {
    "mort": "deaths", "décès": "deaths", "assassinat": "deaths", "exécution": "deaths", "meurtre": "deaths",
    "massacre": "deaths",
    "arrestation": "prisoners", "interpellation": "prisoners", "enlèvement": "prisoners", "libération": "prisoners",
    "détention": "prisoners", "capture": "prisoners", "incarcération": "prisoners", "déplacement": "displaced",
    "évacuation": "displaced", "fuite": "displaced",
}  # fmt: skip
_INTRANSITIVE: Final = frozenset(
    {"périr", "mourir", "décéder", "succomber", "trépasser", "fuir", "croupir", "réfugier"}
)
_FORCES: Final = re.compile(
    r"\b(?:armee|militaire|force|troupes|soldats|deploy|contingent|brigade|mission|mercenaires)"
)
_DEATH: Final = re.compile(
    r"[^.;:!?]{0,80}?\b(?:perd(?:u|ent|ra|ront)? (?:aussi |egalement )?la vie|trouv(?:e|ent|ee?s?) la mort"
    r"|laisse(?:nt)? la vie|sont morte?s|est morte?)\b"
)
_LIVES: Final = re.compile(
    r"\b(?:ote|otent|coute|couter|coutent|coutant|couta|arrache|enleve)e?s? la vie (?:a|aux)(?: [\w'-]+){0,3} ?$"
)
_CUSTODY: Final = re.compile(
    r"[^.;:!?]{0,60}?\b(?:(?:place|mis|retenu|maintenu)e?s? en (?:garde a vue|detention)"
    r"|sous les verrous|derriere les barreaux)"
)
_DEMONYM: Final = re.compile(
    r"(?:ain|aine|ais|aise|ois|oise|ien|ienne|éen|éenne|and|ande|ard|arde|ol|ole|urde|usse|elge|uisse|ate|ane|erbe|ite|an)s?$"
)
_APPROXIMATE: Final = frozenset({"plus", "moins", "près", "environ", "autour", "quelque", "jusque"})
_LOOK: Final = 5
"""Tokens after a number among which its noun stands."""
_MANY_MEN: Final = 100


@dataclass(frozen=True, slots=True)
class Noun:
    """What is counted: its token (None for symbols), where it ends in the paragraph, its unit and rule."""

    token: Any
    end: int
    unit: str
    rule: str
    anaphoric: bool = False


def is_counted(ahead: str, number: str, after: str) -> bool:
    """Tell whether a number counts something: it is no name's number, ratio, multiple, score or source count."""
    if _NAMING.search(ahead) or _SOURCE.search(ahead):
        return False
    ratio = re.match(rf"(?: [\w'-]+){{0,2}} sur (?:{number_pattern()}|les )(?!\w)", after) and not after.startswith(
        " %"
    )
    score = re.match(r" ?(?:-|–|a) ?\d+\b(?! ?[\d%])", after) or re.search(r"\d ?(?:-|–) ?$", ahead)
    turned = re.search(rf"(?:{number_pattern()})(?: [\w'-]+)? sur $", ahead)
    times = re.match(
        r" (?:fois|e\b|eme|ans?\b|°\d|(?:d'|de )(?:ans|annees|annees-lumiere|jours|heures|secondes)\b)", after
    )
    del number
    return not (ratio or score or turned or times)


def counted_noun(last: Any, after: str, *, scaled: bool) -> Noun | None:
    """Return the noun that stands after a number's last token, None for a bare number."""
    doc = last.doc
    crossed = False
    for token in doc[last.i + 1 : last.i + 1 + _LOOK]:
        lemma, word = token.lemma_.lower(), token.norm_
        if (unit := _harm_verbs().get(lemma)) and token.pos_ in {"VERB", "ADJ"} and token.i == last.i + 1:
            return Noun(token, token.idx + len(token), _noun_unit(token) or unit, "fr.quantity.participle@1")
        if word in {"de", "d'", "des", "du"} and not crossed and token.i == last.i + 1:
            if not scaled:
                return None
            crossed = True
            continue
        if lemma in _ANAPHORS or word in {"autres", "eux", "elles"}:
            follower = doc[token.i + 1] if token.i + 1 < len(doc) else None
            if follower is not None and (follower.pos_ == "NOUN" or word == "entre"):
                continue
            return Noun(token, token.idx + len(token), _antecedent(last), "fr.quantity.anaphor@1", anaphoric=True)
        if token.pos_ in {"NOUN", "PROPN"} or _noun_unit(token) or (token.pos_ == "ADJ" and token.dep_ in _HEADS):
            return _noun(token)
        if token.pos_ not in _SKIPPED or token.is_punct or token.text in "()[]":
            return None
    del after
    return None


def _antecedent(last: Any) -> str:
    """Return the unit of the nearest counted kind of noun before « d'entre eux », « d'autres »."""
    for token in reversed(last.doc[max(0, last.i - 40) : last.i]):
        if token.pos_ == "NOUN" and (unit := _noun_unit(token)):
            return "persons" if unit in {"deaths", "injured"} else unit
    return ""


def _noun(token: Any) -> Noun | None:
    if token.lemma_.lower() in _TIME_NOUNS or token.norm_ in _TIME_NOUNS:
        return None
    unit = _noun_unit(token) or ("persons" if _is_person(token) else "other")
    if unit == "persons" and token.lemma_.lower() == "homme" and _FORCES.search(fold(token.sent.text)):
        unit = "soldiers"
    end = token
    for child in token.doc[token.i + 1 : token.i + 3]:
        if child.pos_ != "ADJ" or child.head.i not in {token.i, end.i} or child.lemma_.lower() in _harm_verbs():
            break
        end = child
    return Noun(token, end.idx + len(end), unit, "fr.quantity.count@1")


def _noun_unit(token: Any) -> str:
    units = _units()
    following = token.doc[token.i + 1].norm_ if token.i + 1 < len(token.doc) else ""
    pair = " ".join(word.removesuffix("s") for word in (token.norm_, following))
    return (
        units.get(pair)
        or units.get(token.norm_)
        or units.get(token.lemma_.lower())
        or units.get(token.norm_.removesuffix("s"))
        or ""
    )


def _is_person(token: Any) -> bool:
    if token.text[:1].isupper() and token.ent_type_ not in {"ORG", "PROD"} and _DEMONYM.search(token.norm_):
        return True
    return bool(re.search(r"^[^-]+(?:istes?|iens?|iennes?|ateurs|trices)$", token.norm_)) and token.pos_ == "NOUN"


def harm_of(noun: Noun, first: Any) -> str | None:
    """Return the unit that follows from what befell those counted (killed, injured, held, displaced)."""
    token = noun.token
    if phrase := _phrase(token):
        return phrase
    follower = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if follower is not None and (unit := _passive(follower)):
        return unit
    if _LIVES.search(fold(token.doc.text[max(0, first.idx - 60) : first.idx])):
        return "deaths"
    start = first.doc[first.i - 1] if first.i else None
    if start is not None and (unit := _harm_verbs().get(start.lemma_.lower())) and start.pos_ == "VERB":
        return unit
    for child in token.children:
        if child.dep_ in {"amod", "acl"} and (unit := _passive(child)):
            return unit
    return _role(token, 0) or _role(first, 0)


def _phrase(token: Any) -> str | None:
    """Return what phrases after the noun tell: those counted « lose their lives », are « placed in custody »."""
    ahead = fold(token.doc.text[token.idx : token.idx + 110])
    if _DEATH.match(ahead):
        return "deaths"
    return "prisoners" if _CUSTODY.match(ahead) else None


def _passive(token: Any) -> str | None:
    unit = _harm_verbs().get(token.lemma_.lower())
    return unit if unit and token.pos_ in {"VERB", "ADJ"} and "Pres" not in token.morph.get("Tense") else None


def _role(token: Any, depth: int) -> str | None:
    head, relation = token.head, token.dep_
    unit = _harm_verbs().get(head.lemma_.lower()) or _state(head)
    passive = any(child.dep_ == "aux:pass" for child in head.children)
    if relation in {"nsubj:pass", "obj", "xcomp"} and unit:
        return None if relation == "obj" and passive else unit
    if (
        relation.startswith("nsubj")
        and unit
        and (passive or head.pos_ == "ADJ" or head.lemma_ in _INTRANSITIVE or _no_object(head))
    ):
        return unit
    if relation in {"nmod", "obl", "obl:arg", "obl:mod"} and head.lemma_ in _EVENT_NOUNS and _linked_by_de(token):
        return _EVENT_NOUNS[head.lemma_]
    if head.norm_ in _APPROXIMATE and head.i != token.i and depth < 3:  # noqa: PLR2004 - a short chain
        return _role(head, depth + 1)
    if relation in {"conj", "nmod", "fixed", "flat", "nummod", "appos"} and depth < 3 and head.i != token.i:  # noqa: PLR2004 - a short chain
        return _role(head, depth + 1)
    return None


def _state(head: Any) -> str | None:
    """Return the unit of a predicate that is a state (« sont blessés », « sont morts »)."""
    if head.pos_ not in {"ADJ", "VERB"}:
        return None
    unit = _noun_unit(head)
    return unit if unit in {"deaths", "injured", "prisoners", "displaced"} else None


def _no_object(verb: Any) -> bool:
    """Tell whether a participle without its auxiliary stands for a passive (« dix tués », « trois arrêtés »)."""
    return "Part" in verb.morph.get("VerbForm") and not any(
        child.dep_ in {"obj", "aux:tense"} for child in verb.children
    )


def _linked_by_de(token: Any) -> bool:
    return any(child.dep_ == "case" and child.lemma_ in {"de", "à"} for child in token.children) or token.dep_ == "nmod"


def owner(paragraph: Paragraph, end: int, mentions: tuple[Mention, ...], last: Any) -> str | None:
    """Return whose a quantity is: the country of a mention in the words after it, else those words, else None."""
    for mention in mentions:
        if end - 12 <= mention.start <= end + 24 and mention.country:
            return mention.country
    complement = re.match(
        r" (?:de la |de l['’]|du |des |de |d['’])([\w'’ -]{2,40}?)"
        r"(?=[,.;:()]| (?:à|a|ont|est|sont|en|dans|et|par|qui|que)\b|$)",
        paragraph.doc.text[end - paragraph.start : end - paragraph.start + 48],
    )
    del last
    return complement.group(1).strip() if complement else None


@cache
def _units() -> dict[str, str]:
    pack = language_pack("fr")
    lines = {line.key: line.get("unit") for line in (pack.lexicon("units") if pack else ())}
    return lines | {" ".join(word.removesuffix("s") for word in key.split()): unit for key, unit in lines.items()}


@cache
def _harm_verbs() -> dict[str, str]:
    pack = language_pack("fr")
    return {line.key: line.get("unit") for line in (pack.lexicon("harm_verbs") if pack else ())}
