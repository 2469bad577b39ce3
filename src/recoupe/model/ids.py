"""Ids that follow from content alone, so that the same input has the same ids on every machine."""

from hashlib import blake2b
from typing import Final

import msgspec

LENGTH: Final = 10
"""Bytes of a digest: 80 bits, so that a billion records collide with probability below one in a million."""


def content_id(prefix: str, *parts: object) -> str:
    """Return ``prefix-`` and 20 hexadecimal digits that depend on the parts alone (JSON values or records)."""
    packed = msgspec.json.encode(parts, order="deterministic")
    return f"{prefix}-{blake2b(packed, digest_size=LENGTH).hexdigest()}"
