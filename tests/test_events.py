import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from event_samples import document, event, events, parsed, said, triggers
from recoupe.annotate.coding.rules import derived_nouns, known_verb, make_rule, word_class
from recoupe.annotate.events import find_events
from recoupe.annotate.parsed import parse
from recoupe.lang.lexicon import Entry
from recoupe.lang.pack import language_pack
from recoupe.model.annotation import EventMention

Read = dict[str, list[tuple[str, int, int, str]]]
LEXICONS = ("event_verbs", "event_nouns", "event_phrases")


def lines() -> list[tuple[str, Entry]]:
    pack = language_pack("fr")
    assert pack is not None
    return [(name, entry) for name in LEXICONS for entry in pack.lexicon(name)]


def countries(found: EventMention) -> tuple[list[str | None], list[str | None]]:
    return [each.country for each in found.actors], [each.country for each in found.recipients]


@pytest.fixture(scope="module")
def read() -> Read:
    texts = list({_plain(text) for _, entry in lines() for text in (entry.example, entry.counter)})
    found: Read = {}
    for text, done in zip(texts, parse(document(text) for text in texts), strict=True):
        found[text] = [(t.rule.type, t.first.idx, t.last.idx + len(t.last), t.rule.id) for t in triggers(done)]
    return found


def _plain(text: str) -> str:
    return text.replace("[[", "").replace("]]", "")


@pytest.mark.parametrize("name", LEXICONS)
def test_every_line_matches_its_example_and_not_its_counter(name: str, read: Read) -> None:
    wrong = []
    for lexicon, entry in lines():
        if lexicon != name:
            continue
        rule = make_rule(name, entry, whole=name == "event_verbs")
        mark = re.search(r"\[\[(.+?)\]\]", entry.example)
        assert mark, entry.example
        begin, end = mark.start(), mark.start() + len(mark.group(1))
        hit = any(type_ == rule.type and a < end and b > begin for type_, a, b, _ in read[_plain(entry.example)])
        miss = any(id_ == rule.id and type_ == rule.type for type_, _, _, id_ in read[_plain(entry.counter)])
        wrong += [entry.key] if not hit or miss else []
    assert wrong == []


def test_every_class_of_words_holds_its_example() -> None:
    pack = language_pack("fr")
    assert pack is not None
    for entry in pack.lexicon("event_classes"):
        mark = re.search(r"\[\[(.+?)\]\]", entry.example)
        assert mark
        assert mark.group(1) in word_class(entry.key)
        assert not set(entry.counter.lower().strip(".").split()) & word_class(entry.key)


def test_every_context_word_stands_in_its_example() -> None:
    pack = language_pack("fr")
    assert pack is not None
    for entry in pack.lexicon("contexts"):
        assert f"[[{entry.key}]]" in entry.example
        assert entry.key not in entry.counter.split()


