"""What each document that speaks to a statement holds of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from recoupe.crosscheck.match import MATTER, Match, on_matter
from recoupe.crosscheck.statement import Statement
from recoupe.lineage.cues import find_cues
from recoupe.lineage.profile import Sentence
from recoupe.lineage.standing import Standing, denies, headed
from recoupe.model.judgement import Figure, Lineage
from recoupe.model.vocabulary import DocumentStance

UPHOLDS: Final = ("maintenons", "maintient", "maintiennent", "confirmons")
FIGURE: Final = re.compile(
    r"(?:retirons|corrigeons|rectifions|rectificatif)\W+(?:\w+\W+){0,4}?(?:chiffre|bilan|nombre|montant|\d+)"
)


RESERVE: Final = 3
CONCEDES: Final = re.compile(r"\b(?:reconnu|reconnaît|reconnaissent|admet|admis|admettent|concède|concédé|concèdent)\b")


@dataclass(frozen=True, slots=True)
class Held:
    """A parent's stance, how much of the statement it tells, and whether it leads with it."""

    stance: DocumentStance
    score: float
    leads: bool


def stances(
    asked: Statement,
    found: Mapping[str, Match],
    lineages: Mapping[str, Lineage],
    standings: Mapping[str, Standing],
    numbers: tuple[Figure, ...] = (),
) -> dict[str, DocumentStance]:
    """Return the stance of each document that speaks to a statement; parents are judged before their children.

    Where the statement says that people died, not how many, another toll supports it.
    """
    order = sorted(found, key=lambda key: found[key].profile.order)
    tolls = {figure.document for figure in numbers} if asked.deadly and not asked.numbers else set()
    held: dict[str, Held] = {}
    for key in order:
        parents = {parent: held[parent] for parent in lineages[key].parents if parent in held}
        stance = _stance(asked, found[key], lineages[key], standings[key], parents)
        if key in tolls:
            stance = "supports"
        if stance is not None:
            held[key] = Held(stance, found[key].score, found[key].leads)
    return {key: each.stance for key, each in sorted(held.items())}


def _stance(
    asked: Statement, match: Match, lineage: Lineage, standing: Standing, parents: Mapping[str, Held]
) -> DocumentStance | None:
    if asked.negative:
        return _of_negative(match, parents)
    if standing.retracts:
        return _of_retraction(asked, match)
    if lineage.relation == "denies":
        return _of_denial(asked, match, parents)
    if _relays_denial(match, lineage, standing, parents):
        return "denies"
    return "doubts" if _doubted(match, lineage, parents) else "supports"


def _of_negative(match: Match, parents: Mapping[str, Held]) -> DocumentStance | None:
    """Return the stance on a statement that itself says that something is false: who denies the thing supports it."""
    inherited = {held.stance for held in parents.values()}
    return "supports" if find_cues("denial_cues", match.sentence.plain) or "supports" in inherited else None


def _of_retraction(asked: Statement, match: Match) -> DocumentStance:
    """Return what a retraction holds: it may uphold a part, and a corrected number does not withdraw the matter."""
    text = match.sentence.plain.lower()
    if any(word in text for word in UPHOLDS):
        return "supports"
    only_number = FIGURE.search(match.profile.plain.lower()) is not None
    return "supports" if only_number and not asked.numbers else "retracts"


def _of_denial(asked: Statement, match: Match, parents: Mapping[str, Held]) -> DocumentStance | None:
    """Return what a denial holds: it denies what it answers leads with, and what its denying words are about."""
    told = max((held.score for held in parents.values()), default=0.0)
    if match.score >= told and not _denied(match):
        return "supports"
    if any(held.leads for held in parents.values()):
        return "denies"
    if CONCEDES.search(match.sentence.plain):
        return None
    return "denies" if (match.direct and match.matter >= MATTER) or _denying(asked, match) >= MATTER else None


def _denying(asked: Statement, match: Match) -> float:
    """Return how much of what carries a statement one sentence tells that denies."""
    found = (each for each in match.profile.sentences if find_cues("denial_cues", each.plain))
    return max((on_matter(asked, {word.key for word in each.words}) for each in found), default=0.0)


def _denied(match: Match) -> bool:
    """Tell whether the sentence or the one after it in its paragraph denies."""
    every = match.profile.sentences
    place = every.index(match.sentence)
    here = (match.sentence.passage, match.sentence.paragraph)
    near = [each for each in every[place : place + 2] if (each.passage, each.paragraph) == here]
    return any(find_cues("denial_cues", sentence.plain) for sentence in near)


def _relays_denial(match: Match, lineage: Lineage, standing: Standing, parents: Mapping[str, Held]) -> bool:
    held = {each.stance for each in parents.values()}
    if "denies" in held and lineage.relation != "partial":
        return denies(match.profile, standing) or _denied(match) or ("supports" not in held and bool(standing.denials))
    return lineage.relation == "independent" and denies(match.profile, standing) and standing.voice == "media"


def _doubted(match: Match, lineage: Lineage, parents: Mapping[str, Held]) -> bool:
    """Tell whether a document carries a statement with reserve: in words, or because its source did."""
    held = {each.stance for each in parents.values()}
    if lineage.relation == "reprint" and held:
        return "supports" not in held and "doubts" in held
    here = [cue for sentence in _here_and_after(match) for cue in find_cues("doubt_cues", sentence.plain)]
    every = find_cues("doubt_cues", headed(match.profile))
    reader = lineage.relation == "partial" and len(every) > 1
    return any(cue.strength == "strong" for cue in here) or (bool(here) and len(every) > 1) or reader


def _here_and_after(match: Match) -> tuple[Sentence, ...]:
    """Return the sentence and those just after it in its passage: a reserve follows what it is about."""
    every = match.profile.sentences
    place = every.index(match.sentence)
    return tuple(each for each in every[place : place + RESERVE] if each.passage == match.sentence.passage)
