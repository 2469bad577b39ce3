"""Where a clause, a noun phrase or a broken content ends."""

import re
from typing import Final

from recoupe.annotate.line import Line, Range
from recoupe.annotate.phrases import head_at
from recoupe.annotate.quotes import OPENERS
from recoupe.annotate.speech.forms import complete, finite, read_verb
from recoupe.annotate.speech.groups import CLITICS, answered
from recoupe.annotate.speech.lexicons import speech_verb, values

QUE: Final = frozenset({"que", "qu'", "qu"})
ENDING: Final = frozenset({"mais", "tandis", "alors", "lors", "sans"})
"""Words that no noun phrase holds."""
BREAKS: Final = frozenset({"mais", "or", "car", "puis", "alors", "quand"})
SUBJECTS: Final = frozenset(
    {"je", "j'", "tu", "il", "elle", "on", "nous", "vous", "ils", "elles", "c'", "ça", "moi", "ce"}
)
OPENED: Final = QUE | {"qui", "dont", "où", "si", "quand", "lorsque", "lorsqu'", "comme"}
"""Words after which a finite verb may be that of a clause inside a content."""
DOUBTED: Final = 1.2
"""How much longer a later part of a broken content must be to stand for the whole."""


def clause_after(line: Line, place: int, *, until: int | None = None) -> Range | None:
    """Return a clause that starts at a place: to the end of its sentence or to what cuts it off."""
    end = line.sentence(place)[1] if until is None else until
    return line.trimmed(place, min(end, clause_end(line, place, end)))


def clause_through(line: Line, place: int) -> Range | None:
    """Return a clause with what a colon in it opens: a source that a sentence starts with vouches for both parts."""
    first = clause_after(line, place)
    colon = first[1] + 1 if first else place
    if first is None or line.norm(colon) != ":" or line.norm(colon + 1) in OPENERS or colon >= line.sentence(place)[1]:
        return first
    rest = clause_after(line, colon + 1)
    return (first[0], rest[1]) if rest else first


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
        if i > place and cuts(line, place, i, end):
            return i - 1
        i += 1
    return end


def cuts(line: Line, start: int, place: int, end: int) -> bool:
    """Tell whether a word starts what no longer belongs to the clause from ``start`` on."""
    text, following = line.words[place].text, line.norm(place + 1)
    if text == ";" or (text in {"!", "?", "…", "..."} and place == end):
        return True
    if text == ":" and (line.quote_at(place) is None or line.norm(place + 1) in OPENERS):
        return True
    if text == "." and line.quote_at(place) is None:
        return True
    if line.norm(place) == "mais":
        return following not in QUE and complete(line, place + 1, end)
    if line.norm(place) == "et" and place < end:
        return _cut_at_et(line, start, place)
    return text == "," and place < end and _cut_after_comma(line, (start, place, end), following)


def _cut_at_et(line: Line, start: int, place: int) -> bool:
    """Tell whether « et » opens a clause that an infinitive can't be joined to, or a verb of speech."""
    if line.norm(place + 1) in QUE and line.norm(start - 1) in {"de", "d'"}:
        return True
    if _infinitive(line, start) and _turns_finite(line, start, place + 1):
        return True
    read = read_verb(line, place + 1)
    return read is not None and read.form == "finite" and speech_verb(read.lemma) is not None


def _turns_finite(line: Line, start: int, place: int) -> bool:
    """Tell whether a finite verb after « et » can't go on with an infinitive (« d’avoir tiré et le dit »)."""
    if any(line.norm(i) in OPENED or finite(line, i) for i in range(start, place) if line.quote_at(i) is None):
        return False
    while line.norm(place) in CLITICS:
        place += 1
    return place < len(line.words) and finite(line, place)


def _cut_after_comma(line: Line, where: tuple[int, int, int], following: str) -> bool:
    start, place, end = where
    if following == "mais":
        return line.norm(place + 2) not in QUE and complete(line, place + 2, end)
    if following == "et" and _infinitive(line, start) and _turns_finite(line, start, place + 2):
        return True
    if following in BREAKS:
        return line.norm(place + 2) not in QUE
    return (
        _turns(line, place, following)
        or _says_on(line, place, end)
        or _resumes(line, start, place, end)
        or (following == "et" and _own_speech(line, place + 2, end))
    )


