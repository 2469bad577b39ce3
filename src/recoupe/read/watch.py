"""Feeds that are followed: the pages they link to, as far as the sites' robots.txt lets us."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from recoupe.errors import ReadError
from recoupe.model.document import Rejection
from recoupe.read.containers.web import AGENT, fetch, is_address
from recoupe.settings import Settings

PAUSE: Final = 1.0
"""Seconds between two pages of one site, unless its robots.txt asks for more."""


def linked(address: str, settings: Settings) -> list[str]:
    """Return the addresses that a feed links to, in its order, each once. Raises ``ReadError`` where it is no feed."""
    import feedparser  # noqa: PLC0415 - only those who follow feeds need it

    feed = feedparser.parse(fetch(address, settings).data)
    links = [str(entry.get("link") or "") for entry in feed.entries]
    if not feed.entries:
        raise ReadError("no-text", "This is no feed that can be read, or it has no entries.")
    return list(dict.fromkeys(link for link in links if is_address(link)))


@dataclass(slots=True)
class Robots:
    """What sites let programs read (RFC 9309); each robots.txt is fetched once."""

    settings: Settings
    rules: dict[str, RobotFileParser] = field(default_factory=dict)

    def sorted_out(self, addresses: Iterable[str]) -> Iterator[str | Rejection]:
        """Yield the addresses that may be read, and a rejection for each other one."""
        for address in addresses:
            if self._rules(address).can_fetch(AGENT, address):
                yield address
            else:
                yield Rejection(path=address, code="robots", detail="The site's robots.txt keeps programs out.")

    def pause(self, address: str) -> float:
        """Return the seconds to wait before the next page of the same site."""
        return max(PAUSE, float(self._rules(address).crawl_delay(AGENT) or 0))

    def _rules(self, address: str) -> RobotFileParser:
        parts = urlsplit(address)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self.rules:
            self.rules[site] = self._read(site)
        return self.rules[site]

    def _read(self, site: str) -> RobotFileParser:
        rules = RobotFileParser()
        try:
            text = fetch(f"{site}/robots.txt", self.settings).data.decode("utf-8", "replace")
        except ReadError:
            text = ""  # a site without robots.txt sets no rules
        rules.parse(text.splitlines())
        return rules
