"""All that a document says about who is who: names, marks of country, roles beside names."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from recoupe.annotate.actors.names import Named, find_names, find_variants
from recoupe.annotate.parsed import Paragraph, Parsed, Token
from recoupe.lang.fr.spelling import fold
from recoupe.lang.names import Sense, name_words
from recoupe.lang.registry import Registry, registry

WORLD: Final = frozenset({"IGO", "NGO"})


@dataclass(frozen=True, slots=True)
class Party:
    """Who somebody is: ISO alpha-3, IGO or NGO; PLOVER sector; the registry's id. None: unknown."""

    country: str | None = None
    sector: str | None = None
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A word that points to a country: its place in the document's text, what it is."""

    place: int
    country: str
    kind: str


WEIGHTS: Final = {
    "state": 1.0,
    "capital": 1.0,
    "demonym": 1.0,
    "place": 1.0,
    "scene": 1.5,
    "body": 0.6,
    "person": 0.8,
    "dateline": 4.0,
    "title": 2.0,
}
"""How much a mark says about what country a text is about; ``scene``: where something happens (« à Bangui »)."""


@dataclass(frozen=True, slots=True)
class Told:
    """A party that says itself to which country it belongs: later ones of its kind are likely the same."""

    place: int
    lemma: str
    sector: str | None
    country: str | None
    paragraph: Paragraph
    head: Token


@dataclass(slots=True)
class Scene:
    """A document's names by paragraph, its marks of countries in reading order, and the people it introduces."""

    parsed: Parsed
    registry: Registry
    names: dict[int, dict[int, Named]] = field(default_factory=dict)
    marks: list[Mark] = field(default_factory=list)
    people: dict[str, Party] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)
    mentioned: set[str] = field(default_factory=set)
    long_forms: dict[str, str] = field(default_factory=dict)
    cache: dict[tuple[int, int], Party] = field(default_factory=dict)
    _weights: dict[str, float] = field(default_factory=dict)

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
        """Return the party that a name stands for, by its likeliest sense."""
        best = self.sense(named)
        if best.way == "place":
            place = self.registry.places[best.target]
            return Party(place.country, "GOV" if place.kind == "state" else "CVL", None)
        actor = self.registry.actors[best.target]
        sector = self.registry.sector_at(best.target, self.day)
        return Party(self.registry.country_at(best.target, self.day), sector, actor.id)

    def sense(self, named: Named) -> Sense:
        """Return the likeliest sense of a name in this document.

        A capital that is also an international body's seat is the body's where its own state is not spoken of.
        """
        if len(named.senses) == 1:
            return named.senses[0]
        capitals = {sense.target for sense in named.senses if sense.way == "capital"}
        if capitals and not capitals & self.mentioned:
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

    def demonym(self, token: Token) -> str | None:
        """Return the country that an adjective or noun names; of several the one that the document speaks of."""
        word = fold(token.norm_)
        codes = self.registry.demonyms.get(word) or self.registry.demonyms.get(
            word.rpartition("-")[2] if "-" in word else "", ()
        )
        if not codes or token.pos_ in {"VERB", "AUX", "ADP", "DET", "PUNCT"}:
            return None
        if len(codes) > 1:
            return max(codes, key=lambda code: (self._spoken_of(code), -codes.index(code)))
        return codes[0] if codes else None

    def add(self, mark: Mark) -> None:
        """Keep a mark."""
        self.marks.append(mark)
        self._weights[mark.country] = self._weights.get(mark.country, 0.0) + WEIGHTS[mark.kind]

    def _spoken_of(self, code: str) -> float:
        return self._weights.get(code, 0.0)

    def context(
        self, place: int, lemma: str = "", sector: str | None = None, *, among: frozenset[str] = frozenset()
    ) -> str | None:
        """Return the country that an unmarked party belongs to, by what the text around it is about.

        Nearer words weigh more, most of all an earlier party of the same name or sector; then the country that the
        text sets out in, and the place that opens the sentence (« À Erevan, des manifestants … »). ``among`` leaves
        only some.
        """
        scores: dict[str, float] = {}
        for mark in self.marks:
            scores[mark.country] = scores.get(mark.country, 0.0) + WEIGHTS[mark.kind] * _nearness(mark.place, place)
        for told in self.told:
            same = SAME_LEMMA if told.lemma == lemma else SAME_SECTOR if told.sector == sector else 0.0
            if same and told.country and told.place < place:
                scores[told.country] = scores.get(told.country, 0.0) + same * _nearness(told.place, place)
        for sign, weight in ((self._story(), STORY), (self._opening(place), OPENING)):
            if sign is not None:
                scores[sign.country] += weight
        fitting = [code for code in scores if not among or code in among]
        return max(fitting, key=lambda code: scores[code], default=None)

    def _story(self) -> Mark | None:
        """Return the mark of the country that the text sets out in: its first scene, else its first name of a place."""
        scenes = [mark for mark in self.marks if mark.kind in SETTING and mark.place < LEAD]
        named = [mark for mark in self.marks if mark.kind != "demonym"]
        return min(scenes or named or self.marks, key=lambda mark: mark.place, default=None)

    def _opening(self, place: int) -> Mark | None:
        """Return the mark of the place with which the sentence around ``place`` opens."""
        paragraph = self.parsed.paragraph_at(place)
        inside = paragraph.doc.char_span(*[place - paragraph.start] * 2, alignment_mode="expand") if paragraph else None
        if paragraph is None or inside is None:
            return None
        start = paragraph.start + inside.sent.start_char
        opening = (mark for mark in self.marks if mark.kind == "scene" and start <= mark.place < place)
        return next((mark for mark in opening if mark.place - start < AT_START), None)


