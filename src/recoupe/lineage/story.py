"""What is decided of a story, document by document, and what the decisions rest on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from recoupe.lineage.align import Alignment
from recoupe.lineage.direction import precedes
from recoupe.lineage.nearness import Nearness
from recoupe.lineage.profile import Profile
from recoupe.lineage.standing import Standing
from recoupe.model.judgement import Reason
from recoupe.model.vocabulary import DerivationKind, DocumentRelation

SAME: Final = 0.92
"""Share of the best one's coverage or nearness from which another document can't be told apart from it."""
REWRITE: Final = 0.1
"""Nearness from which a text without source or credit is a rewrite of an earlier one."""


@dataclass(slots=True)
class Verdict:
    """What was decided of one document: relation, parents with the kind of dependence, the reasons."""

    relation: DocumentRelation
    parents: dict[str, DerivationKind] = field(default_factory=dict)
    reasons: list[Reason] = field(default_factory=list)
    credit: bool = False

    def add(self, parent: Profile, kind: DerivationKind, reason: Reason) -> None:
        """Keep a parent, the first reason deciding its kind."""
        self.parents.setdefault(parent.id, kind)
        self.reasons.append(reason)


@dataclass(frozen=True, slots=True)
class Story:
    """What was found before the decisions: profiles, their standing, copies, nearness and earlier verdicts."""

    profiles: Mapping[str, Profile]
    standings: Mapping[str, Standing]
    copies: Mapping[str, Mapping[str, Alignment]]
    nearness: Nearness
    ranks: Mapping[str, int]
    verdicts: dict[str, Verdict] = field(default_factory=dict)

    def earlier(self, one: Profile, others: Iterable[Profile]) -> list[Profile]:
        """Return those of the others that appeared before one document and are decided.

        Undated documents are decided last, though a credit may put one before a dated document.
        """
        return [other for other in others if other.id in self.verdicts and precedes(other, one, self.standings)]

    def told(self, one: Profile, among: Iterable[Profile]) -> bool:
        """Tell whether a document belongs to the affair: it has a place in it, or another one took from it."""
        verdict = self.verdicts[one.id]
        return verdict.relation != "unrelated" or any(one.id in self.verdicts[p.id].parents for p in among)

    def rooted(self, key: str) -> bool:
        """Tell whether a document has matter of its own: no parent in the collection, or first-hand."""
        verdict = self.verdicts.get(key)
        return verdict is None or not verdict.parents or verdict.relation in {"origin", "independent", "denies"}
