"""How many independent origins stand behind a statement, and against it (docs: how independence is counted)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from types import MappingProxyType
from typing import Final

from recoupe.crosscheck import wording
from recoupe.crosscheck.match import Match
from recoupe.crosscheck.vouchers import Voucher, voucher
from recoupe.lineage.ownership import ownership, same_owner
from recoupe.lineage.standing import Standing
from recoupe.model.judgement import Lineage, Origin
from recoupe.model.vocabulary import DocumentStance, OriginStance

DERIVED: Final = frozenset({"reprint", "partial", "rewrite", "cites"})
TOLD: Final = 0.3
"""Share of what carries a statement that a person's words must tell to deny it."""
NOBODY: Final[Mapping[str, str]] = MappingProxyType({})
SIDES: Final[dict[DocumentStance, OriginStance]] = {"supports": "supports", "denies": "denies"}


def origins(
    held: Mapping[str, DocumentStance],
    found: Mapping[str, Match],
    lineages: Mapping[str, Lineage],
    standings: Mapping[str, Standing],
    merged: Mapping[str, str] = NOBODY,
) -> tuple[Origin, ...]:
    """Return who ultimately vouches for or against a statement, first carriers first; copies add none.

    ``merged`` gives for a source the one that people hold it to be.
    """
    made: dict[tuple[OriginStance, str], Origin] = {}
    for key in sorted(held, key=lambda each: found[each].profile.order):
        side = SIDES.get(held[key])
        if side is None or standings[key].retracts or _inherits(held, lineages[key], standings[key]):
            continue
        who = _known_as(voucher(found[key], standings[key]), merged)
        if side == "denies" and who.kind == "person" and not _concerned(who, found[key]):
            continue
        other = made.get(("denies" if side == "supports" else "supports", who.key))
        if other is not None and found[other.document].score >= found[key].score:
            continue
        if other is not None:
            del made[other.stance, who.key]
        if (side, who.key) not in made:
            made[side, who.key] = _origin(key, side, who, _repeated(standings[key], lineages[key]), made)
    return _flagged([_retracted(origin, held, standings) for origin in made.values()], found)


def _flagged(made: Sequence[Origin], found: Mapping[str, Match]) -> tuple[Origin, ...]:
    """Return the origins, with a note where an earlier one of the same side was told by an outlet of the same owner.

    They stay as many: who owns a paper does not tell whether its reporters worked on their own.
    """
    known = ownership()
    pages = {origin.document: found[origin.document].profile.document for origin in made}
    noted = list(made)
    for earlier, later in combinations(range(len(made)), 2):
        one, other = made[earlier], made[later]
        owner = same_owner(pages[one.document], pages[other.document], known) if one.stance == other.stance else None
        if owner:
            reasons = (*noted[later].reasons, wording.same_owner(one.label, owner, one.document))
            noted[later] = replace(noted[later], reasons=reasons)
    return tuple(noted)


def _known_as(who: Voucher, merged: Mapping[str, str]) -> Voucher:
    """Return a voucher under the key of the source that people hold it to be."""
    return replace(who, key=merged[who.source], source=merged[who.source]) if who.source in merged else who


def _concerned(who: Voucher, match: Match) -> bool:
    """Tell whether a person who denies speaks to the statement: it names him, or his words tell it.

    Who only denies what is said of himself in the same breath vouches against that alone.
    """
    return match.direct or match.matter >= TOLD or who.key.removeprefix("person ") in match.names


def _inherits(held: Mapping[str, DocumentStance], lineage: Lineage, standing: Standing) -> bool:
    """Tell whether a document took the statement from another; who claims sources vouches for what that one doubts.

    One that is the first to tell something has from its parents what they told before.
    """
    if lineage.relation == "origin":
        return any(held.get(parent) == held[lineage.document] for parent in lineage.parents)
    if lineage.relation not in DERIVED:
        return False
    carried = {held[parent] for parent in lineage.parents if parent in held}
    claims = any(cue.strength == "claimed" for cue in standing.firsthand)
    return bool(lineage.parents) and not (claims and carried == {"doubts"})


def _repeated(standing: Standing, lineage: Lineage) -> set[str | None]:
    """Return the bodies whose statement a denial may only repeat."""
    return {naming.site for naming in standing.named if naming.body} if lineage.relation == "denies" else set()


def _origin(
    key: str,
    side: OriginStance,
    who: Voucher,
    named: Collection[str | None],
    made: Mapping[tuple[OriginStance, str], Origin],
) -> Origin:
    """Return an origin; an authority that answers others by repeating another body's statement adds none."""
    first = next((o for (stance, body), o in made.items() if stance == side and body in named), None)
    reasons = (who.reason,) if first is None else (who.reason, wording.repeats(first.label, key))
    return Origin(
        label=who.label,
        kind=who.kind,
        document=key,
        stance=side,
        independent=first is None,
        reasons=reasons,
        source=who.source,
    )


def _retracted(origin: Origin, held: Mapping[str, DocumentStance], standings: Mapping[str, Standing]) -> Origin:
    site = standings[origin.document].site
    by = sorted(key for key, stance in held.items() if stance == "retracts" and standings[key].site == site)
    if not by or site is None:
        return origin
    return replace(origin, retracted_by=by[0], reasons=(*origin.reasons, wording.retracted(by[0])))
