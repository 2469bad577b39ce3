"""Brings the events up to date: only those of the types that newly drawn documents tell are drawn anew.

Events of different types never mix, so a type's events follow from its mentions, from lineage, and from which actors
people hold to be one. A mark in the store says under which merges all events were drawn; without it all are.
"""

from collections import defaultdict
from collections.abc import Collection
from pathlib import PurePath
from typing import Final

from recoupe.crosscheck.grouping import Known
from recoupe.crosscheck.happenings import happenings
from recoupe.crosscheck.stored import known_standing
from recoupe.lang.registry import Place, Registry, registry
from recoupe.model.ids import content_id
from recoupe.store.browse import Head
from recoupe.store.merges import merged
from recoupe.store.store import Store

VERSION: Final = 2
"""Grows with every change of what an event is."""
STATE: Final = "state"
TOWNS: Final = ("city", "town", "region", "state")
"""Of places with one name in one country, the first kind is meant."""


def renew_events(store: Store, documents: Collection[str], before: str | None) -> None:
    """Draw the events anew that documents tell, or all where the mark that stood ``before`` is not today's."""
    events, leader = store.events(), merged(store.view().judgements())
    mark = content_id("mark", VERSION, sorted(leader.items()))
    if before == mark and not documents:
        return
    types = events.types_in(documents) if before == mark else None
    found = registry("fr")
    known = Known(leader, states(found), places(found), states(found) | found.places.keys())
    told = events.told(types)
    credits_ = outside(store, {each.document for each in told})
    taken = events.taken()
    names = names_of(store, {each.document for each in told} | {each.parent for each in taken}, found)
    events.replace(happenings(told, taken, known, credits_, names), types, mark)


def names_of(store: Store, documents: Collection[str], found: Registry) -> dict[str, str]:
    """Return what documents and actors are called: outlet and day, the registry's name."""
    heads = store.browse().heads(documents).values()
    return {key: actor.name for key, actor in found.actors.items()} | {each.id: _called(each) for each in heads}


def outside(store: Store, documents: Collection[str]) -> dict[str, str]:
    """Return whom documents credit that have nothing first-hand, where that is not in the collection."""
    found = ((key, known_standing(each)) for key, each in store.view().standings_of(documents).items())
    return {key: each.outside[0] for key, each in found if each and each.outside and not each.first_hand}


def states(found: Registry) -> frozenset[str]:
    """Return the ids of states."""
    return frozenset(key for key, actor in found.actors.items() if actor.kind == STATE)


def places(found: Registry) -> dict[str, str]:
    """Return the id of the place or state that a name means, for names that mean one in one country only."""
    named = defaultdict[str, list[Place]](list)
    for place in found.places.values():
        for name in (place.name, *place.names):
            named[name].append(place)
    of_states = {
        name: key for key, actor in found.actors.items() if actor.kind == STATE for name in (actor.name, *actor.names)
    }
    one = {name: min(each, key=_kind) for name, each in named.items() if len({place.country for place in each}) == 1}
    return {name: place.id for name, place in one.items()} | of_states


def _called(head: Head) -> str:
    name = head.outlet or head.title or PurePath(head.path or head.id).name
    return f"{name}, {head.published[:10]}" if head.published else name


def _kind(place: Place) -> tuple[int, str]:
    return TOWNS.index(place.kind) if place.kind in TOWNS else len(TOWNS), place.id
