"""How long work tells that it goes on, without knowing who looks."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")
Progress = Callable[[str, int, int | None], None]
"""Called with the name of a stage, how much is done, and how much there is (None: unknown)."""


def silent(_stage: str, _done: int, _total: int | None) -> None:
    """Tell nobody."""


def tracked(items: Iterable[Item], stage: str, tell: Progress, total: int | None = None) -> Iterator[Item]:
    """Yield the items and tell after each how many went by."""
    for done, item in enumerate(items, start=1):
        yield item
        tell(stage, done, total)
