"""French amounts of time: durations, and sets of recurring times."""

import re
from functools import cache
from typing import Final

from recoupe.lang.fr.dates import Context, Match, Reader, Reading, any_of, names, value_of
from recoupe.lang.fr.numbers import COLLECTIVES, fold, number_pattern, number_value

CLOCK_UNITS: Final = frozenset({"H", "MN", "S"})
MULTIPLES: Final[dict[str, tuple[int, str]]] = {
    "Q": (3, "M"), "HY": (6, "M"), "DE": (10, "Y"), "C": (100, "Y"), "ML": (1000, "Y"), "MN": (1, "M"), "N": (1, "D"),
}  # fmt: skip
"""Units that TIMEX3 writes as a multiple of others."""
MODS: Final = (
    (r"(?:plus d[e']|au-dela d[e'])", "MORE_THAN"),
    (r"(?:moins d[e'])", "LESS_THAN"),
    (r"(?:au moins)", "EQUAL_OR_MORE"),
    (r"(?:au plus|jusqu'a)", "EQUAL_OR_LESS"),
    (r"(?:environ|pres d[e']|quelque|autour d[e']|a peu pres|presque|a peine)", "APPROX"),
)
MOD_WORDS: Final = "|".join(source for source, _ in MODS)
VAGUE: Final = (
    "quelques",
    "plusieurs",
    "des",
    "de longues",
    "de longs",
    "de nombreuses",
    "de nombreux",
    "de nombreuses",
    "maintes",
    "longues",
)


_QUALITIES: Final = (
    r"petite?s?|longue?s?|bonne?s?|autres?|prochaine?s?|dernieres?|derniers?|premiere?s?|premiers?|pleine?s?"
)


@cache
def unit_pattern() -> str:
    """Return a pattern for a unit of time."""
    return any_of(names("unit"), plural=True)


@cache
def amount_pattern() -> str:
    """Return a pattern for an amount of time: a number or a vague word and a unit, and a smaller one after it."""
    unit, number = unit_pattern(), number_pattern()
    collective = rf"(?:une?|quelques|la|cette|des) (?:bonne |petite )?(?:{any_of(COLLECTIVES)})s? (?:de |d')"
    vague = rf"(?:{any_of(VAGUE)}|(?:plusieurs|des|quelques) (?:dizaines|centaines|milliers) (?:de |d'))"
    fraction = rf"(?:une? )?(?:demi[e]?[- ]|quart d'|quart de |trois quarts d')(?:{unit})"
    count = rf"(?:{collective}|{vague} ?|(?:{number})(?: |-| a {number} | ou {number} )?(?: ?(?:(?:{_QUALITIES}) )?))"
    one = rf"(?:{count}(?:{unit})\b(?: et demie?\b| et quart)?|{fraction}\b)"
    return rf"(?:{one}(?:(?:,? et |, | )(?:{number}) (?:{unit})\b)*)"


def amount(text: str) -> list[tuple[float | None, str]]:
    """Return the counts (None: vague) and units of an amount of time."""
    found: list[tuple[float | None, str]] = []
    start = 0
    for unit in re.finditer(
        rf"\b(?:{unit_pattern()})\b(?P<half> et demie?\b| et quart)?|(?<=\d)(?:{unit_pattern()})\b", text
    ):
        count = _count(text[start : unit.start()])
        if count is not None and unit.groupdict().get("half"):
            count += 0.25 if "quart" in unit["half"] else 0.5
        word = re.sub(r" et (?:demie?|quart)$", "", unit.group())
        found.append((count, value_of("unit", word)))
        start = unit.end()
    return found


def _count(text: str) -> float | None:
    text = re.sub(rf"^(?:{MOD_WORDS}) ?", "", text)
    words = re.sub(
        rf"^(?:,? et |, )|\b(?:{_QUALITIES})\b",
        " ",
        text,
    ).strip(" -")
    if words.startswith(("trois quarts",)):
        return 0.75
    if re.search(r"\bquart d", words):
        return 0.25
    if re.fullmatch(r"(?:une? )?demie?", words):
        return 0.5
    for collective, value in COLLECTIVES.items():
        if re.match(rf"(?:une?|la|cette|quelques) (?:\w+ )?{collective}\b", words):
            return value
    last = re.split(r" (?:a|ou) ", words)[-1]
    return number_value(last) if last and not last.startswith(VAGUE) else None


