"""« X est accusé d’avoir … », « Y, thèse que dément X », « ce que confirme X »: what is said stands before its verb."""

from collections.abc import Iterator
from typing import Final

from recoupe.annotate.line import Line, Range
from recoupe.annotate.phrases import full_phrase, head_at, phrase
from recoupe.annotate.speech.complements import complement
from recoupe.annotate.speech.groups import Group, reporting_verb, subject, verb_group
from recoupe.annotate.speech.incises import inverted_subject
from recoupe.annotate.speech.lexicons import SpeechVerb, keys
from recoupe.annotate.speech.record import Speech

PASSIVE_TAKES: Final = {
    "accuser": frozenset({"inf", "de"}), "soupçonner": frozenset({"inf", "de"}), "suspecter": frozenset({"inf", "de"}),
    "supposer": frozenset({"bare"}), "présumer": frozenset({"bare"}), "réputer": frozenset({"bare", "inf"}),
}  # fmt: skip
"""What passive verbs say of their subject, with or without an agent."""
TOPICAL: Final = frozenset({"révéler", "confirmer", "annoncer"})
COUNTING: Final = frozenset({"au", "moins", "plus", "près", "de"})
IMPERSONAL: Final = frozenset({"il"})


def passive_speech(line: Line, group: Group, verb: SpeechVerb) -> Speech | None:
    """Return « cela a été confirmé par trois sources », « il est accusé d’avoir fui », « il est dit que »."""
    if group.negated:
        return None
    doer = agent(line, group)
    topic = subject(line, group)
    if verb.key in PASSIVE_TAKES:
        found = complement(line, group.last + 1, PASSIVE_TAKES[verb.key], frozenset())
        return _made(line, group, verb, (found[1], doer)) if found else None
    if topic is not None and line.norm(topic) in IMPERSONAL and "que" in verb.takes:
        found = complement(line, group.last + 1, frozenset({"que"}), frozenset())
        return _made(line, group, verb, (found[1], doer)) if found and verb.reports else None
    if "np" not in verb.takes and verb.key not in TOPICAL and not _claim(line, topic, verb):
        return None
    if doer is None or topic is None or line.words[topic].pos_ == "PRON":
        return None
    return _made(line, group, verb, (phrase(line, topic), doer))


def _claim(line: Line, topic: int | None, verb: SpeechVerb) -> bool:
    """Tell whether what is rejected is a claim (« ces accusations sont rejetées par … »)."""
    lemma = line.words[topic].lemma_ if topic is not None else ""
    return "accusation" in verb.takes and (lemma in keys("accusations") or lemma in keys("reporting_nouns"))


def _made(line: Line, group: Group, verb: SpeechVerb, parts: tuple[Range, int | None]) -> Speech:
    content, doer = parts
    return Speech(
        line=line, rule="fr.verb.passive@1", kind=verb.kind, key=verb.key, content=content,
        source=full_phrase(line, doer) if doer is not None else None, cue=group.range, past=group.past,
    )  # fmt: skip


def agent(line: Line, group: Group) -> int | None:
    """Return the head of « par X » shortly after a passive verb, over what counts it."""
    end = line.sentence(group.last)[1]
    par = next((i for i in range(group.last + 1, min(group.last + 8, end) + 1) if line.norm(i) == "par"), None)
    if par is None:
        return None
    first = next((i for i in range(par + 1, min(par + 5, end + 1)) if line.norm(i) not in COUNTING), par + 1)
    return head_at(line, first)


def relative_speeches(line: Line) -> Iterator[Speech]:
    """Yield « …, thèse que dément X » and « …, ce que confirme X »."""
    for place in range(2, len(line.words) - 1):
        if line.norm(place) in {"que", "qu'"} and line.quote_at(place) is None and _antecedent(line, place):
            made = _relative(line, place)
            if made:
                yield made


def _antecedent(line: Line, place: int) -> bool:
    """Tell whether a word for what was said, or « ce », stands bare between a comma and « que »."""
    before = place - 1
    while before > 0 and line.words[before].pos_ == "ADJ":
        before -= 1
    lemma = line.words[before].lemma_
    named = lemma in keys("reporting_nouns") or lemma in keys("accusations") or line.norm(before) == "ce"
    return named and line.norm(before - 1) == ","


def _relative(line: Line, place: int) -> Speech | None:
    for i in range(place + 1, min(place + 4, len(line.words))):
        group = verb_group(line, i) if line.words[i].pos_ != "PUNCT" else None
        known = reporting_verb(line, group) if group and group.finite and not group.passive else None
        if group is None or known is None or group.clitic is not None:
            continue
        verb, last = known
        head = inverted_subject(line, group, last) if verb.reports else None
        if head is None:
            return None
        return Speech(
            line=line, rule="fr.verb.back@1", kind=verb.kind, key=verb.key, content=None,
            source=full_phrase(line, head), cue=(group.first, last), past=group.past,
        )  # fmt: skip
    return None
