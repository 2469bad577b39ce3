"""What a collection says to a statement."""

from collections import ChainMap
from collections.abc import Iterable, Mapping, Sequence

from recoupe.crosscheck.claims import claim_of
from recoupe.crosscheck.collection import collection
from recoupe.crosscheck.contradictions import Numbers, contradictions
from recoupe.crosscheck.days import days
from recoupe.crosscheck.developments import developments
from recoupe.crosscheck.grade import grade
from recoupe.crosscheck.history import history
from recoupe.crosscheck.match import Match, best_sentence
from recoupe.crosscheck.origins import origins
from recoupe.crosscheck.readers import readers
from recoupe.crosscheck.reliability import graded
from recoupe.crosscheck.rulings import NONE, Rulings, corrections, marks, separated
from recoupe.crosscheck.testimony import testimonies
from recoupe.crosscheck.told import Told, claim_key, joined, told
from recoupe.lineage.profile import name_of
from recoupe.lineage.standing import Standing
from recoupe.lineage.trace import Traced
from recoupe.model.analysis import Analysis
from recoupe.model.ids import content_id
from recoupe.model.judgement import Dossier, Evidence, Figure, Lineage, Origin, Reason
from recoupe.model.vocabulary import DocumentStance

Held = dict[str, DocumentStance]
Found = dict[str, Match]


def answer(
    query: Analysis, analyses: Iterable[Analysis], traced: Traced, rulings: Rulings = NONE
) -> tuple[Dossier, ...]:
    """Return the dossiers that answer a statement, best first; none where nothing in the collection speaks to it."""
    known = collection(analyses, traced)
    first = told(query, known)
    found = None if first is None else concluded(joined(first, (known,), rulings), rulings)
    return () if found is None else (found,)


def concluded(parts: Sequence[Told], rulings: Rulings, head: str = "", key: str = "") -> Dossier | None:
    """Return the dossier of statements that say the same, None where people leave nobody in it.

    ``head`` is the claim that the first one is, ``key`` the dossier's id.
    """
    held, found, reasons = _ruled(parts, head, rulings)
    if not held:
        return None
    lineages: Mapping[str, Lineage] = ChainMap(*(part.known.lineages for part in parts))
    standings: Mapping[str, Standing] = ChainMap(*(dict(part.known.standings) for part in parts))
    vouching = _vouching(parts, held, found, (head, rulings))
    who = (*origins(vouching, found, lineages, standings, rulings.sources), *_witnesses(parts, found))
    numbers = _numbers(parts, held)
    rated = graded(grade(who, reasons), who)
    compares = any(part.compares for part in parts)
    steps = developments(numbers, who, standings)
    counted = Numbers(figures=() if compares else numbers, developments=steps, days=days(parts[0].asked, found))
    text = parts[0].asked.text
    return Dossier(
        id=key or content_id("dos", text, sorted(held)),
        claim=text,
        grade=rated,
        documents=held,
        origins=who,
        evidence=tuple(_words(found[each], held[each]) for each in _ordered(found)),
        figures=numbers,
        contradictions=contradictions(who, held, counted, lineages, standings),
        developments=steps,
        history=history(who, found),
        readers=readers(match.profile.analysis for match in found.values()),
    )


def _ruled(parts: Sequence[Told], head: str, rulings: Rulings) -> tuple[Held, Found, tuple[Reason, ...]]:
    """Return stances and matches of all parts as people's judgements leave them, with what they say."""
    found: Found = {key: part.found[key] for part in reversed(parts) for key in part.held}
    held: Held = {key: part.held[key] for part in reversed(parts) for key in part.held}
    claims = {key: claim_key(found[key].profile, found[key].sentence) for key in _ordered(found)}
    reasons = list(marks(claims.values(), head, rulings))
    for document, stance, reason in corrections(claims, head, rulings):
        profile = next((part.known.profiles[document] for part in parts if document in part.known.profiles), None)
        if stance is None:
            held.pop(document, None)
        elif profile is not None:
            held[document] = stance
            found.setdefault(document, best_sentence(parts[0].asked, profile))
        reasons.append(reason)
    for document, reason in separated(claims, head, rulings):
        reasons += [reason] if held.pop(document, None) else []
    return dict(sorted(held.items())), {key: found[key] for key in sorted(held)}, tuple(reasons)


def _vouching(parts: Sequence[Told], held: Held, found: Found, judged: tuple[str, Rulings]) -> Held:
    """Return the stances of the documents that surely speak to the statement, or of which people say what they hold."""
    claims = {key: claim_key(found[key].profile, found[key].sentence) for key in held}
    said = {document for document, _, _ in corrections(claims, *judged)}
    unsure = frozenset[str]().union(*(part.unsure for part in parts)) - said
    return {key: stance for key, stance in held.items() if key not in unsure}


def _ordered(found: Found) -> list[str]:
    return sorted(found, key=lambda key: found[key].profile.order)


def _witnesses(parts: Sequence[Told], found: Found) -> tuple[Origin, ...]:
    """Return the readers who saw it, each once."""
    every = (origin for part in parts for origin in testimonies(part.asked, found))
    return tuple({(origin.document, origin.label): origin for origin in every}.values())


def _numbers(parts: Sequence[Told], held: Held) -> tuple[Figure, ...]:
    """Return the figure of each document that the dossier holds, from the first part that has one."""
    found: dict[str, Figure] = {}
    for figure in (figure for part in parts for figure in part.numbers):
        found.setdefault(figure.document, figure)
    return tuple(figure for figure in found.values() if figure.document in held)


def _words(match: Match, stance: DocumentStance) -> Evidence:
    sentence, document = match.sentence, match.profile.document
    claim = claim_of(match.profile, sentence)
    return Evidence(
        document=document.id,
        claim=claim_key(match.profile, sentence),
        passage=sentence.passage,
        start=sentence.start,
        end=sentence.end,
        text=sentence.text,
        stance=stance,
        source=claim.chain.ultimate.name if claim else name_of(document),
        basis=claim.basis if claim else "own word",
    )
