"""The wordings of charts and reports, French and English."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Final

from recoupe.model.vocabulary import Tongue

MONTHS: Final[Mapping[Tongue, tuple[str, ...]]] = {
    "fr": ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}
WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "supports": ("affirme", "supports"),
    "denies": ("dément", "denies"),
    "doubts": ("doute", "doubts"),
    "retracts": ("se rétracte", "retracts"),
    "none": ("sans avis", "takes no side"),
    "origin": ("origine", "origin"),
    "independent": ("indépendant", "independent"),
    "reprint": ("reprise intégrale", "reprint"),
    "partial": ("reprise partielle", "partial reprint"),
    "rewrite": ("réécriture", "rewrite"),
    "cites": ("citation", "citation"),
    "quotes": ("propos repris", "quotation"),
    "unrelated": ("sans rapport", "unrelated"),
    "denial": ("démenti", "denial"),
    "anonymous": ("source anonyme", "anonymous source"),
    "person": ("personne nommée", "named person"),
    "organisation": ("institution", "institution"),
    "media": ("média", "outlet"),
    "document": ("document", "document"),
    "figure": ("chiffre", "figure"),
    "date": ("date", "date"),
    "support": ("pour", "support"),
    "deny": ("contre", "deny"),
    "query": ("questions", "questions"),
    "comment": ("commentaires", "comments"),
    "named": ("source nommée", "named source"),
    "conditional": ("au conditionnel", "conditional"),
    "denied": ("démenti", "denied"),
    "own word": ("sans source", "no source given"),
}
"""What the closed lists of the records are called: French, English."""


def word(key: str, tongue: Tongue) -> str:
    """Return what a value of a closed list is called, the value itself where it has no name."""
    found = WORDS.get(key)
    return key if found is None else found[tongue == "en"]


def day(moment: float, tongue: Tongue, *, year: bool = False) -> str:
    """Return a moment as day and short month: « 5 mars »."""
    when = datetime.fromtimestamp(moment, UTC).date()
    text = short_day(when, tongue)
    return f"{text} {when.year}" if year else text


def short_day(when: date, tongue: Tongue) -> str:
    """Return day and short month: « 5 mars »."""
    return f"{when.day} {month_of(when, tongue)}"


def month_of(when: date, tongue: Tongue) -> str:
    """Return the short month: « mars »."""
    return MONTHS[tongue][when.month - 1]


def year_of(moment: float) -> int:
    """Return the year of a moment."""
    return datetime.fromtimestamp(moment, UTC).year
