"""A dossier: all that a collection says to one statement."""

from dataclasses import dataclass
from typing import Final

from recoupe.errors import UsageError
from recoupe.model.judgement import Derivation, Dossier, Lineage
from recoupe.serve.site import MissingError, Site
from recoupe.store.browse import Head, Reaction

REACTIONS: Final = 40
"""Readers' words that a page shows at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which dossier: its id, or the unambiguous beginning of it."""

    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierPage:
    """The dossier, its documents and those that they took from, how they depend on each other, what readers say."""

    dossier: Dossier
    supporting: int
    denying: int
    documents: dict[str, Head]
    lineages: dict[str, Lineage]
    derivations: list[Derivation]
    reactions: list[Reaction]


def dossier(site: Site, asked: Asked) -> DossierPage:
    """Return one dossier whole, with what it rests on."""
    found = known_dossier(site, asked.id)
    keys = {*found.documents, *(each for contradiction in found.contradictions for each in contradiction.documents)}
    browse = site.browse
    lineages = browse.lineages_of(keys)
    parents = {parent for each in lineages.values() for parent in each.parents} - keys
    kin = keys | parents
    return DossierPage(
        dossier=found,
        supporting=found.independent("supports"),
        denying=found.independent("denies"),
        documents=browse.heads(kin),
        lineages=lineages | browse.lineages_of(parents),
        derivations=[each for each in browse.derivations_around(keys) if {each.document, each.parent} <= kin],
        reactions=browse.reactions(keys, REACTIONS),
    )


def known_dossier(site: Site, key: str) -> Dossier:
    """Return a dossier by its id. Raises ``MissingError``."""
    try:
        return site.collection.dossier(key)
    except UsageError as error:
        raise MissingError(str(error)) from error
