"""Interface words: lines that a site's software writes (« Répondre », « 12 commentaires »)."""

import re
from collections import defaultdict
from functools import cache, lru_cache
from typing import Final
from unicodedata import category

from recoupe.lang.fr.text import straighten
from recoupe.lang.pack import PACKS, language_pack
from recoupe.read.dates import whole_stamp

LONGEST: Final = 160
MEMORY: Final = 16_384
"""Lines whose answer is kept: several readers ask about the same page."""

LONGEST_ROW: Final = 60
"""Characters of a row of buttons that only spaces part (« 3 j J’aime Répondre »)."""

_NUMBER: Final = r"\d[\d\s.,]*\s?(?:k|m|mille|millions?)?"
_WORDS: Final = r"\S+(?:\s\S+){0,11}"
_EDGES: Final = re.compile(r"^[\W_]+|[\W_]+$")
_PARTS: Final = re.compile(r"\s*[·|•–›»]\s*|\s{3,}|\t")
_SPACES: Final = re.compile(r"\s+")
_COUNTED: Final = re.compile(r"\s\(\d[\d\s.,]*\)?$")
"""The count after a label (« J'aime (14) »)."""

_AGO: Final = re.compile(
    r"(?:il y a|depuis)\s\S+(?:\s\S+){0,2}|\d+\s?(?:min|h|j|d|w|sem|ans?|y)\.?|"
    r"(?:(?:avant-)?hier|aujourd'hui)(?:,? (?:à )?\d{1,2}\s?[h:]\s?\d{2})?|"
    r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?: dernier)?,? à \d{1,2}\s?[h:]\s?\d{2}",
    re.IGNORECASE,
)
_SECTION: Final = re.compile(
    r"(?:(?:les |vos |tous les )?(?:\d[\d\s.]*)?(?:commentaires?|réactions?|comments?|avis)(?: des lecteurs)?"
    r"(?:\s\(?\d[\d\s.]*\)?)?(?: (?:sur|to|on) [<«“\"].*)?|(?:laisser|laissez) un commentaire|"
    r"\d[\d\s.]*(?:réflexions?|pensées?|réponses?|thoughts?) (?:au sujet de|sur|à|on) [<«“\"].*)",
    re.IGNORECASE,
)


_BELOW: Final = re.compile(
    r"(?:afficher|voir|charger|lire) (?:plus|davantage) (?:de |d')(?:commentaires|réactions|réponses|avis)|"
    r"(?:laisser|laissez|ajouter|écrire|poster|publier) un commentaire(?: annuler la réponse)?|"
    r"(?:les )?(?:articles |sujets )?(?:les )?plus (?:lus|populaires|commentés|partagés)|"
    r"(?:sujets|discussions|articles) (?:similaires|connexes|liés|récents)|(?:à|a) lire (?:aussi|également)|"
    r"vous aimerez aussi|dans la même (?:rubrique|catégorie)|sur le même (?:sujet|thème)|mentions légales|"
    r"ce (?:sujet|fil) est (?:fermé|verrouillé|clos)(?: .{1,30})?|"
    r"re(?:tourner|venir) (?:vers|à|au) .{2,60}|qui est en ligne(?: \?)?|répondre à (?:cet article|ce sujet)|"
    r"vous devez (?:être|vous) .{1,60} (?:répondre|commenter|participer)(?: .{1,20})?",
    re.IGNORECASE,
)
"""Headings under the last message of a page."""

_ALSO: Final = re.compile(
    r"^[^\w«]*(?:(?:à|a) lire|lire|voir|écouter|regarder|sur le même (?:sujet|thème)|dans la même rubrique|"
    r"articles? (?:liés?|similaires?)|"
    r"lire (?:aussi|également|la suite)|(?:à|a) (?:voir|lire|écouter) (?:aussi|également)|read (?:also|more)|related)"
    r"(?:\s(?:aussi|également|encore|plus))?\s*(?::|[-–—>→|]|$)",
    re.IGNORECASE,
)


