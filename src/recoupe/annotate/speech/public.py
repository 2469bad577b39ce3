"""Public statements: praise, blame, appeals, denials, no comment … – who states what about whom (CAMEO 01, 02, 05, 11).

PLOVER drops statements that do nothing; this layer keeps them, beside the events and attributions that it points to.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from recoupe.annotate.line import Line, Range, lines_of
from recoupe.annotate.parsed import Parsed
from recoupe.annotate.phrases import full_phrase, phrase
from recoupe.annotate.speech.complements import complement
from recoupe.annotate.speech.groups import Group, subject, verb_group, verb_key
from recoupe.annotate.speech.incises import incised
from recoupe.annotate.speech.lexicons import values
from recoupe.annotate.speech.passives import agent
from recoupe.annotate.speech.record import Speech
from recoupe.annotate.speech.resolve import Resolver, resolver_of
from recoupe.annotate.speech.verbs import is_party, speaker_before, speaker_of
from recoupe.model.annotation import Attribution, EventMention, Mention, Participant, PublicStatement, Source
from recoupe.model.span import Span, SpanIndex
from recoupe.model.vocabulary import SourceKind, StatementKind

LEXICON: Final = "statement_verbs"
TAKES: Final = frozenset({"que", "inf", "quote", "np", "de", "à", "pour", "contre", "sur"})
SPEAKERS: Final[frozenset[SourceKind]] = frozenset({"person", "organisation", "anonymous", "media", "document"})
DECLARERS: Final[frozenset[SourceKind]] = frozenset({"person", "organisation", "anonymous"})
UNREAL: Final = frozenset({"Fut", "Cnd"})
JUDGES: Final = frozenset({"tribunal", "cour", "juge", "jury", "justice", "magistrat", "parquet", "procureur"})
"""Whose condemnation is a sentence, not blame."""
REACH: Final = 25
"""Words after a statement's verb within which the party stands that it is about."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A verb of statement in a line: its key, who speaks, its words, what is said, and where the topic may stand."""

    line: Line
    key: str
    speaker: Range
    cue: Range
    content: Range | None
    topic: Range


class Scene:
    """What a document holds already: whom a statement can be about, and which records it stands in."""

    def __init__(
        self,
        resolver: Resolver,
        mentions: Sequence[Mention],
        attributions: tuple[Attribution, ...],
        events: Sequence[EventMention],
    ) -> None:
        """Sort the records by place."""
        self.resolver, self.mentions, self.attributions = resolver, mentions, attributions
        self.parties = SpanIndex(each if _party(each) else None for each in mentions)
        self.cues = SpanIndex(each.cue for each in attributions)
        self.contents = SpanIndex(each.content for each in attributions)
        self.triggers = SpanIndex(each.trigger for each in events)

    def event(self, cue: Span) -> int | None:
        """Return the place of the event that a cue is the trigger of."""
        return next(iter(self.triggers.touching(cue)), None)


def find_public_statements(
    parsed: Parsed,
    mentions: tuple[Mention, ...],
    attributions: tuple[Attribution, ...],
    events: tuple[EventMention, ...],
) -> tuple[PublicStatement, ...]:
    """Return the public statements of a document, in reading order."""
    scene = Scene(resolver_of(parsed, mentions), mentions, attributions, events)
    made = [each for line in lines_of(parsed) for stated in _verbs(line) if (each := _statement(stated, scene))]
    made += _declared(scene, [each.cue for each in made])
    return tuple(sorted(made, key=lambda each: (each.cue.start, each.cue.end)))


def _verbs(line: Line) -> Iterator[Stated]:
    """Yield the verbs of statement of a line that have one who speaks and tell of something done."""
    for place, token in enumerate(line.words):
        group = verb_group(line, place) if token.pos_ != "PUNCT" else None
        found = verb_key(line, group, LEXICON) if group else None
        if group and found and _real(line, group, found[0]) and (made := _stated(line, group, found)):
            yield made


def _real(line: Line, group: Group, key: str) -> bool:
    """Tell whether a verb tells of a statement that was made: not denied, not in the future or conditional."""
    morph = line.words[group.first].morph
    unreal = UNREAL & {*morph.get("Tense"), *morph.get("Mood")}
    return not unreal and (not group.negated or key.startswith("ne pas "))


