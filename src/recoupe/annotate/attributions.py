"""Who says what, how firmly: every rule's finds, ordered, merged and turned into records."""

from collections.abc import Sequence
from dataclasses import replace

from recoupe.annotate.line import Line, Range, lines_of
from recoupe.annotate.modality import falsehood, modality
from recoupe.annotate.parsed import Parsed
from recoupe.annotate.speech.asides import aside_speeches, reason_speeches, stopped_quotes
from recoupe.annotate.speech.continued import continued_quotes
from recoupe.annotate.speech.factuality import commitments
from recoupe.annotate.speech.hearsay import hearsay_speeches
from recoupe.annotate.speech.hedges import hedge_speeches
from recoupe.annotate.speech.incises import incise_speeches
from recoupe.annotate.speech.interviews import interview, posted_quotes
from recoupe.annotate.speech.learnt import learnt_speeches
from recoupe.annotate.speech.merge import merge
from recoupe.annotate.speech.nouns import noun_speeches
from recoupe.annotate.speech.passives import participle_speeches, relative_speeches
from recoupe.annotate.speech.prepositions import preposition_speeches
from recoupe.annotate.speech.quotations import chanted_quotes, colon_quotes
from recoupe.annotate.speech.record import Speech
from recoupe.annotate.speech.resolve import Resolver, resolver_of
from recoupe.annotate.speech.spread import spread
from recoupe.annotate.speech.verbs import verb_speeches
from recoupe.annotate.speech.via import with_via
from recoupe.model.annotation import Attribution, Mention
from recoupe.model.vocabulary import Modality

RULES = (
    preposition_speeches, aside_speeches, learnt_speeches, hearsay_speeches, incise_speeches, verb_speeches,
    relative_speeches, participle_speeches, chanted_quotes, colon_quotes, stopped_quotes, noun_speeches,
    reason_speeches, hedge_speeches,
)  # fmt: skip
"""In the order of trust: of two finds of one content the earlier rule's stays."""

PASSIVE = frozenset({"fr.verb.passive@1", "fr.participle@1", "fr.heard@1"})
"""Rules whose source is not named, but not rumour: the verb says how firmly it is put."""
CLEARING = frozenset({"affirmer", "assurer", "jurer", "prétendre", "soutenir", "certifier", "plaider"})
"""Verbs by which somebody clears himself."""
FINDING = frozenset({"estimer", "constater", "relever", "juger", "considérer", "noter", "souligner", "observer"})
"""Verbs by which somebody tells what others failed to do."""
INTERVIEW = "fr.interview@1"
BACK: dict[str, Modality] = {"deny": "denied", "open": "open", "hedge": "hedged"}
"""How firmly what is only referred back to is put forward, by the verb's class."""


def find_attributions(parsed: Parsed, mentions: tuple[Mention, ...]) -> tuple[Attribution, ...]:
    """Return the attributions of a document, in reading order."""
    lines = lines_of(parsed)
    resolver = resolver_of(parsed, mentions)
    made: list[Attribution] = []
    for speech in spread(_speeches(lines, parsed.document.outlet), lines, parsed.document.text):
        record = _attribution(speech, resolver, tuple(made))
        if record:
            made.append(record)
    return tuple(sorted(made, key=lambda each: (each.content.start, each.content.end)))


def _speeches(lines: Sequence[Line], outlet: str | None) -> list[Speech]:
    """Return every line's finds in reading order."""
    whole = {place: [speech] for place, speech in posted_quotes(lines)} | interview(lines, outlet)
    found: list[Speech] = []
    for place, line in enumerate(lines):
        first = whole.get(place, [])
        other = [with_via(speech) for rule in RULES for speech in rule(line)]
        merged = merge([*first, *other])
        merged += continued_quotes(line, merged)
        found += sorted(merged, key=lambda each: each.place)
    return found


def _attribution(speech: Speech, resolver: Resolver, before: tuple[Attribution, ...]) -> Attribution | None:
    content = speech.content_span
    if content is None and not before:
        return None
    source = resolver.source(speech, before)
    speech = replace(speech, via=tuple(name for name in speech.via if name != source.name))
    firmness = BACK.get(speech.kind, "asserted")
    if speech.rule == INTERVIEW and speech.content is not None and _several(speech.line, speech.content):
        firmness = "denied" if falsehood(speech.line, speech.content) else "asserted"
    elif speech.content is not None:
        firmness = modality(
            speech.line, speech.content, speech.kind, past=speech.past, quoted=speech.quoted, reasoned=speech.reasoned
        )
    firmness = _of_oneself(speech, firmness)
    if source.kind == "rumour" and firmness == "asserted" and speech.rule not in PASSIVE:
        firmness = "hedged"
    cue = speech.line.span(*speech.cue) if speech.cue else None
    return Attribution(
        source=source,
        cue=cue,
        content=content or before[-1].content,
        modality=firmness,
        rule=speech.rule,
        via=speech.via,
        factuality=commitments(speech, firmness, source),
    )


def _of_oneself(speech: Speech, firmness: Modality) -> Modality:
    """Return a firmness by who is spoken of: to say that one did not is to deny, to find that others never did is not.

    « Ils jurent n’avoir vu personne »; « le maire estime que l’État n’a jamais payé ».
    """
    if speech.content is None or firmness not in {"asserted", "denied"}:
        return firmness
    line, first = speech.line, speech.content[0]
    own = line.norm(first) in {"ne", "n'"}
    if own and firmness == "asserted" and speech.key in CLEARING:
        until = range(first + 1, min(first + 5, speech.content[1] + 1))
        perfect = any(line.norm(i) in {"avoir", "être"} for i in until) or speech.key in {"assurer", "affirmer"}
        whole = not any(line.norm(i) == "que" for i in until)
        return "denied" if perfect and whole else firmness
    return "asserted" if not own and firmness == "denied" and speech.key in FINDING else firmness


def _several(line: Line, content: Range) -> bool:
    """Tell whether an answer has more than one sentence: as a whole it is no more than said."""
    return line.sentence(content[0]) != line.sentence(content[1])
