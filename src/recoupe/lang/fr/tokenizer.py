"""French tokenizer whose tokens are those of Universal Dependencies before multiword tokens are split.

"du", "au", "des" stay whole, hyphenated words stay whole, inverted clitics are cut off ("dit -elle", "a -t-il"),
and a number written with spaces ("12 000") is one token. ``doc.text`` is always the text that came in.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from spacy.attrs import LIKE_NUM, NORM, PREFIX, SHAPE, SUFFIX
from spacy.lang import char_classes as chars
from spacy.lang.fr.lex_attrs import like_num
from spacy.lang.lex_attrs import word_shape
from spacy.lang.tokenizer_exceptions import BASE_EXCEPTIONS, URL_MATCH
from spacy.language import Language
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry
from spacy.vocab import Vocab

from recoupe.lang.fr.text import SPACED_NUMBER, norm, regular_form, straighten

ABBREVIATIONS: Final = [
    "etc.",
    "M.",
    "MM.",
    "Mme.",
    "Mlle.",
    "Dr.",
    "Pr.",
    "av.",
    "apr.",
    "J.-C.",
    "St.",
    "Ste.",
    "cf.",
    "Cf.",
    "p.",
    "art.",
    "n°",
    "N°",
    "vol.",
    "no.",
    "No.",
    "éd.",
    "env.",
    "janv.",
    "févr.",
    "sept.",
    "oct.",
    "nov.",
    "déc.",
    "boul.",
    "tél.",
    "Inc.",
    "Ltd.",
    "Jr.",
    "vs.",
    "ex.",
    "Cie.",
    "hab.",
    "S.A.",
    "Mgr.",
    "Me.",
    "cap.",
    "col.",
    "Gal.",
    "Cdt.",
]

CLITICS: Final = r"(?:t-)?(?:ils?|elles?|on)|ce|en|je|la|les?|leur|lui|moi|nous|toi|tu|vous|y|ci|là"

ELISIONS: Final = r"(?i:(?:qu|lorsqu|puisqu|jusqu|quoiqu|presqu|quelqu|[cdjlmnst]))'"

NAME_START: Final = r"(?-i:[NM]'[BCDFGJKLMNPQRSTVWXZ]|N'dj|M'b)"  # N'Djamena, M'Bala: nothing is elided before these

WHOLE_WORDS: Final = (
    r"aujourd'hui|quelqu'une?s?|quelques-un[es]?s?|presqu'[îi]les?|l'on|c'est-à-dire|main-d'œuvre|main-d'oeuvre|"
    r"va-t-en-guerre|(?:celui|celle|ceux|celles)-(?:ci|là)|rendez-vous|là-\w+|ci-\w+|"
    r"(?:par|au|en)-(?:delà|dessus|dessous|deçà)|j(?:usque)?-là|prud'hom\w+|entr'\w+|-t-(?:ils?|elles?|on)|"
    r"(?:moi|toi|soi|lui|elle|nous|vous|eux|elles)-mêmes?|d'ores|hors-d'œuvres?|chefs?-d'œuvre|o'[A-Z]\w+|"
    rf"{NAME_START}\w+|"
    r"J\.-C\.?|av\.|apr\.|MM?\.|Mmes?\.?|Dr\.|St\.|cf\.|p\.|art\.|n°|vol\.|éd\.|env\.|[A-Z]\."
)


class FrenchTokenizer:
    """Callable that cuts a text into tokens; offsets and characters of the text are kept."""

    def __init__(self, vocab: Vocab) -> None:
        """Share the vocabulary of the pipeline and make it read tokens in their regular form."""
        self.vocab = vocab
        vocab.lex_attr_getters.update(LEXICAL_ATTRIBUTES)  # type: ignore[attr-defined]
        self._split = _basic_tokenizer(vocab)

    def __call__(self, text: str) -> Doc:
        """Return the tokens of a text."""
        plain = straighten(text)
        doc: Doc = self._split(plain)
        numbers = [match.span() for match in SPACED_NUMBER.finditer(plain)]
        if plain == text and not numbers:
            return doc
        return self._rebuild(text, _merge(doc, numbers) if numbers else _spans(doc))

    def _rebuild(self, text: str, spans: Iterator[tuple[int, int, bool]]) -> Doc:
        words, spaces = [], []
        for start, end, space in spans:
            words.append(text[start:end])
            spaces.append(space)
        return Doc(self.vocab, words=words, spaces=spaces)

    def pipe(self, texts: Iterator[str], batch_size: int = 1000) -> Iterator[Doc]:
        """Yield the tokens of each text; ``batch_size`` is there for spaCy's interface only."""
        del batch_size
        yield from map(self, texts)

    def __reduce__(self) -> tuple[Callable[[Vocab], "FrenchTokenizer"], tuple[Vocab]]:
        """Return what pickle needs: the rules are code, so the vocabulary is enough."""
        return FrenchTokenizer, (self.vocab,)

    def to_bytes(self, **_: Any) -> bytes:
        """Return nothing: the rules are code, versioned by the registered name."""
        return b""

    def from_bytes(self, _data: bytes, **_: Any) -> "FrenchTokenizer":
        """Return the tokenizer itself."""
        return self

    def to_disk(self, _path: str | Path, **_: Any) -> None:
        """Write nothing: the rules are code, versioned by the registered name."""

    def from_disk(self, _path: str | Path, **_: Any) -> "FrenchTokenizer":
        """Return the tokenizer itself."""
        return self


