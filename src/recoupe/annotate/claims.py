"""Claims: each proposition with the chain of those who say it."""

from recoupe.model.analysis import Analysis
from recoupe.model.discourse import Claim


def build_claims(analysis: Analysis) -> tuple[Claim, ...]:
    """Return the claims of an analysis, in reading order."""
    del analysis
    return ()
