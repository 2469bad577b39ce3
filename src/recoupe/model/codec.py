"""Records to JSON and back, strictly: an unknown value is refused, never guessed."""

from typing import Any, TypeVar

import msgspec

from recoupe.model.analysis import Analysis
from recoupe.model.judgement import Contradiction, Development, Dossier, Reason
from recoupe.model.typography import spaced
from recoupe.model.vocabulary import Tongue

Record = TypeVar("Record")
DOCUMENT_KEYS = ("id", "path", "title", "outlet", "published", "language", "passages")
LISTS = ("attributions", "events", "times", "quantities", "statements")


def encode(record: object) -> bytes:
    """Return a record, or a tuple of records, as JSON in UTF-8."""
    return msgspec.json.encode(record)


def decode(data: bytes | str, kind: type[Record]) -> Record:
    """Return the record that JSON holds. Raises ``msgspec.ValidationError`` where it holds another thing."""
    return msgspec.json.decode(data, type=kind, strict=True)


def public_analysis(analysis: Analysis) -> dict[str, Any]:
    """Return an analysis under the keys of the public contract (`recoupe annotate --format jsonl`)."""
    whole: dict[str, Any] = msgspec.to_builtins(analysis)
    document = whole["document"]
    return {key: document[key] for key in DOCUMENT_KEYS} | {key: whole[key] for key in LISTS}


def public_dossier(dossier: Dossier) -> dict[str, Any]:
    """Return a dossier under the keys of the public contract (`recoupe check --json`)."""
    whole: dict[str, Any] = msgspec.to_builtins(dossier)
    whole["grade"] |= public_reasons(dossier.grade.reasons)
    for public, origin in zip(whole["origins"], dossier.origins, strict=True):
        public.update(public_reasons(origin.reasons))
    return whole | {
        "state": dossier.state,
        "independent_supporting_origins": dossier.independent("supports"),
        "independent_denying_origins": dossier.independent("denies"),
    }


def public_reasons(reasons: tuple[Reason, ...]) -> dict[str, list[str]]:
    """Return reasons as sentences in both tongues, each with its rule."""
    return {"reasons": sentences(reasons), "reasons_en": sentences(reasons, "en")}


def sentences(reasons: tuple[Reason, ...], tongue: Tongue = "fr") -> list[str]:
    """Return reasons as sentences, each with its rule."""
    return [f"{said(reason, tongue)} [{reason.rule}]" for reason in reasons]


def said(conclusion: Reason | Contradiction | Development, tongue: Tongue = "fr") -> str:
    """Return the sentence in a tongue with its no-break spaces, the French one where there is no other."""
    return conclusion.english if tongue == "en" and conclusion.english else spaced(conclusion.detail, "fr")
