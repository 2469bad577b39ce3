"""What readers say under the documents of a dossier: counted apart by attitude, never as sources."""

from collections import Counter
from collections.abc import Iterable
from typing import get_args

from recoupe.model.analysis import Analysis
from recoupe.model.vocabulary import ReaderStance


def readers(documents: Iterable[Analysis]) -> dict[ReaderStance, int]:
    """Return how many comments and posts support, deny, ask or only comment."""
    counts = Counter(stance.attitude for analysis in documents for stance in analysis.stances)
    return {attitude: counts[attitude] for attitude in get_args(ReaderStance)}
