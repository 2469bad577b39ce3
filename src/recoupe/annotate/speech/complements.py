"""What a verb of speech takes as what is said: clause, infinitive, noun phrase, quote."""

from typing import Final

from recoupe.annotate.line import Line, Range
from recoupe.annotate.phrases import GENITIVE, TIMES
from recoupe.annotate.quotes import OPENERS
from recoupe.annotate.speech.clauses import QUE, clause_after, noun_content
from recoupe.annotate.speech.forms import finite, read_verb
from recoupe.annotate.speech.lexicons import keys

QUESTION: Final = frozenset(
    {"si", "s'", "qui", "pourquoi", "comment", "où", "quand", "combien", "quel", "quelle", "quels", "quelles", "ce"}
)
NOT_QUE: Final = frozenset(
    {"alors", "tandis", "pour", "avant", "dès", "bien", "parce", "depuis", "afin", "ainsi", "sans", "après", "plus",
     "moins", "davantage", "long", "même", "tel", "telle", "tant", "autant", "aussi", "sitôt", "lors", "pendant",
     "autre", "autres"}
)  # fmt: skip
"""Words that make a conjunction of the « que » after them."""
NEAR: Final = 9
"""Words after a verb within which an object or a predicate must begin."""
APART: Final = frozenset({"avant", "afin", "lieu", "loin", "près", "faute", "fin", "hors"})
"""Words before « de » and an infinitive that is no complement (« avant d’en perdre … »)."""
SCARE: Final = 3
"""Quoted words of a long complement that are no more than one way of putting it."""
SHORT: Final = frozenset(
    {"adj", "np", "number", "sum", "word", "admission", "forecast", "bare", "some", "whole", "to", "verdict"}
)
"""Complements that stand near their verb."""
OPENING: Final = {
    "de": GENITIVE, "sur": frozenset({"sur"}), "à": frozenset({"à", "au", "aux"}), "comme": frozenset({"comme"}),
    "contre": frozenset({"contre"}), "pour": frozenset({"pour"}), "par": frozenset({"par"}),
}  # fmt: skip
"""The words that open a complement."""
SURE: Final = frozenset({"convaincu", "persuadé", "certain", "sûr", "assuré", "confiant", "conscient", "sceptique"})
"""« Se dit convaincu que … »: what is said is the clause."""
STORIES: Final = frozenset({"scène", "tableau", "discours", "cloche", "scénario"})
"""Words for what is told, beside nouns of speech (« décrivent une tout autre scène : … »)."""
GREETINGS: Final = frozenset({"bonjour", "bonsoir", "adieu", "merci", "oui", "non"})
AMOUNTS: Final = frozenset(
    {"million", "milliard", "millier", "centaine", "dizaine", "douzaine", "quinzaine", "vingtaine", "trentaine",
     "quarantaine", "cinquantaine", "soixantaine"}
)  # fmt: skip
TENS: Final = frozenset(
    {"vingt", "trente", "quarante", "cinquante", "soixante", "quatre", "dix", "cent", "deux", "trois", "mille"}
)
"""How a number written with hyphens begins."""
OBJECTS: Final = {"word": "pledges", "admission": "admissions", "forecast": "forecasts"}
"""Objects that only nouns of a lexicon make: « son engagement », « une erreur »."""
CLITIC_WORDS: Final = frozenset(
    {"ne", "n'", "pas", "se", "s'", "le", "la", "l'", "les", "y", "en", "lui", "leur", "plus", "me", "m'", "jamais",
     "nous", "rien"}
)  # fmt: skip


def quote_content(line: Line, place: int) -> Range | None:
    """Return the words of the quote whose opening mark stands at a place."""
    quote = line.quote_from(place)
    if quote is None:
        return None
    return line.trimmed(quote.first + 1, min(quote.last, len(line.words)) - 1)


def complement(line: Line, start: int, takes: frozenset[str], quoted: frozenset[str]) -> tuple[str, Range] | None:
    """Return the kind and the words of what is said after a verb: the first complement that the verb takes.

    ``quoted`` are complements that count only where they hold a quotation.
    """
    end = line.sentence(start - 1)[1] if start <= len(line.words) else -1
    both = takes | quoted
    if "sure" in takes | {"sure" for kind in takes if kind == "adj"} and (sure := _sure(line, start, end)):
        return "que", sure
    i = start
    while i <= end:
        if line.words[i].text == ":" and {"que", "some"} & takes and (told := _story(line, start, i, end)):
            return "colon", told
        found = _complement_at(line, (i, end), both if i - start < NEAR else both - SHORT, first=i == start)
        if found:
            kind, content = found
            if kind in {"some", "np"} and line.norm(content[1] + 1) == ":":
                told = _story(line, start, content[1] + 1, end)
                found = ("colon", told) if told else found
                kind, content = found
            if kind in takes or kind == "quote" or _has_quote(line, content, long=kind == "que"):
                return found
            if kind == "que":
                return None
        step = _skip(line, i, end)
        if not step:
            return None
        i += step
    return None


