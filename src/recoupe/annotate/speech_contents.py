"""Where what is said begins and ends after its cue: clause, infinitive, noun phrase, quote."""

import re
from typing import Final

from recoupe.annotate.line import Line, Range
from recoupe.annotate.phrases import GENITIVE, TIMES
from recoupe.annotate.quotes import OPENERS
from recoupe.annotate.speech_lexicons import keys, speech_verb

QUE: Final = frozenset({"que", "qu'", "qu"})
QUESTION: Final = frozenset(
    {"si", "s'", "qui", "pourquoi", "comment", "où", "quand", "combien", "quel", "quelle", "quels", "quelles", "ce"}
)
NOT_QUE: Final = frozenset(
    {"alors", "tandis", "pour", "avant", "dès", "bien", "parce", "depuis", "afin", "ainsi", "sans", "après", "plus", "moins",
     "même", "tel", "telle", "tant", "autant", "aussi", "sitôt", "lors", "outre", "pendant", "autre", "autres"}
)  # fmt: skip
PREPOSITIONS: Final = frozenset(
    {"à", "au", "aux", "dans", "sur", "devant", "lors", "par", "pour", "avec", "chez", "en", "depuis", "après", "avant", "dès",
     "auprès", "via", "contre", "sous", "de", "du", "des", "d'", "face", "à_l'issue", "pendant", "durant", "jusqu'à", "peu", "quelques"}
)  # fmt: skip
BREAKS: Final = frozenset({"mais", "or", "tandis", "car", "puis", "alors", "quand"})
CLITIC_WORDS: Final = frozenset(
    {
        "ne",
        "n'",
        "pas",
        "se",
        "s'",
        "le",
        "la",
        "l'",
        "les",
        "y",
        "en",
        "lui",
        "leur",
        "plus",
        "me",
        "m'",
        "jamais",
        "nous",
        "rien",
    }
)


def clause_after(line: Line, place: int, *, until: int | None = None) -> Range | None:
    """Return a clause that starts at a place: to the end of its sentence or to what cuts it off."""
    end = line.sentence(place)[1] if until is None else until
    return line.trimmed(place, min(end, clause_end(line, place, end)))


def clause_end(line: Line, place: int, end: int) -> int:
    """Return the last word of the clause that starts at a place."""
    enclosing = line.quote_at(place)
    end = min(end, enclosing.last - 1) if enclosing else end
    i = place
    while i <= end:
        quote = line.quote_from(i)
        if quote and quote is not enclosing:
            i = quote.last + 1
            continue
        if i > place and cuts(line, i, end):
            return i - 1
        i += 1
    return end


def cuts(line: Line, place: int, end: int) -> bool:
    """Tell whether a word starts what no longer belongs to a clause before it."""
    text, following = line.words[place].text, line.norm(place + 1)
    if text == ";" or (text in {"!", "?", "…", "..."} and place == end):
        return True
    if text == ":" and any(line.words[i].text in OPENERS for i in range(place + 1, min(place + 3, end + 1))):
        return True
    if line.norm(place) == "mais" and following not in QUE:
        return True
    if text == "." and line.quote_at(place) is None:
        return True
    if text != ",":
        return False
    return _cut_after_comma(line, place, following, end)


def _cut_after_comma(line: Line, place: int, following: str, end: int) -> bool:
    if following in BREAKS and line.norm(place + 2) not in QUE:
        return True
    if following in {"ce"} and line.norm(place + 2) in {"que", "qu'", "qui", "dont"}:
        return True
    if following in {"selon", "d'après", "mensonge"} or line.said(place + 1, place + 2) in {
        "tout en",
        "à en",
        "d' après",
    }:
        return True
    if following in {"en", "avant", "après", "quelques"} and _reports_soon(line, place + 1, end):
        return True
    token = line.words[place + 1] if place < end else None
    if (
        token is not None
        and token.norm_.endswith("ant")
        and speech_verb(token.lemma_)
        and token.pos_ in {"VERB", "ADJ"}
    ):
        return True
    return following in {"et", "qui", "a", "ont", "avait"} and _own_speech(line, place + 1, end)


def _reports_soon(line: Line, place: int, end: int) -> bool:
    """Tell whether a gerund or infinitive of speech follows (« , en rappelant », « avant d’ajouter »)."""
    return any(
        line.words[i].pos_ == "VERB" and speech_verb(line.words[i].lemma_)
        for i in range(place, min(place + 4, end + 1))
    )


def _own_speech(line: Line, place: int, end: int) -> bool:
    """Tell whether a further reporting verb of the same speaker follows (« , et a ajouté que »)."""
    if line.norm(place) == "qui":
        return False
    for i in range(place, min(place + 5, end + 1)):
        token = line.words[i]
        if token.pos_ == "VERB":
            return speech_verb(token.lemma_) is not None and line.norm(place + 1) not in QUE
        if token.pos_ in {"NOUN", "PROPN", "DET"} or line.norm(i) in QUE:
            return False
    return False


