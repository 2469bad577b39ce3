"""What kind of party a source phrase names, how many anonymous ones it claims, and how it describes them."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from recoupe.annotate.line import Line, Range
from recoupe.annotate.parsed import Token
from recoupe.annotate.phrases import GENITIVE
from recoupe.annotate.speech.lexicons import keys, values
from recoupe.model.vocabulary import SourceKind

INDEFINITE: Final = frozenset(
    {"un", "une", "des", "plusieurs", "certains", "certaines", "quelques", "beaucoup", "nombre", "divers", "diverses",
     "différents", "différentes", "de", "d'", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix",
     "mon", "ma", "mes", "maints", "nombreux"}
)  # fmt: skip
COUNTED: Final = frozenset(
    {"centaine", "dizaine", "millier", "million", "vingtaine", "trentaine", "quinzaine", "douzaine", "poignée",
     "partie", "majorité", "plupart", "groupe", "demi-douzaine", "nombre", "foule", "un", "une", "moitié", "tiers",
     "ensemble"}
)  # fmt: skip
NUMBERS: Final = {
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8,
    "neuf": 9, "dix": 10,
    "onze": 11, "douze": 12, "quinze": 15, "vingt": 20, "trente": 30, "plusieurs": 2, "quelques": 2, "divers": 2,
    "diverses": 2, "certains": 2, "certaines": 2, "des": 2, "différentes": 2, "différents": 2,
}  # fmt: skip
FEMININES: Final = {"eure": "eur", "euse": "eur", "trice": "teur", "ière": "ier", "ienne": "ien"}
PREFIXES: Final = frozenset({"ex", "vice", "co", "sous", "néo", "futur", "proto"})
"""What may stand before a role with a hyphen (« l’ex-sénatrice »)."""
DOERS: Final = ("eur", "euse", "trice", "ien", "ienne", "iste", "logue", "crate", "nant", "nante")
"""Endings of nouns for persons."""
OF_PERSONS: Final = frozenset(
    {"joint", "jointe", "rencontré", "rencontrée", "interrogé", "interrogée", "croisé", "croisée", "arrivé", "arrivée",
     "venu", "venue", "né", "née", "originaire", "attablé", "attablée", "assis", "assise", "âgé", "âgée", "contacté",
     "marié", "mariée", "employé", "employée", "installé", "installée", "habitant", "habitante"}
)  # fmt: skip
"""Words after a name and a comma that tell that it is a person's."""
BODIES: Final = frozenset({"les", "ses", "leurs"})
"""Articles with which holders of a role speak as one body (« les avocats »)."""
REPORTERS: Final = frozenset({"correspondant", "journaliste", "envoyé"})
TITLES: Final = frozenset(
    {"m.", "mme", "me", "mm.", "mgr", "dr", "pr", "mlle", "monsieur", "madame", "maître", "sir", "lord"}
)
AUTHORS: Final = frozenset({"je", "j'", "moi", "nous", "notre", "mon", "ma", "mes"})
NAMELESS: Final = re.compile(r"anonym|taire son nom|requis l|appellerons|prénom a été|non signé|sans être nommé")
PRESS: Final = re.compile(r"\bagence (de presse|d' information|reuters|tass|france)\b")


def source_kind(line: Line, span: Range) -> SourceKind:
    """Return what kind of party a source phrase names, by its head noun, its article and the names in it."""
    said = line.said(*span)
    head = head_noun(line, span)
    word = line.words[head]
    if word.norm_ in AUTHORS and span[1] == span[0]:
        return "author"
    if word.norm_ in {"on", "-t-on", "-on", "l'on", "aucuns"} or said == "tout le monde":
        return "rumour"
    noun = noun_kind(word)
    if noun == "media" and word.lemma_ in REPORTERS and _unique(line, span, head):
        return "person"
    if PRESS.search(said) or (named_media(line, span) and noun in {"", "media", "organisation", "document"}):
        return "media"
    if named_person(line, span, head) and not (noun == "organisation" and _names_it(line, span, head)):
        return "anonymous" if NAMELESS.search(said) and noun in {"role", "people"} else "person"
    return _by_noun(line, span, head, noun) if noun else _by_name(line, span, head)


