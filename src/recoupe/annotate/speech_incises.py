"""« …, a déclaré le ministre », « …, a-t-il ajouté », « « … », balaie un conseiller »: the cue follows what is said."""

from collections.abc import Iterator

from recoupe.annotate.line import Line, Range
from recoupe.annotate.phrases import TIMES, full_phrase, head_at
from recoupe.annotate.quotes import OPENERS
from recoupe.annotate.speech_contents import longer_part, sentence_start
from recoupe.annotate.speech_groups import CLITICS, Group, reporting_verb, verb_group
from recoupe.annotate.speech_record import Speech
from recoupe.annotate.speech_sources import noun_kind

LEARNT = frozenset({"apprendre", "savoir", "indiquer", "affirmer", "dire", "confier", "préciser", "expliquer"})


def incise_speeches(line: Line) -> Iterator[Speech]:
    """Yield what is said before or around an inverted verb of speech."""
    for place, token in enumerate(line.words):
        if token.pos_ in {"VERB", "AUX", "NOUN", "ADJ"}:
            group = verb_group(line, place)
            if group and group.finite and (made := _incise(line, group)):
                yield made


def _incise(line: Line, group: Group) -> Speech | None:
    before = _opening(line, group)
    if before is None:
        return None
    after_quote = line.quote_to(before) is not None or line.quote_to(before - 1) is not None
    inside = line.quote_at(group.verb) is not None
    known = reporting_verb(line, group)
    if known is None and line.words[group.verb].lemma_ == "apprendre" and group.clitic is not None:
        known = None
    elif (known is None and not (after_quote or inside)) or (
        known is not None and known[0].kind == "act" and not (after_quote or inside)
    ):
        return None
    last = known[1] if known else group.last
    source = _speaker(line, group, last)
    if source is None:
        return None
    end = max(source[1], last)
    content = _content(line, group, before, end)
    if content is None:
        return None
    kind = known[0].kind if known and known[0].kind in {"deny", "open", "hedge"} else "say"
    quoted = after_quote or inside
    return Speech(
        line=line, rule="fr.incise@1", kind="say" if quoted and kind == "deny" else kind, content=content, source=source,
        cue=(group.first, last), past=False, quoted=quoted, own=line.norm(source[0]) in {"je", "-je"},
    )  # fmt: skip


def _opening(line: Line, group: Group) -> int | None:
    """Return the place of the comma or quotation mark before an inverted verb, None where there is none."""
    i = group.first - 1
    while i >= 0 and line.norm(i) in CLITICS:
        i -= 1
    if i < line.sentence(group.first)[0]:
        return None
    text = line.words[i].text
    if text in {",", "–", "—", "-", "(", "!", "?"} or line.quote_to(i) is not None:
        return i
    return None


def _speaker(line: Line, group: Group, last: int) -> Range | None:
    if group.clitic is not None:
        if line.norm(group.clitic) in {"-t-on", "-on"}:
            return _place_or_agent(line, max(last, group.clitic)) or (group.clitic, group.clitic)
        return group.clitic, group.clitic
    if line.norm(last + 1) in {"que", "qu'", ":"} or _subject_before(line, group):
        return None
    head = _inverted_subject(line, group, last)
    return full_phrase(line, head) if head is not None else None


def _subject_before(line: Line, group: Group) -> bool:
    """Tell whether a subject stands between the comma and the verb's group, as in « X, lui, affirme »."""
    token = line.words[group.verb]
    for child in token.children:
        place = line.place_of.get(child.i)
        if place is not None and child.dep_.startswith("nsubj") and place < group.first:
            return any(
                line.norm(i) in {"que", "qu'"} for i in range(group.last + 1, min(group.last + 14, len(line.words)))
            )
    return False


