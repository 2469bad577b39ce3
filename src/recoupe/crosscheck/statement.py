"""The statement that is checked, as what can be compared."""

import re
from dataclasses import dataclass
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
PLANNED: Final = re.compile(r"\b\w{2,}(?:ra|ront|rait|raient)\b|\b(?:doit|doivent|va|vont) \w+", re.IGNORECASE)
NAME: Final = 0.6
"""Most that a name is worth: texts shorten names and leave out those that their readers know."""
KILLED: Final = frozenset(stem(word) for word in ("tué", "tuer", "tués", "tuées", "mourir", "mort", "morte", "périr"))
TOLL: Final = stem("bilan")
CORE: Final = 4
"""Words that tell most, names apart, of which a text must have one to speak to a statement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What is asked: its words without dates and their worth, the words that carry it, its numbers, what it denies."""

    text: str
    worth: dict[str, float]
    core: tuple[str, ...]
    names: frozenset[str]
    numbers: frozenset[str]
    quantities: tuple[Quantity, ...]
    negative: bool
    day: str | None = None
    dates: frozenset[str] = frozenset()

    @property
    def deadly(self) -> bool:
        """Tell whether the statement says that people were killed."""
        return not KILLED.isdisjoint(self.worth)

    @property
    def tolls(self) -> bool:
        """Tell whether the statement is about a number of dead."""
        return self.deadly or TOLL in self.worth

    @property
    def mass(self) -> float:
        """Return what all its words are worth."""
        return sum(self.worth.values())


def statement(query: Analysis) -> Statement:
    """Return a query as what can be compared with documents."""
    text = query.document.text
    dates = [found.span() for found in DATE.finditer(plain(text))]
    kept = [word for word in words(text) if word.weight and not any(a <= word.start < b for a, b in dates)]
    worth = {word.key: min(word.weight, NAME) if word.capital else word.weight for word in kept}
    return Statement(
        text=text,
        worth=worth,
        core=_core(kept, worth),
        names=frozenset(word.form for place, word in enumerate(kept) if word.capital and place),
        numbers=frozenset(word.key for word in kept if word.key[0].isdigit() and word.weight == 1),
        quantities=query.quantities,
        day=None if PLANNED.search(plain(text)) else _day(plain(text)),
        dates=frozenset(found.group().lower() for found in DAY_AND_MONTH.finditer(plain(text))),
        negative=bool(find_cues("denial_cues", plain(text))),
    )


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
