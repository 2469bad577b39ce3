"""Classes of reported speech that journalists vary: each line is one way of saying, with what must come of it."""

import pytest

from speech_samples import said

CASES = [
    # text, source, content, modality
    ("Faux, rétorque sa compagne : il pêchait au large.", "sa compagne", "il pêchait au large", "asserted"),
    ("« Nous ne paierons pas », confie, sous le sceau de l’anonymat, un fonctionnaire du port.",
     "un fonctionnaire du port", "Nous ne paierons pas", "asserted"),
    ("« Le pont tiendra », s’est borné à répondre ce dernier.", "ce dernier", "Le pont tiendra", "asserted"),
    ("Les élus, qui pilotent le port, ont dénigré un texte « bâclé ».", "Les élus", "un texte « bâclé »", "asserted"),
    ("Les élus craignent un effondrement.", "Les élus", "un effondrement", "hedged"),
    ("Moscou prétend n’avoir visé qu’un convoi, version que le maire conteste.",
     "le maire", "n’avoir visé qu’un convoi", "denied"),
    ("Le maire offre trente postes, une proposition que le syndicat juge dérisoire.",
     "le syndicat", "dérisoire", "asserted"),
    ("Ils sont libres, sans contrepartie aux dires du préfet.", "préfet", "sans contrepartie", "asserted"),
    ("À Tarbal, où trois bergers auraient péri, la police veille.", None, "trois bergers auraient péri", "hedged"),
    ("Le marché a fermé, et une dizaine de vendeurs auraient fui.",
     None, "une dizaine de vendeurs auraient fui", "hedged"),
    ("Réputé proche du maire, le gardien serait en exil.", None, "le gardien serait en exil", "hedged"),
    ("La police parle de 200 marcheurs, les syndicats de 2 000.", "les syndicats", "2 000", "asserted"),
    ("Les juges l’ont débouté, au motif que le délit serait prescrit.",
     "Les juges", "le délit serait prescrit", "hedged"),
    ("Cette loi, assimilée par ses détracteurs à une censure, passe mardi.",
     "ses détracteurs", "une censure", "asserted"),
    ("L’incident est qualifié de « regrettable » par le ministère.", "le ministère", "regrettable", "asserted"),
    ("Il se voit reprocher d’avoir menti.", None, "avoir menti", "asserted"),
    ("Selon L’Écho, qui cite un élu, le pont tiendra.", "un élu", "le pont tiendra", "asserted"),
    ("D’aucuns murmurent que le maire part.", "D’aucuns", "le maire part", "hedged"),
    ("La ministre nous avait juré il y a trois mois de ne pas toucher aux quais.",
     "La ministre", "ne pas toucher aux quais", "asserted"),
    ("Le maire affirme que le pont tiendra : les travaux durent depuis mai.",
     "Le maire", "le pont tiendra", "asserted"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "content", "modality"), CASES, ids=[case[0][:30] for case in CASES])
def test_ways_of_saying(text: str, source: str | None, content: str, modality: str) -> None:
    assert (source, content, modality) in [(e.source.text, e.content.text, e.modality) for e in said(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Le cadastre, de son côté, a renouvelé le permis.",
        "Je n’y crois qu’à moitié.",
        "Le chien décèle une odeur.",
        "Les groupes rebelles ont fui le port.",
    ],
)
def test_what_only_looks_like_speech(text: str) -> None:
    assert said(text) == ()
