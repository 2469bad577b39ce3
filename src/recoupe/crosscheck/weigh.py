"""Where the rules may be wrong: what all evidence together says of each document's stance on a statement."""

from collections.abc import Mapping, Sized
from dataclasses import dataclass, replace
from typing import Final, cast

from recoupe.crosscheck.collection import Collection
from recoupe.crosscheck.evidence import NONE, Asked, asked, of_match, with_parents
from recoupe.crosscheck.match import Match, scored, too_early
from recoupe.crosscheck.statement import Statement
from recoupe.lang.odds import odds
from recoupe.lineage.cues import find_cues
from recoupe.lineage.profile import Profile, plain
from recoupe.model.vocabulary import DocumentStance

Held = dict[str, DocumentStance]
SURER: Final = 1.2
"""How many times likelier than the rules' answer it must be that a document does not speak to a statement."""
ADDED: Final = 2.0
"""The same for one that speaks to it though the rules say that it does not."""
FEW: Final = 8
"""Documents under which the rules alone decide: the weights were learnt on affairs of a dozen."""
TURNED: Final = 1.5
"""The same for another stance of a document that speaks to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """The documents that speak to a statement, and what each holds of it."""

    found: dict[str, Match]
    held: Held


def weighable(statement: Statement, among: Sized) -> bool:
    """Tell whether a statement and a collection are of the kind that the weights were learnt on.

    They know neither statements that negate nor those that leave a number of dead open.
    """
    if len(among) < FEW:
        return False
    negates = statement.negative or bool(find_cues("negation_cues", plain(statement.text)))
    return not negates and not (statement.tolls and not statement.numbers)


def weighed(
    statement: Statement, found: Mapping[str, Match], held: Mapping[str, DocumentStance], known: Collection,
    likely: Mapping[str, Profile],
) -> Weighed:  # fmt: skip
    """Return what documents hold where the evidence speaks against the rules' answers; parents are judged first."""
    told, matches = scored(statement, likely)
    question = asked(told, matches.values())
    made: Held = {}
    for key in sorted(matches, key=lambda each: matches[each].profile.order):
        if not too_early(statement, matches[key].profile) and (matches[key].score or known.lineages[key].parents):
            stance = _stance(question, key, matches, known, made, held.get(key))
            made |= {key: stance} if stance else {}
    spoken = {key: replace(found.get(key, matches[key]), direct=True) for key in made}
    return Weighed(found=spoken, held=made)


def _stance(
    question: Asked, key: str, matches: Mapping[str, Match], known: Collection, made: Held,
    ruled: DocumentStance | None,
) -> DocumentStance | None:  # fmt: skip
    lineage = known.lineages[key]
    own = of_match(question, matches[key], lineage, known.standings[key])
    likely = odds("stances").likely(with_parents(own, lineage, made, matches, question.top))
    best, rule = max(likely, key=lambda each: likely[each]), str(ruled or NONE)
    surer = SURER if best == NONE else ADDED if rule == NONE else TURNED
    stance = best if likely[best] > surer * likely[rule] else rule
    return None if stance == NONE else cast("DocumentStance", stance)
