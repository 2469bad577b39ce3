"""Who acts and who undergoes, after the rules: for each side what trained weights find likeliest."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from recoupe.annotate.coding.finder import Place, Roles
from recoupe.annotate.coding.pair_evidence import against_evidence
from recoupe.annotate.coding.part_evidence import Setting
from recoupe.annotate.coding.parts import Option, key, options, seats
from recoupe.annotate.coding.pool import Pool
from recoupe.annotate.coding.rules import french
from recoupe.lang.weights import Weights

NOBODY: Final = 0.7
"""What nobody's likelihood counts as a recipient."""


def choose(setting: Setting, pool: Pool) -> Roles:
    """Return the parties of an event; the recipients are none of its actors."""
    found = options(setting, seats(setting, pool))
    actors = likeliest(setting, found["actor"], french().weights("event_actors"))
    facing = opposite(setting, found["recipient"], actors)
    recipients = likeliest(setting, facing, french().weights("event_recipients"), nobody=NOBODY)
    return Roles(list(actors), list(recipients), harmed=setting.candidate.roles.harmed)


def opposite(setting: Setting, found: Sequence[Option], actors: Sequence[Place]) -> list[Option]:
    """Return the options for those who undergo an event, without those who act and with what speaks for them beside."""
    taken = {key(place) for place in actors}
    others = (option for option in found if taken.isdisjoint(map(key, option.places)))
    return [
        Option(each.places, each.evidence | frozenset(against_evidence(setting, each.places, actors)))
        for each in others
    ]


def likeliest(setting: Setting, found: Sequence[Option], weights: Weights, *, nobody: float = 1.0) -> tuple[Place, ...]:
    """Return the likeliest option of the likeliest countries, to which every option of the same countries adds.

    ``nobody`` is what nobody's likelihood is multiplied with.
    """
    together = defaultdict[tuple[str, ...], list[tuple[float, Option]]](list)
    for share, option in zip(weights.shares(option.evidence for option in found), found, strict=True):
        together[countries(setting, option)].append((share if option.places else share * nobody, option))
    best = max(together.values(), key=lambda group: sum(share for share, _ in group))
    return max(best, key=lambda each: each[0])[1].places


def countries(setting: Setting, option: Option) -> tuple[str, ...]:
    """Return the countries of those who are named together, in order; empty text where one has none."""
    return tuple(sorted(setting.cast.code(*place).country or "" for place in option.places))
