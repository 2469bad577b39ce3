"""The Admiralty rating of a statement: reliability of who says it, credibility of what is said, with the rules applied.

Reliability stays F (cannot be judged) until a source's record or a person sets it.
"""

from recoupe.model.judgement import Grade, Origin, Reason
from recoupe.model.vocabulary import Credibility

NAMED = frozenset({"person", "organisation", "document"})


def grade(origins: tuple[Origin, ...]) -> Grade:
    """Return the rating that independent origins for and against a statement give."""
    for_it = [each for each in origins if each.stance == "supports" and each.independent and not each.retracted_by]
    against = [each for each in origins if each.stance == "denies" and each.independent and not each.retracted_by]
    withdrawn = any(each.retracted_by for each in origins)
    credibility, rule, detail = _credibility(for_it, against, withdrawn=withdrawn)
    evidence = tuple(sorted({each.document for each in (*for_it, *against)}))
    unknown = Reason(rule="grade.unknown-record@1", detail="Fiabilité de la source : pas encore d’historique (F).")
    return Grade(
        reliability="F",
        credibility=credibility,
        reasons=(unknown, Reason(rule=rule, detail=detail, evidence=evidence)),
    )


def _credibility(for_it: list[Origin], against: list[Origin], *, withdrawn: bool) -> tuple[Credibility, str, str]:
    if against and len(against) >= 2 * max(1, len(for_it)):
        return 5, "grade.denied@1", "Démenti par plus d’origines qu’il n’en reste pour l’affirmer."
    if not for_it:
        detail = "Aucune origine ne l’affirme plus" + (", la seule s’étant rétractée." if withdrawn else ".")
        return (5 if withdrawn or against else 6), "grade.no-origin@1", detail
    if against:
        return 4, "grade.disputed@1", "Affirmé et démenti par des origines indépendantes."
    return _undisputed(for_it)


def _undisputed(for_it: list[Origin]) -> tuple[Credibility, str, str]:
    named = any(each.kind in NAMED for each in for_it)
    if len(for_it) > 1 and named:
        return 1, "grade.confirmed@1", "Confirmé par au moins deux origines indépendantes, dont une nommée."
    if len(for_it) > 1:
        return 2, "grade.several-anonymous@1", "Plusieurs origines indépendantes, mais toutes anonymes ou médiatiques."
    if named:
        return 3, "grade.one-named@1", "Une seule origine, nommée."
    return 4, "grade.one-anonymous@1", "Une seule origine, anonyme ou sans source."
