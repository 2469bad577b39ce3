"""A dossier for people: the statement, its grade, who stands where, and the exact words."""

from collections.abc import Mapping

from rich.console import Console
from rich.markup import escape

from recoupe.cli.output import console
from recoupe.model.document import Document
from recoupe.model.judgement import Dossier, Evidence, Figure, Origin
from recoupe.model.vocabulary import OriginStance

Documents = Mapping[str, Document]


def show_dossier(dossier: Dossier, documents: Documents) -> None:
    """Print a dossier."""
    out = console()
    grade = dossier.grade
    out.print(f"[bold]« {escape(dossier.claim)} »[/]   {dossier.id}")
    out.print(f"[bold]{grade.reliability}{grade.credibility}[/]")
    for reason in grade.reasons:
        out.print(f"   · {escape(reason.detail)} [dim]{escape(f'[{reason.rule}]')}[/]")
    _origins(out, dossier, documents, "supports", "Origins for")
    _origins(out, dossier, documents, "denies", "Origins against")
    _evidence(out, dossier, documents)
    _figures(out, dossier.figures, documents)
    _contradictions(out, dossier, documents)
    _readers(out, dossier)


def _origins(out: Console, dossier: Dossier, documents: Documents, stance: OriginStance, title: str) -> None:
    origins = [origin for origin in dossier.origins if origin.stance == stance]
    if not origins:
        return
    out.print(f"\n[bold]{title}[/] ({dossier.independent(stance)} independent)")
    for origin in origins:
        out.print(f"   {escape(_origin(origin, documents))}")
        for reason in origin.reasons:
            out.print(f"      · {escape(reason.detail)} [dim]{escape(f'[{reason.rule}]')}[/]")


def _origin(origin: Origin, documents: Documents) -> str:
    notes = [origin.kind, "independent" if origin.independent else "not independent"]
    if origin.retracted_by:
        notes.append(f"retracted by {label(origin.retracted_by, documents)}")
    return f"{origin.label} ({', '.join(notes)}) — first in {label(origin.document, documents)}"


def _evidence(out: Console, dossier: Dossier, documents: Documents) -> None:
    if dossier.evidence:
        out.print("\n[bold]Who says what, in their words[/]")
    for each in sorted(dossier.evidence, key=lambda e: (_date(e, documents), e.document, e.start)):
        who = f"{each.basis} — {each.source}"
        out.print(f"   {escape(label(each.document, documents))}: [italic]{each.stance}[/], {escape(who)}")
        out.print(f"      « {escape(' '.join(each.text.split()))} »  [dim]{each.document} {each.start}–{each.end}[/]")


def _date(evidence: Evidence, documents: Documents) -> str:
    document = documents.get(evidence.document)
    return (document.published if document else None) or ""


def _figures(out: Console, figures: tuple[Figure, ...], documents: Documents) -> None:
    if figures:
        out.print("\n[bold]Figures[/]")
    for figure in figures:
        low, high = (("…" if bound is None else f"{bound:,.10g}") for bound in (figure.low, figure.high))
        amount = low if low == high else f"{low} to {high}"
        out.print(f"   {amount} {figure.unit} — {escape(label(figure.document, documents))}")


def _contradictions(out: Console, dossier: Dossier, documents: Documents) -> None:
    if dossier.contradictions:
        out.print("\n[bold]Contradictions[/]")
    for each in dossier.contradictions:
        names = " / ".join(label(document, documents) for document in each.documents)
        out.print(f"   {each.about}: {escape(names)} — {escape(each.detail)}")


def _readers(out: Console, dossier: Dossier) -> None:
    if any(dossier.readers.values()):
        counts = ", ".join(f"{attitude} {count}" for attitude, count in dossier.readers.items())
        out.print(f"\n[bold]Readers[/] (never counted as sources): {counts}")


def label(key: str, documents: Documents) -> str:
    """Return how a document is named to people: outlet and date, else title, else id."""
    document = documents.get(key)
    if document is None:
        return key
    name = document.outlet or document.title or document.path or key
    return f"{name}, {document.published[:10]}" if document.published else name
