"""Verb groups: the auxiliaries, clitics and adverbs around a verb, its subject, and which reporting verb it is."""

from dataclasses import dataclass, replace
from typing import Final

from recoupe.annotate.line import Line, Range
from recoupe.annotate.phrases import GENITIVE, NOMINAL, TIMES, head_at, phrase
from recoupe.annotate.speech.forms import Read, complete, finite, read_verb
from recoupe.annotate.speech.keys import Key, keys_of, match_rest
from recoupe.annotate.speech.lexicons import SpeechVerb, speech_verb
from recoupe.annotate.speech.sources import noun_kind

CLITICS: Final = frozenset(
    {"ne", "n'", "me", "m'", "te", "t'", "se", "s'", "le", "la", "l'", "les", "lui", "leur", "en", "y", "nous", "vous"}
)
PRONOUNS: Final = frozenset({"je", "j'", "tu", "il", "elle", "on", "nous", "vous", "ils", "elles", "qui", "ce", "c'"})
MANY: Final = frozenset({"beaucoup", "certains", "certaines", "plusieurs", "aucuns", "chacun", "chacune", "tous"})
"""Words without a noun that are a subject."""
INVERTED: Final = ("-il", "-elle", "-on", "-ils", "-elles", "-je", "-nous", "-vous", "-tu", "-ce")
MODALS: Final = frozenset(
    {"pouvoir", "tenir", "venir", "finir", "préférer", "persister", "continuer", "oser", "vouloir", "aller",
     "contenter", "borner", "empresser", "plaire", "aimer", "hâter", "cesser", "manquer", "permettre", "commencer",
     "résoudre",
     "devoir", "contraindre", "forcer", "obliger", "souhaiter", "tenter", "essayer", "choisir", "affecter", "croire",
     "feindre", "dire", "juger", "limiter", "efforcer", "ingénier", "évertuer", "arrêter", "obstiner", "entêter"}
)  # fmt: skip
"""Verbs before an infinitive of speech whose subject speaks."""
UNSAID: Final = frozenset(
    {"pouvoir", "vouloir", "devoir", "aller", "souhaiter", "tenter", "essayer", "dire", "juger", "croire"}
)
"""Those that in the present tell of no speech that took place."""
JUDGING: Final = frozenset(
    {"juger", "estimer", "trouver", "qualifier", "taxer", "traiter", "considérer", "dire", "tenir"}
)
"""Verbs that say what they take a thing for (« une version que le maire juge fantaisiste »)."""
NEAR: Final = 10
TONIC: Final = frozenset({"lui", "elle", "eux", "elles"})
REFLEXIVES: Final = frozenset({"se", "s'", "me", "m'", "nous"})


@dataclass(frozen=True, slots=True)
class Group:
    """A verb with its auxiliaries and what stands between: first and last word, and the verb itself."""

    first: int
    last: int
    verb: int
    lemma: str
    past: bool
    negated: bool
    clitic: int | None = None
    finite: bool = True
    passive: bool = False

    @property
    def range(self) -> Range:
        """Return the words that make the cue."""
        return self.first, self.last


def verb_group(line: Line, place: int) -> Group | None:
    """Return the group of a verb, None for what is no verb and for a participle that is only an adjective."""
    key = ("group", place)
    if key not in line.memo:
        line.memo[key] = _group(line, place)
    found: Group | None = line.memo[key]
    return found


def _group(line: Line, place: int) -> Group | None:
    read = read_verb(line, place)
    if read is None:
        return None
    token = line.words[place]
    aux = _auxiliaries(line, place) if read.form == "participle" else []
    clitic = _inverted(line, place, aux)
    first, last = (aux[0] if aux else place), _neither(line, max(place, clitic or place))
    past, negated = _past(line, aux, read), _negated(line, first, last)
    if aux or read.form == "finite":
        passive = _passive(line, aux)
        return Group(first, last, place, read.lemma, past, negated, clitic, finite=True, passive=passive)
    if read.form == "infinitive" and (modal := _modal(line, place)):
        return Group(modal.first, last, place, read.lemma, modal.past, modal.negated, modal.clitic, finite=True)
    if read.form in {"infinitive", "gerund"}:
        opened = read.form == "gerund" and line.norm(place - 1) == "en"
        return Group(first - opened, last, place, read.lemma, past, negated, None, finite=False)
    if token.dep_ in {"conj", "ROOT", "parataxis"} and line.norm(place - 1) in {"et", ",", "puis", "ou"}:
        return Group(first, last, place, read.lemma, past=True, negated=negated, finite=True)
    return None


