"""The records of sources in a store: what dossiers say of them, and the grades that follow."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, bindparam, delete, func, insert, or_, select, update

from recoupe.model.judgement import Grade, Origin, SourceMark, SourceRecord
from recoupe.store import schema as s
from recoupe.store.columns import cells, record, row
from recoupe.store.engine import reading, writing


@dataclass(frozen=True, slots=True, kw_only=True)
class Grading:
    """What a dossier's grade follows from."""

    dossier: str
    grade: Grade
    origins: tuple[Origin, ...]
    marks: tuple[SourceMark, ...]


class Records:
    """Reads and writes the records of sources."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def sums(self, of: Collection[str] | None = None) -> dict[str, SourceMark]:
        """Return the marks of each source, or of some, summed over all dossiers."""
        table = s.source_marks
        counts = [func.sum(table.c[name]).label(name) for name in _counts()]
        query = select(table.c.source, func.min(table.c.name).label("name"), *counts).group_by(table.c.source)
        query = query if of is None else query.where(table.c.source.in_(of))
        with reading(self._engine) as connection:
            rows = connection.execute(query.order_by(table.c.source)).mappings()
            return {each["source"]: record(SourceMark, each) for each in rows}

    def stored(self) -> dict[str, SourceRecord]:
        """Return the records as they were when grades were last drawn from them, by key."""
        with reading(self._engine) as connection:
            rows = connection.execute(select(s.sources).order_by(s.sources.c.key)).mappings()
            return {each["key"]: record(SourceRecord, each) for each in rows}

    def to_grade(self, changed: Collection[str]) -> list[str]:
        """Return the dossiers that have no grade yet or in which some sources speak, by id."""
        marked = select(s.source_marks.c.dossier)
        found: set[str] = set()
        with reading(self._engine) as connection:
            found.update(connection.scalars(select(s.dossiers.c.id).where(s.dossiers.c.graded == 0)))
            for some in s.slices(changed):
                found.update(connection.scalars(marked.where(s.source_marks.c.source.in_(some)).distinct()))
        return sorted(found)

    def gradings(self, dossiers: Collection[str]) -> Iterator[Grading]:
        """Yield what the grades of some dossiers follow from, by id."""
        for some in s.slices(dossiers):
            with reading(self._engine) as connection:
                query = select(s.dossiers).where(s.dossiers.c.id.in_(some)).order_by(s.dossiers.c.id)
                found = connection.execute(query).mappings().all()
                parts = {
                    kind: connection.execute(
                        select(table).where(table.c.dossier.in_(some)).order_by(table.c.dossier, table.c.position)
                    ).mappings().all()
                    for kind, table in ((Origin, s.origins), (SourceMark, s.source_marks))
                }  # fmt: skip
            for each in found:
                own = {kind: [one for one in rows if one["dossier"] == each["id"]] for kind, rows in parts.items()}
                grade = {name: each[f"grade_{name}"] for name in ("reliability", "credibility", "reasons")}
                yield Grading(
                    dossier=each["id"],
                    grade=record(Grade, grade),
                    origins=tuple(record(Origin, one) for one in own[Origin]),
                    marks=tuple(record(SourceMark, one) for one in own[SourceMark]),
                )

    def beside(self, claims: Collection[str]) -> list[SourceMark]:
        """Return the marks that the dossiers made in which some claims are evidence."""
        found: list[SourceMark] = []
        with reading(self._engine) as connection:
            for some in s.slices(claims):
                about = select(s.evidence.c.dossier).where(s.evidence.c.claim.in_(some))
                query = select(s.source_marks).where(s.source_marks.c.dossier.in_(about))
                found += [record(SourceMark, each) for each in connection.execute(query).mappings()]
        return found

    def grade(self, grades: Iterable[tuple[str, Grade]]) -> None:
        """Put grades in the place of those that dossiers have."""
        new = [{"key": key, **{f"to_{name}": value for name, value in row(grade).items()}} for key, grade in grades]
        table = s.dossiers
        change = update(table).where(table.c.id == bindparam("key"))
        values: dict[str, Any] = {
            f"grade_{name}": bindparam(f"to_{name}") for name in ("reliability", "credibility", "reasons")
        }
        if new:
            with writing(self._engine) as connection:
                connection.execute(change.values(graded=1, **values), new)

    def keep(self, records: Collection[SourceRecord], gone: Collection[str]) -> None:
        """Put records in the place of those with the same keys, and delete those that are gone."""
        with writing(self._engine) as connection:
            for some in s.slices([*gone, *(each.key for each in records)]):
                connection.execute(delete(s.sources).where(s.sources.c.key.in_(some)))
            if records:
                connection.execute(insert(s.sources), [row(each) for each in records])

    def named(self, name: str) -> list[str]:
        """Return the keys of the sources with a name, in lower case, whatever their kind."""
        key = s.sources.c.key
        with reading(self._engine) as connection:
            called = or_(key.endswith(f":{name}", autoescape=True), func.lower(s.sources.c.name) == name)
            return list(connection.scalars(select(key).where(called).order_by(key)))


def _counts() -> list[str]:
    return [cell.column for cell in cells(SourceMark) if cell.column not in {"source", "name"}]
