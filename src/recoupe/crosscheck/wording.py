"""The reasons of a dossier, in French: one place for every sentence."""

from collections.abc import Sequence
from typing import Final

from recoupe.model.judgement import Reason

NO_CLASH: Final = Reason(
    rule="compare.no-clash@1", detail="Aucune négation, aucun contraire, aucun chiffre ne les oppose."
)
ONE_NEGATES: Final = Reason(rule="compare.negation@1", detail="Un seul des deux énoncés nie.")
ONE_CALLS_FALSE: Final = Reason(
    rule="compare.falsehood@1", detail="Un seul des deux énoncés parle de faux ou d’erreur."
)


def body(name: str, document: str) -> Reason:
    """Return the reason for an institution that speaks itself."""
    return Reason(rule="origin.organisation@1", detail=f"{name} parle en son propre nom.", evidence=(document,))


def person(name: str, document: str) -> Reason:
    """Return the reason for a person who speaks."""
    return Reason(rule="origin.person@1", detail=f"{name} s’exprime directement.", evidence=(document,))


def outside(name: str, document: str) -> Reason:
    """Return the reason for an outlet outside the collection."""
    detail = f"L’information vient de {name}, absent de la collection : il compte pour une origine."
    return Reason(rule="origin.outside@1", detail=detail, evidence=(document,))


def paper(outlet: str, document: str) -> Reason:
    """Return the reason for a document that an outlet has."""
    detail = (
        f"{outlet} a obtenu ou publié un document : il compte pour une origine, quel que soit le nombre de lecteurs."
    )
    return Reason(rule="origin.document@1", detail=detail, evidence=(document,))


def anonymous(outlet: str, words: str, document: str) -> Reason:
    """Return the reason for anonymous sources."""
    detail = f"Les sources anonymes de {outlet} (« {words} ») comptent pour une origine, quel que soit leur nombre."
    return Reason(rule="origin.anonymous@1", detail=detail, evidence=(document,))


def own_word(outlet: str, document: str) -> Reason:
    """Return the reason for an outlet that vouches alone."""
    detail = f"{outlet} ne nomme aucune source : il est lui-même l’origine."
    return Reason(rule="origin.media@1", detail=detail, evidence=(document,))


def heard_before(label: str, document: str) -> Reason:
    """Return the reason for a source that spoke before."""
    return Reason(
        rule="origin.same@1", detail=f"{label} avait déjà été entendu : pas d’origine de plus.", evidence=(document,)
    )


def witness(author: str, document: str) -> Reason:
    """Return the reason for a reader who says to have seen it."""
    detail = f"{author} dit l’avoir vu ou entendu : un lecteur n’est une origine que pour cela."
    return Reason(rule="origin.reader@1", detail=detail, evidence=(document,))


def repeats(label: str, document: str) -> Reason:
    """Return the reason for an authority that repeats another's statement."""
    detail = f"Ne fait que reprendre {label} : pas d’origine de plus."
    return Reason(rule="origin.repeats@1", detail=detail, evidence=(document,))


def retracted(document: str) -> Reason:
    """Return the reason for an origin that its carrier withdrew."""
    return Reason(
        rule="origin.retracted@1", detail="Son seul porteur s’est rétracté : elle ne compte plus.", evidence=(document,)
    )


def circle(documents: Sequence[str]) -> Reason:
    """Return the reason for documents that cite each other."""
    detail = "Citation circulaire : ces documents se citent les uns les autres et ne comptent qu’une fois."
    return Reason(rule="origin.circle@1", detail=detail, evidence=tuple(documents))


def little_shared(share: float) -> Reason:
    """Return the reason for two statements that have too little in common."""
    detail = f"Trop peu de mots en commun ({round(100 * share)} %) pour parler de la même chose."
    return Reason(rule="compare.unrelated@1", detail=detail)


def shared(share: float) -> Reason:
    """Return the reason for two statements about one thing."""
    return Reason(rule="compare.shared@1", detail=f"{round(100 * share)} % des mots qui portent le sens sont communs.")


def turned(words: Sequence[str]) -> Reason:
    """Return the reason for words that only one of two statements negates."""
    detail = f"Nié par un seul des deux : {', '.join(words)}."
    return Reason(rule="compare.scope@1", detail=detail)


def opposed(one: str, other: str) -> Reason:
    """Return the reason for two opposites."""
    return Reason(rule="compare.opposites@1", detail=f"« {one} » d’un côté, « {other} » de l’autre.")


def numbers(one: str, other: str) -> Reason:
    """Return the reason for two numbers that can't both hold."""
    return Reason(rule="compare.numbers@1", detail=f"« {one} » d’un côté, « {other} » de l’autre.")
