from functools import cache
from typing import Any

import pytest

from recoupe.annotate.actors.lands import states_called
from recoupe.annotate.actors.marks import region_of
from recoupe.annotate.actors.parties import Party, describe
from recoupe.annotate.actors.roles import role_of
from recoupe.annotate.mentions import find_mentions
from recoupe.annotate.parsed import Parsed, parse
from recoupe.lang.lexicon import Entry, Lexicon
from recoupe.lang.pack import language_pack
from recoupe.model.annotation import Mention
from recoupe.model.document import Document, Passage


def parsed(text: str, published: str | None = "2024-08-09") -> Parsed:
    passage = Passage(kind="body", text=text, start=0, end=len(text))
    return next(parse([Document(id="d", text=text, passages=(passage,), published=published)]))


def party(text: str, words: str) -> Party:
    """Return the party of the phrase that ``words`` name, in an invented text."""
    doc = parsed(text)
    start = text.index(words)
    paragraph = doc.paragraph_at(start)
    assert paragraph is not None
    begin = start - paragraph.start
    span = paragraph.doc.char_span(begin, begin + len(words), alignment_mode="expand")
    return describe(doc, paragraph, span.root)


def mentions(text: str) -> list[Mention]:
    return list(find_mentions(parsed(text)))


@cache
def lexicon(name: str) -> Lexicon:
    pack = language_pack("fr")
    assert pack is not None
    return pack.lexicon(name)


def marked(example: str) -> tuple[str, str]:
    """Return an example without its brackets, and the words in them."""
    inside = example[example.index("[[") + 2 : example.index("]]")]
    return example.replace("[[", "").replace("]]", ""), inside


def found_roles(doc: Any) -> dict[str, str]:
    """Return the keys of the roles in a parsed sentence with their words."""
    found = {}
    for token in doc:
        role = role_of(token)
        if role:
            found[role[0].key] = doc[token.i : token.i + role[1]].text
    return found


def test_every_role_matches_its_example_and_not_its_counter() -> None:
    pack = language_pack("fr")
    assert pack is not None
    entries: list[Entry] = list(lexicon("roles"))
    examples = [marked(entry.example) for entry in entries]
    wrong = []
    for entry, (_, words), doc in zip(
        entries, examples, pack.pipeline().pipe(text for text, _ in examples), strict=True
    ):
        if found_roles(doc).get(entry.key) != words:
            wrong.append((entry.key, words, found_roles(doc)))
    for entry, doc in zip(entries, pack.pipeline().pipe(entry.counter for entry in entries), strict=True):
        if entry.key in found_roles(doc):
            wrong.append((entry.key, "counter", found_roles(doc)))
    assert not wrong


def test_every_region_matches_its_example_and_not_its_counter() -> None:
    pack = language_pack("fr")
    assert pack is not None
    for entry in lexicon("regions"):
        text, words = marked(entry.example)
        assert [token.text for token in pack.pipeline()(text) if region_of(token)] == [words]
        assert not [token.text for token in pack.pipeline()(entry.counter) if region_of(token)]


def test_every_kind_of_state_matches_its_example_and_not_its_counter() -> None:
    pack = language_pack("fr")
    assert pack is not None
    for entry in lexicon("state_kinds"):
        states = frozenset(entry.get("states").split("|"))
        text, words = marked(entry.example)
        doc = pack.pipeline()(text)
        begin = text.index(words)
        assert states_called(doc.char_span(begin, begin + len(words)).root) == states, entry.key
        assert not any(states_called(token) for token in pack.pipeline()(entry.counter))


def test_a_state_is_known_by_its_kind_where_the_text_speaks_of_it() -> None:
    text = "Rabat et Madrid négocient. Le Royaume chérifien a cédé, l’archipel non."
    assert party("Manille attend Pékin. L’archipel a protesté.", "archipel") == Party("PHL", "GOV", "PHL")
    assert party("Alger attend Rabat. Le Royaume a protesté.", "Royaume") == Party("MAR", "GOV", "MAR")
    assert party(text, "archipel").actor is None


