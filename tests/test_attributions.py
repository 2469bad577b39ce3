import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.annotate.attributions import find_attributions
from recoupe.annotate.speech.lexicons import lexicon
from recoupe.lang.fr.conjugation import forms
from speech_samples import MARK, parsed, said, unmarked

CASES = [
    # text, source, kind, content, modality
    ("Tarbal affirme que le pont est fermé.", "Tarbal", None, "le pont est fermé", "asserted"),
    ("Le ministre Jean Varo nie avoir payé la rançon.",
     "Le ministre Jean Varo", "person", "avoir payé la rançon", "denied"),
    ("« Le pont est fermé », a déclaré le maire de Tarbal.",
     "le maire de Tarbal", "person", "Le pont est fermé", "asserted"),
    ("Le pont est fermé, ont indiqué lundi des témoins.", "des témoins", "anonymous", "Le pont est fermé", "asserted"),
    ("Selon la police, deux hommes ont fui.", "la police", "organisation", "deux hommes ont fui", "asserted"),
    ("Deux hommes ont fui, d’après une source policière.",
     "une source policière", "anonymous", "Deux hommes ont fui", "asserted"),
    ("À en croire un agent, le pont serait miné.", "un agent", "anonymous", "le pont serait miné", "hedged"),
    ("Aux dires du syndicat, la grève durera.", "syndicat", "organisation", "la grève durera", "asserted"),
    ("Pour le gouverneur, la crise est finie.", "le gouverneur", "person", "la crise est finie", "asserted"),
    ("Le gouvernement accuse la junte d’avoir livré des armes.",
     "Le gouvernement", "organisation", "avoir livré des armes", "asserted"),
    ("Les autorités soupçonnent la ville d’avoir ouvert son port.",
     "Les autorités", "organisation", "avoir ouvert son port", "hedged"),
    ("L’association se demande qui paiera.", "L’association", "organisation", "qui paiera", "open"),
    ("Des habitants doutent que le pont rouvre.", "Des habitants", "anonymous", "le pont rouvre", "open"),
    ("Il se murmure que le maire partira.", None, "rumour", "le maire partira", "hedged"),
    ("On dit que le maire partira.", "On", "rumour", "le maire partira", "hedged"),
    ("Le bilan aurait dépassé les trente morts.", None, "rumour", "Le bilan aurait dépassé les trente morts", "hedged"),
    ("Le préfet est formel : « Le pont tiendra. »", "Le préfet", "person", "Le pont tiendra", "asserted"),
    ("Le parti n’exclut pas un recours.", "Le parti", "organisation", "un recours", "hedged"),
    ("Je pense que le pont tiendra.", "Je", "author", "le pont tiendra", "hedged"),
    ("De source policière, on indique que le pont est fermé.",
     "source policière", "anonymous", "le pont est fermé", "asserted"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "kind", "content", "modality"), CASES, ids=[case[0][:30] for case in CASES])
def test_one_attribution(text: str, source: str | None, kind: str | None, content: str, modality: str) -> None:
    found = said(text)
    assert [each.content.text for each in found] == [content]
    assert (found[0].source.text, found[0].modality) == (source, modality)
    assert kind is None or found[0].source.kind == kind
    assert found[0].rule.startswith("fr.")


@pytest.mark.parametrize(
    "text",
    [
        "La route de Tarbal est fermée depuis lundi.",
        "Les prix varient selon la saison.",
        "Le tribunal a condamné trois hommes à la prison.",
        "Si le pont cédait, la ville serait isolée.",
        "Le maire voudrait partir.",
        "Pour l’heure, la route reste fermée.",
    ],
)
def test_plain_sentences_stay_empty(text: str) -> None:
    assert said(text) == ()


def test_what_is_denied_is_the_clause_before() -> None:
    found = said("Tarbal affirme que le drone a violé son espace aérien, ce que Varenne dément.")
    assert [(each.source.text, each.modality) for each in found] == [("Tarbal", "asserted"), ("Varenne", "denied")]
    assert len({each.content.text for each in found}) == 1


