"""Whether the words around a trigger fulfil the conditions of a rule."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from recoupe.annotate.event_rules import Condition, Group, Rule
from recoupe.annotate.event_slots import Slots, coordinated, counted
from recoupe.annotate.parsed import Token

NEAR: Final = 7
"""How many words after a trigger count as being around it, whatever the parse says."""


@dataclass(frozen=True, slots=True)
class Around:
    """A trigger's token, its slots, and who knows which noun phrases are parties."""

    token: Token
    slots: Slots
    is_party: Callable[[Token], bool]

    def fits(self, rule: Rule) -> bool:
        """Tell whether one of the rule's needs is fulfilled and none of its refusals."""
        wanted = not rule.needs or any(self._all(group) for group in rule.needs)
        return wanted and not any(self._all(group) for group in rule.refuses)

    def _all(self, group: Group) -> bool:
        return all(self._holds(condition) for condition in group)

    def _holds(self, condition: Condition) -> bool:
        if condition.slot == "any":
            return any(_lemmas(token) & condition.words for token in self._around())
        heads = [head for first in self.slots.get(condition.slot, ()) for head in coordinated(first)]
        if "any" in condition.kinds and heads:
            return True
        return any(self._is(head, condition) for head in heads)

    def _is(self, head: Token, condition: Condition) -> bool:
        what = counted(head)
        if _lemmas(what) & condition.words or _lemmas(head) & condition.words:
            return True
        if "party" in condition.kinds and (self.is_party(what) or self.is_party(head)):
            return True
        return "loc" in condition.kinds and (head.ent_type_ == "LOC" or head.pos_ == "PROPN")

    def _around(self) -> Iterable[Token]:
        doc, token = self.token.doc, self.token
        stop = next((i for i in range(token.i + 1, len(doc)) if doc[i].text in {".", "!", "?", ";"}), len(doc))
        yield from (doc[i] for i in range(max(token.i - 4, token.sent.start), min(token.i + NEAR, stop)))
        yield from (t for t in token.subtree if t.i < stop)
        yield token.head
        yield from token.head.children


def _lemmas(token: Token) -> set[str]:
    return {token.lemma_.lower(), token.norm_, *token.lemma_.lower().split("-")}
