import pytest

from recoupe.annotate.attributions import find_attributions
from recoupe.annotate.line import Line
from recoupe.annotate.modality import falsehood
from recoupe.annotate.speech.lexicons import lexicon
from speech_samples import MARK, parsed, said


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Le ministre affirme que le pont tiendra.", "asserted"),
        ("Le ministre a annoncé qu’il porterait plainte.", "asserted"),
        ("Une source affirme que le pont serait fermé.", "hedged"),
        ("Des voisins ont raconté que des hommes auraient fui.", "hedged"),
        ("Le ministre estime qu’une réunion serait utile.", "asserted"),
        ("Selon la banque, la dette pourrait doubler.", "hedged"),
        ("Selon la banque, la dette va probablement doubler.", "hedged"),
        ("La police assure qu’aucun tir n’a eu lieu.", "denied"),
        ("Le maire jure qu’il n’a jamais touché un franc.", "denied"),
        ("« Nous ne lâcherons rien », prévient le syndicat.", "asserted"),
        ("« C’est faux », a répondu le maire.", "denied"),
        ("« Ce ne sont que des rumeurs », balaie un conseiller.", "denied"),
        ("Le groupe nie toute implication.", "denied"),
        ("Le ministère rejette toute idée de chantage.", "denied"),
        ("Le ministère rejette « un texte au rabais ».", "asserted"),
        ("Le maire ignore si le pont rouvrira.", "open"),
        ("Reste à savoir si le pont rouvrira.", "open"),
        ("Le maire craint que le pont ne cède.", "hedged"),
    ],
)
def test_modality(text: str, modality: str) -> None:
    assert [each.modality for each in said(text)] == [modality]


def test_falsehoods_match_their_examples_and_not_their_counters() -> None:
    entries = list(lexicon("falsehoods"))
    examples = parsed(*(MARK.sub(r"\1", entry.example) for entry in entries))
    counters = parsed(*(entry.counter for entry in entries))
    wrong = []
    for entry, example, counter in zip(entries, examples, counters, strict=True):
        lines = [Line(each.paragraphs[0]) for each in (example, counter)]
        if [falsehood(line, (0, len(line.words) - 1)) for line in lines] != [True, False]:
            wrong.append(entry.key)
    assert wrong == []


def test_accusations_are_denied_and_other_things_rejected() -> None:
    entries = list(lexicon("accusations"))
    examples = parsed(*(MARK.sub(r"\1", entry.example) for entry in entries))
    missed = [e.key for e, each in zip(entries, examples, strict=True)
              if "denied" not in [r.modality for r in find_attributions(each, ())]]  # fmt: skip
    assert missed == []
