"""Lineage of a collection: what each document is to the others, with the proof."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from recoupe.lineage import wording
from recoupe.lineage.align import align, shared_passages
from recoupe.lineage.circles import circles
from recoupe.lineage.clusters import clusters
from recoupe.lineage.direction import in_order, precedes
from recoupe.lineage.fingerprints import copy_candidates
from recoupe.lineage.nearness import Nearness
from recoupe.lineage.outlets import Outlets
from recoupe.lineage.profile import Profile, profiles
from recoupe.lineage.relate import relate
from recoupe.lineage.sisters import flag_sisters
from recoupe.lineage.sketches import Sketches, sketch
from recoupe.lineage.standing import Standing, standing
from recoupe.lineage.story import Story, Verdict
from recoupe.lineage.weigh import weigh
from recoupe.model.analysis import Analysis
from recoupe.model.judgement import Derivation, Lineage
from recoupe.model.vocabulary import DocumentRelation

ALIGNED: Final = 30
"""Likeliest parents by shared fingerprints with which a copy is aligned."""
RELATED: Final = 0.085
"""Nearness to earlier documents from which a first-hand one without parents speaks of what is out already."""
DEAD: Final = frozenset({"deaths", "soldiers"})
"""Units of tolls: whoever counts the dead of an affair speaks of what is out, in whatever words."""
OUT: Final = 0.27
"""Share of what an institution says that earlier documents must have told, for it to speak of what is out already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """Every document's place and every dependence, sorted by id; the clusters (ids) within which they were found.

    ``standings`` is how each document stands by itself, where that is known.
    """

    lineages: tuple[Lineage, ...]
    derivations: tuple[Derivation, ...]
    clusters: tuple[tuple[str, ...], ...] = ()
    standings: Mapping[str, Standing] = field(default_factory=dict)


def trace(analyses: Iterable[Analysis]) -> Traced:
    """Return the lineage of a collection; the order in which documents are given changes nothing."""
    found = {profile.id: profile for profile in profiles(tuple(analyses))}
    index = Sketches(sketch(profile) for profile in found.values())
    parts = [
        trace_cluster((found[key] for key in cluster.documents), frozenset(cluster.muted))
        for cluster in clusters(index.numbers, index)
    ]
    return Traced(
        lineages=tuple(sorted((each for part in parts for each in part.lineages), key=lambda each: each.document)),
        derivations=tuple(
            sorted((each for part in parts for each in part.derivations), key=lambda each: (each.document, each.parent))
        ),
        clusters=tuple(cluster for part in parts for cluster in part.clusters),
        standings={key: found for part in parts for key, found in part.standings.items()},
    )


def trace_cluster(found: Iterable[Profile], muted: frozenset[int] = frozenset()) -> Traced:
    """Return the lineage of documents that have to do with no others; ``muted`` fingerprints say nothing."""
    story = ruled(found, muted)
    weigh(story)
    flag_sisters(story)
    for ring in circles(story):
        for key in ring:
            story.verdicts[key].reasons.append(wording.cycle(ring))
    keys = sorted(story.verdicts)
    return Traced(
        lineages=tuple(_lineage(key, story.verdicts[key]) for key in keys),
        derivations=tuple(each for key in keys for each in _derivations(key, story)),
        clusters=(tuple(keys),),
        standings=story.standings,
    )


def ruled(found: Iterable[Profile], muted: frozenset[int] = frozenset()) -> Story:
    """Return a story of which the rules have decided every document."""
    story = read_story(tuple(sorted(found, key=lambda profile: profile.order)), muted)
    for profile in story.profiles.values():
        story.verdicts[profile.id] = relate(profile, story)
    _settle(story)
    return story


def read_story(found: tuple[Profile, ...], muted: frozenset[int] = frozenset()) -> Story:
    """Return what is known of documents before any decision, earliest first."""
    outlets = Outlets(found)
    standings = {profile.id: standing(profile, outlets) for profile in found}
    by_id = {profile.id: profile for profile in in_order(found, standings)}
    ranks = {key: rank for rank, key in enumerate(by_id)}
    shared = defaultdict[str, dict[str, int]](dict)
    for pair, number in (copy_candidates(found, muted) if len(found) > 1 else {}).items():
        one, other = (by_id[key] for key in pair)
        child, parent = (other, one) if precedes(one, other, standings) else (one, other)
        shared[child.id][parent.id] = number
    copies = {
        child: {parent: align(by_id[child], by_id[parent]) for parent in _likeliest(parents, ranks)}
        for child, parents in shared.items()
    }
    return Story(by_id, standings, copies, Nearness(found), ranks)


def _likeliest(parents: Mapping[str, int], ranks: Mapping[str, int]) -> list[str]:
    """Return the parents that share most with a child, earliest first among equals."""
    return sorted(parents, key=lambda key: (-parents[key], ranks[key]))[:ALIGNED]


def _settle(story: Story) -> None:
    """Decide what could only be told once all parents were known: origins, what is independent, what is unrelated."""
    families = _families(story)
    for key, verdict in story.verdicts.items():
        if verdict.relation == "independent" and not verdict.parents:
            verdict.relation = _first_hand_relation(key, story)
        elif verdict.relation == "unrelated" and len(families[key]) > 1:
            verdict.relation = "origin"
        verdict.credit = verdict.credit and verdict.relation not in {"origin", "unrelated"}
        if verdict.relation == "unrelated":
            verdict.reasons = [wording.alone()]


def _first_hand_relation(key: str, story: Story) -> DocumentRelation:
    """Return ``origin`` for who is the first to tell something, ``independent`` for another source on what is out."""
    profile, found = story.profiles[key], story.standings[key]
    before = [
        other
        for other in story.profiles.values()
        if story.verdicts[other.id].relation != "unrelated" and precedes(other, profile, story.standings)
    ]
    near = max((story.nearness.near(profile, other) for other in before), default=0.0)
    if not found.official:
        tolls = _counts_dead(profile) and any(map(_counts_dead, before))
        return "independent" if near >= RELATED or tolls else "origin"
    heard = any(story.standings[other.id].site == found.site for other in before)
    told = frozenset(word for other in before for word in other.vector)
    share = story.nearness.shared(profile.vector, told) / (story.nearness.mass(profile.vector) or 1.0)
    return "origin" if heard or near < RELATED or share < OUT else "independent"


def _counts_dead(profile: Profile) -> bool:
    return any(each.unit in DEAD for each in profile.analysis.quantities)


def _families(story: Story) -> dict[str, set[str]]:
    """Return for each document those that parents and children connect it with, itself too."""
    family = {key: {key} for key in story.verdicts}
    for key, verdict in story.verdicts.items():
        for parent in verdict.parents:
            if family[parent] is not family[key]:
                joined = family[parent] | family[key]
                for member in joined:
                    family[member] = joined
    return family


def _lineage(key: str, verdict: Verdict) -> Lineage:
    return Lineage(
        document=key,
        relation=verdict.relation,
        parents=tuple(sorted(verdict.parents)),
        credit=verdict.credit,
        reasons=tuple(dict.fromkeys(verdict.reasons)),
    )


def _derivations(key: str, story: Story) -> Iterable[Derivation]:
    verdict, child = story.verdicts[key], story.profiles[key]
    for parent, kind in sorted(verdict.parents.items()):
        alignment = story.copies.get(key, {}).get(parent)
        shared = shared_passages(alignment, child, story.profiles[parent]) if alignment else ()
        reasons = tuple(dict.fromkeys(reason for reason in verdict.reasons if parent in reason.evidence))
        yield Derivation(document=key, parent=parent, kind=kind, reasons=reasons, shared=shared)
