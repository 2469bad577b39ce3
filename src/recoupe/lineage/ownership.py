"""Who owns which outlet, and which outlets are agencies: a table of the package and a user's own."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from recoupe.errors import UsageError
from recoupe.lang.fr.text import straighten
from recoupe.lang.pack import language_pack
from recoupe.lineage.sites import BRACKETS, host_of
from recoupe.model.document import Document
from recoupe.settings import Settings

TABLE: Final = "outlets.tsv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """An outlet and its owner from ``since`` to ``until`` (EDTF, both included; open where empty)."""

    outlet: str
    owner: str
    site: str = ""
    group: str = ""
    agency: bool = False
    since: str = ""
    until: str = ""
    source: str = ""

    def holds(self, day: str | None) -> bool:
        """Tell whether it held on the day of a publication; where that is unknown, whether it still does."""
        if not day:
            return not self.until
        after, before = day[: len(self.since)] >= self.since, day[: len(self.until)] <= self.until
        return after and (before or not self.until)


class Ownership:
    """Ties by host and by name."""

    def __init__(self, ties: Iterable[Tie]) -> None:
        """Lay them out; a name in brackets (« L'Union (Reims) ») is only found as a whole or by its host."""
        self._ties = defaultdict[str, list[Tie]](list)
        for tie in ties:
            for key in {tie.site, _name(tie.outlet)} - {""}:
                self._ties[key].append(tie)

    def ties(self, document: Document) -> tuple[Tie, ...]:
        """Return the ties of a document's outlet when it appeared: those of its host, else of its name."""
        for key in _keys(document):
            found = tuple(tie for tie in self._ties.get(key, ()) if tie.holds(document.published))
            if found:
                return found
        return ()

    def owners(self, document: Document) -> frozenset[str]:
        """Return who owned a document's outlet when it appeared, nobody where that is unknown."""
        return frozenset(tie.owner for tie in self.ties(document))

    def agency(self, document: Document) -> bool:
        """Tell whether a document's outlet is an agency, whose texts others print."""
        return any(tie.agency for tie in self.ties(document))

    def __add__(self, own: "Ownership") -> "Ownership":
        """Return both, where the other one has the last word on each host and name that it knows."""
        both = Ownership(())
        both._ties.update(self._ties | own._ties)
        return both


def ownership(own: str | None = None) -> Ownership:
    """Return what is known of outlets, with a user's own table, by default the one that the setting ``outlets`` names.

    Raises ``UsageError`` for a row without outlet or owner.
    """
    path = Path(own or Settings.from_environment().outlets)
    if not path.is_file():
        return _shipped()
    state = path.stat()
    return _with_own(path, (state.st_mtime_ns, state.st_size))


def same_owner(one: Document, other: Document, known: Ownership | None = None) -> str | None:
    """Return who owned both documents' outlets when they appeared, None where nobody is known to or they are one."""
    known = known or ownership()
    mine, theirs = known.ties(one), known.ties(other)
    if {tie.outlet for tie in mine} & {tie.outlet for tie in theirs}:
        return None
    return min({tie.owner for tie in mine} & {tie.owner for tie in theirs}, default=None)


@lru_cache(maxsize=2)
def _with_own(path: Path, _version: tuple[int, int]) -> Ownership:
    return _shipped() + Ownership(_rows(path))


@cache
def _shipped() -> Ownership:
    pack = language_pack("fr")
    return Ownership(_rows(pack.folder / "tables" / TABLE) if pack else ())


def _rows(path: Path) -> Iterator[Tie]:
    with path.open(encoding="utf-8", newline="") as lines:
        kept = (line for line in lines if line.strip() and not line.startswith("#"))
        for given in csv.DictReader(kept, delimiter="\t", quoting=csv.QUOTE_NONE):
            row = {name: (value or "").strip() for name, value in given.items() if name}
            if not row.get("outlet") or not row.get("owner"):
                raise UsageError(f"{path}: a row needs outlet and owner: {row}")
            cells = {name: row[name] for name in Tie.__slots__ if name != "agency" and name in row}
            yield Tie(**cells, agency=bool(row.get("agency")))


def _keys(document: Document) -> Iterator[str]:
    host = host_of(document.url)
    while host and "." in host:
        yield host
        host = host.partition(".")[2]
    if document.outlet:
        yield _name(document.outlet)
        yield _name(BRACKETS.sub("", document.outlet))


def _name(outlet: str) -> str:
    return " ".join(straighten(outlet).lower().split())
