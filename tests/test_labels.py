"""Origins without a name of their own take an article and their verb's number."""

import pytest

from recoupe.crosscheck.labels import called, label, mentioned
from recoupe.crosscheck.wording import denied_by, repeats, same_owner

SOME = label("anonymous", "Le Phare")
PAPER = label("document", "Le Phare")
MAYOR = "Mairie de Port-Clair"


@pytest.mark.parametrize(
    ("one", "other", "french", "english"),
    [
        (SOME, MAYOR, "Mairie de Port-Clair dément ce qu’affirment des sources anonymes de Le Phare.",
         "Mairie de Port-Clair denies what anonymous sources of Le Phare assert."),
        (MAYOR, SOME, "Des sources anonymes de Le Phare démentent ce qu’affirme Mairie de Port-Clair.",
         "Anonymous sources of Le Phare deny what Mairie de Port-Clair asserts."),
        (PAPER, "Ada Orn", "Ada Orn dément ce qu’affirme un document publié par Le Phare.",
         "Ada Orn denies what a document published by Le Phare asserts."),
    ],
)  # fmt: skip
def test_who_denies_whom_is_a_sentence(one: str, other: str, french: str, english: str) -> None:
    found = denied_by(one, other, ("a", "b"))
    assert (found.detail, found.english) == (french, english)


def test_articles_are_swallowed_after_de() -> None:
    assert "celui de sources anonymes de" in same_owner(SOME, "Groupe", "a").detail
    assert "celui d’un document publié" in same_owner(PAPER, "Groupe", "a").detail
    assert "reprendre des sources anonymes de" in repeats(SOME, "a").detail
    assert mentioned(MAYOR, "fr") == mentioned(MAYOR, "en") == called(MAYOR, "en") == MAYOR