@pytest.mark.parametrize(
    ("text", "words", "country", "sector"),
    [
        ("Les autorités maliennes ont fermé la frontière.", "autorités", "MLI", "GOV"),
        ("L’ambassadeur de France à Niamey a été reçu.", "ambassadeur", "FRA", "GOV"),
        ("Bamako a rompu ses relations avec Kiev.", "Bamako", "MLI", "GOV"),
        ("Bamako a rompu ses relations avec Kiev.", "Kiev", "UKR", "GOV"),
        ("Le Kremlin a démenti.", "Kremlin", "RUS", "GOV"),
        ("Le ministère algérien des Affaires étrangères a démenti.", "ministère", "DZA", "GOV"),
        ("Les rebelles du M23 ont pris la ville.", "rebelles", "COD", "REB"),
        ("Des soldats français ont quitté la base.", "soldats", "FRA", "MIL"),
        ("Le groupe Wagner a quitté la base.", "groupe", "RUS", "PRM"),
        ("La Cédéao a menacé la junte.", "Cédéao", "IGO", "IGO"),
        ("Les Casques bleus de l’ONU sont partis.", "Casques", "IGO", "MIL"),
        ("Le secrétaire général de l’ONU a protesté.", "secrétaire", "IGO", "IGO"),
        ("Le chef de la junte malienne a voyagé.", "chef", "MLI", "GOV"),
        ("Un tribunal de Tunis a condamné l’homme.", "tribunal", "TUN", "JUD"),
        ("Des djihadistes ont attaqué le village.", "djihadistes", None, "REB"),
        ("Un millier de manifestants sénégalais ont défilé.", "millier", "SEN", "CVL"),
        ("L’ancien président tchadien est rentré.", "président", "TCD", "ELI"),
        ("Le chef de l’opposition gabonaise est rentré.", "chef", "GAB", "OPP"),
        ("Les pays voisins ont protesté.", "pays", None, "GOV"),
        ("Des hommes de la Codeco ont pillé le marché.", "hommes", "COD", "REB"),
        ("Le général malien Sidi Konta a salué ses hommes.", "hommes", "MLI", "MIL"),
        ("Le syndicat malien des mineurs a reçu son porte-parole.", "porte-parole", "MLI", "LAB"),
        ("La France a rappelé l’ambassadeur du Mali. Le Niger remercie le diplomate.", "diplomate", "MLI", "GOV"),
        ("Les organisations humanitaires présentes au Mali protestent.", "organisations", "NGO", "NGO"),
        ("La France a réagi. Les soldats déployés au Mali avancent.", "soldats", "FRA", "MIL"),
        ("Les Maliens ont rompu l’accord.", "Maliens", "MLI", "GOV"),
        ("Des rebelles ont tué les Maliens.", "Maliens", "MLI", "CVL"),
        ("Le soldat malien est mort. Ses proches prient.", "proches", "MLI", "CVL"),
        ("Le ministre malien arrive. Ses militants crient.", "militants", "MLI", "CVL"),
        ("Les hommes aux mains des jihadistes maliens crient.", "hommes", "MLI", "CVL"),
        ("Le président déchu du Niger est arrivé.", "président", "NER", "ELI"),
        ("La Suisse écoute : le Conseil d’État vaudois a tranché.", "Conseil", "CHE", "GOV"),
    ],
)
def test_a_phrase_tells_country_and_sector(text: str, words: str, country: str | None, sector: str) -> None:
    found = party(text, words)
    assert (found.country, found.sector) == (country, sector)


def test_an_unmarked_party_belongs_to_the_country_of_the_text() -> None:
    text = "À Port-au-Prince, des hommes armés ont attaqué l’aéroport. Le gouvernement a décrété un couvre-feu."
    assert party(text, "hommes armés") == Party("HTI", "UAF")
    assert party(text, "gouvernement") == Party("HTI", "GOV")


def test_a_person_is_known_by_the_role_beside_the_name() -> None:
    text = "Le ministre béninois Koffi Adandé est arrivé. Adandé a rencontré la presse."
    assert party(text, "Adandé a") == Party("BEN", "GOV")


def test_an_explained_acronym_is_its_long_form() -> None:
    text = "Le Syndicat libre des mineurs du Togo (SLMT) a protesté. Le SLMT refuse l’accord."
    assert party(text, "SLMT refuse") == Party("TGO", "LAB")
    assert "Syndicat libre des mineurs du Togo" in {m.resolved for m in mentions(text) if m.text == "SLMT"}


def test_a_pronoun_has_an_honest_antecedent_or_none() -> None:
    sure = mentions("La ministre togolaise est arrivée. Elle a protesté.")
    assert [(m.text, m.country) for m in sure if m.label == "PRON"] == [("Elle", "TGO")]
    open_one = mentions("Le ministre togolais a reçu Jean Dumont à Lomé. Il a protesté.")
    assert not [m for m in open_one if m.label == "PRON"]


def test_a_platform_is_a_party_only_where_it_acts() -> None:
    assert "Telegram" not in {m.text for m in mentions("Le ministre l’a écrit sur Telegram.")}


def test_a_relative_pronoun_is_its_antecedent() -> None:
    assert party("Les soldats ivoiriens qui ont tiré sont partis.", "qui") == Party("CIV", "MIL")


def test_a_name_has_the_registrys_id_and_a_short_one_its_full_form() -> None:
    found = mentions("Le ministre béninois Koffi Adandé est arrivé à Bamako. Adandé a parlé.")
    assert ("Bamako", "MLI") in {(mention.text, mention.actor) for mention in found}
    assert "Koffi Adandé" in {mention.resolved for mention in found if mention.text == "Adandé"}


def test_mentions_stand_in_order_and_cut_their_words() -> None:
    text = "L’armée malienne et le groupe Wagner se sont retirés. Ils ont laissé des blessés à Kidal."
    found = mentions(text)
    assert [(m.start, m.end) for m in found] == sorted((m.start, m.end) for m in found)
    assert all(text[m.start : m.end] == m.text for m in found)
    assert {"DESC", "ORG", "LOC"} <= {m.label for m in found}
    assert all(m.rule for m in found)


def test_an_empty_page_has_no_mentions() -> None:
    assert mentions("…") == []


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Une centaine de Gilets jaunes ont défilé.", {"DESC"}),
        ("Le port a reçu 12 Airbus.", {"DESC"}),
        ("Airbus a vendu un avion.", {"ORG"}),
        ("Le siège de Airbus est fermé.", {"ORG"}),
    ],
)
def test_a_body_that_is_counted_is_its_people_or_products(text: str, labels: set[str]) -> None:
    assert {m.label for m in mentions(text) if m.text in {"Airbus", "Gilets jaunes"}} == labels


def test_a_paragraph_keeps_its_text_and_tokens() -> None:
    (paragraph,) = parsed("L’armée malienne est partie.").paragraphs
    assert paragraph.text == "L’armée malienne est partie."
    assert paragraph.text is paragraph.text
    assert [token.text for token in paragraph.tokens] == [token.text for token in paragraph.doc]
    assert paragraph.span(paragraph.tokens[1], paragraph.tokens[2]).text == "armée malienne"
