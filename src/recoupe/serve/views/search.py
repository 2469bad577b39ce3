"""Search over claims, passages, dossiers and actors."""

from dataclasses import dataclass, field
from typing import Final, Literal

from recoupe.model.vocabulary import Credibility, EventType, SourceKind
from recoupe.serve.site import Site
from recoupe.serve.views.paging import paged
from recoupe.serve.views.period import Period
from recoupe.store.answers import Facets, Filters, Found, Part, Pool
from recoupe.store.browse import DossierHead, Head

PAGE: Final = 20
"""Answers on a page."""
What = Literal["claims", "passages", "dossiers", "actors"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked(Period):
    """Words, what kind of answers, what they are held to besides a period, and which page of them."""

    q: str = ""
    what: What = "claims"
    outlet: str = ""
    actor: str = ""
    event: EventType | Literal[""] = ""
    source: SourceKind | Literal[""] = ""
    grade: Credibility | Literal[""] = ""
    page: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorFound:
    """An actor that answers, and in how many places it is mentioned."""

    id: str
    name: str
    kind: str | None
    country: str | None
    mentions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """One page of answers, how all of them spread, and how many there are (``more``: at least)."""

    count: int
    more: bool
    page: int
    pages: int
    facets: Facets
    found: list[Found] = field(default_factory=list)
    dossiers: list[DossierHead] = field(default_factory=list)
    actors: list[ActorFound] = field(default_factory=list)
    documents: dict[str, Head] = field(default_factory=dict)


def search(site: Site, asked: Asked) -> SearchPage:
    """Return what answers a question: claims, passages, dossiers or actors, best first."""
    if asked.what == "actors":
        return _actors(site, asked)
    part: Part = "passages" if asked.what == "passages" else "claims"
    pool = site.browse.pool(part, asked.q, _filters(asked))
    facets = site.browse.facets(part, pool)
    return _dossiers(site, asked, pool, facets) if asked.what == "dossiers" else _parts(site, asked, pool, facets)


def _filters(asked: Asked) -> Filters:
    return Filters(
        since=asked.since or None,
        until=asked.until or None,
        outlet=asked.outlet or None,
        actor=asked.actor or None,
        event=asked.event or None,
        source=asked.source or None,
        grade=asked.grade or None,
    )


def _parts(site: Site, asked: Asked, pool: Pool, facets: Facets) -> SearchPage:
    part: Part = "passages" if asked.what == "passages" else "claims"
    page, pages, here = paged(asked.page, len(pool.numbers), PAGE)
    found = site.browse.found(part, pool.numbers[here])
    heads = site.browse.heads({each.document for each in found})
    return SearchPage(
        count=len(pool.numbers), more=pool.more, page=page, pages=pages, facets=facets, found=found, documents=heads
    )


def _dossiers(site: Site, asked: Asked, pool: Pool, facets: Facets) -> SearchPage:
    keys = site.browse.dossiers_about("claims", pool.numbers)
    page, pages, here = paged(asked.page, len(keys), PAGE)
    heads = site.browse.dossier_heads(keys[here])
    return SearchPage(count=len(keys), more=pool.more, page=page, pages=pages, facets=facets, dossiers=heads)


def _actors(site: Site, asked: Asked) -> SearchPage:
    found = [
        ActorFound(id=key, name=name, kind=known.kind if known else None,
                   country=known.country if known else None, mentions=count)
        for key, count in site.browse.actors(_named(site, asked.q))
        for known in [site.registry.actors.get(key)]
        for name in [known.name if known else key]
    ]  # fmt: skip
    page, pages, here = paged(asked.page, len(found), PAGE)
    return SearchPage(count=len(found), more=False, page=page, pages=pages, facets=Facets(), actors=found[here])


def _named(site: Site, query: str) -> list[str] | None:
    """Return the actors whose names hold all words of a question, None where nothing is asked."""
    from recoupe.lang.fr.spelling import fold  # noqa: PLC0415 - only who asks for names pays

    wanted = fold(query).split()
    if not wanted:
        return None
    known = site.registry.actors.values()
    return [actor.id for actor in known if all(word in fold(" ".join((actor.id, *actor.names))) for word in wanted)]