def _neither(line: Line, last: int) -> int:
    """Return the end of « ni confirmé ni infirmé »."""
    joined = line.norm(last - 1) == line.norm(last + 1) == "ni"
    return last + 2 if joined and last + 2 < len(line.words) else last


def _modal(line: Line, place: int) -> Group | None:
    """Return the group of « a pu », « tient à », « vient de », « a fini par » before an infinitive."""
    i = place - 1
    while i > 0 and (line.norm(i) in CLITICS | {"de", "d'", "à", "par", "jusqu'"} or line.words[i].pos_ == "ADV"):
        i -= 1
    i -= line.norm(i) == "beau" and line.words[i - 1].lemma_ == "avoir"  # « a beau jurer que »
    lemma = "vouloir" if line.norm(i + 1) == "beau" else line.words[i].lemma_
    if i < 0 or line.words[i].pos_ not in {"VERB", "AUX"} or lemma not in MODALS:
        return None
    group = verb_group(line, i)
    reached = any(line.norm(j) == "jusqu'" for j in range(i + 1, place))  # « va jusqu’à prétendre »
    read = group is not None and group.clitic is not None and line.words[place].lemma_ == "lire"  # « peut-on lire »
    vain = line.norm(i + 1) == "beau"
    able = group is not None and (group.first < i or lemma not in UNSAID or reached or read or vain)
    return group if group and group.finite and able else None


def _auxiliaries(line: Line, place: int) -> list[int]:
    """Return the places of the auxiliaries before a participle, over adverbs and short asides."""
    found: list[int] = []
    start = line.sentence(place)[0]
    for i in range(place - 1, max(start, place - 7) - 1, -1):
        token = line.words[i]
        if token.lemma_ in {"avoir", "être"} and token.pos_ in {"AUX", "VERB"}:
            found.insert(0, i)
        elif token.norm_ == "ni":
            continue
        elif (
            (found and token.pos_ not in {"ADV", "PRON"})
            or token.pos_ in {"VERB", "CCONJ", "SCONJ"}
            or token.text in {";", ":", "."}
        ):
            break
    return found


def _past(line: Line, aux: list[int], read: Read) -> bool:
    if aux:
        return "Cnd" not in line.words[aux[0]].morph.get("Mood") or len(aux) > 1
    return read.past


def _inverted(line: Line, place: int, aux: list[int]) -> int | None:
    for i in (place + 1, *(each + 1 for each in aux)):
        if i < len(line.words) and line.norm(i).removeprefix("-t").startswith(INVERTED):
            return i
    return None


def _negated(line: Line, first: int, last: int) -> bool:
    before = [line.norm(i) for i in range(max(first - 3, 0), first)]
    after = [line.norm(i) for i in range(first, min(last + 4, len(line.words)))]
    return bool({"ne", "n'"} & set(before)) and bool({"pas", "jamais", "plus", "point", "guère"} & set(after))


def _passive(line: Line, aux: list[int]) -> bool:
    """Tell whether « être » carries the participle without a reflexive: it undergoes, it doesn't say."""
    if not aux or line.words[aux[-1]].lemma_ != "être":
        return False
    return line.norm(aux[0] - 1) not in REFLEXIVES or (
        line.norm(aux[0] - 1) == "nous" and line.norm(aux[0] - 2) != "nous"
    )


def reporting_verb(line: Line, group: Group) -> tuple[SpeechVerb, int] | None:
    """Return the reporting verb of a group and the last word of its key, None where it reports nothing."""
    found = verb_key(line, group, "reporting_verbs")
    verb = speech_verb(found[0]) if found else None
    return (verb, found[1]) if found and verb and verb.kind != "none" else None


