"""Whose a quantity is: the country of those counted, or the words for what is counted, measured, paid or shared."""

from typing import Any, Final

from recoupe.annotate.actors.parties import describe, scene_of
from recoupe.annotate.counted import Noun
from recoupe.annotate.number import Place, Reader
from recoupe.annotate.parsed import Parsed
from recoupe.lang.fr.measures import Measure

PEOPLE: Final = frozenset({"persons", "soldiers", "deaths", "injured", "prisoners", "displaced"})
_LONG: Final = 5
"""Words that a phrase is told in at most."""
_NEAR: Final = 24
"""Characters after a sum in which a party is named whose it is."""
_STEPS: Final = 3
"""Links from a number to what governs it."""
_DE: Final = frozenset({"de", "du", "d'", "d’", "des"})
_ENDS: Final = frozenset({"PUNCT", "VERB", "AUX", "PRON", "CCONJ", "SCONJ", "ADV", "NUM"})


def owner(reader: Reader, place: Place, measure: Measure, noun: Noun | None) -> str | None:
    """Return whose a quantity is: a country or words; None where the text does not tell."""
    head = noun.token if noun is not None else None
    if measure.unit in PEOPLE:
        return _country(reader.parsed, place, head if head is not None else place.last)
    if noun is not None:
        return None if noun.anaphoric else _counted(head)
    last = _last(place, measure)
    if measure.unit == "km":
        return None
    return _complement(last) or _governed(place, last) or _party_after(reader, place, measure)


def _country(parsed: Parsed, place: Place, token: Any) -> str | None:
    """Return the country of people: what their description tells, else what the text around them is about."""
    country = describe(parsed, place.paragraph, token).country
    return country or scene_of(parsed).context(place.paragraph.place(token), token.lemma_, "CVL")


def _party_after(reader: Reader, place: Place, measure: Measure) -> str | None:
    """Return the country of whoever is named right after a sum (« deux millions à la Tanzanie »)."""
    end = place.paragraph.start + place.amount.end + measure.end
    near = (mention.country for mention in reader.mentions if end <= mention.start <= end + _NEAR)
    return next((country for country in near if country), None)


def _last(place: Place, measure: Measure) -> Any:
    """Return the last word of a number's unit (« millions d'euros »)."""
    token = place.last
    while token.i + 1 < len(token.doc) and token.nbor().idx < place.amount.end + measure.end:
        token = token.nbor()
    return token


def _counted(noun: Any) -> str:
    """Return a counted noun with its complement, where that is a common noun (« stations de dessalement »)."""
    following = noun.doc[noun.i + 1 : noun.i + 3]
    bare = len(following) > 1 and following[0].norm_ in {"de", "d'", "d’"} and following[1].pos_ == "NOUN"
    return str(noun.doc[noun.i : noun.i + (3 if bare else 1)].text)


def _complement(last: Any) -> str | None:
    """Return the words of a complement with « de » (« près de 80 % des lycées »)."""
    following = last.doc[last.i + 1 : last.i + 4]
    if not len(following) or following[0].norm_ not in _DE:
        return None
    found = next((each for each in following[1:] if each.pos_ in {"NOUN", "PROPN"}), None)
    return _phrase(found) if found is not None else None


def _phrase(noun: Any) -> str:
    """Return a noun with the adjectives and the bare complement after it."""
    last = noun
    for token in noun.doc[noun.i + 1 : noun.i + _LONG]:
        if token.pos_ in _ENDS or (token.pos_ in {"ADP", "DET"} and token.norm_ not in {"de", "d'", "d’"}):
            break
        last = token
    if last.pos_ == "ADP":
        last = last.nbor(-1)
    return str(noun.doc[noun.i : last.i + 1].text).strip()


def _governed(place: Place, last: Any) -> str | None:
    """Return the noun that a sum or share is told of: what it depends on, else the subject of its verb."""
    token = place.first
    for _ in range(_STEPS):
        head = token.head
        if head.i == token.i:
            return None
        if not place.first.i <= head.i <= last.i and head.pos_ != "NUM":
            return _told_of(head, place)
        token = head
    return None


def _told_of(head: Any, place: Place) -> str | None:
    """Return the noun before a sum (« un plan de 5 milliards »), or the subject of « reculer de 9 % »."""
    if head.i < place.first.i and head.pos_ == "NOUN":
        return _phrase(head)
    if head.pos_ not in {"VERB", "ADJ", "AUX"}:
        return None
    verb = head.head if head.dep_ == "xcomp" else head
    subject = next((child for child in verb.children if child.dep_.startswith("nsubj")), None)
    linked = place.first.i and place.first.nbor(-1).norm_ in _DE | {"à"}
    return _phrase(subject) if linked and subject is not None and subject.pos_ == "NOUN" else None
