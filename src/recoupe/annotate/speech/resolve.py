"""Whom a pronoun or « le même gouverneur » stands for, and what the registry knows of a source."""

import re
from dataclasses import dataclass
from typing import Final

from recoupe.annotate.line import Line, Range, lines_of
from recoupe.annotate.parsed import Parsed, Token
from recoupe.annotate.phrases import full_phrase
from recoupe.annotate.speech.record import Speech
from recoupe.annotate.speech.sources import claimed_number, description, head_noun, noun_kind, source_kind
from recoupe.model.annotation import Attribution, Mention, Source
from recoupe.model.span import Span
from recoupe.model.vocabulary import SourceKind

PRONOUNS: Final = {
    "il": ("Masc", "Sing"), "-il": ("Masc", "Sing"), "-t-il": ("Masc", "Sing"),
    "elle": ("Fem", "Sing"), "-elle": ("Fem", "Sing"),
    "-t-elle": ("Fem", "Sing"), "ils": ("Masc", "Plur"), "-ils": ("Masc", "Plur"), "-t-ils": ("Masc", "Plur"),
    "elles": ("Fem", "Plur"), "-elles": ("Fem", "Plur"), "-t-elles": ("Fem", "Plur"), "celui-ci": ("Masc", "Sing"),
    "celle-ci": ("Fem", "Sing"), "ceux-ci": ("Masc", "Plur"), "l'": ("", "Sing"),
    "lui": ("", "Sing"), "eux": ("", "Plur"), "son": ("", "Sing"), "sa": ("", "Sing"), "ses": ("", "Sing"),
    "leur": ("", "Plur"), "leurs": ("", "Plur"),
    "ce dernier": ("Masc", "Sing"), "cette dernière": ("Fem", "Sing"), "ces derniers": ("Masc", "Plur"),
    "l'intéressé": ("Masc", "Sing"), "l'intéressée": ("Fem", "Sing"),
}  # fmt: skip

NOTE: Final = "resolver"
INITIALS: Final = re.compile(r"([A-ZÀ-Ý][a-z]?\.[ -]?){2,4}")


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

    def source(self, speech: Speech, before: tuple[Attribution, ...]) -> Source:
        """Return the source of a find: its words, kind, and whom they stand for."""
        if speech.named is None:
            return Source(kind="rumour")
        line, place = speech.named
        span = bare(line.span(*place))
        known = self._antecedent(line, place, before)
        kind = source_kind(line, place)
        if known is not None:
            return Source(kind=known.kind, start=span.start, end=span.end, text=span.text, resolved=known.name)
        if said(line, place) in PRONOUNS:
            kind = "person"
        guest = speech.rule == "fr.interview@1" and not noun_kind(line.words[head_noun(line, place)])
        signed = speech.rule in {"fr.interview@1", "fr.post@1"} and _signed(line, place)
        if kind == "organisation" and (guest or signed):
            return Source(kind="person", start=span.start, end=span.end, text=span.text)
        count, described = (
            (claimed_number(line, place), description(line, place)) if kind == "anonymous" else (None, None)
        )
        return Source(
            kind=self._better_kind(span, kind), start=span.start, end=span.end, text=span.text,
            actor=self._actor(span), count=count, described=described,
        )  # fmt: skip

    def _antecedent(self, line: Line, place: Range, before: tuple[Attribution, ...]) -> Known | None:
        """Return the party that a pronoun stands for, None for what names its party itself."""
        if said(line, place) not in PRONOUNS:
            return None
        gender, number = PRONOUNS[said(line, place)]
        start = line.paragraph.place(line.words[place[0]])
        spoken = [_spoken(each.source) for each in before if each.source.start is not None]
        fitting = [
            party
            for party in (*self.known, *spoken)
            if party.place < start and _fits(party, gender, number) and party.kind not in {"rumour", "author"}
        ]
        return max(fitting, key=lambda party: party.place, default=None)

    def _better_kind(self, span: Span, kind: SourceKind) -> SourceKind:
        """Return the kind that the registry or the recogniser's vote gives to a bare name, else the kind as read."""
        mention = self._mention(span)
        if mention is None or mention.start != span.start or kind not in {"organisation", "person"}:
            return kind
        if mention.end == span.end and mention.label in {"PER", "ORG", "LOC"}:
            kind = "person" if mention.label == "PER" else "organisation"
        return "media" if mention.sector == "JRN" and kind == "organisation" else kind

    def _actor(self, span: Span) -> str | None:
        """Return the registry's id of the party that a source phrase names first."""
        mention = self._mention(span)
        return mention.actor if mention else None

    def _mention(self, span: Span) -> Mention | None:
        inside = [each for each in self.mentions if span.start <= each.start and each.end <= span.end]
        return max(inside, key=lambda each: (each.start == span.start, each.end - each.start), default=None)


