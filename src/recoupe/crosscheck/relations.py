"""Cooperation and conflict between two parties over time, as far as a collection tells it.

Each event counts once, with its PLOVER score and a weight that grows with its independent origins (one: 1, two: 2,
four: 3). A period's sum is divided by what was published in it, for 100 documents, so that a period with more pages
does not look like one with more events. How sure that is follows from taking events as a compound Poisson process: the
variance of a sum is the sum of the squares; where no event is seen, up to three would not surprise (95 %). Where the
level changes is told by optimal partitioning (Jackson et al. 2005) of the rates, each with the variance that it would
have if the level never changed.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate, combinations, product
from math import log, log2, sqrt
from typing import Final, Literal

from recoupe.crosscheck.span_of_days import days_of, width
from recoupe.model.judgement import Event, EventParty, Relation

Step = Literal["day", "week", "month"]
LONGEST: Final[Mapping[Step, int]] = {"day": 1, "week": 7, "month": 31}
"""Days that the date of an event may span to fall into a period."""
HAPPENED: Final = frozenset({"actual", "alleged"})
MUTUAL: Final = frozenset({"CONSULT", "AGREE", "COOPERATE", "ASSAULT"})
"""Types whose parties are all actors where the text tells no side."""
SHARE: Final = 100
"""Documents that a rate is for."""
SURE: Final = 1.96
"""Standard deviations of a 95 % interval."""
UNSEEN: Final = 3.0
"""Events that none seen does not rule out (95 %): the rule of three."""
PENALTY: Final = 3.0
"""What a change of level must gain, in logarithms of the number of periods."""
SHORTEST: Final[Mapping[Step, int]] = {"day": 14, "week": 4, "month": 3}
"""Periods that a level lasts at least."""
MOST: Final = 1200
"""Periods that a series has at most: one date of another century must not fill a page with empty days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """The relation of two parties, period by period without a gap.

    ``changes`` are the periods at which another level begins; ``left_out`` counts the events that have no day, that
    have not happened or that are ``older`` than the last 1,200 periods.
    """

    actor: str
    other: str
    step: Step
    points: tuple[Relation, ...]
    changes: tuple[str, ...]
    left_out: int
    older: int = 0

    def levels(self) -> Iterator[tuple[str, str, float]]:
        """Yield first period, last period and rate of each level."""
        if not self.points:
            return
        starts = [place for place, each in enumerate(self.points) if not place or each.period in self.changes]
        for start, end in zip(starts, [*starts[1:], len(self.points)], strict=True):
            part = self.points[start:end]
            documents = sum(each.documents for each in part)
            total = sum(each.rate * each.documents for each in part)
            yield part[0].period, part[-1].period, total / documents if documents else 0.0


def series(
    events: Iterable[Event], published: Mapping[str, int], actor: str, other: str, *, step: Step = "month"
) -> Series:
    """Return how two parties stood to each other; each is a registry's id, a state and sector, or a country.

    ``published`` is the number of documents by day (ISO 8601).
    """
    between = [event for event in events if acts_between(event, actor, other)]
    by_period = defaultdict[str, list[Event]](list)
    for event in between:
        period = period_of(event, step)
        if period is not None:
            by_period[period].append(event)
    pages = _pages(published, step)
    points = [_point(actor, other, each, by_period.pop(each, []), pages[each]) for each in _periods(by_period, step)]
    points = _with_unseen(points)
    return Series(
        actor=actor,
        other=other,
        step=step,
        points=tuple(points),
        changes=tuple(points[place].period for place in _changes(points, SHORTEST[step])),
        left_out=len(between) - sum(len(each.events) for each in points),
        older=sum(map(len, by_period.values())),
    )


def pairs_of(event: Event) -> Iterator[tuple[EventParty, EventParty]]:
    """Yield the pairs of parties that an event is between; in meeting, signing and clashing all stand on one side."""
    if event.recipients:
        yield from product(event.actors, event.recipients)
    elif event.type in MUTUAL:
        yield from combinations(event.actors, 2)


def acts_between(event: Event, actor: str, other: str) -> bool:
    """Tell whether an event is between two parties, in either direction."""
    found = (
        (_is(actor, one) and _is(other, two)) or (_is(actor, two) and _is(other, one)) for one, two in pairs_of(event)
    )
    return any(found)


def _is(name: str, party: EventParty) -> bool:
    """Tell whether a party is the one meant, or of the country meant."""
    return name in {party.key, party.country}


def weight(event: Event) -> float:
    """Return what an event counts: 1 with one origin, 2 with two, 3 with four."""
    return 1 + log2(max(event.origins, 1))


