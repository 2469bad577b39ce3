"""ZIP (and WACZ, which is one): its members, one at a time."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from recoupe.errors import ReadError
from recoupe.model.document import Rejection

MEMBERS: Final = 100_000
RATIO: Final = 200
"""How many times its packed size a member may hold; text packs about five times, a bomb a thousand."""
SMALL: Final = 1 << 20
"""Below this unpacked size no ratio is asked."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside an archive: its name there, and a stream of its bytes."""

    name: str
    stream: BinaryIO


def members(stream: BinaryIO, path: str) -> Iterator[Member | Rejection]:
    """Yield the members of an archive, names in order; folders and hidden files are left out.

    Raises ``ReadError`` (``unreadable``) where it is damaged.
    """
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, OSError) as error:
        raise ReadError("unreadable", f"The archive is damaged: {error}.") from error
    with archive:
        wanted = [info for info in archive.infolist() if not info.is_dir() and not _is_hidden(info.filename)]
        for info in sorted(wanted[:MEMBERS], key=lambda each: each.filename):
            yield from _opened(archive, info, path)
    if len(wanted) > MEMBERS:
        yield Rejection(path=path, code="too-large", detail=f"Only the first {MEMBERS} members were read.")


def _opened(archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: str) -> Iterator[Member | Rejection]:
    name = f"{path}!{info.filename}"
    if info.file_size > SMALL and info.file_size > RATIO * max(1, info.compress_size):
        yield Rejection(path=name, code="bomb", detail="It would unpack to far more than it is.")
        return
    try:
        with archive.open(info) as stream:
            yield Member(name, stream)  # type: ignore[arg-type]
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError) as error:
        yield Rejection(path=name, code="unreadable", detail=f"The member can't be unpacked: {error}.")


def _is_hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in name.split("/"))
