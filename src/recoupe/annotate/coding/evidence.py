"""What speaks for and against a candidate: the names of the features that a trained table weighs."""

from collections.abc import Iterator

from recoupe.annotate.actors.scene import Party
from recoupe.annotate.coding.candidates import Candidate, Outcome
from recoupe.annotate.coding.rules import Rule, word_class
from recoupe.annotate.coding.slots import bare, infinitive, is_passive, preposition
from recoupe.annotate.coding.triggers import Trigger
from recoupe.annotate.parsed import Token

NOT = frozenset({"ne", "n'"})


def evidence(candidate: Candidate) -> set[str]:
    """Return the features of a candidate: those of its line and word, how it is coded, its parties."""
    first = first_evidence(candidate.trigger, candidate.outcome, candidate.readings)
    return {*first, *_of_coding(candidate), *_of_parties(candidate)}


def first_evidence(trigger: Trigger, outcome: Outcome, readings: int) -> set[str]:
    """Return the features that need no parties: of a trigger's line in the lexicon, its word, what stands around."""
    found = {*_of_line(trigger.rule, outcome, noun=trigger.noun), *_of_word(trigger.anchor)}
    found.update(_of_noun(trigger.anchor) if trigger.noun else _of_verb(trigger.anchor))
    found.update(f"slot={slot}" for slot in trigger.slots)
    found.update((f"fits={trigger.fits}", f"readings={min(readings, 4)}"))
    return found


def _of_line(rule: Rule, outcome: Outcome, *, noun: bool) -> Iterator[str]:
    yield f"outcome={outcome}"
    yield f"outcome+noun={outcome},{noun}"
    yield f"outcome+needs={outcome},{bool(rule.needs)}"
    yield f"outcome+words={outcome},{min(len(rule.words), 3)}"
    for flag in rule.flags:
        yield f"outcome+flag={outcome},{flag}"
    yield f"line={' '.join(rule.words)},{rule.type}"
    yield f"type={rule.type}"
    yield f"mode={rule.mode}"


def _of_coding(candidate: Candidate) -> Iterator[str]:
    yield f"coded={candidate.coding.type}"
    yield f"status={candidate.coding.status}"
    yield f"dated={candidate.dated}"


def _of_parties(candidate: Candidate) -> Iterator[str]:
    type_, actors, recipients = candidate.trigger.rule.type, candidate.actors, candidate.recipients
    some = f"{bool(actors):d}{bool(recipients):d}"
    yield f"parties={min(len(actors), 2)},{min(len(recipients), 2)}"
    yield f"parties+outcome={some},{candidate.outcome}"
    yield f"parties+type={some},{type_}"
    for side, parties in (("actor", actors), ("recipient", recipients)):
        for party in parties:
            yield f"{side}={party.sector}"
            yield f"{side}+type={party.sector},{type_}"
    yield f"countries={_countries(actors, recipients)}"


def _countries(actors: tuple[Party, ...], recipients: tuple[Party, ...]) -> str:
    """Return which sides have a country, and whether the sides' differ."""
    ours, theirs = ({party.country for party in side if party.country} for side in (actors, recipients))
    return f"{bool(ours):d}{bool(theirs):d}{bool(ours - theirs and theirs):d}"


def _of_word(token: Token) -> Iterator[str]:
    yield f"relation={token.dep_}"
    yield f"head={token.head.pos_}"
    if token.head != token:
        yield f"head={token.head.lemma_.lower()}"


def _of_noun(noun: Token) -> Iterator[str]:
    determiners = [child.norm_ for child in noun.lefts if child.dep_ == "det"]
    yield f"preposition={preposition(noun)}"
    yield f"determiner={determiners[0] if determiners else ''}"
    yield f"counted={any(child.dep_ == 'nummod' for child in noun.children)}"
    yield f"plural={'Plur' in noun.morph.get('Number')}"
    yield f"supported={noun.head.lemma_ in word_class('support')}"


def _of_verb(verb: Token) -> Iterator[str]:
    yield f"passive={is_passive(verb)}"
    yield f"infinitive={infinitive(verb)}"
    yield f"bare={bare(verb)}"
    yield f"negated={any(child.norm_ in NOT for child in verb.children)}"
    yield f"mark={preposition(verb)}"
    for token in (verb, *(child for child in verb.children if child.dep_[:3] in {"aux", "cop"})):
        for name in ("Tense", "Mood", "VerbForm"):
            for value in token.morph.get(name):
                yield f"{'own' if token == verb else 'auxiliary'}={value}"
