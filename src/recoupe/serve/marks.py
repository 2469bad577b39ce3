"""Marks on a text: spans that may lie in and across each other, cut into pieces that a page can show."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from recoupe.serve.views.document import Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Characters ``start`` to ``end`` of the document.

    ``kind`` is how they look, ``anchor`` the id of their first piece.
    """

    start: int
    end: int
    kind: str
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words between two places where a mark begins or ends; ``anchors`` are those of the marks that begin here."""

    text: str
    kinds: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()


def marks_of(part: Part, at: tuple[int, int] | None = None) -> list[Mark]:
    """Return the marks of a passage: copied parts, claims, cues, sources, events, times, numbers, words looked for."""
    found = [Mark(start=c.start, end=c.end, kind="copied") for c in part.copied]
    found += [Mark(start=c.start, end=c.end, kind="claim", anchor=f"c{n}") for n, c in part.claims.items()]
    for each in part.attributions:
        if each.cue:
            found.append(Mark(start=each.cue.start, end=each.cue.end, kind="cue"))
        if each.source.start is not None and each.source.end is not None:
            found.append(Mark(start=each.source.start, end=each.source.end, kind="source"))
    found += [
        Mark(start=e.trigger.start, end=e.trigger.end, kind="event", anchor=f"e{n}") for n, e in part.events.items()
    ]
    found += [Mark(start=t.start, end=t.end, kind="time") for t in part.times]
    found += [Mark(start=q.start, end=q.end, kind="number") for q in part.quantities]
    if at:
        found.append(Mark(start=at[0], end=at[1], kind="at", anchor="at"))
    return found


def pieces(part: Part, at: tuple[int, int] | None = None) -> list[Piece]:
    """Return a passage's words in pieces that do not overlap, in reading order; joined they are the passage."""
    passage = part.passage
    marks = [_clipped(mark, passage.start, passage.end) for mark in marks_of(part, at)]
    marks = [mark for mark in marks if mark.start < mark.end]
    cuts = sorted({passage.start, passage.end, *_ends(marks)})
    return [
        Piece(
            text=passage.text[start - passage.start : end - passage.start],
            kinds=tuple(dict.fromkeys(mark.kind for mark in over)),
            anchors=tuple(mark.anchor for mark in over if mark.start == start and mark.anchor),
        )
        for (start, end), over in zip(pairwise(cuts), _over(cuts, marks), strict=False)
    ]


def _over(cuts: Iterable[int], marks: Sequence[Mark]) -> Iterator[list[Mark]]:
    """Yield the marks that lie over what follows each cut, in their order; each is opened and closed once."""
    opened, closed = defaultdict[int, set[int]](set), defaultdict[int, set[int]](set)
    for place, mark in enumerate(marks):
        opened[mark.start].add(place)
        closed[mark.end].add(place)
    here = set[int]()
    for cut in cuts:
        here = (here - closed[cut]) | opened[cut]
        yield [marks[place] for place in sorted(here)]


def _clipped(mark: Mark, start: int, end: int) -> Mark:
    return Mark(start=max(mark.start, start), end=min(mark.end, end), kind=mark.kind, anchor=mark.anchor)


def _ends(marks: Iterable[Mark]) -> Iterable[int]:
    for mark in marks:
        yield from (mark.start, mark.end)
