"""The country that a text is about at a place: what its names, demonyms and institutions say, weighed.

The weights are those of a conditional logit, learned by ``training/country.py`` and kept in ``country_weights.tsv``.
"""

import csv
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log1p
from typing import Final

from recoupe.annotate.parsed import Paragraph, Token
from recoupe.lang.pack import language_pack

WEIGHTS: Final = {
    "state": 1.0,
    "capital": 1.0,
    "demonym": 1.0,
    "place": 1.0,
    "scene": 1.5,
    "body": 0.6,
    "common": 0.2,
    "person": 0.8,
    "surname": 0.6,
    "media": 0.0,
    "cue": 0.6,
    "dateline": 4.0,
    "outlet": 2.0,
    "title": 2.0,
}
"""How much a mark says of which state a shared name means; ``scene``: where something happens (« à Bangui »)."""
ABOVE: Final = frozenset({"title", "outlet"})
"""Marks that stand over the text."""
SETTING: Final = frozenset({"scene", "title", "outlet", "dateline"})
WEAK: Final = frozenset({"demonym", "cue", "common", "media", "surname"})
FAR: Final = 1000.0
CLOSE: Final = 150.0
"""So many characters away a mark counts half: for the text around, for the next words."""
BLOCK: Final = 300
"""How many characters a block has of those over which the mentions of a country are spread."""
LEAD: Final = 350
"""How many characters the lead of a text has."""
AT_START: Final = 6

Features = dict[str, float]


@dataclass(frozen=True, slots=True)
class Mark:
    """A word that points to a country: its place in the document's text, what it is."""

    place: int
    country: str
    kind: str


@dataclass(frozen=True, slots=True)
class Told:
    """A party that says itself to which country it belongs: later ones of its kind are likely the same."""

    place: int
    lemma: str
    sector: str | None
    country: str | None
    paragraph: Paragraph
    head: Token


@dataclass(frozen=True, slots=True)
class Asked:
    """A party without a mark of its own: its place, lemma and sector, and where its sentence starts."""

    place: int
    lemma: str
    sector: str | None
    sentence: int


class Outlook:
    """The marks of a document, and what they say of each country wherever a party is named."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        """Read the marks, which are in reading order."""
        self.marks = marks
        self.inside = [mark for mark in marks if mark.kind not in ABOVE]
        self.places = [mark.place for mark in self.inside]
        self.everywhere = _everywhere(marks, self.inside)

    def features(self, told: Sequence[Told], asked: Asked) -> dict[str, Features]:
        """Return what speaks for each country at a place, by the names of the weights."""
        found = {code: defaultdict(float, given) for code, given in self.everywhere.items()}
        for mark in self.marks:
            found[mark.country][mark.kind] += 1.0 if mark.kind in ABOVE else _near(mark.place, asked.place, FAR)
        for each in told:
            same = each.lemma == asked.lemma or (each.sector is not None and each.sector == asked.sector)
            if same and each.place < asked.place and each.country in found:
                found[each.country]["kin"] += _near(each.place, asked.place, FAR)
        for given in found.values():
            for name in given.keys() - STEADY:
                given[name] = log1p(given[name])
        for name, mark, value in self._beside(asked):
            found[mark.country][name] = value
        return {code: dict(given) for code, given in found.items()}

    def _beside(self, asked: Asked) -> Iterator[tuple[str, Mark, float]]:
        """Yield the marks just before and after a party, and the place with which its sentence opens."""
        at = bisect_left(self.places, asked.place)
        if at:
            before = self.inside[at - 1]
            yield "last", before, _near(before.place, asked.place, CLOSE)
        if at < len(self.inside):
            yield "next", self.inside[at], _near(self.inside[at].place, asked.place, CLOSE)
        first = bisect_left(self.places, asked.sentence)
        opening = [mark for mark in self.inside[first:at] if mark.kind == "scene"]
        if opening and opening[0].place - asked.sentence < AT_START:
            yield "opening", opening[0], 1.0

    def likeliest(
        self,
        told: Sequence[Told],
        asked: Asked,
        *,
        among: Collection[str] = frozenset(),
        apart: str | None = None,
    ) -> str | None:
        """Return the country of an unmarked party; ``among`` leaves only some, ``apart`` leaves one out."""
        if not self.marks:
            return None
        weights = country_weights()
        scores = {
            code: sum(weights.get(name, 0.0) * value for name, value in given.items())
            for code, given in self.features(told, asked).items()
            if code != apart and (not among or code in among)
        }
        return max(scores, key=lambda code: scores[code], default=None)


STEADY: Final = frozenset({"cover", "rank", "story"})


def _everywhere(marks: Sequence[Mark], inside: Sequence[Mark]) -> dict[str, Features]:
    """Return over how much of the text each country is spoken of, how early, and whether the text sets out in it."""
    found: dict[str, Features] = {mark.country: {} for mark in marks}
    blocks = {(mark.country, mark.place // BLOCK) for mark in inside}
    spread = max(1, len({block for _, block in blocks}))
    for code, _ in blocks:
        found[code]["cover"] = found[code].get("cover", 0.0) + 1 / spread
    for rank, code in enumerate(dict.fromkeys(mark.country for mark in inside), 1):
        found[code]["rank"] = 1 / rank
    first = story(marks)
    if first:
        found[first.country]["story"] = 1.0
    return found


def story(marks: Sequence[Mark]) -> Mark | None:
    """Return the mark of the country that the text sets out in: its first scene, else its first name of a place."""
    scenes = [mark for mark in marks if mark.kind in SETTING and mark.place < LEAD]
    named = [mark for mark in marks if mark.kind not in WEAK]
    return min(scenes or named or marks, key=lambda mark: mark.place, default=None)


@cache
def country_weights() -> Mapping[str, float]:
    """Return how much each feature speaks for a country."""
    pack = language_pack("fr")
    path = pack.folder / "tables" / "country_weights.tsv" if pack else None
    if path is None or not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")
        return {row["feature"]: float(row["weight"]) for row in rows}


def _near(mark: int, place: int, half: float) -> float:
    return 1.0 / (1.0 + abs(place - mark) / half)
