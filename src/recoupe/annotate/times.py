"""Dates, times, durations and sets."""

from datetime import date
from typing import Any, Final

from recoupe.annotate.parsed import Paragraph, Parsed
from recoupe.lang.fr.dates import Context
from recoupe.lang.fr.timex import read_times
from recoupe.model.annotation import TimeExpression, Timex

ISO_DAY: Final = 10
"""Characters of YYYY-MM-DD."""
_PAST: Final = frozenset({"Past", "Imp"})
_PLANS: Final = frozenset(
    {"devoir", "prévoir", "planifier", "programmer", "attendre", "entendre", "compter", "espérer", "projeter"}
)
"""Verbs whose infinitive, or whose participle, lies ahead."""


def find_times(parsed: Parsed) -> tuple[TimeExpression, ...]:
    """Return the time expressions of a document, in reading order."""
    found: list[TimeExpression] = []
    contexts: dict[int, Context] = {}
    for paragraph in parsed.paragraphs:
        passage = parsed.passage(paragraph)
        context = contexts.setdefault(
            paragraph.passage, Context(published=iso_day(passage.published or parsed.document.published))
        )
        context.grammar = Clauses(paragraph)
        found += _expressions(paragraph, context)
    return tuple(found)


def iso_day(edtf: str | None) -> date | None:
    """Return the day that an EDTF value names, None where it is coarser or missing."""
    try:
        return date.fromisoformat((edtf or "")[:ISO_DAY])
    except ValueError:
        return None


def _expressions(paragraph: Paragraph, context: Context) -> list[TimeExpression]:
    made = []
    for found in read_times(paragraph.doc.text, context):
        span = paragraph.chars(found.start, found.end)
        reading = found.reading
        timex = Timex(type=reading.type, value=reading.timex, mod=reading.mod)
        made.append(
            TimeExpression(
                start=span.start, end=span.end, text=span.text, value=reading.edtf, timex=timex, rule=found.rule
            )
        )
    return made


class Clauses:
    """What the parse of a paragraph tells the grammar of times."""

    def __init__(self, paragraph: Paragraph) -> None:
        """Keep the paragraph; tokens are looked up when they are asked for."""
        self.doc = paragraph.doc

    def _token(self, place: int) -> Any:
        span = self.doc.char_span(place, place + 1, alignment_mode="expand")
        return span[0] if span is not None and len(span) else None

    def tense(self, place: int) -> int:
        """Return the tense of the nearest verb above that tells one."""
        token = self._token(place)
        if token is None:
            return 0
        if token.dep_ == "nmod" and token.head.pos_ == "NOUN":
            return 0
        for head in (token, *token.ancestors):
            if head.pos_ in {"VERB", "AUX"} or head.dep_ == "ROOT":
                told = _tense(head)
                if told:
                    return told
        return 0

    def allows(self, place: int, kind: str) -> bool:
        """Tell whether the word there can be of a kind."""
        token = self._token(place)
        if token is None:
            return True
        if kind == "adjective":
            return bool(token.pos_ in {"ADJ", "ADV"})
        if kind == "year":
            return not (token.dep_ == "nummod" and token.head.i > token.i)
        if kind == "season":
            return bool(token.pos_ in {"NOUN", "PROPN"})
        return True


def _tense(verb: Any) -> int:
    group = [verb, *(child for child in verb.children if child.dep_.startswith(("aux", "cop")))]
    tenses = {value for token in group for value in token.morph.get("Tense")}
    moods = {value for token in group for value in token.morph.get("Mood")}
    if "Fut" in tenses:
        return 1
    if "Cnd" in moods:
        return -1 if len(group) > 1 and "Past" in tenses else 1
    if verb.lemma_ in _PLANS and (tenses <= {"Pres", "Past"}):
        return 1
    if any(token.lemma_ == "aller" for token in verb.ancestors) and "Inf" in verb.morph.get("VerbForm"):
        return 1
    if tenses & _PAST:
        return -1
    return 0
