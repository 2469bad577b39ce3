"""Which words of a line are verbs of speech, also where the tagger takes a rare one for a noun or an adjective."""

import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Final

from recoupe.annotate.line import Line
from recoupe.annotate.parsed import Token
from recoupe.annotate.quotes import OPENERS
from recoupe.annotate.speech.lexicons import lexicon, values
from recoupe.lang.fr.conjugation import Form, forms

FINITE: Final[frozenset[Form]] = frozenset({"finite"})
INVERTED: Final = frozenset(
    {"-il", "-elle", "-on", "-ils", "-elles", "-t-il", "-t-elle", "-t-on", "-t-ils", "-t-elles", "-je"}
)
"""Pronouns that only follow a verb."""
APART: Final = frozenset({"être", "avoir"})
"""Verbs whose phrases report, but whose forms are auxiliaries: the tagger's word counts."""


@dataclass(frozen=True, slots=True)
class Read:
    """A word read as a verb: its lemma and form; ``past`` where the form itself is past."""

    lemma: str
    form: Form
    past: bool


@dataclass(frozen=True, slots=True)
class Known:
    """A form of the lexicon's verbs: the infinitive, what it can be, whether the verb alone reports."""

    lemma: str
    kinds: frozenset[Form]
    alone: bool


@cache
def _table() -> dict[str, Known]:
    """Return the forms of the lexicon's verbs; a form of two verbs is that of the first that reports by itself."""
    made: dict[str, Known] = {}
    for alone in (True, False):
        for entry in lexicon("reporting_verbs"):
            words = entry.key.replace("s'", "").replace("'", " ").split()
            infinitive = next((word for word in words if word.endswith(("er", "ir", "re"))), "")
            single = entry.key.removeprefix("se ") in {infinitive, f"s'{infinitive}"} and entry.get("class") != "none"
            if infinitive and infinitive not in APART and single == alone:
                for form, kinds in forms(infinitive).items():
                    made.setdefault(form, Known(infinitive, kinds, alone))
    return {plain(form): known for form, known in made.items()} | made


def plain(form: str) -> str:
    """Return a form without its accents, as typed in haste (« repondu »)."""
    return unicodedata.normalize("NFD", form).encode("ascii", "ignore").decode("ascii")


@cache
def _nouns_too() -> frozenset[str]:
    """Return the forms of reporting verbs that are nouns or adjectives as well."""
    return frozenset(word for entry in lexicon("reporting_verbs") for word in entry.get("nouns").split())


def read_verb(line: Line, place: int) -> Read | None:
    """Return how a word reads as a verb, None where it is none."""
    key = ("read", place)
    if key not in line.memo:
        line.memo[key] = _reads(line, place)
    found: Read | None = line.memo[key]
    return found


def _reads(line: Line, place: int) -> Read | None:
    token = line.words[place]
    known = _table().get(token.norm_)
    verbal = token.pos_ in {"VERB", "AUX"} or bool(token.morph.get("VerbForm"))
    other = verbal and known is not None and known.lemma != token.lemma_ and token.norm_ in forms_of(token.lemma_)
    sure = verbal or (known is not None and known.alone and _surely(line, place))
    sure = sure or (token.norm_ in {"fait", "font"} and line.norm(place + 1) == "état")
    if known and not other and (sure or (known.kinds == FINITE and _verbless(line, place))):
        return _read(line, place, known.lemma, known.kinds)
    if not verbal:
        return None
    form = _form(token)
    return Read(token.lemma_, form, _past(token)) if form else None


def forms_of(lemma: str) -> frozenset[str]:
    """Return the forms of a verb that has a line of its own, none for other words."""
    return frozenset(forms(lemma)) if lexicon("reporting_verbs")[lemma] else frozenset()


def _verbless(line: Line, place: int) -> bool:
    """Tell whether a word stands where the only verb of its sentence must be (« L’agence alerte sur un risque »)."""
    first, last = line.sentence(place)
    if place == first or place >= last or line.words[place - 1].pos_ not in {"NOUN", "PROPN", "ADJ", "PRON"}:
        return False
    infinitive = "Inf" in line.words[place + 1].morph.get("VerbForm")
    if (
        not infinitive
        and line.words[place + 1].pos_ not in {"DET", "ADP", "ADJ", "PUNCT"}
        and line.norm(place + 1) not in {"en", "à"}
    ):
        return False
    near = range(first, last + 1)
    return not any("Fin" in line.words[i].morph.get("VerbForm") or line.words[i].pos_ == "AUX" for i in near)


def _surely(line: Line, place: int) -> bool:
    """Tell whether a word that the tagger takes for no verb is one: by its form, or by what follows."""
    word = line.norm(place)
    if word.endswith("ant") and line.words[place].pos_ in {"ADV", "ADP"}:  # « maintenant »
        return False
    if line.words[place].ent_type_ and line.words[place].text[0].isupper():
        return False
    if line.norm(place + 1) in OPENERS or line.norm(place + 1) in INVERTED:
        return True
    before = line.words[place - 1] if place else None
    noun = before is not None and before.pos_ in {"DET", "ADP"} and not before.norm_.endswith(("'", "en"))
    after = line.words[min(place + 1, len(line.words) - 1)]
    if noun or (line.words[place].pos_ == "ADJ" and "Fin" in after.morph.get("VerbForm")):
        return False  # « par téléphone », « chaque attaque », « la marine marchande évoque … »
    follows = line.norm(place + 1) in {"que", "qu'"} and line.norm(place - 1) != "l'"
    if word in _nouns_too():
        said = place - 2 if line.norm(place - 1) == "," else place - 1
        spoken = line.norm(said) in {"il", "elle", "ils", "elles", "lui", "eux", "qui", "on", "je"}
        judged = line.words[place - 1].pos_ in {"NOUN", "PROPN"} and _object_opens(line, place)
        return follows or spoken or judged or _rooted(line, place) or _inverts(line, place)
    return word != "conclue"


