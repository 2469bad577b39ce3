"""Two actors: cooperation and conflict between them over time, and the events under each point."""

from dataclasses import dataclass
from typing import Final

from recoupe.crosscheck.relations import Series, Step, acts_between, series
from recoupe.serve.language import message
from recoupe.serve.site import AskedError, Site
from recoupe.serve.views.happened import Happened, happened, named

SHOWN: Final = 200
"""Events that a page lists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which two (ids of the registry, states, or states with a sector such as ``MLI:MIL``), and by which periods."""

    a: str = ""
    b: str = ""
    step: Step = "month"


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationPage:
    """The series of the two, the events behind it, and its levels: first and last period, rate."""

    series: Series | None
    levels: list[tuple[str, str, float]]
    happened: Happened
    names: dict[str, str]


def relation(site: Site, asked: Asked) -> RelationPage:
    """Return how two actors stand to each other over time."""
    one, other = (site.registry.known_as(each) or each for each in (asked.a.strip(), asked.b.strip()))
    if not one or not other:
        return RelationPage(series=None, levels=[], happened=happened(site, (), 0), names={})
    if one == other:
        raise AskedError(message("Name two different actors."))
    store = site.collection.store.events()
    events = store.find(party=one, other=other)
    found = series(events, store.published(), one, other, step=asked.step)
    return RelationPage(
        series=found,
        levels=list(found.levels()),
        happened=happened(site, (each for each in events if acts_between(each, one, other)), SHOWN),
        names=named(site, (one, other)),
    )