def verb_key(line: Line, group: Group, name: str) -> tuple[str, int] | None:
    """Return a group's key in a lexicon of verbs, and the last word of the key."""
    for key in keys_of(group.lemma, name):
        last = match_rest(line, group.last, key.rest) if _suits(line, group, key) else None
        if last is not None:
            return key.text, last
    return None


def _suits(line: Line, group: Group, key: Key) -> bool:
    neither = line.norm(group.verb - 1) == "ni"
    if key.pronoun and line.norm(group.first - 1) != key.pronoun:
        return False
    own = reflexive(line, replace(group, first=group.first - 1) if key.pronoun else group)  # « s’en défend »
    return (group.negated or not key.negated) and neither == key.neither and (own or not key.reflexive)


def answered(line: Line, que: int) -> Group | None:
    """Return the verb of « , une thèse que X rejette » by its « que »: one that needs no object of its own."""
    if line.norm(que - 3) != "," or line.norm(que - 2) not in {"un", "une"} or line.words[que - 1].pos_ != "NOUN":
        return None
    for i in range(que + 1, min(que + NEAR, line.sentence(que)[1] + 1)):
        group = verb_group(line, i) if line.words[i].pos_ in {"VERB", "AUX", "ADJ", "NOUN", "ADV"} else None
        known = reporting_verb(line, group) if group and group.finite and not group.passive else None
        if known and ("prev" in known[0].takes or known[0].key in JUDGING):
            return group
    return None


def reflexive(line: Line, group: Group) -> bool:
    """Tell whether a verb has a reflexive pronoun."""
    before, doer = line.norm(group.first - 1), line.norm(group.first - 2)
    mine = before in {"me", "m'"} and doer in {"je", "j'"}
    return before in {"se", "s'"} or mine or before == doer == "nous"


def subject(line: Line, group: Group) -> int | None:
    """Return the place of the head of a group's subject: before it, by the parse, then by word order."""
    if group.clitic is not None:
        return group.clitic
    for found in (_adjacent(line, group), _parsed_subject(line, group), first_party(line, group.first)):
        if found is not None and _fits(line, found, group) and _agrees(line, found, group):
            return antecedent(line, found, group)
    return None


def _adjacent(line: Line, group: Group) -> int | None:
    """Return a subject pronoun right before a group and its clitics."""
    i = group.first - 1
    while i >= 0 and line.norm(i) in CLITICS - {"nous", "vous"}:
        i -= 1
    if i >= 0 and line.norm(i) in {"nous", "vous"}:
        ours = line.norm(group.first).endswith(("ons", "mes", "ez", "tes"))
        i = i if ours else i - 1
    latter = line.norm(i).rstrip("es") in {"dernier", "dernièr"} and line.norm(i - 1) in {"ce", "cette", "ces"}
    many = line.norm(i) in MANY and line.words[i].pos_ in {"ADV", "PRON", "ADJ", "DET"}
    return i if i >= 0 and (line.norm(i) in PRONOUNS or latter or many) else None


def _parsed_subject(line: Line, group: Group) -> int | None:
    token = line.words[group.verb]
    for _ in range(4):
        for child in token.lefts:
            place = line.place_of.get(child.i)
            named = child.dep_.startswith("nsubj") and child.norm_ not in {"rien", "tout"}
            if place is not None and named and place < group.first:
                return place
        if (token.dep_ in {"conj", "xcomp", "cop", "aux:tense", "advcl"} and token.head.i < token.i) or (
            token.pos_ == "AUX" and token.head != token
        ):
            token = token.head
            at = line.place_of.get(token.i)
            if at is not None and line.quote_at(at) is not line.quote_at(group.verb):
                return None
        else:
            return None
    return None


