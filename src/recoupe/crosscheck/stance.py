"""What each document that speaks to a statement holds of it."""

import re
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Final

from recoupe.crosscheck.comparison import Side, compared
from recoupe.crosscheck.match import DERIVED, Match, has_number, on_matter
from recoupe.crosscheck.polarity import belied, denied, denied_next, refuted
from recoupe.crosscheck.statement import Statement
from recoupe.lineage.cues import find_cues
from recoupe.lineage.profile import Sentence, plain
from recoupe.lineage.standing import Standing, denies, headed
from recoupe.model.judgement import Figure, Lineage
from recoupe.model.vocabulary import DocumentStance

UPHOLDS: Final = ("maintenons", "maintient", "maintiennent", "confirmons")
FIGURE: Final = re.compile(
    r"(?:retirons|corrigeons|rectifions|rectificatif)\W+(?:\w+\W+){0,4}?(?:chiffre|bilan|nombre|montant|\d+)"
)


REPORTED: Final = re.compile(
    r"\b(?:écrit|publié|annoncé|affirmé|indiqué|rapporté|repris|relayé|titré|intitulé|diffusé|évoqué|parlé|dit)e?s?\b",
    re.IGNORECASE,
)
"""What a retraction says of its own words."""
RESERVE: Final = 3
OWN_WORDS: Final = 0.9
"""How much of a statement a denial must tell without denying it, next to what it answers, to support it."""
DENYING: Final = 0.15
"""Share of what carries a statement that a sentence must tell which denies it."""
SAME_MATTER: Final = 0.6
"""Share of the words that carry a denying statement that a document must have to say the same."""
ON_IT: Final = 0.45
"""Share of what carries a statement that a denial must tell, where nothing else shows that it denies it."""
CONCEDES: Final = re.compile(
    r"\b(?:(?:a|ont|avait|avaient) (?:reconnu|admis|concédé)|"
    r"reconnaît|reconnaissent|admet|admettent|concède|concèdent)\b"
)

TURNED: Final[dict[DocumentStance, DocumentStance]] = {"supports": "denies", "denies": "supports"}
"""What a stance on a thing is on the statement that it is not so."""


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
    turned = negates(asked)
    asked = replace(asked, negative=asked.negative and not turned)
    order = sorted(found, key=lambda key: found[key].profile.order)
    sides = compared(asked, numbers, found, standings)
    tolls = {figure.document for figure in numbers} if asked.tolls and asked.deadly and not asked.numbers else set()
    held: dict[str, Held] = {}
    for key in order:
        parents = {parent: held[parent] for parent in lineages[key].parents if parent in held}
        judge = _of_turned if turned and not standings[key].retracts else _stance
        stance = judge(asked, found[key], lineages[key], standings[key], parents)
        if key in tolls:
            stance = "supports"
        elif key in sides:
            stance = _by_number(sides[key], found[key], lineages[key], standings[key], parents)
        if stance is not None:
            held[key] = Held(stance, found[key].score, found[key].leads)
    return {key: TURNED.get(each.stance, each.stance) if turned else each.stance for key, each in sorted(held.items())}


def negates(asked: Statement) -> bool:
    """Tell whether a statement negates something: who denies that thing supports it."""
    return bool(find_cues("negation_cues", plain(asked.text)))


def _stance(
    asked: Statement, match: Match, lineage: Lineage, standing: Standing, parents: Mapping[str, Held]
) -> DocumentStance | None:
    if asked.negative:
        return _of_negative(match, parents)
    if standing.retracts:
        return _of_retraction(asked, match, parents)
    if lineage.relation == "denies":
        return _of_denial(asked, match, parents)
    return _of_report(asked, match, lineage, standing, parents)


def _of_turned(
    asked: Statement, match: Match, lineage: Lineage, _standing: Standing, parents: Mapping[str, Held]
) -> DocumentStance | None:
    """Return what a document holds of what a statement negates: there a plain negation is a report, no denial."""
    if says_no(asked, match):
        return "denies"
    inherited = {held.stance for held in parents.values()} - {"retracts"}
    if lineage.relation == "denies":
        return "supports" if match.direct or "denies" in inherited else None
    if lineage.relation in DERIVED and len(inherited) == 1:
        return next(iter(inherited))
    if match.matter < ON_IT and not inherited:
        return None
    return "doubts" if _doubted(match, lineage, parents) else "supports"


def _of_report(
    asked: Statement, match: Match, lineage: Lineage, standing: Standing, parents: Mapping[str, Held]
) -> DocumentStance:
    """Return what a document holds that tells of a statement, or relays what others say of it."""
    inherited = {each.stance for each in parents.values()}
    if lineage.relation == "reprint" and len(inherited) == 1:
        return next(iter(inherited - {"retracts"}), "supports")
    doubts = _doubted(match, lineage, parents)
    if reserved(match.sentence) or (lineage.relation == "partial" and _wonders(match)):
        return "doubts"
    both = {"supports", "denies"} <= inherited and doubts and not says_no(asked, match)
    if not both and _carries_denial(asked, match, lineage, standing, inherited):
        return "denies"
    return "doubts" if doubts else "supports"


def _by_number(
    side: Side, match: Match, lineage: Lineage, standing: Standing, parents: Mapping[str, Held]
) -> DocumentStance | None:
    """Return what a document's number says to a comparison; the number that is compared with says nothing to it."""
    if side == "beyond":
        return "doubts" if lineage.relation == "rewrite" and _doubted(match, lineage, parents) else "supports"
    relays = {held.stance for held in parents.values()} == {"denies"} or denies(match.profile, standing)
    return "denies" if side != "reference" and relays else None