def _rooted(line: Line, place: int) -> bool:
    """Tell whether a word stands between a noun and an object before any verb (« Le maire, X, avance un bilan »)."""
    if place == 0 or place + 1 >= len(line.words):
        return False
    before, after = line.words[place - 1], line.words[place + 1]
    between = before.pos_ in {"NOUN", "PROPN", "ADJ"} or before.text in {",", ")"}
    opens = after.pos_ in {"DET", "NUM"} or after.text in OPENERS or after.norm_ in {"à", "comme"}
    if not between or not opens or line.words[place].pos_ == "PROPN":
        return False
    start = line.sentence(place)[0]
    start = next((i + 1 for i in range(place - 1, start, -1) if line.words[i].text in {";", ":"}), start)
    aside = next((i for i in range(place - 2, start, -1) if line.norm(i) == "," and before.text == ","), None)
    relative = aside is not None and line.norm(aside + 1) in {"qui", "que", "qu'", "dont", "où"}
    until = aside if aside is not None and relative else place  # « Un rapport, que nous avons lu, chiffre … »
    verbs = ("Fin" in line.words[i].morph.get("VerbForm") or line.words[i].pos_ == "AUX" for i in range(start, until))
    return line.words[start].pos_ not in {"ADP", "ADV", "VERB"} and not any(verbs)


def _object_opens(line: Line, place: int) -> bool:
    """Tell whether « que » and a subject stand right before a word (« une offre que le syndicat juge dérisoire »)."""
    before = place - 2
    while before > 0 and line.words[before].pos_ in {"DET", "PROPN"}:
        before -= 1
    return line.norm(before) in {"que", "qu'"} and before < place - 1


def _inverts(line: Line, place: int) -> bool:
    """Tell whether a comma stands before a word and one who can speak right after it (« , avance une source »)."""
    if line.norm(place - 1) != "," and line.quote_to(place - 1) is None:
        return False
    first = _past_manner(line, place + 1)
    if first >= len(line.words) or line.words[first].pos_ not in {"DET", "NUM", "PROPN"}:
        return False
    head = line.words[first + (line.words[first].pos_ != "PROPN")] if first + 1 < len(line.words) else line.words[first]
    kinds = values("source_nouns", "kind")
    return head.ent_type_ == "PER" or bool({head.lemma_, head.norm_} & kinds.keys())


def _past_manner(line: Line, place: int) -> int:
    """Return the word after an adverb, or after a word or two between commas (« commente, désabusé, un cadre »)."""
    while place < len(line.words) and line.words[place].pos_ == "ADV":
        place += 1
    if line.norm(place) == ",":
        close = next((i for i in range(place + 2, place + 4) if line.norm(i) == ","), None)
        return close + 1 if close else place
    return place


def _read(line: Line, place: int, lemma: str, kinds: frozenset[Form]) -> Read | None:
    token = line.words[place]
    if len(kinds) > 1:
        apart = _auxiliary_before(line, place) or line.norm(place + 1) == "par"
        form: Form = "participle" if apart else "finite"
    else:
        form = next(iter(kinds))
    past = (
        form == "finite"
        and token.norm_.endswith(("ait", "aient", "a", "èrent", "irent", "urent"))
        and not token.norm_.endswith(("fait", "ra", "rait", "raient", "connaît"))
    )
    return Read(lemma, form, past)


def _auxiliary_before(line: Line, place: int) -> bool:
    for i in range(place - 1, max(place - 6, -1), -1):
        token = line.words[i]
        if token.lemma_ in {"avoir", "être"} and token.pos_ in {"AUX", "VERB"}:
            return True
        if token.pos_ not in {"ADV", "PRON", "ADP", "PUNCT"}:
            return False
    return False


def _form(token: Token) -> Form | None:
    found = token.morph.get("VerbForm")
    if "Fin" in found:
        return "finite"
    if "Inf" in found:
        return "infinitive"
    if token.norm_.endswith("ant"):
        return "gerund"
    return "participle" if "Part" in found else None


def _past(token: Token) -> bool:
    return bool({"Imp", "Past"} & set(token.morph.get("Tense"))) and "Fin" in token.morph.get("VerbForm")


def finite(line: Line, place: int) -> bool:
    """Tell whether a word is a finite verb."""
    key = ("finite", place)
    if key not in line.memo:
        line.memo[key] = _finite(line, place)
    return bool(line.memo[key])


def _finite(line: Line, place: int) -> bool:
    token = line.words[place]
    if any(letter.isdigit() for letter in token.norm_):
        return False
    if token.pos_ in {"VERB", "AUX"} and "Fin" in token.morph.get("VerbForm"):
        return True
    read = read_verb(line, place) if token.norm_ in _table() else None
    return read is not None and read.form == "finite"


def complete(line: Line, first: int, last: int) -> bool:
    """Tell whether words make a clause of their own: they hold a finite verb that no subordinator takes."""
    finites = subordinators = 0
    for i in range(first, last + 1):
        quote = line.quote_at(i)
        if quote is not None and quote.first >= first:
            continue
        if finite(line, i):
            finites += 1
        elif line.norm(i) in {
            "qui",
            "que",
            "qu'",
            "dont",
            "où",
            "lorsque",
            "lorsqu'",
            "quand",
            "comme",
            "si",
            "puisque",
            "duquel",
            "laquelle",
            "lequel",
            "lesquels",
        }:
            subordinators += 1
    return finites > subordinators
