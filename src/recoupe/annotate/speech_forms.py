"""Which words of a line are verbs of speech, also where the tagger takes a rare one for a noun or an adjective."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from recoupe.annotate.line import Line
from recoupe.annotate.parsed import Token
from recoupe.annotate.quotes import OPENERS
from recoupe.annotate.speech_lexicons import lexicon
from recoupe.lang.fr.conjugation import Form, forms

NOUNS_TOO: Final = frozenset(
    {"juge", "juges", "demande", "demandes", "annonce", "annonces", "note", "notes", "menace", "menaces", "critique",
     "critiques", "estime", "souffle", "montre", "montres", "marque", "réplique", "confirmé", "avance", "avances",
     "reproche", "reproches", "doute", "crainte", "craintes", "présent", "dit", "dits", "dite", "état", "publie",
     "cite", "résume", "adjuge", "fait", "faits", "suite", "parle", "porte", "indiqué", "regret",
     "mise", "mis", "met", "vu", "vue", "vues", "su", "saluts", "salut", "crie", "voit", "relève", "observa",
     "commenta", "répond", "écrit", "écrits", "tient", "établi", "pense", "pensée", "pensées", "démenti", "démentis",
     "murmure", "murmures", "témoigne", "accusé", "accusée", "accusés", "accusées", "réclame", "condamné", "condamnés",
     "condamnée", "prévenu", "prévenus", "prévenue", "suspecte", "suspectes", "ordonne", "ordonné", "délégué",
     "employé", "rapporte", "déclaré", "défendu", "promis", "promise", "sait", "ignorant"}
)  # fmt: skip
"""Forms of reporting verbs that are words of another kind as well: the tagger decides, unless « que » follows."""
EXTRA: Final = (
    "présenter",
    "apprendre",
    "faire",
    "laisser",
    "porter",
    "refuser",
    "se",
    "exclure",
    "écarter",
    "savoir",
    "engager",
)


@dataclass(frozen=True, slots=True)
class Read:
    """A word read as a verb: its lemma and form; ``past`` where the form itself is past."""

    lemma: str
    form: Form
    past: bool


@cache
def _table() -> dict[str, tuple[str, frozenset[Form]]]:
    """Return the forms of the lexicon's verbs; a form of two verbs is that of the first."""
    made: dict[str, tuple[str, frozenset[Form]]] = {}
    for entry in lexicon("reporting_verbs"):
        words = [word for word in entry.key.replace("s'", "").split() if word.endswith(("er", "ir", "re"))]
        for infinitive in (*words[:1], *EXTRA):
            if infinitive.endswith(("er", "ir", "re")):
                for form, kinds in forms(infinitive).items():
                    made.setdefault(form, (infinitive, kinds))
    return made


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
    if known and (verbal or _surely(line, place)):
        return _read(line, place, known[0], known[1])
    if not verbal:
        return None
    form = _form(token)
    return Read(token.lemma_, form, _past(token)) if form else None


def _surely(line: Line, place: int) -> bool:
    """Tell whether a word that the tagger takes for no verb is one: by its form, or by what follows."""
    word = line.norm(place)
    if line.words[place].ent_type_ and line.words[place].text[0].isupper():
        return False
    if line.norm(place + 1) in OPENERS:
        return True
    follows = line.norm(place + 1) in {"que", "qu'"} and line.norm(place - 1) not in {
        "le",
        "la",
        "les",
        "un",
        "une",
        "l'",
        "cette",
        "ce",
    }
    if word in NOUNS_TOO:
        before = place - 2 if line.norm(place - 1) == "," else place - 1
        spoken = line.norm(before) in {"il", "elle", "ils", "elles", "lui", "eux", "qui", "on", "je"}
        return follows or spoken or (word == "fait" and line.norm(place + 1) == "état")
    return word != "conclue" and line.norm(place - 1) not in {"le", "la", "les", "un", "une", "du", "des"}


def _read(line: Line, place: int, lemma: str, kinds: frozenset[Form]) -> Read | None:
    token = line.words[place]
    if len(kinds) > 1:
        form: Form = "participle" if _auxiliary_before(line, place) else "finite"
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
