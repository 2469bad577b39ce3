"""Universal Dependencies treebanks (CoNLL-U) as spaCy training documents.

A multiword token ("du" = de + le) becomes one spaCy token with the part of speech, lemma and relation of the word that
governs the other ("de": ADP, case). Relations that only one treebank uses are folded, see ``FOLDED_RELATIONS``.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Final

from spacy.tokens import Doc
from spacy.vocab import Vocab

from recoupe.lang.fr.text import NO_BREAK_SPACE, SPACED_NUMBER, straighten

FOLDED_RELATIONS: Final = {
    "aux": "aux:tense",
    "compound": "flat:name",
    "csubj:pass": "csubj",
    "dep:comp": "dep",
    "expl": "expl:subj",
    "flat": "flat:name",
    "goeswith": "dep",
    "iobj:agent": "iobj",
    "nmod:appos": "appos",
    "nsubj:caus": "nsubj",
    "nsubj:outer": "nsubj",
    "obj:agent": "obj",
    "obj:lvc": "obj",
    "obl": "obl:mod",
    "parataxis:insert": "parataxis",
    "parataxis:parenth": "parataxis",
}
KEPT_FEATURES: Final = frozenset(
    [
        "Definite",
        "Gender",
        "Mood",
        "Number",
        "NumType",
        "Person",
        "Polarity",
        "Poss",
        "PronType",
        "Reflex",
        "Tense",
        "VerbForm",
        "Voice",
    ]
)
PRONOUN_LEMMAS: Final = {
    "j'": "je",
    "m'": "me",
    "t'": "te",
    "s'": "se",
    "l'": "le",
    "la": "le",
    "les": "le",
    "elle": "il",
    "elles": "il",
    "ils": "il",
}
SPACING_PERIOD: Final = 6
NO_BREAK_BEFORE: Final = frozenset([":", ";", "?", "!", "»", "%"])


@dataclass(frozen=True, slots=True)
class Row:
    """One token of a training sentence; ``head`` counts from the sentence's first row."""

    form: str
    lemma: str
    upos: str
    feats: str
    head: int
    relation: str
    space: bool


@dataclass(frozen=True, slots=True)
class _Word:
    """One line of a CoNLL-U file; ``head`` counts from 1, 0 is the root."""

    form: str
    lemma: str
    upos: str
    feats: str
    head: int
    relation: str
    space: bool


def read_sentences(path: Path, first: int = 0, last: int | None = None) -> Iterator[list[Row]]:
    """Yield the sentences number ``first`` to ``last`` (from 0, half-open) of a CoNLL-U file."""
    for block in islice(_blocks(path), first, last):
        yield _sentence(block)


def training_docs(vocab: Vocab, sentences: Iterable[list[Row]], per_doc: int, *, spacing: bool = True) -> Iterator[Doc]:
    """Yield documents of ``per_doc`` sentences.

    With ``spacing``, one document in six has no-break spaces where French typography wants them and one in six has
    each sentence on its own line, so that white-space tokens are no surprise to the models.
    """
    group: list[list[Row]] = []
    number = 0
    for sentence in sentences:
        group.append(sentence)
        if len(group) == per_doc:
            yield _doc(vocab, _spaced(group, number if spacing else 1))
            group, number = [], number + 1
    if group:
        yield _doc(vocab, _spaced(group, number if spacing else 1))


def _blocks(path: Path) -> Iterator[list[list[str]]]:
    block: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("#"):
            block.append(line.split("\t"))
        elif not line and block:
            yield block
            block = []


def _sentence(block: list[list[str]]) -> list[Row]:
    words = [_word(fields) for fields in block if fields[0].isdigit()]
    whole = {int(fields[0].split("-")[0]): fields for fields in block if "-" in fields[0]}
    merged: list[tuple[_Word, range]] = []
    position = 1
    while position <= len(words):
        ids = _covered(whole, position)
        merged.append((_governor(words, ids, whole.get(position)), ids))
        position = ids.stop
    return _rows(merged)


def _word(fields: list[str]) -> _Word:
    _, form, lemma, upos, _, feats, head, relation, _, misc = fields
    return _Word(form, lemma, upos, feats, int(head), relation, "SpaceAfter=No" not in misc)


def _covered(whole: dict[int, list[str]], position: int) -> range:
    last = int(whole[position][0].split("-")[1]) if position in whole else position
    return range(position, last + 1)


