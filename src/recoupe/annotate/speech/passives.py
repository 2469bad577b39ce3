"""« X est accusé d’avoir … », « Y, thèse que dément X », « ce que confirme X »: what is said stands before its verb."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from recoupe.annotate.line import Line, Range
from recoupe.annotate.phrases import full_phrase, head_at, phrase
from recoupe.annotate.quotes import OPENERS
from recoupe.annotate.speech.clauses import noun_content
from recoupe.annotate.speech.complements import complement
from recoupe.annotate.speech.groups import Group, reporting_verb, subject, verb_group
from recoupe.annotate.speech.incises import inverted_subject
from recoupe.annotate.speech.lexicons import SpeechClass, SpeechVerb, keys
from recoupe.annotate.speech.nouns import first_clause
from recoupe.annotate.speech.record import Speech

PASSIVE_TAKES: Final = {
    "accuser": frozenset({"inf", "de"}), "soupçonner": frozenset({"inf", "de"}), "suspecter": frozenset({"inf", "de"}),
    "supposer": frozenset({"bare"}), "présumer": frozenset({"bare"}), "réputer": frozenset({"bare", "inf"}),
}  # fmt: skip
"""What passive verbs say of their subject, with or without an agent."""
LIKE, TO, OF, FOR = (
    frozenset({"comme"}), frozenset({"à", "au", "aux"}), frozenset({"de", "d'"}), frozenset({"pour"}),
)  # fmt: skip
TAKEN_FOR: Final = {
    **dict.fromkeys(("présenter", "décrire", "dépeindre", "considérer", "percevoir", "ressentir", "interpréter", "voir",
                     "dénoncer", "regarder", "vivre", "saluer", "désigner"), LIKE),
    **dict.fromkeys(("assimiler", "comparer", "attribuer", "imputer", "apparenter", "réduire"), TO),
    **dict.fromkeys(("qualifier", "taxer", "traiter", "accuser", "soupçonner", "suspecter"), OF),
    **dict.fromkeys(("donner", "tenir"), FOR),
    **dict.fromkeys(("juger", "estimer", "dire", "croire", "trouver"), frozenset[str]()),
}  # fmt: skip
"""What opens that for which a passive verb's agent takes its subject; nothing opens an adjective."""
SEEN: Final = frozenset({"imputer", "reprocher", "attribuer", "notifier", "accuser", "opposer", "promettre"})
"""Verbs whose object « se voir » makes the subject (« il se voit reprocher d’avoir menti »)."""
PARTICIPLES: Final = {"accusé": "accuser", "soupçonné": "soupçonner", "suspecté": "suspecter", "réputé": "réputer"}
APPOSED: Final = {
    "présenté": "présenter", "décrit": "décrire", "dépeint": "dépeindre", "considéré": "considérer",
    "perçu": "percevoir", "assimilé": "assimiler", "comparé": "comparer", "attribué": "attribuer", "imputé": "imputer",
    "jugé": "juger",
    "qualifié": "qualifier", "taxé": "taxer", "traité": "traiter", "accusé": "accuser", "soupçonné": "soupçonner",
    "suspecté": "suspecter", "donné": "donner", "tenu": "tenir",
}  # fmt: skip
"""Participles beside a noun that say, with « par X », what X takes it for."""
ATTRIBUTED: Final = {
    "accuser": frozenset({"inf"}), "soupçonner": frozenset({"inf"}), "suspecter": frozenset({"inf"}),
    "réputer": frozenset({"bare", "adj"}),
}  # fmt: skip
"""What such participles take."""
NEAR: Final = 8
FAR: Final = 16
NOBODY: Final = Group(0, 0, 0, "", past=False, negated=False, finite=False)
TOPICAL: Final = frozenset({"révéler", "confirmer", "annoncer"})
COUNTING: Final = frozenset({"au", "moins", "plus", "près", "de"})
IMPERSONAL: Final = frozenset({"il"})


def passive_speech(line: Line, group: Group, verb: SpeechVerb) -> Speech | None:
    """Return « cela a été confirmé par trois sources », « il est accusé d’avoir fui », « il est dit que »."""
    if group.negated:
        return None
    if verb.key in TAKEN_FOR and (taken := _taken(line, group.last, TAKEN_FOR[verb.key])):
        return _made(line, group, verb, taken)
    doer = agent(line, group)
    if verb.key in PASSIVE_TAKES:
        found = complement(line, group.last + 1, PASSIVE_TAKES[verb.key], frozenset())
        return _made(line, group, verb, (found[1], doer)) if found else None
    return _of_subject(line, group, verb, doer)


def _of_subject(line: Line, group: Group, verb: SpeechVerb, doer: int | None) -> Speech | None:
    """Return « cela a été confirmé par trois sources » and « il est dit que »: of what is said the subject tells."""
    topic = subject(line, group)
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
        source=_agent_span(line, content, doer) if doer is not None else None, cue=group.range, past=group.past,
    )  # fmt: skip


def _taken(line: Line, last: int, opening: frozenset[str]) -> tuple[Range, int] | None:
    """Return for what the agent of a passive takes its subject, and the agent's head; None where none is named."""
    end = line.sentence(last)[1]
    par = next((i for i in range(last + 1, min(last + FAR, end)) if line.norm(i) == "par"), None)
    doer = head_at(line, par + 1) if par else None
    if par is None or doer is None:
        return None
    first = (doer if opening & (LIKE | FOR | TO) else full_phrase(line, doer)[1]) + 1 if par <= last + 2 else last + 1
    stop = end if par <= last + 2 else par - 1
    opens = next((i for i in range(first, min(first + NEAR, stop)) if line.norm(i) in opening), None)
    if opens is None and opening:
        return None
    begin = opens + 1 if opens is not None else first
    content = noun_content(line, begin, stop) if begin <= stop else None
    return (content, doer) if content and (opening or _adjective(line, content[0])) else None


