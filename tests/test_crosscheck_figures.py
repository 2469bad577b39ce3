"""Which number of a document is the one that a statement is about."""

import pytest

from recoupe.crosscheck.collection import collection
from recoupe.crosscheck.counts import counts
from recoupe.crosscheck.figures import figures
from recoupe.crosscheck.match import scored
from recoupe.crosscheck.statement import statement
from recoupe.lineage.trace import trace
from recoupe.model.analysis import Analysis
from recoupe.model.document import Document, Passage


def analysis(text: str, key: str = "d0") -> Analysis:
    passage = Passage(kind="body", text=text, start=0, end=len(text), language="fr")
    made = Document(id=key, text=text, passages=(passage,), language="fr", outlet="Le Cap", published="2021-05-10")
    return Analysis(document=made, quantities=counts(text))


def figure(asked: str, text: str) -> float | None:
    query, told = statement(analysis(asked, "query")), analysis(text)
    known = collection([told], trace([told]))
    found = figures(query, scored(query, known.profiles)[1], known.lineages)
    return found[0].low if found else None


@pytest.mark.parametrize(
    ("asked", "text", "number"),
    [
        ("Des camions ont été brûlés à Tamarin.", "Vingt-deux camions ont été brûlés à Tamarin.", 22.0),
        ("Des camions ont été brûlés à Tamarin.", "Et non six camions, mais huit camions brûlés à Tamarin.", 8.0),
        (
            "Des soldats ont été vus à Tamarin.",
            "À Tamarin, dont deux soldats du rang, quatre soldats ont été vus.",
            4.0,
        ),
        ("Une somme de 2,5 millions d’euros a été versée.", "Une somme de 25 millions d’euros a été versée.", 25e6),
        ("Une somme de 2,5 millions d’euros a été versée.", "Une somme de 90 millions d’euros a été versée.", None),
    ],
)
def test_the_number_is_the_one_that_the_statement_is_about(asked: str, text: str, number: float | None) -> None:
    assert figure(asked, text) == number
