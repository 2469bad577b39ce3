"""Members called by name at the start of a message: « @X », « Merci X », « X, tu … »."""

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Final

LEAST_NAME: Final = 4
FIRST_WORDS: Final = 90
"""Characters of a message in which a name that stands alone addresses its bearer."""

LONGEST_NAME: Final = 60
MOST_WORDS: Final = 8
"""Words that a name may have, those that signs part counted too."""

_AT: Final = re.compile(r"@\s?(?P<name>[^\n@]{2,60})")
_GREETS: Final = r"(?:merci|bonjour|bonsoir|salut|bravo|cher|chère|d'accord|coucou|hello|désolé)\b"
_GREETING: Final = re.compile(_GREETS, re.IGNORECASE)
_THANKS: Final = rf"{_GREETS}[^.!?\n]{{0,40}}?[\s,]"
_WORD_START: Final = re.compile(r"(?:^|(?<=[\s,@]))[^\s@]")
_WORD_END: Final = re.compile(r"(?<=\S)(?=\W|$)")
_NICK_END: Final = re.compile(r"[\s:,]")
_SIGNS: Final = re.compile(r"\W")


@dataclass(slots=True)
class Callers:
    """The names of those who wrote so far, with the place of each one's latest message.

    Names are looked up by what could be one in a text, so that a page of many thousand members takes linear time.
    """

    latest: dict[str, int] = field(default_factory=dict)
    forms: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, name: str | None, place: int) -> None:
        """Remember that a member wrote the message at a place, later than all before."""
        if not name:
            return
        if name not in self.latest:
            plain = _plain(name)
            for form in (plain, _SIGNS.sub("", plain)):
                self.forms[form].add(name)
        self.latest[name] = place

    def called(self, text: str, writer: str | None) -> int | None:
        """Return the place of the latest message of somebody, not the writer, whom a text calls at its start."""
        text = text.replace("\u2019", "'")
        at = _AT.match(text)
        if at:
            found = (name for name in self._near(at["name"].casefold()) if _begins(at["name"], name))
        else:
            names = (name for name in self._near(text.casefold()) if len(name) >= LEAST_NAME)
            found = (name for name in names if _calls(text, name))
        return max((self.latest[name] for name in found if name != writer), default=None)

    def _near(self, text: str) -> set[str]:
        """Return the names that a text's first words, or those after a greeting, are: one word or several in a row."""
        start = text[: FIRST_WORDS + LONGEST_NAME]
        ends = [found.start() for found in _WORD_END.finditer(start)]
        greets = _GREETING.match(text) is not None
        places = [found.start() for found in _WORD_START.finditer(text[:FIRST_WORDS])] if greets else [0]
        runs = (start[place:end] for place in places for end in ends[bisect_right(ends, place) :][:MOST_WORDS])
        return set[str]().union(*(self.forms.get(run, ()) for run in runs))


def _plain(name: str) -> str:
    return name.casefold().replace("\u2019", "'")


def _begins(text: str, name: str) -> bool:
    folded, wanted = text.casefold(), _plain(name)
    if not folded.startswith(wanted):
        nick = _NICK_END.split(folded, maxsplit=1)[0]
        return len(nick) >= LEAST_NAME and nick == _SIGNS.sub("", wanted)
    return not folded[len(wanted) : len(wanted) + 1].isalnum()


def _calls(text: str, name: str) -> bool:
    """Tell whether a text opens by calling somebody: « Merci pour le partage X. », « X : … », « X, tu … »."""
    plain, start = name.replace("\u2019", "'"), text[: FIRST_WORDS + len(name)]
    if plain.lower() not in start.lower():  # most names: far cheaper than to make a pattern of each
        return False
    wanted = re.escape(plain)
    called = rf"(?:{_THANKS}@?)?{wanted}\s*(?:[,.:!?…\n]|$)|merci {wanted}\s(?:pour|de|d')"
    return re.match(called, start, re.IGNORECASE) is not None
