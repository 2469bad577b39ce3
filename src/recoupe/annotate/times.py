"""Dates, times, durations and sets."""

import re
from bisect import bisect_right
from datetime import date
from functools import cache
from itertools import chain
from typing import Any, Final

from recoupe.annotate.parsed import Paragraph, Parsed
from recoupe.lang.fr.dates import Context
from recoupe.lang.fr.timex import read_times
from recoupe.lang.pack import language_pack
from recoupe.model.annotation import TimeExpression, Timex
from recoupe.model.vocabulary import TimeSpans

ISO_DAY: Final = 10
"""Characters of YYYY-MM-DD."""
_PAST: Final = frozenset({"Past", "Imp"})
_PLANS: Final = frozenset(
    {"devoir", "prévoir", "planifier", "programmer", "attendre", "entendre", "compter", "espérer", "projeter",
     "agender", "envisager", "escompter", "apprêter"}
)  # fmt: skip
"""Verbs whose infinitive, or whose participle, lies ahead."""


_ENDS: Final = frozenset(
    {"achever", "expirer", "terminer", "échoir", "commencer", "débuter", "ouvrir", "réunir", "entamer", "rassembler",
     "convier", "inviter", "convoquer", "rouvrir", "reprendre", "siéger", "statuer", "trancher", "voter", "examiner"}
)  # fmt: skip
"""Verbs whose present tense with a date looks ahead (« dont le mandat s'achève lundi »)."""


def find_times(parsed: Parsed, spans: TimeSpans = "recoupe") -> tuple[TimeExpression, ...]:
    """Return the time expressions of a document, in reading order.

    ``spans`` says which words each takes: its opener and the whole range (GUIDELINES.md), or what TimeML marks.
    """
    found: list[TimeExpression] = []
    contexts: dict[int, Context] = {}
    for paragraph in parsed.paragraphs:
        passage = parsed.passage(paragraph)
        context = contexts.setdefault(
            paragraph.passage, Context(published=iso_day(passage.published or parsed.document.published))
        )
        context.grammar = Clauses(paragraph)
        found += _expressions(paragraph, context, spans)
    return tuple(found)


def iso_day(edtf: str | None) -> date | None:
    """Return the day that an EDTF value names, None where it is coarser or missing."""
    try:
        return date.fromisoformat((edtf or "")[:ISO_DAY])
    except ValueError:
        return None


def _expressions(paragraph: Paragraph, context: Context, spans: TimeSpans) -> list[TimeExpression]:
    made = []
    read = read_times(paragraph.text, context)
    for found in read if spans == "recoupe" else chain.from_iterable(each.timeml for each in read):
        span = paragraph.chars(found.start, found.end)
        reading = found.reading
        timex = Timex(type=reading.type, value=reading.timex, mod=reading.mod)
        made.append(
            TimeExpression(
                start=span.start, end=span.end, text=span.text, value=reading.edtf, timex=timex, rule=found.rule
            )
        )
    return made


class Clauses:
    """What the parse of a paragraph tells the grammar of times."""

    def __init__(self, paragraph: Paragraph) -> None:
        """Keep the paragraph; tokens are looked up when they are asked for."""
        self.tokens = paragraph.tokens
        self.starts: list[int] = []

    def _token(self, place: int) -> Any:
        self.starts = self.starts or [token.idx for token in self.tokens]
        number = bisect_right(self.starts, place) - 1
        return self.tokens[number] if number >= 0 else None

    def tense(self, place: int) -> int:
        """Return the tense of the nearest verb above that tells one."""
        token = self._token(place)
        if token is None:
            return 0
        if token.dep_ == "nmod" and token.head.pos_ == "NOUN" and _after_de(token):
            return 0
        for head in (token, *token.ancestors):
            if _intended(head):
                return 1
            if (tense := _tense(head)) is not None:
                return tense
        return 0

    def reports(self, place: int) -> bool:
        """Tell whether the clause there says who spoke when, so that what follows is not reckoned from that day."""
        token = self._token(place)
        if token is None:
            return False
        verb = next((head for head in token.ancestors if head.pos_ == "VERB"), None)
        return verb is not None and verb.lemma_ in _saying()

    def allows(self, place: int, kind: str) -> bool:
        """Tell whether the word there can be of a kind."""
        token = self._token(place)
        if token is None:
            return True
        if kind == "adjective":
            return bool(token.pos_ in {"ADJ", "ADV"})
        if kind == "year":
            return not (token.dep_ == "nummod" and token.head.i > token.i)
        if kind == "today":
            return not _nowadays(token)
        if kind == "season":
            return bool(token.pos_ in {"NOUN", "PROPN"})
        return True

    def noun_end(self, place: int) -> int:
        """Return where an event's name ends that goes on at a place (« le coup d'État », « la grève générale »)."""
        token = self._token(place)
        if token is None:
            return place + 1
        while (longer := _longer(token)) is not None:
            token = longer
        return int(token.idx + len(token.text))


