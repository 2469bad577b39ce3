"""« Alger affirme que … », « Paris nie avoir … », « le ministre a annoncé la fin de … »: verbs with their subject."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from recoupe.annotate.line import Line, Range
from recoupe.annotate.modality import negated
from recoupe.annotate.parsed import Token
from recoupe.annotate.phrases import OWN, full_phrase, phrase
from recoupe.annotate.speech.answers import answer, refers_back
from recoupe.annotate.speech.clauses import QUE, clause_after
from recoupe.annotate.speech.complements import complement
from recoupe.annotate.speech.forms import complete, finite
from recoupe.annotate.speech.groups import (
    CLITICS,
    MANY,
    Group,
    reflexive,
    reporting_verb,
    subject,
    verb_group,
)
from recoupe.annotate.speech.incises import behind, incised, inverted_subject, party_at
from recoupe.annotate.speech.judgements import judgement
from recoupe.annotate.speech.lexicons import SpeechClass, SpeechVerb
from recoupe.annotate.speech.nouns import first_clause
from recoupe.annotate.speech.parallels import parallel
from recoupe.annotate.speech.passives import passive_speech, seen_speech
from recoupe.annotate.speech.record import Speech
from recoupe.annotate.speech.relatives import in_relative, of_object, of_which
from recoupe.annotate.speech.sources import DOERS, noun_kind

NEAR: Final = 5
"""Words after a gerund within which what is said must begin."""
RESUMED: Final = frozenset(
    {"annoncer", "confirmer", "affirmer", "dire", "rappeler", "répéter", "reconnaître", "admettre", "assurer", "redire",
     "avouer", "réaffirmer", "révéler", "faire savoir"}
)  # fmt: skip
"""Verbs whose object pronoun may stand for the sentence before."""
HEARSAY: Final = frozenset({"dire", "murmurer", "chuchoter", "raconter", "colporter", "répéter", "se dire"})
CLAUSES: Final = frozenset({"que", "si", "quote", "colon"})
"""What a verb that is reflexive here, but not in its key, may take (« se révèle un succès » reports nothing)."""
PARTIAL: Final = frozenset({"np", "number", "some", "to", "whole"})
"""Complements that hold what is said only where the subject is one who can speak."""
SOME: Final = frozenset({"un", "une", "certains", "certaines", "plusieurs", "beaucoup", "chacun", "aucun"})
"""Pronouns that a complement may follow (« l’un des élus »)."""
ACCUSING: Final = frozenset({"accuser", "imputer", "reprocher", "attribuer", "soupçonner", "suspecter"})
"""Verbs that say nothing where they are denied."""
REVEALING: Final = frozenset({"révéler", "dévoiler", "rapporter", "raconter", "divulguer", "croire savoir"})
"""Verbs that tell what is the case, not what will be: a conditional after their past is hearsay, no future."""
MONEY: Final = frozenset({"euro", "dollar", "franc", "dinar", "dirham", "livre", "rouble", "peso", "yuan", "real"})
CLOSE: Final = 8
"""Words after « je » within which what the writer says must open with « que »."""
TEACHING: Final = SpeechVerb("apprendre", "say", frozenset({"que"}), frozenset())
OPENING: Final = frozenset({"à", "au", "aux", "de", "du", "chez", "côté", "dans", "parmi", "auprès"})
"""Words with which a sentence opens that tells from whose place « on » speaks."""
MEANWHILE: Final = frozenset(
    {"de son côté", "de leur côté", "pour sa part", "pour leur part", "quant à lui", "quant à elle"}
)
"""Words behind a subject that set it off from others."""
APPOSED: Final = 12
"""Words of an apposition at most."""
NEVER: Final = frozenset({"tu", "vous", "ce", "c'", "cela", "ça", "rien", "nul", "tout"})
"""Subjects that report nothing."""
UNSAID: Final = frozenset({"PRON", "ADV", "PUNCT", "SCONJ"})
"""What may stand between a subject and its verb; a pronoun after a preposition is the subject's (« l’un d’eux »)."""
OBJECT_CLITICS: Final = frozenset({"l'", "le", "la", "les"})
ADDRESSED: Final = frozenset({"tu", "vous"})
SAID_BY_YOU: Final = frozenset({"affirmer", "dire", "écrire", "prétendre", "soutenir", "assurer"})
FIRST_PERSON: Final = frozenset({"je", "j'", "nous"})
REASONED: Final = frozenset(
    {"expliquer", "estimer", "juger", "considérer", "plaider", "arguer", "avertir", "prévenir", "souligner"}
)
AUTHOR_VERBS: Final = frozenset(
    {"croire", "penser", "ne pas croire", "ne pas penser", "avouer", "parier", "savoir", "confirmer", "dire",
     "affirmer", "douter", "ne pas savoir", "répéter", "jurer", "maintenir", "soupçonner", "craindre", "supposer",
     "ignorer", "estimer", "juger", "assurer", "en douter", "ne pas y croire", "en savoir rien", "en croire rien",
     "en croire un mot", "constater", "ne pas confirmer", "trouver"}
)  # fmt: skip