def _fits(line: Line, place: int, group: Group) -> bool:
    """Tell whether a subject can be that of a group: no time, no complement, and no other verb's."""
    first = line.sentence(group.first)[0]
    if place < first or line.quote_at(place) is not line.quote_at(group.verb) or _across(line, place, group):
        return False
    if _embedded(line, place, group):
        return False
    if line.words[place].pos_ == "PRON":
        return line.norm(place) in {"qui", "il", "elle"} or not _taken(line, place, group)
    number, verb_number = line.words[place].morph.get("Number"), line.words[group.first].morph.get("Number")
    if number == ["Plur"] and verb_number == ["Sing"] and line.words[group.first].pos_ in {"VERB", "AUX"}:
        return False
    begin = phrase(line, place)[0]
    return line.norm(place) not in TIMES and not _governed(line, begin) and not _taken(line, place, group)


def _agrees(line: Line, place: int, group: Group) -> bool:
    """Tell whether « nous », « vous » is the subject of a verb, and not its object (« un agent nous a décrit »)."""
    if line.norm(place) not in {"nous", "vous"}:
        return True
    return line.norm(group.first).endswith(("ons", "mes", "ez", "tes"))


def _embedded(line: Line, place: int, group: Group) -> bool:
    """Tell whether a subject has a verb of its own in a relative clause (« X, que Paris met en cause, dit … »)."""
    begin = phrase(line, place)[0] if line.words[place].pos_ != "PRON" else place
    opens = line.norm(begin - 1) in {"que", "qu'", "dont", "où"} and line.norm(begin - 2) == ","
    closes = any(line.norm(i) == "," for i in range(place + 1, group.first))
    return opens and closes and complete(line, place + 1, group.first - 1)


def _across(line: Line, place: int, group: Group) -> bool:
    """Tell whether « que » and a subject stand between a word and a verb (« l’offre, que le maire compare à … »)."""
    for i in range(group.first - 1, place, -1):
        if line.norm(i) in {"que", "qu'"} and line.quote_at(i) is None:
            head = head_at(line, i + 1)
            inner = head is not None and head < group.first and line.words[head].pos_ in {"NOUN", "PROPN"}
            return inner and not _whole(line, i + 1, group.first - 1)
    return False


def _whole(line: Line, first: int, last: int) -> bool:
    """Tell whether words make a clause of their own, with its verb also in quotes (« que l’eau « a pu manquer » »)."""
    quoted = any(line.quote_at(i) and finite(line, i) for i in range(first, last + 1))
    return quoted or complete(line, first, last)


def _governed(line: Line, begin: int) -> bool:
    i = begin - 1
    while i >= 0 and line.words[begin].pos_ == "PROPN" and line.words[i].pos_ in {"NOUN", "ADJ", "DET"}:
        i -= 1
    return i >= 0 and line.words[i].pos_ == "ADP" and line.norm(i) != "comme"


def _taken(line: Line, place: int, group: Group) -> bool:
    """Tell whether a whole predicate stands between a subject and a verb that no conjunction or comma joins to it."""
    if not complete(line, place + 1, group.first - 1):
        return False
    return not any(line.norm(i) in {"et", ",", "ou", "mais", "puis"} for i in range(place + 1, group.first))


def first_party(line: Line, before: int) -> int | None:
    """Return the head of the first noun phrase of a clause that no preposition governs and that is no time."""
    start = _clause_start(line, before)
    i = start
    while i < before:
        head = head_at(line, i)
        if head is None or head >= before:
            i += 1
            continue
        bare = i == 0 or line.words[i - 1].pos_ != "ADP" or line.norm(i - 1) == ","
        timely = any(line.norm(j) in TIMES for j in range(i, head + 1))
        if bare and not timely and line.words[head].pos_ != "PRON" and line.norm(i - 1) not in GENITIVE:
            return head
        i = head + 1
    return None


