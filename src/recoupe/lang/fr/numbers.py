"""Numbers: French words and figures → values."""

import re
from functools import cache
from typing import Final

from recoupe.lang.fr.text import straighten

WORDS: Final[dict[str, int]] = {
    "zero": 0, "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8,
    "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16,
    "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70,
    "octante": 80, "huitante": 80, "nonante": 90,
}  # fmt: skip
HUNDREDS: Final = ("cent", "cents")
SCALES: Final[dict[str, int]] = {
    "mille": 10**3, "milles": 10**3, "million": 10**6, "millions": 10**6, "milliard": 10**9, "milliards": 10**9,
    "billion": 10**12, "billions": 10**12,
}  # fmt: skip
COLLECTIVES: Final[dict[str, int]] = {
    "demi-douzaine": 6, "demi-dizaine": 5, "huitaine": 8, "dizaine": 10, "douzaine": 12, "quinzaine": 15,
    "vingtaine": 20, "trentaine": 30, "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60, "centaine": 100,
    "millier": 1000,
}  # fmt: skip
FRACTIONS: Final[dict[str, float]] = {
    "moitie": 50, "demie": 50, "tiers": 33.3, "quart": 25, "cinquieme": 20, "sixieme": 16.7, "septieme": 14.3,
    "huitieme": 12.5, "dixieme": 10, "centieme": 1,
}  # fmt: skip
ORDINALS: Final[dict[str, int]] = {
    "premier": 1, "premiere": 1, "second": 2, "seconde": 2, "deuxieme": 2, "troisieme": 3, "quatrieme": 4,
    "cinquieme": 5, "sixieme": 6, "septieme": 7, "huitieme": 8, "neuvieme": 9, "dixieme": 10, "onzieme": 11,
    "douzieme": 12,
}  # fmt: skip
_FOLD: Final = str.maketrans("àâäáãéèêëíîïìóôöòõúùûüçñÿ\u00a0\u2009\u202f\t", "aaaaaeeeeiiiiooooouuuucny    ")
FIGURES: Final = r"\d{1,3}(?:[ .]\d{3})+(?:,\d+)?(?!\d)|\d+(?:[.,]\d+)?"
"""A number in figures: groups of three with a space or a full stop, decimals after a comma (or a full stop)."""
_MILES: Final = r"milles (?:nautiques?|marins?|du|de la|des|au|d'ici)\b"
"""Nautical miles, which are no thousands."""
ORDINAL_FIGURES: Final = r"\d+(?:er|re|ere|e|eme|nd|nde)"


def fold(text: str) -> str:
    """Return the text in lower case, without accents, with straight apostrophes and plain spaces; same length."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return straighten(lower).translate(_FOLD)


@cache
def words_pattern() -> str:
    """Return the source of a regular expression for a number in words (folded text)."""
    names = sorted([*WORDS, *HUNDREDS, *SCALES], key=len, reverse=True)
    word = rf"(?:{'|'.join(names)})"
    return rf"{word}(?:(?:[ -]et[ -]|[ -])(?!{_MILES}){word})*(?![\w-]*\w)"


@cache
def number_pattern() -> str:
    """Return the source of a regular expression for a number in figures, in words or mixed (« 9,15 millions »)."""
    scales = "|".join(sorted(SCALES, key=len, reverse=True))
    return rf"(?:(?:{FIGURES})(?: ?(?!{_MILES})(?:{scales})\b)?|{words_pattern()})(?: et demie?\b)?"


def number_value(text: str) -> float | None:
    """Return the value of a number in words or figures, None for what is none (« deux trois »)."""
    plain = fold(text).strip()
    half = re.search(r" et demie?$", plain)
    body = plain[: half.start()] if half else plain
    figures = re.match(FIGURES, body)
    parts = ([figures.group()] if figures else []) + re.split(r"[ -]+", body[figures.end() if figures else 0 :].strip())
    total = _sum([part for part in parts if part and part != "et"])
    if total is None or not half:
        return total
    return total + _last_scale(parts) / 2


def figure_value(text: str) -> float:
    """Return the value of a number in figures, written the French way."""
    plain = fold(text)
    grouped = re.match(r"\d{1,3}(?:[ .]\d{3})+(?!\d)", plain)
    digits = re.sub(r"[ .]", "", grouped.group()) + plain[grouped.end() :] if grouped else plain
    return tidy(float(digits.replace(",", ".").replace(" ", "")))


def tidy(value: float) -> float:
    """Return a value without the noise of binary fractions (9.15 million is 9150000)."""
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded


def ordinal_value(text: str) -> int | None:
    """Return the value of an ordinal in words or figures (« troisième », « 3e »)."""
    plain = fold(text)
    figures = re.match(r"\d+", plain)
    return int(figures.group()) if figures else ORDINALS.get(plain.removesuffix("s"))


def _last_scale(parts: list[str]) -> int:
    return next((SCALES[part] for part in reversed(parts) if part in SCALES), 1)


def _sum(parts: list[str]) -> float | None:
    total, group, before = 0.0, 0.0, ""
    for part in parts:
        if part[0].isdigit():
            group += figure_value(part)
        elif part in SCALES:
            total, group = total + (group or 1) * SCALES[part], 0
        elif part in HUNDREDS:
            group = (group or 1) * 100
        elif part in WORDS:
            group += 76 if before == "quatre" and part.startswith("vingt") else WORDS[part]
        else:
            return None
        before = part
    return tidy(total + group) if parts else None