def period_of(event: Event, step: Step) -> str | None:
    """Return the day, the Monday of the week (ISO 8601) or the month of an event that happened, None without a day.

    An event whose date is wider than the period counts when it was first told.
    """
    if event.status not in HAPPENED:
        return None
    days = days_of(event.date)
    if days is None or width(days) > LONGEST[step]:
        days = days_of(event.told)
    return period(days[0], step) if days else None


def period(day: date, step: Step) -> str:
    """Return the name of the period that a day is in."""
    if step == "month":
        return day.isoformat()[:7]
    return (day if step == "day" else day - timedelta(days=day.weekday())).isoformat()


def _pages(published: Mapping[str, int], step: Step) -> Counter[str]:
    pages = Counter[str]()
    for day, number in published.items():
        days = days_of(day)
        if days is not None and width(days) <= LONGEST[step]:
            pages[period(days[0], step)] += number
    return pages


def _periods(found: Collection[str], step: Step) -> list[str]:
    """Return all periods from the first to the last, of so many that the page would be too long the last ones."""
    made = [max(found)] if found else []
    while made and made[-1] > min(found) and len(made) < MOST:
        first = date.fromisoformat(f"{made[-1]}-01" if step == "month" else made[-1])
        made.append(period(first - timedelta(days=1), step))
    return made[::-1]


def _point(actor: str, other: str, name: str, events: Sequence[Event], pages: int) -> Relation:
    ordered = sorted(events, key=lambda each: each.id)
    counted = [weight(each) * each.score for each in ordered]
    documents = max(pages, len({told.document for each in ordered for told in each.mentions}))
    share = SHARE / documents if documents else 0.0
    half = SURE * sqrt(sum(each * each for each in counted))
    weights = sum(map(weight, ordered))
    return Relation(
        actor=actor,
        recipient=other,
        period=name,
        events=tuple(each.id for each in ordered),
        documents=documents,
        score=sum(counted) / weights if weights else None,
        rate=sum(counted) * share,
        low=(sum(counted) - half) * share,
        high=(sum(counted) + half) * share,
        cooperation=sum(each for each in counted if each > 0) * share,
        conflict=sum(each for each in counted if each < 0) * share,
    )


def _with_unseen(points: Sequence[Relation]) -> list[Relation]:
    """Return points; those without events with the rates that up to three, as strong as the others, would give."""
    number = sum(len(each.events) for each in points)
    strength = sum((each.cooperation - each.conflict) * each.documents for each in points) / max(number, 1)
    return [each if each.events or not each.documents else _unseen(each, UNSEEN * strength) for each in points]


def _unseen(point: Relation, strength: float) -> Relation:
    far = strength / point.documents
    return replace(point, low=-far, high=far)


def _changes(points: Sequence[Relation], shortest: int) -> list[int]:
    """Return the places at which another level begins."""
    cost = _costs([each.rate for each in points], _trust(points))
    penalty = PENALTY * log(max(len(points), 2))
    best, last = {0: -penalty}, dict[int, int]()
    for end in _bounds(points):
        before = [start for start in best if start <= end - shortest]
        if before:
            best[end], last[end] = min((best[start] + cost(start, end) + penalty, start) for start in before)
    found, end = [], len(points)
    while (end := last.get(end, 0)) > 0:
        found.append(end)
    return found[::-1]


def _bounds(points: Sequence[Relation]) -> list[int]:
    """Return where levels may end: before and after events, and at the last period.

    Amid periods without events no bound is better than at both their ends: what is gained there is linear.
    """
    seen = {place for place, each in enumerate(points) if each.events}
    return sorted(({*seen, *(place + 1 for place in seen), len(points)}) - {0})


def _trust(points: Sequence[Relation]) -> list[float]:
    """Return one over the variance that each rate has if all periods are of one level."""
    documents = sum(each.documents for each in points)
    squares = sum(_squares(each) for each in points)
    if not documents or not squares:
        return [0.0] * len(points)
    return [each.documents * documents / (SHARE * SHARE * squares) for each in points]


def _squares(point: Relation) -> float:
    """Return the sum of the squares of a period's weighted scores, which its interval was made of."""
    half = (point.high - point.low) / 2 / SURE
    return (half * point.documents / SHARE) ** 2 if point.events else 0.0


def _costs(rates: Sequence[float], trust: Sequence[float]) -> Callable[[int, int], float]:
    """Return what tells how far the rates of a stretch are from their mean, each squared and times its trust."""
    pairs = list(zip(rates, trust, strict=True))
    trusts = list(accumulate((own for _, own in pairs), initial=0.0))
    sums = list(accumulate((own * rate for rate, own in pairs), initial=0.0))
    squares = list(accumulate((own * rate * rate for rate, own in pairs), initial=0.0))

    def cost(start: int, end: int) -> float:
        total = trusts[end] - trusts[start]
        return squares[end] - squares[start] - (sums[end] - sums[start]) ** 2 / total if total else 0.0

    return cost
