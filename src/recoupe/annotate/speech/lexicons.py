"""The lexicons of reported speech, in the form in which its rules ask them."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from recoupe.lang.lexicon import Entry, Lexicon
from recoupe.lang.pack import language_pack

SpeechClass = Literal["say", "deny", "open", "hedge", "act", "own", "opinion", "none"]


@dataclass(frozen=True, slots=True)
class SpeechVerb:
    """A reporting verb: its class, the complements that hold what is said, and those that do so only in quotes."""

    key: str
    kind: SpeechClass
    takes: frozenset[str]
    quoted: frozenset[str]

    @property
    def reports(self) -> bool:
        """Tell whether it takes more than a quotation, so that its forms alone tell of speech."""
        return self.kind not in {"act", "none"} and bool(self.takes - {"quote"})


@cache
def lexicon(name: str) -> Lexicon:
    """Return a French lexicon."""
    pack = language_pack("fr")
    if pack is None:  # pragma: no cover - French is always there
        raise LookupError(name)
    return pack.lexicon(name)


@cache
def keys(name: str) -> frozenset[str]:
    """Return the keys of a lexicon."""
    return frozenset(lexicon(name).by_key)


@cache
def speech_verb(key: str) -> SpeechVerb | None:
    """Return the reporting verb of that key (« se dire », « faire état »), None where there is none."""
    for entry in lexicon("reporting_verbs")[key]:
        return read_entry(entry)
    return None


def read_entry(entry: Entry) -> SpeechVerb:
    """Return a line of the lexicon of reporting verbs as a verb."""
    takes, quoted = (frozenset(entry.get(column).split()) for column in ("takes", "quoted"))
    kind: SpeechClass = entry.get("class")  # type: ignore[assignment]
    return SpeechVerb(entry.key, kind, takes, quoted)


@cache
def values(name: str, column: str) -> dict[str, str]:
    """Return one column of a lexicon by key."""
    return {entry.key: entry.get(column) for entry in reversed(lexicon(name).entries)}
