"""Numbers that change because the matter goes on: a toll that its own issuer replaces by a later one."""

from collections.abc import Mapping

from recoupe.crosscheck import wording
from recoupe.crosscheck.amounts import in_tongues
from recoupe.lineage.standing import Standing
from recoupe.model.judgement import Development, Figure, Origin


def developments(
    numbers: tuple[Figure, ...],
    origins: tuple[Origin, ...],
    standings: Mapping[str, Standing],
) -> tuple[Development, ...]:
    """Return the figures that their own issuer replaced by a later one, which contradicts none, in that order."""
    bodies = {standings[each.document].site for each in origins if each.kind == "organisation"}
    last = {site: figure for figure in numbers if (site := standings[figure.document].site) in bodies}
    made = ((one, last.get(standings[one.document].site, one)) for one in numbers)
    return tuple(
        wording.developed(in_tongues(one), in_tongues(other), (one.document, other.document))
        for one, other in made
        if one is not other
    )


def replaced(found: tuple[Development, ...]) -> frozenset[str]:
    """Return the documents whose figure was replaced."""
    return frozenset(each.documents[0] for each in found)