def _clause_start(line: Line, before: int) -> int:
    first = line.sentence(before)[0]
    around = line.quote_at(before)
    for i in range(before - 1, first, -1):
        inner = line.quote_at(i)
        if inner is not around and not (around is None and inner and inner.first > first and _joined(line, inner.last)):
            return i + 1 if line.words[i].text in {"«", "“"} else max(first, i + 1)
        if inner is not around:
            continue  # « a dénoncé une décision « hâtive » et promis … »
        if line.words[i].text in {";", ":"} or line.norm(i) in {"mais", "or", "tandis"}:
            return i + 1
        opens = line.norm(i) in {"que", "qu'", "dont", "où", "lorsque", "quand"}
        if opens and not _whole(line, i + 1, before - 1):
            return i + 1
        joins = line.norm(i) == "et" and complete(line, first, i - 1) and not complete(line, i + 1, before - 1)
        if joins and line.norm(i + 1) not in CLITICS and head_at(line, i + 1) is not None:
            return i + 1
    return first


def _joined(line: Line, last: int) -> bool:
    """Tell whether « et » follows a closing quotation mark, also over a comma."""
    return line.norm(last + 1 + (line.norm(last + 1) == ",")) in {"et", "puis"}


def antecedent(line: Line, place: int, group: Group) -> int:
    """Return the noun that a relative pronoun stands for, else the place itself."""
    if line.norm(place) in TONIC and line.norm(place - 1) == line.norm(place + 1) == ",":
        return _before_tonic(line, place)
    if line.norm(place) not in {"qui", "lequel", "laquelle", "lesquels", "lesquelles"}:
        return place
    verb = line.words[group.verb]
    while verb.dep_ in {"conj", "aux:tense", "xcomp", "cop"} and verb.head != verb:
        verb = verb.head
    owner = line.place_of.get(verb.head.i)
    finite_form = line.words[group.first].morph.get("Number")
    relative = verb.dep_ == "acl:relcl" and owner is not None and owner < place
    if relative and owner is not None and line.words[owner].pos_ in NOMINAL:
        number = line.words[owner].morph.get("Number")
        if not finite_form or number in ([], finite_form):
            return _whole_party(line, owner, number) if line.norm(place - 1) == "," else owner
    nouns = [i for i in range(place - 1, line.sentence(place)[0] - 1, -1) if line.words[i].pos_ in {"NOUN", "PROPN"}]
    agreeing = (i for i in nouns if line.words[i].morph.get("Number") in ([], finite_form))
    return _whole_party(line, _name_head(line, next(agreeing, nouns[0] if nouns else place)), finite_form)


def _before_tonic(line: Line, place: int) -> int:
    """Return the noun that a pronoun between commas takes up (« La maire, elle, raconte … »), else the place itself."""
    first = line.sentence(place)[0]
    heads = (
        i for i in range(place - 2, first - 1, -1) if line.words[i].dep_ in {"ROOT", "nsubj", "dislocated", "conj"}
    )
    head = next((i for i in heads if line.words[i].pos_ in {"NOUN", "PROPN"}), None)
    nouns = (i for i in range(place - 2, first - 1, -1) if line.words[i].pos_ in {"NOUN", "PROPN"})
    nearest = next(nouns, None)
    if nearest is None or (head is not None and phrase(line, head)[1] == place - 2):
        return place if head is None else head
    return _whole_party(line, _name_head(line, nearest), line.words[nearest].morph.get("Number"))


def _whole_party(line: Line, place: int, number: list[str]) -> int:
    """Return the party whose name ends with a noun (« la Fédération des comités de vigilance », not « vigilance »)."""
    i, found = place, place
    while i > 1 and (line.words[i].pos_ in {"NOUN", "PROPN", "ADJ", "DET", "ADP"}) and not line.words[i].is_punct:
        i -= 1
        token = line.words[i]
        party = token.pos_ in {"NOUN", "PROPN"} and noun_kind(token) and line.norm(i + 1) not in {"à", "par"}
        if party and token.morph.get("Number") in ([], number) and set(line.norms[i + 1 : place]) & GENITIVE:
            found = i
    return found


def _name_head(line: Line, place: int) -> int:
    """Return the first word of a name, or the noun that the name stands beside."""
    while place > 0 and line.words[place].pos_ == "PROPN" and line.words[place - 1].pos_ == "PROPN":
        place -= 1
    return place
