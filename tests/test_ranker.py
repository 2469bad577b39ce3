import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from event_samples import document, event, events, parsed
from recoupe.annotate.coding.candidates import Candidate, readings
from recoupe.annotate.coding.evidence import evidence, first_evidence
from recoupe.annotate.coding.ranker import LEAST, likelihood, ranked
from recoupe.annotate.coding.triggers import fitting, overlap, possible_triggers
from recoupe.annotate.events import make_coder
from recoupe.annotate.times import find_times
from recoupe.lang.pack import language_pack
from recoupe.lang.weights import BIAS, Weights, read_weights

TABLES = ("event_triggers", "event_actors", "event_recipients")


def candidates(text: str, *, every: bool = True) -> list[Candidate]:
    done = parsed(text)
    coder = make_coder(done, find_times(done), ())
    return [each for paragraph in done.paragraphs for each in coder.candidates(paragraph, every=every)]


@pytest.mark.parametrize("name", TABLES)
def test_shipped_weights_are_finite_and_say_something(name: str) -> None:
    pack = language_pack("fr")
    assert pack is not None
    table = pack.weights(name).table
    assert len(table) > 1000
    assert all(math.isfinite(weight) and weight != 0 for weight in table.values())


@given(st.lists(st.lists(st.sampled_from("abcde")), min_size=1, max_size=6))
def test_shares_add_up_and_follow_the_scores(options: list[list[str]]) -> None:
    weights = Weights({BIAS: 0.5, "a": 1.0, "b": -2.0, "c": 0.1})
    shares, scores = weights.shares(options), [weights.score(option) for option in options]
    assert sum(shares) == pytest.approx(1.0)
    best = max(range(len(options)), key=scores.__getitem__)
    assert shares[best] == pytest.approx(max(shares))


def test_a_feature_that_was_never_seen_weighs_nothing() -> None:
    weights = Weights({BIAS: 0.0, "a": 1.0})
    assert weights.score({"a", "new"}) == weights.score({"a"})
    assert weights.probability(set()) == 0.5


def test_a_table_with_a_word_for_a_weight_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "weights.tsv"
    path.write_text("feature\tweight\na\tmuch\n", encoding="utf-8")
    with pytest.raises(ValueError, match="much"):
        read_weights(path)


def test_first_evidence_is_part_of_the_whole() -> None:
    for each in candidates("Le Mali a rompu ses relations avec l’Ukraine après une attaque à Kidal."):
        assert first_evidence(each.trigger, each.outcome, each.readings) <= evidence(each)


def test_hopeless_candidates_would_not_have_become_events() -> None:
    text = "Le préfet a pris un café, la police a pris le maire et l’armée a pris la ville de Kidal aux rebelles."
    all_, some = candidates(text), candidates(text, every=False)
    assert len(some) < len(all_)
    assert [each.coding for each in ranked(all_)] == [each.coding for each in ranked(some)]


def test_events_that_are_chosen_share_no_word_and_are_likely_enough() -> None:
    text = "Des manifestants ont occupé la mairie et la police a arrêté leur chef, ce que le maire a salué lundi."
    chosen = ranked(candidates(text))
    assert all(likelihood(each) >= min(LEAST.values()) for each in chosen)
    pairs = [(one, other) for n, one in enumerate(chosen) for other in chosen[n + 1 :]]
    assert pairs
    assert not any(overlap(one.trigger, other.trigger) for one, other in pairs)


def test_each_word_has_one_reading_a_type() -> None:
    done = parsed("Les rebelles ont remis leurs armes à l’armée malienne.")
    coder = make_coder(done, (), ())
    paragraph = done.paragraphs[0]
    possible = possible_triggers(paragraph.doc, lambda head: coder.cast.is_party(paragraph, head))
    found = [(trigger.anchor.i, trigger.rule.type) for trigger, _ in readings(possible, fitting(possible))]
    assert len(found) == len(set(found)) > 1


def test_a_verb_that_only_carries_an_event_noun_is_none() -> None:
    assert [each.trigger.text for each in events("Un mandat d’arrêt a été lancé contre le général malien.")] == [
        "mandat d’arrêt"
    ]


def test_a_party_of_the_sentence_before_may_act() -> None:
    found = events("La police congolaise a dispersé les manifestants à Goma. Douze d’entre eux ont été arrêtés.")
    assert [[actor.text for actor in each.actors] for each in found] == [["La police congolaise"]] * 2


def test_recipients_are_none_of_the_actors() -> None:
    found = event("La Belgique a accusé le Mali.")
    assert {each.start for each in found.actors}.isdisjoint(each.start for each in found.recipients)
    assert document("x").text == "x"