def _adjective(line: Line, place: int) -> bool:
    return line.words[place].pos_ == "ADJ" or line.words[place - 1].text in OPENERS


def seen_speech(line: Line, group: Group, verb: SpeechVerb) -> Speech | None:
    """Return « il se voit reprocher d’avoir menti »: nobody says it, or who stands after « par »."""
    seen = next(
        (i for i in range(group.first - 1, max(group.first - 3, 0), -1) if line.words[i].lemma_ == "voir"), None
    )
    back = {line.norm(i) for i in range(max((seen or 0) - 3, 0), seen or 0)}
    if seen is None or verb.key not in SEEN or not back & {"se", "s'"}:
        return None
    found = complement(line, group.last + 1, frozenset({"inf", "np", "de"}), frozenset())
    doer = agent(line, group)
    if found is None:
        return None
    return replace(_made(line, group, verb, (found[1], doer)), cue=(seen, group.last))


def agent(line: Line, group: Group) -> int | None:
    """Return the head of « par X » shortly after a passive verb, over what counts it."""
    end = line.sentence(group.last)[1]
    par = next((i for i in range(group.last + 1, min(group.last + 8, end) + 1) if line.norm(i) == "par"), None)
    if par is None:
        return None
    first = next((i for i in range(par + 1, min(par + 5, end + 1)) if line.norm(i) not in COUNTING), par + 1)
    return head_at(line, first)


def participle_speeches(line: Line) -> Iterator[Speech]:
    """Yield « quatre dockers soupçonnés d’avoir … », « un groupe réputé proche de … »: a participle beside its noun."""
    for place, token in enumerate(line.words):
        if (apposed := _apposed(line, place)) is not None:
            yield apposed
            continue
        key = _reputed(line, place)
        found = complement(line, place + 1, ATTRIBUTED[key], frozenset()) if key else None
        if key and found and found[1][0] - place <= NEAR and token.head.i < token.i and line.quote_at(place) is None:
            doer = next((i for i in range(place + 1, found[1][0]) if line.norm(i) == "par"), None)
            head = head_at(line, doer + 1) if doer else None
            yield Speech(
                line=line, rule="fr.participle@1", kind="say" if key == "accuser" else "hedge", key=key,
                content=_beside(line, place, *found), cue=(place, place),
                source=_doer_span(line, found[1], head) if head is not None else None,
            )  # fmt: skip


def _apposed(line: Line, place: int) -> Speech | None:
    """Return « …, présentés par des témoins comme des pirates, … » and « Soupçonné d’espionnage, … »."""
    token = line.words[place]
    verb = APPOSED.get(line.norm(place).removesuffix("s").removesuffix("e"))
    if verb is None or line.quote_at(place) is not None or token.pos_ not in {"VERB", "ADJ"}:
        return None
    if line.words[place - 1].pos_ == "AUX" or (verb_group(line, place) or NOBODY).finite:
        return None
    taken = _taken(line, place, TAKEN_FOR[verb])
    opens = place == line.sentence(place)[0] and verb in {"soupçonner", "accuser", "suspecter"}
    if taken is None and opens and line.norm(place + 1) in OF:
        alone = noun_content(line, place + 2, line.sentence(place)[1])
        taken = (alone, None) if alone else None  # type: ignore[assignment]
    if taken is None:
        return None
    kind: SpeechClass = "hedge" if verb in {"soupçonner", "suspecter"} else "say"
    source = _agent_span(line, taken[0], taken[1]) if taken[1] is not None else None
    return Speech(
        line=line, rule="fr.participle@1", kind=kind, key=verb, content=taken[0], cue=(place, place), source=source
    )


def _agent_span(line: Line, content: Range, doer: int) -> Range:
    """Return an agent's words, up to what it takes the subject for."""
    first, last = full_phrase(line, doer)
    return first, content[0] - 2 if first < content[0] <= last + 1 else last


def _doer_span(line: Line, content: Range, doer: int) -> Range:
    """Return the words of « par X » up to what X suspects somebody of."""
    first, last = full_phrase(line, doer)
    return first, min(last, content[0] - 2) if first < content[0] else last


def _beside(line: Line, place: int, frame: str, content: Range) -> Range:
    """Return what a participle says up to where its noun's own clause goes on."""
    if line.norm(place - 1) == ",":
        comma = next((i for i in range(content[0] + 1, content[1] + 1) if line.norm(i) == ","), None)
        return (content[0], comma - 1) if comma else content
    return (first_clause(line, content[0]) or content) if frame == "inf" else content


def _reputed(line: Line, place: int) -> str | None:
    """Return the verb of a participle without auxiliary that says what is thought of its noun."""
    token = line.words[place]
    stem = line.norm(place).removesuffix("s").removesuffix("e")
    verb = PARTICIPLES.get(stem)
    apart = token.dep_ in {"acl", "amod", "appos", "conj", "nmod"} and line.norm(place - 1) not in {"ne", "est", "sont"}
    return verb if apart and token.pos_ in {"VERB", "ADJ", "NOUN"} else None


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
    apposed = before - 1 if line.norm(before - 1) in {"un", "une"} else before
    return named and line.norm(apposed - 1) == ","


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
