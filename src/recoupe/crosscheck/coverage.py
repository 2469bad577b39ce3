"""How much a document tells of what sets a statement apart from the rest of the affair.

All documents of an affair share its names and its subject. What only some of them tell, tells which of them speak to a
statement: each word counts by its worth, and again by how few of the documents have it.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import Final

from recoupe.crosscheck.match import BESIDE
from recoupe.crosscheck.senses import ALIKE, alike
from recoupe.crosscheck.statement import Statement
from recoupe.lineage.profile import Profile

Row = list[float]
RAREST: Final = 3
"""Words that set a statement apart most."""
HALF: Final = 0.5
"""Share of a word from which it counts as told: by a word of the same sense, or beside the sentence."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What a document tells of each word of a statement: sentence by sentence, with what is beside, and anywhere."""

    strict: Sequence[Row]
    beside: Sequence[Row]
    title: Row
    anywhere: Row


def coverage(statement: Statement, among: Mapping[str, Profile]) -> dict[str, dict[str, float]]:
    """Return what each document covers of a statement, from 0 to 1, by the names of the evidence."""
    keys = tuple(statement.worth)
    worth = [statement.worth[key] for key in keys]
    tellings = {key: _telling(keys, profile) for key, profile in among.items()}
    apart = _apart(worth, tellings.values())
    made = {key: _covered(each, worth, apart) for key, each in tellings.items()}
    _rank(made)
    return made


def _telling(keys: Sequence[str], profile: Profile) -> Telling:
    title = _row(keys, frozenset(word.key for word in profile.title))
    strict = [_row(keys, here) for here in profile.keys] or [[0.0] * len(keys)]
    beside = [_with_neighbours(strict, place, title) for place in range(len(strict))]
    return Telling(strict, beside, title, [max(column) for column in zip(title, *strict, strict=True)])


def _row(keys: Sequence[str], here: frozenset[str]) -> Row:
    return [1.0 if key in here else 0.0 if alike(key).isdisjoint(here) else ALIKE for key in keys]


def _with_neighbours(rows: Sequence[Row], place: int, title: Row) -> Row:
    near = [title, *rows[max(0, place - 1) : place], *rows[place + 1 : place + 2]]
    return [max(own, BESIDE * max(others)) for own, *others in zip(rows[place], *near, strict=True)]


def _apart(worth: Sequence[float], tellings: Collection[Telling]) -> Row:
    """Return the worth of words where those that many of the documents tell count less."""
    size = len(tellings) + 1
    told = [sum(column) for column in zip(*(each.anywhere for each in tellings), strict=True)] or [0.0] * len(worth)
    rare = [log(size / (count + HALF)) / log(size / HALF) for count in told]
    return [value * min(1.0, max(0.0, share)) for value, share in zip(worth, rare, strict=True)]


def _covered(telling: Telling, worth: Row, apart: Row) -> dict[str, float]:
    """Return the evidence; ``_apart`` counts words by how few documents tell them."""
    found = dict[str, float]()
    for name, weights in (("cover", worth), ("cover_apart", apart)):
        found |= {
            name: max(_share(row, weights) for row in telling.beside),
            f"{name}_alone": max(_share(row, weights) for row in telling.strict),
            f"{name}_anywhere": _share(telling.anywhere, weights),
            f"{name}_title": _share(telling.title, weights),
        }
    shares = [_share(row, apart) for row in telling.beside]
    place = shares.index(max(shares))
    best, rarest = telling.beside[place], sorted(range(len(apart)), key=lambda each: -apart[each])[:RAREST]
    return found | {
        "cover_lead": _share([max(pair) for pair in zip(telling.strict[0], telling.title, strict=True)], apart),
        "cover_rarest": min((telling.anywhere[each] for each in rarest), default=0.0),
        "cover_rare": sum(best[each] for each in rarest) / max(1, len(rarest)),
        "cover_words": sum(each >= HALF for each in best) / max(1, len(best)),
        "cover_least": sum(sorted(best)[: max(1, len(best) // 4)]) / max(1, len(best) // 4),
        "cover_place": place / max(1, len(shares) - 1),
        "cover_first": float(place == 0),
        "shared": sum(apart) / (sum(worth) or 1.0),
    }


def _share(row: Row, weights: Row) -> float:
    return sum(told * weight for told, weight in zip(row, weights, strict=True)) / (sum(weights) or 1.0)


def _rank(made: Mapping[str, dict[str, float]]) -> None:
    """Add what each document covers next to the one that covers most."""
    for name in ("cover", "cover_apart", "cover_apart_anywhere"):
        most = max((each[name] for each in made.values()), default=0.0) or 1.0
        for each in made.values():
            each |= {f"{name}_next": each[name] / most, f"{name}_most": most}
