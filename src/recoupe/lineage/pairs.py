"""What besides nearness and names speaks for an earlier document being a parent."""

from collections.abc import Collection, Mapping, Sequence

from recoupe.lineage.align import Alignment
from recoupe.lineage.bearing import negated_mass
from recoupe.lineage.firsts import firsts
from recoupe.lineage.kinds import BODIES, kinds_of, kinds_told
from recoupe.lineage.profile import Profile
from recoupe.lineage.story import Story
from recoupe.lineage.voices import heard_in, spoken_of

Pairs = Mapping[str, dict[str, float]]


def pairs(one: Profile, before: Sequence[Profile], story: Story) -> Pairs:
    """Return the evidence for each earlier document."""
    first, told = firsts(one, before, story), kinds_told(one)
    kinds = {other.id: kinds_of(other) & told.keys() for other in before}
    denied = {other.id: sum(negated_mass(one, [other], story)) for other in before}
    whole, most = sum(first.values()) or 1.0, max(denied.values(), default=0.0) or 1.0
    return {
        other.id: {
            **_kind(one, other, before, kinds, story),
            **_voices(one, other, story),
            **_copied(story.copies.get(one.id, {}).get(other.id)),
            "kind_n": _share(sum(told[kind] for kind in kinds[other.id]), 4),
            "first_share": first.get(other.id, 0.0) / whole,
            "first_worth": _share(first.get(other.id, 0.0), 4),
            "neg_rel": denied[other.id] / most,
            "neg_mass": _share(denied[other.id], 4),
            "n_before": 1 / len(before),
        }
        for other in before
    }


def _kind(
    one: Profile, other: Profile, before: Sequence[Profile], kinds: Mapping[str, Collection[str]], story: Story
) -> dict[str, float]:
    """Return whether a text speaks of what the other's outlet is, and whether of another one that is the same."""
    own = set(kinds[other.id])
    rivals = [each for each in before if each is not other and own.intersection(kinds[each.id])]
    near = story.nearness.near(one, other)
    return {
        "kind": float(bool(own)),
        "kind_only": float(bool(own) and not rivals),
        "kind_best": float(bool(own) and not any(story.nearness.near(one, each) > near for each in rivals)),
        "o_kbody": float(not kinds_of(other).isdisjoint(BODIES)),
    }


def _voices(one: Profile, other: Profile, story: Story) -> dict[str, float]:
    title = {word.key: word.weight for word in other.title if word.weight}
    return {
        "heard_in": heard_in(one, other),
        "spoken_of": spoken_of(one, other),
        "otitle": story.nearness.shared(title, one.vocabulary) / (story.nearness.mass(title) or 1.0),
        "o_den": float(bool(story.standings[other.id].denials)),
    }


def _copied(found: Alignment | None) -> dict[str, float]:
    return {
        "quoted": _share(found.quoted if found else 0, 30),
        "longest": _share(found.longest if found else 0, 20),
    }


def _share(value: float, most: float) -> float:
    return min(value, most) / most
