"""« Paris dément », « le syndicat dit le contraire », « j’en doute »: verbs that answer what was said before them."""

from typing import Final

from recoupe.annotate.line import Line
from recoupe.annotate.phrases import TIMES
from recoupe.annotate.quotes import MARKS
from recoupe.annotate.speech.clauses import QUE
from recoupe.annotate.speech.groups import Group
from recoupe.annotate.speech.lexicons import SpeechClass, SpeechVerb

WORD_FOR_IT: Final = frozenset(
    {"point", "lecture", "scénario", "racontar", "ragot", "fable", "assertion", "explication", "raisonnement",
     "diagnostic", "constat", "présentation", "analyse", "vision", "théorie", "fiction", "roman", "conclusion",
     "calendrier", "échéance", "perspective"}
)  # fmt: skip
"""Words that in a denial stand for what was said."""
CONTRARY: Final = ("le contraire", "l' inverse", "tout le contraire", "l' exact contraire", "exactement le contraire")
MANNERS: Final = tuple(
    sorted(
        ("en bloc", "en chœur", "de concert", "d' une même voix", "d' une seule voix", "avec force",
         "avec vigueur", "avec véhémence", "avec fermeté", "avec énergie", "avec la dernière énergie",
         "avec la plus grande fermeté", "avec indignation", "comme toujours", "comme à son habitude",
         "comme d' habitude", "de son côté", "de leur côté", "pour sa part", "pour leur part", "quant à lui",
         "quant à elle", "quant à eux", "tout net", "du bout des lèvres", "sans détour", "sans ambages", "en retour",
         "bec et ongles", "depuis toujours", "depuis des années", "depuis des mois", "à son tour", "haut et fort"),
        key=len, reverse=True,
    )
)  # fmt: skip
"""How somebody denies: what may follow a verb without being its object."""
TAKING_UP: Final = frozenset(
    {"en douter", "s'en défendre", "ne pas y croire", "en savoir rien", "en croire rien", "en croire un mot"}
)
"""Verbs with a pronoun for what was said."""
STOPS: Final = frozenset({".", "!", "?", ";", "…", "...", ")", "!!", "??"})
JOINS: Final = frozenset({"et", "mais", "puis", "tandis", "car", "quand"})
APART: Final = frozenset({"lui", "elle", "eux", "elles", "moi", "nous"})


def answer(line: Line, group: Group, verb: SpeechVerb, last: int) -> SpeechClass | None:
    """Return how a verb puts what was said before it, None where it has something to say of its own."""
    reports = verb.kind != "none" and "np" not in verb.takes
    if reports and any(_reads(line, last + 1, each) for each in CONTRARY):
        return "deny"
    taken = line.norm(group.first - 1) in {"l'", "le"} and verb.kind in {"deny", "open"} and refers_back(line, group)
    if taken or verb.key in TAKING_UP:
        return verb.kind if _told(line, group) else None
    if "prev" not in verb.takes:
        return None
    bare = verb.kind in {"deny", "open"} and _alone(line, last + 1)
    back = bare or verb.takes == {"prev"} or refers_back(line, group) or _takes_up(line, last, verb.kind)
    return verb.kind if back else None


def refers_back(line: Line, group: Group) -> bool:
    """Tell whether a verb stands in « ce que X dément » or without any complement (« Paris dément, évidemment »)."""
    first = line.sentence(group.first)[0]
    if any(
        line.norm(i) == "ce" and line.norm(i + 1) in {"que", "qu'"}
        for i in range(max(first, group.first - 12), group.first)
    ):
        return True
    rest = line.trimmed(group.last + 1, line.sentence(group.last)[1])
    if rest and rest[1] > rest[0] and line.norm(rest[0]) in {"tout", "toute"} and line.norm(rest[0] + 1) != "en":
        return False
    return rest is None or all(line.words[i].pos_ in {"ADV", "PUNCT"} for i in range(rest[0], rest[1] + 1))


def _told(line: Line, group: Group) -> bool:
    """Tell whether a clause before a verb in its sentence is one that a pronoun can take up (« Il dit que … »)."""
    first = line.sentence(group.first)[0]
    return any(line.norm(i) in QUE for i in range(first, group.first - 1))


def _alone(line: Line, place: int) -> bool:
    """Tell whether a verb that ends before a place has no object: only how or when it is said follows."""
    end = line.sentence(place - 1)[1]
    while place <= end:
        word, token = line.norm(place), line.words[place]
        if token.text in STOPS or word in JOINS:
            return True
        manner = next((len(each.split()) for each in MANNERS if _reads(line, place, each)), 0)
        if token.text == ",":
            if line.norm(place + 1) in APART and line.norm(place + 2) == ",":
                place += 3
            elif any(_reads(line, place + 1, each) for each in MANNERS):
                place += 1
            else:
                return not any(line.norm(i) == "," for i in range(place + 1, end))
        elif manner:
            place += manner
        elif (token.pos_ == "ADV" and word not in {"tout", "que", "rien"}) or word in TIMES:
            place += 1
        else:
            return False
    return True


def _reads(line: Line, place: int, words: str) -> bool:
    return line.said(place, place + len(words.split()) - 1) == words


def _takes_up(line: Line, last: int, kind: SpeechClass) -> bool:
    """Tell whether the object only takes up what was said (« conteste ce point », « balaie ces « racontars » »).

    Words for an accusation are contents of their own (« rejette ces accusations »).
    """
    first = last + 1 + (line.norm(last + 1) in {"contre", "de", "sur"})
    if kind not in {"deny", "open"}:
        return False
    if line.norm(first) not in {"ce", "cet", "cette", "ces"}:
        return False
    noun = first + 1 + (line.words[min(first + 1, len(line.words) - 1)].text in MARKS)
    if noun >= len(line.words) or line.words[noun].pos_ not in {"NOUN", "ADJ", "VERB"}:
        return False
    return noun > first + 1 or line.words[noun].lemma_ in WORD_FOR_IT
