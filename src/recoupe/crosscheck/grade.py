"""The credibility of a statement in the Admiralty code, with the rule applied; ``reliability`` adds the other axis."""

from collections.abc import Sequence

from recoupe.crosscheck import wording
from recoupe.model.judgement import Grade, Origin, Reason
from recoupe.model.vocabulary import Credibility

NAMED = frozenset({"person", "organisation", "document"})


def grade(origins: tuple[Origin, ...], judged: tuple[Reason, ...] = ()) -> Grade:
    """Return the credibility that independent origins for and against a statement give, and what people judged of it.

    Reliability stays F (cannot be judged) until a source's record or a person sets it.
    """
    figure, rule = credibility(origins)
    evidence = sorted({each.document for each in origins if each.independent and not each.retracted_by})
    return Grade(reliability="F", credibility=figure, reasons=(wording.graded(rule, evidence), *judged))


def credibility(origins: Sequence[Origin]) -> tuple[Credibility, str]:
    """Return the figure that origins give and the name of the rule."""
    standing = [each for each in origins if each.independent and not each.retracted_by]
    for_it = [each for each in standing if each.stance == "supports"]
    against = [each for each in standing if each.stance == "denies"]
    return _credibility(for_it, against, withdrawn=any(each.retracted_by for each in origins))


def _credibility(for_it: list[Origin], against: list[Origin], *, withdrawn: bool) -> tuple[Credibility, str]:
    if against and len(against) >= 2 * max(1, len(for_it)):
        return 5, "denied"
    if not for_it:
        return (5 if withdrawn or against else 6), "withdrawn" if withdrawn else "no-origin"
    if against:
        return 4, "disputed"
    return _undisputed(for_it)


def _undisputed(for_it: list[Origin]) -> tuple[Credibility, str]:
    named = any(each.kind in NAMED for each in for_it)
    if len(for_it) > 1:
        return (1, "confirmed") if named else (2, "several-anonymous")
    return (3, "one-named") if named else (4, "one-anonymous")
