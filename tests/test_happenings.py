"""Event mentions become events: each once, whoever tells it and in whatever order."""

from dataclasses import replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from lineage_story import page
from recoupe.api import Collection
from recoupe.cli.main import group
from recoupe.crosscheck.grouping import Known
from recoupe.crosscheck.happenings import happenings
from recoupe.crosscheck.network import within
from recoupe.crosscheck.retold import renew_events
from recoupe.crosscheck.span_of_days import days_of, width
from recoupe.model.analysis import Analysis
from recoupe.model.annotation import EventMention, Participant
from recoupe.model.judgement import Derivation, Event, Judgement, SharedPassage
from recoupe.model.span import Span
from recoupe.model.vocabulary import EventType
from recoupe.settings import Settings
from recoupe.store.events import Told
from recoupe.store.store import open_store
from store_samples import analysis

KNOWN = Known(leader={}, states=frozenset({"VAL", "ORN"}), places={"Tamarin": "tamarin-val"})
VALDORIA = ("VAL", "GOV", "VAL")
ARMY = ("VAL", "MIL", None)
REBELS = ("VAL", "REB", "front-du-nord")
ORNE = ("ORN", "GOV", "ORN")
PEOPLE = ("VAL", "CVL", None)
BASE = Told(
    document="a",
    position=0,
    start=10,
    type="ASSAULT",
    status="actual",
    mode=None,
    contexts=("military",),
    date="2024-08-04",
    place=None,
    historical=False,
    published="2024-08-05",
    outlet="Le Phare",
    actors=(REBELS,),
    recipients=(ARMY,),
    source=None,
)


def told(document: str, **more: object) -> Told:
    return replace(BASE, document=document, outlet=f"Journal {document}", **more)  # type: ignore[arg-type]


def copy(child: str, parent: str, *, kind: str = "reprint", shift: int = 0, length: int = 200) -> Derivation:
    shared = SharedPassage(start=shift, end=shift + length, parent_start=0, parent_end=length)
    return Derivation(document=child, parent=parent, kind=kind, reasons=(), shared=(shared,))  # type: ignore[arg-type]


def sizes(*mentions: Told, taken: tuple[Derivation, ...] = (), known: Known = KNOWN) -> list[int]:
    return sorted(len(event.mentions) for event in happenings(mentions, taken, known))


def test_two_who_tell_the_same_independently_tell_one_event_with_two_origins() -> None:
    (event,) = happenings([told("a"), told("b")], (), KNOWN)
    assert [each.document for each in event.mentions] == ["a", "b"]
    assert (event.origins, event.denials) == (2, 0)
    assert [reason.rule for reason in event.reasons] == ["event.told-by-outlet@1"] * 2


def test_a_copy_adds_no_origin_and_is_its_parents_event_whatever_date_it_has() -> None:
    late = told("b", start=60, date="2024-08-11", published="2024-08-12")
    (event,) = happenings([told("a"), late], (copy("b", "a", shift=50),), KNOWN)
    assert (len(event.mentions), event.origins, event.date) == (2, 1, "2024-08-04")


def test_who_names_no_party_tells_the_event_of_the_story_on_that_day() -> None:
    nobody = {"actors": (), "recipients": (), "start": 900}
    taken = (copy("b", "a", kind="rewrite"),)
    assert sizes(told("a"), told("b", **nobody), taken=taken) == [2]
    assert sizes(told("a"), told("b", **nobody)) == [1, 1]
    assert sizes(told("a"), told("b", date=None, **nobody), taken=taken) == [1, 1]


def test_a_formula_that_two_share_makes_no_copy() -> None:
    late = told("b", start=10, date="2024-10-11", published="2024-10-12")
    assert sizes(told("a"), late, taken=(copy("b", "a", length=30),)) == [1, 1]


