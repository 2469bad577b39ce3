"""Rebuild the pipeline from the data: text, vectors, corpora, parser and names, then one saved pipeline.

    python training/build.py

Steps run in the order of ``STEPS``; ``--only corpora`` (or any other) runs one. The parser and the names recogniser
train side by side, one thread each, and stop after their minutes or when they no longer improve; the parser then
settles at a falling learning rate.
"""

import argparse
import logging
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

import spacy
from spacy.cli.init_pipeline import convert_vectors
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from lemmas import lemma_tables
from names import popcorn_docs, winer_docs
from recoupe.lang.fr.lemmatizer import LexiconLemmatizer
from recoupe.lang.fr.tokenizer import FrenchTokenizer
from sources import POPCORN_TRAIN, TREEBANK_TEST, TREEBANK_TRAIN, TREEBANK_TUNE, WINER, TreebankPart
from treebanks import read_sentences, training_docs

HERE: Final = Path(__file__).resolve().parent
DATA: Final = HERE.parents[1] / "shared" / "data"
WORK: Final = HERE.parent / "build" / "training"
TOKENIZER: Final = {"nlp": {"tokenizer": {"@tokenizers": "recoupe.FrenchTokenizer.v1"}}}
log = logging.getLogger("build")


@dataclass(frozen=True, slots=True)
class Plan:
    """Where things are and how long the two trainings may take."""

    data: Path
    work: Path
    out: Path
    popcorn_test: Path | None
    parser_minutes: int
    names_minutes: int


def blank() -> Language:
    """Return a French pipeline that only cuts tokens."""
    return spacy.blank("fr", config=TOKENIZER)


def build_vectors(plan: Plan) -> None:
    """Write the text of the vectors, train them and save them for spaCy, keyed by ``NORM``."""
    import vectors  # noqa: PLC0415 - needs floret, which the other steps do not

    nlp = blank()
    total = vectors.write_text(FrenchTokenizer(nlp.vocab), plan.data, plan.work / "text.txt")
    log.info("text: %d tokens", total)
    vectors.train(plan.work / "text.txt", plan.work / "vectors.floret")
    convert_vectors(nlp, plan.work / "vectors.floret", truncate=0, prune=-1, mode="floret", attr="NORM")
    nlp.to_disk(plan.work / "vectors")


def build_corpora(plan: Plan) -> None:
    """Write the training, tuning and test corpora as DocBin files."""
    nlp = blank()
    save = partial(_save, plan.work)
    save("grammar-train", _treebank(nlp, plan.data, TREEBANK_TRAIN, spacing=True))
    save("grammar-tune", _treebank(nlp, plan.data, TREEBANK_TUNE))
    for name, part in TREEBANK_TEST.items():
        save(f"test-grammar-{name.replace(' ', '-').lower()}", _treebank(nlp, plan.data, [part]))
    reports = list(popcorn_docs(nlp, plan.data / POPCORN_TRAIN))
    save("names-train", [*winer_docs(nlp, plan.data / WINER, "train", spacing=True), *reports, *reports])
    save("names-tune", winer_docs(nlp, plan.data / WINER, "dev"))
    save("test-names-winer", winer_docs(nlp, plan.data / WINER, "test"))
    if plan.popcorn_test:
        save("test-names-popcorn", popcorn_docs(nlp, plan.popcorn_test, partial=False))


def train_models(plan: Plan) -> None:
    """Train the parser and the names recogniser side by side, then let the parser settle."""
    now = time.monotonic()
    runs = [
        (now + 60 * plan.names_minutes, _start(plan, "names", "names")),
        (now + 60 * plan.parser_minutes, _start(plan, "parser", "grammar")),
    ]
    for deadline, run in sorted(runs, key=lambda pair: pair[0]):
        _finish(run, deadline)
    start = ("--paths.start", str(plan.work / "parser" / "model-best"))
    _start(plan, "parser-settle", "grammar", *start).wait()


