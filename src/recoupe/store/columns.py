"""Records as rows: the columns follow from a record's fields, so that no field can be forgotten."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, Final, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec
from sqlalchemy import DOUBLE_PRECISION, REAL, Column, Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

Record = TypeVar("Record")
NAMES: Final = {"end": "stop"}
"""Fields whose names would need quotes in every SQL query."""


TEXT: Final = Text().with_variant(Text(collation="C"), "postgresql")
"""Text in the order of code points, as SQLite has it: rows come in the same order from every database."""
NUMBER: Final[TypeEngine[float]] = REAL().with_variant(DOUBLE_PRECISION(), "postgresql")


class Json(TypeDecorator[Any]):
    """A list or mapping as JSON text, which SQLite's JSON functions and a reader's eye take as it is."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, _dialect: Dialect) -> str | None:
        """Return the JSON."""
        return None if value is None else msgspec.json.encode(value).decode()

    def process_result_value(self, value: Any, _dialect: Dialect) -> Any:
        """Return lists and mappings."""
        return None if value is None else msgspec.json.decode(value)


class Flag(TypeDecorator[bool]):
    """A truth value as 0 or 1: STRICT tables have no boolean."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Any, _dialect: Dialect) -> int | None:
        """Return 0 or 1."""
        return None if value is None else int(value)

    def process_result_value(self, value: Any, _dialect: Dialect) -> bool | None:
        """Return the truth value."""
        return None if value is None else bool(value)


@dataclass(frozen=True, slots=True)
class Cell:
    """A column and the way to its value: the field, or the field of a nested record."""

    column: str
    path: tuple[str, ...]
    type: TypeEngine[Any]
    nullable: bool


@lru_cache
def cells(kind: type, without: tuple[str, ...] = ()) -> tuple[Cell, ...]:
    """Return the cells of a record's row; a nested record gives its own, a list gives one of JSON."""
    hints = get_type_hints(kind)
    names = [each.name for each in fields(kind) if each.name not in without]
    return tuple(cell for name in names for cell in _cells(name, hints[name]))


def _cells(name: str, hint: Any) -> list[Cell]:
    inner, optional = _required(hint)
    column = NAMES.get(name, name)
    if not is_dataclass(inner):
        return [Cell(column, (name,), _type(inner), optional)]
    nested = cells(inner)  # type: ignore[arg-type]  # a dataclass here is always the class
    return [Cell(f"{column}_{c.column}", (name, *c.path), c.type, optional or c.nullable) for c in nested]


def _required(hint: Any) -> tuple[Any, bool]:
    if get_origin(hint) not in (Union, UnionType):
        return hint, False
    (inner,) = (each for each in get_args(hint) if each is not NoneType)
    return inner, True


def _type(hint: Any) -> TypeEngine[Any]:
    if get_origin(hint) is Literal:
        hint = type(get_args(hint)[0])
    simple: dict[Any, TypeEngine[Any]] = {str: TEXT, bool: Flag(), int: Integer(), float: NUMBER}
    return simple.get(hint) or Json()


def columns(kind: type, comments: Mapping[str, str], *, without: tuple[str, ...] = ()) -> list[Column[Any]]:
    """Return the columns of a record's table, each with its comment where one is given."""
    return [
        Column(cell.column, cell.type, nullable=cell.nullable, comment=comments.get(cell.column))
        for cell in cells(kind, without)
    ]


def row(record: Any, *, without: tuple[str, ...] = (), **more: Any) -> dict[str, Any]:
    """Return a record's row, with the values given on top."""
    return {cell.column: _dig(record, cell.path) for cell in cells(record.__class__, without)} | more


def _dig(record: Any, path: tuple[str, ...]) -> Any:
    for name in path:
        record = None if record is None else getattr(record, name)
    return record


def record(kind: type[Record], found: Mapping[Any, Any], *, without: tuple[str, ...] = (), **more: Any) -> Record:
    """Return the record that a row holds, with the fields given on top.

    Raises ``msgspec.ValidationError`` for a row that somebody made impossible.
    """
    whole: dict[str, Any] = {}
    for cell in cells(kind, without):  # type: ignore[arg-type]  # a class can be hashed
        _place(whole, cell.path, found[cell.column])
    return msgspec.convert(_without_empty(whole) | more, kind, strict=True)


def _place(whole: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    for name in path[:-1]:
        whole = whole.setdefault(name, {})
    whole[path[-1]] = value


def _without_empty(whole: dict[str, Any]) -> dict[str, Any]:
    """Return the fields with None for a nested record of which nothing is stored."""
    return {name: None if _is_empty(value) else value for name, value in whole.items()}


def _is_empty(value: Any) -> bool:
    return isinstance(value, dict) and bool(value) and all(each is None for each in value.values())
