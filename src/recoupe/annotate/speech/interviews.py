"""Questions and answers: each answer of an interview is what its guest says; « X a écrit : » over a quoted post."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from recoupe.annotate.line import Line, Range
from recoupe.annotate.speech.forms import finite
from recoupe.annotate.speech.groups import subject, verb_group
from recoupe.annotate.speech.record import Speech
from recoupe.lang.fr.text import straighten

LABEL_WORDS: Final = 16
INITIALS: Final = re.compile(r"^(?:[A-ZÀ-Ý]\.[\s-]?){1,4}$")
DASHES: Final = frozenset({"-", "–", "—", "•"})


@dataclass(frozen=True, slots=True)
class Turn:
    """One line of an interview: its label's words (None: none), and where what is said begins."""

    line: Line
    label: Range | None
    start: int

    @property
    def name(self) -> str:
        """Return the label as written, without the role after a comma."""
        return self.line.span(*self.label).text.split(",")[0].strip() if self.label else ""

    @property
    def asks(self) -> bool:
        """Tell whether the line ends as a question."""
        return self.line.norm(len(self.line.words) - 1).endswith("?")


def interview(lines: Sequence[Line], outlet: str | None) -> dict[int, Speech]:
    """Return the answers of an interview by the place of their line; nothing where the lines are none."""
    turns = [_turn(line) for line in lines]
    names = [turn.name for turn in turns if turn.label and not _same(turn.name, outlet or "")]
    guest = next((turn for turn in turns if turn.label and turn.name in names and not INITIALS.match(turn.name)), None)
    if guest is None or not any(turn.asks for turn in turns) or any(not _same(name, guest.name) for name in names):
        return {}
    if len(guest.name.split()) < 2:  # noqa: PLR2004 - a bare pseudonym is a post's name tag
        return {}
    return dict(_answers(turns, guest))


def _turn(line: Line) -> Turn:
    first = 1 if line.norm(0) in DASHES else 0
    colon = next((i for i in range(first, min(LABEL_WORDS, len(line.words) - 1)) if line.norm(i) == ":"), None)
    if colon is None or first or colon == 0 or any(finite(line, i) for i in range(colon)):
        return Turn(line, None, first)
    named = line.words[0].text[0].isupper() and line.quote_at(colon) is None
    return Turn(line, (0, colon - 1), colon + 1) if named else Turn(line, None, 0)


def _same(name: str, other: str) -> bool:
    """Tell whether two labels name one party: equal, or one is the other's initials or last name."""
    if straighten(name).casefold() == straighten(other).casefold():
        return True
    initials = "".join(word[0] for word in re.split(r"[ -]", other) if word)
    return bool(INITIALS.match(name)) and re.sub(r"[^A-ZÀ-Ý]", "", name) == initials


def _answers(turns: list[Turn], guest: Turn) -> Iterator[tuple[int, Speech]]:
    asked = False
    for place, turn in enumerate(turns):
        dash = turn.line.norm(0) in DASHES
        answers = (turn.label and _same(turn.name, guest.name)) or (
            turn.label is None and dash and asked and not turn.asks
        )
        asked = turn.asks
        content = turn.line.trimmed(turn.start, len(turn.line.words) - 1) if answers else None
        if content is None:
            continue
        elsewhere = None if turn.label else (guest.line, guest.label)
        cue = (turn.start - 1, turn.start - 1) if turn.label else None
        yield place, Speech(
            line=turn.line, rule="fr.interview@1", kind="say", content=content, source=turn.label, cue=cue, quoted=True,
            elsewhere=elsewhere if elsewhere and elsewhere[1] else None,  # type: ignore[arg-type]
        )  # fmt: skip


def posted_quotes(lines: Sequence[Line]) -> Iterator[tuple[int, Speech]]:
    """Yield « X a écrit : » at a line's end with the quotation that opens the next line, by that line's place."""
    for place, line in enumerate(lines[:-1]):
        following = lines[place + 1]
        if line.norm(len(line.words) - 1) != ":" or following.quote_from(0) is None:
            continue
        verbs = (verb_group(line, i) for i in range(len(line.words) - 2, -1, -1))
        group = next((each for each in verbs if each and each.finite), None)
        head = subject(line, group) if group else None
        quote = following.quote_from(0)
        content = following.trimmed(1, min(quote.last, len(following.words)) - 1) if quote else None
        if head is None:
            head = next((i for i in range(len(line.words)) if line.words[i].pos_ in {"PROPN", "NOUN"}), None)
        if head is not None and content is not None:
            yield place + 1, Speech(
                line=following, rule="fr.post@1", kind="say", content=content, quoted=True,
                elsewhere=(line, (head, head)),
            )  # fmt: skip
