"""What the comparison of documents needs to know of each one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath
from typing import Final

from recoupe.lang.fr.stems import Word, words
from recoupe.lang.fr.text import straighten
from recoupe.lineage.cues import find_cues
from recoupe.lineage.sites import host_of
from recoupe.model.analysis import Analysis
from recoupe.model.document import Document, Passage
from recoupe.model.vocabulary import ANALYSED, PassageKind

SENTENCE_END: Final = re.compile(
    r"(?<![A-Z])(?<!\bM)(?<!\bMM)(?<!\bDr)(?<!\bSt)[.!?…]+(?:[\s\u00a0]*[»”])?(?=\s+[^\W\d_a-zà-ÿ]|\s+[«“\d—–-]|\s*$)|\n+"
)
UNDATED: Final = "9999"
PROPER: Final[frozenset[PassageKind]] = frozenset({"body", "repost"})
"""Kinds of passages that are a document's text proper."""
AGAINST: Final = ("negation_cues", "denial_cues")
"""Lexicons of the wordings that negate or deny."""
LEAD: Final = 2
"""Sentences that make the lead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of a document's prose: code points, its words, its passage's place and kind."""

    start: int
    end: int
    text: str
    words: tuple[Word, ...]
    passage: int
    kind: PassageKind
    paragraph: int

    @property
    def plain(self) -> str:
        """Return the sentence with straight apostrophes and plain spaces, for the cues."""
        return plain(self.text)

    def vector(self) -> dict[str, float]:
        """Return the weight of each key."""
        return {word.key: word.weight for word in self.words if word.weight}


class Profile:
    """A document's prose as words and sentences, each made when it is first asked for."""

    def __init__(self, analysis: Analysis) -> None:
        """Look at a document."""
        self.analysis = analysis
        self.document: Document = analysis.document
        self.id = self.document.id

    @property
    def order(self) -> tuple[str, str]:
        """Return what puts documents in the order in which they appeared; those without a date come last."""
        return (self.document.published or UNDATED, self.id)

    @property
    def dated(self) -> bool:
        """Tell whether the date of publication is known."""
        return bool(self.document.published)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Return the sentences of the prose, in reading order."""
        return tuple(sentence for place, passage in self.prose for sentence in _sentences(passage, place))

    @cached_property
    def prose(self) -> tuple[tuple[int, Passage], ...]:
        """Return the passages of the text proper with their places; readers' words only where there is nothing else."""
        every = tuple(enumerate(self.document.passages))
        proper = tuple(each for each in every if each[1].kind in PROPER)
        return proper or tuple(each for each in every if each[1].kind in ANALYSED)

    @cached_property
    def keys(self) -> tuple[frozenset[str], ...]:
        """Return the keys of the words of each sentence."""
        return tuple(frozenset(word.key for word in sentence.words) for sentence in self.sentences)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Return the keys of all words of headline and prose."""
        return frozenset(word.key for word in self.title).union(*self.keys)

    @cached_property
    def negated(self) -> tuple[Sentence, ...]:
        """Return the sentences that negate or deny something."""
        return tuple(each for each in self.sentences if any(find_cues(name, each.plain) for name in AGAINST))

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Return the words of all sentences; their places are those of the document's text."""
        return tuple(word for sentence in self.sentences for word in sentence.words)

    @cached_property
    def title(self) -> tuple[Word, ...]:
        """Return the words of the headline."""
        return tuple(words(self.document.title or ""))

    @cached_property
    def vector(self) -> dict[str, float]:
        """Return the weight of each key of headline and prose."""
        return {word.key: word.weight for word in (*self.title, *self.words) if word.weight}

    @cached_property
    def plain(self) -> str:
        """Return the prose for the cues, the rest of the document blank; places are those of the text."""
        text, place, parts = self.document.text, 0, []
        for _, passage in self.prose:
            parts += ["\n" * (passage.start - place), passage.text]
            place = passage.end
        return plain("".join(parts) + "\n" * (len(text) - place))

    @property
    def lead(self) -> str:
        """Return headline and first sentences, for the cues."""
        first = " ".join(sentence.text for sentence in self.sentences[:LEAD])
        return plain(f"{self.document.title or ''}\n{first}")


def name_of(document: Document) -> str:
    """Return how a document is called in a sentence: its outlet, else its site, file, headline or id."""
    file = PurePath(document.path).name if document.path else None
    return document.outlet or host_of(document.url) or document.title or file or document.id


def plain(text: str) -> str:
    """Return the text with straight apostrophes and plain spaces; its length does not change."""
    return straighten(text).replace("\u00a0", " ").replace("\u202f", " ").replace("\u2009", " ")


def profiles(analyses: tuple[Analysis, ...]) -> tuple[Profile, ...]:
    """Return the profiles in the order in which the documents appeared."""
    return tuple(sorted((Profile(analysis) for analysis in analyses), key=lambda profile: profile.order))


def _sentences(passage: Passage, place: int) -> Iterator[Sentence]:
    paragraph = 0
    for start, end in _bounds(passage.text):
        text = passage.text[start:end]
        offset = passage.start + start
        found = tuple(words(text, offset))
        if "\n" in passage.text[max(0, start - 2) : start]:
            paragraph += 1
        if found:
            yield Sentence(
                start=offset,
                end=offset + len(text),
                text=text,
                words=found,
                passage=place,
                kind=passage.kind,
                paragraph=paragraph,
            )


def _bounds(text: str) -> Iterator[tuple[int, int]]:
    place = 0
    for end in (*(found.end() for found in SENTENCE_END.finditer(text)), len(text)):
        piece = text[place:end]
        if piece.strip():
            start = place + len(piece) - len(piece.lstrip())
            yield start, start + len(piece.strip())
        place = end