def reserved(sentence: Sentence) -> bool:
    """Tell whether a sentence itself has a reserve, or sets claim and denial side by side."""
    return any(cue.strength in {"strong", "here"} for cue in find_cues("doubt_cues", sentence.plain))


def _carries_denial(
    asked: Statement, match: Match, lineage: Lineage, standing: Standing, inherited: AbstractSet[DocumentStance]
) -> bool:
    """Tell whether a document that denies nothing itself says or relays that the statement is false."""
    here, point = says_no(asked, match), denies(match.profile, standing)
    if belied(match.profile, match.sentence):
        return True
    if "denies" not in inherited:
        if not inherited and refuted(asked.worth, match.sentence):
            return True
        if here and lineage.relation == "unrelated":
            return True
        return point and (here or (lineage.relation == "independent" and standing.voice == "media"))
    if here or "supports" not in inherited:
        return here or bool(standing.denials) or (inherited == {"denies"} and lineage.relation != "cites")
    return point and lineage.relation != "partial"


def says_no(asked: Statement, match: Match) -> bool:
    """Tell whether the sentence of a document that tells most of a statement denies it."""
    best = match.sentence
    return denied(asked.worth, best) or denied_next(match.profile, best)


def _of_negative(match: Match, parents: Mapping[str, Held]) -> DocumentStance | None:
    """Return the stance on a statement that itself says that something is false: who denies the thing supports it."""
    inherited = {held.stance for held in parents.values()}
    says = match.matter >= SAME_MATTER and bool(find_cues("denial_cues", match.sentence.plain))
    return "supports" if says or "supports" in inherited else None


def _of_retraction(asked: Statement, match: Match, parents: Mapping[str, Held]) -> DocumentStance | None:
    """Return what a retraction holds: it may uphold a part, and a corrected number does not withdraw the matter."""
    text = match.sentence.plain.lower()
    if any(word in text for word in UPHOLDS):
        return "supports"
    if match.direct and _upheld(asked, match):
        return "supports"
    if FIGURE.search(match.profile.plain.lower()) is None:
        carried = {held.stance for held in parents.values()} & {"supports", "doubts"}
        return "retracts" if carried or match.direct else None
    if asked.numbers:
        return "retracts" if has_number(asked, match.profile) else None
    return "supports" if match.direct else None


def _upheld(asked: Statement, match: Match) -> bool:
    """Tell whether a retraction asserts a statement in a sentence of its own, neither reported nor withdrawn."""
    near = here_and_after(match, (match.sentence,))[:2]
    against = any(find_cues(name, each.plain) for name in ("denial_cues", "retraction_cues") for each in near)
    return not against and not says_no(asked, match) and REPORTED.search(match.sentence.plain) is None


def _of_denial(asked: Statement, match: Match, parents: Mapping[str, Held]) -> DocumentStance | None:
    """Return what a denial holds: it denies what it answers leads with, and what its denying words are about."""
    exact = bool(asked.numbers) and has_number(asked, match.profile)
    concedes = CONCEDES.search(match.sentence.plain) is not None and not says_no(asked, match)
    told = max((held.score for held in parents.values()), default=0.0)
    if concedes and match.score >= told and (exact or _dated(asked, match)):
        return "supports"
    if says_no(asked, match) or denying(asked, match) >= DENYING:
        return "denies"
    if concedes:
        return None
    if match.direct and (exact or match.score >= OWN_WORDS * told):
        return "supports"
    if any(held.leads for held in parents.values()):
        return "denies"
    return "denies" if match.direct and match.matter >= ON_IT else None


def _dated(asked: Statement, match: Match) -> bool:
    return any(day in match.sentence.plain.lower() for day in asked.dates)


def denying(asked: Statement, match: Match) -> float:
    """Return how much of what carries a statement one sentence tells that denies it."""
    found = (each for each in match.sentences if denied(asked.worth, each) or denied_next(match.profile, each))
    return max((on_matter(asked, {word.key for word in each.words}) for each in found), default=0.0)


def _doubted(match: Match, lineage: Lineage, parents: Mapping[str, Held]) -> bool:
    """Tell whether a document carries a statement with reserve: in words, or because its source did."""
    held = {each.stance for each in parents.values()}
    if lineage.relation == "reprint" and held:
        return "supports" not in held and "doubts" in held
    near = here_and_after(match, match.sentences if lineage.parents else (match.sentence,))
    here = [cue for sentence in near for cue in find_cues("doubt_cues", sentence.plain)]
    return any(cue.strength == "strong" for cue in here) or (bool(here) and _wonders(match))


def _wonders(match: Match) -> bool:
    """Tell whether a document has more than one reserve."""
    return len(find_cues("doubt_cues", headed(match.profile))) > 1


def here_and_after(match: Match, told: Iterable[Sentence]) -> list[Sentence]:
    """Return the sentences that tell of a statement and those after each in its paragraph, three at least.

    A reserve follows what it is about.
    """
    every, found = match.profile.sentences, dict[int, Sentence]()
    for each in told:
        place = every.index(each)
        after = (s for i, s in enumerate(every[place:]) if i < RESERVE or s.paragraph == each.paragraph)
        found |= {s.start: s for s in after if s.passage == each.passage}
    return [found[start] for start in sorted(found)]