@pytest.mark.parametrize(
    "change",
    [
        {"type": "COERCE"},
        {"date": "2024-08-09"},
        {"date": "2024-08-05"},
        {"recipients": (ORNE,)},
        {"status": "future"},
        {"mode": "aerial"},
        {"place": "Tamarin"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_what_contradicts_is_another_event(change: dict[str, object]) -> None:
    assert sizes(told("a", mode="drone", place="Port-Clair"), told("b", **change)) == [1, 1]


@pytest.mark.parametrize(
    "change",
    [
        {"recipients": (("VAL", "MIL", "armee-valdorienne"),)},
        {"recipients": ()},
        {"date": "2024-08"},
        {"date": None},
        {"mode": "aerial"},
        {"status": "alleged"},
    ],
    ids=str,
)
def test_what_leaves_something_open_is_the_same_event(change: dict[str, object]) -> None:
    assert sizes(told("a"), told("b", **change)) == [2]


def test_what_fits_two_events_equally_stays_alone() -> None:
    vague = told("c", recipients=())
    assert sizes(told("a"), told("b", recipients=(ORNE,)), vague) == [1, 1, 1]


def test_a_place_is_what_its_document_means_by_it() -> None:
    known = replace(KNOWN, spots=frozenset({"tamarin-orn"}))
    spots = [
        happenings([told("a", place="Tamarin", spot=spot)], (), known)[0].spot
        for spot in ("tamarin-orn", "elsewhere", None)
    ]
    assert spots == ["tamarin-orn", "tamarin-val", "tamarin-val"]
    assert happenings([told("a", spot="tamarin-orn")], (), known)[0].spot is None


def test_crowds_tell_no_event_from_another() -> None:
    undated = {"date": None, "actors": (), "recipients": (PEOPLE,)}
    assert sizes(told("a", **undated), told("b", **undated)) == [1, 1]


def test_two_named_persons_of_one_government_are_two() -> None:
    one, other = (("ORN", "GOV", name) for name in ("ada-orn", "bo-orn"))
    assert sizes(told("a", actors=(one,), recipients=()), told("b", actors=(other,), recipients=())) == [1, 1]


def test_who_people_hold_to_be_one_is_one() -> None:
    one, other = (("ORN", "GOV", name) for name in ("ada-orn", "ada-orn-bis"))
    known = replace(KNOWN, leader={"ada-orn-bis": "ada-orn", "ada-orn": "ada-orn"})
    assert sizes(told("a", actors=(one,)), told("b", actors=(other,)), known=known) == [2]


def test_a_denial_is_counted_by_itself() -> None:
    (event,) = happenings([told("a"), told("b", status="negated", source=("organisation", "l’armée", None))], (), KNOWN)
    assert (event.status, event.origins, event.denials) == ("actual", 1, 1)


def test_one_source_that_speaks_to_two_outlets_is_one_origin() -> None:
    source = ("person", "Ada Orn", "ada-orn")
    (event,) = happenings([told("a", source=source), told("b", source=source)], (), KNOWN)
    assert event.origins == 1


def test_two_that_credit_one_agency_outside_the_collection_are_one_origin() -> None:
    (event,) = happenings([told("a"), told("b"), told("c")], (), KNOWN, {"a": "AFP", "b": "afp"})
    assert event.origins == 2
    assert [reason.rule for reason in event.reasons] == ["event.told-by-credited@1", "event.told-by-outlet@1"]


def test_two_rewrites_of_a_document_that_is_silent_on_it_are_one_origin() -> None:
    taken = (copy("b", "a", kind="rewrite"), copy("c", "a", kind="rewrite"))
    (event,) = happenings([told("b", start=900), told("c", start=900)], taken, KNOWN)
    assert (len(event.mentions), event.origins) == (2, 1)


def test_reasons_name_people_and_documents_as_readers_know_them() -> None:
    taken = (copy("b", "doc-1", kind="rewrite"),)
    by_name = told("c", start=900, source=("organisation", "le Ministère", None))
    by_actor = told("d", start=900, source=("person", "Mme Orn", "ada-orn"))
    own = told("e", start=900, source=("person", "Bo Orn", "own-bo"))
    names = {"doc-1": "Le Phare, 2024-08-05", "ada-orn": "Ada Orn"}
    mentions = [told("b", start=900), by_name, by_actor, own, told("f", start=900)]
    (event,) = happenings(mentions, taken, KNOWN, {"f": "AFP"}, names)
    assert {each.detail for each in event.reasons} == {
        "Repris de Le Phare, 2024-08-05.",
        "Raconté d’après « le Ministère ».",
        "Raconté d’après Ada Orn.",
        "Raconté d’après Bo Orn.",
        "Repris de « AFP », hors de la collection.",
    }


PARTIES = st.sampled_from([(), (REBELS,), (ARMY,), (ORNE,), (VALDORIA, ARMY), (PEOPLE,)])
MENTIONS = st.builds(
    lambda document, position, **more: replace(BASE, document=document, position=position, outlet=document, **more),
    document=st.sampled_from("abcdef"),
    position=st.integers(0, 5),
    type=st.sampled_from(["ASSAULT", "AID"]),
    status=st.sampled_from(["actual", "alleged", "future", "negated"]),
    mode=st.sampled_from([None, "drone"]).filter(bool) | st.none(),
    date=st.sampled_from(["2024-08-04", "2024-08-05", "2024-08", None]),
    published=st.sampled_from(["2024-08-05", "2024-08-06T10:00", None]),
    place=st.sampled_from([None, "Tamarin", "Port-Clair"]),
    actors=PARTIES,
    recipients=PARTIES,
    start=st.integers(0, 300),
).map(lambda each: replace(each, mode=None) if each.type == "AID" else each)
TAKEN = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")).filter(lambda pair: pair[0] > pair[1]),
    max_size=4,
    unique=True,
).map(lambda pairs: [copy(child, parent) for child, parent in sorted(pairs)])


@given(st.data(), st.lists(MENTIONS, max_size=12, unique_by=lambda each: (each.document, each.position)), TAKEN)
def test_order_changes_nothing_and_each_mention_is_told_once(
    data: st.DataObject, mentions: list[Told], taken: list[Derivation]
) -> None:
    events = happenings(mentions, taken, KNOWN)
    assert happenings(data.draw(st.permutations(mentions)), taken, KNOWN) == events
    places = [(each.document, each.mention) for event in events for each in event.mentions]
    assert sorted(places) == sorted((each.document, each.position) for each in mentions)


@given(st.lists(MENTIONS, max_size=10, unique_by=lambda each: (each.document, each.position)), TAKEN)
def test_types_never_mix_so_that_each_can_be_drawn_alone(mentions: list[Told], taken: list[Derivation]) -> None:
    alone = [e for t in ("ASSAULT", "AID") for e in happenings([m for m in mentions if m.type == t], taken, KNOWN)]
    assert sorted(alone, key=lambda each: each.id) == happenings(mentions, taken, KNOWN)


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        ("2024-08-04", 1),
        ("2024-08-04T12:00", 1),
        ("2024-02", 29),
        ("2023", 365),
        ("2024-24", 90),
        ("2024-08-04/2024-08-06~", 3),
        ("2024-13", None),
        ("2015/..", None),
        ("202X", None),
        (None, None),
    ],
)
def test_the_days_of_a_date(edtf: str | None, days: int | None) -> None:
    found = days_of(edtf)
    assert (width(found) if found else None) == days


