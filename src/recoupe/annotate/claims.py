"""Claims: each proposition with the chain of those who say it."""

import re
from collections.abc import Iterator, Sequence
from typing import Final
from urllib.parse import urlsplit

from recoupe.annotate.speech.factuality import AUTHOR
from recoupe.model.analysis import Analysis
from recoupe.model.annotation import Attribution, Commitment, Source
from recoupe.model.discourse import Claim, SourceChain, SourceLink
from recoupe.model.document import Document, Passage
from recoupe.model.ids import content_id
from recoupe.model.span import Span, SpanIndex
from recoupe.model.vocabulary import READERS, Modality, Polarity

NAMELESS: Final = "?"
"""The name of one who passes words on where the page names nobody."""
LEAST: Final = 25
"""Characters that a sentence must keep outside reported speech to be a claim of its writer."""
NEGATION: Final = re.compile(
    r"^(?:(?!\b(?:qui|que|dont|où|si|lorsque)\b|[;:]).){0,90}?\b(?:ne |n['’])"
    r"(?:(?!\bque\b|\bqu['’]).){1,40}?\b(?:pas|jamais|aucune?|rien|nullement|plus)\b"
)


def build_claims(analysis: Analysis, statements: Sequence[Span]) -> tuple[Claim, ...]:
    """Return the claims of an analysis, in reading order: what others are said to say, then the writer's own.

    ``statements`` are the sentences that state something; the writer's own claims are made from them.
    """
    records = Records(analysis)
    made = [*_reported(records), *_own(records, statements)]
    return tuple(sorted(made, key=lambda claim: (claim.start, claim.end, claim.id)))


class Records:
    """The records of an analysis, to be looked up by the words that they stand in."""

    def __init__(self, analysis: Analysis) -> None:
        """Sort them by place; ``kinds`` are the sources by their words, for whom a go-between may be."""
        said = analysis.attributions
        self.analysis = analysis
        self.mentions = SpanIndex(analysis.mentions)
        self.quantities = SpanIndex(analysis.quantities)
        self.triggers = SpanIndex(event.trigger for event in analysis.events)
        self.speech = SpanIndex(part for record in said for part in (record.content, record.cue, _words(record.source)))
        self.kinds = {record.source.text: record.source for record in said}

    def substance(self, part: Span) -> bool:
        """Tell whether a part names somebody, tells an event or has a figure."""
        named = any(self.analysis.mentions[place].label != "PRON" for place in self.mentions.inside(part))
        return named or bool(self.triggers.inside(part) or self.quantities.inside(part))


def _reported(records: Records) -> Iterator[Claim]:
    analysis = records.analysis
    for place, record in enumerate(analysis.attributions):
        links = [*_writer(analysis, record.content), *_via(records, record), *_speaker(record.source)]
        yield _claim(records, record.content, links, modality=record.modality, rule=record.rule, attribution=place)


def _own(records: Records, statements: Sequence[Span]) -> Iterator[Claim]:
    """Yield what the writer says himself: sentences, or the parts of them, that no source vouches for."""
    for sentence in statements:
        part = _left_over(sentence, [*records.speech.touching(sentence).values()])
        if part and records.substance(part):
            yield _claim(records, part, _writer(records.analysis, part), modality="asserted", rule="own-word@1")


def _left_over(sentence: Span, speech: Sequence[Span]) -> Span | None:
    """Return the longest stretch of a sentence outside reported speech, None where too little is left."""
    taken = sorted((max(part.start, sentence.start), min(part.end, sentence.end)) for part in speech)
    if not taken:
        return sentence
    free, start = [], sentence.start
    for begin, end in [*taken, (sentence.end, sentence.end)]:
        free.append((start, begin))
        start = max(start, end)
    begin, end = max(free, key=lambda gap: gap[1] - gap[0])
    whole = sentence.end - sentence.start
    if end - begin < max(LEAST, whole // 3):
        return None
    inner = sentence.text[begin - sentence.start : end - sentence.start].strip(" ,;:.«»–—\u00a0\u202f")
    return _within(sentence, inner) if len(inner) >= LEAST else None


def _within(sentence: Span, inner: str) -> Span:
    found = sentence.start + sentence.text.index(inner)
    return Span(start=found, end=found + len(inner), text=inner)


def _words(source: Source) -> Span | None:
    if source.start is None or source.end is None or source.text is None:
        return None
    return Span(start=source.start, end=source.end, text=source.text)


def _claim(
    records: Records, span: Span, links: Sequence[SourceLink], *, modality: Modality, rule: str,
    attribution: int | None = None,
) -> Claim:  # fmt: skip
    analysis = records.analysis
    chain = SourceChain(links=tuple(dict.fromkeys(links)))
    polarity: Polarity = "negative" if modality == "denied" or NEGATION.search(span.text) else "positive"
    names = [link.name for link in chain.links]
    return Claim(
        start=span.start, end=span.end, text=span.text, document=analysis.document.id,
        id=content_id("claim", analysis.document.id, span.start, span.end, names, modality, polarity),
        passage=_passage(analysis.document, span), chain=chain, modality=modality, polarity=polarity, rule=rule,
        attribution=attribution, factuality=_committed(analysis, attribution, polarity),
        events=records.triggers.inside(span), quantities=records.quantities.inside(span),
        mentions=records.mentions.inside(span),
    )  # fmt: skip


def _committed(analysis: Analysis, attribution: int | None, polarity: Polarity) -> tuple[Commitment, ...]:
    """Return what the sources of a claim commit to; a writer who says it in his own name is certain."""
    if attribution is not None:
        return analysis.attributions[attribution].factuality
    return (Commitment(source=AUTHOR, value="CT-" if polarity == "negative" else "CT+"),)


def _passage(document: Document, span: Span) -> int:
    return next((i for i, each in enumerate(document.passages) if each.start <= span.start < each.end), 0)


def _writer(analysis: Analysis, span: Span) -> list[SourceLink]:
    """Return who writes the passage of a span: a reader, the outlet, or who reposts an outlet's words."""
    document = analysis.document
    passage = document.passages[_passage(document, span)]
    if passage.kind in READERS:
        return [SourceLink(name=passage.author or NAMELESS, kind="author")]
    if passage.kind == "repost":
        return [*_poster(passage), SourceLink(name=passage.source or _outlet(document), kind="media")]
    return [SourceLink(name=_outlet(document), kind="media")]


def _poster(passage: Passage) -> list[SourceLink]:
    name = passage.poster or passage.author
    return [SourceLink(name=name, kind="author")] if name else []


def _outlet(document: Document) -> str:
    host = urlsplit(document.url or "").hostname or ""
    return document.outlet or host.removeprefix("www.") or document.author or NAMELESS


def _via(records: Records, record: Attribution) -> Iterator[SourceLink]:
    """Yield the go-betweens; one that is itself a source of the document has that source's kind, others are media."""
    for name in record.via:
        known = records.kinds.get(name)
        if known is not None:
            yield SourceLink(name=known.name or name, kind=known.kind, actor=known.actor, count=known.count)
        else:
            yield SourceLink(name=name, kind="media")


def _speaker(source: Source) -> Iterator[SourceLink]:
    """Yield the innermost source; a writer who speaks for himself is in the chain already."""
    if source.kind != "author":
        yield SourceLink(name=source.name or NAMELESS, kind=source.kind, actor=source.actor, count=source.count)
