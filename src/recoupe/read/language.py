"""Which language a text is in."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any, Final

from recoupe.model.document import Passage

LANGUAGES: Final = ("fr", "en", "ar", "es", "de", "it", "pt", "nl", "tr", "ru", "pl", "ro")
"""What pages of the French-language press are mixed with; a short list keeps short texts apart."""

SHORTEST: Final = 40
"""Letters under which a text takes the language of what it stands in."""

_ENOUGH: Final = 5_000
_FIRM: Final = 0.9


def detect(text: str) -> str | None:
    """Return the ISO 639-1 code of a text's language, None where it is too short to tell."""
    sample = " ".join(text[:_ENOUGH].split())
    if sum(map(str.isalpha, sample)) < SHORTEST:
        return None
    return str(_identifier().classify(sample)[0])


def with_languages(passages: Sequence[Passage], language: str | None) -> tuple[Passage, ...]:
    """Return passages with their languages; short or doubtful ones take the document's."""
    return tuple(replace(passage, language=_firm(passage.text) or language) for passage in passages)


def document_language(passages: Sequence[Passage]) -> str | None:
    """Return the language of a document's longest passages together."""
    longest = sorted(passages, key=lambda passage: -len(passage.text))[:5]
    return detect("\n".join(passage.text[: _ENOUGH // 5] for passage in longest))


def _firm(text: str) -> str | None:
    sample = " ".join(text[:_ENOUGH].split())
    if sum(map(str.isalpha, sample)) < SHORTEST:
        return None
    language, share = _identifier().classify(sample)
    return str(language) if share >= _FIRM else None


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - loads numpy and a model

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(LANGUAGES))
    return identifier
