"""How firmly a content is put forward: asserted, hedged, denied or open (after FactBank)."""

import re
from collections.abc import Sequence
from typing import Final

from recoupe.annotate.line import Line, Range
from recoupe.annotate.parsed import Token
from recoupe.annotate.speech.forms import complete
from recoupe.annotate.speech.lexicons import SpeechClass, keys, speech_verb, values
from recoupe.model.vocabulary import Modality

STRONG: Final = frozenset({"aucun", "aucune", "jamais", "nullement", "nul", "nulle", "aucunement", "personne"})
PLAIN: Final = STRONG | {"pas", "point", "rien"}
FEW: Final = frozenset({"peu", "guère"})
REACH: Final = 6
"""Words between « ne », its verb and its second word."""
WEIGHTLESS: Final = frozenset(
    {"valeur", "preuve", "preuves", "garantie", "sens", "information", "nouvelle", "idée", "raison"}
)
"""« N’avoir aucune preuve » says what one lacks; it denies no claim."""
CHAINED: Final[dict[str, Modality]] = {"hedge": "hedged", "open": "open", "deny": "denied"}
FUTURE_AUXILIARIES: Final = frozenset({"aurait", "auraient", "serait", "seraient"})
MOVES: Final = frozenset(
    {"aller", "venir", "arriver", "partir", "entrer", "sortir", "monter", "descendre", "naître", "mourir", "décéder",
     "rester", "tomber", "devenir", "revenir", "rentrer", "parvenir", "intervenir", "survenir", "retourner"}
)  # fmt: skip
"""Verbs whose past takes « être »; with others « serait fermé » is a present passive."""
MODALS: Final = frozenset({"pourrait", "pourraient", "devrait", "devraient"})
CONDITIONAL: Final = re.compile(
    r"([ei]rai(t|ent)|[nlu]drai(t|ent)|^aurai(t|ent)|vrai(t|ent)|urrai(t|ent)|[fs]erai(t|ent))$"
)
"""Endings that no imperfect has, whatever the tagger says."""
NO_CONDITIONAL: Final = re.compile(
    r"(soupir|tir|admir|désir|spir|^vir|chavir|déchir|délir|empir|[^s]ar|ér|or|êtr|ontr|entr|[bcpl]our|ûr|^dur|ign?or|(?<!s)(?<!^)aur)ai(t|ent)$"
)
"""Endings of imperfects that the tagger may take for conditionals (« courait », « montrait »)."""
FALSE: Final = re.compile(
    r"^(non, )?(c' ?est|ce sont|ce ne sont|ce n' ?est|il s' ?agit|tout cela est|cela est|tout est)?\s?"
    r"((que|qu') )?(d' ?une? |une? |des |de la |de l' ?|du |de |totalement |complètement |absolument |pure? )*"
)


def modality(
    line: Line, content: Range, kind: SpeechClass, *, past: bool = False, quoted: bool = False, reasoned: bool = False
) -> Modality:
    """Return how firmly a content is put forward.

    ``kind`` is the cue's class, ``past`` tells that the cue stands in a past tense (a conditional is then a future),
    ``quoted`` that the content is the source's own words.
    """
    if kind == "deny":
        return "denied"
    if kind == "open":
        return "open"
    clause = main_clause(line, content)
    chained = _chained(line, content)
    if chained is not None:
        return chained
    if falsehood(line, content) or rejects(line, clause):
        return "denied"
    if kind == "hedge" or hedged(
        line, clause, past=past and not quoted, quoted=quoted or reasoned, opinion=kind == "opinion"
    ):
        return "hedged"
    return "asserted"


def _chained(line: Line, content: Range) -> Modality | None:
    """Return the firmness that a first infinitive of doubt or fear gives (« dit craindre une chute »)."""
    place = content[0]
    if "Inf" not in line.words[place].morph.get("VerbForm"):
        return None
    verb = speech_verb(line.words[place].lemma_)
    if verb is None or verb.kind not in {"hedge", "open", "deny"}:
        return None
    return CHAINED[verb.kind]


def main_clause(line: Line, content: Range) -> Range:
    """Return a content's first clause without its subordinate ones: up to a semicolon, a relative or a stop."""
    first, last = content
    for place in range(first + 1, last + 1):
        text = line.words[place].text
        if text == "," and line.norm(place + 1) in {"et", "mais"} and complete(line, first, place - 1):
            return first, place - 1
        stop = text in {";", "."} or (text == ":" and place - first > 3)  # noqa: PLR2004 - « Non : » goes on
        if stop and place - first > 1:
            return first, place - 1
    return first, last


