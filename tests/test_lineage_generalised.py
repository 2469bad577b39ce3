"""Classes of texts that were told wrongly once: links, communiqués without a name, people who answer for themselves."""

import pytest

from lineage_story import DENIAL, MAIRIE, SCOOP, page
from recoupe.lang.lexicon import Entry
from recoupe.lang.pack import language_pack
from recoupe.lineage.addresses import shared_host
from recoupe.lineage.outlets import Outlets
from recoupe.lineage.profile import Profile
from recoupe.lineage.standing import standing
from recoupe.lineage.trace import trace
from recoupe.model.analysis import Analysis
from recoupe.model.document import Document, Passage
from recoupe.model.judgement import Lineage

PACK = language_pack("fr")
assert PACK is not None
SCOOP_URL = "https://www.leveilleur.example/enquetes/phare-de-tamarin"


def linked(key: str, text: str, *, url: str, outlet: str, published: str) -> Analysis:
    passages = (Passage(kind="body", text=text, start=0, end=len(text)),)
    return Analysis(
        document=Document(
            id=key, text=text, passages=passages, url=url, outlet=outlet, published=published, language="fr"
        )
    )


def lineages(*analyses: Analysis) -> dict[str, Lineage]:
    return {each.document: each for each in trace(analyses).lineages}


SCOOP_PAGE = linked("scoop", SCOOP, url=SCOOP_URL, outlet="Le Veilleur", published="2021-05-10T06:00")


def test_an_address_is_a_credit_and_tells_which_document_is_meant() -> None:
    other = linked(
        "fair",
        "La foire de Tamarin a reçu onze mille visiteurs, se réjouit Brumelec, qui tenait la buvette du phare.",
        url="https://www.leveilleur.example/foire",
        outlet="Le Veilleur",
        published="2021-05-09",
    )
    post = linked(
        "post",
        f"Le phare de Tamarin vendu à Brumelec en douce, lisez plutôt : {SCOOP_URL}.",
        url="https://facebook.example/rade/12",
        outlet="La Rade",
        published="2021-05-11",
    )
    found = lineages(SCOOP_PAGE, other, post)["post"]
    assert found.parents == ("scoop",)
    assert found.credit


@pytest.mark.parametrize("line", list(PACK.lexicon("platforms")), ids=lambda line: line.key)
def test_where_anybody_publishes_the_host_names_no_outlet(line: Entry) -> None:
    host = line.example.replace("[[", "").replace("]]", "").split("/")[2]
    assert shared_host(host)
    assert not shared_host(line.counter.split("/")[2])


def test_a_communique_is_credited_without_its_issuer() -> None:
    denial = page("denial", DENIAL, outlet=MAIRIE, published="2021-05-11T09:00")
    relay = page(
        "relay",
        "Le phare de Tamarin n’est pas vendu. Dans un communiqué, on assure qu’aucun acte n’a été signé avec Brumelec "
        "et que le phare reste à la ville de Port-Clair.",
        outlet="La Rade",
        published="2021-05-11T17:00",
    )
    found = lineages(SCOOP_PAGE, denial, relay)["relay"]
    assert "denial" in found.parents
    assert found.credit


def test_who_is_written_about_answers_on_a_page_of_his_own() -> None:
    told = SCOOP + "\n\nL’acheteur se nomme Aldo Ferrand. Aldo Ferrand a payé 7,35 millions d’euros."
    answer = (
        "Je n’ai jamais acheté le phare de Tamarin. Je ne possède aucune part de Brumelec, et l’on ne m’a rien demandé "
        "avant d’écrire."
    )
    scoop = page("scoop", told, outlet="Le Veilleur", published="2021-05-10T06:00")
    own, strange = (
        page("answer", answer, outlet=f"Petites marées (carnet de {name})", published="2021-05-11")
        for name in ("Aldo Ferrand", "Zoé Bastide")
    )
    found = lineages(scoop, own)["answer"]
    assert (found.relation, found.parents) == ("denies", ("scoop",))
    assert lineages(scoop, strange)["answer"].relation != "denies"


def test_an_issuer_that_a_text_is_about_is_no_source_of_it() -> None:
    firm = page(
        "firm",
        "Brumelec annonce l’ouverture d’un bureau à Port-Clair et recrute onze électriciens pour ses chantiers navals. "
        "Les candidatures sont reçues par courrier avant la Toussaint, au siège de la capitainerie.",
        outlet="Brumelec (communiqué)",
        published="2021-05-01",
    )
    strike = page(
        "strike",
        "Les dockers ont défilé jeudi sous la pluie, derrière la fanfare de Sainte-Ombre. Plusieurs portaient la "
        "casquette jaune de Brumelec, gagnée à la kermesse. Les crêpes ont manqué, et la tombola a été reportée. "
        "Le bal de la Saint-Jean est maintenu.",
        outlet="La Rade",
        published="2021-05-20",
    )
    assert lineages(firm, strike)["strike"].parents == ()


@pytest.mark.parametrize(
    "text",
    [
        "— Qui a vendu le phare ?\n\n— La ville, en mars.",
        "Qui a vendu le phare de Tamarin ?\nLa ville, en mars.\nÀ quel prix exactement ?\nJe l’ignore.",
        "Radio Rade : Qui a vendu ?\nAldo Ferrand : La ville.\nRadio Rade : Quand ?\nAldo Ferrand : En mars.",
    ],
)
def test_questions_and_answers_are_an_interview(text: str) -> None:
    profile = Profile(page("talk", text, outlet="Radio Rade", published=None))
    found = standing(profile, Outlets([profile]))
    assert found.talks
    assert found.first_hand


@pytest.mark.parametrize(("name", "found"), [("@LeVeilleur", 1), ("veilleur", 0), ("leveilleur", 1)])
def test_a_name_written_in_one_is_found_without_a_capital(name: str, found: int) -> None:
    outlets = Outlets([Profile(SCOOP_PAGE)])
    told = Profile(page("post", f"c’est sorti chez {name} ce matin", outlet="La Rade", published=None))
    assert len(outlets.namings(told)) == found
