from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.annotate.attributions import find_attributions
from recoupe.annotate.claims import build_claims
from recoupe.annotate.statements import find_statements
from recoupe.model.analysis import Analysis
from recoupe.model.annotation import Quantity
from recoupe.model.discourse import Claim
from recoupe.model.document import Document, Passage
from recoupe.model.span import Span
from speech_samples import document, parsed


def claims(text: str, *, named: str = "") -> tuple[Claim, ...]:
    each = parsed(text)[0]
    quantities: tuple[Quantity, ...] = ()
    if named:
        start = text.index(named)
        quantities = (Quantity(start=start, end=start + len(named), text=named, low=1, high=1, unit="other", rule="t"),)
    return build_claims(
        Analysis(
            document=each.document,
            attributions=find_attributions(each, ()),
            quantities=quantities,
        ),
        find_statements(each),
    )


def test_a_reported_claim_has_the_chain_from_the_outlet_to_its_source() -> None:
    (claim,) = claims("Selon deux diplomates cités par Reuters, un accord serait en préparation.")
    assert [link.name for link in claim.chain.links] == ["Le Phare de Tarbal", "Reuters", "deux diplomates"]
    assert (claim.chain.ultimate.kind, claim.chain.ultimate.count, claim.modality) == ("anonymous", 2, "hedged")
    assert (claim.basis, claim.attribution) == ("anonymous", 0)


def test_a_denial_is_negative_and_speaks_of_the_same_words() -> None:
    first, second = claims("Tarbal affirme que le drone est tombé, ce que Varenne dément.")
    assert {first.polarity, second.polarity} == {"positive", "negative"}
    assert first.text == second.text
    assert first.id != second.id


def test_the_writers_own_sentence_is_the_outlets_claim() -> None:
    (claim,) = claims("Le pont a coûté 30 millions de francs.", named="30 millions de francs")
    assert (claim.rule, claim.attribution, claim.basis) == ("own-word@1", None, "own word")
    assert [link.kind for link in claim.chain.links] == ["media"]
    assert claim.quantities == (0,)


def test_sentences_without_substance_and_questions_claim_nothing() -> None:
    assert claims("Il pleut. Qui a payé 30 francs ?", named="30 francs") == ()


def test_what_a_source_says_is_not_said_again_by_the_outlet() -> None:
    found = claims("Le pont a coûté 30 francs, selon le maire.", named="30 francs")
    assert [claim.attribution for claim in found] == [0]


def test_readers_speak_for_themselves() -> None:
    text = "Le pont a coûté 30 francs."
    passage = Passage(kind="comment", text=text, start=0, end=len(text), author="Luna")
    page = Document(id="d", text=text, passages=(passage,), outlet="Le Phare")
    quantity = Quantity(start=16, end=25, text="30 francs", low=30, high=30, unit="XOF", rule="t")
    whole = Span(start=0, end=len(text) - 1, text=text[:-1])
    (claim,) = build_claims(Analysis(document=page, quantities=(quantity,)), (whole,))
    assert [(link.name, link.kind) for link in claim.chain.links] == [("Luna", "author")]
    reposted = replace(page, passages=(replace(passage, kind="repost", source="Le Fil", poster="Luna"),))
    (claim,) = build_claims(Analysis(document=reposted, quantities=(quantity,)), (whole,))
    assert [link.name for link in claim.chain.links] == ["Luna", "Le Fil"]


WORDS = st.sampled_from(
    ["Le maire", "affirme que", "le pont", "a cédé", ".", "selon la police", ",", "« Non »", "12 morts"]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=10))
def test_claims_are_words_of_the_text_in_order_with_ids_of_their_own(words: list[str]) -> None:
    text = " ".join(words)
    found = claims(text)
    assert [text[claim.start : claim.end] for claim in found] == [claim.text for claim in found]
    assert list(found) == sorted(found, key=lambda claim: (claim.start, claim.end, claim.id))
    assert found == claims(text)


def test_a_page_without_outlet_is_known_by_its_host() -> None:
    page = replace(document("Selon la police, le pont a cédé."), outlet=None, url="https://www.phare.example/a")
    each = parsed(page.text)[0]
    (claim,) = build_claims(Analysis(document=page, attributions=find_attributions(each, ())), ())
    assert claim.chain.links[0].name == "phare.example"
