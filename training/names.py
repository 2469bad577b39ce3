"""Named entities of WiNER-fr and POPCORN as spaCy training documents.

Labels: LOC, PER, ORG, DATE, TIME, PROD, EVENT. POPCORN has no absolute dates and marks only what its events need, so
its capitalised unmarked mentions and its date words are "missing" (neither entity nor outside) in training.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from recoupe.lang.fr.text import NO_BREAK_SPACE, straighten
from sources import winer_split

WINER_LABELS: Final = {
    "Location": "LOC",
    "Person": "PER",
    "Organization": "ORG",
    "Date": "DATE",
    "Hour": "TIME",
    "Product": "PROD",
    "Event": "EVENT",
}
POPCORN_LABELS: Final = {
    "PLACE": "LOC",
    "CIVILIAN": "PER",
    "MILITARY": "PER",
    "TERRORIST_OR_CRIMINAL": "PER",
    "NON_GOVERNMENTAL_ORGANISATION": "ORG",
    "NON_MILITARY_GOVERNMENT_ORGANISATION": "ORG",
    "MILITARY_ORGANISATION": "ORG",
    "INTERGOVERNMENTAL_ORGANISATION": "ORG",
}
NOT_A_NAME: Final = frozenset(
    [
        "M.",
        "Mme",
        "Mlle",
        "Monsieur",
        "Madame",
        "Mademoiselle",
        "Dr",
        "Docteur",
        "Le",
        "La",
        "Les",
        "L'",
        "Un",
        "Une",
        "Des",
        "Il",
        "Elle",
        "Ils",
        "Elles",
        "Ce",
        "Cette",
        "Ces",
        "Son",
        "Sa",
        "Ses",
        "Leur",
        "Leurs",
        "Lui",
        "Celui-ci",
    ]
)
SENTENCE_OPENERS: Final = frozenset(["celui", "on", "tous"])
FILLER_TYPES: Final = frozenset(["FIRSTNAME", "LASTNAME", "CATEGORY"])
DATE_WORD: Final = re.compile(
    r"(?i)(\d.*|1er|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|lundi|mardi|"
    r"mercredi|jeudi|vendredi|samedi|dimanche|siècle|an|années?|h|heures?)"
)
STRAY_SPACE: Final = re.compile(r" (?=[,.)\]](?![0-9]))|(?<=[(\[]) |(?<=\w') (?=\w)")
NO_BREAK_PLACE: Final = re.compile(r" (?=[:;?!»%])|(?<=«) ")


@dataclass(frozen=True, slots=True)
class Name:
    """A labelled stretch of a text, in characters, half-open."""

    start: int
    end: int
    label: str


def winer_docs(nlp: Language, path: Path, split: str, *, spacing: bool = False) -> Iterator[Doc]:
    """Yield one document a paragraph of the articles of one split; ``spacing`` puts no-break spaces in one of six."""
    number = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        if winer_split(article["id"]) == split:
            for text, names in _paragraphs(*_without_stray_spaces(article["text"], article["entities"])):
                number += 1
                yield _marked(nlp, _no_break(text) if spacing and number % 6 == 0 else text, names)


def popcorn_docs(nlp: Language, path: Path, *, partial: bool = True) -> Iterator[Doc]:
    """Yield one document a report; with ``partial``, what POPCORN does not decide is marked as missing."""
    for report in json.loads(path.read_text(encoding="utf-8")).values():
        yield _popcorn_doc(nlp, report, partial=partial)


def _without_stray_spaces(text: str, entities: list[list[Any]]) -> tuple[str, list[Name]]:
    plain = straighten(text)
    stray = {match.start() for match in STRAY_SPACE.finditer(plain)}
    kept = [index for index in range(len(plain)) if index not in stray]
    place = [0] * (len(plain) + 1)
    for new, old in enumerate(kept):
        place[old] = new
    place[len(plain)] = len(kept)
    for index in sorted(stray, reverse=True):
        place[index] = place[index + 1]
    names = [Name(place[start], place[end], WINER_LABELS[label]) for start, end, label in reversed(entities)]
    # Where two labels share a span, the last one of the file counts.
    return "".join(plain[index] for index in kept), sorted(names, key=lambda name: (name.start, -name.end))


def _paragraphs(text: str, names: list[Name]) -> Iterator[tuple[str, list[Name]]]:
    offset = 0
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            start = offset + line.index(bare)
            inside = [name for name in names if start <= name.start and name.end <= start + len(bare)]
            yield bare, [Name(name.start - start, name.end - start, name.label) for name in inside]
        offset += len(line) + 1


def _no_break(text: str) -> str:
    return NO_BREAK_PLACE.sub(NO_BREAK_SPACE, text)


def _marked(nlp: Language, text: str, names: Iterable[Name]) -> Doc:
    doc = nlp.make_doc(text)
    spans: list[Span] = []
    for name in names:
        span = doc.char_span(name.start, name.end, label=name.label, alignment_mode="expand")
        if span is not None and span.start >= (spans[-1].end if spans else 0):
            spans.append(span)
    doc.ents = tuple(spans)
    return doc


def _popcorn_doc(nlp: Language, report: dict[str, Any], *, partial: bool) -> Doc:
    doc = nlp.make_doc(report["text"])
    spans = [span for entity in report["entities"] for span in _popcorn_spans(doc, entity)]
    names = filter_spans(spans)
    missing = _undecided(doc, report["entities"], names) if partial else []
    doc.set_ents(names, missing=missing, default="outside")
    return doc


def _popcorn_spans(doc: Doc, entity: dict[str, Any]) -> Iterator[Span]:
    label = POPCORN_LABELS.get(entity["type"], "")
    for mention in entity["mentions"] if label else ():
        start, end = mention["start"], mention["end"]
        span = doc.char_span(start, end, label=label, alignment_mode="contract")
        if span is not None and len(span) and _is_name(straighten(doc.text), start, end):
            yield span


def _is_name(text: str, start: int, end: int) -> bool:
    words = text[start:end]
    opens = start == 0 or text[max(0, start - 2) : start] in {". ", "! ", "? "}
    if not words[:1].isupper() or words.split(" ")[0] in NOT_A_NAME:
        return False
    return not (opens and words.lower() in SENTENCE_OPENERS)


def _undecided(doc: Doc, entities: Iterable[dict[str, Any]], names: Iterable[Span]) -> list[Span]:
    named = {token.i for span in names for token in span}
    undecided = {token.i for token in doc if DATE_WORD.fullmatch(token.text)}
    for entity in entities:
        if entity["type"] not in FILLER_TYPES and "value" not in entity:
            undecided |= {token.i for span in _capitalised(doc, entity) for token in span}
    return [doc[index : index + 1] for index in sorted(undecided - named)]


def _capitalised(doc: Doc, entity: dict[str, Any]) -> Iterator[Span]:
    for mention in entity["mentions"]:
        span = doc.char_span(mention["start"], mention["end"], alignment_mode="contract")
        if span is not None and doc.text[mention["start"] : mention["start"] + 1].isupper():
            yield span
