"""« …, a déclaré le ministre », « …, a-t-il ajouté », « « … », balaie un conseiller »: the cue follows what is said."""

from collections.abc import Iterator
from typing import Final

from recoupe.annotate.line import Line, Range
from recoupe.annotate.phrases import MASTER, TIMES, full_phrase, head_at
from recoupe.annotate.quotes import OPENERS
from recoupe.annotate.speech.clauses import clause_after, clause_end, longer_part, sentence_start
from recoupe.annotate.speech.forms import complete, finite
from recoupe.annotate.speech.groups import CLITICS, Group, reporting_verb, verb_group
from recoupe.annotate.speech.lexicons import SpeechVerb
from recoupe.annotate.speech.record import Speech
from recoupe.annotate.speech.sources import REPORTERS, noun_kind

BEHIND: Final = frozenset({"de", "d'", "du", "des", "auprès", "chez", "à", "au", "aux"})
UNSPOKEN: Final = frozenset(
    {"avoir", "être", "suivre", "venir", "arriver", "rester", "figurer", "régner", "succéder", "manquer",
     "entrer", "sortir", "apparaître", "surgir", "naître", "mourir", "vivre", "suffire", "exister", "passer", "partir",
     "tomber", "monter", "siéger", "trôner", "dormir", "jouer", "compter", "aller", "pouvoir", "devoir", "falloir",
     "faire", "dominer", "attendre", "travailler", "marcher", "courir", "voir", "vouloir"}
)  # fmt: skip
"""Verbs whose inverted subject does not speak (« …, suivent trois ministres »)."""
RELATIVES: Final = frozenset({"qui", "que", "qu'", "dont"})
ASIDE: Final = 12
"""Words of an aside between a verb and its subject, at most."""
JOINING: Final = frozenset({"où", "que", "qui", "dont", "car", "parce"})
"""Words after which an incise stands before what is said."""
FEW: Final = 3
CURT: Final = frozenset({"ADJ", "ADV", "INTJ", "DET", "NOUN"})
"""What a curt answer is made of (« Pas assez, rétorque … »)."""
LEADS: Final = frozenset(
    {"ensuite", "puis", "alors", "enfin", "depuis", "ainsi", "là", "ici", "désormais", "parfois", "souvent", "hier",
     "demain", "aujourd'hui", "bientôt", "ailleurs", "cependant", "toutefois", "pourtant", "aussi", "surtout", "même"}
)  # fmt: skip
"""Adverbs before an incise with which what is said only opens."""
LEARNT: Final = SpeechVerb("apprendre", "say", frozenset(), frozenset())
"""« apprend-on de bonne source »: only with « on » does learning report."""


def incise_speeches(line: Line) -> Iterator[Speech]:
    """Yield what is said before or around an inverted verb of speech."""
    for place, token in enumerate(line.words):
        group = verb_group(line, place) if token.pos_ != "PUNCT" else None
        if group and (made := _incise(line, group)):
            yield made


def incised(line: Line, group: Group) -> bool:
    """Tell whether a verb follows what it reports: it is inverted after a comma or a closing quotation mark."""
    before = _opening(line, group) if group.finite else None
    if before is None:
        return False
    if group.clitic is not None:
        return True
    if line.norm(group.last + 1) in {"que", "qu'", ":"}:
        return False
    if _has_subject(line, group, before) or _in_relative(line, before):
        return False
    head = inverted_subject(line, group, group.last)
    return head is not None and (_said_before(line, before) or _curt(line, group, before, head))


def _curt(line: Line, group: Group, before: int, head: int) -> bool:
    """Tell whether a word or two without a noun are what is said (« Faux, rétorque le maire »)."""
    start = _start(line, before)
    bare = before - start <= FEW and all(line.words[i].pos_ in CURT for i in range(start, before))
    party = noun_kind(line.words[head]) or line.words[head].ent_type_ or line.words[head].pos_ == "PROPN"
    leads = line.norm(start) in LEADS
    return bool(bare and before > start and party and not leads) and reporting_verb(line, group) is not None


