"""What a dossier adds to the record of those who spoke in it: told first, confirmed, refuted, withdrawn, only copied.

The record rests on origins and credibility alone and never on a reliability, so that nothing is counted in a circle.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from recoupe.crosscheck.origins import DERIVED
from recoupe.crosscheck.vouchers import publisher, site_name, source_key
from recoupe.lineage.outlets import issuer_of
from recoupe.lineage.profile import Profile, name_of
from recoupe.lineage.sites import BRACKETS
from recoupe.lineage.standing import Standing
from recoupe.model.judgement import Dossier, Lineage, Origin, SourceMark

PUBLISHERS: Final = ("outlet:", "thread:", "document:")
"""What the key of a source begins with that publishes by itself."""
REFUTED: Final = 5
"""Credibility of what is denied by so many, or withdrawn, that it counts as refuted."""


def marks(
    dossier: Dossier,
    profiles: Mapping[str, Profile],
    lineages: Mapping[str, Lineage],
    standings: Mapping[str, Standing],
) -> tuple[SourceMark, ...]:
    """Return what a dossier adds to the record of each source, one mark a source, by key."""
    found: dict[str, SourceMark] = {}
    for each in (*_tellings(dossier, profiles, standings), *_copies(dossier, profiles, lineages, standings)):
        found[each.source] = _both(found[each.source], each) if each.source in found else each
    return tuple(found[key] for key in sorted(found))


def teller(profile: Profile, standing: Standing) -> tuple[str, str]:
    """Return key and name of who publishes a document: a body for its own communiqués, else the outlet."""
    body = (issuer_of(profile) or site_name(profile.document)) if standing.official else None
    if body:
        name = BRACKETS.sub("", body)
        return source_key("body", name), name
    return publisher(profile.document), BRACKETS.sub("", name_of(profile.document))


def _tellings(
    dossier: Dossier, profiles: Mapping[str, Profile], standings: Mapping[str, Standing]
) -> Iterator[SourceMark]:
    """Yield a mark for who vouches and for who publishes it, of each origin that asserts the statement."""
    for origin in dossier.origins:
        if origin.stance != "supports" or not origin.independent or not origin.source:
            continue
        profile = profiles[origin.document]
        mark = _fate(origin, dossier, profiles)
        key, name = teller(profile, standings[profile.id])
        yield replace(mark, source=origin.source, name=origin.label)
        if key != origin.source and not origin.source.startswith(PUBLISHERS):
            yield replace(mark, source=key, name=name)


def _fate(origin: Origin, dossier: Dossier, profiles: Mapping[str, Profile]) -> SourceMark:
    """Return what became of a claim: what others said of it after it was told."""
    since = profiles[origin.document].order
    later = [
        each
        for each in dossier.origins
        if each.independent and not each.retracted_by and each.source != origin.source
        if profiles[each.document].order > since
    ]
    confirmed = any(each.stance == "supports" for each in later)
    against = any(each.stance == "denies" for each in later)
    refuted = against and dossier.grade.credibility == REFUTED
    withdrawn = origin.retracted_by is not None
    return SourceMark(
        source=origin.source,
        name=origin.label,
        told=1,
        confirmed=int(confirmed and not against and not withdrawn),
        denied=int(refuted and not withdrawn),
        retracted=int(withdrawn),
        disputed=int(against and not refuted and not withdrawn),
        anonymous=int(origin.kind == "anonymous"),
    )


def _copies(
    dossier: Dossier,
    profiles: Mapping[str, Profile],
    lineages: Mapping[str, Lineage],
    standings: Mapping[str, Standing],
) -> Iterator[SourceMark]:
    """Yield a mark for who only passed the statement on."""
    first = {origin.document for origin in dossier.origins}
    for key, stance in dossier.documents.items():
        if stance == "supports" and key not in first and lineages[key].relation in DERIVED:
            source, name = teller(profiles[key], standings[key])
            yield SourceMark(source=source, name=name, copied=1)


def _both(one: SourceMark, other: SourceMark) -> SourceMark:
    """Return two marks of a source in one dossier as one: each of its claims is one claim, however often it is told."""
    counted = {name: max(getattr(one, name), getattr(other, name)) for name in COUNTS}
    return replace(one, **counted)


COUNTS: Final = ("told", "confirmed", "denied", "retracted", "disputed", "copied", "anonymous")


def own(found: Iterable[SourceMark]) -> dict[str, SourceMark]:
    """Return marks by source, summed over dossiers."""
    made: dict[str, SourceMark] = {}
    for each in found:
        other = made.get(each.source)
        made[each.source] = each if other is None else _sum(other, each)
    return made


def _sum(one: SourceMark, other: SourceMark) -> SourceMark:
    return replace(one, **{name: getattr(one, name) + getattr(other, name) for name in COUNTS})
