"""Which language a text is in."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any, Final

from recoupe.lang.fr.text import straighten
from recoupe.model.document import Passage

LANGUAGES: Final = ("fr", "en", "ar", "es", "de", "it", "pt", "nl", "tr", "ru", "pl", "ro")
"""What pages of the French-language press are mixed with; a short list keeps short texts apart."""

TAMAZIGHT: Final = "ber"
"""ISO 639-2 code of the Berber languages together, which the identifier doesn't know: their letters tell them."""

SHORTEST: Final = 40
"""Letters under which a text takes the language of what it stands in."""

SHORTEST_FOREIGN: Final = 8
"""Letters that are enough where most are of another script than the Latin one."""

_ENOUGH: Final = 1_500
_LONGEST: Final = 5
_FIRM: Final = 0.9
_WORD: Final = re.compile(r"[^\W\d_]+'?")
_TELLING: Final = {
    "fr": "les des et est pas dans pour vous nous qui sur au aux du il ils elle ce ces cette mais avec ont sont je "
    "leur leurs où avoir être fait même comme c' n' qu' j' d' l' s' y' ça ou si ne une par plus sans son",
    "en": "the of and to is was for you with that this it are he they have has be at by from not or his but i",
    "de": "der die und ist das nicht ich auch ein eine mit auf den dem zu von wie noch mir "
    "es im sich so man wenn aber bei hat habe kann oder nach aus einen einem zur zum als sind wird nur",
    "es": "el los las del una por con para más pero como está su y lo",
}  # fmt: skip
"""Words that one of these languages has and the others do without."""

_LEAST_TELLING: Final = 3
_LEAST_SHARE: Final = 0.15
_OTHER_SCRIPT: Final = re.compile(r"[^\u0000-\u017f\u2000-\u2bff\ufe00-\ufe0f\U0001f000-\U0001faff]")
_TIFINAGH: Final = re.compile(r"[\u2d30-\u2d7f]")
_BERBER: Final = re.compile(r"[ɣɛḥḍṭẓṛṣǧ\u03b3\u03b5]", re.IGNORECASE)
"""Letters that Tamazight adds to the Latin alphabet; many write Greek gamma and epsilon for two of them."""

_LEAST_BERBER: Final = 0.15


def detect(text: str) -> str | None:
    """Return the ISO 639 code of a text's language, None where it is too short to tell."""
    sample = _sample(text)
    return _identify(sample)[0] if sample else None


def with_languages(passages: Sequence[Passage], language: str | None) -> tuple[Passage, ...]:
    """Return passages with their languages; short or doubtful ones take the document's."""
    return tuple(replace(passage, language=_firm(passage.text) or language) for passage in passages)


def document_language(passages: Sequence[Passage]) -> str | None:
    """Return the language of a document's longest passages together."""
    longest = sorted(passages, key=lambda passage: -len(passage.text))[:_LONGEST]
    return detect("\n".join(passage.text[: _ENOUGH // _LONGEST] for passage in longest))


def _firm(text: str) -> str | None:
    sample = _sample(text)
    language, share = _identify(sample) if sample else (None, 0.0)
    return language if share >= _FIRM else None


def _sample(text: str) -> str:
    """Return the first words of a text, nothing where they are too few to tell a language."""
    sample = " ".join(text[:_ENOUGH].split())
    letters = sum(map(str.isalpha, sample))
    foreign = letters < SHORTEST and 2 * len(_OTHER_SCRIPT.findall(sample)) > letters
    return sample if letters >= (SHORTEST_FOREIGN if foreign else SHORTEST) else ""


def _identify(sample: str) -> tuple[str, float]:
    """Return the language of a text and how sure it is; the identifier is slow, so clear cases do without it."""
    words = _WORD.findall(straighten(sample).lower())
    clear = _by_words(words) if _OTHER_SCRIPT.search(sample) is None else None
    if clear is not None or _is_berber(sample, words):
        return clear or TAMAZIGHT, 1.0
    language, share = _identifier().classify(sample)
    return str(language), float(share)


def _by_words(words: Sequence[str]) -> str | None:
    """Return the language that most of the telling words belong to, where they are many and nearly all its own."""
    counts = Counter(language for word in words if (language := _telling().get(word)))
    best, count = next(iter(counts.most_common(1)), (None, 0))
    clear = count > 3 * (counts.total() - count) and count >= max(_LEAST_TELLING, _LEAST_SHARE * len(words))
    return best if clear else None


@cache
def _telling() -> dict[str, str]:
    return {word: language for language, words in _TELLING.items() for word in words.split()}


def _is_berber(sample: str, words: Sequence[str]) -> bool:
    if _TIFINAGH.search(sample):
        letters = sum(map(str.isalpha, sample))
        return 2 * len(_TIFINAGH.findall(sample)) > letters
    if _BERBER.search(sample) is None:
        return False
    greek = any("\u03b1" <= letter <= "\u03c9" and letter not in "\u03b3\u03b5" for letter in sample)
    return not greek and sum(map(bool, map(_BERBER.search, words))) >= _LEAST_BERBER * len(words)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - loads numpy and a model

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(LANGUAGES))
    return identifier
