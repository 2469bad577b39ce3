"""How well and how fast lineage is found in a large collection: `python benchmarks/lineage.py [DOCUMENTS …]`.

Texts are invented: words with the frequencies of French, names and figures that are nobody's, the same at each run.
Planted in them are copies (a few words changed), partial copies (40 to 80 words of another text in one of its own) and
rewrites (the names, figures and rare words of another text in new sentences, with a credit). For each size the script
prints what share of them is found to depend on their family, how long each stage takes, the most memory that was held
before and after, and how long an answer and one more document take. Stages are given in processor time, answers in both
processor time and time passed. Default sizes: 1000 10000.
"""

import random
import resource
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from math import ceil

from recoupe.api import Collection
from recoupe.crosscheck.update import update
from recoupe.lang.fr.stems import TABLE, function_words
from recoupe.model.analysis import Analysis
from recoupe.model.document import Document, Passage
from recoupe.progress import silent
from recoupe.settings import Settings
from recoupe.store.store import Store, open_store

SIZES = (1_000, 10_000)
SHARES = {"copy": 0.15, "partial": 0.07, "rewrite": 0.08}
SYLLABLES = [first + then for first in "bcdfglmnprstv" for then in ("a", "é", "i", "o", "ou", "an", "eu")]
SPAN = (40, 80)
CHANGED = 0.03
RECENT = 200
DAYS = 360


@dataclass(frozen=True, slots=True)
class Planted:
    """A document, how it was made and from which other one."""

    analysis: Analysis
    kind: str
    parent: str | None
    words: list[str]
    matter: list[str]


class Writer:
    """Writes invented articles."""

    def __init__(self, seed: int = 1) -> None:
        self.chance = random.Random(seed)
        lines = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#")]
        common = [(word, float(share)) for word, share in lines if word.isalpha()]
        empty = sorted(function_words())
        self._words = empty + [word for word, _ in common]
        # Half of a French text is function words.
        self._weights = list(accumulate([0.5 / len(empty)] * len(empty) + [share for _, share in common]))
        self.outlets = ["".join(self.chance.choices(SYLLABLES, k=6)).capitalize() for _ in range(400)]

    def name(self) -> str:
        """Return an invented word."""
        return "".join(self.chance.choices(SYLLABLES, k=self.chance.randint(2, 4)))

    def plain(self, count: int) -> list[str]:
        """Return words as frequent as in French."""
        return self.chance.choices(self._words, cum_weights=self._weights, k=count)

    def matter(self) -> list[str]:
        """Return what one event is told by: names, figures, rare words."""
        names = [self.name().capitalize() for _ in range(5)]
        figures = [str(self.chance.randint(101, 99_999)) for _ in range(3)]
        return names + figures + [self.name() for _ in range(6)]

    def article(self, matter: list[str]) -> list[str]:
        """Return the words of a text that tells an event."""
        words = self.plain(self.chance.randint(90, 300))
        for each in matter * 2:
            words.insert(self.chance.randrange(len(words)), each)
        return words


