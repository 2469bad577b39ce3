"""Numbers that carry news, with their bounds, unit and whose they are."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Final

from recoupe.annotate.counted import Noun, counted_noun, is_counted, owner
from recoupe.annotate.harm import harm_of
from recoupe.annotate.parsed import Paragraph, Parsed
from recoupe.lang.fr.amounts import Amount, amounts
from recoupe.lang.fr.measures import FRACTION_UNIT, Measure, measure_after, per_after, spoken_of
from recoupe.lang.fr.numbers import fold
from recoupe.model.annotation import Mention, Quantity, TimeExpression

_DIGIT_OR_WORD: Final = re.compile(
    r"\d|\b(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?|trente|"
    r"quarante|cinquante|soixante|cents?|mille|million|milliard|\w+aine|milliers?|moitie|tiers|quart)"
)
_ARTICLE_UNITS: Final = frozenset({"deaths", "injured", "prisoners", "displaced"})
_EXCEEDS: Final = re.compile(
    r"\b(?:depass(?:e|ent|er|ant|ait|aient|era|erait|eraient|eront)|exced(?:e|ent|er|ant)|superieure?s? a) (?:les? )?$"
)
_REACHES: Final = re.compile(
    r"\b(?:pouvant|peut|peuvent|pourra|pourront|pourrait|pourraient|pouvait|pouvaient) (?:\w+ )?"
    r"(?:atteindre|aller jusqu'a|monter jusqu'a)(?: les)? $"
    r"|\b(?:inferieure?s? a|plafonnee?s? a) $"
)
_SAME: Final = re.compile(
    r"(?:, (?:et )?(?:pas|non|non pas)|\b(?:le|un) (?:chiffre|total|bilan|nombre) (?:de|a)|\bau lieu de) $"
)
"""What comes before a number that corrects or repeats another."""
_COMPARED: Final = re.compile(
    r" (?:pour|auparavant|precedemment|initialement|avant|la veille|hier|l'an|un an|l'annee|il y a|en (?:19|20)\d\d)\b"
)
_OF_THEM: Final = re.compile(
    r"\b(?:en|n'en) (?:a|ont|avait|avaient|aurait|auraient|compt\w+|revendiqu\w+|denombr\w+|recens\w+|annonc\w+|"
    r"reclam\w+|faut|faudra|faudrait|fallait|reste|restait|signal\w+|evoqu\w+|cit\w+|avanc\w+|deplor\w+|reconnai\w+|admet\w*|"
    r"produi\w+|ven[dt]\w*|livr\w+|veu\w+|demand\w+|exig\w+|prome\w+|atten\w+|prevoi\w+|vis\w+|fait|font|voi\w+)"
    r"(?<!ant) (?:\w+e )?$"
)
"""« il en faudrait » before a number that counts the same; the parser often takes « en » for a preposition."""
_OUTLET: Final = 3
"""Mentions that a country in the outlet's name is worth."""
_FORCE: Final = 200
_SMALL: Final = 10
"""Counts up to here, after « les » or « ces », only take up what was counted before."""


@dataclass(slots=True)
class Reader:
    """What the quantities of one document share, and the unit used last (``kind``: of people or money)."""

    mentions: tuple[Mention, ...]
    countries: dict[str, int]
    kind: str = ""
    last: str = ""
    money: dict[str, str] = field(default_factory=dict)


def find_quantities(
    parsed: Parsed, mentions: tuple[Mention, ...], times: tuple[TimeExpression, ...]
) -> tuple[Quantity, ...]:
    """Return the quantities of a document, in reading order."""
    reader = Reader(mentions=mentions, countries=_countries(parsed, mentions))
    busy = Busy(times)
    found: list[Quantity] = []
    for paragraph in parsed.paragraphs:
        found += _in_paragraph(paragraph, reader, busy)
    return tuple(found)


def _countries(parsed: Parsed, mentions: tuple[Mention, ...]) -> dict[str, int]:
    """Return how much a document speaks of each country: its mentions, the words of its text, its outlet's name."""
    outlet = spoken_of(parsed.document.outlet or "")
    spoken = Counter(mention.country for mention in mentions if mention.country)
    spoken.update({country: _OUTLET * count for country, count in outlet.items()})
    for country in spoken_of(parsed.document.text):
        spoken.setdefault(country, 1)
    return spoken


class Busy:
    """The stretches of a document that time expressions take."""

    def __init__(self, times: tuple[TimeExpression, ...]) -> None:
        """Keep the ends, in reading order."""
        self.starts = [time.start for time in times]
        self.ends = [time.end for time in times]

    def __call__(self, start: int, end: int) -> bool:
        """Tell whether a time expression touches a stretch."""
        place = bisect_left(self.starts, end) - 1
        return place >= 0 and self.ends[place] > start


def _in_paragraph(paragraph: Paragraph, reader: Reader, busy: Busy) -> list[Quantity]:
    text = fold(paragraph.text)
    if not _DIGIT_OR_WORD.search(text):
        return []
    tokens = paragraph.tokens
    starts = [token.idx for token in tokens]
    found = []
    for amount in amounts(text):
        if busy(paragraph.start + amount.core, paragraph.start + amount.end):
            continue
        token = tokens[bisect_right(starts, amount.core) - 1]
        last = tokens[bisect_right(starts, amount.end - 1) - 1]
        made = _quantity(Place(paragraph, text, amount, token, last), reader)
        if made:
            found.append(made)
    return found


@dataclass(frozen=True, slots=True)
class Place:
    """An amount in its paragraph: the folded text, its first and its last token."""

    paragraph: Paragraph
    text: str
    amount: Amount
    first: Any
    last: Any

    @property
    def after(self) -> str:
        """Return the folded text after the number."""
        return self.text[self.amount.end : self.amount.end + 60]

    @property
    def ahead(self) -> str:
        """Return the folded text before the approximator."""
        return self.text[max(0, self.amount.start - 40) : self.amount.start]


