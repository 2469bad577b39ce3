"""The statement that is checked, as what can be compared."""

import re
from dataclasses import dataclass, replace
from typing import Final

from recoupe.lang.fr.stems import Word, stem, words
from recoupe.lineage.cues import find_cues
from recoupe.lineage.profile import plain
from recoupe.model.analysis import Analysis
from recoupe.model.annotation import Quantity

MONTHS: Final = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
DATE: Final = re.compile(
    rf"\b(?:(?:1er|\d{{1,2}}) )?(?:début |fin |mi-)?(?:de )?(?:{'|'.join(MONTHS)})(?: \d{{4}})?\b|\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
DAY_AND_MONTH: Final = re.compile(rf"\b(?:1er|\d{{1,2}}) (?:{'|'.join(MONTHS)})\b", re.IGNORECASE)
FULL_DATE: Final = re.compile(rf"\b(1er|\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})\b", re.IGNORECASE)
ASIDE: Final = (
    re.compile(
        r"[;(][^;()]*\b(?:vari(?:e|ent|ait|able)|diverg\w+|diffèr\w+|(?:disput|contest|controvers|discut|débatt)\w+)\b"
        r"(?:[^;()]|\([^()]*\))*[;)]?",
        re.IGNORECASE,
    ),
    re.compile(r", (?:selon|d'après) [^,;.]+(?=[,;.])", re.IGNORECASE),
    re.compile(r"^(?:selon|d'après) [^,;.]+,", re.IGNORECASE),
)
"""What a statement says about itself."""
ROUGH: Final = re.compile(
    r"\b(?:environ|quelque|à peu près|plusieurs|(?:des|une?) (?:bonne )?\w+aines?|des milliers)\b|\b(?:près|autour) d",
    re.IGNORECASE,
)
TENS: Final = re.compile(r"\w+aines?\b", re.IGNORECASE)
ABOUT: Final = 0.1
DOZENS: Final = 0.25
"""How far from a number that is given roughly another may lie: « environ 600 », « une quarantaine »."""
PLANNED: Final = re.compile(r"\b\w{2,}(?:ra|ront|rait|raient)\b|\b(?:doit|doivent|va|vont) \w+", re.IGNORECASE)
NAME: Final = 0.6
"""Most that a name is worth: texts shorten names and leave out those that their readers know."""
KILLED: Final = frozenset(stem(word) for word in ("tué", "tuer", "tués", "tuées", "mourir", "mort", "morte", "périr"))
TOLL: Final = stem("bilan")
DEADLY: Final = frozenset(stem(word) for word in ("mort", "morts", "tué", "tués", "bilan", "victimes", "décès", "tuer"))
BODIES: Final = DEADLY - {stem("bilan")} | {
    stem(word) for word in ("corps", "dépouilles", "cadavres", "cercueils", "tombes", "tuées")
}
"""Words that a number of dead stands before."""
ONE_DEAD: Final = re.compile(
    r"\b(?:a été (?:tuée?|abattue?|assassinée?|exécutée?)|est (?:morte?|décédée?)|a (?:péri|succombé)|meurt|décède)\b",
    re.IGNORECASE,
)
CORE: Final = 4
"""Words that tell most, names apart, of which a text must have one to speak to a statement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What is asked: its words without dates and their worth, the words that carry it, its numbers, what it denies.

    ``around`` are the quantities that it gives roughly, as wide as that is meant; ``numbers`` are the exact ones.
    """

    text: str
    worth: dict[str, float]
    core: tuple[str, ...]
    names: frozenset[str]
    numbers: frozenset[str]
    quantities: tuple[Quantity, ...]
    around: tuple[Quantity, ...]
    negative: bool
    day: str | None = None
    dates: frozenset[str] = frozenset()

    @property
    def deadly(self) -> bool:
        """Tell whether the statement says that people were killed."""
        return not KILLED.isdisjoint(self.worth)

    @property
    def tolls(self) -> bool:
        """Tell whether the statement is about a number of dead, not about one person's death."""
        return (self.deadly and ONE_DEAD.search(plain(self.text)) is None) or TOLL in self.worth

    @property
    def mass(self) -> float:
        """Return what all its words are worth."""
        return sum(self.worth.values())


def statement(query: Analysis) -> Statement:
    """Return a query as what can be compared with documents."""
    text = _matter(query.document.text)
    dates = [found.span() for found in DATE.finditer(plain(text))]
    kept = [word for word in words(text) if word.weight and not any(a <= word.start < b for a, b in dates)]
    worth = {word.key: min(word.weight, NAME) if word.capital else word.weight for word in kept}
    told = tuple(each for each in query.quantities if text[each.start : each.end].strip())
    disputed = ASIDE[0].search(plain(query.document.text)) is not None
    rough = [each for each in told if disputed or ROUGH.search(plain(each.text))]
    around = () if disputed else tuple(map(roughly, rough))
    loose = {word.key for word in kept for each in rough if each.start <= word.start < each.end}
    return Statement(
        text=query.document.text,
        worth=worth,
        core=_core(kept, worth),
        names=frozenset(word.form for place, word in enumerate(kept) if word.capital and place),
        numbers=frozenset(word.key for word in kept if word.key[0].isdigit() and word.weight == 1) - loose,
        quantities=told,
        around=around,
        day=None if PLANNED.search(plain(text)) else _day(plain(text)),
        dates=frozenset(found.group().lower() for found in DAY_AND_MONTH.finditer(plain(text))),
        negative=bool(find_cues("denial_cues", plain(text))),
    )


def roughly(quantity: Quantity) -> Quantity:
    """Return a quantity with bounds as wide as its wording leaves them."""
    share = DOZENS if TENS.search(quantity.text) else ABOUT
    low = None if quantity.low is None else quantity.low * (1 - share)
    high = None if quantity.high is None else quantity.high * (1 + share)
    return replace(quantity, low=low, high=high)


def _matter(text: str) -> str:
    """Return a statement with what it says about itself blank: who says it, that its number is disputed."""
    spans = [found.span() for pattern in ASIDE for found in pattern.finditer(plain(text))]
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _core(kept: list[Word], worth: dict[str, float]) -> tuple[str, ...]:
    common = {word.key for place, word in enumerate(kept) if not (word.capital and place) and not word.key[0].isdigit()}
    return tuple(sorted(common, key=lambda key: (-worth[key], key))[:CORE])


def _day(text: str) -> str | None:
    """Return the last full date of a statement in ISO form: nobody could speak to it before."""
    days = [
        f"{year}-{MONTHS.index(month.lower()) + 1:02}-{int(day.removesuffix('er')):02}"
        for day, month, year in FULL_DATE.findall(text)
    ]
    return max(days, default=None)
