"""When and where an event is said to happen: by attachment, then by the clause that it stands in."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from recoupe.annotate.coding.slots import preposition
from recoupe.annotate.parsed import Paragraph, Token
from recoupe.model.annotation import TimeExpression

CALENDAR: Final = frozenset({"DATE", "TIME"})
PLACES: Final = frozenset({"à", "en", "dans", "près", "sur", "vers", "autour", "devant"})
NOMINAL: Final = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "ADV", "PRON", "DET", "ADP", "X", "SYM", "PUNCT"})


@dataclass(frozen=True, slots=True)
class Dated:
    """A time expression in a paragraph: its tokens' ends and the verb or event noun that it hangs on."""

    value: str
    first: Token
    last: Token
    owner: Token


class Calendar:
    """The dated expressions of one paragraph."""

    def __init__(self, paragraph: Paragraph, times: Iterable[TimeExpression], anchors: Iterable[Token]) -> None:
        """Find what each expression of the paragraph hangs on; ``anchors`` are the triggers' tokens."""
        self.anchors = {token.i for token in anchors}
        self.dated = [found for time in times if (found := self._dated(paragraph, time))]

    def _dated(self, paragraph: Paragraph, time: TimeExpression) -> Dated | None:
        dated = time.timex.type in CALENDAR or (time.timex.type == "DURATION" and (time.value or "")[:4].isdigit())
        if not time.value or not dated or not _inside(paragraph, time):  # « trois jours plus tôt » dates too
            return None
        begin, end = time.start - paragraph.start, time.end - paragraph.start
        span = paragraph.doc.char_span(begin, end, alignment_mode="expand")
        value = time.value.split("T")[0].rstrip("~") if time.timex.type == "TIME" else time.value
        return Dated(value, span[0], span[-1], self._owner(span.root)) if span else None

    def _owner(self, token: Token) -> Token:
        """Return the first verb or trigger above a token."""
        while token.head != token:
            token = token.head
            if token.i in self.anchors or token.pos_ in {"VERB", "AUX"}:
                return token
        return token

    def own(self, anchor: Token) -> str | None:
        """Return the date that hangs on a trigger, on a clause that qualifies it or on the verb that it completes."""
        around = {anchor.i}
        if anchor.pos_ in {"NOUN", "PROPN"}:
            around |= {child.i for child in anchor.children if child.dep_ in {"acl", "acl:relcl"}}
            if value := self._nearest(anchor, around):
                return value
            around |= {anchor.head.i} if anchor.dep_ in {"nsubj", "nsubj:pass", "obj"} else set()
        return self._nearest(anchor, around)

    def of(self, anchor: Token) -> str | None:
        """Return the date of a trigger: its own, that of what governs it, that of the verb it is coordinated with."""
        if value := self.own(anchor):
            return value
        for token in anchor.ancestors:
            if value := self.own(token):
                return value
            if token.dep_ == "acl:relcl":
                break
        announced = [child for child in anchor.children if child.lemma_ == "annoncer" and child.i > anchor.i]
        return self._nearest(anchor, {child.i for child in announced}) or self._first(anchor)

    def _first(self, anchor: Token) -> str | None:
        """Return the date that opens the sentence."""
        opening = [each for each in self.dated if _opens(each.first, anchor)]
        return opening[0].value if opening and opening[0].first.i < anchor.i else None

    def _nearest(self, anchor: Token, owners: set[int]) -> str | None:
        found = [each for each in self.dated if each.owner.i in owners]
        return min(found, key=lambda each: abs(each.first.i - anchor.i)).value if found else None


OPENING: Final = 3
"""How far from a sentence's start an expression may begin that dates all of it."""


STOPS: Final = frozenset({".", "!", "?", "…", ":", ";"})


def _opens(first: Token, anchor: Token) -> bool:
    """Tell whether an expression stands at the start of a word's sentence, by the parse or by the full stops."""
    if first.sent == anchor.sent and first.i - anchor.sent.start < OPENING:
        return True
    if first.i >= anchor.i or not first.i or first.doc[first.i - 1].text not in STOPS:
        return False
    return not any(token.text in STOPS for token in first.doc[first.i : anchor.i])


def _inside(paragraph: Paragraph, time: TimeExpression) -> bool:
    return paragraph.start <= time.start and time.end <= paragraph.start + len(paragraph.text)


def find_place(anchor: Token, taken: set[int]) -> str | None:
    """Return the first place's name that hangs on a trigger by a preposition of place and is no party of it."""
    for child in anchor.children:
        if child.ent_type_ == "LOC" and child.i not in taken and preposition(child) in PLACES:
            return _name(child)
    return None


def _name(token: Token) -> str:
    last = token.i
    while last + 1 < len(token.doc) and token.doc[last + 1].ent_type_ == "LOC" and token.doc[last + 1].ent_iob_ == "I":
        last += 1
    return str(token.doc[token.i : last + 1].text)
