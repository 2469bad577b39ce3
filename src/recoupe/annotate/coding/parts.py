"""Who acts and who undergoes, after the rules: for each side the option that trained weights find likeliest."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal, get_args

from recoupe.annotate.coding.finder import Place, Roles
from recoupe.annotate.coding.part_evidence import Setting, none_evidence, part_evidence
from recoupe.annotate.coding.pool import Pool, Seat
from recoupe.annotate.coding.rules import french
from recoupe.annotate.parsed import Paragraph, Token

Side = Literal["actor", "recipient"]
Key = tuple[int, int]
"""What tells a place from others: its paragraph and token."""
RULED: Final = (0, 0)
"""The key of those that the rules put on a side, who stay together."""
LENIENT: Final = 0.6
"""What share of nobody's likelihood suffices for a party."""
DOUBTFUL: Final = 2.0
"""The same for a party that the rules put on the other side, or that only another sentence names."""
STRAY: Final = 3
"""How far back a party counts that only the rules found."""


@dataclass(frozen=True, slots=True)
class Option:
    """Those who may be one side of an event, named together; nobody where there are no places."""

    places: tuple[Place, ...]
    evidence: frozenset[str]


def seats(setting: Setting, pool: Pool) -> list[Seat]:
    """Return the parties near an event and those that the rules found, without the words of the trigger."""
    trigger, roles = setting.candidate.trigger, setting.candidate.roles
    near = list(pool.near(setting.paragraph, trigger.anchor))
    known = {_key(seat.place) for seat in near}
    stray = [Seat(place, STRAY) for place in [*roles.actors, *roles.recipients] if _key(place) not in known]
    inside = range(trigger.first.i, trigger.last.i + 1)
    return [seat for seat in near + stray if seat.place[0] is not setting.paragraph or seat.place[1].i not in inside]


def options(setting: Setting, near: list[Seat]) -> dict[Side, list[Option]]:
    """Return what may be each side: parties that are coordinated, or that the rules put on it; last nobody."""
    rank = ranks(near, setting.paragraph, setting.candidate.trigger.anchor)
    evidence = {_key(seat.place): part_evidence(setting, seat, rank[_key(seat.place)]) for seat in near}
    nobody = Option((), frozenset(none_evidence(setting)))
    return {side: [*_groups(setting, near, evidence, side), nobody] for side in get_args(Side)}


def _groups(setting: Setting, near: list[Seat], evidence: dict[Key, set[str]], side: Side) -> Iterator[Option]:
    together = defaultdict[Key, list[Place]](list)
    for seat in near:
        ruled = setting.part(seat.place) == side
        together[RULED if ruled else _first(seat.place)].append(seat.place)
    for places in together.values():
        yield Option(tuple(places), frozenset().union(*(evidence[_key(place)] for place in places)))


def ranks(near: Iterable[Seat], paragraph: Paragraph, anchor: Token) -> dict[Key, int]:
    """Return how many parties come before each: on its side of the trigger the closer ones, else by sentence."""
    found: dict[Key, int] = {}
    own = [seat for seat in near if seat.back == 0 and seat.place[0] is paragraph]
    left = sorted((seat for seat in own if seat.place[1].i < anchor.i), key=lambda seat: -seat.place[1].i)
    right = [seat for seat in own if seat.place[1].i > anchor.i]
    far = sorted((seat for seat in near if seat not in own), key=_by_sentence)
    for group in (left, right, far):
        found.update({_key(seat.place): number for number, seat in enumerate(group)})
    return found


def choose(setting: Setting, pool: Pool) -> Roles:
    """Return the parties of an event; the recipients are none of its actors."""
    found = options(setting, seats(setting, pool))
    actors = _likeliest(setting, found["actor"], "event_actors")
    taken = {_key(place) for place in actors}
    others = [option for option in found["recipient"] if taken.isdisjoint(map(_key, option.places))]
    recipients = _likeliest(setting, others, "event_recipients")
    return Roles(list(actors), list(recipients), harmed=setting.candidate.roles.harmed)


def _likeliest(setting: Setting, found: list[Option], table: str) -> tuple[Place, ...]:
    """Return the likeliest option, or nobody where that is likelier by far."""
    shares = french().weights(table).shares(option.evidence for option in found)
    *some, nobody = zip(shares, found, strict=True)
    share, best = max(some, key=lambda each: each[0], default=nobody)
    return best.places if share >= nobody[0] * _needed(setting, best, table) else ()


def _needed(setting: Setting, option: Option, table: str) -> float:
    """Return what share of nobody's likelihood a party must have."""
    ruled = {setting.part(place) for place in option.places}
    side = "actor" if table == "event_actors" else "recipient"
    sentence = setting.candidate.trigger.anchor.sent
    near = any(where is setting.paragraph and head.sent == sentence for where, head in option.places)
    return LENIENT if ruled == {side} or (near and ruled == {"none"}) else DOUBTFUL


def _key(place: Place) -> Key:
    return id(place[0]), place[1].i


def _first(place: Place) -> Key:
    """Return the first of those that are coordinated with a party."""
    paragraph, token = place
    while token.dep_ == "conj" and token.head.pos_ not in {"VERB", "AUX"} and token.head != token:
        token = token.head
    return id(paragraph), token.i


def _by_sentence(seat: Seat) -> tuple[int, bool, int]:
    head = seat.place[1]
    return seat.back, not head.dep_.startswith("nsubj"), head.i