def _has_subject(line: Line, group: Group, before: int) -> bool:
    """Tell whether a verb has its subject before an aside (« Les élus, qui partent, ont dénigré le texte »)."""
    quoted = line.quote_to(before) or line.quote_to(before - 1) or line.quote_at(before) is not None
    if quoted or line.norm(before) != ",":
        return False
    start = _start(line, before)
    if complete(line, start, before - 1):
        return False
    places = (line.place_of.get(child.i) for child in line.words[group.verb].children if child.dep_.startswith("nsubj"))
    found = next((place for place in places if place is not None and start <= place < before), None)
    if found is None:
        return False
    comma = next((i for i in range(found + 1, before) if line.norm(i) == ","), None)
    return comma is not None and not any(finite(line, i) for i in range(found + 1, comma))


def _in_relative(line: Line, before: int) -> bool:
    """Tell whether a quotation ends a relative clause before its noun's verb (« X, qui y voit « un défi », a … »)."""
    quote = line.quote_to(before - 1) if line.norm(before) == "," else None
    if quote is None:
        return False
    start = _start(line, quote.first)
    comma = next((i for i in range(start + 1, quote.first) if line.norm(i) == ","), None)
    if comma is None or any(finite(line, i) for i in range(start, comma)):
        return False
    opens = comma + 1 + (line.norm(comma + 1) in {"pour", "à", "selon", "de"})
    closed = any(line.norm(i) in {",", ":"} for i in range(opens, quote.first))
    return line.norm(opens) in {"qui", "que", "qu'", "dont", "où"} and not closed


def _said_before(line: Line, before: int) -> bool:
    """Tell whether something said stands before a comma: a quote, a clause, or words that can't be a subject."""
    if line.quote_to(before) or line.quote_to(before - 1):
        return True
    start = _start(line, before)
    start += line.words[start].pos_ == "CCONJ"
    if complete(line, start, before - 1):
        return True
    head = head_at(line, start)
    if head is not None and line.norm(head) in TIMES:  # « La veille, le président, … »
        comma = next((i for i in range(head, before) if line.norm(i) == ","), None)
        head = head_at(line, comma + 1) if comma else head
    if head is None:
        return line.quote_at(before) is not None
    token = line.words[head]
    return not (noun_kind(token) or token.pos_ in {"PROPN", "PRON"} or token.ent_type_ in {"PER", "ORG", "LOC"})


def _start(line: Line, place: int) -> int:
    around = line.quote_at(place)
    first = around.first + 1 if around else line.sentence(place)[0]
    stops = (
        i + 1 for i in range(place - 1, first, -1) if line.words[i].text in {";", "."} and line.quote_at(i) is around
    )
    return next(stops, first)


def _incise(line: Line, group: Group) -> Speech | None:
    before = _opening(line, group)
    if before is None or not incised(line, group) or (group.passive and group.clitic is None):
        return None
    closed = line.quote_to(before) is not None or line.quote_to(before - 1) is not None
    quoted = closed or line.quote_at(group.verb) is not None
    verb, last = _verb(line, group)
    apart = closed and (
        line.norm(before) == "," or group.clitic is not None or line.words[before - 1].text in {"!", "?"}
    )
    spoken = apart or _by_party(line, group)
    if group.lemma in {"avoir", "être", "sembler", "paraître"} or (
        verb is None and (not spoken or group.lemma in UNSPOKEN)
    ):
        return None
    bare = verb is not None and (verb.kind in {"act", "own"} or verb.takes == {"quote"})
    if not quoted and bare and not _by_party(line, group):
        return None
    source = _speaker(line, group, last)
    content = _content(line, group, before, max(source[1], last)) if source else None
    if source is None or content is None:
        return None
    kind = verb.kind if verb and verb.kind in {"open", "hedge"} else "say"
    return Speech(
        line=line, rule="fr.incise@1", kind=kind, key=verb.key if verb else "", content=content, source=source,
        cue=(group.first, last), quoted=quoted,
    )  # fmt: skip


def _by_party(line: Line, group: Group) -> bool:
    """Tell whether an incise of an unknown verb is one of speech: one who can speak is all that follows it."""
    if group.clitic is not None:
        return line.norm(group.clitic).endswith(("il", "elle", "ils", "elles")) and not line.norm(
            line.sentence(group.verb)[1]
        ).endswith("?")
    head = inverted_subject(line, group, group.last)
    if head is None or not (noun_kind(line.words[head]) not in {"", "document"} or line.words[head].ent_type_ == "PER"):
        return False
    first, last = full_phrase(line, head)
    ends = last == line.sentence(group.verb)[1] or line.words[last + 1].is_punct or line.norm(last + 1) in RELATIVES
    return ends and first == group.last + 1