def test_a_broken_quote_is_one_attribution_of_its_longer_part() -> None:
    found = said("« Ce verdict, a lâché l’avocate Dora Belin, ne doit rien au droit. Nous ferons appel. »")
    assert [each.content.text for each in found] == ["ne doit rien au droit. Nous ferons appel"]
    assert found[0].source.text == "l’avocate Dora Belin"


def test_a_pronoun_is_resolved() -> None:
    found = said("Le gouverneur Paul Lande a ouvert la séance. « Le pont tiendra », a-t-il promis.")
    assert (found[0].source.text, found[0].source.resolved) == ("il", "Paul Lande")
    assert found[0].source.kind == "person"


def test_a_chain_keeps_who_passes_words_on() -> None:
    found = said("Selon deux diplomates cités par Reuters, un accord serait en préparation.")
    assert (found[0].via, found[0].source.text, found[0].source.count) == (("Reuters",), "deux diplomates", 2)
    nested = said("Selon le quotidien El País, le ministre a promis que la base fermerait.")
    assert [(each.source.text, each.via) for each in nested] == [("le ministre", ("le quotidien El País",))]


def test_anonymous_sources_are_counted_and_described() -> None:
    found = said("Cette information a été confirmée par au moins trois sources proches de l’armée.")
    source = found[0].source
    assert (source.kind, source.count, source.described) == ("anonymous", 3, "proches de l’armée")
    assert found[0].content.text == "Cette information"


def test_an_interview_gives_each_answer_to_its_guest() -> None:
    found = said("Pourquoi partir ?\nAnna Sorel : Le pont était fermé.\nReviendrez-vous ?\nAnna Sorel : Oui, en mai.")
    assert [(each.source.text, each.content.text) for each in found] == [
        ("Anna Sorel", "Le pont était fermé"), ("Anna Sorel", "Oui, en mai"),
    ]  # fmt: skip


def test_a_quote_may_run_over_paragraphs() -> None:
    text = "« Le pont est vieux, a dit le maire de Tarbal.\n« Il faut le fermer. »\nLa route reste ouverte."
    found = said(text)
    assert len(found) == 1
    assert found[0].content.text.endswith("Il faut le fermer")


def test_spans_are_the_text() -> None:
    text = (
        "Tarbal, le 3 mai. « Le pont est fermé », a dit le maire ; selon lui, la route aussi. On ignore si elle rouvre."
    )
    for each in said(text):
        for span in (each.content, each.cue, each.source):
            if span and span.start is not None and span.end is not None:
                assert text[span.start : span.end] == span.text


PIECES = st.sampled_from(
    ["Le maire", "affirme", "que", "«", "»", ",", ".", "selon", "d’après", "une source", "a-t-il dit", "aurait",
     "fermé", ":", "?", "il", "nie", "avoir", "on", "dit", "\n", "\u00a0", "“", "”", '"', "(", "—"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=14))
