"""Questions and answers: each answer of an interview is what its guest says; « X a écrit : » over a quoted post."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from recoupe.annotate.line import STOPS, Line, Range
from recoupe.annotate.parsed import Token
from recoupe.annotate.phrases import full_phrase
from recoupe.annotate.speech.forms import finite
from recoupe.annotate.speech.groups import subject, verb_group
from recoupe.annotate.speech.record import Speech
from recoupe.annotate.speech.sources import noun_kind
from recoupe.lang.fr.text import straighten

LABEL_WORDS: Final = 16
INITIALS: Final = re.compile(r"^(?:[A-ZÀ-Ý]\.[\s-]?){1,4}$")
DASHES: Final = frozenset({"-", "–", "—", "•"})
PARTICLES: Final = frozenset(
    {"de", "du", "des", "d'", "la", "le", "les", "l'", "ben", "ould", "von", "van", "al", "el", "et", "-", "'"}
)
"""Words in lower case that a name may hold."""
ASKER: Final = frozenset({"q", "question", "q."})
ANSWERER: Final = frozenset({"r", "réponse", "r."})
ADDRESSED: Final = frozenset({"vous", "votre", "vos", "tu", "-vous", "-tu"})
ANSWERS: Final = 2
"""Answers that make an interview where no label names who speaks."""
PROMPT: Final = 18
"""Words of a question that stands in the paragraph of its answer, at most."""
Guest = tuple[Line, Range]


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn of an interview, by the words of its line: its label (None: none), and where what is said stands."""

    place: int
    line: Line
    label: Range | None
    start: int
    end: int
    dash: bool = False

    @property
    def name(self) -> str:
        """Return the label as written, without the role after a comma."""
        said = self.line.span(*self.label).text.split(",")[0].strip() if self.label else ""
        return said if INITIALS.match(said) else said.removesuffix(".").strip()

    @property
    def asks(self) -> bool:
        """Tell whether the turn ends as a question."""
        return self.start <= self.end and self.line.norm(self.end).endswith("?")

    @property
    def quoted(self) -> bool:
        """Tell whether quotation marks hold all of the turn."""
        quote = self.line.quote_from(self.start)
        return quote is not None and quote.last >= self.end - 1

    @property
    def addresses(self) -> bool:
        """Tell whether the turn speaks to somebody."""
        return any(self.line.norm(i).removeprefix("-t") in ADDRESSED for i in range(self.start, self.end + 1))


def interview(lines: Sequence[Line], outlet: str | None) -> dict[int, list[Speech]]:
    """Return the answers of an interview by the place of their line; nothing where the lines are none."""
    if not any("?" in norm for line in lines for norm in line.norms):
        return {}
    turns = [turn for place, line in enumerate(lines) for turn in _turns(place, line)]
    found: dict[int, list[Speech]] = {}
    for turn, speech in _labelled(turns, outlet or "") or _unlabelled(turns):
        found.setdefault(turn.place, []).append(speech)
    return found


def _turns(place: int, line: Line) -> Iterator[Turn]:
    """Yield the turns of a line: it is cut at labels and dashes after a stop."""
    last = len(line.words) - 1
    starts = [i for i in range(last) if _fresh(line, i)]
    dashes = [i for i in starts if line.norm(i) in DASHES and not line.words[i + 1].text[0].islower()]
    labels = _labels(line, starts)
    dashes = dashes if len(dashes) > 1 or dashes == [0] else []
    labels = labels if len(labels) > 1 or 0 in labels else {}
    cuts = sorted({0, *dashes, *labels})
    for start, following in zip(cuts, [*cuts[1:], last + 1], strict=True):
        if start in labels:
            yield Turn(place, line, (start, labels[start] - 1), labels[start] + 1, following - 1)
        else:
            yield Turn(place, line, None, start + (start in dashes), following - 1, dash=start in dashes)


def _labels(line: Line, starts: list[int]) -> dict[int, int]:
    """Return where labels start and their colons; of several starts before one colon the first (« V. S. : »)."""
    made: dict[int, int] = {}
    for i in starts:
        colon = _label(line, i)
        if colon is not None and colon not in made.values():
            made[i] = colon
    return made


def _fresh(line: Line, place: int) -> bool:
    """Tell whether a word opens a paragraph or follows a stop outside quotation marks."""
    if place == 0:
        return True
    before = line.words[place - 1].text
    return line.quote_at(place) is None and (
        before in STOPS or before.endswith(("?", "!", ".")) or before in {"»", "”"}
    )


