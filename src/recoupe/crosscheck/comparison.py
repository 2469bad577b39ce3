"""Statements that compare a toll with the one that a body announced: who gives a higher one supports them."""

import re
from collections.abc import Mapping
from typing import Final, Literal

from recoupe.crosscheck.contradictions import clash
from recoupe.crosscheck.match import Match
from recoupe.crosscheck.statement import Statement
from recoupe.lang.fr.stems import words
from recoupe.lineage.outlets import institution
from recoupe.lineage.profile import plain
from recoupe.lineage.standing import Standing
from recoupe.model.judgement import Figure

Side = Literal["reference", "beyond", "same", "short"]
MORE: Final = re.compile(r"\b(?:dépass|excèd|supérieur|plus (?:élevé|lourd|grand|important)|au-delà)", re.IGNORECASE)
LESS: Final = re.compile(
    r"\b(?:inférieur|moins (?:élevé|lourd|grand|important)|en deçà|surestim|surévalu)", re.IGNORECASE
)


def compared(
    asked: Statement, numbers: tuple[Figure, ...], found: Mapping[str, Match], standings: Mapping[str, Standing]
) -> dict[str, Side]:
    """Return where each document's number stands to that of the body that a statement names; empty if there is none."""
    text = plain(asked.text)
    more = MORE.search(text) is not None
    if more == (LESS.search(text) is not None):
        return {}
    named = {word.key for word in words(text)}
    base = next(
        (each for each in numbers if standings[each.document].official and _named(found[each.document], named)), None
    )
    return {} if base is None else {each.document: _side(each, base, more=more) for each in numbers}


def _named(match: Match, named: set[str]) -> bool:
    body = institution(match.profile.document.outlet or "")
    return body is not None and {word.key for word in words(body[0])} <= named


def _side(one: Figure, base: Figure, *, more: bool) -> Side:
    if one.document == base.document:
        return "reference"
    if not clash(one, base):
        return "same"
    above = (one.high or one.low or 0.0) > (base.low or 0.0)
    return "beyond" if above == more else "short"
