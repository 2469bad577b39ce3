"""A table: for the eye in a notebook, for a data frame, for a file."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Any, Final

from recoupe.errors import UsageError

Cell = str | int | float | None
SHOWN: Final = 40
"""Rows that a notebook shows."""


class Tabular:
    """What has rows under a header: charts and tables."""

    __slots__ = ()
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def records(self) -> Iterator[dict[str, Cell]]:
        """Yield each row by its columns' names."""
        return (dict(zip(self.header, row, strict=True)) for row in self.rows)

    def columns(self) -> dict[str, list[Cell]]:
        """Return the values of each column."""
        return {name: [row[place] for row in self.rows] for place, name in enumerate(self.header)}

    def to_pandas(self) -> Any:
        """Return the rows as a pandas ``DataFrame``. Raises ``UsageError`` where pandas is not installed."""
        try:
            import pandas as pd  # noqa: PLC0415 - an extra
        except ImportError as error:
            raise UsageError("Data frames need pandas: install recoupe[pandas].") from error
        return pd.DataFrame(self.columns(), columns=list(self.header))

    def to_polars(self) -> Any:
        """Return the rows as a Polars ``DataFrame``. Raises ``UsageError`` where Polars is not installed."""
        try:
            import polars as pl  # noqa: PLC0415 - an extra
        except ImportError as error:
            raise UsageError("Data frames need Polars: install recoupe[polars].") from error
        return pl.DataFrame(self.columns(), infer_schema_length=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Tabular):
    """Rows under a header."""

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Cell]]:
        """Yield each row by its columns' names."""
        return self.records()

    def __repr__(self) -> str:
        """Return how large it is."""
        return f"Table({len(self.rows)} rows: {', '.join(self.header)})"

    def _repr_html_(self) -> str:
        """Return what a notebook shows: the first rows."""
        more = len(self.rows) - SHOWN
        return f"{html_table(self.header, self.rows[:SHOWN])}{f'<p>… {more}</p>' if more > 0 else ''}"


def html_table(header: tuple[str, ...], rows: tuple[tuple[Cell, ...], ...]) -> str:
    """Return rows as a table of HTML, all text escaped."""
    head = "".join(f'<th scope="col">{escape(each)}</th>' for each in header)
    body = "".join(f"<tr>{''.join(f'<td>{_shown(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _shown(cell: Cell) -> str:
    return "" if cell is None else escape(str(cell))
