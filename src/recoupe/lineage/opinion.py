"""Whether a text is somebody's opinion: by its headline, its address, or its first person."""

from typing import Final

from recoupe.lineage.cues import find_cues
from recoupe.lineage.profile import Profile, plain
from recoupe.lineage.standing import quotes

OPINION: Final = 2
"""Words in the first person singular, outside quotations, that make a text of its own."""


def opinion(one: Profile) -> bool:
    """Tell whether a text is somebody's opinion."""
    if find_cues("opinion_cues", plain(one.document.title or "")) or find_cues("opinion_cues", one.document.url or ""):
        return True
    said = quotes(one.plain)
    own = [cue for cue in find_cues("first_person_cues", one.plain) if not any(a <= cue.start < b for a, b in said)]
    return len(own) >= OPINION
