"""Newsletters: single messages (.eml) and mailboxes (.mbox)."""

import mailbox
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr, parsedate_to_datetime
from pathlib import Path

from recoupe.errors import ReadError
from recoupe.model.document import Rejection
from recoupe.read.item import Item, refused, too_large


def message_item(data: bytes, path: str) -> Item:
    """Return the page of one message: its HTML part if it has one, else its text.

    The outlet is the sender's name. Raises ``ReadError`` (``no-text``) where no part holds text.
    """
    message = message_from_bytes(data, policy=policy.default)
    part = message.get_body(("html", "plain"))
    if part is None:
        raise ReadError("no-text", "The message has no part that holds text.")
    name, address = parseaddr(str(message["from"] or ""))
    return Item(
        path=path,
        data=_content(part),
        media_type=part.get_content_type(),
        charset="utf-8",
        title=" ".join(str(message["subject"] or "").split()) or None,
        outlet=name or address or None,
        published=_date(message),
        url=_online(message),
    )


def mbox_items(path: Path, limit: int) -> Iterator[Item | Rejection]:
    """Yield the messages of a mailbox, one in memory at a time."""
    box = mailbox.mbox(path, create=False)
    try:
        for number, key in enumerate(box.iterkeys(), start=1):
            yield _boxed(box, key, f"{path}!{number}", limit)
    finally:
        box.close()


def _boxed(box: mailbox.mbox, key: str, name: str, limit: int) -> Item | Rejection:
    try:
        with box.get_file(key) as message:
            data = message.read(limit + 1)
        if len(data) > limit:
            raise too_large(limit)
        return message_item(data, name)
    except ReadError as error:
        return refused(name, error)


def _content(part: MIMEPart) -> bytes:
    content = part.get_content()
    return content.encode() if isinstance(content, str) else bytes(content)


def _date(message: EmailMessage) -> str | None:
    try:
        return parsedate_to_datetime(str(message["date"])).strftime("%Y-%m-%dT%H:%M")
    except (TypeError, ValueError):
        return None


def _online(message: EmailMessage) -> str | None:
    """Return the address at which a newsletter can be read, where its headers give one."""
    place = str(message["archived-at"] or "").strip("<> ")
    return place if place.startswith("http") else None