def verb_speeches(line: Line) -> Iterator[Speech]:
    """Yield what verbs with a subject before them, and gerunds, say in a line."""
    for place, token in enumerate(line.words):
        group = verb_group(line, place) if token.pos_ != "PUNCT" else None
        if group and (made := _speech(line, group)):
            yield made
            yield from parallel(line, made)


def _speech(line: Line, group: Group) -> Speech | None:
    known = reporting_verb(line, group) or _teaching(line, group)
    if known is None or incised(line, group):
        return None
    if group.clitic is not None:
        return _inverted_too(line, group, known)
    verb, last = known
    if group.passive:
        return passive_speech(line, group, verb)
    if not group.finite and (seen := seen_speech(line, group, verb)):
        return seen
    speaker = speaker_before(line, group)
    if (
        speaker is None
        or _nobody(line, speaker)
        or not _may_say(line, speaker, verb)
        or (verb.key in ACCUSING and negated(line, group.verb))
    ):
        return None
    return _with_content(line, group, verb, (speaker, last))


def _teaching(line: Line, group: Group) -> tuple[SpeechVerb, int] | None:
    """Return « apprendre » with those who are told (« un agent nous apprend que … »); else it says what one learns."""
    told = group.lemma == "apprendre" and line.norm(group.first - 1) in {"nous", "m'", "lui", "leur", "vous"}
    return (TEACHING, group.last) if told else None


def _nobody(line: Line, speaker: int) -> bool:
    """Tell whether nobody says it (« aucun groupe n’a revendiqué l’attaque »)."""
    alone = line.norm(speaker) == "personne" and line.norm(speaker - 1) not in {"un", "une", "la", "cette"}
    return alone or bool({"aucun", "aucune", "nul", "nulle"} & set(line.norms[max(speaker - 1, 0) : speaker + 1]))


def _inverted_too(line: Line, group: Group, known: tuple[SpeechVerb, int]) -> Speech | None:
    """Return « À peine la cour avait-elle proclamé … »: a subject stands before the verb that a pronoun repeats."""
    head = subject(line, replace(group, clitic=None))
    asks = line.norm(line.sentence(group.verb)[1]).endswith("?")
    said = head is not None and is_party(line.words[head]) and line.words[head].pos_ != "PRON"
    return _with_content(line, group, known[0], (head, known[1])) if said and head is not None and not asks else None


