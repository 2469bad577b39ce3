"""A name in a text: what it is made of, the labels and the rules that find it."""

from dataclasses import dataclass
from typing import Any, Final

from recoupe.annotate.parsed import Paragraph, Token
from recoupe.lang.fr.spelling import fold

PERSON, PLACE, BODY = "PER", "LOC", "ORG"
PRODUCT: Final = "PROD"
"""A platform is a thing that people use; it is a party only where it acts."""
DESCRIBED: Final = "DESC"
LABELS: Final = frozenset({PERSON, PLACE, BODY})
OTHER: Final = frozenset({PRODUCT, "EVENT", "DATE", "TIME"})
REGISTRY: Final = "fr.name.registry@1"
RECOGNISER: Final = "fr.name.recogniser@1"
VOTE: Final = "fr.name.vote@1"
INSTITUTION: Final = "fr.name.institution@1"
ACRONYM: Final = "fr.name.acronym@1"


@dataclass(frozen=True, slots=True)
class Entity:
    """A name: its paragraph, tokens (end exclusive), label and the rule that found it."""

    paragraph: Paragraph
    first: int
    end: int
    label: str
    rule: str

    @property
    def span(self) -> Any:
        """Return the spaCy span."""
        return self.paragraph.doc[self.first : self.end]

    @property
    def head(self) -> Token:
        """Return the first token."""
        return self.paragraph.tokens[self.first]

    @property
    def last(self) -> Token:
        """Return the last token."""
        return self.paragraph.tokens[self.end - 1]

    @property
    def text(self) -> str:
        """Return the name as written."""
        last = self.last
        return self.paragraph.text[self.head.idx : last.idx + len(last)]

    @property
    def surface(self) -> str:
        """Return the name in lower case without accents."""
        return fold(self.text)

    def overlaps(self, other: "Entity") -> bool:
        """Tell whether two names of one paragraph share a word."""
        return self.first < other.end and other.first < self.end

    def holds(self, other: "Entity") -> bool:
        """Tell whether another name of the paragraph lies within this one."""
        return self.first <= other.first and other.end <= self.end
