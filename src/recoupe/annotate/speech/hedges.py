"""What the writer does not vouch for: « aurait dépassé », « il se murmure que », « peut-être », « reste à savoir »."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from recoupe.annotate.line import Line, Range
from recoupe.annotate.modality import conditional, hedging, reportive
from recoupe.annotate.phrases import phrase
from recoupe.annotate.speech.clauses import clause_after, clause_end, sentence_start
from recoupe.annotate.speech.complements import complement
from recoupe.annotate.speech.forms import complete, finite
from recoupe.annotate.speech.incises import behind
from recoupe.annotate.speech.lexicons import SpeechClass, lexicon, values
from recoupe.annotate.speech.record import Speech

ON_VERBS: Final = {
    "dire": "hedge", "raconter": "hedge", "murmurer": "hedge", "prétendre": "hedge", "ignorer": "open",
    "parler": "hedge", "apprendre": "say",
}  # fmt: skip
CLITICS: Final = frozenset({"le", "la", "les", "l'", "nous", "vous", "me", "m'", "te"})
HELD: Final = frozenset({"croire", "dire", "penser", "supposer", "prétendre", "imaginer"})
"""Verbs with an object and what it is held for."""
AVERTING: Final = frozenset({"éviter", "empêcher", "prévenir", "conjurer"})
WHOLE: Final = re.compile(r"(l|quelqu)' (on|un)\b")
"""Words that the tokeniser does not cut at their apostrophe."""
NOBODY: Final = frozenset({"on", "l'on", "nul"})
"""Subjects of impersonal phrases that name nobody."""
GAP: Final = 9
LEAD: Final = 3
PEOPLE: Final = frozenset({"je", "j'", "tu", "nous", "vous", "on"})


def hedge_speeches(line: Line) -> Iterator[Speech]:
    """Yield what a line's writer reports without naming anybody."""
    yield from _impersonal(line)
    yield from _on_says(line)
    for sentence in line.sentences:
        yield from _bare(line, sentence)


def _impersonal(line: Line) -> Iterator[Speech]:
    for place, word in enumerate(line.norms):
        for words, kind in _patterns().get(word, ()):
            length = _reads(line, place, words)
            content = clause_after(line, place + length) if length and line.quote_at(place) is None else None
            if content:
                yield Speech(
                    line=line,
                    rule="fr.impersonal@1",
                    kind=kind,
                    key=" ".join(words).replace("' ", "'"),
                    content=content,
                    source=_nobody(line, place, length) if kind == "open" else None,
                    cue=(place, place + length - 2),
                )
                break


def _nobody(line: Line, place: int, length: int) -> Range | None:
    """Return « on », « nul » in an impersonal phrase."""
    return next(((i, i) for i in range(place, place + length) if line.norm(i) in NOBODY), None)


@cache
def _patterns() -> dict[str, tuple[tuple[tuple[str, ...], SpeechClass], ...]]:
    """Return the impersonal phrases, as words, and their classes by their first word, longest first."""
    made: dict[str, list[tuple[tuple[str, ...], SpeechClass]]] = {}
    for entry in sorted(lexicon("impersonals"), key=lambda each: -len(each.key)):
        words = tuple(WHOLE.sub(r"\1'\2", entry.key.replace("'", "' ")).split())
        kind: SpeechClass = entry.get("class")  # type: ignore[assignment]
        made.setdefault(words[0], []).append((words, kind))
    return {word: tuple(found) for word, found in made.items()}


def _reads(line: Line, place: int, words: tuple[str, ...]) -> int:
    """Return how many words a phrase covers from a place on; adverbs and circumstances may stand before its « que »."""
    at = place
    for word in words[:-1]:
        if line.norm(at) != word:
            return 0
        at += 1
    last = words[-1]
    wanted = {last} | ({"qu'"} if last == "que" else {"s'"} if last == "si" else set())
    until = next((i for i in range(at, min(at + GAP, len(line.words))) if line.norm(i) in wanted), None)
    if until is None or any(line.words[i].pos_ in {"VERB", "AUX", "PUNCT"} for i in range(at, until)):
        return 0
    return until - place + 1


