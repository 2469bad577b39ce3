"""How much of a phrase names a source, and of what kind it is."""

import pytest

from speech_samples import said

SPANS = [
    ("« On vit la nuit », s’amuse Hayet Brahim, brodeuse.", "Hayet Brahim, brodeuse"),
    ("« Nous attendrons », lâche Jean Tarvel, soixante ans.", "Jean Tarvel, soixante ans"),
    ("« Nous attendrons », a nuancé Paul Tarvel, de la Fédération des éleveurs.",
     "Paul Tarvel, de la Fédération des éleveurs"),
    ("« Nous attendrons », a lancé Paul Tarvel, un des animateurs du port.",
     "Paul Tarvel, un des animateurs du port"),
    ("« Nous attendrons », raconte Paul Tarvel, qui conduit un car scolaire.",
     "Paul Tarvel, qui conduit un car scolaire"),
    ("« Nous attendrons », raconte Paul Tarvel, qui a quitté la salle.", "Paul Tarvel"),
    ("« Notre client paie pour d’autres », a soupiré Me Laure Tarvel.", "Me Laure Tarvel"),
    ("Le document, que nous avons consulté, recense trois ponts minés.", "Le document, que nous avons consulté"),
    ("À l’Élysée, on assure que la brouille sera passagère.", "l’Élysée"),
    ("Dans l’entourage du maire, on reconnaît que le pont est miné.", "l’entourage du maire"),
    ("Le pont tient ; dans les couloirs du ministère, on laisse entendre que la paix viendra.", "ministère"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source"), SPANS)
def test_whole_phrase_of_a_source(text: str, source: str) -> None:
    assert source in [each.source.text for each in said(text)]


KINDS = [
    ("« On nous a trahis », s’emporte Margaux, 24 ans.", "person"),
    ("« La route est longue », raconte Oksana, arrivée samedi avec ses deux fils.", "person"),
    ("« La route est longue », peste Égide, un chauffeur de Tarbal.", "person"),
    ("Leurs avocats ont annoncé un pourvoi.", "organisation"),
    ("Des avocats ont annoncé un pourvoi.", "anonymous"),
    ("Beaucoup doutent que le pont tienne.", "anonymous"),
    ("L’ONG Caminando Juntos affirme que le pont est miné.", "organisation"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kind_of_a_source(text: str, kind: str) -> None:
    assert [each.source.kind for each in said(text)][:1] == [kind]
