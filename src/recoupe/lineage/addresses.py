"""Addresses in texts: the sites and the very documents of a collection that they lead to."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from recoupe.lang.pack import language_pack
from recoupe.lineage.profile import Profile
from recoupe.lineage.sites import host_of, site_of

ADDRESS: Final = re.compile(r"(?<!\w)(?:https?://|www\.)[^\s«»<>()\"]+(?<![.,;:!?…'])")


class Addresses:
    """The hosts and pages of a collection."""

    def __init__(self, found: Iterable[Profile]) -> None:
        """Learn them; a host that several sites share tells none of them."""
        self._sites = defaultdict[str, set[str]](set)
        self._pages: dict[str, str] = {}
        for profile in found:
            host, site = host_of(profile.document.url), site_of(profile.document)
            if host and site:
                self._sites[host].add(site)
            self._pages.setdefault(_bare(profile.document.url or ""), profile.id)

    def host(self, profile: Profile) -> str | None:
        """Return the host of a document if it is its site's alone."""
        host = host_of(profile.document.url)
        return host if host and len(self._sites[host]) == 1 and not shared_host(host) else None

    def named(self, profile: Profile) -> Iterator[tuple[str, int, int]]:
        """Yield the sites whose addresses stand in a text, with the code points."""
        for found in ADDRESS.finditer(profile.plain):
            sites = self._sites.get(host_of(_whole(found.group())) or "", set())
            if len(sites) == 1:
                yield next(iter(sites)), *found.span()

    def pages(self, profile: Profile) -> frozenset[str]:
        """Return the documents to which a text leads: by an address in it, or behind its words."""
        told = (*(found.group() for found in ADDRESS.finditer(profile.plain)), *profile.document.links)
        return frozenset(self._pages[key] for key in map(_bare, told) if key in self._pages) - {profile.id}


def shared_host(host: str) -> bool:
    """Tell whether anybody may publish on a host, so that its name is no outlet's."""
    return any(f".{each}." in f".{host}." for each in _platforms())


@cache
def _platforms() -> frozenset[str]:
    pack = language_pack("fr")
    return frozenset(line.key for line in pack.lexicon("platforms")) if pack else frozenset()


def _whole(address: str) -> str:
    return address if "//" in address else f"//{address}"


def _bare(url: str) -> str:
    """Return an address without what leads to the same page: scheme, « www. », fragment, last slash."""
    return re.sub(r"^(?:\w+:)?(?://)?(?:www\.)?", "", url.split("#", maxsplit=1)[0]).rstrip("/").lower()