def quote_content(line: Line, place: int) -> Range | None:
    """Return the words of the quote whose opening mark stands at a place."""
    quote = line.quote_from(place)
    if quote is None:
        return None
    return line.trimmed(quote.first + 1, min(quote.last, len(line.words)) - 1)


def complement(line: Line, start: int, takes: frozenset[str], quoted: frozenset[str]) -> tuple[str, Range] | None:
    """Return the kind and the words of what is said after a verb: the first complement that the verb takes.

    ``quoted`` are complements that count only where they hold a quotation.
    """
    end = line.sentence(start - 1)[1] if start <= len(line.words) else -1
    both = takes | quoted
    i = start
    while i <= end:
        found = _complement_at(line, i, end, both)
        if found:
            kind, content = found
            fine = kind in takes or kind == "quote" or _has_quote(line, content)
            return found if fine else None
        step = _skip(line, i, end, both)
        if not step:
            return None
        i += step
    return None


def _has_quote(line: Line, content: Range) -> bool:
    near = range(content[0] - 1, content[1] + 2)
    return any(quote.first in near or quote.last in near for quote in line.quotes)


def _complement_at(line: Line, i: int, end: int, takes: frozenset[str]) -> tuple[str, Range] | None:
    word, token = line.norm(i), line.words[i]
    for kind, test in (("que", _que), ("si", _si), ("inf", _inf), ("quote", _colon), ("accusation", _accusation)):
        if kind in takes and (begin := test(line, i, end)) is not None:
            content = quote_content(line, begin) if kind == "quote" else clause_after(line, begin)
            return (kind, content) if content else None
    for kind in ("de", "sur", "à", "comme", "adj", "np", "number"):
        if kind in takes and (content := _prepositional(line, i, end, kind)) is not None:
            return kind, content
    if token.text in OPENERS and "quote" in takes and (content := quote_content(line, i)):
        return "quote", _with_tail(line, content)
    del word
    return None


def _que(line: Line, i: int, end: int) -> int | None:
    if line.norm(i) not in QUE or line.norm(i - 1) in NOT_QUE or i >= end:
        return None
    return i + 1


def _si(line: Line, i: int, end: int) -> int | None:
    word = line.norm(i)
    if i >= end or word not in QUESTION:
        return None
    if word == "ce":
        return i if line.norm(i + 1) in {"que", "qu'", "qui"} else None
    if word == "s'" and line.norm(i + 1) not in {"il", "ils"}:
        return None
    return i + 1 if word in {"si", "s'"} else i


def _inf(line: Line, i: int, end: int) -> int | None:
    begin = i + 1 if line.norm(i) in {"de", "d'"} else i
    j = begin
    while j <= end and (line.norm(j) in CLITIC_WORDS or line.words[j].text in OPENERS):
        j += 1
    infinitive = j <= end and "Inf" in line.words[j].morph.get("VerbForm")
    return begin if infinitive and (begin == i or line.norm(i) in {"de", "d'"}) else None


def _colon(line: Line, i: int, end: int) -> int | None:
    return i + 1 if line.words[i].text == ":" and i < end and line.quote_from(i + 1) else None


def _accusation(line: Line, i: int, end: int) -> int | None:
    if line.words[i].pos_ not in {"DET", "NOUN", "ADJ"} and line.words[i].dep_ != "det":
        return None
    nouns = (j for j in range(i, min(i + 4, end + 1)) if line.words[j].pos_ == "NOUN")
    noun = next(nouns, None)
    return i if noun is not None and line.words[noun].lemma_ in keys("accusations") else None


def _prepositional(line: Line, i: int, end: int, kind: str) -> Range | None:
    word, token = line.norm(i), line.words[i]
    opener = {"de": GENITIVE, "sur": {"sur"}, "à": {"à", "au", "aux"}, "comme": {"comme"}}.get(kind)
    if opener is not None:
        return noun_content(line, i + 1, end) if word in opener and i < end else None
    if kind == "adj":
        return noun_content(line, i, end) if token.pos_ in {"ADJ", "VERB"} or token.text in OPENERS else None
    if kind == "number":
        counted = any(line.words[j].pos_ == "NUM" for j in range(i, min(i + 4, end + 1)))
        return noun_content(line, i, end) if counted else None
    return noun_content(line, i, end) if _starts_object(line, i, end) else None


def _starts_object(line: Line, i: int, end: int) -> bool:
    token = line.words[i]
    if token.text in OPENERS:
        return i < end
    if any(line.norm(j) in TIMES for j in range(i, min(i + 3, end + 1))) and token.pos_ != "NUM":
        return False
    return (
        token.pos_ in {"DET", "NUM"}
        or token.dep_ in {"det", "obj"}
        or (token.pos_ == "NOUN" and token.norm_ not in TIMES)
    )


