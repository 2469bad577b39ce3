"""Numbers that carry news, with their bounds, unit and whose they are."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import replace
from typing import Final

from recoupe.annotate.bare import bare_unit, blur_after, coin, is_money, millions, opened_after
from recoupe.annotate.counted import Noun, counted_noun, is_counted
from recoupe.annotate.harm import HARMS, harm_of
from recoupe.annotate.number import Place, Reader
from recoupe.annotate.owners import owner
from recoupe.annotate.parsed import Paragraph, Parsed
from recoupe.annotate.repeats import taken_up, tells
from recoupe.lang.fr.amounts import Amount, amounts
from recoupe.lang.fr.measures import FRACTION_UNIT, Measure, measure_after, per_after, spoken_of
from recoupe.lang.fr.numbers import SCALES, fold, tidy
from recoupe.model.annotation import Mention, Quantity, TimeExpression

_DIGIT_OR_WORD: Final = re.compile(
    r"\d|\b(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?|trente|"
    r"quarante|cinquante|soixante|cents?|mille|million|milliard|\w+aine|milliers?|moitie|tiers|quart)"
)
_EXCEEDS: Final = re.compile(
    r"(?<!\ba )(?<!\bont )(?<!\bavait )"
    r"\b(?:depass(?:e|ent|er|ant|ait|aient|era|erait|eraient|eront)|exced(?:e|ent|er|ant)|superieure?s? a)(?: les)? $"
)
_REACHES: Final = re.compile(
    r"\b(?:pouvant|peut|peuvent|pourra|pourront|pourrait|pourraient|pouvait|pouvaient) (?:\w+ )?"
    r"(?:atteindre|aller jusqu'a|monter jusqu'a)(?: les)? $"
    r"|\b(?:inferieure?s? a|plafonnee?s? a) $"
)
_AMONG: Final = re.compile(
    r"(?:\bdont (?:au moins |pres de |environ )?|\bparmi (?:elles|eux|lesquel\w+|ces derni\w+)\b[^.;:]{0,24}) ?$"
)
"""What comes before some of those counted before."""
_JOINED: Final = re.compile(r" (?:et|ainsi que|ou) (?:a |de |d'|au moins )?")
_CROWD: Final = 1000
_ARRIVING: Final = re.compile(
    r" (?:sont|seraient|etaient) (?:\w+ )?(?:entre|arrive|passe)e?s (?:en|au|aux|a|dans)\b"
    r"|.{0,12} (?:ont|auraient|avaient) (?:\w+ )?(?:gagne|rejoint|franchi|traverse|afflue)\b"
)
_WELCOMED: Final = re.compile(r"\b(?:accueill\w+|heberg\w+|recueill\w+|(?:a|ont) (?:\w+ )?recu) (?:[\w-]+ ){0,2}$")
"""What is told of people who come from abroad in thousands: they have fled."""
_CAPTURED: Final = re.compile(
    r"\b(?:captur|prisonni|otage|qu(?:e |'\w+ )(?:detien|deten)"
    r"|(?:ete|sont|furent|etaient) (?:\w+ )?(?:arrete|interpelle|ecroue|incarcere))"
)
_OUTLET: Final = 3
"""Mentions that a country in the outlet's name is worth."""
_EACH: Final = re.compile(r" (?:de l'|le |la |l'|par )\w")
"""What makes « un euro de l'heure » a price."""
_ASKED_FOR: Final = re.compile(
    r"\ben (?:exig|propos|reclam|offr|demand|accord|promet|promis|vers|vot|vaut|coute|voulai|veu)\w* $"
)
"""« l'Union donne un milliard, il en exige 2,5 »: what the number counts is money again, in the same millions."""
_FORCE: Final = 200
_PEOPLE: Final = frozenset({"persons", "soldiers", "prisoners", "displaced", ""})
"""Units that give way to what befell those counted."""


