"""Scores of lineage and cross-checking on whole stories."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from recoupe.evaluate.corpus import Item
from recoupe.evaluate.tally import Tally

STANCES: Final = {"repeats-with-doubt": "doubts"}
"""Gold's words for a stance where the contract has another one."""

ORIGINS: Final = ("independent_supporting_origins", "independent_denying_origins")


@dataclass(frozen=True, slots=True)
class StoryAnswer:
    """What the public contracts print for one story: documents of ``lineage``, dossiers of ``check`` by statement."""

    documents: Mapping[str, Item] = field(default_factory=dict)
    dossiers: Mapping[str, Sequence[Item]] = field(default_factory=dict)


def score_lineage(gold: Iterable[tuple[str, Item]], answers: Mapping[str, StoryAnswer]) -> Tally:
    """Return the counts of all measures over pairs of a story's name and its gold; the first dossier is the answer."""
    tally = Tally()
    for name, story in gold:
        answer = answers.get(name, StoryAnswer())
        for key, want in story["documents"].items():
            _score_document(key, want, answer.documents.get(key, {}), tally)
        for claim in story["claims"]:
            dossiers = answer.dossiers.get(claim["text"], ())
            _score_claim(f"{name} {claim['id']}", claim, dossiers[0] if dossiers else {}, tally)
            _score_contradictions(story, claim, dossiers[0] if dossiers else {}, tally)
    return tally


def _score_document(key: str, want: Item, have: Item, tally: Tally) -> None:
    parents, mine = set(want["parents"]), set(have.get("parents", ()))
    same = want["relation"] == have.get("relation")
    tally.add("parent edges F1", len(parents), len(mine), len(parents & mine))
    tally.of("relation accuracy", [same])
    tally.of("credit accuracy", [bool(want["credit"]) == bool(have.get("credit"))])
    if not same or parents != mine:
        gold, found = f"{want['relation']} of {sorted(parents)}", f"{have.get('relation')} of {sorted(mine)}"
        tally.mistakes.append(f"{key}: gold {gold}, found {found}")


def _score_claim(name: str, claim: Item, dossier: Item, tally: Tally) -> None:
    tally.of("claims answered", [bool(dossier)])
    stances = dossier.get("documents", {})
    for key, stance in claim["documents"].items():
        _compare("stance accuracy", f"{name} {key}", (STANCES.get(stance, stance), stances.get(key)), tally)
    for measure in ORIGINS:
        _compare(f"{measure.replace('_', ' ')} exact", name, (claim[measure], dossier.get(measure)), tally)


def _compare(measure: str, name: str, pair: tuple[object, object], tally: Tally) -> None:
    want, have = pair
    tally.of(measure, [want == have])
    if want != have:
        tally.mistakes.append(f"{name} {measure}: gold {want}, found {have}")


def _score_contradictions(story: Item, claim: Item, dossier: Item, tally: Tally) -> None:
    ours = [each for each in story["contradictions"] if each["claim"] == claim["id"]]
    want = {(frozenset(each["docs"]), each["about"]) for each in ours}
    have = {(frozenset(each["documents"]), each["about"]) for each in dossier.get("contradictions", ())}
    tally.add("contradictions F1", len(want), len(have), len(want & have))
