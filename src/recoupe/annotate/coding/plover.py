"""PLOVER in numbers (codebook of 2021–23, restated): quad class, score of type and mode; CAMEO codes beside it."""

from functools import cache
from pathlib import Path
from typing import Final

from recoupe.lang.lexicon import Entry, Lexicon, read_lexicon
from recoupe.model.annotation import EventMention
from recoupe.model.vocabulary import EventType

QUADS: Final[dict[EventType, int]] = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1, "COOPERATE": 2, "AID": 2, "RETREAT": 2, "REQUEST": 3,
    "ACCUSE": 3, "REJECT": 3, "THREATEN": 3, "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
"""1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
SCORES: Final[dict[EventType, float]] = {
    "AGREE": 2.5, "CONSULT": 2.5, "SUPPORT": 5, "CONCEDE": 4.5, "COOPERATE": 9.5, "AID": 10, "RETREAT": 6.5,
    "REQUEST": 0,
    "ACCUSE": -3, "REJECT": -2, "THREATEN": -3.5, "PROTEST": -5, "SANCTION": -6, "MOBILIZE": -5.5, "COERCE": -7,
    "ASSAULT": -9,
}  # fmt: skip
"""From -10 (conflict) to +10 (cooperation); the manual prints 3 for ACCUSE against its own modes."""
MODES: Final[dict[EventType, dict[str, float]]] = {
    "AGREE": {}, "SUPPORT": {}, "CONCEDE": {}, "COOPERATE": {}, "AID": {},
    "CONSULT": {"visit": 4, "third-party": 1, "multilateral": 4, "phone": 1.5},
    "RETREAT": {"withdraw": 8, "release": 6.5, "disarm": 10, "ceasefire": 7.5, "access": 6.5, "resign": 4.5},
    "REQUEST": {"assist": 0.5, "change": -1, "yield": -1, "meet": 0},
    "ACCUSE": {"disapprove": -2, "investigate": -3.5, "allege": -3.5},
    "REJECT": {"assist": -1.5, "change": -2, "yield": -2, "meet": -2},
    "THREATEN": {"restrict": -3, "arrest": -3.5, "relations": -3.5, "expel": -3.5, "territory": -4, "violence": -3.5},
    "PROTEST": {"demo": -5, "riot": -7, "strike": -5, "hunger": -4.5, "boycott": -4.5, "obstruct": -4.5,
    "vandalize": -5},
    "SANCTION": {"convict": -6, "expel": -5.5, "withdraw": -6, "discontinue": -6},
    "MOBILIZE": {"troops": -6.5, "weapons": -6.5, "police": -5.5, "militia": -6},
    "COERCE": {"seize": -7, "restrict": -7, "censor": -6.5, "curfew": -6.5, "martial-law": -7.5, "arrest": -7,
    "deport": -7,
               "withhold": -7, "misinformation": -6.5, "cyber": -7},
    "ASSAULT": {"abduct": -8.5, "beat": -7.5, "torture": -8.5, "sexual": -8.5, "targeted": -9.5, "destroy": -8.5,
                "primitive": -8, "firearms": -9, "explosives": -9, "suicide-attack": -9.5, "aerial": -9.5,
                "drone": -9.5,
                "heavy-weapons": -9.5, "crowd-control": -7.5, "unconventional": -10},
}  # fmt: skip
NEED_RECIPIENT: Final[frozenset[EventType]] = frozenset({"COOPERATE", "AID", "SANCTION"})
"""Types that the codebook does not code without a recipient."""
TABLE: Final = Path(__file__).with_name("cameo.tsv")


def quad(type_: EventType) -> int:
    """Return the quad class of a type, 1 to 4."""
    return QUADS[type_]


def score(type_: EventType, mode: str | None = None) -> float:
    """Return the score of a type, finer where the mode has its own. Raises ``KeyError`` for a mode of another type."""
    return MODES[type_][mode] if mode else SCORES[type_]


@cache
def cameo_table() -> Lexicon:
    """Return the CAMEO codes: ``key`` the code, columns type, mode, contexts (CAMEO2PLOVER, Schrodt 2021)."""
    return read_lexicon(TABLE)


def cameo(event: EventMention) -> str | None:
    """Return the CAMEO code nearest to an event, None where the table has none of its type.

    The only code of a mode is its code. Among several one that says nothing that the event does not: of these the one
    that shares most with mode and contexts, of equals the most general; where all say more, what they are kinds of
    (an accusation of nothing named is 112, not 1121).
    """
    rows = [row for row in cameo_table() if row.get("type") == event.type and row.get("mode") in {"", event.mode}]
    own = [row for row in rows if row.get("mode")]
    if len(own) == 1:
        return own[0].key
    fitting = [row for row in rows if set(row.get("contexts").split()) <= set(event.contexts)]
    best = max(fitting, key=lambda row: (_shared(row, event), -len(row.key)), default=None)
    return best.key if best else _kind({row.key for row in rows})


def _kind(codes: set[str]) -> str | None:
    """Return the code of which most of the codes are kinds: their common beginning."""
    above = [code[:-1] for code in codes if code[:-1] in cameo_table()]
    return max(sorted(set(above)), key=above.count, default=min(codes, default=None))


def _shared(row: Entry, event: EventMention) -> int:
    return 2 * bool(row.get("mode")) + len(set(row.get("contexts").split()) & set(event.contexts))
