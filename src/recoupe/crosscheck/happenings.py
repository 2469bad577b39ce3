"""From event mentions to events: each event once, whoever tells it.

Two mentions tell one event where type and kind of status agree, no known party, day, place or mode of the one speaks
against the other, and a party of the same side is the same in both. What a document has word for word from another is
the event of that one. Mentions are taken in an order that follows from their content (what tells most comes first), so
that the order in which documents came changes nothing; what fits several events stays alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Final

from recoupe.annotate.coding.plover import cameo, score
from recoupe.crosscheck.grouping import BEFORE, Group, Grouping, Known, Mention, Party
from recoupe.crosscheck.span_of_days import days_of, until, width
from recoupe.crosscheck.tellers import Tellers
from recoupe.model.annotation import EventMention
from recoupe.model.ids import content_id
from recoupe.model.judgement import Derivation, Event, EventParty, Telling
from recoupe.model.span import Span
from recoupe.model.vocabulary import EventStatus, EventType
from recoupe.store.events import Told
from recoupe.store.merges import leaders

STRENGTH: Final[dict[EventStatus, int]] = {"actual": 4, "alleged": 3, "future": 2, "hypothetical": 1, "negated": 0}
LONG: Final = 80
"""Code points of shared words in which a mention is the other's; less may be a formula."""
NEAR: Final = 2
"""Code points by which a copied mention may lie off its place."""


def happenings(
    told: Iterable[Told],
    taken: Sequence[Derivation],
    known: Known,
    credited: Mapping[str, str] | None = None,
    names: Mapping[str, str] | None = None,
) -> list[Event]:
    """Return the events behind event mentions, by id.

    ``taken`` is what documents have from each other, ``credited`` whom they name as a source outside it,
    ``names`` what documents and actors are called, by id.
    """
    families = leaders((each.document, each.parent) for each in taken)
    mentions = {(each.document, each.position): _mention(each, known, families) for each in told}
    copies = _copies(mentions, taken)
    tellers = Tellers(taken, known.leader, credited or {}, names or {})
    groups = Grouping(known)
    for mention in sorted((m for key, m in mentions.items() if key not in copies), key=lambda each: each.order):
        groups.place(mention)
    home = {mention.key: group for group in groups.made for mention in group.mentions}
    for key in sorted(copies):
        home[_first(key, copies)].mentions.append(mentions[key])
    return sorted((_event(group, tellers) for group in groups.made), key=lambda each: each.id)


def _mention(told: Told, known: Known, families: Mapping[str, str]) -> Mention:
    days = days_of(told.date)
    spot = known.spot(told)
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
