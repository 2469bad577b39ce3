"""What points to a country in a document: its outlet, title, names, demonyms and institutions."""

from collections.abc import Iterator
from typing import Final

from recoupe.annotate.actors.context import Mark
from recoupe.annotate.actors.cues import country_cues
from recoupe.annotate.actors.names import Named, find_names, find_variants
from recoupe.annotate.actors.scene import KNOWN, WORLD, Scene
from recoupe.annotate.parsed import Paragraph, Parsed, Token
from recoupe.lang.fr.spelling import fold
from recoupe.lang.names import Hit, name_words
from recoupe.lang.registry import Registry, registry

ARTICLES: Final = frozenset({"le", "la", "les", "l'"})
MEDIA: Final = frozenset({"outlet", "agency", "platform"})
"""Kinds of bodies that all texts speak of, wherever they are set."""
SCENES: Final = frozenset({"à", "en", "dans", "vers", "près", "au", "aux"})


def new_scene(parsed: Parsed) -> Scene:
    """Return a scene with the names and marks of a document, without its people."""
    known = parsed.notes.get(KNOWN)
    scene = Scene(parsed, known if isinstance(known, Registry) else registry())
    found = [(paragraph, _all_names(paragraph, scene.registry)) for paragraph in parsed.paragraphs]
    scene.mentioned.update(named.senses[0].target for _, names in found for named in names if len(named.senses) == 1)
    scene.mentioned.update(_demonyms(scene))
    scene.lands.update(_lands(scene, found))
    for kind in ("title", "outlet"):
        _read_line(scene, getattr(parsed.document, kind) or "", kind)
    scene.lands.update(mark.country for mark in scene.marks)
    for paragraph, names in found:
        _read(scene, paragraph, names)
    return scene


def _demonyms(scene: Scene) -> Iterator[str]:
    for paragraph in scene.parsed.paragraphs:
        for token in paragraph.tokens:
            yield from scene.registry.demonyms.get(fold(token.norm_), ())


def _lands(scene: Scene, found: list[tuple[Paragraph, tuple[Named, ...]]]) -> Iterator[str]:
    """Yield the countries of states, places and demonyms, and of bodies with a name of their own."""
    yield from (code for code in scene.mentioned if scene.registry.country_of(code) == code)
    for _, names in found:
        for named in names:
            countries = {scene.registry.country_of_sense(sense) for sense in named.senses}
            if len(countries) == 1 and not (named.common or named.namesake) and not _is_media(scene.registry, named):
                yield from (code for code in countries if code)


def _is_media(known: Registry, named: Named) -> bool:
    actors = (known.actors.get(sense.target) for sense in named.senses)
    return all(actor is not None and actor.kind in MEDIA for actor in actors)


def _all_names(paragraph: Paragraph, known: Registry) -> tuple[Named, ...]:
    found = find_names(paragraph, known)
    variants = find_variants(paragraph, known, found)
    within = {place for named in variants for place in range(named.first, named.end)}
    kept = (named for named in found if named.first not in within)
    return tuple(sorted((*kept, *variants), key=lambda named: named.first))


def _read_line(scene: Scene, line: str, kind: str) -> None:
    """Read the marks of the title or the outlet's name, which are not parsed.

    A body's name counts only where it is the whole line: « L’Écho du Lac » is not « L’Écho ».
    """
    words = [word for word in name_words(line) if word.isalnum() or len(word) > 1]
    for hit in scene.registry.trie.find(words, [True] * len(words)):
        whole = _telling(words) == _telling(words[hit.start : hit.end])
        country = _line_country(scene, hit, whole=whole)
        if country and country not in WORLD:
            scene.add(Mark(0, country, kind))
    for word in words:
        for country in scene.registry.demonyms.get(word, ())[:1]:
            scene.add(Mark(0, country, kind))


def _telling(words: list[str]) -> list[str]:
    return [word for word in words if word not in ARTICLES]


def _line_country(scene: Scene, hit: Hit, *, whole: bool) -> str | None:
    """Return the country of a name in a line; of several places of that name the one that the text speaks of."""
    found = []
    for sense in hit.senses:
        actor = scene.registry.actors.get(sense.target)
        if sense.way in {"capital", "place", "name"} and (whole or actor is None or actor.kind == "state"):
            found.append(scene.registry.country_of_sense(sense))
    return next((code for code in found if code in scene.lands), next(iter(found), None))


def _read(scene: Scene, paragraph: Paragraph, found: tuple[Named, ...]) -> None:
    taken = {i: named for named in found if not named.namesake for i in range(named.first, named.end)}
    scene.names[paragraph.start] = taken
    marks = [
        *_name_marks(scene, paragraph, found),
        *_demonym_marks(scene, paragraph, taken),
        *_cue_marks(scene, paragraph, taken),
    ]
    for mark in sorted(marks, key=lambda mark: mark.place):
        scene.add(mark)


def _name_marks(scene: Scene, paragraph: Paragraph, found: tuple[Named, ...]) -> Iterator[Mark]:
    for named in found:
        country = scene.meaning(named).country
        if country and country not in WORLD:
            yield Mark(paragraph.place(paragraph.doc[named.first]), country, _mark_kind(scene, paragraph, named))


def _mark_kind(scene: Scene, paragraph: Paragraph, named: Named) -> str:
    sense = scene.sense(named)
    if named.namesake:
        return "surname"
    if _dateline(paragraph, named):
        return "dateline"
    if sense.way in {"place", "capital"} and _is_scene(paragraph.doc[named.first]):
        return "scene"
    if sense.way in {"place", "capital"}:
        return sense.way
    kind = scene.registry.actors[sense.target].kind
    if kind in MEDIA:
        return "media"
    return kind if kind in {"state", "person"} else "common" if named.common else "body"


def _is_scene(token: Token) -> bool:
    """Tell whether a place is where something happens (« à Bangui », « près de Kidal »), not whose something is."""
    return token.i > 0 and token.nbor(-1).norm_ in SCENES


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


def _cue_marks(scene: Scene, paragraph: Paragraph, taken: dict[int, Named]) -> Iterator[Mark]:
    """Yield marks of what only some countries have: of those the ones that the text speaks of, else the first one."""
    for token, countries in country_cues(paragraph):
        if token.i not in taken:
            fitting = [code for code in countries if code in scene.lands]
            for code in fitting or ([] if scene.lands and len(countries) > 1 else countries[:1]):
                yield Mark(paragraph.place(token), code, "cue")
