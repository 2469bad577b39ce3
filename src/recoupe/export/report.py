"""A dossier as a report to file or send: what is said in it, before it is HTML, Markdown or PDF."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from recoupe.crosscheck.labels import called
from recoupe.crosscheck.sentence import sentence
from recoupe.export.chart import Chart, many, pick
from recoupe.export.figures_chart import figures_chart
from recoupe.export.lineage_chart import Kin, lineage_chart, name
from recoupe.export.method import meaning, method
from recoupe.export.words import word, written
from recoupe.model.codec import said
from recoupe.model.document import Document
from recoupe.model.judgement import Contradiction, Dossier, Evidence, Origin, Reason
from recoupe.model.typography import squeezed
from recoupe.model.vocabulary import OriginStance, Tongue
from recoupe.version import VERSION

UNNAMED: Final = "?"
WEB: Final = ("http://", "https://")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Some words, and where they lead: a web address or None."""

    text: str
    url: str | None = None


Line = tuple[Words, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A paragraph; ``strong`` where it is what the report comes to."""

    line: Line
    strong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """The exact words of a document, and under them who says them and where."""

    text: str
    line: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """A list; each item has a line and lines under it."""

    items: tuple[tuple[Line, tuple[Line, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A chart, and its table with the numbers written out."""

    chart: Chart
    rows: tuple[tuple[str, ...], ...]


Block = Text | Quote | Items | Drawing


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a report under its heading."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report: its title, the day of the analysis (ISO 8601), its tongue, the lines under the title, its parts."""

    title: str
    made: str
    tongue: Tongue
    head: tuple[Line, ...]
    sections: tuple[Section, ...]


def report(dossier: Dossier, kin: Kin, *, made: str, tongue: Tongue = "fr") -> Report:
    """Return the report on a dossier; ``kin`` are its documents and what they took, ``made`` the day of analysis."""
    write = Writer(dossier, kin, tongue)
    return Report(
        title=pick(tongue, f"« {dossier.claim} »", f"“{dossier.claim}”"),
        made=made,
        tongue=tongue,
        head=write.head(made),
        sections=tuple(Section(title=title, blocks=blocks) for title, blocks in write.parts() if blocks),
    )


class Writer:
    """Words one dossier."""

    def __init__(self, dossier: Dossier, kin: Kin, tongue: Tongue) -> None:
        self.dossier = dossier
        self.kin = kin
        self.tongue: Tongue = tongue

    def head(self, made: str) -> tuple[Line, ...]:
        """Return the lines under the title: number of documents and their period, day of the analysis, id."""
        days = sorted(each.published[:10] for each in self._documents() if each.published)
        period = f"{days[0]} – {days[-1]}" if days else self._pick("sans date", "undated")
        number = len(self.dossier.documents)
        documents = f"{many(number, 'document', self.tongue)}, {period}"
        analysed = self._pick(f"Analyse du {made}, Recoupe {VERSION}", f"Analysis of {made}, Recoupe {VERSION}")
        return (_plain(documents), _plain(analysed), _plain(self.dossier.id))

    def parts(self) -> Iterator[tuple[str, tuple[Block, ...]]]:
        """Yield the headings with what stands under them."""
        yield self._pick("En une phrase", "In one sentence"), self._verdict()
        yield self._pick("Origines qui l’affirment", "Origins for it"), self._origins("supports")
        yield self._pick("Origines qui le démentent", "Origins against it"), self._origins("denies")
        yield self._pick("Qui a repris qui", "Who took it from whom"), self._lineage()
        yield self._pick("Contradictions", "Contradictions"), self._contradictions()
        yield self._pick("Chiffres", "Figures"), self._figures()
        yield self._pick("Qui dit quoi, mot pour mot", "Who says what, in their words"), self._evidence()
        yield self._pick("Réactions des lecteurs", "Readers’ reactions"), self._readers()
        yield self._pick("Méthode", "Method"), tuple(Text(line=_plain(each)) for each in method(self.tongue))

    def _pick(self, french: str, english: str) -> str:
        return pick(self.tongue, french, english)

    def _documents(self) -> Iterator[Document]:
        return (self.kin.documents[key] for key in self.dossier.documents if key in self.kin.documents)

    def _verdict(self) -> tuple[Block, ...]:
        grade = self.dossier.grade
        code = f"{grade.reliability}{grade.credibility}"
        means = meaning(grade.reliability, grade.credibility, self.tongue)
        noted = self._pick(f"Cote {code} (code de l’Amirauté) : {means}.", f"Grade {code} (Admiralty code): {means}.")
        return (
            Text(line=_plain(sentence(self.dossier, self.tongue)), strong=True),
            Text(line=_plain(noted)),
            Items(items=tuple((line, ()) for line in self._because(grade.reasons))),
        )

    def _because(self, reasons: Iterable[Reason]) -> tuple[Line, ...]:
        return tuple(_plain(f"{said(each, self.tongue)} [{each.rule}]") for each in reasons)

    def _origins(self, stance: OriginStance) -> tuple[Block, ...]:
        blocks: list[Block] = []
        for origin in (each for each in self.dossier.origins if each.stance == stance):
            blocks.append(Items(items=((self._origin(origin), self._because(origin.reasons)),)))
            blocks += [self._quote(each) for each in self.dossier.evidence if each.document == origin.document]
        return tuple(blocks)

    def _origin(self, origin: Origin) -> Line:
        kind = word(origin.kind, self.tongue)
        depends = self._pick("dépend d’une autre", "depends on another")
        own = self._pick("indépendante", "independent") if origin.independent else depends
        notes = [kind, own]
        if origin.retracted_by:
            notes.append(self._pick("rétractée", "retracted"))
        first = self._pick(", d’abord dans ", ", first in ")
        return (
            Words(text=f"{called(origin.label, self.tongue)} ({', '.join(notes)}){first}"),
            self._where(origin.document),
        )

    def _where(self, key: str) -> Words:
        """Return a document's name and day, leading to its address where it has one."""
        document = self.kin.documents.get(key)
        if document is None:
            return Words(text=key)
        dated = f", {document.published[:10]}" if document.published else ""
        url = document.url if document.url and document.url.startswith(WEB) else None
        return Words(text=f"{name(document)}{dated}", url=url)

    def _quote(self, evidence: Evidence) -> Quote:
        place = self._pick(
            f", caractères {evidence.start}–{evidence.end}", f", characters {evidence.start}–{evidence.end}"
        )
        unnamed = self._pick("source non nommée", "unnamed source")
        who = unnamed if evidence.source == UNNAMED else evidence.source
        parts = (who, word(evidence.basis, self.tongue), word(evidence.stance, self.tongue))
        said_by = Words(text=f"{' · '.join(parts)} — ")
        where = self._where(evidence.document)
        return Quote(text=squeezed(evidence.text), line=(said_by, where, Words(text=f" ({evidence.document}{place})")))

    def _evidence(self) -> tuple[Block, ...]:
        first = {each.document for each in self.dossier.origins}
        rest = [each for each in self.dossier.evidence if each.document not in first]
        return tuple(self._quote(each) for each in sorted(rest, key=self._order))

    def _order(self, evidence: Evidence) -> tuple[str, str, int]:
        document = self.kin.documents.get(evidence.document)
        return ((document.published if document else None) or "", evidence.document, evidence.start)

    def _lineage(self) -> tuple[Block, ...]:
        return (self._drawing(lineage_chart(self.kin, tongue=self.tongue)),) if len(self.kin.documents) > 1 else ()

    def _drawing(self, chart: Chart) -> Drawing:
        rows = (tuple(written(cell, self.tongue) for cell in row) for row in chart.rows)
        return Drawing(chart=chart, rows=tuple(rows))

    def _contradictions(self) -> tuple[Block, ...]:
        items = tuple((self._contradiction(each), ()) for each in self.dossier.contradictions)
        return (Items(items=items),) if items else ()

    def _contradiction(self, found: Contradiction) -> Line:
        line: list[Words] = []
        for key in found.documents:
            line += [
                Words(text=" / " if line else f"{word(found.about, self.tongue)}{self._pick(' : ', ': ')}"),
                self._where(key),
            ]
        return (*line, Words(text=f". {said(found, self.tongue)}"))

    def _figures(self) -> tuple[Block, ...]:
        drawn = figures_chart(self.dossier, self.kin, tongue=self.tongue)
        return (self._drawing(drawn),) if drawn else ()

    def _readers(self) -> tuple[Block, ...]:
        readers: Mapping[str, int] = {key: number for key, number in self.dossier.readers.items() if number}
        if not readers:
            return ()
        colon = self._pick(" : ", ": ")
        told = ", ".join(f"{word(key, self.tongue)}{colon}{number}" for key, number in readers.items())
        never = self._pick("Jamais comptées comme sources.", "Never counted as sources.")
        return (Text(line=_plain(f"{told}. {never}")),)


def _plain(text: str) -> Line:
    return (Words(text=text),)
