"""What a program may call: the same stages that the command line runs."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from recoupe.crosscheck.answer import answer
from recoupe.crosscheck.counts import counts
from recoupe.crosscheck.judging import settled, touched
from recoupe.crosscheck.regrade import with_records
from recoupe.crosscheck.rulings import rulings
from recoupe.crosscheck.stored import known_standing
from recoupe.crosscheck.update import update
from recoupe.errors import ReadError, UsageError
from recoupe.export.files import Format
from recoupe.export.lineage_chart import Kin
from recoupe.lang.fr.stems import words
from recoupe.lang.pack import language_pack
from recoupe.lang.registry import registry
from recoupe.lineage.trace import Traced
from recoupe.model.analysis import Analysis
from recoupe.model.document import Document, Passage, Rejection
from recoupe.model.ids import content_id
from recoupe.model.judgement import Dossier, Judgement, SourceRecord
from recoupe.model.vocabulary import JudgementKind, TimeSpans, Tongue
from recoupe.progress import Progress, silent
from recoupe.settings import Settings
from recoupe.store.merges import in_force
from recoupe.store.store import Store, open_store
from recoupe.store.view import View

PASSAGES: Final = 200
"""Passages that the search index gives for a question."""
SOUGHT: Final = 8
"""Words of a question that are searched for, those that tell most."""
CLAIMS: Final = 50
"""Claims that it gives."""
CANDIDATES: Final = 40
"""Documents with the best of these that a question is compared with, before their kin."""
MOST: Final = 100
"""Documents that a question is compared with at most."""


@dataclass(slots=True)
class Added:
    """What an ingest did: documents new and known already, new passages by kind, inputs refused."""

    new: int = 0
    known: int = 0
    passages: Counter[str] = field(default_factory=Counter)
    rejections: list[Rejection] = field(default_factory=list)


def analyses(
    paths: Iterable[str], settings: Settings | None = None, *, times: TimeSpans = "recoupe"
) -> Iterator[Analysis | Rejection]:
    """Yield the analysis of every document that the paths hold, or its rejection, in order; nothing is stored.

    ``times`` is the convention of the spans of times: Recoupe's own or TimeML's (docs/times.md).
    """
    from recoupe.annotate.run import annotate  # noqa: PLC0415 - only who reads or parses pays for it
    from recoupe.read.inputs import read_paths  # noqa: PLC0415 - the same

    settings = settings or Settings.from_environment()
    refused: list[Rejection] = []
    for outcome in annotate(_accepted(read_paths(paths, settings), refused), settings, times=times):
        yield from _drained(refused)
        yield outcome
    yield from _drained(refused)


def read_document(path: Path, settings: Settings | None = None) -> Document:
    """Return the document of one file. Raises ``ReadError`` where it is refused."""
    from recoupe.read.inputs import read_paths  # noqa: PLC0415 - only who reads pays for it

    outcome = next(iter(read_paths([str(path)], settings or Settings.from_environment())))
    if isinstance(outcome, Rejection):
        raise ReadError(outcome.code, outcome.detail)
    return outcome


def statement(text: str, settings: Settings | None = None) -> Analysis:
    """Return the analysis of a statement in plain words. Raises ``UsageError`` where there are none."""
    from recoupe.annotate.run import annotate  # noqa: PLC0415 - only who parses pays for it

    outcome = next(annotate([_worded(text)], settings or Settings.from_environment()))
    if isinstance(outcome, Rejection):
        raise UsageError(outcome.detail)
    return outcome


def question(text: str) -> Analysis:
    """Return as much of a statement's analysis as a collection is asked with: its words, and what it counts.

    Neither needs the pipeline, which takes seconds to load. Raises ``UsageError`` where there are no words.
    """
    asked = _worded(text)
    return Analysis(document=asked, quantities=counts(asked.text))


def rarest(text: str) -> str:
    """Return the words of a statement that tell most, for the search: frequent ones cost time and find nothing."""
    telling = {text[word.start : word.end]: word.weight for word in words(text) if word.weight}
    return " ".join(sorted(telling, key=lambda word: -telling[word])[:SOUGHT]) or text


def _worded(text: str) -> Document:
    found = " ".join(text.split())
    if not found:
        raise UsageError("Say in a few words what is to be checked.")
    passage = Passage(kind="body", text=found, start=0, end=len(found), language="fr")
    return Document(id=content_id("query", found), text=found, passages=(passage,), language="fr")


class Collection:
    """A store with the stages that fill it and answer from it."""

    def __init__(self, store: Store, settings: Settings) -> None:
        """Work on an open store."""
        self.store = store
        self.settings = settings
        self.view: View = store.view()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.store.close()

    def add(self, paths: Iterable[str], tell: Progress = silent) -> Added:
        """Store every document of the paths, then draw anew what they touch; return what was done.

        A refused input is stored as a rejection and the rest goes on.
        """
        added = Added()
        for done, outcome in enumerate(analyses(paths, self.settings), start=1):
            self._keep(outcome, added)
            tell("add", done, None)
        update(self.store, tell)
        self.store.finish()
        return added

    def refresh(self, tell: Progress = silent) -> None:
        """Draw what follows from documents and human decisions where it is not drawn yet."""
        update(self.store, tell)
        self.store.finish()

    def rebuild(self, tell: Progress = silent) -> None:
        """Recompute lineage and dossiers from the documents and the human decisions."""
        self.store.forget_conclusions()
        update(self.store, tell)

    def check(self, text: str) -> tuple[Dossier, ...]:
        """Return the dossiers that answer a statement in plain words, best first; none where nothing speaks to it."""
        query = question(text)
        keys = self._candidates(text)
        judged = rulings(self.view.judgements())
        bound = judged.bound(keys)
        keys |= bound | self.view.kin(bound)
        found = answer(query, self.view.analyses_of(keys), self._traced(keys), judged) if keys else ()
        return tuple(replace(each, grade=with_records(each, self.view)) for each in found)

    def dossier(self, key: str) -> Dossier:
        """Return the stored dossier with that id, or its unambiguous beginning. Raises ``UsageError``."""
        found = self.view.dossier(key)
        if found is None:
            raise UsageError(f"There is no dossier “{key}”; `recoupe list dossiers` shows those there are.")
        return found

    def judge(
        self, kind: JudgementKind, subject: str, other: str = "", *, author: str, note: str = "", value: str = ""
    ) -> Judgement:  # fmt: skip
        """Append a human decision and draw anew what it touches; return it as it was kept.

        Subject and object are claims or dossiers, sources or actors, a document: docs/grading.md says which go with
        which kind. Raises ``UsageError`` for what the store does not hold, and for taking back what is taken back.
        """
        made = datetime.now(UTC).isoformat(timespec="microseconds")
        draft = Judgement(kind=kind, subject=subject, object=other, author=author, made=made, note=note, value=value)
        known = registry("fr", self.settings.territories, self.settings.actors)
        judged = settled(draft, self.view, known)
        self.store.judge(judged, touched(judged, self.view))
        update(self.store, silent)
        self.store.finish()
        return judged

    def undo(self, key: str, *, author: str, note: str = "") -> Judgement:
        """Take the judgement with that id, or its unambiguous beginning, back; return the retraction."""
        return self.judge("retraction", key, author=author, note=note)

    def judgements(self, *, undone: bool = False) -> list[Judgement]:
        """Return the judgements in force, the oldest first; with ``undone`` all, retractions too."""
        every = self.view.judgements()
        return sorted(every, key=lambda each: (each.made, each.id)) if undone else in_force(every)

    def sources(self) -> list[SourceRecord]:
        """Return the record and reliability of every source in the collection, those with most claims first."""
        return sorted(self.view.records().stored().values(), key=lambda each: (-each.told, -each.copied, each.key))

    def kin(self, dossier: Dossier) -> Kin:
        """Return the documents of a dossier with what they took from each other, which its drawings show."""
        documents = {each.id: each for each in self.view.documents_of(dossier.documents)}
        return Kin(
            documents=documents,
            lineages=self.view.lineages_of(documents),
            derivations=tuple(self.store.browse().derivations_around(documents)),
            stances=dossier.documents,
        )

    def report(self, key: str, kind: Format, *, tongue: Tongue = "fr", made: date | None = None) -> bytes:
        """Return the report on a stored dossier, analysed on a day (None: today); its text is UTF-8.

        Raises ``UsageError`` for an unknown dossier or where the format's library is missing.
        """
        from recoupe.export.files import FORMATS  # noqa: PLC0415 - only who writes reports pays for it
        from recoupe.export.report import report  # noqa: PLC0415 - the same

        dossier = self.dossier(key)
        day = (made or datetime.now(UTC).date()).isoformat()
        return FORMATS[kind](report(dossier, self.kin(dossier), made=day, tongue=tongue))

    def _keep(self, outcome: Analysis | Rejection, added: Added) -> None:
        if isinstance(outcome, Analysis):
            outcome = self._stored(outcome, added) or outcome
        if isinstance(outcome, Rejection):
            self.store.reject(outcome)
            added.rejections.append(outcome)

    def _stored(self, analysis: Analysis, added: Added) -> Rejection | None:
        document = analysis.document
        try:
            new = self.store.add(analysis)
        except ReadError as error:
            return Rejection(path=document.path or document.id, code=error.code, detail=error.detail)
        added.new += new
        added.known += not new
        if new:
            added.passages.update(passage.kind for passage in document.passages)
        return None

    def _candidates(self, text: str) -> set[str]:
        """Return the documents that the search finds, and all that depend on them or on which they depend."""
        rare = rarest(text)
        hits = self.view.search(rare, limit=PASSAGES, broad=True)
        claims = self.view.claims_like(rare, CLAIMS)
        likely = list(dict.fromkeys([hit.document for hit in hits] + [claim.document for claim in claims]))
        found = new = set(likely[:CANDIDATES])
        while new and len(found) < MOST:
            new = self.view.kin(new) - found
            found = found.union(sorted(new)[: MOST - len(found)])
        return found

    def _traced(self, keys: set[str]) -> Traced:
        """Return what is known of documents' lineage, by cluster."""
        clusters = defaultdict[str, list[str]](list)
        for document, cluster in sorted(self.view.clusters_of(keys).items()):
            clusters[cluster].append(document)
        standings = {key: known_standing(found) for key, found in self.view.standings_of(keys).items()}
        return Traced(
            lineages=tuple(self.view.lineages_of(keys).values()),
            derivations=(),
            clusters=tuple(tuple(documents) for documents in clusters.values()),
            standings={key: found for key, found in standings.items() if found},
        )


