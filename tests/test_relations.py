"""Relations over time, who had to do with whom, and where."""

from dataclasses import replace

import pytest

from chart_samples import event, flow
from recoupe.crosscheck.network import heaviest, spots, ties, within
from recoupe.crosscheck.relations import (
    MOST,
    SHORTEST,
    Step,
    _costs,
    _trust,
    acts_between,
    period_of,
    series,
    weight,
)
from recoupe.lang.registry import registry
from recoupe.model.judgement import EventParty


def test_an_event_counts_once_by_its_origins_and_by_what_was_published() -> None:
    events = [event("a", "2024-08-04", -3.5, origins=2), event("b", "2024-08-20", 5.0)]
    found = series(events, {"2024-08-01": 30, "2024-08-31": 20, "2024-09-01": 99}, "VAL", "ORN")
    (point,) = found.points
    assert (point.period, point.events, point.documents) == ("2024-08", ("a", "b"), 50)
    assert (point.rate, point.cooperation, point.conflict) == pytest.approx((-4.0, 10.0, -14.0))
    assert point.score == pytest.approx(-2 / 3)
    assert point.low < point.rate < point.high


@pytest.mark.parametrize("number", [1, 2, 4, 8])
def test_a_weight_grows_with_origins_but_ever_slower(number: int) -> None:
    assert weight(event("a", None, 1.0, origins=number)) == 1 + [1, 2, 4, 8].index(number)


@pytest.mark.parametrize(
    ("step", "periods"),
    [
        ("day", ["2024-02-28", "2024-02-29", "2024-03-01"]),
        ("week", ["2024-02-26"]),
        ("month", ["2024-02", "2024-03"]),
    ],
)
def test_periods_follow_each_other_without_a_gap(step: Step, periods: list[str]) -> None:
    events = [event("a", "2024-02-28", 5.0), event("b", "2024-03-01", 5.0)]
    assert [each.period for each in series(events, {}, "VAL", "ORN", step=step).points] == periods


def test_silence_is_less_sure_than_it_looks() -> None:
    events = [event("a", "2024-01-10", 5.0), event("b", "2024-03-10", 5.0)]
    pages = {"2024-01-01": 100, "2024-02-01": 100, "2024-03-01": 100}
    silent = series(events, pages, "VAL", "ORN").points[1]
    assert (silent.rate, silent.low, silent.high) == (0.0, -15.0, 15.0)


def test_what_has_not_happened_or_has_no_day_is_left_out_and_counted() -> None:
    events = [
        event("a", "2024-01-10", 5.0),
        event("b", "2024-01-11", 5.0, status="future"),
        event("c", "2024-01-11", 5.0, status="negated"),
        event("d", None, 5.0),
    ]
    found = series(events, {}, "ORN", "VAL")
    assert ([each.events for each in found.points], found.left_out) == ([("a",)], 3)


def test_a_date_of_another_century_fills_no_page_with_empty_days() -> None:
    events = [event("old", "1962-02-13", -9.0), event("new", "2024-03-05", -2.0), event("undated", None, -2.0)]
    found = series(events, {"2024-03-06": 1}, "VAL", "ORN", step="day")
    assert (len(found.points), found.points[-1].period, found.older, found.left_out) == (MOST, "2024-03-05", 1, 2)
    assert series(events, {}, "VAL", "ORN").older == 0  # 746 months


def test_periods_may_lie_at_the_ends_of_the_calendar() -> None:
    for first, last in (("0001-01-01", "0001-01-02"), ("9999-12-30", "9999-12-31")):
        points = series([event("a", first, 5.0), event("b", last, 5.0)], {}, "VAL", "ORN", step="day").points
        assert [each.period for each in points] == [first, last]


@pytest.mark.parametrize("seed", range(4))
def test_changes_beside_events_are_as_good_as_any(seed: int) -> None:
    """Check that no other place for the one change costs less: all are tried."""
    events, pages = flow(720, 420, seed)
    found = series(events, pages, "VAL", "ORN", step="week")
    cost = _costs([each.rate for each in found.points], _trust(found.points))
    (place,) = [at for at, each in enumerate(found.points) if each.period in found.changes]
    end = len(found.points)
    best = min(cost(0, at) + cost(at, end) for at in range(SHORTEST["week"], end - SHORTEST["week"] + 1))
    assert cost(0, place) + cost(place, end) == pytest.approx(best)


