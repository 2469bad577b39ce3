"""« …, a appris l’AFP de source militaire »: an outlet tells from whom it has what it tells."""

from collections.abc import Iterator

from recoupe.annotate.line import Line, Range
from recoupe.annotate.phrases import phrase
from recoupe.annotate.speech.clauses import QUE, clause_after, sentence_start
from recoupe.annotate.speech.groups import Group, subject, verb_group
from recoupe.annotate.speech.incises import behind, inverted_subject
from recoupe.annotate.speech.record import Speech
from recoupe.annotate.speech.sources import named_media, noun_kind

NEAR = 8


def learnt_speeches(line: Line) -> Iterator[Speech]:
    """Yield what an outlet has learnt from somebody, before its verb or after « que »."""
    for place, token in enumerate(line.words):
        group = verb_group(line, place) if token.lemma_ == "apprendre" and line.quote_at(place) is None else None
        if group is None or not group.finite or group.clitic is not None:
            continue
        made = _before(line, group) or _after(line, group)
        if made:
            yield made


def _before(line: Line, group: Group) -> Speech | None:
    """Return « …, a appris mercredi l’AFP de sources militaires »."""
    head = inverted_subject(line, group, group.last) if line.norm(group.first - 1) == "," else None
    outlet = _outlet(line, head)
    source = behind(line, outlet[1] + 1) if outlet else None
    content = line.trimmed(sentence_start(line, group.first), group.first - 2)
    return _made(line, group, (outlet, source, content)) if outlet and source and content else None


def _after(line: Line, group: Group) -> Speech | None:
    """Return « l’AFP a appris de source militaire que … »."""
    outlet, source = _outlet(line, subject(line, group)), behind(line, group.last + 1)
    que = next((i for i in range(source[1] + 1, source[1] + NEAR) if line.norm(i) in QUE), None) if source else None
    content = clause_after(line, que + 1) if que else None
    return _made(line, group, (outlet, source, content)) if outlet and source and content else None


def _outlet(line: Line, head: int | None) -> Range | None:
    """Return the words of an outlet by its head, None for anybody else; what it was told by is not part of it."""
    if head is None:
        return None
    first, last = phrase(line, head)
    last = next((i - 1 for i in range(head + 1, last + 1) if line.norm(i) in {"de", "auprès"}), last)
    media = noun_kind(line.words[head]) == "media" or named_media(line, (first, last)) is not None
    return (first, last) if media else None


def _made(line: Line, group: Group, parts: tuple[Range, Range, Range]) -> Speech:
    outlet, source, content = parts
    return Speech(
        line=line, rule="fr.learnt@1", kind="say", content=content, source=source, cue=group.range, past=group.past,
        via=(line.span(*outlet).text,),
    )  # fmt: skip
