"""Which claim of a document a sentence makes."""

from recoupe.lineage.profile import Profile, Sentence
from recoupe.model.discourse import Claim


def claim_of(profile: Profile, sentence: Sentence) -> Claim | None:
    """Return the document's claim that covers most of a sentence, None where none does."""
    inside = [each for each in profile.analysis.claims if common(each, sentence) > 0]
    return max(inside, key=lambda each: (common(each, sentence), -each.start), default=None)


def common(claim: Claim, sentence: Sentence) -> int:
    """Return how many characters a claim and a sentence have in common; none or fewer where they are apart."""
    return min(claim.end, sentence.end) - max(claim.start, sentence.start)
