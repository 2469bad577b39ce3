"""One thing to read: bytes with the name, and what the container says of them."""

from dataclasses import dataclass
from typing import BinaryIO

from recoupe.errors import ReadError
from recoupe.model.document import Rejection


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """The bytes of one document; what is None or empty is looked for in the bytes themselves.

    ``path`` is how it is called to people: a file, or ``container!member``. ``media_type`` is the MIME type that the
    container gives. ``published`` is EDTF, and so is ``seen``: when the page was fetched, from which its relative dates
    count.
    """

    path: str
    data: bytes
    media_type: str = ""
    charset: str | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    seen: str | None = None


def read_limited(stream: BinaryIO, limit: int) -> bytes:
    """Return what is left of a stream. Raises ``ReadError`` (``too-large``) past the limit, which is all it reads."""
    pieces, left = [], limit + 1
    while left > 0 and (piece := stream.read(min(left, 1 << 20))):
        pieces.append(piece)
        left -= len(piece)
    if left <= 0:
        raise too_large(limit)
    return b"".join(pieces)


def too_large(limit: int) -> ReadError:
    """Return the error of an input that is past the limit."""
    return ReadError("too-large", f"Larger than {limit} bytes; raise RECOUPE_MAX_BYTES to read it.")


def refused(path: str, error: ReadError) -> Rejection:
    """Return the rejection of an input under its path."""
    return Rejection(path=path, code=error.code, detail=error.detail)