def _longer(token: Any) -> Any:
    """Return the last word of what a noun's name takes in next: its adjective, a bare noun after « de »; None: nothing.

    Of nouns that only name a stage of an event (« le début de l'opération ») the event itself.
    """
    following = token.doc[token.i + 1 : token.i + 4]
    if not following:
        return None
    first, second = following[0], following[min(1, len(following) - 1)]
    if first.pos_ == "ADJ" and first.head in {token, token.head}:
        return first
    if token.pos_ == "ADJ" and first == token.head:
        return first
    if token.lemma_ in _STAGES and first.lemma_ == "de":
        return next((each for each in following if each.pos_ in {"NOUN", "PROPN"}), None)
    common = second.pos_ == "NOUN" or second.lower_ == "état"
    bare = first.lower_ in {"de", "d'", "d’"} and common and "Plur" not in second.morph.get("Number")
    return second if bare and not any(child.dep_ in {"det", "amod", "nummod"} for child in second.children) else None


def _nowadays(token: Any) -> bool:
    """Tell whether « aujourd'hui » means these days: how somebody lives (« il enseigne aujourd'hui à Lyon »)."""
    verb = next((head for head in token.ancestors if head.pos_ in {"VERB", "AUX"}), None)
    return verb is not None and verb.lemma_ in _LIVES and "Pres" in verb.morph.get("Tense")


def _intended(verb: Any) -> bool:
    """Tell whether a verb is an infinitive that somebody calls for or promises (« a appelé à manifester samedi »)."""
    if "Inf" not in verb.morph.get("VerbForm") or verb.dep_ not in {"xcomp", "ccomp", "obl:arg", "obl:mod", "acl"}:
        return False
    return verb.head.lemma_ in _WANTS


def _after_de(token: Any) -> bool:
    return any(child.dep_ == "case" and child.lemma_ in {"de", "du"} for child in token.children)


def _tense(verb: Any) -> int | None:
    """Return -1 for a past verb, 1 for one that looks ahead, 0 for another finite verb, None for what has no tense."""
    group = [verb, *(child for child in verb.children if child.dep_.startswith(("aux", "cop")))]
    if (ahead := _ahead(verb, group)) is not None:
        return ahead
    if _is_noun(verb) or _still_to_be(verb, group):
        return None
    if any(token.dep_ == "aux:tense" or _PAST.intersection(token.morph.get("Tense")) for token in group):
        return -1
    if not any("Fin" in token.morph.get("VerbForm") for token in group):
        return None  # an infinitive, a noun: what governs it tells
    return 1 if verb.lemma_ in _ENDS else 0


def _still_to_be(verb: Any, group: list[Any]) -> bool:
    """Tell whether a participle stands in a passive infinitive (« pourrait être avancée »), whose governor tells."""
    return "Part" in verb.morph.get("VerbForm") and any(
        token.dep_ == "aux:pass" and "Inf" in token.morph.get("VerbForm") for token in group
    )