def _with_content(line: Line, group: Group, verb: SpeechVerb, ends: tuple[int, int]) -> Speech | None:
    speaker, last = ends
    source = _speaker_span(line, speaker, group)
    alone = refers_back(line, group) or _by_the_way(line, group)
    resumes = line.norm(group.first - 1) in OBJECT_CLITICS and verb.key in RESUMED and alone
    taken = _resumed(line, group, source) if resumes else _announced(line, group, verb, source)
    if taken:
        return taken
    if answered := answer(line, group, verb, last):
        return Speech(
            line=line,
            rule="fr.verb.back@1",
            kind=answered,
            key=verb.key,
            content=None,
            source=source,
            cue=(group.first, max(last, group.last)),
            past=group.past,
        )
    if (antecedent := of_which(line, group)) is not None:
        made = of_object(line, group, verb, (source, last, antecedent))
        if made or line.norm(antecedent) == "ce":
            return made
    impersonal = line.norm(source[0]) in {"on", "l'on"} and verb.key != "ignorer"
    takes = verb.takes & {"que", "si"} if impersonal else verb.takes
    takes = takes if verb.key.startswith(("se ", "s'")) or not reflexive(line, group) else takes & CLAUSES
    takes = takes if group.first == group.verb and group.finite else takes - {"bare"}
    judged = judgement(line, last, verb.key)
    found = ("np", judged) if judged else complement(line, last + 1, takes | _by_clitic(line, group, verb), verb.quoted)
    if found is None:
        return None
    frame, content = found
    lent = verb.key == "avancer" and frame == "np" and _money(line, content)
    partial = frame in PARTIAL and not is_party(line.words[speaker])
    if lent or partial or (not group.finite and content[0] - last > NEAR):
        return None
    content = _within(line, source[0], content) if frame in {"inf", "de", "pour"} else content
    content = in_relative(line, group, content)
    if frame == "que" and line.words[group.verb].dep_ == "acl":
        content = first_clause(line, content[0]) or content
    own_words = frame == "quote" or (frame in verb.quoted and frame not in verb.takes)
    return Speech(
        line=line, rule=f"fr.verb.{verb.kind}@1", kind=_kind(verb, frame, own_words=own_words), key=verb.key,
        content=content, source=source, cue=(group.first, last), quoted=frame == "quote",
        past=group.past and verb.key not in REVEALING,
        reasoned=verb.key in REASONED,
    )  # fmt: skip


def _money(line: Line, content: Range) -> bool:
    """Tell whether an object is a sum that is lent (« avance 150 000 euros aux exploitants »)."""
    opens = line.words[content[0]].pos_ == "NUM"
    return opens and any(line.words[i].lemma_ in MONEY for i in range(content[0], min(content[0] + 4, content[1] + 1)))


def _within(line: Line, speaker: int, content: Range) -> Range:
    """Return what is said in a relative clause (« Minsk, que Paris accuse d’avoir fui, … ») up to that clause's end."""
    if line.norm(speaker - 1) not in {"que", "qu'", "dont"} or line.norm(speaker - 2) != ",":
        return content
    comma = next((i for i in range(content[0] + 1, content[1] + 1) if line.norm(i) == ","), None)
    return (content[0], comma - 1) if comma else content


def _kind(verb: SpeechVerb, frame: str, *, own_words: bool) -> SpeechClass:
    """Return how a complement is put forward: a question is open, a denial's quotation is said."""
    if frame == "si" and verb.kind in {"act", "open"}:
        return "open"
    return "say" if verb.kind == "deny" and own_words else verb.kind


def _by_clitic(line: Line, group: Group, verb: SpeechVerb) -> frozenset[str]:
    """Return the complements that an object pronoun allows: « l’a redit : … », « la disent calquée sur … »."""
    if line.norm(group.first - 1) not in OBJECT_CLITICS or verb.kind in {"act", "own", "none"}:
        return frozenset()
    return frozenset({"colon", "adj"} if verb.key in {"dire", "prétendre", "juger", "estimer", "croire"} else {"colon"})


def _resumed(line: Line, group: Group, source: Range) -> Speech | None:
    """Return « … . Le maire l’a confirmé. »: the sentence before is what is said."""
    first = line.sentence(group.first)[0]
    comma = next((i for i in range(source[0] - 1, first, -1) if line.norm(i) in {",", ";"}), None)
    inside = comma is not None and complete(line, first, comma - 1) and comma == source[0] - 1
    before = line.trimmed(first, comma - 1) if inside and comma else None
    before = before or (line.trimmed(*line.sentence(first - 1)) if first else None)
    if before is None:
        return None
    return Speech(
        line=line, rule="fr.verb.resumed@1", kind="say", content=before, source=source, cue=group.range, past=group.past
    )


def _by_the_way(line: Line, group: Group) -> bool:
    """Tell whether only how, where or to whom follows a verb (« il me l’a confirmé de vive voix »)."""
    rest = line.trimmed(group.last + 1, line.sentence(group.last)[1])
    few = rest is not None and rest[1] - rest[0] < CLOSE and line.words[rest[0]].pos_ == "ADP"
    return few and rest is not None and not any(line.words[i].is_punct or finite(line, i) for i in range(*rest))


