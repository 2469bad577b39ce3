"""Third-person forms, participles and infinitives of French verbs, for words that the tagger may take for nouns."""

from collections.abc import Iterator
from functools import cache
from typing import Final, Literal

Form = Literal["finite", "participle", "gerund", "infinitive"]
FUTURE: Final = ("a", "ont", "ait", "aient")

MODELS: Final = {
    "dire": ("dit disent disait disaient dit dirent", "dir", "dit", "disant"),
    "écrire": ("écrit écrivent écrivait écrivaient écrivit écrivirent", "écrir", "écrit", "écrivant"),
    "crire": ("crit crivent crivait crivaient crivit crivirent", "crir", "crit", "crivant"),
    "mettre": ("met mettent mettait mettaient mit mirent", "mettr", "mis", "mettant"),
    "tenir": ("tient tiennent tenait tenaient tint tinrent", "tiendr", "tenu", "tenant"),
    "venir": ("vient viennent venait venaient vint vinrent", "viendr", "venu", "venant"),
    "naître": ("naît naissent naissait naissaient nut nurent", "naîtr", "nu", "naissant"),
    "entir": ("ent entent entait entaient entit entirent", "entir", "enti", "entant"),
    "clure": ("clut cluent cluait cluaient clut clurent", "clur", "clu", "cluant"),
    "voir": ("voit voient voyait voyaient vit virent", "verr", "vu", "voyant"),
    "prévoir": ("prévoit prévoient prévoyait prévoyaient prévit prévirent", "prévoir", "prévu", "prévoyant"),
    "savoir": ("sait savent savait savaient sut surent", "saur", "su", "sachant"),
    "croire": ("croit croient croyait croyaient crut crurent", "croir", "cru", "croyant"),
    "aindre": ("aint aignent aignait aignaient aignit aignirent", "aindr", "aint", "aignant"),
    "faire": ("fait font faisait faisaient fit firent", "fer", "fait", "faisant"),
    "prendre": ("prend prennent prenait prenaient prit prirent", "prendr", "pris", "prenant"),
    "suivre": ("suit suivent suivait suivaient suivit suivirent", "suivr", "suivi", "suivant"),
    "eindre": ("eint eignent eignait eignaient eignit eignirent", "eindr", "eint", "eignant"),
    "rire": ("rit rient riait riaient rit rirent", "rir", "ri", "riant"),
    "uire": ("uit uisent uisait uisaient uisit uisirent", "uir", "uit", "uisant"),
    "rompre": ("rompt rompent rompait rompaient rompit rompirent", "rompr", "rompu", "rompant"),
    "cevoir": ("çoit çoivent cevait cevaient çut çurent", "cevr", "çu", "cevant"),
    "ouvrir": ("ouvre ouvrent ouvrait ouvraient ouvrit ouvrirent", "ouvrir", "ouvert", "ouvrant"),
    "quérir": ("quiert quièrent quérait quéraient quit quirent", "querr", "quis", "quérant"),
    "mouvoir": ("meut meuvent mouvait mouvaient mut murent", "mouvr", "mu", "mouvant"),
    "vouloir": ("veut veulent voulait voulaient voulut voulurent", "voudr", "voulu", "voulant"),
    "paraître": ("paraît paraissent paraissait paraissaient parut parurent", "paraîtr", "paru", "paraissant"),
    "battre": ("bat battent battait battaient battit battirent", "battr", "battu", "battant"),
}  # fmt: skip
"""By the infinitive's end: present, imperfect and past, the future's stem, the participle, the gerund."""


@cache
def forms(infinitive: str) -> dict[str, frozenset[Form]]:
    """Return the third-person forms of a verb with what each can be, its participles in all genders and numbers."""
    made: dict[str, set[Form]] = {}
    for word, form in _forms(infinitive):
        made.setdefault(word, set()).add(form)
    return {word: frozenset(found) for word, found in made.items()}


def _forms(infinitive: str) -> Iterator[tuple[str, Form]]:
    yield infinitive, "infinitive"
    finite, future, participle, gerund = _model(infinitive)
    for word in finite:
        yield word, "finite"
    for end in FUTURE:
        yield future + end, "finite"
    stems = (
        participle,
        participle + "e",
        participle if participle.endswith("s") else participle + "s",
        participle + "es",
    )
    for word in stems:
        yield word, "participle"
    yield gerund, "gerund"


def _model(infinitive: str) -> tuple[list[str], str, str, str]:
    for end in sorted(MODELS, key=len, reverse=True):
        if infinitive.endswith(end):
            stem = infinitive.removesuffix(end)
            present, future, participle, gerund = MODELS[end]
            return [stem + word for word in present.split()], stem + future, stem + participle, stem + gerund
    if infinitive.endswith("er"):
        return _first_group(infinitive.removesuffix("er"))
    if infinitive.endswith("ir"):
        stem = infinitive.removesuffix("r")
        finite = [stem + end for end in ("t", "ssent", "ssait", "ssaient", "rent")]
        return finite, stem + "r", stem, stem + "ssant"
    stem = infinitive.removesuffix("re")
    finite = [stem, *(stem + end for end in ("ent", "ait", "aient", "it", "irent"))]
    return finite, stem + "r", stem + "u", stem + "ant"


def _first_group(stem: str) -> tuple[list[str], str, str, str]:
    soft = {"g": stem + "e", "c": stem[:-1] + "ç"}.get(stem[-1], stem)
    strong = _strong(stem)
    finite = [*(strong + end for end in ("e", "ent")), *(soft + end for end in ("ait", "aient", "a")), stem + "èrent"]
    if stem.endswith("ay"):
        finite += [stem + "e", stem + "ent"]
    keeps = stem[-2:-1] == "é" or strong == stem
    return finite, (stem if keeps else strong) + "er", stem + "é", soft + "ant"


def _strong(stem: str) -> str:
    """Return the stem before a mute ending: « répèt- », « appell- », « martèl- », « balai- »."""
    if stem.endswith(("ay", "oy", "uy")):
        return stem[:-1] + "i"
    if stem.endswith(("appel", "ejet")):
        return stem + stem[-1]
    for width in (1, 2):
        vowel, end = stem[-width - 1 : -width], stem[-width:]
        if vowel in {"é", "e"} and all(
            letter not in "aeiouyéèê" for letter in end.removeprefix("gu").removeprefix("qu")
        ):
            weak = vowel == "e" and (width > 1 or stem[-width - 2 : -width - 1] in {"", "e"})
            return stem if weak else stem[: -width - 1] + "è" + end
    return stem
