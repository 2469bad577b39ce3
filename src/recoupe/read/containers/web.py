"""Web addresses: one page, fetched because the user named it, within bounds of time, size and place."""

import socket
import time
from datetime import datetime
from ipaddress import ip_address
from typing import Any, Final
from urllib.parse import urlsplit

from recoupe.errors import ReadError
from recoupe.read.item import Item, too_large
from recoupe.settings import Settings
from recoupe.version import VERSION

AGENT: Final = f"recoupe/{VERSION}"
REDIRECTS: Final = 5
WEB: Final = ("http://", "https://")


def fetch(address: str, settings: Settings) -> Item:
    """Return the page at an address, after at most ``REDIRECTS`` redirects, each checked like the first.

    Raises ``ReadError``: ``refused-host`` for a private or link-local host unless ``settings.private_hosts`` allows
    it, ``unreachable`` for an answer that is none, ``too-large``.
    """
    import httpx  # noqa: PLC0415 - only those who fetch need it

    deadline = time.monotonic() + settings.timeout
    with httpx.Client(timeout=settings.timeout, headers={"User-Agent": AGENT}, trust_env=True) as client:
        try:
            for _ in range(REDIRECTS + 1):
                outcome = _get(client, address, settings, deadline)
                if isinstance(outcome, Item):
                    return outcome
                address = outcome
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise ReadError("unreachable", f"{type(error).__name__}: {error}") from error
    raise ReadError("unreachable", f"More than {REDIRECTS} redirects.")


def _get(client: Any, address: str, settings: Settings, deadline: float) -> Item | str:
    """Return the page, or the address that it sends on to."""
    url = client.build_request("GET", address).url
    host = url.host
    place = public_address(host, private=settings.private_hosts)
    pinned = url.copy_with(host=place)  # the address that was checked is the one connected to
    headers = {"Host": url.netloc.decode()}
    with client.stream("GET", pinned, headers=headers, extensions={"sni_hostname": host}) as answer:
        if answer.has_redirect_location:
            return str(url.join(answer.headers["location"]))
        if answer.is_error:
            raise ReadError("unreachable", f"The server answers {answer.status_code}.")
        data = _body(answer, settings.max_bytes, deadline)
    kind = answer.headers.get("content-type", "").split(";")[0].strip().lower()
    now = datetime.now().astimezone().strftime("%Y-%m-%dT%H:%M")
    return Item(path=address, data=data, media_type=kind, charset=answer.charset_encoding, url=str(url), seen=now)


def _body(answer: Any, limit: int, deadline: float) -> bytes:
    pieces, size = [], 0
    for piece in answer.iter_bytes():
        size += len(piece)
        if size > limit:
            raise too_large(limit)
        if time.monotonic() > deadline:
            raise ReadError("unreachable", "The page took too long; raise RECOUPE_TIMEOUT.")
        pieces.append(piece)
    return b"".join(pieces)


def public_address(host: str, *, private: bool) -> str:
    """Return an IP address of a host. Raises ``ReadError`` where any of its addresses is not a public one."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except OSError as error:
        raise ReadError("unreachable", f"No such host as “{host}”.") from error
    places = [str(entry[4][0]) for entry in found]
    hidden = [place for place in places if not ip_address(place.split("%")[0]).is_global]
    if hidden and not private:
        raise ReadError("refused-host", f"“{host}” is a private address; set RECOUPE_PRIVATE_HOSTS=1 to read it.")
    return places[0]


def is_address(path: str) -> bool:
    """Tell whether a path is a web address."""
    return path.lower().startswith(WEB) and bool(urlsplit(path).netloc)
