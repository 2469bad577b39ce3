"""A user's own actors, merges as judgements, disputed territories, places that share a name."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from recoupe.annotate.actors.scene import with_registry
from recoupe.annotate.mentions import find_mentions, standing_for
from recoupe.annotate.parsed import parse
from recoupe.cli.main import group
from recoupe.errors import UsageError
from recoupe.lang.own_actors import OwnActor, add_own_actor
from recoupe.lang.registry import Registry, registry
from recoupe.model.annotation import Mention
from recoupe.model.document import Document, Passage
from recoupe.model.judgement import Judgement
from recoupe.model.vocabulary import JudgementKind
from recoupe.store.merges import merged, one_with


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("STORE", "ACTORS", "TERRITORIES"):
        monkeypatch.delenv(f"RECOUPE_{name}", raising=False)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(group, ["actors", *arguments])


def mentions(text: str, known: Registry) -> list[Mention]:
    passage = Passage(kind="body", text=text, start=0, end=len(text))
    parsed = next(parse([Document(id="d", text=text, passages=(passage,))]))
    return list(find_mentions(with_registry(parsed, known)))


def test_an_added_actor_is_known_in_the_texts_read_from_then_on() -> None:
    done = run("add", "Front inventé du Fleuve", "--alias", "FIFL", "--country", "MLI", "--sector", "REB")
    assert done.exit_code == 0, done.output
    found = {m.text: m for m in mentions("Le FIFL a attaqué le poste.", registry("fr", "iso", "recoupe-actors.tsv"))}
    assert (found["FIFL"].actor, found["FIFL"].country) == ("front-invente-du-fleuve", "MLI")
    assert "front-invente-du-fleuve" in run("list", "fifl").output
    assert "MLI" in run("show", "FIFL").output


def test_a_row_with_a_known_name_corrects_that_actor() -> None:
    run("add", "Renamo", "--kind", "party", "--country", "MOZ", "--sector", "OPP")
    known = registry("fr", "iso", "recoupe-actors.tsv")
    assert known.actors["renamo"].sector == "OPP"
    assert registry().actors["renamo"].sector == "REB"


def test_a_users_person_comes_before_others_of_the_name(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text("name\tkind\tcountry\tsector\tsurnames\nPaul Macron\tperson\tBEL\tCVL\tMacron\n", "utf-8")
    found = {m.text: m.country for m in mentions("Macron a parlé à Namur.", registry("fr", "iso", str(path)))}
    assert found["Macron"] == "BEL"


@pytest.mark.parametrize(
    "actor",
    [OwnActor(name=" "), OwnActor(name="a\tb"), OwnActor(name="A", names=("b|c",)), OwnActor(name="A", country="XX")],
)
def test_a_bad_row_is_refused_and_nothing_is_written(actor: OwnActor, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        add_own_actor(tmp_path / "own.tsv", actor, registry())
    assert not (tmp_path / "own.tsv").exists()


def test_a_file_with_a_nameless_row_is_refused(tmp_path: Path) -> None:
    (tmp_path / "own.tsv").write_text("name\tkind\n\tparty\n", "utf-8")
    with pytest.raises(UsageError, match="no name"):
        registry("fr", "iso", str(tmp_path / "own.tsv"))


def test_a_merge_is_a_judgement_that_can_be_taken_back() -> None:
    assert run("merge", "hamas", "jihad islamique", "--by", "A. Lecteur").exit_code == 0
    assert json.loads(run("show", "hamas", "--json").output)["same_as"] == ["jihad-islamique"]
    assert run("unmerge", "jihad islamique", "hamas", "--by", "B. Lectrice").exit_code == 0
    assert json.loads(run("show", "hamas", "--json").output)["same_as"] == []


def test_unknown_or_equal_actors_are_not_merged() -> None:
    for pair in (("hamas", "personne-de-connu"), ("hamas", "Hamas")):
        assert isinstance(run("merge", *pair, "--by", "A").exception, UsageError)


def judged(kind: JudgementKind, one: str, other: str, made: int) -> Judgement:
    return Judgement(kind=kind, subject=one, object=other, author="a", made=f"2025-01-01T00:00:{made:02}")


def test_merges_are_transitive_and_the_first_id_stands_for_all() -> None:
    words = [judged("same-actor", "c", "b", 1), judged("same-actor", "d", "a", 2), judged("same-actor", "b", "d", 3)]
    assert set(merged(words).values()) == {"a"}
    assert one_with("c", words) == ("a", "b", "c", "d")
    assert one_with("z", words) == ("z",)


@given(st.lists(st.tuples(st.booleans(), st.sampled_from("abcd"), st.sampled_from("efgh")), max_size=8), st.randoms())
def test_the_order_of_the_judgements_changes_nothing(said: list[tuple[bool, str, str]], random: st.DataObject) -> None:
    kinds: dict[bool, JudgementKind] = {True: "same-actor", False: "not-same-actor"}
    words = [judged(kinds[same], one, other, made) for made, (same, one, other) in enumerate(said)]
    mixed = list(words)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert merged(words) == merged(mixed)


def test_disputed_territories_follow_the_convention() -> None:
    assert registry("fr", "iso").country_of("TWN") == "TWN"
    assert registry("fr", "open").country_of("TWN") is None
    with pytest.raises(UsageError, match="TERRITORIES"):
        registry("fr", "mine")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("L’attaque a eu lieu à Kidal.", "kidal-town-mli"),
        ("Ils ont pris la ville de Kidal.", "kidal-town-mli"),
        ("Ils ont quitté la région de Kidal.", "kidal-mli"),
        ("Tous parlent de Kidal.", None),
    ],
)
def test_a_town_and_its_region_are_kept_apart_or_left_open(text: str, place: str | None) -> None:
    assert [m.actor for m in mentions(text, registry()) if m.label == "LOC"] == [place]


def test_places_have_coordinates_where_they_are_known() -> None:
    town = registry().places["kidal-town-mli"]
    assert (town.latitude, town.longitude) == pytest.approx((18.44, 1.41), abs=0.05)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Andriy Ioussov est arrivé.", "andrii-yusov"),
        ("Le porte-parole Andrii Jussow est arrivé.", "andrii-yusov"),
        ("Le président Teboune est arrivé.", "abdelmadjid-tebboune"),
        ("Naïm Kassem est arrivé.", "naim-qassem"),
        ("Il est arrivé à Tinzaouatène.", "tin-zaouatine-mli"),
    ],
)
def test_a_name_in_another_transliteration_is_that_of_the_registry(text: str, actor: str) -> None:
    assert actor in {m.actor for m in mentions(text, registry())}


def test_a_person_with_another_first_name_and_a_short_word_are_nobody_known() -> None:
    assert {m.actor for m in mentions("Wladimir Ioussov est arrivé.", registry()) if m.label == "PER"} == {None}
    assert "pauline-marois" not in {m.actor for m in mentions("La sonde tourne autour de Mars.", registry())}


def test_a_mention_has_the_actor_that_stands_for_merged_ones() -> None:
    words = [judged("same-actor", "hamas", "front-al-nosra", 1)]
    found = mentions("Le Hamas et le Kremlin ont parlé.", registry())
    before, after = ([m.actor for m in each] for each in (found, standing_for(found, merged(words))))
    assert "hamas" in before
    assert after == ["front-al-nosra" if actor == "hamas" else actor for actor in before]
    taken_back = [*words, judged("not-same-actor", "hamas", "front-al-nosra", 2)]
    assert list(standing_for(found, merged(taken_back))) == found
