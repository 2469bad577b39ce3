"""A second look at each document's stance on a statement, with the answers so far as evidence.

The first weighing was learnt on the main points of affairs that the rules had been mended for. This one was also learnt
on affairs that nobody had mended them for, and on statements that one or two documents of an affair tell: there it
decides alone; elsewhere the first answers stand. Where an affair is retold in the same words, a third table decides
every statement: there, what a document does not say in these words it does not say.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final, cast

from recoupe.crosscheck.circumstances import if_turned, of_answers, of_claims, of_document, of_order, of_wording, turned
from recoupe.crosscheck.collection import Collection
from recoupe.crosscheck.coverage import coverage
from recoupe.crosscheck.evidence import NONE, Evidence, asked, of_match, with_parents
from recoupe.crosscheck.match import Match, scored, too_early
from recoupe.crosscheck.reach import of_answer, of_reach
from recoupe.crosscheck.stance import TURNED, negates
from recoupe.crosscheck.statement import Statement
from recoupe.crosscheck.weigh import Weighed
from recoupe.lang.odds import odds
from recoupe.lineage.profile import Profile
from recoupe.model.vocabulary import DocumentStance

Chances = Mapping[str, float]
SIDE: Final = 0.21
"""Share of the documents that may speak to a statement under which it is a side issue of the affair."""
SPEAKS: Final = 0.2
"""How many times likelier than silence a stance must be for a document to stand in the dossier and to vouch."""
TELLS: Final = 0.35
"""The same for it to stand in the dossier where the affair is retold in the same words."""
VOUCHES: Final = 0.5
"""The same for it to vouch for anything there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """What the rules alone say: the documents that speak to a statement, what each holds, and all that may speak."""

    found: Mapping[str, Match]
    held: Mapping[str, DocumentStance]
    likely: Mapping[str, Profile]


def looked_again(statement: Statement, ruled: Ruled, first: Weighed, known: Collection) -> Weighed:
    """Return what documents hold of a side issue of an affair, weighed anew; of others the first answers."""
    chances = {key: odds("stances_again").likely(each) for key, each in evidence_of(statement, ruled, known).items()}
    if sum(1.0 - chance[NONE] for chance in chances.values()) >= SIDE * len(ruled.likely):
        return first
    held = _held(chances, SPEAKS)
    return Weighed(found={**first.found, **_found(held, statement, ruled)}, held=held, unsure=frozenset())


def by_own_words(statement: Statement, ruled: Ruled, known: Collection) -> Weighed:
    """Return what documents hold of an affair that they retell in the same words.

    Of a statement that negates they hold the opposite of what they hold of what it negates.
    """
    chances = {key: odds("stances_plain").likely(each) for key, each in plain_evidence(statement, ruled, known).items()}
    held = _held(chances, TELLS)
    unsure = _unsure(held, chances)
    if negates(statement):
        held = _turned(held)
    held |= {key: "retracts" for key in held if ruled.held.get(key) == "retracts"}  # said in so many words
    return Weighed(found=_found(held, statement, ruled), held=held, unsure=unsure)


def _unsure(held: Mapping[str, DocumentStance], chances: Mapping[str, Chances]) -> frozenset[str]:
    """Return the documents that may well not speak to a statement, and vouch for nothing."""
    return frozenset(held.keys() - _held(chances, VOUCHES).keys())


def _turned(held: Mapping[str, DocumentStance]) -> dict[str, DocumentStance]:
    return {key: TURNED.get(stance, stance) for key, stance in held.items()}


def _held(chances: Mapping[str, Chances], surer: float) -> dict[str, DocumentStance]:
    best = {key: _best(chance) for key, chance in chances.items()}
    return {key: stance for key, stance in best.items() if chances[key][stance] > surer * chances[key][NONE]}


def _found(keys: Iterable[str], statement: Statement, ruled: Ruled) -> dict[str, Match]:
    _, matches = scored(statement, ruled.likely)
    return {key: matches[key] for key in keys}


def evidence_of(statement: Statement, ruled: Ruled, known: Collection) -> dict[str, Evidence]:
    """Return what speaks for each stance of each document that may speak to a statement."""
    made = _evidence(statement, ruled, known, *scored(statement, ruled.likely))
    return {key: own | if_turned(own) for key, own in made.items()} if turned(statement) else made


def plain_evidence(statement: Statement, ruled: Ruled, known: Collection) -> dict[str, Evidence]:
    """Return the same for what a statement says or negates, with how far denials and affirmations reach."""
    told, matches = scored(statement, ruled.likely)
    if negates(statement):
        ruled = replace(ruled, held=_turned(ruled.held))
    made: dict[str, Evidence] = {}
    for key, found in _evidence(statement, ruled, known, told, matches).items():
        own = found | of_reach(told, matches[key])
        made[key] = own | of_answer(own)
    return made


def _evidence(
    statement: Statement, ruled: Ruled, known: Collection, told: Statement, matches: Mapping[str, Match]
) -> dict[str, Evidence]:
    """Return the evidence; ``told`` is the statement with its words as telling as they are among the documents."""
    question = asked(told, matches.values())
    covered, order = coverage(statement, ruled.likely), of_order(matches, question.top)
    made: dict[str, Evidence] = {}
    for key, match in matches.items():
        lineage, standing = known.lineages[key], known.standings[key]
        if too_early(statement, match.profile) or not (match.score or lineage.parents):
            continue
        own = of_match(question, match, lineage, standing)
        own = with_parents(own, lineage, ruled.held, matches, question.top) | covered[key] | order[key]
        own |= of_document(match.profile, standing) | of_answers(ruled.held.get(key), ruled.found.get(key))
        made[key] = own | of_wording(told, match) | of_claims(match)
    return made


def _best(chance: Chances) -> DocumentStance:
    return cast("DocumentStance", max((each for each in chance if each != NONE), key=lambda each: chance[each]))
