"""The charts of other pages: picture (Vega-Lite) and table, in a language and a width."""

from dataclasses import dataclass
from typing import Annotated

import msgspec

from recoupe.crosscheck.network import Level
from recoupe.crosscheck.relations import Step
from recoupe.export.charts import (
    Chart,
    Kin,
    figures_chart,
    lineage_chart,
    map_chart,
    network_chart,
    relation_chart,
)
from recoupe.model.document import Document
from recoupe.model.vocabulary import Tongue
from recoupe.serve.assets import asset
from recoupe.serve.site import MissingError, Site
from recoupe.serve.views import network as networks
from recoupe.serve.views import places as maps
from recoupe.serve.views import relation as relations
from recoupe.serve.views.dossier import Asked as DossierAsked
from recoupe.serve.views.dossier import DossierPage, dossier
from recoupe.serve.views.happened import named
from recoupe.serve.views.period import Period
from recoupe.store.browse import Head

Width = Annotated[int, msgspec.Meta(ge=240, le=2400)]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfDossier:
    """The chart of which dossier, in which language, how wide (pixels)."""

    id: str
    lang: Tongue = "fr"
    width: Width = 760


@dataclass(frozen=True, slots=True, kw_only=True)
class OfRelation:
    """The chart of which two actors, by which periods, in which language, how wide (pixels)."""

    a: str
    b: str
    step: Step = "month"
    lang: Tongue = "fr"
    width: Width = 760


@dataclass(frozen=True, slots=True, kw_only=True)
class OfNetwork(Period):
    """The chart of which period and level, in which language, how wide (pixels)."""

    level: Level = "actor"
    lang: Tongue = "fr"
    width: Width = 760


@dataclass(frozen=True, slots=True, kw_only=True)
class OfMap(Period):
    """The chart of which period, in which language, how wide (pixels)."""

    lang: Tongue = "fr"
    width: Width = 760


def lineage(site: Site, asked: OfDossier) -> Chart:
    """Return who took what from whom among the documents of a dossier, laid out in time."""
    page = dossier(site, DossierAsked(id=asked.id))
    return lineage_chart(_kin(page), tongue=asked.lang, width=asked.width)


def figures(site: Site, asked: OfDossier) -> Chart:
    """Return the figures that the documents of a dossier put forward, over time."""
    page = dossier(site, DossierAsked(id=asked.id))
    chart = figures_chart(page.dossier, _kin(page), tongue=asked.lang, width=asked.width)
    if chart is None:
        raise MissingError("No document of this dossier puts forward a figure.")
    return chart


def relation_over_time(site: Site, asked: OfRelation) -> Chart:
    """Return cooperation and conflict between two actors, period by period."""
    page = relations.relation(site, relations.Asked(a=asked.a, b=asked.b, step=asked.step))
    if page.series is None or not page.series.points:
        raise MissingError("No event between these two has a day.")
    return relation_chart(
        page.series,
        named(site, (page.series.actor, page.series.other), asked.lang),
        tongue=asked.lang,
        width=asked.width,
    )


def network_drawn(site: Site, asked: OfNetwork) -> Chart:
    """Return who had to do with whom in a period, as a network."""
    page = networks.network(site, networks.Asked(since=asked.since, until=asked.until, level=asked.level))
    return network_chart(page.ties, named(site, page.names, asked.lang), tongue=asked.lang, width=asked.width)


def map_drawn(site: Site, asked: OfMap) -> Chart:
    """Return where the events of a period happened, as a map."""
    page = maps.places(site, Period(since=asked.since, until=asked.until))
    return map_chart(page.spots, tongue=asked.lang, width=asked.width, shapes_url=asset("countries.json"))


def _kin(page: DossierPage) -> Kin:
    """Return the documents of a dossier with how they depend on each other."""
    return Kin(
        documents={key: _bare(head) for key, head in page.documents.items()},
        lineages=page.lineages,
        derivations=tuple(page.derivations),
        stances=page.dossier.documents,
    )


def _bare(head: Head) -> Document:
    """Return a document without its words: a chart needs its name and date alone."""
    return Document(
        id=head.id, text="", passages=(), title=head.title, outlet=head.outlet, published=head.published, path=head.path
    )
