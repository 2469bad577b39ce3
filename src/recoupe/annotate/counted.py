"""What a number counts: the noun after it, and what kind of thing or people that is."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from recoupe.annotate.harm import harm_verb, is_pair, unit_of
from recoupe.lang.fr.numbers import fold, number_pattern
from recoupe.lang.fr.people import names_people

_NAMING: Final = re.compile(
    r"(?:\b(?:n°|no|numero|article|chapitre|page|vol|loi|bloc|ligne|phase|type|groupe|tome|version|niveau|chaine|route|"
    r"section|lot|salle|porte|quai|canal|annexe|paragraphe|resolution|decret|alinea|boeing|airbus|cop|covid|top)s? ?"
    r"|n° ?|[#@_] ?|\b[a-z]+-)$"
)
_SOURCE: Final = re.compile(
    r"\b(?:selon|d'apres|aupres de|aupres d')(?:[^.;:,]{0,40} et (?:de |d')?)?(?: au moins)? ?$"
    r"|\b(?:s'appuie(?:nt)? sur|s'appuyant sur|se fonde(?:nt)? sur|se fondant sur|citant|sur la foi de|"
    r"aux dires de|au dire de|de l'aveu de|"
    r"a en croire|recoup\w+ (?:par|aupres de)|confirm\w+ par|rapporte?e?s? par|corrobor\w+ par) $"
)
_KIN: Final = re.compile(
    r"\b(?:pere|mere|parents?|grand-mere|grand-pere|veuve?s?|tutrice|tuteur|proprietaires?|avocate?s?|defenseurs?|"
    r"conseils?) (?:de |d')$"
)
"""What makes a count part of a description (« mère de trois enfants », « l'avocat de deux d'entre eux »)."""
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
        *("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "hier", "demain"),
    ]
)
_EXTENT: Final = (
    r"(?:ans?|annees?|mois|jours?|semaines?|heures?|minutes?|trimestres?|decennies?|km|kilometres?|metres?|m2|m²|km2|km²|"
    r"hectares?|ha|sites?|etages?|pages?)\b"
)
"""What a sum or a count extends over (« 212 millions sur sept ans »): that is no ratio."""
_SKIPPED: Final = frozenset({"ADJ", "DET", "NUM", "PUNCT", "ADV"})
_HEADS: Final = frozenset(
    {"nmod", "obj", "nsubj", "nsubj:pass", "obl", "obl:mod", "obl:arg", "obl:agent", "conj", "ROOT"}
)
_ANAPHORS: Final = frozenset({"autre", "eux", "elles", "entre", "lui"})
_OWN: Final = frozenset({"nôtres", "vôtres", "leurs", "siens", "miens", "tiens"})
"""« trois des nôtres »: people of the same side."""
_FORCES: Final = re.compile(
    r"\b(?:armee|militaire|force|troupes|soldats|deploy|contingent|brigade|mission|mercenaires|garnison|bataillon|"
    r"regiment|colonne|parachut|otan\b|finul|eufor|renfort|patrouill|stationn|cantonn|retranch|casernes?\b|"
    r"detachement|escouade|compagnie|peloton|expeditionnaire|legion|infanterie|etat-major|general\b|colonel)"
)
_SENDS: Final = frozenset(
    {
        "envoyer",
        "dépêcher",
        "déployer",
        "poster",
        "stationner",
        "cantonner",
        "abriter",
        "héberger",
        "baser",
        "débarquer",
    }
)
_GANG: Final = re.compile(
    r".{0,12}?\b(?:armes?|masques|encagoules|cagoules|se reclamant|en civil|non identifies|a moto|surgis|venus)\b"
)
_BAND: Final = re.compile(r"\b(?:commando|bande|groupe|gang|meute|horde)s? [^.;,]{0,30}$")
"""What is told of men who are a gang rather than a force."""
_DEMONYM: Final = re.compile(
    r"(?:ain|aine|ais|aise|ois|oise|ien|ienne|éen|éenne|and|ande|ard|arde|ol|ole|urde|usse|elge|uisse|ate|ane|erbe|ite|an)s?$"
)
_DEFINITE: Final = frozenset({"le", "la", "les", "l'", "l’"})
"""Articles that begin what is no longer counted (« porter à 3 000 le total »)."""
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
    if _NAMING.search(ahead) or _SOURCE.search(ahead) or _KIN.search(ahead):
        return False
    ratio = " sur " in after and not after.startswith(" %") and _ratio().match(after)
    score = re.match(r" ?(?:-|–|a) ?\d+\b(?! ?[\d%])", after) or re.search(r"\d ?(?:-|–) ?$", ahead)
    turned = ahead.endswith(" sur ") and _turned().search(ahead)
    vote = re.match(r" (?:voix|votes|suffrages|bulletins)\b[^.;]{0,12} contre\b| points? de suture", after)
    between = ahead.endswith("entre ") and number == "deux"
    times = re.match(
        r" (?:fois|e\b|eme\b|ans?\b|°\d|(?:d'|de )(?:ans|annees|annees-lumiere|jours|heures|secondes)\b)", after
    )
    if turned and re.match(rf" ?{_EXTENT}", after):
        turned = None
    none = number.startswith("zero ") or number == "zero" or ahead.endswith(" ans, dont ")
    return not (none or ratio or score or turned or times or vote or between)


@cache
def _ratio() -> re.Pattern[str]:
    return re.compile(rf"(?: [\w'-]+){{0,2}} sur (?!une? )(?:{number_pattern()}|les )(?!\w)(?! ?{_EXTENT})")


@cache
def _turned() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?!une? \w+ sur)(?:{number_pattern()})(?: [\w'-]+)? sur $")


def counted_noun(last: Any, *, scaled: bool) -> Noun | None:
    """Return the noun that stands after a number's last token, None for a bare number."""
    start = _after_quote(last)
    following = last.doc[start : start + _LOOK]
    if len(following) and (unit := _participle(following[0])):
        return Noun(following[0], _end(following[0]), unit, "fr.quantity.participle@1")
    if len(following) and following[0].norm_ in {"de", "d'", "des", "du"}:
        following = following[1:] if scaled else following[:0]
    for token in following:
        if token.norm_ in _DEFINITE and not _number_of(token):
            return None
        if noun := _found(token, last):
            return noun
        if token.pos_ not in _SKIPPED and not _leads_on(token):
            return None
        if token.is_punct or token.text in "()[]":
            return None
    return None