_REMOVED: Final = re.compile(
    r"(?:ce |le |un |votre )?(?:message|commentaire|post|contribution|avis) (?:a été |a ete |est |été )?"
    r"(?:supprimé|modéré|masqué|retiré|effacé|signalé|caché)e?s?(?: (?:définitivement|automatiquement))?"
    r"(?: (?:par|pour|car|suite|à la demande|en raison|le) \S.{0,80})?(?:[ ,.(:–-]*(?:raison|motif)\s?: ?\S.{0,80})?",
    re.IGNORECASE,
)


def is_removed(text: str) -> bool:
    """Tell whether words are all that is left of a message taken down (« Ce message a été supprimé par X »)."""
    return len(text) <= LONGEST and _REMOVED.fullmatch(bare(text)) is not None


@lru_cache(maxsize=MEMORY)
def is_interface(line: str) -> bool:
    """Tell whether a line is nothing but interface words, counters and symbols.

    A date alone is none: it says when the words beside it were written. Nor are smileys alone: they are an answer.
    """
    if len(line) > LONGEST:
        return False
    words = list(filter(None, map(bare, _PARTS.split(line))))
    if is_removed(line):
        return True
    if not words:
        return not _has_pictures(line)
    if all(map(_is_date, words)) or (line.isdigit() and len(words) == 1):
        return False
    return all(map(_known, words)) or (len(line) <= LONGEST_ROW and _rows().fullmatch(bare(line)) is not None)


def leads_elsewhere(line: str) -> bool:
    """Tell whether a line begins by sending its reader to other articles (« Lire aussi : »)."""
    return _ALSO.match(line) is not None


def opens_comments(line: str) -> bool:
    """Tell whether a line is the heading over readers' comments (« 12 commentaires »)."""
    return len(line) <= LONGEST and _SECTION.fullmatch(bare(line)) is not None


def ends_page(line: str) -> bool:
    """Tell whether a line begins what stands below a page's last message: lists of other pages, the form to answer."""
    return len(line) <= LONGEST and _BELOW.fullmatch(bare(line)) is not None


def is_ago(line: str) -> bool:
    """Tell whether a line is a relative date and nothing else (« il y a 3 heures »)."""
    return len(line) <= LONGEST and _AGO.fullmatch(bare(line)) is not None


def bare(line: str) -> str:
    """Return a line in lower case, with straight apostrophes, without symbols at its ends."""
    return _SPACES.sub(" ", _EDGES.sub("", straighten(line).lower()))


def _known(words: str) -> bool:
    words = _COUNTED.sub("", words) or words
    first = words.split(" ", 1)[0]
    patterns = _patterns()
    if any(pattern.fullmatch(words) for key in (first, "") for pattern in patterns.get(key, ())):
        return True
    return (words[0].isdigit() and re.fullmatch(_NUMBER, words) is not None) or _is_date(words)


def _is_date(words: str) -> bool:
    return is_ago(words) or whole_stamp(words) is not None


def _has_pictures(line: str) -> bool:
    return any(category(character) == "So" for character in line)


@cache
def _rows() -> re.Pattern[str]:
    labels = "|".join(re.escape(straighten(key)) for key in _keys() if key.replace(" ", "").replace("'", "").isalpha())
    label = rf"(?:{labels}|{_AGO.pattern})"
    return re.compile(rf"{label}(?:\s{label})+", re.IGNORECASE)


@cache
def _keys() -> tuple[str, ...]:
    packs = filter(None, map(language_pack, PACKS))
    return tuple(entry.key for pack in packs for entry in pack.lexicon("interface"))


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], ...]]:
    """Return the keys' patterns by their first word, under "" those whose first word is itself a pattern."""
    found = defaultdict[str, list[str]](list)
    for key in map(straighten, _keys()):
        first = key.split(" ", 1)[0]
        pattern = key.replace("<n>", _NUMBER).replace("<x>", _WORDS).replace(" ", r"\s?[:(]?\s?")
        found["" if set(first) & set("<(?[|") else first].append(pattern)
    return {key: (re.compile("|".join(f"(?:{each})" for each in some), re.IGNORECASE),) for key, some in found.items()}
