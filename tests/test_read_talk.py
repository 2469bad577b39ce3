"""« Nom : texte » and dated lines: what readers wrote, and what papers print in the same form. All invented."""

import time

import pytest

from recoupe.read.html import read_html
from recoupe.read.plain import passages_in_place, read_plain

PRINTED = {
    "an interview with paragraphs": """À la tête du port, Mariam Koundouno défend le bilan de la concession.

Le Fanal : Madame la directrice, où en est le deuxième quai ?
Mariam Koundouno : Il sera livré en mars. Je le dis à ceux qui doutent : venez voir.

Le Fanal : Les dockers parlent de licenciements. Vous confirmez ?
Mariam Koundouno : Non. Aucun docker ne sera licencié, je m’y suis engagée.

Ce qui est vrai, c’est que les équipes de nuit seront réorganisées à partir de l’été.

Le Fanal : Parlez-nous des tarifs.
Mariam Koundouno : Ils baisseront de huit pour cent pour les céréales.""",
    "a round table": """La Vigie : Faut-il rouvrir la ligne de Téréla ?
Issa Bâ : Oui, et vite. Les camions détruisent la route et nous payons.
Clarisse Ngando : Je suis moins pressée. Il faut d’abord savoir qui paiera les wagons.
La Vigie : Qui devrait payer, selon vous ?
Clarisse Ngando : L’exploitant, c’est lui qui encaisse.
Issa Bâ : L’État, au moins pour les voies. On ne demande pas aux chauffeurs de construire la route.
La Vigie : Dernière question : quand ?
Issa Bâ : Avant les pluies, je l’espère.""",
    "minutes": """Le maire : La séance est ouverte. Nous avons un seul point à l’ordre du jour.
M. Traoré : Je demande que le rapport soit lu en entier.
Mme Kaboré : Je m’y oppose, vous l’avez tous reçu.
Le maire : Il sera lu. Je vous demande le silence.
M. Traoré : Merci, monsieur le maire.
Mme Kaboré : Nous voterons contre de toute façon.""",
    "voices of a market": """Moussa Keïta : « Je viens moins, c’est trop cher pour nous. »
Awa Bâ : « Moi, je n’ai pas le choix, mes enfants mangent ici. »
Paul Nkomo : « On nous promet une halle neuve depuis dix ans. »
Fanta Sidibé : « Je vends, j’achète, je survis. »""",
    "a chronicle": """Bamoro, le 3 mars 2022
Les dockers cessent le travail à six heures. La direction parle d’un mouvement minoritaire.
Bamoro, le 5 mars 2022
Le gouverneur reçoit les délégués. Aucun accord n’est signé.
Kassanga, le 9 mars 2022
Le travail reprend à moitié, après la promesse d’une prime.""",
    "who has said what": """Le Conseil des ministres s’est réuni jeudi à Kassanga.
Le ministre des Transports a dit :
« La route sera rouverte avant la fin du mois. »
Le gouverneur a dit :
« Nous n’avons reçu aucun crédit. »""",
}
TYPED = {
    "two who chat": """Bakary : Vous pensez que le prix va baisser ?
Nana : non pas avant le ramadan
Bakary : et le riz ?
Nana : pareil hélas
Bakary : merci Nana pour l’info, mdr""",
    "many who speak once": """Moussa Keïta : Enfin une bonne nouvelle pour nous qui habitons de l’autre côté.
Awa Bâ : Je n’y croyais plus. Merci aux ouvriers.
Paul Nkomo : Et le péage ? Vous oubliez de dire combien cela coûtera.
Fanta Sidibé : Je suis passée ce matin, il n’y a personne.""",
    "members": """Kosmo : J’y suis passé hier, il y a deux mètres d’eau sur la piste.
Vieux_Loup : Kosmo a raison, et le bac est à quai. Vous avez une source pour la date ?
Kosmo : Le panneau du chantier, tout simplement.""",
    "names and clocks": """Awa Traoré, le 12 mars 2023 à 10:22
Le tribunal a déjà tranché l’an dernier.
Paul Nkomo, le 12 mars 2023 à 11:02
Non, il a renvoyé l’affaire.""",
    "names and buttons": """Awa Traoré dit :
Le tribunal a déjà tranché l’an dernier.
Répondre
Paul Nkomo dit :
Non, il a renvoyé l’affaire.
Répondre""",
}


@pytest.mark.parametrize("name", PRINTED)
def test_what_papers_print_stays_one_body(name: str) -> None:
    assert [passage.kind for passage in passages_in_place(PRINTED[name])] == ["body"]
    assert {passage.kind for passage in read_plain(PRINTED[name]).passages} <= {"title", "body"}


@pytest.mark.parametrize("name", TYPED)
def test_what_readers_type_comes_apart(name: str) -> None:
    kinds = [passage.kind for passage in passages_in_place(TYPED[name])]
    assert len(kinds) == TYPED[name].count(" : ") or len(kinds) == 2
    assert set(kinds) <= {"post", "comment"}


def test_a_thread_of_thousands_is_read_in_linear_time() -> None:
    def page(size: int) -> str:
        posts = (
            f"<div class='post' id='p{n}'><p class='author'>par <a class='username'>Membre{n}</a> » 12 mars 2021, "
            f"10:{n % 60:02}</p><div class='content'>Membre{n // 2}, le bac {n} est passé.</div></div>"
            for n in range(size)
        )
        return f"<html><body class='phpbb'><div id='page-body'>{''.join(posts)}</div></body></html>"

    times = []
    for size in (500, 4_000):
        start = time.process_time()
        passages = read_html(page(size)).passages
        times.append(time.process_time() - start)
    assert (len(passages), passages[301].reply_to) == (4_000, 150)
    assert times[1] < 20 * max(times[0], 0.02)
