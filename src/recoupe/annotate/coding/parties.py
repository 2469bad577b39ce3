"""The parties in a noun phrase, and whom a pronoun stands for."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Final

from recoupe.annotate.actors.parties import describe, scene_of
from recoupe.annotate.actors.roles import role_with
from recoupe.annotate.actors.scene import Party, Scene
from recoupe.annotate.coding.rules import word_class
from recoupe.annotate.coding.slots import QUANTITIES, coordinated, counted, is_time, preposition, verb_slots
from recoupe.annotate.parsed import Paragraph, Parsed, Token
from recoupe.model.annotation import Participant

RIGHT: Final = frozenset({"amod", "nmod", "flat", "flat:name", "fixed", "compound", "nummod", "flat:foreign"})
LEFT: Final = frozenset({"det", "amod", "nummod", "nmod"})
PERSONAL: Final = frozenset({"il", "elle", "ils", "elles", "lui", "celui-ci", "celle-ci", "ceux-ci", "celles-ci", "ce"})
FIRST: Final = frozenset({"je", "j'", "nous", "moi"})
SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass"})
APART: Final = frozenset({"nmod", "flat:name", "flat", "appos", "amod", "compound"})
ANTECEDENTS: Final = frozenset({"nsubj", "nsubj:pass", "obj", "ROOT", "obl:arg", "obl:agent", "obl", "iobj", "nmod"})
BODIES: Final = frozenset({"PTY", "LAB", "SOC", "NGO", "OPP", "AGR", "REL"})
"""Bodies for which a writer says « nous »."""
SIDES: Final = frozenset({"partie", "camp"})
SETTLED: Final = frozenset({"campement", "groupe", "communauté", "tribu", "clan", "ethnie", "famille", "éleveur"})
BORDERS: Final = frozenset({"frontière", "route", "pont", "liaison", "ligne"})
REACH: Final = 60
"""How many words back an object clitic may reach."""
MEMORY: Final = 6
"""How many parties back a pronoun may reach."""
DEPTH: Final = 3
"""How deep inside a phrase that is no party one is looked for."""


@dataclass(slots=True)
class Cast:
    """The parties of a document: who is one, who was named last."""

    parsed: Parsed
    speakers: Callable[[int], tuple[Paragraph, Token] | None] = lambda _: None
    seen: list[tuple[Paragraph, Token]] = field(default_factory=list)
    own: dict[tuple[int, int], bool] = field(default_factory=dict)
    coded: dict[tuple[int, int], Party] = field(default_factory=dict)

    @property
    def scene(self) -> Scene:
        """Return what the document says of who is who."""
        return scene_of(self.parsed)

    def party(self, paragraph: Paragraph, head: Token) -> Party:
        """Return the party that a phrase stands for."""
        found = describe(self.parsed, paragraph, head)
        if head.pos_ == "ADJ" and found.sector == "CVL":
            return replace(found, sector="GOV")  # « les frappes américaines » are the state's
        return self._side(paragraph, head) or found if found == Party() else found

    def _side(self, paragraph: Paragraph, head: Token) -> Party | None:
        """Return the side of a conflict that « la partie russe » or « les deux camps » is."""
        if head.lemma_.lower() in SIDES and head.pos_ == "NOUN":
            code = next((code for child in head.children if (code := self.scene.demonym(child))), None)
            if code:
                return Party(code, "GOV")
            several = "Plur" in head.morph.get("Number") and not any(c.dep_ == "nmod" for c in head.children)
            return Party(self.scene.context(paragraph.place(head)), "UNK") if several else None
        return None

    def people(self, paragraph: Paragraph, head: Token) -> bool:
        """Tell whether a name that nothing else knows may be a people's (« les Massalit »)."""
        unknown = head.ent_type_ not in {"ORG", "PER"} and self.scene.named(head, paragraph) is None
        return head.pos_ == "PROPN" and unknown and is_people_name(head)

    def is_own(self, paragraph: Paragraph, head: Token) -> bool:
        """Tell whether the head itself names or describes a party, not only something inside its phrase."""
        key = paragraph.start, head.i
        if key not in self.own:
            self.own[key] = self._is_own(paragraph, head)
        return self.own[key]

    def _is_own(self, paragraph: Paragraph, head: Token) -> bool:
        if head.pos_ not in {"NOUN", "PROPN", "ADJ", "X", "PRON", "NUM", "SYM"} or not self._tells(paragraph, head):
            return False
        party = self.party(paragraph, head)
        return bool(party.country or party.sector)

    def _tells(self, paragraph: Paragraph, head: Token) -> bool:
        """Tell whether a word is a name, a role, of a country or a side, not only what a party is called by others."""
        people = self.scene.demonym(head)
        if people or head.pos_ == "ADJ":
            return bool(people)
        named = head.ent_type_ == "PER" or role_with(head) or self.scene.named(head, paragraph)
        return bool(named) or self._side(paragraph, head) is not None

    def is_party(self, paragraph: Paragraph, head: Token) -> bool:
        """Tell whether a phrase stands for a party: its head, what it counts, or people of whatever kind."""
        if head.norm_ in FIRST:
            return True
        what = counted(head)
        own = self.is_own(paragraph, head) or self.is_own(paragraph, what)
        return own or (_nominal(what) and what.lemma_.lower() in word_class("person") | word_class("org"))

    def inside(self, paragraph: Paragraph, head: Token, depth: int = 0) -> list[Token]:
        """Return the heads of the parties of a phrase: itself, else those of its complements."""
        what = counted(head)
        for each in (head, what):
            if self.is_own(paragraph, each):
                return [each]
        if _nominal(what) and what.lemma_.lower() in word_class("person") | word_class("crowd"):
            return [what]
        if depth == DEPTH:
            return []
        for child in sorted(what.children, key=lambda child: (child.pos_ == "ADJ", child.i)):
            found = [t for each in _complements(child, what) for t in self.inside(paragraph, each, depth + 1)]
            if found:
                return found
        return [what] if _nominal(what) and what.lemma_.lower() in word_class("org") else []

    def meant(self, paragraph: Paragraph, pronoun: Token, apart: Token = None) -> tuple[Paragraph, Token] | None:
        """Return the party that a pronoun stands for: the last subject before it that agrees, else the last party.

        ``apart`` is who can't be meant: the subject of the pronoun's own clause.
        """
        place = paragraph.place(pronoun)
        named = self.named()
        end = bisect_left(named, place, key=lambda each: each[0].place(each[1]))
        before = (named[n] for n in range(end - 1, -1, -1) if _agree(pronoun, named[n][1]))
        near = [*islice((each for each in before if each[1] is not apart and each[1] != apart), MEMORY)]
        return next((each for each in near if each[1].dep_ in SUBJECTS), next(iter(near), None))

    def stand_in(self, paragraph: Paragraph, token: Token) -> Token:
        """Return the noun that a personal pronoun stands for, any other token itself."""
        if is_clitic(token):
            return self.object_meant(paragraph, token) or token
        if not is_pronoun(token):
            return token
        found = self.meant(paragraph, token)
        return found[1] if found else token

    def object_meant(self, paragraph: Paragraph, clitic: Token) -> Token | None:
        """Return the noun that an object clitic stands for: the nearest subject or party that agrees, else noun."""
        found = list(self._agreeing(clitic))
        told = (token for token in found if token.dep_ in SUBJECTS or self.is_party(paragraph, token))
        return next(told, None) or next(iter(found), None)

    def _agreeing(self, clitic: Token) -> Iterator[Token]:
        """Yield the nouns before an object clitic that agree with it, the nearest first."""
        verb = clitic.head
        gender = verb.morph.get("Gender") if "Part" in verb.morph.get("VerbForm") else clitic.morph.get("Gender")
        plural = clitic.norm_ == "les"
        own = {each.i for child in verb.children if child.dep_ in SUBJECTS for each in child.subtree}
        for token in reversed(clitic.doc[max(clitic.i - REACH, 0) : clitic.i]):
            fits = token.dep_ in ANTECEDENTS and token.pos_ in {"NOUN", "PROPN"} and token.i not in own
            many = "Plur" in token.morph.get("Number") or any(child.dep_ == "conj" for child in token.children)
            kind = token.morph.get("Gender")
            if fits and not is_time(token) and many == plural and (not gender or not kind or plural or gender == kind):
                yield token

    def speaker(self, paragraph: Paragraph, pronoun: Token) -> tuple[Paragraph, Token] | None:
        """Return the party that « je » or « nous » stands for: who speaks here, or whose « nous » it is."""
        if found := self.speakers(paragraph.place(pronoun)):
            return found
        if pronoun.norm_ != "nous":
            return None
        explained = ((p, t) for p in self.parsed.paragraphs for t in p.tokens if t.pos_ == "NOUN" and _is_ours(t))
        return next((place for place in explained if self.is_own(*place)), None)

    def named(self) -> list[tuple[Paragraph, Token]]:
        """Return the parties that full phrases name, in reading order."""
        if not self.seen:
            self.seen = [
                (paragraph, token)
                for paragraph in self.parsed.paragraphs
                for token in paragraph.doc
                if token.pos_ in {"NOUN", "PROPN"} and token.dep_ not in APART and self.is_own(paragraph, token)
            ]
        return self.seen

    def code(self, paragraph: Paragraph, head: Token) -> Party:
        """Return the party as a record has it: whom nothing describes is a civilian of what the text is about."""
        key = paragraph.start, head.i
        if key not in self.coded:
            party = self.party(paragraph, head)
            if not party.country and not party.sector:
                party = Party(self.scene.context(paragraph.place(head), head.lemma_.lower(), "CVL"), "CVL")
            self.coded[key] = party
        return self.coded[key]

    def participant(self, paragraph: Paragraph, head: Token) -> Participant:
        """Return the record of a party: span, country, sector, actor."""
        party = self.code(paragraph, head)
        first, last = phrase_ends(head)
        span = paragraph.span(first, last)
        return Participant(
            start=span.start, end=span.end, text=span.text,
            country=party.country, sector=party.sector, actor=party.actor,
        )  # fmt: skip