def _turns(line: Line, place: int, following: str) -> bool:
    """Tell whether a remark on what was said, or its source, follows a comma (« , ce que », « , selon »)."""
    if following == "ce":
        return line.norm(place + 2) in {"que", "qu'", "qui", "dont"}
    if following in {"un", "une"}:
        return line.norm(place + 3) in QUE and answered(line, place + 3) is not None
    if following == "sans":
        return _reports_soon(line, place + 2, place + 5) or line.norm(place + 2) in {"plus", "davantage"}
    if following == "tandis":
        return True
    told = following in {"selon", "mensonge"} or line.said(place + 1, place + 2) in {"tout en", "à en", "d' après"}
    return told or _bare_apposition(line, place + 1)


def _bare_apposition(line: Line, place: int) -> bool:
    """Tell whether a noun without article takes up what was said (« , version que X conteste »)."""
    token = line.words[place]
    if token.pos_ != "NOUN" or not token.text.islower():
        return False
    i = place + 1
    while i < len(line.words) and line.words[i].pos_ in {"ADJ", "ADV"}:
        i += 1
    joined = line.norm(i) in {"à", "sur", "contre"} and line.norm(i + 1) in {"laquelle", "lequel"}
    return joined or line.norm(i) in QUE | {"qui", "dont"}


def _says_on(line: Line, place: int, end: int) -> bool:
    """Tell whether a gerund or infinitive of speech follows a comma (« , en rappelant », « , dénonçant »)."""
    if line.norm(place + 1) in {"en", "avant", "après", "quelques"} and _reports_soon(line, place + 1, end):
        return True
    read = read_verb(line, place + 1)
    return read is not None and read.form == "gerund" and speech_verb(read.lemma) is not None


def _resumes(line: Line, start: int, place: int, end: int) -> bool:
    """Tell whether a verb follows a comma that a content already whole can't take, or a clause without conjunction."""
    whole = complete(line, start, place - 1)
    if finite(line, place + 1) and (whole or _infinitive(line, start)):
        return True
    return whole and (_spliced(line, place + 1, end) or _answered_back(line, place + 1))


def _answered_back(line: Line, place: int) -> bool:
    """Tell whether a party and its verb of speech follow a comma (« que l’eau est saine, les élus en doutent »)."""
    head = head_at(line, place) if line.words[place].pos_ == "DET" else None
    verb = None if head is None else head + 1
    while verb is not None and line.norm(verb) in CLITICS:
        verb += 1
    read = read_verb(line, verb) if verb is not None and verb < len(line.words) else None
    return read is not None and read.form == "finite" and speech_verb(read.lemma) is not None


def _infinitive(line: Line, start: int) -> bool:
    """Tell whether a content opens with an infinitive (« avoir tiré, est mort mardi »)."""
    reads = (read_verb(line, i) for i in range(start, min(start + 4, len(line.words))))
    return next((read.form == "infinitive" for read in reads if read), False)


def _spliced(line: Line, place: int, end: int) -> bool:
    """Tell whether a new clause follows a comma without a conjunction (« , elle se moque »), as in quick writing."""
    i = place + (line.norm(place) in {"moi", "lui", "eux"})
    if i >= end or line.norm(i) not in SUBJECTS - {"moi"}:
        return False
    return any(finite(line, j) for j in range(i + 1, min(i + 4, end + 1)))


def _reports_soon(line: Line, place: int, end: int) -> bool:
    """Tell whether a gerund or infinitive of speech follows (« , en rappelant », « avant d’ajouter »)."""
    reads = (read_verb(line, i) for i in range(place, min(place + 4, end + 1, len(line.words))))
    return any(read is not None and speech_verb(read.lemma) is not None for read in reads)


def _own_speech(line: Line, place: int, end: int) -> bool:
    """Tell whether a further reporting verb of the same speaker follows (« et a ajouté que », « et réaffirme »)."""
    for i in range(place, min(place + 5, end + 1)):
        if line.norm(i) in QUE:
            return False
        read = read_verb(line, i)
        if read is not None and read.lemma not in {"avoir", "être"}:
            return speech_verb(read.lemma) is not None and read.form in {"finite", "participle"}
        if line.words[i].pos_ in {"NOUN", "PROPN", "DET"}:
            return False
    return False