def open_collection(store: str | None = None, *, create: bool = True) -> Collection:
    """Return the collection in a SQLite file or at a SQLAlchemy URL, the settings' own if none is given.

    Raises ``UsageError`` where there is none and ``create`` is false.
    """
    settings = Settings.from_environment(store=store)
    return Collection(open_store(settings.store, create=create), settings)


def example_paths() -> list[str]:
    """Return the files of the bundled sample collection."""
    package = Path(__file__).parent
    folders = (package / "examples", package.parents[1] / "examples")
    folder = next((each for each in folders if each.is_dir()), None)
    if folder is None:
        raise UsageError("The sample collection is not installed; reinstall recoupe.")
    kinds = {".txt", ".html", ".jsonl"}
    return [str(path) for path in sorted(folder.rglob("*")) if path.suffix in kinds]


def _accepted(outcomes: Iterable[Document | Rejection], refused: list[Rejection]) -> Iterator[Document]:
    for outcome in outcomes:
        rejection = _foreign(outcome) if isinstance(outcome, Document) else outcome
        if rejection is not None:
            refused.append(rejection)
        elif isinstance(outcome, Document):
            yield outcome


def _foreign(document: Document) -> Rejection | None:
    if document.language is None or language_pack(document.language):
        return None
    name = document.path or document.id
    return Rejection(path=name, code="language", detail=f"the text is in “{document.language}”, which has no pack")


def _drained(refused: list[Rejection]) -> Iterator[Rejection]:
    while refused:
        yield refused.pop(0)
