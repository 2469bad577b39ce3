"""Numbers without a noun: what they count is told before (« il en faudrait vingt », « pas trois »)."""

import re
from typing import Final

from recoupe.annotate.counted import noun_unit
from recoupe.annotate.harm import HARMS, harm_verb
from recoupe.annotate.number import Place, Reader
from recoupe.lang.fr.measures import home_money

_SAME: Final = re.compile(
    r"(?:, (?:et )?(?:pas|non|non pas|sur)|\b(?:le|un) (?:chiffre|total|bilan|nombre) (?:de|a)|\bau lieu de) $"
)
"""What comes before a number that corrects or repeats another."""
_RATHER: Final = re.compile(r"\bc'(?:etait|est) (?:plutot|seulement|meme|au moins|au plus|bien) $")
"""« c'était plutôt une douzaine »."""
_ACCORDING: Final = re.compile(r" (?:selon|d'apres|aux dires d|pour) ?(?:e )?(?:les? |la |l'|des? |du )")
"""« 200 selon la police, 500 selon les organisateurs »."""
_COMPARED: Final = re.compile(
    r" (?:pour|auparavant|precedemment|initialement|avant|la veille|hier|l'an|un an|l'annee|il y a|en (?:19|20)\d\d)\b"
)
_EN: Final = re.compile(
    r"(?:\b(?:il|ils|elle|elles|on|qui|nous|vous|leur|lui|ne|y)|-t-(?:il|elle|on)|\b(?:j|n|l|s|m|t|qu)') ?"
    r"en (?:\w+ ){1,2}$"
    r"|\ben (?:a|ont|avait|avaient|aurait|auraient) (?:\w+ )?\w+(?:e|i|u|s|t) $"
    r"|\ben (?:coute|coutent|coutait|coutera|abrite|abritent|reste|restent|manque|faut) (?:\w+ )?$"
)
"""« qui en abrite 512 », « la brigade en a ramassé deux »."""
_ENDS: Final = re.compile(
    r"[ ]?[,.;:)»!?]|$"
    r"| (?:a|au|aux|en|dans|sur|par|pour|l'an|la|le|cette|ce|des|depuis|apres|avant|hier|desormais|devant|contre|selon|"
    r"lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b"
)
_THEY: Final = re.compile(
    r"\b(?:(?:qu')?(?:ils|elles|on)|nous|vous) (?:n')?(?:etaient|etions|etait|etiez|sont|sommes|etes|seront|serons|"
    r"seraient|furent|(?:ont|avons|avaient|auraient) ete) "
    r"(?:(?:deja|encore|toujours|desormais|alors|ainsi|donc|bien|la|plus) )?$"
    r"|\b(?:sommes|sont|etaient|etions) (?:venu|descendu|parti|sorti|monte|arrive|reste)e?s a $"
)
"""« ils étaient » before a number that counts people by itself."""
_DOING: Final = re.compile(
    r" (?:venue?s|reunis?|rassembl\w+|entass\w+|mass\w+|montes?|descendus?|presents?|inscrits?)\b"
)
_TOTAL: Final = re.compile(r" le (?:total|bilan|chiffre)\b")
"""« porte à plus de 3 000 le total »."""
_THINGS: Final = frozenset({"other", "vehicles"})
_MORE: Final = re.compile(r" (?:de plus|supplementaires|de mieux|en renfort|de moins|autres?)\b(?! (?:que|en plus))")
_QUESTION: Final = 60
"""Characters before a number among which the question stands that it answers."""
_AT_LEAST: Final = re.compile(
    r" (?:au bas mot|au moins|au minimum|a tout le moins|minimum|ou plus|voire plus|voire davantage)\b"
)
_AT_MOST: Final = re.compile(r" (?:tout au plus|au plus|au maximum|au grand maximum|maximum|ou moins)\b")
"""What blurs a number after it (« neuf au bas mot », « dix morts tout au plus »)."""
_PEOPLE: Final = frozenset({"persons", "soldiers"})
_FUNDS: Final = re.compile(
    r"\b(?:fonds|dettes?|aides?|budgets?|prets?|dons?|credits?|enveloppe|amendes?|rancon|cadeau|prejudice|dommages?|degats|"
    r"subventions?|facture|contrat|marche|capital|recettes?|deficit|impots?|pertes?|impayes?|arrieres?|salaires?|caution|"
    r"financ\w+|vers(?:e|er|ent|ait|era)\w*|debloqu\w+|allou\w+|cout\w+|pay(?:e|er|ent|ait|era)\w*|prete\w*|emprunt\w*|"
    r"invest\w+|rembours\w+|debours\w+|doit|doivent|devait|devra|decaiss\w+|economi\w+|promis\w*|suspend\w*|gele\w*|"
    r"reclam\w+)\b"
)
"""Words around a bare number of millions that make it money."""
_MONEY_NOUNS: Final = frozenset(
    {"dommage", "dommages-intérêts", "aide", "dette", "perte", "amende", "crédit", "prêt", "subvention", "impôt",
     "recette", "dépense", "économie", "investissement", "bénéfice", "déficit", "arriéré", "impayé", "préjudice",
     "dégât", "fonds", "don", "financement", "rançon", "taxe", "indemnité", "prime", "salaire", "manque", "caution"}
)  # fmt: skip
"""What is counted in money, from a hundred thousand."""
_OF_THEM: Final = re.compile(
    r"\b(?:en|n'en) (?:a|ont|avait|avaient|aurait|auraient|compt\w+|revendiqu\w+|denombr\w+|recens\w+|annonc\w+|"
    r"reclam\w+|faut|faudra|faudrait|fallait|reste|restait|signal\w+|evoqu\w+|cit\w+|avanc\w+|deplor\w+|reconnai\w+|admet\w*|"
    r"propos\w+|offr\w+|produi\w+|ven[dt]\w*|livr\w+|veu\w+|demand\w+|exig\w+|prome\w+|atten\w+|prevoi\w+|vis\w+|fait|font|voi\w+)"
    r"(?<!ant) (?:\w+e )?$"
)
"""« il en faudrait » before a number that counts the same; the parser often takes « en » for a preposition."""


