"""The start page: what there is."""

from dataclasses import dataclass

from recoupe.serve.site import Site
from recoupe.store.browse import DossierHead, Head, Holding

SHOWN = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Nothing is asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StartPage:
    """How much the collection holds, its largest dossiers and its latest documents."""

    holding: Holding
    dossiers: list[DossierHead]
    documents: list[Head]


def start(site: Site, asked: Asked) -> StartPage:
    """Say what the collection holds."""
    del asked
    return StartPage(
        holding=site.holding(),
        dossiers=site.browse.largest_dossiers(SHOWN),
        documents=site.browse.latest(SHOWN),
    )
