"""Copied text without markup, absurd tags, languages told by words, selectors looked up in an index."""

from pathlib import Path

import pytest

from recoupe.errors import ReadError
from recoupe.read.index import Index
from recoupe.read.language import detect
from recoupe.read.markup import select, tree
from recoupe.read.plain import read_plain
from recoupe.read.software.family import families

PAGES = Path(__file__).with_name("pages")
SOCIAL = """Radio Plaine Haute
Suivre
4 mars 2023, 18:05 · 🌐
Le marché couvert fermera en avril. La mairie parle de travaux.
👍 64
3 commentaires · 2 partages
Jean Morvel · il y a 2 h
Enfin ! Le toit fuyait depuis dix ans et personne ne disait rien.
J’aime · Répondre · 4
Aline P. · Super fan · il y a 1 h
Jean Morvel facile à dire quand on n’y travaille pas.
J’aime · Répondre
"""
THREAD = """Aller au contenu
Index du forum ‹ Chez nous
Le pont de Tarsac : qui paie ?
Répondre
luc_du_bac
Messages : 12
Inscription : 03 mars 2015 10:12

Le pont de Tarsac : qui paie ?
Message par luc_du_bac » 12 mai 2019 18:04

Le devis est passé de deux à cinq millions en un an, et personne ne l’explique.
Haut
Maria_T
Messages : 7
Inscription : 19 juin 2011 08:55

Re: Le pont de Tarsac : qui paie ?
Message par Maria_T » 13 mai 2019 07:26

luc_du_bac a écrit :
12 mai 2019 18:04
Le devis est passé de deux à cinq millions en un an
Parce que les piles ont été oubliées dans le premier.
Haut
Retourner vers « Chez nous »
Développé par phpBB® Forum Software © phpBB Limited
"""


def test_a_page_of_a_social_network() -> None:
    document = read_plain(SOCIAL)
    assert [(p.kind, p.author, p.reply_to) for p in document.passages] == [
        ("post", "Radio Plaine Haute", None),
        ("comment", "Jean Morvel", None),
        ("comment", "Aline P.", 1),
    ]
    assert (document.outlet, document.published) == ("Radio Plaine Haute", "2023-03-04T18:05")


def test_a_copied_phpbb_thread() -> None:
    document = read_plain(THREAD)
    assert [(p.kind, p.author, p.published) for p in document.passages] == [
        ("title", None, None),
        ("post", "luc_du_bac", "2019-05-12T18:04"),
        ("quote", "luc_du_bac", "2019-05-12T18:04"),
        ("post", "Maria_T", "2019-05-13T07:26"),
    ]
    assert document.title == "Le pont de Tarsac : qui paie ?"
    assert (document.passages[2].quotes, document.passages[3].reply_to) == (1, 1)


@pytest.mark.parametrize("attributes", ['a{}="1" ', 'a{}=">" ', "a{}=1 ", "a{}/", "a{}='<b>'"])
def test_an_element_with_absurdly_many_attributes_is_refused(attributes: str) -> None:
    with pytest.raises(ReadError):
        tree(f"<p {''.join(attributes.format(n) for n in range(20_000))}>Bonjour.</p>")


def test_a_long_picture_in_an_attribute_is_no_absurd_tag() -> None:
    assert tree(f'<p><img src="data:image/png;base64,{"A/" * 50_000}">Bonjour.</p>').tag == "html"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Azul fell-awen, tutlayt-nneɣ d tamaziɣt, ur tettwattu ara deg tmurt-nneɣ", "ber"),
        ("ⴰⵣⵓⵍ ⴼⵍⵍⴰⵡⵏ ⵜⴰⵎⴰⵣⵉⵖⵜ ⵜⴳⴰ ⵜⵓⵜⵍⴰⵢⵜ ⵏⵏⵖ ⵎⴰⵔⵔⴰ ⵉⵎⴰⵣⵉⵖⵏ", "ber"),
        ("هذا الخبر غير صحيح ولم تؤكده أي وزارة حتى الآن", "ar"),
        ("Honestly this is the worst decision that the council has taken in ten years.", "en"),
        ("Franchement, c’est la pire décision du conseil depuis dix ans.", "fr"),
        ("No me lo puedo creer, los vecinos de la calle están hartos de todo esto", "es"),
    ],
)
def test_languages_told_by_words_and_letters(text: str, language: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.html")), ids=lambda page: page.stem)
def test_the_index_finds_what_the_selectors_of_all_families_find(page: Path) -> None:
    root = tree(page.read_text("utf-8"))
    index = Index(root)
    for family in families():
        for css in (family.post, family.detect, family.drop, family.skip, family.section):
            assert index.select(css) == select(root, css), css
            assert not css or index.holds(css) == bool(select(root, css))
