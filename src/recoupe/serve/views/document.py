"""A document: its words with all that was found in them."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final, TypeVar

from recoupe.errors import UsageError
from recoupe.model.analysis import Analysis
from recoupe.model.annotation import Attribution, EventMention, PublicStatement, Quantity, Stance, TimeExpression
from recoupe.model.discourse import Claim
from recoupe.model.document import Document, Passage
from recoupe.model.judgement import Derivation, Lineage
from recoupe.serve.site import MissingError, Site
from recoupe.serve.views.paging import paged
from recoupe.store.browse import Head, Standing

Thing = TypeVar("Thing")
PAGE: Final = 60
"""Passages of a page: a long thread comes in several."""
SPAN: Final = re.compile(r"(\d{1,9})-(\d{1,9})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which document; ``at`` are the words that are looked for, as ``START-END``; which page of a long one."""

    id: str
    at: str = ""
    page: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """Words that stand in another document too: here, and there."""

    start: int
    end: int
    document: str
    there_start: int
    there_end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A passage with what was found in it; ``depth`` is how many answers deep it stands in its thread.

    ``claims`` and ``events`` are by their places in the document.
    """

    position: int
    passage: Passage
    depth: int = 0
    stance: Stance | None = None
    claims: dict[int, Claim] = field(default_factory=dict)
    events: dict[int, EventMention] = field(default_factory=dict)
    attributions: list[Attribution] = field(default_factory=list)
    times: list[TimeExpression] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    statements: list[PublicStatement] = field(default_factory=list)
    copied: list[Copied] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPage:
    """One page of a document, what it depends on and what depends on it, and the dossiers that rest on it."""

    head: Head
    author: str | None
    updated: str | None
    links: tuple[str, ...]
    at: tuple[int, int] | None
    page: int
    pages: int
    parts: list[Part]
    lineage: Lineage | None
    parents: list[Derivation]
    children: list[Derivation]
    documents: dict[str, Head]
    dossiers: list[Standing]


def document(site: Site, asked: Asked) -> DocumentPage:
    """Return a document with its claims, sources, events, times, numbers and copied parts."""
    try:
        analysis = site.browse.analysis(asked.id)
    except UsageError as error:
        raise MissingError(str(error)) from error
    found = analysis.document
    around = site.browse.derivations_around([found.id])
    parents = [each for each in around if each.document == found.id]
    at = _span(asked.at)
    page, pages, here = _paged(found, asked.page, at)
    return DocumentPage(
        head=Head(id=found.id, title=found.title, outlet=found.outlet, published=found.published, path=found.path,
                  url=found.url, language=found.language),
        author=found.author,
        updated=found.updated,
        links=found.links,
        at=at,
        page=page,
        pages=pages,
        parts=_parts(analysis, here, parents),
        lineage=site.browse.lineages_of([found.id]).get(found.id),
        parents=parents,
        children=[each for each in around if each.parent == found.id],
        documents=site.browse.heads({key for each in around for key in (each.document, each.parent)}),
        dossiers=site.browse.standings_in(found.id),
    )  # fmt: skip


def _span(at: str) -> tuple[int, int] | None:
    found = SPAN.fullmatch(at)
    return (int(found[1]), int(found[2])) if found else None


def _paged(found: Document, page: int, at: tuple[int, int] | None) -> tuple[int, int, range]:
    """Return the page that is shown, how many there are, and its passages.

    It is the one that is asked for, else that of the words that are looked for.
    """
    count = len(found.passages)
    if not page and at:
        place = next((n for n, passage in enumerate(found.passages) if passage.end > at[0]), 0)
        page = place // PAGE + 1
    shown, pages, here = paged(page, count, PAGE)
    return shown, pages, range(count)[here]


def _parts(analysis: Analysis, here: range, parents: list[Derivation]) -> list[Part]:
    passages = analysis.document.passages
    depths = _depths(passages)
    stances = {each.passage: each for each in analysis.stances}
    starts = [passages[place].start for place in here]
    claims = _by_passage(enumerate(analysis.claims), lambda each: each[1].start, starts)
    events = _by_passage(enumerate(analysis.events), lambda each: each[1].trigger.start, starts)
    attributions = _by_passage(analysis.attributions, lambda each: each.content.start, starts)
    times = _by_passage(analysis.times, lambda each: each.start, starts)
    quantities = _by_passage(analysis.quantities, lambda each: each.start, starts)
    statements = _by_passage(analysis.statements, lambda each: each.cue.start, starts)
    copied = _copied(parents)
    return [
        Part(
            position=place,
            passage=passages[place],
            depth=depths[place],
            stance=stances.get(place),
            claims=dict(claims[number]),
            events=dict(events[number]),
            attributions=attributions[number],
            times=times[number],
            quantities=quantities[number],
            statements=statements[number],
            copied=[c for c in copied if c.start < passages[place].end and passages[place].start < c.end],
        )
        for number, place in enumerate(here)
    ]


def _by_passage(found: Iterable[Thing], start: Callable[[Thing], int], starts: list[int]) -> dict[int, list[Thing]]:
    """Return things by the place of the passage that they begin in; those before the first are left out."""
    placed = defaultdict[int, list[Thing]](list)
    for each in found:
        placed[bisect_right(starts, start(each)) - 1].append(each)
    return placed


def _depths(passages: tuple[Passage, ...]) -> list[int]:
    """Return how many answers deep each passage stands; who answers a later passage, or himself, stands at none."""
    depths: list[int] = []
    for place, passage in enumerate(passages):
        answered = passage.reply_to if passage.reply_to is not None else passage.within
        depths.append(depths[answered] + 1 if answered is not None and answered < place else 0)
    return depths


def _copied(parents: list[Derivation]) -> list[Copied]:
    return [
        Copied(start=each.start, end=each.end, document=derivation.parent,
               there_start=each.parent_start, there_end=each.parent_end)
        for derivation in parents
        for each in derivation.shared
    ]  # fmt: skip