def head_noun(line: Line, span: Range) -> int:
    """Return the place of the noun that says who a phrase is about (« des milliers de patriotes » → patriotes)."""
    first, last = span
    for place in range(first, last + 1):
        token = line.words[place]
        if token.norm_ in TITLES:
            return place
        if token.pos_ not in {"NOUN", "PROPN", "PRON"} and token.norm_ not in values("source_nouns", "kind"):
            continue
        if token.dep_ == "det" and place < last:  # « répond le pouvoir »
            continue
        if token.pos_ == "ADJ" and place < last and line.words[place + 1].pos_ == "NOUN":
            continue
        counts = token.lemma_ in COUNTED or token.norm_ in COUNTED
        if counts and place + 1 < last and line.norm(place + 1) in GENITIVE:
            continue
        return place
    return last


def noun_kind(token: Token) -> str:
    """Return the lexicon's kind of a noun, an empty string where it has none."""
    if token.ent_type_ in {"PER", "LOC"} and token.text[0].isupper() and token.pos_ == "PROPN":
        return values("source_nouns", "kind").get(token.text, "")
    return _kind(token.text, token.norm_, token.lemma_.lower())


@lru_cache(maxsize=1 << 16)
def _kind(text: str, norm: str, lemma: str) -> str:
    kinds = values("source_nouns", "kind")
    bare = norm.removesuffix("s")
    keys = (text, norm, lemma, bare, norm.removesuffix("es"), *_masculines(bare))
    return next((kinds[key] for key in keys if key in kinds), "")


def _masculines(word: str) -> Iterator[str]:
    """Yield what a feminine noun of role may be in the masculine (« défenseure »), and the role that one had before."""
    prefix, hyphen, rest = word.partition("-")
    if hyphen and prefix in PREFIXES:
        yield rest
        yield from _masculines(rest)
    for ending, other in FEMININES.items():
        if word.endswith(ending):
            yield word.removesuffix(ending) + other


def named_media(line: Line, span: Range) -> str | None:
    """Return the name of a known outlet in a phrase, None where there is none."""
    first, last = span
    for start in range(first, last + 1):
        for end in range(last, start - 1, -1):
            if line.words[start].text[0].isupper() and _name(line, start, end) in keys("media_names"):
                return line.span(start, end).text
    return None


def _name(line: Line, first: int, last: int) -> str:
    return line.span(first, last).text.replace("’", "'")


def named_person(line: Line, span: Range, head: int) -> bool:
    """Tell whether a phrase gives the name of the person that it speaks of, not only of one in its complement."""
    if line.norm(head) in TITLES:
        return True
    for place in range(span[0], span[1] + 1):
        token = line.words[place]
        titled = token.norm_ in TITLES and token.text[0].isupper()
        opens = titled or (token.ent_type_ == "PER" and (place == span[0] or line.words[place - 1].ent_type_ != "PER"))
        if opens and not _complement(line, place, head):
            return True
    return False


def _names_it(line: Line, span: Range, head: int) -> bool:
    """Tell whether a name right after a noun for a body is the body's, whoever it sounds like (« l’ONG Dupont »)."""
    named = head < span[1] and not line.norm(head).endswith(DOERS) and line.words[head].ent_type_ != "PER"
    return named and not any(line.norm(i) in TITLES or line.norm(i) == "," for i in range(head, span[1] + 1))


def _apposed_person(line: Line, span: Range, head: int) -> bool:
    """Tell whether an apposition makes a person of a name (« Égide, un chauffeur », « Margaux, 24 ans »)."""
    comma = next((i for i in range(head + 1, span[1]) if line.norm(i) == ","), None)
    if comma is None:
        return False
    opening = range(comma + 1, min(comma + 4, span[1] + 1))
    if line.norm(comma + 1) in OF_PERSONS or any(line.norm(i) == "ans" for i in opening):
        return True
    nouns = [line.words[i] for pos in ("NOUN", "ADJ") for i in opening if line.words[i].pos_ == pos]
    noun = next(iter(nouns), None)
    trade = noun is not None and (noun_kind(noun) in {"role", "people"} or noun.lemma_.endswith(DOERS))
    return trade and line.norm(comma + 1) not in {"le", "la", "l'", "les"}


