"""What country a party without a mark of its own is given: outlets, money and offices, bodies of common words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.annotate.actors.context import ABOVE, WEIGHTS, Asked, Mark, Outlook, country_weights
from recoupe.annotate.actors.cues import country_cues
from recoupe.annotate.actors.parties import describe, scene_of
from recoupe.annotate.parsed import Paragraph, Parsed, parse
from recoupe.lang.pack import language_pack
from recoupe.lang.registry import registry
from recoupe.model.document import Document, Passage

MARKS = st.lists(
    st.builds(
        Mark,
        place=st.integers(0, 3000),
        country=st.sampled_from(["FRA", "MLI", "BEL"]),
        kind=st.sampled_from([*WEIGHTS]),
    ),
    min_size=1,
    max_size=12,
).map(lambda marks: sorted(marks, key=lambda mark: mark.place))


def read(text: str, outlet: str | None = None) -> Parsed:
    passage = Passage(kind="body", text=text, start=0, end=len(text))
    return next(parse([Document(id="d", text=text, outlet=outlet, passages=(passage,))]))


def country(parsed: Parsed, word: str) -> str | None:
    heads = ((p, token) for p in parsed.paragraphs for token in p.doc if token.text == word)
    paragraph, head = next(heads)
    return describe(parsed, paragraph, head).country


def test_every_cue_matches_its_example_and_not_its_counter() -> None:
    pack = language_pack("fr")
    assert pack is not None
    known = {actor.id for actor in registry().actors.values() if actor.kind == "state"}
    entries = list(pack.lexicon("country_cues"))
    texts = [entry.example.replace("[[", "").replace("]]", "") for entry in entries]
    for entry, doc in zip(entries, pack.pipeline().pipe(texts), strict=True):
        countries = tuple(entry.get("countries").split("|"))
        assert countries in [found for _, found in country_cues(Paragraph(doc, 0, 0))], entry.key
        assert known.issuperset(countries), entry.key
    assert not list(country_cues(Paragraph(pack.pipeline()(entries[0].counter), 0, 0)))


@pytest.mark.parametrize(
    ("outlet", "expected"),
    [
        ("Le Quotidien de Wallonie", "BEL"),
        ("L’Écho de Ziguinchor", "SEN"),
        ("La Lettre malgache", "MDG"),
        ("Le Soir", "BEL"),
        ("Le Soir d’ailleurs", None),
    ],
)
def test_an_outlet_tells_the_country_by_its_whole_name_or_a_place(outlet: str, expected: str | None) -> None:
    assert country(read("Les policiers ont dispersé la foule.", outlet), "policiers") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Les policiers ont saisi 300 000 ariarys.", "MDG"),
        ("Le bourgmestre a reçu les policiers.", "BEL"),
        ("Le rectorat a averti les policiers.", "FRA"),
        ("À Alger comme à Oran, le wali a salué les policiers.", "DZA"),
    ],
)
def test_money_and_offices_tell_the_country(text: str, expected: str) -> None:
    assert country(read(text), "policiers") == expected


def test_a_body_of_common_words_belongs_to_the_country_of_the_text() -> None:
    abroad = read("À Tirana, le Mouvement démocrate a bloqué la place. L’Albanie attend.")
    assert country(abroad, "Mouvement") == "ALB"
    at_home = read("À Lyon, le Mouvement démocrate a bloqué la place. La France attend.")
    assert country(at_home, "Mouvement") == "FRA"


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Le Mali a prévenu son voisin. Le Niger se tait.", "voisin", "NER"),
        ("Le Mali et le Niger ont rappelé les deux ambassadeurs.", "ambassadeurs", None),
        ("Les ministres malien, tchadien et nigérien de la Défense se sont vus.", "ministres", None),
        ("Les policiers de Bruxelles-Ville ont saisi le véhicule.", "policiers", "BEL"),
    ],
)
def test_several_states_and_the_other_one(text: str, word: str, expected: str | None) -> None:
    assert country(read(text), word) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("La Mauritanie a braqué Bamako, dont l’armée a fait plusieurs incursions.", "armée", "MLI"),
        ("Rabat a reçu des émissaires des deux capitales.", "émissaires", None),
        ("Madrid attend Rabat. Les deux ministres se verront lundi.", "ministres", None),
        ("À Madrid, trois ministres se verront lundi.", "ministres", "ESP"),
        ("Sanaa a confirmé la mort de son ministre, tué dans un raid israélien.", "ministre", "YEM"),
        ("À Kidal, l’armée et ses supplétifs russes avancent. Bamako se tait.", "armée", "MLI"),
        (
            "L’Union africaine a fermé son bureau au Niger. L’organisation hésite encore sur la suite.",
            "organisation",
            "IGO",
        ),
        ("À Pristina, des hommes venus de Serbie ont tiré.", "hommes", "SRB"),
    ],
)
def test_whose_somebody_is_by_what_stands_beside(text: str, word: str, expected: str | None) -> None:
    assert country(read(text), word) == expected


def test_a_namesake_of_somebody_known_is_nobody_known_but_a_hint() -> None:
    scene = scene_of(read("Awa Diouf a chanté."))
    assert [(mark.country, mark.kind) for mark in scene.marks][1:] == []
    assert all(mark.kind == "surname" for mark in scene.marks)


@given(MARKS, st.integers(0, 3000))
def test_the_likeliest_country_is_one_of_the_marks_and_never_the_one_left_out(marks: list[Mark], place: int) -> None:
    outlook, asked = Outlook(marks), Asked(place, "policier", "COP", place)
    codes = {mark.country for mark in marks}
    assert outlook.likeliest((), asked) in codes
    assert outlook.likeliest((), asked, apart="FRA") in ((codes - {"FRA"}) or (None,))
    assert outlook.likeliest((), asked, among={"BEL"}) in {*codes, None} - {"FRA", "MLI"}


@given(MARKS)
def test_all_blocks_of_a_text_are_shared_out(marks: list[Mark]) -> None:
    inside = [mark for mark in marks if mark.kind not in ABOVE]
    spread = [given.get("cover", 0.0) for given in Outlook(marks).everywhere.values()]
    assert all(0.0 <= share <= 1.0 for share in spread)
    assert (sum(spread) >= 1.0 - 1e-9) == bool(inside)


def test_weights_are_those_of_known_features() -> None:
    known = {*WEIGHTS, "cover", "rank", "story", "opening", "last", "next", "kin"}
    assert set(country_weights()) <= known
    assert country_weights()["cover"] > 0


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("La Commission a saisi les juges. L’Union européenne attend.", "Commission", ("IGO", "IGO")),
        ("À Tunis, la Commission a saisi les juges.", "Commission", ("TUN", "GOV")),
        ("À Rennes, Mme la préfète a reçu les voisins.", "Mme", ("FRA", "GOV")),
        ("Le Grand-Duché a signé.", "Grand-Duché", ("LUX", "GOV")),
    ],
)
def test_short_names_and_titles(text: str, word: str, expected: tuple[str, str]) -> None:
    parsed = read(text)
    head = next((p, token) for p in parsed.paragraphs for token in p.doc if token.text == word)
    found = describe(parsed, *head)
    assert (found.country, found.sector) == expected