def falsehood(line: Line, content: Range) -> bool:
    """Tell whether a content opens by calling something false (« C’est faux », « Foutaises »)."""
    first, last = content
    said = line.said(first, min(last, first + 9))
    rest = FALSE.sub("", said, count=1)
    head = re.split(r"[ ,.;!]", rest, maxsplit=1)[0]
    marked = FALSE.match(said)
    opened = bool(marked and marked.group(2))
    stems = {head, head.removesuffix("s"), head.removesuffix("e"), head.removesuffix("es")}
    return bool(stems & keys("falsehoods")) and (opened or last - first < 5)  # noqa: PLR2004 - a few words


def rejects(line: Line, clause: Range) -> bool:
    """Tell whether a clause denies what is being said elsewhere (« n’a jamais versé », « aucun tir n’a eu lieu »)."""
    words = line.words[clause[0] : clause[1] + 1]
    verb = next((i for i, token in enumerate(words) if _main_verb(token, words)), None)
    negator = _negator(words)
    if negator is None or verb is None:
        return False
    if _future(words, verb) or words[verb].lemma_ in {"pouvoir", "devoir", "vouloir", "falloir"}:
        return _no_dimension(words)
    strong = words[negator].norm_ in STRONG or any(t.norm_ in {"moindre", "cas"} for t in words[negator : negator + 8])
    if _near(words, negator, WEIGHTLESS):
        return False
    return (strong and not _states_mood(words)) or _existential(words)


def negated(line: Line, place: int) -> bool:
    """Tell whether the predicate at a place is denied: a verb between « ne » and its second word, what it governs."""
    token = line.words[place]
    if any(line.norm(i) in {"aucun", "aucune", "nul", "nulle"} for i in range(max(place - 2, 0), place)):
        return True
    if token.pos_ not in {"VERB", "AUX"} and line.norm(place - 1) in FEW:
        return True
    verb = place if token.pos_ in {"VERB", "AUX"} else _copula(line, place)
    if verb is None:
        return False
    first = line.sentence(verb)[0]
    ne = next((i for i in range(verb - 1, max(first, verb - REACH) - 1, -1) if line.norm(i) in {"ne", "n'"}), None)
    if ne is None or any(_own_verb(line, i, verb) for i in range(ne + 1, verb)):
        return False
    after = range(ne + 1, min(max(verb, place) + REACH, line.sentence(verb)[1] + 1))
    before = range(max(first, ne - 4), ne)
    only = any(line.norm(i) in {"que", "qu'"} for i in range(verb + 1, min(verb + 3, len(line.words))))
    words = {line.norm(i) for i in after} | {line.norm(i) for i in before if line.norm(i) in STRONG}
    return bool(words & (PLAIN | {"plus", "guère", "ni"})) and not (only and not words & PLAIN)


def _copula(line: Line, place: int) -> int | None:
    """Return the verb « être » that a noun or adjective is the predicate of."""
    copulas = (line.place_of.get(child.i) for child in line.words[place].children if child.dep_ == "cop")
    return next((found for found in copulas if found is not None), None)


def _own_verb(line: Line, place: int, verb: int) -> bool:
    """Tell whether a word between « ne » and a verb is a verb that the negation belongs to instead."""
    token = line.words[place]
    return token.pos_ == "VERB" and token.head != line.words[verb] and token.dep_ not in {"aux:tense", "aux:pass"}


def _main_verb(token: Token, words: Sequence[Token]) -> bool:
    if "Fin" in token.morph.get("VerbForm"):
        return str(token.dep_) != "acl:relcl"
    return "Inf" in token.morph.get("VerbForm") and token is next((t for t in words if t.pos_ in {"VERB", "AUX"}), None)


def _negator(words: Sequence[Token]) -> int | None:
    ne = next((i for i, token in enumerate(words) if token.norm_ in {"ne", "n'"}), None)
    if ne is None or ne > 24:  # noqa: PLR2004 - a negation far on is that of another clause
        return None
    if any(token.norm_ in {"qui", "dont", "lorsque", "si", "s'", "que", "qu'"} for token in words[:ne]):
        return None
    around = [i for i in range(max(ne - 12, 0), min(ne + 8, len(words))) if words[i].norm_ in PLAIN]
    only = any(token.norm_ in {"que", "qu'"} for token in words[ne : ne + 6])
    strong = [i for i in around if words[i].norm_ in STRONG]
    return None if only and not strong else next(iter(strong or around), None)


def _future(words: Sequence[Token], verb: int) -> bool:
    return "Fut" in words[verb].morph.get("Tense") or conditional(words[verb])


def _no_dimension(words: Sequence[Token]) -> bool:
    """« L’accord n’aura aucune dimension politique »: a denial in the future, of what a thing is."""
    said = " ".join(token.norm_ for token in words)
    return bool(re.search(r"\bn' (aura|auront|est|sera|seront) (en )?(aucun|aucune)\b", said))


