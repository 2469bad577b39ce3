"""A dossier in one sentence, French or English, from the counts alone."""

from collections.abc import Sequence
from typing import Final

from recoupe.crosscheck.labels import mentioned
from recoupe.model.judgement import Dossier, Origin
from recoupe.model.typography import spaced
from recoupe.model.vocabulary import Tongue

KINDS: Final[dict[Tongue, dict[str, str]]] = {
    "fr": {"anonymous": "anonyme", "person": "une personne nommée", "organisation": "une institution",
           "media": "un média sans source", "document": "un document"},
    "en": {"anonymous": "anonymous", "person": "a named person", "organisation": "an institution",
           "media": "an outlet without a source", "document": "a document"},
}  # fmt: skip


def sentence(dossier: Dossier, tongue: Tongue = "fr") -> str:
    """Return how many independent origins stand behind a statement, who denies it, who withdrew."""
    parts = [_support(_standing(dossier.origins, "supports"), tongue)]
    against = _standing(dossier.origins, "denies")
    if against:
        names = ", ".join(mentioned(origin.label, tongue) for origin in against)
        parts.append(f"démenti par {names}" if tongue == "fr" else f"denied by {names}")
    if any(origin.retracted_by for origin in dossier.origins):
        parts.append("une origine s’est rétractée" if tongue == "fr" else "one origin has withdrawn")
    text = " ; ".join(parts) if tongue == "fr" else "; ".join(parts)
    return spaced(f"{text[0].upper()}{text[1:]}.", tongue)


def _standing(found: Sequence[Origin], stance: str) -> list[Origin]:
    return [each for each in found if each.stance == stance and each.independent and not each.retracted_by]


def _support(found: Sequence[Origin], tongue: Tongue) -> str:
    if not found:
        return "aucune origine indépendante ne l’affirme" if tongue == "fr" else "no independent origin asserts it"
    kinds = ", ".join(dict.fromkeys(KINDS[tongue][each.kind] for each in found))
    if len(found) == 1:
        return f"une seule origine ({kinds})" if tongue == "fr" else f"a single origin ({kinds})"
    count = len(found)
    return f"{count} origines indépendantes ({kinds})" if tongue == "fr" else f"{count} independent origins ({kinds})"
