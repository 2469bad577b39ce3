"""What speaks for a party's being the one who acts or undergoes: the names of features that a trained table weighs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from recoupe.annotate.actors.scene import Party
from recoupe.annotate.coding.candidates import Candidate
from recoupe.annotate.coding.finder import Place
from recoupe.annotate.coding.links import looks_on
from recoupe.annotate.coding.parties import Cast
from recoupe.annotate.coding.pool import Seat
from recoupe.annotate.coding.slots import coordinated, is_passive, preposition
from recoupe.annotate.parsed import Paragraph, Token

DEEP: Final = 6
"""How many steps of a path through the parse are told apart."""
FAR: Final = 5
STEP: Final = 4


@dataclass(frozen=True, slots=True)
class Setting:
    """An event and what is around it."""

    candidate: Candidate
    paragraph: Paragraph
    cast: Cast
    speaker: Place | None
    """Who says what the event stands in."""
    last: "Setting | None"
    """The event told just before."""
    family: str
    """Whether the trigger is a noun, a passive or another verb."""
    found: str
    """Which sides the rules have filled: 00, 10, 01 or 11."""

    def part(self, place: Place) -> str:
        """Return the part that the rules give to a party."""
        roles = self.candidate.roles
        for name, side in (("actor", roles.actors), ("recipient", roles.recipients)):
            if any(where is place[0] and token.i == place[1].i for where, token in side):
                return name
        return "none"

    def beside(self, places: Iterable[Place]) -> bool:
        """Tell whether all of these stand in the sentence of the event."""
        sentence = self.candidate.trigger.anchor.sent
        return all(where is self.paragraph and head.sent == sentence for where, head in places)


def new_setting(
    candidate: Candidate, paragraph: Paragraph, cast: Cast, around: "tuple[Place | None, Setting | None]"
) -> Setting:
    """Return an event and what is around it: who speaks, the event told just before."""
    trigger, roles = candidate.trigger, candidate.roles
    family = "noun" if trigger.noun else "passive" if is_passive(trigger.anchor) else "verb"
    found = f"{bool(roles.actors):d}{bool(roles.recipients):d}"
    return Setting(candidate, paragraph, cast, *around, family, found)


def part_evidence(setting: Setting, seat: Seat, rank: int) -> set[str]:
    """Return the features of a party for an event; ``rank`` tells how many of its sentence are nearer to the event."""
    part, party = setting.part(seat.place), setting.cast.party(*seat.place)
    found = {*_of_rules(setting, part), *_of_party(setting, part, party), *_of_discourse(setting, part, seat)}
    found.update(_of_phrase(setting, seat))
    same = seat.back == 0 and seat.place[0] is setting.paragraph
    found.update(_of_sentence(setting, part, seat, rank) if same else _of_distance(setting, seat, rank))
    if same:
        found.update(_of_slots(setting, seat.place[1]))
    return found


def none_evidence(setting: Setting) -> Iterator[str]:
    """Yield the features of nobody's being a side of an event."""
    trigger, state, family, type_ = (
        setting.candidate.trigger, setting.found, setting.family, setting.candidate.coding.type
    )  # fmt: skip
    line = " ".join(trigger.rule.words)
    yield "nobody"
    yield f"nobody+looks-on={looks_on(trigger)},{state}"
    yield f"nobody+type={type_}"
    yield f"nobody+found={state}"
    yield f"nobody+found+type={state},{type_}"
    yield f"nobody+family={family},{state}"
    yield f"nobody+family+type={family},{type_}"
    yield f"nobody+outcome={setting.candidate.outcome},{state}"
    yield f"nobody+line={line}"
    yield f"nobody+line+found={line},{state}"
    yield f"nobody+of={trigger.rule.of},{state}"
    yield f"nobody+to={bool(trigger.rule.to)},{state}"
    yield from (f"nobody+flag={flag},{state}" for flag in trigger.rule.flags)
    yield from (f"nobody+slot={slot},{family},{state}" for slot in trigger.slots)


def _of_rules(setting: Setting, part: str) -> Iterator[str]:
    type_, state, rule = setting.candidate.coding.type, setting.found, setting.candidate.trigger.rule
    yield f"part={part}"
    yield f"part+type={part},{type_}"
    yield f"part+found={part},{state}"
    yield f"part+family={part},{setting.family}"
    yield f"part+found+type={part},{state},{type_}"
    yield f"part+outcome={part},{setting.candidate.outcome}"
    yield f"part+of={part},{rule.of}"
    for flag in rule.flags:
        yield f"part+flag={part},{flag}"


