"""Who tells an event: how many origins that do not depend on each other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from recoupe.lang.fr.spelling import fold
from recoupe.model.judgement import Derivation, Reason
from recoupe.store.events import Told

Source = tuple[str, str]
FOLDED: Final = frozenset({"name", "credited"})
"""Kinds of sources whose key is a folded name, which may look like an id."""


class Tellers:
    """What documents have from each other, asked for each event.

    ``names`` says what documents and actors are called, by their ids.
    """

    def __init__(
        self,
        taken: Sequence[Derivation],
        leader: Mapping[str, str],
        credited: Mapping[str, str],
        names: Mapping[str, str],
    ) -> None:
        self._parents = defaultdict[str, set[str]](set)
        for each in taken:
            self._parents[each.document].add(each.parent)
        self._leader = leader
        self._credited = credited
        self._names = names

    def count(self, told: Iterable[Told]) -> tuple[int, int, tuple[Reason, ...]]:
        """Return how many independent origins tell an event, how many deny it, and who they are."""
        sides: tuple[list[Told], list[Told]] = ([], [])
        for each in told:
            sides[each.status == "negated"].append(each)
        telling, denying = (self._sources(side) for side in sides)
        reasons = (*self._reasons(telling, sides[0], denies=False), *self._reasons(denying, sides[1], denies=True))
        return len(telling), len(denying), reasons

    def _sources(self, told: Sequence[Told]) -> dict[Source, list[str]]:
        """Return the origins, each with the documents that have it first-hand; a document's own word gives way."""
        documents = {each.document for each in told}
        found = defaultdict[Source, list[str]](list)
        for document in sorted(documents):
            above = self._above(document)
            if above & documents:
                continue
            own = [each for each in told if each.document == document]
            sources = {source for each in own for source in self._attributed(each)}
            roots = sorted(key for key in above if not self._parents.get(key))
            for source in sources or {("document", roots[0]) if roots else self._own(own[0])}:
                found[source].append(document)
        return dict(found)

    def _above(self, document: str) -> set[str]:
        """Return all that a document depends on, without itself."""
        found, waiting = set[str](), [document]
        while waiting:
            new = self._parents.get(waiting.pop(), set()) - found
            found |= new
            waiting.extend(new)
        return found - {document}

    def _own(self, told: Told) -> Source:
        """Return whom a document credits that is not in the collection, else its outlet."""
        name = self._credited.get(told.document)
        return ("credited", fold(name)) if name else ("outlet", told.outlet or told.document)

    def _attributed(self, told: Told) -> Iterator[Source]:
        if told.source is None or told.source[0] == "author":
            return
        kind, name, actor = told.source
        if actor is not None:
            yield "actor", self._leader.get(actor, actor)
        elif kind in {"anonymous", "rumour"}:
            yield "anonymous", told.outlet or told.document
        elif name:
            yield "name", fold(name)

    def _reasons(self, sources: Mapping[Source, list[str]], told: Iterable[Told], *, denies: bool) -> Iterator[Reason]:
        written = self._written(told)
        for source, documents in sorted(sources.items()):
            kind, key = source
            known = None if kind in FOLDED else self._names.get(key)
            name = known or min(written[source], default=key)
            french, english = WORDS[denies][kind]
            yield Reason(
                rule=f"event.{'denied' if denies else 'told'}-by-{kind}@1",
                detail=french.format(name=name),
                english=english.format(name=name),
                evidence=tuple(documents),
            )

    def _written(self, told: Iterable[Told]) -> Mapping[Source, set[str]]:
        """Return how origins are written whose key is folded or an id."""
        found = defaultdict[Source, set[str]](set)
        for each in told:
            name = each.source[1] if each.source else None
            for source in self._attributed(each):
                if name and source[0] in {"actor", "name"}:
                    found[source].add(name)
            if outside := self._credited.get(each.document):
                found["credited", fold(outside)].add(outside)
        return found


WORDS: Mapping[bool, Mapping[str, tuple[str, str]]] = {
    False: {
        "actor": ("Raconté d’après {name}.", "Told on the word of {name}."),
        "name": ("Raconté d’après « {name} ».", "Told on the word of “{name}”."),
        "anonymous": (
            "Raconté d’après des sources anonymes de {name}.",
            "Told on the word of anonymous sources of {name}.",
        ),
        "outlet": ("Raconté par {name} de son propre chef.", "Told by {name} in its own name."),
        "document": ("Repris de {name}.", "Taken from {name}."),
        "credited": ("Repris de « {name} », hors de la collection.", "Taken from “{name}”, outside the collection."),
    },
    True: {
        "actor": ("Démenti par {name}.", "Denied by {name}."),
        "name": ("Démenti par « {name} ».", "Denied by “{name}”."),
        "anonymous": ("Démenti par des sources anonymes de {name}.", "Denied by anonymous sources of {name}."),
        "outlet": ("Démenti par {name} de son propre chef.", "Denied by {name} in its own name."),
        "document": ("Démenti repris de {name}.", "A denial taken from {name}."),
        "credited": ("Démenti repris de « {name} ».", "A denial taken from “{name}”."),
    },
}
