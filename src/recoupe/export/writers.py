"""Tables as files for other programs: CSV, JSON Lines, Parquet; rows pass through a few at a time."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, BinaryIO, Final, Literal

import msgspec

from recoupe.errors import UsageError
from recoupe.export.table import Cell

Kind = Literal["csv", "jsonl", "parquet"]
Rows = Iterable[tuple[Cell, ...]]
Header = tuple[str, ...]
TOGETHER: Final = 10_000
"""Rows that are written together."""
ACTIVE: Final = ("=", "+", "-", "@", "\t", "\r")
"""Signs with which a cell begins that a spreadsheet would take for a formula."""
WHOLE: Final = frozenset(
    {"passage", "start", "end", "credibility", "independent", "independent_for", "independent_against", "origins"}
    | {"denials", "documents"}
)
BROKEN: Final = frozenset({"low", "high", "score"})
"""Columns of whole and of broken numbers; all others are text."""


def write_csv(header: Header, rows: Rows, out: BinaryIO) -> None:
    """Write rows as CSV (RFC 4180, UTF-8). Text that a spreadsheet would run gets an apostrophe before it."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="")
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows([_still(cell) for cell in row] for row in rows)
    text.flush()
    text.detach()


def _still(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(ACTIVE) else cell


def write_jsonl(header: Header, rows: Rows, out: BinaryIO) -> None:
    """Write rows as JSON Lines: an object a row, by the columns' names."""
    encode = msgspec.json.Encoder().encode
    for row in rows:
        out.write(encode(dict(zip(header, row, strict=True))))
        out.write(b"\n")


def write_parquet(header: Header, rows: Rows, out: BinaryIO) -> None:
    """Write rows as Parquet. Raises ``UsageError`` where PyArrow is not installed."""
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra
        from pyarrow import parquet  # noqa: PLC0415 - the same
    except ImportError as error:
        raise UsageError("Parquet needs PyArrow: install recoupe[parquet].") from error
    schema = pa.schema([(name, _type(pa, name)) for name in header])
    with parquet.ParquetWriter(out, schema) as writer:
        for some in _some(rows):
            columns = [list(column) for column in zip(*some, strict=True)]
            writer.write_table(pa.Table.from_arrays(list(map(pa.array, columns, schema.types)), schema=schema))


def _some(rows: Rows) -> Iterator[list[tuple[Cell, ...]]]:
    every = iter(rows)
    while some := list(islice(every, TOGETHER)):
        yield some


def _type(pa: Any, name: str) -> Any:
    return pa.int64() if name in WHOLE else pa.float64() if name in BROKEN else pa.string()


WRITERS: Final[Mapping[Kind, Callable[[Header, Rows, BinaryIO], None]]] = {
    "csv": write_csv,
    "jsonl": write_jsonl,
    "parquet": write_parquet,
}
