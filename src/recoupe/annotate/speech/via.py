"""Through whom the words came: « cité par le Guardian », « a déclaré à l’AFP », « dans un entretien au Monde »."""

from dataclasses import replace
from typing import Final

from recoupe.annotate.line import Line, Range
from recoupe.annotate.phrases import GENITIVE, head_at, phrase
from recoupe.annotate.speech.clauses import QUE
from recoupe.annotate.speech.forms import finite
from recoupe.annotate.speech.record import Speech
from recoupe.annotate.speech.sources import named_media, noun_kind

CITED: Final = frozenset(
    {"cité", "citée", "cités", "citées", "rapporté", "rapportée", "rapportés", "rapportées", "relayé",
     "relayée", "repris",
     "reprise", "interrogé", "interrogée", "cit"}
)  # fmt: skip
"""« cit » is what a lost accent leaves of « cité »."""
REACHED: Final = frozenset(
    {"joint", "jointe", "joints", "jointes", "contacté", "contactée", "contactés", "contactées", "interviewé",
     "interviewée", "recueilli", "recueillie", "recueillis", "recueillies", "interrogés", "interrogées", "sollicité",
     "sollicitée"}
)  # fmt: skip
"""How an outlet came to a source that it reached itself: the words stay in the source's span."""
PUBLIC: Final = frozenset({"presse", "rue", "médias", "journaux", "réseaux"})
"""Words for the press at large, which is no go-between."""
OURS: Final = frozenset({"notre", "nos", "des", "un", "une", "plusieurs"})
"""« à notre rédaction » is the outlet itself; « à des journalistes » names none."""
TOWARDS: Final = frozenset({"à", "au", "aux", "sur", "par", "dans", "avec", "pour"})


def behind_it(speech: Speech) -> Speech:
    """Return « X, citant Y, écrit que … », « rapporte X en citant Y » as what Y says, through X."""
    line, source = speech.line, speech.source
    if source is None:
        return speech
    for place in (source[1] + 1, source[1] + 2):
        if line.norm(place) != "citant" or line.norm(place - 1) not in {",", "en"}:
            continue
        head = head_at(line, place + 1)
        if head is not None and (noun_kind(line.words[head]) or line.words[head].ent_type_ in {"ORG", "PER", "LOC"}):
            return replace(speech, source=phrase(line, head)).with_via(line.span(*source).text)
    return speech


def with_via(speech: Speech) -> Speech:
    """Return a find with the outlets that its sentence names as go-betweens."""
    speech = behind_it(speech)
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
        if line.norm(i) in CITED | REACHED and line.norm(i + 1) == "par":
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


def _outlet_at(line: Line, span: Range, head: int) -> bool:
    """Tell whether a phrase names an outlet, not the writer's own, its people or the press at large."""
    own = line.norm(span[0]) in OURS or line.words[head].lemma_ in {"journaliste", "correspondant"}
    public = line.norm(head) in PUBLIC or line.norm(span[1]) in PUBLIC
    named = named_media(line, span) is not None or noun_kind(line.words[head]) == "media"
    return named and not own and not public


def _shorn(line: Line, span: Range) -> Range:
    """Return an outlet's words up to what was said, which the parser may hang on it."""
    stop = next((i for i in range(span[0], span[1] + 1) if line.norm(i) in QUE or finite(line, i)), span[1] + 1)
    return span[0], max(stop - 1, span[0])


def _by_spokesman(line: Line, speech: Speech) -> str | None:
    """Return the spokesman of « a fait savoir par son porte-parole », « par la voix de son directeur »."""
    if speech.cue is None or speech.source is None:
        return None
    for i in range(speech.source[1] + 1, min(speech.cue[1] + 4, len(line.words) - 2)):
        voice = line.said(i, i + 2) in {"par la voix", "par la bouche"}
        own = line.norm(i) == "par" and line.norm(i + 1) in {"son", "sa", "ses", "leur", "leurs"}
        head = head_at(line, i + 4 if voice else i + 1) if voice or own else None
        if head is not None and (noun_kind(line.words[head]) == "role" or line.words[head].ent_type_ == "PER"):
            return line.span(*_shorn(line, phrase(line, head))).text
    return None


def _told(line: Line, speech: Speech) -> list[str]:
    """Return the outlet that the source spoke to, in the words around the cue."""
    cue, content = speech.cue, speech.content
    if cue is None or speech.source is None:
        return []
    first, last = line.sentence(cue[0])
    found: list[str] = []
    if (spokesman := _by_spokesman(line, speech)) is not None:
        return [spokesman]
    for i in range(max(first, cue[1] - 6), min(last, cue[1] + 12)):
        inside = content is not None and content[0] <= i <= content[1]
        if inside or line.norm(i) not in TOWARDS or (speech.source[0] <= i <= speech.source[1]):
            continue
        head = head_at(line, i + 1)
        if head is None or (content is not None and content[0] <= head <= content[1]):
            continue
        span = _shorn(line, phrase(line, head))
        for j in range(head, span[1] + 1):  # « un entretien au quotidien Le Monde » names the outlet last
            if line.norm(j) in {"à", "au", "aux", "avec"} | GENITIVE and (inner := head_at(line, j + 1)) is not None:
                span, head = _shorn(line, phrase(line, inner)), inner
        if _outlet_at(line, span, head):
            found.append(line.span(*span).text)
    return found[:1]
