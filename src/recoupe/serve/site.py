"""What every page looks into: the collection, who is who, and when it was last counted."""

import time
from dataclasses import dataclass, field
from typing import Final

from recoupe.api import Collection
from recoupe.errors import RecoupeError, UsageError
from recoupe.lang.registry import Registry, registry
from recoupe.settings import Settings
from recoupe.store.browse import Browse, Holding

FRESH: Final = 20.0
"""Seconds for which a count of the whole store is held to be true."""


class MissingError(RecoupeError):
    """There is no such page, document, dossier or actor."""


class AskedError(UsageError):
    """What was asked can't be answered; its text is a message of the catalogs."""


class ForbiddenError(RecoupeError):
    """What was sent may not be kept."""


@dataclass(slots=True)
class Site:
    """A collection and how it is looked at."""

    collection: Collection
    _holding: Holding | None = field(default=None, init=False)
    _counted: float = field(default=0.0, init=False)

    @property
    def settings(self) -> Settings:
        """Return the settings of the run."""
        return self.collection.settings

    @property
    def browse(self) -> Browse:
        """Return the reader that pages."""
        return self.collection.store.browse()

    @property
    def registry(self) -> Registry:
        """Return who is who; read at the first use."""
        return registry("fr", self.settings.territories, self.settings.actors)

    def holding(self) -> Holding:
        """Return how much there is, counted a few seconds ago at most: counting reads every table."""
        now = time.monotonic()
        if self._holding is None or now - self._counted > FRESH:
            self._holding, self._counted = self.browse.holding(), now
        return self._holding

    def actor_name(self, key: str) -> str:
        """Return what an actor is called, its id where nobody knows it."""
        known = self.registry.actors.get(key)
        return known.name if known else key
