"""Names of bodies by how they are formed: « ministère de … », « Université de … », « Front … de libération … »."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Final

from recoupe.annotate.actors.entity import BODY, INSTITUTION, Entity
from recoupe.annotate.parsed import Paragraph
from recoupe.lang.fr.spelling import fold

INSTITUTIONS: Final = frozenset(
    {
        "ministère", "université", "tribunal", "hôpital", "académie", "diocèse", "fédération", "parquet", "institut",
        "fondation", "observatoire", "comité", "front", "confédération", "cour", "assemblée", "parti", "conseil",
        "association", "agence", "chambre", "union", "commission", "parlement", "mouvement", "ligue", "syndicat",
        "collectif", "alliance", "rassemblement", "coalition", "organisation", "office", "autorité",
    }
)  # fmt: skip
"""Nouns that open the name of a body when their complement has a capital (« Université de Bangui »)."""
SMALL: Final = frozenset({"ministère", "université", "académie", "fédération", "observatoire", "diocèse", "fondation"})
"""Those that open a name in lower case too; after the others it is the complement that is the name (« parti X »)."""
OPENING: Final = frozenset({"ministère"})
"""Those whose complement needs no capital (« ministère de la défense »)."""
ALONE: Final = frozenset({"parlement", "sénat", "congrès"})
"""Those that are a name by their capital alone, inside a sentence."""
ARMIES: Final = frozenset({"armée"})
"""Those that the adjective of a state makes the name of a body (« armée togolaise »)."""
NOUNS: Final = frozenset({"NOUN", "PROPN"})
WIDEST: Final = 9
EDGES: Final = frozenset(
    {
        "«", "»", '"', "“", "”", ",", ".", ":", ";", "-", "–", "(", ")",
        "de", "du", "des", "d'", "le", "la", "les", "l'", "et",
    }
)  # fmt: skip


def institutions(paragraph: Paragraph, of_state: Callable[[Any], str | None]) -> Iterator[Entity]:
    """Yield the bodies that are named by an institution's noun with its complement.

    ``of_state`` tells which state an adjective means.
    """
    end = 0
    for token in paragraph.tokens:
        if token.pos_ not in NOUNS:
            continue
        if token.i >= end and (short := _short(token, of_state)):
            end = short
            yield Entity(paragraph, token.i, end, BODY, INSTITUTION)
        elif token.i >= end and _opens(token):
            end = _end_of_body(token)
            inside = paragraph.doc[token.i + 1 : end]
            capital = any(word.text[0].isupper() for word in inside)
            if end - token.i > 1 and (capital or token.lemma_.lower() in OPENING):
                yield Entity(paragraph, token.i, end, BODY, INSTITUTION)


def _short(token: Any, of_state: Callable[[Any], str | None]) -> int:
    """Return where the name of a body ends that needs no complement, 0 where none begins here."""
    if token.lemma_.lower() not in ALONE | ARMIES:
        return 0
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    stated = after is not None and after.pos_ == "ADJ" and of_state(after) is not None
    if stated and token.lemma_.lower() in ARMIES:
        return int(token.i + 2)
    if token.text[0].isupper() and not token.is_sent_start and token.lemma_.lower() in ALONE and not stated:
        return 0 if after is not None and after.norm_ in {"de", "du", "des", "d'"} else int(token.i + 1)
    return 0


def _opens(token: Any) -> bool:
    """Tell whether a word begins the name of an institution: one of the nouns, with a capital where it needs one."""
    word = token.lemma_.lower()
    named = fold(word) in _folded() and (token.text[0].isupper() or word in SMALL)
    return named and token.morph.get("Number") != ["Plur"]


@cache
def _folded() -> frozenset[str]:
    return frozenset(map(fold, INSTITUTIONS))


def _end_of_body(head: Any) -> int:
    """Return where the complement of an institution's noun ends: « de », articles, nouns and adjectives."""
    doc, end = head.doc, head.i + 1
    while end < min(len(doc), head.i + WIDEST) and _continues(doc, end, head):
        end += 1
    while end > head.i + 1 and doc[end - 1].norm_ in EDGES:
        end -= 1
    return int(end)


def _continues(doc: Any, place: int, head: Any) -> bool:
    token, before = doc[place], doc[place - 1]
    if token.norm_ in {"de", "du", "des", "d'"}:
        return True
    if token.norm_ in {"la", "l'", "les", "le"}:
        return bool(before.norm_ in {"de", "et"})
    if token.pos_ == "ADJ":
        return bool(head in token.ancestors)
    return bool(
        token.pos_ in {"NOUN", "PROPN"}
        and (before.norm_ in EDGES or before.pos_ == "PROPN")
        and head in token.ancestors
    )
