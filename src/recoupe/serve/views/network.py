"""Who had to do with whom in a period."""

from dataclasses import dataclass
from typing import Final

from recoupe.crosscheck.network import Level, Tie, heaviest, ties, within
from recoupe.serve.site import Site
from recoupe.serve.views.happened import named
from recoupe.serve.views.period import Period

PARTIES: Final = 30
"""Parties that are shown: those that have most to do with others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked(Period):
    """A period, and whether parties are actors or whole countries."""

    level: Level = "actor"


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkPage:
    """The ties of a period, the heaviest first, what the parties are called, and how many events there were."""

    events: int
    parties: int
    ties: list[Tie]
    names: dict[str, str]


def network(site: Site, asked: Asked) -> NetworkPage:
    """Return who had to do with whom in a period."""
    period = asked.since or None, asked.until or None
    events = within(site.collection.store.events().find(period=period), *period)
    found = ties(events, level=asked.level)
    shown = heaviest(found, PARTIES)
    return NetworkPage(
        events=len(events),
        parties=len({key for each in found for key in (each.one, each.other)}),
        ties=shown,
        names=named(site, {key for each in shown for key in (each.one, each.other)}),
    )
