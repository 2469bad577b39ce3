"""Pasted plain text: pages of many layouts, all invented, and what must come out of each."""

from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.errors import ReadError
from recoupe.model.document import Document
from recoupe.read.plain import passages_in_place, read_plain

ARTICLE = """Le barrage de Sénoba livrera son premier courant en mars
La société des eaux du Tiélé a confirmé mardi que les deux premières turbines du barrage seraient mises en service \
au mois de mars, avec quatorze mois de retard sur le calendrier annoncé. Selon nos sources, le surcoût dépasserait les \
douze milliards de francs, que l’État et le constructeur se renvoient depuis l’été dernier.
D’après un rapport interne que nous avons consulté, trois villages de la rive droite n’ont toujours pas été \
indemnisés. « Les dossiers sont complets, il ne manque que les signatures », assure le porte-parole de la \
société, qui précise que les paiements commenceront avant la fin du trimestre.
Le ministère de l’Énergie a indiqué pour sa part que la ligne à haute tension vers la capitale serait achevée à temps. \
Elle traverse pourtant deux forêts classées, et le tribunal administratif doit encore se prononcer sur le tracé."""


def kinds(document: Document) -> list[str]:
    return [passage.kind for passage in document.passages]


def read_or_none(text: str) -> Document | None:
    try:
        return read_plain(text)
    except ReadError:
        return None


def test_comments_follow_an_article_without_any_mark() -> None:
    page = f"""{ARTICLE}
encore des promesses !!! ca fait 10 ans qu on attend le courant chez nous
Mais bon on a l’habitude
Merci pour cet article, enfin un journal qui parle des villages de la rive droite.
Elle traverse pourtant deux forêts classées, et le tribunal administratif doit encore se prononcer sur le tracé.
C’est ça le scandale, et personne ne dit rien. Vous pensez qu’ils vont attendre le tribunal ?
Je vends groupe électrogène bon état, me contacter
Prévenez-moi de tous les nouveaux commentaires par e-mail."""
    document = read_plain(page)
    assert kinds(document) == ["title", "body", "comment", "comment", "quote", "comment", "comment"]
    assert document.title is not None
    assert document.title.startswith("Le barrage")
    assert document.passages[2].text.endswith("habitude")
    assert (document.passages[4].quotes, document.passages[4].within) == (1, 5)
    assert "Prévenez-moi" not in document.text


def test_blank_lines_between_paragraphs_change_nothing() -> None:
    comments = [
        "Bravo pour cet article, on attend la suite avec impatience !",
        "Vous oubliez de dire que le constructeur est le cousin du directeur, tout le monde le sait chez nous.",
        "pfff toujours pareil , rien ne change dans ce pays",
    ]
    document = read_plain("\n\n".join([*ARTICLE.split("\n"), *comments]))
    assert kinds(document) == ["title", "body", "comment", "comment", "comment"]
    assert document.passages[1].text.count("\n\n") == 2


def test_blank_lines_part_comments_of_several_paragraphs() -> None:
    page = f"""{ARTICLE}

3 commentaires

Je ne suis pas d’accord avec vous.
Le barrage est une chance pour la région.

Ah bon ? Une chance pour qui ?

Pour ceux qui ont des actions dans le ciment.
Pour les autres, rien."""
    document = read_plain(page)
    assert kinds(document) == ["title", "body", "comment", "comment", "comment"]
    assert document.passages[4].text.endswith("rien.")


def test_an_ordinary_article_stays_one_body() -> None:
    document = read_plain(ARTICLE + "\nLire aussi : Dix ans de chantier\nPartager sur Facebook")
    assert kinds(document) == ["title", "body"]
    assert document.text.endswith("tracé.")


def test_short_paragraphs_of_a_wire_report_are_no_comments() -> None:
    page = """Sénoba (Tiélé)
Le Premier ministre a présenté sa démission mercredi, a annoncé la présidence dans un communiqué.
Il avait été nommé en juin, après la chute du gouvernement précédent.
« Je quitte mes fonctions sans amertume », a-t-il déclaré devant la presse.
Son successeur sera connu avant dimanche, selon la même source.
L’opposition, qui demandait son départ depuis des mois, a salué « un geste de lucidité ».
Des élections sont prévues en novembre. (Agence du Tiélé)"""
    assert kinds(read_plain(page))[-1] == "body"
    assert kinds(read_plain(page)).count("body") == 1
    assert "comment" not in kinds(read_plain(page))


