"""« Selon X », « d’après X », « pour X », « aux dires de X », « de source policière »: sources after a preposition."""

from collections.abc import Iterator
from functools import cache
from typing import Final

from recoupe.annotate.line import Line, Range
from recoupe.annotate.phrases import GENITIVE, after_comma, full_phrase, head_at
from recoupe.annotate.speech.clauses import clause_after, clause_through, longer_part, sentence_start
from recoupe.annotate.speech.forms import complete, finite
from recoupe.annotate.speech.groups import first_party
from recoupe.annotate.speech.lexicons import SpeechClass, keys, lexicon, values
from recoupe.annotate.speech.nouns import first_clause
from recoupe.annotate.speech.record import Speech
from recoupe.annotate.speech.sources import AUTHORS, noun_kind
from recoupe.annotate.speech.via import CITED

TAIL: Final = 12
ARTICLES: Final = frozenset({"le", "la", "les", "l'", "un", "une", "ce", "cette", "ces", "mon", "ma", "mes"})
CITING: Final = frozenset({"citer", "tenir", "appuyer", "fonder", "interroger", "invoquer"})
"""Verbs by which an outlet names from whom it has its word."""
DATIVE: Final = frozenset({"à", "au", "aux"})
POSSESSIVES: Final = frozenset({"son", "sa", "ses", "leur", "leurs"})
RELATIVES: Final = frozenset({"lequel", "laquelle", "lesquels", "lesquelles"})
APOSTROPHE: Final = "'"
APART: Final = (
    "à croire",
    "à suivre",
    "à se fier",
    "parole de",
    "foi de",
    "dixit",
    "à entendre",
    "à écouter",
    "à lire",
    "à l'entendre",
    "suivant",
    "à s'en",
)
"""Cues that open a clause or stand between commas; elsewhere they are plain infinitives and prepositions."""
LONGEST: Final = 6
"""How many words a cue may have."""
LEADS: Final = (
    "la veille", "le lendemain", "entre-temps", "sur le terrain", "en outre", "par ailleurs", "de son côté",
    "toutefois",
    "cependant", "or", "mais", "et", "car", "en revanche", "dans le même temps",
)  # fmt: skip


def preposition_speeches(line: Line) -> Iterator[Speech]:
    """Yield what a line puts in the mouth of a source named in a prepositional phrase."""
    place = 0
    while place < len(line.words):
        cue = _cue(line, place)
        made = _speech(line, cue) if cue and line.quote_at(place) is None else None
        if made:
            yield made
        place = cue[0][1] + 1 if cue else place + 1


def _cue(line: Line, place: int) -> tuple[Range, str, str] | None:
    """Return the words, the key and the class of the cue that starts at a place."""
    known = _cues().get(line.norm(place), ())
    lengths = _lengths(line, place) if known else {}
    for key, kind in known:
        length = _match(line, place, key, lengths)
        if length:
            return (place, place + length - 1), key, kind
    return None


@cache
def _cues() -> dict[str, tuple[tuple[str, str], ...]]:
    """Return the cues and their classes by their first word, longest first."""
    made: dict[str, list[tuple[str, str]]] = {}
    for entry in sorted(lexicon("source_prepositions"), key=lambda each: -len(each.key)):
        head = entry.key.split()[0]
        first = head.split(APOSTROPHE)[0] + APOSTROPHE if APOSTROPHE in head else head
        made.setdefault(first, []).append((entry.key, entry.get("class")))
    return {word: tuple(found) for word, found in made.items()}


def _lengths(line: Line, place: int) -> dict[str, int]:
    """Return how many words each text covers that starts at a place and is as long as a cue may be."""
    said, found = "", {}
    for length, word in enumerate(line.norms[place : place + LONGEST], start=1):
        said = f"{said}{'' if said.endswith(APOSTROPHE) or not said else ' '}{word}"
        found[said] = length
    return found


def _match(line: Line, place: int, key: str, lengths: dict[str, int]) -> int:
    """Return how many words a cue covers from a place on; its last « de » also reads « du », « des » and « d’ »."""
    governed = GENITIVE if key.endswith(" de") else DATIVE if key.endswith(" à") else frozenset()
    length = lengths.get(key.removesuffix(" de").removesuffix(" à"), 0)
    if not length or not governed:
        return length
    return length + 1 if line.norm(place + length) in governed else 0


