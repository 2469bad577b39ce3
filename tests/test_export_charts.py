"""Drawings: they render, nothing lies on anything else, and the table says what the picture shows."""

import json
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chart_samples import dossier, event, flow, kin
from recoupe.crosscheck.network import Spot, spots, ties
from recoupe.crosscheck.relations import series
from recoupe.export.charts import (
    Chart,
    figures_chart,
    lineage_chart,
    map_chart,
    network_chart,
    relation_chart,
)
from recoupe.export.layout import moment, placed, ticks
from recoupe.export.springs import laid_out
from recoupe.lang.registry import registry
from recoupe.model.judgement import EventParty

KEYS = "abcdefgh"
TIMES = st.dictionaries(st.sampled_from(KEYS), st.none() | st.floats(0, 1e9), min_size=1)
PARENTS = st.dictionaries(st.sampled_from(KEYS), st.lists(st.sampled_from(KEYS), max_size=3, unique=True))


def drawings() -> dict[str, Chart]:
    small, large = kin(3), kin(60)
    events, pages = flow(300, 150)
    places = [event("a", None, -9.0, spot="kidal-mli"), event("b", None, 5.0, spot="MLI"), event("c", None, 1.0)]
    everywhere = spots(places, registry("fr"))
    figures = figures_chart(dossier(large), large)
    assert figures is not None
    return {
        "one": lineage_chart(kin(1)),
        "small": lineage_chart(small, tongue="en"),
        "large": lineage_chart(large),
        "figures": figures,
        "relation": relation_chart(series(events, pages, "VAL", "ORN"), {"VAL": "Valdorie"}),
        "few": relation_chart(series(events[:1], pages, "VAL", "ORN")),
        "empty": relation_chart(series([], pages, "VAL", "ORN")),
        "network": network_chart(ties(events)),
        "nobody": network_chart([]),
        "map": map_chart(everywhere),
        "world": map_chart([*everywhere, far("one", -100.0), far("two", 120.0)], tongue="en"),
        "nowhere": map_chart([]),
    }


def far(name: str, longitude: float) -> Spot:
    return Spot(
        id=name, name=name, country="VAL", precision="town", latitude=12.0, longitude=longitude, events=("x",),
        weight=1.0, score=0.0,
    )  # fmt: skip


@pytest.mark.parametrize(("name", "chart"), drawings().items(), ids=lambda each: each if isinstance(each, str) else "")
def test_every_drawing_renders_alone_and_has_its_table(name: str, chart: Chart) -> None:
    picture = chart.svg()
    assert picture.startswith("<svg")
    assert "NaN" not in picture
    assert "undefined" not in picture
    assert all(len(row) == len(chart.header) for row in chart.rows)
    assert chart.title
    assert chart.caption
    assert not addresses(chart.spec), name
    json.dumps(chart.spec, allow_nan=False)


def addresses(spec: Any) -> list[str]:
    """Return what a page would fetch."""
    if isinstance(spec, dict):
        own = [spec["url"]] if "url" in spec else []
        return own + [each for key, value in spec.items() if key != "values" for each in addresses(value)]
    return [each for value in spec for each in addresses(value)] if isinstance(spec, list) else []


def test_a_map_may_take_the_shapes_from_the_page_that_shows_it() -> None:
    assert set(addresses(map_chart([], shapes_url="/static/countries.json").spec)) == {"/static/countries.json"}


def test_a_picture_is_png_on_white() -> None:
    assert lineage_chart(kin(3)).png().startswith(b"\x89PNG")


def test_a_notebook_gets_the_specification_and_a_picture() -> None:
    bundle = lineage_chart(kin(3))._repr_mimebundle_()
    assert set(bundle) == {"application/vnd.vegalite.v5+json", "image/svg+xml", "text/plain"}


def test_the_lineage_table_tells_who_has_it_from_whom() -> None:
    found = kin(60)
    chart = lineage_chart(found, tongue="en")
    assert {row[1] for row in chart.rows} == {each.outlet for each in found.documents.values()}
    retracting = [row for row in chart.rows if row[3] == "retracts" and row[5]]
    assert retracting
    assert all("retraction" in str(row[5]) for row in retracting)


def test_figures_are_told_from_their_origins() -> None:
    found = kin(12)
    told = dossier(found)
    chart = figures_chart(told, found, tongue="en")
    assert chart is not None
    assert len(chart.rows) == len(told.figures)
    labels = {each.label for each in told.origins}
    assert {row[-1] for row in chart.rows} - {None} <= labels
    assert figures_chart(dossier(found).__class__(**{**as_fields(told), "figures": ()}), found) is None


def as_fields(record: Any) -> dict[str, Any]:
    return {name: getattr(record, name) for name in record.__dataclass_fields__}


@given(TIMES, PARENTS)
def test_each_document_has_a_row_below_and_right_of_its_parent(
    times: dict[str, float | None], parents: dict[str, list[str]]
) -> None:
    spots_ = placed(times, parents)
    assert [each.row for each in spots_] == list(range(len(times)))
    assert {each.document for each in spots_} == set(times)
    at = {each.document: each for each in spots_}
    for each in spots_:
        if each.parent is not None:
            assert at[each.parent].row < each.row
            assert at[each.parent].x < each.x
            assert at[each.parent].reach >= 1
    backwards = dict(reversed(times.items())), dict(reversed(parents.items()))
    assert placed(*backwards) == spots_


def test_families_stand_together() -> None:
    found = placed({key: float(place) for place, key in enumerate("abcd")}, {"c": ["a"], "d": ["b"]})
    assert [each.document for each in found] == ["a", "c", "b", "d"]


def test_dates_on_the_axis_keep_their_distance() -> None:
    times = {str(day): day * 86_400.0 for day in range(40)}
    marks = ticks(times, placed(times, {}), 9.0)
    assert marks
    assert all(later - x >= 9.0 for (x, _), (later, _) in pairwise(marks))


@pytest.mark.parametrize(
    ("edtf", "there"),
    [
        ("2024", True),
        ("2024-02-29T10:00", True),
        ("2024-08~", True),
        (None, False),
        ("hier", False),
        ("2024-02-31", False),
    ],
)
def test_moments_of_dates(edtf: str | None, there: bool) -> None:  # noqa: FBT001 - a column of the table
    assert (moment(edtf) is not None) == there


def test_the_same_ties_give_the_same_network_whatever_their_order() -> None:
    found = [("a", "b", 3.0), ("b", "c", 1.0), ("c", "d", 2.0), ("d", "a", 1.0)]
    at = laid_out(found)
    assert laid_out(reversed(found)) == at
    assert len(set(at.values())) == 4
    assert all(0 <= each <= 1 for point in at.values() for each in point)


def test_a_crowded_network_shows_the_heaviest_and_tells_all() -> None:
    many = [
        event(f"e{each}", None, 1.0, actors=(EventParty(key=f"p{each}"),), recipients=(EventParty(key=f"p{each + 1}"),))
        for each in range(60)
    ]
    chart = network_chart(ties(many))
    assert len(chart.rows) == 60
    assert "30" in chart.caption
    assert "61" in chart.caption
