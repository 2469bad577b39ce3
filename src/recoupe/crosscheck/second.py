"""A second look at each document's stance on a statement: the answer so far is evidence beside the rest.

The first weighing was learnt where the rules had been mended; this one also on affairs that nobody had mended them for,
so that it knows how far to trust them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, cast

from recoupe.crosscheck.collection import Collection
from recoupe.crosscheck.evidence import NONE, STANCES, Evidence, asked, of_match
from recoupe.crosscheck.match import Match, scored, too_early
from recoupe.crosscheck.senses import alike
from recoupe.crosscheck.statement import Statement
from recoupe.crosscheck.weigh import Held, Weighed
from recoupe.lang.odds import odds
from recoupe.lineage.cues import find_cues
from recoupe.lineage.opinion import opinion
from recoupe.lineage.profile import Profile, Sentence, plain
from recoupe.lineage.standing import Standing
from recoupe.model.vocabulary import DocumentStance

SIZES: Final = range(8, 61)
"""How many documents there may be for a second look: the weights were learnt on affairs of a dozen."""
ADDED: Final = 0.5
"""How many times likelier than silence a stance must be for a document that was held to be silent."""
TURNED: Final = 2.5
"""How many times likelier than the first answer another stance must be."""
SILENT: Final = 40.0
"""How many times likelier than its stance it must be that a document is silent after all."""
VOUCHES: Final = 30.0
"""The same for it to vouch for nothing, where both answers agree; it stays in the dossier."""
HARDLY: Final = 0.03
"""The same where they don't, or where the first look was unsure."""
CLEAR: Final = 0.5
"""Share of the likeliest stance's odds that the answer needs to vouch for anything."""
FIRST: Final = 0.8
"""Share of the best match from which a document tells a statement; what came before the first does not."""
NEAR: Final = 45
"""Characters that a negation reaches, within its clause."""
NEGATION: Final = re.compile(
    r"\b(?:n'|ne |(?:aucune?|jamais|rien|nul|sans|non|ni)\b|pas (?:un\b|de |d'))", re.IGNORECASE
)
INSTEAD: Final = re.compile(
    r"\b(?:non pas|et non|mais non|pas|au lieu d[e']|plutôt qu[e'])\s*(?:pas |des? |les |d'|à )?", re.IGNORECASE
)
"""What a number follows that is set aside: « deux, et non six »."""
END: Final = re.compile(r"[.;:!?]")


@dataclass(frozen=True, slots=True, kw_only=True)
class First:
    """The first answers: the rules' alone, those after weighing, and which of these are unsure."""

    ruled: Mapping[str, DocumentStance]
    found: Mapping[str, Match]
    held: Mapping[str, DocumentStance]
    unsure: frozenset[str]


def looked_again(statement: Statement, first: First, known: Collection, likely: Mapping[str, Profile]) -> Weighed:
    """Return what documents hold once the first answers are weighed with everything else."""
    if len(likely) not in SIZES or not first.found:
        return Weighed(found=dict(first.found), held=dict(first.held), unsure=first.unsure)
    _, matches = scored(statement, likely)
    held: Held = {}
    unsure = set[str]()
    for key, evidence in second_evidence(statement, first, known, likely).items():
        chance = odds("stances_again").likely(evidence)
        ruled = str(first.held.get(key, NONE))
        stance = _stance(chance, ruled)
        if stance != NONE:
            held[key] = cast("DocumentStance", stance)
            agree = stance == ruled and key not in first.unsure
            best = max(chance[each] for each in STANCES if each != NONE)
            least = VOUCHES if agree else HARDLY
            unsure |= {key} if chance[NONE] > least * chance[stance] or chance[stance] < CLEAR * best else set()
    return Weighed(found={key: first.found.get(key, matches[key]) for key in held}, held=held, unsure=frozenset(unsure))


def second_evidence(
    statement: Statement, first: First, known: Collection, likely: Mapping[str, Profile]
) -> dict[str, Evidence]:
    """Return what speaks for each stance of each document, the first answers among it."""
    told, matches = scored(statement, likely)
    question = asked(told, matches.values())
    order = sorted(likely, key=lambda key: likely[key].order)
    teller = next((place for place, key in enumerate(order) if matches[key].score >= FIRST * question.top), 0)
    turned = statement.negative or bool(find_cues("negation_cues", plain(statement.text)))
    made: dict[str, Evidence] = {}
    for place, key in enumerate(order):
        if too_early(statement, likely[key]) or not (matches[key].score or known.lineages[key].parents):
            continue
        own = of_match(question, matches[key], known.lineages[key], known.standings[key])
        own |= _document(likely[key], known.standings[key]) | _near(told, matches[key]) | _answers(first, key)
        own |= {"before": float(place < teller), "rank": place / max(1, len(order) - 1), "turned": float(turned)}
        made[key] = own | (_turned(own) if turned else {})
    return made


def _stance(likely: Mapping[str, float], ruled: str) -> str:
    """Return the stance that is likely enough for the first answer to give way."""
    best = max((each for each in STANCES if each != NONE), key=lambda each: likely[each])
    if ruled == NONE:
        return best if likely[best] > ADDED * likely[NONE] else NONE
    stance = best if likely[best] > TURNED * likely[ruled] else ruled
    return NONE if likely[NONE] > SILENT * likely[stance] else stance


def _document(profile: Profile, standing: Standing) -> Evidence:
    """Return what kind of text a document is."""
    return {
        "official": float(standing.official),
        "talks": float(standing.talks),
        "first_hand": float(standing.first_hand),
        "opinion": float(bool(opinion(profile))),
    }


def _answers(first: First, key: str) -> Evidence:
    """Return the first answers, with and without weighing."""
    ruled, held = str(first.ruled.get(key, NONE)), str(first.held.get(key, NONE))
    found = {f"rule_{stance}": float(ruled == stance) for stance in STANCES}
    found |= {f"held_{stance}": float(held == stance) for stance in STANCES}
    direct = key in first.found and first.found[key].direct
    return found | {"unsure": float(key in first.unsure), "direct": float(direct)}


def _turned(own: Evidence) -> Evidence:
    """Return what weighs differently where the statement itself negates."""
    names = ("no", "denying", "r_denies", "whole", *(f"rule_{stance}" for stance in STANCES))
    return {f"turned_{name}": own[name] for name in names}


def _near(statement: Statement, match: Match) -> Evidence:
    """Return whether the sentences that tell of a statement negate its words, set its number aside, or ask."""
    return {
        "negates": float(any(_negates(statement, each) for each in match.sentences)),
        "instead": float(any(_sets_aside(statement, each) for each in match.sentences)),
        "asks": float(any("?" in each.text for each in match.sentences)),
    }


def _negates(statement: Statement, sentence: Sentence) -> bool:
    text = sentence.plain
    places = [word.start - sentence.start for word in sentence.words if _carries(statement, word.key)]
    return any(
        0 <= place - found.start() < NEAR and END.search(text, found.start(), place) is None
        for found in NEGATION.finditer(text)
        for place in places
    )


def _carries(statement: Statement, key: str) -> bool:
    return key not in statement.names and any(each in statement.core for each in (key, *alike(key)))


def _sets_aside(statement: Statement, sentence: Sentence) -> bool:
    places = set(_numbers(statement, sentence))
    return any(found.end() in places for found in INSTEAD.finditer(sentence.plain))


def _numbers(statement: Statement, sentence: Sentence) -> Iterator[int]:
    return (word.start - sentence.start for word in sentence.words if word.key in statement.numbers)
