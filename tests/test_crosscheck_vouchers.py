"""Who vouches for a statement: whose page an outlet is, who speaks in a headline, whose toll a number is."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from lineage_story import page
from recoupe.api import analyses, question
from recoupe.crosscheck.collection import Collection, collection
from recoupe.crosscheck.match import Match, scored
from recoupe.crosscheck.statement import statement
from recoupe.crosscheck.tolls import of_infants
from recoupe.crosscheck.vouchers import _owner, voucher
from recoupe.lineage.trace import trace
from recoupe.model.analysis import Analysis
from recoupe.model.annotation import Mention

WRECK = (
    "Le naufrage de Godra a fait douze morts. « Il est passé devant nous et ne s’est pas arrêté », raconte Ana Brel. "
    "Ana Brel était sur le pont."
)


@pytest.mark.parametrize(
    ("outlet", "person"),
    [
        ("Trois pas (carnet d’Ana Brel)", "Ana Brel"),
        ("Ana Brel (page de l’élue)", "Ana Brel"),
        ("Le blog de Paul Orsenne", "Paul Orsenne"),
        ("La Rade (site)", None),
        ("La Rade (page publique)", None),
        ("Le Veilleur", None),
        ("Le blog du port", None),
    ],
)
def test_a_page_of_ones_own_has_its_owner(outlet: str, person: str | None) -> None:
    assert _owner(outlet) == person


@pytest.mark.parametrize(
    ("text", "answer"),
    [("Trois nouveau-nés", True), ("deux bébés", True), ("neuf patients", False), ("douze enfants", False)],
)
def test_newborns_are_told_apart(text: str, *, answer: bool) -> None:
    assert of_infants(text) is answer


def asked(every: list[Analysis], text: str) -> tuple[Collection, dict[str, Match]]:
    known = collection(every, trace(every))
    return known, scored(statement(question(text)), known.profiles)[1]


@pytest.mark.parametrize(
    ("title", "label", "kind"),
    [
        ("Ana Brel : « Il est passé devant nous »", "Ana Brel", "person"),
        ("Naufrage de Godra : « Il est passé devant nous », raconte Ana Brel", "Ana Brel", "person"),
        ("Godra : « Aucun navire n’était là », assure le ministère de la Mer", "ministère de la Mer", "organisation"),
        ("La passagère : « Il est passé devant nous »", "La passagère", "person"),
        ("Naufrage de Godra : « Il est passé devant nous »", "Le Cap", "media"),
    ],
)
def test_who_speaks_in_a_headline_vouches_and_a_topic_does_not(title: str, label: str, kind: str) -> None:
    one = page("one", WRECK, outlet="Le Cap", published="2021-05-10", title=title)
    place = WRECK.index("Ana Brel")
    person = Mention(start=place, end=place + 8, text="Ana Brel", label="PER", rule="invented")
    known, found = asked([replace(one, mentions=(person,))], "Un navire est passé devant le naufrage de Godra.")
    who = voucher(found["one"], known.standings["one"])
    assert (who.label, who.kind) == (label, kind)


def test_a_topic_gives_way_to_the_person_whom_the_text_quotes_most(tmp_path: Path) -> None:
    title = "Naufrage de Godra : « Il est passé devant nous »"
    body = f"{WRECK} « Nous avons crié », dit Ana Brel. Le préfet Paul Orsenne assure que l’enquête avance."
    line = {"id": "one", "outlet": "Le Cap", "title": title, "text": body, "published": "2021-05-10"}
    file = tmp_path / "one.jsonl"
    file.write_text(json.dumps(line), encoding="utf-8")
    every = [each for each in analyses([str(file)]) if isinstance(each, Analysis)]
    known, found = asked(every, "Un navire est passé devant le naufrage de Godra.")
    who = voucher(found["one"], known.standings["one"])
    assert (who.label, who.kind) == ("Ana Brel", "person")
