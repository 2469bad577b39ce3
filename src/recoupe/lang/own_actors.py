"""A user's own actors: a TSV file that people and the command line write."""

import csv
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from recoupe.errors import UsageError
from recoupe.lang.registry import Registry

COLUMNS: Final = ("id", "name", "names", "kind", "country", "sector", "title", "since", "until", "source", "wikidata")
FORBIDDEN: Final = ("\t", "\n", "\r", "|")


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnActor:
    """A row of the file; ``id`` is empty for an actor that is new, ``names`` are its other names."""

    name: str
    names: tuple[str, ...] = ()
    kind: str = "organisation"
    country: str = ""
    sector: str = ""
    source: str = ""
    wikidata: str = ""
    id: str = ""


def add_own_actor(path: Path, actor: OwnActor, known: Registry) -> None:
    """Append an actor to a user's file, which is made with its line of columns where there is none.

    Raises ``UsageError`` for a name with tabs, bars or line ends, or a country that the registry does not know.
    """
    for text in (actor.name, *actor.names):
        if not text.strip() or any(sign in text for sign in FORBIDDEN):
            raise UsageError(f"“{text}” can be no name: it is empty or holds a tab, a bar or a line end.")
    states = {each.id for each in known.actors.values() if each.kind == "state"} | {"IGO", "NGO", ""}
    if actor.country not in states:
        raise UsageError(f"“{actor.country}” is no country: give ISO 3166-1 alpha-3, IGO or NGO.")
    new = not path.exists() or not path.read_text("utf-8").strip()
    with path.open("a", encoding="utf-8", newline="") as lines:
        rows = csv.DictWriter(lines, COLUMNS, delimiter="\t", quoting=csv.QUOTE_NONE, lineterminator="\n", restval="")
        if new:
            rows.writeheader()
        rows.writerow(asdict(actor) | {"names": "|".join(actor.names)})
