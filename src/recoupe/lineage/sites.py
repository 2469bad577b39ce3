"""Which site a document stands on."""

import re
from typing import Final
from urllib.parse import urlsplit

from recoupe.lang.fr.text import straighten
from recoupe.model.document import Document

BRACKETS: Final = re.compile(r"\s*[(\[][^)\]]*[)\]]")
ENDING: Final = re.compile(r"(?<=\w)\.[a-z]{2,6}$")
_PREFIX: Final = ("www.", "m.", "fr.")


def host_of(url: str | None) -> str | None:
    """Return the host of an address without « www. », None where there is none."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    for prefix in _PREFIX:
        host = host.removeprefix(prefix) if host else host
    return host or None


def outlet_key(name: str | None) -> str | None:
    """Return the form under which names of outlets are compared: no brackets, no case, straight apostrophes."""
    plain = BRACKETS.sub("", straighten(name or "")).strip().lower()
    return " ".join(plain.split()) or None


def named(site: str) -> str:
    """Return how texts call a site: without the ending of a host's name."""
    return ENDING.sub("", site)


def site_of(document: Document) -> str | None:
    """Return what tells whether two documents stand on the same site: the outlet, else the host."""
    return outlet_key(document.outlet) or host_of(document.url)