def _of_party(setting: Setting, part: str, party: Party) -> Iterator[str]:
    type_ = setting.candidate.coding.type
    yield f"sector={party.sector}"
    yield f"sector+type={party.sector},{type_}"
    yield f"sector+type+part={party.sector},{type_},{part}"
    yield f"country+part={bool(party.country)},{part}"
    if party.country:
        for name, side in (("actor", setting.candidate.actors), ("recipient", setting.candidate.recipients)):
            yield f"like-{name}={party.country in {each.country for each in side}},{part},{bool(side)}"


def _of_discourse(setting: Setting, part: str, seat: Seat) -> Iterator[str]:
    paragraph, head = seat.place
    before = setting.last.part(seat.place) if setting.last else "none"
    type_, last = setting.candidate.coding.type, setting.last.candidate.coding.type if setting.last else ""
    yield f"before={before},{part}"
    yield f"before+types={before},{last},{type_}"
    yield f"before+found={before},{setting.found},{setting.family}"
    if setting.speaker is not None and setting.speaker[0] is paragraph:
        speaks = setting.speaker[1] == head or setting.speaker[1].is_ancestor(head)
        yield f"speaks={speaks},{setting.found},{type_}"


def _of_phrase(setting: Setting, seat: Seat) -> Iterator[str]:
    head = seat.place[1]
    yield f"word={head.pos_},{setting.part(seat.place)}"
    yield f"entity={head.ent_type_},{setting.part(seat.place)}"
    yield f"relation={head.dep_},{preposition(head)}"
    yield f"relation+found={head.dep_},{preposition(head)},{setting.found},{min(seat.back, FAR)}"


def _of_distance(setting: Setting, seat: Seat, rank: int) -> Iterator[str]:
    back, subject = min(seat.back, FAR), seat.place[1].dep_.startswith("nsubj")
    yield f"back={back}"
    yield f"back+found={back},{setting.found},{setting.family}"
    yield f"back+subject={back},{subject},{setting.found}"
    yield f"back+rank={min(rank, FAR)},{setting.found}"


def _of_sentence(setting: Setting, part: str, seat: Seat, rank: int) -> Iterator[str]:
    head, anchor = seat.place[1], setting.candidate.trigger.anchor
    family, state, type_ = setting.family, setting.found, setting.candidate.coding.type
    steps = path(anchor, head)
    way = "/".join(steps[:DEEP])
    yield f"path={way},{family}"
    yield f"path+type={way},{family},{type_}"
    yield f"path+found={way},{family},{state}"
    yield f"length={min(len(steps), DEEP)},{part}"
    yield f"last={steps[-1]},{family},{state}"
    yield f"first={steps[0]},{family},{state}"
    side = "left" if head.i < anchor.i else "right"
    yield f"side={side},{family},{part}"
    yield f"side+type={side},{family},{state},{type_}"
    yield f"apart={min(abs(head.i - anchor.i) // STEP, FAR)}"
    yield f"nearer={side},{min(rank, FAR)},{state}"


def _of_slots(setting: Setting, head: Token) -> Iterator[str]:
    trigger = setting.candidate.trigger
    for slot, fillers in trigger.slots.items():
        if any(head == each for filler in fillers for each in coordinated(filler)):
            yield f"slot={slot},{setting.family}"
            yield f"slot+type={slot},{setting.candidate.coding.type}"
            yield f"slot+word={slot},{trigger.rule.words[0]}"


def path(start: Token, end: Token) -> list[str]:
    """Return the steps through the parse from one word to another: up with ^, down with relation and preposition."""
    above = [start, *start.ancestors]
    down = [end]
    while down[-1] not in above and down[-1].head != down[-1]:
        down.append(down[-1].head)
    if down[-1] not in above:
        return ["none"]
    up = [f"^{token.dep_.partition(':')[0]}" for token in above[: above.index(down[-1])]]
    return [*up, *(f"{token.dep_} {preposition(token)}".strip() for token in reversed(down[:-1]))] or ["self"]