def _on_says(line: Line) -> Iterator[Speech]:
    for place in range(len(line.words) - 2):
        if line.norm(place) not in {"on", "l'on"} or line.quote_at(place) or line.norm(place - 1) in {"si", "s'"}:
            continue
        verb = place + 1
        kind = ON_VERBS.get(line.words[verb].lemma_)
        if kind is None and line.norm(verb) not in CLITICS:
            continue
        if line.norm(verb) in CLITICS and (made := _thought(line, place)):
            yield made
            continue
        then = next(
            (i for i in range(verb + 1, min(verb + 4, len(line.words))) if line.norm(i) in {"que", "qu'", "si", "s'"}),
            None,
        )
        content = clause_after(line, then + 1) if then else None
        if content:
            first = line.sentence(place)[0]
            told = behind(line, first, opening=True) if kind == "say" and line.norm(first) in {"de", "d'"} else None
            yield Speech(
                line=line, rule="fr.on@1", kind=kind, content=content, source=told or (place, place), cue=(verb, verb)  # type: ignore[arg-type]
            )  # fmt: skip


def _thought(line: Line, place: int) -> Speech | None:
    """Return « on les croyait enterrées », « on nous dit manipulés »: what people hold somebody for."""
    verb = place + 2
    if verb >= len(line.words) or line.words[verb].lemma_ not in HELD:
        return None
    found = complement(line, verb + 1, frozenset({"adj"}), frozenset())
    if found is None or found[1][0] > verb + 2:
        return None
    return Speech(line=line, rule="fr.on@1", kind="hedge", content=found[1], source=(place, place), cue=(verb, verb))


def _bare(line: Line, sentence: Range) -> Iterator[Speech]:
    """Yield the clauses of a sentence that stand in a reportive conditional or carry a hedge."""
    done = sentence[1] if line.norm(sentence[1]).endswith("?") else -1
    for place in range(sentence[0], sentence[1] + 1):
        if place <= done or line.quote_at(place) is not None:
            continue
        cue = _hedge(line, place)
        if cue is None:
            continue
        start, end = _relative(line, place) or _clause(line, sentence, place)
        content = line.trimmed(start, end) if not _averted(line, start) else None
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


def _relative(line: Line, place: int) -> Range | None:
    """Return the words about which a relative clause in the conditional tells: « la dette, qui aurait doublé »."""
    if line.norm(place - 1) != "qui" or not conditional(line.words[place]):
        return None
    heads = (i for i in range(place - 2, line.sentence(place)[0] - 1, -1) if line.words[i].pos_ in {"NOUN", "PROPN"})
    head = next(heads, None)
    if head is None:
        return None
    end = clause_end(line, place, line.sentence(place)[1])
    apart = line.norm(place - 2) == ","
    comma = next((i for i in range(place, end + 1) if apart and line.norm(i) == ","), None)
    return phrase(line, head)[0], comma - 1 if comma else end


def _averted(line: Line, start: int) -> bool:
    """Tell whether what might have been is only told as avoided (« éviter une crise qui aurait … »)."""
    return any(line.words[i].lemma_ in AVERTING for i in range(max(start - 4, 0), start))


def _lone(line: Line, place: int) -> Range | None:
    """Return the words of an adverb or incise that alone marks hearsay (« apparemment », « paraît-il »)."""
    word, kinds = line.norm(place), values("hedges", "class")
    if kinds.get(word + line.norm(place + 1)) == "cue":
        return place, place + 1
    alone = kinds.get(word) == "cue" or word == "apparemment"
    return (place, place) if alone else None


def _hedge(line: Line, place: int) -> str | None:
    token, word = line.words[place], line.norm(place)
    if word == "officiellement" and line.norm(place + 1) not in {",", "."} and place != line.sentence(place)[0]:
        return None
    if hedging(word) or _lone(line, place) or (word == "doute" and line.norm(place - 1) == "sans"):
        return "fr.hedge@1"
    if token.lemma_ in {"sembler", "paraître"} and "Pres" in token.morph.get("Tense") and _seems(line, place):
        return "fr.hedge@1"
    if not conditional(token) or _person(line, place) or not reportive(line, place):
        return None
    return None if _subordinate(line, place) else "fr.conditional@1"


