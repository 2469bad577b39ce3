"""Words a second of `annotate` beside the bare parser, stage by stage (processor time), and peak memory.

    .venv/bin/python benchmarks/annotate.py COLLECTION.jsonl [--documents 300] [--runs 3]

One process, one core. Every run parses the same documents anew and then times each component on them; the table gives
the median of the runs and its ratio to the parse, so that machines can be compared.
"""

import argparse
import os
import resource
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from itertools import islice

os.environ.setdefault("OMP_NUM_THREADS", "1")

from recoupe.annotate.attributions import find_attributions
from recoupe.annotate.events import find_events
from recoupe.annotate.mentions import find_mentions
from recoupe.annotate.parsed import Parsed, parse
from recoupe.annotate.quantities import find_quantities
from recoupe.annotate.run import analyse
from recoupe.annotate.times import find_times
from recoupe.model.document import Document
from recoupe.read.inputs import read_paths
from recoupe.settings import Settings

Stages = dict[str, list[float]]


def timed(stages: Stages, name: str, work: Callable[[], object]) -> object:
    """Return what the work gives and note its seconds under the stage's name."""
    start = time.process_time()
    given = work()
    stages[name].append(time.process_time() - start)
    return given


def run_stages(parsed: list[Parsed], stages: Stages) -> None:
    """Time each component on all documents, in the order of the pipeline."""
    mentions = timed(stages, "mentions", lambda: [find_mentions(each) for each in parsed])
    times = timed(stages, "times", lambda: [find_times(each) for each in parsed])
    timed(stages, "quantities", lambda: list(map(find_quantities, parsed, mentions, times)))
    said = timed(stages, "attributions", lambda: list(map(find_attributions, parsed, mentions)))
    timed(stages, "events", lambda: list(map(find_events, parsed, mentions, times, said)))


def measure(documents: list[Document], runs: int) -> Stages:
    """Return the seconds of every stage in every run."""
    stages: Stages = defaultdict(list)
    list(parse(documents[:5]))  # loads the pipeline
    for _ in range(runs):
        timed(stages, "parse", lambda: list(parse(documents)))
        run_stages(list(parse(documents)), stages)
        fresh = list(parse(documents))
        timed(stages, "all components", partial(list, map(analyse, fresh)))
    return stages


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path")
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    found = (each for each in read_paths([options.path], Settings()) if isinstance(each, Document))
    documents = list(islice(found, options.documents))
    words = sum(len(document.text.split()) for document in documents)
    stages = measure(documents, options.runs)
    medians = {name: statistics.median(seconds) for name, seconds in stages.items()}
    base = medians["parse"]
    out = sys.stdout.write
    out(f"{len(documents)} documents, {words} words, {options.runs} runs\n")
    for name, seconds in medians.items():
        out(f"{name:16} {seconds:7.2f} s  {words / seconds:9.0f} words/s  {seconds / base:6.3f} of the parse\n")
    total = base + medians["all components"]
    out(f"{'annotate':16} {total:7.2f} s  {words / total:9.0f} words/s  {base / total:6.1%} of the parser's speed\n")
    out(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB\n")


if __name__ == "__main__":
    main()