@pytest.mark.parametrize(
    ("text", "type_", "actors", "recipients"),
    [
        ("Le Mali a rompu ses relations diplomatiques avec la Belgique.", "SANCTION", ["MLI"], ["BEL"]),
        ("Le Mali a expulsé deux diplomates belges.", "SANCTION", ["MLI"], ["BEL"]),
        ("Le Mali a rappelé son ambassadeur en Belgique.", "SANCTION", ["MLI"], ["BEL"]),
        ("La Belgique a été accusée par le Mali de trahison.", "ACCUSE", ["MLI"], ["BEL"]),
        ("L’armée malienne s’est retirée de la région.", "RETREAT", ["MLI"], []),
        ("Bamako et Niamey ont signé un accord.", "SUPPORT", ["MLI", "NER"], []),
        ("Le Mali a livré des armes au Niger.", "AID", ["MLI"], ["NER"]),
        ("Le Mali exige que la Belgique présente des excuses.", "REQUEST", ["MLI"], ["BEL"]),
        ("Des soldats maliens ont tué des civils nigériens.", "ASSAULT", ["MLI"], ["NER"]),
        ("Le président malien s’est entretenu avec son homologue nigérien.", "CONSULT", ["MLI", "NER"], []),
    ],
)
def test_who_does_what_to_whom(text: str, type_: str, actors: list[str], recipients: list[str]) -> None:
    found = event(text)
    assert found.type == type_
    assert countries(found) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "type_", "mode"),
    [
        ("Le Mali a convoqué l’ambassadeur de Belgique.", "ACCUSE", "disapprove"),
        ("Le Mali proteste auprès de la Belgique.", "ACCUSE", "disapprove"),
        ("Le Mali a promis une aide au Niger.", "AGREE", None),
        ("Le Mali a invité le président nigérien.", "AGREE", None),
        ("Le président malien a gracié des soldats ivoiriens.", "CONCEDE", None),
        ("Les rebelles maliens ont libéré trois otages.", "RETREAT", "release"),
        ("Le Mali a suspendu sa coopération avec la Belgique.", "SANCTION", "discontinue"),
        ("Le Mali a annulé le sommet avec la Belgique.", "REJECT", None),
        ("Un tribunal de Bamako a condamné l’ancien ministre à dix ans de prison.", "SANCTION", "convict"),
        ("Le Mali a expulsé des migrants nigériens.", "COERCE", "deport"),
        ("Le Mali a déployé des soldats à la frontière.", "MOBILIZE", "troops"),
        ("La police malienne a arrêté des opposants.", "COERCE", "arrest"),
        ("Le Mali a menacé la Belgique de représailles.", "THREATEN", None),
        ("Le Mali retirera ses troupes.", "CONCEDE", None),
        ("Le Mali livrera des armes au Niger.", "AGREE", None),
        ("Le gouvernement malien a accepté de libérer les prisonniers.", "CONCEDE", None),
        ("Le Mali rencontrera le Niger jeudi.", "AGREE", None),
        ("Le Mali signera un accord avec le Niger.", "AGREE", None),
        ("Le Mali a promis de signer un accord avec le Niger.", "AGREE", None),
        ("Le Mali et le Niger ont signé un accord.", "SUPPORT", None),
        ("Le Mali a renoncé à ses revendications.", "CONCEDE", None),
        ("L’armée malienne a décrété une trêve.", "CONCEDE", None),
        ("Le président malien a amnistié des rebelles.", "CONCEDE", None),
        ("La Belgique a retiré son aide au Mali.", "SANCTION", "discontinue"),
        ("La Belgique a retiré ses troupes du Mali.", "RETREAT", "withdraw"),
        ("La Belgique a rappelé ses diplomates du Mali.", "SANCTION", "withdraw"),
        ("Le Mali a expulsé l’ambassadeur de Belgique.", "SANCTION", "expel"),
        ("Le Mali a interdit l’entrée à une ONG.", "REJECT", None),
        ("Le Mali a expulsé une ONG belge.", "COERCE", "deport"),
        ("Le Mali et le Niger ont mené un exercice conjoint.", "COOPERATE", None),
        ("L’armée malienne a mené un exercice militaire.", "MOBILIZE", None),
        ("L’armée malienne a capturé des rebelles.", "ASSAULT", "abduct"),
        ("La police malienne a arrêté des suspects.", "COERCE", "arrest"),
        ("Un mandat d’arrêt a été lancé contre le général malien.", "THREATEN", "arrest"),
        ("Le Mali a ordonné le déploiement de ses soldats.", "MOBILIZE", "troops"),
        ("Faute d’accord, le Mali fermera ses frontières.", "THREATEN", "relations"),
        ("Le Mali ne veut plus négocier avec la Belgique.", "REJECT", None),
    ],
)
def test_hard_cases_of_the_codebook(text: str, type_: str, mode: str | None) -> None:
    found = event(text)
    assert (found.type, found.mode) == (type_, mode)


def test_a_demand_swallows_what_it_names() -> None:
    assert [each.type for each in events("Le Mali exige le retrait des troupes belges.")] == ["REQUEST"]
    assert [each.type for each in events("Le Mali menace de rompre ses relations avec la Belgique.")] == ["THREATEN"]