def find_quantities(
    parsed: Parsed, mentions: tuple[Mention, ...], times: tuple[TimeExpression, ...]
) -> tuple[Quantity, ...]:
    """Return the quantities of a document, in reading order."""
    reader = Reader(parsed=parsed, mentions=mentions, countries=_countries(parsed, mentions))
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
        if _in_name(paragraph.text, amount.core) or busy(paragraph.start + amount.core, paragraph.start + amount.end):
            continue
        token = tokens[bisect_right(starts, amount.core) - 1]
        last = tokens[bisect_right(starts, amount.end - 1) - 1]
        made = _quantity(Place(paragraph, text, amount, token, last), reader)
        if made:
            found.append(made)
    return found


def _in_name(text: str, start: int) -> bool:
    """Tell whether a number in words is written with a capital within a sentence (« Sept TV »)."""
    before = text[:start].rstrip(" \u00a0\u202f")
    return text[start].isupper() and bool(before) and before[-1] not in '.!?…:;«»"“”(–—-•\n'


def _quantity(place: Place, reader: Reader) -> Quantity | None:
    amount = place.amount
    if not is_counted(place.ahead, place.text[amount.start : amount.end], place.after):
        return None
    if amount.fraction:
        if _third_party(place) or place.ahead.endswith("a "):
            return None
        return _made(place, reader, FRACTION_UNIT)
    measure = measure_after(place.after, reader.countries, reader.money)
    if measure and amount.article and amount.high == 1 and not _EACH.match(place.after[measure.end :]):
        return None
    if measure:
        if measure.money:
            reader.money[measure.money] = reader.coin = measure.unit
            reader.scale = _scale_of(place)
        reader.kind = measure.unit if measure.unit not in {"percent", "other", "km"} else reader.kind
        return _made(place, reader, measure)
    return _counted(place, reader)


def _counted(place: Place, reader: Reader) -> Quantity | None:
    """Return the quantity of a counted noun; its unit is what befell those counted, or what they are."""
    noun = counted_noun(place.last, scaled=place.amount.rule != "fr.amount.number@1" or _scaled(place))
    if noun is None:
        return _inherited(place, reader)
    length = noun.end - place.amount.end
    if noun.token is not None and is_money(noun.token.lemma_, place):
        return _made(place, reader, Measure(end=length, unit=coin(reader), rule="fr.quantity.funds@1"), noun)
    unit = _unit(place, noun, reader)
    if not unit or taken_up(place, noun, unit) or tells(place, noun, unit):
        return None
    reader.kind = unit
    return _made(place, reader, Measure(end=length, unit=unit, rule=noun.rule), noun)


def _unit(place: Place, noun: Noun, reader: Reader) -> str:
    """Return what befell those counted, else what they are; the empty string for an unknown antecedent."""
    unit = "soldiers" if _troops(place, noun) else noun.unit
    if (unit in _PEOPLE or noun.anaphoric) and noun.token is not None:
        harm = harm_of(noun.token, place.first)
        harm = harm or (_shared(place, reader) if unit in {"persons", "soldiers"} else None)
        unit = harm if harm and (noun.anaphoric or _changes(unit, harm, place)) else unit
    if unit == "persons" and _arrived(place, noun):
        return "displaced"
    if unit in {"persons", "soldiers"} and reader.kind in HARMS and _AMONG.search(place.ahead):
        return reader.kind
    return reader.kind if noun.anaphoric and not unit else unit


def _arrived(place: Place, noun: Noun) -> bool:
    """Tell whether thousands of a country's people are counted who came to another (« un million d'Ukrainiens »)."""
    many = (place.amount.low or place.amount.high or 0) >= _CROWD
    if not many or noun.token is None or not noun.token.text[:1].isupper():
        return False
    after = place.text[noun.end : noun.end + 60]
    return bool(_ARRIVING.match(after) or _WELCOMED.search(place.ahead))


def _shared(place: Place, reader: Reader) -> str | None:
    """Return what befell those counted just before, to whom these are joined (« à deux soldats et à dix civils »)."""
    paragraph, end = reader.ends
    joined = paragraph is place.paragraph and _JOINED.fullmatch(place.text[end : place.amount.start])
    return reader.last if joined and reader.last in HARMS else None