def assemble(plan: Plan) -> None:
    """Join parser, lemmatizer and names and save the pipeline without any trace of the machine."""
    nlp = spacy.load(plan.work / "parser-settle" / "model-best")
    lemmatizer = nlp.add_pipe("recoupe_lexicon_lemmatizer", name="lemmatizer")
    if isinstance(lemmatizer, LexiconLemmatizer):
        parts = (read_sentences(plan.data / part.path, part.first, part.last) for part in TREEBANK_TRAIN)
        lemmatizer.tables = lemma_tables(sentence for part in parts for sentence in part)
    names = spacy.load(plan.work / "names" / "model-best")
    names.replace_listeners("tok2vec", "ner", ["model.tok2vec"])
    nlp.add_pipe("ner", source=names, first=True)  # after the parser, wrong sentence ends would cut names
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])
    nlp.meta.update(META)
    nlp.to_disk(plan.out)


META: Final = {
    "name": "recoupe_news",
    "version": "1.0.0",
    "description": "French tagger, lemmatizer, parser and named entities for news and web text.",
    "author": "Recoupe",
    "license": "CC BY-SA 4.0",
    "sources": [
        {"name": "UD French GSD, Rhapsodie, ParisStories", "license": "CC BY-SA 4.0"},
        {"name": "UD French Sequoia, FQB", "license": "LGPL-LR"},
        {"name": "WiNER-fr", "license": "CC BY 4.0, texts CC BY 2.5"},
        {"name": "POPCORN (train)", "license": "MIT"},
        {"name": "ELTeC-fra (vectors)", "license": "public domain"},
        {"name": "Common Voice sentences (vectors)", "license": "CC0"},
        {"name": "frWikiDisc talk pages (vectors)", "license": "CC BY-SA 3.0"},
        {"name": "spacy-lookups-data", "license": "MIT"},
    ],
}
STEPS: Final[dict[str, Callable[[Plan], None]]] = {
    "vectors": build_vectors,
    "corpora": build_corpora,
    "train": train_models,
    "assemble": assemble,
}


def _treebank(nlp: Language, data: Path, parts: Iterable[TreebankPart], *, spacing: bool = False) -> Iterable[Doc]:
    for part in parts:
        sentences = read_sentences(data / part.path, part.first, part.last)
        yield from training_docs(nlp.vocab, sentences, part.per_doc, spacing=spacing)


def _save(work: Path, name: str, docs: Iterable[Doc]) -> None:
    store = DocBin()
    words = 0
    for number, doc in enumerate(docs, start=1):
        store.add(doc)
        words += len(doc)
        log.debug("%s %d", name, number)
    store.to_disk(work / f"{name}.spacy")
    log.info("%s: %d documents, %d tokens", name, len(store), words)


def _start(plan: Plan, model: str, corpus: str, *options: str) -> subprocess.Popen[bytes]:
    paths = {"train": f"{corpus}-train.spacy", "dev": f"{corpus}-tune.spacy", "vectors": "vectors"}
    overrides = [word for key, name in paths.items() for word in (f"--paths.{key}", str(plan.work / name))]
    command = [sys.executable, "-m", "spacy", "train", str(HERE / f"{model}.cfg"), *overrides, *options]
    command += ["--output", str(plan.work / model), "--code", str(HERE / "register.py")]
    return subprocess.Popen(command, env=os.environ | {"OMP_NUM_THREADS": "1"})


def _finish(run: subprocess.Popen[bytes], deadline: float) -> None:
    try:
        run.wait(timeout=max(1.0, deadline - time.monotonic()))
    except subprocess.TimeoutExpired:
        run.terminate()
        run.wait()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA, help="the folder of training data (default: %(default)s)")
    parser.add_argument(
        "--out", type=Path, default=WORK / "pipeline", help="where the pipeline is saved (default: %(default)s)"
    )
    parser.add_argument(
        "--work", type=Path, default=WORK, help="where corpora and half-products lie (default: %(default)s)"
    )
    parser.add_argument("--popcorn-test", type=Path, help="POPCORN's manual test.json, which the data folder lacks")
    parser.add_argument("--parser-minutes", type=int, default=20)
    parser.add_argument("--names-minutes", type=int, default=14)
    parser.add_argument("--only", choices=tuple(STEPS), help="run one step")
    return parser.parse_args()


def main() -> None:
    """Run all steps, or the one that was asked for."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    options = _options()
    minutes = (options.parser_minutes, options.names_minutes)
    plan = Plan(options.data, options.work, options.out, options.popcorn_test, *minutes)
    plan.work.mkdir(parents=True, exist_ok=True)
    for name, step in STEPS.items():
        if options.only in (None, name):
            log.info("step: %s", name)
            step(plan)


if __name__ == "__main__":
    main()