def _speech(line: Line, cue: tuple[Range, str, str]) -> Speech | None:
    where, key, kind = cue
    if _no_cue(line, where) or ((kind == "theirs" or key.startswith(APART)) and not _apart(line, where[0])):
        return None
    if kind == "own":
        return _own(line, where, key)
    if kind == "theirs":
        return _theirs(line, where, key)
    if key in {"à l'entendre", "à l'en croire", "à les en croire", "à les entendre"}:
        return _heard(line, where)
    if line.norm(where[1] + 1) in RELATIVES:
        return _by_noun(line, where) or (_relative(line, where) if key != "pour" else None)
    return _of_source(line, where) if key.startswith("de source") else _named(line, cue)


def _no_cue(line: Line, where: Range) -> bool:
    """Tell whether an aside follows (« selon ce que rapportent … ») or a time is told (« en fin d’après-midi »)."""
    aside = line.norm(where[1] + 1) == "ce" and line.norm(where[1] + 2) in {"que", "qu'"}
    return aside or line.norm(where[1] + 1).startswith("midi") or line.norm(where[0] - 1) == "fin"


def _apart(line: Line, place: int) -> bool:
    """Tell whether a phrase opens a clause or stands between commas."""
    return place == line.sentence(place)[0] or line.norm(place - 1) in {
        ",",
        ";",
        ":",
        "mais",
        "et",
        "or",
        "(",
        "—",
        "–",
    }


def _named(line: Line, cue: tuple[Range, str, str]) -> Speech | None:
    """Return what a source says that a cue names right after it."""
    where, key, kind = cue
    head = head_at(line, where[1] + 1)
    if head is None and (name := _foreign(line, where[1] + 1)) and (told := content_of(line, where, name)):
        return Speech(line=line, rule="fr.selon@1", kind="say", content=told, source=name, cue=where)
    if head is None or not _may_source(line, where, head, key):
        return None
    source = _restricted(line, _to_comma(line, where, _first_noun(line, where, head)))
    if (quoted := _who_cites(line, where, source)) is not None:
        return quoted
    content = content_of(line, where, source)
    if content is None or line.norm(content[0]) in {"où", "qui", "dont", "mais"}:
        return None
    source = (source[0], before_cited(line, source))
    rule = f"fr.{key.split()[0].replace(APOSTROPHE, '')}@1"
    says: SpeechClass = "opinion" if kind == "opinion" else "say"
    return Speech(line=line, rule=rule, kind=says, content=content, source=source, cue=where)


def _first_noun(line: Line, where: Range, head: int) -> Range:
    """Return a source's words, up to the subject of what it says where no comma parts them (« selon X le pont … »)."""
    first, last = full_phrase(line, head)
    opens = where[0] == line.sentence(where[0])[0] or line.norm(where[0] - 1) in {",", ";", ":"}
    for i in range(head + 1, last + 1 if opens else head + 1):
        article = line.norm(i) in ARTICLES
        if line.words[i].is_punct:
            break
        if article and line.words[i - 1].pos_ in {"NOUN", "PROPN", "ADJ"} and not line.words[i].text[0].isupper():
            return first, i - 1
    return first, last


def _restricted(line: Line, source: Range) -> Range:
    """Return a source at a sentence's end with the clause that tells which one it is (« selon un élu qui … »)."""
    last = line.sentence(source[1])[1]
    stop = next((i for i in range(source[1] + 1, last + 1) if line.words[i].is_punct), last)
    ends = line.norm(source[1] + 1) == "qui" and stop == last and stop - source[1] <= TAIL
    return (source[0], stop - 1) if ends else source


def _who_cites(line: Line, where: Range, source: Range) -> Speech | None:
    """Return « selon la radio, qui cite un élu, … », « selon une note dont la radio a copie, … »."""
    comma = line.norm(source[1] + 1) == ","
    opens = source[1] + 1 + comma
    if (
        line.norm(opens) not in {"qui", "dont", "que", "qu'", "où", "laquelle"}
        or where[0] - line.sentence(where[0])[0] > 1
    ):
        return None
    closes = (
        i for i in range(opens + 2, line.sentence(opens)[1]) if line.norm(i) == "," and _verb_inside(line, opens, i)
    )
    end = next(closes, None)
    content = clause_through(line, end + 1) if end else None
    if end is None or content is None:
        return None
    cites = next((i for i in range(opens + 1, end) if line.words[i].lemma_ in CITING), None)
    behind = head_at(line, cites + 1 + (line.norm(cites + 1) in {"sur", "de", "à"})) if cites else None
    if behind is not None and behind < end and line.norm(opens) == "qui":
        return Speech(
            line=line, rule="fr.selon@1", kind="say", content=content, source=full_phrase(line, behind), cue=where,
            via=(line.span(*source).text,),
        )  # fmt: skip
    named = source if comma else (source[0], end - 1)
    return Speech(line=line, rule="fr.selon@1", kind="say", content=content, source=named, cue=where)


