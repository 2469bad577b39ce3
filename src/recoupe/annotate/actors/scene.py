"""All that a document says about who is who: names, marks of country, roles beside names."""

from dataclasses import dataclass, field
from typing import Final

from recoupe.annotate.actors.context import WEIGHTS, Asked, Mark, Outlook, Told, story
from recoupe.annotate.actors.names import Named
from recoupe.annotate.parsed import Paragraph, Parsed, Token
from recoupe.lang.fr.spelling import fold
from recoupe.lang.names import Sense
from recoupe.lang.registry import Registry

WORLD: Final = frozenset({"IGO", "NGO"})
OWN: Final = 20.0
"""A user's own actor comes before all others of its name."""
SHARED: Final = frozenset(
    {"government", "union", "party", "service", "police", "court", "parliament", "military", "organisation", "ngo"}
) | {"university", "company", "agency", "movement", "club"}
"""Kinds of bodies that many states may have under one name."""
UNION: Final = frozenset({"eu", "eu-commission", "eu-parliament", "eu-council", "cjeu", "ecb"})
UNION_SIGNS: Final = ("europeen", "eurodepute", "vingt-sept", "etats membres", "schengen", "bruxelles")
UNSAID: Final = frozenset({"VERB", "AUX", "ADP", "DET", "PUNCT"})
"""Parts of speech that tell no demonym, unless it stands as an adjective."""
KNOWN: Final = "registry"


@dataclass(frozen=True, slots=True)
class Party:
    """Who somebody is: ISO alpha-3, IGO or NGO; PLOVER sector; the registry's id. None: unknown."""

    country: str | None = None
    sector: str | None = None
    actor: str | None = None