def test_an_interview_is_no_list_of_comments() -> None:
    page = """Entretien avec la directrice du port
La Vigie : Quand le nouveau quai ouvrira-t-il ?
Mariam Sidibé Konaté : Au printemps, si les grues sont livrées à temps, ce que le constructeur promet.
La Vigie : Et les dockers ?
Mariam Sidibé Konaté : Ils seront formés dès janvier, tous, aux frais du port.
La Vigie : Combien cela coûtera-t-il ?
Mariam Sidibé Konaté : Moins que l’an dernier."""
    assert "comment" not in kinds(read_plain(page))


THREAD = """Forum du Tiélé
Accueil
Le prix du ciment
Filtre
Tout nettoyer

Le prix du ciment
Quelqu’un sait pourquoi le sac est passé à 7 000 en une semaine chez tous les vendeurs du marché ?
La patience est un arbre à racine amère.

#2
C’est le port qui est bloqué depuis lundi, rien ne sort, ni ciment ni riz.
Commentaire

#3
Envoyé par Bakary_T Voir le message
C’est le port qui est bloqué depuis lundi
Tu as vu ça où ? Mon cousin y travaille et il ne m’a rien dit.
Dernière modification par Nana, 3 mars 2022, 08h05.
Commentaire

#4
Nana a écrit :
> Mon cousin y travaille et il ne m’a rien dit.
Alors il dort, ton cousin.
La patience est un arbre à racine amère.
Commentaire

#5
"Le port rouvre à moitié
La capitainerie a annoncé mercredi la reprise des opérations sur deux quais, après quatre jours de grève des dockers. \
Les navires en rade seront déchargés par ordre d’arrivée, a précisé un communiqué de la direction.
Les syndicats ont confirmé la reprise, mais maintiennent leur préavis pour le mois prochain, selon leur porte-parole."
lefanal.example 02/03/2022
Chargement..."""


def test_a_thread_keeps_posts_quotes_reposts_and_signatures_apart() -> None:
    document = read_plain(THREAD)
    assert kinds(document) == [
        "title", "post", "signature", "post", "quote", "post", "quote", "post", "signature", "repost",
    ]  # fmt: skip
    assert document.title == "Le prix du ciment"
    first, quote, reply, arrow, repost = (document.passages[n] for n in (3, 4, 5, 6, 9))
    assert (first.author, quote.author, quote.quotes, quote.within) == ("Bakary_T", "Bakary_T", 3, 5)
    assert (reply.author, reply.edited, reply.reply_to) == ("Nana", "2022-03-03T08:05", 3)
    assert (arrow.author, arrow.quotes, arrow.text[:9]) == ("Nana", 5, "Mon cousi")
    assert (repost.source, repost.published, repost.poster) == ("lefanal.example", "2022-03-02", None)
    for phrase in ("Filtre", "Tout nettoyer", "Commentaire", "Chargement", "Envoyé par", "Dernière modification"):
        assert phrase not in document.text


def test_author_blocks_of_a_thread_are_read() -> None:
    page = """Quel avenir pour le marché central ?
#1
Fatou_du_quai
Membre actif
Messages : 1 204
12 mars 2021, 10:22
La mairie veut raser la halle, on en pense quoi ici ? Moi je suis plutôt contre.
Citer
#2
Vieux Sage
Modérateur
Messages : 15 031
12 mars 2021, 11:05
Il était temps, elle menace de tomber sur les vendeuses à chaque pluie.
Citer
#3
Fatou_du_quai
Membre actif
Messages : 1 205
13 mars 2021, 07:40
@Vieux elle tenait bien avant qu’on arrête de la réparer."""
    document = read_plain(page)
    assert kinds(document) == ["title", "post", "post", "post"]
    assert [p.author for p in document.passages[1:]] == ["Fatou_du_quai", "Vieux Sage", "Fatou_du_quai"]
    assert [p.published for p in document.passages[1:]] == ["2021-03-12T10:22", "2021-03-12T11:05", "2021-03-13T07:40"]


