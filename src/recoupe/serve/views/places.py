"""Where events happened, and how precisely that is known."""

from dataclasses import dataclass
from typing import Final

from recoupe.crosscheck.network import Spot, spots, within
from recoupe.model.judgement import Event
from recoupe.serve.site import Site
from recoupe.serve.views.happened import latest
from recoupe.serve.views.period import Period
from recoupe.store.browse import Words

MOST: Final = 2000
"""Events of a map."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPage:
    """The places of a period's events, the heaviest first; the events, how many have no place, and their words.

    ``left_out`` counts the oldest events, where there are too many for a page.
    """

    spots: list[Spot]
    events: dict[str, Event]
    unplaced: int
    left_out: int
    words: dict[str, Words]


def places(site: Site, asked: Period) -> MapPage:
    """Return where the events of a period happened."""
    period = asked.since or None, asked.until or None
    events = within(site.collection.store.events().find(period=period), *period)
    placed = {key for spot in spots(events, site.registry) for key in spot.events}
    shown = latest((each for each in events if each.id in placed), MOST)
    return MapPage(
        spots=spots(shown, site.registry),
        events={each.id: each for each in shown},
        unplaced=len(events) - len(placed),
        left_out=len(placed) - len(shown),
        words=site.browse.triggers(shown),
    )