def _is_ours(head: Token) -> bool:
    """Tell whether a noun explains « nous » (« Nous, 37 organisations, … ») or is a body of ours (« notre parti »)."""
    if head.head.norm_ == "nous" and head.dep_ in {"appos", "discourse"}:
        return True
    body = role_with(head)
    ours = any(child.norm_ in {"notre", "nos"} for child in head.children)
    return ours and body is not None and body[0].get("sector") in BODIES


def is_people_name(token: Token) -> bool:
    """Tell whether a name is a people's: with a plural article, or after where one lives (« camp de Zaghawa »)."""
    if any(child.dep_ in {"det", "case"} and child.norm_ in {"les", "aux"} for child in token.lefts):
        return True
    several = any(child.norm_ == "des" for child in token.lefts)
    bare_name = [child.norm_ for child in token.lefts] in (["de"], ["d'"])
    return several or (bare_name and token.dep_ == "nmod" and token.head.lemma_.lower() in SETTLED)


def _agree(pronoun: Token, head: Token) -> bool:
    plural = pronoun.norm_ in {"ils", "elles", "ceux-ci", "celles-ci"} or "Plur" in pronoun.morph.get("Number")
    number = head.morph.get("Number")
    several = "Plur" in number or any(child.dep_ == "conj" for child in head.children) or head.dep_ == "conj"
    if (plural and not several) or (not plural and "Plur" in number):
        return False
    feminine, gender = pronoun.norm_ in {"elle", "elles", "celle-ci", "celles-ci"}, head.morph.get("Gender")
    return not gender or pronoun.norm_ not in {"elle", "elles", "il", "ils"} or ("Fem" in gender) == feminine or plural


