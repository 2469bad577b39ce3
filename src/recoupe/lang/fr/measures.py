"""Units of French quantities that stand right after the number: percent, money, measures; and « par mois »."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from recoupe.lang.fr.dates import any_of
from recoupe.lang.fr.numbers import fold
from recoupe.lang.lexicon import Entry
from recoupe.lang.pack import language_pack

_PERCENT: Final = re.compile(r" ?(?:%|pour ?cents?\b|p\. ?100)")
_KM: Final = re.compile(r" (?:kilometres?|km)(?![\w/²])|km(?![\w/²])")
_SYMBOL: Final = re.compile(
    r" ?(?:km/h|km2|km²|m2|m²|m3|m³|mm|cm|kg|°c|°|kwh|mwh|gwh|twh|mw|gw|kw|ha|mds? de m3|hl)(?!\w)"
    r"|(?: (?:de |d'))? ?(?:kilometres?[- ](?:carres?|heure|par heure)|metres?(?: (?:carres?|cubes?))?|tonnes?|"
    r"milles?(?: (?:nautiques?|marins?))?|hectares?|barils?|litres?|degres?|kilos?|onces?|carats?|"
    r"kilogrammes?|grammes?|millimetres?|centimetres?|megawatts?|gigawatts?|terawattheures?|megawattheures?|"
    r"kilowattheures?|quintaux|quintal|ares|arpents?|acres?|gallons?|boisseaux|lieues?|pouces|pieds(?!-)|volts?|decibels?|"
    r"metres? de haut|points?(?! de suture))\b"
    r"| ?m(?= de (?:haut|long|large|profond|diametre|denivele))"
)
_PER: Final = re.compile(
    r"(?: (?:nets?|bruts?))? ?(?:par|/) ?(?P<unit>mois|an|annee|jour|semaine|heure|trimestre|semestre|"
    r"habitant|personne|tonne|kilo|litre)\b"
)
_EACH: Final = re.compile(
    r" (?:le|la|l'|de l') ?(?P<unit>mois|annee|jour|semaine|heure|trimestre|semestre|tonne|kilo|litre)\b"
    r"(?! (?:derni|prochain|suivant))"
)
"""« 750 francs le litre », « dix euros de l'heure »: the words stay outside."""
_PERIODS: Final = {
    "mois": "month", "an": "year", "annee": "year", "jour": "day", "semaine": "week", "heure": "hour",
    "trimestre": "quarter", "semestre": "half-year", "habitant": "inhabitant", "personne": "person", "tonne": "tonne",
    "kilo": "kg", "litre": "litre",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A unit and how many characters after the number it takes; ``money`` is the name that a currency goes by."""

    end: int
    unit: str
    rule: str
    money: str = ""


FRACTION_UNIT: Final = Measure(end=0, unit="percent", rule="fr.quantity.fraction@1")


def measure_after(text: str, countries: Mapping[str, int], named: Mapping[str, str] | None = None) -> Measure | None:
    """Return the unit that stands right after a number in folded text.

    ``countries`` counts the states that the document speaks of, ``named`` has the codes of currencies named before
    (« 1 800 francs CFA », then « 1 500 francs »).
    """
    if match := _PERCENT.match(text):
        return Measure(end=match.end(), unit="percent", rule="fr.quantity.percent@1")
    if match := _money().match(text):
        line = _currencies()[match["money"]]
        name = re.split(r"s? |s$", match["money"])[0].replace("fcfa", "franc")
        unit = (named or {}).get(name) if line.get("by") != "-" else None
        return Measure(end=match.end(), unit=unit or _code(line, countries), rule="fr.quantity.money@1", money=name)
    if match := _KM.match(text):
        return Measure(end=match.end(), unit="km", rule="fr.quantity.distance@1")
    if match := _SYMBOL.match(text):
        return Measure(end=match.end(), unit="other", rule="fr.quantity.measure@1")
    return None


def spoken_of(text: str) -> dict[str, int]:
    """Return the countries, or monetary unions, that words of a text point to and how often."""
    return Counter(_money_cues()[word] for word in re.findall(r"[\w']+", fold(text)) if word in _money_cues())


@cache
def _money_cues() -> dict[str, str]:
    pack = language_pack("fr")
    lines = {fold(line.key): line.get("country") for line in (pack.lexicon("money_cues") if pack else ())}
    return lines | {f"{key}s": country for key, country in lines.items()}


def home_money(countries: Mapping[str, int]) -> str:
    """Return the ISO 4217 code of the money of the country most spoken of, the euro where none has its own."""
    codes = {**_home_codes(), "XAF": "XAF", "XOF": "XOF"}
    spoken = [country for country in countries if country in codes]
    return codes[max(spoken, key=lambda country: countries[country])] if spoken else "EUR"


@cache
def _home_codes() -> dict[str, str]:
    pack = language_pack("fr")
    return {line.key: line.get("code") for line in (pack.lexicon("home_money") if pack else ())}


def per_after(text: str) -> tuple[str | None, int]:
    """Return what a quantity is counted per, in English, and how many characters that takes."""
    if match := _PER.match(text):
        return _PERIODS[match["unit"]], match.end()
    each = _EACH.match(text)
    return (_PERIODS[each["unit"]] if each else None), 0


@cache
def _currencies() -> dict[str, Entry]:
    pack = language_pack("fr")
    return {fold(line.key): line for line in (pack.lexicon("currencies") if pack else ())}


@cache
def _money() -> re.Pattern[str]:
    return re.compile(rf" ?(?:de |d')?(?P<money>{any_of(_currencies())})(?!\w|-\d)")


def _code(line: Entry, countries: Mapping[str, int]) -> str:
    """Return the ISO 4217 code: that of the country most spoken of among those whose money has the name.

    A dollar is the American one unless the text speaks of no country more than of one with its own dollar.
    """
    local = dict(pair.split(":") for pair in line.get("by").split() if ":" in pair)
    spoken = [country for country in countries if country in local]
    if not spoken:
        return line.get("code")
    most = max(spoken, key=lambda country: countries[country])
    abroad = line.get("code") == "USD" and countries[most] < max(countries.values())
    return line.get("code") if abroad else local[most]
