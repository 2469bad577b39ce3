"""Demands in other words: who says that somebody of another state must do something demands it."""

from collections.abc import Iterator
from typing import Final

from recoupe.annotate.coding.parties import Cast
from recoupe.annotate.coding.slots import infinitive, is_passive, verb_slots
from recoupe.annotate.coding.told import AUTHORITIES, Sayings
from recoupe.annotate.parsed import Paragraph, Token
from recoupe.model.annotation import EventMention

RULE: Final = "fr.demand.devoir@1"


def find_demands(paragraph: Paragraph, cast: Cast, sayings: Sayings) -> Iterator[EventMention]:
    """Yield a REQUEST for each « X doit … » that an authority of another state than X's says."""
    for token in paragraph.doc:
        verb = _demanded(token)
        asked = _subject(token, verb) if verb is not None else None
        speaker = cast.speakers(paragraph.place(token)) if asked is not None else None
        if verb is None or asked is None or speaker is None or not cast.is_own(paragraph, asked):
            continue
        one, other = cast.party(*speaker), cast.party(paragraph, asked)
        apart = one.country and other.country and one.country != other.country
        if apart and {one.sector, other.sector} <= AUTHORITIES:
            span = paragraph.span(token, verb)
            yield EventMention(
                trigger=span,
                type="REQUEST",
                status="actual",
                rule=RULE,
                actors=(cast.participant(*speaker),),
                recipients=(cast.participant(paragraph, asked),),
                attribution=sayings.of(span, ()).attribution,
            )


def _demanded(token: Token) -> Token | None:
    """Return the infinitive of an affirmed « doit » or « devait », also where the parse makes it the head."""
    if token.lemma_ != "devoir" or not {"Pres", "Imp"} & set(token.morph.get("Tense")):
        return None
    if "Ind" not in token.morph.get("Mood"):
        return None
    inner = (child for child in token.rights if child.dep_ == "xcomp" and infinitive(child))
    verb = token.head if token.dep_.startswith("aux") else next(inner, None)
    if verb is None or is_passive(verb) or verb.i < token.i:
        return None
    denied = any(child.norm_ in {"ne", "n'"} for each in (token, verb) for child in each.children)
    return None if denied else verb


def _subject(token: Token, verb: Token) -> Token | None:
    found = verb_slots(verb).get("subj") or verb_slots(token).get("subj") or []
    return found[0] if found else None
