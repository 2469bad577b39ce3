"""Where a noun phrase begins and ends: the parse, corrected by word order."""

from typing import Final

from recoupe.annotate.line import Line, Range
from recoupe.annotate.parsed import Token
from recoupe.annotate.speech.forms import read_verb
from recoupe.annotate.speech.lexicons import speech_verb

NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
BEFORE: Final = frozenset({"DET", "ADJ", "NUM", "PROPN", "NOUN"})
LINKS: Final = frozenset(
    {"de", "du", "des", "d'", "à", "au", "aux", "en", "pour", "sur", "dans", "près", "auprès", "chez"}
)
GENITIVE: Final = frozenset({"de", "du", "des", "d'"})
APART: Final = frozenset({"parataxis", "advcl", "ccomp", "ROOT", "conj", "cc", "dislocated"})
REACHED: Final = frozenset(
    {"anonymat", "anonyme", "joint", "jointe", "joints", "jointes", "contacté", "contactée", "contactés", "interrogé",
     "interrogée", "interrogés", "rencontré", "rencontrée", "nom", "identité", "reconnu", "identifié", "cité", "citée",
     "cités", "citées", "appellerons", "surnommé", "alias", "siège", "proche", "proches", "familier", "présent"}
)  # fmt: skip
"""Words of a clause that tells who a source is or how it was reached."""


def phrase(line: Line, head: int) -> Range:
    """Return a noun phrase, by the place of its head, with what qualifies it but without appositions after a comma."""
    return _left(line, head), _right(line, head)


def full_phrase(line: Line, head: int) -> Range:
    """Return a noun phrase with its appositions and the clauses that tell how a source was reached."""
    first, last = phrase(line, head)
    last = _listed(line, first, last)
    begin = before_comma(line, first)
    while begin != first:
        first, begin = begin, before_comma(line, begin)
    if line.norm(first) in OWN and (told := _who_mine_is(line, last)):
        return first, told
    many = line.norm(first) in {"les", "des", "ces", "leurs", "ses", "nos"}
    if many and line.norm(last + 1) == "," and line.norm(last + 2) in {"le", "la", "l'", "un", "une"}:
        return first, last  # « les médias, l’homme … »: no apposition
    return first, after_comma(line, last)


def _who_mine_is(line: Line, last: int) -> int | None:
    """Return where « mon voisin, qui est aiguilleur », « mon oncle qui vit à Tarbal » ends before its verb."""
    comma = line.norm(last + 1) == ","
    if line.norm(last + 1 + comma) != "qui":
        return None
    for i in range(last + 2 + comma, min(last + FAR, line.sentence(last)[1])):
        closes = line.norm(i) == "," if comma else bool(_verbs_after(line, last + 1, i))
        if closes:
            return i - 1
        if line.words[i].text in {".", ";", ":"}:
            return None
    return None


def _verbs_after(line: Line, first: int, place: int) -> bool:
    """Tell whether a second verb stands at a place, over its pronouns, behind a relative clause's own."""
    reads = [read_verb(line, i) for i in (place, place + 1, place + 2)]
    clitics = [line.norm(i) in {"me", "m'", "nous", "en", "y", "se", "s'"} for i in (place, place + 1)]
    here = reads[0] if not clitics[0] else reads[1] if not clitics[1] else reads[2]
    own = any(read is not None and read.form == "finite" for read in (read_verb(line, i) for i in range(first, place)))
    return own and here is not None and here.form == "finite" and speech_verb(here.lemma) is not None


def _listed(line: Line, first: int, last: int) -> int:
    """Return where a list of parties ends that a phrase opens (« Berlin, Vilnius et Tallinn »)."""
    end, stop = last, line.sentence(last)[1]
    while end + 2 <= stop and line.norm(end + 1) == ",":
        following = line.words[end + 2]
        owner = line.place_of.get(following.head.i, -1)
        if following.pos_ != "PROPN" or following.dep_ != "conj" or not first <= owner <= end:
            return last
        end = _right(line, end + 2)
        if any(line.norm(i) == "et" for i in range(last + 1, end + 1)):
            return end
    return last


def _left(line: Line, head: int) -> int:
    first = head
    while first > line.sentence(head)[0] and _qualifies(line, first - 1, head):
        first -= 1
    return first


