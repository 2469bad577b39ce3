"""Why an event happens: PLOVER contexts, by the words around it."""

from functools import cache
from typing import Final

from recoupe.annotate.coding.rules import french
from recoupe.annotate.coding.triggers import Trigger
from recoupe.model.vocabulary import EventType

MOST: Final = 3
"""How many contexts an event may have."""
BY_MODE: Final[dict[tuple[EventType, str | None], str]] = {
    ("SANCTION", "expel"): "diplomatic", ("SANCTION", "withdraw"): "diplomatic", ("SANCTION", "convict"): "legal",
    ("ACCUSE", "investigate"): "legal", ("COERCE", "arrest"): "legal", ("COERCE", "cyber"): "cyber",
    ("COERCE", "censor"): "rights_freedoms", ("COERCE", "curfew"): "repression",
    ("COERCE", "martial-law"): "repression",
    ("RETREAT", "resign"): "executive", ("MOBILIZE", "troops"): "military", ("RETREAT", "withdraw"): "military",
    ("COERCE", "deport"): "migration", ("ASSAULT", "aerial"): "military", ("ASSAULT", "heavy-weapons"): "military",
    ("ASSAULT", "drone"): "military", ("ASSAULT", "suicide-attack"): "terrorism", ("CONSULT", "visit"): "diplomatic",
    ("RETREAT", "ceasefire"): "military", ("RETREAT", "disarm"): "military", ("ASSAULT", "crowd-control"): "repression",
}  # fmt: skip
"""What the mode alone says."""


@cache
def _words() -> dict[str, str]:
    return {entry.key: entry.get("context") for entry in french().lexicon("contexts")}


def find_contexts(trigger: Trigger) -> tuple[str, ...]:
    """Return at most three contexts of an event: by its mode, then by the words of its clause in reading order."""
    rule, found = trigger.rule, []
    if (said := BY_MODE.get((rule.type, rule.mode))) is not None:
        found.append(said)
    table = _words()
    clause = sorted(
        {*trigger.anchor.subtree, *trigger.anchor.doc[trigger.first.i : trigger.last.i + 1]}, key=lambda t: t.i
    )
    found += [table[word] for token in clause for word in (token.lemma_.lower(), token.norm_) if word in table]
    return tuple(dict.fromkeys(found))[:MOST]
