"""Who says what in the French-language press, and how many independent sources stand behind it."""

from typing import TYPE_CHECKING

from recoupe.version import VERSION

if TYPE_CHECKING:
    from recoupe.notebook import Database

__version__ = VERSION
__all__ = ["__version__", "open"]


def open(store: str | None = None) -> "Database":  # noqa: A001 - what one writes: recoupe.open("x.db")
    """Return the collection in a SQLite file or at a SQLAlchemy URL, for a notebook (docs/export.md).

    None is the store that the settings name. Raises ``UsageError`` where there is none.
    """
    from recoupe.notebook import Database  # noqa: PLC0415 - `import recoupe` must cost nothing

    return Database.open(store)
