"""Which event mentions tell one event: who is the same, what speaks against it, how sure it must be."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from recoupe.annotate.coding.plover import quad
from recoupe.crosscheck.span_of_days import Days, apart, width
from recoupe.model.judgement import EventParty
from recoupe.model.vocabulary import EventStatus, EventType
from recoupe.store.events import Told

STATES: Final = frozenset({"GOV", None})
"""Sectors under which a state itself acts."""
OPEN: Final[frozenset[EventStatus]] = frozenset({"future", "hypothetical"})
"""What has not happened yet; it is never the same as what has."""
BEFORE: Final = 2
"""Days before its publication on which an undated event may have been."""
NARROW: Final = 7
"""Days of a stretch that is looked up day by day."""
CROWDS: Final = frozenset({"CVL", "UNK"})
"""Sectors that do not tell one party from another."""
SOME: Final = 0.5
"""Of parties that are the same: one that tells little."""
ONE: Final = 1.0
"""One that identifies."""
MORE: Final = 1.5
"""What two undated mentions of different stories need."""
MOST: Final = 2.0
"""What they need where the event is words."""
NEVER: Final = 9.0
WORDS: Final = frozenset({1, 3})
"""Quad classes of what is said: agreements, demands, accusations."""
Party = tuple[str | None, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the world: who stands for each merged actor, states, places by name, all ids of both."""

    leader: Mapping[str, str]
    states: frozenset[str]
    places: Mapping[str, str]
    spots: frozenset[str] = frozenset()

    def spot(self, told: Told) -> str | None:
        """Return the id of the place or state of a mention: as its document means it, else what the name means."""
        if told.place is None or told.spot in self.spots:
            return told.spot if told.place else None
        return self.places.get(told.place)

    def party(self, found: Party) -> EventParty | None:
        """Return the party that country, sector and actor mean, None where all are unknown."""
        country, sector, actor = found
        if actor is not None:
            return EventParty(key=self.leader.get(actor, actor), country=country, sector=sector)
        if country is None:
            return None
        key = country if sector in STATES else f"{country}:{sector}"
        return EventParty(key=key, country=country, sector=sector)

    def same(self, one: EventParty, other: EventParty) -> bool:
        """Tell whether two may be one: the same actor, or the same sector of a state where one side names no other."""
        if one.key == other.key:
            return True
        if one.country is None or one.country != other.country or one.sector != other.sector:
            return False
        return self._open(one) or self._open(other)

    def names(self, party: EventParty, *, abroad: bool) -> bool:
        """Tell whether a party tells one event from another: a body or person, or a state where others act too."""
        return not self._open(party) or (abroad and party.sector not in CROWDS)

    def _open(self, party: EventParty) -> bool:
        return party.key in self.states or ":" in party.key or party.key == party.country


@dataclass(frozen=True, slots=True)
class Mention:
    """An event mention with its parties told apart and the days that it may be of."""

    told: Told
    actors: tuple[EventParty, ...]
    recipients: tuple[EventParty, ...]
    days: Days | None
    dated: bool
    spot: str | None
    family: str
    spots: frozenset[str]

    @property
    def key(self) -> tuple[str, int]:
        """Return the document and the place in it."""
        return self.told.document, self.told.position

    @property
    def order(self) -> tuple[object, ...]:
        """Return what sorts it: what tells most first, then the earliest."""
        sure = (bool(self.actors) and bool(self.recipients), self.dated, self.told.place is not None)
        wide = width(self.days) if self.days else 0
        return (*(not each for each in sure), wide, self.told.published or "~", *self.key)


@dataclass(slots=True)
class Group:
    """The mentions of one event; what the first leaves open, a later one fills."""

    mentions: list[Mention]
    actors: tuple[EventParty, ...]
    recipients: tuple[EventParty, ...]
    days: Days | None
    dated: bool
    mode: str | None
    spots: frozenset[str]
    families: set[str]

    def take(self, mention: Mention) -> None:
        """Add a mention."""
        self.mentions.append(mention)
        self.actors = self.actors or mention.actors
        self.recipients = self.recipients or mention.recipients
        if mention.dated and not self.dated:
            self.days, self.dated = mention.days, True
        self.mode = self.mode or mention.told.mode
        self.spots |= mention.spots
        self.families.add(mention.family)


