"""A number in its paragraph, and what the numbers of one document share."""

from dataclasses import dataclass, field
from typing import Any

from recoupe.annotate.parsed import Paragraph, Parsed
from recoupe.lang.fr.amounts import Amount
from recoupe.model.annotation import Mention


@dataclass(slots=True)
class Reader:
    """What the quantities of one document share, and the unit used last (``kind``: of people or money).

    ``ends`` is where the quantity before ends, with its paragraph; ``scale`` the millions that a sum was told in.
    """

    parsed: Parsed
    mentions: tuple[Mention, ...]
    countries: dict[str, int]
    kind: str = ""
    last: str = ""
    coin: str = ""
    money: dict[str, str] = field(default_factory=dict)
    ends: tuple[Paragraph | None, int] = (None, 0)
    scale: int = 1


@dataclass(frozen=True, slots=True)
class Place:
    """An amount in its paragraph: the folded text, its first and its last token."""

    paragraph: Paragraph
    text: str
    amount: Amount
    first: Any
    last: Any

    @property
    def after(self) -> str:
        """Return the folded text after the number."""
        return self.text[self.amount.end : self.amount.end + 60]

    @property
    def ahead(self) -> str:
        """Return the folded text before the approximator."""
        return self.text[max(0, self.amount.start - 40) : self.amount.start]
