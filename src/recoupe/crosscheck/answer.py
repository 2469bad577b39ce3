"""What a collection says to a statement."""

from collections.abc import Iterable, Mapping

from recoupe.crosscheck.collection import Collection, collection
from recoupe.crosscheck.comparison import compared
from recoupe.crosscheck.contradictions import contradictions
from recoupe.crosscheck.figures import figures
from recoupe.crosscheck.grade import grade
from recoupe.crosscheck.match import Match, matches
from recoupe.crosscheck.origins import origins
from recoupe.crosscheck.readers import readers
from recoupe.crosscheck.stance import stances
from recoupe.crosscheck.statement import statement
from recoupe.crosscheck.testimony import testimonies
from recoupe.lineage.profile import name_of
from recoupe.lineage.trace import Traced
from recoupe.model.analysis import Analysis
from recoupe.model.discourse import Claim
from recoupe.model.ids import content_id
from recoupe.model.judgement import Dossier, Evidence
from recoupe.model.vocabulary import DocumentStance


def answer(query: Analysis, analyses: Iterable[Analysis], traced: Traced) -> tuple[Dossier, ...]:
    """Return the dossiers that answer a statement, best first; none where nothing in the collection speaks to it."""
    found = dossier(query, collection(analyses, traced))
    return () if found is None else (found,)


def dossier(query: Analysis, known: Collection) -> Dossier | None:
    """Return all that a collection says to one statement, None where it says nothing."""
    asked = statement(query)
    found = matches(asked, known.likely(asked.worth), known.lineages)
    numbers = figures(asked, found, known.lineages)
    held = stances(asked, found, known.lineages, known.standings, numbers)
    if not held:
        return None
    spoken = {key: found[key] for key in held}
    who = (*origins(held, spoken, known.lineages, known.standings), *testimonies(asked, spoken))
    sides = compared(asked, numbers, found, known.standings)
    numbers = tuple(figure for figure in numbers if figure.document in held)
    return Dossier(
        id=content_id("dos", asked.text, sorted(held)),
        claim=asked.text,
        grade=grade(who),
        documents=held,
        origins=who,
        evidence=_evidence(held, spoken),
        figures=numbers,
        contradictions=contradictions(who, held, () if sides else numbers, known.lineages, known.standings),
        readers=readers(match.profile.analysis for match in spoken.values()),
    )


def _evidence(held: Mapping[str, DocumentStance], found: Mapping[str, Match]) -> tuple[Evidence, ...]:
    order = sorted(found, key=lambda key: found[key].profile.order)
    return tuple(_words(found[key], held[key]) for key in order)


def _words(match: Match, stance: DocumentStance) -> Evidence:
    sentence, document = match.sentence, match.profile.document
    claim = _claim(match)
    return Evidence(
        document=document.id,
        claim=claim.id if claim else content_id("clm", document.id, sentence.start, sentence.end),
        passage=sentence.passage,
        start=sentence.start,
        end=sentence.end,
        text=sentence.text,
        stance=stance,
        source=claim.chain.ultimate.name if claim else name_of(document),
        basis=claim.basis if claim else "own word",
    )


def _claim(match: Match) -> Claim | None:
    """Return the document's claim that covers most of the sentence."""
    sentence = match.sentence
    inside = [c for c in match.profile.analysis.claims if c.start < sentence.end and sentence.start < c.end]
    return max(inside, key=lambda c: (min(c.end, sentence.end) - max(c.start, sentence.start), -c.start), default=None)
