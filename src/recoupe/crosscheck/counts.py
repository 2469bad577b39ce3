"""What a question counts, read by rules on its words alone: the pipeline takes seconds to load, a question none."""

import re
from collections.abc import Iterator
from typing import Final

from recoupe.annotate.counted import is_counted
from recoupe.crosscheck.statement import DATE
from recoupe.lang.fr.amounts import Amount, amounts
from recoupe.lang.fr.measures import FRACTION_UNIT, measure_after, spoken_of
from recoupe.lang.fr.numbers import fold
from recoupe.lang.fr.people import names_people
from recoupe.lineage.profile import plain
from recoupe.model.annotation import Quantity

RULE: Final = "fr.question.count@1"
AFTER: Final = 60
"""Characters after a number in which its unit stands."""
NONE: Final = re.compile(
    r"\W*au \d|\W*(?:(?:prochaine|derniere|premiere)?e?r?s? )?(?:ans?|annees?|mois|jours?|heures?|semaines?|minutes?|"
    r"secondes?|fois|siecles?)\b"
)
"""What follows a number that is part of a date or a duration."""
NOUN: Final = re.compile(
    r"\W*(?:de |d')?(?:(?:autres|jeunes|nouveaux|nouvelles|anciens|grands|petits) )?(?P<noun>[a-z'-]+)"
)
PEOPLE: Final = re.compile(
    r"(?:personne|gens|civil|homme|femme|enfant|malade|patient|bebe|nouveau-ne|eleve|villageois|passager|voyageur|ouvrier)s?$"
)
HARMS: Final = (
    (
        "deaths",
        re.compile(
            r"\b(?:morte?s?|tue(?:e?s?|r|nt)|victimes|deces|cadavres|decede\w*|peri\w*|mour\w+|corps|noye\w*)\b"
        ),
    ),
    ("injured", re.compile(r"\bblesse\w*\b")),
    (
        "prisoners",
        re.compile(
            r"\b(?:arrete\w*|arrestations?|detenu\w*|prisonnier\w*|otages?|incarcere\w*|interpelle\w*|enleve\w*)\b"
        ),
    ),
    ("displaced", re.compile(r"\b(?:deplace\w*|refugie\w*|evacue\w*|exode)\b")),
)
"""What befell people, in the order in which it is looked for."""
KINDS: Final = (
    ("soldiers", re.compile(r"(?:soldat|militaire|combattant)s?$")),
    ("vehicles", re.compile(r"(?:bus|autobus|camion|vehicule|voiture|autocar|blinde|moto|camionnette)s?$")),
)


def counts(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of a statement with bounds and unit, in reading order; durations and dates are none."""
    return tuple(_counts(text))


def _counts(text: str) -> Iterator[Quantity]:
    folded = fold(plain(text))
    dates = [found.span() for found in DATE.finditer(plain(text))]
    for amount in amounts(folded):
        after = folded[amount.end : amount.end + AFTER]
        ahead = folded[max(0, amount.start - AFTER) : amount.start]
        dated = any(start <= amount.core < end for start, end in dates) or NONE.match(after)
        if dated or not is_counted(ahead, folded[amount.start : amount.end], after):
            continue
        found = _unit(folded, amount, after)
        if found is not None:
            unit, size = found
            end = amount.end + size
            yield Quantity(
                start=amount.start, end=end, text=text[amount.start : end], low=amount.low, high=amount.high,
                unit=unit, rule=RULE,
            )  # fmt: skip


def _unit(folded: str, amount: Amount, after: str) -> tuple[str, int] | None:
    """Return the unit and how many characters after the number it takes; None for an article."""
    if amount.fraction:
        return FRACTION_UNIT.unit, 0
    if amount.article:
        return None
    measure = measure_after(after, spoken_of(folded))
    if measure is not None:
        return measure.unit, measure.end
    found = NOUN.match(after)
    return (_counted(found["noun"], folded, amount), found.end()) if found else ("other", 0)


def _counted(noun: str, folded: str, amount: Amount) -> str:
    """Return what befell those whom a noun counts, by the nearest word that tells it, else what they are."""
    people = PEOPLE.match(noun) is not None or names_people(noun)
    kind = next((unit for unit, pattern in KINDS if pattern.match(noun)), "")
    own = next((unit for unit, pattern in HARMS if pattern.match(noun)), "")
    near = [(_gap(found, amount), unit) for unit, pattern in HARMS for found in pattern.finditer(folded)]
    if own or ((people or kind == "soldiers") and near):
        return own or min(near)[1]
    return kind or ("persons" if people else "other")


def _gap(found: re.Match[str], amount: Amount) -> int:
    """Return the characters between a word and a number."""
    return max(found.start() - amount.end, amount.start - found.end())
