"""Pages a second and peak memory of reading a web archive that is made for it.

    .venv/bin/python benchmarks/read.py [--mebibytes 1024] [--pages 2000]

A WARC of that size is written to a temporary folder: articles, comment pages and threads of invented words, gzipped
record by record. The first ``--pages`` pages are read one after another; the rest of the archive is walked through
without reading, so that peak memory is that of the whole.
"""

import argparse
import gzip
import random
import resource
import sys
import tempfile
import time
from io import BytesIO
from itertools import islice
from pathlib import Path

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from recoupe.model.document import Document
from recoupe.read.inputs import read_paths
from recoupe.settings import Settings

SYLLABLES = [consonant + vowel for consonant in "bdklmnrstv" for vowel in "aeiou"]
MEBIBYTE = 1 << 20


def sentence(chance: random.Random) -> str:
    """Return a sentence of invented words."""
    words = ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(chance.randint(8, 24))]
    return f"Le {' '.join(words)}."


def paragraphs(chance: random.Random, count: int) -> str:
    """Return HTML paragraphs."""
    return "".join(f"<p>{' '.join(sentence(chance) for _ in range(4))}</p>" for _ in range(count))


def page(chance: random.Random, number: int) -> str:
    """Return a page: two thirds articles, a third threads, each with menus and scripts around it."""
    menu = "".join(f'<li><a href="/{n}">{sentence(chance)[:20]}</a></li>' for n in range(40))
    script = f"<script>var data = '{'x' * chance.randint(2_000, 20_000)}';</script>"
    if number % 3:
        body = f"<article><h1>{sentence(chance)}</h1>{paragraphs(chance, 12)}</article>"
    else:
        posts = (
            f'<div class="post" id="p{n}"><p class="author"><strong><a class="username">Membre{n}</a></strong> » '
            f'<time datetime="2024-03-{n % 27 + 1:02}T10:00:00+00:00">mars 2024</time></p>'
            f'<div class="content">{paragraphs(chance, 2)}</div></div>'
            for n in range(15)
        )
        body = f'<div id="page-body"><h2 class="topic-title">{sentence(chance)}</h2>{"".join(posts)}</div>'
    head = f"<head><title>Page {number}</title>{script}</head>"
    return f"<!doctype html><html lang='fr'>{head}<body><ul>{menu}</ul>{body}</body></html>"


def write_archive(path: Path, size: int) -> int:
    """Write an archive of at least that many bytes and return how many pages it holds."""
    chance, number = random.Random(7), 0
    made = [page(chance, number).encode() for number in range(300)]
    with path.open("wb") as file:
        while file.tell() < size:
            record = WarcRecord()
            record.init_headers(record_type=WarcRecordType.response, record_urn=b"urn:uuid:0")
            record.headers["WARC-Target-URI"] = f"https://archive.example/{number}"
            record.headers["Content-Type"] = "application/http; msgtype=response"
            head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
            record.set_bytes_content(head + made[number % len(made)].replace(b"Page", b"Page %d" % number, 1))
            plain = BytesIO()
            record.write(plain)
            file.write(gzip.compress(plain.getvalue(), 1))
            number += 1
    return number


def walk(path: Path) -> int:
    """Return how many records an archive holds."""
    with path.open("rb") as stream:
        return sum(1 for _ in ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=True))


def main() -> None:
    """Print pages a second and peak memory."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mebibytes", type=int, default=1024)
    parser.add_argument("--pages", type=int, default=2000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pages.warc.gz"
        count = write_archive(path, options.mebibytes * MEBIBYTE)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        start = time.process_time()
        read = sum(isinstance(each, Document) for each in islice(read_paths([str(path)], Settings()), options.pages))
        seconds = time.process_time() - start
        walked = walk(path)
        sys.stdout.write(f"{path.stat().st_size // MEBIBYTE} MiB, {count} pages; {walked} walked through\n")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    sys.stdout.write(f"{read} pages read: {read / seconds:.0f} pages/s; peak memory {peak} MiB ({before} before)\n")


if __name__ == "__main__":
    main()
