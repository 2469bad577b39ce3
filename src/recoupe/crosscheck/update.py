"""Brings lineage and dossiers up to date: only the clusters that new documents touch are drawn anew.

What is stored of a cluster depends on its documents alone, and the clusters on the set of all documents; so the order
in which documents came changes nothing, and a rebuild gives the same.
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, Final

import msgspec

from recoupe.crosscheck.collection import collections
from recoupe.crosscheck.dossiers import dossiers_of
from recoupe.lineage.clusters import Cluster, clusters, touched
from recoupe.lineage.profile import Profile
from recoupe.lineage.sketches import sketch
from recoupe.lineage.standing import Standing
from recoupe.lineage.trace import trace_cluster
from recoupe.model.analysis import Analysis
from recoupe.progress import Progress
from recoupe.store.postings import StoredPostings
from recoupe.store.store import Conclusions, Store
from recoupe.store.view import View

TOGETHER: Final = 200
"""Documents that are read and written together, as far as clusters allow."""


def update(store: Store, tell: Progress) -> None:
    """Draw from all documents what follows from them, where it is not drawn yet; an interrupted update goes on."""
    view, index = store.view(), store.postings()
    _sketch(view, index, tell)
    new = index.unplaced()
    if not new:
        return
    scope = touched(new, index, index) if index.settled() else new
    made = clusters(scope, index)
    known = index.clusters_of(scope)
    fresh = [cluster for cluster in made if cluster.id not in known]
    store.assign(((cluster.component, cluster.documents) for cluster in made), _documents(fresh))
    total, done = sum(len(cluster.documents) for cluster in fresh), 0
    for some in _batches(fresh):
        store.conclude(list(_concluded(some, view)))
        done += sum(len(cluster.documents) for cluster in some)
        tell("lineage and dossiers", done, total)


def known_standing(found: Any) -> Standing | None:
    """Return how a document stands by itself from what was stored, None where another version stored it."""
    try:
        return msgspec.convert(found, Standing)
    except msgspec.ValidationError:
        return None


def _sketch(view: View, index: StoredPostings, tell: Progress) -> None:
    keys = index.unsketched()
    for place in range(0, len(keys), TOGETHER):
        some = keys[place : place + TOGETHER]
        index.keep([sketch(Profile(Analysis(document=document))) for document in view.documents_of(some)])
        tell("index", place + len(some), len(keys))


def _documents(found: Iterable[Cluster]) -> list[str]:
    return list(chain.from_iterable(cluster.documents for cluster in found))


def _batches(fresh: list[Cluster]) -> Iterator[list[Cluster]]:
    batch: list[Cluster] = []
    for cluster in fresh:
        if batch and len(_documents(batch)) + len(cluster.documents) > TOGETHER:
            yield batch
            batch = []
        batch.append(cluster)
    if batch:
        yield batch


def _concluded(some: list[Cluster], view: View) -> Iterator[Conclusions]:
    found = {analysis.document.id: Profile(analysis) for analysis in view.analyses_of(_documents(some))}
    for cluster in some:
        traced = trace_cluster((found[key] for key in cluster.documents), frozenset(cluster.muted))
        known = collections((found[key] for key in cluster.documents), traced)
        yield Conclusions(
            cluster=cluster.id,
            documents=cluster.documents,
            lineages=traced.lineages,
            derivations=traced.derivations,
            dossiers=tuple(chain.from_iterable(map(dossiers_of, known))),
            standings={
                key: msgspec.to_builtins(each, order="deterministic") for key, each in sorted(traced.standings.items())
            },
        )
