"""What speaks for each stance that a document may hold of a statement: named numbers, most from 0 to 1."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from recoupe.crosscheck.match import DERIVED, Match, has_number, on_matter, other_number, tells_of_dead
from recoupe.crosscheck.polarity import belied, refuted
from recoupe.crosscheck.stance import CONCEDES, denying, here_and_after, reserved, says_no
from recoupe.crosscheck.statement import Statement
from recoupe.lineage.cues import find_cues
from recoupe.lineage.profile import Profile
from recoupe.lineage.standing import Standing
from recoupe.model.judgement import Lineage
from recoupe.model.vocabulary import DocumentStance

Evidence = dict[str, float]
NONE: Final = "none"
STANCES: Final[tuple[str, ...]] = (NONE, "supports", "doubts", "denies", "retracts")
RELATIONS: Final = ("origin", "independent", "denies", "rewrite", "cites", "unrelated")
MUCH: Final = 0.5
LITTLE: Final = 0.15
"""Shares of the words that carry a statement from which a document has much of them, or hardly any."""
MANY: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A statement with its words as telling as they are in a collection, and the best that a document tells of it."""

    statement: Statement
    top: float
    whole: float


def asked(statement: Statement, matches: Iterable[Match]) -> Asked:
    """Return a statement ready to be compared with each of the documents that were found."""
    every = tuple(matches)
    return Asked(
        statement=statement,
        top=max((match.score for match in every), default=0.0) or 1.0,
        whole=max((match.whole for match in every), default=0.0) or 1.0,
    )


def of_match(question: Asked, match: Match, lineage: Lineage, standing: Standing) -> Evidence:
    """Return what a document shows by itself."""
    found = _words(question, match) | _numbers(question.statement, match) | _wording(question, match, standing)
    found |= {f"r_{relation}": float(lineage.relation == relation) for relation in RELATIONS}
    copied, derived = lineage.relation in {"reprint", "partial"}, lineage.relation in DERIVED
    return found | {
        "r_copy": float(copied),
        "retracts": float(standing.retracts),
        "orphan": float(derived and not lineage.parents),
    }


def with_parents(
    found: Evidence, lineage: Lineage, held: Mapping[str, DocumentStance], matches: Mapping[str, Match], top: float
) -> Evidence:
    """Return the evidence with what the parents hold, and what weighs differently for different relations."""
    parents = [key for key in lineage.parents if key in matches]
    theirs = {str(held.get(key, NONE)) for key in parents}
    derived, answers = float(lineage.relation in DERIVED), float(lineage.relation == "denies")
    own = 1.0 - max(derived, answers)
    made = dict(found)
    for stance in STANCES:
        has = float(stance in theirs)
        made |= {f"p_{stance}_d": has * derived, f"p_{stance}_a": has * answers, f"p_{stance}_o": has * own}
        if stance != "retracts":
            made |= {f"pd_{stance}_{name}": has * derived * found[name] for name in ("whole", "doubt", "no")}
    no, after = max(found["no"], found["denying"]), made["p_supports_a"]
    led = any(matches[key].leads and held.get(key) in {"supports", "doubts"} for key in parents)
    return made | {
        "pbest": max((matches[key].score / top for key in parents), default=0.0),
        "copy_s": found["r_copy"] * ("supports" in theirs),
        "copy_n": found["r_copy"] * (theirs == {NONE}),
        "den_no": answers * no,
        "den_matter": answers * found["matter"],
        "der_best": derived * found["best"],
        "own_best": (1.0 - derived) * found["best"],
        "own_core": (1.0 - derived) * found["core1"],
        "ret_matter": found["retracts"] * found["best_rel"],
        "ret_s": found["retracts"] * after,
        "ret_sw": found["retracts"] * after * found["whole"],
        "ps_den": after * found["matter"],
        "ps_den_no": after * float(no > LITTLE),
        "pn_den": made["p_none_a"] * (1.0 - after),
        "pn_only": made["p_none_d"] * (1.0 - made["p_supports_d"]),
        "led": answers * led,
        "unr_best": found["r_unrelated"] * found["best"],
        "num_w": found["num_no"] * found["best"],
        "num_d": found["num_no"] * found["r_copy"],
        "org_rel": (1.0 - derived) * found["best"] * found["best_rel"],
    }


def _words(question: Asked, match: Match) -> Evidence:
    """Return how much of the statement the document's words tell: anywhere, in one sentence, at its head."""
    statement, profile = question.statement, match.profile
    title = frozenset(word.key for word in profile.title)
    lead = (profile.keys[0] if profile.keys else frozenset()) | title
    forms = {word.form for word in (*profile.title, *profile.words)}
    whole, matter = match.whole / question.whole, match.matter
    return {
        "whole": match.whole,
        "whole_rel": whole,
        "wr2": whole**2,
        "best": match.score,
        "best_rel": match.score / question.top,
        "matter": matter,
        "hi": float(matter > MUCH),
        "lo": float(matter < LITTLE),
        "core1": max((on_matter(statement, keys) for keys in profile.keys), default=0.0),
        "core_doc": on_matter(statement, profile.vocabulary),
        "title": on_matter(statement, title),
        "lead": on_matter(statement, lead),
        "leads": float(match.leads),
        "names": len(statement.names & forms) / len(statement.names) if statement.names else MUCH,
        "nonames": float(not statement.names),
    }


def _numbers(statement: Statement, match: Match) -> Evidence:
    """Return whether the document has the statement's number, and dead where the statement has some."""
    asks, has = bool(statement.numbers or statement.around), has_number(statement, match.profile)
    dead = tells_of_dead(match)
    return {
        "num_yes": float(asks and has),
        "num_no": float(asks and not has),
        "num_other": float(asks and other_number(statement, match.profile)),
        "dead_yes": float(statement.deadly and dead),
        "dead_no": float(statement.deadly and not dead),
    }


def _wording(question: Asked, match: Match, standing: Standing) -> Evidence:
    """Return how the document denies, doubts or concedes, in the sentences that tell of the statement and in all."""
    statement, profile, told = question.statement, match.profile, bool(match.sentences)
    doubts = [cue for each in here_and_after(match, match.sentences) for cue in find_cues("doubt_cues", each.plain)]
    strong = sum(cue.strength == "strong" for cue in standing.denials)
    return {
        "no": float(told and says_no(statement, match)),
        "denying": denying(statement, match) if told else 0.0,
        "refuted": float(refuted(statement.worth, match.sentence)),
        "belied": float(told and belied(profile, match.sentence)),
        "den_n": min(strong, MANY) / MANY,
        "den_lead": float(bool(find_cues("denial_cues", profile.lead))),
        "doubt": float(any(cue.strength == "strong" for cue in doubts)),
        "doubt_weak": float(bool(doubts)),
        "doubt_doc": min(2, _doubts(profile)) / 2,
        "reserved": float(told and reserved(match.sentence)),
        "concede": float(CONCEDES.search(match.sentence.plain) is not None),
    }


def _doubts(profile: Profile) -> int:
    return len(find_cues("doubt_cues", profile.plain))
