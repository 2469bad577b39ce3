"""The dossiers of a whole collection: one for each statement that a first-hand document leads with."""

from collections.abc import Iterable
from typing import Final

from recoupe.crosscheck.answer import dossier
from recoupe.crosscheck.collection import Collection, collection
from recoupe.lineage.profile import Profile, Sentence
from recoupe.lineage.trace import Traced
from recoupe.model.analysis import Analysis
from recoupe.model.document import Document, Passage
from recoupe.model.ids import content_id
from recoupe.model.judgement import Dossier

LEADS: Final = frozenset({"origin", "independent", "denies"})
PER_DOCUMENT: Final = 2
"""Statements that one document may open dossiers with."""
TELLING: Final = 2.5
"""Worth of the words that a sentence needs to open a dossier."""


def dossiers(analyses: Iterable[Analysis], traced: Traced) -> tuple[Dossier, ...]:
    """Return the dossiers of a collection, those with most documents first; a document stands at the head of few."""
    known = collection(analyses, traced)
    made: dict[str, Dossier] = {}
    covered: set[tuple[str, int]] = set()
    for profile in sorted(known.profiles.values(), key=lambda each: each.order):
        for sentence in _statements(profile, known):
            if (profile.id, sentence.start) in covered:
                continue
            found = dossier(_query(sentence), known)
            if found is not None:
                covered |= {(each.document, each.start) for each in found.evidence}
                made[found.id] = found
    return tuple(sorted(made.values(), key=lambda each: (-len(each.documents), each.id)))


def _statements(profile: Profile, known: Collection) -> list[Sentence]:
    lineage = known.lineages[profile.id]
    if lineage.relation not in LEADS and lineage.parents:
        return []
    worth = {sentence.start: known.nearness.mass(sentence.vector()) for sentence in profile.sentences}
    telling = [each for each in profile.sentences if worth[each.start] >= TELLING and each.kind in {"body", "repost"}]
    return telling[:PER_DOCUMENT]


def _query(sentence: Sentence) -> Analysis:
    text = sentence.text
    passage = Passage(kind="body", text=text, start=0, end=len(text), language="fr")
    document = Document(id=content_id("query", text), text=text, passages=(passage,), language="fr")
    return Analysis(document=document)
