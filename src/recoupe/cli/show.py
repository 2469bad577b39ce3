"""A dossier for people: the statement, its grade, who stands where, and the exact words."""

from collections.abc import Mapping
from typing import Final

from rich.console import Console
from rich.markup import escape

from recoupe.cli.output import console, shortened
from recoupe.crosscheck.labels import called
from recoupe.crosscheck.sentence import sentence
from recoupe.export.words import bounds, unit_name, word
from recoupe.model.codec import said
from recoupe.model.document import Document
from recoupe.model.judgement import Dossier, Evidence, Figure, Origin, Reason
from recoupe.model.typography import spaced, squeezed
from recoupe.model.vocabulary import OriginStance, Tongue

Documents = Mapping[str, Document]
CLAIM: Final = 400
"""Characters of a statement that are shown above what is known of it."""
WORDS: Final[dict[Tongue, dict[str, str]]] = {
    "fr": {
        "supports": "Origines qui l’affirment", "denies": "Origines qui le démentent", "independent": "indépendante",
        "dependent": "dépend d’une autre", "withdrawn": "rétractée par", "first": "d’abord dans",
        "evidence": "Qui dit quoi, mot pour mot", "figures": "Chiffres",
        "readers": "Lecteurs (jamais comptés comme sources)", "contradictions": "Contradictions et mises à jour",
        "history": "Histoire du dossier", "colon": "\u00a0: ",
    },
    "en": {
        "supports": "Origins for", "denies": "Origins against", "independent": "independent",
        "dependent": "depends on another", "withdrawn": "withdrawn by", "first": "first in",
        "evidence": "Who says what, in their words", "figures": "Figures",
        "readers": "Readers (never counted as sources)", "contradictions": "Contradictions and updates",
        "history": "History of the dossier", "colon": ": ",
    },
}  # fmt: skip


def show_dossier(dossier: Dossier, documents: Documents, tongue: Tongue = "en") -> None:
    """Print a dossier, its own words in one tongue."""
    out = console()
    grade = dossier.grade
    out.print(f"[bold]{escape(quoted(shortened(dossier.claim, CLAIM), tongue))}[/]   {dossier.id}")
    out.print(f"[bold]{grade.reliability}{grade.credibility}[/]   {escape(sentence(dossier, tongue))}")
    for reason in grade.reasons:
        out.print(f"   · {_because(reason, tongue)}")
    for stance in ("supports", "denies"):
        _origins(out, dossier, documents, stance, tongue)
    _evidence(out, dossier, documents, tongue)
    _figures(out, dossier.figures, documents, tongue)
    _contradictions(out, dossier, documents, tongue)
    _history(out, dossier, documents, tongue)
    _readers(out, dossier, tongue)


def _because(reason: Reason, tongue: Tongue) -> str:
    return f"{escape(said(reason, tongue))} [dim]{escape(f'[{reason.rule}]')}[/]"


def _origins(out: Console, dossier: Dossier, documents: Documents, stance: OriginStance, tongue: Tongue) -> None:
    origins = [origin for origin in dossier.origins if origin.stance == stance]
    if not origins:
        return
    count, word = dossier.independent(stance), WORDS[tongue]["independent"]
    many = "s" if tongue == "fr" and count > 1 else ""
    out.print(f"\n[bold]{WORDS[tongue][stance]}[/] ({count} {word}{many})")
    for origin in origins:
        out.print(f"   {escape(_origin(origin, documents, tongue))}")
        for reason in origin.reasons:
            out.print(f"      · {_because(reason, tongue)}")


def _origin(origin: Origin, documents: Documents, tongue: Tongue) -> str:
    words = WORDS[tongue]
    notes = [word(origin.kind, tongue), words["independent" if origin.independent else "dependent"]]
    if origin.retracted_by:
        notes.append(f"{words['withdrawn']} {label(origin.retracted_by, documents)}")
    first = f"{words['first']} {label(origin.document, documents)}"
    return f"{called(origin.label, tongue)} ({', '.join(notes)}) — {first}"


def _evidence(out: Console, dossier: Dossier, documents: Documents, tongue: Tongue) -> None:
    colon = WORDS[tongue]["colon"]
    if dossier.evidence:
        out.print(f"\n[bold]{WORDS[tongue]['evidence']}[/]")
    for each in sorted(dossier.evidence, key=lambda e: (_date(e, documents), e.document, e.start)):
        who = f"{word(each.basis, tongue)} — {each.source}"
        stance = f"[italic]{word(each.stance, tongue)}[/]"
        out.print(f"   {escape(label(each.document, documents))}{colon}{stance}, {escape(who)}")
        out.print(
            f"      {escape(quoted(squeezed(each.text), tongue))}  [dim]{each.document} {each.start}–{each.end}[/]"
        )


def _date(evidence: Evidence, documents: Documents) -> str:
    document = documents.get(evidence.document)
    return (document.published if document else None) or ""


def _figures(out: Console, figures: tuple[Figure, ...], documents: Documents, tongue: Tongue) -> None:
    if figures:
        out.print(f"\n[bold]{WORDS[tongue]['figures']}[/]")
    for figure in figures:
        amount = f"{bounds(figure.low, figure.high, tongue)}\u00a0{unit_name(figure.unit, tongue)}"
        out.print(f"   {escape(amount)} — {escape(label(figure.document, documents))}")


def _contradictions(out: Console, dossier: Dossier, documents: Documents, tongue: Tongue) -> None:
    if dossier.contradictions or dossier.developments:
        out.print(f"\n[bold]{WORDS[tongue]['contradictions']}[/]")
    for each in dossier.contradictions:
        names = " / ".join(label(document, documents) for document in each.documents)
        about = f"{word(each.about, tongue)}{WORDS[tongue]['colon']}"
        out.print(f"   {about}{escape(names)} — {escape(said(each, tongue))}")
    for step in dossier.developments:
        out.print(f"   · {escape(said(step, tongue))}")


def _history(out: Console, dossier: Dossier, documents: Documents, tongue: Tongue) -> None:
    if len(dossier.history) > 1:
        out.print(f"\n[bold]{WORDS[tongue]['history']}[/]")
        for each in dossier.history:
            out.print(f"   {word(each.state, tongue)} — {escape(label(each.document, documents))}")


def _readers(out: Console, dossier: Dossier, tongue: Tongue) -> None:
    if any(dossier.readers.values()):
        counts = ", ".join(f"{word(attitude, tongue)} {count}" for attitude, count in dossier.readers.items())
        out.print(f"\n[bold]{WORDS[tongue]['readers']}[/]{WORDS[tongue]['colon']}{counts}")


def quoted(text: str, tongue: Tongue) -> str:
    """Return words between the quotation marks that the tongue has."""
    return spaced(f"« {text} »", "fr") if tongue == "fr" else f"“{text}”"


def label(key: str, documents: Documents) -> str:
    """Return how a document is named to people: outlet and date, else title, else id."""
    document = documents.get(key)
    if document is None:
        return key
    name = document.outlet or document.title or document.path or key
    return f"{name}, {document.published[:10]}" if document.published else name
