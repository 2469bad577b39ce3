"""The country that a text is about at a place: what its names, demonyms and institutions say, weighed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from recoupe.annotate.parsed import Paragraph, Token

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
"""How much a mark says about what country a text is about; ``scene``: where something happens (« à Bangui »)."""
STORY: Final = 1.0
"""What the country of the story counts wherever a party is named."""
OPENING: Final = 4.0
SETTING: Final = frozenset({"scene", "title", "outlet", "dateline"})
SAME_LEMMA: Final = 2.0
SAME_SECTOR: Final = 0.7
NEAR: Final = 1000.0
"""So many characters away a mark counts half."""
LEAD: Final = 350
"""How many characters the lead of a text has."""
AT_START: Final = 6


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


def likeliest(
    marks: Sequence[Mark], told: Sequence[Told], asked: Asked, among: Collection[str] = frozenset()
) -> str | None:
    """Return the country that an unmarked party belongs to, by what the text around it is about.

    Nearer words weigh more, most of all an earlier party of the same name or sector; then the country that the
    text sets out in, and the place that opens the sentence (« À Erevan, des manifestants … »). ``among`` leaves
    only some.
    """
    scores: dict[str, float] = {}
    for mark in marks:
        scores[mark.country] = scores.get(mark.country, 0.0) + WEIGHTS[mark.kind] * _nearness(mark.place, asked.place)
    for each in told:
        same = SAME_LEMMA if each.lemma == asked.lemma else SAME_SECTOR if each.sector == asked.sector else 0.0
        if same and each.country and each.place < asked.place:
            scores[each.country] = scores.get(each.country, 0.0) + same * _nearness(each.place, asked.place)
    for sign, weight in ((story(marks), STORY), (_opening(marks, asked), OPENING)):
        if sign is not None:
            scores[sign.country] += weight
    fitting = [code for code in scores if not among or code in among]
    return max(fitting, key=lambda code: scores[code], default=None)


def story(marks: Sequence[Mark]) -> Mark | None:
    """Return the mark of the country that the text sets out in: its first scene, else its first name of a place."""
    scenes = [mark for mark in marks if mark.kind in SETTING and mark.place < LEAD]
    named = [mark for mark in marks if mark.kind not in {"demonym", "cue", "common", "media"}]
    return min(scenes or named or marks, key=lambda mark: mark.place, default=None)


def _opening(marks: Sequence[Mark], asked: Asked) -> Mark | None:
    """Return the mark of the place with which the sentence of a party opens."""
    opening = (mark for mark in marks if mark.kind == "scene" and asked.sentence <= mark.place < asked.place)
    return next((mark for mark in opening if mark.place - asked.sentence < AT_START), None)


def _nearness(mark: int, place: int) -> float:
    return 1.0 / (1.0 + abs(place - mark) / NEAR)
