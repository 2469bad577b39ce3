"""The dossiers of a whole collection: one for each statement that a document leads with and that is worth checking."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final

from recoupe.crosscheck.answer import concluded
from recoupe.crosscheck.collection import Collection, collections
from recoupe.crosscheck.rulings import NONE, Rulings
from recoupe.crosscheck.told import claim_key, heads, joined, query_of, told
from recoupe.lang.fr.stems import Word
from recoupe.lineage.profile import Profile, Sentence, profiles
from recoupe.lineage.trace import Traced
from recoupe.model.analysis import Analysis
from recoupe.model.ids import content_id
from recoupe.model.judgement import Dossier

LEADS: Final = frozenset({"origin", "independent", "denies"})
PER_DOCUMENT: Final = 2
"""Dossiers that one document may head."""
TRIED: Final = 4
"""Sentences that are tried for that, the first ones."""
TELLING: Final = 2.5
"""Weight of the words that a sentence needs to head a dossier: in French, since all copies of it share them."""
POINTING: Final = frozenset(
    {"il", "elle", "ils", "elles", "on", "nous", "vous", "je", "j", "tu", "ce", "c", "cela", "ça"}
    | {"celui", "celle", "ceux", "celles", "lui", "leur", "ses", "son", "sa"}
)
"""First words of a sentence that can't be understood without the one before."""
UNSURE: Final = frozenset({"anonymous", "conditional", "denied"})
"""Bases on which a statement is worth checking although one document alone has it."""
TWO: Final = 2


def dossiers(analyses: Iterable[Analysis], traced: Traced) -> tuple[Dossier, ...]:
    """Return the dossiers of a collection, those with most documents first; a document stands at the head of few."""
    found = (dossiers_of((known,)) for known in collections(profiles(tuple(analyses)), traced))
    return tuple(sorted(chain.from_iterable(found), key=lambda each: (-len(each.documents), each.id)))


def dossiers_of(group: Sequence[Collection], rulings: Rulings = NONE) -> Iterator[Dossier]:
    """Yield the dossiers of clusters that people's judgements bind together, each once.

    Of what several documents hold, or one on an unsure basis; what people judged of it is applied.
    """
    made: set[str] = set()
    covered: set[tuple[str, int]] = set()
    for known, profile in heads(group):
        headed = 0
        for sentence in _statements(profile, known):
            if (profile.id, sentence.start) in covered or headed == PER_DOCUMENT:
                continue
            found = _headed(profile, sentence, (known, *group), rulings)
            if found is None or found.id in made or not _worth_checking(found, profile, sentence):
                continue
            covered |= {(each.document, each.start) for each in found.evidence}
            headed += 1
            made.add(found.id)
            yield found


def _headed(profile: Profile, sentence: Sentence, group: Sequence[Collection], rulings: Rulings) -> Dossier | None:
    """Return the dossier that a sentence of a document of the first collection heads.

    Its id follows from the sentence and the document alone, so that it stays when others join.
    """
    first = told(query_of(sentence), group[0])
    if first is None:
        return None
    key = content_id("dos", sentence.text, profile.id)
    return concluded(joined(first, group, rulings), rulings, claim_key(profile, sentence), key)


def _statements(profile: Profile, known: Collection) -> list[Sentence]:
    lineage = known.lineages[profile.id]
    if lineage.relation not in LEADS and lineage.parents:
        return []
    alone = len(known.profiles) == 1
    found = [each for each in profile.sentences if _may_head(each) and not (alone and not _unsure(profile, each))]
    return found[:TRIED]


def _may_head(sentence: Sentence) -> bool:
    """Tell whether a sentence can be understood alone and tells enough: it names or counts something."""
    if sentence.kind not in {"body", "repost"} or sentence.words[0].form in POINTING or "?" in sentence.text:
        return False
    return any(_definite(word) for word in sentence.words[1:]) and sum(sentence.vector().values()) >= TELLING


def _definite(word: Word) -> bool:
    return (word.capital and word.weight > 0) or word.key[0].isdigit()


def _worth_checking(found: Dossier, profile: Profile, sentence: Sentence) -> bool:
    return len(found.documents) >= TWO or _unsure(profile, sentence)


def _unsure(profile: Profile, sentence: Sentence) -> bool:
    """Tell whether a sentence holds a claim that rests on unnamed sources, on a conditional, or is denied."""
    claims = profile.analysis.claims
    return any(each.basis in UNSURE and each.start < sentence.end and sentence.start < each.end for each in claims)