def test_comments_under_a_heading_with_names_and_dates() -> None:
    page = f"""{ARTICLE}
3 commentaires
Awa Traoré dit :
12 mars 2023 à 10:22
Le tribunal a déjà tranché l’an dernier, personne n’en a parlé.
Répondre
Le Vieux dit :
12 mars 2023 à 11:40
Awa Traoré a écrit :
« Le tribunal a déjà tranché l’an dernier »
Non, il a renvoyé l’affaire.
Répondre
Awa Traoré dit :
13 mars 2023 à 9:05
Exact, merci de corriger.
Répondre
Laisser un commentaire
Votre adresse e-mail ne sera pas publiée."""
    document = read_plain(page)
    assert kinds(document) == ["title", "body", "comment", "quote", "comment", "comment"]
    assert [p.author for p in document.passages[2:]] == ["Awa Traoré", "Awa Traoré", "Le Vieux", "Awa Traoré"]
    assert document.passages[2].published == "2023-03-12T10:22"
    assert (document.passages[3].quotes, document.passages[4].reply_to) == (2, 2)
    assert "Laisser" not in document.text


def test_a_thread_with_names_and_dates_on_one_line() -> None:
    page = """Re: Coupures d’eau à Sénoba
par Moussa » 12 mars 2021, 10:22
Trois jours sans eau dans notre quartier, et vous ?
Re: Coupures d’eau à Sénoba
par Koffi22 » 12 mars 2021, 12:00
Pareil ici, on va au puits de la mission.
Re: Coupures d’eau à Sénoba
par Moussa » 12 mars 2021, 12:30
Courage à tous alors."""
    document = read_plain(page)
    posts = [p for p in document.passages if p.kind == "post"]
    assert [p.author for p in posts] == ["Moussa", "Koffi22", "Moussa"]
    assert posts[1].text == "Pareil ici, on va au puits de la mission."


def test_a_list_of_names_and_words_under_a_post() -> None:
    page = """Radio Tiélé
3 avril 2024, 08:15 · 🌍
Coupure d’eau générale à Sénoba jusqu’à vendredi : la régie invoque une panne de pompe. Et chez vous ?
12 J’aime
4 commentaires
J’aime
Commenter
Moussa Keïta : trois jours chez nous 😡
Awa : Moussa Keïta pareil à la gare
rien depuis lundi
Radio Tiélé : Awa Bonjour, quel quartier exactement ?
Afficher 2 autres réponses
Awa : Radio Tiélé quartier des Palmes, merci
Écrire un commentaire…"""
    document = read_plain(page)
    assert kinds(document) == ["post", "comment", "comment", "comment", "comment"]
    assert (document.outlet, document.published, document.title) == ("Radio Tiélé", "2024-04-03T08:15", None)
    assert [p.author for p in document.passages] == ["Radio Tiélé", "Moussa Keïta", "Awa", "Radio Tiélé", "Awa"]
    assert [p.reply_to for p in document.passages] == [None, None, 1, 2, 3]
    assert document.passages[2].text.endswith("lundi")


def test_a_text_that_must_stay_keeps_every_character() -> None:
    text = "  Un titre\r\n\r\nEt un corps\u200b avec sa fin.  "
    (body,) = passages_in_place(text)
    assert text[body.start : body.end] == body.text == text.strip()


LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [*ARTICLE.split("\n"), *THREAD.split("\n"), "#2", "#3", "> oui", "Awa : non", "Ali : si", "X", ""]
        ),
        st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
    ),
    max_size=25,
)


@settings(max_examples=60, deadline=None)
@given(LINES)
def test_passages_of_any_text_lie_in_order_and_never_overlap(lines: list[str]) -> None:
    text = "\n".join(lines)
    passages = passages_in_place(text)
    ends = [0]
    for passage in passages:
        assert passage.start >= ends[-1]
        assert text[passage.start : passage.end] == passage.text
        ends.append(passage.end)


@settings(max_examples=60, deadline=None)
@given(LINES)
def test_any_text_is_read_the_same_twice_or_refused(lines: list[str]) -> None:
    text = "\n".join(lines)
    document = read_or_none(text)
    assert document == read_or_none(text)
    assert document is None or "\n\n".join(passage.text for passage in document.passages) == document.text
