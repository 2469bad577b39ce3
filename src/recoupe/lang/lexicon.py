"""Lexicons: tab-separated tables whose lines carry their own test.

The first line names the columns. Every lexicon has ``key`` (what is looked up, often a lemma), ``example`` (a sentence
that the line must match, the matched words between ``[[`` and ``]]``), ``counter`` (a sentence that it must not match)
and ``origin`` (where the line comes from); the other columns are its own. Lines that start with ``#`` are comments.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

REQUIRED: Final = ("key", "example", "counter", "origin")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line: its key, its test and its other columns (empty cells are left out)."""

    key: str
    example: str
    counter: str
    origin: str
    values: Mapping[str, str]

    def get(self, column: str, default: str = "") -> str:
        """Return a cell of the lexicon's own columns."""
        return self.values.get(column, default)


class Lexicon:
    """The lines of one table, in order and by key."""

    def __init__(self, name: str, entries: tuple[Entry, ...]) -> None:
        """Keep the lines."""
        self.name = name
        self.entries = entries

    @cached_property
    def by_key(self) -> dict[str, tuple[Entry, ...]]:
        """Return the lines of each key; several lines may share one."""
        lines = defaultdict[str, list[Entry]](list)
        for entry in self.entries:
            lines[entry.key].append(entry)
        return {key: tuple(found) for key, found in lines.items()}

    def __contains__(self, key: str) -> bool:
        return key in self.by_key

    def __getitem__(self, key: str) -> tuple[Entry, ...]:
        return self.by_key.get(key, ())

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)


def read_lexicon(path: Path) -> Lexicon:
    """Return the lexicon of a TSV file. Raises ``ValueError`` naming the line that lacks a required cell."""
    with path.open(encoding="utf-8", newline="") as lines:
        kept = (line for line in lines if line.strip() and not line.startswith("#"))
        rows = list(csv.DictReader(kept, delimiter="\t", quoting=csv.QUOTE_NONE))
    return Lexicon(path.stem, tuple(_entry(path, row) for row in rows))


def _entry(path: Path, row: dict[str, str | None]) -> Entry:
    cells = {name: (value or "").strip() for name, value in row.items() if name}
    missing = [name for name in REQUIRED if not cells.get(name)]
    if missing:
        raise ValueError(f"{path.name}: line “{cells.get('key')}” lacks {', '.join(missing)}")
    values = {name: value for name, value in cells.items() if name not in REQUIRED and value}
    return Entry(**{name: cells[name] for name in REQUIRED}, values=values)