STORY: Final = 1.0
"""What the country of the story counts wherever a party is named."""
OPENING: Final = 4.0
SETTING: Final = frozenset({"scene", "title", "dateline"})
LEAD: Final = 350
"""How many characters the lead of a text has."""
AT_START: Final = 6
OWN: Final = 20.0
"""A user's own actor comes before all others of its name."""
SAME_LEMMA: Final = 2.0
SAME_SECTOR: Final = 0.7
NEAR: Final = 1000.0
"""So many characters away a mark counts half."""


KNOWN: Final = "registry"


def with_registry(parsed: Parsed, known: Registry) -> Parsed:
    """Return a parsed document whose actors are looked up in this registry."""
    parsed.notes[KNOWN] = known
    return parsed


def new_scene(parsed: Parsed) -> Scene:
    """Return a scene with the names and marks of a document, without its people."""
    known = parsed.notes.get(KNOWN)
    scene = Scene(parsed, known if isinstance(known, Registry) else registry())
    for text in (parsed.document.title, parsed.document.outlet):
        _read_line(scene, text or "")
    found = [(paragraph, _all_names(paragraph, scene.registry)) for paragraph in parsed.paragraphs]
    scene.mentioned.update(named.senses[0].target for _, names in found for named in names if len(named.senses) == 1)
    scene.mentioned.update(_demonyms(scene))
    for paragraph, names in found:
        _read(scene, paragraph, names)
    return scene


def _demonyms(scene: Scene) -> Iterator[str]:
    for paragraph in scene.parsed.paragraphs:
        for token in paragraph.tokens:
            yield from scene.registry.demonyms.get(fold(token.norm_), ())


def _all_names(paragraph: Paragraph, known: Registry) -> tuple[Named, ...]:
    found = find_names(paragraph, known)
    variants = find_variants(paragraph, known, found)
    within = {place for named in variants for place in range(named.first, named.end)}
    kept = (named for named in found if named.first not in within)
    return tuple(sorted((*kept, *variants), key=lambda named: named.first))


def _read_line(scene: Scene, line: str) -> None:
    """Read the marks of the title or the outlet's name, which are not parsed."""
    words = name_words(line)
    for hit in scene.registry.trie.find(words, [True] * len(words)):
        senses = tuple(sense for sense in hit.senses if sense.way in {"name", "capital"})
        country = scene.registry.country_of(senses[0].target) if senses else None
        if country and country not in WORLD:
            scene.add(Mark(0, country, "title"))
    for word in words:
        for country in scene.registry.demonyms.get(word, ())[:1]:
            scene.add(Mark(0, country, "title"))


def _read(scene: Scene, paragraph: Paragraph, found: tuple[Named, ...]) -> None:
    taken = {i: named for named in found for i in range(named.first, named.end)}
    scene.names[paragraph.start] = taken
    marks = [*_name_marks(scene, paragraph, found), *_demonym_marks(scene, paragraph, taken)]
    for mark in sorted(marks, key=lambda mark: mark.place):
        scene.add(mark)


def _name_marks(scene: Scene, paragraph: Paragraph, found: tuple[Named, ...]) -> Iterator[Mark]:
    for named in found:
        country = scene.meaning(named).country
        if country and country not in WORLD:
            yield Mark(paragraph.place(paragraph.doc[named.first]), country, _mark_kind(scene, paragraph, named))


def _mark_kind(scene: Scene, paragraph: Paragraph, named: Named) -> str:
    sense = scene.sense(named)
    if _dateline(paragraph, named):
        return "dateline"
    if sense.way in {"place", "capital"} and _is_scene(paragraph.doc[named.first]):
        return "scene"
    if sense.way in {"place", "capital"}:
        return sense.way
    kind = scene.registry.actors[sense.target].kind
    return kind if kind in {"state", "person"} else "body"


def _is_scene(token: Token) -> bool:
    """Tell whether a place is where something happens (« à Bangui », « près de Kidal »), not whose something is."""
    return token.i > 0 and token.nbor(-1).norm_ in {"à", "en", "dans", "vers", "près", "au", "aux"}


def _dateline(paragraph: Paragraph, named: Named) -> bool:
    """Tell whether a name opens the text as the place that it was filed from (« Dakar, 14 mai – »)."""
    after = paragraph.doc[named.end : named.end + 8]
    signs = [token.norm_ for token in after if token.norm_ in {"-", "–", "—", "(", ".", ";"}]
    return (
        named.first == 0
        and bool(signs)
        and signs[0] in {"-", "–", "—", "("}
        and not any(t.pos_ == "VERB" for t in after[:3])
    )


def _demonym_marks(scene: Scene, paragraph: Paragraph, taken: dict[int, Named]) -> Iterator[Mark]:
    for place, token in enumerate(paragraph.tokens):
        if place not in taken and (country := scene.demonym(token)):
            yield Mark(paragraph.place(token), country, "demonym")


def _nearness(mark: int, place: int) -> float:
    return 1.0 / (1.0 + abs(place - mark) / NEAR)
