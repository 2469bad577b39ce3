"""Events as pages list them: with the words that tell them and the names of their parties."""

from collections.abc import Iterable
from dataclasses import dataclass

from recoupe.export.words import party_names
from recoupe.model.judgement import Event
from recoupe.model.vocabulary import Tongue
from recoupe.serve.site import Site
from recoupe.store.browse import Head, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """Events, the words that first tell each (by its id), their documents, and what parties are called."""

    events: list[Event]
    words: dict[str, Words]
    documents: dict[str, Head]
    names: dict[str, str]


def happened(site: Site, events: Iterable[Event], limit: int) -> Happened:
    """Return the latest of some events, with what a list of them shows."""
    shown = latest(events, limit)
    words = site.browse.triggers(shown)
    heads = site.browse.heads({told.document for each in shown for told in each.mentions})
    return Happened(events=shown, words=words, documents=heads, names=named(site, parties_of(shown)))


def latest(events: Iterable[Event], limit: int) -> list[Event]:
    """Return so many of some events at most, the latest first."""
    return sorted(events, key=lambda each: (_moment(each), each.id), reverse=True)[:limit]


def parties_of(events: Iterable[Event]) -> set[str]:
    """Return the keys of all parties of events."""
    return {party.key for each in events for party in (*each.actors, *each.recipients)}


def named(site: Site, keys: Iterable[str], tongue: Tongue = "fr") -> dict[str, str]:
    """Return what parties are called."""
    return party_names(sorted(keys), site.registry, tongue)


def _moment(event: Event) -> str:
    return event.date or event.told or ""