def noun_content(line: Line, i: int, end: int) -> Range | None:
    """Return a noun phrase, adjective or infinitive with all that follows it up to a comma or a further verb."""
    last = i
    while last <= end:
        quote = line.quote_from(last)
        if quote:
            last = min(quote.last, end) + 1
            continue
        if last > i and _ends_noun(line, last, end):
            break
        last += 1
    return line.trimmed(i, last - 1)


def _ends_noun(line: Line, place: int, end: int) -> bool:
    text, word = line.words[place].text, line.norm(place)
    if text == "," and line.norm(place + 1) in {"dont", "soit", "contre"}:
        return False
    numbers = place + 1 < end and {line.words[place - 1].pos_, line.words[place + 1].pos_} == {"NUM"}
    if text == "," and numbers:
        return False
    aside = word == "tout" and line.norm(place + 1) == "en"
    if aside or word in ENDING or text in {",", ";", ":", ".", "!", "?", "…", "..."}:
        return True
    if line.said(place, place + 1) == "en bloc" or (word in {"à", "au", "aux"} and _press(line, place + 1)):
        return True
    if word == "et" and place < end:
        return line.norm(place + 1) in {"dont", "qui", "que", "qu'"} or _new_verb(line, place + 1, end)
    return word in {"en", "après"} and _reports_soon(line, place + 1, min(place + 2, end))


def _press(line: Line, place: int) -> bool:
    """Tell whether « à la presse », « au quotidien X » tells to whom something was said."""
    nouns = (line.words[i] for i in range(place, min(place + 2, len(line.words))) if line.words[i].pos_ == "NOUN")
    token = next(nouns, None)
    return token is not None and values("source_nouns", "kind").get(token.lemma_) == "media"


def _new_verb(line: Line, place: int, end: int) -> bool:
    if line.words[place].pos_ == "DET" and _new_clause(line, place, end):
        return True
    bare = line.words[place].pos_ == "NOUN" and line.words[place].dep_ == "conj" and place < end
    if bare and line.words[place + 1].pos_ == "DET" and line.norm(place + 1) not in {"des", "du"}:
        return True  # « et convie les … »: a rare verb that the tagger takes for a noun
    for i in range(place, min(place + 4, end + 1)):
        read = read_verb(line, i)
        if read is not None:
            return read.form != "infinitive"
        if line.words[i].pos_ in {"NOUN", "DET", "ADP", "NUM", "PROPN"}:
            return False
    return False


def _new_clause(line: Line, place: int, end: int) -> bool:
    """Tell whether a clause with a subject and a verb of its own follows « et » (« … et la préfecture demande … »)."""
    for i in range(place, min(place + 12, end + 1)):
        if line.words[i].is_punct or line.norm(i) in {"qui", "que", "qu'", "dont", "où"}:
            return False
        if finite(line, i):
            return _main(line, i)
    return False


def _main(line: Line, place: int) -> bool:
    """Tell whether a verb, or that of an auxiliary, is joined to another clause or is the sentence's own."""
    token = line.words[place]
    while token.dep_.startswith(("aux", "cop")) and token.head != token:
        token = token.head
    return token.dep_ in {"conj", "ROOT", "parataxis"}


def longer_part(parts: list[Range], line: Line) -> Range | None:
    """Return the longer of a broken content's parts, the first unless a later one is clearly longer."""
    best: Range | None = None
    for part in parts:
        if best is None or _length(line, part) > DOUBTED * _length(line, best):
            best = part
    return best


def _length(line: Line, part: Range) -> int:
    span = line.span(*part)
    return span.end - span.start


def sentence_start(line: Line, place: int) -> int:
    """Return where the clause that ends before a place begins: the sentence's first word after its dateline."""
    first = line.sentence(place)[0]
    said = line.span(first, place).text
    dateline = re.match(r"[^.]{0,80}? [-–—] (?=\S)", said)
    if dateline and (
        said[: dateline.end()].isupper() or re.search(r"\d", said[: dateline.end()]) or line.words[first].text.isupper()
    ):
        offset = line.paragraph.place(line.words[first]) + dateline.end()
        first = next((i for i in range(first, place) if line.paragraph.place(line.words[i]) >= offset), first)
    return first
