"""Parsed invented texts for the tests of reported speech."""

import re

from recoupe.annotate.attributions import find_attributions
from recoupe.annotate.parsed import Parsed, parse
from recoupe.model.annotation import Attribution
from recoupe.model.document import Document, Passage

MARK = re.compile(r"\[\[(.*?)\]\]")


def document(text: str, name: str = "d", outlet: str = "Le Phare de Tarbal", kind: str = "body") -> Document:
    passage = Passage(kind=kind, text=text, start=0, end=len(text))  # type: ignore[arg-type]
    return Document(id=name, text=text, passages=(passage,), outlet=outlet, language="fr")


def parsed(*texts: str) -> list[Parsed]:
    return list(parse(document(text, f"d{number}") for number, text in enumerate(texts)))


def said(text: str) -> tuple[Attribution, ...]:
    return find_attributions(parsed(text)[0], ())


def unmarked(example: str) -> tuple[str, int, int]:
    """Return an example without its marks, and where the marked words stand."""
    found = MARK.search(example)
    if found is None:
        raise ValueError(example)
    return MARK.sub(r"\1", example), found.start(), found.start() + len(found.group(1))
