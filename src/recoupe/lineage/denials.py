"""Whether a document's point is that something is false, and which documents it answers."""

from collections.abc import Iterable, Sequence
from typing import Final

from recoupe.lineage.cues import find_cues
from recoupe.lineage.nearness import Nearness
from recoupe.lineage.profile import Profile, Sentence
from recoupe.lineage.standing import Standing

POINTS: Final = 2
"""Points that make denying the point of a text: one a denying wording, one its place in headline or lead, one a negated
sentence about what others assert."""
SHARED: Final = 0.55
"""Worth of the words that a negated sentence must share with one that others assert."""
PART: Final = 0.2
"""Share of the negated sentence that these words must make."""


def denying(one: Profile, found: Standing, others: Sequence[Profile], nearness: Nearness) -> bool:
    """Tell whether who speaks in a document denies what others assert."""
    points = sum(cue.strength == "strong" for cue in found.denials) + bool(find_cues("denial_cues", one.lead))
    if points >= POINTS:
        return True
    asserted = [frozenset(keys) for other in others for keys in asserting(other)]
    return points + sum(against(each, asserted, nearness) for each in one.negated) >= POINTS


def asserting(one: Profile) -> Iterable[frozenset[str]]:
    """Return the words of each sentence that does not negate."""
    against = {each.start for each in one.negated}
    return (keys for sentence, keys in zip(one.sentences, one.keys, strict=True) if sentence.start not in against)


def against(sentence: Sentence, asserted: Sequence[frozenset[str]], nearness: Nearness) -> bool:
    """Tell whether a negated sentence is about what others assert."""
    vector = sentence.vector()
    needed = max(SHARED, PART * nearness.mass(vector))
    return any(nearness.shared(vector, keys) >= needed for keys in asserted)
