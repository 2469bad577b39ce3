"""« X est ferme : « … » », « ont défilé aux cris de « … » »: quotations that a colon or a shout opens."""

from collections.abc import Iterator

from recoupe.annotate.line import Line, Range
from recoupe.annotate.phrases import full_phrase, head_at
from recoupe.annotate.speech.complements import quote_content
from recoupe.annotate.speech.forms import finite
from recoupe.annotate.speech.groups import first_party, reporting_verb, subject, verb_group
from recoupe.annotate.speech.incises import inverted_subject
from recoupe.annotate.speech.lexicons import keys
from recoupe.annotate.speech.record import Speech


def colon_quotes(line: Line) -> Iterator[Speech]:
    """Yield « X est formel : « … » »: a quote after a colon, said by the subject of the clause before it."""
    for quote in line.quotes:
        colon = quote.first - 1
        if quote.last <= quote.first or line.norm(colon) != ":":
            continue
        first = line.sentence(quote.first)[0]
        speaker = _aside_speaker(line, first, colon) or _clause_subject(line, first, colon)
        content = quote_content(line, quote.first)
        if speaker is None or content is None or (_name_only(line, content) and not _told(line, first, colon)):
            continue
        yield Speech(
            line=line, rule="fr.colon@1", kind="say", content=content, source=full_phrase(line, speaker),
            cue=_spoken(line, first, colon, speaker) or (colon, colon), quoted=True,
        )  # fmt: skip


def _aside_speaker(line: Line, first: int, colon: int) -> int | None:
    """Return X of « comme l’indique X : « … » » and « c’est l’avis de X : « … » »."""
    for i in range(colon - 1, first, -1):
        group = verb_group(line, i) if line.words[i].pos_ in {"VERB", "AUX"} else None
        known = reporting_verb(line, group) if group and group.finite else None
        if group and known and "comme" in line.norms[max(first, group.first - 3) : group.first]:
            return inverted_subject(line, group, known[1])
        named = line.words[i].lemma_ in keys("reporting_nouns") and line.norm(i + 1) in {"de", "d'", "du", "des"}
        if named and line.norm(first) in {"c'", "ce", "tel", "telle"}:
            return head_at(line, i + 2)
    return None


def _name_only(line: Line, content: Range) -> bool:
    """Tell whether a quotation holds no sentence (« ont fondé un groupe : « Les stylos rouges » »)."""
    stops = any(line.norm(i) in {"!", "?", "."} for i in range(content[0], content[1] + 2))
    return not stops and not any(finite(line, i) for i in range(content[0], content[1] + 1))


def _told(line: Line, first: int, colon: int) -> bool:
    """Tell whether a verb or noun of speech, or « être » with an attribute, stands before a colon."""
    for i in range(first, colon):
        token = line.words[i]
        group = verb_group(line, i) if token.pos_ in {"VERB", "AUX"} else None
        if token.lemma_ in keys("reporting_nouns") or token.dep_ == "cop" or (group and reporting_verb(line, group)):
            return True
    return not any(line.words[i].pos_ == "VERB" for i in range(first, colon))


def _spoken(line: Line, first: int, colon: int, speaker: int) -> Range | None:
    """Return the verb of speech before a colon that has the speaker for its subject (« l’a rappelé, hier, … : »)."""
    for i in range(colon - 1, first, -1):
        group = verb_group(line, i) if line.words[i].pos_ in {"VERB", "AUX"} else None
        known = reporting_verb(line, group) if group and group.finite else None
        if group and known and known[0].reports and subject(line, group) == speaker:
            return group.first, known[1]
    return None


def _clause_subject(line: Line, first: int, colon: int) -> int | None:
    for i in range(first, colon):
        token = line.words[i]
        if (
            line.quote_at(i) is None
            and token.pos_ in {"VERB", "AUX"}
            and (group := verb_group(line, i))
            and group.finite
        ):
            found = subject(line, group)
            if found is not None and found < colon:
                return found
    heads = (
        i
        for i in range(first, colon)
        if line.words[i].pos_ in {"NOUN", "PROPN"} and line.words[i].dep_ in {"ROOT", "nsubj"}
    )
    return next(heads, None)


def chanted_quotes(line: Line) -> Iterator[Speech]:
    """Yield « ont marché aux cris de « … » »: a quotation that those who act shout."""
    for quote in line.quotes:
        if (
            line.said(quote.first - 3, quote.first - 1) not in {"aux cris de", "aux cris d'"}
            or quote.last <= quote.first
        ):
            continue
        head, content = first_party(line, quote.first - 3), quote_content(line, quote.first)
        if head is not None and content is not None:
            yield Speech(
                line=line, rule="fr.chant@1", kind="say", content=content, source=full_phrase(line, head),
                cue=(quote.first - 3, quote.first - 1), quoted=True,
            )  # fmt: skip