def resolver_of(parsed: Parsed, mentions: tuple[Mention, ...]) -> Resolver:
    """Return a document's resolver, the same one each time."""
    if NOTE not in parsed.notes:
        parsed.notes[NOTE] = Resolver(lines_of(parsed), mentions)
    found: Resolver = parsed.notes[NOTE]
    return found


def said(line: Line, place: Range) -> str:
    """Return a phrase in lower case as its table of pronouns writes it."""
    return line.said(*place).replace("' ", "'")


def bare(span: Span) -> Span:
    """Return an inverted pronoun without its hyphens (« -t-il » → « il »)."""
    cut = next((len(mark) for mark in ("-t-", "-") if span.text.startswith(mark)), 0)
    return Span(start=span.start + cut, end=span.end, text=span.text[cut:]) if cut < len(span.text) else span


def _signed(line: Line, place: Range) -> bool:
    """Tell whether initials or a pseudonym stand for a person (« J. P. », « Cedre_63 »)."""
    text = line.span(*place).text
    return bool(INITIALS.fullmatch(text)) or "_" in text or text[-1].isdigit()


def _spoken(source: Source) -> Known:
    """Return a source as a party: of the number that its article shows, of the gender of a pronoun or article."""
    words = (source.text or "").lower()
    plural = words.startswith(("les ", "des ", "ils", "elles", "nos ", "plusieurs", "deux ", "trois ", "certains"))
    gender = (
        "Masc" if words.startswith(("le ", "un ", "il")) else "Fem" if words.startswith(("la ", "une ", "elle")) else ""
    )
    return Known(source.name or "", source.kind, source.start or 0, gender, "Plur" if plural else "Sing")


def _parties(line: Line) -> list[Known]:
    made = []
    for place, token in enumerate(line.words):
        named = token.ent_type_ == "PER" and token.ent_iob_ == "B"
        main = token.dep_.startswith("nsubj") and token.head.dep_ != "acl:relcl"
        speaks = noun_kind(token) not in {"", "document"} or token.ent_type_ in {"PER", "ORG", "LOC"}
        if named or (main and speaks and token.pos_ in {"NOUN", "PROPN"}):
            span = full_phrase(line, place) if main else _name(line, place)
            made.append(_known(line, span, token))
    return made


def _name(line: Line, place: int) -> Range:
    last = place
    while last + 1 < len(line.words) and line.words[last + 1].ent_iob_ == "I":
        last += 1
    return place, last


def _known(line: Line, span: Range, token: Token) -> Known:
    start = line.paragraph.place(line.words[span[0]])
    number = "".join(token.morph.get("Number")) or "Sing"
    return Known(line.span(*span).text, source_kind(line, span), start, _gender(line, span, token), number)


def _gender(line: Line, span: Range, token: Token) -> str:
    first = line.norm(span[0])
    if first in {"le", "un"}:
        return "Masc"
    if first in {"la", "une"}:
        return "Fem"
    return "" if token.ent_type_ == "PER" else "".join(token.morph.get("Gender"))


def _fits(party: Known, gender: str, number: str) -> bool:
    return (not party.gender or not gender or party.gender == gender) and party.number == number
