"""What the tests of events share: a text read, parsed and coded."""

from functools import partial

from recoupe.annotate.coding.parties import Cast
from recoupe.annotate.coding.triggers import Trigger, find_triggers
from recoupe.annotate.events import find_events
from recoupe.annotate.parsed import Parsed, parse
from recoupe.annotate.times import find_times
from recoupe.model.annotation import Attribution, EventMention, Source
from recoupe.model.document import Document, Passage
from recoupe.model.span import Span
from recoupe.model.vocabulary import Modality, SourceKind


def document(text: str, published: str = "2024-05-15") -> Document:
    passage = Passage(kind="body", text=text, start=0, end=len(text))
    return Document(id="t", text=text, passages=(passage,), published=published, language="fr")


def parsed(text: str) -> Parsed:
    return next(iter(parse([document(text)])))


def events(text: str, *attributions: Attribution) -> tuple[EventMention, ...]:
    done = parsed(text)
    return find_events(done, (), find_times(done), attributions)


def event(text: str, *attributions: Attribution) -> EventMention:
    found = events(text, *attributions)
    assert len(found) == 1, [(each.trigger.text, each.type) for each in found]
    return found[0]


def triggers(done: Parsed) -> list[Trigger]:
    cast = Cast(done)
    return [
        trigger
        for paragraph in done.paragraphs
        for trigger in find_triggers(paragraph.doc, partial(cast.is_party, paragraph))
    ]


def said(
    text: str, content: str, source: str, *, cue: str = "", kind: SourceKind = "organisation",
    modality: Modality = "asserted",
) -> Attribution:  # fmt: skip
    return Attribution(
        source=Source(kind=kind, start=text.index(source), end=text.index(source) + len(source), text=source),
        cue=_span(text, cue) if cue else None,
        content=_span(text, content),
        modality=modality,
        rule="test",
    )


def _span(text: str, words: str) -> Span:
    return Span(start=text.index(words), end=text.index(words) + len(words), text=words)