def _ahead(verb: Any, group: list[Any]) -> int | None:
    """Return 1 for a future, a simple conditional, a plan, an infinitive after « aller »; -1 for a past conditional."""
    moods = {value for token in group for value in (*token.morph.get("Mood"), _mood(token))}
    if "Fut" in moods or any("Fut" in token.morph.get("Tense") for token in group):
        return 1
    if "Cnd" in moods:
        compound = any(token.dep_ == "aux:tense" or "Past" in token.morph.get("Tense") for token in group[1:])
        return -1 if compound else 1
    if "Imp" in moods or (verb.lemma_ in _CALLED and _looks_ahead(verb, group) and _is_present(group)):
        return 1
    going = "Inf" in verb.morph.get("VerbForm") and any(token.lemma_ == "aller" for token in verb.ancestors)
    return 1 if going or (verb.lemma_ in _PLANS and _looks_ahead(verb, group)) else None


def _is_present(group: list[Any]) -> bool:
    """Tell whether a passive is in the present (« est annoncée samedi »)."""
    return len(group) > 1 and any("Pres" in token.morph.get("Tense") for token in group[1:])


def _looks_ahead(verb: Any, group: list[Any]) -> bool:
    """Tell whether a verb of planning is in the present or a passive (« doit », « est prévu »), not « a dû »."""
    if "Fin" in verb.morph.get("VerbForm"):
        return "Pres" in verb.morph.get("Tense")
    done = any(token.lemma_ == "avoir" for token in group[1:]) or any(
        child.dep_.startswith("expl") for child in verb.children
    )
    return "Part" in verb.morph.get("VerbForm") and not done


def _is_noun(verb: Any) -> bool:
    """Tell whether what is tagged a participle stands where a noun does (« une possible venue »)."""
    return "Part" in verb.morph.get("VerbForm") and verb.dep_ in {"obj", "nsubj", "nmod"}


def _mood(token: Any) -> str:
    """Return the mood that the form of a verb shows where the tagger missed it (« partirait » of partir)."""
    if token.pos_ in {"VERB", "AUX"} and (irregular := _IRREGULAR.search(token.norm_)):
        return "Cnd" if irregular["end"].startswith(("ai", "i")) else "Fut"
    stem = re.sub(r"(?:aient|ait|ais|ions|iez|ont|ons|ez|ai|as|a)$", "", token.norm_)
    if token.pos_ not in {"VERB", "AUX"} or stem == token.norm_ or not stem.endswith("r"):
        return ""
    if stem not in {token.lemma_, token.lemma_.removesuffix("e")}:
        return ""
    return "Cnd" if re.search(r"(?:ait|aient|ais|ions|iez)$", token.norm_) else "Fut"


_CALLED: Final = frozenset({"annoncer", "convoquer", "fixer", "organiser", "inviter", "appeler", "convier"})
"""Verbs whose present passive looks ahead (« une marche est annoncée samedi »)."""
_STAGES: Final = frozenset({"début", "fin", "anniversaire", "annonce"})
"""Nouns that name a stage of an event."""
_LIVES: Final = frozenset(
    {"vivre", "habiter", "résider", "enseigner", "travailler", "exercer", "étudier", "diriger", "présider", "exister",
     "employer", "compter", "représenter", "posséder", "appartenir", "incarner", "occuper", "subsister", "survivre"}
)  # fmt: skip
"""Verbs whose present tells a state rather than what happens on a day."""
_WANTS: Final = frozenset(
    {"appeler", "inviter", "convier", "exhorter", "convoquer", "promettre", "engager", "accepter", "menacer", "jurer",
     "proposer", "autoriser", "vouloir", "souhaiter", "prévoir", "envisager", "convenir", "exiger", "sommer", "presser",
     "préparer", "apprêter", "ordonner", "prêt", "disposé", "décidé", "résolu",
     "enjoindre", "appel", "ordre", "promesse", "projet", "intention", "préavis"}
)  # fmt: skip
"""Verbs, nouns and adjectives whose infinitive lies ahead."""
_IRREGULAR: Final = re.compile(
    r"(?:env(?:e|oi)rr|viendr|tiendr|pourr|voudr|devr|saur|(?<!su)verr|faudr|vaudr|cevr|mourr|courr|querr|^ir|^aur|^ser|fer)"
    r"(?P<end>ait|aient|a|ont|ai)$"
)
"""Futures and conditionals whose stem is not the infinitive (« enverrait », « viendra »)."""


@cache
def _saying() -> frozenset[str]:
    pack = language_pack("fr")
    return frozenset(line.key for line in (pack.lexicon("reporting_verbs") if pack else ()))