def _governor(words: list[_Word], ids: range, surface: list[str] | None) -> _Word:
    if surface is None:
        return words[ids.start - 1]
    outside = [number for number in ids if words[number - 1].head not in ids]
    word = words[(outside or ids)[0] - 1]
    second = words[ids.stop - 2]
    feats = second.feats if (word.upos, second.upos, len(ids)) == ("ADP", "DET", 2) else word.feats
    return replace(word, form=surface[1], feats=feats, space="SpaceAfter=No" not in surface[9])


def _rows(merged: list[tuple[_Word, range]]) -> list[Row]:
    rows: list[Row] = []
    pieces = [_pieces(word) for word, _ in merged]
    starts = [sum(len(piece) for piece in pieces[:index]) for index in range(len(pieces))]
    place = {number: start for (_, ids), start in zip(merged, starts, strict=True) for number in ids}
    for (word, _), forms, start in zip(merged, pieces, starts, strict=True):
        head = start if word.head == 0 else place[word.head]
        rows.append(_row(word, forms[0], head, space=word.space or len(forms) > 1))
        for form in forms[1:]:
            part = replace(word, lemma=form, relation="flat:num" if word.upos == "NUM" else "fixed", head=-1)
            rows.append(_row(part, form, start, space=word.space or form is not forms[-1]))
    return rows


def _pieces(word: _Word) -> list[str]:
    form = straighten(word.form)
    return [form] if SPACED_NUMBER.fullmatch(form) else form.split()


def _row(word: _Word, form: str, head: int, *, space: bool) -> Row:
    relation = "ROOT" if word.head == 0 else FOLDED_RELATIONS.get(word.relation, word.relation)
    return Row(form, _lemma(word, form), word.upos, _features(word.feats), head, relation, space)


def _features(feats: str) -> str:
    kept = [item for item in feats.split("|") if item.split("=")[0] in KEPT_FEATURES]
    return "|".join(sorted(item for item in kept if item.startswith("Voice=Pass") or not item.startswith("Voice")))


def _lemma(word: _Word, form: str) -> str:
    lower = form.lower()
    if word.upos == "PRON" and "PronType=Prs" in word.feats:
        bare = lower.removeprefix("-t-").lstrip("-")
        return PRONOUN_LEMMAS.get(bare, bare)
    if word.lemma == "_":
        return form if word.upos == "PROPN" else lower
    return straighten(word.lemma)


def _spaced(group: list[list[Row]], number: int) -> list[list[Row]]:
    closed = [[*sentence[:-1], replace(sentence[-1], space=True)] for sentence in group]
    if number % SPACING_PERIOD == 0:
        return [_with_no_break_spaces(sentence) for sentence in closed]
    if number % SPACING_PERIOD == SPACING_PERIOD // 2:
        return [_with_line_end(sentence) for sentence in closed]
    return closed


def _with_line_end(sentence: list[Row]) -> list[Row]:
    last = len(sentence) - 1
    return [*sentence[:-1], replace(sentence[-1], space=False), _space_row("\n", last)]


def _with_no_break_spaces(sentence: list[Row]) -> list[Row]:
    after = [index for index, row in enumerate(sentence[:-1]) if row.space and _is_tight(row, sentence[index + 1])]
    shift = [index + sum(place < index for place in after) for index in range(len(sentence))]
    rows: list[Row] = []
    for index, row in enumerate(sentence):
        moved = replace(row, head=shift[row.head], space=row.space and index not in after)
        rows.append(moved)
        if index in after:
            rows.append(_space_row(NO_BREAK_SPACE, len(rows) - 1))
    return rows


def _is_tight(row: Row, following: Row) -> bool:
    return row.form == "«" or following.form in NO_BREAK_BEFORE


def _space_row(form: str, head: int) -> Row:
    return Row(form, form, "SPACE", "", head, "dep", space=False)


def _doc(vocab: Vocab, group: list[list[Row]]) -> Doc:
    rows: list[Row] = []
    heads: list[int] = []
    for sentence in group:
        heads += [len(rows) + row.head for row in sentence]
        rows += sentence
    return Doc(
        vocab,
        words=[row.form for row in rows],
        spaces=[row.space for row in rows],
        pos=[row.upos for row in rows],
        tags=[row.upos for row in rows],
        morphs=[row.feats for row in rows],
        lemmas=[row.lemma for row in rows],
        heads=heads,
        deps=[row.relation for row in rows],
    )