def phrase_ends(head: Token) -> tuple[Token, Token]:
    """Return the first and last word of the phrase around a party's head, without approximators and appositions."""
    first = head
    for child in reversed(list(head.lefts)):
        if child.dep_ in LEFT and child.norm_ not in {"du", "au", "aux"} and child.i == first.i - _width(child, first):
            if child.pos_ == "ADP" or child.norm_ in {"quelque", "environ"}:
                break
            first = child
    last = head
    for child in head.rights:
        if (
            child.dep_ not in RIGHT
            or (child.i - last.i > 1 and _comma(last, child))
            or preposition(child) in {"à", "dans"}
        ):
            break
        if child.pos_ in {"VERB", "AUX"}:
            break
        last = phrase_ends(child)[1] if child.dep_ == "nmod" else _edge(child)
    return first, _bracket(last)


def _width(child: Token, first: Token) -> int:
    return first.i - child.i if child.right_edge.i == first.i - 1 else 1


def _edge(child: Token) -> Token:
    flat = [t for t in child.rights if t.dep_ in {"flat:name", "flat", "flat:foreign", "fixed"}]
    return flat[-1] if flat else child


def _comma(one: Token, other: Token) -> bool:
    return any(one.doc[i].text in {",", ";", ":", "«", "("} for i in range(one.i + 1, other.i))


def _bracket(last: Token) -> Token:
    doc = last.doc
    if last.i + 2 < len(doc) and doc[last.i + 1].text == "(":
        for i in range(last.i + 2, min(last.i + 8, len(doc))):
            if doc[i].text == ")":
                return doc[i]
    return last


def _complements(child: Token, noun: Token) -> list[Token]:
    """Return the phrases of a noun's complement, or the agents of its participle."""
    if child.i < noun.i or (preposition(child) == "entre" and noun.lemma_ in BORDERS):
        return []
    if child.dep_ == "acl":
        return [agent for agent in verb_slots(child).get("subj", []) if agent != noun]
    inner = child.dep_ in {"nmod", "amod", "obl:arg", "obl:mod", "appos", "flat:name"}
    return coordinated(child) if inner else []


def _nominal(token: Token) -> bool:
    """Tell whether a word stands as a noun, also an adjective that does (« les jeunes »)."""
    return token.pos_ == "NOUN" or (token.pos_ == "ADJ" and token.dep_ in ANTECEDENTS)


def is_clitic(token: Token) -> bool:
    """Tell whether a word is an object pronoun of the third person."""
    return token.norm_ in {"le", "la", "l'", "les"} and token.pos_ == "PRON" and token.dep_ in {"obj", "iobj"}


def is_pronoun(token: Token) -> bool:
    """Tell whether a subject stands for a party named before."""
    return token.norm_.lstrip("-t") in PERSONAL or token.norm_ in PERSONAL


def is_quantity(token: Token) -> bool:
    """Tell whether a word only counts."""
    return token.lemma_.lower() in QUANTITIES
