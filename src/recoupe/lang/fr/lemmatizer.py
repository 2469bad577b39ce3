"""Lemmatizer: a lexicon counted in the training treebanks, then the French suffix rules of spacy-lookups-data."""

import gzip
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from spacy.language import Language
from spacy.tokens import Doc, Token

from recoupe.lang.fr.text import straighten

UNCHANGED: Final = frozenset({"PROPN", "X", "SYM", "NUM", "PUNCT", "SPACE", ""})
FILE: Final = "lemmas.json.gz"


@dataclass(slots=True)
class LemmaTables:
    """What the lemmatizer looks up; every table but the first is keyed by the part of speech in lower case."""

    lexicon: Mapping[str, str] = field(default_factory=dict)
    known: Mapping[str, frozenset[str]] = field(default_factory=dict)
    exceptions: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    suffixes: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)

    def lemma(self, form: str, upos: str) -> str:
        """Return the lemma of a lower-case form: lexicon first, then rules, else the form itself."""
        return self.lexicon.get(f"{form}|{upos}") or self._by_rule(form, upos.lower())

    def _by_rule(self, form: str, upos: str) -> str:
        known = self.known.get(upos, frozenset())
        if form in known:
            return form
        if form in self.exceptions.get(upos, {}):
            return self.exceptions[upos][form]
        stems = [form[: -len(old)] + new for old, new in self.suffixes.get(upos, ()) if form.endswith(old)]
        guesses = [stem for stem in stems if stem]
        return next((stem for stem in guesses if stem in known or not stem.isalpha()), (guesses or [form])[0])

    def to_json(self) -> dict[str, Any]:
        """Return the tables as JSON values."""
        known = {upos: sorted(words) for upos, words in self.known.items()}
        return {"lexicon": self.lexicon, "known": known, "exceptions": self.exceptions, "suffixes": self.suffixes}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "LemmaTables":
        """Return the tables that ``to_json`` wrote."""
        known = {upos: frozenset(words) for upos, words in data["known"].items()}
        return cls(data["lexicon"], known, data["exceptions"], data["suffixes"])


class LexiconLemmatizer:
    """spaCy component that sets ``token.lemma_`` from the form and the part of speech."""

    def __init__(self, name: str = "lemmatizer", tables: LemmaTables | None = None) -> None:
        """Start with the given tables, or with none until ``from_disk``."""
        self.name = name
        self.tables = tables or LemmaTables()
        self._seen: dict[tuple[str, str], str] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set every token's lemma and return the document."""
        for token in doc:
            token.lemma_ = self.lemma(token)
        return doc

    def lemma(self, token: Token) -> str:
        """Return the lemma of one tagged token."""
        if token.pos_ in UNCHANGED:
            return straighten(token.text)
        key = (token.norm_, token.pos_)
        if key not in self._seen:
            self._seen[key] = self.tables.lemma(*key)
        return self._seen[key]

    def to_bytes(self, **_: Any) -> bytes:
        """Return the tables, packed."""
        text = json.dumps(self.tables.to_json(), ensure_ascii=False, sort_keys=True)
        return gzip.compress(text.encode(), mtime=0)

    def from_bytes(self, data: bytes, **_: Any) -> "LexiconLemmatizer":
        """Read packed tables and return the component."""
        self.tables = LemmaTables.from_json(json.loads(gzip.decompress(data)))
        self._seen.clear()
        return self

    def to_disk(self, path: str | Path, **_: Any) -> None:
        """Write the tables into a folder."""
        folder = Path(path)
        folder.mkdir(exist_ok=True)
        (folder / FILE).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, **_: Any) -> "LexiconLemmatizer":
        """Read the tables of a folder and return the component."""
        return self.from_bytes((Path(path) / FILE).read_bytes())


@Language.factory("recoupe_lexicon_lemmatizer", assigns=["token.lemma"], requires=["token.pos"])  # type: ignore[untyped-decorator]
def create_lexicon_lemmatizer(nlp: Language, name: str) -> LexiconLemmatizer:
    """Return an empty lemmatizer for a pipeline; loading the pipeline fills it."""
    del nlp
    return LexiconLemmatizer(name)