def _announced(line: Line, group: Group, verb: SpeechVerb, source: Range) -> Speech | None:
    """Return « Nous le répétons, le pont tiendra »: what the writer himself says follows a comma."""
    known = verb.key in RESUMED and line.norm(group.first - 1) in OBJECT_CLITICS
    mine = known and line.norm(source[0]) in FIRST_PERSON and line.norm(group.last + 1) == ","
    content = clause_after(line, group.last + 2) if mine else None
    if content is None:
        return None
    return Speech(
        line=line, rule=f"fr.verb.{verb.kind}@1", kind=verb.kind, key=verb.key, content=content, source=source,
        cue=group.range, past=group.past,
    )  # fmt: skip


def _speaker_span(line: Line, speaker: int, group: Group) -> Range:
    """Return a subject's words: to its verb where no comma stands between, never over it."""
    if line.norm(speaker) in {"on", "l'on"}:
        return place_of_on(line, group) or (speaker, speaker)
    if line.norm(speaker) == "aucuns" and line.norm(speaker - 1) == "d'":
        return speaker - 1, speaker
    if line.words[speaker].pos_ == "PRON" and line.norm(speaker) not in SOME:
        return speaker, speaker
    first, last = full_phrase(line, speaker)
    if first >= group.first:
        return first, last
    last = _verbless(line, speaker, last)
    last = _unclosed(line, last, group)
    stop = group.first - 1
    while stop > speaker and line.words[stop].pos_ in UNSAID and line.words[stop - 1].pos_ != "ADP":
        if line.norm(stop) == ")":
            break
        stop -= 1
    between = range(speaker + 1, stop + 1)
    if not any(_breaks(line, i) for i in between):
        last = stop if line.norm(stop) not in {"de", "d'"} else stop - 1
    relative = next(
        (i - 1 for i in range(speaker + 1, group.first) if line.norm(i) == "qui" and last >= group.first - 1), last
    )
    relative = last if line.norm(first) in OWN else relative
    last = min(last, stop, relative)
    apart = next((i for i in range(speaker + 1, last) if line.said(i, i + 2) in MEANWHILE), last + 1)
    return first, apart - 1


def _verbless(line: Line, speaker: int, last: int) -> int:
    """Return where a subject ends: before a verb that no relative pronoun opens."""
    for i in range(speaker + 1, last + 1):
        if line.norm(i) in {"qui", "que", "qu'", "dont", "où"}:
            return last
        if finite(line, i) and line.words[i].pos_ in {"VERB", "AUX", "NOUN"} and line.norm(i + 1) not in {")", "("}:
            return i - 1
    return last


def _unclosed(line: Line, last: int, group: Group) -> int:
    """Return where a subject ends whose apposition no second comma closes (« Jean Varo, chef de l’ONG affirme »)."""
    between = range(last + 2, group.first)
    opens = line.norm(last + 1) == "," and bool(between) and line.words[last + 2].pos_ in {"NOUN", "DET"}
    whole = opens and len(between) <= APPOSED and not any(_breaks(line, i) for i in between)
    clitic = line.norm(group.first - 1) in OBJECT_CLITICS | {"ne", "n'", "se", "s'", "y", "en", "lui", "leur"}
    return group.first - 1 - clitic if whole else last


def _breaks(line: Line, place: int) -> bool:
    """Tell whether a word can't stand inside a subject: a mark, a finite verb, a conjunction."""
    token = line.words[place]
    return (token.is_punct and token.text != "%") or finite(line, place) or token.pos_ == "CCONJ"


def speaker_before(line: Line, group: Group) -> int | None:
    """Return the head of who speaks, for finite verbs by their subject, for gerunds by the subject of their clause."""
    if group.finite:
        found = subject(line, group)
        return found if found is not None else _shared(line, group)
    token = line.words[group.verb]
    if "Inf" in token.morph.get("VerbForm"):
        return _narrative(line, group) or _on_the_way(line, group)
    own = next((c for c in token.children if c.dep_ == "nsubj" and c.i < token.i), None)
    if own is not None and line.norm(group.first) != "en":  # « le groupe ayant revendiqué l’attaque »
        return line.place_of.get(own.i)
    beside = line.place_of.get(token.head.i) if token.dep_ == "acl" and line.norm(group.first) != "en" else None
    if beside is not None and beside < group.first and is_party(line.words[beside]) and _near(line, beside, group):
        return beside
    for _ in range(3):
        place = line.place_of.get(token.head.i)
        if place is None or token.head == token:
            break
        token = token.head
        if line.quote_at(place) is not line.quote_at(group.verb):
            break
        higher = verb_group(line, place) if token.pos_ == "VERB" else None
        if higher and higher.finite and (found := _teller_of(line, higher)) is not None:
            return found
    return _last_subject(line, group)


