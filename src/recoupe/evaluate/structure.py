"""Scores of pages split into passages."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from recoupe.evaluate.corpus import Item
from recoupe.evaluate.spans import best_pairs
from recoupe.evaluate.tally import Tally

NOTHING: Final[Item] = {"passages": ()}
BOTH_ENDS: Final = 2


def flat(text: object) -> str:
    """Return words in NFC with single spaces."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", str(text))).strip()


@dataclass(frozen=True, slots=True)
class _Parts:
    """The passages that count, and the place of each among them by its place on the page."""

    passages: list[Item]
    place: Mapping[int | None, int]


def _parts(answer: Item) -> _Parts:
    kept = [(n, passage) for n, passage in enumerate(answer.get("passages") or ()) if passage["kind"] != "boilerplate"]
    return _Parts([passage for _, passage in kept], {n: place for place, (n, _) in enumerate(kept)})


def score_structure(gold: Iterable[tuple[str, Item]], answers: Mapping[str, Item]) -> Tally:
    """Return the counts of all measures over pairs of a page's name and its gold.

    ``answers`` are documents as JSON values (title, outlet, published, passages), by the page's name.
    """
    tally = Tally()
    for name, page in gold:
        _score_page(name, page, answers.get(name, NOTHING), tally)
    return tally


def _score_page(name: str, page: Item, answer: Item, tally: Tally) -> None:
    want, have = _parts(page), _parts(answer)
    pairs = best_pairs(want.passages, have.passages, _alike, least=1)
    exact = [(i, j) for i, j in pairs if _alike(want.passages[i], have.passages[j]) >= BOTH_ENDS]
    right = [(i, j) for i, j in exact if want.passages[i]["kind"] == have.passages[j]["kind"]]
    sizes = len(want.passages), len(have.passages)
    tally.add("passage, start or end right", *sizes, len(pairs))
    tally.add("passage, both ends right", *sizes, len(exact))
    tally.add("passage, both ends + kind", *sizes, len(right))
    _score_fields(want, have, right, tally)
    _score_links(want, have, (pairs, right), tally)
    _score_rest(page, answer, have, tally)
    found = {i for i, _ in right}
    missed = (passage for i, passage in enumerate(want.passages) if i not in found)
    tally.mistakes += [f"{name} missed {passage['kind']}: {passage['text_start']!r}" for passage in missed]


def _alike(gold: Item, found: Item) -> float:
    text = flat(found.get("text") or "")
    ends = text.startswith(flat(gold["text_start"])) + text.endswith(flat(gold["text_end"]))
    return ends + (0.1 if gold["kind"] == found["kind"] else 0.0)


def _score_fields(want: _Parts, have: _Parts, right: list[tuple[int, int]], tally: Tally) -> None:
    for field in ("author", "published"):
        known = [
            (want.passages[i][field], have.passages[j].get(field)) for i, j in right if want.passages[i].get(field)
        ]
        tally.of(f"{field} (of those)", [flat(one) == flat(other) for one, other in known])


def _score_links(
    want: _Parts, have: _Parts, pairs: tuple[list[tuple[int, int]], list[tuple[int, int]]], tally: Tally
) -> None:
    """Compare where passages point: the passage pointed to must itself be paired with the gold's."""
    paired: dict[int | None, int] = {j: i for i, j in pairs[0]}
    for field in ("reply_to", "quotes"):
        known = [(i, j) for i, j in pairs[1] if want.passages[i].get(field) is not None]
        checks = [
            paired.get(have.place.get(have.passages[j].get(field))) == want.place.get(want.passages[i][field])
            for i, j in known
        ]
        tally.of(f"{field} (of those)", checks)


def _score_rest(page: Item, answer: Item, have: _Parts, tally: Tally) -> None:
    everything = " ".join(flat(passage.get("text") or "") for passage in have.passages)
    for phrase in page.get("absent", ()):
        tally.of("boilerplate kept out", [flat(phrase) not in everything])
    for field in ("title", "outlet", "published"):
        if page.get(field):
            tally.of(f"document {field}", [flat(page[field]) == flat(answer.get(field))])
