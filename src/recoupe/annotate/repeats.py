"""Counts that are no news: those that take up what was counted before, articles, and counts of who speaks."""

import re
from functools import cache
from typing import Final

from recoupe.annotate.counted import Noun, noun_unit
from recoupe.annotate.harm import HARMS
from recoupe.annotate.number import Place
from recoupe.lang.pack import language_pack

_FEW: Final = 12
"""How many people are still counted as those who say something."""
_KIN: Final = frozenset(
    {"fils", "fille", "enfant", "frère", "sœur", "parent", "ami", "amie", "cousin", "voisin", "gosse", "gamin", "femme",
     "épouse", "petit-enfant", "neveu", "nièce", "main", "bras", "jambe", "œil", "pied", "côté"}
)  # fmt: skip
_POSSESSIVE: Final = re.compile(r"\b(?:mes|tes|ses|nos|vos|leurs) (?:\w+ )?$")
"""« mes deux fils » belong to somebody's portrait."""
_TELLERS: Final = frozenset(
    {"raconter", "témoigner", "confier", "affirmer", "assurer", "rapporter", "relater", "indiquer", "avouer", "dire",
     "expliquer", "glisser", "souffler", "préciser", "confirmer", "signaler", "certifier", "attester", "chuchoter"}
)  # fmt: skip
_DEFINITE: Final = re.compile(
    r"(?<!\bparmi )\b(?:les|ces|des|aux|tous|toutes)"
    r"(?: (?:derniere?s|premiere?s|autres|memes|seule?s|quelque|prochaine?s|fameu(?:x|ses)|petite?s|grande?s))? $"
)
_PART: Final = re.compile(r"\b(?:sans|pas|comme|dont) $|\bd'$")
"""What keeps « un » from being a count (« sans un mort », « celui d'un adolescent »)."""
_BESIDE: Final = re.compile(r" [\w'-]+(?: [\w'-]+)?, \w+ee? ")
"""A participle set off by a comma (« un soldat, blessé en mai, … ») tells who is meant."""
_SMALL: Final = 10
"""Counts up to here, after « les » or « ces », only take up what was counted before."""


def tells(place: Place, noun: Noun, unit: str) -> bool:
    """Tell whether a few people are counted as those who say something (« racontent deux rescapés »)."""
    token = noun.token
    if token is None or unit != "persons" or (place.amount.high or place.amount.low or 0) > _FEW:
        return False
    return bool(token.dep_.startswith("nsubj") and token.head.lemma_ in _TELLERS)


def taken_up(place: Place, noun: Noun, unit: str) -> bool:
    """Tell whether a count only takes up an earlier one (« les deux pays »), or is an article (« une ville »)."""
    if place.amount.article:
        return _is_article(place, noun, unit)
    value = place.amount.high if place.amount.high is not None else place.amount.low
    if value is None or value > _SMALL:
        return False
    if unit == "other" and noun.token is not None and noun.token.lemma_.lower() in _talk():
        return True
    if _DEFINITE.search(place.ahead):
        return not _told_apart(noun)
    kin = unit not in HARMS and noun.token is not None and noun.token.lemma_.lower() in _KIN
    return kin and bool(_POSSESSIVE.search(place.ahead))


def _is_article(place: Place, noun: Noun, unit: str) -> bool:
    """Tell whether « un », « la » counts nothing; « la trentaine de routiers qui… » does."""
    if place.amount.rule == "fr.amount.collective@1":
        return not _told_apart(noun)
    return bool(_PART.search(place.ahead)) or not _single(place, noun, unit)


def _single(place: Place, noun: Noun, unit: str) -> bool:
    """Tell whether one person is counted: hurt, killed, or told as « un mort », « une personne »."""
    if unit not in HARMS:
        return False
    if re.match(r" (?:mort|blesse|tue|personne|disparu)", place.after):
        return True
    if unit not in {"deaths", "injured"} or _BESIDE.match(place.after):
        return False
    return noun.token is not None and noun_unit(noun.token) in {"persons", "soldiers"}


@cache
def _talk() -> frozenset[str]:
    """Return the nouns of talk, which a few of count nothing (« pour deux raisons »)."""
    pack = language_pack("fr")
    return frozenset(line.key for line in (pack.lexicon("talk_nouns") if pack else ()))


def _told_apart(noun: Noun) -> bool:
    """Tell whether a clause after the noun tells which are meant (« les trois péniches saisies »)."""
    token = noun.token
    return token is not None and any(
        child.dep_ == "acl:relcl" or (child.dep_ == "acl" and "Part" in child.morph.get("VerbForm"))
        for child in token.children
        if child.i > token.i
    )
