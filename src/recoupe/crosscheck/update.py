"""Brings lineage and dossiers up to date: only the clusters that new documents touch are drawn anew.

What is stored of a cluster depends on its documents alone, and the clusters on the set of all documents; so the order
in which documents came changes nothing, and a rebuild gives the same.
"""

from collections import ChainMap, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, pairwise
from typing import Final

import msgspec

from recoupe.crosscheck.collection import Collection, collections
from recoupe.crosscheck.dossiers import dossiers_of
from recoupe.crosscheck.records import marks
from recoupe.crosscheck.regrade import regrade
from recoupe.crosscheck.retold import renew_events
from recoupe.crosscheck.rulings import Rulings, rulings
from recoupe.lineage.clusters import Cluster, clusters, touched
from recoupe.lineage.profile import Profile
from recoupe.lineage.sketches import sketch
from recoupe.lineage.trace import trace_cluster
from recoupe.model.analysis import Analysis
from recoupe.model.judgement import Dossier, SourceMark
from recoupe.progress import Progress
from recoupe.store.merges import leaders
from recoupe.store.postings import StoredPostings
from recoupe.store.store import Conclusions, Store
from recoupe.store.view import View

Group = list[Cluster]
TOGETHER: Final = 200
"""Documents that are read and written together, as far as clusters allow."""


def update(store: Store, tell: Progress) -> None:
    """Draw from all documents what follows from them, where it is not drawn yet; an interrupted update goes on."""
    before = store.events().mark()
    drawn = _draw(store, tell)
    regrade(store)
    renew_events(store, drawn, before)


def _draw(store: Store, tell: Progress) -> list[str]:
    """Draw lineage and dossiers where they are not drawn yet; return the documents that this touched."""
    view, index = store.view(), store.postings()
    _sketch(view, index, tell)
    new = index.unplaced()
    if not new:
        return []
    judged = rulings(view.judgements())
    scope = _with_bound(touched(new, index, index) if index.settled() else new, judged, index)
    made = clusters(scope, index)
    known = index.clusters_of(scope)
    fresh = [group for group in _groups(made, judged) if any(cluster.id not in known for cluster in group)]
    drawn = _documents(chain.from_iterable(fresh))
    store.events().forget_mark()
    store.assign(((cluster.component, cluster.documents) for cluster in made), drawn)
    total, done = len(drawn), 0
    for some in _batches(fresh):
        store.conclude(list(_concluded(some, view, judged)))
        done += sum(len(_documents(group)) for group in some)
        tell("lineage and dossiers", done, total)
    return drawn


def _marks(dossier: Dossier, known: Iterable[Collection]) -> tuple[SourceMark, ...]:
    every = tuple(known)
    return marks(
        dossier,
        ChainMap(*(each.profiles for each in every)),
        ChainMap(*(each.lineages for each in every)),
        ChainMap(*(dict(each.standings) for each in every)),
    )


def _sketch(view: View, index: StoredPostings, tell: Progress) -> None:
    keys = index.unsketched()
    for place in range(0, len(keys), TOGETHER):
        some = keys[place : place + TOGETHER]
        index.keep([sketch(Profile(Analysis(document=document))) for document in view.documents_of(some)])
        tell("index", place + len(some), len(keys))


def _documents(found: Iterable[Cluster]) -> list[str]:
    return list(chain.from_iterable(cluster.documents for cluster in found))


def _with_bound(scope: set[int], judged: Rulings, index: StoredPostings) -> set[int]:
    """Return documents with all that hang together with those that judgements bind to them."""
    if not judged.bonds:
        return scope
    while True:
        names = {each.document for each in index.sketches(scope).values()}
        bound = index.numbers_of(judged.bound(names)) - scope
        if not bound:
            return scope
        scope = scope | bound | index.members(index.components_of(bound))


def _groups(made: list[Cluster], judged: Rulings) -> list[Group]:
    """Return the clusters, those that judgements bind together in one group."""
    home = {document: place for place, cluster in enumerate(made) for document in cluster.documents}
    leader = leaders(
        (f"{home[one]:09}", f"{home[other]:09}")
        for bond in judged.bonds
        for one, other in pairwise(document for document in bond if document in home)
    )
    groups = defaultdict[str, Group](list)
    for place, cluster in enumerate(made):
        name = f"{place:09}"
        groups[leader.get(name, name)].append(cluster)
    return list(groups.values())


def _batches(fresh: list[Group]) -> Iterator[list[Group]]:
    batch: list[Group] = []
    size = 0
    for group in fresh:
        more = len(_documents(group))
        if batch and size + more > TOGETHER:
            yield batch
            batch, size = [], 0
        batch.append(group)
        size += more
    if batch:
        yield batch


def _concluded(some: list[Group], view: View, judged: Rulings) -> Iterator[Conclusions]:
    documents = _documents(chain.from_iterable(some))
    found = {analysis.document.id: Profile(analysis) for analysis in view.analyses_of(documents)}
    for group in some:
        yield from _of_group(group, found, judged)


def _of_group(group: Group, found: Mapping[str, Profile], judged: Rulings) -> Iterator[Conclusions]:
    """Yield what follows for each cluster of a group; its dossiers stand with the first."""
    traced = [trace_cluster((found[key] for key in each.documents), frozenset(each.muted)) for each in group]
    known = [
        each
        for cluster, lineage in zip(group, traced, strict=True)
        for each in collections((found[key] for key in cluster.documents), lineage)
    ]
    drawn = tuple(dossiers_of(known, judged))
    noted = {each.id: _marks(each, known) for each in drawn}
    for place, (cluster, lineage) in enumerate(zip(group, traced, strict=True)):
        yield Conclusions(
            cluster=cluster.id,
            documents=cluster.documents,
            lineages=lineage.lineages,
            derivations=lineage.derivations,
            dossiers=drawn if place == 0 else (),
            marks=noted if place == 0 else {},
            standings={
                key: msgspec.to_builtins(each, order="deterministic") for key, each in sorted(lineage.standings.items())
            },
        )
