"""What the writer does not vouch for: « aurait dépassé », « il se murmure que », « peut-être », « reste à savoir »."""

from collections.abc import Iterator
from typing import Final

from recoupe.annotate.line import Line, Range
from recoupe.annotate.modality import conditional, hedging, reportive
from recoupe.annotate.speech_clauses import clause_after, clause_end, sentence_start
from recoupe.annotate.speech_forms import complete
from recoupe.annotate.speech_lexicons import values
from recoupe.annotate.speech_record import Speech

IMPERSONAL: Final = (
    ("il se murmure que", "hedge"), ("il se dit que", "hedge"), ("il se raconte que", "hedge"),
    ("il paraît que", "hedge"),
    ("il parait que", "hedge"), ("il semble que", "hedge"), ("il semblerait que", "hedge"), ("il ressort que", "say"),
    ("il est possible que", "hedge"), ("il est probable que", "hedge"), ("reste à savoir si", "open"),
    ("reste à savoir", "open"), ("la rumeur court que", "hedge"), ("le bruit court que", "hedge"),
    ("la rumeur veut que", "hedge"),
)  # fmt: skip
ON_VERBS: Final = {
    "dire": "hedge", "raconter": "hedge", "murmurer": "hedge", "prétendre": "hedge", "ignorer": "open",
    "parler": "hedge",
}  # fmt: skip
LEAD: Final = 3
PEOPLE: Final = frozenset({"je", "j'", "tu", "nous", "vous", "on"})


def hedge_speeches(line: Line) -> Iterator[Speech]:
    """Yield what a line's writer reports without naming anybody."""
    yield from _impersonal(line)
    yield from _on_says(line)
    for sentence in line.sentences:
        yield from _bare(line, sentence)


def _impersonal(line: Line) -> Iterator[Speech]:
    for place in range(len(line.words)):
        for pattern, kind in IMPERSONAL:
            length = _reads(line, place, pattern)
            if length:
                content = clause_after(line, place + length)
                if content:
                    yield Speech(
                        line=line, rule="fr.impersonal@1", kind=kind,  # type: ignore[arg-type]
                        content=content, cue=(place, place + length - 2),
                    )  # fmt: skip
                break


def _reads(line: Line, place: int, pattern: str) -> int:
    words = pattern.split()
    if line.norm(place) != words[0]:
        return 0
    for i, word in enumerate(words):
        here = line.norm(place + i)
        if here != word and not (word == "que" and here == "qu'") and not (word == "si" and here == "s'"):
            return 0
    return len(words)


def _on_says(line: Line) -> Iterator[Speech]:
    for place in range(len(line.words) - 2):
        if line.norm(place) != "on" or line.quote_at(place):
            continue
        verb = place + 1
        kind = ON_VERBS.get(line.words[verb].lemma_)
        if kind is None:
            continue
        then = next(
            (i for i in range(verb + 1, min(verb + 4, len(line.words))) if line.norm(i) in {"que", "qu'", "si", "s'"}),
            None,
        )
        content = clause_after(line, then + 1) if then else None
        if content:
            yield Speech(line=line, rule="fr.on@1", kind=kind, content=content, source=(place, place), cue=(verb, verb))  # type: ignore[arg-type]


def _bare(line: Line, sentence: Range) -> Iterator[Speech]:
    """Yield the clauses of a sentence that stand in a reportive conditional or carry a hedge."""
    done = sentence[1] if line.norm(sentence[1]).endswith("?") else -1
    for place in range(sentence[0], sentence[1] + 1):
        if place <= done or line.quote_at(place) is not None:
            continue
        cue = _hedge(line, place)
        if cue is None:
            continue
        start, end = _clause(line, sentence, place)
        content = line.trimmed(start, end)
        done = end
        if content:
            adverb = _lone(line, place)
            if adverb and content[0] <= place < content[0] + LEAD:
                content = line.trimmed(adverb[1] + 1, content[1]) or content
            elif adverb and adverb[1] >= content[1]:
                content = line.trimmed(content[0], place - 1) or content
            if content[1] - content[0] < LEAD - 1:
                continue
            yield Speech(line=line, rule=cue, kind="hedge", content=content, cue=adverb)


def _lone(line: Line, place: int) -> Range | None:
    """Return the words of an adverb or incise that alone marks hearsay (« apparemment », « paraît-il »)."""
    pair = line.norm(place) + line.norm(place + 1)
    if values("hedges", "class").get(pair) == "cue":
        return place, place + 1
    alone = values("hedges", "class").get(line.norm(place)) == "cue" or line.norm(place) == "apparemment"
    return (place, place) if alone else None


def _hedge(line: Line, place: int) -> str | None:
    token, word = line.words[place], line.norm(place)
    if word == "officiellement" and line.norm(place + 1) not in {",", "."} and place != line.sentence(place)[0]:
        return None
    if hedging(word) or _lone(line, place) or (word == "doute" and line.norm(place - 1) == "sans"):
        return "fr.hedge@1"
    if token.lemma_ == "sembler" and "Pres" in token.morph.get("Tense") and not _person(line, place):
        return "fr.hedge@1"
    if not conditional(token) or _person(line, place) or not reportive(line, place):
        return None
    return None if _subordinate(line, place) else "fr.conditional@1"


def _subordinate(line: Line, place: int) -> bool:
    """Tell whether a conditional stands in a clause under another verb: its future, not the writer's doubt."""
    first = line.sentence(place)[0]
    for i in range(place - 1, first - 1, -1):
        if line.words[i].text in {";", ":"}:
            return False
        if line.norm(i) in {"que", "qu'", "où", "dont", "lorsque", "si"}:
            return line.norm(place) not in {"aurait", "auraient"} or line.norm(i) not in {"que", "qu'", "dont"}
        if line.norm(i) in {"et", ","} and complete(line, first, i - 1):
            return False
    return False


def _person(line: Line, place: int) -> bool:
    return any(line.norm(i) in PEOPLE for i in range(max(place - 3, 0), place + 2)) or (
        line.norm(place - 1) == "ce" or line.norm(place - 2) == "qui"
    )


def _clause(line: Line, sentence: Range, place: int) -> Range:
    """Return the clause around a hedge: between semicolons, to the sentence's ends."""
    start = sentence_start(line, place)
    for i in range(place - 1, start, -1):
        if line.words[i].text == ";" or (line.words[i].text == ":" and line.quote_at(i) is None):
            start = i + 1
            break
    return start, clause_end(line, start, sentence[1]) if _plain(line, start, place) else clause_end(
        line, place, sentence[1]
    )


def _plain(line: Line, start: int, place: int) -> bool:
    return clause_end(line, start, line.sentence(place)[1]) >= place
