"""Who is who: states, bodies, persons and places as data, found in running text by their names.

The tables lie in a language pack's ``registry/`` folder: tab-separated, lists with ``|``, columns named on top.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Final, Literal, get_args

from recoupe.errors import UsageError
from recoupe.lang.fr.spelling import fold, spelling_key
from recoupe.lang.names import NameTrie, Sense, Way, case_of, name_words
from recoupe.lang.pack import language_pack
from recoupe.model.judgement import Actor, Role

Convention = Literal["iso", "open"]
"""What a disputed territory is: ``iso`` its own ISO 3166-1 code, ``open`` no country at all."""

PERSON: Final = "person"
TABLES: Final = ("states", "organisations", "companies", "schools", "clubs", "groups", "media", "persons", "places")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A town or region: degrees north and east, None where unknown."""

    id: str
    name: str
    country: str
    kind: str
    latitude: float | None = None
    longitude: float | None = None
    source: str = ""
    names: tuple[str, ...] = ()


class Registry:
    """Actors and places by id, and their names."""

    def __init__(self, convention: str = "iso") -> None:
        """Start empty; ``add_table`` fills it."""
        self.convention = convention
        self.actors: dict[str, Actor] = {}
        self.places: dict[str, Place] = {}
        self.demonyms: dict[str, tuple[str, ...]] = {}
        self.prefixes: dict[str, str] = {}
        self.trie = NameTrie()
        self.by_sound: dict[str, tuple[Sense, ...]] = {}
        self.own: set[str] = set()

    def add_table(self, path: Path, table: str) -> None:
        """Add the rows of a TSV file. Raises ``ValueError`` for a row without id or name."""
        for row in _rows(path):
            if not row.get("id") or not row.get("name"):
                raise ValueError(f"{path.name}: a row needs id and name: {row}")
            {"states": self._add_state, "persons": self._add_person, "places": self._add_place}.get(
                table, self._add_body
            )(row)

    def add_own(self, path: Path) -> None:
        """Add a user's actors; a row with a known id, or a known name and none, corrects that actor.

        Raises ``UsageError`` for a row without a name.
        """
        for given in _rows(path):
            if not given["name"]:
                raise UsageError(f"{path}: a row has no name: {dict(given)}")
            row = given | {"id": given["id"] or self.known_as(given["name"]) or slug(given["name"])}
            self.own.add(row["id"])
            if row["kind"] == PERSON:
                self._add_person(row | {"surnames": row["surnames"] or row["name"].split()[-1]})
            else:
                self._add_body(row | {"kind": row["kind"] or "organisation"})

    def known_as(self, name: str) -> str | None:
        """Return the id of the one actor with that id or name, None where there is none or several."""
        if name in self.actors:
            return name
        found = {actor.id for actor in self.actors.values() if fold(name) in map(fold, actor.names)}
        return found.pop() if len(found) == 1 else None

    def country_of(self, actor: str) -> str | None:
        """Return an actor's country, None for an unknown or open one."""
        known = self.actors.get(actor)
        return known.country if known else None

    def country_of_sense(self, sense: Sense) -> str | None:
        """Return the country of the actor or place that a name means, None for an open one."""
        place = self.places.get(sense.target)
        return place.country if place else self.country_of(sense.target)

    def country_at(self, actor: str, day: str | None) -> str | None:
        """Return an actor's country on a day (EDTF): that of the role held then (a minister who leads an IGO now)."""
        known = self.actors.get(actor)
        if known is None or not known.roles:
            return known.country if known else None
        return role_at(known.roles, day).country

    def sector_at(self, actor: str, day: str | None) -> str | None:
        """Return an actor's sector on a day (EDTF): that of the role held then; former office holders are ELI."""
        known = self.actors.get(actor)
        if known is None or not known.roles:
            return known.sector if known else None
        role = role_at(known.roles, day)
        ended = role.until and (day or "9999") > role.until
        return "ELI" if ended and role.sector == "GOV" else role.sector

    def alike(self, name: str) -> tuple[Sense, ...]:
        """Return what has the same spelling key as a name, likely transliterations first."""
        key = spelling_key(name)
        return self.by_sound.get(key, ()) if key else ()

    def _add_state(self, row: dict[str, str]) -> None:
        code = None if row["disputed"] and self.convention == "open" else row["id"]
        names = (row["name"], *_list(row["names"]))
        self._actor(row, kind="state", country=code, sector="GOV", names=names)
        self._name(names, row["id"], "name")
        self._name(_list(row["capitals"]), row["id"], "capital")
        self._name(_list(row["seats"]), row["id"], "seat")
        for demonym in _list(row["demonyms"]):
            form = fold(demonym)
            self.demonyms[form] = (*self.demonyms.get(form, ()), row["id"])
        for prefix in _list(row["prefixes"]):
            self.prefixes[fold(prefix)] = row["id"]

    def _add_body(self, row: dict[str, str]) -> None:
        names = (row["name"], *_list(row["names"]))
        self._actor(row, kind=row["kind"], country=row["country"] or None, sector=row["sector"] or None, names=names)
        self._name(names, row["id"], "name")
        self._name(_list(row["seats"]), row["id"], "seat")

    def _add_person(self, row: dict[str, str]) -> None:
        role = Role(
            title=row["title"],
            country=row["country"] or None,
            sector=row["sector"],
            since=row["since"] or None,
            until=row["until"] or None,
        )
        if row["id"] in self.actors and row["id"] not in self.own:
            known = self.actors[row["id"]]
            self.actors[row["id"]] = replace(known, roles=(*known.roles, role))
            return
        names = (row["name"], *_list(row["names"]))
        self._actor(row, kind="person", country=role.country, sector=role.sector, names=names, roles=(role,))
        self._name(names, row["id"], "name")
        surnames = _list(row["surnames"])
        self._name(surnames, row["id"], "surname")
        for name in (row["name"], *surnames):
            self._sound(name, Sense(row["id"], "surname" if name in surnames else "name"))

    def _add_place(self, row: dict[str, str]) -> None:
        where = [float(row[column]) if row[column] else None for column in ("latitude", "longitude")]
        place = Place(
            id=row["id"],
            name=row["name"],
            country=row["country"],
            kind=row["kind"],
            latitude=where[0],
            longitude=where[1],
            source=row["source"],
            names=_list(row["names"]),
        )
        self.places[place.id] = place
        names = (row["name"], *_list(row["names"]))
        self._name(names, place.id, "place")
        if row["kind"] != "city" or row.get("source") != "geonames":
            for name in names:
                self._sound(name, Sense(place.id, "place"))

    def _actor(
        self,
        row: dict[str, str],
        *,
        kind: str,
        country: str | None,
        sector: str | None,
        names: tuple[str, ...],
        roles: tuple[Role, ...] = (),
    ) -> None:
        self.actors[row["id"]] = Actor(
            id=row["id"],
            name=row["name"],
            kind=kind,
            country=country,
            sector=sector,
            names=names,
            roles=roles,
            wikidata=row.get("wikidata") or None,
        )

    def _name(self, names: Sequence[str], target: str, way: Way) -> None:
        for name in names:
            for spelling in {name, name.replace("-", " ")}:
                self.trie.add(name_words(spelling), Sense(target, way, case_of(name)))

    def _sound(self, name: str, sense: Sense) -> None:
        key = spelling_key(name)
        if key and sense not in self.by_sound.get(key, ()):
            self.by_sound[key] = (*self.by_sound.get(key, ()), sense)


