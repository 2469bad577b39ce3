"""What each source commits to (FactBank): certain, probable or possible, that it is so or that it is not."""

from typing import Final

from recoupe.annotate.line import Line, Range
from recoupe.annotate.modality import conditional, main_clause, negated
from recoupe.annotate.speech.forms import finite, read_verb
from recoupe.annotate.speech.lexicons import values
from recoupe.annotate.speech.record import Speech
from recoupe.model.annotation import Attribution, Commitment, EventMention, Source
from recoupe.model.vocabulary import EventStatus, FactValue, Modality

AUTHOR: Final = "author"
NAMELESS: Final = "?"
"""One whom the text doesn't name: who stands behind a bare conditional."""
OPPOSITE: Final[dict[FactValue, FactValue]] = {"PR-": "PR+", "CT-": "CT+"}
BY_STATUS: Final[dict[EventStatus, FactValue]] = {
    "actual": "CT+", "negated": "CT-", "future": "PR+", "hypothetical": "PS+", "alleged": "Uu",
}  # fmt: skip
UNCOMMITTED: Final[frozenset[FactValue]] = frozenset({"Uu", "CTu"})


def commitments(speech: Speech, modality: Modality, source: Source) -> tuple[Commitment, ...]:
    """Return what the writer, the go-betweens and the source commit to, in this order.

    The writer of a report commits to nothing, unless the verb takes its content for granted (« rappelle que »).
    """
    value = committed(speech, modality)
    if source.kind == AUTHOR or (source.text is None and _vouches(speech)):
        return (Commitment(source=AUTHOR, value=value),)
    granted = _fact(speech) == "factive" and modality == "asserted"
    middle = [Commitment(source=name, value="Uu") for name in speech.via]
    weighed = bool(speech.key) and speech.kind == "hedge" and speech.rule != "fr.impersonal@1"
    last = value if source.kind != "rumour" or modality == "open" or weighed else _sure(value)
    return (
        Commitment(source=AUTHOR, value=value if granted else "Uu"), *middle,
        Commitment(source=source.name or NAMELESS, value=last),
    )  # fmt: skip


def committed(speech: Speech, modality: Modality) -> FactValue:
    """Return what the innermost source commits to."""
    negative = speech.content is not None and denies(speech.line, speech.content)
    if modality == "denied":
        return "CT+" if speech.kind == "deny" and negative else "CT-"
    fact = _fact(speech)
    if modality == "open":
        value: FactValue = fact if fact in {"PR-", "CTu"} else "Uu"  # type: ignore[assignment]
        return OPPOSITE.get(value, value) if negative else value
    base = "CT"
    if modality == "hedged":
        base = fact if fact in {"PR", "PS"} else _strength(speech)
        if fact == "PR-":
            return "PR+" if negative else "PR-"
    return f"{base}{'-' if negative else '+'}"  # type: ignore[return-value]


def denies(line: Line, content: Range) -> bool:
    """Tell whether the first predicate of a content is negated."""
    first, last = main_clause(line, content)
    places = [place for place in range(first, last + 1) if line.words[place].dep_ != "acl:relcl"]
    verb = next((place for place in places if finite(line, place)), None)
    if verb is None:
        verb = next((place for place in places if (read := read_verb(line, place)) and read.form == "infinitive"), None)
    return verb is not None and (negated(line, verb) or _with_participle(line, verb, last))


def _with_participle(line: Line, verb: int, last: int) -> bool:
    """Tell whether the participle or attribute that an auxiliary carries is negated (« n’a pas été fermé »)."""
    head = line.place_of.get(line.words[verb].head.i, -1)
    return line.words[verb].pos_ == "AUX" and verb < head <= last and negated(line, head)


def _fact(speech: Speech) -> str:
    """Return what the lexicon says of a cue: PS, PR, PR-, CTu, CT, or factive; empty for a plain report."""
    name = "impersonals" if speech.rule == "fr.impersonal@1" else "reporting_verbs"
    return values(name, "fact").get(speech.key, "")


def _strength(speech: Speech) -> str:
    """Return PS where a content is put as possible, else PR."""
    line, content = speech.line, speech.content or speech.cue
    found = {_hedge(line, place) for place in range(content[0], content[1] + 1)} if content else set()
    found |= {_hedge(line, speech.cue[0])} if speech.cue else set()
    return "PS" if "PS" in found else "PR"


def _hedge(line: Line, place: int) -> str:
    facts = values("hedges", "fact")
    lemma = line.words[place].lemma_
    if lemma in {"pouvoir", "devoir"}:
        return facts.get(lemma, "") if conditional(line.words[place]) else ""
    return facts.get(line.norm(place)) or facts.get(line.norm(place) + line.norm(place + 1)) or facts.get(lemma, "")


def _vouches(speech: Speech) -> bool:
    """Tell whether words that name no source weigh for the writer (« il est possible que »), and don't pass on."""
    if speech.rule == "fr.impersonal@1":
        return bool(_fact(speech)) or speech.kind == "open"
    if speech.rule not in {"fr.hedge@1", "fr.conditional@1"} or speech.content is None:
        return False
    places = {*range(speech.content[0], speech.content[1] + 1), *(speech.cue or ())}
    return any(_hedge(speech.line, place) for place in places)


def _sure(value: FactValue) -> FactValue:
    """Return what somebody unnamed commits to, whom a bare conditional or « on dit » repeats."""
    return "CT-" if value.endswith("-") else "CT+"


def of_event(event: EventMention, attributions: tuple[Attribution, ...]) -> tuple[Commitment, ...]:
    """Return what the writer and the sources commit to of an event, by its status and the attribution it stands in."""
    said = attributions[event.attribution].factuality if event.attribution is not None else ()
    value = BY_STATUS[event.status]
    if not said:
        return (Commitment(source=AUTHOR, value=value),)
    own = Commitment(source=said[-1].source, value=_told(said[-1].value, event.status))
    outer = Commitment(source=AUTHOR, value=value if event.status == "actual" else "Uu")
    return (own,) if own.source == AUTHOR else (outer, *said[1:-1], own)


def _told(value: FactValue, status: EventStatus) -> FactValue:
    """Return a source's commitment to an event of its words, given that to their first predicate."""
    if value in UNCOMMITTED:
        return value
    if status in {"actual", "alleged"}:
        return "CT+" if value == "CT-" else value
    return BY_STATUS[status]
