"""What speaks for relations and parents: kinds of outlets, voices, who told it first, what is negated."""

import re
from dataclasses import replace

import pytest

from lineage_story import SCOOP, page
from recoupe.lang.lexicon import Entry
from recoupe.lang.pack import language_pack
from recoupe.lineage.evidence import Weighing
from recoupe.lineage.firsts import firsts
from recoupe.lineage.kinds import kinds_of, kinds_told
from recoupe.lineage.profile import Profile
from recoupe.lineage.trace import ruled
from recoupe.lineage.voices import heard_in, spoken_of, voices
from recoupe.model.annotation import Attribution, Source
from recoupe.model.span import Span

PACK = language_pack("fr")
assert PACK is not None
GUARD = "« Le phare ferme lundi », a déclaré le gardien Aldo Bastide à la radio. « Je pars », a ajouté Aldo Bastide."


def profile(key: str, text: str, outlet: str = "Le Phare", day: int = 10) -> Profile:
    return Profile(page(key, text, outlet=outlet, published=f"2021-05-{day}"))


@pytest.mark.parametrize("line", list(PACK.lexicon("outlet_kinds")), ids=lambda line: line.key)
def test_a_text_names_kinds_of_outlets(line: Entry) -> None:
    marked = re.search(r"\[\[(.+?)\]\]", line.example)
    assert marked
    assert line.key in kinds_told(profile("a", marked[1]))
    assert line.key not in kinds_told(profile("b", line.counter))


@pytest.mark.parametrize(
    ("outlet", "kind"),
    [("Radio Cap", "radio"), ("Mairie de Port-Clair (communiqué)", "town"), ("Le Phare (blog)", "blog")],
)
def test_a_name_tells_what_an_outlet_is(outlet: str, kind: str) -> None:
    assert kind in kinds_of(profile("a", SCOOP, outlet=outlet))


def test_who_told_it_first_gets_the_worth() -> None:
    one, two, three = (profile(f"d{day}", SCOOP, outlet=f"Le Cap {day}", day=day) for day in (10, 11, 12))
    found = firsts(three, [two, one], ruled([one, two, three]))
    assert set(found) == {one.id}


def guarded(key: str) -> Profile:
    """Return a document that lets the guard speak."""
    analysis = page(key, GUARD, outlet="Le Phare", published="2021-05-10")
    start = GUARD.index("Aldo")
    source = Source(kind="person", start=start, end=start + len("Aldo Bastide"), text="Aldo Bastide")
    content = Span(start=2, end=23, text=GUARD[2:23])
    said = Attribution(source=source, cue=None, content=content, modality="asserted", rule="test@1")
    return Profile(replace(analysis, attributions=(said,)))


def test_new_voices_are_told_from_known_ones() -> None:
    told = guarded("a")
    assert heard_in(told, told) == spoken_of(told, told) == 1.0
    assert voices(told, [])["sp_new"] > voices(told, [told])["sp_new"]
    assert voices(told, [told])["q_new"] == 0.0


def test_all_evidence_is_from_0_to_a_few_and_the_rules_are_among_it() -> None:
    documents = [profile(f"d{day}", f"{SCOOP} {GUARD}", outlet=f"Le Cap {day}", day=day) for day in (10, 11, 12)]
    story = ruled(documents)
    evidence = Weighing(story)
    last = documents[-1]
    found = evidence.of_document(last, {key: verdict.relation for key, verdict in story.verdicts.items()})
    assert sum(value for name, value in found.items() if name.startswith("rule_") and name != "rule_parents") == 1.0
    pair = evidence.of_pair(last, documents[0], "rewrite", "origin")
    assert pair["ruled"] == float(documents[0].id in story.verdicts[last.id].parents)
    assert all(value >= 0.0 for value in (*found.values(), *pair.values()))
