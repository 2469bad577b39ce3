"""The gold: where it lies, what it holds, whether it is well formed, and its digest."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, get_args

from recoupe.errors import UsageError
from recoupe.evaluate.spans import Interval
from recoupe.model.vocabulary import EVENT_TYPES, EventStatus, Modality, SourceKind

Item = Mapping[str, Any]
"""One line of a gold file, or the answer to it, as JSON values."""

TEXT_SETS: Final = {
    "press": "dev/press.jsonl",
    "plover": "dev/plover_gsr_fr.jsonl",
    "press-2": "second/press.jsonl",
    "press-3": "third/press.jsonl",
    "press-blind": "blind/press.jsonl",
}
PAGE_SETS: Final = {"structure": "dev/structure", "structure-2": "second/structure"}
STORY_SETS: Final = {
    "lineage": "dev/lineage",
    "lineage-2": "second/lineage",
    "lineage-3": "third/lineage",
    "lineage-4": "fourth/lineage",
    "lineage-blind": "blind/lineage",
    "lineage-plain": "plain/lineage",
    "lineage-plain-blind": "plain_blind/lineage",
}
THREAD_SETS: Final = {"stance": "stance/threads.jsonl"}
PARTS: Final = ("dev", "second", "third", "fourth", "blind", "plain", "plain_blind")
"""Folders whose files make up the digest."""

SUFFIX: Final = ".gold.json"
_DAY = r"\d{4}(-\d{2}(-\d{2}(T\d{2}(:\d{2})?)?)?)?[~?]?|\d{3}X"
EDTF: Final = re.compile(rf"({_DAY}|\.\.)?(/({_DAY}|\.\.))?")


def gold_folder() -> Path:
    """Return the folder of the gold: the checkout's, else the one inside the installed package.

    Raises ``UsageError`` where there is neither.
    """
    package = Path(__file__).resolve().parents[1]
    for folder in (package.parents[1] / "gold", package / "gold"):
        if (folder / TEXT_SETS["press"]).is_file():
            return folder
    raise UsageError("The gold is not installed; run `recoupe eval` in a checkout of the repository.")


def digest(folder: Path) -> str:
    """Return the SHA-256 of all gold data, whatever the order of the file system; pages about it don't count."""
    whole = sha256()
    files = (path for part in PARTS for path in (folder / part).rglob("*"))
    for path in sorted(files, key=lambda path: path.as_posix()):
        if path.is_file() and path.suffix != ".md":
            whole.update(f"{path.relative_to(folder).as_posix()}\0".encode())
            whole.update(sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def read_lines(path: Path) -> list[Item]:
    """Return the objects of a ``.jsonl`` file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def golden(folder: Path) -> Iterator[tuple[str, Item]]:
    """Yield name and content of each ``NAME.gold.json`` of a folder, by name."""
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        yield path.name.removesuffix(SUFFIX), json.loads(path.read_text("utf-8"))


def page(folder: Path, name: str) -> Path:
    """Return the page that ``NAME.gold.json`` is about, which lies beside it."""
    return next(path for path in sorted(folder.glob(f"{name}.*")) if not path.name.endswith(SUFFIX))


def locate(text: str, span: Item | None) -> Interval | None:
    """Return where the n-th occurrence of a quoted span stands, None where it has no words.

    Raises ``ValueError`` where the text does not hold it.
    """
    if not span or not span.get("text"):
        return None
    start, words, number = -1, span["text"], span.get("n", 1)
    for _ in range(number):
        start = text.find(words, start + 1)
        if start < 0:
            raise ValueError(f"not in the text: {words!r} (n={number})")
    return start, start + len(words)


def problems(item: Item) -> list[str]:
    """Return what is wrong with a line of a text set: words that are not there, values outside the lists."""
    wrong = [f"{what}: {value!r}" for what, value, allowed in _closed(item) if value not in allowed]
    wrong += [f"date: {value!r}" for value in _dates(item) if not (value and EDTF.fullmatch(value))]
    for span in _spans(item):
        try:
            locate(item["text"], span)
        except ValueError as error:
            wrong.append(str(error))
    return wrong


def _closed(item: Item) -> Iterator[tuple[str, object, Iterable[object]]]:
    for said in item.get("attributions", ()):
        yield "kind", (said.get("source") or {}).get("kind"), get_args(SourceKind)
        yield "modality", said.get("modality"), get_args(Modality)
    for event in item.get("events", ()):
        yield "type", event.get("type"), EVENT_TYPES
        yield "status", event.get("status"), get_args(EventStatus)


def _dates(item: Item) -> Iterator[str | None]:
    yield from (time.get("value") for time in item.get("times", ()))
    yield from (event["date"] for event in item.get("events", ()) if event.get("date"))


def _spans(item: Item) -> Iterator[Item | None]:
    for said in item.get("attributions", ()):
        yield from (said.get("source"), said.get("cue"), said["content"])
    for event in item.get("events", ()):
        yield from (event["trigger"], *event.get("actors", ()), *event.get("recipients", ()))
    yield from item.get("times", ())
    yield from item.get("quantities", ())
