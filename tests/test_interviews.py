"""Interviews of every shape: labels, dashes, quotation marks, paragraphs, questions inside an answer's paragraph."""

import pytest

from speech_samples import said

INTRO = "Anna Sorel dirige le port de Tarbal."
SHAPES = {
    "labels": f"{INTRO}\nL’Écho : Le pont est-il fermé ?\nAnna Sorel : Oui, depuis mardi.\nL’Écho : Rouvrira-t-il ?\n"
    "A. S. : En mai, je pense.",
    "labels in one paragraph": f"{INTRO} L’Écho : Le pont est-il fermé ? Anna Sorel : Oui, depuis mardi. "
    "L’Écho : Rouvrira-t-il ? A. S. : En mai, je pense.",
    "dashes": f"{INTRO}\n— Le pont est-il fermé ?\n— Oui, depuis mardi.\n— Rouvrira-t-il ?\n— En mai, je pense.",
    "dashes in one paragraph": f"{INTRO} – Le pont est-il fermé ? – Oui, depuis mardi. – Rouvrira-t-il ? "
    "– En mai, je pense.",
    "quotation marks": f"{INTRO}\nVotre pont est-il fermé ?\n« Oui, depuis mardi. »\nLe maire vous contredit.\n"
    "« En mai, je pense. »",
    "paragraphs": f"{INTRO}\nVotre pont est-il fermé ?\nOui, depuis mardi.\nRouvrira-t-il ?\nEn mai, je pense.",
    "strokes": f"{INTRO}\nLe pont est-il fermé ?\nAnna Sorel. – Oui, depuis mardi.\nRouvrira-t-il ?\n"
    "A. S. – En mai, je pense.",
    "dashes without a question": f"{INTRO}\n— Le pont est-il fermé ?\n— Oui, depuis mardi.\n— Le maire doute.\n"
    "— En mai, je pense.",
    "letters": f"{INTRO}\nQ : Est-il fermé ?\nR : Oui, depuis mardi.\nQ : Rouvrira-t-il ?\nR : En mai, je pense.",
}


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES.keys())
def test_each_answer_is_the_guest_s(text: str) -> None:
    found = [each for each in said(text) if each.rule == "fr.interview@1"]
    assert [each.content.text for each in found] == ["Oui, depuis mardi", "En mai, je pense"]
    assert {each.source.text for each in found} <= {"Anna Sorel", "A. S."}


def test_paragraphs_alternate_also_where_one_is_no_question() -> None:
    text = (
        "Ancien maire de Tarbal, Anna Sorel publie un livre.\nVotre pont est-il fermé ?\nOui, depuis mardi.\n"
        "Le préfet a promis un budget.\nIl l’a promis.\nQue craignez-vous ?\nLa crue."
    )
    found = [each for each in said(text) if each.rule == "fr.interview@1"]
    assert [each.content.text for each in found] == ["Oui, depuis mardi", "Il l’a promis", "La crue"]
    assert {each.source.text for each in found} == {"Anna Sorel"}


def test_questions_inside_the_paragraph_of_the_answers_cut_it() -> None:
    text = (
        f"{INTRO} L’Écho : Le pont est-il fermé ? Anna Sorel : Oui, depuis mardi. Et la route ? Elle tient. "
        "Qu’attendez-vous du maire ? Un budget."
    )
    found = [each.content.text for each in said(text) if each.rule == "fr.interview@1"]
    assert found == ["Oui, depuis mardi", "Elle tient", "Un budget"]


@pytest.mark.parametrize(
    "text",
    [
        "Réponse à Jean du Port : tu demandes où est le pont ? Il est fermé, mon ami.",
        "Le pont est fermé. Qui paiera ? Personne ne le sait. Rouvrira-t-il ? Le maire se tait.",
        "La liste du port :\n— deux grues\n— un pont\n— trois quais ?",
    ],
)
def test_a_post_a_list_and_rhetorical_questions_are_no_interview(text: str) -> None:
    assert not [each for each in said(text) if each.rule == "fr.interview@1"]
