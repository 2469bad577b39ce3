"""In whose words an event stands, and whether the text vouches for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from recoupe.annotate.actors.parties import describe
from recoupe.annotate.coding.status import Told
from recoupe.annotate.parsed import Paragraph, Parsed, Token
from recoupe.model.annotation import Attribution, Participant
from recoupe.model.span import Span, SpanIndex

AUTHORITIES: Final = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "IGO"})
"""Sectors whose word on their own state's acts is taken."""
CUES_OF_SIGHT: Final = frozenset({"constaté", "constatent", "constate", "observé"})


@dataclass(frozen=True, slots=True)
class Said:
    """The place of the attribution that a trigger stands in, and what it means for the status."""

    attribution: int | None
    told: Told


class Sayings:
    """The attributions of a document."""

    def __init__(self, parsed: Parsed, attributions: tuple[Attribution, ...]) -> None:
        """Sort the attributions by place."""
        self.parsed, self.attributions = parsed, attributions
        self._contents = SpanIndex(each.content for each in attributions)
        self._cues = SpanIndex(each.cue for each in attributions)

    def of(self, trigger: Span, actors: tuple[Participant, ...]) -> Said:
        """Return the innermost attribution whose content holds a trigger.

        An act that its own doer, or an authority of the doer's state, tells of is vouched for.
        """
        place = self._innermost(self._contents.around(trigger))
        if place is None:
            return Said(None, Told())
        said = self.attributions[place]
        denied = said.modality == "denied"
        own = said.modality == "asserted" and self._own(said, actors)
        claimed = not own and said.source.kind != "author" and not denied
        return Said(place, Told(claimed=claimed, denied=denied, reported=True))

    def aside(self, trigger: Span) -> bool:
        """Tell whether a trigger only says who speaks, after the words (« …, s'est réjoui le ministre »)."""
        cues = self._cues.touching(trigger).items()
        return any(self.attributions[place].content.start < cue.start for place, cue in cues)

    def teller(self, trigger: Span) -> tuple[Paragraph, Token] | None:
        """Return who says what a trigger stands in, or whose words a trigger itself gives (« a-t-il prévenu »)."""
        return self.voice(trigger) or self.speaker(trigger.start)

    def voice(self, trigger: Span) -> tuple[Paragraph, Token] | None:
        """Return who speaks where a trigger is itself what gives the words, None where it is not."""
        cues = self._cues.touching(trigger).items()
        place = next((place for place, cue in cues if cue.start <= trigger.start), None)
        return self._head(self.attributions[place]) if place is not None else None

    def speaker(self, place: int) -> tuple[Paragraph, Token] | None:
        """Return who speaks at a place of the document's text, as the head of a phrase in its paragraph."""
        said = self._innermost(self._contents.around(Span(start=place, end=place + 1, text="·")))
        return self._head(self.attributions[said]) if said is not None else None

    def _innermost(self, places: Iterable[int]) -> int | None:
        return min(places, key=lambda place: len(self.attributions[place].content.text), default=None)

    def _own(self, said: Attribution, actors: tuple[Participant, ...]) -> bool:
        found = self._head(said)
        if any(word in CUES_OF_SIGHT for word in (said.cue.text.lower().split() if said.cue else ())):
            return True
        if said.source.kind not in {"person", "organisation"} or found is None:
            return False
        party = describe(self.parsed, *found)
        same = [actor for actor in actors if actor.country is not None and actor.country == party.country]
        return any(party.sector in AUTHORITIES or party.sector == actor.sector for actor in same)

    def _head(self, said: Attribution) -> tuple[Paragraph, Token] | None:
        start, end = said.source.start, said.source.end
        paragraph = self.parsed.paragraph_at(start) if start is not None else None
        if paragraph is None or start is None or end is None:
            return None
        span = paragraph.doc.char_span(start - paragraph.start, end - paragraph.start, alignment_mode="expand")
        return (paragraph, span.root) if span else None
