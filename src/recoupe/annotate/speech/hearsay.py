"""« J’ai lu dans L’Écho que … », « on entend dire que … »: what somebody read or heard, said by whom it came from."""

from collections.abc import Iterator
from typing import Final

from recoupe.annotate.line import Line, Range
from recoupe.annotate.phrases import full_phrase, head_at
from recoupe.annotate.speech.clauses import QUE, clause_after
from recoupe.annotate.speech.groups import Group, verb_group
from recoupe.annotate.speech.record import Speech
from recoupe.annotate.speech.sources import noun_kind

HEARING: Final = frozenset({"lire", "entendre", "tenir"})
"""Verbs by which « je », « on » hand on what others say."""
WE: Final = frozenset({"je", "j'", "nous"})
FROM: Final = frozenset({"dans", "sur", "chez", "par", "de", "d'", "du", "à", "au", "aux", "via"})
REACH: Final = 12
"""Words after the verb within which « que » must open what was read or heard."""


def hearsay_speeches(line: Line) -> Iterator[Speech]:
    """Yield what the writer read or heard, with the outlet or person that it came from, if any."""
    for place, token in enumerate(line.words):
        if token.lemma_ not in HEARING and token.norm_ not in {"lu", "entendu", "lis", "entends", "tiens"}:
            continue
        group = verb_group(line, place) if token.pos_ in {"VERB", "AUX"} else None
        if group and group.finite and not group.negated and _ours(line, group):
            yield from _heard(line, group)


def _ours(line: Line, group: Group) -> bool:
    i = group.first - 1
    while i > 0 and line.norm(i) in {"l'", "le", "en", "y"}:
        i -= 1
    return line.norm(i) in WE and line.quote_at(group.verb) is None


def _heard(line: Line, group: Group) -> Iterator[Speech]:
    end = line.sentence(group.last)[1]
    que = next((i for i in range(group.last + 1, min(group.last + REACH, end)) if line.norm(i) in QUE), None)
    if que is None or any(line.words[i].text in {";", ":", ","} for i in range(group.last + 1, que)):
        return
    content = clause_after(line, que + 1)
    source = _origin(line, group.last + 1, que)
    if content is not None and (source is not None or group.lemma != "tenir"):
        yield Speech(
            line=line, rule="fr.heard@1", kind="say", key=group.lemma, content=content,
            source=source, cue=(group.first, group.last),
        )  # fmt: skip


def _origin(line: Line, first: int, que: int) -> Range | None:
    """Return from whom or where it came, None where the words before « que » name nobody."""
    for i in range(first, que):
        head = head_at(line, i + 1) if line.norm(i) in FROM else None
        token = line.words[head] if head is not None and head < que else None
        if head is not None and token is not None and (noun_kind(token) or token.ent_type_ or token.text[0].isupper()):
            span = full_phrase(line, head)
            return span[0], min(span[1], que - 1)
    return None