def _qualifies(line: Line, place: int, head: int) -> bool:
    token = line.words[place]
    if token.text == MASTER and line.words[place + 1].text[0].isupper():
        return True
    if line.words[head].pos_ in {"ADJ", "VERB"}:
        return token.pos_ in {"DET", "ADJ"}
    if token.pos_ in BEFORE or token.dep_ == "det":
        return token.dep_ not in {"obl:mod", "ROOT"} and (_under(token, line.words[head]) or token.pos_ == "DET")
    counts = token.norm_ == "au" and line.norm(place + 1) in {"moins", "plus"}
    return (counts or token.norm_ in {"plus", "moins", "près"}) and _under(token, line.words[head])


def _under(token: Token, head: Token) -> bool:
    return bool(head.is_ancestor(token)) or token.head.head == head


def _right(line: Line, head: int) -> int:
    last, end = head, line.sentence(head)[1]
    while last < end:
        step = _step(line, head, last + 1)
        if not step:
            break
        last += step
    return last


def _step(line: Line, head: int, place: int) -> int:
    """Return how many words from a place on still belong to the phrase."""
    token, owner = line.words[place], line.words[head]
    if token.text == "(":
        close = next((i for i in range(place, min(place + 12, len(line.words))) if line.words[i].text == ")"), None)
        return close - place + 1 if close else 0
    if _stops(line, place):
        return 0
    if token.norm_ == "'" or _titled(line, place) or _joined(line, head, place):
        return 1
    return int(bool(owner.is_ancestor(token)) and not _apart(token, owner))


def _stops(line: Line, place: int) -> bool:
    """Tell whether a mark, a clause that speaks for itself or a circumstance ends a phrase."""
    token = line.words[place]
    mark = token.is_punct and token.norm_ != "'"
    return mark or (token.norm_ == "qui" and _speaks(line, place)) or _circumstantial(line, place)


def _joined(line: Line, head: int, place: int) -> bool:
    """Tell whether a word goes on with a name, a complement or what « de », an article or « et » opened."""
    token, before = line.words[place], line.words[place - 1]
    if token.pos_ == "PROPN" and before.pos_ in {"PROPN", "NOUN", "ADJ"}:
        return True
    if "en ligne" in {line.said(place, place + 1), line.said(place - 1, place)}:  # « le média en ligne X »
        return True
    if token.ent_iob_ == "I" and (
        token.ent_type_ == "PER" or (token.ent_type_ == "ORG" and token.pos_ in {"ADJ", "NOUN"})
    ):
        return True
    if token.norm_ in GENITIVE and place < line.sentence(head)[1] and line.words[place + 1].pos_ not in {"VERB", "AUX"}:
        return True
    return before.norm_ in GENITIVE | {"le", "la", "les", "l'", "et"} and token.pos_ in BEFORE


def _titled(line: Line, place: int) -> bool:
    """Tell whether the capital article of a name starts here (« le quotidien Les Échos »)."""
    article = line.words[place].text in {"Le", "La", "Les"} and line.words[place - 1].pos_ in {"NOUN", "ADJ"}
    return article and place + 1 < len(line.words) and line.words[place + 1].text[0].isupper()


def _circumstantial(line: Line, place: int) -> bool:
    """Tell whether a time or occasion follows that says when the source spoke (« au cours de », « lundi »)."""
    word = line.norm(place)
    if word in {"lors", "pendant", "durant"} or line.said(place, place + 1) == "au cours":
        return True
    return word in TIMES and line.words[place - 1].pos_ in {"NOUN", "PROPN"}


def _speaks(line: Line, place: int) -> bool:
    """Tell whether a relative clause reports words of its own (« qui a déclaré »)."""
    if REACHED & set(line.norms[place : place + TAIL]):  # « qui a souhaité garder l’anonymat »
        return False
    reads = (read_verb(line, i) for i in range(place + 1, min(place + 5, len(line.words))))
    return any(read is not None and speech_verb(read.lemma) is not None for read in reads)


def _apart(token: Token, owner: Token) -> bool:
    """Tell whether a word belongs to a clause of its own between it and the phrase's head."""
    while token != owner:
        if token.dep_ in APART and token.pos_ in {"VERB", "AUX"} and "Fin" in token.morph.get("VerbForm"):
            return True
        token = token.head
    return False


def after_comma(line: Line, last: int) -> int:
    """Return where a phrase ends when appositions follow it."""
    while (end := _apposition(line, last)) is not None:
        last = end
    return last


def _apposition(line: Line, last: int) -> int | None:
    stop = line.sentence(last)[1]
    if line.norm(last + 1) != "," or last + 2 > stop:
        return None
    end = next(
        (i for i in range(last + 2, stop + 1) if line.words[i].is_punct and line.words[i].text not in "()"), stop
    )
    if line.norm(end) == "," and line.norm(end + 1) in {"où", "qui", "dont"} and line.words[last + 2].pos_ == "DET":
        return None  # « De l’aveu du ministère, les cliniques, où … »: the subject
    end = end - 1 if line.words[end].is_punct else end
    return end if end >= last + 2 and _tells_who(line, last + 2, end) else None


