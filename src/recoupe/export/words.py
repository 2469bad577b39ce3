"""The wordings of charts and reports, French and English."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Final

from recoupe.lang.registry import Registry
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
    "retraction": ("rétractation", "retraction"),
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
    "own word": ("propre parole", "own word"),
    "open": ("ouvert", "open"),
    "supported": ("étayé", "supported"),
    "confirmed": ("confirmé", "confirmed"),
    "disputed": ("contesté", "disputed"),
    "retracted": ("retiré", "withdrawn"),
    "asserted": ("affirmé", "asserted"),
    "hedged": ("au conditionnel", "hedged"),
    "actual": ("réel", "actual"),
    "future": ("futur", "future"),
    "hypothetical": ("hypothétique", "hypothetical"),
    "negated": ("nié", "negated"),
    "alleged": ("allégué", "alleged"),
}
"""What the closed lists of the records are called: French, English."""

HEADS: Final[Mapping[str, tuple[str, str]]] = {
    "documents": ("documents", "documents"),
    "dossiers": ("dossiers", "dossiers"),
    "claims": ("affirmations", "claims"),
    "events": ("événements", "events"),
    "rejections": ("refus", "rejections"),
    "sources": ("sources", "sources"),
    "id": ("identifiant", "id"),
    "published": ("parution", "published"),
    "outlet": ("média", "outlet"),
    "title": ("titre", "title"),
    "grade": ("cote", "grade"),
    "for": ("pour", "for"),
    "against": ("contre", "against"),
    "claim": ("affirmation", "claim"),
    "document": ("document", "document"),
    "source": ("source", "source"),
    "basis": ("fondement", "basis"),
    "modality": ("modalité", "modality"),
    "words": ("mots", "words"),
    "date": ("date", "date"),
    "type": ("type", "type"),
    "mode": ("mode", "mode"),
    "status": ("statut", "status"),
    "actors": ("acteurs", "actors"),
    "recipients": ("destinataires", "recipients"),
    "path": ("chemin", "path"),
    "code": ("code", "code"),
    "detail": ("détail", "detail"),
    "reliability": ("fiabilité", "reliability"),
    "key": ("clé", "key"),
    "told": ("données en premier", "told first"),
    "confirmed": ("confirmées", "confirmed"),
    "denied": ("réfutées", "refuted"),
    "retracted": ("retirées", "withdrawn"),
    "disputed": ("disputées", "disputed"),
    "copied": ("seulement reprises", "only passed on"),
    "anonymous": ("de sources anonymes", "from anonymous sources"),
}
"""What tables and their columns are called: French, English."""

UNITS: Final[Mapping[str, tuple[str, str]]] = {
    "deaths": ("morts", "deaths"),
    "injured": ("blessés", "injured"),
    "people": ("personnes", "people"),
    "other": ("nombre", "number"),
}
"""What is counted: French, English."""

SECTORS: Final[Mapping[str, tuple[str, str]]] = {
    "GOV": ("gouvernement", "government"),
    "MIL": ("armée", "military"),
    "REB": ("rebelles", "rebels"),
    "SPY": ("renseignement", "intelligence"),
    "COP": ("police", "police"),
    "JUD": ("justice", "judiciary"),
    "LEG": ("parlement", "legislature"),
    "PTY": ("partis", "parties"),
    "OPP": ("opposition", "opposition"),
    "PRM": ("paramilitaires", "paramilitaries"),
    "UAF": ("hommes armés", "armed men"),
    "CRM": ("criminels", "criminals"),
    "CVL": ("civils", "civilians"),
    "JRN": ("presse", "press"),
    "MED": ("santé", "health"),
    "BUS": ("entreprises", "business"),
    "LAB": ("travailleurs", "labour"),
    "EDU": ("enseignement", "education"),
    "REL": ("religieux", "religious"),
    "REF": ("réfugiés", "refugees"),
    "SOC": ("société civile", "civil society"),
    "ELI": ("personnalités", "elites"),
    "AGR": ("agriculteurs", "farmers"),
    "ENV": ("écologistes", "environmentalists"),
    "HRI": ("droits humains", "human rights"),
    "IGO": ("organisation internationale", "international body"),
    "NGO": ("ONG", "NGO"),
    "UNK": ("inconnus", "unknown"),
}
"""What PLOVER's sectors are called: French, English."""


def sector(key: str, tongue: Tongue) -> str:
    """Return what a PLOVER sector is called, its code where it has no name."""
    found = SECTORS.get(key)
    return key if found is None else found[tongue == "en"]


def party_names(keys: Iterable[str], registry: Registry, tongue: Tongue) -> dict[str, str]:
    """Return what parties of events are called: the registry's name, a state with the word for its sector."""
    return {key: _party(key, registry, tongue) for key in keys}


def _party(key: str, registry: Registry, tongue: Tongue) -> str:
    if key in registry.actors:
        return registry.actors[key].name
    country, _, part = key.partition(":")
    state = registry.actors[country].name if country in registry.actors else sector(country, tongue)
    return f"{state} ({sector(part, tongue)})" if part and part != country else state


def word(key: str, tongue: Tongue) -> str:
    """Return what a value of a closed list is called, the value itself where it has no name."""
    found = WORDS.get(key)
    return key if found is None else found[tongue == "en"]


def head(key: str, tongue: Tongue) -> str:
    """Return what a table or a column is called."""
    return HEADS[key][tongue == "en"]


def bounds(low: float | None, high: float | None, tongue: Tongue) -> str:
    """Return the bounds of a number; an open one is an ellipsis."""
    ends = ["…" if each is None else _grouped(each, tongue) for each in (low, high)]
    return ends[0] if low == high else f"{ends[0]} {'à' if tongue == 'fr' else 'to'} {ends[1]}"


def unit_name(key: str, tongue: Tongue) -> str:
    """Return what a unit of numbers is called; currencies and measures keep their sign."""
    found = UNITS.get(key)
    return key if found is None else found[tongue == "en"]


def _grouped(value: float, tongue: Tongue) -> str:
    return number(value, tongue) if tongue == "fr" else f"{value:,.10g}"


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


def written(cell: str | float | None, tongue: Tongue) -> str:
    """Return what stands in a cell of a table."""
    return "" if cell is None else number(cell, tongue) if isinstance(cell, float) else str(cell)


def number(value: float, tongue: Tongue) -> str:
    """Return a number with thin spaces between thousands: « 11 000,5 »."""
    text = f"{value:,.10g}".replace(",", "\u202f")
    return text.replace(".", ",") if tongue == "fr" else text
