"""Finds of several rules in one line: one record a content, nested saying as a chain."""

from recoupe.annotate.line import Range
from recoupe.annotate.speech.record import Speech

INTERVIEW = "fr.interview@1"
NOUN = "fr.noun@1"
BARE = frozenset({"fr.conditional@1", "fr.hedge@1"})
"""Rules that take a whole sentence because of one word of doubt."""
SAME = 0.6
"""Contents that share this much of their words are one, unless both have a source of their own."""


def merge(speeches: list[Speech]) -> list[Speech]:
    """Return the finds without doubles, bare hedges inside reported speech, and outer sayings that say no more."""
    kept: list[Speech] = []
    for speech in sorted(speeches, key=_vague):
        if not any(_double(speech, other) for other in kept):
            kept.append(speech)
    kept = [each for each in kept if not _covered(each, kept)]
    return _nest([each for each in kept if not any(_of_himself(each, other) for other in kept if other is not each)])


def _of_himself(inner: Speech, outer: Speech) -> bool:
    """Tell whether somebody speaks of his own saying or knowing (« X jure qu’il ignorait tout »): one claim."""
    said, named = outer.content, inner.source
    if said is None or named is None or outer.source is None or outer.quoted or inner.content is None:
        return False
    opens = named == (said[0], said[0]) and inner.line.norm(said[0]) in {"il", "elle", "ils", "elles"}
    return opens and inner.kind in {"open", "own"} and inner.content[1] <= said[1]


def _vague(speech: Speech) -> bool:
    """Tell whether a find names its source by « selon lui » only, so that another find of its content is better."""
    named = speech.source
    alone = named is not None and named[0] == named[1]
    return bool(alone and named and speech.rule == "fr.selon@1" and speech.line.words[named[0]].pos_ == "PRON")


def _double(speech: Speech, other: Speech) -> bool:
    if speech.content is None or other.content is None:
        return False
    shared = overlap(speech.content, other.content)
    if shared < SAME:
        return False
    return speech.source is None or speech.source == other.source or speech.cue == other.cue or shared > 0.95  # noqa: PLR2004


def _covered(speech: Speech, others: list[Speech]) -> bool:
    """Tell whether a find is part of another's words: a writer's hedge, or anything inside a quotation."""
    if speech.content is None:
        return _retold(speech, [other for other in others if other is not speech and _inside(speech, other)])
    if speech.rule in BARE and any(other.rule == NOUN and _inside(other, speech) for other in others):
        return True
    outer = [other for other in others if other is not speech and _inside(speech, other)]
    outer = [other for other in outer if speech.rule != NOUN or other.rule not in BARE]
    if speech.named is None:
        return bool(outer) or any(_touches(speech, other) for other in others if other is not speech)
    return _retold(speech, outer)


def _retold(speech: Speech, outer: list[Speech]) -> bool:
    """Tell whether a find stands inside somebody's quoted words, or inside an answer of the one who says it."""
    return any(other.quoted and (other.rule != INTERVIEW or _first_person(speech)) for other in outer)


def _first_person(speech: Speech) -> bool:
    named = speech.named
    return named is not None and named[0].norm(named[1][0]) in {"je", "j'", "nous", "moi"}


def _touches(speech: Speech, other: Speech) -> bool:
    """Tell whether a bare hedge's clause shares words with what a source says or with its cue."""
    if other.source is None or speech.content is None:
        return False
    parts = [part for part in (other.content, other.cue) if part]
    return any(part[0] <= speech.content[1] and speech.content[0] <= part[1] for part in parts)


def _inside(speech: Speech, other: Speech) -> bool:
    anchor = speech.cue or speech.content
    return bool(anchor and other.content and other.content[0] <= anchor[0] and anchor[1] <= other.content[1])


def _nest(speeches: list[Speech]) -> list[Speech]:
    """Return the finds with those that another one passes on linked to it, and the bare messenger left out."""
    made = []
    for speech in speeches:
        outer = [other for other in speeches if other is not speech and other.named and _inside(speech, other)]
        names = [
            name for other in sorted(outer, key=_size, reverse=True) for name in (*other.via, _name(other)) if name
        ]
        made.append(speech.with_via(*names) if names else speech)
    return [each for each in made if not any(_messenger(each, other) for other in speeches if other is not each)]


def _size(speech: Speech) -> int:
    return speech.content[1] - speech.content[0] if speech.content else 0


def _name(speech: Speech) -> str:
    line, place = speech.named or (speech.line, (0, 0))
    name = line.span(*place).text
    if place[0] == place[1] and line.words[place[0]].pos_ == "PRON":
        return ""
    return name.split(",")[0] if speech.rule == INTERVIEW else name


def _messenger(outer: Speech, inner: Speech) -> bool:
    """Tell whether all that an outer saying says is that the inner one says it."""
    if inner.source is None or inner.content is None or outer.content is None or not _inside(inner, outer):
        return False
    parts = [part for part in (inner.content, inner.source, inner.cue) if part]
    first, last = min(part[0] for part in parts), max(part[1] for part in parts)
    return overlap((first, last), outer.content) >= SAME and not outer.quoted


def overlap(one: Range, other: Range) -> float:
    """Return the shared part of two ranges' joint words."""
    shared = min(one[1], other[1]) - max(one[0], other[0]) + 1
    return max(shared, 0) / (max(one[1], other[1]) - min(one[0], other[0]) + 1)