def _inverted_subject(line: Line, group: Group, last: int) -> int | None:
    """Return the head of the noun phrase after the verb, over times, addressees and asides."""
    end = line.sentence(group.verb)[1]
    i = last + 1
    while i <= end:
        token = line.words[i]
        if token.text in OPENERS or token.is_punct or line.norm(i) in {"que", "qu'", "si"}:
            return None
        head = head_at(line, i)
        if head is not None and not _circumstance(line, i, head):
            return head
        i = (head + 1) if head is not None else _over(line, i, end)
    return None


def _circumstance(line: Line, first: int, head: int) -> bool:
    return any(line.norm(i) in TIMES for i in range(first, head + 1)) or (
        line.words[head].pos_ == "PRON" and line.norm(head) in {"lui", "leur"}
    )


def _over(line: Line, i: int, end: int) -> int:
    """Return the first word after an adverb or a prepositional phrase."""
    if line.words[i].pos_ != "ADP":
        return i + 1
    head = head_at(line, i + 1)
    j = (head if head is not None else i) + 1
    while j <= end and (line.norm(j) in {"de", "du", "des", "d'"} or line.words[j].pos_ in {"ADJ", "PROPN"}):
        inner = head_at(line, j + 1) if line.norm(j) in {"de", "du", "des", "d'"} else None
        j = inner + 1 if inner is not None else j + 1
    return j


def _place_or_agent(line: Line, last: int) -> Range | None:
    """Return who stands behind « on » (« de source sécuritaire », « auprès d’un élu », « au Hezbollah »)."""
    end = line.sentence(last)[1]
    for i in range(last + 1, min(last + 8, end) + 1):
        if line.words[i].is_punct:
            return None
        if line.norm(i) in {"de", "d'", "du", "des", "auprès", "chez", "à", "au"}:
            begin = i + 1 + (line.norm(i) == "auprès")
            head = head_at(line, begin)
            if head is not None and (noun_kind(line.words[head]) or line.words[head].ent_type_ in {"ORG", "LOC"}):
                return _coordinated(line, full_phrase(line, head))
    return None


def _coordinated(line: Line, span: Range) -> Range:
    if line.norm(span[1] + 1) == "et" and line.norm(span[1] + 2) in {"de", "d'", "des"}:
        head = head_at(line, span[1] + 3)
        return (span[0], full_phrase(line, head)[1]) if head is not None else span
    return span


def _content(line: Line, group: Group, before: int, end: int) -> Range | None:
    """Return what an incise reports: the quote before or around it, or the clause; of a broken one the longer part."""
    around = line.quote_at(group.verb)
    if around is not None:
        first, last = around.first + 1, around.last - 1
    else:
        first, last = sentence_start(line, group.first), line.sentence(group.first)[1]
    quote = line.quote_to(before) or line.quote_to(before - 1)
    if quote is not None and around is None:
        first = quote.first + 1 if _is_whole(line, quote.first, first) else first
    parts = [line.trimmed(first, before if around or quote is None else before - 1)]
    rest = _after(line, end, last, inside=around is not None)
    parts.append(rest)
    return longer_part([part for part in parts if part], line)


def _is_whole(line: Line, opening: int, first: int) -> bool:
    """Tell whether a quote is all that is said: little but openers stands before it in its sentence."""
    return opening - first < 4 or line.norm(opening - 1) in {":", ","}  # noqa: PLR2004 - « Car, dit-il »


def _after(line: Line, end: int, last: int, *, inside: bool) -> Range | None:
    comma = next((i for i in range(end + 1, min(end + 30, last) + 1) if line.words[i].text in {",", ".", ":"}), None)
    if comma is None or comma >= last:
        return None
    following = line.quote_from(comma + 1)
    if following:
        return line.trimmed(following.first + 1, min(following.last, len(line.words)) - 1)
    if inside:
        return line.trimmed(comma + 1, last)
    token = line.words[comma + 1]
    resumes = token.pos_ in {"AUX", "VERB", "ADP"} and line.words[comma].text == "," and not token.norm_.endswith("ant")
    stop = next((i for i in range(comma + 1, last + 1) if line.words[i].text in {";", ","}), last)
    return line.trimmed(comma + 1, stop) if resumes else None