def _complement(line: Line, place: int, head: int) -> bool:
    """Tell whether a name belongs to the complement of the head noun (« un proche du président X »)."""
    if place <= head:
        return False
    before = place - 1
    while before > head and line.words[before].pos_ in {"ADJ", "PROPN"} and line.norm(before) not in TITLES:
        before -= 1
    if line.norm(before) in GENITIVE or line.norm(before) in {"par", "avec", "chez", "à", "pour"}:
        return True
    title = noun_kind(line.words[before]) == "role" or line.norm(before) in TITLES
    back = {line.norm(i) for i in range(max(before - 4, head + 1), before)}
    return before != head and title and bool(back & GENITIVE) and before - 2 > head - 1


def _by_noun(line: Line, span: Range, head: int, noun: str) -> SourceKind:
    if noun == "people":
        return "anonymous"
    if noun == "role":
        return "person" if _unique(line, span, head) else _several(line, span, head)
    if noun == "document":
        return "organisation" if _issued(line, span, head) else "document"
    if noun == "media" and line.words[head].lemma_ in {"correspondant", "journaliste", "envoyé"}:
        return "person" if _unique(line, span, head) else "media"
    if noun in {"organisation", "media", "rumour"}:
        return noun  # type: ignore[return-value]
    return "organisation"


def _several(line: Line, span: Range, head: int) -> SourceKind:
    """Return what holders of a role are that no name follows: a body where all of them speak (« les avocats »)."""
    body = any(line.norm(i) in BODIES for i in range(span[0], head)) and line.norm(head) != "porte-parole"
    return "organisation" if body else "anonymous"


def _unique(line: Line, span: Range, head: int) -> bool:
    """Tell whether a role has one holder: singular, and not « un »."""
    articles = {line.norm(i) for i in range(span[0], head)}
    if "Plur" in line.words[head].morph.get("Number") or articles & {"les", "ces", "leurs", "nos", "vos", "ses"}:
        return False
    spokes = line.norm(head) == "porte-parole" and articles & {"un", "une"}
    return bool(spokes) or not articles & (INDEFINITE - {"de", "d'"}) or "connu" in line.norms[head : span[1] + 1]


def _issued(line: Line, span: Range, head: int) -> bool:
    """Tell whether a document's phrase names who issued it."""
    tail = range(head + 1, span[1] + 1)
    linked = any(line.norm(i) in GENITIVE for i in tail)
    names = any(line.words[i].ent_type_ == "ORG" or noun_kind(line.words[i]) == "organisation" for i in tail)
    return linked and names and not NAMELESS.search(line.said(*span))


def _by_name(line: Line, span: Range, head: int) -> SourceKind:
    token = line.words[head]
    if token.ent_type_ == "PER" or (token.text[0].isupper() and _apposed_person(line, span, head)):
        return "person"
    if token.ent_type_ in {"ORG", "LOC", "PROD", "EVENT"} or token.text.isupper():
        return "organisation"
    if token.pos_ == "PROPN":
        return "organisation" if head > span[0] or span[1] > head else "person"
    articles = {line.norm(i) for i in range(span[0], head)}
    if token.lemma_.endswith(DOERS) and _unique(line, span, head):
        return "person"
    several = "Plur" in token.morph.get("Number") or token.norm_ in {"beaucoup", "certains", "certaines", "plusieurs"}
    return "anonymous" if several or articles & INDEFINITE or token.pos_ == "PRON" else "organisation"


def claimed_number(line: Line, span: Range) -> int:
    """Return how many sources an anonymous phrase claims, at least."""
    head = head_noun(line, span)
    for place in range(span[0], head):
        said = line.norm(place)
        if said.isdigit():
            return int(said)
        if said in NUMBERS and not (said in {"un", "une"} and line.words[place + 1].lemma_ in COUNTED):
            return NUMBERS[said]
    return 2 if "Plur" in line.words[head].morph.get("Number") or line.norm(head).endswith("s") else 1


def description(line: Line, span: Range) -> str | None:
    """Return the words that describe an anonymous source after its noun, None where there are none."""
    rest = line.trimmed(head_noun(line, span) + 1, span[1])
    return line.span(*rest).text if rest else None
