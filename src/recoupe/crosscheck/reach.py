"""What the sentences that tell of a statement do with it: deny, negate or affirm it, and how far each reaches."""

from collections.abc import Iterable
from typing import Final

from recoupe.crosscheck.evidence import Evidence
from recoupe.crosscheck.match import Match
from recoupe.crosscheck.polarity import REACHED, Reach, denied, negated_places, reach
from recoupe.crosscheck.statement import Statement
from recoupe.lineage.cues import find_cues
from recoupe.lineage.profile import Sentence, plain

MANY: Final = 4
"""Sentences that tell of a statement as clearly as more would."""


def of_reach(statement: Statement, match: Match) -> Evidence:
    """Return how far denials, negations and affirmations reach, in the best sentence and in all that tell of it."""
    sentences = match.sentences or (match.sentence,)
    every, best = [reach(statement.worth, each) for each in sentences], reach(statement.worth, match.sentence)
    found = {
        "reach_denied": max(each.denied for each in every),
        "reach_negated": max(each.negated for each in every),
        "best_denied": best.denied,
        "best_negated": best.negated,
        "affirms": float(_affirmed(sentences)),
        "best_affirms": float(_affirmed((match.sentence,))),
    }
    weighed = {f"{name}_whole": value * match.whole for name, value in found.items()}
    return found | weighed | _shares(every) | _heads(statement, match)


def of_answer(found: Evidence) -> Evidence:
    """Return what weighs differently where the document denies something: this or another thing."""
    answers, plainly = found["r_denies"], found["reach_denied"] + found["reach_negated"] < REACHED
    return {
        "answers_denied": answers * found["best_denied"],
        "answers_negated": answers * found["best_negated"],
        "answers_affirming": answers * found["best_affirms"],
        "answers_plainly": answers * plainly * found["whole"],
        "relays_denial": (1.0 - answers) * found["title_denies"] * found["whole"],
    }


def _shares(every: list[Reach]) -> Evidence:
    return {
        "tell_n": min(len(every), MANY) / MANY,
        "tell_denied": sum(each.denied >= REACHED for each in every) / len(every),
        "tell_negated": sum(each.negated >= REACHED for each in every) / len(every),
    }


def _heads(statement: Statement, match: Match) -> Evidence:
    """Return whether headline and first sentence deny."""
    profile = match.profile
    return {
        "title_denies": float(bool(find_cues("denial_cues", plain(profile.document.title or "")))),
        "lead_denies": float(bool(profile.sentences) and denied(statement.worth, profile.sentences[0])),
    }


def _affirmed(sentences: Iterable[Sentence]) -> bool:
    return any(_affirms(each.plain) for each in sentences)


def _affirms(text: str) -> bool:
    """Tell whether a text affirms something: « ne confirme pas » and « non confirmée » do not."""
    negated = negated_places(text)
    cues = find_cues("affirmation_cues", text)
    return any(not any(start <= cue.start < end for start, end in negated) for cue in cues)