def _story(line: Line, start: int, colon: int, end: int) -> Range | None:
    """Return the clause after a colon that spells out a word for speech (« redisent la même histoire : … »)."""
    named = any(line.words[i].lemma_ in keys("reporting_nouns") | STORIES for i in range(start, colon))
    clause = _clause(line, colon, end)
    return clause_after(line, clause) if named and clause else None


def _has_quote(line: Line, content: Range, *, long: bool) -> bool:
    """Tell whether a content is quoted; two words don’t quote a long one (« un rôle pour « relancer » le port »)."""
    near = range(content[0] - 1, content[1] + 2)
    quotes = [each for each in line.quotes if each.first in near or each.last in near]
    words = max((min(each.last, content[1]) - max(each.first, content[0] - 1) for each in quotes), default=0)
    return bool(quotes) and (not long or words > SCARE or 3 * words > content[1] - content[0])


def _complement_at(line: Line, where: Range, takes: frozenset[str], *, first: bool) -> tuple[str, Range] | None:
    """Return the complement that starts at the first of two places; ``first`` marks the word after the verb."""
    i, end = where
    token = line.words[i]
    for kind, test in TESTS:
        if kind in takes and (begin := test(line, i, end)) is not None:
            content = quote_content(line, begin) if kind == "quote" else clause_after(line, begin)
            if kind == "que" and content and content[1] - content[0] < SCARE and _verbless(line, content):
                return None
            quote = line.quote_from(begin) if kind == "que" else None
            if quote and content and quote.closed and line.norm(quote.last + 1) == "," and quote.last < content[1]:
                content = quote_content(line, begin)
            return (kind, content) if content else None
    for kind in (*OPENING, "adj", "verdict", "sum", "number", *OBJECTS, "some", "whole", "to", "np"):
        if kind in takes and (content := _nominal(line, where, kind, first=first)) is not None:
            return kind, _with_participle(line, content, end) if kind in {"np", "admission"} else content
    if token.text in OPENERS and "quote" in takes and (content := quote_content(line, i)):
        return "quote", _with_tail(line, content)
    return None


def _with_participle(line: Line, content: Range, end: int) -> Range:
    """Return an object with the participle after a comma that tells more of it (« la mort d’un élu, tué mardi … »)."""
    opens = content[1] + 2
    if line.norm(opens - 1) != "," or opens >= end or line.words[opens].morph.get("VerbForm") != ["Part"]:
        return content
    stop = next((i for i in range(opens, end + 1) if line.words[i].is_punct), end + 1)
    whole = line.norm(stop) != "," and not line.norm(opens).endswith("ant")
    return (content[0], stop - 1) if whole and not any(finite(line, i) for i in range(opens, stop)) else content


def _verbless(line: Line, content: Range) -> bool:
    opens = line.words[content[0]].pos_ == "ADP"  # « n’y croit qu’à moitié »
    return opens and not any(finite(line, i) for i in range(content[0], content[1] + 1))


def _que(line: Line, i: int, end: int) -> int | None:
    if line.norm(i) not in QUE or i >= end:
        return None
    before = line.norm(i - 1)
    adverb = before in {"bien", "ainsi", "même", "aussi", "depuis", "tant"} and read_verb(line, i - 2) is not None
    joined = before in NOT_QUE and not adverb
    return None if joined else i + 1


def _si(line: Line, i: int, end: int) -> int | None:
    word = line.norm(i)
    if i >= end or word not in QUESTION:
        return None
    if word == "ce":
        return i if line.norm(i + 1) in {"que", "qu'", "qui"} else None
    if word == "s'" and line.norm(i + 1) not in {"il", "ils"}:
        return None
    return i + 1 if word in {"si", "s'"} else i


