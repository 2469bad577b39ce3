"""Records: invariants, content ids, strict JSON in and out."""

import dataclasses

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.model.analysis import Analysis
from recoupe.model.annotation import Attribution, Quantity, Source, TimeExpression, Timex
from recoupe.model.codec import decode, encode, public_analysis
from recoupe.model.discourse import Claim, SourceChain, SourceLink
from recoupe.model.document import Document, Passage, Rejection, document_id
from recoupe.model.ids import content_id
from recoupe.model.span import Span, SpanIndex, cut

words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)


def passages_of(parts: list[str]) -> tuple[str, tuple[Passage, ...]]:
    text, passages = "", []
    for part in parts:
        passages.append(Passage(kind="comment", text=part, start=len(text), end=len(text) + len(part)))
        text += part + "\n\n"
    return text, tuple(passages)


def document_of(parts: list[str]) -> Document:
    text, passages = passages_of(parts)
    key = document_id(url=None, outlet="Le Fil inventé", published=None, title=None, text=text)
    return Document(id=key, text=text, passages=passages, outlet="Le Fil inventé")


@given(st.lists(words, min_size=1, max_size=6))
def test_a_document_is_the_same_after_a_round_trip(parts: list[str]) -> None:
    document = document_of(parts)
    assert decode(encode(document), Document) == document


@given(st.lists(words, min_size=1, max_size=6))
def test_same_input_has_same_ids(parts: list[str]) -> None:
    assert document_of(parts).id == document_of(list(parts)).id
    assert document_of(parts).digest == document_of(list(parts)).digest


@given(st.lists(words, min_size=1, max_size=6))
def test_offsets_count_code_points(parts: list[str]) -> None:
    document = document_of(parts)
    assert all(document.text[p.start : p.end] == p.text for p in document.passages)


@given(words, st.data())
def test_a_cut_span_lies_in_the_text_and_has_no_white_space_at_its_ends(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    if not text[start:end].strip():
        with pytest.raises(ValueError, match="span"):
            cut(text, start, end)
        return
    span = cut(text, start, end)
    assert text[span.start : span.end] == span.text == span.text.strip()
    assert start <= span.start < span.end <= end


@given(st.integers(0, 50), st.integers(0, 50), words)
def test_a_span_has_the_length_of_its_words(start: int, end: int, text: str) -> None:
    if end - start == len(text):
        assert Span(start=start, end=end, text=text).text == text
    else:
        with pytest.raises(ValueError, match="span"):
            Span(start=start, end=end, text=text)


def test_overlapping_passages_are_refused() -> None:
    one = Passage(kind="body", text="abc", start=0, end=3)
    two = Passage(kind="comment", text="cd", start=2, end=4)
    with pytest.raises(ValueError, match="out of order"):
        Document(id="d", text="abcd", passages=(one, two))


def test_a_passage_that_points_nowhere_is_refused() -> None:
    lost = Passage(kind="comment", text="abc", start=0, end=3, reply_to=4)
    with pytest.raises(ValueError, match="points to 4"):
        Document(id="d", text="abc", passages=(lost,))


def test_an_unknown_kind_is_refused_at_the_json_edge() -> None:
    with pytest.raises(msgspec.ValidationError, match="kind"):
        decode(b'{"kind": "rant", "text": "abc", "start": 0, "end": 3}', Passage)


def test_half_a_source_span_is_refused() -> None:
    with pytest.raises(ValueError, match="half a span"):
        Source(kind="person", start=3)


def test_a_chain_has_at_least_one_link() -> None:
    with pytest.raises(ValueError, match="at least one"):
        SourceChain(links=())


@pytest.mark.parametrize(
    ("kind", "modality", "attribution", "basis"),
    [
        ("person", "asserted", 0, "named"),
        ("person", "hedged", 0, "conditional"),
        ("person", "denied", 0, "denied"),
        ("anonymous", "asserted", 0, "anonymous"),
        ("rumour", "hedged", 0, "conditional"),
        ("media", "asserted", None, "own word"),
    ],
)
def test_the_basis_names_the_weakest_trait(kind: str, modality: str, attribution: int | None, basis: str) -> None:
    claim = msgspec.convert(
        {
            "start": 0, "end": 3, "text": "abc", "id": "c", "document": "d", "passage": 0, "modality": modality,
            "polarity": "positive", "rule": "test", "attribution": attribution,
            "chain": {"links": [{"name": "X", "kind": kind}]},
        },
        Claim,
    )  # fmt: skip
    assert claim.basis == basis
    assert isinstance(claim.chain.ultimate, SourceLink)


def test_records_are_frozen_and_slotted() -> None:
    rejection = Rejection(path="a.txt", code="empty", detail="nothing there")
    with pytest.raises(dataclasses.FrozenInstanceError):
        rejection.code = "binary"  # type: ignore[misc]
    assert not hasattr(rejection, "__dict__")


@given(st.lists(st.one_of(st.none(), st.integers(), words), max_size=4))
def test_content_ids_depend_on_the_parts_alone(parts: list[object]) -> None:
    assert content_id("x", *parts) == content_id("x", *parts)
    assert content_id("x", *parts) != content_id("x", *parts, "more")


def test_the_public_contract_has_its_keys_in_order() -> None:
    text = "Selon Radio Test, 12 camions sont partis lundi."
    body = Passage(kind="body", text=text, start=0, end=len(text))
    analysis = Analysis(
        document=Document(id="d", text=text, passages=(body,)),
        attributions=(
            Attribution(
                source=Source(kind="media", start=6, end=16, text="Radio Test"),
                cue=Span(start=0, end=5, text="Selon"),
                content=cut(text, 18, 46),
                modality="asserted",
                rule="test",
            ),
        ),
        times=(
            TimeExpression(
                start=41, end=46, text="lundi", value=None, timex=Timex(type="DATE", value=None), rule="test"
            ),
        ),
        quantities=(Quantity(start=18, end=28, text="12 camions", low=12, high=12, unit="vehicles", rule="test"),),
    )
    public = public_analysis(analysis)
    assert list(public) == [
        *("id", "path", "title", "outlet", "published", "language", "passages"),
        *("attributions", "events", "times", "quantities", "statements"),
    ]
    assert public["attributions"][0]["source"]["text"] == "Radio Test"
    assert public["times"][0]["timex"] == {"type": "DATE", "value": None, "mod": None}


PLACES = st.tuples(st.integers(0, 1500), st.integers(1, 700)).map(
    lambda pair: Span(start=pair[0], end=sum(pair), text="x" * pair[1])
)


@given(st.lists(st.none() | PLACES, max_size=12), PLACES)
def test_an_index_of_spans_finds_what_a_look_at_all_finds(spans: list[Span | None], stretch: Span) -> None:
    index = SpanIndex(spans)
    every = [(place, span) for place, span in enumerate(spans) if span]
    assert [*index.touching(stretch)] == [place for place, span in every if span.overlaps(stretch)]
    assert index.inside(stretch) == tuple(place for place, span in every if stretch.holds(span))
    assert index.around(stretch) == tuple(place for place, span in every if span.holds(stretch))
