"""The grammar of time expressions: patterns from the lexicon ``time_rules`` joined with what reads them."""

import re
from functools import cache
from typing import Final

from recoupe.lang.fr.dates import LAST, NEXT, YEAR, Reader, Rule, any_of, month_pattern, names, rule, weekday_pattern
from recoupe.lang.fr.dates_absolute import DECADES
from recoupe.lang.fr.dates_absolute import READERS as ABSOLUTE
from recoupe.lang.fr.dates_clock import HALVES
from recoupe.lang.fr.dates_clock import READERS as CLOCK
from recoupe.lang.fr.dates_relative import GRAINS
from recoupe.lang.fr.dates_relative import READERS as RELATIVE
from recoupe.lang.fr.durations import MOD_WORDS, amount_pattern, unit_pattern
from recoupe.lang.fr.durations import READERS as DURATION
from recoupe.lang.fr.numbers import number_pattern, words_pattern
from recoupe.lang.pack import language_pack

_DAY: Final = r"(?:1 ?er|premier|0?[1-9]|[12]\d|3[01])"
_AFTER_SHORT: Final = (
    r"(?=[,.;:)!?»]|$| (?:a|au|aux|en|et|par|pour|dans|de|du|des|sur|avec|il|elle|le|la|les|on|ou|qui|que)\b| l')"
)
"""What may follow a year of two digits, so that « le 3 mars 12 personnes » keeps its persons."""
_WORDS: Final = r"(?:deux mille|mille neuf cent|dix-neuf cent)"
_PART: Final = (
    r"(?:(?: a l'| a la | au | au petit | tot le | en | tard le | tard dans la | dans la | dans l'| en milieu de "
    r"| en milieu d'| en fin de | en fin d'| en debut d'| en debut de | de grand | vers | a | |,? avant l'"
    r"|,? peu avant l'|,? peu apres l'|, a l'|, au petit |, en (?:fin|debut|milieu) (?:de |d')"
    r"|, (?:tot |tard )?dans la |, dans l'|, en |, tard le |,? au lever du |, au coucher du "
    r"|,? a la tombee (?:de la |du )|, a la mi-)"
    r"(?P<part>matin|matinee|aube|midi|mi-journee|apres-midi|soir|soiree|nuit|minuit|crepuscule|journee|jour)"
    r"(?! prochaine?)(?! (?:du|de) ))?"
)
_ABBREVIATED: Final = 3
_MONTHS: Final = "janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre"
_BASE: Final = (
    r"(?:ce mois(?:-ci)?|mois (?:prochain|dernier)|le mois (?:prochain|dernier)"
    rf"|(?:{_MONTHS})(?: (?:de )?(?:19|20)\d\d)?)"
)
_ZONE: Final = (
    r"(?: (?:heures? )?(?:locales?|gmt|utc|tu|en france)| \((?:heures? )?(?:locales?|gmt|utc|tu|de [a-z]+)\)"
    r"|,? heure (?:locale|de [a-z]+))?"
)
_ERA: Final = (
    r"(?:(?:greco-)?romaine|medievale|coloniale|precoloniale|antique|moderne|contemporaine|victorienne|ottomane|sovietique|"
    r"byzantine|napoleonienne|prehistorique|feodale|gauloise|pharaonique|imperiale|stalinienne|tsariste)"
)
_ABOUT: Final = r"(?:(?P<about>vers|aux environs de|aux alentours de|autour de|peu apres|peu avant) )?"
_LASTING: Final = "".join(
    f"(?<!{word} )" for word in ("pendant", "durant", "dure", "pour", "duree de", "vitesse de", "plus de")
)


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return the rules; of two readings of the same words the earlier rule's holds."""
    pack = language_pack("fr")
    readers: dict[str, Reader] = {**ABSOLUTE, **RELATIVE, **CLOCK, **DURATION}
    parts = fragments()
    lines = pack.lexicon("time_rules") if pack else ()
    return tuple(
        rule(line.key, _filled(line.get("pattern"), parts), readers[line.key], _needed(line.get("needs")))
        for line in lines
    )


def _needed(cell: str) -> tuple[str, ...]:
    """Return the words of a cell « needs »; those of the calendar by their first letters, as they are abbreviated."""
    kinds = {f"<<{kind}>>": kind for kind in ("month", "weekday", "season")}
    if cell in kinds:
        return tuple(sorted({word[:_ABBREVIATED] for word in names(kinds[cell])}))
    return tuple("0123456789") if cell == "<<digit>>" else tuple(cell.split("|")) if cell else ()


def _filled(pattern: str, parts: dict[str, str]) -> str:
    return re.sub(r"<<(\w+)>>", lambda match: parts[match[1]], pattern)


@cache
def fragments() -> dict[str, str]:
    """Return what the patterns call by name."""
    month, weekday, words = month_pattern(), weekday_pattern(), words_pattern()
    lexical = {kind: any_of(names(kind)) for kind in ("deictic", "holiday", "season", "term", "frequency", "vague")}
    tail = (
        rf"(?:(?:,? (?:de |de l'annee )?|/)(?P<year>{YEAR})| (?P<short>'?\d\d)(?!,\d){_AFTER_SHORT}"
        rf"|(?: (?P<rel>{LAST}|{NEXT}|courant)))?"
    )
    return lexical | {
        "month": month, "weekday": weekday, "unit": unit_pattern(), "grain": any_of(GRAINS), "words": words,
        "number": number_pattern(), "amount": amount_pattern(), "mods": rf"(?:(?:{MOD_WORDS}) ?)?", "year": YEAR,
        "last": LAST, "next": NEXT, "day": _DAY, "part": _PART, "base": _BASE, "zone": _ZONE, "about": _ABOUT,
        "half": rf"(?: (?P<half>{'|'.join(HALVES)}))?", "halves": "|".join(HALVES), "lasting": _LASTING, "tail": tail,
        "era": _ERA,
        "decades": any_of(DECADES), "article": r"(?:(?:ce|cette|le|les) )?",
        "named": rf"(?:(?:{weekday}|mer|lun|mar|jeu|ven|sam|dim)\.?,? (?P<wlast>{LAST} )?)?",
        "in_words": rf"(?:[, ]+(?P<words>{_WORDS}(?:[ -]{words})?))?",
    }  # fmt: skip
