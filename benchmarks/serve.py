"""How fast pages come from a large store while it grows: `python benchmarks/serve.py [PASSAGES] [SECONDS]`.

Invented documents of ten passages (words as in ``store.py``), two claims each with a named party, an event and a
figure; clusters of up to sixty documents with lineage and dossiers. The server and `recoupe add` share one core; twenty
readers ask each for the next page a second after the last. Times passed are those of a machine that is busy or not:
the processor time of a page, which is given beside them, is what compares.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import quote, urlencode

import httpx
from store import CHAIN, analysis, vocabulary

from recoupe.model.analysis import Analysis
from recoupe.model.annotation import EventMention, Mention, Participant, Quantity
from recoupe.model.discourse import Claim
from recoupe.model.judgement import (
    Derivation,
    Dossier,
    Evidence,
    Figure,
    Grade,
    Lineage,
    Origin,
    Reason,
    SharedPassage,
)
from recoupe.model.sketch import Sketch
from recoupe.model.span import Span
from recoupe.store.store import Conclusions, Store, open_store

OF_ONE = 10
WORDS = 40
READERS = 20
PAUSE = 1.0
PARTIES = ("MLI", "FRA", "RUS", "TCD", "UKR", "SEN", "NER", "BFA")
TYPES = ("AID", "ACCUSE", "ASSAULT", "CONSULT", "SUPPORT")
SIZES = (60, 12, 5, 3, 1, 1, 1, 1)
WHY = (Reason(rule="benchmark@1", detail="Une raison comme une autre.", english="A reason like any other."),)


def document(number: int, chance: random.Random, words: list[str], weights: list[float]) -> Analysis:
    """Return an invented document with two claims, each with a party, an event and a figure."""
    texts = [" ".join(chance.choices(words, weights, k=WORDS)) for _ in range(OF_ONE)]
    whole = analysis(f"doc-{number:06}", texts)
    day = f"20{chance.randrange(14, 24)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
    head = replace(whole.document, published=day, outlet=f"Le Fil {number % 40}", title=texts[0][:60])
    chosen = tuple(_claim(whole.claims[place], place) for place in (1, 4))
    spans = [(claim.start, claim.start + 8, claim.text[:8]) for claim in chosen]
    parties = [chance.choice(PARTIES) for _ in chosen]
    return Analysis(
        document=head,
        claims=chosen,
        mentions=tuple(
            Mention(start=a, end=b, text=t, label="LOC", rule="x", actor=p, country=p)
            for (a, b, t), p in zip(spans, parties, strict=True)
        ),
        quantities=tuple(Quantity(start=a, end=b, text=t, low=5, high=9, unit="EUR", rule="x") for a, b, t in spans),
        events=tuple(
            EventMention(
                trigger=Span(start=a, end=b, text=t),
                type=chance.choice(TYPES),
                status="actual",
                rule="x",
                date=day,
                actors=(Participant(start=a, end=b, text=t, country=p, sector="GOV", actor=p),),
            )
            for (a, b, t), p in zip(spans, parties, strict=True)
        ),
    )


def _claim(claim: Claim, place: int) -> Claim:
    return replace(claim, id=f"clm-{claim.document}-{place}", chain=CHAIN)


def clusters(total: int) -> Iterator[list[int]]:
    """Yield the numbers of documents that belong together."""
    start, turn = 0, 0
    while start < total:
        size = min(SIZES[turn % len(SIZES)], total - start)
        yield list(range(start, start + size))
        start, turn = start + size, turn + 1


def concluded(members: list[Analysis]) -> Conclusions:
    """Return lineage and dossiers of a cluster: all have it from the first."""
    keys = [each.document.id for each in members]
    first = keys[0]
    shared = (SharedPassage(start=0, end=60, parent_start=0, parent_end=60),)
    return Conclusions(
        cluster=f"clu-{first}",
        documents=keys,
        lineages=[
            Lineage(document=key, relation="reprint" if key != first else "origin", credit=False, reasons=WHY,
                    parents=() if key == first else (first,))
            for key in keys
        ],
        derivations=[
            Derivation(document=key, parent=first, kind="reprint", reasons=WHY, shared=shared) for key in keys[1:]
        ],
        dossiers=[dossier(members, place) for place in range(2)] if len(members) > 1 else [],
        standings={},
    )  # fmt: skip


def dossier(members: list[Analysis], place: int) -> Dossier:
    """Return a dossier to which every document of a cluster speaks."""
    claims = [each.claims[place] for each in members]
    first = members[0].document
    return Dossier(
        id=f"dos-{first.id}-{place}",
        claim=claims[0].text[:120],
        grade=Grade(reliability="F", credibility=4, reasons=WHY),
        documents={each.document: "supports" for each in claims},
        origins=(
            Origin(label="Le Phare", kind="anonymous", document=first.id, stance="supports", independent=True,
                   reasons=WHY),
        ),
        evidence=tuple(
            Evidence(document=c.document, claim=c.id, passage=c.passage, start=c.start, end=c.end, text=c.text,
                     stance="supports", source="Le Phare", basis="named")
            for c in claims
        ),
        figures=tuple(Figure(document=c.document, low=5, high=9, unit="EUR") for c in claims),
        readers={"support": 0, "deny": 0, "query": 0, "comment": 0},
    )  # fmt: skip


def fill(store: Store, passages: int, words: list[str]) -> tuple[list[str], list[str]]:
    """Fill a store; return the ids of its documents and dossiers."""
    chance = random.Random(2)
    weights = [1 / (rank + 3) for rank in range(len(words))]
    documents, dossiers = [], []
    for numbers in clusters(passages // OF_ONE):
        members = [document(number, chance, words, weights) for number in numbers]
        for each in members:
            store.add(each)
        store.postings().keep([
            Sketch(document=each.document.id, published=None, site=None, mass=0, prints=0, outlet=(), names=())
            for each in members
        ])  # fmt: skip
        made = concluded(members)
        store.assign([(made.documents[0], made.documents)], ())  # type: ignore[index]
        store.conclude([made])
        documents += made.documents
        dossiers += [each.id for each in made.dossiers]
    store.finish()
    return documents, dossiers


def asked(words: list[str], documents: list[str], dossiers: list[str], chance: random.Random) -> tuple[str, str]:
    """Return a kind of page and the address of one, as a reader may ask for it."""
    kind = chance.choice(("search", "dossier", "document"))
    if kind == "dossier":
        return kind, f"/dossiers/{quote(chance.choice(dossiers))}"
    if kind == "document":
        return kind, f"/documents/{quote(chance.choice(documents))}"
    rank = int(10 ** chance.uniform(1, 4.2))
    query = {"q": " ".join(words[rank : rank + chance.randrange(1, 3)]), "what": chance.choice(("claims", "passages"))}
    return kind, f"/search?{urlencode(query)}"


def read(home: str, until: float, seed: int, where: tuple[list[str], list[str], list[str]]) -> list[tuple[str, float]]:
    """Read pages until a moment; return the kind of each and the seconds that it took."""
    chance = random.Random(seed)
    taken: list[tuple[str, float]] = []
    with httpx.Client(base_url=home, headers={"accept": "text/html", "accept-language": "fr"}, timeout=60) as client:
        time.sleep(chance.uniform(0, PAUSE))
        while time.monotonic() < until:
            kind, path = asked(*where, chance)
            start = time.perf_counter()
            client.get(path).raise_for_status()
            taken.append((kind, time.perf_counter() - start))
            time.sleep(PAUSE)
    return taken


def warm(home: str, words: list[str], documents: list[str], dossiers: list[str]) -> None:
    """Read some pages, so that the first of each kind, which is made ready, is not among those that are measured."""
    chance = random.Random(4)
    with httpx.Client(base_url=home, headers={"accept": "text/html", "accept-language": "fr"}, timeout=60) as client:
        for _ in range(60):
            client.get(asked(words, documents, dossiers, chance)[1])


def new_documents(folder: Path, words: list[str]) -> Path:
    """Return a file with documents for `recoupe add`: more than it can read meanwhile."""
    chance = random.Random(3)
    path = folder / "new.jsonl"
    with path.open("w", encoding="utf-8") as lines:
        for number in range(5_000):
            text = ". ".join(" ".join(chance.choices(words, k=18)).capitalize() for _ in range(12))
            lines.write(json.dumps({"id": f"new-{number}", "text": text, "outlet": f"Le Fil {number % 40}"}) + "\n")
    return path


def show(line: str) -> None:
    """Print a line."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def processor_seconds(process: int) -> float:
    """Return the processor time that a process has used (Linux)."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Print the figures."""
    passages = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 60.0  # noqa: PLR2004
    words = vocabulary(random.Random(1))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with open_store(f"{folder}/store.db") as store:
            documents, dossiers = fill(store, passages, words)
        size = (folder / "store.db").stat().st_size / 1e6
        show(f"{passages} passages, {2 * len(documents)} claims, {len(dossiers)} dossiers; {size:.0f} MB")
        measure(folder, words, documents, dossiers, seconds)


