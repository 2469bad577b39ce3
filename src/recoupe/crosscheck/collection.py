"""What the comparison of statements needs of a collection, computed once."""

from collections.abc import Iterable, Iterator, Mapping
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

FEW: Final = 40
"""Documents that a statement is compared with without a choice."""
LIKELY: Final = 120
"""Documents that it is compared with at most, and their kin."""
SOME: Final = 0.1
"""Share of a statement's worth that a document must have in its words, anywhere, to be one of them."""

ELSEWHERE: Final = 0.75
"""Share of what the likeliest document tells that one of another cluster must tell."""
BESIDE: Final = 0.5
"""What a word in the headline is worth next to one in the sentence itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """Profiles and standings of documents by id, their lineage, their clusters, and what their words are worth."""

    profiles: dict[str, Profile]
    standings: Mapping[str, Standing]
    lineages: dict[str, Lineage]
    nearness: Nearness
    clusters: Mapping[str, int]

    def likely(self, worth: Mapping[str, float]) -> dict[str, Profile]:
        """Return the documents that may speak to a statement: those with its words, and their kin in the lineage.

        One from another cluster than the likeliest must tell nearly as much as that.
        """
        known = self._chosen(worth) if len(self.profiles) > FEW else self.profiles
        if len({self.clusters.get(key) for key in known}) <= 1:
            return known
        told = {key: _told(profile, worth) for key, profile in known.items()}
        best = max(sorted(told), key=lambda key: told[key])
        here = self.clusters.get(best)
        return {
            key: known[key] for key in known if self.clusters.get(key) == here or told[key] >= ELSEWHERE * told[best]
        }

    def _chosen(self, worth: Mapping[str, float]) -> dict[str, Profile]:
        wide = {other: value * ALIKE for key, value in worth.items() for other in alike(key)} | dict(worth)
        best = self.nearness.holding(wide, LIKELY, SOME * sum(worth.values()))
        return {key: self.profiles[key] for key in sorted(self._kin(frozenset(best)).union(best))}

    def _kin(self, keys: frozenset[str]) -> set[str]:
        """Return the parents of documents, and what denies them."""
        above = {parent for key in keys for parent in self.lineages[key].parents if parent in self.profiles}
        denials = (each for each in self.lineages.values() if each.relation == "denies")
        return above | {each.document for each in denials if not keys.isdisjoint(each.parents)}


def collection(analyses: Iterable[Analysis], traced: Traced) -> Collection:
    """Return a collection ready to be asked; a document without lineage counts as one that stands alone."""
    found = profiles(tuple(analyses))
    standings = dict(traced.standings)
    for some in _apart(found, traced.clusters):
        standings |= _standings([profile for profile in some if profile.id not in standings], some)
    return _collection(found, traced, standings)


def collections(found: Iterable[Profile], traced: Traced) -> Iterator[Collection]:
    """Yield each cluster of documents as a collection of its own."""
    every = tuple(found)
    for some in _apart(every, traced.clusters):
        standings = {profile.id: traced.standings[profile.id] for profile in some if profile.id in traced.standings}
        rest = [profile for profile in some if profile.id not in standings]
        yield _collection(some, traced, standings | _standings(rest, some))


def _told(profile: Profile, worth: Mapping[str, float]) -> float:
    """Return the worth of the words of a statement that one sentence of a document tells, or its headline besides."""
    title = frozenset(word.key for word in profile.title)
    return max((_worth(keys, title, worth) for keys in profile.keys), default=0.0)


def _worth(keys: frozenset[str], title: frozenset[str], worth: Mapping[str, float]) -> float:
    return sum(
        value if key in keys else value * ALIKE if not alike(key).isdisjoint(keys) else value * BESIDE * (key in title)
        for key, value in worth.items()
    )


def _apart(found: tuple[Profile, ...], clusters: Iterable[tuple[str, ...]]) -> list[tuple[Profile, ...]]:
    """Return the profiles of each cluster, and those in none together."""
    by_id = {profile.id: profile for profile in found}
    parts = [tuple(by_id.pop(key) for key in keys if key in by_id) for keys in clusters]
    return [tuple(sorted(part, key=lambda each: each.order)) for part in (*parts, tuple(by_id.values())) if part]


def _standings(wanted: Iterable[Profile], among: Iterable[Profile]) -> dict[str, Standing]:
    outlets = Outlets(among)
    return {profile.id: standing(profile, outlets) for profile in wanted}


def _collection(found: tuple[Profile, ...], traced: Traced, standings: Mapping[str, Standing]) -> Collection:
    known = {lineage.document: lineage for lineage in traced.lineages}
    return Collection(
        profiles={profile.id: profile for profile in found},
        standings=standings,
        lineages={profile.id: known.get(profile.id) or _alone(profile.id) for profile in found},
        nearness=Nearness(found),
        clusters={key: place for place, keys in enumerate(traced.clusters) for key in keys},
    )


def _alone(key: str) -> Lineage:
    return Lineage(document=key, relation="unrelated", parents=(), credit=False, reasons=())
