"""How reliable a source is, from its record or a person's word, and what that makes of a grade (docs/grading.md).

A dossier's own outcome is left out of the record by which its sources are judged.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Final

from recoupe.crosscheck import wording
from recoupe.crosscheck.records import COUNTS
from recoupe.model.judgement import Grade, Judgement, Origin, Reason, SourceMark, SourceRecord
from recoupe.model.vocabulary import Reliability

ENOUGH: Final = 5
"""Outcomes from which a record is judged: who is right half the time has five good ones by luck in 3 % of cases."""
LONG: Final = 20
"""Outcomes that the best letter needs: with 20, one error in them still leaves 95 %."""
BANDS: Final[tuple[tuple[float, int, Reliability], ...]] = (
    (0.95, LONG, "A"),
    (0.8, ENOUGH, "B"),
    (0.6, ENOUGH, "C"),
    (0.4, ENOUGH, "D"),
    (0.0, ENOUGH, "E"),
)
"""Least share of outcomes that were confirmed, least number of outcomes, letter."""
NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})
RULES: Final = ("grade.record@1", "grade.unknown-record@1", "grade.judged@1", "grade.nobody@1")


def record(mark: SourceMark, judged: Judgement | None = None) -> SourceRecord:
    """Return a source's record with its reliability and the reason: a person's word counts before the record."""
    share = mark.confirmed / mark.settled if mark.settled else 0.0
    bands = (letter for least, number, letter in BANDS if share >= least and mark.settled >= number)
    letter: Reliability = next(bands, "F")
    counted = {name: getattr(mark, name) for name in COUNTS}
    found = SourceRecord(key=mark.source, name=mark.name, reliability=letter, reasons=(), **counted)
    if judged is None:
        return replace(found, reasons=(wording.record(found, ENOUGH),))
    letter = judged.value  # type: ignore[assignment]  # checked when it was made
    return replace(found, reliability=letter, reasons=(wording.set_by(found, judged), wording.record(found, ENOUGH)))


def graded(
    base: Grade,
    origins: Iterable[Origin],
    known: Mapping[str, SourceMark] = NOTHING,
    own: Mapping[str, SourceMark] = NOTHING,
    judged: Mapping[str, Judgement] = NOTHING,
) -> Grade:
    """Return a grade with the reliability of the best source that asserts the statement, and the record of each.

    ``known`` are the sums of all marks, ``own`` those of the dossier itself, which are left out.
    """
    best: Reliability = "F"
    reasons: dict[str, tuple[Reason, ...]] = {}
    for origin in origins:
        if origin.stance != "supports" or not origin.independent or origin.retracted_by or origin.source in reasons:
            continue
        found = _judged_of(origin, known, own, judged)
        best = min(best, found.reliability)
        reasons[origin.source] = found.reasons
    kept = tuple(each for each in base.reasons if each.rule not in RULES)
    told = tuple(reason for each in reasons.values() for reason in each) or (wording.graded("nobody"),)
    return replace(base, reliability=best, reasons=(*told, *kept))


def _judged_of(
    origin: Origin,
    known: Mapping[str, SourceMark],
    own: Mapping[str, SourceMark],
    judged: Mapping[str, Judgement],
) -> SourceRecord:
    """Return the record of an origin's source; an anonymous group without enough of one is judged as its outlet."""
    found = _record_of(origin.source, origin.label, known, own, judged)
    kind, _, name = origin.source.partition(":")
    if found.reliability == "F" and kind == "anonymous" and origin.source not in judged:
        outlet = _record_of(f"outlet:{name}", origin.label, known, own, judged)
        return outlet if outlet.reliability != "F" else found
    return found


def _record_of(
    key: str,
    name: str,
    known: Mapping[str, SourceMark],
    own: Mapping[str, SourceMark],
    judged: Mapping[str, Judgement],
) -> SourceRecord:
    whole, mine = known.get(key), own.get(key)
    if whole is None:
        whole = SourceMark(source=key, name=name)
    if mine is not None:
        rest = {count: max(0, getattr(whole, count) - getattr(mine, count)) for count in COUNTS}
        whole = replace(whole, **rest)
    return record(whole, judged.get(key))
