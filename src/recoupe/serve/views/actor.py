"""An actor: names, dated offices, what it did, said and was said to have done."""

from dataclasses import dataclass
from typing import Final

from recoupe.model.judgement import Actor, Event, EventParty
from recoupe.serve.site import MissingError, Site
from recoupe.serve.views.happened import Happened, happened, named
from recoupe.store.answers import Found
from recoupe.store.browse import Head
from recoupe.store.merges import one_with

SHOWN: Final = 30
"""Events, claims or documents of a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which actor: its id in the registry, or the name of a source that is in none."""

    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorPage:
    """The actor (None: known by name alone), which others are held to be the same, and what there is on it.

    ``did`` and ``received`` are what happened, ``alleged`` what others say that it did.
    """

    id: str
    name: str
    actor: Actor | None
    same: tuple[str, ...]
    partners: list[tuple[str, int]]
    did: Happened
    alleged: Happened
    received: Happened
    said: list[Found]
    mentioned: int
    documents: dict[str, Head]
    latest: list[Head]


def actor(site: Site, asked: Asked) -> ActorPage:
    """Return what a collection tells of an actor."""
    known = site.registry.actors.get(asked.id)
    events = site.collection.store.events().find(party=asked.id)
    did = [each for each in events if _is_among(asked.id, each.actors)]
    said = site.browse.said_by(asked.id, SHOWN, registered=known is not None)
    mentioned, latest = site.browse.mentioning(asked.id, SHOWN)
    if known is None and not said and not events:
        raise MissingError(f"Nobody in this collection is called “{asked.id}”.")
    return ActorPage(
        id=asked.id,
        name=named(site, [asked.id])[asked.id],
        actor=known,
        same=tuple(each for each in one_with(asked.id, site.browse.judgements()) if each != asked.id),
        partners=_partners(asked.id, events),
        did=happened(site, (each for each in did if each.status != "alleged"), SHOWN),
        alleged=happened(site, (each for each in did if each.status == "alleged"), SHOWN),
        received=happened(site, (each for each in events if _is_among(asked.id, each.recipients)), SHOWN),
        said=said,
        mentioned=mentioned,
        documents=site.browse.heads({each.document for each in said}),
        latest=latest,
    )


def _is_among(key: str, side: tuple[EventParty, ...]) -> bool:
    """Tell whether an actor, or one of its country, is among those of a side."""
    return any(key in {each.key, each.country} for each in side)


def _partners(key: str, events: list[Event]) -> list[tuple[str, int]]:
    """Return those that an actor had to do with, and in how many events, most first."""
    count: dict[str, int] = {}
    for event in events:
        far = event.recipients if _is_among(key, event.actors) else event.actors
        for other in {each.key for each in far if key not in {each.key, each.country}}:
            count[other] = count.get(other, 0) + 1
    return sorted(count.items(), key=lambda each: (-each[1], each[0]))[:SHOWN]
