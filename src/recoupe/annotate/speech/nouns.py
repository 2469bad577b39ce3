"""« L’annonce par X de Y », « les révélations de X sur Y », « la promesse de X de partir »: nouns that report."""

from collections.abc import Iterator
from typing import Final

from recoupe.annotate.line import Line, Range
from recoupe.annotate.phrases import GENITIVE, full_phrase, head_at, phrase
from recoupe.annotate.speech.clauses import QUE, clause_after
from recoupe.annotate.speech.forms import finite, read_verb
from recoupe.annotate.speech.groups import PRONOUNS
from recoupe.annotate.speech.lexicons import SpeechClass, keys, values
from recoupe.annotate.speech.record import Speech
from recoupe.annotate.speech.sources import noun_kind

JOINS: Final = frozenset(
    {"et", "ou", "mais", "que", "qu'", "qui", "dont", "où", "si", "lorsque", "quand", ",", "comme"}
)
STATES: Final = frozenset({"être", "tenir", "rester", "demeurer", "sembler", "paraître", "résumer", "différer"})
"""Verbs of a clause that says of a message what it is like, or how long."""
ARTICLES: Final = frozenset({"l'", "le", "la", "les", "une", "un", "cette", "cet", "ces", "des"})


def spelt_out(line: Line) -> Iterator[Speech]:
    """Yield « La version de Tarbal est tout autre : … », « Nos informations sont formelles : … »."""
    for colon in range(2, len(line.words) - 2):
        if line.norm(colon) != ":" or line.quote_at(colon) is not None or line.quote_from(colon + 1) is not None:
            continue
        content = clause_after(line, colon + 1)
        found = _owned(line, _clause_of(line, colon), colon) if content and _told(line, content) else None
        if found:
            noun, source = found
            yield Speech(
                line=line, rule="fr.noun@1", kind="say", content=content, source=source, cue=(noun, noun),
                key=line.words[noun].lemma_,
            )  # fmt: skip


def _clause_of(line: Line, colon: int) -> int:
    """Return where the clause before a colon begins."""
    first = line.sentence(colon)[0]
    return next((i + 1 for i in range(colon - 1, first, -1) if line.norm(i) in {";", ",", "et", "mais"}), first)


def _told(line: Line, content: Range) -> bool:
    """Tell whether words after a colon make a clause."""
    return any(finite(line, i) for i in range(content[0], content[1] + 1))


def _owned(line: Line, first: int, colon: int) -> tuple[int, Range] | None:
    """Return a noun of speech before a colon and whose it is: « de X », or « nos », with no verb but « être »."""
    if any(finite(line, i) and line.words[i].lemma_ not in STATES for i in range(first, colon)):
        return None
    noun = next((i for i in range(first, colon) if line.words[i].lemma_ in keys("reporting_nouns")), None)
    if noun is None:
        return None
    if line.norm(noun - 1) in {"notre", "nos"}:
        return noun, (noun - 1, noun)
    source = _party(line, noun + 2) if line.norm(noun + 1) in GENITIVE else None
    return (noun, source) if source and source[1] < colon else None


def noun_speeches(line: Line) -> Iterator[Speech]:
    """Yield what nouns of speech with their source put in somebody's mouth."""
    yield from spelt_out(line)
    for place in range(len(line.words)):
        key = _noun(line, place)
        if key and line.quote_at(place) is None and (made := _framed(line, place, key)):
            yield made


def _noun(line: Line, place: int) -> str | None:
    """Return the key of a noun that takes frames, also where the tagger takes it for a verb (« l’annonce par X »)."""
    token, frames = line.words[place], values("reporting_nouns", "frames")
    if token.pos_ == "NOUN":
        return token.lemma_ if token.lemma_ in frames else None
    bare = line.norm(place).removesuffix("s")
    named = bare in frames and line.norm(place - 1) in ARTICLES and line.norm(place - 2) not in PRONOUNS
    return bare if named else None


def _framed(line: Line, noun: int, key: str) -> Speech | None:
    for frame in values("reporting_nouns", "frames")[key].split():
        found = FRAMES[frame](line, noun)
        if found:
            source, content = found
            kind: SpeechClass = values("reporting_nouns", "class")[key]  # type: ignore[assignment]
            cue = (noun - (line.norm(noun - 1) in ARTICLES), noun)
            return Speech(line=line, rule="fr.noun@1", kind=kind, content=content, source=source, cue=cue)
    return None