def _verb(line: Line, group: Group) -> tuple[SpeechVerb | None, int]:
    if group.lemma in {"apprendre", "lire"} and group.clitic is not None:
        return LEARNT, group.last
    return reporting_verb(line, group) or (None, group.last)


def _opening(line: Line, group: Group) -> int | None:
    """Return the place of the comma or quotation mark before an inverted verb, None where there is none."""
    i = group.first - 1
    while i >= 0 and line.norm(i) in CLITICS:
        i -= 1
    if i < line.sentence(group.first)[0]:
        return None
    opens = line.words[i].text in {",", "–", "—", "-", "(", "!", "?"} or line.quote_to(i) is not None
    return i if opens else None


def _speaker(line: Line, group: Group, last: int) -> Range | None:
    if group.clitic is None:
        head = inverted_subject(line, group, last)
        first, end = _not_to_whom(line, full_phrase(line, head)) if head is not None else (0, -1)
        return (first - (line.norm(first - 1) == "des"), end) if head is not None else None
    if line.norm(group.clitic) in {"-t-on", "-on"}:
        place = max(last, group.clitic) + 1
        read = party_at(line, place + 1) if group.lemma == "lire" and line.norm(place) in {"dans", "sur"} else None
        return read or behind(line, place) or (group.clitic, group.clitic)
    return group.clitic, group.clitic


def _not_to_whom(line: Line, span: Range) -> Range:
    """Return a speaker without the outlet that is spoken to (« a assuré le maire à la chaîne X »)."""
    theirs = any(line.words[i].lemma_ in REPORTERS for i in range(span[0], min(span[0] + 4, span[1])))
    for i in range(span[0] + 1, span[0] if theirs else span[1]):
        head = head_at(line, i + 1) if line.norm(i) in {"à", "au", "aux", "sur", "dans"} else None
        if head is not None and (noun_kind(line.words[head]) == "media" or line.norm(i + 2) in {"micro", "antenne"}):
            return span[0], i - 1
        if line.norm(i) == ",":
            break
    return span


def inverted_subject(line: Line, group: Group, last: int) -> int | None:
    """Return the head of the noun phrase after the verb, over times, addressees and asides."""
    end = line.sentence(group.verb)[1]
    i = _past_aside(line, last + 1, end)
    while i <= end:
        token = line.words[i]
        if token.text in OPENERS or token.is_punct or line.norm(i) in {"que", "qu'", "si", "et"}:
            return None
        skipped = line.norm(i) == "des" or token.text == MASTER
        head = head_at(line, i + 1 if skipped else i)  # « des » may be tagged as « de les »
        if head is not None and line.norm(head) in CLITICS - {"elle"}:
            return None
        if head is not None and not _circumstance(line, i, head):
            return head
        if line.norm(i) == "en" and line.norm(i + 1).endswith("ant") and line.words[min(i + 1, end)].pos_ == "VERB":
            return None  # « a répliqué mardi en sommant un diplomate … »
        i = (head + 1) if head is not None else _over(line, i, end)
    return None


def _past_aside(line: Line, place: int, end: int) -> int:
    """Return the word after an aside between commas that tells how or where (« confie, sous le sceau, … »)."""
    following = line.words[min(place + 1, end)]
    bare = following.pos_ in {"ADP", "ADV", "ADJ"} or following.morph.get("VerbForm") == ["Part"]
    opens = line.norm(place) in {",", "("} and place < end and bare
    for j in range(place + 1, min(place + ASIDE, end) if opens else place):
        if line.norm(j) in {",", ")"}:
            return j + 1 if line.words[j + 1].pos_ in {"DET", "PROPN"} else place
        if finite(line, j):
            break
    return place


def _circumstance(line: Line, first: int, head: int) -> bool:
    timely = any(line.norm(i) in TIMES for i in range(first, head + 1))
    return timely or line.norm(head) in {"lui", "leur", "nous", "vous", "elle", "eux", "moi"}


def _over(line: Line, i: int, end: int) -> int:
    """Return the first word after an adverb or a prepositional phrase."""
    if line.words[i].pos_ != "ADP":
        return i + 1
    head = head_at(line, i + 1)
    if head is None:
        return i + 1
    j = head + 1
    if line.norm(j) == "des" and line.words[head].pos_ == "PROPN":
        return j
    while j <= end and (line.words[j].pos_ == "ADP" or line.words[j].pos_ in {"ADJ", "PROPN"}):
        inner = head_at(line, j + 1) if line.words[j].pos_ == "ADP" else None
        j = inner + 1 if inner is not None else j + 1
    return j


