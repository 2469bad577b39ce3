"""The reasons of a dossier, in French: one place for every sentence."""

from collections.abc import Sequence

from recoupe.model.judgement import Reason


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
