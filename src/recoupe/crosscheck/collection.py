"""What the comparison of statements needs of a whole collection, computed once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from recoupe.crosscheck.senses import ALIKE, alike
from recoupe.lineage.nearness import Nearness
from recoupe.lineage.outlets import Outlets
from recoupe.lineage.profile import Profile, profiles
from recoupe.lineage.standing import Standing, standing
from recoupe.lineage.trace import Traced
from recoupe.model.analysis import Analysis
from recoupe.model.judgement import Lineage

LIKELY: Final = 120
"""Documents that a statement is compared with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """Profiles and standings of documents by id, their lineage, and what their words are worth."""

    profiles: dict[str, Profile]
    standings: dict[str, Standing]
    lineages: dict[str, Lineage]
    nearness: Nearness

    def likely(self, worth: Mapping[str, float]) -> dict[str, Profile]:
        """Return the documents that may speak to a statement: those with its words, and their kin in the lineage."""
        if len(self.profiles) <= LIKELY:
            return self.profiles
        wide = {other: value * ALIKE for key, value in worth.items() for other in alike(key)} | dict(worth)
        best = self.nearness.holding(wide, LIKELY)
        kin = {parent for key in best for parent in self.lineages[key].parents if parent in self.profiles}
        return {key: self.profiles[key] for key in sorted(kin.union(best))}


def collection(analyses: Iterable[Analysis], traced: Traced) -> Collection:
    """Return a collection ready to be asked; a document without lineage counts as one that stands alone."""
    found = profiles(tuple(analyses))
    known = {lineage.document: lineage for lineage in traced.lineages}
    outlets = Outlets(found)
    return Collection(
        profiles={profile.id: profile for profile in found},
        standings={profile.id: standing(profile, outlets) for profile in found},
        lineages={profile.id: known.get(profile.id) or _alone(profile.id) for profile in found},
        nearness=Nearness(found),
    )


def _alone(key: str) -> Lineage:
    return Lineage(document=key, relation="unrelated", parents=(), credit=False, reasons=())
