"""Whether the words around a trigger fulfil the conditions of a rule."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Final

from recoupe.annotate.coding.rules import Condition, Group, Rule, french
from recoupe.annotate.coding.slots import Slots, coordinated, counted, is_ahead, is_passive, preposition
from recoupe.annotate.parsed import Token

NEAR: Final = 7
"""How many words after a trigger count as being around it, whatever the parse says."""
CLOSE: Final = 4
"""How many words after a trigger may refuse it."""


SPEAKERS: Final = frozenset({"nous", "je", "j'", "on", "m'", "me"})
SPEAKERS_ARE: Final = frozenset({"personne", "manifestant"})
"""Classes of words that speakers belong to: persons and crowds."""
UNTOLD: Final = frozenset({"AID", "ASSAULT", "CONCEDE", "RETREAT", "SUPPORT", "ACCUSE", "SANCTION", "MOBILIZE"})
"""Types whose passives often leave the agent out."""
WOMEN: Final = {
    "ante": "ant", "ente": "ent", "date": "dat", "trice": "teur", "euse": "eur", "ère": "er", "enne": "en",
    "onne": "on", "ée": "é", "aise": "ais", "oise": "ois", "ive": "if", "aine": "ain",
}  # fmt: skip
"""Endings of nouns for women, and of those for men under which the lexicons have them."""


@dataclass(frozen=True)
class Around:
    """A trigger's token, its slots, who knows which phrases are parties and for whom a pronoun stands."""

    token: Token
    slots: Slots
    is_party: Callable[[Token], bool]
    meant: Callable[[Token], Token]

    def fits(self, rule: Rule) -> bool:
        """Tell whether one of the rule's needs is fulfilled and none of its refusals."""
        wanted = not rule.needs or any(self._all(group, wide=True) for group in self._needed(rule))
        return wanted and not any(self._all(group, wide=False) for group in rule.refuses)

    def _needed(self, rule: Rule) -> Iterator[Group]:
        """Yield what a rule needs, without the agent that a passive leaves out where the rest tells the act."""
        untold = "subj" not in self.slots and (rule.type in UNTOLD or rule.mode in {"arrest", "deport", "seize"})
        open_ = untold and is_passive(self.token)
        for group in rule.needs:
            rest = tuple(condition for condition in group if condition.slot != "subj")
            tells = any("any" not in condition.kinds for condition in rest)
            yield rest if open_ and tells else group

    def _all(self, group: Group, *, wide: bool) -> bool:
        return all(self._holds(condition, wide=wide) for condition in group)

    def _holds(self, condition: Condition, *, wide: bool) -> bool:
        if condition.slot == "any":
            return not condition.words.isdisjoint(self._wide if wide else self._close)
        if condition.slot == "neg":
            return any(child.norm_ in {"ne", "n'"} for child in self.token.children)
        heads = [head for first in self._slot(condition.slot) for head in coordinated(first)]
        if "any" in condition.kinds and heads:
            return True
        return any(self._is(self.meant(head), condition) for head in heads)

    def _slot(self, slot: str) -> Iterable[Token]:
        """Return the fillers of a slot, else those that the parse hangs on the object."""
        if slot in self.slots or slot in {"subj", "obj", "inf", "que", "by", "amod"}:
            return self.slots.get(slot, ())
        hosts = self.slots.get("obj", ())
        return [child for host in hosts for child in host.rights if preposition(child) == slot]

    def _is(self, head: Token, condition: Condition) -> bool:
        what = counted(head)
        speaks = head.norm_ in SPEAKERS and not SPEAKERS_ARE.isdisjoint(condition.words)
        if speaks or not lemmas(what).isdisjoint(condition.words):
            return True
        if "party" in condition.kinds and (self.is_party(what) or self.is_party(head)):
            return True
        if "people" in condition.kinds and what.ent_type_ not in {"LOC", "ORG"} and self.is_party(what):
            return True
        if "name" in condition.kinds and what.ent_type_ == "PER":
            return True
        if "future" in condition.kinds and is_ahead(head):
            return True
        place = head.ent_type_ == "LOC" or (head.pos_ == "PROPN" and head.ent_type_ not in {"PER", "ORG"})
        return "loc" in condition.kinds and place

    @cached_property
    def _wide(self) -> frozenset[str]:
        """Return the words around a trigger, as they are looked up."""
        doc, token, stop = self.token.doc, self.token, self._stop
        near = [doc[i] for i in range(max(token.i - 4, token.sent.start), min(token.i + NEAR, stop))]
        below = [t for t in token.subtree if t.i < stop]
        return _all_lemmas([*near, *below, token.head, *token.head.children])

    @cached_property
    def _close(self) -> frozenset[str]:
        """Return the words right behind a trigger and those that it governs, as they are looked up."""
        token = self.token
        near = [token.doc[i] for i in range(token.i + 1, min(token.i + CLOSE, self._stop))]
        below = [each for child in token.children for each in child.children if each.dep_ in {"nmod", "amod", "flat"}]
        return _all_lemmas([*near, *token.children, *below])

    @cached_property
    def _stop(self) -> int:
        doc = self.token.doc
        return next((i for i in range(self.token.i + 1, len(doc)) if doc[i].text in {".", "!", "?", ";"}), len(doc))


def _all_lemmas(tokens: Iterable[Token]) -> frozenset[str]:
    return frozenset().union(*(lemmas(token) for token in tokens))


def lemmas(token: Token) -> set[str]:
    """Return the forms under which a token is looked up; a participle that is tagged ADJ also as its verb."""
    lemma = token.lemma_.lower()
    found = {lemma, token.norm_, *lemma.split("-")}
    if lemma.endswith("e") and token.pos_ == "NOUN":
        found |= {lemma.removesuffix(end) + man for end, man in WOMEN.items() if lemma.endswith(end)}
    return found | {_as_verb(token.norm_)} if token.pos_ == "ADJ" else found


@cache
def _as_verb(form: str) -> str:
    return str(french().pipeline().get_pipe("lemmatizer").tables.lemma(form, "VERB"))