def measure(folder: Path, words: list[str], documents: list[str], dossiers: list[str], seconds: float) -> None:
    """Serve, add and read at once; print what it took."""
    core = ["taskset", "-c", str(min(os.sched_getaffinity(0)))]
    recoupe = [*core, sys.executable, "-m", "recoupe"]
    store = f"{folder}/store.db"
    new = new_documents(folder, words)
    add, pages = [*recoupe, "add", str(new), "--store", store], [*recoupe, "serve", "--store", store, "--port", "0"]
    with (
        subprocess.Popen(pages, stdout=subprocess.PIPE, text=True) as server,  # noqa: S603 - our own program
        subprocess.Popen(add, stdout=subprocess.DEVNULL) as writer,  # noqa: S603 - the same
    ):
        home = (server.stdout.readline() if server.stdout else "").split()[0]
        time.sleep(20)  # the libraries of charts are made, the French pipeline is loaded
        warm(home, words, documents, dossiers)
        before, start = processor_seconds(server.pid), time.monotonic()
        with ThreadPoolExecutor(READERS) as readers:
            where = (words, documents, dossiers)
            runs = [readers.submit(read, home, start + seconds, seed, where) for seed in range(READERS)]
            taken = [each for run in runs for each in run.result()]
        used, passed = processor_seconds(server.pid) - before, time.monotonic() - start
        still = writer.poll() is None
        writer.kill()
        server.kill()
    report(taken, used, passed, still=still)


def report(taken: list[tuple[str, float]], used: float, passed: float, *, still: bool) -> None:
    """Print the times of each kind of page, and the processor time of a page."""
    by_kind = defaultdict[str, list[float]](list)
    for kind, each in taken:
        by_kind[kind].append(each * 1000)
    for kind, times in sorted(by_kind.items()):
        show(f"{kind}: {len(times)} pages, median {median(times):.0f} ms, p95 {quantiles(times, n=20)[18]:.0f} ms")
    show(
        f"processor time of the server: {1000 * used / len(taken):.1f} ms a page, {100 * used / passed:.0f} % of a core"
    )
    show(f"recoupe add was {'still writing' if still else 'done'}; load of the machine {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
