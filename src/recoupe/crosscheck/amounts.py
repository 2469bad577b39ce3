"""Numbers as people write them, in both tongues."""

from typing import Final, get_args

from recoupe.model.judgement import Figure
from recoupe.model.vocabulary import Tongue

BOUNDS: Final[dict[Tongue, tuple[str, str, str]]] = {
    "fr": ("à", "au moins", "au plus"),
    "en": ("to", "at least", "at most"),
}


def in_tongues(figure: Figure) -> dict[Tongue, str]:
    """Return a number or range as people write it, by tongue."""
    return {tongue: in_words(figure, tongue) for tongue in get_args(Tongue)}


def in_words(figure: Figure, tongue: Tongue = "fr") -> str:
    """Return a number or range as people write it."""
    to, least, most = BOUNDS[tongue]
    low, high = (None if bound is None else spoken(bound, tongue) for bound in (figure.low, figure.high))
    if low is not None and high is not None:
        return low if low == high else f"{low} {to} {high}"
    return f"{least} {low}" if low is not None else f"{most} {high or 0}"


def spoken(value: float, tongue: Tongue = "fr") -> str:
    """Return a number as French (42 000 000, 9,5) or English (42,000,000, 9.5) writes it."""
    whole = f"{value:,.0f}" if value == int(value) else f"{value:,.2f}".rstrip("0")
    return whole if tongue == "en" else whole.replace(",", "\u202f").replace(".", ",")