def _label(line: Line, start: int) -> int | None:
    """Return the place of the colon after a name that opens a turn, None where no label does."""
    near = range(start, min(start + LABEL_WORDS, len(line.words) - 1))
    colon = next((i for i in near if line.norm(i) == ":" or _stroke(line, start, i)), None)
    if colon is None or colon == start or line.quote_at(colon) is not None:
        return None
    if any(finite(line, i) for i in range(start, colon)):
        return None
    comma = next((i for i in range(start, colon) if line.norm(i) == ","), colon)
    return colon if _named(line, start, comma - 1) else None


def _stroke(line: Line, start: int, place: int) -> bool:
    """Tell whether a stop and a dash end a label (« Jeanne Varo. – Le pont tiendra », « R. – Non »)."""
    return place > start and line.norm(place) in DASHES and line.words[place - 1].text.endswith(".")


def _named(line: Line, first: int, last: int) -> bool:
    """Tell whether words are a name: capitals, but for particles; or « Q », « Réponse », « Le maire de Tarbal »."""
    words = [line.words[i] for i in range(first, last + 1)]
    capital = words and words[0].text[0].isupper()
    role = len(words) > 1 and words[0].norm_ in {"le", "la", "l'"} and noun_kind(words[1]) == "role"
    return bool(capital) and (role or _capitals(words))


def _capitals(words: Sequence[Token]) -> bool:
    return all(word.text[0].isupper() or word.norm_ in PARTICLES or word.is_punct for word in words)


def _same(name: str, other: str) -> bool:
    """Tell whether two labels name one party: equal, the other's initials, or its last name."""
    if straighten(name).casefold() == straighten(other).casefold():
        return True
    initials = "".join(word[0] for word in re.split(r"[ -]", other) if word)
    if INITIALS.match(name) and re.sub(r"[^A-ZÀ-Ý]", "", name) == initials:
        return True
    return len(name) > 1 and other.casefold().endswith(f" {name.casefold()}")


def _labelled(turns: list[Turn], outlet: str) -> list[tuple[Turn, Speech]]:
    """Return the answers where labels name who speaks."""
    asking = {turn.name for turn in turns if turn.label and turn.asks}
    said = {turn.name for turn in turns if turn.label and not turn.asks}
    names = [turn.name for turn in turns if turn.label and turn.name in said and not _same(turn.name, outlet)]
    names = [name for name in names if name not in asking or len(name.split()) > 1]
    names = [name for name in names if names.count(name) > 1 or name.split()[0] not in {"Le", "La"}]
    guest = next((t for t in turns if t.label and t.name in names and len(t.name.split()) > 1), None)
    if guest is None or guest.label is None or INITIALS.match(guest.name):
        return _by_letters(turns) if {name.casefold() for name in said} & ANSWERER else []
    strangers = [name for name in names if not _same(name, guest.name)]
    if strangers or not any(turn.asks or _inner_question(turn) for turn in turns):
        return []
    return list(_answers(turns, guest))


def _by_letters(turns: list[Turn]) -> list[tuple[Turn, Speech]]:
    """Return the answers of turns marked « Q » and « R »."""
    answers = [turn for turn in turns if turn.name.casefold() in ANSWERER]
    guest = _introduced([turn for turn in turns if not turn.label])
    return [(turn, made) for turn in answers if (made := _made(turn, guest))] if guest else []


def _answers(turns: list[Turn], guest: Turn) -> Iterator[tuple[Turn, Speech]]:
    asked = False
    for turn in turns:
        own = turn.label is not None and _same(turn.name, guest.name)
        answers = own or (turn.label is None and turn.dash and asked and not turn.asks)
        asked = turn.asks or not answers  # what a dash opens after an answer need be no question to be answered
        if answers and guest.label:
            for part in _parts(turn):
                made = _made(part, (guest.line, guest.label))
                if made:
                    yield part, made


def _inner_question(turn: Turn) -> bool:
    return len(list(_parts(turn))) > 1


def _parts(turn: Turn) -> Iterator[Turn]:
    """Yield a turn, cut where short questions to the guest stand in the paragraph of the answers."""
    asked = [
        each for each in turn.line.sentences
        if turn.start < each[0] and each[1] < turn.end and turn.line.norm(each[1]) == "?"
        and each[1] - each[0] < PROMPT and turn.line.quote_at(each[0]) is None
    ]  # fmt: skip
    if len(asked) < ANSWERS or not any(_to_guest(turn.line, each) for each in asked):
        yield turn
        return
    starts = [turn.start, *(each[1] + 1 for each in asked)]
    ends = [*(each[0] - 1 for each in asked), turn.end]
    for i, (start, end) in enumerate(zip(starts, ends, strict=True)):
        if start <= end:
            yield Turn(turn.place, turn.line, None if i else turn.label, start, end)