def duration_reading(text: str) -> Reading:
    """Return the reading of an amount of time."""
    whole = ""
    clock = ""
    for count, unit in amount(text):
        times, letter = MULTIPLES.get(unit, (1, unit))
        letter = {"WE": "WE"}.get(letter, letter)
        value = "X" if count is None else f"{count * times:g}"
        if unit in CLOCK_UNITS:
            clock += f"{value}{letter}"
        else:
            whole += f"{value}{letter}"
    return Reading(type="DURATION", timex=f"P{whole}{'T' + clock if clock else ''}", mod=_mod(text))


def _mod(text: str) -> str | None:
    if re.match(rf"(?:une?|quelques) (?:\w+ )?(?:{any_of(COLLECTIVES)})", text):
        return "APPROX"
    return next((mod for source, mod in MODS if re.match(source, text)), None)


def _amount(match: Match, context: Context) -> Reading | None:
    loose = match.group() == "un jour" or match.group().startswith("des ")
    plain_plural = loose and not re.search(_LENGTH, match.string[: match.start()])
    if plain_plural or _is_age(match):
        return None
    del context
    plain = duration_reading(match["amount"])
    return Reading(type=plain.type, timex=plain.timex, mod=_mod(match.group()) or plain.mod)


_LENGTH: Final = re.compile(
    r"\b(?:depuis|pendant|durant|apres|a travers|pour|attendu|attendre|dure|des|il y a|voila|au fil) $"
)


def _is_age(match: Match) -> bool:
    """Tell whether an amount of years is somebody's age."""
    words, text = match.group(), match.string
    if not re.search(r"(?:\bans?|\bmois|d'annees)$", words):
        return False
    before, after = text[max(0, match.start() - 24) : match.start()], text[match.end() : match.end() + 16]
    tied = re.search(r"([a-z']+) (?:d'|de )$", before)
    if tied and not words.endswith("mois") and tied.group(1) not in _LASTING:
        return True
    if (
        _AGED.search(before)
        or re.search(r"\b(?:ses|mes|nos) $", before)
        or (re.search(r"\bles $", before) and words.startswith(("moins", "plus")))
    ):
        return True
    if _HAS.search(before):
        return not re.match(r" (?:de|d'|pour|plus|apres|avant)", after)
    apposed = re.search(r"[a-z][)]?, $|\($", before) and re.match(r"(?:,|\)| et | \()", after)
    return bool(apposed) and words.endswith(("ans", "an"))


_AGED: Final = re.compile(
    r"\bagee?s?\b[^.;]{0,14}$|\bage (?:de |d')?$"
    r"|\b(?:homme|femme|fille|garcon|fillette|enfant|adolescente?|jeune|bebe|nourrisson|eleve|etudiante?|mineure?) de $"
)
_HAS: Final = re.compile(r"\b(?:avait|avais|ai|a|avoir|aura|ont|avaient|as) (?:plus de |moins de |environ |a peine )?$")
_LASTING: Final = frozenset(
    [
        "peine",
        "peines",
        "periode",
        "periodes",
        "delai",
        "delais",
        "mandat",
        "mandats",
        "duree",
        "experience",
        "contrat",
        "contrats",
        "carriere",
        "prison",
        "guerre",
        "regne",
        "histoire",
        "absence",
        "plan",
        "plans",
        "bail",
        "pret",
        "sursis",
        "condamnation",
        "programme",
        "travail",
        "travaux",
        "ecart",
        "retard",
        "conflit",
        "recul",
        "accord",
        "treve",
        "transition",
        "reclusion",
        "emprisonnement",
        "detention",
        "exil",
        "vie",
        "bout",
        "terme",
        "partir",
        "moyenne",
        "maximum",
        "minimum",
        "plus",
        "moins",
        "pres",
        "autour",
        "l'ordre",
        "ferme",
        "interdiction",
        "suspension",
        "cycle",
        "sejour",
        "pouvoir",
        "presence",
        "service",
        "services",
        "combat",
        "lutte",
        "crise",
        "negociations",
        "mariage",
        "au-dela",
        "inegibilite",
        "ineligibilite",
        "prolongation",
        "extension",
        "renouvelable",
        "visa",
        "embargo",
        "concession",
        "licence",
        "retrospective",
        "cours",
        "lors",
        "environ",
        "existence",
        "croissance",
        "secheresse",
    ]
)
"""Nouns that « de dix ans » tells the length of; after any other it is an age."""