def test_a_store_keeps_events_and_draws_them_anew_where_actors_are_merged(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "s.db")) as store:
        for name, actor in (("a", "ada"), ("b", "ada-bis")):
            store.add(with_event(name, actor))
        events = store.events()
        renew_events(store, ["a", "b"], events.mark())
        assert [len(each.mentions) for each in events.find()] == [1, 1]
        assert [each.id for each in events.find(document="b")] == [each.id for each in events.find(party="ada-bis")]
        before = events.mark()
        store.judge(Judgement(kind="same-actor", subject="ada", object="ada-bis", author="Z", made="2024-01-01"))
        renew_events(store, [], before)
        (event,) = events.find(party="ada", other="VAL")
        assert len(event.mentions) == 2
        assert events.find(party="ada-bis") == []
        renew_events(store, ["a"], events.mark())
        assert events.find() == [event]


SHARED = (
    "Le maire de Port-Clair a vendu le phare de Tamarin à la société Brumelec pour 7,35 millions d’euros lundi. " * 2
)
TOLD = st.tuples(
    st.sampled_from(["ada", "bo"]),
    st.sampled_from(["ACCUSE", "AID"]),
    st.sampled_from(["2024-08-04", "2024-08-05", None]),
    st.booleans(),
)


@given(st.lists(TOLD, min_size=1, max_size=6), st.integers(0, 5), st.randoms(use_true_random=False))
@settings(max_examples=10, deadline=None)
def test_events_that_came_in_batches_are_those_of_a_rebuild(
    drawn: list[tuple[str, EventType, str | None, bool]], cut: int, chance: Random
) -> None:
    documents = [
        with_event(
            f"d{place}", actor, kind, date, SHARED if copied else f"{SHARED[:60]} {place} " + "autre chose " * place
        )
        for place, (actor, kind, date, copied) in enumerate(drawn)
    ]
    expected = kept_after([documents])
    chance.shuffle(documents)
    assert kept_after([documents[:cut], documents[cut:]]) == expected