def _quantity(place: Place, reader: Reader) -> Quantity | None:
    amount = place.amount
    if not is_counted(place.ahead, place.text[amount.start : amount.end], place.after):
        return None
    if amount.fraction:
        if _third_party(place):
            return None
        return _made(place, reader, FRACTION_UNIT)
    measure = measure_after(place.after, reader.countries, reader.money)
    if measure and amount.article and amount.high == 1:
        return None
    if measure:
        if measure.money:
            reader.money[measure.money] = measure.unit
        reader.kind = measure.unit if measure.unit not in {"percent", "other", "km"} else reader.kind
        return _made(place, reader, measure)
    return _counted(place, reader)


def _counted(place: Place, reader: Reader) -> Quantity | None:
    """Return the quantity of a counted noun; its unit is what befell those counted, or what they are."""
    noun = counted_noun(place.last, place.after, scaled=place.amount.rule != "fr.amount.number@1" or _scaled(place))
    if noun is None:
        return _inherited(place, reader)
    unit = "soldiers" if _troops(place, noun) else noun.unit
    if unit in {"persons", "soldiers", ""} and noun.token is not None:
        harm = harm_of(noun.token, place.first)
        unit = unit if not harm or (unit == "soldiers" and harm == "prisoners") else harm
    if unit == "persons" and reader.kind in _ARTICLE_UNITS and re.search(r"\bdont (?:au moins )?$", place.ahead):
        unit = reader.kind
    if noun.anaphoric and not unit:
        unit = reader.kind
    if _taken_up(place, unit) or not unit:
        return None
    reader.kind = unit
    return _made(place, reader, Measure(end=noun.end - place.amount.end - 0, unit=unit, rule=noun.rule))


def _troops(place: Place, noun: Noun) -> bool:
    """Tell whether « 2 000 hommes » are a force: many, and no women beside them."""
    many = (place.amount.low or place.amount.high or 0) >= _FORCE
    return many and noun.token.lemma_.lower() == "homme" and "femme" not in place.after


def _third_party(place: Place) -> bool:
    """Tell whether « un tiers » may be somebody else."""
    words = place.text[place.amount.core : place.amount.end]
    return (
        words == "un tiers"
        and place.amount.core == place.amount.start
        and not re.match(r" (?:de|des|du|d')\b", place.after)
    )


def _bounds(place: Place) -> tuple[float | None, float | None]:
    """Return the bounds, one of them open where a verb says so (« dépasse 20 milliards », « pouvant atteindre »)."""
    low, high = place.amount.low, place.amount.high
    if low is None or high is None:
        return low, high
    if _EXCEEDS.search(place.ahead):
        return low, None
    if _REACHES.search(place.ahead):
        return None, high
    return low, high


def _scaled(place: Place) -> bool:
    return bool(
        re.search(r"(?:millions?|milliards?|mille)$", place.text[place.amount.start : place.amount.end])
    ) or bool(re.match(r" (?:de (?:nos|ses|leurs|mes|vos|ces)|d'entre|des) ", place.after))


def _inherited(place: Place, reader: Reader) -> Quantity | None:
    """Return a bare number that takes the unit used last (« 1 300 milliards », « il en faudrait vingt », « pas 3 »)."""
    if reader.last and _takes_up_unit(place):
        return _made(place, reader, Measure(end=0, unit=reader.last, rule="fr.quantity.inherited@1"))
    scaled = re.search(r"(?:millions?|milliards?)$", place.text[place.amount.start : place.amount.end])
    if not scaled or not reader.kind:
        return None
    return _made(place, reader, Measure(end=0, unit=reader.kind, rule="fr.quantity.inherited@1"))


def _takes_up_unit(place: Place) -> bool:
    """Tell whether the words around a bare number say that it counts the same."""
    if place.amount.article or not re.match(r"(?:[ ,.;:)»!?]|$)", place.after):
        return False
    if _SAME.search(place.ahead) or (place.ahead.endswith("contre ") and _COMPARED.match(place.after)):
        return True
    return bool(_OF_THEM.search(place.ahead))


def _taken_up(place: Place, unit: str) -> bool:
    """Tell whether a count only takes up an earlier one (« les deux pays »), or is an article (« une ville »)."""
    if place.amount.article:
        if re.search(r"\b(?:sans|pas) $", place.ahead):
            return True
        return unit not in _ARTICLE_UNITS or not re.match(r" (?:mort|blesse|tue|personne|disparu)", place.after)
    definite = re.search(
        r"\b(?:les|ces|ses|leurs|nos|vos|mes|des|aux|tous|toutes)"
        r"(?: (?:derniere?s|premiere?s|autres|memes|seule?s|quelque|prochaine?s|fameu(?:x|ses)|petite?s|grande?s))? $",
        place.ahead,
    ) and not re.search(r"\bparmi les $", place.ahead)
    value = place.amount.high if place.amount.high is not None else place.amount.low
    return bool(definite) and value is not None and value <= _SMALL


def _made(place: Place, reader: Reader, measure: Measure) -> Quantity:
    amount = place.amount
    end = amount.end + measure.end
    per, more = per_after(place.text[end : end + 24])
    span = place.paragraph.chars(amount.start, end + more)
    of = owner(place.paragraph, span.end, reader.mentions, place.last)
    low, high = _bounds(place)
    reader.last = measure.unit
    return Quantity(
        start=span.start, end=span.end, text=span.text, low=low, high=high, unit=measure.unit,
        rule=measure.rule, of=of, per=per,
    )  # fmt: skip
