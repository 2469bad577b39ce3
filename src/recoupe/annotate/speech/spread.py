"""Quotations that run over several paragraphs."""

from collections.abc import Sequence
from dataclasses import replace

from recoupe.annotate.line import Line
from recoupe.annotate.quotes import MARKS
from recoupe.annotate.speech.record import Speech
from recoupe.model.span import Span


def spread(speeches: Sequence[Speech], lines: Sequence[Line], text: str) -> list[Speech]:
    """Return the finds, each whose quotation stays open at its line's end reaching to where it closes.

    What lies inside a quotation so lengthened is left out.
    """
    made: list[Speech] = []
    reached = -1
    for speech in speeches:
        if speech.place < reached:
            continue
        longer = _spread(speech, lines, text)
        if longer.rest:
            reached = longer.rest.end
        made.append(longer)
    return made


def _spread(speech: Speech, lines: Sequence[Line], text: str) -> Speech:
    line, content = speech.line, speech.content_span
    quote = line.quotes[-1] if line.quotes else None
    inside = quote is not None and not quote.closed and quote.last > quote.first
    if quote is None or not inside or content is None or not speech.content or speech.content[1] < quote.first:
        return speech
    end = _close(lines[lines.index(line) + 1 :])
    if end is None:
        return speech
    begin = line.span(quote.first + 1, quote.first + 1).start
    return replace(speech, rest=Span(start=begin, end=end, text=text[begin:end]))


def _close(lines: Sequence[Line]) -> int | None:
    """Return where a quotation ends that goes on in these lines, each opened by a quotation mark again."""
    end = None
    for line in lines:
        if not line.words or line.words[0].text not in MARKS:
            return end
        closing = next((i for i in range(1, len(line.words)) if line.words[i].text in {"»", "”"}), None)
        last = line.trimmed(1, (closing or len(line.words)) - 1)
        end = line.span(*last).end if last else end
        if closing is not None:
            return end
    return end