def _inf(line: Line, i: int, end: int) -> int | None:
    begin = i + 1 if line.norm(i) in {"de", "d'"} else i
    before = i - 1
    while line.norm(before) in CLITIC_WORDS | {"de", "d'"}:
        before -= 1
    if (begin > i or before < i - 1) and line.norm(before) in APART:
        return None
    if begin == i and line.norm(before) in {"pour", "sans", "par", "afin", "quitte"}:
        return None
    j = begin
    while j <= end and (line.norm(j) in CLITIC_WORDS or line.words[j].text in OPENERS):
        j += 1
    read = read_verb(line, j) if j <= end else None
    infinitive = read is not None and read.form == "infinitive"
    return begin if infinitive and (begin == i or line.norm(i) in {"de", "d'"}) else None


def _colon(line: Line, i: int, end: int) -> int | None:
    return i + 1 if line.words[i].text == ":" and i < end and line.quote_from(i + 1) else None


def _accusation(line: Line, i: int, end: int) -> int | None:
    if line.words[i].pos_ not in {"DET", "NOUN", "ADJ"} and line.words[i].dep_ != "det":
        return None
    nouns = (j for j in range(i, min(i + 4, end + 1)) if line.words[j].pos_ == "NOUN")
    noun = next(nouns, None)
    return i if noun is not None and line.words[noun].lemma_ in keys("accusations") else None


def _bare(line: Line, i: int, end: int) -> int | None:
    """Return where an infinitive without preposition starts (« compte fermer »)."""
    return _inf(line, i, end) if line.norm(i) not in {"de", "d'"} else None


def _clause(line: Line, i: int, end: int) -> int | None:
    """Return where a clause after a colon starts that is no quotation."""
    return i + 1 if line.words[i].text == ":" and i < end and line.quote_from(i + 1) is None else None


TESTS: Final = (
    ("que", _que), ("si", _si), ("inf", _inf), ("bare", _bare), ("quote", _colon), ("colon", _clause),
    ("accusation", _accusation),
)  # fmt: skip


def _sure(line: Line, start: int, end: int) -> Range | None:
    """Return the clause of « convaincu que … » right after a verb."""
    for i in range(start, min(start + 3, end)):
        if line.words[i].lemma_ in SURE or line.norm(i).rstrip("es") in SURE:
            que = next((j for j in range(i + 1, min(i + 5, end)) if line.norm(j) in QUE), None)
            return clause_after(line, que + 1) if que else None
        if line.words[i].pos_ != "ADV":
            return None
    return None


def _nominal(line: Line, where: Range, kind: str, *, first: bool) -> Range | None:
    i, end = where
    if kind in OPENING:
        return _opened(line, where, kind)
    sum_first = kind == "sum" and line.norm(i) in OPENING["à"] and i < end and _counts(line, i + 1)
    if sum_first or kind in {"adj", "verdict"}:  # « estime à 578 000 le nombre d’exilés »
        fits = sum_first or (_predicate(line, i) if kind == "adj" else _verdict(line, i))
        return noun_content(line, i, end) if fits else None
    if not _starts_object(line, i, end, first=first) and kind != "number":
        return None
    content = noun_content(line, i, end)
    if content is None or kind == "np":
        return content
    return content if _holds(line, content, kind) else None


def _opened(line: Line, where: Range, kind: str) -> Range | None:
    """Return what follows the preposition that opens a complement."""
    i, end = where
    content = noun_content(line, i + 1, end) if line.norm(i) in OPENING[kind] and i < end else None
    return None if content and kind == "de" and _told_whom(line, i, content) else content


def _told_whom(line: Line, de: int, content: Range) -> bool:
    """Tell whether « de » is inside the name of whom a clause is told (« avertit le ministère de tutelle que … »)."""
    que = next((i for i in range(de + 1, content[1] + 1) if line.norm(i) in QUE), None)
    named = line.words[de - 1].pos_ in {"NOUN", "PROPN"} and que is not None
    return named and not any(finite(line, i) for i in range(de, que or de))


def _predicate(line: Line, i: int) -> bool:
    token = line.words[i]
    if token.pos_ == "ADJ" or token.morph.get("VerbForm") == ["Part"] or token.text in OPENERS:
        return True
    if token.dep_ == "xcomp" and token.pos_ == "NOUN" and token.norm_ not in GREETINGS:
        return True
    return token.pos_ in {"VERB", "NOUN"} and line.norm(i + 1) in {"à", "de", "d'", "par"} and line.norm(i) not in TIMES


def _verdict(line: Line, i: int) -> bool:
    """Tell whether an adjective follows a verb of judgement (« juge dérisoire », « estime trop cher »)."""
    token = line.words[i]
    apart = token.dep_ != "amod" or token.head.i < token.i
    return token.pos_ == "ADJ" and not token.morph.get("VerbForm") and apart


