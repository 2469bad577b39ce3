"""The event lexicons, read into rules: words, PLOVER type and mode, conditions, where the parties stand."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Final, cast, get_args

from recoupe.lang.lexicon import Entry, Lexicon
from recoupe.lang.pack import LanguagePack, language_pack
from recoupe.model.vocabulary import EventType

KINDS: Final = frozenset({"party", "people", "name", "loc", "any", "future"})
TYPES: Final = frozenset(get_args(EventType))
DERIVING: Final = frozenset({"ASSAULT", "COERCE"})
"""Types whose verbs say so much of the act that their nouns can be trusted unseen."""
AGAIN: Final = {"re": False, "ré": True, "r": True, "contre-": True, "sur": False}
"""Prefixes of repetition, and whether a vowel follows them."""
SHORTEST: Final = 4
DISTINCT: Final = frozenset(
    {"relever", "recouper", "rechercher", "regarder", "remarquer", "retenir", "retrouver", "remporter", "repasser",
     "revoir", "revenir", "relater", "restreindre", "rapporter", "rapprocher", "rassembler", "remettre", "réunir"}
)  # fmt: skip
"""Verbs that mean something else than their stem again."""
Group = tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """One slot of a trigger and the words that it must hold.

    ``kinds`` are party, people (a party that is no place's name), name (a person's), loc (a place's name), any and
    future (a tense). The slot ``any`` is the words around, ``neg`` a negation.
    """

    slot: str
    words: frozenset[str]
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of a lexicon.

    ``needs`` and ``refuses`` are alternatives, each a group of conditions that must all hold. ``to`` lists the slots
    of the recipient; ``of`` says what a noun's complement with « de » is.
    """

    id: str
    words: tuple[str, ...]
    type: EventType
    mode: str | None
    needs: tuple[Group, ...]
    refuses: tuple[Group, ...]
    to: tuple[str, ...]
    of: str
    flags: frozenset[str]
    example: str
    counter: str


Rules = dict[str, tuple[Rule, ...]]


def french() -> LanguagePack:
    """Return the French pack."""
    return cast("LanguagePack", language_pack("fr"))


@cache
def word_class(name: str) -> frozenset[str]:
    """Return the lemmas of a class. Raises ``KeyError`` for one that the lexicon does not have."""
    entries = french().lexicon("event_classes")[name]
    if not entries:
        raise KeyError(name)
    return frozenset(entries[0].get("words").split("|"))


@cache
def people() -> frozenset[str]:
    """Return the lemmas of persons, bodies and crowds."""
    return word_class("person") | word_class("org") | word_class("crowd")


@cache
def verb_rules() -> Rules:
    """Return the rules of verbs by lemma, « se X » for pronominal ones."""
    return _by_first(french().lexicon("event_verbs"), whole=True)


@cache
def noun_rules() -> Rules:
    """Return the rules of nouns by their first word, those of several words first."""
    return _by_first(french().lexicon("event_nouns"))


@cache
def phrase_rules() -> Rules:
    """Return the rules of fixed phrases by the lemma of their verb, long ones first."""
    return _by_first(french().lexicon("event_phrases"))


@cache
def known_verb(key: str) -> tuple[Rule, ...]:
    """Return the rules of a verb, else those of the verb that it repeats (« réincarcérer » → incarcérer)."""
    if found := verb_rules().get(key):
        return found
    stems = () if key in DISTINCT else (key.removeprefix(prefix) for prefix in AGAIN if _repeats(key, prefix))
    return next((rules for stem in stems if (rules := verb_rules().get(stem))), ())


def _repeats(verb: str, prefix: str) -> bool:
    """Tell whether a verb begins with a prefix in the form that it has before the sound that follows."""
    rest = verb.removeprefix(prefix)
    vowel = rest[:1] in set("aeiouéèêîâh")
    return verb.startswith(prefix) and len(rest) > SHORTEST and vowel == AGAIN[prefix]


@cache
def derived_nouns() -> Rules:
    """Return rules of verbal nouns that no lexicon has, from verbs that mean the act whatever their object is.

    What follows with « de » is what the verb's object is (« le plasticage de la préfecture »).
    """
    found: dict[str, tuple[Rule, ...]] = {}
    for lemma, rules in verb_rules().items():
        sure = [rule for rule in rules if not rule.needs and rule.type in DERIVING and "obj" in rule.to]
        for noun in _verbal_nouns(lemma) if sure and len(rules) == 1 else ():
            id_ = f"fr.noun.{noun}@1"
            found.setdefault(noun, (replace(sure[0], id=id_, words=(noun,), refuses=(), to=(), of="recipient"),))
    return {noun: rules for noun, rules in found.items() if noun not in noun_rules()}


def _verbal_nouns(verb: str) -> Iterator[str]:
    if verb.endswith("quer"):
        yield from (verb.removesuffix("quer") + end for end in ("cage", "cation"))
    if verb.endswith("er"):
        yield from (verb.removesuffix("er") + end for end in ("age", "ement", "ation"))
    if verb.endswith("ir"):
        yield verb.removesuffix("r") + "ssement"


def _by_first(lexicon: Lexicon, *, whole: bool = False) -> Rules:
    found = defaultdict[str, list[Rule]](list)
    for entry in lexicon:
        rule = make_rule(lexicon.name, entry, whole=whole)
        found[rule.words[0]].append(rule)
    return {word: tuple(sorted(rules, key=_specific)) for word, rules in found.items()}


def _specific(rule: Rule) -> tuple[int, int, bool]:
    """Return what sorts rules of one word: long phrases, then many joint conditions; crowds before parties."""
    return -len(rule.words), -max((len(group) for group in rule.needs), default=0), rule.type != "PROTEST"


def make_rule(name: str, entry: Entry, *, whole: bool = False) -> Rule:
    """Return the rule of a line. Raises ``ValueError`` for a type that PLOVER does not have."""
    type_ = entry.get("type")
    if type_ not in TYPES:
        raise ValueError(f"{name}: “{entry.key}” has the unknown type {type_}")
    words = (entry.key,) if whole else tuple(entry.key.lower().replace("'", "' ").split())
    return Rule(
        id=f"fr.{name.removeprefix('event_').rstrip('s')}.{entry.key.replace(' ', '-')}@1",
        words=words,
        type=cast("EventType", type_),
        mode=entry.get("mode") or None,
        needs=_groups(entry.get("needs")),
        refuses=_groups(entry.get("refuses")),
        to=tuple(entry.get("to").split(",")) if entry.get("to") else (),
        of=entry.get("of"),
        flags=frozenset(entry.get("flags").split()),
        example=entry.example,
        counter=entry.counter,
    )


def _groups(cell: str) -> tuple[Group, ...]:
    return tuple(tuple(_condition(part) for part in group.split("+")) for group in cell.split())


def _condition(part: str) -> Condition:
    slot, _, list_ = part.partition(":")
    words, kinds = set[str](), set[str]()
    for word in list_.split("|"):
        if word.removeprefix("@") in KINDS and word.startswith("@"):
            kinds.add(word[1:])
        elif word.startswith("@"):
            words |= word_class(word[1:])
        else:
            words.add(word)
    return Condition(slot, frozenset(words), frozenset(kinds))
