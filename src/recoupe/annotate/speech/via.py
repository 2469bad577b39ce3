"""Through whom the words came: « cité par le Guardian », « a déclaré à l’AFP », « dans un entretien au Monde »."""

from typing import Final

from recoupe.annotate.line import Line, Range
from recoupe.annotate.phrases import GENITIVE, head_at, phrase
from recoupe.annotate.speech.record import Speech
from recoupe.annotate.speech.sources import named_media, noun_kind

CITED: Final = frozenset(
    {"cité", "citée", "cités", "citées", "rapporté", "rapportée", "rapportés", "rapportées", "relayé",
     "relayée", "repris",
     "reprise", "interrogé", "interrogée", "cit"}
)  # fmt: skip
"""« cit » is what a lost accent leaves of « cité »."""
OURS: Final = frozenset({"notre", "nos", "des", "un", "une", "plusieurs"})
"""« à notre rédaction » is the outlet itself; « à des journalistes » names none."""
TOWARDS: Final = frozenset({"à", "au", "aux", "sur", "par", "dans", "avec", "pour"})


def with_via(speech: Speech) -> Speech:
    """Return a find with the outlets that its sentence names as go-betweens."""
    line = speech.line
    anchor = speech.cue or speech.source
    if anchor is None or speech.source is None:
        return speech
    names = [*_cited(line, speech), *_told(line, speech)]
    return speech.with_via(*dict.fromkeys(names)) if names else speech


def _cited(line: Line, speech: Speech) -> list[str]:
    """Return the outlets of « cité par X et Y » beside the source."""
    if speech.source is None:
        return []
    first, last = line.sentence(speech.source[0])
    for i in range(max(first, speech.source[0] - 14), min(last, speech.source[1] + 4)):
        if line.norm(i) in CITED and line.norm(i + 1) == "par":
            return outlets(line, i + 2, last)
    return []


def outlets(line: Line, place: int, last: int) -> list[str]:
    """Return the names of the outlets listed from a place on (« les quotidiens le Guardian et le Times »)."""
    names: list[str] = []
    while place <= last:
        head = head_at(line, place)
        if head is None:
            break
        span = phrase(line, head)
        named = [i for i in range(span[0], span[1] + 1) if line.words[i].pos_ == "PROPN"]
        stop = next((i for i in range(span[0], span[1] + 1) if line.norm(i) == "et"), span[1] + 1)
        names.append(_outlet(line, (span[0], stop - 1)) if named or noun_kind(line.words[head]) else "")
        place = stop
        if line.norm(place) not in {"et", ","} or not names[-1] or not _outlet_follows(line, place):
            break
        place += 1
    return [name for name in names if name]


def _outlet_follows(line: Line, place: int) -> bool:
    """Tell whether the list goes on: after « et », or after a comma with the name of a known outlet."""
    head = head_at(line, place + 1)
    if head is None:
        return False
    return line.norm(place) == "et" or named_media(line, phrase(line, head)) is not None


def _outlet(line: Line, span: Range) -> str:
    inner = next((i for i in range(span[0] + 1, span[1] + 1) if line.norm(i) in {"le", "la", "les", "l'"}), None)
    first = inner if inner is not None and "Plur" in line.words[span[0]].morph.get("Number") else span[0]
    return line.span(first, span[1]).text


def _told(line: Line, speech: Speech) -> list[str]:
    """Return the outlet that the source spoke to, in the words around the cue."""
    cue, content = speech.cue, speech.content
    if cue is None or speech.source is None:
        return []
    first, last = line.sentence(cue[0])
    found: list[str] = []
    for i in range(max(first, cue[1] - 6), min(last, cue[1] + 12)):
        inside = content is not None and content[0] <= i <= content[1]
        if inside or line.norm(i) not in TOWARDS or (speech.source[0] <= i <= speech.source[1]):
            continue
        head = head_at(line, i + 1)
        if head is None or (content is not None and content[0] <= head <= content[1]):
            continue
        span = phrase(line, head)
        for j in range(head, span[1] + 1):  # « un entretien au quotidien Le Monde » names the outlet last
            if line.norm(j) in {"à", "au", "aux", "avec"} | GENITIVE and (inner := head_at(line, j + 1)) is not None:
                span, head = phrase(line, inner), inner
        if line.norm(span[0]) in OURS or line.words[head].lemma_ in {"journaliste", "correspondant"}:
            continue
        if named_media(line, span) or noun_kind(line.words[head]) == "media":
            found.append(line.span(*span).text)
    return found[:1]
