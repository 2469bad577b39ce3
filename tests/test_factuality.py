"""What each source commits to: FactBank's values (Saurí and Pustejovsky 2009)."""

import pytest

from recoupe.annotate.run import analyse
from recoupe.annotate.speech.lexicons import lexicon
from recoupe.model.annotation import Commitment
from speech_samples import MARK, parsed, said


def values(found: tuple[Commitment, ...]) -> str:
    return " ".join(f"{each.source}={each.value}" for each in found)


CASES = [
    ("Tarbal affirme que le pont est fermé.", "author=Uu Tarbal=CT+"),
    ("Tarbal affirme que le pont n’a pas été fermé.", "author=Uu Tarbal=CT-"),
    ("Le ministre nie avoir payé la rançon.", "author=Uu Le ministre=CT-"),
    ("Le ministre nie ne pas avoir payé.", "author=Uu Le ministre=CT+"),
    ("Le maire croit que le pont tiendra.", "author=Uu Le maire=PR+"),
    ("Le maire croit que le pont ne tiendra pas.", "author=Uu Le maire=PR-"),
    ("Le maire n’exclut pas une fermeture.", "author=Uu Le maire=PS+"),
    ("Des habitants doutent que le pont rouvre.", "author=Uu Des habitants=PR-"),
    ("Le maire refuse de dire si le pont rouvrira.", "author=Uu Le maire=CTu"),
    ("Le maire se demande si le pont rouvrira.", "author=Uu Le maire=Uu"),
    ("Le maire a rappelé que le pont était fermé.", "author=CT+ Le maire=CT+"),
    ("Selon la banque, la dette va probablement doubler.", "author=Uu la banque=PR+"),
    ("Selon la banque, la dette pourrait doubler.", "author=Uu la banque=PS+"),
    ("Le bilan aurait dépassé les trente morts.", "author=Uu ?=CT+"),
    ("Le pont est peut-être fermé depuis lundi.", "author=PS+"),
    ("Il est peu probable que le maire parte.", "author=PR-"),
    ("Reste à savoir si le pont rouvrira.", "author=Uu"),
    ("On dit que le maire partira.", "author=Uu On=CT+"),
    ("Je pense que le pont tiendra.", "author=PR+"),
    ("Selon deux diplomates cités par Reuters, l’accord est prêt.", "author=Uu Reuters=Uu deux diplomates=CT+"),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0][:40] for case in CASES])
def test_every_source_has_its_value(text: str, expected: str) -> None:
    assert [values(each.factuality) for each in said(text)] == [expected]


def test_a_denial_of_what_is_told_before_is_its_denier_s() -> None:
    found = said("Tarbal affirme que le drone a violé son espace aérien, ce que Varenne dément.")
    assert [values(each.factuality) for each in found] == ["author=Uu Tarbal=CT+", "author=Uu Varenne=CT-"]


@pytest.mark.parametrize("name", ["reporting_verbs", "impersonals"])
def test_the_value_of_every_cue_shows_in_its_example(name: str) -> None:
    entries = [entry for entry in lexicon(name) if entry.get("fact") and entry.get("class") not in {"none", "own"}]
    wrong = []
    for entry, each in zip(entries, parsed(*(MARK.sub(r"\1", entry.example) for entry in entries)), strict=True):
        found = [one.factuality for one in analyse(each).attributions]
        wanted = entry.get("fact")
        hit = [one for facts in found for one in (facts if wanted == "factive" else facts[-1:])]
        prefix = "CT" if wanted == "factive" else wanted
        if not any(one.value.startswith(prefix) and (wanted != "factive" or one.source == "author") for one in hit):
            wrong.append(f"{entry.key} {wanted}: {entry.example} {[values(facts) for facts in found]}")
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L’armée de Valdorie a bombardé Tarbal.", "author=CT+"),
        ("L’armée de Valdorie n’a pas bombardé Tarbal.", "author=CT-"),
        ("Selon un témoin, l’armée de Valdorie a bombardé Tarbal.", "author=Uu un témoin=CT+"),
        ("L’armée de Valdorie dément avoir bombardé Tarbal.", "author=Uu L’armée de Valdorie=CT-"),
        ("L’armée de Valdorie aurait bombardé Tarbal.", "author=Uu ?=CT+"),
    ],
)
def test_events_have_values_by_source(text: str, expected: str) -> None:
    assert [values(each.factuality) for each in analyse(parsed(text)[0]).events] == [expected]


def test_claims_have_those_of_their_attribution_or_the_writer_s() -> None:
    analysis = analyse(parsed("Selon un témoin, l’armée a fui. Le pont de Tarbal n’a pas été touché par 30 obus.")[0])
    assert [values(claim.factuality) for claim in analysis.claims] == ["author=Uu un témoin=CT+", "author=CT-"]
