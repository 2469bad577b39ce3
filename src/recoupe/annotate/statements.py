"""The sentences in which a document states something: those with a finite verb that ask nothing."""

from recoupe.annotate.line import lines_of
from recoupe.annotate.parsed import Parsed
from recoupe.annotate.speech.forms import finite
from recoupe.model.span import Span


def find_statements(parsed: Parsed) -> tuple[Span, ...]:
    """Return the sentences of a document that hold a finite verb and are no question, in reading order."""
    made: list[Span] = []
    for line in lines_of(parsed):
        for first, last in line.sentences:
            kept = line.trimmed(first, last)
            if kept and line.words[last].text[-1] != "?" and any(finite(line, i) for i in range(first, last + 1)):
                made.append(line.span(*kept))
    return tuple(made)