def _seems(line: Line, place: int) -> bool:
    """Tell whether something seems so to the writer (« semble proche », « paraît plus loin que jamais »)."""
    seems = line.words[place].lemma_ == "sembler" or line.words[min(place + 1, len(line.words) - 1)].pos_ in {
        "ADJ",
        "ADV",
    }
    return seems and not _person(line, place)


def _subordinate(line: Line, place: int) -> bool:
    """Tell whether a conditional stands in a clause under another verb: its future, not the writer's doubt."""
    first = line.sentence(place)[0]
    for i in range(place - 1, first - 1, -1):
        if line.words[i].text in {";", ":"}:
            return False
        if line.norm(i) in {"que", "qu'"} and line.norm(i - 1) in {"alors", "tandis"}:
            return False
        if line.norm(i) in {"où", "dont"} and line.norm(i - 1) == ",":
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
    """Return the clause around a hedge: between semicolons, conjunctions of whole clauses and the sentence's ends."""
    start = _opened(line, place, sentence_start(line, place))
    end = clause_end(line, start, sentence[1]) if _plain(line, start, place) else clause_end(line, place, sentence[1])
    if line.norm(start - 1) in {"où", "dont"}:
        end = next((i - 1 for i in range(place + 1, end) if line.norm(i) == "," and line.quote_at(i) is None), end)
    return _bare_subject(line, start, place), _own_end(line, place, end)


def _opened(line: Line, place: int, first: int) -> int:
    """Return where the clause of a hedge opens: after « que », « où », a mark, or « et » behind a whole clause."""
    for i in range(place - 1, first, -1):
        if line.norm(i) in {"que", "qu'"} and line.norm(i - 1) not in {"ce", "plus", "moins"}:
            return i + 1
        if line.norm(i) in {"où", "dont"} and line.norm(i - 1) == ",":
            comma = next((j for j in range(place - 1, i, -1) if line.norm(j) == ","), None)
            if comma is None or (line.words[first].pos_ == "ADP" and _verb_between(line, i, comma)):
                return (comma or i) + 1
        if line.words[i].text == ";" or (line.words[i].text == ":" and line.quote_at(i) is None):
            return i + 1
        joins = line.norm(i) in {"et", "mais", "or"} and line.quote_at(i) is None and i + 1 < place
        whole = joins and complete(line, first, i - 1)
        if whole and (line.norm(i + 1) in {"c'", "ce", "cela"} or not complete(line, i + 1, place - 1)):
            return i + 1
    return first


def _verb_between(line: Line, first: int, last: int) -> bool:
    """Tell whether a finite verb stands between two places."""
    return any(finite(line, i) for i in range(first + 1, last))


def _bare_subject(line: Line, start: int, place: int) -> int:
    """Return where a clause starts without the participle or adjective that opens it (« Absent, il serait … »)."""
    opener = line.words[start]
    if opener.pos_ != "ADJ" and opener.morph.get("VerbForm") != ["Part"]:
        return start
    comma = next((i for i in range(start + 1, place) if line.norm(i) == ","), None)
    return start if comma is None or comma + 1 >= place else comma + 1


def _own_end(line: Line, place: int, end: int) -> int:
    """Return where the clause of a conditional ends before « , et » and a clause that the writer vouches for."""
    for i in range(place + 2, end - 1):
        if line.norm(i) != "," or line.norm(i + 1) not in {"et", "or"} or not complete(line, i + 2, end):
            continue
        if not any(conditional(line.words[j]) for j in range(i + 2, end + 1)):
            return i - 1
    return end


def _plain(line: Line, start: int, place: int) -> bool:
    return clause_end(line, start, line.sentence(place)[1]) >= place
