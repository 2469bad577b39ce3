"""What the comparison of statements needs of a whole collection, computed once."""

from collections.abc import Iterable
from dataclasses import dataclass

from recoupe.lineage.nearness import Nearness
from recoupe.lineage.outlets import Outlets
from recoupe.lineage.profile import Profile, profiles
from recoupe.lineage.standing import Standing, standing
from recoupe.lineage.trace import Traced
from recoupe.model.analysis import Analysis
from recoupe.model.judgement import Lineage


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """Profiles and standings of documents by id, their lineage, and what their words are worth."""

    profiles: dict[str, Profile]
    standings: dict[str, Standing]
    lineages: dict[str, Lineage]
    nearness: Nearness


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
