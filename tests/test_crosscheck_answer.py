from hypothesis import given, settings
from hypothesis import strategies as st

from lineage_story import SCOOP, page, story
from recoupe.crosscheck.amounts import in_words
from recoupe.crosscheck.answer import answer
from recoupe.crosscheck.contradictions import clash
from recoupe.crosscheck.dossiers import dossiers
from recoupe.crosscheck.labels import called
from recoupe.crosscheck.sentence import sentence
from recoupe.lineage.trace import trace
from recoupe.model.analysis import Analysis
from recoupe.model.annotation import Quantity, Stance, TimeExpression, Timex
from recoupe.model.codec import public_dossier, said
from recoupe.model.document import Document, Passage
from recoupe.model.judgement import Contradiction, Dossier, Figure, Reason
from recoupe.model.typography import spaced

SOLD = "La ville de Port-Clair a vendu le phare de Tamarin à la société Brumelec."


def ask(text: str, analyses: list[Analysis]) -> Dossier | None:
    found = answer(page("query", text, outlet=None, published=None), analyses, trace(analyses))
    return found[0] if found else None


def test_a_copied_claim_has_one_origin_and_its_denial_one() -> None:
    found = ask(SOLD, story())
    assert found is not None
    assert found.documents == {
        "scoop": "supports", "copy": "supports", "rewrite": "supports", "denial": "denies", "withdrawn": "retracts",
    }  # fmt: skip
    assert [(each.kind, each.document, each.stance) for each in found.origins] == [
        ("anonymous", "scoop", "supports"),
        ("organisation", "denial", "denies"),
    ]
    assert {(frozenset(each.documents), each.about) for each in found.contradictions} == {
        (frozenset(("scoop", "denial")), "denial"),
        (frozenset(("copy", "withdrawn")), "denial"),
    }
    assert found.grade.reliability == "F"
    assert all(reason.detail and reason.rule for reason in found.grade.reasons)


def test_every_sentence_is_told_in_both_tongues() -> None:
    found = ask(SOLD, story())
    assert found is not None
    reasons = [*found.grade.reasons, *(each for origin in found.origins for each in origin.reasons)]
    reasons += [each for lineage in trace(story()).lineages for each in lineage.reasons]
    sentences: list[Reason | Contradiction] = [*reasons, *found.contradictions]
    for each in sentences:
        assert said(each) == spaced(each.detail, "fr")
        assert said(each, "en") == each.english
        assert each.english not in {"", each.detail}
    public = public_dossier(found)
    assert len(public["grade"]["reasons_en"]) == len(public["grade"]["reasons"])
    assert public["origins"][0]["reasons_en"] == [f"{each.english} [{each.rule}]" for each in found.origins[0].reasons]


def test_numbers_are_written_as_each_tongue_does() -> None:
    figure = Figure(document="d", low=1500.5, high=None, unit="EUR")
    assert (in_words(figure), in_words(figure, "en")) == ("au moins 1\u202f500,5", "at least 1,500.5")


def test_nothing_speaks_to_something_else() -> None:
    assert ask("Le sultan de Brumedor a gagné la régate d’hiver.", story()) is None
    assert ask(SOLD, []) is None


@given(st.permutations(story()))
@settings(max_examples=10, deadline=None)
def test_the_order_of_documents_changes_nothing(analyses: list[Analysis]) -> None:
    assert ask(SOLD, analyses) == ask(SOLD, story())


def test_evidence_is_the_exact_words() -> None:
    texts = {each.document.id: each.document.text for each in story()}
    found = ask(SOLD, story())
    assert found is not None
    assert all(texts[each.document][each.start : each.end] == each.text for each in found.evidence)


def test_one_person_who_speaks_to_two_papers_is_one_origin() -> None:
    said = "« J’ai signé la vente du phare de Tamarin à la société Brumelec », dit l’ancienne notaire. "
    pages = [
        page("a", said + "Elle nous a reçus chez elle.", outlet="La Rade", published="2021-06-01",
             title="Odile Varan : « J’ai signé »"),
        page("b", "Nous avons rencontré Odile Varan. " + said[:70] + " »", outlet="Le Cap", published="2021-06-02",
             title="Odile Varan au Cap : « La vente du phare de Tamarin »"),
    ]  # fmt: skip
    found = ask("La vente du phare de Tamarin à la société Brumelec a été signée.", pages)
    assert found is not None
    assert [(each.kind, each.label) for each in found.origins] == [("person", "Odile Varan")]


def test_readers_are_counted_apart_and_never_as_sources() -> None:
    post = "La ville de Port-Clair n’a jamais vendu le phare de Tamarin à la société Brumelec."
    text = f"{SCOOP}\n{post}"
    passages = (
        Passage(kind="body", text=SCOOP, start=0, end=len(SCOOP)),
        Passage(kind="comment", text=post, start=len(SCOOP) + 1, end=len(text)),
    )
    document = Document(id="page", text=text, passages=passages, outlet="Le Veilleur", language="fr")
    commented = Analysis(document=document, stances=(Stance(passage=1, attitude="deny", rule="test@1"),))
    found = ask(SOLD, [commented])
    assert found is not None
    assert found.documents == {"page": "supports"}
    assert len(found.origins) == 1
    assert found.readers["deny"] == 1


def test_a_lower_bound_does_not_clash_with_a_higher_number() -> None:
    def number(low: float | None, high: float | None) -> Figure:
        return Figure(document="d", low=low, high=high, unit="deaths")

    assert not clash(number(50, None), number(62, 62))
    assert clash(number(37, 37), number(62, 62))
    assert not clash(number(40e6, 40e6), number(42e6, 42e6))
    assert clash(number(9.15e6, 9.15e6), number(9.5e6, 9.5e6))