@registry.tokenizers("recoupe.FrenchTokenizer.v1")  # type: ignore[untyped-decorator]
def create_french_tokenizer() -> Callable[[Language], FrenchTokenizer]:
    """Return the function that spaCy calls with the pipeline to get its tokenizer."""
    return lambda nlp: FrenchTokenizer(nlp.vocab)


def _prefix(token: str) -> str:
    return regular_form(token)[:1]


def _suffix(token: str) -> str:
    return regular_form(token)[-3:]


def _shape(token: str) -> str:
    shape: str = word_shape(regular_form(token))
    return shape


def _like_num(token: str) -> bool:
    return bool(like_num(regular_form(token)))


LEXICAL_ATTRIBUTES: Final = {NORM: norm, PREFIX: _prefix, SUFFIX: _suffix, SHAPE: _shape, LIKE_NUM: _like_num}


def _spans(doc: Doc) -> Iterator[tuple[int, int, bool]]:
    return ((token.idx, token.idx + len(token), bool(token.whitespace_)) for token in doc)


def _merge(doc: Doc, numbers: list[tuple[int, int]]) -> Iterator[tuple[int, int, bool]]:
    """Yield the tokens' spans with every number as one span; a number that cuts a token is left as it was."""
    starts = dict(numbers)
    ends = {token.idx + len(token): bool(token.whitespace_) for token in doc}
    covered = 0
    for start, end, space in _spans(doc):
        if start < covered:
            continue
        covered = starts.get(start, end)
        if covered not in ends:
            covered = end
        yield start, covered, ends.get(covered, space)


def _basic_tokenizer(vocab: Vocab) -> Tokenizer:
    whole = re.compile(rf"(?iu)^(?:{WHOLE_WORDS})$")
    return Tokenizer(
        vocab,
        rules=_rules(),
        prefix_search=compile_prefix_regex(_prefixes()).search,
        suffix_search=compile_suffix_regex(_suffixes()).search,
        infix_finditer=compile_infix_regex(_infixes()).finditer,
        token_match=whole.match,
        url_match=URL_MATCH,
    )


def _rules() -> dict[str, list[dict[int, str]]]:
    kept = {text: cut for text, cut in BASE_EXCEPTIONS.items() if not re.match(r"^[a-zäöü]\.$", text)}
    rules = {text: [{ORTH: str(part[ORTH])} for part in cut] for text, cut in kept.items()}
    return rules | {text: [{ORTH: text}] for text in ABBREVIATIONS}


def _prefixes() -> list[str]:
    signs = ["§", "%", "=", "—", "–", r"\+(?![0-9])", "~", "/"]
    lists = chars.LIST_PUNCT + chars.LIST_ELLIPSES + chars.LIST_QUOTES + chars.LIST_CURRENCY + chars.LIST_ICONS
    elided = rf"(?!{NAME_START}){ELISIONS}(?=[{chars.ALPHA}0-9\"«“(\[])"
    hyphen = rf"-(?=[{chars.ALPHA}])(?!t-(?:il|elle|on))"
    return [*signs, *lists, elided, hyphen]


def _suffixes() -> list[str]:
    lists = chars.LIST_PUNCT + chars.LIST_ELLIPSES + chars.LIST_QUOTES + chars.LIST_ICONS
    return [
        *lists,
        *("—", "–", "/", "~", r"(?<=[0-9])\+", r"(?<=°[FfCcKk])\.", r"(?<=[0-9])°[CF]", r"(?<=[0-9])%"),
        rf"(?<=[0-9])(?:{chars.CURRENCY})",
        rf"(?<=[0-9])(?:{chars.UNITS}|h|mn|min|ème_)",
        rf"(?<=[0-9{chars.ALPHA_LOWER}%²\-\+)\]{chars.CONCAT_QUOTES}])\.",
        rf"(?<=[{chars.ALPHA_UPPER}][{chars.ALPHA_UPPER}])\.",
        rf"(?<=[{chars.ALPHA}])-(?:{CLITICS})",
        r"(?<=[a-z])-",
    ]


def _infixes() -> list[str]:
    alpha, lower, upper = chars.ALPHA, chars.ALPHA_LOWER, chars.ALPHA_UPPER
    return [
        *chars.LIST_ELLIPSES,
        *chars.LIST_ICONS,
        r"(?<=[0-9])[+*^](?=[0-9-])",
        r"(?<=[0-9])[hH](?=[0-9])",
        rf"(?<=[{lower}{chars.CONCAT_QUOTES}])\.(?=[{upper}][{lower}])",
        rf"(?<=[{alpha}]),(?=[{alpha}])",
        rf"(?<=[{alpha}0-9])(?:--|—|–)(?=[{alpha}0-9])",
        rf"(?<=[{alpha}0-9])[:<>=/](?=[{alpha}][{alpha}])",
        rf"(?<=[{alpha}0-9.)])[()\[\]«»](?=[{alpha}0-9])",
        rf"(?<=[{alpha}]')(?=[{alpha}])",
    ]
