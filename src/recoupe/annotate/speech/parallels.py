"""« Le parquet fait état de cinq tués, la Ligue, de neuf »: further sources of a verb that is said but once."""

from collections.abc import Iterator
from typing import Final

from recoupe.annotate.line import Line, Range
from recoupe.annotate.phrases import head_at, phrase
from recoupe.annotate.speech.clauses import noun_content
from recoupe.annotate.speech.record import Speech
from recoupe.annotate.speech.sources import noun_kind

LINKS: Final = frozenset({"et", "mais", "contre"})
OPENING: Final = frozenset({"de", "d'", "à", "comme"})


def parallel(line: Line, speech: Speech) -> Iterator[Speech]:
    """Yield what parties named after a saying say, each with a number of its own and no verb."""
    before = speech
    while before.content is not None and (made := _next(line, before, speech)) is not None:
        yield made
        before = made


def _next(line: Line, before: Speech, first: Speech) -> Speech | None:
    end = line.sentence(first.content[0] if first.content else 0)[1]
    comma = before.content[1] + 1 if before.content else end
    if line.norm(comma) not in {",", ";"}:
        return None
    start = comma + 1 + (line.norm(comma + 1) in LINKS)
    head = head_at(line, start) if start < end else None
    if head is None or not (noun_kind(line.words[head]) or line.words[head].ent_type_ in {"ORG", "PER", "LOC"}):
        return None
    source = _party(line, start, head)
    content = _number(line, source[1] + 1, end)
    if content is None:
        return None
    return Speech(
        line=line, rule="fr.parallel@1", kind=first.kind, key=first.key, content=content, source=source, cue=first.cue,
        past=first.past,
    )  # fmt: skip


def _party(line: Line, start: int, head: int) -> Range:
    """Return a party's words up to the number, which the parser may hang on it."""
    last = phrase(line, head)[1]
    stop = next((i - 1 for i in range(head + 1, last + 1) if line.words[i].pos_ == "NUM"), last)
    while stop > head and line.norm(stop) in OPENING:
        stop -= 1
    return start, stop


def _number(line: Line, place: int, end: int) -> Range | None:
    """Return the number that follows a party, over a comma and the preposition of its verb."""
    i = place + (line.norm(place) == ",")
    i += line.norm(i) in OPENING
    if i > end or line.words[i].pos_ != "NUM":
        return None
    return noun_content(line, i, end)
