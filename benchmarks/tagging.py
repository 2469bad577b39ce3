"""Processor time of tagging times, quantities and names, as a share of the parse.

    .venv/bin/python benchmarks/tagging.py COLLECTION.jsonl [--documents 200] [--runs 3]

One process, one core; every run parses the documents anew and tags them. The medians of the runs are printed.
"""

import argparse
import os
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from itertools import islice
from typing import TypeVar

os.environ.setdefault("OMP_NUM_THREADS", "1")

from recoupe.annotate.mentions import find_mentions
from recoupe.annotate.parsed import parse
from recoupe.annotate.quantities import find_quantities
from recoupe.annotate.times import find_times
from recoupe.model.annotation import Mention, TimeExpression
from recoupe.model.document import Document
from recoupe.read.inputs import read_paths
from recoupe.settings import Settings

T = TypeVar("T")


def timed(seconds: dict[str, list[float]], name: str, work: Callable[[], T]) -> T:
    """Return what the work gives and note its processor seconds."""
    start = time.process_time()
    given = work()
    seconds[name].append(time.process_time() - start)
    return given


def measure(documents: list[Document], runs: int) -> dict[str, float]:
    """Return the median processor seconds of each stage."""
    seconds: dict[str, list[float]] = defaultdict(list)
    list(map(find_mentions, parse(documents[:5])))  # loads the pipeline and the registry
    for _ in range(runs):
        parsed = timed(seconds, "parse", lambda: list(parse(documents)))
        mentions: list[tuple[Mention, ...]] = timed(seconds, "mentions", partial(list, map(find_mentions, parsed)))
        times: list[tuple[TimeExpression, ...]] = timed(seconds, "times", partial(list, map(find_times, parsed)))
        timed(seconds, "quantities", partial(list, map(find_quantities, parsed, mentions, times)))
    return {name: statistics.median(values) for name, values in seconds.items()}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path")
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    found = (each for each in read_paths([options.path], Settings()) if isinstance(each, Document))
    medians = measure(list(islice(found, options.documents)), options.runs)
    base = medians.pop("parse")
    sys.stdout.write(f"parse       {base:7.2f} s\n")
    for name, seconds in (*medians.items(), ("together", sum(medians.values()))):
        sys.stdout.write(f"{name:11} {seconds:7.2f} s  {seconds / base:6.1%} of the parse\n")


if __name__ == "__main__":
    main()