def behind(line: Line, start: int, *, opening: bool = False) -> Range | None:
    """Return who stands behind « on » (« de source sûre », « auprès d’un élu »), also where a sentence opens."""
    end = line.sentence(start if opening else start - 1)[1]
    for i in range(start, min(start + 7, end) + 1):
        around = party_at(line, i + 1) if line.norm(i) == "dans" else None
        if around is not None and noun_kind(line.words[head_at(line, i + 1) or around[0]]) == "people":
            return around  # « assure-t-on dans l’entourage du préfet »
        if line.words[i].is_punct or (line.words[i].pos_ == "ADP" and line.norm(i) not in BEHIND):
            return None
        if line.norm(i) in BEHIND:
            found = party_at(line, i + 1 + (line.norm(i) == "auprès"))
            if found:
                return found
    return None


def party_at(line: Line, start: int) -> Range | None:
    """Return the phrase of a party that starts at a place, with those coordinated to it; None for other things."""
    head = head_at(line, start)
    if head is None or line.norm(head) in TIMES:
        return None
    token = line.words[head]
    if not (noun_kind(token) or token.ent_type_ in {"ORG", "LOC"} or token.pos_ == "PROPN"):
        return None
    span = full_phrase(line, head)
    if line.norm(span[1] + 1) == "et" and line.norm(span[1] + 2) in {"de", "d'", "des"}:
        other = head_at(line, span[1] + 3)
        return (span[0], full_phrase(line, other)[1]) if other is not None else span
    return span


def _content(line: Line, group: Group, before: int, end: int) -> Range | None:
    """Return what an incise reports: the quote before or around it, or the clause; of a broken one the longer part."""
    around = line.quote_at(group.verb)
    if around is not None:
        first, last = around.first + 1, around.last - 1
    else:
        first, last = sentence_start(line, group.first), line.sentence(group.first)[1]
        first = max([first, *(i + 1 for i in range(first, before) if line.norm(i) == ";" and line.quote_at(i) is None)])
    if line.norm(before) == "," and line.norm(before - 1) in JOINING and around is None:
        comma = next((i for i in range(end + 1, min(end + ASIDE, last)) if line.norm(i) == ","), None)
        return clause_after(line, comma + 1) if comma else None  # « les barrages où, disent-ils, on les pille »
    quote = line.quote_to(before) or line.quote_to(before - 1)
    if quote is not None and around is None and _is_whole(line, quote.first, first):
        first = quote.first + 1
    after = _after(line, end, last, inside=around is not None, quoted=quote is not None)
    opened = after is not None and line.quote_from(after[0] - 1) is not None
    if around is None and quote is None and opened:
        return after  # « faute de quoi, martèle le maire, « le pont cédera » »
    parts = [line.trimmed(first, before), after]
    return longer_part([part for part in parts if part], line)


def _is_whole(line: Line, opening: int, first: int) -> bool:
    """Tell whether a quote is all that is said: little but openers stands before it in its sentence."""
    short = opening - first < 4  # noqa: PLR2004 - « Car, dit-il »
    return short or line.norm(opening - 1) in {":", ",", "mais", "car", "or"}


def _after(line: Line, end: int, last: int, *, inside: bool, quoted: bool) -> Range | None:
    """Return the part of what is said that goes on after an incise."""
    comma = next((i for i in range(end + 1, min(end + 30, last) + 1) if line.words[i].text in {",", ".", ":"}), None)
    if comma is None or comma >= last:
        return None
    if line.words[comma].text == ":" and not inside and not quoted and line.quote_from(comma + 1) is None:
        return clause_after(line, comma + 1)
    following = line.quote_from(comma + 1)
    if following:
        return line.trimmed(following.first + 1, min(following.last, len(line.words)) - 1)
    if inside or quoted:
        return line.trimmed(comma + 1, last) if inside else None
    token = line.words[comma + 1]
    resumes = token.pos_ in {"AUX", "VERB", "ADP"} and line.words[comma].text == "," and not token.norm_.endswith("ant")
    stop = next((i for i in range(comma + 1, last + 1) if line.words[i].text == ";"), last)
    stop = min(stop, clause_end(line, comma + 1, last))
    return line.trimmed(comma + 1, stop) if resumes else None
