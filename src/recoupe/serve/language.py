"""The languages of the pages: gettext catalogs that are read from their sources, and which one a reader gets."""

import gettext
from collections.abc import Mapping, Sequence
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Final, get_args

from babel import negotiate_locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from recoupe.model.vocabulary import Tongue
from recoupe.serve.words import spaced

TONGUES: Final[tuple[Tongue, ...]] = get_args(Tongue)
OWN: Final[Tongue] = "en"
"""The language that the messages are written in; it needs no catalog."""
DOMAIN: Final = "recoupe"
FOLDER: Final = Path(__file__).parents[1] / "locale"
COOKIE: Final = "recoupe_language"


def message(text: str) -> str:
    """Return the text itself: what is marked so stands in the catalogs and is translated where it is shown."""
    return text


@lru_cache
def catalog(tongue: Tongue) -> gettext.NullTranslations:
    """Return the translations of a language, compiled in memory: a checkout and a wheel need no other file."""
    if tongue == OWN:
        return gettext.NullTranslations()
    with (FOLDER / tongue / "LC_MESSAGES" / f"{DOMAIN}.po").open("rb") as lines:
        messages = read_po(lines, locale=tongue, domain=DOMAIN)
    for each in messages:
        each.string = _spaced(each.string or "", tongue)
    compiled = BytesIO()
    write_mo(compiled, messages)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def _spaced(found: str | Sequence[str], tongue: Tongue) -> str | tuple[str, ...]:
    """Return a translation, or each of its forms, with the spaces of its language."""
    return spaced(found, tongue) if isinstance(found, str) else tuple(spaced(each, tongue) for each in found)


def chosen(cookies: Mapping[str, str], accepted: str) -> Tongue:
    """Return the language that a reader chose, else the first that the browser asks for, else English."""
    asked = cookies.get(COOKIE)
    found = asked if asked in TONGUES else negotiate_locale(_preferred(accepted), TONGUES, sep="-")
    return next((tongue for tongue in TONGUES if tongue == found), OWN)


def _preferred(accepted: str) -> list[str]:
    """Return the languages of an ``Accept-Language`` header, the most wanted first."""
    found: list[tuple[float, str]] = []
    for part in accepted[:500].split(","):
        name, _, weight = part.partition(";q=")
        try:
            found.append((-float(weight or 1), name.strip()))
        except ValueError:
            continue
    return [name for weight, name in sorted(found, key=lambda each: each[0]) if weight and name]
