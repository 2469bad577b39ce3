"""Floret word vectors from free French text: novels, read-aloud sentences, talk pages, news, treebanks.

Left out on purpose: every test set, the WiNER dev and test articles, and all text under a non-commercial licence.
"""

import json
import lzma
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import floret

from recoupe.lang.fr.tokenizer import FrenchTokenizer
from sources import NOVELS, POPCORN_TRAIN, SENTENCES, TALK_PAGES, TREEBANK_TRAIN, WINER, winer_split

REPEATS: Final = 3
SHORTEST_LINE: Final = 15
SETTINGS: Final[dict[str, Any]] = {
    "model": "cbow",
    "mode": "floret",
    "hashCount": 2,
    "bucket": 50_000,
    "minn": 3,
    "maxn": 5,
    "minCount": 5,
    "dim": 100,
    "epoch": 8,
    "neg": 10,
    "lr": 0.05,
    "ws": 3,
}


def write_text(tokenizer: FrenchTokenizer, data: Path, path: Path) -> int:
    """Write the norms of all tokens, one line of text a line, and return their number."""
    total = 0
    with path.open("w", encoding="utf-8") as out:
        for line in _lines(data):
            clean = re.sub(r"\s+", " ", line.strip())
            if len(clean) >= SHORTEST_LINE:
                norms = [token.norm_ for token in tokenizer(clean) if not token.is_space]
                out.write(" ".join(norms) + "\n")
                total += len(norms)
    return total


def train(text: Path, path: Path, threads: int = 2) -> None:
    """Train on a tokenised text and write the floret table; with more than one thread the table varies by run."""
    model = floret.train_unsupervised(str(text), thread=threads, **SETTINGS)
    model.save_floret_vectors(str(path))


def _lines(data: Path) -> Iterator[str]:
    yield from _novels_and_sentences(data)
    for page in sorted(data.glob(TALK_PAGES)):
        yield from page.read_text(encoding="utf-8").split("\n")
    for _ in range(REPEATS):
        yield from _news(data)
        yield from _treebanks(data)


def _novels_and_sentences(data: Path) -> Iterator[str]:
    for name in (NOVELS, SENTENCES):
        with lzma.open(data / name, "rt", encoding="utf-8") as lines:
            yield from (line for line in lines if not line.startswith("### "))


def _news(data: Path) -> Iterator[str]:
    for line in (data / WINER).read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        if winer_split(article["id"]) == "train":
            yield from article["text"].split("\n")
    for report in json.loads((data / POPCORN_TRAIN).read_text(encoding="utf-8")).values():
        yield from report["text"].split("\n")


def _treebanks(data: Path) -> Iterator[str]:
    for part in TREEBANK_TRAIN:
        lines = (data / part.path).read_text(encoding="utf-8").split("\n")
        texts = [line.removeprefix("# text =") for line in lines if line.startswith("# text =")]
        yield from texts[part.first : part.last]
