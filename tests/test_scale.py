"""What keeps large collections fast: candidates come from the index, and each question touches few documents."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineage_story import SCOOP, page, story
from recoupe import api
from recoupe.crosscheck.update import update
from recoupe.lineage.clusters import clusters
from recoupe.lineage.links import Link, links
from recoupe.lineage.profile import Profile
from recoupe.lineage.sketches import Sketches, sketch
from recoupe.model.analysis import Analysis
from recoupe.progress import silent
from recoupe.settings import Settings
from recoupe.store.store import open_store

WORDS = ("phare", "Tamarin", "Brumelec", "notaire", "mirabelles", "Montvert", "régate", "pont", "7,35", "1891")


def numbered(texts: list[str]) -> list[Analysis]:
    return [
        page(f"d{place:03}", text, outlet=f"Journal {place % 4}", published=None) for place, text in enumerate(texts)
    ]


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join), min_size=1, max_size=8))
@settings(max_examples=20, deadline=None)
def test_the_stored_index_gives_what_the_index_in_memory_gives(texts: list[str]) -> None:
    made = [sketch(Profile(analysis)) for analysis in numbered(texts)]
    memory = Sketches(made)
    with open_store(":memory:") as store:
        for analysis in numbered(texts):
            store.add(analysis)
        stored = store.postings()
        stored.keep(made)
        numbers = sorted(stored.unplaced())
        renumbered = {number: place for place, number in enumerate(numbers)}
        found = {Link(renumbered[each.one], renumbered[each.other], each.strength) for each in links(numbers, stored)}
        assert found == set(links(memory.numbers, memory))
        assert clusters(numbers, stored) == clusters(memory.numbers, memory)


def test_a_link_is_the_same_from_both_ends() -> None:
    index = Sketches([sketch(Profile(analysis)) for analysis in story()])
    found = {(each.one, each.other): each.strength for each in links(index.numbers, index)}
    assert found
    assert all(found[other, one] == strength for (one, other), strength in found.items())


def test_texts_about_other_things_are_in_other_clusters() -> None:
    index = Sketches([sketch(Profile(analysis)) for analysis in story()])
    found = clusters(index.numbers, index)
    assert [each.documents for each in found] == [("copy", "denial", "rewrite", "scoop", "withdrawn"), ("other",)]
    assert len({each.id for each in found}) == len(found)


def test_what_everybody_says_links_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recoupe.lineage.links.COMMON_PRINT", 3)
    monkeypatch.setattr("recoupe.lineage.links.COMMON_WORD", 3)
    index = Sketches([sketch(Profile(analysis)) for analysis in numbered([SCOOP] * 5)])
    assert list(links(index.numbers, index)) == []


def test_a_question_reads_few_documents(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(api, "CANDIDATES", 5)
    monkeypatch.setattr(api, "MOST", 9)
    with open_store(str(tmp_path / "store.db")) as store:
        for analysis in numbered([f"{SCOOP} {number}" for number in range(30)]):
            store.add(analysis)
        update(store, silent)
        collection = api.Collection(store, Settings())
        (found,) = collection.check("La ville de Port-Clair a vendu le phare de Tamarin à la société Brumelec.")
        assert 5 <= len(found.documents) <= 9


def test_a_question_loads_no_parser_and_no_reader() -> None:
    code = "import sys, recoupe.api, recoupe.cli.check; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"spacy", "numpy", "trafilatura", "py3langid", "lxml", "httpx", "recoupe.read.inputs"} & set(loaded)
