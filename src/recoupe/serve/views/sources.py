"""The sources of the collection: what each told first, what became of it, what it only copied."""

from dataclasses import dataclass
from typing import Final, Literal

from recoupe.lang.fr.spelling import fold
from recoupe.model.judgement import SourceRecord
from recoupe.serve.site import Site
from recoupe.serve.views.paging import paged

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
    found = [each for each in site.collection.sources() if _answers(each, asked)]
    page, pages, here = paged(asked.page, len(found), PAGE)
    return SourcesPage(count=len(found), page=page, pages=pages, sources=found[here])


def _answers(record: SourceRecord, asked: Asked) -> bool:
    kind = record.key.partition(":")[0]
    return asked.kind in {"", kind} and all(word in fold(record.name) for word in fold(asked.q).split())