def test_a_dossier_is_said_in_one_sentence() -> None:
    found = ask(SOLD, story())
    assert found is not None
    assert sentence(found) == "Une seule origine (anonyme)\u202f; démenti par Mairie de Port-Clair."
    assert sentence(found, "en") == "A single origin (anonymous); denied by Mairie de Port-Clair."
    names = {"sources anonymes de Le Veilleur": "anonymous sources of Le Veilleur", "Jo (lecteur)": "Jo (reader)"}
    assert {name: called(name, "en") for name in names} == names
    assert called("Jo (lecteur)", "fr") == "Jo (lecteur)"
    assert called("Mairie de Port-Clair", "en") == "Mairie de Port-Clair"


def test_a_dossier_keeps_its_history() -> None:
    found = ask(SOLD, story())
    assert found is not None
    assert [(each.state, each.document) for each in found.history] == [("open", "scoop"), ("disputed", "denial")]
    assert found.state == "disputed"
    withdrawn = page("gone", "Nous retirons l’article sur la vente du phare de Tamarin à Brumelec, publié le 10 mai : "
                     "cette information était fausse. Nous présentons nos excuses.", outlet="Le Veilleur",
                     published="2021-05-20", title="Rectificatif")  # fmt: skip
    later = ask(SOLD, [story()[0], withdrawn])
    assert later is not None
    assert [each.state for each in later.history] == ["open", "retracted"]
    assert later.history[0].published == "2021-05-10T06:00"


def test_an_issuer_s_later_number_is_a_development_and_anothers_a_contradiction() -> None:
    def toll(key: str, outlet: str, number: int, day: int) -> Analysis:
        words = f"{number} morts"
        text = f"Le naufrage de la barge La Sirène à Tamarin a fait {words}, annonce la préfecture de Sainte-Ombre."
        start = text.index(words)
        quantity = Quantity(start=start, end=start + len(words), text=words, low=number, high=number, unit="deaths",
                            rule="test@1")  # fmt: skip
        whole = page(key, text, outlet=outlet, published=f"2021-05-0{day}")
        return Analysis(document=whole.document, quantities=(quantity,))

    first = toll("first", "Préfecture de Sainte-Ombre (communiqué)", 12, 1)
    second = toll("second", "Préfecture de Sainte-Ombre (communiqué)", 19, 3)
    other = toll("other", "Croix-Rouge de Tamarin (communiqué)", 31, 4)
    found = ask("Le naufrage de la barge La Sirène à Tamarin a fait des morts.", [first, second, other])
    assert found is not None
    assert [each.documents for each in found.developments] == [("first", "second")]
    assert {frozenset(each.documents) for each in found.contradictions} == {frozenset(("second", "other"))}
    assert said(found.developments[0]) == "12, puis 19\u00a0: le même émetteur met son chiffre à jour."


def test_first_tellers_who_name_other_days_contradict_each_other() -> None:
    def told(key: str, outlet: str, words: str, text: str) -> Analysis:
        start, value = text.index(words), f"2023-03-0{words[0]}"
        timex = Timex(type="DATE", value=value)
        time = TimeExpression(start=start, end=start + len(words), text=words, value=value, rule="test@1", timex=timex)
        return Analysis(document=page(key, text, outlet=outlet, published="2023-03-08").document, times=(time,))

    pages = [
        told(
            "one",
            "Préfecture de Tamarin (communiqué)",
            "6 mars",
            "La ministre Ana Sorel a remis sa démission le 6 mars.",
        ),
        told(
            "two",
            "Syndicat des ports (tract)",
            "7 mars",
            "Ana Sorel, ministre, a remis sa démission : c’était le 7 mars.",
        ),
    ]
    found = ask("La ministre Ana Sorel a remis sa démission au début de mars 2023.", pages)
    assert found is not None
    assert [(set(each.documents), each.about) for each in found.contradictions] == [({"one", "two"}, "date")]
    assert ask("La ministre Ana Sorel a remis sa démission au gouvernement.", pages).contradictions == ()  # type: ignore[union-attr]


def test_the_collection_has_a_dossier_for_what_its_sources_lead_with() -> None:
    found = dossiers(story(), trace(story()))
    assert found
    assert found[0].documents.keys() >= {"scoop", "copy", "denial"}
    assert len({each.id for each in found}) == len(found)


def test_sixty_copies_of_one_text_have_their_dossier() -> None:
    copies = [page(f"copy-{n:02}", SCOOP, outlet=f"Site {n}", published=f"2021-05-11T{n % 24:02}") for n in range(60)]
    analyses = [page("scoop", SCOOP, outlet="Le Veilleur", published="2021-05-10T06:00"), *copies]
    found = dossiers(analyses, trace(analyses))
    assert found
    assert (len(found[0].documents), found[0].independent("supports")) == (61, 1)


def test_copies_with_another_number_do_not_speak_where_their_source_does_not() -> None:
    other = "« La ville a vendu le phare de Tamarin à Brumelec pour 9 millions d’euros », nous a dit Me Loyat."
    pages = [*story(), page("notary", other, outlet="Radio Criques", published="2021-05-14")]
    asked = page("q", "Brumelec a acheté le phare de Tamarin pour 9 millions d’euros.", outlet=None, published=None)
    found = answer(asked, pages, trace(pages))[0]
    assert "notary" in found.documents
    assert {"scoop", "copy"}.isdisjoint(found.documents)