def test_any_words_give_spans_of_their_text(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for each in parsed(text):
        for record in find_attributions(each, ()):
            assert text[record.content.start : record.content.end] == record.content.text


VERBS = [entry for entry in lexicon("reporting_verbs") if entry.get("class") != "none"]


def test_every_reporting_verb_matches_its_example_and_not_its_counter() -> None:
    examples = [unmarked(entry.example) for entry in VERBS]
    wrong = []
    for entry, (_, start, end), each in zip(VERBS, examples, parsed(*(text for text, _, _ in examples)), strict=True):
        cues = [record.cue for record in find_attributions(each, ()) if record.cue]
        if not any(cue.start < end and start < cue.end for cue in cues):
            wrong.append(f"{entry.key}: {entry.example}")
    for entry, each in zip(VERBS, parsed(*(entry.counter for entry in VERBS)), strict=True):
        if find_attributions(each, ()):
            wrong.append(f"{entry.key} found in {entry.counter}")
    assert wrong == []


@pytest.mark.parametrize(
    "name",
    [
        "source_prepositions",
        "hedges",
        "media_names",
        "source_nouns",
        "selon_measures",
        "admissions",
        "pledges",
        "forecasts",
        "impersonals",
    ],
)
def test_every_line_of_a_lexicon_of_sources_is_told_from_its_counter(name: str) -> None:
    entries = list(lexicon(name))
    examples = parsed(*(MARK.sub(r"\1", entry.example) for entry in entries))
    counters = parsed(*(entry.counter for entry in entries))
    wrong = []
    for entry, example, counter in zip(entries, examples, counters, strict=True):
        first, second = (bool(find_attributions(each, ())) for each in (example, counter))
        if (first, second) != ((False, True) if name == "selon_measures" else (True, False)):
            wrong.append(f"{entry.key}: {entry.example} ({first}) / {entry.counter} ({second})")
    assert wrong == []


def test_forms_of_verbs() -> None:
    assert forms("répéter")["répète"] == {"finite"}
    assert forms("dire")["dit"] == {"finite", "participle"}
    assert {"balaie", "balaye"} <= forms("balayer").keys()
    assert forms("annoncer")["annonçant"] == {"gerund"}


def test_nouns_of_speech_carry_their_source() -> None:
    found = said("Le maire évite les accusations de l’ONG selon lesquelles le pont est miné.")
    assert [(each.source.text, each.content.text, each.rule) for each in found] == [
        ("l’ONG", "le pont est miné", "fr.noun@1")
    ]


def test_every_noun_of_speech_matches_its_example_and_not_its_counter() -> None:
    entries = list(lexicon("reporting_nouns"))
    examples = parsed(*(MARK.sub(r"\1", entry.example) for entry in entries))
    missed = [
        entry.key
        for entry, each in zip(entries, examples, strict=True)
        if not any(record.rule == "fr.noun@1" for record in find_attributions(each, ()))
    ]
    assert missed == []
    assert not any(find_attributions(each, ()) for each in parsed(*(entry.counter for entry in entries)))


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("L’annonce par le ministre de la fermeture du pont a surpris.", "le ministre", "la fermeture du pont"),
        ("L’annonce de la fermeture du pont par le ministre a surpris.", "le ministre", "la fermeture du pont"),
        ("Les révélations de la cour des comptes sur le pont gênent le maire.", "la cour des comptes", "le pont"),
        ("La promesse du maire de rouvrir le pont n’a pas été tenue.", "maire", "rouvrir le pont"),
        ("L’assurance de l’armée que le pont est miné n’a convaincu personne.", "l’armée", "le pont est miné"),
        ("Les accusations selon lesquelles le maire aurait menti sont infondées.", None, "le maire aurait menti"),
    ],
)
def test_nouns_of_speech_in_their_frames(text: str, source: str | None, content: str) -> None:
    found = said(text)
    assert [(each.source.text, each.content.text, each.rule) for each in found] == [(source, content, "fr.noun@1")]


def test_a_noun_of_speech_without_its_source_reports_nothing() -> None:
    assert said("L’annonce de la fermeture du pont a surpris.") == ()


def test_a_word_in_quotes_makes_no_wish_a_report() -> None:
    text = "Les autorités espèrent que la foire de mai sera un moyen de « relancer » le port de Tarbal."
    assert said(text) == ()
    assert [each.content.text for each in said(text.replace(" de Tarbal.", " de Tarbal, a dit le maire."))]


def test_the_verb_before_a_colon_is_the_cue() -> None:
    found = said("Le général Varo l’a rappelé, hier, devant une foule de soldats : « Le pont tiendra. »")
    assert [each.cue.text for each in found if each.cue] == ["a rappelé"]