def _changes(unit: str, harm: str, place: Place) -> bool:
    """Tell whether what befell those counted says more than what they are: soldiers stay soldiers until captured."""
    if unit == "soldiers" and harm == "prisoners":
        return _CAPTURED.search(place.after) is not None
    return unit in {"persons", "soldiers", ""} or harm in {"deaths", "injured"}


def _troops(place: Place, noun: Noun) -> bool:
    """Tell whether « 2 000 hommes » are a force: many, and no women beside them."""
    many = (place.amount.low or place.amount.high or 0) >= _FORCE
    return many and noun.token.lemma_.lower() == "homme" and "femme" not in place.after


def _third_party(place: Place) -> bool:
    """Tell whether « un tiers » may be somebody else."""
    words = place.text[place.amount.core : place.amount.end]
    if re.search(r"(?:peut-etre|environ|seulement|a peine|presque) $", place.ahead):
        return False
    return (
        words == "un tiers"
        and place.amount.core == place.amount.start
        and not re.match(r" (?:de|des|du|d')\b", place.after)
    )


def _bounds(place: Place, end: int, unit: str) -> tuple[float | None, float | None]:
    """Return the bounds, one of them open where a verb says so (« dépasse 20 milliards », « pouvant atteindre »).

    Of a change both ends are told, of a toll only where it has come to.
    """
    low, high = place.amount.low, place.amount.high
    if low is None or high is None:
        return low, high
    if place.amount.origin is not None and unit not in HARMS:
        before = place.amount.origin[1]
        return min(before, high), max(before, high)
    after = opened_after(place.text[end : end + 24]) if low == high else ""
    if after == "low" or _EXCEEDS.search(place.ahead):
        return low, None
    if after == "high" or _REACHES.search(place.ahead):
        return None, high
    return low, high


def _scaled(place: Place) -> bool:
    return bool(
        re.search(r"(?:millions?|milliards?|mille)$", place.text[place.amount.start : place.amount.end])
    ) or bool(re.match(r" (?:de (?:nos|ses|leurs|mes|vos|ces)|d'entre|des) ", place.after))


def _inherited(place: Place, reader: Reader) -> Quantity | None:
    """Return a bare number that takes the unit used last (« 1 300 milliards », « il en faudrait vingt », « pas 3 »)."""
    unit = bare_unit(place, reader)
    if not unit:
        return None
    if unit == reader.coin and reader.scale > 1 and not millions(place) and place.amount.high is not None:
        if not _ASKED_FOR.search(place.ahead) or place.amount.high >= _CROWD:
            unit = unit if place.amount.high >= _CROWD else "other"
        else:
            place = replace(place, amount=_times(place.amount, reader.scale))
    return _made(place, reader, Measure(end=0, unit=unit, rule="fr.quantity.inherited@1"))


def _scale_of(place: Place) -> int:
    """Return the millions that a sum is told in, 1 for one that is told in full."""
    words = place.text[place.amount.start : place.amount.end]
    return next((SCALES[word] for word in ("million", "milliard") if re.search(rf"{word}s?$", words)), 1)


def _times(amount: Amount, scale: int) -> Amount:
    """Return an amount in millions as it is meant after another (« un milliard… ; il en exige 2,5 »)."""
    low, high = (None if bound is None else tidy(bound * scale) for bound in (amount.low, amount.high))
    return replace(amount, low=low, high=high)


def _made(place: Place, reader: Reader, measure: Measure, noun: Noun | None = None) -> Quantity:
    amount = place.amount
    end = amount.end + measure.end
    per, more = per_after(place.text[end : end + 24])
    low, high = _bounds(place, end + more, measure.unit)
    more = more or blur_after(place.text[end : end + 24])
    start = amount.origin[0] if amount.origin is not None and measure.unit not in HARMS else amount.start
    span = place.paragraph.chars(start, end + more)
    of = owner(reader, place, measure, noun)
    reader.last, reader.ends = measure.unit, (place.paragraph, end + more)
    return Quantity(
        start=span.start, end=span.end, text=span.text, low=low, high=high, unit=measure.unit,
        rule=measure.rule, of=of, per=per,
    )  # fmt: skip