def test_a_support_verb_leaves_the_trigger_to_its_noun() -> None:
    found = event("Le gouvernement malien a décrété un couvre-feu.")
    assert (found.trigger.text, found.mode) == ("couvre-feu", "curfew")
    assert countries(found) == (["MLI"], [])


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Le Mali a rompu ses relations avec la Belgique.", "actual"),
        ("Le Mali n’a pas rompu ses relations avec la Belgique.", "negated"),
        ("Le Mali aurait rompu ses relations avec la Belgique.", "alleged"),
        ("Le Mali va rompre ses relations avec la Belgique.", "future"),
        ("Le Mali rompra ses relations avec la Belgique.", "future"),
        ("Le Mali pourrait rompre ses relations avec la Belgique.", "hypothetical"),
    ],
)
def test_status(text: str, status: str) -> None:
    assert event(text).status == status


def test_an_act_in_a_claim_is_alleged_unless_its_doer_tells_it() -> None:
    text = "Le Mali a expulsé deux diplomates belges, a annoncé le gouvernement malien."
    content = "Le Mali a expulsé deux diplomates belges"
    official = said(text, content, "le gouvernement malien")
    assert (event(text, official).status, event(text, official).attribution) == ("actual", 0)
    rumour = said(text, content, "le gouvernement malien", kind="anonymous")
    assert event(text, rumour).status == "alleged"
    denied = said(text, content, "le gouvernement malien", modality="denied")
    assert event(text, denied).status == "negated"


def test_an_event_has_the_date_that_hangs_on_it() -> None:
    assert event("Le 3 mai 2024, le Mali a rompu ses relations avec la Belgique.").date == "2024-05-03"
    assert event("Le Mali a rompu ses relations avec la Belgique.").date is None


def test_what_ended_more_than_a_year_ago_is_historical() -> None:
    assert event("Le 3 mai 2021, le Mali a rompu ses relations avec la Belgique.").historical
    assert not event("Le 3 mai 2024, le Mali a rompu ses relations avec la Belgique.").historical
    assert not event("Le Mali a rompu ses relations avec la Belgique.").historical


@pytest.mark.parametrize(
    ("text", "type_", "actors", "recipients"),
    [
        ("Le ministre malien a été reçu par le président nigérien.", "CONSULT", ["MLI"], ["NER"]),
        ("La Belgique est prête à aider le Niger.", "AGREE", ["BEL"], ["NER"]),
        ("Le Mali a renforcé sa garnison.", "MOBILIZE", ["MLI"], []),
        ("Le Mali a signé avec le Niger.", "SUPPORT", ["MLI", "NER"], []),
    ],
)
def test_parties_that_the_parse_hangs_elsewhere(
    text: str, type_: str, actors: list[str], recipients: list[str]
) -> None:
    found = event(text)
    assert found.type == type_
    assert countries(found) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Les ministres maliens et nigériens se sont réunis à Lomé.", ["MLI", "NER"], []),
        ("Le Mali a décliné l’aide que proposait la Belgique.", ["MLI"], ["BEL"]),
        ("À Niamey, des manifestants ont réclamé le départ du ministre malien.", ["NER"], ["MLI"]),
        ("L’armée malienne a attaqué un campement de Zarma au Niger.", ["MLI"], ["NER"]),
        ("Le Mali accuse le Niger d’avoir ouvert le feu sur ses positions.", ["MLI"], ["NER"]),
        ("Le ministre malien est en visite officielle au Niger.", ["MLI"], ["NER"]),
        ("À l’appel d’un syndicat malien, la rue a manifesté à Bamako.", ["MLI"], []),
        ("Le Mali : des rebelles nigériens ont déposé les armes.", ["NER"], []),
    ],
)
def test_parties_that_stand_elsewhere(text: str, actors: list[str], recipients: list[str]) -> None:
    found = events(text)[0]
    assert countries(found) == (actors, recipients)


def test_a_participle_alone_continues_the_infinitive_before_it() -> None:
    text = "Alger reproche à Rabat d’avoir soutenu les séparatistes kabyles, allumé des incendies et espionné le Niger."
    assert {countries(each)[0][0] for each in events(text) if each.type in {"ASSAULT", "COERCE"}} == {"MAR"}


