"""Classes of reported speech that journalists vary: each line is one way of saying, with what must come of it."""

import pytest

from speech_samples import said

CASES = [
    # text, source, content, modality
    ("Faux, rétorque sa compagne : il pêchait au large.", "sa compagne", "il pêchait au large", "asserted"),
    ("« Nous ne paierons pas », confie, sous le sceau de l’anonymat, un fonctionnaire du port.",
     "un fonctionnaire du port", "Nous ne paierons pas", "asserted"),
    ("« Le pont tiendra », s’est borné à répondre ce dernier.", "ce dernier", "Le pont tiendra", "asserted"),
    ("Les élus, qui pilotent le port, ont dénigré un texte « bâclé ».", "Les élus", "un texte « bâclé »", "asserted"),
    ("Les élus craignent un effondrement.", "Les élus", "un effondrement", "hedged"),
    ("Moscou prétend n’avoir visé qu’un convoi, version que le maire conteste.",
     "le maire", "n’avoir visé qu’un convoi", "denied"),
    ("Le maire offre trente postes, une proposition que le syndicat juge dérisoire.",
     "le syndicat", "dérisoire", "asserted"),
    ("Ils sont libres, sans contrepartie aux dires du préfet.", "préfet", "sans contrepartie", "asserted"),
    ("À Tarbal, où trois bergers auraient péri, la police veille.", None, "trois bergers auraient péri", "hedged"),
    ("Le marché a fermé, et une dizaine de vendeurs auraient fui.",
     None, "une dizaine de vendeurs auraient fui", "hedged"),
    ("Réputé proche du maire, le gardien serait en exil.", None, "le gardien serait en exil", "hedged"),
    ("La police parle de 200 marcheurs, les syndicats de 2 000.", "les syndicats", "2 000", "asserted"),
    ("Les juges l’ont débouté, au motif que le délit serait prescrit.",
     "Les juges", "le délit serait prescrit", "hedged"),
    ("Cette loi, assimilée par ses détracteurs à une censure, passe mardi.",
     "ses détracteurs", "une censure", "asserted"),
    ("L’incident est qualifié de « regrettable » par le ministère.", "le ministère", "regrettable", "asserted"),
    ("Il se voit reprocher d’avoir menti.", None, "avoir menti", "asserted"),
    ("Selon L’Écho, qui cite un élu, le pont tiendra.", "un élu", "le pont tiendra", "asserted"),
    ("D’aucuns murmurent que le maire part.", "D’aucuns", "le maire part", "hedged"),
    ("La ministre nous avait juré il y a trois mois de ne pas toucher aux quais.",
     "La ministre", "ne pas toucher aux quais", "asserted"),
    ("Le maire affirme que le pont tiendra : les travaux durent depuis mai.",
     "Le maire", "le pont tiendra", "asserted"),
    ("Tarbal accuse Varenne d’avoir miné le pont. Le préfet réfute en bloc et part.",
     "Le préfet", "avoir miné le pont", "denied"),
    ("L’usine affirme que l’eau est saine, les riverains disent le contraire.",
     "les riverains", "l’eau est saine", "denied"),
    ("On dit que le maire partira, je n’y crois pas.", "je", "le maire partira", "denied"),
    ("Mon voisin assure que le pont cède ; je n’en sais rien.", "je", "le pont cède", "open"),
    ("Selon le maire, le pont rouvrira, une hypothèse que le préfet n’a pas confirmée.",
     "le préfet", "le pont rouvrira", "open"),
    ("Le Quai des Brumes a jugé la mesure « sans fondement ».",
     "Le Quai des Brumes", "la mesure « sans fondement »", "asserted"),
    ("Le fonds a jugé la décision bienvenue.", "Le fonds", "la décision bienvenue", "asserted"),
    ("Le syndicat tient le préfet pour responsable de la crise.", "Le syndicat", "la crise", "asserted"),
    ("La commune tient ce vote pour « nul ».", "La commune", "ce vote pour « nul »", "asserted"),
    ("Le ministère fait état de trois morts et de 640 arrestations.",
     "Le ministère", "trois morts et de 640 arrestations", "asserted"),
    ("La maire, Jeanne Varo, avance un déficit de 310 000 euros.",
     "La maire, Jeanne Varo", "un déficit de 310 000 euros", "asserted"),
    ("Des habitants joints par téléphone évoquent un bilan plus lourd.",
     "Des habitants joints par téléphone", "un bilan plus lourd", "asserted"),
    ("L’agence estime à 578 000 le nombre d’exilés.", "L’agence", "à 578 000 le nombre d’exilés", "asserted"),
    ("Tarbal a dénoncé une décision « hâtive » et promis de répondre « sans tarder ».",
     "Tarbal", "répondre « sans tarder »", "asserted"),
    ("La mairie reconnaît que l’eau « a pu manquer », et promet un retour à la normale.",
     "La mairie", "un retour à la normale", "asserted"),
    ("La maire, elle, raconte que le pont tiendra.", "La maire", "le pont tiendra", "asserted"),
    ("Le collectif reproche à l’État d’avoir menti et l’appelle à agir.", "Le collectif", "avoir menti", "asserted"),
    ("Il leur a garanti qu’aucun gréviste ne serait puni.", "Il", "aucun gréviste ne serait puni", "asserted"),
    ("Mais la crue guette, préviennent deux experts.", "deux experts", "Mais la crue guette", "asserted"),
    ("J’ai lu dans L’Écho que le pont cédera.", "L’Écho", "le pont cédera", "asserted"),
    ("Je lis partout que le pont « tiendra ».", None, "le pont « tiendra »", "asserted"),
    ("L’Écho, citant un élu, écrit que le pont cédera.", "un élu", "le pont cédera", "asserted"),
    ("Le pont a cédé, rapporte l’agence Tarbal-Infos en citant le parquet.",
     "le parquet", "Le pont a cédé", "asserted"),
    ("La version du préfet est tout autre : le pont aurait tenu.", "préfet", "le pont aurait tenu", "hedged"),
    ("Nos informations sont formelles : le pont a cédé.", "Nos informations", "le pont a cédé", "asserted"),
    ("Des témoins décrivent une tout autre scène : le pont aurait tenu.",
     "Des témoins", "le pont aurait tenu", "hedged"),
    ("Une source nous apprend que le pont cède.", "Une source", "le pont cède", "asserted"),
    ("Mon voisin, qui vit à Tarbal, jure que le pont cède.",
     "Mon voisin, qui vit à Tarbal", "le pont cède", "asserted"),
    ("Le pont cède, selon un élu qui préfère rester discret.",
     "un élu qui préfère rester discret", "Le pont cède", "asserted"),
    ("Le comité des sages de la vallée, qui recense 40 morts, veille.",
     "Le comité des sages de la vallée", "40 morts", "asserted"),
    ("Les ravisseurs exigeraient un million, souffle un proche.",
     "un proche", "Les ravisseurs exigeraient un million", "hedged"),
    ("« Nous tiendrons », commente, désabusé, un cadre du port.", "un cadre du port", "Nous tiendrons", "asserted"),
    ("Pas question, répond le pouvoir.", "le pouvoir", "Pas question", "asserted"),
    ("Tarbal, qui y voit « un défi », a rendu la politesse le soir même.", "Tarbal", "un défi", "asserted"),
    ("Le gouvernement qui promettait de rouvrir le pont vient de le fermer.",
     "Le gouvernement", "rouvrir le pont", "asserted"),
    ("Je me demande qui paiera.", "Je", "qui paiera", "open"),
    ("De source policière, on apprend que deux hommes ont fui.", "source policière", "deux hommes ont fui", "asserted"),
    ("« Rien n’est décidé », temporise-t-on dans l’entourage du préfet.",
     "l’entourage du préfet", "Rien n’est décidé", "asserted"),
    ("Selon le maire le pont est sûr.", "le maire", "le pont est sûr", "asserted"),
    ("Il se dit dans le quartier que le maire part.", None, "le maire part", "hedged"),
    ("La ligue avance un bilan de neuf morts, que le préfet qualifie de « fantaisiste ».",
     "le préfet", "un bilan de neuf morts", "denied"),
    ("La ligue dénombre neuf morts, un décompte que le préfet juge fantaisiste.", "le préfet", "neuf morts", "denied"),
    ("Les trois hommes ont été tués, selon la police, une version que conteste la ligue.",
     "la ligue", "Les trois hommes ont été tués", "denied"),
    ("Le prévenu jure qu’il ignorait tout.", "Le prévenu", "il ignorait tout", "asserted"),
    ("Le maire ira au port, il me l’a confirmé de vive voix.", "il", "Le maire ira au port", "asserted"),
    ("Elle s’indigne du renvoi de neuf délégués, dont le tort est d’avoir parlé, et avertit que le port fermera.",
     "Elle", "le port fermera", "asserted"),
    ("Le collectif a plaidé pour une enquête et s’alarme d’une « routine ».",
     "Le collectif", "une « routine »", "asserted"),
    ("Le maire a beau jurer que « le pont tiendra », nul ne le croit.", "Le maire", "le pont tiendra", "asserted"),
    ("La marine marchande évoque des tirs de sommation.", "La marine marchande", "des tirs de sommation", "asserted"),
    ("Le parti prête au préfet l’intention de partir.", "Le parti", "l’intention de partir", "asserted"),
    ("Le syndicat tient le préfet pour responsable.", "Le syndicat", "le préfet pour responsable", "asserted"),
    ("Ils fuyaient des barrages où, disaient-ils, on les rançonnait.", "ils", "on les rançonnait", "asserted"),
    ("Un rapport, que nous avons pu lire, chiffre à deux millions les sommes dues.",
     "Un rapport, que nous avons pu lire", "à deux millions les sommes dues", "asserted"),
    ("Varenne laisse entendre que le pont fermera, hypothèse sur laquelle le préfet se tait.",
     "Varenne", "le pont fermera", "asserted"),
    ("Le pont paraît plus fragile que jamais.", None, "Le pont paraît plus fragile que jamais", "hedged"),
    ("Tarbal reconnaît la mort d’un élu, tué mardi par la police.",
     "Tarbal", "la mort d’un élu, tué mardi par la police", "asserted"),
    ("La ligue avertit le ministère de tutelle que le pont cédera.", "La ligue", "le pont cédera", "asserted"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "content", "modality"), CASES, ids=[case[0][:30] for case in CASES])
