"""Who had to do with whom in a period, and where: ties between parties and places of events."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from recoupe.crosscheck.relations import HAPPENED, pairs_of, weight
from recoupe.crosscheck.span_of_days import Days, days_of
from recoupe.lang.registry import Registry
from recoupe.model.judgement import Event, EventParty

Level = Literal["actor", "country"]
Precision = Literal["town", "region", "country"]
TOWNS: Final = frozenset({"town", "city"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """What two parties (``one`` before ``other`` by name) had to do with each other.

    ``weight`` sums what the events count, ``cooperation`` and ``conflict`` their weighted scores above and below zero;
    ``score`` is the mean.
    """

    one: str
    other: str
    events: tuple[str, ...]
    weight: float
    cooperation: float
    conflict: float

    @property
    def score(self) -> float:
        """Return the mean PLOVER score, -10 to +10."""
        return (self.cooperation + self.conflict) / self.weight


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """The events of one place: its id, name and country, how precisely it is known, degrees north and east."""

    id: str
    name: str
    country: str
    precision: Precision
    latitude: float | None
    longitude: float | None
    events: tuple[str, ...]
    weight: float
    score: float


def within(events: Iterable[Event], since: str | None = None, until: str | None = None) -> list[Event]:
    """Return the events that happened in a period (EDTF, both ends included); None is open."""
    first, last = days_of(since), days_of(until)
    kept = ((each, days_of(each.date) or days_of(each.told)) for each in events if each.status in HAPPENED)
    return [each for each, days in kept if days is None or _inside(days, first, last)]


def _inside(days: Days, first: Days | None, last: Days | None) -> bool:
    return (first is None or days[1] >= first[0]) and (last is None or days[0] <= last[1])


def ties(events: Iterable[Event], *, level: Level = "actor") -> list[Tie]:
    """Return the ties between parties that stand on the two sides of events, the heaviest first.

    At the level of countries all parties of one are one, and what happens inside it is left out.
    """
    found = defaultdict[tuple[str, str], dict[str, Event]](dict)
    for event in events:
        for pair in _pairs(event, level):
            found[pair][event.id] = event
    made = [_tie(pair, list(own.values())) for pair, own in found.items()]
    return sorted(made, key=lambda each: (-each.weight, each.one, each.other))


def _pairs(event: Event, level: Level) -> Iterator[tuple[str, str]]:
    for one, other in pairs_of(event):
        names = sorted(name for name in (_name(one, level), _name(other, level)) if name)
        if len(names) > 1 and names[0] != names[1]:
            yield names[0], names[1]


def _name(party: EventParty, level: Level) -> str | None:
    return party.key if level == "actor" else party.country


def _tie(pair: tuple[str, str], events: list[Event]) -> Tie:
    ordered = sorted(events, key=lambda each: each.id)
    counted = [weight(each) * each.score for each in ordered]
    return Tie(
        one=pair[0],
        other=pair[1],
        events=tuple(each.id for each in ordered),
        weight=sum(map(weight, ordered)),
        cooperation=sum(each for each in counted if each > 0),
        conflict=sum(each for each in counted if each < 0),
    )


def heaviest(found: Iterable[Tie], parties: int) -> list[Tie]:
    """Return the ties among the parties that have most to do with others."""
    every = list(found)
    heavy = Counter[str]()
    for each in every:
        heavy.update({each.one: each.weight, each.other: each.weight})
    kept = set(sorted(heavy, key=lambda name: (-heavy[name], name))[:parties])
    return [each for each in every if {each.one, each.other} <= kept]


def spots(events: Iterable[Event], registry: Registry) -> list[Spot]:
    """Return the places of events that have one that is known, the heaviest first."""
    found = defaultdict[str, list[Event]](list)
    for event in events:
        if event.spot is not None and (event.spot in registry.places or event.spot in registry.actors):
            found[event.spot].append(event)
    made = [_spot(key, own, registry) for key, own in found.items()]
    return sorted(made, key=lambda each: (-each.weight, each.id))


def _spot(key: str, events: list[Event], registry: Registry) -> Spot:
    ordered = sorted(events, key=lambda each: each.id)
    total = sum(map(weight, ordered))
    place = registry.places.get(key)
    return Spot(
        id=key,
        name=place.name if place else registry.actors[key].name,
        country=place.country if place else key,
        precision="country" if place is None else "town" if place.kind in TOWNS else "region",
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
        events=tuple(each.id for each in ordered),
        weight=total,
        score=sum(weight(each) * each.score for each in ordered) / total,
    )
