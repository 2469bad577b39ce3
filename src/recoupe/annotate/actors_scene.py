"""All that a document says about who is who: names, marks of country, roles beside names."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from recoupe.annotate.actors_names import Named, find_names
from recoupe.annotate.parsed import Paragraph, Parsed, Token
from recoupe.lang.fr.spelling import fold
from recoupe.lang.registry import Registry, registry

NOTE: Final = "scene"
WORLD: Final = frozenset({"IGO", "NGO"})


@dataclass(frozen=True, slots=True)
class Party:
    """Who somebody is: ISO alpha-3, IGO or NGO; PLOVER sector; the registry's id. None: unknown."""

    country: str | None = None
    sector: str | None = None
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A word that points to a country: its place in the document's text, how much it weighs."""

    place: int
    country: str
    weight: float


@dataclass(slots=True)
class Scene:
    """A document's names by paragraph and its marks of countries in reading order."""

    parsed: Parsed
    registry: Registry
    names: dict[int, dict[int, Named]] = field(default_factory=dict)
    marks: list[Mark] = field(default_factory=list)
    persons: dict[str, Party] = field(default_factory=dict)
    cache: dict[tuple[int, int], Party] = field(default_factory=dict)

    def named(self, token: Token, paragraph: Paragraph) -> Named | None:
        """Return the registry's name that covers a token."""
        return self.names.get(paragraph.start, {}).get(token.i)

    @property
    def day(self) -> str | None:
        """Return when the document was published, None where it doesn't say."""
        return self.parsed.document.published

    def meaning(self, named: Named) -> Party:
        """Return the party that a name stands for, by its likeliest sense."""
        best = max(named.senses, key=self._likely)
        if best.way == "place":
            place = self.registry.places[best.target]
            return Party(place.country, "GOV" if place.kind == "state" else "CVL", None)
        actor = self.registry.actors[best.target]
        return Party(actor.country, self.registry.sector_at(best.target, self.day), actor.id)

    def _likely(self, sense: Any) -> float:
        rank = {"name": 3.0, "capital": 4.0, "seat": 2.0, "place": 1.0, "surname": 2.5}[sense.way]
        country = self.registry.country_of(sense.target)
        return rank + (0.5 if country and any(mark.country == country for mark in self.marks) else 0.0)

    def demonym(self, token: Token) -> str | None:
        """Return the country that an adjective or noun names; of several the one that the document speaks of."""
        if token.pos_ in {"VERB", "AUX", "ADP", "DET"}:
            return None
        word = fold(token.norm_)
        codes = self.registry.demonyms.get(word, ())
        if len(codes) > 1:
            return max(codes, key=lambda code: (self._spoken_of(code), -codes.index(code)))
        return codes[0] if codes else None

    def _spoken_of(self, code: str) -> float:
        return sum(mark.weight for mark in self.marks if mark.country == code)

    def dominant(self, place: int) -> str | None:
        """Return the country that the text around a place is about, nearer and earlier words weighing more."""
        scores: dict[str, float] = {}
        for mark in self.marks:
            scores[mark.country] = scores.get(mark.country, 0.0) + mark.weight * _nearness(mark.place, place)
        return max(scores, key=lambda code: scores[code]) if scores else None


def scene_of(parsed: Parsed) -> Scene:
    """Return the scene of a document, made once."""
    scene = parsed.notes.get(NOTE)
    if not isinstance(scene, Scene):
        scene = Scene(parsed, registry())
        parsed.notes[NOTE] = scene
        for paragraph in parsed.paragraphs:
            _read(scene, paragraph)
    return scene


def _read(scene: Scene, paragraph: Paragraph) -> None:
    found = find_names(paragraph, scene.registry)
    scene.names[paragraph.start] = {i: named for named in found for i in range(named.first, named.end)}
    scene.marks.extend(
        sorted((*_name_marks(scene, paragraph, found), *_demonym_marks(scene, paragraph)), key=lambda mark: mark.place)
    )


def _name_marks(scene: Scene, paragraph: Paragraph, found: tuple[Named, ...]) -> Iterator[Mark]:
    for named in found:
        country = scene.meaning(named).country
        if country and country not in WORLD:
            token = paragraph.doc[named.first]
            ways = {sense.way for sense in named.senses}
            weight = 1.0 if ways & {"name", "capital", "seat"} else 0.8
            yield Mark(paragraph.place(token), country, weight * (3.0 if _dateline(paragraph, named) else 1.0))


def _dateline(paragraph: Paragraph, named: Named) -> bool:
    """Tell whether a name opens the text as the place that it was filed from (« Dakar, 14 mai – »)."""
    after = paragraph.doc[named.end : named.end + 6]
    return named.first == 0 and any(token.norm_ in {"-", "–", "—", "("} for token in after)


def _demonym_marks(scene: Scene, paragraph: Paragraph) -> Iterator[Mark]:
    taken = scene.names[paragraph.start]
    for token in paragraph.doc:
        if token.i not in taken and (country := scene.demonym(token)):
            yield Mark(paragraph.place(token), country, 1.0)


def _nearness(mark: int, place: int) -> float:
    distance = place - mark
    return 1.0 / (1.0 + distance / 300) if distance >= 0 else 0.4 / (1.0 - distance / 150)
