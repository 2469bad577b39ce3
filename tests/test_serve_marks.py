"""Marks that lie in and across each other are cut into pieces, in one sweep."""

import time

from hypothesis import given
from hypothesis import strategies as st

from recoupe.model.annotation import Quantity
from recoupe.model.document import Passage
from recoupe.serve.marks import marks_of, pieces
from recoupe.serve.views.document import Copied, Part

TEXT = "Le phare du banc est éteint."
OFFSET = 7
SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted), max_size=8)


def part(text: str, copied: list[list[int]], numbers: list[list[int]]) -> Part:
    return Part(
        position=0,
        passage=Passage(kind="body", text=text, start=OFFSET, end=OFFSET + len(text)),
        copied=[Copied(start=a, end=b, document="d", there_start=a, there_end=b) for a, b in copied],
        quantities=[
            Quantity(start=a, end=b, text="x" * (b - a), low=1, high=1, unit="", rule="test@1")
            for a, b in numbers
            if a < b
        ],
    )


@given(SPANS, SPANS, st.none() | st.tuples(st.integers(0, 20), st.integers(21, 40)))
def test_each_letter_carries_the_marks_that_lie_over_it(
    copied: list[list[int]], numbers: list[list[int]], at: tuple[int, int] | None
) -> None:
    own = part(TEXT, copied, numbers)
    found = pieces(own, at)
    assert "".join(each.text for each in found) == TEXT
    place = OFFSET
    for each in found:
        for letter in range(place, place + len(each.text)):
            over = [mark for mark in marks_of(own, at) if mark.start <= letter < mark.end]
            assert each.kinds == tuple(dict.fromkeys(mark.kind for mark in over))
        place += len(each.text)
    seen = at is not None and max(at[0], OFFSET) < min(at[1], OFFSET + len(TEXT))
    assert [anchor for each in found for anchor in each.anchors] == (["at"] if seen else [])


def test_a_long_passage_is_cut_in_one_sweep() -> None:
    spans = [[OFFSET + 2 * place, OFFSET + 2 * place + 1] for place in range(8_000)]
    own = part("x " * 8_000, spans, [])
    begun = time.process_time()
    assert len(pieces(own)) == 16_000
    assert time.process_time() - begun < 1.5  # 0.1 s; cut by cut and mark by mark 3.8 s
