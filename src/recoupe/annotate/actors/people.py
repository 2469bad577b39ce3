"""Persons that a document introduces: what a role beside a name says about whoever bears it."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from recoupe.annotate.actors.roles import role_with
from recoupe.annotate.parsed import Paragraph, Token
from recoupe.lang.fr.spelling import fold

BESIDE: Final = frozenset({"appos", "flat", "flat:name", "nmod", "conj"})
REACH: Final = 9
"""How many words before a name its role may begin."""


def person_names(paragraph: Paragraph) -> Iterator[Any]:
    """Yield the spans of persons that the recogniser found."""
    yield from (entity for entity in paragraph.doc.ents if entity.label_ == "PER")


def name_key(span: Any) -> str:
    """Return the last word of a person's name, folded."""
    return fold(span[-1].norm_)


def role_beside(span: Any) -> Token | None:
    """Return the noun that says what the bearer of a name is: apposed to it, or just before it."""
    root = span.root
    if root.dep_ in BESIDE and root.head.i < span.start and _is_role(root.head) and not _governed(root):
        return root.head
    after = next(
        (
            child
            for child in root.children
            if child.dep_ in {"appos", "nmod", "acl"} and child.i >= span.end and _is_role(child)
        ),
        None,
    )
    if after is not None and not _governed(after):
        return after
    return _before(span)


def _is_role(token: Token) -> bool:
    return token.pos_ in {"NOUN", "PROPN"} and role_with(token) is not None


def _governed(token: Token) -> bool:
    return any(child.dep_ == "case" for child in token.children)


def _before(span: Any) -> Token | None:
    """Return the last role noun before a name with nothing but its complements in between."""
    doc, found = span.doc, None
    if _governed(span.root):
        return None
    for place in range(span.start - 1, max(-1, span.start - REACH), -1):
        token = doc[place]
        if token.is_sent_start and place < span.start - 1 and found is not None:
            break
        if token.pos_ in {"VERB", "AUX", "SCONJ", "CCONJ", "PRON"} or token.norm_ in {".", ";", ":", "«", "»", "("}:
            break
        if _is_role(token):
            found = token
            if not any(child.dep_ == "case" for child in token.children):
                return found
    set_off = span.start > 0 and doc[span.start - 1].norm_ == ","
    return found if found is not None and (set_off or not _governed(found)) else None


def collect_people(paragraphs: tuple[Paragraph, ...], describe: Callable[[Paragraph, Token], Any]) -> dict[str, Any]:
    """Return the party of each person by last name, from the first mention that has a role beside it."""
    people: dict[str, Any] = {}
    for paragraph in paragraphs:
        for span in person_names(paragraph):
            key = name_key(span)
            role = None if key in people else role_beside(span)
            if role is not None and key[:1].isalpha():
                people[key] = describe(paragraph, role)
    return people


def full_names(spans: Iterable[Any]) -> dict[str, str]:
    """Return the full name behind each last name; a last name that two persons share has none."""
    full: dict[str, set[str]] = {}
    for span in spans:
        if len(span) > 1:
            full.setdefault(name_key(span), set()).add(span.text)
    return {last: _longest(names) for last, names in full.items() if _one_person(names)}


def _longest(names: set[str]) -> str:
    return max(sorted(names), key=len)


def _one_person(names: set[str]) -> bool:
    """Tell whether names differ only in what they leave out (« Idriss Déby », « Mahamat Idriss Déby » differ)."""
    return len({fold(name.split()[0]) for name in names}) == 1
