"""« …, ce que X dément », « …, une offre que X juge dérisoire »: verbs that speak of what stands before them."""

from typing import Final

from recoupe.annotate.line import Line, Range
from recoupe.annotate.phrases import phrase
from recoupe.annotate.speech.complements import complement
from recoupe.annotate.speech.forms import complete, finite
from recoupe.annotate.speech.groups import CLITICS, Group
from recoupe.annotate.speech.lexicons import SpeechVerb, keys
from recoupe.annotate.speech.nouns import first_clause
from recoupe.annotate.speech.record import Speech

NEAR: Final = 5
"""Words after a verb within which what it takes its object for must begin."""
TAKEN_FOR: Final = frozenset({"comme", "à", "verdict", "adj"})
"""Complements that say what a relative clause's object is taken for."""
COUNTS: Final = frozenset({"bilan", "décompte", "chiffre", "chiffrage", "montant", "comptage", "scénario", "tableau"})
"""Words that take up a claim beside nouns of speech."""
CALLING: Final = frozenset({"appeler", "qualifier", "nommer", "dénommer", "présenter", "décrire"})


def of_which(line: Line, group: Group) -> int | None:
    """Return the word before the « que » of a relative clause whose object a verb has: « ce », or a noun after a comma.

    « …, ce que X dément », « …, version que X taxe de « fable » », « …, une offre que X juge dérisoire »: the verb
    speaks of what stands before.
    """
    first = line.sentence(group.first)[0]
    opens = (i for i in range(group.first - 1, max(first, group.first - 14), -1) if line.norm(i) in {"que", "qu'"})
    place = next(opens, None)
    if place is None or complete(line, place + 1, group.first - 1):
        return None
    before = place - 1
    while before > first and line.words[before].pos_ == "ADJ":
        before -= 1
    if line.norm(before) == "ce" or (before == place - 1 and line.norm(before) in {",", "et"}):
        return before
    apposed = before - 1 if line.norm(before - 1) in {"un", "une"} else before
    return before if line.words[before].pos_ == "NOUN" and line.norm(apposed - 1) == "," else None


def in_relative(line: Line, group: Group, content: Range) -> Range:
    """Return what is said in « X, qui dit que …, part » up to the verb of X; in « X qui promet de … part » likewise."""
    first, i = line.sentence(group.first)[0], group.first - 1
    while i > first and line.norm(i) in CLITICS:
        i -= 1
    if line.norm(i) != "qui" or any(finite(line, j) for j in range(first, i)):
        return content
    if line.norm(i - 1) != ",":
        return first_clause(line, content[0]) or content if _plain(line, content) else content
    for j in range(content[0] + 1, content[1]):
        if line.norm(j) == "," and line.quote_at(j) is None and _goes_on(line, j + 1):
            return content[0], j - 1
    return content


def _plain(line: Line, content: Range) -> bool:
    """Tell whether a content opens with an infinitive, after which a finite verb is the sentence's own."""
    return any("Inf" in line.words[i].morph.get("VerbForm") for i in range(content[0], min(content[0] + 3, content[1])))


def _goes_on(line: Line, place: int) -> bool:
    """Tell whether the sentence's own verb stands at a place, over pronouns and adverbs."""
    while place < len(line.words) and (line.norm(place) in CLITICS or line.words[place].pos_ == "ADV"):
        place += 1
    return place < len(line.words) and (finite(line, place) or line.words[place].dep_ == "ROOT")


def of_object(line: Line, group: Group, verb: SpeechVerb, parts: tuple[Range, int, int]) -> Speech | None:
    """Return what a verb says of what stands before it: that it is false, or what it takes it for."""
    source, last, antecedent = parts
    lemma = line.words[antecedent].lemma_
    told = line.norm(antecedent) in {"ce", ","} or lemma in keys("reporting_nouns") | keys("accusations") | COUNTS
    if told and (judged := _judged(line, group, source, last)):
        return judged
    named = line.norm(antecedent) in {",", "et"}
    if named:
        return _of_named(line, group, verb, source)
    if told and "prev" in verb.takes:
        return Speech(
            line=line, rule="fr.verb.back@1", kind=verb.kind, key=verb.key, content=None, source=source,
            cue=group.range, past=group.past,
        )  # fmt: skip
    if verb.key in CALLING and (called := _called(line, group, source, last)):
        return called
    found = complement(line, last + 1, TAKEN_FOR & (verb.takes | verb.quoted), frozenset())
    if found is None or found[1][0] > last + NEAR:
        return None
    return Speech(
        line=line, rule="fr.verb.called@1", kind="hedge" if verb.kind == "hedge" else "say", key=verb.key,
        content=found[1], source=source, cue=(group.first, last), past=group.past, quoted=found[0] == "quote",
    )  # fmt: skip


def _of_named(line: Line, group: Group, verb: SpeechVerb, source: Range) -> Speech | None:
    """Return what is denied or not ruled out of a thing that is named (« l’envoi de troupes, que Paris exclut »)."""
    token = line.words[group.verb]
    while token.dep_ == "conj" and token.head != token:
        token = token.head
    owner = line.place_of.get(token.head.i) if token.dep_ == "acl:relcl" else None
    if owner is None or owner >= group.first or verb.kind not in {"deny", "hedge"}:
        return None
    first, last = phrase(line, owner)
    stop = next((i - 1 for i in range(owner + 1, last + 1) if line.norm(i) == ","), last)
    return Speech(
        line=line, rule="fr.verb.called@1", kind=verb.kind, key=verb.key, content=(first, stop), source=source,
        cue=group.range, past=group.past,
    )  # fmt: skip


def _called(line: Line, group: Group, source: Range, last: int) -> Speech | None:
    """Return « ce qu’il appelle « une opération » »: the words that the speaker has for it."""
    quote = line.quote_from(last + 1) or line.quote_from(last + 2)
    article = quote is not None and quote.first == last + 2
    if quote is None or not quote.closed or (article and line.words[last + 1].pos_ not in {"DET", "ADP"}):
        return None
    begin = last + 1 if article and line.words[last + 1].pos_ == "DET" else quote.first
    content = line.trimmed(begin, quote.last) if begin == quote.first else (begin, quote.last)
    return Speech(
        line=line, rule="fr.verb.called@1", kind="say", key="appeler", content=content, source=source,
        cue=(group.first, last), past=group.past, quoted=True,
    )  # fmt: skip


def _judged(line: Line, group: Group, source: Range, last: int) -> Speech | None:
    """Return « …, ce que X a qualifié de « pure invention » »: a denial where it calls it false."""
    quote = next((each for each in line.quotes if last < each.first <= last + 4), None)
    words = range(quote.first + 1, quote.last) if quote else range(last + 1, min(last + 3, len(line.words)))
    if not any(line.words[i].lemma_ in keys("falsehoods") or line.norm(i) in keys("falsehoods") for i in words):
        return None
    return Speech(line=line, rule="fr.verb.back@1", kind="deny", content=None, source=source, cue=(group.first, last))