def test_ways_of_saying(text: str, source: str | None, content: str, modality: str) -> None:
    assert (source, content, modality) in [(e.source.text, e.content.text, e.modality) for e in said(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Le cadastre, de son côté, a renouvelé le permis.",
        "Je n’y crois qu’à moitié.",
        "Le chien décèle une odeur.",
        "Les groupes rebelles ont fui le port.",
    ],
)
def test_what_only_looks_like_speech(text: str) -> None:
    assert said(text) == ()


@pytest.mark.parametrize(
    ("text", "source", "via"),
    [
        ("« Le pont tiendra », a répondu le maire au micro de Radio Tarbal.", "le maire", "Radio Tarbal"),
        ("« Le pont tiendra », a assuré le maire à la chaîne Tarbal-Un.", "le maire", "la chaîne Tarbal-Un"),
        ("Joint par l’agence Tarbal-Infos, le maire a promis une enquête.", "le maire", "l’agence Tarbal-Infos"),
        ("Le maire a fait savoir par son porte-parole que le pont tiendra.", "Le maire", "son porte-parole"),
        ("Le maire a affirmé à la radio que le pont tiendra.", "Le maire", "la radio"),
        ("Le maire a affirmé à la presse que le pont tiendra.", "Le maire", None),
    ],
)
def test_through_whom_the_words_came(text: str, source: str, via: str | None) -> None:
    found = [(each.source.text, each.via) for each in said(text)]
    assert (source, (via,) if via else ()) in found


def test_apostrophes_set_apart_make_no_party() -> None:
    (found,) = said("Dans le cadre de l ' enquête , le maire affirme que le pont tiendra .")
    assert found.source.text == "le maire"


def test_a_gerund_after_an_inverted_pronoun_has_it_for_a_source() -> None:
    found = said("« Le pont a été repeint », souligne-t-il, estimant le coût des travaux à 100 000 euros.")
    assert [each.source.text for each in found if each.cue and each.cue.text == "estimant"] == ["il"]