def _holds(line: Line, content: Range, kind: str) -> bool:
    """Tell whether an object counts something, gives a sum, or is headed by one of a lexicon's nouns.

    Of what one fears it is an event or something indefinite; of what one suspects, all that is said (« soupçonne les
    mêmes », not « soupçonne un élu d’avoir fui »); of what one puts down to something, both (« attribue ceci à cela »).
    """
    first, last = content
    if kind == "whole":
        return not any(_inf(line, j, last) for j in range(first + 1, last) if line.norm(j) in {"de", "d'"})
    if kind == "to":
        return any(line.norm(j) in OPENING["à"] for j in range(first + 1, last))
    if kind == "some":
        named = next((j for j in range(first, last + 1) if line.words[j].pos_ == "NOUN"), None)
        known = named is not None and line.words[named].lemma_ in keys("event_nouns")
        return known or line.norm(first) in {"un", "une", "des"}
    if kind == "number":
        return any(_counts(line, j) for j in range(first, min(first + 4, last + 1)))
    if kind == "sum":
        return any(_counts(line, j) for j in range(first + 1, last + 1)) and any(
            line.norm(j) in {"à", "au", "aux"} for j in range(first + 1, last)
        )
    noun = next((j for j in range(first, min(first + 4, last + 1)) if line.words[j].pos_ == "NOUN"), None)
    return noun is not None and line.words[noun].lemma_ in keys(OBJECTS[kind])


def _counts(line: Line, place: int) -> bool:
    token = line.words[place]
    written = "-" in token.norm_ and token.norm_.split("-")[0] in TENS
    return token.pos_ == "NUM" or token.lemma_ in AMOUNTS or written


def _starts_object(line: Line, i: int, end: int, *, first: bool) -> bool:
    token = line.words[i]
    if token.norm_ in {"grâce", "face", "faute"}:
        return False
    inner = line.words[i - 1].pos_ in {"ADP", "DET", "ADJ", "NUM"} or line.norm(i - 1) in {"en", "de"}
    if inner and not first and read_verb(line, i - 1) is None:
        return False
    if token.text in OPENERS:
        return i < end
    if any(line.norm(j) in TIMES for j in range(i, min(i + 3, end + 1))) and token.pos_ != "NUM":
        return False
    return (
        token.pos_ in {"DET", "NUM"}
        or (first and token.norm_ == "des")
        or token.norm_ in {"tout", "toute", "tous", "toutes"}
        or token.dep_ in {"det", "obj"}
        or (token.pos_ == "NOUN" and token.norm_ not in TIMES)
    )


def _with_tail(line: Line, content: Range) -> Range:
    """Return a quotation that goes straight on without marks (« laisser les îles seules » face au drame)."""
    closing = content[1] + 1
    while closing < len(line.words) and line.quote_to(closing) is None:
        closing += 1
    end = line.sentence(content[0])[1]
    following = line.words[closing + 1] if closing < end else None
    if following is None or following.is_punct or following.pos_ not in {"ADP", "DET", "NOUN"}:
        return content
    tail = noun_content(line, closing + 1, end)
    return (line.trimmed(content[0] - 1, tail[1]) if tail else None) or content


def _skip(line: Line, i: int, end: int) -> int:
    """Return how many words to pass over on the way to what is said: adverbs, times, addressees, asides."""
    token = line.words[i]
    if token.text == ",":
        return _aside(line, i, end)
    if line.said(i, i + 2) == "il y a":
        ago = next((j for j in range(i + 3, min(i + 7, end)) if line.norm(j) in TIMES), None)
        return ago - i + 1 if ago else 0
    if token.text in OPENERS:
        quote = line.quote_from(i)
        return quote.last - i + 1 if quote else 1
    if token.norm_ == "a" and line.words[min(i + 1, end)].pos_ == "DET":  # « à » as typed in haste
        return 1
    passing = token.pos_ in {"ADV", "ADP", "PRON", "NOUN", "PROPN", "ADJ", "NUM", "DET", "X", "INTJ"}
    return int(passing or token.text in {"(", "-"} or line.norm(i) in QUE)


def _aside(line: Line, i: int, end: int) -> int:
    """Return the length of an aside between commas, 0 where the comma opens none."""
    for j in range(i + 1, min(i + 16, end)):
        if line.words[j].text == ",":
            return j - i + 1
        if line.words[j].pos_ in {"VERB", "AUX"} and "Fin" in line.words[j].morph.get("VerbForm"):
            return 0
        if line.norm(j) in QUE:
            return 0
    return 0
