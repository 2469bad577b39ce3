"""Whom a pronoun or « le même gouverneur » stands for, and what the registry knows of a source."""

from dataclasses import dataclass
from typing import Final

from recoupe.annotate.line import Line, Range
from recoupe.annotate.parsed import Token
from recoupe.annotate.phrases import full_phrase
from recoupe.annotate.speech_sources import source_kind
from recoupe.model.annotation import Attribution, Mention
from recoupe.model.span import Span
from recoupe.model.vocabulary import SourceKind

PRONOUNS: Final = {
    "il": ("Masc", "Sing"), "-il": ("Masc", "Sing"), "-t-il": ("Masc", "Sing"), "elle": ("Fem", "Sing"), "-elle": ("Fem", "Sing"),
    "-t-elle": ("Fem", "Sing"), "ils": ("Masc", "Plur"), "-ils": ("Masc", "Plur"), "-t-ils": ("Masc", "Plur"),
    "elles": ("Fem", "Plur"), "-elles": ("Fem", "Plur"), "-t-elles": ("Fem", "Plur"), "celui-ci": ("Masc", "Sing"),
    "celle-ci": ("Fem", "Sing"), "ceux-ci": ("Masc", "Plur"), "l'": ("", "Sing"), "lui": ("", "Sing"),
    "ce dernier": ("Masc", "Sing"), "cette dernière": ("Fem", "Sing"), "ces derniers": ("Masc", "Plur"),
    "l'intéressé": ("Masc", "Sing"), "l'intéressée": ("Fem", "Sing"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Known:
    """A party named earlier: its fullest name, kind, place, gender and number (empty where unknown)."""

    name: str
    kind: SourceKind
    place: int
    gender: str
    number: str


class Resolver:
    """Looks back in a document for whom a source stands for; needs the lines and the mentions."""

    def __init__(self, lines: tuple[Line, ...], mentions: tuple[Mention, ...]) -> None:
        """Note the subjects of the clauses, which pronouns most often take up."""
        self.mentions = mentions
        self.known = sorted((party for line in lines for party in _parties(line)), key=lambda each: each.place)

    def antecedent(self, line: Line, source: Range, before: tuple[Attribution, ...]) -> Known | None:
        """Return the party that a pronoun stands for, None for what names its party itself."""
        said = line.said(*source).replace("' ", "'")
        if said not in PRONOUNS:
            return None
        gender, number = PRONOUNS[said]
        place = line.paragraph.place(line.words[source[0]])
        spoken = [
            self._spoken(each)
            for each in before
            if each.source.start is not None and each.source.kind not in {"rumour", "author"}
        ]
        fitting = [
            party for party in (*self.known, *spoken)
            if party.place < place and _fits(party, gender, number)
        ]  # fmt: skip
        return max(fitting, key=lambda party: party.place, default=None)

    def _spoken(self, record: Attribution) -> Known:
        source = record.source
        plural = (source.text or "").lower().startswith(("les ", "des ", "ils", "nos ", "plusieurs"))
        return Known(source.name or "", source.kind, source.start or 0, "", "Plur" if plural else "Sing")

    def better_kind(self, span: Span, kind: SourceKind) -> SourceKind:
        """Return the kind that the registry or the recogniser's vote gives to a bare name, else the kind as read."""
        mention = self._mention(span)
        if mention is None or mention.start != span.start or kind not in {"organisation", "person"}:
            return kind
        if mention.label == "PER" and mention.end == span.end:
            return "person"
        return "media" if mention.sector == "JRN" and kind == "organisation" else kind

    def actor(self, span: Span) -> str | None:
        """Return the registry's id of the party that a source phrase names first."""
        mention = self._mention(span)
        return mention.actor if mention else None

    def _mention(self, span: Span) -> Mention | None:
        inside = [each for each in self.mentions if span.start <= each.start and each.end <= span.end]
        return max(inside, key=lambda each: (each.start == span.start, each.end - each.start), default=None)


def _parties(line: Line) -> list[Known]:
    made = []
    for place, token in enumerate(line.words):
        subject = token.dep_.startswith("nsubj") and token.pos_ in {"NOUN", "PROPN"}
        if subject or (token.ent_type_ == "PER" and token.ent_iob_ == "B"):
            span = full_phrase(line, place) if subject else (place, place + len(token.doc[token.i :]) * 0)
            name = line.span(*span).text
            made.append(
                Known(
                    name,
                    source_kind(line, span),
                    line.paragraph.place(line.words[span[0]]),
                    _gender(line, span, token),
                    _number(token),
                )
            )
    return made


def _gender(line: Line, span: Range, token: Token) -> str:
    first = line.norm(span[0])
    if first in {"le", "un"}:
        return "Masc"
    if first in {"la", "une"}:
        return "Fem"
    return "" if token.ent_type_ == "PER" else "".join(token.morph.get("Gender"))


def _number(token: Token) -> str:
    return "".join(token.morph.get("Number")) or "Sing"


def _fits(party: Known, gender: str, number: str) -> bool:
    return (not party.gender or not gender or party.gender == gender) and party.number == number