def bare_unit(place: Place, reader: Reader) -> str:
    """Return the unit of a number that stands without a noun, the empty string where it counts nothing told."""
    if place.amount.article:
        return ""
    if told := _people(place) or _asked(place):
        return told
    if reader.last and (_takes_up_unit(place) or blur_after(place.after) or _TOTAL.match(place.after)):
        return (reader.last in _PEOPLE | HARMS and _befallen(place)) or reader.last
    if _EN.search(place.ahead) and _ends(place.after):
        return reader.last if reader.last in _THINGS else _befallen(place) or reader.last or "other"
    if millions(place):
        people = reader.kind not in {"", reader.coin} and not _FUNDS.search(place.ahead[-60:] + place.after)
        return reader.kind if people else coin(reader)
    return ""


def _people(place: Place) -> str:
    """Return persons for a number that counts those spoken of (« ils étaient 3 412 au départ »)."""
    alone = _ends(place.after) or _DOING.match(place.after)
    return "persons" if alone and _THEY.search(place.ahead) else ""


def _asked(place: Place) -> str:
    """Return the unit of what was asked for (« Combien de morts ? 164 »), the empty string where nothing was."""
    if "combien" not in place.text[max(0, place.amount.start - _QUESTION) : place.amount.start] or not _ends(
        place.after
    ):
        return ""
    before = place.first.doc[max(0, place.first.i - 12) : place.first.i]
    asked = next((token for token in before if token.norm_ == "combien"), None)
    if asked is None or not any(token.text == "?" for token in before):
        return ""
    noun = next((token for token in asked.doc[asked.i + 1 : asked.i + 4] if token.pos_ == "NOUN"), None)
    return noun_unit(noun) if noun is not None else ""


def _ends(after: str) -> bool:
    """Tell whether a number stands alone before what follows."""
    return _ENDS.match(after) is not None


def blur_after(text: str) -> int:
    """Return how many characters words take that blur a number after it, or make it one more."""
    found = _AT_LEAST.match(text) or _AT_MOST.match(text) or _MORE.match(text)
    return found.end() if found else 0


def _befallen(place: Place) -> str:
    """Return what befell those whom « en » stands for (« la brigade en a ramassé deux »)."""
    before = place.first.doc[max(0, place.first.i - 3) : place.first.i]
    return next((unit for token in reversed(before) if token.pos_ == "VERB" and (unit := harm_verb(token))), "")


def opened_after(text: str) -> str:
    """Return « low » or « high », the bound that words after a number leave it, else the empty string."""
    return "low" if _AT_LEAST.match(text) else "high" if _AT_MOST.match(text) else ""


def is_money(noun: str, place: Place) -> bool:
    """Tell whether millions of something are money (« 400 millions de dommages »)."""
    return noun.lower() in _MONEY_NOUNS and millions(place)


def millions(place: Place) -> bool:
    """Tell whether a number ends in millions or thousand millions."""
    return bool(re.search(r"(?:millions?|milliards?)$", place.text[place.amount.start : place.amount.end]))


def coin(reader: Reader) -> str:
    """Return the money last named, else that of the country most spoken of."""
    return reader.coin or home_money(reader.countries)


def _takes_up_unit(place: Place) -> bool:
    """Tell whether the words around a bare number say that it counts the same."""
    if place.amount.article or not re.match(r"(?:[ ,.;:)»!?]|$)", place.after):
        return False
    if (
        _SAME.search(place.ahead)
        or _RATHER.search(place.ahead)
        or (place.ahead.endswith("contre ") and _COMPARED.match(place.after))
    ):
        return True
    if place.ahead.endswith((", ", " et ", " contre ")) and _ACCORDING.match(place.after):
        return True
    return bool(_OF_THEM.search(place.ahead))