def _to_guest(line: Line, sentence: Range) -> bool:
    return any(line.norm(i).removeprefix("-t") in ADDRESSED for i in range(sentence[0], sentence[1] + 1))


def _unlabelled(turns: list[Turn]) -> list[tuple[Turn, Speech]]:
    """Return the answers where dashes, quotation marks or paragraphs alone tell questions from answers."""
    first = next((i for i, turn in enumerate(turns) if turn.asks), None)
    guest = _introduced(turns[:first]) if first else None
    if first is None or guest is None:
        return []
    for shape in (_by_dash, _by_marks, _by_paragraph):
        answers = shape(turns[first - (first > 1) :])
        if len(answers) >= ANSWERS:
            return [(turn, made) for turn in answers if (made := _made(turn, guest))]
    return []


def _by_dash(turns: list[Turn]) -> list[Turn]:
    """Return every second one of the turns that dashes open, the first being a question."""
    spoken = [turn for turn in turns if turn.dash]
    return spoken[1::2] if spoken and spoken[0].asks and not any(turn.asks for turn in spoken[1::2]) else []


def _by_marks(turns: list[Turn]) -> list[Turn]:
    """Return the turns all in quotation marks, after what speaks to the guest."""
    answers = [turn for before, turn in pairwise(turns) if turn.quoted and not before.quoted]
    return answers if any(turn.addresses and not turn.quoted for turn in turns) else []


def _by_paragraph(turns: list[Turn]) -> list[Turn]:
    """Return the paragraphs after paragraphs that are nothing but questions to somebody, or every second one."""
    first = next((i for i, turn in enumerate(turns) if turn.asks), 0)
    asking, answering = turns[first::2], turns[first + 1 :: 2]
    short = all(turn.end - turn.start < 2 * PROMPT and not turn.dash for turn in asking)
    turnwise = short and len(asking) == len(answering) and not any(turn.asks for turn in answering)
    if turnwise and sum(turn.asks for turn in asking) >= ANSWERS and any(turn.addresses for turn in asking):
        return answering
    asked = [(a, b) for a, b in pairwise(turns) if _question(a) and not b.asks]
    spoken = sum(turn.addresses for turn, _ in asked)
    return [answer for _, answer in asked] if len(asked) >= ANSWERS and spoken else []


def _question(turn: Turn) -> bool:
    return turn.asks and turn.end - turn.start < 2 * PROMPT


def _introduced(turns: Sequence[Turn]) -> Guest | None:
    """Return who is named first before the questions, with the apposition that says who that is."""
    for turn in turns:
        for i in range(turn.start, turn.end + 1):
            token = turn.line.words[i]
            before = turn.line.words[i - 1] if i > turn.start else None
            named = token.ent_type_ == "PER" and (before is None or before.ent_type_ != "PER")
            named = named and (before is None or before.pos_ != "ADP" or before.norm_ in {"avec", "par"})
            ranked = before is not None and noun_kind(before) == "role"  # « Le colonel Varo commande … »
            if named and (ranked or turn.line.words[min(i + 1, turn.end)].ent_type_ == "PER"):
                return turn.line, _presented(turn, i)
    return None


def _presented(turn: Turn, name: int) -> Range:
    """Return a whole name, also where the tagger knows but a part, with its apposition."""
    first = last = name
    while last < turn.end and turn.line.words[last + 1].ent_type_ == "PER":
        last += 1
    while (
        first > turn.start
        and turn.line.words[first - 1].pos_ == "PROPN"
        and turn.line.words[first - 1].text[0].isupper()
    ):
        first -= 1
    span = full_phrase(turn.line, name)
    return first, span[1] if span[1] > last and turn.line.norm(last + 1) == "," else last


def _made(turn: Turn, guest: Guest) -> Speech | None:
    content = turn.line.trimmed(turn.start, turn.end)
    if content is None:
        return None
    cue = (turn.start - 1, turn.start - 1) if turn.label else None
    return Speech(
        line=turn.line, rule="fr.interview@1", kind="say", content=content, cue=cue, quoted=True,
        source=turn.line.trimmed(*turn.label) if turn.label else None,
        elsewhere=None if turn.label and turn.name.casefold() not in ANSWERER else guest,
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