def _tells_who(line: Line, first: int, last: int) -> bool:
    """Tell whether words after a comma say who a source is or how it was reached."""
    words = line.words[first : last + 1]
    if any(line.norms[i] in REACHED for i in range(first, last + 1)):
        return words[0].norm_ in {"qui", "que", "dont", "s'"} or words[0].pos_ in {"VERB", "ADJ", "NOUN"}
    if words[0].norm_ in {"qui", "que", "qu'", "dont"}:
        return _tells_what_it_is(line, first, last)
    if any("Fin" in token.morph.get("VerbForm") for token in words):
        return False
    return _aged(line, first, last) or _of_a_name(line, first, last) or _apposed(line, first, last)


def _apposed(line: Line, first: int, last: int) -> bool:
    """Tell whether a name, a title or a participle stands beside a phrase."""
    words = line.words[first : last + 1]
    if last > first and all(token.text[0].isupper() for token in words):
        return True
    if words[0].pos_ == "PROPN" or words[0].ent_type_ == "PER":
        return words[0].ent_type_ == "PER" or words[0].dep_ in {"appos", "flat:name"}
    if words[0].morph.get("VerbForm") == ["Part"] and not words[0].norm_.endswith("ant"):
        return 0 < last - first < TAIL
    noun = words[0].pos_ == "NOUN" or (words[0].pos_ == "ADJ" and len(words) > 1 and words[1].pos_ == "NOUN")
    names = (noun or words[0].pos_ == "DET") and not {"mod", "obl"} & set(words[0].dep_.split(":"))
    return names and words[0].norm_ not in TIMES and not any(t.norm_ in TIMES for t in words[:3])


def _tells_what_it_is(line: Line, first: int, last: int) -> bool:
    """Tell whether a relative clause says who a source is (« qui tient un fournil »), not what it has just done."""
    if line.norm(first) != "qui":
        return last - first < TAIL and bool(OURS & set(line.norms[first + 1 : last + 1]))
    if last - first > TAIL or _speaks(line, first):
        return False
    if line.norm(first + 1) == "nous":
        return True
    if line.words[first - 2].ent_type_ != "PER":
        return False
    now = "Pres" in line.words[first + 1].morph.get("Tense") and line.words[first + 1].pos_ == "VERB"
    return now and not NEWS & set(line.norms[first : last + 1])


def _aged(line: Line, first: int, last: int) -> bool:
    """Tell whether an age stands here (« 24 ans », « la cinquantaine », « âgée de 30 ans »)."""
    said = line.norms[first : last + 1]
    counted = line.words[first].pos_ in {"NUM", "DET"} or said[0].isdigit()
    return (counted and last - first < AGE and said[-1] in {"an", "ans"}) or said[0] in {"âgé", "âgée", "âgés", "âgées"}


def _of_a_name(line: Line, first: int, last: int) -> bool:
    """Tell whether a trade, role or house follows a person's name (« , brodeuse », « , de la CGT »)."""
    token, name = line.words[first], line.words[first - 2]
    if name.ent_type_ != "PER" or any(line.norms[i] in TIMES for i in range(first, min(first + 3, last + 1))):
        return False
    if token.norm_ in {"de", "du", "des"}:
        return any(line.words[i].text[0].isupper() for i in range(first + 1, last + 1))
    return token.norm_ in {"un", "une", "l'", "membre"} or (
        token.pos_ in {"NOUN", "ADJ"} and "Part" not in token.morph.get("VerbForm")
    )