def kept_after(batches: list[list[Analysis]]) -> list[Event]:
    """Return the events after batches came one by one, which must be those of a rebuild."""
    with TemporaryDirectory() as folder, open_store(str(Path(folder) / "s.db")) as store:
        collection = Collection(store, Settings())
        for batch in batches:
            for each in batch:
                store.add(each)
            collection.refresh()
        found = store.events().find()
        collection.rebuild()
        assert store.events().find() == found
        return found


def test_an_interrupted_update_draws_all_events_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(str(tmp_path / "s.db")) as store:
        collection = Collection(store, Settings())
        for name in ("a", "b"):
            store.add(with_event(name, "ada"))
            with monkeypatch.context() as patch:
                patch.setattr("recoupe.crosscheck.update.renew_events", lambda *_: 1 / 0)
                with pytest.raises(ZeroDivisionError):
                    collection.refresh()
        collection.refresh()
        (event,) = store.events().find()
        assert [each.document for each in event.mentions] == ["a", "b"]


def with_event(
    name: str, actor: str, kind: EventType = "ACCUSE", date: str | None = "2024-08-04", text: str = ""
) -> Analysis:
    found = page(name, text, outlet=f"Journal {name}", published="2024-08-06") if text else analysis(name)
    first = found.document.text[:5]
    party = Participant(start=0, end=5, text=first, country="ORN", sector="GOV", actor=actor)
    other = Participant(start=0, end=5, text=first, country="VAL", sector="MIL")
    event = EventMention(
        trigger=Span(start=0, end=5, text=first), type=kind, status="actual", rule="e@1", actors=(party,),
        recipients=(other,), date=date,
    )  # fmt: skip
    return replace(found, events=(event,))


@pytest.mark.parametrize(
    ("since", "until"), [("2024-08-02", "2024-08-10"), ("2024-08", None), (None, "2023"), (None, None)]
)
def test_a_store_gives_all_events_of_a_period(tmp_path: Path, since: str | None, until: str | None) -> None:
    dates = ("2024-08-04", "2024-08-31", "2024-08", "2024", "2023-12~", "2023-07/2024-08-02", "2025", None)
    mentions = [told(f"d{place}", date=date, actors=(), recipients=()) for place, date in enumerate(dates)]
    found = happenings(mentions, (), KNOWN)
    with open_store(str(tmp_path / "s.db")) as store:
        store.events().replace(found)
        some = store.events().find(period=(since, until))
    assert within(some, since, until) == within(found, since, until)


def test_a_merge_on_the_command_line_draws_events_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    lines = (
        "id\tname\tkind\tcountry\tsector",
        "ada\tAda Ornée\torganisation\tFRA\tGOV",
        "ada-bis\tAda Bis\torganisation\tFRA\tGOV",
    )
    Path("recoupe-actors.tsv").write_text("\n".join(lines) + "\n", "utf-8")
    with open_store("recoupe.db") as store:
        for name, actor in (("a", "ada"), ("b", "ada-bis")):
            store.add(with_event(name, actor, text=f"La réunion numéro {name} " + f"{actor} parle. " * 9))
        Collection(store, Settings()).refresh()
        assert [len(each.mentions) for each in store.events().find()] == [1, 1]
    for command, sizes_ in (("merge", [2]), ("unmerge", [1, 1])):
        done = CliRunner().invoke(group, ["actors", command, "ada", "ada-bis", "--by", "Z"])
        assert done.exit_code == 0, done.output
        with open_store("recoupe.db") as store:
            assert [len(each.mentions) for each in store.events().find()] == sizes_
