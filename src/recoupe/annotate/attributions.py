"""Who says what, how firmly: every rule's finds, ordered, merged and turned into records."""

from collections.abc import Iterable

from recoupe.annotate.line import Line
from recoupe.annotate.modality import modality
from recoupe.annotate.parsed import Parsed
from recoupe.annotate.speech_hedges import hedge_speeches
from recoupe.annotate.speech_incises import incise_speeches
from recoupe.annotate.speech_merge import merge
from recoupe.annotate.speech_prepositions import preposition_speeches
from recoupe.annotate.speech_record import Speech
from recoupe.annotate.speech_resolve import Resolver
from recoupe.annotate.speech_sources import claimed_number, description, source_kind
from recoupe.annotate.speech_verbs import colon_quotes, verb_speeches
from recoupe.annotate.speech_via import with_via
from recoupe.model.annotation import Attribution, Mention, Source

RULES = (preposition_speeches, incise_speeches, verb_speeches, colon_quotes, hedge_speeches)
"""In the order of trust: of two finds of one content the earlier rule's stays."""


def find_attributions(parsed: Parsed, mentions: tuple[Mention, ...]) -> tuple[Attribution, ...]:
    """Return the attributions of a document, in reading order."""
    lines = tuple(Line(paragraph) for paragraph in parsed.paragraphs)
    resolver = Resolver(lines, mentions)
    made: list[Attribution] = []
    for line in lines:
        found = merge([with_via(speech) for rule in RULES for speech in rule(line)])
        for speech in sorted(found, key=lambda each: each.place):
            record = _attribution(speech, resolver, made)
            if record:
                made.append(record)
    return tuple(sorted(made, key=lambda each: (each.content.start, each.content.end)))


def _attribution(speech: Speech, resolver: Resolver, made: Iterable[Attribution]) -> Attribution | None:
    line, content = speech.line, speech.content_span
    before = tuple(made)
    if content is None:
        if not before:
            return None
        content, firmness = before[-1].content, "denied"
    else:
        firmness = modality(line, speech.content, speech.kind, past=speech.past, quoted=speech.quoted)  # type: ignore[arg-type]
    source = _source(speech, resolver, before)
    cue = line.span(*speech.cue) if speech.cue else None
    return Attribution(source=source, cue=cue, content=content, modality=firmness, rule=speech.rule, via=speech.via)  # type: ignore[arg-type]


def _source(speech: Speech, resolver: Resolver, before: tuple[Attribution, ...]) -> Source:
    line = speech.line
    if speech.source is None:
        return Source(kind="rumour")
    span = line.span(*speech.source)
    kind = source_kind(line, speech.source)
    known = resolver.antecedent(line, speech.source, before)
    if known is not None:
        return Source(kind=known.kind, start=span.start, end=span.end, text=span.text, resolved=known.name)
    count, described = None, None
    if kind == "anonymous":
        count, described = claimed_number(line, speech.source), description(line, speech.source)
    return Source(
        kind=resolver.better_kind(span, kind), start=span.start, end=span.end, text=span.text,
        actor=resolver.actor(span), count=count, described=described,
    )  # fmt: skip
