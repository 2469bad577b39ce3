"""What a user may set, from the environment or the command line."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from typing import Final

from recoupe.errors import UsageError

PREFIX: Final = "RECOUPE_"
MEBIBYTE: Final = 1024 * 1024
SWITCHES: Final = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of one run; each can be given as ``RECOUPE_`` and its name in capitals."""

    store: str = field(default="recoupe.db", metadata={"help": "SQLite file or SQLAlchemy URL of the store"})
    pipeline: str = field(default="", metadata={"help": "a spaCy French pipeline in place of the bundled one"})
    max_bytes: int = field(default=64 * MEBIBYTE, metadata={"help": "largest input that is read, in bytes"})
    timeout: int = field(default=30, metadata={"help": "seconds that fetching one web page may take"})
    private_hosts: bool = field(default=False, metadata={"help": "whether pages on private addresses may be fetched"})
    actors: str = field(
        default="recoupe-actors.tsv", metadata={"help": "TSV file of your own actors, read where it is"}
    )
    outlets: str = field(
        default="recoupe-outlets.tsv",
        metadata={"help": "TSV file of your own on who owns which outlet, read where it is"},
    )
    territories: str = field(default="iso", metadata={"help": "disputed territories: iso (own code) or open (none)"})
    batch: int = field(default=64, metadata={"help": "paragraphs parsed together"})

    @classmethod
    def from_environment(cls, **given: str | int | None) -> "Settings":
        """Return the settings: what is given, else the environment, else the defaults.

        Raises ``UsageError`` for a number that is none.
        """
        values = {key: value for key, value in given.items() if value is not None}
        for each in fields(cls):
            text = os.environ.get(PREFIX + each.name.upper())
            if each.name not in values and text:
                values[each.name] = READERS[each.type](each.name, text)  # type: ignore[index]
        return cls(**values)  # type: ignore[arg-type]


def _words(_name: str, text: str) -> str:
    return text


def _switch(name: str, text: str) -> bool:
    if text.lower() not in SWITCHES:
        raise UsageError(f"{PREFIX}{name.upper()} must be one of {', '.join(SWITCHES)}, not “{text}”.")
    return SWITCHES[text.lower()]


def _number(name: str, text: str) -> int:
    try:
        return int(text)
    except ValueError as error:
        raise UsageError(f"{PREFIX}{name.upper()} must be a whole number, not “{text}”.") from error


READERS: Final[dict[type, Callable[[str, str], str | int | bool]]] = {str: _words, int: _number, bool: _switch}