class Grouping:
    """The events found so far, and where to look for them."""

    def __init__(self, known: Known) -> None:
        self.made: list[Group] = []
        self._known = known
        self._by_day = defaultdict[tuple[EventType, bool, str, date], list[int]](list)
        self._wide = defaultdict[tuple[EventType, bool, str], list[int]](list)
        self._all = defaultdict[tuple[EventType, bool, str], list[int]](list)

    def place(self, mention: Mention) -> None:
        """Put a mention to the one event that it fits best, or make it an event of its own."""
        fitting = [(rank, place) for place in self._near(mention) if (rank := self._rank(self.made[place], mention))]
        best = max((rank for rank, _ in fitting), default=0)
        chosen = [place for rank, place in fitting if rank == best]
        if len(chosen) == 1:
            self.made[chosen[0]].take(mention)
        else:
            self._open(mention)

    def _open(self, mention: Mention) -> None:
        place = len(self.made)
        self.made.append(
            Group(
                mentions=[mention],
                actors=mention.actors,
                recipients=mention.recipients,
                days=mention.days,
                dated=mention.dated,
                mode=mention.told.mode,
                spots=mention.spots,
                families={mention.family},
            )
        )
        for key in _keys(mention):
            for day in _each_day(mention.days):
                self._by_day[*key, day].append(place)
            self._all[key].append(place)
            if not _is_narrow(mention.days):
                self._wide[key].append(place)

    def _near(self, mention: Mention) -> list[int]:
        found: set[int] = set()
        for key in _keys(mention):
            found.update(self._wide[key] if _is_narrow(mention.days) else self._all[key])
            for day in _each_day(mention.days, around=1):
                found.update(self._by_day.get((*key, day), ()))
        return sorted(found)

    def _rank(self, group: Group, mention: Mention) -> float:
        """Return how well a mention fits an event, 0 where it doesn't."""
        placed = not mention.spots.isdisjoint(group.spots)
        other_mode = group.mode and mention.told.mode and group.mode != mention.told.mode
        if other_mode or (mention.spots and group.spots and not placed):
            return 0
        near = mention.family in group.families
        off = apart(group.days, mention.days) if group.days and mention.days else None
        if off is None or off > 1 or (off == 1 and not (near or placed)):
            return 0
        abroad = _abroad(group) or _abroad(mention)
        pairs = zip(_sides(group), _sides(mention), strict=True)
        sides = [_side(self._known, one, other, abroad=abroad) for one, other in pairs]
        mode = SOME * (group.mode is not None and group.mode == mention.told.mode)
        exact = off == 0 and _exact(group.days, mention.days) and group.dated and mention.dated
        needed = SOME if near or placed else ONE if exact else _undated(group, mention)
        nobody = not mention.actors and not mention.recipients
        if nobody and near and exact:  # the same story tells its kind of event of that day
            return ONE
        if min(sides) < 0 or max(sides) == 0 or sum(sides) + mode < needed:
            return 0
        return sum(sides) + mode + 2 * exact + 2 * near + placed


def _sides(of: Group | Mention) -> tuple[tuple[EventParty, ...], tuple[EventParty, ...]]:
    return of.actors, of.recipients


def _abroad(of: Group | Mention) -> bool:
    """Tell whether the parties are of more than one state."""
    return len({party.country for side in _sides(of) for party in side if party.country}) > 1


def _side(known: Known, one: tuple[EventParty, ...], other: tuple[EventParty, ...], *, abroad: bool) -> float:
    """Return 1 where a party is the same, less where that tells little, 0 where one side is not told, else -1."""
    if not one or not other:
        return 0
    same = [a if known.names(a, abroad=abroad) else b for a in one for b in other if known.same(a, b)]
    return -1 if not same else ONE if any(known.names(party, abroad=abroad) for party in same) else SOME


def _undated(group: Group, mention: Mention) -> float:
    """Return what two of different stories need that tell no day: more where it is words, which are many."""
    if quad(mention.told.type) not in WORDS:
        return MORE
    wide = any(days is not None and width(days) > BEFORE + 1 for days in (group.days, mention.days))
    return NEVER if wide else MOST


def _exact(one: Days | None, other: Days | None) -> bool:
    return one is not None and other is not None and width(one) == width(other) == 1


def _keys(mention: Mention) -> list[tuple[EventType, bool, str]]:
    names = {party.country or party.key for party in (*mention.actors, *mention.recipients)} | {f"@{mention.family}"}
    return [(mention.told.type, mention.told.status in OPEN, name) for name in sorted(names)]


def _is_narrow(days: Days | None) -> bool:
    return days is not None and width(days) <= NARROW


def _each_day(days: Days | None, around: int = 0) -> Iterator[date]:
    if days is None or not _is_narrow(days):
        return
    for number in range(-around, width(days) + around):
        yield days[0] + timedelta(days=number)