def role_at(roles: Sequence[Role], day: str | None) -> Role:
    """Return the role held on a day (EDTF, None: today), else the last one begun before it, else the first one."""
    begun = [role for role in roles if not role.since or not day or role.since <= day]
    current = [role for role in begun if not role.until or (day is not None and day <= role.until)]
    return (current or begun or list(roles[:1]))[-1]


def registry(code: str = "fr", convention: str = "iso", own: str = "") -> Registry:
    """Return the registry of a language pack with a user's own actors, if that file is there; read once a version.

    Raises ``ValueError`` for a language without a pack, ``UsageError`` for an unknown convention or a bad file.
    """
    path = Path(own)
    if not own or not path.is_file():
        return _registry(code, convention)
    state = path.stat()
    return _registry(code, convention, own, (state.st_mtime_ns, state.st_size))


@lru_cache(maxsize=4)
def _registry(code: str, convention: str, own: str = "", _version: tuple[int, int] = (0, 0)) -> Registry:
    pack = language_pack(code)
    if pack is None:
        raise ValueError(f"no language pack “{code}”")
    if convention not in get_args(Convention):
        raise UsageError(f"RECOUPE_TERRITORIES must be one of {', '.join(get_args(Convention))}, not “{convention}”.")
    made = Registry(convention)
    for table in TABLES:
        path = pack.folder / "registry" / f"{table}.tsv"
        if path.exists():
            made.add_table(path, table)
    if own:
        made.add_own(Path(own))
    return made


def slug(name: str) -> str:
    """Return an id made of a name: folded, words joined by hyphens."""
    return re.sub("[^a-z0-9]+", "-", fold(name)).strip("-")


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        kept = (line for line in lines if line.strip() and not line.startswith("#"))
        fields = defaultdict[str, str](str)
        for row in csv.DictReader(kept, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield fields | {name: (value or "").strip() for name, value in row.items() if name}


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())