def _verb_inside(line: Line, first: int, last: int) -> bool:
    """Tell whether a finite verb stands between a relative pronoun and a comma."""
    return any(finite(line, i) for i in range(first + 1, last))


def _foreign(line: Line, place: int) -> Range | None:
    """Return a name in another language (« The Guardian »), whose words the tagger can't read."""
    last = place
    while last < len(line.words) and line.words[last].text[0].isupper():
        last += 1
    return (place, last - 1) if last > place else None


def _to_comma(line: Line, where: Range, source: Range) -> Range:
    """Return a source phrase with the participles that end it before a comma (« un agent s’exprimant sous … »)."""
    last = line.sentence(where[0])[1]
    stop = next((i for i in range(source[1] + 1, last + 1) if line.words[i].is_punct), last)
    between = range(source[1] + 1, stop)
    if not between or len(between) > TAIL or any(finite(line, i) or line.norm(i) in {"que", "qu'"} for i in between):
        return source
    opens = line.words[stop].text in {",", "."} and line.words[source[1] + 1].pos_ in {
        "VERB",
        "PRON",
        "ADJ",
        "ADP",
        "ADV",
    }
    return (source[0], after_comma(line, stop - 1)) if opens else source


def before_cited(line: Line, source: Range) -> int:
    """Return where a source ends before « cité par X », which names a go-between."""
    cited = (i for i in range(source[0] + 1, source[1]) if line.norm(i) in CITED and line.norm(i + 1) == "par")
    return next((i - 1 - (line.norm(i - 1) == ",") for i in cited), source[1])


def _may_source(line: Line, where: Range, head: int, key: str) -> bool:
    token = line.words[head]
    if token.norm_ in AUTHORS or token.norm_ in {"vous", "toi"}:
        return False
    if key == "pour":
        return _opinion(line, where, head)
    if key == "aux yeux de":
        return bool(noun_kind(token)) or token.pos_ == "PROPN"
    return token.lemma_ not in keys("selon_measures") or noun_kind(token) != ""


def _opinion(line: Line, where: Range, head: int) -> bool:
    """Tell whether « pour X » opens a sentence and X is one who can hold an opinion, before a comma."""
    token = line.words[head]
    opens = where[0] == line.sentence(where[0])[0] or line.norm(where[0] - 1) in {"mais", "et", ";", "or"}
    holder = noun_kind(token) in {"role", "people", "organisation", "media"} or token.ent_type_ in {"PER", "ORG"}
    end = full_phrase(line, head)[1]
    return opens and holder and line.norm(end + 1) == "," and line.words[where[0] + 1].pos_ != "VERB"


def content_of(line: Line, cue: Range, source: Range) -> Range | None:
    """Return the clause that a source phrase stands in, without it: before it, after it, or the longer part."""
    first, last = line.sentence(cue[0])
    if (apart := _quote_apart(line, first, cue[0])) is not None:
        return apart
    if (inner := _bracketed(line, first, cue[0])) is not None:
        return line.trimmed(inner + 1, cue[0] - 1)
    opens = cue[0] - first <= 1 or line.norm(cue[0] - 1) in {";", ":"} or line.norm(first) == "exclusif"
    if opens or not _clause_before(line, first, cue[0]):
        return clause_through(line, source[1] + 1)
    start = _segment(line, _start(line, cue[0]), cue[0])
    before = line.trimmed(start, cue[0] - 1)
    after = None
    bare = before is not None and not any(finite(line, i) for i in range(before[0], before[1] + 1))
    if (
        line.norm(source[1] + 1) == ","
        and source[1] + 2 < last
        and (bare or line.words[source[1] + 2].pos_ not in {"PRON", "CCONJ", "SCONJ"})
    ):
        after = clause_after(line, source[1] + 2)
    elif _goes_on(line, source[1] + 1, last):
        before = line.trimmed(_relative_start(line, start, cue[0]), cue[0] - 1)
        parts = [part for part in (before, clause_after(line, source[1] + 1)) if part]
        return longer_part(parts, line)
    return _pick(line, before, after)


