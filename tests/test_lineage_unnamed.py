"""Unnamed people count as sources where they speak, not where they are only told of."""

import pytest

from recoupe.annotate.run import analyse
from recoupe.lineage.profile import Profile
from recoupe.lineage.unnamed import unnamed
from speech_samples import parsed


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Selon deux sources proches du dossier, le port de Tarbal a été cédé.", ["deux sources"]),
        ("Des habitants affirment que le pont a cédé.", ["Des habitants"]),
        ("« Le pont a cédé », confie un officier sous couvert d’anonymat.", ["un officier", "sous couvert d'anonymat"]),
        ("Le ministère exige que des preuves soient apportées par des sources indépendantes.", []),
        ("Des véhicules ont quitté Tarbal avec, à leur bord, des militaires blancs.", []),
    ],
)
def test_only_those_who_speak_are_sources(text: str, words: list[str]) -> None:
    assert [cue.text for cue in unnamed(Profile(analyse(parsed(text)[0])))] == words
