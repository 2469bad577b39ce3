"""« … », a dit X. « … »: a quotation that is a sentence of its own goes on in the mouth that spoke before it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from recoupe.annotate.line import Line
from recoupe.annotate.quotes import Quote
from recoupe.annotate.speech.complements import quote_content
from recoupe.annotate.speech.forms import finite
from recoupe.annotate.speech.record import Speech

LEAST: Final = 4
"""Words of a quotation that can stand alone."""


def continued_quotes(line: Line, found: Sequence[Speech]) -> Iterator[Speech]:
    """Yield the quotations of a line that no find holds, as words of who was quoted in the sentence before."""
    for quote in line.quotes:
        before = _speaker(line, quote, found) if _alone(line, quote) else None
        content = quote_content(line, quote.first) if before else None
        free = content and not any(each.content and _meet(each.content, content) for each in found)
        if before and content and free:
            yield replace(before, rule="fr.continued@1", kind="say", content=content, cue=None, past=False, quoted=True)


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _alone(line: Line, quote: Quote) -> bool:
    """Tell whether a quotation is all of its sentence and holds a verb."""
    first, last = line.sentence(quote.first)
    whole = first == quote.first and (quote.last >= last or (quote.last == last - 1 and line.words[last].is_punct))
    long = quote.last - quote.first > LEAST
    return whole and quote.closed and long and any(finite(line, i) for i in range(quote.first + 1, quote.last))


def _speaker(line: Line, quote: Quote, found: Sequence[Speech]) -> Speech | None:
    """Return the find whose quotation or cue stands in the sentence before."""
    if not quote.first:
        return None
    first, last = line.sentence(quote.first - 1)
    quoted = (each for each in found if each.quoted and each.source and each.cue and first <= each.cue[0] <= last)
    return next(quoted, None)
