"""« comme l’affirme le ministre », « à ce que me raconte un voisin », « il confirme. « … » »: other seams."""

from collections.abc import Iterator
from typing import Final

from recoupe.annotate.line import Line
from recoupe.annotate.phrases import full_phrase
from recoupe.annotate.speech.clauses import clause_after
from recoupe.annotate.speech.complements import quote_content
from recoupe.annotate.speech.groups import Group, first_party, reporting_verb, subject, verb_group
from recoupe.annotate.speech.incises import inverted_subject
from recoupe.annotate.speech.prepositions import content_of
from recoupe.annotate.speech.record import Speech
from recoupe.annotate.speech.sources import noun_kind

OPENERS: Final = ("comme", "ainsi que", "à ce que", "à ce qu'", "d' après ce que", "d' après ce qu'", "selon ce que",
                  "selon ce qu'", "a ce que", "a ce qu'")  # fmt: skip
"""Words before a clause that tells whose word the rest of the sentence is; « a » is « à » as typed in haste."""
STARTS: Final = frozenset(words.split()[0] for words in OPENERS)
CLITICS: Final = frozenset({"l'", "le", "me", "m'", "nous", "lui", "leur", "t'", "te"})
TOLD: Final = frozenset({"à ce que", "à ce qu'", "a ce que", "a ce qu'"})
NEAR: Final = 8
REASONS: Final = (
    "au motif que", "au motif qu'", "sous prétexte que", "sous prétexte qu'", "au prétexte que", "au prétexte qu'",
    "sous le prétexte que", "sous le prétexte qu'", "pour le motif que", "pour la raison que",
)  # fmt: skip
"""Words before the reason that one gives for an act."""
REASON_STARTS: Final = frozenset(words.split()[0] for words in REASONS)
REASON_SECONDS: Final = frozenset(words.split()[1] for words in REASONS)


def aside_speeches(line: Line) -> Iterator[Speech]:
    """Yield what a clause such as « comme le rappelle X » puts in somebody's mouth."""
    for place in range(len(line.words) - 2):
        opener = _opener(line, place)
        made = _aside(line, place, place + opener) if opener and line.quote_at(place) is None else None
        if made:
            yield made


def _opener(line: Line, place: int) -> int:
    """Return how many words open such a clause at a place."""
    first = line.norm(place)
    for words in OPENERS if first in STARTS else ():
        length = len(words.split())
        if line.said(place, place + length - 1) == words:
            apart = place == line.sentence(place)[0] or line.norm(place - 1) in {",", "et", "(", ";", ":"}
            plain = first in {"comme", "ainsi"} and line.norm(place + length) not in CLITICS
            return 0 if plain or (words in TOLD and not apart) else length
    return 0


def _aside(line: Line, first: int, start: int) -> Speech | None:
    group = next((each for i in range(start, min(start + NEAR, len(line.words))) if (each := _finite(line, i))), None)
    known = reporting_verb(line, group) if group else None
    if group is None or known is None or not known[0].reports:
        return None
    head = inverted_subject(line, group, known[1])
    head = subject(line, group) if head is None else head
    if head is None or head < first:
        return None
    source = (head, head) if line.words[head].pos_ == "PRON" else full_phrase(line, head)
    source = (max(source[0], start), source[1])
    content = content_of(line, (first, group.last), (first, max(source[1], known[1])))
    if content is None:
        return None
    return Speech(
        line=line, rule="fr.aside@1", kind=known[0].kind, key=known[0].key, content=content, source=source,
        cue=(group.first, known[1]), past=group.past,
    )  # fmt: skip


def _finite(line: Line, place: int) -> Group | None:
    group = verb_group(line, place) if line.words[place].pos_ != "PUNCT" else None
    return group if group and group.finite and not group.passive else None


def reason_speeches(line: Line) -> Iterator[Speech]:
    """Yield « la cour l’a débouté, au motif que … »: a reason that the subject of the clause gives."""
    for place in range(1, len(line.words) - 4):
        if line.norm(place) not in REASON_STARTS or line.norm(place + 1) not in REASON_SECONDS:
            continue
        words = next((words for words in REASONS if line.said(place, place + len(words.split()) - 1) == words), None)
        if words is None or line.quote_at(place) is not None:
            continue
        last = place + len(words.split()) - 1
        head, content = first_party(line, place), clause_after(line, last + 1)
        if head is not None and content is not None and noun_kind(line.words[head]):
            yield Speech(
                line=line, rule="fr.reason@1", kind="say", content=content, source=full_phrase(line, head),
                cue=(place, last),
            )  # fmt: skip


def stopped_quotes(line: Line) -> Iterator[Speech]:
    """Yield « Le maire confirme. « Le pont tiendra. » »: a quotation after a sentence that ends with its verb."""
    for quote in line.quotes:
        stop = quote.first - 1
        if quote.last <= quote.first or stop < 1 or line.words[stop].text != ".":
            continue
        group = _finite(line, stop - 1)
        known = reporting_verb(line, group) if group else None
        speaker = subject(line, group) if group and known else None
        content = quote_content(line, quote.first)
        if group is None or known is None or speaker is None or content is None or "quote" not in known[0].takes:
            continue
        yield Speech(
            line=line, rule="fr.stop@1", kind="say", content=content, source=full_phrase(line, speaker),
            cue=(group.first, known[1]), quoted=True,
        )  # fmt: skip
