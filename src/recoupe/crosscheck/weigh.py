"""Where the rules may be wrong: what all evidence together says of each document's stance on a statement."""

from collections.abc import Mapping, Sized
from dataclasses import dataclass
from typing import Final, cast

from recoupe.crosscheck.circumstances import turned
from recoupe.crosscheck.collection import Collection
from recoupe.crosscheck.evidence import NONE, Asked, asked, of_match, with_parents
from recoupe.crosscheck.match import Match, scored, too_early
from recoupe.crosscheck.statement import Statement
from recoupe.lang.odds import odds
from recoupe.lineage.profile import Profile
from recoupe.model.vocabulary import DocumentStance

Held = dict[str, DocumentStance]
SURER: Final = 1.2
"""How many times likelier than the rules' answer it must be that a document does not speak to a statement.

It stays in the dossier, since the evidence errs there in one of three cases; but it vouches for nothing, and what takes
from it is judged as if it did not speak.
"""
VOUCHES: Final = 30.0
"""The same for it to vouch for nothing; where a denial seems to support the statement, the lower bar counts."""
ADDED: Final = 5.0
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
    unsure: frozenset[str]


def weighable(statement: Statement, among: Sized) -> bool:
    """Tell whether a statement and a collection are of the kind that the weights were learnt on.

    They know neither statements that negate nor those that leave a number of dead open.
    """
    if len(among) < FEW:
        return False
    return not turned(statement) and not (statement.tolls and not statement.numbers)


def weighed(
    statement: Statement, found: Mapping[str, Match], held: Mapping[str, DocumentStance], known: Collection,
    likely: Mapping[str, Profile],
) -> Weighed:  # fmt: skip
    """Return what documents hold where the evidence speaks against the rules' answers; parents are judged first."""
    told, matches = scored(statement, likely)
    question = asked(told, matches.values())
    made: Held = {}
    unsure = set[str]()
    for key in sorted(matches, key=lambda each: matches[each].profile.order):
        if not too_early(statement, matches[key].profile) and (matches[key].score or known.lineages[key].parents):
            chance = _likely(question, key, matches, known, made)
            stance = _stance(chance, held.get(key))
            made |= {key: stance} if stance else {}
            aside = known.lineages[key].relation == "denies" and held.get(key) == "supports"
            least = SURER if aside else VOUCHES
            unsure |= {key} if key in held and chance[NONE] > least * chance[str(held[key])] else set()
    every = {**held, **made}
    spoken = {key: found.get(key, matches[key]) for key in every}
    return Weighed(found=spoken, held=every, unsure=frozenset(unsure - made.keys()))


def _likely(
    question: Asked, key: str, matches: Mapping[str, Match], known: Collection, made: Held
) -> Mapping[str, float]:
    """Return how likely each stance is; who denies does not merely doubt."""
    lineage = known.lineages[key]
    own = of_match(question, matches[key], lineage, known.standings[key])
    chance = odds("stances").likely(with_parents(own, lineage, made, matches, question.top))
    return chance | {"doubts": 0.0} if lineage.relation == "denies" else chance


def _stance(likely: Mapping[str, float], ruled: DocumentStance | None) -> DocumentStance | None:
    """Return the stance that is likely enough for the rules' answer to give way."""
    best, rule = max(likely, key=lambda each: likely[each]), str(ruled or NONE)
    if rule == "retracts" or (rule, best) == ("denies", "doubts"):  # said in so many words
        return ruled
    surer = SURER if best == NONE else ADDED if rule == NONE else TURNED
    stance = best if likely[best] > surer * likely[rule] else rule
    return None if stance == NONE else cast("DocumentStance", stance)
