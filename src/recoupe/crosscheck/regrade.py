"""Grades follow the records of sources: where one changes, the dossiers in which the source speaks are graded anew."""

from typing import Final

from recoupe.crosscheck.records import own
from recoupe.crosscheck.reliability import graded, record
from recoupe.crosscheck.rulings import reliabilities
from recoupe.model.judgement import Dossier, Grade, SourceMark
from recoupe.store.store import Store
from recoupe.store.view import View

TOGETHER: Final = 500
"""Dossiers that are graded together."""


def regrade(store: Store) -> None:
    """Grade the dossiers whose sources have another record or reliability than when they were graded, and new ones."""
    records = store.records()
    sums, before, judged = records.sums(), records.stored(), reliabilities(store.view().judgements())
    named = {key: SourceMark(source=key, name=key.partition(":")[2]) for key in judged if key not in sums}
    now = {key: record(mark, judged.get(key)) for key, mark in sorted((sums | named).items())}
    changed = [key for key in sorted({*now, *before}) if now.get(key) != before.get(key)]
    ids = records.to_grade(changed)
    for place in range(0, len(ids), TOGETHER):
        some = list(records.gradings(ids[place : place + TOGETHER]))
        records.grade((each.dossier, graded(each.grade, each.origins, sums, own(each.marks), judged)) for each in some)
    records.keep([now[key] for key in changed if key in now], [key for key in changed if key not in now])


def with_records(dossier: Dossier, view: View) -> Grade:
    """Return the grade of an answer with the records of its sources, without what dossiers on the same claims add."""
    records = view.records()
    keys = {each.source for each in dossier.origins if each.source}
    keys |= {f"outlet:{key.partition(':')[2]}" for key in keys}
    beside = own(records.beside({each.claim for each in dossier.evidence}))
    return graded(dossier.grade, dossier.origins, records.sums(keys), beside, reliabilities(view.judgements()))
