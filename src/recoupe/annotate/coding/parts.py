"""Who may be a side of an event: the options between which trained weights choose."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Final, Literal, get_args

from recoupe.annotate.coding.finder import Place
from recoupe.annotate.coding.pair_evidence import pair_evidence
from recoupe.annotate.coding.part_evidence import Setting, none_evidence, part_evidence
from recoupe.annotate.coding.pool import Pool, Seat
from recoupe.annotate.coding.slots import coordinated, is_time
from recoupe.annotate.coding.triggers import Trigger
from recoupe.annotate.parsed import Paragraph, Token

Side = Literal["actor", "recipient"]
Key = tuple[int, int]
"""What tells a place from others: its paragraph and token."""
RULED: Final = (0, 0)
"""The key of those that the rules put on a side, who stay together."""
STRAY: Final = 3
"""How far back a party counts that only the rules found."""
FILLED: Final = (
    "subj", "obj", "by", "à", "contre", "de", "avec", "entre", "envers", "sur", "pour", "auprès", "vers",
)  # fmt: skip
"""Slots whose fillers may be parties also where neither lexicon nor registry knows them."""
PEOPLE: Final = re.compile(
    r"^ex-|(?:[tsg]eur|euse|iste|ien|ienne|nier|naire|crate|logue|arque|ois|oise|ard|ite|ant|ante|phone)$"
)
"""How nouns end that mostly are people's (« les catéchistes », « un collaborateur », « l'ex-détenu »)."""
MUTUAL: Final = frozenset({"CONSULT", "SUPPORT", "AGREE", "ASSAULT", "RETREAT", "COOPERATE"})
"""Types whose two sides, where both act, may be named apart."""


@dataclass(frozen=True, slots=True)
class Option:
    """Those who may be one side of an event, named together; nobody where there are no places."""

    places: tuple[Place, ...]
    evidence: frozenset[str]


def seats(setting: Setting, pool: Pool) -> list[Seat]:
    """Return the parties near an event, those that the rules found and what fills its slots, without its own words."""
    trigger, roles = setting.candidate.trigger, setting.candidate.roles
    found = {key(seat.place): seat for seat in pool.near(setting.paragraph, trigger.anchor)}
    for place in [*roles.actors, *roles.recipients]:
        found.setdefault(key(place), Seat(place, STRAY))
    for filler in _fillers(trigger):
        found.setdefault(key((setting.paragraph, filler)), Seat((setting.paragraph, filler), 0))
    inside = range(trigger.first.i, trigger.last.i + 1)
    return [seat for seat in found.values() if seat.place[0] is not setting.paragraph or seat.place[1].i not in inside]


def _fillers(trigger: Trigger) -> Iterator[Token]:
    """Yield the names, numbers and nouns with the form of a person's that fill the slots of a trigger."""
    for filler in (filler for slot in FILLED for filler in trigger.slots.get(slot, [])):
        for each in coordinated(filler):
            named = each.pos_ in {"PROPN", "NUM"} or (each.pos_ == "NOUN" and PEOPLE.search(each.lemma_))
            if named and not is_time(each) and each.sent == trigger.anchor.sent:
                yield each


def options(setting: Setting, near: list[Seat]) -> dict[Side, list[Option]]:
    """Return what may be each side: parties that are coordinated, that the rules put on it, or two; last nobody."""
    rank = ranks(near, setting.paragraph, setting.candidate.trigger.anchor)
    evidence = {key(seat.place): part_evidence(setting, seat, rank[key(seat.place)]) for seat in near}
    nobody = Option((), frozenset(none_evidence(setting)))
    groups: dict[Side, list[Option]] = {side: list(_groups(setting, near, evidence, side)) for side in get_args(Side)}
    groups["actor"] += _pairs(setting, groups["actor"])
    return {side: [*found, nobody] for side, found in groups.items()}


def _groups(setting: Setting, near: list[Seat], evidence: dict[Key, set[str]], side: Side) -> Iterator[Option]:
    together = defaultdict[Key, list[Place]](list)
    for seat in near:
        ruled = setting.part(seat.place) == side
        together[RULED if ruled else _first(seat.place)].append(seat.place)
    for places in together.values():
        yield Option(tuple(places), frozenset().union(*(evidence[key(place)] for place in places)))


def _pairs(setting: Setting, found: list[Option]) -> Iterator[Option]:
    """Yield every two options that may act on each other (« X s'est entretenu avec Y »)."""
    type_, flags = setting.candidate.coding.type, setting.candidate.trigger.rule.flags
    if type_ == "CONSULT" or ("mutual" in flags and type_ in MUTUAL):
        close = [each for each in found if _close(setting, each)]
        for one, other in combinations(close, 2):
            evidence = pair_evidence(setting, one.places, other.places)
            yield Option(one.places + other.places, one.evidence | other.evidence | frozenset(evidence))


def _close(setting: Setting, option: Option) -> bool:
    return setting.beside(option.places) or any(setting.part(place) != "none" for place in option.places)


def ranks(near: Iterable[Seat], paragraph: Paragraph, anchor: Token) -> dict[Key, int]:
    """Return how many parties come before each: on its side of the trigger the closer ones, else by sentence."""
    found: dict[Key, int] = {}
    own = [seat for seat in near if seat.back == 0 and seat.place[0] is paragraph]
    left = sorted((seat for seat in own if seat.place[1].i < anchor.i), key=lambda seat: -seat.place[1].i)
    right = [seat for seat in own if seat.place[1].i > anchor.i]
    far = sorted((seat for seat in near if seat not in own), key=_by_sentence)
    for group in (left, right, far):
        found.update({key(seat.place): number for number, seat in enumerate(group)})
    return found


def key(place: Place) -> Key:
    """Return what tells a place from others."""
    return id(place[0]), place[1].i


def _first(place: Place) -> Key:
    """Return the first of those that are coordinated with a party."""
    paragraph, token = place
    token = _start(token)
    if place[1].pos_ == token.pos_ == "ADJ" and token != place[1] and "Plur" in token.head.morph.get("Number"):
        token = _start(token.head)  # « les délégations libanaise et israélienne »
    return id(paragraph), token.i


def _start(token: Token) -> Token:
    while token.dep_ == "conj" and token.head.pos_ not in {"VERB", "AUX"} and token.head != token:
        token = token.head
    return token


def _by_sentence(seat: Seat) -> tuple[int, bool, int]:
    head = seat.place[1]
    return seat.back, not head.dep_.startswith("nsubj"), head.i