def noun_content(line: Line, i: int, end: int) -> Range | None:
    """Return a noun phrase, adjective or infinitive with all that follows it up to a comma or a further verb."""
    last = i
    while last <= end:
        quote = line.quote_from(last)
        if quote:
            last = min(quote.last, end) + 1
            continue
        if last > i and _ends_noun(line, i, last, end):
            break
        last += 1
    return line.trimmed(i, last - 1)


def _ends_noun(line: Line, first: int, place: int, end: int) -> bool:
    text, word = line.words[place].text, line.norm(place)
    if text == "," and line.norm(place + 1) in {"dont", "soit", "contre"}:
        return False
    if text == "," and place + 1 < end and line.words[place - 1].pos_ == "NUM" and line.words[place + 1].pos_ == "NUM":
        return False
    if text in {",", ";", ":", ".", "!", "?", "…", "..."} or word in {"mais", "tandis", "alors", "lors", "tout"}:
        return True
    if word == "et" and place < end:
        return _new_verb(line, place + 1, end)
    return word in {"en", "après"} and _reports_soon(line, place + 1, min(place + 2, end))


def _new_verb(line: Line, place: int, end: int) -> bool:
    for i in range(place, min(place + 4, end + 1)):
        token = line.words[i]
        if token.pos_ in {"NOUN", "DET", "ADP", "NUM", "PROPN"}:
            return False
        if token.pos_ in {"VERB", "AUX"}:
            return "Inf" not in token.morph.get("VerbForm")
    return False


def _with_tail(line: Line, content: Range) -> Range:
    """Return a quotation that goes straight on without marks (« laisser les îles seules » face au drame)."""
    closing = content[1] + 1
    while closing < len(line.words) and line.quote_to(closing) is None:
        closing += 1
    end = line.sentence(content[0])[1]
    following = line.words[closing + 1] if closing < end else None
    if following is None or following.is_punct or following.pos_ not in {"ADP", "DET", "NOUN"}:
        return content
    return line.trimmed(content[0] - 1, noun_content(line, closing + 1, end)[1]) or content  # type: ignore[index]


def _skip(line: Line, i: int, end: int, takes: frozenset[str]) -> int:
    """Return how many words to pass over on the way to what is said: adverbs, times, addressees, asides."""
    token, word = line.words[i], line.norm(i)
    if token.text in {";", ".", ")"} or (
        token.pos_ in {"VERB", "AUX", "CCONJ"} and "Fin" in token.morph.get("VerbForm")
    ):
        return 0
    if token.text == ":":
        return 0
    if token.text == ",":
        return _aside(line, i, end)
    if token.pos_ in {"CCONJ", "VERB", "AUX"} and word not in {"compris"}:
        return 0
    if token.text in OPENERS:
        quote = line.quote_from(i)
        return quote.last - i + 1 if quote else 1
    if token.pos_ in {"ADV", "ADP", "PRON", "NOUN", "PROPN", "ADJ", "NUM", "DET", "X", "INTJ"} or token.text in {
        "(",
        "-",
    }:
        return 1
    del takes
    return 1 if word in QUE else 0


def _aside(line: Line, i: int, end: int) -> int:
    """Return the length of an aside between commas, 0 where the comma opens none."""
    for j in range(i + 1, min(i + 16, end)):
        if line.words[j].text == ",":
            return j - i + 1
        if line.words[j].pos_ in {"VERB", "AUX"} and "Fin" in line.words[j].morph.get("VerbForm"):
            return 0
        if line.norm(j) in QUE:
            return 0
    return 0


def longer_part(parts: list[Range], line: Line) -> Range | None:
    """Return the longer of a broken content's parts, the first unless a later one is clearly longer."""
    best: Range | None = None
    for part in parts:
        if best is None or _length(line, part) > 1.2 * _length(line, best):
            best = part
    return best


def _length(line: Line, part: Range) -> int:
    span = line.span(*part)
    return span.end - span.start


def sentence_start(line: Line, place: int) -> int:
    """Return where the clause that ends before a place begins: the sentence's first word after its dateline and openers."""
    first = line.sentence(place)[0]
    said = line.span(first, place).text
    dateline = re.match(r"[^.]{0,80}? [-–—] (?=\S)", said)
    if dateline and (
        said[: dateline.end()].isupper() or re.search(r"\d", said[: dateline.end()]) or line.words[first].text.isupper()
    ):
        offset = line.paragraph.place(line.words[first]) + dateline.end()
        first = next((i for i in range(first, place) if line.paragraph.place(line.words[i]) >= offset), first)
    return first
