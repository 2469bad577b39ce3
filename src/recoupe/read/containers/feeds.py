"""RSS and Atom feeds: an item an entry, with the words that the feed itself carries."""

from collections.abc import Iterator
from html import escape
from time import struct_time
from typing import Any, Final

from recoupe.errors import ReadError
from recoupe.model.document import Rejection
from recoupe.read.item import Item

_PAGE: Final = (
    "<!doctype html><html><head><title>{title}</title></head>"
    "<body><article><h1>{title}</h1>{body}</article></body></html>"
)


def feed_items(data: bytes, path: str) -> Iterator[Item | Rejection]:
    """Yield the entries of a feed. External entities are never followed. Raises ``ReadError`` where it is no feed."""
    import feedparser  # noqa: PLC0415 - only readers of feeds need it

    feed = feedparser.parse(data)
    if not feed.entries and (feed.bozo or not feed.version):
        raise ReadError("no-text", "This is no feed that can be read, or it has no entries.")
    for number, entry in enumerate(feed.entries, start=1):
        yield _item(entry, feed.feed, f"{path}!{entry.get('link') or number}")


def _item(entry: Any, feed: Any, name: str) -> Item | Rejection:
    title = " ".join(str(entry.get("title") or "").split())
    body = next((part["value"] for part in entry.get("content", ()) if part.get("value")), entry.get("summary", ""))
    if not body.strip():
        return Rejection(path=name, code="no-text", detail="The entry has a title but no text.")
    page = _PAGE.format(title=escape(title), body=body if "<" in body else f"<p>{escape(body)}</p>")
    return Item(
        path=name,
        data=page.encode(),
        media_type="text/html",
        charset="utf-8",
        url=entry.get("link") or None,
        title=title or None,
        outlet=feed.get("title") or None,
        author=entry.get("author") or None,
        published=_date(entry.get("published_parsed") or entry.get("updated_parsed")),
    )


def _date(moment: struct_time | None) -> str | None:
    if moment is None:
        return None
    return f"{moment.tm_year:04}-{moment.tm_mon:02}-{moment.tm_mday:02}T{moment.tm_hour:02}:{moment.tm_min:02}"
