"""The sources of the collection: what each told first, what became of it, what it only copied."""

from dataclasses import dataclass
from math import ceil
from typing import Final, Literal

from recoupe.model.judgement import SourceRecord
from recoupe.serve.site import Site

PAGE: Final = 50
Kind = Literal["", "outlet", "person", "body", "anonymous"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Words of the name, the kind of source, and which page."""

    q: str = ""
    kind: Kind = ""
    page: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesPage:
    """One page of the sources, those that told most first."""

    count: int
    page: int
    pages: int
    sources: list[SourceRecord]


def sources(site: Site, asked: Asked) -> SourcesPage:
    """Return the record of each source: told first, confirmed, refuted, withdrawn, copied, anonymous."""
    words = asked.q.lower().split()
    found = [
        each
        for each in site.collection.sources()
        if (not asked.kind or each.key.startswith(f"{asked.kind}:"))
        and all(word in each.name.lower() for word in words)
    ]
    pages = max(1, ceil(len(found) / PAGE))
    page = min(max(1, asked.page), pages)
    return SourcesPage(count=len(found), page=page, pages=pages, sources=found[(page - 1) * PAGE : page * PAGE])


def _answers(record: SourceRecord, asked: Asked) -> bool:
    kind = record.key.partition(":")[0]
    return asked.kind in {"", kind} and all(word in record.name.lower() for word in asked.q.lower().split())
