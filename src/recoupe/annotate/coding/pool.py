"""Who may take part in an event: the parties that its sentence and those before it name."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from recoupe.annotate.coding.finder import Place
from recoupe.annotate.coding.parties import Cast
from recoupe.annotate.coding.rules import people
from recoupe.annotate.parsed import Paragraph, Parsed, Token

BACK: Final = 2
"""How many sentences before its own an event may take its parties from; the first of the text counts always."""
NAMES: Final = frozenset({"flat:name", "flat", "flat:foreign"})


@dataclass(frozen=True, slots=True)
class Seat:
    """A party named near an event: the head of its phrase, and how many sentences before the event it stands."""

    place: Place
    back: int


@dataclass(slots=True)
class Pool:
    """The parties of a document, sentence by sentence."""

    cast: Cast
    sentences: list[tuple[Paragraph, Token]]
    parties: list[list[Token]]
    numbers: dict[tuple[int, int], int]

    def near(self, paragraph: Paragraph, anchor: Token) -> Iterator[Seat]:
        """Yield the parties of the sentence of an event, of those before it and of the first, in reading order."""
        own = self.numbers[paragraph.start, anchor.sent.start]
        for number in sorted({0, *range(max(own - BACK, 0), own + 1)}):
            where, _ = self.sentences[number]
            for head in self.parties[number]:
                yield Seat((where, head), own - number)


def pool_of(parsed: Parsed, cast: Cast) -> Pool:
    """Return the parties of a document."""
    sentences = [(paragraph, sentence) for paragraph in parsed.paragraphs for sentence in paragraph.doc.sents]
    parties = [[token for token in sentence if _party(paragraph, token, cast)] for paragraph, sentence in sentences]
    numbers = {(paragraph.start, sentence.start): number for number, (paragraph, sentence) in enumerate(sentences)}
    return Pool(cast, sentences, parties, numbers)


def _party(paragraph: Paragraph, token: Token, cast: Cast) -> bool:
    if token.pos_ not in {"NOUN", "PROPN", "ADJ", "X", "NUM"} or token.dep_ in NAMES:
        return False
    return cast.is_own(paragraph, token) or (token.pos_ == "NOUN" and token.lemma_.lower() in people())
