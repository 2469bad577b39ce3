"""What a language gives to the stages that work on its text."""

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Final, Protocol

from recoupe.lang.lexicon import Lexicon
from recoupe.lang.weights import Weights

PACKS: Final = {"fr": "recoupe.lang.fr.pack"}
"""ISO 639-1 codes of the languages that can be analysed, and the modules of their packs."""


class LanguagePack(Protocol):
    """A parser, which is loaded when it is first needed, and lexicons."""

    code: str
    folder: Path

    def pipeline(self, path: str = "") -> Any:
        """Return the spaCy pipeline, the bundled one or the one that ``path`` names."""

    def lexicon(self, name: str) -> Lexicon:
        """Return the lexicon of that name, read once."""

    def weights(self, name: str) -> Weights:
        """Return the trained weights of that name, read once."""


@cache
def language_pack(code: str) -> LanguagePack | None:
    """Return the pack of a language, None where there is none."""
    if code not in PACKS:
        return None
    made: LanguagePack = import_module(PACKS[code]).PACK
    return made