def _stated(line: Line, group: Group, found: tuple[str, int]) -> Stated | None:
    key, last = found
    end = min(line.sentence(last)[1], last + REACH)
    if group.passive:
        speaker, topic = agent(line, group), subject(line, group)
        heard = phrase(line, topic) if topic is not None else None
        made = (heard, heard or (last, last))
    else:
        speaker = speaker_of(line, group) if incised(line, group) else speaker_before(line, group)
        said = None if incised(line, group) else complement(line, last + 1, TAKES, frozenset())
        made = (said[1] if said else None, (group.first, end))
    if speaker is None or not is_party(line.words[speaker]) or line.words[speaker].lemma_ in JUDGES:
        return None
    pronoun = line.words[speaker].pos_ == "PRON"
    source = (speaker, speaker) if pronoun else full_phrase(line, speaker)
    if not group.passive and not incised(line, group):
        source = (source[0], min(source[1], max(group.first - 1, speaker)))
    return Stated(line, key, source, (group.first, last), *made)


def _statement(stated: Stated, scene: Scene) -> PublicStatement | None:
    line, cue = stated.line, stated.line.span(*stated.cue)
    place = _attribution_at(cue, scene)
    told = scene.attributions[place] if place is not None else None
    mine = told is not None and told.cue is not None and told.cue.overlaps(cue)
    source = told.source if told and mine else _source(stated, scene)
    if source.kind not in SPEAKERS:
        return None
    content = line.span(*stated.content) if stated.content else told.content if told and mine else None
    kind: StatementKind = values(LEXICON, "kind")[stated.key]  # type: ignore[assignment]
    return PublicStatement(
        kind=kind, cue=cue, source=source, cameo=values(LEXICON, "cameo")[stated.key],
        rule=f"fr.statement.{kind.replace(' ', '-')}@1", content=content,
        about=_about(content or line.span(*stated.topic), source, scene), attribution=place,
        event=scene.event(cue),
    )  # fmt: skip


def _source(stated: Stated, scene: Scene) -> Source:
    speech = Speech(line=stated.line, rule="", kind="say", content=None, source=stated.speaker, cue=stated.cue)
    return scene.resolver.source(speech, scene.attributions)


def _attribution_at(cue: Span, scene: Scene) -> int | None:
    """Return the place of the attribution that a statement is, else of the innermost one that it stands in."""
    holding = [(len(scene.attributions[i].content.text), i) for i in scene.contents.around(cue)]
    return next(iter(scene.cues.touching(cue)), min(holding)[1] if holding else None)


def _about(topic: Span, source: Source, scene: Scene) -> Participant | None:
    """Return the first party in a stretch of text that is not the one who speaks."""
    for place in scene.parties.inside(topic):
        each = scene.mentions[place]
        if not _same(each, source):
            return Participant(
                start=each.start, end=each.end, text=each.text, country=each.country, sector=each.sector,
                actor=each.actor,
            )  # fmt: skip
    return None


def _party(mention: Mention) -> bool:
    """Tell whether a mention names or describes a party by itself: no pronoun, no bare word (« militaire »)."""
    if mention.label == "PRON" or (mention.label == "DESC" and " " not in mention.text):
        return False
    return mention.label in {"PER", "ORG"} or bool(mention.actor or mention.country or mention.sector)


def _same(mention: Mention, source: Source) -> bool:
    inside = source.start is not None and source.end is not None and source.start <= mention.start < source.end
    known = mention.actor is not None and mention.actor == source.actor
    return inside or known or mention.text in (source.name or "")


def _declared(scene: Scene, cues: Sequence[Span]) -> Iterator[PublicStatement]:
    """Yield the attributions that are no statement yet: what a party says about another one, and what it denies."""
    stated = SpanIndex(cues)
    for place, told in enumerate(scene.attributions):
        if told.source.kind not in DECLARERS or told.cue is None or stated.touching(told.cue):
            continue
        about = _about(told.content, told.source, scene)
        kind: StatementKind = "denial" if told.modality == "denied" else "declaration"
        if about or kind == "denial":
            yield PublicStatement(
                kind=kind, cue=told.cue, source=told.source, cameo="016" if kind == "denial" else "010",
                rule=f"fr.statement.{kind}@1", content=told.content, about=about, attribution=place,
                event=scene.event(told.cue),
            )  # fmt: skip
