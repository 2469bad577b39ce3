"""How fast a store takes documents and answers queries: `python benchmarks/store.py [PASSAGES]` (default 100000).

Texts are invented words with the frequencies of a language (Zipf), the same at each run. Times depend on the machine;
the ratios to plain SQLite on the same machine and the same texts are what to compare.
"""

import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from statistics import median

from recoupe.model.analysis import Analysis
from recoupe.model.discourse import Claim, SourceChain, SourceLink
from recoupe.model.document import Document, Passage
from recoupe.store.store import open_store

PASSAGES_OF_ONE = 10
WORDS_OF_ONE = 40
SYLLABLES = [first + then for first in "bcdfglmnprstv" for then in ("a", "é", "i", "o", "ou", "an", "eu")]
ENDINGS = ("", "s", "e", "es", "ement", "tion", "tions", "er", "ait", "ées")
CHAIN = SourceChain(links=(SourceLink(name="Le Phare", kind="media"),))


def vocabulary(chance: random.Random, size: int = 30_000) -> list[str]:
    """Return invented words, the most frequent first."""
    return ["".join(chance.choices(SYLLABLES, k=3)) + chance.choice(ENDINGS) for _ in range(size)]


def analyses(passages: int, chance: random.Random, words: list[str]) -> Iterator[Analysis]:
    """Yield documents of ten passages, each passage one claim."""
    weights = [1 / (rank + 3) for rank in range(len(words))]
    for number in range(passages // PASSAGES_OF_ONE):
        texts = [" ".join(chance.choices(words, weights, k=WORDS_OF_ONE)) for _ in range(PASSAGES_OF_ONE)]
        yield analysis(f"doc-{number:06}", texts)


def analysis(name: str, texts: list[str]) -> Analysis:
    """Return a document of these passages."""
    spans, start = [], 0
    for text in texts:
        spans.append({"start": start, "end": start + len(text), "text": text})
        start += len(text) + 1
    passages = tuple(Passage(kind="body", **span) for span in spans)
    claims = tuple(
        Claim(id=f"{name}-{place}", document=name, passage=place, chain=CHAIN, modality="asserted",
              polarity="positive", rule="none", **span)
        for place, span in enumerate(spans)
    )  # fmt: skip
    return Analysis(document=Document(id=name, text="\n".join(texts), passages=passages), claims=claims)


def seconds(work: Callable[[], object], times: int = 1) -> float:
    """Return the median of the times that some work takes."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return median(taken)


def plain(path: Path, everything: list[Analysis]) -> None:
    """Write the passages' words alone, one transaction a document: the least that a store could do."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; CREATE TABLE t (d, p, words)")
        for each in everything:
            connection.execute("BEGIN")
            rows = [(each.document.id, place, one.text) for place, one in enumerate(each.document.passages)]
            connection.executemany("INSERT INTO t VALUES (?, ?, ?)", rows)
            connection.execute("COMMIT")


def show(line: str) -> None:
    """Print a line."""
    sys.stdout.write(line + "\n")


def main() -> None:
    """Print the figures."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    chance = random.Random(1)
    words = vocabulary(chance)
    everything = list(analyses(size, chance, words))
    with tempfile.TemporaryDirectory() as folder, open_store(f"{folder}/store.db") as store:
        least = seconds(lambda: plain(Path(folder) / "plain.db", everything))
        taken = seconds(lambda: [store.add(each) for each in everything])
        store.finish()
        megabytes = (Path(folder) / "store.db").stat().st_size / 1e6
        show(f"add: {size / taken:,.0f} passages/s, {taken / least:.1f} × plain rows; {megabytes:.0f} MB")
        read = seconds(lambda: sum(1 for _ in store.view().analyses()))
        show(f"read all: {size / read:,.0f} passages/s, {read / taken:.2f} × add")
        with closing(sqlite3.connect(f"{folder}/store.db")) as connection:
            queries(store.view().search, connection, words, "search")
            queries(lambda query: store.view().claims_like(query, 50), connection, words, "claims_like")


def queries(ask: Callable[[str], object], connection: sqlite3.Connection, words: list[str], name: str) -> None:
    """Print the times of rare, middling and frequent words, and of a sentence, against a scan."""
    scan = seconds(lambda: connection.execute("SELECT count(*) FROM passages WHERE text LIKE '%zzz%'").fetchall(), 3)
    asked = {
        "rare": words[20_000:20_005],
        "middling": words[500:505],
        "frequent": words[:5],
        "sentence": [" ".join(words[place : place + 4000 : 500]) for place in range(5)],
    }
    for kind, those in asked.items():
        taken = median(seconds(lambda one=one: ask(one), 3) for one in those)  # type: ignore[misc]
        show(f"{name}, {kind}: {taken * 1000:.1f} ms, {taken / scan:.3f} × a scan")


if __name__ == "__main__":
    main()