@dataclass(slots=True)
class Scene:
    """A document's names by paragraph, its marks of countries in reading order, and the people it introduces.

    ``told`` are the parties that say whose they are, ``told_fuller`` those of them that are more than a bare noun, by
    lemma; ``mentioned`` the ids that its names mean for certain, ``lands`` the countries that it speaks of.
    """

    parsed: Parsed
    registry: Registry
    names: dict[int, dict[int, Named]] = field(default_factory=dict)
    marks: list[Mark] = field(default_factory=list)
    people: dict[str, Party] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)
    told_fuller: dict[str, list[Told]] = field(default_factory=dict)
    mentioned: set[str] = field(default_factory=set)
    lands: set[str] = field(default_factory=set)
    long_forms: dict[str, str] = field(default_factory=dict)
    cache: dict[tuple[int, int], Party] = field(default_factory=dict)
    _weights: dict[str, float] = field(default_factory=dict)
    _outlook: Outlook | None = None
    _european: bool | None = None

    def named(self, token: Token, paragraph: Paragraph) -> Named | None:
        """Return the registry's name that covers a token."""
        return self.names.get(paragraph.start, {}).get(token.i)

    @property
    def day(self) -> str | None:
        """Return when the document was published, None where it doesn't say."""
        return self.parsed.document.published

    def person(self, token: Token) -> Party | None:
        """Return the party of the person whose name a token belongs to, where the document or registry tells it."""
        last = token
        while last.i + 1 < len(last.doc) and last.nbor().ent_type_ == "PER" and last.nbor().ent_iob_ == "I":
            last = last.nbor()
        return self.people.get(fold(last.norm_))

    def meaning(self, named: Named) -> Party:
        """Return the party that a name stands for, by its likeliest sense.

        A body whose name is made of common words (« Mouvement démocrate ») is the registered one only where the text
        speaks of that one's country; else it is one of its kind, of no certain country.
        """
        best = self.sense(named)
        if best.way == "place":
            place = self.registry.places[best.target]
            return Party(place.country, "GOV" if place.kind == "state" else "CVL", None)
        actor = self.registry.actors[best.target]
        sector = self.registry.sector_at(best.target, self.day)
        if self.is_namesake(named):
            return Party(None, sector, None)
        return Party(self.registry.country_at(best.target, self.day), sector, actor.id)

    def is_namesake(self, named: Named) -> bool:
        """Tell whether a name made of common words is that of a body in a country that the text doesn't speak of."""
        actor = self.registry.actors.get(self.sense(named).target)
        if actor is None or not named.common or actor.kind not in SHARED or actor.id in self.registry.own:
            return False
        return bool(self.lands) and actor.country not in self.lands | WORLD

    def sense(self, named: Named) -> Sense:
        """Return the likeliest sense of a name in this document.

        A capital that is also an international body's seat is the body's where its own state is not spoken of.
        """
        if len(named.senses) == 1:
            return named.senses[0]
        capitals = {sense.target for sense in named.senses if sense.way == "capital"}
        if capitals and not named.local and not capitals & (self.mentioned | self.lands):
            world = (sense for sense in named.senses if self.registry.country_of(sense.target) in WORLD)
            return next(world, max(named.senses, key=self._likely))
        return max(named.senses, key=self._likely)

    def is_person(self, named: Named) -> bool:
        """Tell whether a name is a person's."""
        actor = self.registry.actors.get(self.sense(named).target)
        return actor is not None and actor.kind == "person"

    def _likely(self, sense: Sense) -> float:
        rank = {"name": 3.0, "capital": 4.0, "seat": 2.0, "place": 1.0, "surname": 2.5}[sense.way]
        place = self.registry.places.get(sense.target)
        country = place.country if place else self.registry.country_of(sense.target)
        if sense.target in self.registry.own:
            rank += OWN
        if sense.way == "seat" and sense.target in self.mentioned:
            rank += 3.0
        return rank + (2.0 if place and place.source != "geonames" else 0.0) + min(1.5, self._spoken_of(country or ""))

    @property
    def is_european(self) -> bool:
        """Tell whether the text speaks of the European Union or its bodies."""
        if self._european is None:
            words = fold(self.parsed.document.text)
            self._european = bool(self.mentioned & UNION) or any(sign in words for sign in UNION_SIGNS)
        return self._european

    def demonym(self, token: Token) -> str | None:
        """Return the country that an adjective or noun names; of several the one that the document speaks of."""
        word = fold(token.norm_)
        codes = self.registry.demonyms.get(word) or self.registry.demonyms.get(
            word.rpartition("-")[2] if "-" in word else "", ()
        )
        if not codes or (token.pos_ in UNSAID and token.dep_ != "amod" and not _after_noun(token)):
            return None
        if len(codes) > 1:
            return max(codes, key=lambda code: (self._spoken_of(code), -codes.index(code)))
        return codes[0] if codes else None

    def add(self, mark: Mark) -> None:
        """Keep a mark."""
        self.marks.append(mark)
        self._outlook = None
        self._weights[mark.country] = self._weights.get(mark.country, 0.0) + WEIGHTS[mark.kind]

    def _spoken_of(self, code: str) -> float:
        return self._weights.get(code, 0.0)

    def context(
        self,
        place: int,
        lemma: str = "",
        sector: str | None = None,
        *,
        among: frozenset[str] = frozenset(),
        apart: str | None = None,
    ) -> str | None:
        """Return the country that an unmarked party belongs to, by what the text around it is about.

        ``among`` leaves only some, ``apart`` leaves one out.
        """
        asked = Asked(place, lemma, sector, self._sentence(place))
        return self.outlook.likeliest(self.told, asked, among=among, apart=apart)

    @property
    def outlook(self) -> Outlook:
        """Return what the marks say of each country."""
        if self._outlook is None:
            self._outlook = Outlook(self.marks)
        return self._outlook

    def story(self) -> str | None:
        """Return the country that the text sets out in."""
        first = story(self.marks)
        return first.country if first else None

    def _sentence(self, place: int) -> int:
        """Return where the sentence around a place starts."""
        paragraph = self.parsed.paragraph_at(place)
        inside = paragraph.doc.char_span(*[place - paragraph.start] * 2, alignment_mode="expand") if paragraph else None
        return place if paragraph is None or inside is None else int(paragraph.start + inside.sent.start_char)


def _after_noun(token: Token) -> bool:
    """Tell whether a word stands just after a plural noun, where an adjective may be taken for a verb."""
    before = token.nbor(-1) if token.i else None
    return before is not None and before.pos_ == "NOUN" and token.text.endswith("s") and before.text.endswith("s")


def with_registry(parsed: Parsed, known: Registry) -> Parsed:
    """Return a parsed document whose actors are looked up in this registry."""
    parsed.notes[KNOWN] = known
    return parsed
