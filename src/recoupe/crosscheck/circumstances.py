"""What else bears on a document's stance: what kind of text it is, when it came, how it words what it tells."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from recoupe.crosscheck.claims import claim_of, common
from recoupe.crosscheck.evidence import NONE, STANCES, Evidence
from recoupe.crosscheck.match import Match
from recoupe.crosscheck.senses import alike
from recoupe.crosscheck.stance import negates
from recoupe.crosscheck.statement import Statement
from recoupe.lineage.opinion import opinion
from recoupe.lineage.profile import Profile, Sentence
from recoupe.lineage.standing import Standing
from recoupe.model.vocabulary import DocumentStance, Modality

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
MODALITIES: Final[tuple[Modality, ...]] = ("asserted", "hedged", "denied", "open")


def of_document(profile: Profile, standing: Standing) -> Evidence:
    """Return what kind of text a document is."""
    return {
        "official": float(standing.official),
        "talks": float(standing.talks),
        "first_hand": float(standing.first_hand),
        "opinion": float(bool(opinion(profile))),
    }


def of_order(matches: Mapping[str, Match], top: float) -> dict[str, Evidence]:
    """Return how late each document came, and whether before any that tells the statement."""
    order = sorted(matches, key=lambda key: matches[key].profile.order)
    teller = next((place for place, key in enumerate(order) if matches[key].score >= FIRST * top), 0)
    last = max(1, len(order) - 1)
    return {key: {"before": float(place < teller), "rank": place / last} for place, key in enumerate(order)}


def of_answers(ruled: DocumentStance | None, found: Match | None) -> Evidence:
    """Return the rules' answer."""
    answer = {f"rule_{stance}": float((ruled or NONE) == stance) for stance in STANCES}
    return answer | {"direct": float(found is not None and found.direct)}


def of_wording(statement: Statement, match: Match) -> Evidence:
    """Return whether the sentences that tell of a statement negate its words, set its number aside, or ask."""
    return {
        "negates": float(any(_negates(statement, each) for each in match.sentences)),
        "instead": float(any(_sets_aside(statement, each) for each in match.sentences)),
        "asks": float(any("?" in each.text for each in match.sentences)),
    }


def of_claims(match: Match) -> Evidence:
    """Return on what footing the document tells the statement: who says it there, how firmly."""
    claims = match.profile.analysis.claims
    claim = claim_of(match.profile, match.sentence) if match.sentences else None
    found = {f"claim_{each}": float(claim is not None and claim.modality == each) for each in MODALITIES}
    told = [each for each in claims if any(common(each, one) > 0 for one in match.sentences)]
    return found | {
        "claim_negative": float(claim is not None and claim.polarity == "negative"),
        "claim_reported": float(claim is not None and len(claim.chain.links) > 1),
        "claim_any_denied": float(any(each.modality == "denied" for each in told)),
    }


def turned(statement: Statement) -> bool:
    """Tell whether a statement says that something is not so."""
    return statement.negative or negates(statement)


def if_turned(own: Evidence) -> Evidence:
    """Return what weighs differently where the statement itself negates."""
    names = ("no", "denying", "r_denies", "whole", *(f"rule_{stance}" for stance in STANCES))
    return {"turned": 1.0} | {f"turned_{name}": own[name] for name in names}


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
