"""From event mentions to events: each event once, whoever tells it.

Two mentions tell one event where type and kind of status agree, no known party, day, place or mode of the one speaks
against the other, and a party of the same side is the same in both. What a document has word for word from another is
the event of that one. Mentions are taken in an order that follows from their content (what tells most comes first), so
that the order in which documents came changes nothing; what fits several events stays alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Final

from recoupe.annotate.coding.plover import cameo, score
from recoupe.crosscheck.span_of_days import Days, apart, days_of, until, width
from recoupe.crosscheck.tellers import Tellers
from recoupe.model.annotation import EventMention
from recoupe.model.ids import content_id
from recoupe.model.judgement import Derivation, Event, EventParty, Telling
from recoupe.model.span import Span
from recoupe.model.vocabulary import EventStatus, EventType
from recoupe.store.events import Told

STATES: Final = frozenset({"GOV", None})
"""Sectors under which a state itself acts."""
OPEN: Final[frozenset[EventStatus]] = frozenset({"future", "hypothetical"})
"""What has not happened yet; it is never the same as what has."""
STRENGTH: Final[dict[EventStatus, int]] = {"actual": 4, "alleged": 3, "future": 2, "hypothetical": 1, "negated": 0}
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
LONG: Final = 80
"""Code points of shared words in which a mention is the other's; less may be a formula."""
NEAR: Final = 2
"""Code points by which a copied mention may lie off its place."""
Party = tuple[str | None, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Known:
    """What is needed to tell who is the same: the actor that stands for each merged one, and which ids are states."""

    leader: Mapping[str, str]
    states: frozenset[str]
    places: Mapping[str, str]

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


def happenings(told: Iterable[Told], taken: Sequence[Derivation], known: Known) -> list[Event]:
    """Return the events behind event mentions, by id; ``taken`` is what documents have from each other."""
    families = _families(taken)
    mentions = {(each.document, each.position): _mention(each, known, families) for each in told}
    copies = _copies(mentions, taken)
    tellers = Tellers(taken, known.leader)
    groups = Grouping(known)
    for mention in sorted((m for key, m in mentions.items() if key not in copies), key=lambda each: each.order):
        groups.place(mention)
    home = {mention.key: group for group in groups.made for mention in group.mentions}
    for key in sorted(copies):
        home[_first(key, copies)].mentions.append(mentions[key])
    return sorted((_event(group, tellers) for group in groups.made), key=lambda each: each.id)


def _mention(told: Told, known: Known, families: Mapping[str, str]) -> Mention:
    days = days_of(told.date)
    spot = known.places.get(told.place) if told.place else None
    where = spot or told.place
    undated = None if told.historical or told.date else until(told.published, BEFORE)
    return Mention(
        told=told,
        actors=_parties(told.actors, known),
        recipients=_parties(told.recipients, known),
        days=days or undated,
        dated=days is not None,
        spot=spot,
        family=families.get(told.document, told.document),
        spots=frozenset({where} if where else ()),
    )


def _parties(found: Iterable[Party], known: Known) -> tuple[EventParty, ...]:
    made = {party.key: party for party in map(known.party, found) if party is not None}
    return tuple(made.values())


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
        sides = [_side(self._known, one, other) for one, other in zip(_sides(group), _sides(mention), strict=True)]
        exact = off == 0 and group.dated and mention.dated
        needed = SOME if near or placed else ONE if exact else MORE
        if min(sides) < 0 or sum(sides) < needed:
            return 0
        return sum(sides) + 2 * exact + 2 * near + placed


def _sides(of: Group | Mention) -> tuple[tuple[EventParty, ...], tuple[EventParty, ...]]:
    return of.actors, of.recipients


def _side(known: Known, one: tuple[EventParty, ...], other: tuple[EventParty, ...]) -> float:
    """Return 1 where a party is the same, less where that is only people, 0 where one side is not told, else -1."""
    if not one or not other:
        return 0
    same = [a for a in one for b in other if known.same(a, b)]
    return -1 if not same else ONE if any(party.sector not in CROWDS for party in same) else SOME


def _keys(mention: Mention) -> list[tuple[EventType, bool, str]]:
    names = {party.country or party.key for party in (*mention.actors, *mention.recipients)}
    return [(mention.told.type, mention.told.status in OPEN, name) for name in sorted(names)]


def _is_narrow(days: Days | None) -> bool:
    return days is not None and width(days) <= NARROW


def _each_day(days: Days | None, around: int = 0) -> Iterator[date]:
    if days is None or not _is_narrow(days):
        return
    for number in range(-around, width(days) + around):
        yield days[0] + timedelta(days=number)


def _copies(
    mentions: Mapping[tuple[str, int], Mention], taken: Sequence[Derivation]
) -> dict[tuple[str, int], tuple[str, int]]:
    """Return for each mention in words taken from another document the mention there."""
    by_document = defaultdict[str, list[Mention]](list)
    for mention in mentions.values():
        by_document[mention.told.document].append(mention)
    found: dict[tuple[str, int], tuple[str, int]] = {}
    for each in taken:
        for mention in by_document[each.document]:
            origin = _original(mention.told, each, by_document[each.parent])
            if origin and mention.key not in found and _first(origin, found) != mention.key:
                found[mention.key] = origin
    return found


def _original(told: Told, derivation: Derivation, there: Iterable[Mention]) -> tuple[str, int] | None:
    for shared in derivation.shared:
        if shared.start <= told.start < shared.end and shared.end - shared.start >= LONG:
            place = shared.parent_start + told.start - shared.start
            same = [each for each in there if each.told.type == told.type and abs(each.told.start - place) <= NEAR]
            return same[0].key if same else None
    return None


def _first(key: tuple[str, int], copies: Mapping[tuple[str, int], tuple[str, int]]) -> tuple[str, int]:
    while key in copies:
        key = copies[key]
    return key


def _families(taken: Sequence[Derivation]) -> dict[str, str]:
    """Return for each document that has something from another the first of all that are so connected."""
    leader: dict[str, str] = {}

    def find(key: str) -> str:
        while leader.get(key, key) != key:
            key = leader[key]
        return key

    for each in taken:
        keep, drop = sorted((find(each.document), find(each.parent)))
        leader[drop] = leader[keep] = keep
    return {key: find(key) for key in leader}


def _event(group: Group, tellers: Tellers) -> Event:
    mentions = sorted(group.mentions, key=lambda each: (each.told.published or "~", *each.key))
    first = mentions[0].told
    status = max((each.told.status for each in mentions), key=lambda each: STRENGTH[each])
    origins, denials, reasons = tellers.count(each.told for each in mentions)
    places = sorted({each.told.place for each in mentions if each.told.place})
    spots = sorted({each.spot for each in mentions if each.spot})
    return Event(
        id=content_id("evt", *mentions[0].key),
        type=first.type,
        status=status,
        score=score(first.type, group.mode),
        mentions=tuple(
            Telling(document=m.told.document, mention=m.told.position, status=m.told.status) for m in mentions
        ),
        origins=origins,
        denials=denials,
        reasons=reasons,
        mode=group.mode,
        cameo=_cameo(first.type, group.mode, tuple(sorted({each for m in mentions for each in m.told.contexts}))),
        actors=group.actors,
        recipients=group.recipients,
        date=_date(mentions),
        told=min((each.told.published for each in mentions if each.told.published), default=None),
        place=places[0] if places else None,
        spot=spots[0] if spots else None,
    )


def _date(mentions: Sequence[Mention]) -> str | None:
    """Return the narrowest date that is told, of equals the most frequent, of these the earliest."""
    dates = [each.told.date for each in mentions if each.told.date and each.dated]
    days = {each: days_of(each) for each in dates}
    wide = {key: width(found) for key, found in days.items() if found}
    return min(wide, key=lambda each: (wide[each], -dates.count(each), each), default=None)


@cache
def _cameo(type_: EventType, mode: str | None, contexts: tuple[str, ...]) -> str | None:
    trigger = Span(start=0, end=1, text="-")
    asked = EventMention(trigger=trigger, type=type_, status="actual", rule="event@1", mode=mode, contexts=contexts)
    return cameo(asked)
