"""Scores, speed and checks of a finished pipeline, from raw text.

    python training/evaluate.py

UPOS, lemma, UAS and LAS count a gold token that the tokenizer cuts differently as wrong. UAS and LAS leave punctuation
out; LAS compares universal labels (before the colon), LAS-sub the full labels.
"""

import argparse
import json
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import spacy
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc, DocBin, Token
from spacy.training import Example

import register  # noqa: F401 - what the saved pipeline names

BUILD: Final = Path(__file__).resolve().parents[1] / "build" / "training"
TYPOGRAPHIC = str.maketrans({"'": "’"})


def read_docs(nlp: Language, path: Path) -> list[Doc]:
    """Return the documents of a DocBin file."""
    return list(DocBin().from_disk(path).get_docs(nlp.vocab))


def score_grammar(nlp: Language, gold: list[Doc]) -> dict[str, float]:
    """Return tagging, lemma, parsing and sentence scores in percent."""
    examples = [Example(guess, doc) for doc, guess in zip(gold, nlp.pipe(doc.text for doc in gold), strict=True)]
    counts: Counter[str] = Counter()
    for example in examples:
        counts.update(_token_counts(example))
    whole = Scorer(nlp).score(examples)
    scores = {name: counts[name] / counts["tokens"] for name in ("upos", "lemma")}
    scores |= {name: counts[name] / counts["words"] for name in ("uas", "las", "las_sub")}
    scores |= {"token_f": Scorer.score_tokenization(examples)["token_f"], "sentence_f": whole["sents_f"]}
    return {name: round(100 * value, 1) for name, value in scores.items()}


def _token_counts(example: Example) -> Iterator[str]:
    for gold in example.reference:
        yield "tokens"
        word = gold.dep_ != "punct"
        if word:
            yield "words"
        guess = _twin(example, gold)
        if guess is not None:
            yield from _hits(example, gold, guess, word=word)


def _hits(example: Example, gold: Token, guess: Token, *, word: bool) -> Iterator[str]:
    if guess.pos_ == gold.pos_:
        yield "upos"
    if guess.lemma_.lower() == gold.lemma_.lower():
        yield "lemma"
    heads = example.alignment.x2y[guess.head.i]
    if word and len(heads) == 1 and int(heads[0]) == gold.head.i:
        yield "uas"
        yield from ["las"] * (guess.dep_.split(":")[0] == gold.dep_.split(":")[0])
        yield from ["las_sub"] * (guess.dep_ == gold.dep_)


def _twin(example: Example, gold: Token) -> Token | None:
    found = example.alignment.y2x[gold.i]
    if len(found) != 1 or len(example.alignment.x2y[int(found[0])]) != 1:
        return None
    return example.predicted[int(found[0])]


def score_names(nlp: Language, gold: list[Doc], labels: Iterable[str] = ()) -> dict[str, str]:
    """Return "precision / recall / F" by label and for all of them; with ``labels``, only those are counted."""
    counts: Counter[tuple[str, str]] = Counter()
    for doc, guess in zip(gold, nlp.pipe(doc.text for doc in gold), strict=True):
        right, said = _names(doc, labels), _names(guess, labels)
        for kind, names in (("hit", right & said), ("false", said - right), ("missed", right - said)):
            counts.update((label, kind) for name in names for label in (name[2], "all"))
    return {label: _rates(counts, label) for label in sorted({label for label, _ in counts})}


def _names(doc: Doc, labels: Iterable[str]) -> set[tuple[int, int, str]]:
    kept = set(labels)
    return {(e.start_char, e.end_char, e.label_) for e in doc.ents if not kept or e.label_ in kept}


def _rates(counts: Counter[tuple[str, str]], label: str) -> str:
    hit, false, missed = (counts[label, kind] for kind in ("hit", "false", "missed"))
    precision, recall = hit / max(1, hit + false), hit / max(1, hit + missed)
    f_score = 2 * precision * recall / max(1e-9, precision + recall)
    return f"{100 * precision:.1f} / {100 * recall:.1f} / {100 * f_score:.1f}"


def check_typography(nlp: Language, gold: list[Doc]) -> dict[str, int]:
    """Return how many texts change their text or their analysis when every apostrophe is a typographic one."""
    changed: Counter[str] = Counter({"texts": 0, "text_differs": 0, "analysis_differs": 0})
    for doc in gold:
        curly = doc.text.translate(TYPOGRAPHIC)
        one, two = nlp(doc.text.replace("’", "'")), nlp(curly)
        changed.update(texts=1, text_differs=two.text != curly, analysis_differs=_analysis(one) != _analysis(two))
    return dict(changed)


def _analysis(doc: Doc) -> list[tuple[Any, ...]]:
    return [(t.idx, t.pos_, str(t.morph), t.dep_, t.head.i, t.ent_iob_, t.ent_type_) for t in doc]


def measure_speed(nlp: Language, texts: list[str]) -> dict[str, int]:
    """Return white-space words a second with all components and without names, and the peak memory in MiB."""
    words = sum(len(text.split()) for text in texts)
    speeds = {"words": words}
    list(nlp.pipe(texts[:50]))
    for name, off in (("all", []), ("without_names", ["ner"])):
        with nlp.select_pipes(disable=off):
            start = time.perf_counter()
            for _ in nlp.pipe(texts, batch_size=64):
                pass
            speeds[name] = round(words / (time.perf_counter() - start))
    return speeds | {"peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}


def report(pipeline: Path, corpora: Path) -> dict[str, Any]:
    """Return every measure of one pipeline on the test corpora that lie in a folder."""
    start = time.perf_counter()
    nlp = spacy.load(pipeline)
    result: dict[str, Any] = {"load_seconds": round(time.perf_counter() - start, 2)}
    size = sum(file.stat().st_size for file in pipeline.rglob("*") if file.is_file())
    result["megabytes"] = round(size / 1e6, 1)
    for path in sorted(corpora.glob("test-grammar-*.spacy")):
        result[path.stem] = score_grammar(nlp, read_docs(nlp, path))
        result[f"{path.stem} typography"] = check_typography(nlp, read_docs(nlp, path)[:60])
    for path in sorted(corpora.glob("test-names-*.spacy")):
        labels = ("PER", "LOC", "ORG") if "popcorn" in path.stem else ()
        result[path.stem] = score_names(nlp, read_docs(nlp, path), labels)
    texts = [doc.text for doc in read_docs(nlp, corpora / "names-train.spacy")]
    result["speed"] = measure_speed(nlp, texts[:2500])
    return result


def main() -> None:
    """Print the report as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pipeline", type=Path, default=BUILD / "pipeline")
    parser.add_argument("--corpora", type=Path, default=BUILD)
    options = parser.parse_args()
    sys.stdout.write(json.dumps(report(options.pipeline, options.corpora), ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    main()