def _number_of(token: Any) -> bool:
    """Tell whether « le » stands before « nombre de »."""
    following = _follower(token)
    return following is not None and following.lemma_ == "nombre"


def _found(token: Any, last: Any) -> Noun | None:
    """Return the noun that a token is, or stands for; None for what may stand before it."""
    if _leads_on(token):
        return None
    if _takes_up(token):
        own = token.norm_ in _OWN
        return Noun(token, _end(token), _antecedent(last, people=own), "fr.quantity.anaphor@1", anaphoric=True)
    if token.lemma_ == "nombre" and (counted := _counted_by(token)) is not None:
        return Noun(counted, _end(token), noun_unit(counted), "fr.quantity.count@1")
    if _describes_next(token):
        return None
    named = token.pos_ in {"NOUN", "PROPN", "X"} or (token.pos_ == "ADJ" and token.dep_ in _HEADS)
    return _noun(token) if named or unit_of(token) else None


def _end(token: Any) -> int:
    return int(token.idx + len(token))


def _leads_on(token: Any) -> bool:
    """Tell whether « autres » or « entre » stands before what is counted (« cinq autres soldats », « d'entre eux »)."""
    following = _follower(token)
    return _is_anaphor(token) and following is not None and (following.pos_ == "NOUN" or token.norm_ == "entre")


def _takes_up(token: Any) -> bool:
    """Tell whether a word stands for what was counted before (« six autres », « sept de ces derniers »)."""
    latter = token.norm_ in {"derniers", "dernières"} and token.doc[token.i - 1].norm_ == "ces"
    return _is_anaphor(token) or latter or (token.norm_ in _OWN and token.doc[token.i - 1].norm_ == "des")


def _is_anaphor(token: Any) -> bool:
    return token.lemma_.lower() in _ANAPHORS or token.norm_ in {"autres", "eux", "elles"}


def _after_quote(last: Any) -> int:
    """Return the place of the token after a number, a closing quotation mark skipped (« « une trentaine » de »)."""
    following = [token for token in last.doc[last.i + 1 : last.i + 4] if not token.is_space]
    quoted = bool(following) and following[0].text in {"»", '"', "”"}
    return int(following[1].i if quoted and len(following) > 1 else last.i + 1)


