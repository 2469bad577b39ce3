"""Documents that credit each other in a circle: none of them can be the origin of what they pass round."""

from collections.abc import Iterator, Mapping

from recoupe.lineage.profile import Profile
from recoupe.lineage.story import REWRITE, Story


def circles(story: Story) -> list[tuple[str, ...]]:
    """Return the sets of documents each of which credited another, directly or through others, and is credited back."""
    credited = {key: frozenset(_taken_from(profile, story)) for key, profile in story.profiles.items()}
    credited = {key: found for key, found in credited.items() if found}
    reached = {key: _reached(key, credited) for key in credited}
    rings = {
        tuple(sorted(other for other in reached[key] if key in reached.get(other, ())))
        for key in credited
        if key in reached[key]
    }
    return sorted(rings)


def _taken_from(one: Profile, story: Story) -> Iterator[str]:
    """Yield for each credited site its document that is nearest, whenever it appeared."""
    sites = set(story.standings[one.id].credited)
    if not sites:
        return
    for other in story.nearness.candidates(one):
        site = story.standings[other.id].site
        if site in sites and story.nearness.near(one, other) >= REWRITE:
            sites.discard(site or "")
            yield other.id


def _reached(start: str, credited: Mapping[str, frozenset[str]]) -> set[str]:
    found: set[str] = set()
    todo = [start]
    while todo:
        new = credited.get(todo.pop(), frozenset()) - found
        found |= new
        todo.extend(sorted(new))
    return found
