"""Lines in which a text credits others: « Source : X », « Avec AFP », « (Reuters) »."""

import re
from typing import Final

CREDIT_LINES: Final = (
    re.compile(r"^(?:sources?|via|crédits?|avec|d['’]après)\s*:\s*(?P<name>\S.{1,120})$", re.IGNORECASE),
    re.compile(r"^[(\[]?\s*(?:avec|source)\s+(?P<name>(?-i:[A-ZÀ-Ü]).{1,60}?)\s*[)\]]?\.?$", re.IGNORECASE),
    re.compile(
        r"^(?:article|texte|publié|paru|repris)\b.{0,40}?\s(?:sur|dans|de|par)\s(?P<name>(?-i:[A-ZÀ-Ü]).{1,60}?)\.?$",
        re.IGNORECASE,
    ),
)
_AGENCY: Final = r"AFP|Reuters|AP|APS|MAP|TAP|PANA|APA|EFE|ANSA|dpa|Belga|ATS|Xinhua|TASS|Anadolu|AA|Bloomberg|Ecofin"
INLINE_CREDITS: Final = (
    re.compile(
        rf"\((?P<name>(?:(?:avec|source|sources)\s*:?\s*)?(?:{_AGENCY})(?:(?:\s*[,/]\s*|\s+et\s+)(?:{_AGENCY}))*)\)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?P<name>\b(?:avec)\s+(?:l['’])?(?:{_AGENCY})\b(?:(?:\s*,\s*|\s+et\s+)(?:l['’])?(?:{_AGENCY})\b)*)",
        re.IGNORECASE,
    ),
)
_LONGEST: Final = 160


def credits_of(text: str) -> tuple[str, ...]:
    """Return the credits that a text gives, each once, in the order of their appearance."""
    found: dict[str, None] = {}
    for line in text.splitlines():
        stripped = line.strip()
        if len(stripped) <= _LONGEST and any(rule.search(stripped) for rule in CREDIT_LINES):
            found[stripped] = None
        elif "(" in line or "avec" in line.casefold():
            found |= {match["name"].strip(): None for rule in INLINE_CREDITS for match in rule.finditer(line)}
    return tuple(found)
