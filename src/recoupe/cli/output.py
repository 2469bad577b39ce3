"""What all commands print with: JSON, tables, progress, refusals."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final

import click
import msgspec
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from recoupe.model.document import Rejection
from recoupe.model.typography import squeezed
from recoupe.progress import Progress as Tell

ECHO: Final = 200
"""Characters of what somebody gave that a message repeats."""
WIDE: Final = 160
"""Columns of a table that goes to a file or another program."""


def console() -> Console:
    """Return the console for people: plain where the output is no terminal."""
    return Console(highlight=False, soft_wrap=True)


def print_json(value: Any) -> None:
    """Print a value as indented JSON."""
    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=1).decode())


def print_line(value: Any) -> None:
    """Print a value as one line of JSON."""
    click.echo(msgspec.json.encode(value).decode())


def print_table(title: str, columns: Iterable[str], rows: Iterable[Iterable[object]]) -> None:
    """Print rows under their columns."""
    table = Table(title=title, title_justify="left", show_edge=False, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*("" if cell is None else str(cell) for cell in row))
    Console(highlight=False, width=None if sys.stdout.isatty() else WIDE).print(table)


def shortened(text: str, most: int = ECHO) -> str:
    """Return the beginning of a text on one line, for a message that echoes it."""
    line = squeezed(text)
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def print_refusal(rejection: Rejection) -> None:
    """Print one line on standard error for an input that was refused."""
    click.echo(f"recoupe: refused {rejection.path}: {rejection.detail} [{rejection.code}]", err=True)


def print_nothing(paths: Iterable[str]) -> None:
    """Print one line on standard error where inputs hold no file that can be read."""
    click.echo(f"recoupe: there is nothing to read in {shortened(', '.join(paths))}.", err=True)


@contextmanager
def progress_bar() -> Iterator[Tell]:
    """Give what tells of progress on standard error; nothing shows where that is no terminal."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("")

        def tell(stage: str, done: int, total: int | None) -> None:
            bar.update(task, description=stage, completed=done, total=total)

        yield tell
