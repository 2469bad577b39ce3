"""The French language pack."""

from functools import cache
from pathlib import Path
from typing import Any, Final

from recoupe.errors import UsageError
from recoupe.lang.lexicon import Lexicon, read_lexicon
from recoupe.lang.weights import Weights, read_weights

FOLDER: Final = Path(__file__).parent


class FrenchPack:
    """The trained pipeline and the lexicons that lie beside this file."""

    code = "fr"
    folder = FOLDER

    def pipeline(self, path: str = "") -> Any:
        """Return the spaCy pipeline, loaded once. Raises ``UsageError`` for a path that holds none."""
        return _load(path or str(FOLDER / "pipeline"))

    def lexicon(self, name: str) -> Lexicon:
        """Return the lexicon ``lexicons/NAME.tsv``, read once."""
        return _lexicon(name)

    def weights(self, name: str) -> Weights:
        """Return the weights ``weights/NAME.tsv``, read once."""
        return _weights(name)


PACK: Final = FrenchPack()


@cache
def _lexicon(name: str) -> Lexicon:
    return read_lexicon(FOLDER / "lexicons" / f"{name}.tsv")


@cache
def _weights(name: str) -> Weights:
    return read_weights(FOLDER / "weights" / f"{name}.tsv")


@cache
def _load(path: str) -> Any:
    import spacy

    import recoupe.lang.fr.lemmatizer
    import recoupe.lang.fr.tokenizer  # noqa: F401 - both register what the saved pipeline names

    try:
        return spacy.load(path)
    except OSError as error:
        raise UsageError(f"No spaCy pipeline at “{path}”; unset RECOUPE_PIPELINE to use the bundled one.") from error
