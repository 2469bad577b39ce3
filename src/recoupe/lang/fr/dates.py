"""French time expressions: what the grammar's rules share — readings, their context, patterns of words."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Final, Protocol

from recoupe.lang.fr.calendar import Period
from recoupe.lang.fr.numbers import fold
from recoupe.lang.pack import language_pack
from recoupe.model.vocabulary import TimexType

Match = re.Match[str]


class Grammar(Protocol):
    """What the parse knows of a place in the text."""

    def tense(self, place: int) -> int:
        """Return -1 where the clause is past, 1 where it is future, 0 where it does not tell."""

    def reports(self, place: int) -> bool:
        """Tell whether the clause says when somebody spoke."""

    def allows(self, place: int, kind: str) -> bool:
        """Tell whether the word there can be of a kind: an adjective, a number that counts nothing."""

    def noun_end(self, place: int) -> int:
        """Return where an event's name ends that goes on at a place (« le coup d'État », « la grève générale »)."""


class NoGrammar:
    """Stands in where there is no parse: no clause tells its tense, every word is allowed."""

    def tense(self, place: int) -> int:
        """Return 0."""
        del place
        return 0

    def reports(self, place: int) -> bool:
        """Return False."""
        del place
        return False

    def allows(self, place: int, kind: str) -> bool:
        """Return True."""
        del place, kind
        return True

    def noun_end(self, place: int) -> int:
        """Return the place itself, exclusive of the character there."""
        return place + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What an expression means.

    ``period`` is its place on a calendar (None: it has none), ``hour`` what follows EDTF's T, ``timex`` the TIMEX3
    value, ``mod`` its modifier, ``open`` whether an interval begins (1) or ends (-1) there. ``loose`` marks a place
    that the text leaves to the context (a bare weekday, a month without its year), so that a neighbour may move it.
    """

    type: TimexType
    timex: str | None
    period: Period | None = None
    hour: str = ""
    mod: str | None = None
    open: int = 0
    loose: bool = False

    @property
    def edtf(self) -> str | None:
        """Return the EDTF value, None without a place on a calendar."""
        if self.period is None:
            return None
        if self.open:
            return f"{self.period.opening}/.." if self.open > 0 else f"../{self.period.closing}"
        return self.period.edtf + (f"T{self.hour}" if self.hour else "")


@dataclass(slots=True)
class Context:
    """What a reading depends on: the day of publication, the days spoken of, the clause.

    ``focus`` is the stretch last spoken of, ``focus_day`` the day, ``event_day`` the last day on which something
    happened other than that somebody told it, ``told_at`` where in the paragraph a day was last told.
    """

    published: date | None = None
    focus: Period | None = None
    focus_day: date | None = None
    event_day: date | None = None
    hour: str = ""
    told_at: int = -1
    grammar: Grammar = field(default_factory=NoGrammar)

    def tense(self, place: int) -> int:
        """Return the tense of the clause at a place."""
        return self.grammar.tense(place)

    def near_day(self, match: Match) -> date | None:
        """Return the day told earlier in the sentence of a match, None where there is none."""
        between = match.string[self.told_at : match.start()] if self.told_at >= 0 else "."
        return None if re.search(r"[.!?…]", between) else self.focus_day

    def told_lately(self, match: Match) -> bool:
        """Tell whether a day was told in the sentence of a match or the two before."""
        between = match.string[self.told_at : match.start()] if self.told_at >= 0 else ". . ."
        return len(re.findall(r"[.!?…](?=\s|$)", between)) <= _LATELY

    @property
    def day(self) -> date | None:
        """Return the day last spoken of, or that of publication."""
        return self.focus_day or self.published


_LATELY: Final = 2
"""Sentences back to which « la veille » reaches."""
Reader = Callable[[Match, Context], Reading | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of expression: its id, the pattern (of folded text), what reads a match, words that a match needs."""

    id: str
    pattern: re.Pattern[str]
    read: Reader
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An expression's place in the paragraph, its reading and the rule that gave it.

    ``parts`` are the expressions that TimeML marks in its place; empty where it marks the same words.
    """

    start: int
    end: int
    reading: Reading
    rule: str
    parts: tuple["Found", ...] = ()

    def widened(self, start: int, end: int, reading: Reading, rule: str, *, parts: tuple["Found", ...] = ()) -> "Found":
        """Return the expression with more words, another reading, the rule that joined them, what TimeML marks."""
        return replace(self, start=start, end=end, reading=reading, rule=rule, parts=parts)

    @property
    def timeml(self) -> tuple["Found", ...]:
        """Return what TimeML marks: its parts, else the expression itself."""
        return self.parts or (self,)


def rule(identifier: str, source: str, read: Reader, needs: tuple[str, ...] = ()) -> Rule:
    """Return a rule; its pattern stands between word limits, and one of the words that it needs in every match."""
    return Rule(identifier, re.compile(rf"{_START}(?:{source})(?!\w|-(?!(?:debut|fin|mi)\b)\w)"), read, needs)


@cache
def names(kind: str) -> dict[str, str]:
    """Return the folded words of a kind of lines of the lexicon ``times`` and their values."""
    pack = language_pack("fr")
    lines = pack.lexicon("times") if pack else ()
    return {fold(line.key): line.get("value") for line in lines if line.get("kind") == kind}


def any_of(words: Iterable[str], *, plural: bool = False) -> str:
    """Return a pattern for one of the words, the longest first."""
    ordered = sorted(words, key=len, reverse=True)
    return rf"(?:{'|'.join(map(re.escape, ordered)).replace(chr(92) + ' ', ' ')}){'s?' if plural else ''}"


def value_of(kind: str, word: str) -> str:
    """Return the value of a word of a kind, in the singular or the plural."""
    table = names(kind)
    plain = fold(word).strip(" .")
    return table.get(plain) or table[plain.removesuffix("s")]


@cache
def month_pattern() -> str:
    """Return a pattern for a month, in full or shortened."""
    short = {name for name in names("month") if len(name) < len("avril ") and name not in _FULL_SHORT}
    full = any_of(set(names("month")) - short)
    return rf"(?:{full}\b|{any_of(short)}\b\.?)"


@cache
def weekday_pattern() -> str:
    """Return a pattern for a day of the week."""
    return any_of(names("weekday"))


_START: Final = r"(?<!\w)(?:(?<!-)|(?<=\bmi-))"
_FULL_SHORT: Final = frozenset({"mars", "avril", "mai", "juin", "aout"})
YEAR: Final = r"(?:1[0-9]|20)\d\d(?![\d%°]| ?(?:%|km|euros?|€|\$|francs?|dollars?))"
LAST: Final = r"(?:dernieres?|derniers?|passee?s?|ecoulee?s?|precedente?s?|d'avant)"
NEXT: Final = r"(?:prochaine?s?|suivante?s?|a venir|qui vient|d'apres)"