FORMS = [
    # a class of forms each, with its rule, source and content
    ("Quatre dockers soupçonnés d’avoir livré des codes ont été interpellés.",
     "fr.participle@1", None, "avoir livré des codes"),
    ("Le ministre, accusé par l’opposition d’avoir menti, est parti.",
     "fr.participle@1", "l’opposition", "avoir menti"),
    ("Le groupe, réputé proche de Tarbal, a paralysé les douanes.", "fr.participle@1", None, "proche de Tarbal"),
    ("On les croyait enterrées, les îles reviennent.", "fr.on@1", "On", "enterrées"),
    ("Tarbal y voit la main des douaniers et réclame des sanctions.",
     "fr.verb.say@1", "Tarbal", "la main des douaniers"),
    ("À peine la cour avait-elle proclamé la victoire du maire.", "fr.verb.say@1", "la cour", "la victoire du maire"),
    ("Le maire a lancé ce qu’il appelle une « opération propre » contre le syndicat.",
     "fr.verb.called@1", "il", "une « opération propre »"),
    ("L’institut prévoit un redoux en fin de semaine.", "fr.verb.say@1", "L’institut", "un redoux en fin de semaine"),
    ("Le maire va jusqu’à prétendre que le pont est neuf.", "fr.verb.say@1", "Le maire", "le pont est neuf"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rule", "source", "content"), FORMS, ids=[case[0][:30] for case in FORMS])
def test_forms_of_speech(text: str, rule: str, source: str | None, content: str) -> None:
    assert [(e.rule, e.source.text, e.content.text) for e in said(text)] == [(rule, source, content)]


def test_a_verdict_on_what_was_said_is_cut_off_and_kept() -> None:
    found = said("Selon une source, le pont vaut 25 millions, une somme que le maire n’a ni confirmée ni infirmée.")
    assert [(e.source.text, e.modality, e.content.text) for e in found] == [
        ("une source", "asserted", "le pont vaut 25 millions"), ("le maire", "open", "le pont vaut 25 millions"),
    ]  # fmt: skip
    found = said("Des complices seraient au ministère, ce que ce dernier dément.")
    assert [(e.source.text, e.modality) for e in found] == [(None, "hedged"), ("ce dernier", "denied")]


def test_quotations_in_a_row_have_a_speaker_each() -> None:
    found = said("« Des étrangers », tranche le maire ; « l’armée elle-même », rétorque le préfet.")
    assert [(e.source.text, e.content.text) for e in found] == [
        ("le maire", "Des étrangers"), ("le préfet", "l’armée elle-même"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["Elle n’impute la panne à aucun élu.", "La police l’appréhendait alors qu’il roulait vers le port."],
)
def test_what_reports_nothing(text: str) -> None:
    assert said(text) == ()


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Selon ce que rapportent des médias belges, le pont est fermé.", "des médias belges", "le pont est fermé"),
        ("Vers 14h00, selon la préfecture, il y a moins de 3 000 marcheurs à Tarbal.",
         "la préfecture", "il y a moins de 3 000 marcheurs à Tarbal"),
        ("« Le manque d’eau est constant », lit-on dans un rapport de l’ONU.",
         "un rapport de l’ONU", "Le manque d’eau est constant"),
        ("Ce même 13 octobre, la direction annonce que le pont est fermé.", "la direction", "le pont est fermé"),
        ("Lancée en 2011, les autorités ont annoncé que la station tombera.", "les autorités", "la station tombera"),
        ("Le pont a grandi, ce qui indique que trois piles auraient été bâties.",
         None, "trois piles auraient été bâties"),
    ],
)  # fmt: skip
def test_sources_and_contents_of_plain_news(text: str, source: str | None, content: str) -> None:
    assert [(each.source.text, each.content.text) for each in said(text)] == [(source, content)]


@pytest.mark.parametrize(
    "text",
    [
        "En fin d’après midi, les marcheurs ont brûlé leur cabane.",
        "Des professeurs en colère ont créé un groupe : « Les stylos rouges en colère ».",
        "Il faut éviter toute crue qui aurait été néfaste au port.",
        "Les autorités ont rappelé les gardes en 2013 avant d’en perdre la trace.",
    ],
)
def test_plain_news_that_reports_nothing(text: str) -> None:
    assert said(text) == ()


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("C’est l’avis de Jean Varo : « Le pont tiendra. »", "Jean Varo"),
        ("La route est utile, comme l’indique Jean Varo : « Le pont tiendra. »", "Jean Varo"),
        ("Jean Varo, chef des pêcheurs du port affirme que le pont tiendra.", "Jean Varo, chef des pêcheurs du port"),
    ],
)
def test_the_one_who_speaks_before_a_colon_or_a_comma_that_lacks(text: str, source: str) -> None:
    found = [each for each in said(text) if each.content.text == "le pont tiendra" or "Le pont" in each.content.text]
    assert [each.source.text for each in found] == [source]


@pytest.mark.parametrize(
    "text",
    ["Aucun groupe n’a revendiqué l’attaque de Tarbal.", "L’armée avance sur deux fronts grâce à l’aide des navires."],
)
def test_nobody_and_no_object_report_nothing(text: str) -> None:
    assert said(text) == ()