def _shared(line: Line, group: Group) -> int | None:
    """Return the subject of a sentence's first verb for one that « et » joins to it (« Elle …, et avertit … »)."""
    i = group.first - 1
    while i > 0 and line.norm(i) in CLITICS:
        i -= 1
    if line.norm(i) not in {"et", "puis"} or line.quote_at(i) is not None:
        return None
    first = line.sentence(group.first)[0]
    main = (verb_group(line, j) for j in range(first, i) if line.quote_at(j) is None and finite(line, j))
    higher = next((each for each in main if each), None)
    if higher is None or any(line.norm(j) in QUE | {"qui", "dont", "où", "si"} for j in range(first, higher.first)):
        return None
    found = subject(line, higher)
    alike = line.words[higher.first].morph.get("Number") == line.words[group.first].morph.get("Number")
    return found if alike else None


def _near(line: Line, noun: int, group: Group) -> bool:
    """Tell whether nothing but the noun's own words stands before a participle (« un communiqué affirmant que »)."""
    return not any(line.words[i].is_punct or finite(line, i) for i in range(noun + 1, group.first))


def place_of_on(line: Line, group: Group) -> Range | None:
    """Return the party whose place « on » speaks from (« À l’Élysée, on assure », « De source sûre, on indique »)."""
    first = line.sentence(group.first)[0]
    where = next((i for i in range(group.first - 1, first, -1) if line.norm(i) == "où"), None)
    if where is not None and line.norm(where - 1) == ",":
        heads = (i for i in range(where - 2, first - 1, -1) if line.words[i].pos_ in {"NOUN", "PROPN"})
        head = next(heads, None)
        return phrase(line, head) if head is not None else None
    first = next((i + 1 for i in range(group.first - 1, first, -1) if line.norm(i) in {";", ":"}), first)
    within = line.norm(first) in {"dans", "parmi"}
    inside = party_at(line, first + 1) if within else None
    found = inside or (behind(line, first + within, opening=True) if line.norm(first) in OPENING else None)
    rumoured = found is not None and group.lemma in HEARSAY and line.words[found[0]].ent_type_ == "LOC"
    return None if rumoured else found  # « À Tarbal, on murmure … »: nobody's words


def speaker_of(line: Line, group: Group) -> int | None:
    """Return the head of a finite verb's subject, also an inverted one."""
    return inverted_subject(line, group, group.last) if incised(line, group) else subject(line, group)


def _teller_of(line: Line, group: Group) -> int | None:
    """Return who a gerund after a verb is said of, also where that is a pronoun (« souligne-t-il, estimant que »)."""
    found = speaker_of(line, group)
    return group.clitic if found is None else found


def _narrative(line: Line, group: Group) -> int | None:
    """Return the subject of « et le maire de préciser que », or of « préfère accuser »."""
    if line.norm(group.first - 1) in {"de", "d'"}:
        i = group.first - 2
        if (
            line.words[i].pos_ in {"NOUN", "PROPN"}
            and line.norm(i - 1) in {"le", "la", "les", "l'"}
            and line.norm(i - 2) == "et"
        ):
            return i
    before = group.first - 1
    while before > 0 and line.norm(before) in {"par", "de", "d'", "à"}:
        before -= 1
    higher = verb_group(line, before) if line.words[before].pos_ == "VERB" else None
    if higher and higher.finite and higher.lemma in {"finir", "préférer", "tenir", "continuer", "vouloir"}:
        return subject(line, higher)
    return None