def _counted_by(number: Any) -> Any:
    """Return what « le nombre d'habitants » is the number of."""
    return next((child for child in number.children if child.dep_ == "nmod" and child.i > number.i), None)


def _describes_next(token: Any) -> bool:
    """Tell whether an adjective that is a noun too stands before people (« trois anciens chefs »)."""
    before = token.pos_ == "ADJ" and token.dep_ == "amod" and token.head.i == token.i + 1
    return bool(before and token.head.pos_ == "NOUN" and noun_unit(token.head) != "other")


def _participle(token: Any) -> str:
    """Return the unit of a participle that stands for its noun (« douze décapités », « 3 000 exilés »)."""
    if token.pos_ not in {"VERB", "ADJ"} or (follower := _follower(token)) is None:
        return ""
    if _describes_next(token):
        return ""
    if unit := unit_of(token) or harm_verb(token):
        return unit
    plural = "Part" in token.morph.get("VerbForm") and "Plur" in token.morph.get("Number")
    return "persons" if plural and follower.pos_ not in {"NOUN", "ADJ"} else ""


def _follower(token: Any) -> Any:
    return token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None


def _antecedent(last: Any, *, people: bool = False) -> str:
    """Return the unit of the nearest counted kind of noun before « d'entre eux », « d'autres », « des leurs »."""
    for token in reversed(last.doc[max(0, last.i - 40) : last.i]):
        many = token.pos_ == "NOUN" and "Sing" not in token.morph.get("Number")
        unit = (unit_of(token) or ("persons" if _is_person(token) else "")) if many else ""
        if unit and not (people and unit in {"vehicles", "other"}):
            return "persons" if unit in {"deaths", "injured"} else unit
    return "persons" if people else ""


def _noun(token: Any) -> Noun | None:
    if token.lemma_.lower() in _TIME_NOUNS or token.norm_ in _TIME_NOUNS:
        return None
    unit = noun_unit(token)
    if unit == "persons" and _is_force(token):
        unit = "soldiers"
    if unit == "persons" and _with_things(token):
        unit = "other"
    if token.i and token.doc[token.i - 1].lemma_ == "ancien" and unit in {"prisoners", "soldiers", "displaced"}:
        unit = "persons"
    end = token.doc[token.i + 1] if is_pair(token) else token
    for child in token.doc[end.i + 1 : end.i + 3]:
        if child.pos_ != "ADJ" or child.head.i not in {token.i, end.i} or harm_verb(child):
            break
        end = child
    return Noun(token, end.idx + len(end), unit, "fr.quantity.count@1")


def _with_things(token: Any) -> bool:
    """Tell whether one number counts people and things (« 116 personnes et entités »)."""
    following = token.doc[token.i + 1 : token.i + 3]
    joined = len(following) > 1 and following[0].norm_ in {"et", "ou"} and following[1].pos_ == "NOUN"
    return joined and "Plur" in following[1].morph.get("Number") and noun_unit(following[1]) == "other"


def noun_unit(token: Any) -> str:
    """Return the unit of a counted noun by itself: that of the lexicon, persons by its form, else other."""
    return unit_of(token) or ("persons" if _is_person(token) else "other")


def _is_force(token: Any) -> bool:
    """Tell whether men are soldiers: an army is spoken of, or instructors are sent."""
    lemma = token.lemma_.lower()
    if lemma == "homme":
        after = fold(token.doc[token.i + 1 : token.i + 10].text)
        before = fold(token.doc[max(0, token.i - 10) : token.i].text_with_ws)
        gang = _GANG.match(after) or _BAND.search(before)
        return not gang and bool(_FORCES.search(fold(token.sent.text)))
    return lemma in {"instructeur", "élément"} and any(head.lemma_ in _SENDS for head in token.ancestors)


def _is_person(token: Any) -> bool:
    if token.text[:1].isupper() and _DEMONYM.search(token.norm_):
        return token.ent_type_ not in {"ORG", "PROD"} or (token.pos_ == "NOUN" and token.norm_.endswith("s"))
    return token.pos_ == "NOUN" and names_people(token.norm_)
