"""The reasons of a lineage: one place for every sentence, French and English on adjacent lines."""

from collections.abc import Sequence
from typing import Final

from recoupe.lineage.align import Alignment
from recoupe.lineage.cues import Cue
from recoupe.lineage.profile import Profile, name_of
from recoupe.lineage.standing import Standing
from recoupe.model.judgement import Reason

OPINION: Final = Reason(
    rule="lineage.opinion@1",
    detail="Texte à la première personne, qui a sa propre matière.",
    english="A text in the first person, with a matter of its own.",
)
CUED: Final = {
    "retraction": ("Le texte se rétracte ou se corrige", "The text withdraws or corrects itself"),
    "denial": ("Le texte dément", "The text denies"),
}


def title(other: Profile) -> str:
    """Return how a document is called in a sentence."""
    return name_of(other.document)


def copied(other: Profile, alignment: Alignment) -> Reason:
    """Return the reason for a copy."""
    share, longest, name = round(100 * alignment.child_share), alignment.longest, title(other)
    return Reason(
        rule="lineage.copy@1",
        detail=f"{share} % des mots sont repris tels quels de {name} (jusqu’à {longest} mots de suite).",
        english=f"{share}% of the words are taken as they are from {name} (up to {longest} words in a row).",
        evidence=(other.id,),
    )


def cued(kind: str, cues: Sequence[Cue]) -> Reason:
    """Return the reason that a wording gives."""
    french, english = CUED[kind]
    return Reason(
        rule=cues[0].rule,
        detail=f"{french} : « {cues[0].text} ».",
        english=f"{english}: “{cues[0].text}”.",
    )


def denies(one: Profile, found: Standing) -> Reason:
    """Return the reason for a denial: its wording, else that it negates what others assert."""
    if found.denials:
        return cued("denial", found.denials)
    return Reason(
        rule="lineage.negates@1",
        detail="Le texte nie, phrase après phrase, ce que d’autres affirment.",
        english="The text negates, sentence by sentence, what others assert.",
        evidence=(one.id,),
    )


def withdraws(other: Profile) -> Reason:
    """Return the reason for what a retraction withdraws."""
    name = other.document.title or other.id
    return Reason(
        rule="lineage.retracts@1",
        detail=f"Revient sur un article antérieur du même média : {name}.",
        english=f"Goes back on an earlier article of the same outlet: {name}.",
        evidence=(other.id,),
    )


def answers(other: Profile) -> Reason:
    """Return the reason for what a denial answers."""
    return Reason(
        rule="lineage.answers@1",
        detail=f"Répond à ce qu’a publié {title(other)}, dont il reprend les termes.",
        english=f"Answers what {title(other)} published, in its terms.",
        evidence=(other.id,),
    )


def relays(other: Profile) -> Reason:
    """Return the reason for a relayed denial."""
    return Reason(
        rule="lineage.relays@1",
        detail=f"Relaie le démenti de {title(other)}.",
        english=f"Relays the denial of {title(other)}.",
        evidence=(other.id,),
    )


def first_hand(found: Standing) -> Reason:
    """Return the reason for first-hand matter."""
    if found.official:
        return Reason(
            rule="lineage.institution@1",
            detail="L’émetteur parle en son propre nom.",
            english="The issuer speaks in its own name.",
        )
    if not found.firsthand:
        return Reason(
            rule="lineage.quotes-anew@1",
            detail="Cite des sources anonymes que personne n’a citées avant.",
            english="Quotes anonymous sources that nobody quoted before.",
        )
    cue = found.firsthand[0]
    return Reason(
        rule=cue.rule,
        detail=f"Information de première main : « {cue.text} ».",
        english=f"First-hand information: “{cue.text}”.",
    )


def names(other: Profile) -> Reason:
    """Return the reason for a credited parent."""
    return Reason(
        rule="lineage.credit@1",
        detail=f"Nomme {title(other)} comme source.",
        english=f"Names {title(other)} as its source.",
        evidence=(other.id,),
    )


def near(other: Profile, nearness: float) -> Reason:
    """Return the reason for a rewrite without credit."""
    name = title(other)
    return Reason(
        rule="lineage.rewrite@1",
        detail=f"Mêmes noms, chiffres et mots rares que {name}, paru avant (proximité {nearness:.2f}).",
        english=f"The same names, numbers and rare words as {name}, which appeared before (nearness {nearness:.2f}).",
        evidence=(other.id,),
    )


def explains(other: Profile) -> Reason:
    """Return the reason for a further parent."""
    return Reason(
        rule="lineage.further@1",
        detail=f"Contient des éléments que seul {title(other)} donnait auparavant.",
        english=f"Holds elements that only {title(other)} gave before.",
        evidence=(other.id,),
    )


def outside(name: str) -> Reason:
    """Return the reason for a text that credits an outlet outside the collection."""
    return Reason(
        rule="lineage.outside@1",
        detail=f"Tient l’information de {name}, absent de la collection.",
        english=f"Has the information from {name}, which is not in the collection.",
    )


def cycle(members: Sequence[str]) -> Reason:
    """Return the note that documents credit each other in a circle."""
    return Reason(
        rule="lineage.cycle@1",
        detail="Citation circulaire : ces documents se citent les uns les autres et ne comptent qu’une fois.",
        english="Circular citation: these documents cite each other and count only once.",
        evidence=tuple(members),
    )


def same_owner(other: Profile, owner: str) -> Reason:
    """Return the note that two outlets have one owner."""
    return Reason(
        rule="lineage.same-owner@1",
        detail=f"Même propriétaire que {title(other)} : {owner}.",
        english=f"The same owner as {title(other)}: {owner}.",
        evidence=(other.id,),
    )


def alone() -> Reason:
    """Return the reason for a document that has nothing to do with the others."""
    return Reason(
        rule="lineage.unrelated@1",
        detail="Rien n’indique un lien avec les autres documents.",
        english="Nothing points to a link with the other documents.",
    )


def weighed(relation: str, odds: float) -> Reason:
    """Return the reason for a relation that the evidence speaks for, against the rules."""
    return Reason(
        rule="lineage.weighed@1",
        detail=f"Tous les indices pesés ensemble parlent pour « {relation} » ({odds:.2f}), contre la règle.",
        english=f"All evidence weighed together speaks for “{relation}” ({odds:.2f}), against the rule.",
    )


def likely_parent(other: Profile, odds: float) -> Reason:
    """Return the reason for a parent that the evidence speaks for."""
    return Reason(
        rule="lineage.likely-parent@1",
        detail=f"Tous les indices pesés ensemble désignent {title(other)} ({odds:.2f}).",
        english=f"All evidence weighed together points to {title(other)} ({odds:.2f}).",
        evidence=(other.id,),
    )