def _near(words: Sequence[Token], place: int, nouns: frozenset[str]) -> bool:
    return any(token.norm_ in nouns for token in words[place + 1 : place + 4])


def _states_mood(words: Sequence[Token]) -> bool:
    said = " ".join(token.norm_ for token in words[:8])
    return bool(re.match(r"(nous|je|j'|on)\b.*\b(ne|n')\b", said)) and "jamais" not in said


def _existential(words: Sequence[Token]) -> bool:
    said = " ".join(token.norm_ for token in words[:9])
    if re.search(r"n' y \w+ pour rien\b", said):
        return True
    return bool(
        re.match(r"(non , )?(ce n' (est|était) pas|ce ne sont pas|il n' y a (pas|eu|jamais)|il ne s' agit)", said)
    )


def hedged(line: Line, clause: Range, *, past: bool = False, quoted: bool = False, opinion: bool = False) -> bool:
    """Tell whether a clause marks itself as unsure: a conditional, « pourrait », « semble », « peut-être »."""
    words = line.words[clause[0] : clause[1] + 1]
    for place, token in enumerate(words):
        if hedging(token.norm_) or (token.norm_ == "doute" and place and words[place - 1].norm_ == "sans"):
            return True
        if _subordinate(words, place):
            continue
        if place and complete(line, clause[0], clause[0] + place - 1) and words[place - 1].norm_ not in {"et", "ou"}:
            continue
        if reportive(line, clause[0] + place, past=past) and not quoted:
            return True
        if token.lemma_ in {"sembler", "paraître"} and "Ind" in token.morph.get("Mood"):
            return True
        if opinion and conditional(token):
            return True
        if token.norm_ in {"pourrait", "pourraient"} and not past:
            return True
    return False


def hedging(word: str) -> bool:
    """Tell whether an adverb marks doubt."""
    return values("hedges", "class").get(word) == "adverb"


def _subordinate(words: Sequence[Token], place: int) -> bool:
    """Tell whether a relative, causal or other subordinate clause opened shortly before a word."""
    token = words[place]
    if token.dep_ == "acl:relcl" or (token.pos_ == "AUX" and token.head.dep_ == "acl:relcl"):
        return any(
            w.norm_ in {"qui", "dont", "où", "que", "qu'", "lequel", "laquelle", "lesquels"} for w in words[:place]
        )
    return any(w.norm_ in {"qui", "dont", "où"} for w in words[max(0, place - 4) : place])


def conditional(token: Token) -> bool:
    """Tell whether a verb stands in the conditional."""
    if NO_CONDITIONAL.search(token.norm_):
        return False
    if CONDITIONAL.search(token.norm_) and token.pos_ in {"VERB", "AUX"}:
        return True
    return token.norm_.endswith(("rait", "raient", "rions", "riez")) and "Cnd" in token.morph.get("Mood")


def reportive(line: Line, place: int, *, past: bool = False) -> bool:
    """Tell whether a conditional reports what others say: no « si », no wish, and no future seen from a past cue."""
    token = line.words[place]
    if not conditional(token) or token.lemma_ in {
        "falloir",
        "vouloir",
        "aimer",
        "souhaiter",
        "savoir",
        "dire",
        "suffire",
    }:
        return False
    if past and not _composed(line, place):
        return False
    first, last = line.sentence(place)
    near = line.norms[max(first, place - 25) : min(last, place + 25) + 1]
    if any(word in {"si", "s'"} and line.norm(max(first, place - 25) + i + 1) != "ce" for i, word in enumerate(near)):
        return not _hypothesis(line, place)
    return token.norm_ not in {"devrait", "devraient"} or not past


def _composed(line: Line, place: int) -> bool:
    """Tell whether a conditional is a past one (« auraient riposté »)."""
    if line.norm(place) not in FUTURE_AUXILIARIES:
        return False
    after = (line.words[i] for i in range(place + 1, min(place + 5, len(line.words))))
    participle = next((t for t in after if "Part" in t.morph.get("VerbForm") and t.pos_ in {"VERB", "AUX"}), None)
    moved = line.norm(place).startswith("aurai") or line.norm(place - 1) in {"se", "s'"}
    return participle is not None and (moved or participle.lemma_ in MOVES)


def _hypothesis(line: Line, place: int) -> bool:
    """Tell whether « si » and an imperfect stand in the sentence of a conditional."""
    first, last = line.sentence(place)
    for i in range(first, last):
        if line.norm(i) == "si" or (line.norm(i) == "s'" and line.norm(i + 1) in {"il", "ils"}):
            tenses = (line.words[j].morph.get("Tense") for j in range(i + 1, min(i + 10, last + 1)))
            if any("Imp" in tense for tense in tenses):
                return True
    return False
