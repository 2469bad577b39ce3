from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from lineage_story import OTHER, SCOOP, page, story
from recoupe.lineage.align import align, shared_passages
from recoupe.lineage.profile import Profile
from recoupe.lineage.trace import trace
from recoupe.model.analysis import Analysis
from recoupe.model.document import Document, Passage


def relations(analyses: list[Analysis]) -> dict[str, tuple[str, tuple[str, ...], bool]]:
    return {each.document: (each.relation, each.parents, each.credit) for each in trace(analyses).lineages}


def test_an_affair_is_told_apart() -> None:
    assert relations(story()) == {
        "scoop": ("origin", (), False),
        "copy": ("reprint", ("scoop",), False),
        "rewrite": ("rewrite", ("scoop",), True),
        "denial": ("denies", ("scoop",), False),
        "withdrawn": ("denies", ("copy",), True),
        "other": ("unrelated", (), False),
    }


@given(st.permutations(story()))
@settings(max_examples=15, deadline=None)
def test_the_order_of_documents_changes_nothing(analyses: list[Analysis]) -> None:
    assert trace(analyses) == trace(story())


def test_shared_passages_are_the_same_words() -> None:
    child, parent = Profile(page("a", "Ils disent ceci. " + SCOOP, outlet="A", published=None)), Profile(story()[0])
    shared = shared_passages(align(child, parent), child, parent)
    assert shared
    for each in shared:
        ours = child.document.text[each.start : each.end]
        assert ours == parent.document.text[each.parent_start : each.parent_end]


def test_no_document_is_its_own_ancestor() -> None:
    undated = [replace(each, document=replace(each.document, published=None)) for each in story()]
    parents = {each.document: set(each.parents) for each in trace(undated).lineages}
    for start in parents:
        seen, todo = set[str](), [start]
        while todo:
            new = parents[todo.pop()] - seen
            seen |= new
            todo += new
        assert start not in seen


def test_the_same_page_under_ten_addresses_has_one_origin() -> None:
    pages = [page(f"p{number}", SCOOP, outlet=None, published=None) for number in range(10)]
    found = relations(pages)
    assert sorted(relation for relation, _, _ in found.values()) == ["origin"] + ["reprint"] * 9


def test_empty_bodies_and_missing_dates_are_borne() -> None:
    found = relations(
        [*story(), page("empty", "", outlet=None, published=None), page("odd", "?", outlet="", published="")]
    )
    assert found["empty"][:2] == ("unrelated", ())
    assert found["odd"][:2] == ("unrelated", ())


def test_a_template_of_a_site_is_no_copy() -> None:
    foot = (
        "Abonnez-vous à notre lettre du matin pour ne rien manquer des nouvelles du port et de ses environs immédiats."
    )
    texts = (
        "Le pont tournant est rouvert depuis samedi après neuf semaines, annonce la capitainerie du bassin sud.",
        OTHER,
        "Un club de voile cherche douze bénévoles pour sa régate de juin, avec ou sans permis, mais de bonne humeur.",
    )
    pages = [
        page(f"t{place}", f"{text}\n{foot}", outlet="La Rade", published="2021-01-01")
        for place, text in enumerate(texts)
    ]
    assert {relation for relation, _, _ in relations(pages).values()} == {"unrelated"}


def test_a_repost_in_a_thread_comes_from_its_outlet() -> None:
    post = "Je n’y crois pas du tout, ce site raconte n’importe quoi."
    text = f"{SCOOP}\n{post}"
    passages = (
        Passage(kind="repost", text=SCOOP, start=0, end=len(SCOOP), source="leveilleur.example"),
        Passage(kind="post", text=post, start=len(SCOOP) + 1, end=len(text)),
    )
    thread = Analysis(document=Document(id="thread", text=text, passages=passages, language="fr"))
    assert relations([thread])["thread"] == ("partial", (), True)
    assert relations([thread, story()[0]])["thread"] == ("partial", ("scoop",), True)


def test_papers_that_credit_each_other_are_reported() -> None:
    one = "Le pont de Tamarin fermera lundi pour six mois, rapporte La Rade. Les camions passeront par Montvert."
    other = "Le pont de Tamarin fermera lundi pour six mois, rapporte Le Veilleur. Les camions passeront par Montvert."
    pages = [
        page("a", one, outlet="Le Veilleur", published="2021-05-10"),
        page("b", other, outlet="La Rade", published="2021-05-10"),
    ]
    reasons = {reason.rule for each in trace(pages).lineages for reason in each.reasons}
    assert "lineage.cycle@1" in reasons


def test_an_undated_document_stands_before_what_credits_it_and_else_last() -> None:
    note = "Le phare de Tamarin a été vendu 7,35 millions d’euros à la société Brumelec, a appris Le Registre."
    taken = "D’après Le Registre, le phare de Tamarin a été vendu 7,35 millions d’euros à Brumelec. Rien n’a filtré."
    pages = [
        page("late", taken, outlet="La Gazette des Criques", published="2021-05-11"),
        page("note", note, outlet="Le Registre", published=None),
        page("loose", SCOOP + "\n\nUn dernier mot du forum.", outlet="Forum des Criques", published=None),
        page("scoop", SCOOP, outlet="Le Veilleur", published="2021-05-10"),
    ]
    found = {each.document: each for each in trace(pages).lineages}
    assert "note" in found["late"].parents
    assert found["loose"].parents == ("scoop",)


def test_who_speaks_denies_by_negating_what_others_assert() -> None:
    talk = (
        "Il était dans nos studios mardi.\n\n— On vous dit propriétaire du phare de Tamarin.\n\n"
        "— La société Brumelec n’a pas acheté le phare de Tamarin, il n’existe ni contrat, ni offre."
    )
    pages = [
        *(each for each in story() if each.document.id in {"scoop", "copy", "rewrite"}),
        page("talk", talk, outlet="Radio Rade", published="2021-05-12", title="L’invité : Paul Orsenne"),
    ]
    found = {each.document: each for each in trace(pages).lineages}
    assert found["talk"].relation == "denies"
    assert "scoop" in found["talk"].parents