def _short(match: Match, context: Context) -> Reading | None:
    text = match["amount"]
    before = match.string[max(0, match.start() - 12) : match.start()]
    if re.search(r"\dh|\d h|h", text) and not re.search(r"(?:pendant|durant|apres|pour|dure|de|en|sous) $", before):
        return None
    del context
    numbers = re.findall(r"\d+", text)
    letters = re.findall(r"min|mn|sec|s|h", text)
    code = {"h": "H", "min": "M", "mn": "M", "sec": "S", "s": "S"}
    units = [code[letter] for letter in letters] + ["M"] * (len(numbers) - len(letters))
    return Reading(type="DURATION", timex="PT" + "".join(f"{int(n)}{u}" for n, u in zip(numbers, units, strict=False)))


def _whole(match: Match, context: Context) -> Reading | None:
    del context
    unit = value_of("unit", match["unit"] or match["unit2"] or match["unit3"])
    times, letter = MULTIPLES.get(unit, (1, unit))
    return Reading(type="DURATION", timex=f"P{'T' if unit in CLOCK_UNITS else ''}{times}{letter}")


def _term(match: Match, context: Context) -> Reading | None:
    del context
    return Reading(type="DURATION", timex=names("term")[match["term"]])


def _each(match: Match, context: Context) -> Reading | None:
    del context
    if match.group().startswith("tou") and re.match(r" (?:de|du|que|ou)\b| d'", match.string[match.end() :]):
        return None
    word = match["unit"]
    weekday = names("weekday").get(word.removesuffix("s"))
    if weekday is not None:
        tail = {"matin": "TMO", "soir": "TEV", "midi": "TMI", "apres-midi": "TAF", "nuit": "TNI"}.get(
            match["part"] or "", ""
        )
        return Reading(type="SET", timex=f"XXXX-WXX-{int(weekday) + 1}{tail}")
    unit = (
        "D"
        if fold(word).removesuffix("s") in names("part") and word.removesuffix("s") != "nuit"
        else value_of("unit", word)
    )
    times, letter = MULTIPLES.get(unit, (1, unit))
    count = number_value(match["count"]) if match["count"] else 1
    return Reading(type="SET", timex=f"P{'T' if unit in CLOCK_UNITS else ''}{(count or 1) * times:g}{letter}")


def _nth_each(match: Match, context: Context) -> Reading | None:
    del context
    return Reading(type="SET", timex=f"XXXX-WXX-{int(names('weekday')[match['weekday']]) + 1}")


def _per(match: Match, context: Context) -> Reading | None:
    del context
    unit = value_of("unit", match["unit"])
    times, letter = MULTIPLES.get(unit, (1, unit))
    return Reading(type="SET", timex=f"P{'T' if unit in CLOCK_UNITS else ''}{times}{letter}")


def _adjective(match: Match, context: Context) -> Reading | None:
    if not context.grammar.allows(match.start(), "adjective"):
        return None
    return Reading(type="SET", timex=names("frequency")[match["word"]])


def _vague(match: Match, context: Context) -> Reading | None:
    del context
    return Reading(type="TIME", timex=names("vague")[match["word"]])


def _present(match: Match, context: Context) -> Reading | None:
    del context
    text = match.group()
    return Reading(
        type="TIME", timex="FUTURE_REF" if "avenir" in text else "PAST_REF" if "passe" in text else "PRESENT_REF"
    )


def _coming(match: Match, context: Context) -> Reading | None:
    del match, context
    return Reading(type="TIME", timex="FUTURE_REF")


def _era(match: Match, context: Context) -> Reading | None:
    del match, context
    return Reading(type="TIME", timex="PAST_REF")


READERS: Final[dict[str, Reader]] = {
    "fr.date.coming@1": _coming,
    "fr.date.era@1": _era,
    "fr.duration.amount@1": _amount,
    "fr.duration.short@1": _short,
    "fr.duration.whole@1": _whole,
    "fr.duration.term@1": _term,
    "fr.set.each@1": _each,
    "fr.set.nth-each@1": _nth_each,
    "fr.set.per@1": _per,
    "fr.set.adjective@1": _adjective,
    "fr.date.vague@1": _vague,
    "fr.date.present@1": _present,
}
