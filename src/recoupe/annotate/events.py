"""PLOVER events: what the text tells that political parties did."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from recoupe.annotate.coding.candidates import Candidate, Coding, Outcome, carries, readings
from recoupe.annotate.coding.choice import choose
from recoupe.annotate.coding.contexts import find_contexts
from recoupe.annotate.coding.dates import Calendar, find_place
from recoupe.annotate.coding.demands import find_demands
from recoupe.annotate.coding.filter import enough, private, sportive, swallowed, without_swallowed
from recoupe.annotate.coding.links import linked, looks_on
from recoupe.annotate.coding.part_evidence import Setting, new_setting
from recoupe.annotate.coding.parties import Cast
from recoupe.annotate.coding.pool import pool_of
from recoupe.annotate.coding.ranker import hopeless, ranked
from recoupe.annotate.coding.roles import Roles, find_roles
from recoupe.annotate.coding.status import announced, concedes, conditional_threat, find_status
from recoupe.annotate.coding.told import Sayings
from recoupe.annotate.coding.triggers import Trigger, fitting, possible_triggers
from recoupe.annotate.parsed import Paragraph, Parsed
from recoupe.model.annotation import Attribution, EventMention, Mention, Participant, TimeExpression
from recoupe.model.vocabulary import EventStatus, EventType

PROMISED: Final[dict[EventType, EventType]] = {
    "CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "RETREAT": "CONCEDE",
}  # fmt: skip
"""What an announced act is coded as; hostile acts keep their type."""

HOSTILE: Final[frozenset[EventType]] = frozenset({"SANCTION", "PROTEST", "COERCE", "ASSAULT", "MOBILIZE", "RETREAT"})
MODES_OF_THREAT: Final[dict[EventType, str]] = {
    "SANCTION": "relations", "COERCE": "restrict", "ASSAULT": "violence", "MOBILIZE": "violence",
}  # fmt: skip
MONTH: Final = len("2024-05")
SPEECH: Final[frozenset[EventType]] = frozenset({"REQUEST", "ACCUSE", "REJECT", "SUPPORT", "THREATEN"})
COMMUNIQUE: Final = re.compile(r"\W*COMMUNIQU|(?i:\W*communiqué(?: de presse| final| conjoint)\b)")
"""How a communiqué begins."""
DRILLS: Final = frozenset({"exercice", "manœuvre", "entraînement"})
SHARED: Final = frozenset({"conjoint", "commun", "multinational", "bilatéral", "tripartite", "avec"})
OFFICIAL: Final[frozenset[EventType]] = frozenset({"COERCE", "SANCTION"})
"""Acts of authorities, for which their own state's authorities vouch also where the text names no agent."""


def find_events(
    parsed: Parsed,
    mentions: tuple[Mention, ...],
    times: tuple[TimeExpression, ...],
    attributions: tuple[Attribution, ...],
) -> tuple[EventMention, ...]:
    """Return the political events of a document, in reading order."""
    del mentions
    if sportive(parsed.paragraphs):
        return ()
    coder = make_coder(parsed, times, attributions)
    found = list(coder.events())
    demands = [event for paragraph in parsed.paragraphs for event in find_demands(paragraph, coder.cast, coder.sayings)]
    found = [event for event in found if not any(_overlap(event, demand) for demand in demands)] + demands
    return tuple(linked(sorted(found, key=lambda event: event.trigger.start), coder.onlookers))


@dataclass(frozen=True, slots=True)
class View:
    """A paragraph, its calendar, the triggers that the rules chose, and those of them that nothing swallows."""

    paragraph: Paragraph
    calendar: Calendar
    chosen: list[Trigger]
    told: list[Trigger]


