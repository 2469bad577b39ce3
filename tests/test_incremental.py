"""Adding documents changes what they touch, and gives what a rebuild gives, whatever the order of arrival."""

import tempfile
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from random import Random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineage_story import SCOOP, page, story
from recoupe.api import Collection
from recoupe.crosscheck import update as updates
from recoupe.crosscheck.update import update
from recoupe.lineage import clusters, links
from recoupe.lineage.profile import Profile
from recoupe.lineage.trace import Traced, trace, trace_cluster
from recoupe.model.analysis import Analysis
from recoupe.progress import silent
from recoupe.settings import Settings
from recoupe.store.store import Store, open_store

SENTENCES = (
    "Le maire de Port-Clair a vendu le phare de Tamarin à Brumelec pour 7,35 millions d’euros.",
    "La coopérative de Montvert a livré onze mille paniers de mirabelles à la foire de Sainte-Ombre.",
    "Selon La Rade, le pont tournant du bassin Ferrand fermera lundi pour travaux.",
    "La mairie de Port-Clair dément la vente du phare de Tamarin à la société Brumelec.",
    "« Nous avons vu les engins de Brumelec devant le phare », raconte un docker, sous couvert d’anonymat.",
    "Le capitaine Aldo Ferrand a perdu la régate des Trois-Caps face à l’équipage de Montvert.",
    "Le phare de Tamarin, construit en 1891, reçoit onze mille visiteurs par an et loge encore deux gardiens.",
)
OUTLETS = ("La Rade", "Le Veilleur", "Mairie de Port-Clair (communiqué)", None)
DAYS = ("2021-05-03", "2021-05-04", "2021-06-30", "2031-01-01", None)


@st.composite
def collections(draw: st.DrawFn) -> list[Analysis]:
    drawn = draw(st.lists(st.tuples(
        st.lists(st.sampled_from(SENTENCES), max_size=4), st.sampled_from(OUTLETS), st.sampled_from(DAYS)
    ), min_size=1, max_size=9))  # fmt: skip
    return [
        page(f"d{place}", " ".join(text), outlet=outlet, published=day)
        for place, (text, outlet, day) in enumerate(drawn)
    ]


def conclusions(store: Store) -> dict[str, object]:
    view = store.view()
    keys = [each.id for each in view.documents()]
    return {
        "lineages": view.lineages(),
        "derivations": view.derivations(),
        "dossiers": list(view.dossiers()),
        "clusters": view.clusters_of(keys),
        "standings": view.standings_of(keys),
    }


def arrived(batches: Iterable[Sequence[Analysis]]) -> tuple[dict[str, object], dict[str, object]]:
    """Return what is concluded after batches came one by one, and after a rebuild."""
    with tempfile.TemporaryDirectory() as folder, open_store(str(Path(folder) / "store.db")) as store:
        for batch in batches:
            for analysis in batch:
                store.add(analysis)
            update(store, silent)
        found = conclusions(store)
        Collection(store, Settings()).rebuild()
        return found, conclusions(store)


def batched(analyses: list[Analysis], cuts: list[int]) -> list[list[Analysis]]:
    places = [0, *sorted(cut % (len(analyses) + 1) for cut in cuts), len(analyses)]
    return [analyses[start:end] for start, end in pairwise(places)]


@given(collections(), st.lists(st.integers(0, 20), max_size=4), st.randoms(use_true_random=False))
@settings(max_examples=12, deadline=None)
def test_any_order_of_arrival_gives_what_a_rebuild_gives(
    analyses: list[Analysis], cuts: list[int], chance: Random
) -> None:
    shuffled = list(analyses)
    chance.shuffle(shuffled)
    added, rebuilt = arrived(batched(shuffled, cuts))
    assert added == rebuilt
    assert added == arrived([analyses])[0]


@given(collections(), st.lists(st.integers(0, 20), max_size=4))
@settings(max_examples=12, deadline=None)
def test_words_that_become_common_and_clusters_that_grow_too_large_change_nothing_either(
    analyses: list[Analysis], cuts: list[int]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for module in (links, clusters):
            patch.setattr(module, "COMMON_PRINT", 3)
            patch.setattr(module, "COMMON_WORD", 3)
        patch.setattr(clusters, "LARGEST", 3)
        added, rebuilt = arrived(batched(analyses, cuts))
        assert added == rebuilt


def test_the_store_holds_what_the_program_computes_at_once() -> None:
    traced = trace(story())
    found, _ = arrived([[each] for each in reversed(story())])
    assert found["lineages"] == {each.document: each for each in traced.lineages}
    assert found["derivations"] == list(traced.derivations)


def test_documents_that_touch_nothing_leave_the_rest_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    drawn: list[str] = []

    def noted(found: Iterable[Profile], muted: frozenset[int]) -> Traced:
        profiles = tuple(found)
        drawn.extend(profile.id for profile in profiles)
        return trace_cluster(profiles, muted)

    with open_store(str(tmp_path / "store.db")) as store:
        for analysis in story():
            store.add(analysis)
        update(store, silent)
        monkeypatch.setattr(updates, "trace_cluster", noted)
        store.add(page("new", SENTENCES[5], outlet="La Rade", published="2021-05-10"))
        update(store, silent)
        assert drawn == ["new"]
        drawn.clear()
        store.add(page("late", SCOOP, outlet="Le Cap", published="2021-05-20"))
        update(store, silent)
        assert set(drawn) == {"scoop", "copy", "rewrite", "denial", "withdrawn", "late"}
        drawn.clear()
        update(store, silent)
        assert not drawn


def test_an_interrupted_update_goes_on(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    expected = arrived([story()])[1]
    with open_store(str(tmp_path / "store.db")) as store:
        for analysis in story():
            store.add(analysis)
        with monkeypatch.context() as patch:
            patch.setattr(store, "conclude", lambda _: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                update(store, silent)
        update(store, silent)
        assert conclusions(store) == expected


def test_the_stories_of_the_gold_may_arrive_in_any_order() -> None:
    folder = Path(__file__).resolve().parents[1].parent / "shared" / "gold" / "dev" / "lineage"
    if not folder.is_dir():
        pytest.skip("needs ../shared/gold: third parties' data")
    lines = [line for path in sorted(folder.glob("*.jsonl"))[:3] for line in path.read_text("utf-8").splitlines()]
    told = [msgspec.json.decode(line) for line in lines]
    analyses = [
        page(each["id"], each["text"], outlet=each.get("outlet"), published=each["published"], title=each.get("title"))
        for each in told
    ]
    analyses.sort(key=lambda each: each.document.digest)
    added, rebuilt = arrived(batched(analyses, [7, 20]))
    assert added == rebuilt
    assert len(set(added["clusters"].values())) > len(lines) // 12  # type: ignore[attr-defined]