def _segment(line: Line, start: int, cue: int) -> int:
    """Return where what a source vouches for begins: the words after the last comma where they tell no more than that.

    « Ils sont libres, sans contrepartie aux dires de l’ONG »: without a comma before it, the cue goes with the words
    without a verb after a whole clause; « …, leurs élus ayant fui, selon lui »: with one, with a clause in -ant.
    """
    apart = line.norm(cue - 1) == ","
    last = cue - 2 if apart else cue - 1
    comma = next((i for i in range(last, start, -1) if line.norm(i) == "," and line.quote_at(i) is None), None)
    if comma is None or not complete(line, start, comma - 1):
        return start
    segment = range(comma + 1, last + 1)
    if apart:
        head = head_at(line, comma + 1)
        return comma + 1 if head is not None and line.norm(head + 1) in {"ayant", "étant"} else start
    verbless = not any(finite(line, i) for i in segment) and len(segment) > 1
    return comma + 1 if verbless and line.norm(comma + 1) not in {"et", "ou", "mais", "puis"} else start


def _quote_apart(line: Line, first: int, cue: int) -> Range | None:
    """Return a quotation set off by commas right before a cue (« …, « une honte », selon le maire »)."""
    quote = line.quote_to(cue - 2) if line.norm(cue - 1) == "," else None
    alone = quote is not None and line.norm(quote.first - 1) == "," and complete(line, first, quote.first - 2)
    return line.trimmed(quote.first + 1, quote.last - 1) if quote and alone else None


def _bracketed(line: Line, first: int, cue: int) -> int | None:
    """Return the place of the bracket that a cue stands in after words of its own (« (4,8 selon deux sources) »)."""
    back = range(cue - 1, max(first, cue - TAIL) - 1, -1)
    bracket = next((i for i in back if line.words[i].text in "()"), None)
    return bracket if bracket is not None and line.words[bracket].text == "(" and bracket < cue - 1 else None


def _goes_on(line: Line, place: int, last: int) -> bool:
    """Tell whether the clause goes on right after a source in its midst (« offriront selon lui une oasis de paix »)."""
    if place >= last or line.words[place - 1].pos_ != "PRON":
        return False
    return line.words[place].pos_ in {"DET", "ADP", "NUM", "ADV", "ADJ", "VERB", "AUX"}


def _relative_start(line: Line, start: int, cue: int) -> int:
    """Return where the relative clause opens that a cue stands in (« les Jeux, qui offriront selon lui … »)."""
    opens = (i for i in range(cue - 1, start, -1) if line.norm(i) in {"qui", "dont", "où"} and line.norm(i - 1) == ",")
    place = next(opens, None)
    return start if place is None or any(line.norm(i) == "," for i in range(place, cue)) else place + 1


def _pick(line: Line, before: Range | None, after: Range | None) -> Range | None:
    if before is None or after is None:
        return before or after
    verbs = any("Fin" in line.words[i].morph.get("VerbForm") for i in range(before[0], before[1] + 1))
    return before if verbs and after[1] - after[0] < 2 * (before[1] - before[0]) else after


def _clause_before(line: Line, first: int, cue: int) -> bool:
    if line.norm(cue - 1) in {",", "(", "–", "—"} or line.quote_to(cue - 1):
        words = range(first, cue - 1)
        return len(words) > 3 or any("Fin" in line.words[i].morph.get("VerbForm") for i in words)  # noqa: PLR2004
    return any("Fin" in line.words[i].morph.get("VerbForm") for i in range(first, cue))


def _start(line: Line, cue: int) -> int:
    """Return where the clause before a cue begins: after a semicolon or colon, without openers."""
    first = sentence_start(line, cue)
    for i in range(cue - 1, first, -1):
        if line.words[i].text in {";", ":"} and line.quote_at(i) is None:
            first = i + 1
            break
    for lead in LEADS:
        words = lead.split()
        if line.said(first, first + len(words) - 1) == lead:
            after = first + len(words)
            return after + 1 if line.norm(after) == "," else after
    return first