def corpus(size: int) -> Iterator[Planted]:
    """Yield documents, the parents before their children."""
    writer = Writer()
    chance, firsts = writer.chance, deque[Planted](maxlen=RECENT)
    for number in range(size):
        kind = chance.choices([*SHARES, "own"], [*SHARES.values(), 1 - sum(SHARES.values())])[0] if firsts else "own"
        parent = chance.choice(firsts) if kind != "own" else None
        made = write(writer, f"doc-{number:06}", kind, parent, minute=number * DAYS * 1440 // size)
        if kind == "own":
            firsts.append(made)
        yield made


def write(writer: Writer, key: str, kind: str, parent: Planted | None, *, minute: int) -> Planted:
    """Return one document."""
    chance, matter = writer.chance, writer.matter()
    credit = ""
    if parent is None:
        words = writer.article(matter)
    elif kind == "copy":
        words = [writer.plain(1)[0] if chance.random() < CHANGED else word for word in parent.words]
    elif kind == "partial":
        count = min(chance.randint(*SPAN), len(parent.words))
        start = chance.randrange(len(parent.words) - count + 1)
        own = writer.article(matter)
        words = [*own[:60], *parent.words[start : start + count], *own[60:]]
    else:
        words = writer.article(chance.sample(parent.matter, 11))
        credit = f"Selon {parent.analysis.document.outlet}, "
    text = credit + sentences(words, chance)
    outlet = chance.choice(writer.outlets)
    published = (datetime(2021, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)).strftime("%Y-%m-%dT%H:%M")
    passage = Passage(kind="body", text=text, start=0, end=len(text), language="fr")
    document = Document(id=key, text=text, passages=(passage,), outlet=outlet, published=published, language="fr")
    return Planted(Analysis(document=document), kind, parent.analysis.document.id if parent else None, words, matter)


def sentences(words: list[str], chance: random.Random) -> str:
    """Return the words as sentences."""
    parts, place = [], 0
    while place < len(words):
        size = chance.randint(8, 25)
        part = " ".join(words[place : place + size])
        parts.append(part[0].upper() + part[1:] + ".")
        place += size
    return " ".join(parts)


def seconds(work: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    """Return how long some work takes."""
    start = clock()
    work()
    return clock() - start


def megabytes() -> float:
    """Return the most memory that was held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def show(line: str) -> None:
    """Print a line."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def measure(size: int) -> None:
    """Print the figures for one size."""
    with tempfile.TemporaryDirectory() as folder, open_store(f"{folder}/store.db") as store:
        planted: dict[str, tuple[str, str | None]] = {}

        def fill() -> None:
            for each in corpus(size):
                planted[each.analysis.document.id] = (each.kind, each.parent)
                store.add(each.analysis)

        stored = seconds(fill)
        before = megabytes()
        drawn = seconds(lambda: update(store, silent))
        each = f"{1000 * drawn / size:.1f} ms a document"
        show(f"{size} documents: store {stored:.0f} s, lineage and dossiers {drawn:.0f} s ({each})")
        show(f"   memory: at most {before:.0f} MB before, {megabytes():.0f} MB after")
        recall(store, planted)
        ask(store)


def recall(store: Store, planted: dict[str, tuple[str, str | None]]) -> None:
    """Print which share of each kind is found to depend on its family."""
    found = store.view().lineages()
    family = {key: parent or key for key, (_, parent) in planted.items()}
    for kind in SHARES:
        keys = [key for key, (made, _) in planted.items() if made == kind]
        right = sum(any(family[parent] == family[key] for parent in found[key].parents) for key in keys)
        show(f"   {kind}: recall {right / max(1, len(keys)):.3f} of {len(keys)}")
    own = [key for key, (kind, _) in planted.items() if kind == "own"]
    wrong = sum(any(family[parent] != key for parent in found[key].parents) for key in own)
    show(f"   own: {wrong / len(own):.4f} of {len(own)} wrongly made dependent")


def ask(store: Store) -> None:
    """Print how long answers and one more document take; the first answer, which loads what is needed, apart."""
    collection = Collection(store, Settings())
    texts = [document.text for _, document in zip(range(41), store.view().documents(), strict=False)]
    first, *rest = [text[:110].rsplit(" ", 1)[0] for text in texts]
    show(f"   first check: {seconds(lambda: collection.check(first), time.perf_counter):.2f} s passed")
    for name, clock in (("passed", time.perf_counter), ("of the processor", time.process_time)):
        times = sorted(seconds(lambda text=text: collection.check(text), clock) for text in rest)  # type: ignore[misc]
        middle, most = times[len(times) // 2], times[ceil(0.95 * len(times)) - 1]
        show(f"   check: median {middle:.3f} s, 95 % within {most:.3f} s {name}")
    writer = Writer(2)
    store.add(write(writer, "one-more", "own", None, minute=7000).analysis)
    show(f"   one more document: {seconds(lambda: update(store, silent)):.2f} s")


def main() -> None:
    """Measure each size."""
    for size in [int(each) for each in sys.argv[1:]] or SIZES:
        measure(size)


if __name__ == "__main__":
    main()
