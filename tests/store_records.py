"""Strategies for any analysis, dossier and lineage that the records allow."""

from dataclasses import fields, replace
from itertools import pairwise
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from recoupe.model.analysis import Analysis
from recoupe.model.annotation import Source
from recoupe.model.discourse import SourceChain
from recoupe.model.document import Document, Passage
from recoupe.model.span import Span

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=4, max_size=60)
SIMPLE: dict[Any, st.SearchStrategy[Any]] = {
    str: WORDS,
    int: st.integers(0, 99),
    bool: st.booleans(),
    float: st.floats(allow_nan=False, allow_infinity=False),
}


def values(hint: Any, text: str) -> st.SearchStrategy[Any]:
    origin, inner = get_origin(hint), get_args(hint)
    if hint in SIMPLE:
        return SIMPLE[hint]
    if origin is Literal:
        return st.sampled_from(inner)
    if origin in (Union, UnionType):
        return st.one_of([st.none() if each is NoneType else values(each, text) for each in inner])
    if origin is dict:
        return st.dictionaries(values(inner[0], text), values(inner[1], text), max_size=3)
    if origin is tuple:
        return st.lists(values(inner[0], text), max_size=3).map(tuple)
    return records(hint, text)


@st.composite
def records(draw: st.DrawFn, kind: Any, whole: str, /, **given: Any) -> Any:
    hints = get_type_hints(kind)
    if kind is SourceChain:
        return SourceChain(links=draw(values(hints["links"], whole).filter(bool)))
    if issubclass(kind, Span) or (kind is Source and draw(st.booleans())):
        start = draw(st.integers(0, len(whole) - 1))
        end = draw(st.integers(start + 1, len(whole)))
        given = {"start": start, "end": end, "text": whole[start:end]} | given
    elif kind is Source:
        given = {"start": None, "end": None, "text": None} | given
    rest = [each.name for each in fields(kind) if each.name not in given]
    return kind(**given, **{name: draw(values(hints[name], whole)) for name in rest})


@st.composite
def documents(draw: st.DrawFn, name: str) -> Document:
    text = draw(TEXTS)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=5)))
    spans = list(pairwise(cuts))
    place = st.none() | st.integers(0, max(0, len(spans) - 1))
    passages = []
    for start, end in spans:
        points = {key: draw(place) for key in ("reply_to", "quotes", "within", "continues")}
        passages.append(draw(records(Passage, text, start=start, end=end, text=text[start:end], **points)))
    found: Document = draw(records(Document, text, id=name, text=text, passages=tuple(passages)))
    return found


@st.composite
def analyses(draw: st.DrawFn, name: str = "d1") -> Analysis:
    document = draw(documents(name))
    found: Analysis = draw(records(Analysis, document.text, document=document))
    return replace(found, claims=tuple(replace(claim, document=name) for claim in found.claims))
