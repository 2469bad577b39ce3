"""Who speaks in a document: sources that nobody let speak before, what they deny, what stands in quotation marks."""

from collections.abc import Iterable
from typing import Final

from recoupe.lang.fr.stems import words
from recoupe.lineage.align import quoted_words
from recoupe.lineage.profile import Profile
from recoupe.model.annotation import Attribution
from recoupe.model.vocabulary import SourceKind

LIVING: Final[frozenset[SourceKind]] = frozenset({"person", "organisation", "anonymous"})
"""Kinds of sources that speak themselves."""
SOME: Final = 4
"""Attributions, or denials, beyond which more say nothing more."""


def speakers(one: Profile) -> tuple[frozenset[str], ...]:
    """Return the keys of the name of each source that a document lets speak, in reading order."""
    return tuple(_names(each) for each in one.analysis.attributions if each.source.kind in LIVING)


def heard_in(one: Profile, other: Profile) -> float:
    """Return the share of the named sources of one document whom another one lets speak too."""
    ours, theirs = _named(one), _named(other)
    return sum(any(names & each for each in theirs) for names in ours) / len(ours) if ours else 0.0


def spoken_of(one: Profile, other: Profile) -> float:
    """Return the share of the named sources of another document whom one document names."""
    theirs = _named(other)
    return sum(names <= one.vocabulary for names in theirs) / len(theirs) if theirs else 0.0


def voices(one: Profile, before: Iterable[Profile]) -> dict[str, float]:
    """Return what the sources of a document show, those apart that no earlier document names."""
    earlier = tuple(before)
    known = frozenset[str]().union(*(other.vocabulary for other in earlier))
    named, told = _named(one), one.analysis.attributions
    new = [names.isdisjoint(known) for names in named]
    kinds = [each.source.kind for each in told]
    inside = quoted_words(one)
    said = [word for word, quoted in zip(one.words, inside, strict=True) if quoted and word.weight]
    every = max(1, len(told))
    return {
        "sp_new": min(sum(new), 2) / 2,
        "sp_known": min(len(new) - sum(new), 2) / 2,
        "sp_first": float(bool(new) and new[0]),
        "sp_count": min(len(told), SOME) / SOME,
        "sp_denied": min(sum(each.modality == "denied" for each in told), SOME) / SOME,
        "st_denial": min(sum(each.kind == "denial" for each in one.analysis.statements), SOME) / SOME,
        **{f"sk_{kind}": kinds.count(kind) / every for kind in ("person", "organisation", "media", "anonymous")},
        "q_share": len(said) / max(1, sum(bool(word.weight) for word in one.words)),
        "q_new": sum(word.key not in known for word in said) / max(1, len(said)),
    }


def _named(one: Profile) -> list[frozenset[str]]:
    return [names for names in speakers(one) if names]


def _names(each: Attribution) -> frozenset[str]:
    return frozenset(word.key for word in words(each.source.name or "") if word.capital and word.weight)