def _on_the_way(line: Line, group: Group) -> int | None:
    """Return the subject of the clause before « avant de concéder que », « quitte à dire que »."""
    i = group.first - 1
    while i > 0 and line.norm(i) in CLITICS:
        i -= 1
    leads = line.said(i - 1, i) in {"avant de", "avant d'", "quitte à"}
    return _last_subject(line, replace(group, first=i)) if leads else None


def _last_subject(line: Line, group: Group) -> int | None:
    first = line.sentence(group.first)[0]
    for i in range(group.first - 1, first - 1, -1):
        if line.quote_at(i) is not line.quote_at(group.verb):
            continue
        higher = verb_group(line, i) if line.words[i].pos_ in {"VERB", "NOUN", "ADJ"} else None
        if higher and higher.finite and (higher.first < i or line.words[i].pos_ == "VERB"):
            return _teller_of(line, higher)
    return None


def _may_say(line: Line, speaker: int, verb: SpeechVerb) -> bool:
    word = line.norm(speaker)
    expletive = word != "il" or verb.key == "convenir" or line.norm(speaker + 1) in {"se", "s'"}
    if word in {"il", "ce", "c'", "cela", "ça", "ceci"} and line.words[speaker].dep_.startswith("expl") and expletive:
        return False
    if _supposed(line, speaker) or (verb.key in HEARSAY and _impersonal(line, speaker, verb)):
        return False
    if word in FIRST_PERSON | ADDRESSED:
        return _in_talk(line, speaker, verb)
    if word == "on" and verb.kind == "hedge" and line.norm(speaker + 2) not in {"que", "qu'"}:
        return False
    if verb.kind == "own" or word in NEVER:
        return False
    return _able(line.words[speaker], verb)


def _in_talk(line: Line, speaker: int, verb: SpeechVerb) -> bool:
    """Tell whether the writer's own « je », or the « vous » whom he answers, says something."""
    if line.norm(speaker) in FIRST_PERSON:
        clause = any(line.norm(i) in QUE for i in range(speaker + 1, speaker + CLOSE))
        hears = verb.key in {"entendre", "entendre dire", "lire"}
        return (
            verb.key in AUTHOR_VERBS or verb.kind in {"hedge", "open"} or (verb.kind == "say" and clause and not hears)
        )
    return verb.key in SAID_BY_YOU and not line.norm(line.sentence(speaker)[1]).endswith("?")


def _supposed(line: Line, speaker: int) -> bool:
    """Tell whether « si » makes the speech a supposition; at a sentence's start it concedes (« S’il estime que … »)."""
    return line.norm(speaker - 1) in {"si", "s'"} and speaker - 1 != line.sentence(speaker)[0]


def _impersonal(line: Line, speaker: int, verb: SpeechVerb) -> bool:
    """Tell whether « il se dit que », « il se murmure à Paris que » name nobody."""
    if line.norm(speaker) != "il" or line.norm(speaker + 1) not in {"se", "s'"}:
        return False
    said = range(speaker + 3, min(speaker + CLOSE + 1, len(line.words)))
    clause = any(line.norm(i) in QUE for i in said) and line.words[speaker + 3].pos_ in {"ADP", "ADV", "SCONJ"}
    return verb.key != "se dire" or clause  # « il se dit dans le quartier que », not « il se dit sûr que »


def _able(token: Token, verb: SpeechVerb) -> bool:
    """Tell whether a subject can say what only documents show, or what only parties hint."""
    if verb.key == "indiquer":
        return is_party(token)
    if verb.key in {"établir", "montrer", "démontrer", "prouver", "attester", "faire ressortir", "faire apparaître"}:
        return noun_kind(token) == "document"
    return not verb.key.startswith(("laisser ", "donner à")) or is_party(token)


def is_party(token: Token) -> bool:
    """Tell whether a word names one who can speak: a person, a body, a document, or a pronoun."""
    latter = token.lemma_ in {"dernier", "intéressé", "quiconque"} or token.norm_ in MANY
    named = token.text[0].isupper() and not token.is_sent_start  # « les Européens », « le Quai d’Orsay »
    doer = token.pos_ == "NOUN" and token.lemma_.endswith(DOERS) and not token.lemma_.endswith("ien")
    known = latter or named or doer or bool(noun_kind(token))
    return known or token.pos_ in {"PROPN", "PRON"} or token.ent_type_ in {"PER", "ORG"}