def _by(line: Line, noun: int) -> tuple[Range, Range] | None:
    """Return source and content of « l’annonce par X de Y » or « l’annonce de Y par X »."""
    first = noun + 1
    if line.norm(first) == "par":
        source = _party(line, first + 1)
        topic = head_at(line, source[1] + 2) if source and line.norm(source[1] + 1) in GENITIVE else None
        return (source, phrase(line, topic)) if source and topic is not None else None
    topic = head_at(line, first + 1) if line.norm(first) in GENITIVE else None
    if topic is None:
        return None
    content = phrase(line, topic)
    par = next((i for i in range(topic + 1, min(content[1] + 2, len(line.words))) if line.norm(i) == "par"), None)
    source = _party(line, par + 1) if par else None
    return (source, (content[0], par - 1)) if source and par else None


def _on(line: Line, noun: int) -> tuple[Range, Range] | None:
    """Return source and content of « les révélations de X sur Y »."""
    source = _party(line, noun + 2) if line.norm(noun + 1) in GENITIVE else None
    if source is None:
        return None
    on = next((i for i in range(source[0] + 1, source[1] + 2) if line.norm(i) == "sur"), None)
    topic = head_at(line, on + 1) if on else None
    return ((source[0], on - 1), phrase(line, topic)) if on and topic is not None else None


def _infinitive(line: Line, noun: int) -> tuple[Range, Range] | None:
    """Return source and content of « la promesse de X de partir »."""
    source = _party(line, noun + 2) if line.norm(noun + 1) in GENITIVE else None
    if source is None:
        return None
    for i in range(source[0] + 1, min(source[1] + 2, len(line.words) - 1)):
        read = read_verb(line, i + 1) if line.norm(i) in {"de", "d'", "à"} else None
        if read and read.form == "infinitive":
            content = first_clause(line, i + 1)
            return ((source[0], i - 1), content) if content else None
    return None


def _that(line: Line, noun: int) -> tuple[Range, Range] | None:
    """Return source and content of « l’annonce par X que … », « l’assurance de X que … »."""
    source = _party(line, noun + 2) if line.norm(noun + 1) in GENITIVE | {"par"} else None
    if source is None or line.norm(source[1] + 1) not in QUE:
        return None
    content = first_clause(line, source[1] + 2)
    return (source, content) if content else None


FRAMES: Final = {"par": _by, "sur": _on, "inf": _infinitive, "que": _that}


def _party(line: Line, place: int) -> Range | None:
    """Return the phrase at a place if it names one who can speak."""
    head = head_at(line, place)
    if head is None:
        return None
    token = line.words[head]
    able = noun_kind(token) not in {"", "document"} or token.ent_type_ in {"PER", "ORG", "LOC"}
    return _short(line, full_phrase(line, head)) if able else None


def _short(line: Line, span: Range) -> Range:
    """Return a source phrase up to the complement of the noun of speech, which the parser may hang on it."""
    for i in range(span[0] + 1, span[1] + 1):
        infinitive = (
            line.norm(i) in {"de", "d'", "à"} and (read := read_verb(line, i + 1)) and read.form == "infinitive"
        )
        if infinitive or line.norm(i) in QUE | {"sur"} or (line.norm(i) in GENITIVE and _topic(line, i)):
            return span[0], i - 1
    return span


def _topic(line: Line, place: int) -> bool:
    """Tell whether « de » opens what is announced: an act with its article, after a party that is whole."""
    head = head_at(line, place + 1)
    if head is None:
        return False
    token = line.words[head]
    return not (noun_kind(token) or token.ent_type_ or token.pos_ == "PROPN") and head > place + 1


def first_clause(line: Line, start: int) -> Range | None:
    """Return a clause that is part of a subject: up to its sentence's end or to the verb that the subject has."""
    whole = clause_after(line, start)
    if whole is None:
        return None
    opening = read_verb(line, whole[0])
    seen = opening is not None and opening.form == "infinitive"
    for i in range(whole[0], whole[1] + 1):
        if line.norm(i) in JOINS and not line.words[i].is_punct:
            seen = False
        if finite(line, i):
            auxiliary = i and finite(line, i - 1)
            if seen and not auxiliary:
                return line.trimmed(whole[0], _before_clitics(line, i) - 1)
            seen = True
    return whole


def _before_clitics(line: Line, verb: int) -> int:
    while line.norm(verb - 1) in {"ne", "n'", "se", "s'", "l'", "le", "la", "les", "y", "en"}:
        verb -= 1
    return verb
