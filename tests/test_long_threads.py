"""The work on a document grows with its length: threads have thousands of lines."""

import sys

import pytest

from recoupe.annotate.actors.scene import with_registry
from recoupe.annotate.parsed import parse
from recoupe.annotate.run import analyse
from recoupe.lang.registry import registry
from recoupe.model.document import Document, Passage

SHORT, LONG = 40, 160
LINES = (
    "La Conférence a salué la décision. L'organisation demande au Conseil de réagir vite.",
    "Selon le syndicat, le ministre malien aurait menacé lundi de rompre avec le groupe.",
    "« Nous avons perdu 12 hommes », a déclaré un officier ; le mouvement dément et ils accusent l'armée.",
)


def calls(line: str, count: int) -> int:
    """Return how many functions the analysis of a thread calls, which no other load of the machine changes."""
    text = "\n".join([line] * count)
    passage = Passage(kind="body", text=text, start=0, end=len(text))
    document = Document(id="d", text=text, published="2024-05-02", passages=(passage,))
    parsed = with_registry(next(parse([document])), registry("fr"))
    seen = 0

    def count_one(_frame: object, event: str, _argument: object) -> None:
        nonlocal seen
        seen += event in {"call", "c_call"}

    sys.setprofile(count_one)
    try:
        analyse(parsed)
    finally:
        sys.setprofile(None)
    return seen


@pytest.mark.parametrize("line", LINES)
def test_a_line_of_a_long_thread_costs_what_one_of_a_short_thread_costs(line: str) -> None:
    calls(line, 2)
    assert calls(line, LONG) / LONG < 1.2 * calls(line, SHORT) / SHORT