def test_a_wide_date_gives_way_to_the_day_on_which_it_was_told() -> None:
    wide = event("a", "2024", 5.0, told="2024-05-17")
    assert [period_of(wide, step) for step in ("day", "week", "month")] == ["2024-05-17", "2024-05-13", "2024-05"]
    assert period_of(event("b", "2024-05", 5.0), "month") == "2024-05"


def test_a_party_is_meant_by_its_id_its_state_and_sector_or_its_country() -> None:
    army = EventParty(key="VAL:MIL", country="VAL", sector="MIL")
    found = event("a", "2024-01-10", -9.0, actors=(army,))
    assert acts_between(found, "VAL:MIL", "ORN")
    assert acts_between(found, "ORN", "VAL")
    assert not acts_between(found, "VAL:GOV", "ORN")
    meeting = event("b", None, 2.5, type="CONSULT", actors=(*found.actors, *found.recipients), recipients=())
    assert acts_between(meeting, "VAL", "ORN")
    assert not acts_between(replace(meeting, type="ACCUSE"), "VAL", "ORN")


@pytest.mark.parametrize("seed", range(4))
def test_a_turn_is_found_where_it_was_made(seed: int) -> None:
    events, pages = flow(720, 420, seed)
    found = series(events, pages, "VAL", "ORN")
    (change,) = found.changes
    assert "2023-09" <= change <= "2023-12"  # the turn is on 26 October 2023
    (_, _, before), (start, _, after) = found.levels()
    assert start == change
    assert before > 0 > after


def test_flat_series_seldom_change() -> None:
    flat = [series(*flow(720, 999, seed), "VAL", "ORN", step="week").changes for seed in range(30)]
    assert sum(map(bool, flat)) <= 3


def test_nothing_gives_an_empty_series() -> None:
    found = series([], {"2024-01-01": 3}, "VAL", "ORN")
    assert (found.points, found.changes, list(found.levels())) == ((), (), [])


def test_ties_join_both_sides_and_each_event_counts_once() -> None:
    parties = (EventParty(key="VAL", country="VAL"), EventParty(key="VAL:MIL", country="VAL", sector="MIL"))
    found = ties([event("a", None, -6.0, actors=parties), event("b", None, 5.0, origins=2)], level="country")
    (tie,) = found
    assert (tie.one, tie.other, tie.events, tie.weight) == ("ORN", "VAL", ("a", "b"), 3.0)
    assert (tie.cooperation, tie.conflict, tie.score) == pytest.approx((10.0, -6.0, 4 / 3))
    by_actor = ties([event("a", None, -6.0, actors=parties)])
    assert [(each.one, each.other) for each in by_actor] == [("ORN", "VAL"), ("ORN", "VAL:MIL")]
    assert heaviest(by_actor, 2) == by_actor[:1]


def test_a_period_holds_what_overlaps_it() -> None:
    events = [event("a", "2024-01-31", 1.0), event("b", "2024-02", 1.0), event("c", "2024-03-01", 1.0, status="future")]
    assert [each.id for each in within(events, "2024-02", "2024-02-10")] == ["b"]
    assert [each.id for each in within(events, None, "2024-01")] == ["a"]


def test_places_tell_how_precisely_they_are_known() -> None:
    events = [
        event("a", None, -9.0, spot="MLI"),
        event("b", None, -9.0, spot="kidal-mli", origins=2),
        event("c", None, 1.0, spot="nowhere"),
        event("d", None, 1.0),
    ]
    found = spots(events, registry("fr"))
    assert [(each.name, each.precision, each.country, each.events) for each in found] == [
        ("Kidal", "region", "MLI", ("b",)),
        ("Mali", "country", "MLI", ("a",)),
    ]