@dataclass(frozen=True, slots=True)
class Coder:
    """Codes one document."""

    parsed: Parsed
    cast: Cast
    times: tuple[TimeExpression, ...]
    sayings: Sayings
    onlookers: set[int] = field(default_factory=set)
    """Where praise or blame starts that is for what others do to each other, and answers nobody."""

    def events(self) -> Iterator[EventMention]:
        """Yield the events of the document, paragraph by paragraph."""
        told = ((p, candidate) for p in self.parsed.paragraphs for candidate in ranked(self.candidates(p)))
        pool = pool_of(self.parsed, self.cast)
        for setting in self.settings(told):
            trigger, calendar = setting.candidate.trigger, setting.candidate.calendar
            if looks_on(trigger):
                self.onlookers.add(setting.paragraph.place(trigger.first))
            roles = choose(setting, pool)
            yield self._record(trigger, roles, self._coding(setting.paragraph, trigger, roles, calendar))

    def settings(self, told: Iterable[tuple[Paragraph, Candidate]]) -> Iterator[Setting]:
        """Yield each event, of candidates in reading order, with what is around it."""
        last: Setting | None = None
        for paragraph, candidate in told:
            speaker = self.sayings.teller(candidate.coding.span)
            last = new_setting(candidate, paragraph, self.cast, (speaker, last))
            yield last

    def candidates(self, paragraph: Paragraph, *, every: bool = False) -> Iterator[Candidate]:
        """Yield what the lexicons have for the words of a paragraph, with what the rules make of it.

        What cannot become an event is left out, unless ``every`` candidate is asked for.
        """
        possible = possible_triggers(
            paragraph.tokens,
            lambda head: self.cast.is_party(paragraph, head),
            lambda token: self.cast.stand_in(paragraph, token),
        )
        chosen = fitting(possible)
        calendar = Calendar(paragraph, self.times, [trigger.anchor for trigger in chosen])
        view = View(paragraph, calendar, chosen, without_swallowed(chosen))
        for trigger, types in readings(possible, chosen):
            outcome = _untold(view, trigger)
            if every or outcome is None or not hopeless(trigger, outcome, types):
                yield self._candidate(view, trigger, types, outcome)

    def _candidate(self, view: View, trigger: Trigger, types: int, outcome: Outcome | None) -> Candidate:
        roles = self._roles(view.paragraph, trigger)
        actors, recipients = ([self.cast.party(*place) for place in side] for side in (roles.actors, roles.recipients))
        return Candidate(
            trigger=trigger,
            roles=roles,
            actors=tuple(actors),
            recipients=tuple(recipients),
            coding=self._coding(view.paragraph, trigger, roles, view.calendar),
            outcome=outcome or self._outcome(view, trigger, roles),
            calendar=view.calendar,
            readings=types,
        )

    def _outcome(self, view: View, trigger: Trigger, roles: Roles) -> Outcome:
        """Return what the rules make of a trigger that they chose, by who takes part."""
        if not enough(trigger, roles, dated=view.calendar.own(trigger.anchor) is not None):
            return "few"
        if private(trigger, [(place[1], self.cast.party(*place)) for place in [*roles.actors, *roles.recipients]]):
            return "private"
        return "aside" if self._aside(view.paragraph, trigger, roles) else "kept"

    def _roles(self, paragraph: Paragraph, trigger: Trigger) -> Roles:
        """Return the parties of an event; who speaks after the words acts, a threat is that of who utters it."""
        roles = find_roles(trigger, paragraph, self.cast)
        span = paragraph.span(trigger.first, trigger.last)
        voice = self.sayings.voice(span)
        if voice is not None and voice in roles.recipients:
            return Roles([voice], [place for place in roles.recipients if place != voice])
        if trigger.rule.type != "THREATEN" or roles.actors:
            return roles
        teller = self.sayings.teller(span)
        known = teller is not None and self.cast.is_own(*teller)
        return Roles([teller], roles.recipients) if teller is not None and known else roles

    def _today(self, trigger: Trigger) -> str | None:
        """Return the day of a communiqué for what it says itself in the present tense (« L'organisation demande »)."""
        speaks = trigger.rule.type in SPEECH and not trigger.noun and "Pres" in trigger.anchor.morph.get("Tense")
        own = COMMUNIQUE.match(self.parsed.document.text) is not None
        return (
            self.parsed.document.published if speaks and own and "Fin" in trigger.anchor.morph.get("VerbForm") else None
        )

    def _aside(self, paragraph: Paragraph, trigger: Trigger, roles: Roles) -> bool:
        """Tell whether praise or blame is no more than how somebody's words are given."""
        free = trigger.rule.type in {"SUPPORT", "ACCUSE"} and not roles.recipients and not trigger.noun
        return free and self.sayings.aside(paragraph.span(trigger.first, trigger.last))

    def _coding(self, paragraph: Paragraph, trigger: Trigger, roles: Roles, calendar: Calendar) -> Coding:
        """Return how an event is coded by who takes part, who tells it and when it was."""
        span = paragraph.span(trigger.first, trigger.last)
        date = _past(calendar.of(trigger.anchor), trigger, self.parsed.document.published) or self._today(trigger)
        actors = tuple(self.cast.participant(*place) for place in roles.actors)
        recipients = tuple(self.cast.participant(*place) for place in roles.recipients)
        told = self.sayings.of(span, actors or (recipients if trigger.rule.type in OFFICIAL else ()))
        status = find_status(trigger, told.told)
        if trigger.noun or "Pres" in trigger.anchor.morph.get("Tense"):
            status = _ahead(status, date, self.parsed.document.published)
        type_ = "MOBILIZE" if alone(trigger, (*actors, *recipients)) else coded_type(trigger, status)
        if type_ == "AGREE" and "host" in trigger.rule.flags:  # a meeting to come is agreed by all who take part
            actors, recipients = (*recipients, *actors), ()
        status = "actual" if type_ == "THREATEN" and status in {"future", "hypothetical"} else status
        return Coding(span, type_, status, date, actors, recipients, told.attribution)

    def _record(self, trigger: Trigger, roles: Roles, coding: Coding) -> EventMention:
        taken = {token.i for _, token in [*roles.actors, *roles.recipients]}
        rule = trigger.rule
        return EventMention(
            trigger=coding.span,
            type=coding.type,
            mode=rule.mode if coding.type == rule.type else MODES_OF_THREAT.get(rule.type),
            contexts=find_contexts(trigger),
            actors=coding.actors,
            recipients=coding.recipients,
            date=coding.date,
            place=find_place(trigger.anchor, taken),
            status=coding.status,
            attribution=coding.attribution,
            rule=rule.id,
            historical=is_historical(coding.date, self.parsed.document.published),
        )


