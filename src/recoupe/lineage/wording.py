"""The reasons of a lineage, in French: one place for every sentence."""

from collections.abc import Sequence
from typing import Final

from recoupe.lineage.align import Alignment
from recoupe.lineage.cues import Cue
from recoupe.lineage.profile import Profile, name_of
from recoupe.lineage.standing import Standing
from recoupe.model.judgement import Reason

OPINION: Final = Reason(rule="lineage.opinion@1", detail="Texte à la première personne, qui a sa propre matière.")


def title(other: Profile) -> str:
    """Return how a document is called in a sentence."""
    return name_of(other.document)


def copied(other: Profile, alignment: Alignment) -> Reason:
    """Return the reason for a copy."""
    share = round(100 * alignment.child_share)
    detail = f"{share} % des mots sont repris tels quels de {title(other)} (jusqu’à {alignment.longest} mots de suite)."
    return Reason(rule="lineage.copy@1", detail=detail, evidence=(other.id,))


def cued(kind: str, cues: Sequence[Cue]) -> Reason:
    """Return the reason that a wording gives."""
    names = {"retraction": "Le texte se rétracte ou se corrige", "denial": "Le texte dément"}
    return Reason(rule=cues[0].rule, detail=f"{names[kind]} : « {cues[0].text} ».")


def denies(one: Profile, found: Standing) -> Reason:
    """Return the reason for a denial: its wording, else that it negates what others assert."""
    if found.denials:
        return cued("denial", found.denials)
    detail = "Le texte nie, phrase après phrase, ce que d’autres affirment."
    return Reason(rule="lineage.negates@1", detail=detail, evidence=(one.id,))


def withdraws(other: Profile) -> Reason:
    """Return the reason for what a retraction withdraws."""
    detail = f"Revient sur un article antérieur du même média : {other.document.title or other.id}."
    return Reason(rule="lineage.retracts@1", detail=detail, evidence=(other.id,))


def answers(other: Profile) -> Reason:
    """Return the reason for what a denial answers."""
    detail = f"Répond à ce qu’a publié {title(other)}, dont il reprend les termes."
    return Reason(rule="lineage.answers@1", detail=detail, evidence=(other.id,))


def relays(other: Profile) -> Reason:
    """Return the reason for a relayed denial."""
    return Reason(rule="lineage.relays@1", detail=f"Relaie le démenti de {title(other)}.", evidence=(other.id,))


def first_hand(found: Standing) -> Reason:
    """Return the reason for first-hand matter."""
    if found.official:
        return Reason(rule="lineage.institution@1", detail="L’émetteur parle en son propre nom.")
    cue = found.firsthand[0]
    return Reason(rule=cue.rule, detail=f"Information de première main : « {cue.text} ».")


def names(other: Profile) -> Reason:
    """Return the reason for a credited parent."""
    return Reason(rule="lineage.credit@1", detail=f"Nomme {title(other)} comme source.", evidence=(other.id,))


def near(other: Profile, nearness: float) -> Reason:
    """Return the reason for a rewrite without credit."""
    detail = f"Mêmes noms, chiffres et mots rares que {title(other)}, paru avant (proximité {nearness:.2f})."
    return Reason(rule="lineage.rewrite@1", detail=detail, evidence=(other.id,))


def explains(other: Profile) -> Reason:
    """Return the reason for a further parent."""
    detail = f"Contient des éléments que seul {title(other)} donnait auparavant."
    return Reason(rule="lineage.further@1", detail=detail, evidence=(other.id,))


def outside(name: str) -> Reason:
    """Return the reason for a text that credits an outlet outside the collection."""
    return Reason(rule="lineage.outside@1", detail=f"Tient l’information de {name}, absent de la collection.")


def cycle(members: Sequence[str]) -> Reason:
    """Return the note that documents credit each other in a circle."""
    detail = "Citation circulaire : ces documents se citent les uns les autres et ne comptent qu’une fois."
    return Reason(rule="lineage.cycle@1", detail=detail, evidence=tuple(members))


def alone() -> Reason:
    """Return the reason for a document that has nothing to do with the others."""
    return Reason(rule="lineage.unrelated@1", detail="Rien n’indique un lien avec les autres documents.")
