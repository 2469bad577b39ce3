"""Numbers in French text with what opens or blurs them: « plus de 80 », « une vingtaine », « entre 50 et 70 »."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from recoupe.lang.fr.dates import any_of
from recoupe.lang.fr.numbers import COLLECTIVES, FRACTIONS, SCALES, fold, number_pattern, number_value, tidy
from recoupe.lang.pack import language_pack

SEVERAL: Final[dict[str, int]] = {
    "dizaine": 20,
    "centaine": 200,
    "millier": 2000,
    "million": 2 * 10**6,
    "milliard": 2 * 10**9,
}
"""The least that « des dizaines », « plusieurs milliers » can be."""


_SHORTENED: Final = {"k": 10**3, "m": 10**6, "md": 10**9, "mds": 10**9, "mrd": 10**9, "mrds": 10**9}
_SHORT: Final = r"(?:mrds?|mds?|m|k)(?= ?(?:€|\$|£|d'euros?|de dollars|de francs|de fcfa|eur\b|usd\b|fcfa|f cfa))"
"""Thousands and millions as sums are headed (« 300 M$ », « 2 Md€ »)."""
CHANGE: Final = "fr.amount.change@1"
_CHANGES: Final = re.compile(
    r"\b(?:pass|grimp|bondi|chut|tomb|relev|revu|ramen|abaiss|redui|gonfl|hiss|evolu|rabot|rehauss|"
    r"port(?:e|ent|er|ait|aient|ant|era|erait|eront)\b)\w*(?: [\w']+){0,2} $"
)
"""Verbs after which « de 12 à 19 » is a change: what counts is where it ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number's place in the paragraph and its bounds; ``core`` is where the number itself begins.

    Of a change (« passé de 12 à 19 ») the number is what it has come to; ``origin`` has where the whole begins and the
    number before.
    """

    start: int
    end: int
    core: int
    low: float | None
    high: float | None
    rule: str
    fraction: bool = False
    article: bool = False
    origin: tuple[int, float] | None = None


@cache
def _approximators() -> dict[str, str]:
    pack = language_pack("fr")
    return {fold(line.key): line.get("bound") for line in (pack.lexicon("approximators") if pack else ())}


@cache
def _pattern() -> re.Pattern[str]:
    number = number_pattern()
    collective = any_of(COLLECTIVES)
    scale = any_of(SCALES)
    near = rf"(?:(?P<near>{any_of(_approximators())}) ?)?"
    several = (
        rf"(?P<several>(?:des|plusieurs|quelques|de nombreu(?:x|ses)) (?P<what>{any_of(SEVERAL)})s"
        rf"(?: (?:de |d')(?P<many>{any_of((*COLLECTIVES, *SCALES))})s?)?)"
    )
    group = (
        rf"(?P<group>(?:une?|la|le|cette|deux|trois|quatre|cinq|\d+) )?(?:bonne |petite )?"
        rf"(?P<collective>{collective})s?"
        rf"(?: (?:de |d')(?P<scale>{scale})s?)?"
    )
    fraction = (
        rf"(?P<fraction>(?:la )?moitie|(?:(?P<times>un|deux|trois|quatre) )(?P<part>{any_of(FRACTIONS)})s?)"
        r"(?! (?:temps|arrondissement|d'heure)|-temps|-monde"
        r"| (?:du mois|de l'annee|du siecle|de siecle|de la journee|du match))"
    )
    share = r"(?: ?%(?=[^.;%]{0,24}%))?"
    both = (
        rf"(?:entre (?P<least>{number}){share} et (?P<most>{number})"
        rf"|(?:(?P<open>de) )?(?P<first>{number}){share} ?(?:a|ou|-|–|(?<=\d )et(?= \d)) ?(?P<second>{number}))"
    )
    return re.compile(
        rf"(?<![\w.,/:-])(?<!\d )(?:{near}(?:{several}|{group}|{fraction}|{both}"
        rf"|(?P<number>{number})(?P<short> ?{_SHORT})?))"
        r"(?![\w]|[-/:]\w|[.,]\d)"
    )


def amounts(text: str) -> Iterator[Amount]:
    """Yield the numbers of folded text in reading order."""
    for match in _pattern().finditer(text):
        read = _read(match)
        if read is not None:
            yield read


def _read(match: re.Match[str]) -> Amount | None:
    values = _values(match)
    if values is None:
        return None
    low, high, rule = values
    near = _approximators().get((match["near"] or "").strip())
    if near == "low":
        high = None
    elif near == "high":
        low = None
    start = match.start("second") if rule == CHANGE else match.start()
    core = match.end("near") if match["near"] else start
    ends = _ends(match) if rule == CHANGE else None
    return Amount(
        start=start, end=match.end(), core=core + (match.string[core : core + 1] == " "), low=low, high=high,
        rule=rule, fraction=bool(match["fraction"]),
        article=match["number"] in {"un", "une"} or match["group"] in {"la ", "le ", "cette "},
        origin=(match.start(), ends[0]) if ends and rule == CHANGE else None,
    )  # fmt: skip


def _values(match: re.Match[str]) -> tuple[float | None, float | None, str] | None:
    value: float | None
    if match["several"]:
        times = _scale(match["many"]) if match["many"] else 1
        return SEVERAL[match["what"]] * times, None, "fr.amount.several@1"
    if match["collective"]:
        value = COLLECTIVES[match["collective"]] * (_scale(match["scale"]) if match["scale"] else 1)
        count = number_value(match["group"] or "") or 1
        return tidy(value * count), tidy(value * count), "fr.amount.collective@1"
    if match["fraction"]:
        if not _is_share(match):
            return None
        value = tidy(FRACTIONS[match["part"]] * (number_value(match["times"]) or 1)) if match["part"] else 50
        value = {66.6: 66.7}.get(value, value)
        return value, value, "fr.amount.fraction@1"
    if match["first"] or match["least"]:
        return _range(match)
    value = number_value(match["number"])
    if value is not None and match["short"]:
        value = tidy(value * _SHORTENED[match["short"].strip()])
    return None if value is None else (value, value, "fr.amount.number@1")


def _is_share(match: re.Match[str]) -> bool:
    """Tell whether a fraction is one (« un cinquième des voix »), not an ordinal (« un cinquième titre »)."""
    after = match.string[match.end() :]
    if match["part"] and match["part"] not in {"tiers", "quart"}:
        return bool(re.match(r" (?:de|du|des|d')", after))
    return not re.search(r"\b(?:premiere|seconde|deuxieme|premier|deuxieme|autre) $", match.string[: match.start()])


def _scale(word: str) -> int:
    singular = word.removesuffix("s")
    return COLLECTIVES.get(singular) or SCALES.get(singular) or SCALES.get(word) or 1


def _range(match: re.Match[str]) -> tuple[float | None, float | None, str] | None:
    ends = _ends(match)
    if ends is None:
        return None
    low, high = ends
    if match["open"] == "de" and (low > high or _CHANGES.search(match.string[: match.start()])):
        return high, high, CHANGE
    return (low, high, "fr.amount.range@1") if low < high else None


def _ends(match: re.Match[str]) -> tuple[float, float] | None:
    """Return both numbers of a range, the first in the millions of the second (« 10 à 15 millions »)."""
    first, second = match["first"] or match["least"], match["second"] or match["most"]
    low, high = number_value(first), number_value(second)
    if low is None or high is None:
        return None
    scale = re.search(rf"\b({any_of(SCALES)})$", second)
    if scale and low < 1000 and not re.search(rf"\b{any_of(SCALES)}\b", first):  # noqa: PLR2004 - not told in full
        low *= SCALES[scale.group(1)]
    return tidy(low), tidy(high)