def _own(line: Line, where: Range, key: str) -> Speech | None:
    content = content_of(line, where, where)
    if content is None:
        return None
    pronoun = where[1] if key.startswith(("selon", "d'après")) else where[0] + 1
    return Speech(line=line, rule="fr.own@1", kind="say", content=content, source=(pronoun, pronoun), cue=where)


def _heard(line: Line, where: Range) -> Speech | None:
    """Return « à l’entendre, … »: the source is the subject before it in the sentence, else the pronoun."""
    follows = line.norm(where[0] - 1) == "," and line.norm(where[1] + 1) != "," and where[1] + 2 < len(line.words)
    content = clause_after(line, where[1] + 1) if follows else content_of(line, where, where)
    if content is None:
        return None
    head = first_party(line, where[0]) if follows or content[0] > where[1] else None
    named = head is not None and bool(noun_kind(line.words[head]) or line.words[head].pos_ == "PROPN")
    source = full_phrase(line, head) if named and head is not None else (where[0] + 1, where[0] + 1)
    return Speech(line=line, rule="fr.heard@1", kind="say", content=content, source=source, cue=where)


def _theirs(line: Line, where: Range, key: str) -> Speech | None:
    """Return « à ses yeux, … », « de son propre aveu, … »: the source is the possessive."""
    content = content_of(line, where, where)
    owner = next((i for i in range(where[0], where[1] + 1) if line.norm(i) in POSSESSIVES), None)
    says: SpeechClass = "opinion" if "yeux" in key or "avis" in key or "sens" in key else "say"
    if content is None or owner is None:
        return None
    return Speech(line=line, rule="fr.theirs@1", kind=says, content=content, source=(owner, owner), cue=where)


def _by_noun(line: Line, where: Range) -> Speech | None:
    """Return « les accusations de X selon lesquelles … »: X says it, or nobody that is named."""
    first = line.sentence(where[0])[0]
    back = range(where[0] - 1, max(first, where[0] - TAIL) - 1, -1)
    noun = next((i for i in back if line.words[i].lemma_ in keys("reporting_nouns")), None)
    content = first_clause(line, where[1] + 2)
    if noun is None or content is None:
        return None
    head = head_at(line, noun + 2) if line.norm(noun + 1) in GENITIVE else None
    kind = values("reporting_nouns", "class")[line.words[noun].lemma_]
    says: SpeechClass = "hedge" if kind == "hedge" or head is None else "say"
    source = full_phrase(line, head) if head is not None and head < where[0] else None
    return Speech(line=line, rule="fr.noun@1", kind=says, content=content, source=source, cue=(noun, where[1]))


def _relative(line: Line, where: Range) -> Speech | None:
    """Return « X, selon lequel … »: the source is the antecedent."""
    i = where[0] - 1
    while i >= 0 and line.words[i].is_punct:
        i -= 1
    plural, head = line.norm(where[1] + 1).endswith("s"), None
    for j in range(i, line.sentence(where[0])[0] - 1, -1):
        token = line.words[j]
        party = token.pos_ in {"NOUN", "PROPN"} and (noun_kind(token) or token.ent_type_ in {"PER", "ORG"})
        agrees = plural == ("Plur" in token.morph.get("Number")) or token.pos_ == "PROPN"
        if party and agrees:
            head = j
            break
    if head is None:
        return None
    content = clause_after(line, where[1] + 2)
    comma = next((i for i in range(where[1] + 2, content[1]) if line.norm(i) == ","), None) if content else None
    if content and comma and line.norm(where[0] - 1) == ",":  # « X, selon lequel …, part »
        content = (content[0], comma - 1)
    source = full_phrase(line, head)
    source = source if source[1] < where[0] else (source[0], i)
    return (
        Speech(line=line, rule="fr.selon.relative@1", kind="say", content=content, source=source, cue=where)
        if content
        else None
    )


def _of_source(line: Line, where: Range) -> Speech | None:
    """Return « de source sécuritaire, … »; an incise of « on » has its own rule."""
    head = where[1]
    source = full_phrase(line, head)
    if line.norm(head + 1) in {"", ",", "."} or (
        line.norm(where[0] - 1) not in {",", "", ".", ";", ":", "»"} and where[0]
    ):
        return None
    content = content_of(line, where, source)
    if content and line.norm(content[0]) in {"on", "l'on"}:
        return None
    return (
        Speech(line=line, rule="fr.source@1", kind="say", content=content, source=(head, source[1]), cue=where)
        if content
        else None
    )
