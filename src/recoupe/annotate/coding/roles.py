"""Who acts and who undergoes: from the slots of a trigger to the parties."""

from collections.abc import Iterable

from recoupe.annotate.coding.finder import Place, Roles
from recoupe.annotate.coding.noun_roles import NounFinder
from recoupe.annotate.coding.parties import Cast
from recoupe.annotate.coding.triggers import Trigger
from recoupe.annotate.coding.verb_roles import VerbFinder
from recoupe.annotate.parsed import Paragraph

__all__ = ["Roles", "find_roles"]


def find_roles(trigger: Trigger, paragraph: Paragraph, cast: Cast) -> Roles:
    """Return the parties of an event."""
    finder = NounFinder(trigger, paragraph, cast) if trigger.noun else VerbFinder(trigger, paragraph, cast)
    roles = finder.roles()
    if trigger.rule.type == "PROTEST" and (called := finder.called()):
        roles = Roles(called, roles.recipients)
    if "mutual" in trigger.rule.flags and not roles.harmed:
        roles = Roles([*roles.actors, *roles.recipients], [])
    actors = [place for place in _unique(roles.actors) if not (finder.inside(place) or finder.is_scene(place))]
    recipients = [
        place for place in _unique(roles.recipients) if not (finder.inside(place) or finder.is_setting(place))
    ]
    return Roles(actors, [place for place in recipients if place not in actors])


def _unique(places: Iterable[Place]) -> list[Place]:
    found: list[Place] = []
    for place in places:
        if not any(where is place[0] and token.i == place[1].i for where, token in found):
            found.append(place)
    return found
