"""How far a time goes that is reckoned from an event: over the event's whole name, and no further."""

import pytest

from recoupe.annotate.parsed import parse
from recoupe.annotate.times import find_times
from recoupe.model.document import Document, Passage


def times(text: str) -> list[str]:
    passage = Passage(kind="body", text=text, start=0, end=len(text))
    document = Document(id="d", text=text, published="2024-08-09", passages=(passage,))
    return [each.text for each in find_times(next(parse([document]))) if each.value]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Deux jours après le coup d’État, la junte a fermé les frontières.", "Deux jours après le coup d’État"),
        ("Cinq jours après le début de la grève générale, rien.", "Cinq jours après le début de la grève générale"),
        ("Dix jours après le tremblement de terre, les secours manquent.", "Dix jours après le tremblement de terre"),
        ("Trois jours après l’effondrement du pont de Kossa, la ville pleure.", "Trois jours après l’effondrement"),
        ("Trois jours après l’attaque des rebelles, la ville pleure.", "Trois jours après l’attaque"),
    ],
)  # fmt: skip
def test_the_name_of_the_event_is_whole(text: str, words: str) -> None:
    assert words in times(text)


def test_the_end_of_something_is_not_that_of_the_day() -> None:
    assert times("Le syndicat a mis fin mercredi à la grève.") == ["mercredi"]
    assert times("La grève s’est achevée fin juillet.") == ["fin juillet"]
