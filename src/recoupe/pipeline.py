"""How items pass through a stage: one at a time, and one that fails never stops the rest."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from recoupe.errors import ReadError
from recoupe.model.document import Rejection

Given = TypeVar("Given")
Made = TypeVar("Made")


def guarded(
    work: Callable[[Given], Made], items: Iterable[Given], name: Callable[[Given], str]
) -> Iterator[Made | Rejection]:
    """Yield what ``work`` makes of each item, or the rejection of one that it can't take.

    ``name`` says under which path an item is rejected. Errors that are not ours become code ``failed``.
    """
    for item in items:
        try:
            made: Made | Rejection = work(item)
        except ReadError as error:
            made = Rejection(path=name(item), code=error.code, detail=error.detail)
        except Exception as error:  # noqa: BLE001 - one bad document never stops a batch; its name and cause are kept
            made = Rejection(path=name(item), code="failed", detail=f"{type(error).__name__}: {error}")
        yield made