NAMING: Final = frozenset(
    {"intéressé", "accusé", "rescapé", "blessé", "prévenu", "inculpé", "condamné", "mutin", "comptable", "responsable",
     "proche", "fidèle", "riverain", "habitué", "employé", "retraité", "exilé", "réfugié", "déplacé", "délégué",
     "militaire", "gréviste", "indépendantiste", "syndicaliste", "diplomate", "démocrate", "insurgé", "rebelle",
     "loyaliste", "islamiste", "séparatiste", "opposant", "manifestant", "plaignant", "gradé", "élu", "mécontent"}
)  # fmt: skip
"""Adjectives and participles that name a person after an article."""
TAIL: Final = 12
FAR: Final = 16
OWN: Final = frozenset({"mon", "ma", "mes"})
AGE: Final = 5
"""Words of an age at most."""
OURS: Final = frozenset({"nous", "notre", "nos", "j'", "je"})
"""Words by which a writer tells how a source was reached (« que nous avons rencontré »)."""
MASTER: Final = "Me"
"""A lawyer's title, which reads as a pronoun (« a soupiré Me Varo »)."""
NEWS: Final = frozenset(
    {"désormais", "maintenant", "toujours", "encore", "aussi", "lui-même", "lundi", "mardi", "mercredi", "jeudi",
     "vendredi", "samedi", "dimanche", "aujourd'hui", "hier", "demain", "ne", "n'", "se", "s'"}
)  # fmt: skip
"""Words of a relative clause that tells what somebody does now."""
TIMES: Final = frozenset(
    {"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "jour", "jours", "semaine", "semaines",
     "mois", "an", "ans", "année", "heure", "heures", "veille", "lendemain", "matin", "soir", "nuit", "fois", "hier",
     "demain", "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
     "novembre", "décembre", "week-end", "soirée", "matinée", "journée", "après-midi", "midi", "minuit", "aube",
     "trimestre", "semestre", "printemps", "automne", "hiver"}
)  # fmt: skip


def before_comma(line: Line, first: int) -> int:
    """Return where a phrase begins when it is itself the apposition (« le ministre, Jean X, a dit »)."""
    start = line.sentence(first)[0]
    if first - 2 < start or line.norm(first - 1) != ",":
        return first
    begin = next((i + 1 for i in range(first - 2, start - 1, -1) if _cuts(line, i)), start)
    named = line.words[first].ent_type_ == "PER" and line.norm(begin) in {"le", "la", "l'", "son", "sa", "leur"}
    ends = line.norm(begin - 1) == "et" or (line.words[begin - 1].pos_ in {"VERB", "AUX"} and not named)
    if begin > start and ends:
        return first  # the end of a list or an object, not a name with its title
    words = line.words[begin : first - 1]
    if line.norm(begin - 1) == "'" or (words and words[0].norm_ in REACHED):  # « Joint par l’AFP, le maire … »
        return first
    nominal = bool(words) and words[0].pos_ in {"DET", "PROPN", "NOUN"} and words[0].norm_ not in TIMES
    here = line.words[first]
    nominal = nominal and not (words[0].norm_.endswith(("é", "ée", "és", "ées")) and words[0].ent_type_ != "PER")
    fits = here.ent_type_ == "PER" or here.pos_ in {"DET", "NOUN"}
    told = any(_verbal(token) or token.norm_ in TIMES for token in words)
    return begin if nominal and fits and not told else first


def _cuts(line: Line, place: int) -> bool:
    token = line.words[place]
    return (
        (token.is_punct and token.text not in "()") or token.pos_ in {"SCONJ", "VERB"} or token.norm_ in {"et", "que"}
    )


def _verbal(token: Token) -> bool:
    return "Fin" in token.morph.get("VerbForm") or (token.pos_ == "VERB" and token.dep_ != "acl")


def _nominalised(line: Line, place: int) -> bool:
    """Tell whether an adjective or participle stands for a person (« ce dernier », « l’intéressé », « un rescapé »)."""
    token = line.words[place]
    if token.pos_ not in {"ADJ", "VERB"} or line.words[place - 1].pos_ not in {"DET", "ADJ"}:
        return False
    following = line.words[place + 1] if place + 1 < len(line.words) else None
    if following is not None and following.pos_ in {"NOUN", "PROPN", "ADJ"} and read_verb(line, place + 1) is None:
        return False
    bare = token.norm_.removesuffix("s").removesuffix("e")
    alone = bare in {"dernier", "dernièr"} and line.norm(place - 1) in {"ce", "cette", "ces"}
    return alone or bool({bare, token.norm_.removesuffix("s")} & NAMING)


def head_at(line: Line, place: int, *, within: int = 12) -> int | None:
    """Return the head of the noun phrase that starts at a place, None where none does."""
    stop = min(line.sentence(place)[1], place + within) if place < len(line.words) else -1
    for i in range(place, stop + 1):
        token = line.words[i]
        article = token.dep_ == "det" and token.norm_ in {"le", "la", "les", "l'"}  # « répond le pouvoir »
        if token.pos_ in {"NOUN", "PROPN", "PRON"} and token.norm_ not in GENITIVE and not article:
            return i
        if i > place and _nominalised(line, i):
            return i
        if token.pos_ not in {"DET", "ADJ", "NUM", "ADV", "PUNCT"} and token.dep_ != "det" and token.norm_ != "'":
            return None
        if token.pos_ == "PUNCT" and token.text not in {"«", "“", '"'}:
            return None
    return None
