"""« juge la mesure « sans fondement » », « tient la junte pour responsable »: what somebody takes a thing for."""

from typing import Final

from recoupe.annotate.line import Line, Range
from recoupe.annotate.phrases import GENITIVE, head_at
from recoupe.annotate.speech.clauses import noun_content
from recoupe.annotate.speech.forms import finite, read_verb
from recoupe.annotate.speech.sources import noun_kind

PLAIN: Final = frozenset({"juger", "estimer", "trouver"})
"""Verbs whose object and its attribute nothing joins."""
OWNERS: Final = frozenset(
    {"le", "la", "l'", "les", "ce", "cet", "cette", "ces", "son", "sa", "ses", "leur", "leurs", "nos"}
)
"""Articles of a thing that is known: what follows its noun may be said of it."""
PARTIES: Final = frozenset({"role", "people"})
REACH: Final = 8
"""Words of an object at most."""
CURT: Final = 7
"""Quoted words at most that are an attribute."""
ENDS: Final = frozenset({".", ",", ";", "!", "?", "et", "mais", ""})
DEGREES: Final = frozenset({"très", "trop", "peu", "assez", "plus", "moins", "tout", "totalement", "bien"})


def judgement(line: Line, last: int, key: str) -> Range | None:
    """Return object and attribute after a verb of judgement that ends at a place, or of « tenir … pour »."""
    if key == "tenir … pour":
        return _taken_for(line, last)
    if key in {"tenir … pour responsable", "tenir … responsable"} and line.norm(last + 1) not in GENITIVE:
        return _taken_for(line, last - 1)
    if key.startswith("prêter … "):
        rest = noun_content(line, last, line.sentence(last)[1])
        return (last - (line.words[last - 1].pos_ == "DET"), rest[1]) if rest else None
    known = key in PLAIN and line.norm(last + 1) in OWNERS
    head = head_at(line, last + 1) if known else None
    return _attributed(line, last, head) if head is not None else None


def _attributed(line: Line, last: int, head: int) -> Range | None:
    """Return an object, by the place of its noun, with what is said of it after it."""
    for i in range(head + 1, min(line.sentence(last)[1], head + REACH)):
        quote = line.quote_from(i)
        if quote is not None and quote.closed:
            words = range(i + 1, quote.last)
            short = len(words) <= CURT and not any(finite(line, j) for j in words)
            return (last + 1, quote.last) if short else None
        if line.words[i].is_punct or finite(line, i) or "Inf" in line.words[i].morph.get("VerbForm"):
            return None
        if _attribute(line, i) and noun_kind(line.words[head]) not in PARTIES:
            rest = noun_content(line, i, line.sentence(last)[1])
            return (last + 1, rest[1]) if rest else None
    return None


def _attribute(line: Line, place: int) -> bool:
    """Tell whether an adjective at a place closes its clause: an attribute and no epithet."""
    token = line.words[place]
    adjective = token.pos_ == "ADJ" or token.morph.get("VerbForm") == ["Part"]
    return adjective and (line.norm(place - 1) in DEGREES or line.norm(place + 1) in ENDS)


def _taken_for(line: Line, pour: int) -> Range | None:
    """Return « la junte pour responsable » by the place of its « pour »."""
    opens = pour + 1 + (line.quote_from(pour + 1) is not None)
    if opens >= len(line.words) or line.words[opens].pos_ in {"DET", "PRON", "PROPN", "NUM"}:
        return None
    read = read_verb(line, opens)
    if read is not None and read.form == "infinitive":
        return None
    start = pour - 1
    while start > 0 and read_verb(line, start) is None:
        start -= 1
    rest = noun_content(line, pour + 1, line.sentence(pour)[1])
    return (start + 1, rest[1] + (line.quote_to(rest[1] + 1) is not None)) if rest and start + 1 < pour else None
