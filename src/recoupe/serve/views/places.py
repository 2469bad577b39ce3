"""Where events happened, and how precisely that is known."""

from dataclasses import dataclass

from recoupe.crosscheck.network import Spot, spots, within
from recoupe.model.judgement import Event
from recoupe.serve.site import Site
from recoupe.serve.views.period import Period
from recoupe.store.browse import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPage:
    """The places of a period's events, the heaviest first; the events, how many have no place, and their words."""

    spots: list[Spot]
    events: dict[str, Event]
    unplaced: int
    words: dict[str, Words]


def places(site: Site, asked: Period) -> MapPage:
    """Return where the events of a period happened."""
    period = asked.since or None, asked.until or None
    events = within(site.collection.store.events().find(period=period), *period)
    found = spots(events, site.registry)
    placed = {key for spot in found for key in spot.events}
    by_id = {each.id: each for each in events if each.id in placed}
    return MapPage(
        spots=found, events=by_id, unplaced=len(events) - len(placed), words=site.browse.triggers(by_id.values())
    )