def _untold(view: View, trigger: Trigger) -> Outcome | None:
    """Return why the rules do not choose a trigger, whoever takes part; None where they do."""
    if any(carries(trigger, other) and other.rule.type == trigger.rule.type for other in view.chosen):
        return "support"
    if any(each is trigger for each in view.told):
        return None
    if any(each is trigger for each in view.chosen) or swallowed(trigger, view.told):
        return "swallowed"
    if not trigger.fits:
        return "unfit"
    return "other" if any(other.anchor == trigger.anchor for other in view.chosen) else "overlap"


def make_coder(parsed: Parsed, times: tuple[TimeExpression, ...], attributions: tuple[Attribution, ...]) -> Coder:
    """Return what codes the paragraphs of a document."""
    sayings = Sayings(parsed, attributions)
    return Coder(parsed, Cast(parsed, sayings.speaker), times, sayings)


def _overlap(one: EventMention, other: EventMention) -> bool:
    return one.trigger.start < other.trigger.end and other.trigger.start < one.trigger.end


def coded_type(trigger: Trigger, status: EventStatus) -> EventType:
    """Return the type of an act as its status has it.

    An announced act of cooperation is a promise (AGREE), an announced retreat a concession; a hostile act announced
    for the case that something happens is a threat; a promise to give way is a concession.
    """
    type_ = trigger.rule.type
    if type_ in HOSTILE and not trigger.noun and conditional_threat(trigger.anchor):
        return "THREATEN"
    if "promise" in trigger.rule.flags and concedes(trigger):
        return "CONCEDE"
    if trigger.rule.mode in {"ceasefire", "withdraw"} and announced(trigger):
        return "CONCEDE"
    return PROMISED.get(type_, type_) if status == "future" else type_


def alone(trigger: Trigger, parties: Iterable[Participant]) -> bool:
    """Tell whether an exercise is one country's own, no cooperation."""
    words = {token.lemma_.lower() for token in trigger.anchor.subtree}
    drill = trigger.rule.type == "COOPERATE" and trigger.anchor.lemma_.lower() in DRILLS
    return drill and not words & SHARED and len({party.country for party in parties}) <= 1


def is_historical(date: str | None, published: str | None) -> bool:
    """Tell whether a date (EDTF) ended more than a year before the day of publication; False where one is unknown.

    PLOVER's auxiliary status « historical » beside the others: what a text recalls keeps its own status, so that it
    can be left out of counts by day. The codebook names no limit; a year keeps anniversaries and trials apart from
    the news of a long conflict.
    """
    end = (date or "..").split("/")[-1].rstrip("~?")
    if not end[:4].isdigit() or not published or not published[:4].isdigit():
        return False
    limit = f"{int(published[:4]) - 1:04}{published[4:]}"
    return end < limit[: len(end)]


def _past(date: str | None, trigger: Trigger, published: str | None) -> str | None:
    """Return the date of an act; a month without year that a past tense tells of is never one to come."""
    told = not trigger.noun and any(child.dep_ in {"aux:tense", "aux:pass"} for child in trigger.anchor.children)
    ahead = not told or {"Fut"} & {tense for child in trigger.anchor.children for tense in child.morph.get("Tense")}
    if ahead or not date or not published or len(date) != MONTH or date <= published[:MONTH]:
        return date
    return f"{int(date[:4]) - 1:04}{date[4:]}"


def _ahead(status: EventStatus, date: str | None, published: str | None) -> EventStatus:
    """Return future for an act that is told as a fact but dated after the day of publication."""
    if status != "actual" or not date or not published or not date[:4].isdigit():
        return status
    return "future" if date[: len(published)] > published[: len(date)] else status
