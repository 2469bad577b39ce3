"""What readers say to have seen themselves: the only case in which a comment or post is an origin."""

from collections.abc import Iterator, Mapping
from typing import Final

from recoupe.crosscheck import wording
from recoupe.crosscheck.labels import label
from recoupe.crosscheck.match import Match, on_matter
from recoupe.crosscheck.polarity import negated_places
from recoupe.crosscheck.statement import Statement
from recoupe.lang.fr.stems import words
from recoupe.lineage.cues import find_cues
from recoupe.lineage.profile import plain
from recoupe.model.document import Passage
from recoupe.model.judgement import Origin

READERS: Final = frozenset({"comment", "post"})
TELLS: Final = 0.5
"""Share of the words that carry a statement that a witness must use."""


def testimonies(asked: Statement, found: Mapping[str, Match]) -> tuple[Origin, ...]:
    """Return an origin for each reader who says to have seen what a statement tells, or that it was not so."""
    made: dict[tuple[str, str], Origin] = {}
    for key, match in found.items():
        for passage in match.profile.document.passages:
            if passage.kind in READERS and passage.author and _saw(asked, passage):
                made.setdefault((key, passage.author), _origin(key, passage, asked))
    return tuple(made.values())


def _saw(asked: Statement, passage: Passage) -> bool:
    seen = any(cue.strength == "witness" for cue in find_cues("firsthand_cues", plain(passage.text)))
    return seen and on_matter(asked, frozenset(_keys(passage))) >= TELLS


def _keys(passage: Passage) -> Iterator[str]:
    return (word.key for word in words(passage.text))


def _origin(key: str, passage: Passage, asked: Statement) -> Origin:
    text = plain(passage.text)
    spans = negated_places(text)
    told = {word.start for word in words(text) if word.key in asked.core}
    denied = any(start <= place < end for place in told for start, end in spans)
    return Origin(
        label=label("reader", passage.author or ""),
        kind="person",
        document=key,
        stance="denies" if denied else "supports",
        independent=True,
        reasons=(wording.witness(passage.author or "", key),),
    )
