"""A collection in a notebook: what it answers shows itself and becomes data frames."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from types import TracebackType
from typing import Self, overload

from recoupe.api import Added, Collection, open_collection
from recoupe.crosscheck.network import Level, spots, ties, within
from recoupe.crosscheck.relations import Step, series
from recoupe.crosscheck.sentence import sentence
from recoupe.export.charts import (
    Chart,
    Kin,
    figures_chart,
    lineage_chart,
    map_chart,
    network_chart,
    relation_chart,
)
from recoupe.export.files import FORMATS, Format
from recoupe.export.lineage_chart import name
from recoupe.export.report import report
from recoupe.export.sheets import SHEETS, event_row
from recoupe.export.table import Cell, Table, Tabular, html_table
from recoupe.export.words import party_names
from recoupe.lang.registry import Registry, registry
from recoupe.model.judgement import Dossier
from recoupe.model.vocabulary import Tongue

HEAD = ("grade", "statement", "in one sentence", "documents")


@dataclass(frozen=True, slots=True)
class Answer(Tabular):
    """A dossier with its documents; its rows are these."""

    dossier: Dossier
    kin: Kin
    tongue: Tongue = "fr"
    header: tuple[str, ...] = field(
        init=False, default=("document", "outlet", "published", "stance", "source", "basis", "quote", "url")
    )

    @property
    def rows(self) -> tuple[tuple[Cell, ...], ...]:  # type: ignore[override]  # computed here, kept elsewhere
        """Return a row for each piece of evidence."""
        return tuple(self._rows())

    def _rows(self) -> Iterator[tuple[Cell, ...]]:
        for each in self.dossier.evidence:
            found = self.kin.documents.get(each.document)
            about = (name(found), found.published) if found else (None, None)
            said = (each.stance, each.source, each.basis, each.text)
            yield each.document, *about, *said, found.url if found else None

    @property
    def grade(self) -> str:
        """Return the Admiralty grade: a letter and a number."""
        return f"{self.dossier.grade.reliability}{self.dossier.grade.credibility}"

    @property
    def sentence(self) -> str:
        """Return the dossier in one sentence."""
        return sentence(self.dossier, self.tongue)

    @property
    def origins(self) -> Table:
        """Return who vouches for or against the statement."""
        header = ("stance", "label", "kind", "independent", "document", "retracted_by")
        rows = (
            (o.stance, o.label, o.kind, int(o.independent), o.document, o.retracted_by) for o in self.dossier.origins
        )
        return Table(header=header, rows=tuple(rows))

    def lineage(self) -> Chart:
        """Return who took it from whom, laid out in time."""
        return lineage_chart(self.kin, tongue=self.tongue)

    def figures(self) -> Chart | None:
        """Return the numbers that documents put forward, None where there is none."""
        return figures_chart(self.dossier, self.kin, tongue=self.tongue)

    def report(self, kind: Format, *, made: str) -> bytes:
        """Return the report on it, analysed on a day (ISO 8601)."""
        return FORMATS[kind](report(self.dossier, self.kin, made=made, tongue=self.tongue))

    def summary(self) -> tuple[Cell, ...]:
        """Return grade, statement, sentence and number of documents."""
        return self.grade, self.dossier.claim, self.sentence, len(self.dossier.documents)

    def __repr__(self) -> str:
        """Return grade, statement and sentence."""
        return f"{self.grade} « {self.dossier.claim} » — {self.sentence}"

    def _repr_html_(self) -> str:
        """Return what a notebook shows."""
        head = (
            f"<p><strong>{escape(self.grade)}</strong> « {escape(self.dossier.claim)} »<br>{escape(self.sentence)}</p>"
        )
        return f"{head}{self.origins._repr_html_()}{html_table(self.header, self.rows)}"


@dataclass(frozen=True, slots=True)
class Answers(Tabular, Sequence[Answer]):
    """The dossiers that answer a statement, best first; its rows are these."""

    query: str
    found: tuple[Answer, ...]
    header: tuple[str, ...] = field(init=False, default=HEAD)

    @property
    def rows(self) -> tuple[tuple[Cell, ...], ...]:  # type: ignore[override]  # computed here, kept elsewhere
        """Return a row for each dossier."""
        return tuple(each.summary() for each in self.found)

    @overload
    def __getitem__(self, place: int) -> Answer: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Answer]: ...
    def __getitem__(self, place: int | slice) -> Answer | Sequence[Answer]:
        """Return one dossier, or some."""
        return self.found[place]

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.found)

    def __repr__(self) -> str:
        """Return the dossiers, one a line."""
        return "\n".join(map(repr, self.found)) or f"nothing speaks to « {self.query} »"

    def _repr_html_(self) -> str:
        """Return what a notebook shows."""
        return "<hr>".join(each._repr_html_() for each in self.found) or f"<p>{escape(repr(self))}</p>"


class Database:
    """A collection as a notebook asks it; ``tongue`` is that of sentences and drawings."""

    def __init__(self, collection: Collection, tongue: Tongue = "fr") -> None:
        """Ask an open collection."""
        self.collection = collection
        self.tongue = tongue

    @classmethod
    def open(cls, store: str | None = None) -> Self:
        """Return the collection in a file or at a URL. Raises ``UsageError`` where there is none."""
        return cls(open_collection(store, create=False))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self.collection.store.close()

    def __repr__(self) -> str:
        """Return what it holds."""
        held = self.collection.view.counts()
        return ", ".join(f"{held[each]} {each}" for each in ("documents", "claims", "dossiers", "events"))

    def add(self, paths: Iterable[str]) -> Added:
        """Read files into the collection and cross-check them."""
        return self.collection.add(paths)

    def check(self, text: str) -> Answers:
        """Return the dossiers that answer a statement in plain words, best first."""
        return Answers(text, tuple(self._answer(each) for each in self.collection.check(text)))

    def dossier(self, key: str) -> Answer:
        """Return the stored dossier with that id, or its beginning. Raises ``UsageError``."""
        return self._answer(self.collection.dossier(key))

    def _answer(self, dossier: Dossier) -> Answer:
        return Answer(dossier, self.collection.kin(dossier), self.tongue)

    def documents(self) -> Table:
        """Return the documents with their place in the lineage."""
        return SHEETS["documents"].table(self.collection.store)

    def claims(self) -> Table:
        """Return the claims with who makes them."""
        return SHEETS["claims"].table(self.collection.store)

    def dossiers(self) -> Table:
        """Return the stored dossiers with their grades."""
        return SHEETS["dossiers"].table(self.collection.store)

    def origins(self) -> Table:
        """Return the origins of all stored dossiers."""
        return SHEETS["origins"].table(self.collection.store)

    def events(self, party: str | None = None, other: str | None = None) -> Table:
        """Return the events, each once: all, those of a party, or those of two."""
        found = self.collection.store.events().find(party=party, other=other)
        return Table(header=SHEETS["events"].header, rows=tuple(map(event_row, found)))

    def relation(self, actor: str, other: str, *, step: Step = "month") -> Chart:
        """Return the cooperation and conflict of two parties over time (ids, or countries by ISO 3166-1 alpha-3)."""
        events = self.collection.store.events()
        found = series(events.find(party=actor, other=other), events.published(), actor, other, step=step)
        return relation_chart(found, party_names((actor, other), self._registry(), self.tongue), tongue=self.tongue)

    def network(self, since: str | None = None, until: str | None = None, *, level: Level = "country") -> Chart:
        """Return who had to do with whom in a period (EDTF)."""
        events = self.collection.store.events().find(period=(since, until))
        found = ties(within(events, since, until), level=level)
        called = party_names({key for each in found for key in (each.one, each.other)}, self._registry(), self.tongue)
        return network_chart(found, called, tongue=self.tongue)

    def map(self, since: str | None = None, until: str | None = None) -> Chart:
        """Return where the events of a period were (EDTF)."""
        events = within(self.collection.store.events().find(period=(since, until)), since, until)
        return map_chart(spots(events, self._registry()), tongue=self.tongue)

    def _registry(self) -> Registry:
        settings = self.collection.settings
        return registry("fr", settings.territories, settings.actors)
