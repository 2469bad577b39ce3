"""How a dossier came to stand as it does: each document that changed its state, in the order of publication."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from recoupe.crosscheck.grade import credibility
from recoupe.crosscheck.match import Match
from recoupe.model.judgement import Origin, StateChange
from recoupe.model.vocabulary import DossierState

STATES: Final[dict[str, DossierState]] = {
    "confirmed": "confirmed",
    "several-anonymous": "supported",
    "one-named": "supported",
    "one-anonymous": "open",
    "disputed": "disputed",
    "denied": "denied",
    "withdrawn": "retracted",
    "no-origin": "open",
}
"""The state that a rule of the credibility stands for."""


def history(origins: Iterable[Origin], found: Mapping[str, Match]) -> tuple[StateChange, ...]:
    """Return the changes of a dossier's state; the last is how it stands."""
    every = tuple(origins)
    made: list[StateChange] = []
    for key in _turns(every, found):
        order = found[key].profile.order
        known = [_until(each, found, order) for each in every if found[each.document].profile.order <= order]
        _, rule = credibility(known)
        against = any(each.stance == "denies" for each in known)
        state = "denied" if rule == "no-origin" and against else STATES[rule]
        if not made or made[-1].state != state:
            made.append(
                StateChange(state=state, document=key, published=found[key].profile.document.published, rule=rule)
            )
    return tuple(made)


def _turns(origins: tuple[Origin, ...], found: Mapping[str, Match]) -> Iterator[str]:
    """Yield the documents with which an origin came or withdrew, in the order of publication."""
    keys = {each.document for each in origins} | {each.retracted_by for each in origins if each.retracted_by}
    yield from sorted((key for key in keys if key in found), key=lambda key: found[key].profile.order)


def _until(origin: Origin, found: Mapping[str, Match], order: tuple[str, str]) -> Origin:
    """Return an origin as it stood then: not yet withdrawn where the retraction came later."""
    by = origin.retracted_by
    later = by is not None and by in found and found[by].profile.order > order
    return replace(origin, retracted_by=None) if later else origin
