"""Weighing all evidence: the tables can be read, odds are odds, and what nothing was learnt on is left to the rules."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage_story import SCOOP, page
from recoupe.lang.odds import BIAS, Odds, odds, read_odds
from recoupe.lineage import weigh
from recoupe.lineage.profile import Profile
from recoupe.lineage.story import Verdict
from recoupe.lineage.trace import ruled, trace_cluster

ANSWERS = {
    "relations": {"origin", "independent", "denies", "reprint", "partial", "rewrite", "cites"},
    "parents": {"parent"},
    "stances": {"supports", "doubts", "denies", "retracts"},
}
ANSWERS |= {f"{name}_plain": answers for name, answers in ANSWERS.items()} | {"stances_again": ANSWERS["stances"]}


@pytest.mark.parametrize("name", ANSWERS)
def test_every_table_has_its_answers_and_a_bias(name: str) -> None:
    table = odds(name)
    assert set(table.answers) == ANSWERS[name]
    assert {len(weights) for weights in table.table.values()} == {len(table.answers)}


@given(st.dictionaries(st.sampled_from(["near", "named", "unknown"]), st.floats(-1e3, 1e3)))
def test_likelihoods_are_from_0_to_1_and_make_1(evidence: dict[str, float]) -> None:
    model = Odds("no", ("yes", "maybe"), {BIAS: (0.1, -1.0), "near": (2.0, -0.5), "named": (-3.0, 4.0)})
    found = model.likely(evidence)
    assert all(0.0 <= value <= 1.0 for value in found.values())
    assert sum(found.values()) == pytest.approx(1.0)


def test_evidence_turns_the_odds(tmp_path: Path) -> None:
    (tmp_path / "table.tsv").write_text("# made by hand\nno\tyes\nbias\t-1\nnear\t4\n", encoding="utf-8")
    model = read_odds(tmp_path / "table.tsv")
    assert model.likely({})["no"] > model.likely({})["yes"]
    assert model.likely({"near": 1.0})["yes"] > model.likely({"near": 1.0})["no"]


def test_a_table_without_bias_is_refused(tmp_path: Path) -> None:
    (tmp_path / "table.tsv").write_text("no\tyes\nnear\t4\n", encoding="utf-8")
    with pytest.raises(ValueError, match="bias"):
        read_odds(tmp_path / "table.tsv")


def cluster(size: int) -> list[Profile]:
    """Return documents on one affair of which each but the first says a little more of its own."""
    own = (
        "mirabelles",
        "harmonium",
        "tramway",
        "brochet",
        "clarinette",
        "forgeron",
        "paravent",
        "gingembre",
        "cerceau",
    )
    return [
        Profile(
            page(
                f"d{place}",
                f"{SCOOP} Un {own[place]} attend au port.",
                outlet=f"Le Phare {place}",
                published=f"2021-05-{place + 10}",
            )
        )
        for place in range(size)
    ]


def test_small_clusters_are_left_to_the_rules() -> None:
    documents = cluster(weigh.FEW - 1)
    by_rules = {key: verdict.relation for key, verdict in ruled(documents).verdicts.items()}
    assert {each.document: each.relation for each in trace_cluster(documents).lineages} == by_rules


def test_what_others_copied_is_never_unrelated() -> None:
    found = trace_cluster(cluster(weigh.FEW + 1)).lineages
    copied = {parent for each in found for parent in each.parents if each.relation in weigh.COPIES}
    assert copied
    assert all(each.relation != weigh.ALONE for each in found if each.document in copied)


def test_evidence_adds_and_takes_out_parents(monkeypatch: pytest.MonkeyPatch) -> None:
    certain = {
        "relations": Odds("unrelated", ("cites",), {BIAS: (9.0,)}),
        "parents": Odds("none", ("parent",), {BIAS: (9.0,)}),
    }
    monkeypatch.setattr(weigh, "odds", lambda name: certain[name.removesuffix("_plain")])
    texts = [f"Le phare de Tamarin numéro {place} ferme au port de Montvert." for place in range(weigh.FEW)]
    documents = [
        Profile(page(f"d{place}", text, outlet=f"Le Cap {place}", published=f"2021-05-{place + 10}"))
        for place, text in enumerate(texts)
    ]
    story = ruled(documents)
    story.verdicts.update({key: Verdict("unrelated") for key in story.verdicts})
    weigh.weigh(story)
    later = [verdict for key, verdict in story.verdicts.items() if story.ranks[key] > 0]
    assert [verdict.relation for key, verdict in story.verdicts.items() if story.ranks[key] == 0] == ["unrelated"]
    assert {verdict.relation for verdict in later} == {"cites"}
    assert all(verdict.parents for verdict in later)
    assert {reason.rule for verdict in later for reason in verdict.reasons} >= {
        "lineage.weighed@1",
        "lineage.likely-parent@1",
    }