def test_who_speaks_after_the_words_acts_and_undergoes_nothing() -> None:
    text = "« Toute attaque du Mali, a averti le ministre belge, entraînera une réponse d’une force sans précédent. »"
    told = said(text, "Toute attaque du Mali", "le ministre belge", cue="a averti", kind="person")
    found = next(each for each in events(text, told) if each.type == "THREATEN")
    assert countries(found) == (["BEL"], ["MLI"])


def test_an_event_noun_and_its_verb_are_one_act() -> None:
    found = events("Les convois humanitaires de l’ONU vont ravitailler les civils nigériens.")
    assert [each.type for each in found] == ["AID"]


def test_a_threat_in_somebody_s_words_is_the_speaker_s() -> None:
    text = "« Cet acte ne restera pas impuni », a déclaré le ministre malien."
    found = event(text, said(text, "Cet acte ne restera pas impuni", "le ministre malien", kind="person"))
    assert (found.type, countries(found)) == ("THREATEN", (["MLI"], []))


def test_a_public_act_needs_nobody_named() -> None:
    assert [each.type for each in events("Le couvre-feu a été levé mardi.")] == ["CONCEDE"]
    assert [each.type for each in events("Des émeutes ont éclaté dans la nuit.")] == ["PROTEST"]


def test_a_communique_dates_what_it_says() -> None:
    assert event("COMMUNIQUÉ – Le Mali exige le retrait des troupes belges.").date == "2024-05-15"
    assert event("Le Mali exige le retrait des troupes belges.").date is None


def test_words_without_accents_are_known() -> None:
    assert [each.type for each in events("Les rebelles maliens ont relaché deux otages nigériens.")] == ["RETREAT"]


def test_an_object_clitic_stands_for_whom_it_agrees_with() -> None:
    found = events("Des manifestants maliens ont marché à Bamako contre la réforme. La police les a matraqués.")
    assert [each.text for each in found[-1].recipients] == ["Des manifestants maliens"]


def test_a_verb_that_repeats_and_a_noun_that_names_an_act_need_no_line() -> None:
    assert known_verb("réincarcérer") == known_verb("incarcérer")
    assert known_verb("réfléchir") == ()
    assert all(rule.of == "recipient" for rules in derived_nouns().values() for rule in rules)
    assert "équipage" not in derived_nouns()


def test_what_another_state_must_do_is_demanded_of_it() -> None:
    text = "La Belgique doit rendre ces œuvres, a déclaré le ministre malien."
    told = said(text, "La Belgique doit rendre ces œuvres", "le ministre malien", kind="person")
    found = event(text, told)
    assert (found.type, *countries(found)) == ("REQUEST", ["MLI"], ["BEL"])


def test_praise_answers_the_act_told_before_it() -> None:
    found = events("Le Niger a libéré deux prisonniers maliens. La Belgique a salué cette décision.")
    assert countries(found[-1]) == (["BEL"], ["NER"])


@pytest.mark.parametrize(
    "text",
    [
        "La pluie a détruit la récolte du village.",
        "La boulangère a refusé un client.",
        "Le tarif du pain a augmenté de deux francs.",
        "L’équipe a renversé la Belgique à la fin du match et gagné la finale de la coupe ; le club est champion.",
    ],
)
def test_what_is_no_politics_gives_no_event(text: str) -> None:
    assert events(text) == ()


WORDS = [
    "Le Mali",
    "la Belgique",
    "a",
    "accusé",
    "menace",
    "de",
    "rompre",
    "et",
    ",",
    "selon",
    "les rebelles",
    "attaque",
    ".",
]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14))
def test_spans_are_cut_from_the_text_and_triggers_never_overlap(words: list[str]) -> None:
    text = " ".join(words)
    done = parsed(text)
    found = find_events(done, (), (), ())
    assert found == find_events(parsed(text), (), (), ())
    ends = 0
    for each in found:
        assert text[each.trigger.start : each.trigger.end] == each.trigger.text
        assert each.trigger.start >= ends
        ends = each.trigger.end
        for party in (*each.actors, *each.recipients):
            assert text[party.start : party.end] == party.text
